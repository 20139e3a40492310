// Trees of rules: what is nested stays whole, what crosses is cut, and nothing that obeys the rules
// is ever lost.
#include "scoring/panel/classes.h"

#include <algorithm>
#include <random>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/scoring/panel_problems.h"

namespace award::scoring::panel {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// Two applications and `judges` judges without conflicts.
Problem PanelOf(size_t judges) {
  return ProblemOf({std::vector<int32_t>(judges, 0), std::vector<int32_t>(judges, 0)}, 2, 2);
}

std::vector<int32_t> MembersOf(const ClassTree& tree, size_t node) {
  std::vector<int32_t> members;
  for (size_t m = 0; m < tree.leaf.size(); ++m) {
    auto at = static_cast<size_t>(tree.leaf[m]);
    while (at != node && at != 0) at = static_cast<size_t>(tree.nodes[at].parent);
    if (at == node) members.push_back(static_cast<int32_t>(m));
  }
  return members;
}

TEST(PanelClasses, WithoutRulesEverythingIsOneRoot) {
  const Classes classes = MakeClasses(PanelOf(3));
  ASSERT_EQ(classes.panel_trees.size(), 1u);
  ASSERT_EQ(classes.quota_trees.size(), 1u);
  EXPECT_EQ(classes.panel_trees[0].nodes.size(), 1u);
  EXPECT_EQ(classes.panel_trees[0].nodes[0].rule, -1);
  EXPECT_THAT(classes.panel_trees[0].leaf, ElementsAre(0, 0, 0));
  EXPECT_THAT(classes.quota_trees[0].leaf, ElementsAre(0, 0));
  EXPECT_THAT(classes.crossing, IsEmpty());
}

TEST(PanelClasses, NestedRulesLieInOneAnotherWhicheverComesFirst) {
  for (const bool inner_first : {true, false}) {
    Problem problem = PanelOf(4);
    AddRule(problem, Each::kApplication,
            inner_first ? std::vector<int32_t>{1, 2} : std::vector<int32_t>{0, 1, 2}, 0, 1);
    AddRule(problem, Each::kApplication,
            inner_first ? std::vector<int32_t>{0, 1, 2} : std::vector<int32_t>{1, 2}, 1, 1);
    const Classes classes = MakeClasses(problem);
    EXPECT_THAT(classes.crossing, IsEmpty());
    const ClassTree& tree = classes.PanelOf(0);
    ASSERT_EQ(tree.nodes.size(), 3u);
    EXPECT_THAT(MembersOf(tree, 1), ElementsAre(0, 1, 2));
    EXPECT_THAT(MembersOf(tree, 2), ElementsAre(1, 2));
    EXPECT_EQ(tree.nodes[2].parent, 1);
    EXPECT_EQ(tree.nodes[1].rule, inner_first ? 1 : 0);
    EXPECT_EQ(tree.nodes[1].lowest, inner_first ? 1 : 0);
    EXPECT_EQ(tree.nodes[2].highest, 1);
    EXPECT_EQ(tree.leaf[3], 0);
  }
}

TEST(PanelClasses, OfTwoRulesWithTheSameMembersTheLaterOneLiesInTheOther) {
  Problem problem = PanelOf(3);
  AddRule(problem, Each::kApplication, {0, 1}, 0, 1);
  AddRule(problem, Each::kApplication, {0, 1}, 1, kUnlimited);
  AddRule(problem, Each::kApplication, {1}, 1, kUnlimited);
  const Classes classes = MakeClasses(problem);
  const ClassTree& tree = classes.PanelOf(1);
  EXPECT_THAT(classes.crossing, IsEmpty());
  ASSERT_EQ(tree.nodes.size(), 4u);
  EXPECT_EQ(tree.nodes[2].rule, 1);
  EXPECT_EQ(tree.nodes[2].parent, 1);
  EXPECT_EQ(tree.nodes[3].parent, 2);
  EXPECT_THAT(tree.leaf, ElementsAre(2, 3, 0));
}

TEST(PanelClasses, RulesThatCanNeverBindAreLeftOut) {
  Problem problem = PanelOf(3);
  AddRule(problem, Each::kApplication, {0}, 0, 1);
  AddRule(problem, Each::kApplication, {0, 1}, 0, kUnlimited);
  AddRule(problem, Each::kApplication, {}, 0, 0);
  EXPECT_EQ(MakeClasses(problem).PanelOf(0).nodes.size(), 1u);
  AddRule(problem, Each::kApplication, {}, 1, 1);  // Nobody can keep this one.
  EXPECT_EQ(MakeClasses(problem).PanelOf(0).nodes.size(), 2u);
}

TEST(PanelClasses, ARuleThatCrossesIsCutAlongWhatItCrosses) {
  Problem problem = PanelOf(6);
  AddRule(problem, Each::kApplication, {0, 1, 2}, 1, kUnlimited);
  AddRule(problem, Each::kApplication, {1, 2, 3, 4}, 0, 1);
  const Classes classes = MakeClasses(problem);
  EXPECT_THAT(classes.crossing, ElementsAre(1));
  const ClassTree& tree = classes.PanelOf(0);
  ASSERT_EQ(tree.nodes.size(), 4u);
  EXPECT_EQ(tree.nodes[1].rule, 0);
  EXPECT_THAT(MembersOf(tree, 2), ElementsAre(1, 2));
  EXPECT_THAT(MembersOf(tree, 3), ElementsAre(3, 4));
  for (const size_t part : {2u, 3u}) {
    EXPECT_EQ(tree.nodes[part].rule, 1);
    EXPECT_EQ(tree.nodes[part].lowest, 0);
    EXPECT_EQ(tree.nodes[part].highest, 1);
  }
}

TEST(PanelClasses, OnlyTheTreesInWhichARuleCrossesLoseIt) {
  Problem problem = PanelOf(4);
  AddRule(problem, Each::kApplication, {0, 1}, 1, kUnlimited);
  AddRule(problem, Each::kApplication, {1, 2}, 1, 2);
  problem.scopes[0] = {0};
  const Classes classes = MakeClasses(problem);
  EXPECT_THAT(classes.crossing, ElementsAre(1));
  EXPECT_NE(classes.panel_tree[0], classes.panel_tree[1]);
  EXPECT_EQ(classes.PanelOf(0).nodes.size(), 2u);
  EXPECT_EQ(classes.PanelOf(1).nodes.size(), 2u);
  EXPECT_EQ(classes.PanelOf(1).nodes[1].rule, 1);
}

TEST(PanelClasses, ApplicationsUnderTheSameRulesShareATree) {
  Problem problem =
      ProblemOf(std::vector<std::vector<int32_t>>(4, std::vector<int32_t>(3, 0)), 1, 4);
  AddRule(problem, Each::kApplication, {0, 1}, 1, kUnlimited);
  AddRule(problem, Each::kApplication, {0, 1, 2}, 0, 2);
  AddRule(problem, Each::kJudge, {0, 3}, 0, 1);
  problem.scopes[0] = {1, 3};
  problem.scopes[1] = {1, 2, 3};
  const Classes classes = MakeClasses(problem);
  EXPECT_THAT(classes.panel_tree, ElementsAre(0, 1, 2, 1));
  EXPECT_EQ(classes.panel_trees.size(), 3u);
  EXPECT_EQ(classes.PanelOf(3).nodes.size(), 3u);
  EXPECT_EQ(classes.PanelOf(2).nodes.size(), 2u);
  EXPECT_EQ(classes.quota_trees.size(), 1u);
  EXPECT_THAT(classes.QuotaOf(2).leaf, ElementsAre(1, 0, 0, 1));
}

// Whether the choice of members (rising) keeps every class of the tree.
bool Keeps(const ClassTree& tree, const std::vector<bool>& chosen) {
  for (size_t n = 1; n < tree.nodes.size(); ++n) {
    int32_t counted = 0;
    for (const int32_t member : MembersOf(tree, n)) {
      counted += chosen[static_cast<size_t>(member)] ? 1 : 0;
    }
    if (counted < tree.nodes[n].lowest || counted > tree.nodes[n].highest) return false;
  }
  return true;
}

bool KeepsRules(const Problem& problem, int32_t application, const std::vector<bool>& chosen) {
  for (const Rule& rule : problem.rules) {
    const std::vector<int32_t>& scope = problem.scopes[static_cast<size_t>(rule.scope)];
    if (rule.each != Each::kApplication ||
        !std::binary_search(scope.begin(), scope.end(), application)) {
      continue;
    }
    int32_t counted = 0;
    for (const int32_t member : rule.members) {
      counted += chosen[static_cast<size_t>(member)] ? 1 : 0;
    }
    if (counted < rule.lowest || counted > rule.highest) return false;
  }
  return true;
}

TEST(PanelClasses, TreesAskForNoMoreThanTheRulesAndForAllWhenNoneCrosses) {
  std::mt19937 random(20270410);
  int crossing = 0;
  for (int round = 0; round < 600; ++round) {
    Shape shape;
    shape.applications = 3;
    shape.judges = 7;
    shape.application_rules = 7;
    shape.judge_rules = 3;
    shape.laminar = random() % 3 == 0;
    const Problem problem = RandomProblem(random, shape);
    const Classes classes = MakeClasses(problem);
    if (shape.laminar) {
      ASSERT_THAT(classes.crossing, IsEmpty());
    }
    crossing += classes.crossing.empty() ? 0 : 1;
    for (const ClassTree& tree : classes.panel_trees) {
      for (size_t n = 0; n < tree.nodes.size(); ++n) {
        ASSERT_LE(tree.nodes[n].parent, static_cast<int32_t>(n == 0 ? 0 : n - 1));
      }
    }
    for (int32_t a = 0; a < static_cast<int32_t>(problem.applications.size()); ++a) {
      for (unsigned bits = 0; bits < 1U << problem.judges.size(); ++bits) {
        std::vector<bool> chosen;
        for (size_t j = 0; j < problem.judges.size(); ++j) chosen.push_back((bits >> j & 1U) != 0);
        const bool keeps = Keeps(classes.PanelOf(a), chosen);
        const bool keeps_rules = KeepsRules(problem, a, chosen);
        ASSERT_TRUE(keeps || !keeps_rules) << TextOf(problem);
        if (classes.crossing.empty()) {
          ASSERT_EQ(keeps, keeps_rules) << TextOf(problem);
        }
      }
    }
  }
  EXPECT_GT(crossing, 100);
}

TEST(PanelClasses, ManyRulesOfOneScopeMakeOneTree) {
  Problem problem = ProblemOf({std::vector<int32_t>(600, 0)}, 2, 2);
  for (int32_t first = 0; first < 600; first += 2) {
    AddRule(problem, Each::kApplication, {first, first + 1}, 0, 1);
    problem.rules.back().scope = 0;
  }
  problem.scopes.resize(1);
  const Classes classes = MakeClasses(problem);
  ASSERT_EQ(classes.panel_trees.size(), 1u);
  EXPECT_EQ(classes.panel_trees[0].nodes.size(), 301u);
  EXPECT_EQ(classes.panel_trees[0].nodes[300].rule, 299);
}

}  // namespace
}  // namespace award::scoring::panel
