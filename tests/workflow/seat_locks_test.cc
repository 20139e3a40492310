// Locks bind every plan made after them, give way to conflicts and leave a record.
#include "server/workflow/seat_locks.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "server/storage/events.h"
#include "tests/workflow/assignment_fixture.h"

namespace award::workflow {
namespace {

using base::Reason;
using ::testing::Contains;
using testing::HasReason;
using ::testing::Not;
using ::testing::SizeIs;

class SeatLocks : public AssignmentFixture {
 protected:
  void SetUp() override {
    AssignmentFixture::SetUp();
    PlaceJudge({.id = "lin", .expertise = {{DimensionId("3"), 3}}});
    PlaceJudge({.id = "tsai", .expertise = {{DimensionId("3"), 2}}});
    PlaceJudge({.id = "huang"});
    PlaceApplication("portal");
  }
  absl::StatusOr<SeatLock> Lock(const std::string& judge, const char* reason = "指定主審。") {
    return Write("chen", [&](const Context& context, storage::WriteTransaction& transaction) {
      return CreateLock(context, transaction,
                        {season_, Round::kFirst, ApplicationId("portal"), JudgeId(judge), reason,
                         PersonId(), base::Time()});
    });
  }
  absl::Status Unlock(const std::string& judge) {
    return Write("chen", [&](const Context& context, storage::WriteTransaction& transaction) {
      return RemoveLock(context, transaction, season_,
                        {ApplicationId("portal"), Round::kFirst, JudgeId(judge)});
    });
  }
};

TEST_F(SeatLocks, BindThePlansMadeAfterThem) {
  ASSERT_OK_AND_ASSIGN(const PlanView before, Propose());
  EXPECT_THAT(SeatsOf(before), Not(Contains("portal huang 0")));
  ASSERT_OK_AND_ASSIGN(const SeatLock lock, Lock("huang"));
  EXPECT_EQ(lock.person, PersonId("chen"));
  EXPECT_THAT(Review(before.plan.id), HasReason(Reason::kPlanOutdated));
  ASSERT_OK_AND_ASSIGN(const PlanView bound, Propose());
  EXPECT_THAT(SeatsOf(bound), Contains("portal huang 0"));
  EXPECT_THAT(SeatsOf(bound), Contains("portal lin 7500"));
  ASSERT_OK(Unlock("huang"));
  ASSERT_OK_AND_ASSIGN(const PlanView after, Propose());
  EXPECT_EQ(SeatsOf(after), SeatsOf(before));
}

TEST_F(SeatLocks, GiveWayToAConflict) {
  ASSERT_OK(Lock("huang"));
  ASSERT_OK(Recuse("huang", "portal"));
  ASSERT_OK_AND_ASSIGN(const PlanView plan, Propose());
  EXPECT_THAT(SeatsOf(plan), Not(Contains("portal huang 0")));
  EXPECT_THAT(Lock("huang"), HasReason(Reason::kConflictOfInterest));
}

TEST_F(SeatLocks, ThatCannotAllBeKeptAreNamed) {
  for (const char* judge : {"lin", "tsai", "huang"}) ASSERT_OK(Lock(judge));
  const absl::Status blocked = Propose().status();
  ASSERT_THAT(blocked, HasReason(Reason::kAssignmentInfeasible));
  EXPECT_THAT(base::MetadataOf(blocked), Contains(::testing::Pair("blocked_by", "LOCKS")));
}

TEST_F(SeatLocks, NeedAReasonAndTheirTime) {
  EXPECT_THAT(Lock("huang", " "), HasReason(Reason::kFieldRequired));
  EXPECT_THAT(Lock("nobody"), HasReason(Reason::kNotFound));
  ASSERT_OK(Lock("huang"));
  EXPECT_THAT(Lock("huang"), HasReason(Reason::kAlreadyExists));
  EXPECT_THAT(Unlock("lin"), HasReason(Reason::kNotFound));
  PlaceSeasonIn(SeasonState::kDeliberation);
  EXPECT_THAT(Lock("lin"), HasReason(Reason::kWrongState));
  EXPECT_THAT(Unlock("huang"), HasReason(Reason::kWrongState));
  ASSERT_OK_AND_ASSIGN(
      const auto locks,
      Read("shen", [&](const Context&, const storage::ReadTransaction& transaction) {
        return ListLocks(transaction, season_, std::nullopt, 10);
      }));
  EXPECT_THAT(locks, SizeIs(1));
}

}  // namespace
}  // namespace award::workflow
