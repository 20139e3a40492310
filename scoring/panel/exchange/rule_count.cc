// Counts members panel by panel and judge by judge; see the header.
#include "scoring/panel/exchange/rule_count.h"

#include <algorithm>
#include <map>

namespace award::scoring::panel {
namespace {

// The scopes that these rules use, each as one mark per position; empty where none uses it.
std::vector<std::vector<char>> MarkScopes(const Problem& problem, Each each, size_t size) {
  std::vector<std::vector<char>> marks(problem.scopes.size());
  for (const Rule& rule : problem.rules) {
    if (rule.each != each) continue;
    std::vector<char>& mark = marks[static_cast<size_t>(rule.scope)];
    if (!mark.empty()) continue;
    mark.assign(size, 0);
    for (const int32_t position : problem.scopes[static_cast<size_t>(rule.scope)]) {
      mark[static_cast<size_t>(position)] = 1;
    }
  }
  return marks;
}

}  // namespace

PanelRules::PanelRules(const Problem& problem)
    : problem_(problem),
      scopes_(MarkScopes(problem, Each::kApplication, problem.applications.size())),
      rules_of_(problem.judges.size()) {
  for (const Rule& rule : problem.rules) {
    if (rule.each != Each::kApplication) continue;
    Counted counted{&rule, std::vector<char>(problem.judges.size())};
    for (const int32_t judge : rule.members) {
      counted.members[static_cast<size_t>(judge)] = 1;
      rules_of_[static_cast<size_t>(judge)].push_back(static_cast<int32_t>(rules_.size()));
    }
    rules_.push_back(std::move(counted));
  }
  counts_.resize(rules_.size());
}

bool PanelRules::InScope(size_t rule, int32_t application) const {
  return scopes_[static_cast<size_t>(rules_[rule].rule->scope)][static_cast<size_t>(application)] !=
         0;
}

int64_t PanelRules::Breach(size_t rule, int64_t count, int64_t empty) const {
  const Rule& declared = *rules_[rule].rule;
  return std::max<int64_t>(0, declared.lowest - count - empty) +
         std::max<int64_t>(0, count - declared.highest);
}

int64_t PanelRules::EmptySeats(int32_t application, std::span<const int32_t> judges) const {
  if (!problem_.objective.partial) return 0;
  return problem_.seats[static_cast<size_t>(application)] - static_cast<int64_t>(judges.size());
}

void PanelRules::Count(std::span<const int32_t> judges, int32_t change) {
  for (const int32_t judge : judges) {
    for (const int32_t rule : rules_of_[static_cast<size_t>(judge)]) {
      counts_[static_cast<size_t>(rule)] += change;
    }
  }
}

int64_t PanelRules::BreachesOf(int32_t application, std::span<const int32_t> judges) const {
  const int64_t empty = EmptySeats(application, judges);
  int64_t breaches = 0;
  for (size_t rule = 0; rule < rules_.size(); ++rule) {
    if (!InScope(rule, application)) continue;
    int64_t count = 0;
    for (const int32_t judge : judges) count += rules_[rule].members[static_cast<size_t>(judge)];
    breaches += Breach(rule, count, empty);
  }
  return breaches;
}

void PanelRules::AddChanges(int32_t application, std::span<const int32_t> judges, int32_t from,
                            int64_t unit, std::vector<int64_t>& changes) {
  const int64_t empty = EmptySeats(application, judges);
  Count(judges, 1);
  const auto joining = [&](size_t rule) {
    return Breach(rule, counts_[rule] + 1, empty) - Breach(rule, counts_[rule], empty);
  };
  for (size_t judge = 0; judge < changes.size(); ++judge) {
    for (const int32_t rule : rules_of_[judge]) {
      const auto at = static_cast<size_t>(rule);
      if (InScope(at, application)) changes[judge] += unit * joining(at);
    }
  }
  for (const int32_t rule : rules_of_[static_cast<size_t>(from)]) {
    const auto at = static_cast<size_t>(rule);
    if (!InScope(at, application)) continue;
    const int64_t leaving = Breach(at, counts_[at] - 1, empty) - Breach(at, counts_[at], empty);
    const int64_t both = joining(at) + leaving;
    if (leaving != 0) {
      for (int64_t& change : changes) change += unit * leaving;
    }
    if (both != 0) {
      for (const int32_t member : rules_[at].rule->members) {
        changes[static_cast<size_t>(member)] -= unit * both;
      }
    }
  }
  Count(judges, -1);
}

int64_t PanelRules::ChangeOf(int32_t application, std::span<const int32_t> judges, int32_t from,
                             int32_t to) {
  const int64_t empty = EmptySeats(application, judges);
  Count(judges, 1);
  int64_t change = 0;
  for (const int32_t rule : rules_of_[static_cast<size_t>(from)]) {
    const auto at = static_cast<size_t>(rule);
    if (!InScope(at, application) || rules_[at].members[static_cast<size_t>(to)] != 0) continue;
    change += Breach(at, counts_[at] - 1, empty) - Breach(at, counts_[at], empty);
  }
  for (const int32_t rule : rules_of_[static_cast<size_t>(to)]) {
    const auto at = static_cast<size_t>(rule);
    if (!InScope(at, application) || rules_[at].members[static_cast<size_t>(from)] != 0) continue;
    change += Breach(at, counts_[at] + 1, empty) - Breach(at, counts_[at], empty);
  }
  Count(judges, -1);
  return change;
}

JudgeRules::JudgeRules(const Problem& problem, const Seating& seating, int32_t most_types)
    : problem_(problem),
      rules_of_(problem.applications.size()),
      for_judge_(problem.judges.size()),
      type_of_(problem.applications.size()) {
  for (const Rule& rule : problem.rules) {
    if (rule.each != Each::kJudge) continue;
    const auto at = static_cast<int32_t>(rules_.size());
    for (const int32_t member : rule.members) rules_of_[static_cast<size_t>(member)].push_back(at);
    for (const int32_t judge : problem.scopes[static_cast<size_t>(rule.scope)]) {
      for_judge_[static_cast<size_t>(judge)].push_back(at);
    }
    rules_.push_back(&rule);
  }
  FindTypes(most_types);
  counts_.resize(rules_.size() * problem.judges.size());
  for (const Pair& pair : seating.Pairs()) Count(pair.application, pair.judge, 1);
  for (int32_t judge = 0; judge < static_cast<int32_t>(for_judge_.size()); ++judge) {
    breaches_ += BreachesOf(judge);
  }
}

void JudgeRules::FindTypes(int32_t most_types) {
  std::map<std::vector<int32_t>, int32_t> types;
  for (size_t application = 0; application < rules_of_.size(); ++application) {
    const auto [place, added] =
        types.try_emplace(rules_of_[application], static_cast<int32_t>(types.size()));
    if (added) sample_of_.push_back(static_cast<int32_t>(application));
    type_of_[application] = place->second;
  }
  types_ = std::max<int32_t>(1, static_cast<int32_t>(types.size()));
  if (types_ <= most_types) return;
  types_ = 1;
  exact_ = false;
  type_of_.assign(type_of_.size(), 0);
}

bool JudgeRules::IsMember(size_t rule, int32_t application) const {
  const std::vector<int32_t>& list = rules_of_[static_cast<size_t>(application)];
  return std::binary_search(list.begin(), list.end(), static_cast<int32_t>(rule));
}

int64_t JudgeRules::Breach(size_t rule, int64_t count) const {
  return std::max<int64_t>(0, rules_[rule]->lowest - count) +
         std::max<int64_t>(0, count - rules_[rule]->highest);
}

int32_t JudgeRules::CountAt(size_t rule, int32_t judge) const {
  return counts_[rule * problem_.judges.size() + static_cast<size_t>(judge)];
}

void JudgeRules::Count(int32_t application, int32_t judge, int32_t change) {
  for (const int32_t rule : rules_of_[static_cast<size_t>(application)]) {
    counts_[static_cast<size_t>(rule) * problem_.judges.size() + static_cast<size_t>(judge)] +=
        change;
  }
}

int64_t JudgeRules::ChangeOfTypes(int32_t judge, int32_t joins, int32_t leaves) const {
  if (!exact_) return 0;
  int64_t change = 0;
  for (const int32_t rule : for_judge_[static_cast<size_t>(judge)]) {
    const auto at = static_cast<size_t>(rule);
    const int64_t before = CountAt(at, judge);
    int64_t after = before;
    if (joins >= 0 && IsMember(at, sample_of_[static_cast<size_t>(joins)])) ++after;
    if (leaves >= 0 && IsMember(at, sample_of_[static_cast<size_t>(leaves)])) --after;
    change += Breach(at, after) - Breach(at, before);
  }
  return change;
}

int64_t JudgeRules::BreachesOf(int32_t judge) const {
  int64_t breaches = 0;
  for (const int32_t rule : for_judge_[static_cast<size_t>(judge)]) {
    const auto at = static_cast<size_t>(rule);
    breaches += Breach(at, CountAt(at, judge));
  }
  return breaches;
}

JudgeRules::Difference JudgeRules::ChangeOf(std::span<const Transfer> moves,
                                            const std::vector<int64_t>& urgency) {
  std::vector<int32_t> concerned;
  for (const Transfer& move : moves) {
    concerned.push_back(move.from);
    concerned.push_back(move.to);
  }
  std::sort(concerned.begin(), concerned.end());
  concerned.erase(std::unique(concerned.begin(), concerned.end()), concerned.end());
  Difference difference;
  const auto add = [&](int64_t sign) {
    for (const int32_t judge : concerned) {
      const int64_t breaches = sign * BreachesOf(judge);
      difference.breaches += breaches;
      difference.urgent += breaches * urgency[static_cast<size_t>(judge)];
    }
  };
  const auto count = [&](int32_t sign) {
    for (const Transfer& move : moves) {
      Count(move.application, move.from, -sign);
      Count(move.application, move.to, sign);
    }
  };
  add(-1);
  count(1);
  add(1);
  count(-1);
  return difference;
}

void JudgeRules::Apply(const Transfer& move) {
  if (rules_.empty()) return;
  breaches_ -= BreachesOf(move.from) + BreachesOf(move.to);
  Count(move.application, move.from, -1);
  Count(move.application, move.to, 1);
  breaches_ += BreachesOf(move.from) + BreachesOf(move.to);
}

}  // namespace award::scoring::panel
