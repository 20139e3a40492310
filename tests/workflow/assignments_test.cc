// Plans: the best one, proved; what blocks it by name; applying it, and when it is outdated.
#include "server/workflow/assignments.h"

#include <set>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "server/base/status_macros.h"
#include "server/storage/seasons.h"
#include "server/workflow/judges.h"
#include "server/workflow/stages.h"
#include "tests/workflow/assignment_fixture.h"

namespace award::workflow {
namespace {

using base::Reason;
using ::testing::Contains;
using ::testing::ElementsAre;
using testing::HasReason;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::SizeIs;

class Assignments : public AssignmentFixture {
 protected:
  std::vector<std::string> PlanMissing(Round round) {
    std::vector<std::string> lines;
    EXPECT_OK(store().Read([&](const storage::ReadTransaction& transaction) -> absl::Status {
      ASSIGN_OR_RETURN(const Season season, storage::LoadSeason(transaction, season_));
      Missing missing;
      RETURN_IF_ERROR(AddPlanMissing(transaction, season, round, missing));
      for (const base::Violation& violation : missing) {
        lines.push_back(std::string(base::ReasonName(violation.type)) + " " + violation.subject);
      }
      return absl::OkStatus();
    }));
    return lines;
  }
};

TEST_F(Assignments, GoWhereTheExpertiseMeetsTheHeaviestDimensions) {
  // In digital, dimension 3 weighs 2500 and 4 weighs 1000; in inclusion 1500 and 2500.
  PlaceJudge({.id = "lin", .expertise = {{DimensionId("3"), 3}}, .load_max = 1});
  PlaceJudge({.id = "tsai", .expertise = {{DimensionId("4"), 3}}, .load_max = 1});
  PlaceJudge({.id = "huang", .load_max = 2});
  PlaceApplication("portal");
  PlaceApplication("shelter", ApplicationState::kEligible, "inclusion");
  ASSERT_OK_AND_ASSIGN(const PlanView plan, Propose());
  EXPECT_THAT(SeatsOf(plan), ElementsAre("portal huang 0", "portal lin 7500", "shelter huang 0",
                                         "shelter tsai 7500"));
  EXPECT_EQ(plan.plan.affinity_total, 15'000);
  ASSERT_THAT(plan.tier_sentences, SizeIs(plan.plan.tiers.size()));
  for (const PlanTier& tier : plan.plan.tiers) {
    ASSERT_TRUE(tier.bound.has_value()) << NameOf(tier.tier);
    if (tier.tier == AssignmentTier::kGroups) continue;
    if (tier.tier == AssignmentTier::kFloor) {
      // The ideal of the application when it comes first: with these loads not both can have it.
      EXPECT_EQ(tier.bound, 10'500);
      continue;
    }
    EXPECT_EQ(tier.bound, tier.value) << NameOf(tier.tier);
  }
  EXPECT_EQ(plan.plan.tiers.front().tier, AssignmentTier::kFloor);
  EXPECT_EQ(plan.plan.state, PlanState::kProposed);
}

TEST_F(Assignments, TakeAffinitiesUpToThreeTimesTheWholeWeight) {
  std::vector<Expertise> all;
  for (const char* dimension : {"1", "2", "3", "4", "5", "6"}) {
    all.push_back({DimensionId(dimension), 3});
  }
  PlaceJudge({.id = "lin", .expertise = all});
  PlaceJudge({.id = "tsai", .expertise = all});
  PlaceApplication("portal");
  ASSERT_OK_AND_ASSIGN(const PlanView plan, Propose());
  EXPECT_EQ(plan.plan.affinity_total, 60'000);
}

TEST_F(Assignments, ComeBackWholeFromTheirPlan) {
  PlacePanel();
  PlaceApplication("portal");
  ASSERT_OK_AND_ASSIGN(const PlanView plan, Propose());
  ASSERT_OK_AND_ASSIGN(
      const PlanView stored,
      Read("kuo", [&](const Context&, const storage::ReadTransaction& transaction) {
        return GetAssignmentPlan(transaction, season_, plan.plan.id);
      }));
  EXPECT_EQ(SeatsOf(stored), SeatsOf(plan));
  EXPECT_THAT(stored.plan.tiers, SizeIs(plan.plan.tiers.size()));
  EXPECT_THAT(stored.tier_sentences, SizeIs(plan.plan.tiers.size()));
  EXPECT_EQ(stored.plan.proposer, PersonId("chen"));
  EXPECT_EQ(stored.plan.inputs_digest, plan.plan.inputs_digest);
}

TEST_F(Assignments, AreTheSameForTheSameInput) {
  PlacePanel();
  for (const char* id : {"portal", "shelter", "bus"}) PlaceApplication(id);
  ASSERT_OK_AND_ASSIGN(const PlanView first, Propose());
  ASSERT_OK_AND_ASSIGN(const PlanView second, Propose());
  EXPECT_EQ(SeatsOf(first), SeatsOf(second));
  EXPECT_EQ(first.plan.inputs_digest, second.plan.inputs_digest);
  EXPECT_NE(first.plan.id, second.plan.id);
}

TEST_F(Assignments, ObeyConflictsLoadsAndTheOutsideMinimum) {
  PlaceJudge({.id = "lin", .load_max = 1});
  PlaceJudge({.id = "tsai"});
  PlaceJudge({.id = "yang", .outside = false, .agency = "civil"});
  PlaceJudge({.id = "huang", .outside = false, .agency = "health"});
  for (const char* id : {"bus", "portal", "shelter"}) PlaceApplication(id);
  ASSERT_OK(Recuse("yang", "bus"));
  ASSERT_OK_AND_ASSIGN(const PlanView plan, Propose());
  int lin = 0;
  std::set<std::string> with_outside;
  EXPECT_THAT(plan.plan.seats, SizeIs(6));
  for (const Seat& seat : plan.plan.seats) {
    if (seat.judge == JudgeId("lin")) ++lin;
    if (seat.judge == JudgeId("lin") || seat.judge == JudgeId("tsai")) {
      with_outside.insert(seat.application.value());
    }
    EXPECT_FALSE(seat.judge == JudgeId("yang") && seat.application == ApplicationId("bus"));
  }
  EXPECT_LE(lin, 1);
  EXPECT_THAT(with_outside, SizeIs(3));
}

TEST_F(Assignments, ThatAreImpossibleNameTheSmallestBlockingSet) {
  PlacePanel();
  PlaceApplication("bus");
  PlaceApplication("portal");
  for (const char* judge : {"lin", "huang", "tsai"}) {
    ASSERT_OK(Recuse(judge, "bus"));
  }
  const absl::Status blocked = Propose().status();
  ASSERT_THAT(blocked, HasReason(Reason::kAssignmentInfeasible));
  std::set<std::string> subjects;
  for (const base::Violation& violation : base::ViolationsOf(blocked)) {
    subjects.insert(violation.subject);
  }
  EXPECT_EQ(subjects.count("seasons/116/applications/bus"), 1);
  EXPECT_EQ(subjects.count("seasons/116/applications/portal"), 0);
}

TEST_F(Assignments, ArePlannedOnlyBeforeTheirRound) {
  PlacePanel();
  PlaceApplication("portal");
  EXPECT_THAT(Propose(Round::kFinal), HasReason(Reason::kWrongState));
  ASSERT_OK_AND_ASSIGN(const PlanView plan, Propose());
  PlaceSeasonIn(SeasonState::kFirstRound);
  EXPECT_THAT(Propose(), HasReason(Reason::kNothingBefore));
  EXPECT_THAT(Review(plan.plan.id), HasReason(Reason::kNothingBefore));
  PlaceSeasonIn(SeasonState::kConsensus);
  EXPECT_THAT(Propose(), HasReason(Reason::kWrongState));
  EXPECT_THAT(Review(plan.plan.id), HasReason(Reason::kWrongState));
  EXPECT_THAT(Apply(plan.plan.id), HasReason(Reason::kWrongState));
}

TEST_F(Assignments, StandOnceTheirPlanIsApplied) {
  PlacePanel();
  PlaceApplication("portal");
  ASSERT_OK_AND_ASSIGN(const PlanView plan, Propose());
  ASSERT_OK(Review(plan.plan.id));
  EXPECT_THAT(Listed("chen"), IsEmpty());
  EXPECT_THAT(Apply(plan.plan.id, 7), HasReason(Reason::kEtagMismatch));
  EXPECT_THAT(Apply(PlanId("unknown")), HasReason(Reason::kNotFound));
  ASSERT_OK_AND_ASSIGN(const PlanView applied, Apply(plan.plan.id, 2));
  EXPECT_EQ(applied.plan.state, PlanState::kApplied);
  EXPECT_EQ(applied.plan.apply_time, clock_.Now());
  EXPECT_THAT(Listed("chen"), SizeIs(2));
  EXPECT_THAT(Apply(plan.plan.id), HasReason(Reason::kWrongState));
}

TEST_F(Assignments, WaitForTheReviewOfASecondPerson) {
  PlacePanel();
  PlaceApplication("portal");
  ASSERT_OK_AND_ASSIGN(const PlanView plan, Propose());
  EXPECT_THAT(Apply(plan.plan.id), HasReason(Reason::kWrongState));
  EXPECT_THAT(Review(plan.plan.id, "chen"), HasReason(Reason::kOwnProposal));
  ASSERT_OK_AND_ASSIGN(
      const PlanView reviewed,
      Write("kuo", [&](const Context& context, storage::WriteTransaction& transaction) {
        return ReviewAssignmentPlan(context, transaction, season_, plan.plan.id, " 分案妥適。 ", 1);
      }));
  EXPECT_EQ(reviewed.plan.state, PlanState::kReviewed);
  EXPECT_EQ(reviewed.plan.review_person, PersonId("kuo"));
  EXPECT_EQ(reviewed.plan.review_note, "分案妥適。");
  EXPECT_EQ(reviewed.plan.review_time, clock_.Now());
  EXPECT_THAT(Review(plan.plan.id), HasReason(Reason::kWrongState));
  EXPECT_OK(Apply(plan.plan.id));
}

TEST_F(Assignments, OfAnOutdatedPlanAreRefused) {
  PlacePanel();
  PlaceApplication("portal");
  ASSERT_OK_AND_ASSIGN(const PlanView before_conflict, Propose());
  ASSERT_OK(Review(before_conflict.plan.id));
  ASSERT_OK(Recuse("lin", "portal"));
  EXPECT_THAT(Apply(before_conflict.plan.id), HasReason(Reason::kPlanOutdated));
  ASSERT_OK_AND_ASSIGN(const PlanView before_load, Propose());
  ASSERT_OK(Write("chen", [&](const Context& context, storage::WriteTransaction& transaction) {
    return UpdateJudge(context, transaction, season_, JudgeId("tsai"), {.load_max = 3},
                       std::nullopt);
  }));
  EXPECT_THAT(Review(before_load.plan.id), HasReason(Reason::kPlanOutdated));
  ASSERT_OK_AND_ASSIGN(const PlanView before_application, Propose());
  ASSERT_OK(Review(before_application.plan.id));
  PlaceApplication("bus");
  EXPECT_THAT(Apply(before_application.plan.id), HasReason(Reason::kPlanOutdated));
  EXPECT_OK(Plan());
}

TEST_F(Assignments, OfALaterPlanReplaceTheEarlierOnes) {
  PlacePanel();
  PlaceApplication("portal");
  ASSERT_OK_AND_ASSIGN(const PlanView first, Plan());
  const JudgeId out = first.plan.seats.front().judge;
  ASSERT_OK(Recuse(out.value(), "portal"));
  EXPECT_THAT(PlanMissing(Round::kFirst),
              ElementsAre("JUDGE_MISSING seasons/116/applications/portal"));
  ASSERT_OK_AND_ASSIGN(const PlanView second, Plan());
  EXPECT_THAT(Listed("chen"), SizeIs(2));
  EXPECT_THAT(Listed("chen", std::nullopt, out.value().c_str()), IsEmpty());
  EXPECT_THAT(PlanMissing(Round::kFirst), IsEmpty());
  ASSERT_OK_AND_ASSIGN(
      const std::vector<AssignmentPlan> plans,
      Read("shen", [&](const Context&, const storage::ReadTransaction& transaction) {
        return ListAssignmentPlans(transaction, season_, std::nullopt, 10);
      }));
  ASSERT_THAT(plans, SizeIs(2));
  EXPECT_EQ(plans[0].id, second.plan.id);
  EXPECT_EQ(plans[0].state, PlanState::kApplied);
  EXPECT_EQ(plans[1].state, PlanState::kSuperseded);
}

TEST_F(Assignments, AreMissingUntilAPlanIsApplied) {
  PlacePanel();
  EXPECT_THAT(PlanMissing(Round::kFirst), IsEmpty());  // Nothing to judge.
  PlaceApplication("portal");
  EXPECT_THAT(PlanMissing(Round::kFirst), ElementsAre("PLAN_MISSING seasons/116"));
}

TEST_F(Assignments, OfTheFinalRoundAreEveryJudgeWithoutAConflictWhenTheRulesSayAll) {
  PlacePanel();
  PlaceApplication("portal", ApplicationState::kShortlisted);
  PlaceApplication("bus", ApplicationState::kNotShortlisted);
  PlaceSeasonIn(SeasonState::kCoaching);
  ASSERT_OK(Recuse("huang", "portal"));
  ASSERT_OK_AND_ASSIGN(const PlanView plan, Plan(Round::kFinal));
  EXPECT_THAT(SeatsOf(plan), ElementsAre("portal lin 0", "portal tsai 0", "portal yang 0"));
  EXPECT_THAT(PlanMissing(Round::kFinal), IsEmpty());
}

TEST_F(Assignments, OfTheFinalRoundNeedTheirJudgesFromOutside) {
  PlaceJudge({.id = "yang", .outside = false, .agency = "civil"});
  PlaceJudge({.id = "lin"});
  PlaceApplication("portal", ApplicationState::kShortlisted);
  PlaceSeasonIn(SeasonState::kCoaching);
  ASSERT_OK(Recuse("lin", "portal"));
  const absl::Status blocked = Propose(Round::kFinal).status();
  ASSERT_THAT(blocked, HasReason(Reason::kAssignmentInfeasible));
  EXPECT_THAT(base::MetadataOf(blocked), Contains(Pair("sentence_en", HasSubstr("outside"))));
  EXPECT_THAT(base::MetadataOf(blocked), Contains(Pair("sentence_zh_tw", HasSubstr("outside"))));
}

TEST_F(Assignments, OfTheFinalRoundAreSolvedWhenTheRulesSayHowMany) {
  ChangeRules([](Rules& rules) { rules.final_round_judges = 2; });
  PlacePanel();
  PlaceApplication("portal", ApplicationState::kShortlisted);
  PlaceSeasonIn(SeasonState::kCoaching);
  ASSERT_OK_AND_ASSIGN(const PlanView plan, Propose(Round::kFinal));
  EXPECT_THAT(plan.plan.seats, SizeIs(2));
}

TEST_F(Assignments, AreSeenByTheirJudgeAndNoOther) {
  PlacePanel();
  PlaceApplication("portal");
  ASSERT_OK_AND_ASSIGN(const PlanView plan, Plan());
  const std::string judge = plan.plan.seats.front().judge.value();
  EXPECT_THAT(Listed(judge.c_str()), ElementsAre("portal FIRST " + judge + " ACTIVE"));
  EXPECT_THAT(Listed("shen", Round::kFinal), IsEmpty());
  EXPECT_THAT(Listed("shen", Round::kFirst), SizeIs(2));
  EXPECT_THAT(Read(judge,
                   [&](const Context& context, const storage::ReadTransaction& transaction) {
                     return ListAssignments(context, transaction,
                                            {season_, std::nullopt, plan.plan.seats.back().judge},
                                            std::nullopt, 10);
                   }),
              HasReason(Reason::kNotFound));
}

}  // namespace
}  // namespace award::workflow
