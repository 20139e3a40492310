// The stages of fairness one by one, from a given plan: what each raises and what it must leave.
#include "scoring/panel/exchange/fairness.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <random>
#include <vector>

#include "gtest/gtest.h"
#include "scoring/panel/certificate.h"
#include "tests/scoring/exchanged.h"
#include "tests/scoring/panel_problems.h"

namespace award::scoring::panel {
namespace {

bool Always() { return true; }

FairnessStage StageFrom(const Problem& problem, const std::vector<Pair>& pairs) {
  return {problem, OwnIdeals(problem, MakeClasses(problem)), pairs, {}, Always};
}

// Level and deficit are better at 358 in all, a1:j2 a2:j3 a3:j1, than at the best total of 360.
Problem ThreeShare() {
  Problem problem =
      ProblemOf({{100, 86, 0, 0}, {0, 100, 86, 0}, {86, 0, 60, 100}, {0, 0, 0, 100}}, 1, 1);
  problem.locks = {{3, 3}};
  return problem;
}

const std::vector<Pair> kEachOwn = {{0, 0}, {1, 1}, {2, 2}, {3, 3}};

TEST(FairnessStage, RaisesTheFloorWhateverItCosts) {
  const Problem problem = ProblemOf({{9, 5}, {4, 1}}, 1, 1);
  FairnessStage stage = StageFrom(problem, {{0, 0}, {1, 1}});
  stage.RaiseFloor();
  EXPECT_EQ(TextOf(problem, stage.Pairs()), "a1:j2 a2:j1");
  EXPECT_EQ(stage.Total(), 9);
}

TEST(FairnessStage, LowersTheDeficitDownToTheLeastTotal) {
  const Problem problem = ThreeShare();
  FairnessStage dear = StageFrom(problem, kEachOwn);
  dear.LowerDeficit(359);
  EXPECT_EQ(dear.Pairs(), kEachOwn);
  FairnessStage stage = StageFrom(problem, kEachOwn);
  stage.LowerDeficit(358);
  EXPECT_EQ(TextOf(problem, stage.Pairs()), "a1:j2 a2:j3 a3:j1 a4:j4");
  EXPECT_EQ(stage.Total(), 358);
}

TEST(FairnessStage, RaisesTheLevelDownToTheLeastTotal) {
  const Problem problem = ThreeShare();
  FairnessStage dear = StageFrom(problem, kEachOwn);
  dear.RaiseLevel(359);
  EXPECT_EQ(dear.Pairs(), kEachOwn);
  FairnessStage stage = StageFrom(problem, kEachOwn);
  stage.RaiseLevel(358);
  EXPECT_EQ(TextOf(problem, stage.Pairs()), "a1:j2 a2:j3 a3:j1 a4:j4");
}

// Of the two, only the one with an ideal has a deficit.
TEST(FairnessStage, AsksNothingForAnApplicationWithoutAnIdeal) {
  const Problem problem = ProblemOf({{9, 5}, {4, 1}}, 1, 1);
  FairnessStage second(problem, {std::nullopt, 4}, {{0, 0}, {1, 1}}, {}, Always);
  second.LowerDeficit(0);
  EXPECT_EQ(TextOf(problem, second.Pairs()), "a1:j2 a2:j1");
  FairnessStage first(problem, {9, std::nullopt}, {{0, 1}, {1, 0}}, {}, Always);
  first.LowerDeficit(0);
  EXPECT_EQ(TextOf(problem, first.Pairs()), "a1:j1 a2:j2");
}

// Judges 1 and 2 are of one institution, 2 and 3 from outside.
TEST(FairnessStage, MendsRulesThatCrossOrSaysThatItCannot) {
  Problem problem = ProblemOf({{9, 8, 1, 7}, {9, 8, 1, 7}}, 2, 2);
  AddRule(problem, Each::kApplication, {0, 1}, 0, 1);
  AddRule(problem, Each::kApplication, {1, 2}, 1, kUnlimited);
  const std::vector<Pair> broken = {{0, 0}, {0, 1}, {1, 0}, {1, 3}};
  FairnessStage stage = StageFrom(problem, broken);
  EXPECT_TRUE(stage.MendRules());
  EXPECT_TRUE(Obeys(problem, stage.Pairs())) << TextOf(problem, stage.Pairs());
  problem.locks = {{0, 0}, {0, 1}};
  FairnessStage locked = StageFrom(problem, broken);
  EXPECT_FALSE(locked.MendRules());
}

TEST(FairnessStage, StopsWithThePlanSoFar) {
  const Problem problem = ThreeShare();
  FairnessStage stage(problem, OwnIdeals(problem, MakeClasses(problem)), kEachOwn, {},
                      [] { return false; });
  stage.LowerDeficit(0);
  EXPECT_TRUE(stage.Stopped());
  EXPECT_EQ(stage.Pairs(), kEachOwn);
}

// What a plan is worth, tier by tier.
struct Worth {
  int64_t floor;
  int64_t deficit;
  int64_t total;
};

Worth WorthOf(const Problem& problem, const std::vector<Pair>& pairs) {
  return {ValueOf(problem, pairs, Tier::kFloor), ValueOf(problem, pairs, Tier::kDeficit),
          ValueOf(problem, pairs, Tier::kTotal)};
}

TEST(FairnessStage, EachStageLeavesWhatTheOnesBeforeReached) {
  std::mt19937 random(41);
  int raised = 0;
  int lowered = 0;
  int polished = 0;
  for (int round = 0; round < 1200; ++round) {
    const Problem problem = RandomProblem(random, Shape{});
    const std::vector<std::vector<Pair>> plans = PlansOf(problem);
    if (plans.empty()) continue;
    const std::vector<Pair>& start = plans[random() % plans.size()];
    FairnessStage stage = StageFrom(problem, start);
    stage.RaiseFloor();
    const Worth at_start = WorthOf(problem, start);
    const Worth floor = WorthOf(problem, stage.Pairs());
    ASSERT_GE(floor.floor, at_start.floor) << TextOf(problem);
    const int64_t least_total = floor.total - 1;
    stage.LowerDeficit(least_total);
    const Worth deficit = WorthOf(problem, stage.Pairs());
    ASSERT_GE(deficit.floor, floor.floor) << TextOf(problem);
    ASSERT_LE(deficit.deficit, floor.deficit) << TextOf(problem);
    ASSERT_GE(deficit.total, least_total) << TextOf(problem);
    stage.Polish();
    const Worth polish = WorthOf(problem, stage.Pairs());
    ASSERT_GE(polish.floor, floor.floor) << TextOf(problem);
    ASSERT_LE(polish.deficit, deficit.deficit) << TextOf(problem);
    ASSERT_GE(polish.total, deficit.total) << TextOf(problem);
    ASSERT_EQ(polish.total, stage.Total());
    ASSERT_TRUE(Obeys(problem, stage.Pairs())) << TextOf(problem);
    raised += floor.floor > at_start.floor ? 1 : 0;
    lowered += deficit.deficit < floor.deficit ? 1 : 0;
    polished += polish.total > deficit.total ? 1 : 0;
  }
  EXPECT_GE(raised, 30);
  EXPECT_GE(lowered, 10);
  EXPECT_GE(polished, 1);
}

// The plan of 358, that the proof tries, has a deficit of 14.
TEST(FairnessStage, LeavesThePlanWhileItProves) {
  const Problem problem = ThreeShare();
  FairnessStage stage = StageFrom(problem, kEachOwn);
  EXPECT_LE(stage.ProveLeastDeficit(MakeClasses(problem)).bound, 14);
  EXPECT_EQ(stage.Pairs(), kEachOwn);
  EXPECT_EQ(stage.Total(), 360);
}

// Five want judge 1, who has one place.
TEST(FairnessStage, ProvesADeficit) {
  Problem problem =
      ProblemOf({{90, 80, 70}, {90, 80, 70}, {90, 80, 70}, {90, 80, 70}, {90, 80, 70}}, 1, 2);
  problem.judges[0].highest_load = 1;
  problem.objective.fairness = Fairness::kDeficit;
  const std::vector<Pair> pairs = {{0, 0}, {1, 1}, {2, 1}, {3, 2}, {4, 2}};
  const Classes classes = MakeClasses(problem);
  FairnessStage stage = StageFrom(problem, pairs);
  const DeficitProof proof = stage.ProveLeastDeficit(classes);
  EXPECT_GE(proof.bound, 1);
  EXPECT_LE(proof.bound, 20);
  Certificate certificate;
  certificate.prices = FreePrices(problem, classes);
  certificate.deficit_weights = proof.weights;
  certificate.deficit_prices = proof.prices;
  EXPECT_EQ(BoundOf(problem, classes, certificate, Tier::kDeficit), proof.bound);
}

}  // namespace
}  // namespace award::scoring::panel
