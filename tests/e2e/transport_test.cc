// The server's edge: what is not TLS, not UTF-8, not a message or too long is refused and changes
// nothing; a second server does not start; a stop loses nothing.
#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include "award/v1/person.pb.h"
#include "fmt/format.h"
#include "grpcpp/create_channel.h"
#include "grpcpp/security/credentials.h"
#include "server/rpc/certificates.h"
#include "server/rpc/files.h"
#include "server/storage/people.h"
#include "tests/e2e/server_fixture.h"

namespace award::testing {
namespace {

using grpc::StatusCode;

constexpr char kCreatePerson[] = "/award.v1.PersonService/CreatePerson";
constexpr char kGetCaller[] = "/award.v1.PersonService/GetCaller";

class TransportTest : public ServerFixture {
 protected:
  grpc::Status CallWith(const std::shared_ptr<grpc::ChannelCredentials>& credentials) {
    const auto channel =
        grpc::CreateChannel(fmt::format("localhost:{}", server().port()), credentials);
    return CallOn(channel, kGetCaller, "", TokenOf("chen")).status;
  }

  rpc::ServerOptions SecondServer(const std::string& database, const std::string& listen) {
    rpc::Certificates certificates = *rpc::LoadCertificates(ca().substr(0, ca().find_last_of('/')));
    return {.database = database,
            .listen = listen,
            .certificate = certificates.certificate,
            .private_key = certificates.private_key};
  }
};

TEST_F(TransportTest, APlaintextClientIsRefused) {
  EXPECT_EQ(CallWith(grpc::InsecureChannelCredentials()).error_code(), StatusCode::UNAVAILABLE);
}

TEST_F(TransportTest, AClientThatTrustsAnotherAuthorityIsRefused) {
  const TempDirectory other;
  ASSERT_OK(rpc::MakeCertificates(other.File("tls"), {}));
  grpc::SslCredentialsOptions tls;
  tls.pem_root_certs = *rpc::ReadFile(other.File("tls/ca.pem"));
  EXPECT_EQ(CallWith(grpc::SslCredentials(tls)).error_code(), StatusCode::UNAVAILABLE);
}

TEST_F(TransportTest, ASecondServerOnTheSameDatabaseDoesNotStart) {
  EXPECT_THAT(rpc::Server::Start(SecondServer(database(), "127.0.0.1:0"), clock_, ids_),
              HasReason(base::Reason::kDatabaseInUse));
}

TEST_F(TransportTest, ASecondServerOnTheSamePortDoesNotStart) {
  const TempDirectory other;
  const std::string address = fmt::format("127.0.0.1:{}", server().port());
  EXPECT_THAT(rpc::Server::Start(SecondServer(other.File("award.db"), address), clock_, ids_),
              HasReason(base::Reason::kAddressUnusable));
}

TEST_F(TransportTest, AnUnknownMethodIsUnimplemented) {
  const Heard heard = CallBytes("/award.v1.SeasonService/DeleteSeason", "", TokenOf("chen"));
  EXPECT_EQ(heard.status.error_code(), StatusCode::UNIMPLEMENTED);
}

TEST_F(TransportTest, AnOverlongMessageIsRefused) {
  const int64_t events = EventCount();
  v1::CreatePersonRequest request;
  request.set_person_id("new");
  request.mutable_person()->set_display_name(std::string(2 * 1024 * 1024, 'a'));
  EXPECT_EQ(Call("chen", request).status.error_code(), StatusCode::RESOURCE_EXHAUSTED);
  EXPECT_EQ(EventCount(), events);
}

TEST_F(TransportTest, OverlongMetadataIsRefused) {
  const Heard heard = CallBytes(kGetCaller, "", std::string(64 * 1024, 'a'));
  EXPECT_FALSE(heard.status.ok());
}

TEST_F(TransportTest, WhatIsNotUtf8IsRefusedByName) {
  // person_id (field 1) of two bytes that no character starts with.
  const Heard heard = CallBytes(kCreatePerson, "\x0A\x02\xFF\xFE", TokenOf("chen"));
  EXPECT_EQ(heard.status.error_code(), StatusCode::INVALID_ARGUMENT);
  EXPECT_EQ(heard.reason(), "TEXT_NOT_UTF8");
}

TEST_F(TransportTest, WhatIsNoMessageIsRefusedByName) {
  const Heard heard = CallBytes(kCreatePerson, "\x0A\x05x", TokenOf("chen"));
  EXPECT_EQ(heard.status.error_code(), StatusCode::INVALID_ARGUMENT);
  EXPECT_EQ(heard.reason(), "FIELD_INVALID");
}

TEST_F(TransportTest, HealthIsTheOnlyAnswerWithoutAToken) {
  const Heard heard = CallBytes("/grpc.health.v1.Health/Check", "", "");
  EXPECT_TRUE(heard.status.ok()) << heard.status.error_message();
  EXPECT_EQ(heard.bytes, "\x08\x01");  // SERVING.
  const Heard reflection =
      CallBytes("/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo", "", "");
  EXPECT_EQ(reflection.status.error_code(), StatusCode::UNIMPLEMENTED);
}

TEST_F(TransportTest, AStopAnswersWhatIsUnderWayAndLosesNothing) {
  std::atomic<int> next{0};
  std::atomic<bool> stopped{false};
  std::vector<std::vector<std::string>> acknowledged(4);
  std::vector<std::thread> threads;
  for (auto& mine : acknowledged) {
    threads.emplace_back([&] {
      while (!stopped) {
        v1::CreatePersonRequest request;
        request.set_person_id(fmt::format("person-{}", next++));
        request.mutable_person()->set_display_name("同仁");
        if (!Call("chen", request).status.ok()) return;
        mine.push_back(request.person_id());
      }
    });
  }
  while (next < 40) std::this_thread::yield();
  ASSERT_OK(server().Stop());
  stopped = true;
  for (std::thread& thread : threads) thread.join();

  StartServer();
  size_t count = 0;
  ASSERT_OK(server().store().Read([&](const storage::ReadTransaction& transaction) {
    for (const auto& mine : acknowledged) {
      for (const std::string& person : mine) {
        const absl::Status found = storage::LoadPerson(transaction, PersonId(person)).status();
        if (!found.ok()) return found;
        ++count;
      }
    }
    return absl::OkStatus();
  }));
  EXPECT_GE(count, 30U);
}

}  // namespace
}  // namespace award::testing
