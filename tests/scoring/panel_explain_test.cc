// Explanations of pairs and loads: each reason in a small problem, and what is said for certain
// held against every plan of random problems.
#include <algorithm>
#include <array>
#include <optional>
#include <random>
#include <string>
#include <variant>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "scoring/panel/assign.h"
#include "scoring/panel/change/explanation.h"
#include "scoring/panel/change/forcing.h"
#include "scoring/panel/change/loss.h"
#include "scoring/panel/classes.h"
#include "tests/scoring/panel_problems.h"

namespace award::scoring::panel {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Kind = Reason::Kind;

constexpr std::array<Tier, 5> kTiers = {Tier::kUnfilled, Tier::kChanges, Tier::kTotal,
                                        Tier::kEvenness, Tier::kDraw};

// In the order of kTiers; more is better.
using Worth = std::array<int64_t, kTiers.size()>;

Worth WorthOf(const Problem& problem, const std::vector<Pair>& pairs) {
  Worth worth{};
  for (size_t t = 0; t < kTiers.size(); ++t) {
    const bool less = t == 0 || t == 1 || t == 3;
    const int64_t value = NaiveValueOf(problem, pairs, kTiers[t]);
    worth[t] = less ? -value : value;
  }
  if (!problem.objective.partial) worth[0] = 0;
  return worth;
}

// Nothing: no plan obeys the problem.
std::optional<Plan> PlanFor(const Problem& problem) {
  bool possible = false;
  ForEachPlan(problem, [&possible](const std::vector<Pair>&) { possible = true; });
  if (!possible) return std::nullopt;
  const absl::StatusOr<Answer> answer = Assign(problem);
  EXPECT_TRUE(answer.ok()) << answer.status();
  EXPECT_TRUE(answer.ok() && std::holds_alternative<Plan>(*answer)) << TextOf(problem);
  if (!answer.ok() || !std::holds_alternative<Plan>(*answer)) return std::nullopt;
  return std::get<Plan>(*answer);
}

Explanation Explain(const Problem& problem, const Plan& plan, Pair pair) {
  return ExplainPair(problem, MakeClasses(problem), plan, pair);
}

std::vector<Kind> KindsOf(const Explanation& explanation) {
  std::vector<Kind> kinds;
  for (const Reason& reason : explanation.reasons) kinds.push_back(reason.kind);
  return kinds;
}

const Reason* Find(const Explanation& explanation, Kind kind) {
  for (const Reason& reason : explanation.reasons) {
    if (reason.kind == kind) return &reason;
  }
  return nullptr;
}

TEST(PanelExplanation, RanksJudgesAmongThoseWhoMayJudge) {
  const Problem problem = ProblemOf({{5, 7, 7, kConflict, 3}}, 2, 2);
  const std::optional<Plan> plan = PlanFor(problem);
  ASSERT_TRUE(plan.has_value());
  const Explanation told = Explain(problem, *plan, {0, 0});
  EXPECT_FALSE(told.assigned);
  EXPECT_EQ(told.affinity, 5);
  EXPECT_EQ(told.rank, 3);
  EXPECT_EQ(told.allowed, 4);
  ASSERT_EQ(told.panel.size(), 2U);
  EXPECT_EQ(told.panel[0].rank, 1);
  EXPECT_EQ(told.panel[1].rank, 1);
  EXPECT_THAT(KindsOf(told), ElementsAre(Kind::kSeatsBetter, Kind::kLoss));
  EXPECT_THAT(told.reasons[0].others, ElementsAre(1, 2));
  EXPECT_EQ(told.loss, (Loss{Tier::kTotal, 2}));
  EXPECT_EQ(Explain(problem, *plan, {0, 1}).loss, (Loss{Tier::kTotal, 2}));
}

TEST(PanelExplanation, SaysAConflictWithItsGroundAndNothingElse) {
  Problem problem = ProblemOf({{5, kConflict, kConflict}}, 1, 1);
  problem.grounds = {{{0, 1}, "同一機關"}};
  const std::optional<Plan> plan = PlanFor(problem);
  ASSERT_TRUE(plan.has_value());
  const Explanation told = Explain(problem, *plan, {0, 1});
  EXPECT_THAT(KindsOf(told), ElementsAre(Kind::kInConflict));
  EXPECT_EQ(told.reasons[0].text, "同一機關");
  EXPECT_EQ(told.rank, 0);
  EXPECT_EQ(Explain(problem, *plan, {0, 2}).reasons[0].text, "");
}

TEST(PanelExplanation, SaysThatTheLoadIsFull) {
  const Problem problem = ProblemOf({{9, 1}, {6, 5}}, 1, 1);
  const std::optional<Plan> plan = PlanFor(problem);
  ASSERT_TRUE(plan.has_value());
  EXPECT_EQ(TextOf(problem, plan->pairs), "a1:j1 a2:j2");
  const Explanation told = Explain(problem, *plan, {1, 0});
  ASSERT_FALSE(told.reasons.empty());
  EXPECT_EQ(told.reasons[0].kind, Kind::kLoadFull);
  EXPECT_THAT(told.reasons[0].others, ElementsAre(0));
}

TEST(PanelExplanation, NamesTheRuleThatIsFullAndWhoFillsIt) {
  Problem problem = ProblemOf({{9, 8, 1}}, 2, 2);
  const int32_t rule = AddRule(problem, Each::kApplication, {0, 1}, 0, 1);
  const std::optional<Plan> plan = PlanFor(problem);
  ASSERT_TRUE(plan.has_value());
  const Explanation told = Explain(problem, *plan, {0, 1});
  EXPECT_THAT(KindsOf(told), ElementsAre(Kind::kPanelFull, Kind::kSeatsBetter, Kind::kLoss));
  EXPECT_EQ(told.reasons[0].rule, rule);
  EXPECT_THAT(told.reasons[0].others, ElementsAre(0));
  EXPECT_EQ(told.loss, (Loss{Tier::kTotal, 1}));  // j2 in place of j1, not of j3.
  EXPECT_FALSE(told.no_choice);
}

TEST(PanelExplanation, NamesTheRuleThatHoldsEverySeatThatCouldBeGivenUp) {
  Problem problem = ProblemOf({{1, 2, 9}}, 1, 2);
  const int32_t rule = AddRule(problem, Each::kApplication, {0, 1}, 1, kUnlimited);
  const std::optional<Plan> plan = PlanFor(problem);
  ASSERT_TRUE(plan.has_value());
  const Explanation told = Explain(problem, *plan, {0, 2});
  EXPECT_THAT(KindsOf(told), ElementsAre(Kind::kPanelNeeds));
  EXPECT_EQ(told.reasons[0].rule, rule);
  EXPECT_THAT(told.reasons[0].others, ElementsAre(1));
  EXPECT_TRUE(told.no_choice);
  const Explanation needed = Explain(problem, *plan, {0, 1});
  EXPECT_THAT(KindsOf(needed), ElementsAre(Kind::kRuleNeeds, Kind::kLoss));
  EXPECT_THAT(needed.reasons[0].others, IsEmpty());
}

TEST(PanelExplanation, NamesTheQuotaThatIsFull) {
  Problem problem = ProblemOf({{9, 1}, {8, 1}, {7, 1}}, 1, 3);
  const int32_t rule = AddRule(problem, Each::kJudge, {0, 1}, 0, 1);
  const std::optional<Plan> plan = PlanFor(problem);
  ASSERT_TRUE(plan.has_value());
  EXPECT_EQ(TextOf(problem, plan->pairs), "a1:j1 a2:j2 a3:j1");
  const Explanation told = Explain(problem, *plan, {1, 0});
  ASSERT_FALSE(told.reasons.empty());
  EXPECT_EQ(told.reasons[0].kind, Kind::kQuotaFull);
  EXPECT_EQ(told.reasons[0].rule, rule);
  EXPECT_THAT(told.reasons[0].others, ElementsAre(0));
}

TEST(PanelExplanation, NamesWhatHoldsAPairInItsPlace) {
  Problem problem = ProblemOf({{1, 9}, {9, 1}}, 1, 2);
  problem.judges[1].lowest_load = 1;
  problem.locks = {{0, 0}};
  problem.kept = {{1, 1}};
  const std::optional<Plan> plan = PlanFor(problem);
  ASSERT_TRUE(plan.has_value());
  EXPECT_EQ(TextOf(problem, plan->pairs), "a1:j1 a2:j2");
  EXPECT_THAT(KindsOf(Explain(problem, *plan, {0, 0})), ElementsAre(Kind::kLocked));
  const Explanation kept = Explain(problem, *plan, {1, 1});
  ASSERT_GE(kept.reasons.size(), 2U);
  EXPECT_EQ(kept.reasons[0].kind, Kind::kKept);
  EXPECT_EQ(kept.reasons[1].kind, Kind::kLoadNeeds);
  const Explanation locked_out = Explain(problem, *plan, {0, 1});
  EXPECT_NE(Find(locked_out, Kind::kSeatsLocked), nullptr);
  EXPECT_TRUE(locked_out.no_choice);
}

TEST(PanelExplanation, SaysThatTheDrawDecidedBetweenEquals) {
  const Problem problem = ProblemOf({{5, 5}}, 1, 2);
  const std::optional<Plan> plan = PlanFor(problem);
  ASSERT_TRUE(plan.has_value());
  const Explanation told = Explain(problem, *plan, {0, 1 - plan->pairs[0].judge});
  ASSERT_TRUE(told.loss.has_value());
  EXPECT_EQ(told.loss->tier, Tier::kDraw);
}

TEST(PanelExplanation, ClaimsNothingWithoutPricesOrBounds) {
  const Problem problem = ProblemOf({{5, 9}}, 1, 2);
  std::optional<Plan> plan = PlanFor(problem);
  ASSERT_TRUE(plan.has_value());
  Plan unbounded = *plan;
  for (TierResult& result : unbounded.tiers) result.bound.reset();
  EXPECT_FALSE(Explain(problem, unbounded, {0, 0}).loss.has_value());
  EXPECT_FALSE(ExplainLoad(problem, MakeClasses(problem), unbounded, 0).proved);
  plan->certificate = {};
  EXPECT_FALSE(Explain(problem, *plan, {0, 0}).loss.has_value());
}

TEST(PanelExplanation, TakesTheDistanceFromTheBoundOffALoss) {
  Plan plan;
  plan.tiers = {{Tier::kTotal, 10, 13}, {Tier::kEvenness, 5, 5}};
  EXPECT_EQ(CertainLoss(plan, {0, 0, 4, 0, 0}), (Loss{Tier::kTotal, 1}));
  EXPECT_EQ(CertainLoss(plan, {0, 0, 3, 7, 0}), (Loss{Tier::kEvenness, 7}));
  EXPECT_EQ(CertainLoss(plan, {0, 0, 2, 7, 0}), std::nullopt);
  EXPECT_EQ(CertainLoss(plan, {0, 2, 0, 0, 0}), (Loss{Tier::kChanges, 2}));
  plan.tiers = {{Tier::kEvenness, 5, 2}};
  EXPECT_EQ(CertainLoss(plan, {0, 0, 0, 4, 0}), (Loss{Tier::kEvenness, 1}));
  plan.tiers = {{Tier::kTotal, 10, std::nullopt}};
  EXPECT_EQ(CertainLoss(plan, {0, 0, 4, 0, 0}), std::nullopt);
}

// No plan that decides the pair the other way and is as good before the tier of the loss comes
// nearer than the loss.
bool Holds(const Worth& mine, const Worth& other, const Loss& loss) {
  for (size_t t = 0; t < kTiers.size(); ++t) {
    if (kTiers[t] == loss.tier) return other[t] <= mine[t] - loss.least;
    if (other[t] != mine[t]) return other[t] < mine[t];
  }
  return false;
}

struct Seen {
  int certain = 0;
  int exact = 0;
  int no_choice = 0;
  int unsaid = 0;
};

void HoldAgainstEveryPlan(const Problem& problem, const Plan& plan, Seen& seen) {
  const Classes classes = MakeClasses(problem);
  const Worth mine = WorthOf(problem, plan.pairs);
  for (int32_t a = 0; a < static_cast<int32_t>(problem.applications.size()); ++a) {
    for (int32_t j = 0; j < static_cast<int32_t>(problem.judges.size()); ++j) {
      const Pair pair{a, j};
      const Explanation told = ExplainPair(problem, classes, plan, pair);
      if (problem.InConflict(pair) ||
          std::binary_search(problem.locks.begin(), problem.locks.end(), pair)) {
        EXPECT_FALSE(told.loss.has_value());
        continue;
      }
      std::optional<Worth> best;  // Of the plans that decide it the other way.
      ForEachPlan(problem, [&](const std::vector<Pair>& pairs) {
        if (std::binary_search(pairs.begin(), pairs.end(), pair) == told.assigned) return;
        const Worth other = WorthOf(problem, pairs);
        if (!best.has_value() || *best < other) best = other;
        if (told.loss.has_value()) {
          EXPECT_TRUE(Holds(mine, other, *told.loss))
              << TextOf(problem) << "plan " << TextOf(problem, plan.pairs) << "\nother "
              << TextOf(problem, pairs);
        }
      });
      if (told.no_choice) {
        EXPECT_FALSE(best.has_value()) << TextOf(problem);
        ++seen.no_choice;
      } else if (told.loss.has_value()) {
        ++seen.certain;
        for (size_t t = 0; best.has_value() && t < kTiers.size(); ++t) {
          if (kTiers[t] != told.loss->tier) continue;
          if (mine[t] - (*best)[t] == told.loss->least) ++seen.exact;
        }
      } else {
        ++seen.unsaid;
      }
    }
  }
}

TEST(PanelExplanation, NeverClaimsMoreThanEveryPlanBearsOut) {
  std::mt19937 random(71);
  Seen seen;
  for (int i = 0; i < 600; ++i) {
    Shape shape;
    shape.laminar = true;
    shape.kept = i % 3 == 0 ? 30 : 0;
    shape.partial = i % 4 == 0;
    const Problem problem = RandomProblem(random, shape);
    const std::optional<Plan> plan = PlanFor(problem);
    if (!plan.has_value()) continue;
    HoldAgainstEveryPlan(problem, *plan, seen);
    if (HasFailure()) return;
  }
  EXPECT_GT(seen.certain, 300);
  EXPECT_GT(seen.exact, 150);
  EXPECT_GT(seen.no_choice, 20);
}

// One more place, against every plan of the problem that has it.
TEST(PanelExplanation, NeverClaimsThatAPlaceIsWorthLessThanItIs) {
  std::mt19937 random(72);
  int worth_something = 0;
  for (int i = 0; i < 600; ++i) {
    Shape shape;
    shape.laminar = true;
    shape.kept = i % 3 == 0 ? 30 : 0;
    const Problem problem = RandomProblem(random, shape);
    const std::optional<Plan> plan = PlanFor(problem);
    if (!plan.has_value()) continue;
    const Classes classes = MakeClasses(problem);
    const Worth mine = WorthOf(problem, plan->pairs);
    for (int32_t j = 0; j < static_cast<int32_t>(problem.judges.size()); ++j) {
      const LoadExplanation told = ExplainLoad(problem, classes, *plan, j);
      ASSERT_TRUE(told.proved);
      Problem wider = problem;
      ++wider.judges[static_cast<size_t>(j)].highest_load;
      if (told.worth.has_value()) ++worth_something;
      ForEachPlan(wider, [&](const std::vector<Pair>& pairs) {
        const Worth other = WorthOf(wider, pairs);
        bool bears_out = true;
        for (size_t t = 0; t < kTiers.size() && bears_out; ++t) {
          if (told.worth.has_value() && kTiers[t] == told.worth->tier) {
            bears_out = other[t] <= mine[t] + told.worth->least;
            break;
          }
          if (other[t] < mine[t]) break;
          bears_out = other[t] == mine[t];
        }
        ASSERT_TRUE(bears_out) << TextOf(problem) << TextOf(problem, pairs);
      });
      if (HasFailure()) return;
    }
  }
  EXPECT_GT(worth_something, 30);
}

TEST(PanelExplanation, SaysWhyAJudgeHasNothing) {
  Problem problem = ProblemOf({{9, 2, kConflict}, {9, 4, 8}}, 1, 3);
  const std::optional<Plan> plan = PlanFor(problem);
  ASSERT_TRUE(plan.has_value());
  EXPECT_EQ(TextOf(problem, plan->pairs), "a1:j1 a2:j1");
  const LoadExplanation told = ExplainLoad(problem, MakeClasses(problem), *plan, 2);
  EXPECT_EQ(told.load, 0);
  EXPECT_EQ(told.conflicts, 1);
  EXPECT_EQ(told.allowed, 1);
  EXPECT_EQ(told.nearest, (Pair{1, 2}));
  EXPECT_EQ(told.nearest_loss, (Loss{Tier::kTotal, 1}));
  EXPECT_TRUE(told.proved);
  EXPECT_FALSE(told.worth.has_value());
}

TEST(PanelExplanation, SaysWhatOneMorePlaceIsWorth) {
  Problem problem = ProblemOf({{9, 2}, {9, 4}}, 1, 1);
  problem.judges[1].highest_load = 2;
  const std::optional<Plan> plan = PlanFor(problem);
  ASSERT_TRUE(plan.has_value());
  const LoadExplanation told = ExplainLoad(problem, MakeClasses(problem), *plan, 0);
  ASSERT_TRUE(told.worth.has_value());
  EXPECT_EQ(told.worth->tier, Tier::kTotal);
  EXPECT_GE(told.worth->least, 5);  // a2 too, 9 in place of 4.
}

TEST(PanelExplanation, SaysThatAPlaceWithoutAnApplicationIsWorthNothing) {
  const Problem problem = ProblemOf({{9, 2}, {9, 4}}, 1, 2);
  const std::optional<Plan> plan = PlanFor(problem);
  ASSERT_TRUE(plan.has_value());
  const LoadExplanation told = ExplainLoad(problem, MakeClasses(problem), *plan, 0);
  EXPECT_EQ(told.load, 2);
  EXPECT_TRUE(told.proved);
  EXPECT_FALSE(told.worth.has_value());
}

TEST(PanelForcing, FindsTheBestPlanUnderTheOtherDecision) {
  std::mt19937 random(73);
  int forced = 0;
  int impossible = 0;
  for (int i = 0; i < 600; ++i) {
    Shape shape;
    shape.laminar = true;
    const Problem problem = RandomProblem(random, shape);
    const std::optional<Plan> plan = PlanFor(problem);
    if (!plan.has_value()) continue;
    const Pair pair{static_cast<int32_t>(random() % problem.applications.size()),
                    static_cast<int32_t>(random() % problem.judges.size())};
    const bool assigned = std::binary_search(plan->pairs.begin(), plan->pairs.end(), pair);
    const absl::StatusOr<ForcedAnswer> answer = Force(problem, *plan, pair);
    if (problem.InConflict(pair) ||
        std::binary_search(problem.locks.begin(), problem.locks.end(), pair)) {
      EXPECT_EQ(answer.status().code(), absl::StatusCode::kInvalidArgument);
      continue;
    }
    std::optional<Worth> best;
    ForEachPlan(problem, [&](const std::vector<Pair>& pairs) {
      if (std::binary_search(pairs.begin(), pairs.end(), pair) == assigned) return;
      const Worth other = WorthOf(problem, pairs);
      if (!best.has_value() || *best < other) best = other;
    });
    ASSERT_TRUE(answer.ok()) << answer.status();
    ASSERT_EQ(std::holds_alternative<Forced>(*answer), best.has_value()) << TextOf(problem);
    if (!best.has_value()) {
      ++impossible;
      continue;
    }
    const Forced& other = std::get<Forced>(*answer);
    ++forced;
    EXPECT_EQ(other.onto, !assigned);
    EXPECT_EQ(WorthOf(problem, other.plan.pairs)[2], (*best)[2]) << TextOf(problem);
    const auto applied = Apply(other.difference, NamesOf(problem, plan->pairs));
    ASSERT_TRUE(applied.ok()) << applied.status();
    EXPECT_EQ(*applied, NamesOf(problem, other.plan.pairs));
  }
  EXPECT_GT(forced, 30);
  EXPECT_GT(impossible, 5);
}

}  // namespace
}  // namespace award::scoring::panel
