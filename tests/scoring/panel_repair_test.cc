// Repairs: each makes a plan possible, touches nothing it may not touch, and is the cheapest, as a
// search of every set of pairs shows.
#include "scoring/panel/blocking/repair.h"

#include <algorithm>
#include <optional>
#include <random>

#include "gtest/gtest.h"
#include "scoring/panel/blocking/blocking.h"
#include "scoring/panel/classes.h"
#include "tests/scoring/panel_blocking_count.h"
#include "tests/scoring/panel_problems.h"

namespace award::scoring::panel {
namespace {

constexpr int32_t x = kConflict;
using ChangeKind = Change::Kind;

size_t Slot(int32_t position) { return static_cast<size_t>(position); }

// Which kinds of changes are made, as bits by kind.
constexpr uint32_t kEveryThird = 31;
constexpr uint32_t BitOf(ChangeKind kind) { return uint32_t{1} << static_cast<uint32_t>(kind); }
constexpr uint32_t kLoads = BitOf(ChangeKind::kRaiseLoad) | BitOf(ChangeKind::kLowerLowestLoad);
constexpr uint32_t kRepairSeats = BitOf(ChangeKind::kFewerSeats);
constexpr uint32_t kRules = BitOf(ChangeKind::kLiftRule);

uint32_t KindsOf(const Repair& repair) {
  uint32_t kinds = 0;
  for (const Change& change : repair.changes) kinds |= BitOf(change.kind);
  return kinds;
}

// What it costs to make exactly these pairs a plan, by changes of these kinds; nothing when they do
// not suffice. The prices are written down here again.
class Pricing {
 public:
  Pricing(const Problem& problem, uint32_t kinds) : problem_(problem), kinds_(kinds) {}

  std::optional<int64_t> CostOfPlan(const std::vector<Pair>& pairs) {
    cost_ = 0;
    possible_ = true;
    for (size_t a = 0; a < problem_.applications.size(); ++a) {
      const int64_t missing = problem_.seats[a] - CountOf(pairs, static_cast<int32_t>(a), -1);
      possible_ = possible_ && missing >= 0;
      for (int64_t nth = 0; nth < missing; ++nth) Pay(ChangeKind::kFewerSeats, 30 + 10 * nth);
    }
    for (size_t j = 0; j < problem_.judges.size(); ++j) {
      const int64_t load = CountOf(pairs, -1, static_cast<int32_t>(j));
      PayLoad(ChangeKind::kRaiseLoad, load - problem_.judges[j].highest_load);
      PayLoad(ChangeKind::kLowerLowestLoad, problem_.judges[j].lowest_load - load);
    }
    for (const Pair& lock : problem_.locks) {
      if (std::count(pairs.begin(), pairs.end(), lock) == 0) Pay(ChangeKind::kUnlock, 40);
    }
    for (const Rule& rule : problem_.rules) PayRule(rule, pairs);
    return possible_ ? std::optional(cost_) : std::nullopt;
  }

 private:
  static int64_t CountOf(const std::vector<Pair>& pairs, int32_t application, int32_t judge) {
    return std::count_if(pairs.begin(), pairs.end(), [&](const Pair& pair) {
      return pair.application == application || pair.judge == judge;
    });
  }

  void Pay(ChangeKind kind, int64_t price) {
    cost_ += price;
    possible_ = possible_ && (kinds_ & BitOf(kind)) != 0;
  }

  void PayLoad(ChangeKind kind, int64_t places) {
    for (int64_t nth = 0; nth < places; ++nth) Pay(kind, std::min<int64_t>(10 + nth, 30));
  }

  void PayRule(const Rule& rule, const std::vector<Pair>& pairs) {
    for (const int32_t owner : problem_.scopes[Slot(rule.scope)]) {
      int64_t counted = 0;
      for (const Pair& pair : pairs) {
        const bool panel = rule.each == Each::kApplication;
        const int32_t member = panel ? pair.judge : pair.application;
        if ((panel ? pair.application : pair.judge) != owner) continue;
        counted += std::count(rule.members.begin(), rule.members.end(), member);
      }
      const int64_t breaks = std::max<int64_t>({0, rule.lowest - counted, counted - rule.highest});
      possible_ = possible_ && (breaks == 0 || rule.soft);
      for (int64_t nth = 0; nth < breaks; ++nth) Pay(ChangeKind::kLiftRule, 20);
    }
  }

  const Problem& problem_;
  uint32_t kinds_;
  int64_t cost_ = 0;
  bool possible_ = true;
};

std::optional<int64_t> CheapestBySearch(const Problem& problem, uint32_t kinds) {
  std::vector<Pair> possible;
  for (size_t a = 0; a < problem.applications.size(); ++a) {
    for (size_t j = 0; j < problem.judges.size(); ++j) {
      const Pair pair{static_cast<int32_t>(a), static_cast<int32_t>(j)};
      if (!problem.InConflict(pair)) possible.push_back(pair);
    }
  }
  Pricing pricing(problem, kinds);
  std::optional<int64_t> cheapest;
  for (uint32_t set = 0; set < uint32_t{1} << possible.size(); ++set) {
    std::vector<Pair> pairs;
    for (size_t i = 0; i < possible.size(); ++i) {
      if ((set >> i & 1) != 0) pairs.push_back(possible[i]);
    }
    const std::optional<int64_t> cost = pricing.CostOfPlan(pairs);
    if (cost.has_value() && cost < cheapest.value_or(*cost + 1)) cheapest = cost;
  }
  return cheapest;
}

// Every change is one that may be made.
void ExpectAllowed(const Problem& problem, const Repair& repair) {
  for (const Change& change : repair.changes) {
    EXPECT_GT(change.amount, 0);
    if (change.kind == ChangeKind::kLiftRule) {
      EXPECT_TRUE(problem.rules[Slot(change.rule)].soft);
    }
    if (change.kind == ChangeKind::kFewerSeats) {
      EXPECT_LE(change.amount, problem.seats[Slot(change.application)]);
    }
  }
}

void ExpectCheapest(const Problem& problem, const std::vector<Repair>& repairs) {
  const std::optional<int64_t> cheapest = CheapestBySearch(problem, kEveryThird);
  ASSERT_EQ(!repairs.empty(), cheapest.has_value()) << TextOf(problem);
  for (size_t i = 0; i < repairs.size(); ++i) {
    const Problem repaired = Repaired(problem, repairs[i]);
    EXPECT_TRUE(HasPlan(repaired)) << TextOf(problem);
    EXPECT_EQ(repaired.affinity, problem.affinity);
    ExpectAllowed(problem, repairs[i]);
    if (i == 0) {
      EXPECT_EQ(repairs[0].cost, *cheapest) << TextOf(problem);
      continue;
    }
    EXPECT_LE(repairs[i - 1].cost, repairs[i].cost);
    const uint32_t kinds = KindsOf(repairs[i]);
    const uint32_t family = (kinds & kLoads) != 0         ? kLoads
                            : (kinds & kRepairSeats) != 0 ? kRepairSeats
                                                          : kRules;
    EXPECT_EQ(kinds & ~family, 0U);
    EXPECT_EQ(repairs[i].cost, CheapestBySearch(problem, family)) << TextOf(problem);
  }
}

TEST(Repair, IsTheCheapestBySearch) {
  Shape shape;
  shape.laminar = true;
  shape.applications = 3;
  shape.judges = 3;
  shape.conflicts = 25;
  shape.locks = 12;
  std::mt19937 random(7);
  int repaired = 0;
  int alternatives = 0;
  for (int i = 0; i < 1'500 && !HasFailure(); ++i) {
    const Problem problem = RandomProblem(random, shape);
    const Classes classes = MakeClasses(problem);
    if (!FindBlocked(problem, classes).has_value()) {
      EXPECT_TRUE(FindRepairs(problem, classes).empty());
      continue;
    }
    const std::vector<Repair> repairs = FindRepairs(problem, classes);
    ExpectCheapest(problem, repairs);
    repaired += repairs.empty() ? 0 : 1;
    alternatives += repairs.size() > 1 ? 1 : 0;
  }
  EXPECT_GT(repaired, 150);
  EXPECT_GT(alternatives, 50);
}

TEST(Repair, RaisesTheLoadsOfSeveralJudgesRatherThanOfOneByMuch) {
  const Problem problem = ProblemOf({{1, 1, 1}, {1, 1, 1}, {1, 1, 1}, {1, 1, 1}}, 3, 3);
  const std::vector<Repair> repairs = FindRepairs(problem, MakeClasses(problem));
  ASSERT_EQ(repairs.size(), 2U);
  ASSERT_EQ(repairs[0].changes.size(), 3U);
  for (const Change& change : repairs[0].changes) {
    EXPECT_EQ(change.kind, ChangeKind::kRaiseLoad);
    EXPECT_EQ(change.amount, 1);
  }
  EXPECT_EQ(repairs[0].cost, 30);
  EXPECT_EQ(repairs[1].cost, 90);
  EXPECT_EQ(KindsOf(repairs[1]), kRepairSeats);
}

TEST(Repair, NeverLiftsAConflict) {
  const Problem problem = ProblemOf({{1, x, x}}, 2, 1);
  const std::vector<Repair> repairs = FindRepairs(problem, MakeClasses(problem));
  ASSERT_EQ(repairs.size(), 1U);
  ASSERT_EQ(repairs[0].changes.size(), 1U);
  EXPECT_EQ(repairs[0].changes[0].kind, ChangeKind::kFewerSeats);
  EXPECT_EQ(repairs[0].changes[0].application, 0);
}

TEST(Repair, LiftsASoftRuleButNeverAHardOne) {
  Problem problem = ProblemOf({{1, 1, x}}, 2, 1);
  const int32_t rule = AddRule(problem, Each::kApplication, {2}, 1, kUnlimited);
  EXPECT_TRUE(FindRepairs(problem, MakeClasses(problem)).empty());
  problem.rules[Slot(rule)].soft = true;
  const std::vector<Repair> repairs = FindRepairs(problem, MakeClasses(problem));
  ASSERT_EQ(repairs.size(), 1U);
  ASSERT_EQ(repairs[0].changes.size(), 1U);
  EXPECT_EQ(repairs[0].changes[0].kind, ChangeKind::kLiftRule);
  EXPECT_EQ(repairs[0].changes[0].rule, rule);
  EXPECT_EQ(repairs[0].cost, 20);
}

TEST(Repair, GivesUpALockThatIsAConflict) {
  Problem problem = ProblemOf({{x, 1}}, 1, 1);
  problem.locks = {{0, 0}};
  const std::vector<Repair> repairs = FindRepairs(problem, MakeClasses(problem));
  ASSERT_EQ(repairs.size(), 1U);
  ASSERT_EQ(repairs[0].changes.size(), 1U);
  EXPECT_EQ(repairs[0].changes[0].kind, ChangeKind::kUnlock);
  EXPECT_EQ(repairs[0].cost, 40);
}

TEST(Repair, OfAPartialPlanIsOnlyOfLocksAndRules) {
  Problem problem = ProblemOf({{1, 1}}, 1, 1);
  problem.objective.partial = true;
  problem.locks = {{0, 0}, {0, 1}};
  const std::vector<Repair> repairs = FindRepairs(problem, MakeClasses(problem));
  ASSERT_EQ(repairs.size(), 1U);
  EXPECT_EQ(KindsOf(repairs[0]), BitOf(ChangeKind::kUnlock));
  EXPECT_EQ(repairs[0].cost, 40);
}

}  // namespace
}  // namespace award::scoring::panel
