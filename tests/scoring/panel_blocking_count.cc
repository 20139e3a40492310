// A choice is a set of bits: the judges of one application, or the applications of one judge.
#include "tests/scoring/panel_blocking_count.h"

#include <algorithm>
#include <bit>
#include <optional>
#include <utility>
#include <vector>

#include "fmt/format.h"
#include "tests/scoring/panel_problems.h"

namespace award::scoring::panel {

namespace {

using Bits = uint32_t;

size_t PlaceOf(int32_t position) { return static_cast<size_t>(position); }
int64_t Count(Bits bits) { return std::popcount(bits); }
bool Has(Bits bits, int32_t position) { return (bits >> position & 1) != 0; }

template <typename Value>
bool Contains(const std::vector<Value>& values, const Value& value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

Bits BitsOf(const std::vector<int32_t>& positions) {
  Bits bits = 0;
  for (const int32_t position : positions) bits |= Bits{1} << position;
  return bits;
}

// A problem of which only some rules and locks are kept.
struct View {
  const Problem& problem;
  std::optional<std::vector<int32_t>> rules;
  std::optional<std::vector<Pair>> locks;

  bool KeepsRule(size_t rule) const {
    return !rules.has_value() || Contains(*rules, static_cast<int32_t>(rule));
  }
  bool KeepsLock(Pair lock) const {
    return Contains(problem.locks, lock) && (!locks.has_value() || Contains(*locks, lock));
  }
};

size_t Others(const View& view, Each each) {
  return each == Each::kApplication ? view.problem.judges.size() : view.problem.applications.size();
}

Pair PairOf(Each each, int32_t owner, int32_t other) {
  return each == Each::kApplication ? Pair{owner, other} : Pair{other, owner};
}

bool KeepsRules(const View& view, Each each, int32_t owner, Bits choice) {
  for (size_t r = 0; r < view.problem.rules.size(); ++r) {
    const Rule& rule = view.problem.rules[r];
    if (rule.each != each || !view.KeepsRule(r)) continue;
    if (!Contains(view.problem.scopes[PlaceOf(rule.scope)], owner)) continue;
    const int64_t counted = Count(choice & BitsOf(rule.members));
    if (counted < rule.lowest || counted > rule.highest) return false;
  }
  return true;
}

// Whether the owner, looked at alone, may have exactly this choice.
bool Allowed(const View& view, Each each, int32_t owner, Bits choice) {
  for (size_t i = 0; i < Others(view, each); ++i) {
    const auto other = static_cast<int32_t>(i);
    const Pair pair = PairOf(each, owner, other);
    if (Has(choice, other) ? view.problem.InConflict(pair) : view.KeepsLock(pair)) return false;
  }
  if (each == Each::kApplication) {
    if (Count(choice) != view.problem.seats[PlaceOf(owner)]) return false;
  } else {
    const Judge& judge = view.problem.judges[PlaceOf(owner)];
    if (Count(choice) < judge.lowest_load || Count(choice) > judge.highest_load) return false;
  }
  return KeepsRules(view, each, owner, choice);
}

std::vector<Bits> Choices(const View& view, Each each, int32_t owner) {
  std::vector<Bits> choices;
  for (Bits choice = 0; choice < Bits{1} << Others(view, each); ++choice) {
    if (Allowed(view, each, owner, choice)) choices.push_back(choice);
  }
  return choices;
}

Bits MarkedOf(const Blocked& blocked, Each each, int32_t owner) {
  const bool panel = each == Each::kApplication;
  Bits marked = BitsOf(panel ? blocked.judges : blocked.applications);
  for (const Pair& pair : blocked.apart) {
    if ((panel ? pair.application : pair.judge) != owner) continue;
    marked &= ~(Bits{1} << (panel ? pair.judge : pair.application));
  }
  return marked;
}

int64_t FewestOrMost(const View& view, const Blocked& blocked, Each each, bool fewest) {
  int64_t sum = 0;
  for (const int32_t owner : each == Each::kApplication ? blocked.applications : blocked.judges) {
    const Bits marked = MarkedOf(blocked, each, owner);
    int64_t best = fewest ? 99 : 0;
    for (const Bits choice : Choices(view, each, owner)) {
      const int64_t counted = Count(choice & marked);
      best = fewest ? std::min(best, counted) : std::max(best, counted);
    }
    sum += best;
  }
  return sum;
}

// Whether `owners` alone can all have a choice such that everyone on the other side has one with at
// least what is asked of them.
bool CanServe(const View& view, Each each, const std::vector<int32_t>& owners) {
  const Each other_each = each == Each::kApplication ? Each::kJudge : Each::kApplication;
  const size_t others = Others(view, each);
  std::vector<std::vector<Bits>> can(others);
  for (size_t i = 0; i < others; ++i) {
    can[i] = Choices(view, other_each, static_cast<int32_t>(i));
  }
  std::vector<Bits> asked(others, 0);
  const auto served = [&](size_t i) {
    return std::any_of(can[i].begin(), can[i].end(),
                       [&](Bits choice) { return (asked[i] & ~choice) == 0; });
  };
  const auto extend = [&](const auto& again, size_t place) -> bool {
    if (place == owners.size()) return true;
    for (const Bits choice : Choices(view, each, owners[place])) {
      bool possible = true;
      for (size_t i = 0; i < others; ++i) {
        if (!Has(choice, static_cast<int32_t>(i))) continue;
        asked[i] |= Bits{1} << owners[place];
        possible = possible && served(i);
      }
      if (possible && again(again, place + 1)) return true;
      for (size_t i = 0; i < others; ++i) asked[i] &= ~(Bits{1} << owners[place]);
    }
    return false;
  };
  return extend(extend, 0);
}

std::string WrongInCompetition(const Problem& problem, const Blocked& blocked) {
  const std::string wrong = WrongCountIn(problem, blocked);
  if (!wrong.empty() || blocked.by == BlockedBy::kPanel) return wrong;
  const bool of_judges = blocked.by == BlockedBy::kLowestLoads;
  const std::vector<int32_t>& owners = of_judges ? blocked.judges : blocked.applications;
  for (const int32_t owner : owners) {
    std::vector<int32_t> fewer = owners;
    fewer.erase(std::find(fewer.begin(), fewer.end(), owner));
    if (!CanServe({problem, {}, {}}, of_judges ? Each::kJudge : Each::kApplication, fewer)) {
      return fmt::format("blocks without {} too", owner);
    }
  }
  return "";
}

// Judges whom neither a conflict nor anything of their own keeps from the application.
Bits Left(const View& view, Each each, int32_t owner) {
  const Each other_each = each == Each::kApplication ? Each::kJudge : Each::kApplication;
  Bits left = 0;
  for (size_t i = 0; i < Others(view, each); ++i) {
    const auto other = static_cast<int32_t>(i);
    if (view.problem.InConflict(PairOf(each, owner, other))) continue;
    const std::vector<Bits> choices = Choices(view, other_each, other);
    if (each == Each::kApplication &&
        std::none_of(choices.begin(), choices.end(), [&](Bits c) { return Has(c, owner); })) {
      continue;
    }
    left |= Bits{1} << i;
  }
  return left;
}

// The most of `judges` that maxima of the rules named allow; the fewest that minima and locks ask.
std::string WrongInNumbers(const View& named, const Blocked& blocked, Each each, int32_t owner) {
  const Bits able = BitsOf(each == Each::kApplication ? blocked.judges : blocked.applications);
  int64_t most = 0;
  int64_t fewest = 99;
  for (Bits choice = 0; choice < Bits{1} << Others(named, each); ++choice) {
    bool over = false;
    bool under = false;
    for (const int32_t r : blocked.rules) {
      const Rule& rule = named.problem.rules[PlaceOf(r)];
      if (rule.each != each) continue;
      over |= Count(choice & BitsOf(rule.members)) > rule.highest;
      under |= Count(choice & BitsOf(rule.members)) < rule.lowest;
    }
    for (const Pair& lock : blocked.locks) {
      if (PairOf(each, owner, each == Each::kApplication ? lock.judge : lock.application) != lock) {
        continue;
      }
      under |= !Has(choice, each == Each::kApplication ? lock.judge : lock.application);
    }
    if (!over && (choice & ~able) == 0) most = std::max(most, Count(choice));
    if (!under) fewest = std::min(fewest, Count(choice));
  }
  if (blocked.wanted <= blocked.available) return "it does not block";
  if (blocked.available == most || blocked.wanted == fewest) return "";
  return fmt::format("wanted {}, available {}; counted at least {}, at most {}", blocked.wanted,
                     blocked.available, fewest, most);
}

std::string WrongInOne(const Problem& problem, const Blocked& blocked, Each each, int32_t owner) {
  const View named{problem, blocked.rules, blocked.locks};
  const Bits left = Left(named, each, owner);
  for (const Bits choice : Choices(named, each, owner)) {
    if ((choice & ~left) == 0) return "the rules and locks named leave a choice";
  }
  return WrongInNumbers(named, blocked, each, owner);
}

std::string WrongInLocks(const Problem& problem, const Blocked& blocked) {
  if (blocked.locks.empty()) return "no lock is named";
  bool conflict = false;
  for (const Pair& lock : blocked.locks) {
    if (!Contains(problem.locks, lock)) return "a lock does not exist";
    conflict |= problem.InConflict(lock);
  }
  if (conflict) return blocked.locks.size() == 1 ? "" : "more than the conflict is named";
  const auto count = static_cast<int64_t>(blocked.locks.size());
  if (blocked.wanted != count || blocked.available >= count) return "wrong numbers";
  const bool panel = blocked.applications.size() == 1 &&
                     std::all_of(blocked.locks.begin(), blocked.locks.end(), [&](Pair lock) {
                       return lock.application == blocked.applications[0];
                     });
  if (blocked.rules.size() == 1) {
    const Rule& rule = problem.rules[PlaceOf(blocked.rules[0])];
    for (const Pair& lock : blocked.locks) {
      const int32_t member = rule.each == Each::kApplication ? lock.judge : lock.application;
      if (!Contains(rule.members, member)) return "a lock is not of the rule's members";
    }
    return blocked.available == rule.highest ? "" : "not the rule's maximum";
  }
  const bool load = blocked.judges.size() == 1 &&
                    blocked.available == problem.judges[PlaceOf(blocked.judges[0])].highest_load;
  const bool seats = panel && blocked.available == problem.seats[PlaceOf(blocked.applications[0])];
  return load || seats ? "" : "neither seats nor a load";
}

int64_t ConflictsOf(const Problem& problem, const Blocked& blocked) {
  const bool of_judges = blocked.by == BlockedBy::kLowestLoads;
  int64_t conflicts = 0;
  for (size_t a = 0; a < problem.applications.size(); ++a) {
    for (size_t j = 0; j < problem.judges.size(); ++j) {
      const Pair pair{static_cast<int32_t>(a), static_cast<int32_t>(j)};
      const bool named = of_judges ? Contains(blocked.judges, pair.judge)
                                   : Contains(blocked.applications, pair.application);
      conflicts += named && problem.InConflict(pair) ? 1 : 0;
    }
  }
  return conflicts;
}

}  // namespace

std::string WrongIn(const Problem& problem, const Blocked& blocked) {
  if (blocked.conflicts != ConflictsOf(problem, blocked)) return "wrong number of conflicts";
  switch (blocked.by) {
    case BlockedBy::kLocks:
      return WrongInLocks(problem, blocked);
    case BlockedBy::kApplication:
      if (blocked.applications.size() != 1) return "not one application";
      return WrongInOne(problem, blocked, Each::kApplication, blocked.applications[0]);
    case BlockedBy::kLowestLoads:
      if (blocked.judges.size() == 1 &&
          Choices({problem, {}, {}}, Each::kJudge, blocked.judges[0]).empty()) {
        return WrongInOne(problem, blocked, Each::kJudge, blocked.judges[0]);
      }
      return WrongInCompetition(problem, blocked);
    case BlockedBy::kGroup:
      if (blocked.applications.size() < 2) return "a group of one";
      return WrongInCompetition(problem, blocked);
    case BlockedBy::kPanel:
      return WrongInCompetition(problem, blocked);
    case BlockedBy::kCrossing:
      break;
  }
  return "not an obstacle that can be counted";
}

std::string WrongCountIn(const Problem& problem, const Blocked& blocked) {
  const bool of_judges = blocked.by == BlockedBy::kLowestLoads;
  const Each each = of_judges ? Each::kJudge : Each::kApplication;
  const Each other_each = of_judges ? Each::kApplication : Each::kJudge;
  const View all{problem, {}, {}};
  const int64_t fewest = FewestOrMost(all, blocked, each, true);
  const int64_t most = FewestOrMost(all, blocked, other_each, false);
  if (fewest != blocked.wanted || most != blocked.available) {
    return fmt::format("wanted {} is {}, available {} is {}", blocked.wanted, fewest,
                       blocked.available, most);
  }
  if (fewest <= most) return "it does not block";
  if (blocked.by == BlockedBy::kPanel) return "";
  const View named{problem, blocked.rules, blocked.locks};
  if (FewestOrMost(named, blocked, each, true) <= FewestOrMost(named, blocked, other_each, false)) {
    return "the rules and locks named do not block";
  }
  return "";
}

bool HasPlan(const Problem& problem) {
  bool found = false;
  ForEachPlan(problem, [&](const std::vector<Pair>&) { found = true; });
  return found;
}

}  // namespace award::scoring::panel
