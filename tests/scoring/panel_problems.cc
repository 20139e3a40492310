// Builders of small problems, and the search of every plan by trying each panel of each
// application.
#include "tests/scoring/panel_problems.h"

#include <algorithm>
#include <numeric>
#include <set>
#include <utility>

#include "fmt/format.h"

namespace award::scoring::panel {

namespace {

size_t At(int32_t position) { return static_cast<size_t>(position); }

bool Chance(std::mt19937& random, uint32_t hundredths) { return random() % 100 < hundredths; }

int32_t Draw(std::mt19937& random, uint32_t count) {
  return count == 0 ? 0 : static_cast<int32_t>(random() % count);
}

std::vector<int32_t> RandomMembers(std::mt19937& random, size_t count) {
  std::vector<int32_t> members;
  for (size_t i = 0; i < count; ++i) {
    if (Chance(random, 50)) members.push_back(static_cast<int32_t>(i));
  }
  return members;
}

bool Nested(const std::vector<int32_t>& left, const std::vector<int32_t>& right) {
  std::vector<int32_t> both;
  std::set_intersection(left.begin(), left.end(), right.begin(), right.end(),
                        std::back_inserter(both));
  return both.empty() || both == left || both == right;
}

void AddRandomRule(std::mt19937& random, Problem& problem, Each each, bool laminar) {
  const bool panel = each == Each::kApplication;
  const size_t owners = panel ? problem.applications.size() : problem.judges.size();
  const size_t count = panel ? problem.judges.size() : problem.applications.size();
  Rule rule;
  rule.each = each;
  rule.members = RandomMembers(random, count);
  rule.id = fmt::format("r{}", problem.rules.size() + 1);
  rule.lowest = Chance(random, 50) ? Draw(random, 3) : 0;
  rule.highest = Chance(random, 30) ? kUnlimited : rule.lowest + Draw(random, 3);
  rule.soft = Chance(random, 30);
  if (laminar) {
    for (const Rule& other : problem.rules) {
      if (other.each == each && !Nested(rule.members, other.members)) return;
    }
  }
  rule.scope = static_cast<int32_t>(problem.scopes.size());
  if (!problem.rules.empty() && problem.rules.back().each == each && Chance(random, 50)) {
    rule.scope = problem.rules.back().scope;
  } else {
    std::vector<int32_t> scope(owners);
    std::iota(scope.begin(), scope.end(), 0);
    problem.scopes.push_back(Chance(random, 50) ? scope : RandomMembers(random, owners));
  }
  problem.rules.push_back(std::move(rule));
}

std::vector<Pair> RandomPairs(std::mt19937& random, const Problem& problem, uint32_t hundredths) {
  std::vector<Pair> pairs;
  for (size_t a = 0; a < problem.applications.size(); ++a) {
    for (size_t j = 0; j < problem.judges.size(); ++j) {
      if (!Chance(random, hundredths)) continue;
      pairs.push_back({static_cast<int32_t>(a), static_cast<int32_t>(j)});
    }
  }
  return pairs;
}

class Search {
 public:
  Search(const Problem& problem, const std::function<void(const std::vector<Pair>&)>& visit)
      : problem_(problem), visit_(visit) {}

  void From(int32_t application, int32_t judge, int32_t taken) {
    if (At(application) == problem_.applications.size()) {
      if (Obeys(problem_, pairs_)) visit_(pairs_);
      return;
    }
    if (At(judge) == problem_.judges.size()) {
      if (taken == problem_.seats[At(application)] || problem_.objective.partial) {
        From(application + 1, 0, 0);
      }
      return;
    }
    From(application, judge + 1, taken);
    const Pair pair{application, judge};
    if (taken < problem_.seats[At(application)] && !problem_.InConflict(pair)) {
      pairs_.push_back(pair);
      From(application, judge + 1, taken + 1);
      pairs_.pop_back();
    }
  }

 private:
  const Problem& problem_;
  const std::function<void(const std::vector<Pair>&)>& visit_;
  std::vector<Pair> pairs_;
};

int64_t LoadOf(const std::vector<Pair>& pairs, int32_t judge) {
  return std::count_if(pairs.begin(), pairs.end(),
                       [judge](const Pair& pair) { return pair.judge == judge; });
}

int64_t PanelOf(const std::vector<Pair>& pairs, int32_t application) {
  return std::count_if(pairs.begin(), pairs.end(),
                       [application](const Pair& pair) { return pair.application == application; });
}

bool ObeysRule(const Problem& problem, const std::vector<Pair>& pairs, const Rule& rule) {
  const std::set<int32_t> members(rule.members.begin(), rule.members.end());
  for (const int32_t owner : problem.scopes[At(rule.scope)]) {
    int64_t counted = 0;
    int64_t empty = 0;
    if (rule.each == Each::kApplication) {
      for (const Pair& pair : pairs) {
        counted += pair.application == owner && members.count(pair.judge) > 0 ? 1 : 0;
      }
      empty = problem.seats[At(owner)] - PanelOf(pairs, owner);
    } else {
      for (const Pair& pair : pairs) {
        counted += pair.judge == owner && members.count(pair.application) > 0 ? 1 : 0;
      }
    }
    if (!problem.objective.partial) empty = 0;
    if (counted > rule.highest || counted + empty < rule.lowest) return false;
  }
  return true;
}

}  // namespace

Problem ProblemOf(const std::vector<std::vector<int32_t>>& affinities, int32_t seats,
                  int32_t highest_load) {
  Problem problem;
  for (size_t a = 0; a < affinities.size(); ++a) {
    problem.applications.push_back(fmt::format("a{}", a + 1));
    problem.seats.push_back(seats);
    problem.affinity.insert(problem.affinity.end(), affinities[a].begin(), affinities[a].end());
  }
  const size_t judges = affinities.empty() ? 0 : affinities[0].size();
  for (size_t j = 0; j < judges; ++j) {
    problem.judges.push_back({fmt::format("j{}", j + 1), 0, highest_load});
  }
  return problem;
}

int32_t AddRule(Problem& problem, Each each, std::vector<int32_t> members, int32_t lowest,
                int32_t highest) {
  std::vector<int32_t> scope(each == Each::kApplication ? problem.applications.size()
                                                        : problem.judges.size());
  std::iota(scope.begin(), scope.end(), 0);
  Rule rule;
  rule.id = fmt::format("r{}", problem.rules.size() + 1);
  rule.each = each;
  rule.scope = static_cast<int32_t>(problem.scopes.size());
  rule.members = std::move(members);
  rule.lowest = lowest;
  rule.highest = highest;
  problem.scopes.push_back(std::move(scope));
  problem.rules.push_back(std::move(rule));
  return static_cast<int32_t>(problem.rules.size() - 1);
}

Problem RandomProblem(std::mt19937& random, const Shape& shape) {
  std::vector<std::vector<int32_t>> affinities(1 + At(Draw(random, shape.applications)));
  const size_t judges = 1 + At(Draw(random, shape.judges));
  for (std::vector<int32_t>& row : affinities) {
    for (size_t j = 0; j < judges; ++j) {
      const int32_t value =
          Draw(random, shape.affinities) - static_cast<int32_t>(shape.affinities) / 3;
      row.push_back(Chance(random, shape.conflicts) ? kConflict : value);
    }
  }
  Problem problem = ProblemOf(affinities, 0, 0);
  for (int32_t& seats : problem.seats) seats = Draw(random, shape.seats + 1);
  for (Judge& judge : problem.judges) {
    judge.highest_load = 1 + Draw(random, shape.applications);
    if (shape.lowest_loads && Chance(random, 40)) {
      judge.lowest_load = Draw(random, static_cast<uint32_t>(judge.highest_load));
    }
  }
  problem.locks = RandomPairs(random, problem, shape.locks);
  problem.kept = RandomPairs(random, problem, shape.kept);
  for (const auto& [each, most] : {std::pair{Each::kApplication, shape.application_rules},
                                   std::pair{Each::kJudge, shape.judge_rules}}) {
    for (int32_t left = Draw(random, most + 1); left > 0; --left) {
      AddRandomRule(random, problem, each, shape.laminar);
    }
  }
  problem.objective.partial = shape.partial;
  problem.seed = random();
  return problem;
}

Shape MixedShape(std::mt19937& random) {
  Shape shape;
  shape.kept = random() % 2 == 0 ? 25 : 0;
  shape.partial = random() % 3 == 0;
  shape.laminar = random() % 2 == 0;
  shape.locks = random() % 3 == 0 ? 6 : 0;
  return shape;
}

std::vector<std::vector<Price>> FreePrices(const Problem& problem, const Classes& classes) {
  std::vector<std::vector<Price>> prices;
  for (size_t j = 0; j < problem.judges.size(); ++j) {
    prices.emplace_back(classes.QuotaOf(static_cast<int32_t>(j)).nodes.size(), Price{});
  }
  return prices;
}

bool Obeys(const Problem& problem, const std::vector<Pair>& pairs) {
  const bool partial = problem.objective.partial;
  for (const Pair& pair : pairs) {
    if (problem.InConflict(pair)) return false;
  }
  for (const Pair& lock : problem.locks) {
    if (std::count(pairs.begin(), pairs.end(), lock) == 0) return false;
  }
  for (size_t a = 0; a < problem.applications.size(); ++a) {
    const int64_t panel = PanelOf(pairs, static_cast<int32_t>(a));
    if (panel > problem.seats[a] || (!partial && panel < problem.seats[a])) return false;
  }
  for (size_t j = 0; j < problem.judges.size(); ++j) {
    const int64_t load = LoadOf(pairs, static_cast<int32_t>(j));
    if (load > problem.judges[j].highest_load) return false;
    if (!partial && load < problem.judges[j].lowest_load) return false;
  }
  return std::all_of(problem.rules.begin(), problem.rules.end(),
                     [&](const Rule& rule) { return ObeysRule(problem, pairs, rule); });
}

void ForEachPlan(const Problem& problem,
                 const std::function<void(const std::vector<Pair>&)>& visit) {
  Search(problem, visit).From(0, 0, 0);
}

int64_t NaiveValueOf(const Problem& problem, const std::vector<Pair>& pairs, Tier tier) {
  int64_t value = 0;
  switch (tier) {
    case Tier::kUnfilled:
      value = problem.SeatCount() - static_cast<int64_t>(pairs.size());
      for (size_t j = 0; j < problem.judges.size(); ++j) {
        value += std::max<int64_t>(
            0, problem.judges[j].lowest_load - LoadOf(pairs, static_cast<int32_t>(j)));
      }
      return value;
    case Tier::kChanges:
      for (const Pair& kept : problem.kept) {
        value += std::count(pairs.begin(), pairs.end(), kept) == 0 ? 1 : 0;
      }
      return value;
    case Tier::kTotal:
      for (const Pair& pair : pairs) value += problem.AffinityOf(pair);
      return value;
    case Tier::kEvenness:
      for (size_t j = 0; j < problem.judges.size(); ++j) {
        const int64_t load = LoadOf(pairs, static_cast<int32_t>(j));
        value += load * load;
      }
      return value;
    case Tier::kDraw:
      for (const Pair& pair : pairs) {
        value += DrawOf(problem.seed, problem.applications[At(pair.application)],
                        problem.judges[At(pair.judge)].id);
      }
      return value;
    case Tier::kFloor:
    case Tier::kLevel:
    case Tier::kDeficit:
    case Tier::kGroups:
      break;
  }
  return value;
}

Problem Permuted(const Problem& problem, const std::vector<int32_t>& applications,
                 const std::vector<int32_t>& judges) {
  Problem result = problem;
  for (size_t a = 0; a < applications.size(); ++a) {
    result.seats[At(applications[a])] = problem.seats[a];
    for (size_t j = 0; j < judges.size(); ++j) {
      result.affinity[result.Cell({applications[a], judges[j]})] =
          problem.AffinityOf({static_cast<int32_t>(a), static_cast<int32_t>(j)});
    }
  }
  for (size_t j = 0; j < judges.size(); ++j) {
    Judge& judge = result.judges[At(judges[j])];
    judge.lowest_load = problem.judges[j].lowest_load;
    judge.highest_load = problem.judges[j].highest_load;
  }
  const auto move_pair = [&](Pair& pair) {
    pair = {applications[At(pair.application)], judges[At(pair.judge)]};
  };
  const auto move_all = [](std::vector<int32_t>& positions, const std::vector<int32_t>& order) {
    for (int32_t& position : positions) position = order[At(position)];
    std::sort(positions.begin(), positions.end());
  };
  for (std::vector<Pair>* pairs : {&result.locks, &result.kept}) {
    std::for_each(pairs->begin(), pairs->end(), move_pair);
    std::sort(pairs->begin(), pairs->end());
  }
  for (Ground& ground : result.grounds) move_pair(ground.pair);
  std::sort(result.grounds.begin(), result.grounds.end(),
            [](const Ground& left, const Ground& right) { return left.pair < right.pair; });
  std::vector<bool> moved(result.scopes.size(), false);
  for (Rule& rule : result.rules) {
    const bool panel = rule.each == Each::kApplication;
    move_all(rule.members, panel ? judges : applications);
    if (moved[At(rule.scope)]) continue;
    move_all(result.scopes[At(rule.scope)], panel ? applications : judges);
    moved[At(rule.scope)] = true;
  }
  return result;
}

std::vector<int32_t> RandomOrder(std::mt19937& random, size_t count) {
  std::vector<int32_t> order(count);
  std::iota(order.begin(), order.end(), 0);
  for (size_t i = count; i > 1; --i) std::swap(order[i - 1], order[random() % i]);
  return order;
}

std::string TextOf(const Problem& problem, const std::vector<Pair>& pairs) {
  std::string text;
  for (size_t i = 0; i < pairs.size(); ++i) {
    const bool same = i > 0 && pairs[i - 1].application == pairs[i].application;
    if (!same) {
      text += (text.empty() ? "" : " ") + problem.applications[At(pairs[i].application)];
    }
    text += (same ? "," : ":") + problem.judges[At(pairs[i].judge)].id;
  }
  return text;
}

std::string TextOf(const Problem& problem) {
  std::string text;
  for (size_t a = 0; a < problem.applications.size(); ++a) {
    text += fmt::format("{} seats {}:", problem.applications[a], problem.seats[a]);
    for (size_t j = 0; j < problem.judges.size(); ++j) {
      const Pair pair{static_cast<int32_t>(a), static_cast<int32_t>(j)};
      text += problem.InConflict(pair) ? " x" : fmt::format(" {}", problem.AffinityOf(pair));
    }
    text += "\n";
  }
  for (const Judge& judge : problem.judges) {
    text += fmt::format("{} load {} to {}\n", judge.id, judge.lowest_load, judge.highest_load);
  }
  for (const Rule& rule : problem.rules) {
    text += fmt::format("{} each {} of {} from {}: {} to {}\n", rule.id,
                        rule.each == Each::kApplication ? "application" : "judge",
                        fmt::join(problem.scopes[At(rule.scope)], ","),
                        fmt::join(rule.members, ","), rule.lowest, rule.highest);
  }
  text += "locks " + TextOf(problem, problem.locks) + "\nkept " + TextOf(problem, problem.kept);
  return text + (problem.objective.partial ? "\npartial\n" : "\n");
}

}  // namespace award::scoring::panel
