// Plans: the best one, proved; what blocks it by name; applying it, and when it is outdated.
#include "server/workflow/assignments.h"

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "server/base/status_macros.h"
#include "server/storage/applications.h"
#include "server/storage/conflicts.h"
#include "server/storage/rules.h"
#include "server/storage/seasons.h"
#include "server/workflow/assignment_problem.h"
#include "server/workflow/conflicts.h"
#include "server/workflow/judges.h"
#include "server/workflow/stages.h"
#include "tests/testing/application_builders.h"
#include "tests/testing/judging_builders.h"
#include "tests/testing/season_fixture.h"

namespace award::workflow {
namespace {

using base::Reason;
using ::testing::ElementsAre;
using testing::HasReason;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::kMobile;
using ::testing::SizeIs;

class Assignments : public testing::SeasonFixture {
 protected:
  void SetUp() override {
    SeasonFixture::SetUp();
    PlaceSeasonIn(SeasonState::kAssignment);
  }

  void PlacePanel() {
    ASSERT_OK(store().Write([&](storage::WriteTransaction& transaction) {
      return testing::PlacePanel(transaction, season_, clock_.Now());
    }));
  }
  void PlaceJudge(const testing::PlacedJudge& placed) {
    ASSERT_OK(store().Write([&](storage::WriteTransaction& transaction) {
      return testing::PlaceJudge(transaction, season_, clock_.Now(), placed);
    }));
  }
  void PlaceApplication(const char* id, ApplicationState state = ApplicationState::kEligible,
                        const char* category = "digital") {
    ASSERT_OK(store().Write([&](storage::WriteTransaction& transaction) {
      return testing::PlaceApplication(
          transaction, season_, clock_.Now(),
          {.id = id, .category = category, .state = state, .title = id});
    }));
  }
  void ChangeRules(const std::function<void(Rules&)>& change) {
    ASSERT_OK(store().Write([&](storage::WriteTransaction& transaction) -> absl::Status {
      ASSIGN_OR_RETURN(Season season, storage::LoadSeason(transaction, season_));
      change(season.rules);
      RETURN_IF_ERROR(storage::ReplaceRules(transaction, season));
      season.rules_digest = RulesDigest(season.rules);
      return storage::UpdateSeason(transaction, season);
    }));
  }

  absl::StatusOr<AssignmentPlan> Propose(Round round = Round::kFirst) {
    return Write("chen", [&](const Context& context, storage::WriteTransaction& transaction) {
      return CreateAssignmentPlan(context, transaction, season_, round);
    });
  }
  absl::StatusOr<AssignmentPlan> Apply(const PlanId& plan,
                                       std::optional<int64_t> etag = std::nullopt) {
    return Write("chen", [&](const Context& context, storage::WriteTransaction& transaction) {
      return ApplyAssignmentPlan(context, transaction, season_, plan, etag);
    });
  }
  absl::Status Recuse(const char* judge, const ApplicationId& application) {
    return Write("chen",
                 [&](const Context& context, storage::WriteTransaction& transaction) {
                   return CreateConflict(
                       context, transaction, season_,
                       {JudgeId(judge), application, ConflictGround::kAppearanceOfBias, ""});
                 })
        .status();
  }

  // "application round judge STATE", as `person` sees them.
  std::vector<std::string> Listed(const char* person, std::optional<Round> round = std::nullopt,
                                  const char* judge = nullptr) {
    const auto rows =
        Read(person, [&](const Context& context, const storage::ReadTransaction& transaction) {
          storage::AssignmentFilter filter{season_, round, std::nullopt};
          if (judge != nullptr) filter.judge = JudgeId(judge);
          return ListAssignments(context, transaction, filter, std::nullopt, 100);
        });
    EXPECT_OK(rows);
    std::vector<std::string> lines;
    if (!rows.ok()) return lines;
    for (const storage::TitledAssignment& row : *rows) {
      lines.push_back(
          row.assignment.application.value() + " " + std::string(NameOf(row.assignment.round)) +
          " " + row.assignment.judge.value() + " " + std::string(NameOf(row.assignment.state)));
    }
    return lines;
  }

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

std::vector<std::string> SeatsOf(const AssignmentPlan& plan) {
  std::vector<std::string> seats;
  for (const Seat& seat : plan.seats) {
    seats.push_back(seat.application.value() + " " + seat.judge.value() + " " +
                    std::to_string(seat.affinity));
  }
  return seats;
}

TEST_F(Assignments, GoWhereTheExpertiseMeetsTheHeaviestDimensions) {
  // In digital, dimension 3 weighs 2500 and 4 weighs 1000; in inclusion 1500 and 2500.
  PlaceJudge({.id = "lin", .expertise = {{DimensionId("3"), 3}}, .load_max = 1});
  PlaceJudge({.id = "tsai", .expertise = {{DimensionId("4"), 3}}, .load_max = 1});
  PlaceJudge({.id = "huang", .load_max = 2});
  PlaceApplication("portal");
  PlaceApplication("shelter", ApplicationState::kEligible, "inclusion");
  ASSERT_OK_AND_ASSIGN(const AssignmentPlan plan, Propose());
  EXPECT_THAT(SeatsOf(plan), ElementsAre("portal huang 0", "portal lin 7500", "shelter huang 0",
                                         "shelter tsai 7500"));
  EXPECT_EQ(plan.affinity_total, 15'000);
  EXPECT_EQ(plan.affinity_bound, 15'000);
  EXPECT_FALSE(plan.prices.empty());
  EXPECT_EQ(plan.state, PlanState::kProposed);
}

TEST_F(Assignments, TakeAffinitiesUpToThreeTimesTheWholeWeight) {
  std::vector<Expertise> all;
  for (const char* dimension : {"1", "2", "3", "4", "5", "6"}) {
    all.push_back({DimensionId(dimension), 3});
  }
  PlaceJudge({.id = "lin", .expertise = all});
  PlaceJudge({.id = "tsai", .expertise = all});
  PlaceApplication("portal");
  ASSERT_OK_AND_ASSIGN(const AssignmentPlan plan, Propose());
  EXPECT_EQ(plan.affinity_total, 60'000);
}

TEST_F(Assignments, ComeBackWholeFromTheirPlan) {
  PlacePanel();
  PlaceApplication("portal");
  ASSERT_OK_AND_ASSIGN(const AssignmentPlan plan, Propose());
  ASSERT_OK_AND_ASSIGN(
      const AssignmentPlan stored,
      Read("kuo", [&](const Context&, const storage::ReadTransaction& transaction) {
        return GetAssignmentPlan(transaction, season_, plan.id);
      }));
  EXPECT_EQ(SeatsOf(stored), SeatsOf(plan));
  EXPECT_EQ(stored.prices, plan.prices);
  EXPECT_EQ(stored.inputs_digest, plan.inputs_digest);
}

TEST_F(Assignments, AreTheSameForTheSameInput) {
  PlacePanel();
  for (const char* id : {"portal", "shelter", "bus"}) PlaceApplication(id);
  ASSERT_OK_AND_ASSIGN(const AssignmentPlan first, Propose());
  ASSERT_OK_AND_ASSIGN(const AssignmentPlan second, Propose());
  EXPECT_EQ(SeatsOf(first), SeatsOf(second));
  EXPECT_EQ(first.inputs_digest, second.inputs_digest);
  EXPECT_NE(first.id, second.id);
}

TEST_F(Assignments, ObeyConflictsLoadsAndTheOutsideMinimum) {
  PlaceJudge({.id = "lin", .load_max = 1});
  PlaceJudge({.id = "tsai"});
  PlaceJudge({.id = "yang", .outside = false, .agency = "civil"});
  PlaceJudge({.id = "huang", .outside = false, .agency = "health"});
  for (const char* id : {"bus", "portal", "shelter"}) PlaceApplication(id);
  ASSERT_OK(Recuse("yang", ApplicationId("bus")));
  ASSERT_OK_AND_ASSIGN(const AssignmentPlan plan, Propose());
  int lin = 0;
  std::set<std::string> with_outside;
  EXPECT_THAT(plan.seats, SizeIs(6));
  for (const Seat& seat : plan.seats) {
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
    ASSERT_OK(Recuse(judge, ApplicationId("bus")));
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
  ASSERT_OK_AND_ASSIGN(const AssignmentPlan plan, Propose());
  PlaceSeasonIn(SeasonState::kFirstRound);
  EXPECT_THAT(Propose(), HasReason(Reason::kWrongState));
  EXPECT_THAT(Apply(plan.id), HasReason(Reason::kWrongState));
}

TEST_F(Assignments, StandOnceTheirPlanIsApplied) {
  PlacePanel();
  PlaceApplication("portal");
  ASSERT_OK_AND_ASSIGN(const AssignmentPlan plan, Propose());
  EXPECT_THAT(Listed("chen"), IsEmpty());
  EXPECT_THAT(Apply(plan.id, 7), HasReason(Reason::kEtagMismatch));
  EXPECT_THAT(Apply(PlanId("unknown")), HasReason(Reason::kNotFound));
  ASSERT_OK_AND_ASSIGN(const AssignmentPlan applied, Apply(plan.id, 1));
  EXPECT_EQ(applied.state, PlanState::kApplied);
  EXPECT_EQ(applied.apply_time, clock_.Now());
  EXPECT_THAT(Listed("chen"), SizeIs(2));
  EXPECT_THAT(Apply(plan.id), HasReason(Reason::kWrongState));
}

TEST_F(Assignments, OfAnOutdatedPlanAreRefused) {
  PlacePanel();
  PlaceApplication("portal");
  ASSERT_OK_AND_ASSIGN(const AssignmentPlan before_conflict, Propose());
  ASSERT_OK(Recuse("lin", ApplicationId("portal")));
  EXPECT_THAT(Apply(before_conflict.id), HasReason(Reason::kPlanOutdated));
  ASSERT_OK_AND_ASSIGN(const AssignmentPlan before_load, Propose());
  ASSERT_OK(Write("chen", [&](const Context& context, storage::WriteTransaction& transaction) {
    return UpdateJudge(context, transaction, season_, JudgeId("tsai"), {.load_max = 3},
                       std::nullopt);
  }));
  EXPECT_THAT(Apply(before_load.id), HasReason(Reason::kPlanOutdated));
  ASSERT_OK_AND_ASSIGN(const AssignmentPlan before_application, Propose());
  PlaceApplication("bus");
  EXPECT_THAT(Apply(before_application.id), HasReason(Reason::kPlanOutdated));
  ASSERT_OK_AND_ASSIGN(const AssignmentPlan fresh, Propose());
  EXPECT_OK(Apply(fresh.id));
}

TEST_F(Assignments, OfALaterPlanReplaceTheEarlierOnes) {
  PlacePanel();
  PlaceApplication("portal");
  ASSERT_OK_AND_ASSIGN(const AssignmentPlan first, Propose());
  ASSERT_OK(Apply(first.id));
  const JudgeId out = first.seats.front().judge;
  ASSERT_OK(Recuse(out.value().c_str(), ApplicationId("portal")));
  EXPECT_THAT(PlanMissing(Round::kFirst),
              ElementsAre("JUDGE_MISSING seasons/116/applications/portal"));
  ASSERT_OK_AND_ASSIGN(const AssignmentPlan second, Propose());
  ASSERT_OK(Apply(second.id));
  EXPECT_THAT(Listed("chen"), SizeIs(2));
  EXPECT_THAT(Listed("chen", std::nullopt, out.value().c_str()), IsEmpty());
  EXPECT_THAT(PlanMissing(Round::kFirst), IsEmpty());
  ASSERT_OK_AND_ASSIGN(
      const std::vector<AssignmentPlan> plans,
      Read("shen", [&](const Context&, const storage::ReadTransaction& transaction) {
        return ListAssignmentPlans(transaction, season_, std::nullopt, 10);
      }));
  ASSERT_THAT(plans, SizeIs(2));
  EXPECT_EQ(plans[0].id, second.id);
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
  ASSERT_OK(Recuse("huang", ApplicationId("portal")));
  ASSERT_OK_AND_ASSIGN(const AssignmentPlan plan, Propose(Round::kFinal));
  EXPECT_THAT(SeatsOf(plan), ElementsAre("portal lin 0", "portal tsai 0", "portal yang 0"));
  EXPECT_EQ(plan.affinity_total, plan.affinity_bound);
  ASSERT_OK(Apply(plan.id));
  EXPECT_THAT(PlanMissing(Round::kFinal), IsEmpty());
}

TEST_F(Assignments, OfTheFinalRoundNeedTheirJudgesFromOutside) {
  PlaceJudge({.id = "yang", .outside = false, .agency = "civil"});
  PlaceJudge({.id = "lin"});
  PlaceApplication("portal", ApplicationState::kShortlisted);
  PlaceSeasonIn(SeasonState::kCoaching);
  ASSERT_OK(Recuse("lin", ApplicationId("portal")));
  const absl::Status blocked = Propose(Round::kFinal).status();
  ASSERT_THAT(blocked, HasReason(Reason::kAssignmentInfeasible));
  EXPECT_THAT(std::string(base::TextOf(blocked)), HasSubstr("1 judges from outside; 0"));
}

TEST_F(Assignments, OfTheFinalRoundAreSolvedWhenTheRulesSayHowMany) {
  ChangeRules([](Rules& rules) { rules.final_round_judges = 2; });
  PlacePanel();
  PlaceApplication("portal", ApplicationState::kShortlisted);
  PlaceSeasonIn(SeasonState::kCoaching);
  ASSERT_OK_AND_ASSIGN(const AssignmentPlan plan, Propose(Round::kFinal));
  EXPECT_THAT(plan.seats, SizeIs(2));
  EXPECT_FALSE(plan.prices.empty());
}

TEST_F(Assignments, AreSeenByTheirJudgeAndNoOther) {
  PlacePanel();
  PlaceApplication("portal");
  ASSERT_OK_AND_ASSIGN(const AssignmentPlan plan, Propose());
  ASSERT_OK(Apply(plan.id));
  const std::string judge = plan.seats.front().judge.value();
  EXPECT_THAT(Listed(judge.c_str()), ElementsAre("portal FIRST " + judge + " ACTIVE"));
  EXPECT_THAT(Listed("shen", Round::kFinal), IsEmpty());
  EXPECT_THAT(Listed("shen", Round::kFirst), SizeIs(2));
  EXPECT_THAT(Read(judge,
                   [&](const Context& context, const storage::ReadTransaction& transaction) {
                     return ListAssignments(context, transaction,
                                            {season_, std::nullopt, plan.seats.back().judge},
                                            std::nullopt, 10);
                   }),
              HasReason(Reason::kNotFound));
}

TEST(Affinity, IsTheSumOfLevelTimesWeight) {
  const Rules rules = testing::ARules();
  Judge judge;
  judge.expertise = {{DimensionId("1"), 3}, {DimensionId("3"), 2}, {DimensionId("9"), 3}};
  EXPECT_EQ(AffinityOf(judge, rules.categories[0]), 3 * 1000 + 2 * 2500);
  EXPECT_EQ(AffinityOf(judge, rules.categories[1]), 3 * 1000 + 2 * 1500);
}

TEST(AssignmentInputs, HaveADigestThatChangesWithEachOfThem) {
  AssignmentInputs inputs;
  inputs.season.id = SeasonId("116");
  inputs.season.rules = testing::ARules();
  inputs.applications.emplace_back().id = kMobile;
  inputs.judges.emplace_back().id = JudgeId("lin");
  inputs.judges[0].expertise = {{DimensionId("1"), 1}};
  inputs.conflicts.emplace_back();
  const std::vector<std::function<void(AssignmentInputs&)>> changes = {
      [](AssignmentInputs& i) { i.round = Round::kFinal; },
      [](AssignmentInputs& i) { i.season.rules.outside_judges_min = 0; },
      [](AssignmentInputs& i) { i.applications[0].category = CategoryId("inclusion"); },
      [](AssignmentInputs& i) { i.judges[0].outside = true; },
      [](AssignmentInputs& i) { i.judges[0].load_min = 1; },
      [](AssignmentInputs& i) { i.judges[0].load_max = 1; },
      [](AssignmentInputs& i) { i.judges[0].expertise[0].level = 2; },
      [](AssignmentInputs& i) { i.conflicts[0].judge = JudgeId("lin"); },
  };
  std::set<std::string> digests{InputsDigest(inputs).Hex()};
  for (const auto& change : changes) {
    AssignmentInputs changed = inputs;
    change(changed);
    digests.insert(InputsDigest(changed).Hex());
  }
  EXPECT_THAT(digests, SizeIs(changes.size() + 1));
}

}  // namespace
}  // namespace award::workflow
