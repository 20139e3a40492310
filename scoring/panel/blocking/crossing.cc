// Judges whom all rules of an application treat alike are one kind; a panel is a number of each
// kind. That keeps the search small, and it ends at once where rules leave freedom.
#include <algorithm>
#include <map>
#include <numeric>
#include <utility>
#include <vector>

#include "scoring/panel/blocking/blocking.h"
#include "scoring/panel/blocking/scene.h"

namespace award::scoring::panel {

namespace {

// Rules of one application beyond these, or longer searches, are given up.
constexpr size_t kMostRules = 64;
constexpr int64_t kMostKindSteps = 20'000;

struct JudgeKind {
  uint64_t rules = 0;  // Bits by place in the list of rules.
  int64_t locked = 0;
  int64_t free = 0;
};

class PanelSearch {
 public:
  PanelSearch(const Problem& problem, int32_t application, const std::vector<int32_t>& rules)
      : seats_(problem.seats[static_cast<size_t>(application)]) {
    for (const int32_t rule : rules) rules_.push_back(&problem.rules[static_cast<size_t>(rule)]);
    std::vector<uint64_t> of_judge(problem.judges.size(), 0);
    for (size_t r = 0; r < rules_.size(); ++r) {
      for (const int32_t judge : rules_[r]->members) {
        of_judge[static_cast<size_t>(judge)] |= uint64_t{1} << r;
      }
    }
    std::map<uint64_t, JudgeKind> kinds;
    for (size_t j = 0; j < of_judge.size(); ++j) {
      const Pair pair{application, static_cast<int32_t>(j)};
      if (problem.InConflict(pair)) continue;
      JudgeKind& kind = kinds[of_judge[j]];
      kind.rules = of_judge[j];
      if (std::binary_search(problem.locks.begin(), problem.locks.end(), pair)) {
        ++kind.locked;
      } else if (problem.judges[j].highest_load > 0) {
        ++kind.free;
      }
    }
    for (const auto& [rules_bits, kind] : kinds) kinds_.push_back(kind);
    counts_.assign(rules_.size(), 0);
    supply_.assign(kinds_.size() + 1, std::vector<int64_t>(rules_.size() + 1, 0));
    for (size_t k = kinds_.size(); k-- > 0;) {
      const int64_t all = kinds_[k].locked + kinds_[k].free;
      for (size_t r = 0; r < rules_.size(); ++r) {
        supply_[k][r] = supply_[k + 1][r] + (Has(k, r) ? all : 0);
      }
      supply_[k].back() = supply_[k + 1].back() + all;
    }
  }

  // Whether no panel keeps the rules. False also when the search was given up.
  bool NoPanel() { return !Extend(0, 0) && steps_ <= kMostKindSteps; }

 private:
  bool Has(size_t kind, size_t rule) const { return (kinds_[kind].rules >> rule & 1) != 0; }

  bool Possible(size_t kind, int64_t taken) const {
    if (taken > seats_ || taken + supply_[kind].back() < seats_) return false;
    for (size_t r = 0; r < rules_.size(); ++r) {
      if (counts_[r] > rules_[r]->highest) return false;
      if (counts_[r] + std::min(supply_[kind][r], seats_ - taken) < rules_[r]->lowest) return false;
    }
    return true;
  }

  void Count(size_t kind, int64_t number) {
    for (size_t r = 0; r < rules_.size(); ++r) {
      if (Has(kind, r)) counts_[r] += number;
    }
  }

  bool Extend(size_t kind, int64_t taken) {
    if (++steps_ > kMostKindSteps || !Possible(kind, taken)) return false;
    if (kind == kinds_.size()) return true;
    const int64_t most = std::min(kinds_[kind].free, seats_ - taken - kinds_[kind].locked);
    for (int64_t number = 0; number <= most; ++number) {
      const int64_t chosen = kinds_[kind].locked + number;
      Count(kind, chosen);
      const bool found = Extend(kind + 1, taken + chosen);
      Count(kind, -chosen);
      if (found) return true;
    }
    return false;
  }

  int64_t seats_;
  std::vector<const Rule*> rules_;
  std::vector<JudgeKind> kinds_;
  std::vector<int64_t> counts_;               // Per rule.
  std::vector<std::vector<int64_t>> supply_;  // Per kind and those after it: per rule, then in all.
  int64_t steps_ = 0;
};

std::vector<std::vector<int32_t>> RulesByApplication(const Problem& problem) {
  std::vector<std::vector<int32_t>> rules(problem.applications.size());
  for (size_t r = 0; r < problem.rules.size(); ++r) {
    const Rule& rule = problem.rules[r];
    if (rule.each != Each::kApplication) continue;
    for (const int32_t application : problem.scopes[static_cast<size_t>(rule.scope)]) {
      rules[static_cast<size_t>(application)].push_back(static_cast<int32_t>(r));
    }
  }
  return rules;
}

Blocked Name(const Problem& problem, int32_t application, std::vector<int32_t> rules) {
  for (size_t i = rules.size(); i-- > 0;) {
    std::vector<int32_t> fewer = rules;
    fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
    if (PanelSearch(problem, application, fewer).NoPanel()) rules = std::move(fewer);
  }
  Blocked blocked;
  blocked.by = BlockedBy::kApplication;
  blocked.applications = {application};
  blocked.rules = std::move(rules);
  blocked.wanted = problem.seats[static_cast<size_t>(application)];
  for (size_t j = 0; j < problem.judges.size(); ++j) {
    const Pair pair{application, static_cast<int32_t>(j)};
    if (problem.InConflict(pair)) {
      ++blocked.conflicts;
    } else if (problem.judges[j].highest_load > 0) {
      blocked.judges.push_back(pair.judge);
    }
  }
  for (const Pair& lock : problem.locks) {
    if (lock.application == application) blocked.locks.push_back(lock);
  }
  return blocked;
}

}  // namespace

std::optional<Blocked> FindCrossing(const Problem& problem, const Classes& classes) {
  if (problem.objective.partial || classes.crossing.empty()) return std::nullopt;
  const std::vector<std::vector<int32_t>> rules = RulesByApplication(problem);
  for (size_t a = 0; a < rules.size(); ++a) {
    const bool crosses = std::any_of(rules[a].begin(), rules[a].end(), [&](int32_t rule) {
      return std::binary_search(classes.crossing.begin(), classes.crossing.end(), rule);
    });
    if (!crosses || rules[a].size() > kMostRules) continue;
    const auto application = static_cast<int32_t>(a);
    if (PanelSearch(problem, application, rules[a]).NoPanel()) {
      return Name(problem, application, rules[a]);
    }
  }
  return std::nullopt;
}

}  // namespace award::scoring::panel
