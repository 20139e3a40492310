// Grows problems: first a plan, then bounds that it just obeys.
#include "tests/scoring/panel_oracle_problems.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "fmt/format.h"

namespace award::scoring::panel {

namespace {

size_t At(int32_t position) { return static_cast<size_t>(position); }
int32_t Position(size_t index) { return static_cast<int32_t>(index); }

class Grower {
 public:
  Grower(std::mt19937_64& random, const Variety& variety) : random_(random), variety_(variety) {}

  Problem Grow();

 private:
  uint32_t Below(uint32_t count) {
    return count == 0 ? 0 : static_cast<uint32_t>(random_() % count);
  }
  bool Chance(uint32_t hundredths) { return Below(100) < hundredths; }
  std::vector<int32_t> Shuffled(size_t count);

  void DrawPanels();
  void DrawAffinities();
  void DrawLoads();
  void DrawRules(Each each, uint32_t most);
  void AddRule(Each each, int32_t scope, std::vector<int32_t> members);
  void Spoil();
  int32_t CountOf(Each each, int32_t owner, const std::vector<int32_t>& members) const;
  bool IsHidden(size_t application, size_t judge) const {
    return hidden_[application * problem_.judges.size() + judge];
  }

  std::mt19937_64& random_;
  const Variety& variety_;
  Problem problem_;
  std::vector<bool> hidden_;  // Per pair: in the hidden plan.
};

std::vector<int32_t> Grower::Shuffled(size_t count) {
  std::vector<int32_t> order(count);
  std::iota(order.begin(), order.end(), 0);
  for (size_t i = count; i > 1; --i) {
    std::swap(order[i - 1], order[Below(static_cast<uint32_t>(i))]);
  }
  return order;
}

void Grower::DrawPanels() {
  const uint32_t applications = 1 + Below(variety_.applications);
  const uint32_t judges = 1 + Below(variety_.judges);
  for (uint32_t a = 0; a < applications; ++a) {
    problem_.applications.push_back(fmt::format("A{:03}", a));
  }
  for (uint32_t j = 0; j < judges; ++j) problem_.judges.push_back({fmt::format("J{:03}", j), 0, 0});
  hidden_.assign(size_t{applications} * judges, false);
  const uint32_t usual = 1 + Below(std::min(variety_.seats, judges));
  for (size_t a = 0; a < applications; ++a) {
    const uint32_t seats = Chance(70) ? usual : Below(std::min(variety_.seats, judges) + 1);
    problem_.seats.push_back(static_cast<int32_t>(seats));
    const std::vector<int32_t> order = Shuffled(judges);
    for (uint32_t s = 0; s < seats; ++s) hidden_[a * judges + At(order[s])] = true;
  }
}

void Grower::DrawAffinities() {
  const auto lowest = static_cast<int32_t>(variety_.values / 4);
  for (size_t a = 0; a < problem_.applications.size(); ++a) {
    for (size_t j = 0; j < problem_.judges.size(); ++j) {
      const int32_t value = static_cast<int32_t>(Below(variety_.values)) - lowest;
      const bool conflict = Chance(variety_.conflicts) && !IsHidden(a, j);
      problem_.affinity.push_back(conflict ? kConflict : value);
      const Pair pair{Position(a), Position(j)};
      if (IsHidden(a, j) && Chance(variety_.locks)) problem_.locks.push_back(pair);
      if (Chance(variety_.kept)) problem_.kept.push_back(pair);
    }
  }
}

void Grower::DrawLoads() {
  const uint32_t slack = Below(variety_.slack + 1);
  for (size_t j = 0; j < problem_.judges.size(); ++j) {
    uint32_t load = 0;
    for (size_t a = 0; a < problem_.applications.size(); ++a) load += IsHidden(a, j) ? 1U : 0U;
    problem_.judges[j].highest_load = static_cast<int32_t>(load + Below(slack + 1));
    problem_.judges[j].lowest_load = static_cast<int32_t>(Chance(50) ? 0 : load - Below(load + 1));
  }
}

int32_t Grower::CountOf(Each each, int32_t owner, const std::vector<int32_t>& members) const {
  return static_cast<int32_t>(std::count_if(members.begin(), members.end(), [&](int32_t member) {
    return each == Each::kApplication ? IsHidden(At(owner), At(member))
                                      : IsHidden(At(member), At(owner));
  }));
}

// Bounds around what the hidden plan has in the scope.
void Grower::AddRule(Each each, int32_t scope, std::vector<int32_t> members) {
  std::sort(members.begin(), members.end());
  int32_t fewest = kUnlimited;
  int32_t most = 0;
  for (const int32_t owner : problem_.scopes[At(scope)]) {
    const int32_t counted = CountOf(each, owner, members);
    fewest = std::min(fewest, counted);
    most = std::max(most, counted);
  }
  fewest = std::min(fewest, most);
  Rule rule;
  rule.id = fmt::format("R{}", problem_.rules.size() + 1);
  rule.each = each;
  rule.scope = scope;
  rule.members = std::move(members);
  rule.lowest = Chance(60) ? fewest : 0;
  if (variety_.partial && each == Each::kApplication) rule.lowest = 0;
  rule.highest = Chance(60) ? most : Chance(50) ? most + 1 : kUnlimited;
  rule.soft = Chance(30);
  problem_.rules.push_back(std::move(rule));
}

// The owners are split into up to two scopes. Under each, nested rules are stretches of one order
// of the members, each stretch inside or beside those before.
void Grower::DrawRules(Each each, uint32_t most) {
  const bool panel = each == Each::kApplication;
  const size_t owners = panel ? problem_.applications.size() : problem_.judges.size();
  const size_t count = panel ? problem_.judges.size() : problem_.applications.size();
  const std::vector<int32_t> owner_order = Shuffled(owners);
  const size_t cut = Chance(50) ? owners : Below(static_cast<uint32_t>(owners + 1));
  for (const auto& [from, to] : {std::pair{size_t{0}, cut}, std::pair{cut, owners}}) {
    std::vector<int32_t> scope(owner_order.begin() + static_cast<int64_t>(from),
                               owner_order.begin() + static_cast<int64_t>(to));
    std::sort(scope.begin(), scope.end());
    const int32_t position = Position(problem_.scopes.size());
    problem_.scopes.push_back(std::move(scope));
    const std::vector<int32_t> order = Shuffled(count);
    std::vector<std::pair<size_t, size_t>> stretches = {{0, count}};
    for (uint32_t left = Below(most + 1); left > 0; --left) {
      // A part of a stretch drawn before, whose rest becomes a stretch beside it.
      auto& [begin, end] = stretches[Below(static_cast<uint32_t>(stretches.size()))];
      const size_t middle = begin + Below(static_cast<uint32_t>(end - begin + 1));
      std::vector<int32_t> members(order.begin() + static_cast<int64_t>(begin),
                                   order.begin() + static_cast<int64_t>(middle));
      if (!variety_.nested) {
        members.clear();
        for (size_t m = 0; m < count; ++m) {
          if (Chance(50)) members.push_back(Position(m));
        }
      }
      const std::pair<size_t, size_t> inner{begin, middle};
      begin = middle;
      stretches.push_back(inner);
      AddRule(each, position, std::move(members));
    }
  }
}

// One thing that the hidden plan may not obey.
void Grower::Spoil() {
  const size_t a = Below(static_cast<uint32_t>(problem_.applications.size()));
  const size_t j = Below(static_cast<uint32_t>(problem_.judges.size()));
  Judge& judge = problem_.judges[j];
  const Pair pair{Position(a), Position(j)};
  switch (Below(6)) {
    case 0:
      ++problem_.seats[a];
      break;
    case 1:
      judge.highest_load = std::max(judge.lowest_load, judge.highest_load - 1);
      break;
    case 2:
      judge.highest_load = std::max(judge.highest_load, ++judge.lowest_load);
      break;
    case 3:
      problem_.affinity[problem_.Cell(pair)] = kConflict;
      break;
    case 4: {
      const auto place = std::lower_bound(problem_.locks.begin(), problem_.locks.end(), pair);
      if (place == problem_.locks.end() || *place != pair) problem_.locks.insert(place, pair);
      break;
    }
    default:
      if (problem_.rules.empty()) break;
      Rule& rule = problem_.rules[Below(static_cast<uint32_t>(problem_.rules.size()))];
      if (rule.lowest < rule.highest && !variety_.partial) ++rule.lowest;
  }
}

Problem Grower::Grow() {
  DrawPanels();
  DrawAffinities();
  DrawLoads();
  DrawRules(Each::kApplication, variety_.panel_rules);
  DrawRules(Each::kJudge, variety_.judge_rules);
  if (Chance(variety_.spoiled)) {
    for (uint32_t times = 1 + Below(3); times > 0; --times) Spoil();
  }
  problem_.objective.partial = variety_.partial;
  problem_.seed = random_();
  return std::move(problem_);
}

}  // namespace

Problem GrowProblem(std::mt19937_64& random, const Variety& variety) {
  return Grower(random, variety).Grow();
}

std::string Describe(const Problem& problem, const std::vector<Pair>& pairs) {
  std::string text;
  for (const Pair& pair : pairs) {
    text += fmt::format(" {}-{}", problem.applications[At(pair.application)],
                        problem.judges[At(pair.judge)].id);
  }
  return text;
}

std::string Describe(const Problem& problem) {
  std::string text = "\n";
  for (size_t a = 0; a < problem.applications.size(); ++a) {
    text += fmt::format("{} seats {}:", problem.applications[a], problem.seats[a]);
    for (size_t j = 0; j < problem.judges.size(); ++j) {
      const Pair pair{Position(a), Position(j)};
      text += problem.InConflict(pair) ? "  x" : fmt::format(" {:2}", problem.AffinityOf(pair));
    }
    text += "\n";
  }
  for (const Judge& judge : problem.judges) {
    text += fmt::format("{} load {} to {}\n", judge.id, judge.lowest_load, judge.highest_load);
  }
  for (const Rule& rule : problem.rules) {
    text += fmt::format("{} each {} of [{}], members [{}]: {} to {}\n", rule.id,
                        rule.each == Each::kApplication ? "application" : "judge",
                        fmt::join(problem.scopes[At(rule.scope)], " "),
                        fmt::join(rule.members, " "), rule.lowest,
                        rule.highest == kUnlimited ? "any" : fmt::format("{}", rule.highest));
  }
  text += "locks:" + Describe(problem, problem.locks);
  text += "\nkept:" + Describe(problem, problem.kept);
  const Objective& objective = problem.objective;
  return text + fmt::format("\npartial {}, fairness {}, price {}, seed {}\n", objective.partial,
                            static_cast<int>(objective.fairness),
                            objective.price_basis_points.value_or(-1), problem.seed);
}

}  // namespace award::scoring::panel
