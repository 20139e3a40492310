// Small problems on which assignment programs in use were seen to fail: each has a plan that obeys
// everything, and the plan must be found.
#include <filesystem>
#include <fstream>
#include <string>
#include <variant>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "scoring/panel/assign.h"
#include "scoring/panel/certificate.h"
#include "tests/scoring/panel_instances.h"
#include "tests/scoring/panel_problems.h"

namespace award::scoring::panel {
namespace {

using testing::ElementsAre;

Plan PlanOf(const Problem& problem) {
  const absl::StatusOr<Answer> answer = Assign(problem);
  EXPECT_TRUE(answer.ok()) << answer.status();
  if (!answer.ok() || !std::holds_alternative<Plan>(*answer)) return {};
  const Plan& plan = std::get<Plan>(*answer);
  EXPECT_TRUE(CheckPlan(problem, plan).ok()) << CheckPlan(problem, plan);
  return plan;
}

// Even first rounds would give a2 to j2, whom a1 alone needs, and never take it back.
TEST(PanelPromise, EveryApplicationGetsItsJudgesWhenThatIsPossible) {
  Problem problem = ProblemOf(
      {{kConflict, 50, kConflict}, {90, 95, kConflict}, {90, kConflict, kConflict}}, 1, 3);
  problem.judges[1].highest_load = 1;
  EXPECT_EQ(TextOf(problem, PlanOf(problem).pairs), "a1:j2 a2:j1 a3:j1");
}

TEST(PanelPromise, ALockIsNeverDroppedForABetterTotal) {
  Problem problem = ProblemOf({{90, 90}, {90, 10}}, 1, 1);
  problem.locks = {{0, 0}};
  EXPECT_EQ(TextOf(problem, PlanOf(problem).pairs), "a1:j1 a2:j2");
  problem.locks.clear();
  EXPECT_EQ(TextOf(problem, PlanOf(problem).pairs), "a1:j2 a2:j1");
}

// Lowest loads first and the rest afterwards would give a1 to j1, and a2 to nobody.
TEST(PanelPromise, LowestLoadsAndSeatsAreMetTogether) {
  Problem problem = ProblemOf({{90, 10}, {20, kConflict}}, 1, 1);
  problem.judges[0].lowest_load = 1;
  EXPECT_EQ(TextOf(problem, PlanOf(problem).pairs), "a1:j2 a2:j1");
}

// A judge whose affinities are all 0 still has the lowest load.
TEST(PanelPromise, ALowestLoadHoldsForAJudgeWithoutAffinity) {
  Problem problem = ProblemOf({{0, 90}, {0, 90}, {0, 80}}, 1, 3);
  problem.judges[0].lowest_load = 2;
  EXPECT_EQ(PlanOf(problem).pairs.size(), 3U);
  EXPECT_EQ(PlanOf(problem).tiers.front(), (TierResult{Tier::kTotal, 90, 90}));
}

// In units of a millionth: what rounds to 0.00 still decides.
TEST(PanelPromise, AffinitiesBelowAHundredthCount) {
  Problem problem = ProblemOf({{1000, 1001}, {1000, 1003}}, 1, 1);
  problem.decimals = 6;
  EXPECT_EQ(TextOf(problem, PlanOf(problem).pairs), "a1:j1 a2:j2");
  problem.affinity = {1000, 1001, 1000, 1000};
  EXPECT_EQ(TextOf(problem, PlanOf(problem).pairs), "a1:j2 a2:j1");
}

TEST(PanelPromise, AffinitiesOfZeroAndBelowFillSeats) {
  const Problem problem = ProblemOf({{0, -3}, {-1, 0}, {0, 0}}, 2, 3);
  EXPECT_EQ(PlanOf(problem).pairs.size(), 6U);
  EXPECT_EQ(PlanOf(problem).tiers.front(), (TierResult{Tier::kTotal, -4, -4}));
}

// The same as the first, from its files.
TEST(PanelPromise, TheKnownIncompleteCaseIsComplete) {
  const std::string folder = InstancesFolder() + "/cases/hotcrp_incomplete_3x3";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no assignment instances here";
  const Problem problem = ReadInstance(folder);
  std::vector<std::string> named;
  for (const Pair& pair : PlanOf(problem).pairs) {
    named.push_back(problem.applications[static_cast<size_t>(pair.application)] + " " +
                    problem.judges[static_cast<size_t>(pair.judge)].id);
  }
  EXPECT_THAT(named, ElementsAre("A1 J2", "A2 J1", "A3 J1"));
}

}  // namespace
}  // namespace award::scoring::panel
