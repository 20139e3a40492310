// The record: numbered without gaps, in time, never changed; and what requests were answered.
#include "server/storage/events.h"

#include <string>
#include <vector>

#include "fmt/format.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "server/base/status_macros.h"
#include "tests/testing/season_fixture.h"

namespace award::storage {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class Events : public testing::SeasonFixture {
 protected:
  absl::Status Append(const std::string& resource, int64_t time_us = 1) {
    Event event;
    event.create_time = {time_us};
    event.actor = "chen";
    event.verb = "Test";
    event.resource = resource;
    return store().Write(
        [&](WriteTransaction& transaction) { return AppendEvent(transaction, event); });
  }

  std::vector<std::string> Listed(std::string_view resource, int64_t after = 0, int limit = 100) {
    std::vector<std::string> listed;
    EXPECT_OK(store().Read([&](const ReadTransaction& transaction) -> absl::Status {
      ASSIGN_OR_RETURN(const auto events, ListEvents(transaction, resource, after, limit));
      for (const Event& event : events) {
        listed.push_back(fmt::format("{} {} {}", event.id, event.create_time.us, event.resource));
      }
      return absl::OkStatus();
    }));
    return listed;
  }
};

TEST_F(Events, AreNumberedFromOneWithoutGaps) {
  ASSERT_OK(Append("seasons/116"));
  EXPECT_FALSE(store()
                   .Write([&](WriteTransaction& transaction) -> absl::Status {
                     Event event;
                     event.resource = "lost";
                     RETURN_IF_ERROR(AppendEvent(transaction, event));
                     return absl::InternalError("rolled back");
                   })
                   .ok());
  ASSERT_OK(Append("seasons/116"));
  EXPECT_THAT(Listed(""), ElementsAre("1 1 seasons/116", "2 1 seasons/116"));
}

TEST_F(Events, TimesNeverGoBack) {
  ASSERT_OK(Append("a", 10));
  ASSERT_OK(Append("b", 5));
  ASSERT_OK(Append("c", 11));
  EXPECT_THAT(Listed(""), ElementsAre("1 10 a", "2 10 b", "3 11 c"));
}

TEST_F(Events, ComeBackAsTheyWereStored) {
  Event event;
  event.create_time = {3};
  event.actor = "console";
  event.verb = "AnnounceSeason";
  event.resource = "seasons/116";
  event.from_state = "DRAFT";
  event.to_state = "ANNOUNCED";
  event.reason = "公告";
  event.digest = base::Digest::Of("rules");
  event.request_id = "r-1";
  ASSERT_OK(store().Write(
      [&](WriteTransaction& transaction) { return AppendEvent(transaction, event); }));
  ASSERT_OK(store().Read([&](const ReadTransaction& transaction) -> absl::Status {
    ASSIGN_OR_RETURN(const auto events, ListEvents(transaction, "", 0, 10));
    EXPECT_EQ(events.size(), 1U);
    const Event& read = events.at(0);
    EXPECT_EQ(read.actor, "console");
    EXPECT_EQ(read.verb, "AnnounceSeason");
    EXPECT_EQ(read.from_state, "DRAFT");
    EXPECT_EQ(read.to_state, "ANNOUNCED");
    EXPECT_EQ(read.reason, "公告");
    EXPECT_EQ(read.digest, base::Digest::Of("rules"));
    EXPECT_EQ(read.request_id, "r-1");
    return absl::OkStatus();
  }));
}

TEST_F(Events, OfAResourceAreItsOwnAndThoseBelow) {
  for (const char* resource :
       {"seasons/11", "seasons/116", "seasons/116/judges/lin", "seasons/1160", "people/chen"}) {
    ASSERT_OK(Append(resource));
  }
  EXPECT_THAT(Listed("seasons/116"), ElementsAre("2 1 seasons/116", "3 1 seasons/116/judges/lin"));
  EXPECT_THAT(Listed("seasons/116", 2), ElementsAre("3 1 seasons/116/judges/lin"));
  EXPECT_THAT(Listed("", 0, 1), ElementsAre("1 1 seasons/11"));
  EXPECT_THAT(Listed("seasons/1%"), IsEmpty());
}

// Whatever the code above does: the schema refuses to touch the record.
TEST_F(Events, NeverChange) {
  ASSERT_OK(Append("seasons/116"));
  for (const Sql sql : {Sql("DELETE FROM event"), Sql("UPDATE event SET actor = 'wu'")}) {
    EXPECT_FALSE(
        store()
            .Write([&](WriteTransaction& transaction) { return transaction.Prepare(sql).Run(); })
            .ok())
        << sql.text();
  }
  EXPECT_THAT(Listed(""), ElementsAre("1 1 seasons/116"));
}

TEST_F(Events, ARequestIsRememberedForItsPerson) {
  const AnsweredRequest answered{"SubmitSheet", base::Digest::Of("request"),
                                 std::string("re\0ply", 6)};
  ASSERT_OK(store().Write([&](WriteTransaction& transaction) -> absl::Status {
    RETURN_IF_ERROR(InsertRequest(transaction, PersonId("lin"), "r-1", answered, {1}));
    ASSIGN_OR_RETURN(const auto found, FindRequest(transaction, PersonId("lin"), "r-1"));
    EXPECT_TRUE(found.has_value());
    if (found) {
      EXPECT_EQ(found->verb, "SubmitSheet");
      EXPECT_EQ(found->digest, answered.digest);
      EXPECT_EQ(found->reply, answered.reply);
    }
    ASSIGN_OR_RETURN(const auto others, FindRequest(transaction, PersonId("huang"), "r-1"));
    EXPECT_FALSE(others.has_value());
    return absl::OkStatus();
  }));
}

}  // namespace
}  // namespace award::storage
