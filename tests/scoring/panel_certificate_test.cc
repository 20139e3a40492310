// Values against naive counts, and what CheckPlan refuses.
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

// Two applications of two seats, three judges.
Problem SmallProblem() { return ProblemOf({{5, 4, 3}, {2, 9, kConflict}}, 2, 2); }

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
