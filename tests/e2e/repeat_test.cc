// A call that is repeated with its request_id has one effect and one answer; a call that only
// validates has none; a secret is in one answer and nowhere else.
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include "award/v1/agency.pb.h"
#include "award/v1/event.pb.h"
#include "award/v1/person.pb.h"
#include "fmt/format.h"
#include "tests/e2e/server_fixture.h"

namespace award::testing {
namespace {

class RepeatTest : public ServerFixture {
 protected:
  static v1::CreatePersonRequest NewPerson(const std::string& id, const std::string& request_id) {
    v1::CreatePersonRequest request;
    request.set_person_id(id);
    request.mutable_person()->set_display_name("新同仁");
    request.set_request_id(request_id);
    return request;
  }

  // Everything the store has on the disk.
  std::string StoredBytes() const {
    std::string bytes;
    for (const char* suffix : {"", "-wal"}) {
      std::ifstream file(database() + suffix, std::ios::binary);
      bytes.append(std::istreambuf_iterator<char>(file), {});
    }
    return bytes;
  }
};

TEST_F(RepeatTest, GivesTheSameBytesAndHasOneEffect) {
  const int64_t events = EventCount();
  const Heard first = Call("chen", NewPerson("new", "id-1"));
  clock_.Advance(std::chrono::hours(1));
  const Heard second = Call("chen", NewPerson("new", "id-1"));
  ASSERT_EQ(first.reason(), "OK");
  ASSERT_EQ(second.reason(), "OK");
  EXPECT_EQ(first.bytes, second.bytes);
  EXPECT_EQ(EventCount(), events + 1);
}

TEST_F(RepeatTest, AtTheSameTimeHasOneEffect) {
  const int64_t events = EventCount();
  std::vector<Heard> heard(8);
  std::vector<std::thread> threads;
  for (Heard& one : heard) {
    threads.emplace_back([&] { one = Call("chen", NewPerson("new", "id-1")); });
  }
  for (std::thread& thread : threads) thread.join();
  for (const Heard& one : heard) {
    EXPECT_EQ(one.reason(), "OK");
    EXPECT_EQ(one.bytes, heard[0].bytes);
  }
  EXPECT_EQ(EventCount(), events + 1);
}

TEST_F(RepeatTest, WithAnotherBodyOrVerbIsRefused) {
  ASSERT_EQ(Call("chen", NewPerson("new", "id-1")).reason(), "OK");
  const int64_t events = EventCount();
  EXPECT_EQ(Call("chen", NewPerson("newer", "id-1")).reason(), "REQUEST_ID_REUSED");
  v1::IssueTokenRequest issue;
  issue.set_parent("people/new");
  issue.set_request_id("id-1");
  EXPECT_EQ(Call("chen", issue).reason(), "REQUEST_ID_REUSED");
  EXPECT_EQ(EventCount(), events);
}

TEST_F(RepeatTest, IdsBelongToTheirCaller) {
  ASSERT_EQ(Call("chen", NewPerson("new", "id-1")).reason(), "OK");
  EXPECT_EQ(Call("wu", NewPerson("newer", "id-1")).reason(), "OK");
}

TEST_F(RepeatTest, ARefusedCallIsNotRemembered) {
  EXPECT_EQ(Call("chen", NewPerson("lin", "id-1")).reason(), "ALREADY_EXISTS");
  EXPECT_EQ(Call("chen", NewPerson("new", "id-1")).reason(), "OK");
}

TEST_F(RepeatTest, AnIdHasItsForm) {
  for (const std::string& id :
       {std::string("id_1"), std::string("id 1"), std::string("識別碼"), std::string(65, 'a')}) {
    EXPECT_EQ(Call("chen", NewPerson("new", id)).reason(), "REQUEST_ID_INVALID") << id;
  }
  EXPECT_EQ(Call("chen", NewPerson("new", std::string(64, 'a'))).reason(), "OK");
}

TEST_F(RepeatTest, ValidateOnlyAnswersAndChangesNothing) {
  const int64_t events = EventCount();
  v1::CreatePersonRequest request = NewPerson("new", "id-1");
  request.set_validate_only(true);
  EXPECT_EQ(Ask<v1::Person>("chen", request).name(), "people/new");
  EXPECT_EQ(EventCount(), events);
  v1::GetPersonRequest get;
  get.set_name("people/new");
  EXPECT_EQ(Call("chen", get).reason(), "NOT_FOUND");
  // The id is still free for the call itself.
  EXPECT_EQ(Call("chen", NewPerson("new", "id-1")).reason(), "OK");
  // What would be refused is refused.
  v1::CreatePersonRequest taken = NewPerson("lin", "");
  taken.set_validate_only(true);
  EXPECT_EQ(Call("chen", taken).reason(), "ALREADY_EXISTS");
}

TEST_F(RepeatTest, ASecretIsInOneAnswerAndNowhereElse) {
  v1::IssueTokenRequest issue;
  issue.set_parent("people/lin");
  issue.set_request_id("id-1");
  const auto issued = Ask<v1::IssueTokenResponse>("chen", issue);
  ASSERT_GE(issued.secret().size(), 52U);  // 256 bits in base32.

  const auto repeated = Ask<v1::IssueTokenResponse>("chen", issue);
  EXPECT_EQ(repeated.token().name(), issued.token().name());
  EXPECT_EQ(repeated.secret(), "");
  EXPECT_NE(StoredBytes().find("people/lin/tokens/"), std::string::npos);
  EXPECT_EQ(StoredBytes().find(issued.secret()), std::string::npos);
  ASSERT_OK(server().Stop());
  EXPECT_EQ(StoredBytes().find(issued.secret()), std::string::npos);

  StartServer();
  const Heard heard = CallBytes("/award.v1.PersonService/GetCaller", "", issued.secret());
  EXPECT_EQ(heard.reason(), "OK");
}

}  // namespace
}  // namespace award::testing
