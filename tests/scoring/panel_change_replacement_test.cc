// Problems changed in mid-round: what of the plan survives, what becomes a lock, and that the next
// plan moves as few pairs as every plan there is allows.
#include <algorithm>
#include <limits>
#include <random>
#include <string>
#include <variant>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "scoring/panel/assign.h"
#include "scoring/panel/change/replacement.h"
#include "tests/scoring/panel_problems.h"

namespace award::scoring::panel {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// Two seats for each of a1, a2, a3; j1 to j4.
Problem Present() { return ProblemOf({{9, 8, 7, 6}, {6, 9, 8, 7}, {7, 6, 9, 8}}, 2, 2); }

const std::vector<Pair> kPairs = {{0, 0}, {0, 1}, {1, 1}, {1, 2}, {2, 2}, {2, 3}};

Replacement Replaced(const Problem& present, const std::vector<Pair>& pairs,
                     const std::vector<Pair>& started, const std::vector<Update>& updates) {
  absl::StatusOr<Replacement> replacement = Replace(present, pairs, started, updates);
  EXPECT_TRUE(replacement.ok()) << replacement.status();
  if (!replacement.ok()) return {};
  EXPECT_TRUE(Validate(replacement->problem).ok()) << Validate(replacement->problem);
  return *std::move(replacement);
}

TEST(PanelReplacement, OfAJudgeWhoDropsOutKeepsOnlyWhatIsStarted) {
  Problem present = Present();
  present.judges[1].lowest_load = 1;
  present.locks = {{0, 1}};  // Required, but not started.
  const Replacement replacement = Replaced(present, kPairs, {{1, 1}}, {DropOut{"j2"}});
  EXPECT_THAT(replacement.lost, ElementsAre(NamedPair{"a1", "j2"}));
  EXPECT_EQ(replacement.lost_seats, 1);
  EXPECT_THAT(replacement.problem.locks, ElementsAre(Pair{1, 1}));
  EXPECT_EQ(replacement.problem.judges[1].lowest_load, 0);
  EXPECT_EQ(replacement.problem.judges[1].highest_load, 1);
  EXPECT_EQ(TextOf(replacement.problem, replacement.problem.kept), "a1:j1 a2:j2,j3 a3:j3,j4");
}

TEST(PanelReplacement, OfAJudgeWhoDropsOutOwesNoRuleAnything) {
  Problem present = Present();
  AddRule(present, Each::kJudge, {0, 1}, 1, kUnlimited);
  const Replacement replacement = Replaced(present, kPairs, {}, {DropOut{"j2"}});
  EXPECT_THAT(replacement.problem.scopes[0], ElementsAre(0, 2, 3));
  EXPECT_EQ(replacement.problem.judges[1].highest_load, 0);
  EXPECT_EQ(replacement.lost_seats, 2);
}

TEST(PanelReplacement, LetsAConflictOverrideALockAndAStartedSheet) {
  Problem present = Present();
  present.locks = {{0, 0}};
  const Replacement replacement = Replaced(
      present, kPairs, {{0, 0}}, {DropOut{"j1"}, LateConflict{{"a1", "j1"}, "三親等內親屬"}});
  EXPECT_TRUE(replacement.problem.InConflict({0, 0}));
  ASSERT_EQ(replacement.problem.grounds.size(), 1U);
  EXPECT_EQ(replacement.problem.grounds[0].text, "三親等內親屬");
  EXPECT_THAT(replacement.problem.locks, IsEmpty());
  EXPECT_THAT(replacement.lost, ElementsAre(NamedPair{"a1", "j1"}));
  EXPECT_EQ(replacement.problem.judges[0].highest_load, 0);
}

TEST(PanelReplacement, CountsALowerLoadAsLostSeats) {
  const Replacement replacement = Replaced(Present(), kPairs, {}, {NewLoad{"j3", 0, 1}});
  EXPECT_THAT(replacement.lost, IsEmpty());
  EXPECT_EQ(replacement.lost_seats, 1);
  EXPECT_EQ(Replaced(Present(), kPairs, {}, {NewLoad{"j3", 1, 3}}).lost_seats, 0);
}

TEST(PanelReplacement, PutsANewApplicationUnderTheRulesOfOneLikeIt) {
  Problem present = Present();
  present.grounds = {};
  present.affinity[present.Cell({2, 0})] = kConflict;
  present.grounds = {{{2, 0}, "ground"}};
  AddRule(present, Each::kApplication, {0, 1}, 1, kUnlimited);
  present.scopes[0] = {0, 2};
  AddRule(present, Each::kJudge, {1, 2}, 0, 2);
  const Replacement replacement =
      Replaced(present, kPairs, {}, {NewApplication{"a2b", 1, {1, 2, 3, 4}, "a3"}});
  const Problem& next = replacement.problem;
  EXPECT_THAT(next.applications, ElementsAre("a1", "a2", "a2b", "a3"));
  EXPECT_THAT(next.seats, ElementsAre(2, 2, 1, 2));
  EXPECT_EQ(next.AffinityOf({2, 3}), 4);
  EXPECT_EQ(next.AffinityOf({3, 3}), 8);
  EXPECT_EQ(next.grounds[0].pair, (Pair{3, 0}));
  EXPECT_THAT(next.scopes[static_cast<size_t>(next.rules[0].scope)], ElementsAre(0, 2, 3));
  EXPECT_THAT(next.rules[1].members, ElementsAre(1, 2, 3));
  EXPECT_EQ(TextOf(next, next.kept), "a1:j1,j2 a2:j2,j3 a3:j3,j4");
  EXPECT_EQ(replacement.lost_seats, 1);
}

TEST(PanelReplacement, OfAnApplicationThatIsWithdrawnForgetsIt) {
  Problem present = Present();
  present.locks = {{1, 1}, {2, 2}};
  AddRule(present, Each::kApplication, {0, 1}, 1, kUnlimited);
  AddRule(present, Each::kJudge, {1, 2}, 0, 2);
  const Replacement replacement = Replaced(present, kPairs, {{1, 2}}, {Withdrawn{"a2"}});
  const Problem& next = replacement.problem;
  EXPECT_THAT(next.applications, ElementsAre("a1", "a3"));
  EXPECT_EQ(next.AffinityOf({1, 2}), 9);
  EXPECT_THAT(next.locks, ElementsAre(Pair{1, 2}));
  EXPECT_THAT(next.scopes[0], ElementsAre(0, 1));
  EXPECT_THAT(next.rules[1].members, ElementsAre(1));
  EXPECT_THAT(replacement.lost, ElementsAre(NamedPair{"a2", "j2"}, NamedPair{"a2", "j3"}));
  EXPECT_EQ(replacement.lost_seats, 0);
}

TEST(PanelReplacement, ComesBackWhenWhatIsNewIsWithdrawn) {
  std::mt19937 random(62);
  for (int i = 0; i < 200; ++i) {
    const Problem problem = RandomProblem(random, {});
    const std::vector<int32_t> row(problem.judges.size(), 1);
    const std::string like = problem.applications[random() % problem.applications.size()];
    const Replacement there = Replaced(problem, {}, {}, {NewApplication{"a2b", 1, row, like}});
    const Replacement back =
        Replaced(problem, {}, {}, {NewApplication{"a2b", 1, row, like}, Withdrawn{"a2b"}});
    ASSERT_EQ(there.problem.applications.size(), problem.applications.size() + 1);
    Problem same = problem;
    same.kept.clear();
    for (size_t r = 0; r < problem.rules.size(); ++r) {
      const int32_t scope = back.problem.rules[r].scope;
      ASSERT_EQ(back.problem.scopes[static_cast<size_t>(scope)],
                problem.scopes[static_cast<size_t>(problem.rules[r].scope)]);
      ASSERT_EQ(back.problem.rules[r].members, problem.rules[r].members);
    }
    ASSERT_EQ(back.problem.affinity, problem.affinity);
    ASSERT_EQ(back.problem.locks, problem.locks);
  }
}

TEST(PanelReplacement, KeepsApartTheScopesThatBothSidesShare) {
  Problem present = Present();
  AddRule(present, Each::kApplication, {0, 1}, 0, 2);
  AddRule(present, Each::kJudge, {0, 1}, 0, 2);
  present.scopes.pop_back();
  present.scopes[0] = {0, 1, 2};
  present.rules[1].scope = 0;
  const Problem next = Replaced(present, kPairs, {}, {Withdrawn{"a1"}}).problem;
  EXPECT_THAT(next.scopes[static_cast<size_t>(next.rules[0].scope)], ElementsAre(0, 1));
  EXPECT_THAT(next.scopes[static_cast<size_t>(next.rules[1].scope)], ElementsAre(0, 1, 2));
}

TEST(PanelReplacement, RefusesWhatItDoesNotKnow) {
  const auto code = [](const std::vector<Pair>& started, const Update& update) {
    return Replace(Present(), kPairs, started, {update}).status().code();
  };
  EXPECT_EQ(code({}, DropOut{"j9"}), absl::StatusCode::kNotFound);
  EXPECT_EQ(code({}, LateConflict{{"a9", "j1"}, ""}), absl::StatusCode::kNotFound);
  EXPECT_EQ(code({}, LateConflict{{"a1", "j9"}, ""}), absl::StatusCode::kNotFound);
  EXPECT_EQ(code({}, Withdrawn{"a9"}), absl::StatusCode::kNotFound);
  EXPECT_EQ(code({}, NewLoad{"j9", 0, 1}), absl::StatusCode::kNotFound);
  EXPECT_EQ(code({}, NewLoad{"j1", 2, 1}), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(code({}, NewApplication{"a1", 1, {1, 1, 1, 1}, ""}),
            absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(code({}, NewApplication{"a4", 1, {1, 1, 1}, ""}), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(code({}, NewApplication{"a4", 1, {1, 1, 1, 1}, "a9"}), absl::StatusCode::kNotFound);
  EXPECT_EQ(code({{0, 3}}, DropOut{"j1"}), absl::StatusCode::kInvalidArgument);
}

TEST(PanelReplacement, StartsFromPairsAndPricesThatStillExist) {
  const Problem present = Present();
  Plan plan;
  plan.pairs = kPairs;
  for (int64_t j = 0; j < 4; ++j) plan.certificate.prices.push_back({Price{0, 0, 10 + j, 0, 0}});
  const Problem next =
      Replaced(present, kPairs, {}, {Withdrawn{"a1"}, LateConflict{{"a2", "j2"}, ""}}).problem;
  const Start start = StartOf(present, plan, next);
  EXPECT_EQ(TextOf(next, start.pairs), "a2:j3 a3:j3,j4");
  EXPECT_THAT(start.prices, ElementsAre(10, 11, 12, 13));
}

TEST(PanelReplacement, TellsWhoMovesThoughNotForcedTo) {
  Replacement replacement = Replaced(Present(), kPairs, {}, {DropOut{"j1"}});
  ASSERT_EQ(replacement.lost_seats, 1);
  Plan plan;
  plan.pairs = {{0, 1}, {0, 3}, {1, 1}, {1, 2}, {2, 2}, {2, 3}};
  EXPECT_EQ(EffortOf(replacement, plan).new_pairs, 1);
  EXPECT_THAT(EffortOf(replacement, plan).moves, IsEmpty());
  EXPECT_TRUE(EffortOf(replacement, plan).fewest);
  // j3 goes from a3 to a1, and somebody new to a3.
  plan.pairs = {{0, 1}, {0, 2}, {1, 1}, {1, 2}, {2, 1}, {2, 3}};
  plan.tiers = {{Tier::kChanges, 1, 0}};
  const Effort effort = EffortOf(replacement, plan);
  EXPECT_EQ(effort.new_pairs, 2);
  EXPECT_THAT(effort.moves, ElementsAre(Move{2, 2, 0}));
  EXPECT_FALSE(effort.fewest);
  plan.tiers = {{Tier::kChanges, 1, 1}};
  EXPECT_TRUE(EffortOf(replacement, plan).fewest);
}

Update RandomUpdate(std::mt19937& random, const Problem& problem) {
  const std::string& judge = problem.judges[random() % problem.judges.size()].id;
  const std::string& application = problem.applications[random() % problem.applications.size()];
  switch (random() % 5) {
    case 0:
      return DropOut{judge};
    case 1:
      return LateConflict{{application, judge}, "late"};
    case 2:
      return NewLoad{judge, 0, static_cast<int32_t>(random() % 4)};
    case 3: {
      NewApplication added{"a3b", 1, {}, application};
      for (size_t j = 0; j < problem.judges.size(); ++j) {
        added.affinity.push_back(static_cast<int32_t>(random() % 7));
      }
      return added;
    }
    default:
      return Withdrawn{application};
  }
}

int64_t NewPairsOf(const Problem& problem, const std::vector<Pair>& pairs) {
  return std::count_if(pairs.begin(), pairs.end(), [&](const Pair& pair) {
    return std::find(problem.kept.begin(), problem.kept.end(), pair) == problem.kept.end();
  });
}

// Against every plan that there is.
TEST(PanelReplacement, HasTheFewestNewPairs) {
  std::mt19937 random(63);
  Shape shape;
  shape.laminar = true;
  int equal = 0;
  int more = 0;
  for (int i = 0; i < 4000; ++i) {
    const Problem present = RandomProblem(random, shape);
    const absl::StatusOr<Answer> answer = Assign(present);
    ASSERT_TRUE(answer.ok()) << answer.status();
    if (!std::holds_alternative<Plan>(*answer)) continue;
    const Plan& plan = std::get<Plan>(*answer);
    std::vector<Pair> started;
    for (const Pair pair : plan.pairs) {
      if (random() % 5 == 0) started.push_back(pair);
    }
    const Replacement replacement =
        Replaced(present, plan.pairs, started, {RandomUpdate(random, present)});
    const Problem& next = replacement.problem;
    int64_t fewest = std::numeric_limits<int64_t>::max();
    ForEachPlan(next, [&](const std::vector<Pair>& pairs) {
      fewest = std::min(fewest, NewPairsOf(next, pairs));
    });
    const absl::StatusOr<Answer> again = Assign(next, {}, StartOf(present, plan, next));
    const bool possible = fewest != std::numeric_limits<int64_t>::max();
    ASSERT_TRUE(again.ok()) << again.status();
    ASSERT_EQ(std::holds_alternative<Plan>(*again), possible) << TextOf(next);
    if (!possible) continue;
    const Effort effort = EffortOf(replacement, std::get<Plan>(*again));
    ASSERT_EQ(effort.new_pairs, fewest) << TextOf(next);
    ASSERT_TRUE(effort.fewest);
    ASSERT_LE(effort.lost_seats, fewest) << TextOf(next);
    for (const Pair lock : started) {
      const NamedPair name = NamesOf(present, {lock}).front();
      const std::vector<NamedPair> names = NamesOf(next, std::get<Plan>(*again).pairs);
      const bool lost = std::count(replacement.lost.begin(), replacement.lost.end(), name) > 0;
      ASSERT_EQ(std::count(names.begin(), names.end(), name), lost ? 0 : 1);
    }
    ++(effort.lost_seats == fewest ? equal : more);
  }
  EXPECT_GT(equal, 500);
  EXPECT_GT(more, 10);
}

}  // namespace
}  // namespace award::scoring::panel
