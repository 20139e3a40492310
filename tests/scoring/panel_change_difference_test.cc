// Differences between plans: what they name, that they can be applied and taken back, and that they
// refuse any other plan.
#include <random>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "scoring/panel/change/difference.h"
#include "tests/scoring/panel_problems.h"

namespace award::scoring::panel {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Plan PlanWith(std::vector<Pair> pairs) {
  Plan plan;
  plan.pairs = std::move(pairs);
  return plan;
}

Problem ThreeByThree() { return ProblemOf({{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}, 1, 3); }

TEST(PanelDifference, NamesPairsPanelsAndLoadsThatDiffer) {
  const Problem problem = ThreeByThree();
  const Difference difference = Compare(problem, PlanWith({{0, 0}, {1, 1}, {2, 2}}), problem,
                                        PlanWith({{0, 0}, {1, 2}, {2, 2}}));
  EXPECT_THAT(difference.removed, ElementsAre(NamedPair{"a2", "j2"}));
  EXPECT_THAT(difference.added, ElementsAre(NamedPair{"a2", "j3"}));
  EXPECT_THAT(difference.panels, ElementsAre(PanelChange{"a2", {"j2"}, {"j3"}}));
  EXPECT_THAT(difference.loads, ElementsAre(LoadChange{"j2", 1, 0}, LoadChange{"j3", 1, 2}));
}

TEST(PanelDifference, OfTheSamePlanIsEmpty) {
  const Problem problem = ThreeByThree();
  const Plan plan = PlanWith({{0, 0}, {1, 1}});
  const Difference difference = Compare(problem, plan, problem, plan);
  EXPECT_THAT(difference.removed, IsEmpty());
  EXPECT_THAT(difference.added, IsEmpty());
  EXPECT_THAT(difference.panels, IsEmpty());
  EXPECT_THAT(difference.loads, IsEmpty());
  EXPECT_EQ(difference.from, difference.to);
}

TEST(PanelDifference, SetsTheTiersOfBothPlansSideBySide) {
  const Problem problem = ThreeByThree();
  Plan before = PlanWith({{0, 0}});
  before.tiers = {{Tier::kFloor, 1, 1}, {Tier::kTotal, 12, 12}};
  Plan after = PlanWith({{0, 1}});
  after.tiers = {{Tier::kChanges, 1, 1}, {Tier::kTotal, 11, 12}};
  EXPECT_THAT(
      Compare(problem, before, problem, after).tiers,
      ElementsAre(TierChange{Tier::kChanges, std::nullopt, 1}, TierChange{Tier::kTotal, 12, 11},
                  TierChange{Tier::kFloor, 1, std::nullopt}));
}

TEST(PanelDifference, DoesNotSetAffinitiesOfDifferentScalesSideBySide) {
  const Problem problem = ThreeByThree();
  Problem finer = problem;
  finer.decimals = 3;
  Plan before = PlanWith({{0, 0}});
  before.tiers = {{Tier::kTotal, 12, 12}, {Tier::kEvenness, 3, 3}};
  Plan after = before;
  after.tiers[0].value = 12'000;
  EXPECT_THAT(Compare(problem, before, finer, after).tiers,
              ElementsAre(TierChange{Tier::kTotal, std::nullopt, 12'000},
                          TierChange{Tier::kEvenness, 3, 3}));
}

TEST(PanelDifference, GoesByIdsWhereTheProblemsDiffer) {
  const Problem before = ThreeByThree();
  Problem after = before;
  after.applications[0] = "a0";  // Another application in the place of a1.
  const Difference difference =
      Compare(before, PlanWith({{0, 0}, {1, 1}}), after, PlanWith({{0, 0}, {1, 1}}));
  EXPECT_THAT(difference.removed, ElementsAre(NamedPair{"a1", "j1"}));
  EXPECT_THAT(difference.added, ElementsAre(NamedPair{"a0", "j1"}));
}

std::vector<Pair> RandomPlan(std::mt19937& random, const Problem& problem) {
  std::vector<Pair> pairs;
  for (int32_t a = 0; a < static_cast<int32_t>(problem.applications.size()); ++a) {
    for (int32_t j = 0; j < static_cast<int32_t>(problem.judges.size()); ++j) {
      if (random() % 2 == 0) pairs.push_back({a, j});
    }
  }
  return pairs;
}

TEST(PanelDifference, IsAppliedAndTakenBack) {
  std::mt19937 random(61);
  for (int i = 0; i < 300; ++i) {
    const Problem problem = RandomProblem(random, {});
    const Plan before = PlanWith(RandomPlan(random, problem));
    const Plan after = PlanWith(RandomPlan(random, problem));
    const std::vector<NamedPair> earlier = NamesOf(problem, before.pairs);
    const std::vector<NamedPair> later = NamesOf(problem, after.pairs);
    const Difference difference = Compare(problem, before, problem, after);
    const auto applied = Apply(difference, earlier);
    ASSERT_TRUE(applied.ok()) << applied.status();
    ASSERT_EQ(*applied, later);
    const auto undone = Apply(Reverse(difference), later);
    ASSERT_TRUE(undone.ok()) << undone.status();
    ASSERT_EQ(*undone, earlier);
    ASSERT_EQ(Reverse(Reverse(difference)), difference);
    ASSERT_EQ(Reverse(difference), Compare(problem, after, problem, before));
    const auto positions = PositionsOf(problem, later);
    ASSERT_TRUE(positions.ok()) << positions.status();
    ASSERT_EQ(*positions, after.pairs);
  }
}

TEST(PanelDifference, IsRefusedByAnyOtherPlan) {
  const Problem problem = ThreeByThree();
  const std::vector<Pair> before = {{0, 0}, {1, 1}, {2, 2}};
  const Difference difference =
      Compare(problem, PlanWith(before), problem, PlanWith({{0, 0}, {1, 2}, {2, 2}}));
  // Not touched by the difference, and yet another plan.
  for (const std::vector<Pair>& other :
       {std::vector<Pair>{{0, 1}, {1, 1}, {2, 2}}, {{1, 1}, {2, 2}}, {{0, 0}, {1, 2}, {2, 2}}}) {
    EXPECT_EQ(Apply(difference, NamesOf(problem, other)).status().code(),
              absl::StatusCode::kFailedPrecondition);
  }
  EXPECT_EQ(Apply(Reverse(difference), NamesOf(problem, before)).status().code(),
            absl::StatusCode::kFailedPrecondition);
}

TEST(PanelDifference, IsRefusedWhenItContradictsItself) {
  const Problem problem = ThreeByThree();
  const std::vector<Pair> before = {{0, 0}, {1, 1}, {2, 2}};
  Difference difference =
      Compare(problem, PlanWith(before), problem, PlanWith({{0, 0}, {1, 2}, {2, 2}}));
  difference.added.push_back({"a3", "j3"});
  EXPECT_EQ(Apply(difference, NamesOf(problem, before)).status().code(),
            absl::StatusCode::kFailedPrecondition);
  difference.added = {{"a2", "j1"}};
  EXPECT_EQ(Apply(difference, NamesOf(problem, before)).status().code(),
            absl::StatusCode::kFailedPrecondition);
}

TEST(PanelDifference, TellsPlansApartWhoseIdsRunTogether) {
  EXPECT_NE(FingerprintOf({{"a1", "1j"}}), FingerprintOf({{"a11", "j"}}));
  EXPECT_NE(FingerprintOf({{"a", "j"}, {"b", "k"}}), FingerprintOf({{"a", "j"}}));
}

TEST(PanelDifference, FindsNoPositionForWhatIsNotThere) {
  const Problem problem = ThreeByThree();
  for (const NamedPair& pair : {NamedPair{"a9", "j1"}, NamedPair{"a1", "j9"}}) {
    EXPECT_EQ(PositionsOf(problem, {pair}).status().code(), absl::StatusCode::kInvalidArgument);
  }
  EXPECT_EQ(PositionsOf(problem, {{"a1", "j1"}, {"a1", "j1"}}).status().code(),
            absl::StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace award::scoring::panel
