// A real server over TLS on a free port, with the world of season_fixture.h behind it. Everybody in
// it has a token. Calls are made by their descriptors and as bytes, so that a test can send what no
// client of ours would.
#ifndef AWARD_TESTS_E2E_SERVER_FIXTURE_H_
#define AWARD_TESTS_E2E_SERVER_FIXTURE_H_

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "google/protobuf/message.h"
#include "grpcpp/channel.h"
#include "grpcpp/support/status.h"
#include "gtest/gtest.h"
#include "server/base/id.h"
#include "server/model/season.h"
#include "server/rpc/server.h"
#include "tests/testing/fake_clock.h"
#include "tests/testing/matchers.h"
#include "tests/testing/temp_directory.h"

namespace award::testing {

// What came back for one call.
struct Heard {
  grpc::Status status;
  std::string bytes;

  // The reason in the details; "OK" when the call went well, empty when there are no details.
  std::string reason() const;
  // A fact of the error by its key; empty when it is not there.
  std::string fact(const std::string& key) const;
};

class ServerFixture : public ::testing::Test {
 protected:
  void SetUp() override;
  // Stops the server; the invariants must hold.
  void TearDown() override;

  void StartServer();
  rpc::Server& server() { return *server_; }
  std::string database() const { return directory_.File("award.db"); }
  std::string ca() const { return directory_.File("tls/ca.pem"); }

  // A channel that trusts the server's authority.
  std::shared_ptr<grpc::Channel> Channel() const;
  // The token that `person` calls with, whoever that is.
  static std::string TokenOf(std::string_view person);

  // Calls the method of this path ("/award.v1.SeasonService/GetSeason") with these bytes; without a
  // token when it is empty.
  Heard CallBytes(const std::string& path, const std::string& bytes, const std::string& token) {
    return CallOn(channel_, path, bytes, token);
  }
  // The same through another channel.
  static Heard CallOn(const std::shared_ptr<grpc::Channel>& channel, const std::string& path,
                      const std::string& bytes, const std::string& token);
  // Calls the method that takes this request, as `person`.
  Heard Call(std::string_view person, const google::protobuf::Message& request);
  // The same; the reply, which the call must give.
  template <typename Reply>
  Reply Ask(std::string_view person, const google::protobuf::Message& request) {
    const Heard heard = Call(person, request);
    EXPECT_TRUE(heard.status.ok()) << heard.reason() << ": " << heard.status.error_message();
    Reply reply;
    EXPECT_TRUE(reply.ParseFromString(heard.bytes));
    return reply;
  }

  // Lays rows down directly.
  void Place(const std::function<absl::Status(storage::WriteTransaction&)>& place);
  void PlaceSeasonIn(SeasonState state);
  // How many events there are.
  int64_t EventCount();

  const SeasonId season_{"116"};
  FakeClock clock_;
  base::RandomIds ids_;

 private:
  TempDirectory directory_;
  std::unique_ptr<rpc::Server> server_;
  std::shared_ptr<grpc::Channel> channel_;
};

}  // namespace award::testing

#endif  // AWARD_TESTS_E2E_SERVER_FIXTURE_H_
