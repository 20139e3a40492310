// Plans with what is kept beside them, locks and preferences.
#include "server/storage/plans.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "server/base/status_macros.h"
#include "server/storage/judges.h"
#include "server/storage/preferences.h"
#include "server/storage/seat_locks.h"
#include "tests/testing/application_builders.h"
#include "tests/testing/judging_builders.h"
#include "tests/testing/season_fixture.h"

namespace award::storage {
namespace {

using base::Reason;
using testing::HasReason;
using testing::IsOk;
using testing::kMobile;
using ::testing::Not;
using ::testing::SizeIs;

class Plans : public testing::SeasonFixture {
 protected:
  void SetUp() override {
    SeasonFixture::SetUp();
    PlaceSeasonIn(SeasonState::kAssignment);
    ASSERT_OK(store().Write([&](WriteTransaction& transaction) -> absl::Status {
      RETURN_IF_ERROR(testing::PlacePanel(transaction, season_, clock_.Now()));
      return testing::PlaceApplication(transaction, season_, clock_.Now(),
                                       {.state = ApplicationState::kEligible});
    }));
  }

  AssignmentPlan APlan() {
    AssignmentPlan plan;
    plan.season = season_;
    plan.id = PlanId("plan-1");
    plan.round = Round::kFinal;
    plan.seats = {{kMobile, JudgeId("lin"), 7500}, {kMobile, JudgeId("tsai"), -100}};
    plan.tiers = {{AssignmentTier::kFloor, 7400, 7400}, {AssignmentTier::kTotal, 7400, {}}};
    plan.affinity_total = 7400;
    plan.imported = true;
    plan.kept = true;
    plan.base = PlanId("plan-0");
    plan.proposer = PersonId("chen");
    plan.create_time = clock_.Now();
    plan.etag = 1;
    return plan;
  }
  PlanDocuments Documents() { return {"a", "j", "f", "r", "l", "c", "", "{}"}; }

  absl::Status Run(Sql sql) {
    return store().Write(
        [&](WriteTransaction& transaction) { return transaction.Prepare(sql).Run(); });
  }
};

TEST_F(Plans, ComeBackWhole) {
  ASSERT_OK(store().Write([&](WriteTransaction& transaction) -> absl::Status {
    AssignmentPlan plan = APlan();
    RETURN_IF_ERROR(InsertPlan(transaction, plan));
    plan.state = PlanState::kReviewed;
    plan.review_person = PersonId("wu");
    plan.review_note = "可";
    plan.review_time = clock_.Now();
    return UpdatePlan(transaction, plan);
  }));
  EXPECT_OK(store().Read([&](const ReadTransaction& transaction) -> absl::Status {
    ASSIGN_OR_RETURN(const AssignmentPlan plan, LoadPlan(transaction, season_, PlanId("plan-1")));
    EXPECT_EQ(plan.round, Round::kFinal);
    EXPECT_EQ(plan.state, PlanState::kReviewed);
    EXPECT_THAT(plan.seats, SizeIs(2));
    EXPECT_EQ(plan.seats[1].affinity, -100);
    EXPECT_THAT(plan.tiers, SizeIs(2));
    EXPECT_EQ(plan.tiers[0].bound, 7400);
    EXPECT_EQ(plan.tiers[1].bound, std::nullopt);
    EXPECT_TRUE(plan.imported && plan.kept && !plan.given_affinities);
    EXPECT_EQ(plan.base, PlanId("plan-0"));
    EXPECT_EQ(plan.proposer, PersonId("chen"));
    EXPECT_EQ(plan.review_person, PersonId("wu"));
    EXPECT_EQ(plan.review_note, "可");
    EXPECT_EQ(plan.review_time, clock_.Now());
    EXPECT_EQ(plan.etag, 2);
    return absl::OkStatus();
  }));
}

TEST_F(Plans, KeepTheirDocumentsAsTheyWere) {
  ASSERT_OK(store().Write([&](WriteTransaction& transaction) -> absl::Status {
    RETURN_IF_ERROR(InsertPlan(transaction, APlan()));
    ASSIGN_OR_RETURN(const auto none, FindPlanDocuments(transaction, season_, PlanId("plan-1")));
    EXPECT_FALSE(none.has_value());
    return InsertPlanDocuments(transaction, APlan(), Documents());
  }));
  EXPECT_OK(store().Read([&](const ReadTransaction& transaction) -> absl::Status {
    ASSIGN_OR_RETURN(const auto kept, FindPlanDocuments(transaction, season_, PlanId("plan-1")));
    if (!kept) return base::Error(Reason::kNotFound, "no documents");
    EXPECT_EQ(kept->applications + kept->judges + kept->affinity + kept->rules, "ajfr");
    EXPECT_EQ(kept->locks + kept->conflicts + kept->kept + kept->certificate, "lc{}");
    return absl::OkStatus();
  }));
  EXPECT_THAT(Run("UPDATE plan_document SET content = x'00'"), Not(IsOk()));
  EXPECT_THAT(Run("DELETE FROM plan_document"), Not(IsOk()));
  EXPECT_THAT(Run("UPDATE seat SET judge_id = 'huang'"), Not(IsOk()));
  EXPECT_THAT(Run("DELETE FROM plan_tier"), Not(IsOk()));
  ASSERT_OK(Run("DROP TRIGGER plan_document_is_never_changed"));
  ASSERT_OK(Run("UPDATE plan_document SET content = x'00' WHERE kind = 'LOCKS'"));
  EXPECT_THAT(store().Read([&](const ReadTransaction& transaction) {
    return FindPlanDocuments(transaction, season_, PlanId("plan-1")).status();
  }),
              HasReason(Reason::kInternal));
}

TEST_F(Plans, OfARoundAreInForceOneAtATime) {
  const auto plan_of = [&](const char* id) {
    AssignmentPlan plan;
    plan.season = season_;
    plan.id = PlanId(id);
    plan.state = PlanState::kApplied;
    plan.create_time = clock_.Now();
    plan.etag = 1;
    return plan;
  };
  ASSERT_OK(store().Write(
      [&](WriteTransaction& transaction) { return InsertPlan(transaction, plan_of("plan-1")); }));
  EXPECT_THAT(store().Write([&](WriteTransaction& transaction) {
    return InsertPlan(transaction, plan_of("plan-2"));
  }),
              HasReason(Reason::kAlreadyExists));
}

TEST_F(Plans, AreListedNewestFirstFromWhereAPageEnded) {
  EXPECT_OK(store().Write([&](WriteTransaction& transaction) -> absl::Status {
    for (const char* id : {"plan-1", "plan-2", "plan-3"}) {
      AssignmentPlan plan;
      plan.season = season_;
      plan.id = PlanId(id);
      plan.create_time = clock_.Now();
      plan.etag = 1;
      RETURN_IF_ERROR(InsertPlan(transaction, plan));
    }
    ASSIGN_OR_RETURN(const std::vector<AssignmentPlan> page,
                     ListPlans(transaction, season_, std::nullopt, 2));
    EXPECT_THAT(page, SizeIs(2));
    EXPECT_EQ(page[0].id, PlanId("plan-3"));
    ASSIGN_OR_RETURN(
        const std::vector<AssignmentPlan> rest,
        ListPlans(transaction, season_, PlanPosition{page[1].create_time, page[1].id}, 2));
    EXPECT_THAT(rest, SizeIs(1));
    EXPECT_EQ(rest[0].id, PlanId("plan-1"));
    return absl::OkStatus();
  }));
}

TEST_F(Plans, AreBoundByLocksThatComeAndGo) {
  const SeatLock lock{season_,    Round::kFirst,    kMobile,     JudgeId("lin"),
                      "指定主審", PersonId("chen"), clock_.Now()};
  EXPECT_OK(store().Write([&](WriteTransaction& transaction) -> absl::Status {
    RETURN_IF_ERROR(InsertSeatLock(transaction, lock));
    EXPECT_THAT(InsertSeatLock(transaction, lock), HasReason(Reason::kAlreadyExists));
    SeatLock final_lock = lock;
    final_lock.round = Round::kFinal;
    RETURN_IF_ERROR(InsertSeatLock(transaction, final_lock));
    ASSIGN_OR_RETURN(const auto locks, ListSeatLocks(transaction, season_, std::nullopt, 10));
    EXPECT_THAT(locks, SizeIs(2));
    EXPECT_EQ(locks[1].reason, "指定主審");
    ASSIGN_OR_RETURN(const auto rest,
                     ListSeatLocks(transaction, season_,
                                   AssignmentPosition{kMobile, Round::kFinal, JudgeId("lin")}, 10));
    EXPECT_THAT(rest, SizeIs(1));
    const AssignmentPosition position{kMobile, Round::kFirst, JudgeId("lin")};
    RETURN_IF_ERROR(DeleteSeatLock(transaction, season_, position));
    EXPECT_THAT(DeleteSeatLock(transaction, season_, position), HasReason(Reason::kNotFound));
    return absl::OkStatus();
  }));
}

TEST_F(Plans, KnowWhatJudgesLastWished) {
  EXPECT_OK(store().Write([&](WriteTransaction& transaction) -> absl::Status {
    Preference preference{season_, JudgeId("lin"), kMobile, Wish::kWant, clock_.Now()};
    RETURN_IF_ERROR(PutPreference(transaction, preference));
    preference.wish = Wish::kRatherNot;
    RETURN_IF_ERROR(PutPreference(transaction, preference));
    preference.judge = JudgeId("tsai");
    RETURN_IF_ERROR(PutPreference(transaction, preference));
    ASSIGN_OR_RETURN(const auto own, ListPreferences(transaction, season_, JudgeId("lin"), {}, 9));
    EXPECT_THAT(own, SizeIs(1));
    EXPECT_EQ(own[0].wish, Wish::kRatherNot);
    ASSIGN_OR_RETURN(const auto rest,
                     ListPreferences(transaction, season_, std::nullopt,
                                     PreferencePosition{JudgeId("lin"), kMobile}, 9));
    EXPECT_THAT(rest, SizeIs(1));
    EXPECT_EQ(rest[0].judge, JudgeId("tsai"));
    return absl::OkStatus();
  }));
}

TEST_F(Plans, OfJudgesKeepWhereTheyComeFromAndThatTheyLeft) {
  EXPECT_OK(store().Write([&](WriteTransaction& transaction) -> absl::Status {
    ASSIGN_OR_RETURN(Judge judge, LoadJudge(transaction, season_, JudgeId("lin")));
    judge.organisation = "nsysu";
    judge.seniority = 2;
    judge.withdraw_time = clock_.Now();
    judge.withdraw_reason = "赴國外";
    RETURN_IF_ERROR(UpdateJudge(transaction, judge));
    ASSIGN_OR_RETURN(const Judge stored, LoadJudge(transaction, season_, JudgeId("lin")));
    EXPECT_EQ(stored.organisation, "nsysu");
    EXPECT_EQ(stored.seniority, 2);
    EXPECT_EQ(stored.withdraw_time, clock_.Now());
    EXPECT_EQ(stored.withdraw_reason, "赴國外");
    return absl::OkStatus();
  }));
}

}  // namespace
}  // namespace award::storage
