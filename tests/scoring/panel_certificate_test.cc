// Values, breaches and own ideals against naive counts, and what CheckPlan refuses.
#include "scoring/panel/certificate.h"

#include <algorithm>
#include <random>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/scoring/panel_problems.h"

namespace award::scoring::panel {
namespace {

using ::testing::HasSubstr;

TEST(PanelCertificate, ValuesAreThoseCountedNaively) {
  std::mt19937 random(20270403);
  for (int round = 0; round < 200; ++round) {
    const Problem problem = RandomProblem(random, MixedShape(random));
    int left = 20;
    ForEachPlan(problem, [&](const std::vector<Pair>& pairs) {
      if (--left < 0) return;
      for (const Tier tier :
           {Tier::kUnfilled, Tier::kChanges, Tier::kTotal, Tier::kEvenness, Tier::kDraw}) {
        ASSERT_EQ(ValueOf(problem, pairs, tier), NaiveValueOf(problem, pairs, tier));
      }
    });
  }
}

TEST(PanelCertificate, FairnessIsMeasuredFromTheWorstServed) {
  // Own ideals: 9, 11 and 3.
  const Problem problem = ProblemOf({{5, 4, 3}, {2, 9, 1}, {1, 2, 1}}, 2, 3);
  const std::vector<Pair> all_but_one = {{0, 0}, {0, 2}, {1, 0}, {1, 1}, {2, 0}, {2, 1}};
  EXPECT_EQ(ValueOf(problem, all_but_one, Tier::kFloor), 3);
  EXPECT_EQ(ValueOf(problem, all_but_one, Tier::kLevel), 8);
  EXPECT_EQ(ValueOf(problem, all_but_one, Tier::kDeficit), 1);
  const std::vector<Pair> poor = {{0, 1}, {0, 2}, {1, 0}, {1, 2}, {2, 0}, {2, 2}};
  EXPECT_EQ(ValueOf(problem, poor, Tier::kFloor), 2);
  EXPECT_EQ(ValueOf(problem, poor, Tier::kLevel), 2);
  EXPECT_EQ(ValueOf(problem, poor, Tier::kDeficit), 8);
  const std::vector<Pair> unlike = {{0, 1}, {0, 2}, {1, 1}, {1, 2}, {2, 0}, {2, 1}};
  EXPECT_EQ(ValueOf(problem, unlike, Tier::kLevel), 7);
  const std::vector<Pair> ideal = {{0, 0}, {0, 1}, {1, 0}, {1, 1}, {2, 0}, {2, 1}};
  EXPECT_EQ(ValueOf(problem, ideal, Tier::kLevel), 11);
  EXPECT_EQ(ValueOf(problem, ideal, Tier::kDeficit), 0);
}

TEST(PanelCertificate, GroupsAreJudgesWhoShareApplications) {
  const Problem problem =
      ProblemOf(std::vector<std::vector<int32_t>>(4, std::vector<int32_t>(6, 0)), 2, 4);
  EXPECT_EQ(ValueOf(problem, {}, Tier::kGroups), 0);
  EXPECT_EQ(ValueOf(problem, {{0, 0}, {0, 1}, {1, 2}, {1, 3}}, Tier::kGroups), 2);
  EXPECT_EQ(ValueOf(problem, {{0, 0}, {0, 1}, {1, 2}, {1, 3}, {2, 1}, {2, 2}}, Tier::kGroups), 1);
  EXPECT_EQ(ValueOf(problem, {{0, 5}, {1, 0}, {1, 1}, {2, 3}, {2, 4}, {3, 0}}, Tier::kGroups), 3);
}

TEST(PanelCertificate, BreachesAreFoundExactlyWhenThePairsDoNotObey) {
  std::mt19937 random(20270404);
  int broken = 0;
  for (int round = 0; round < 3000; ++round) {
    const Problem problem = RandomProblem(random, MixedShape(random));
    std::vector<Pair> pairs;
    for (int32_t a = 0; a < static_cast<int32_t>(problem.applications.size()); ++a) {
      for (int32_t j = 0; j < static_cast<int32_t>(problem.judges.size()); ++j) {
        if (random() % 5 < 2) pairs.push_back({a, j});
      }
    }
    const bool obeys = Obeys(problem, pairs);
    broken += obeys ? 0 : 1;
    ASSERT_EQ(FindBreaches(problem, pairs).empty(), obeys)
        << TextOf(problem) << TextOf(problem, pairs);
  }
  EXPECT_GT(broken, 100);
  EXPECT_LT(broken, 2990);
}

// Two applications of two seats, three judges.
Problem SmallProblem() { return ProblemOf({{5, 4, 3}, {2, 9, kConflict}}, 2, 2); }

TEST(PanelCertificate, NamesEveryKindOfBreachInOrder) {
  Problem problem = SmallProblem();
  problem.judges[0].lowest_load = 1;
  problem.judges[1].highest_load = 1;
  problem.locks = {{0, 2}};
  AddRule(problem, Each::kApplication, {0, 2}, 1, kUnlimited);
  AddRule(problem, Each::kJudge, {0, 1}, 0, 1);
  const std::vector<Pair> pairs = {{0, 1}, {1, 1}, {1, 2}};
  const std::vector<Breach> breaches = FindBreaches(problem, pairs);
  ASSERT_EQ(breaches.size(), 7u);
  EXPECT_EQ(breaches[0].kind, Breach::Kind::kInConflict);
  EXPECT_EQ(breaches[0].pair, (Pair{1, 2}));
  EXPECT_EQ(breaches[1].kind, Breach::Kind::kLockMissing);
  EXPECT_EQ(breaches[1].pair, (Pair{0, 2}));
  EXPECT_EQ(breaches[2].kind, Breach::Kind::kSeats);
  EXPECT_EQ(breaches[2].pair.application, 0);
  EXPECT_EQ(breaches[2].counted, 1);
  EXPECT_EQ(breaches[2].highest, 2);
  EXPECT_EQ(breaches[3].kind, Breach::Kind::kLoad);
  EXPECT_EQ(breaches[3].pair.judge, 0);
  EXPECT_EQ(breaches[3].lowest, 1);
  EXPECT_EQ(breaches[4].kind, Breach::Kind::kLoad);
  EXPECT_EQ(breaches[4].pair.judge, 1);
  EXPECT_EQ(breaches[4].counted, 2);
  EXPECT_EQ(breaches[5].kind, Breach::Kind::kRule);
  EXPECT_EQ(breaches[5].rule, 0);
  EXPECT_EQ(breaches[5].pair.application, 0);
  EXPECT_EQ(breaches[5].counted, 0);
  EXPECT_EQ(breaches[6].kind, Breach::Kind::kRule);
  EXPECT_EQ(breaches[6].rule, 1);
  EXPECT_EQ(breaches[6].pair.judge, 1);
  EXPECT_EQ(breaches[6].highest, 1);
}

TEST(PanelCertificate, AnEmptySeatCountsWhereARuleNeedsAMember) {
  Problem problem = SmallProblem();
  AddRule(problem, Each::kApplication, {2}, 1, kUnlimited);
  EXPECT_EQ(FindBreaches(problem, {{0, 0}, {0, 2}, {1, 1}}).size(), 2u);
  problem.objective.partial = true;
  EXPECT_TRUE(FindBreaches(problem, {{0, 0}, {0, 2}, {1, 1}}).empty());
  EXPECT_EQ(FindBreaches(problem, {{0, 0}, {0, 2}, {1, 0}, {1, 1}}).size(), 1u);
}

TEST(PanelCertificate, OwnIdealsAreTheBestPanelsThatConflictsAndRulesAllow) {
  Problem problem = SmallProblem();
  const auto ideals = [&problem] { return OwnIdeals(problem, MakeClasses(problem)); };
  EXPECT_THAT(ideals(), ::testing::ElementsAre(9, 11));
  problem.judges[0].highest_load = 0;  // Whoever comes first everywhere gets this judge too.
  EXPECT_THAT(ideals(), ::testing::ElementsAre(9, 11));
  AddRule(problem, Each::kApplication, {0, 1}, 0, 1);
  EXPECT_THAT(ideals(), ::testing::ElementsAre(8, std::nullopt));
}

TEST(PanelCertificate, OwnIdealsAreExactWhenRulesCross) {
  std::mt19937 random(20270405);
  int crossing = 0;
  for (int round = 0; round < 1500; ++round) {
    Shape shape;
    shape.applications = 1;
    shape.judges = 6;
    shape.seats = 4;
    shape.application_rules = 4;
    const Problem problem = RandomProblem(random, shape);
    const Classes classes = MakeClasses(problem);
    crossing += classes.crossing.empty() ? 0 : 1;
    Problem alone = problem;
    alone.locks.clear();
    alone.rules.erase(std::remove_if(alone.rules.begin(), alone.rules.end(),
                                     [](const Rule& rule) { return rule.each == Each::kJudge; }),
                      alone.rules.end());
    for (Judge& judge : alone.judges) judge.lowest_load = 0;
    std::optional<int64_t> best;
    ForEachPlan(alone, [&](const std::vector<Pair>& pairs) {
      const int64_t total = NaiveValueOf(alone, pairs, Tier::kTotal);
      best = std::max(best.value_or(total), total);
    });
    ASSERT_EQ(OwnIdeals(problem, classes), std::vector{best}) << TextOf(problem);
  }
  EXPECT_GT(crossing, 100);
}

// The best plan of SmallProblem, with a proof.
Plan ProvedPlan(const Problem& problem) {
  Plan plan;
  plan.pairs = {{0, 0}, {0, 2}, {1, 0}, {1, 1}};
  const Classes classes = MakeClasses(problem);
  plan.certificate.prices = FreePrices(problem, classes);
  plan.tiers = ProveTiers(problem, classes, plan.pairs, plan.certificate);
  return plan;
}

TEST(PanelCertificate, RefusesAPlanThatIsNotWhatItStates) {
  Problem problem = SmallProblem();
  problem.judges[1].highest_load = 1;
  const Plan plan = ProvedPlan(problem);
  ASSERT_TRUE(CheckPlan(problem, plan).ok()) << CheckPlan(problem, plan).message();
  const auto refusal = [&problem](const Plan& tampered) {
    const absl::Status status = CheckPlan(problem, tampered);
    EXPECT_TRUE(status.code() == absl::StatusCode::kFailedPrecondition);
    return std::string(status.message());
  };
  Plan tampered = plan;
  tampered.pairs[1] = {0, 7};
  EXPECT_THAT(refusal(tampered), HasSubstr("does not exist"));
  tampered = plan;
  tampered.pairs[1] = tampered.pairs[0];
  EXPECT_THAT(refusal(tampered), HasSubstr("does not rise"));
  tampered = plan;
  tampered.pairs[3] = {1, 2};
  EXPECT_THAT(refusal(tampered), HasSubstr("a2 with judge j3 is a conflict"));
  tampered = plan;
  tampered.pairs[1] = {0, 1};
  EXPECT_THAT(refusal(tampered), HasSubstr("judge j2 has 2 applications, not 0 to 1"));
  tampered = plan;
  tampered.pairs.pop_back();
  EXPECT_THAT(refusal(tampered), HasSubstr("a2 has 1 judges for 2 seats"));
  tampered = plan;
  tampered.tiers.pop_back();
  EXPECT_THAT(refusal(tampered), HasSubstr("3 tiers are stated; there are 4"));
  tampered = plan;
  std::swap(tampered.tiers[0], tampered.tiers[1]);
  EXPECT_THAT(refusal(tampered), HasSubstr("total affinity is missing or not in its place"));
  tampered = plan;
  ++tampered.tiers[0].value;
  EXPECT_THAT(refusal(tampered), HasSubstr("total affinity is 19, not 20"));
  tampered = plan;
  --*tampered.tiers[0].bound;
  EXPECT_THAT(refusal(tampered), HasSubstr("total affinity: the certificate proves the bound"));
  tampered = plan;
  ++*tampered.tiers[1].bound;
  EXPECT_THAT(refusal(tampered), HasSubstr("squared loads: the certificate proves the bound"));
}

TEST(PanelCertificate, RefusesBoundsThatTheCertificateDoesNotProve) {
  const Problem problem = SmallProblem();
  Plan plan = ProvedPlan(problem);
  ASSERT_EQ(plan.tiers[0].bound, 20);
  plan.certificate.prices[1][0][kTotalPrice] = -1;
  EXPECT_THAT(std::string(CheckPlan(problem, plan).message()), HasSubstr("the bound 22, not 20"));
  plan.tiers[0].bound = 25;  // An interrupted plan may state less than is proved.
  EXPECT_TRUE(CheckPlan(problem, plan).ok());
  plan.tiers[0].bound = std::nullopt;
  EXPECT_TRUE(CheckPlan(problem, plan).ok());
  plan.certificate = {};
  plan.tiers[0].bound = 1'000'000;
  EXPECT_THAT(std::string(CheckPlan(problem, plan).message()),
              HasSubstr("total affinity: the certificate proves no bound"));
}

}  // namespace
}  // namespace award::scoring::panel
