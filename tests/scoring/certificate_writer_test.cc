// Certificates as JSON: small, with every number that a reader needs, and bound to one problem.
#include <string>

#include "gtest/gtest.h"
#include "nlohmann/json.hpp"
#include "scoring/panel/files/certificate_json.h"
#include "scoring/panel/files/certificate_words.h"
#include "tests/scoring/panel_files.h"

namespace award::scoring::panel {
namespace {

Problem RuledProblem() {
  return ReadFiles(SmallFilesWith({{File::kRules,
                                    "rule_id,each,members,scope,min,max,soft\n"
                                    "out,application,external=1,,1,,\n"},
                                   {File::kLocks, "application_id,judge_id\na2,j1\n"},
                                   {File::kKept, "application_id,judge_id\na2,j1\n"}}))
      .problem;
}

TEST(CertificateJson, IsSmallAndComplete) {
  Problem problem = RuledProblem();
  problem.seed = 18'446'744'073'709'551'615U;
  Plan plan;
  plan.pairs = {{0, 0}, {1, 1}};
  plan.tiers = {{Tier::kTotal, -250, -5}, {Tier::kGroups, 2, std::nullopt}};
  plan.certificate.prices = {{{0, 0, 7, 0, 1}}, {{}, {0, 0, -3, 0, 0}}, {{}}};
  const std::string json = CertificateJson(problem, plan);
  EXPECT_EQ(json,
            "{\n"
            "  \"format\": \"award-certificate/1\",\n"
            "  \"engine\": \"award-panel/1\",\n"
            "  \"problem_digest\": \"" +
                DigestOfProblem(problem) +
                "\",\n"
                "  \"pairs_digest\": \"" +
                DigestOfPairs(problem, plan.pairs) +
                "\",\n"
                "  \"seed\": \"18446744073709551615\",\n"
                "  \"objective\": {\"partial\": false, \"fairness\": \"TOTAL\", "
                "\"price_basis_points\": null},\n"
                "  \"interrupted\": false,\n"
                "  \"decimals\": 2,\n"
                "  \"tiers\": [\n"
                "    {\"tier\": \"TOTAL\", \"value\": -250, \"bound\": -5, "
                "\"value_text\": \"-2.50\", \"bound_text\": \"-0.05\"},\n"
                "    {\"tier\": \"GROUPS\", \"value\": 2, \"bound\": null}\n"
                "  ],\n"
                "  \"price_classes\": [1, 2, 1],\n"
                "  \"prices\": [\n"
                "    {\"judge\": \"j1\", \"class\": 0, \"total\": 7, \"draw\": 1},\n"
                "    {\"judge\": \"j2\", \"class\": 1, \"total\": -3}\n"
                "  ],\n"
                "  \"deficit_weights\": null,\n"
                "  \"deficit_classes\": null,\n"
                "  \"deficit_prices\": []\n"
                "}\n");
  EXPECT_FALSE(nlohmann::json::parse(json, nullptr, false).is_discarded());
}

TEST(CertificateJson, EachTierAndFairnessHasItsName) {
  for (const auto& [tier, name] : kTierNames) EXPECT_EQ(NameOf(tier), name);
  for (const auto& [fairness, name] : kFairnessNames) EXPECT_EQ(NameOf(fairness), name);
  EXPECT_EQ(std::size(kTierNames), static_cast<size_t>(Tier::kDraw) + 1);
  EXPECT_EQ(std::size(kFairnessNames), static_cast<size_t>(Fairness::kFair) + 1);
  EXPECT_TRUE(IsAffinity(Tier::kDeficit));
  EXPECT_FALSE(IsAffinity(Tier::kDraw));
}

TEST(DigestOfProblem, DependsOnAllThatAPlanDependsOn) {
  const Problem problem = RuledProblem();
  const std::string digest = DigestOfProblem(problem);
  const auto changes = [&](auto change) {
    Problem other = problem;
    change(other);
    return DigestOfProblem(other) != digest;
  };
  EXPECT_TRUE(changes([](Problem& p) { p.applications[0] += "x"; }));
  EXPECT_TRUE(changes([](Problem& p) { ++p.seats[2]; }));
  EXPECT_TRUE(changes([](Problem& p) { p.judges[1].id += "x"; }));
  EXPECT_TRUE(changes([](Problem& p) { ++p.judges[2].lowest_load; }));
  EXPECT_TRUE(changes([](Problem& p) { ++p.judges[2].highest_load; }));
  EXPECT_TRUE(changes([](Problem& p) { ++p.affinity.back(); }));
  EXPECT_TRUE(changes([](Problem& p) { p.affinity[4] = kConflict; }));
  EXPECT_TRUE(changes([](Problem& p) { ++p.decimals; }));
  EXPECT_TRUE(changes([](Problem& p) { p.locks.clear(); }));
  EXPECT_TRUE(changes([](Problem& p) { p.kept.clear(); }));
  EXPECT_TRUE(changes([](Problem& p) { p.rules.clear(); }));
  EXPECT_TRUE(changes([](Problem& p) { p.rules[0].id += "x"; }));
  EXPECT_TRUE(changes([](Problem& p) { p.rules[0].value += "x"; }));
  EXPECT_TRUE(changes([](Problem& p) { p.rules[0].each = Each::kJudge; }));
  EXPECT_TRUE(changes([](Problem& p) { p.rules[0].members.pop_back(); }));
  EXPECT_TRUE(changes([](Problem& p) { p.scopes[0].pop_back(); }));
  EXPECT_TRUE(changes([](Problem& p) { ++p.rules[0].lowest; }));
  EXPECT_TRUE(changes([](Problem& p) { --p.rules[0].highest; }));
  EXPECT_TRUE(changes([](Problem& p) { p.rules[0].soft = true; }));
  // These are said beside it, or explain and decide nothing.
  EXPECT_FALSE(changes([](Problem& p) { p.seed = 5; }));
  EXPECT_FALSE(changes([](Problem& p) { p.objective.fairness = Fairness::kFair; }));
  EXPECT_FALSE(changes([](Problem& p) { p.grounds.push_back({{0, 1}, "kin"}); }));
}

// Made with another program from the words in certificate_json.h, so that others can make it too.
TEST(DigestOfProblem, IsFixed) {
  EXPECT_EQ(DigestOfProblem(RuledProblem()),
            "746cc30af90be7522d08f42aa0d1db8adcdd109731ed18a4660a852a5549555d");
  EXPECT_EQ(DigestOfPairs(RuledProblem(), {{0, 0}, {1, 1}}),
            "ad2ff19d84ef88ee0efaef267e54564ad29566ccf589c186904aa6863dfab222");
}

}  // namespace
}  // namespace award::scoring::panel
