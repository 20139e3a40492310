// The way to the server: what is sent, what is repeated, and each way it can fail, on a real wire.
#include <grpcpp/security/server_credentials.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <thread>

#include "award/v1/person.pb.h"
#include "award/v1/season.pb.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/client/runner.h"

namespace award::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TestServer::Method AnswerWith(const google::protobuf::Message& message) {
  const std::string bytes = message.SerializeAsString();
  return [bytes](const TestServer::Call&) { return TestServer::Answer{{bytes}, grpc::Status::OK}; };
}

TestServer::Method RefuseWith(const grpc::Status& status) {
  return [status](const TestServer::Call&) { return TestServer::Answer{{}, status}; };
}

v1::Person Chen() {
  v1::Person person;
  person.set_name("people/chen");
  person.set_display_name("陳美玲");
  person.add_roles()->set_role(v1::STAFF);
  return person;
}

// A port on which somebody listens who says nothing of TLS, or whose connections are never taken.
class PlainListener {
 public:
  PlainListener() : descriptor_(socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    bind(descriptor_, reinterpret_cast<sockaddr*>(&address), sizeof address);
    socklen_t size = sizeof address;
    getsockname(descriptor_, reinterpret_cast<sockaddr*>(&address), &size);
    port_ = ntohs(address.sin_port);
  }
  ~PlainListener() { close(descriptor_); }

  int descriptor() const { return descriptor_; }
  std::string address() const { return "127.0.0.1:" + std::to_string(port_); }

 private:
  int descriptor_;
  int port_ = 0;
};

TEST(Wire, CarriesTheToken) {
  Online online;
  std::string seen;
  online.server.On("PersonService.GetCaller", [&](const TestServer::Call& call) {
    seen = call.authorization;
    return TestServer::Answer{{Chen().SerializeAsString()}, grpc::Status::OK};
  });
  const Outcome outcome = online.Run({"person", "whoami"});
  EXPECT_EQ(outcome.exit, 0) << outcome.err;
  EXPECT_EQ(seen, "Bearer secret-token");
  EXPECT_THAT(outcome.out, HasSubstr("陳美玲"));
  EXPECT_THAT(outcome.out + outcome.err, Not(HasSubstr("secret-token")));
}

TEST(Wire, NeedsATokenFileThatOthersCannotRead) {
  Online online;
  std::filesystem::permissions(online.folder.File("token"), std::filesystem::perms(0644));
  const Outcome outcome = online.Run({"person", "whoami"});
  EXPECT_EQ(outcome.exit, 2);
  EXPECT_THAT(outcome.err, HasSubstr("[TOKEN_FILE_OPEN]"));
  EXPECT_EQ(online.server.calls(), 0);
}

TEST(Wire, TellsARefusedConnection) {
  Online online;
  const PlainListener bound;  // Bound, not listening: nobody else can take the port.
  const Outcome outcome = online.Run({"--server", bound.address(), "person", "whoami"});
  EXPECT_EQ(outcome.exit, 3);
  EXPECT_THAT(outcome.err, HasSubstr("[SERVER_REFUSED_CONNECTION]"));
}

TEST(Wire, TellsAPortWithoutTls) {
  Online online;
  const PlainListener listener;
  ASSERT_EQ(listen(listener.descriptor(), 8), 0);
  std::atomic<bool> done = false;
  std::thread server([&] {
    while (!done) {
      const int connection = accept(listener.descriptor(), nullptr, nullptr);
      if (connection < 0) break;
      constexpr char kHttp[] = "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n";
      (void)!write(connection, kHttp, sizeof kHttp - 1);
      close(connection);
    }
  });
  const Outcome outcome = online.Run({"--server", listener.address(), "person", "whoami"});
  done = true;
  shutdown(listener.descriptor(), SHUT_RDWR);
  server.join();
  EXPECT_EQ(outcome.exit, 3);
  EXPECT_THAT(outcome.err, HasSubstr("[SERVER_NOT_TLS]"));
}

TEST(Wire, TellsAWrongCa) {
  Online online;
  WriteFile(online.folder.File("other.pem"), MakeCertificates().ca);
  const Outcome outcome = online.Run({"--ca", online.folder.File("other.pem"), "person", "whoami"});
  EXPECT_EQ(outcome.exit, 3);
  EXPECT_THAT(outcome.err, HasSubstr("[SERVER_NOT_TRUSTED]"));
  EXPECT_EQ(online.server.calls(), 0);
}

TEST(Wire, TellsACertificateOfAnotherName) {
  const Certificates certificates = MakeCertificates("award.example");
  const TestServer server(certificates);
  Online online;
  WriteFile(online.folder.File("example.pem"), certificates.ca);
  const Outcome outcome = online.Run({"--server", server.address(), "--ca",
                                      online.folder.File("example.pem"), "person", "whoami"});
  EXPECT_EQ(outcome.exit, 3);
  EXPECT_THAT(outcome.err, HasSubstr("[SERVER_NAME_DIFFERS]"));
  EXPECT_EQ(server.calls(), 0);
}

TEST(Wire, TellsAnUnknownAddress) {
  Online online;
  for (const char* server : {"no-such-host.invalid:8443", "127.0.0.1"}) {
    const Outcome outcome = online.Run({"--server", server, "person", "whoami"});
    EXPECT_EQ(outcome.exit, 3);
    EXPECT_THAT(outcome.err, HasSubstr("[SERVER_ADDRESS_UNKNOWN]")) << server;
  }
}

TEST(Wire, TellsAnExpiredTokenInBothLanguages) {
  Online online;
  online.server.On("PersonService.GetCaller",
                   RefuseWith({grpc::StatusCode::UNAUTHENTICATED, "no"}));
  EXPECT_THAT(online.Run({"person", "whoami"}).err,
              HasSubstr("The token is missing, expired or revoked."));
  const Outcome outcome = online.Run({"--lang", "zh-TW", "person", "whoami"});
  EXPECT_EQ(outcome.exit, 1);
  EXPECT_THAT(outcome.err, HasSubstr("權杖不存在、已到期或已撤銷。"));
}

TEST(Wire, PrintsTheServersRefusalAndWhatIsMissing) {
  Online online;
  v1::PreconditionFailure failure;
  auto* violation = failure.add_violations();
  violation->set_type("SCHEDULE_MISSING");
  violation->set_subject("seasons/116");
  violation->set_description("seasons/116 has no schedule.");
  online.server.On("SeasonService.AnnounceSeason",
                   RefuseWith(Refusal(grpc::StatusCode::FAILED_PRECONDITION, "REQUIREMENTS_MISSING",
                                      {}, failure)));
  const Outcome english = online.Run({"season", "announce", "116"});
  EXPECT_EQ(english.exit, 1);
  EXPECT_EQ(english.out, "");
  EXPECT_EQ(english.err,
            "award: Not ready. What is missing: [REQUIREMENTS_MISSING]\n"
            "  - 116: seasons/116 has no schedule. [SCHEDULE_MISSING]\n");
  const Outcome chinese = online.Run({"--lang", "zh-TW", "season", "announce", "116"});
  EXPECT_THAT(chinese.err, HasSubstr("  - 116：年度評選尚無時程。 [SCHEDULE_MISSING]\n"));
}

TEST(Wire, RepeatsABusyCallWithTheSameRequestId) {
  Online online;
  std::vector<std::string> ids;
  online.server.OnUnary<v1::VoidSeasonRequest, v1::Season>(
      "SeasonService.VoidSeason", [&](const v1::VoidSeasonRequest& request, v1::Season& season) {
        ids.push_back(request.request_id());
        if (ids.size() < 3) return Refusal(grpc::StatusCode::RESOURCE_EXHAUSTED, "OVERLOADED");
        season.set_name(request.name());
        return grpc::Status::OK;
      });
  const Outcome outcome = online.Run({"season", "void", "116", "--reason", "x"});
  EXPECT_EQ(outcome.exit, 0) << outcome.err;
  ASSERT_EQ(ids.size(), 3U);
  EXPECT_EQ(ids[0], ids[1]);
  EXPECT_EQ(ids[0], ids[2]);
  EXPECT_EQ(ids[0].size(), 36U);
}

TEST(Wire, DoesNotRepeatADefiniteRefusal) {
  Online online;
  online.server.On("SeasonService.GetSeason",
                   RefuseWith(Refusal(grpc::StatusCode::NOT_FOUND, "NOT_FOUND")));
  EXPECT_EQ(online.Run({"season", "get", "116"}).exit, 1);
  EXPECT_EQ(online.server.calls(), 1);
}

TEST(Wire, SaysThatTheOutcomeOfAWriteIsUnknown) {
  Online online;
  std::string id;
  online.server.On("SeasonService.VoidSeason", [&](const TestServer::Call& call) {
    v1::VoidSeasonRequest request;
    request.ParseFromString(call.requests.at(0));
    id = request.request_id();
    return TestServer::Answer{{}, {grpc::StatusCode::UNAVAILABLE, "Socket closed"}};
  });
  const Outcome outcome = online.Run({"--timeout", "1", "season", "void", "116", "--reason", "x"});
  EXPECT_EQ(outcome.exit, 4);
  EXPECT_THAT(outcome.err, HasSubstr("[OUTCOME_UNKNOWN]"));
  EXPECT_THAT(outcome.err, HasSubstr("--request-id " + id));
  EXPECT_GT(online.server.calls(), 1);
}

// The first try may have been done; that a later one was turned away says nothing about it.
TEST(Wire, KeepsAnUnknownOutcomeUnknownWhenTheServerIsBusyLater) {
  Online online;
  int calls = 0;
  online.server.On("SeasonService.VoidSeason", [&](const TestServer::Call&) {
    if (calls++ == 0) return TestServer::Answer{{}, {grpc::StatusCode::UNAVAILABLE, "reset"}};
    return TestServer::Answer{{}, Refusal(grpc::StatusCode::RESOURCE_EXHAUSTED, "OVERLOADED")};
  });
  const Outcome outcome = online.Run({"--timeout", "1", "season", "void", "116", "--reason", "x"});
  EXPECT_EQ(outcome.exit, 4) << outcome.err;
  EXPECT_GT(calls, 1);
}

TEST(Wire, SaysThatABusyServerRefused) {
  Online online;
  online.server.On("SeasonService.VoidSeason",
                   RefuseWith(Refusal(grpc::StatusCode::RESOURCE_EXHAUSTED, "OVERLOADED")));
  const Outcome outcome = online.Run({"--timeout", "1", "season", "void", "116", "--reason", "x"});
  EXPECT_EQ(outcome.exit, 1);
  EXPECT_THAT(outcome.err, HasSubstr("[OVERLOADED]"));
}

TEST(Wire, DoesNotCallAReadUnknown) {
  Online online;
  online.server.On("SeasonService.GetSeason",
                   RefuseWith({grpc::StatusCode::UNAVAILABLE, "Socket closed"}));
  const Outcome outcome = online.Run({"--timeout", "1", "season", "get", "116"});
  EXPECT_EQ(outcome.exit, 3);
  EXPECT_THAT(outcome.err, HasSubstr("[SERVER_CONNECTION_LOST]"));
}

TEST(Ping, SaysWhoIsCalling) {
  Online online;
  online.server.On("PersonService.GetCaller", AnswerWith(Chen()));
  const Outcome outcome = online.Run({"ping"});
  EXPECT_EQ(outcome.exit, 0);
  EXPECT_THAT(outcome.out, HasSubstr("陳美玲"));
  EXPECT_THAT(outcome.err, HasSubstr("answers"));
}

}  // namespace
}  // namespace award::testing
