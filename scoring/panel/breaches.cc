// Breaches counted from the rules as declared; nothing here knows of trees, prices or exchanges.
#include <algorithm>
#include <utility>

#include "scoring/panel/certificate.h"

namespace award::scoring::panel {

namespace {

using Positions = std::vector<std::vector<int32_t>>;

class BreachCount {
 public:
  BreachCount(const Problem& problem, const std::vector<Pair>& pairs)
      : problem_(problem),
        pairs_(pairs),
        panels_(problem.applications.size()),
        loads_(problem.judges.size()) {
    for (const Pair& pair : pairs) {
      panels_[static_cast<size_t>(pair.application)].push_back(pair.judge);
      loads_[static_cast<size_t>(pair.judge)].push_back(pair.application);
    }
  }

  std::vector<Breach> Find() {
    FindPairs();
    FindSeats();
    FindLoads();
    for (size_t r = 0; r < problem_.rules.size(); ++r) FindRule(static_cast<int32_t>(r));
    return std::move(found_);
  }

 private:
  void FindPairs() {
    for (const Pair& pair : pairs_) {
      if (problem_.InConflict(pair)) found_.push_back({Breach::Kind::kInConflict, pair});
    }
    for (const Pair& lock : problem_.locks) {
      if (!std::binary_search(pairs_.begin(), pairs_.end(), lock)) {
        found_.push_back({Breach::Kind::kLockMissing, lock});
      }
    }
  }

  void FindSeats() {
    for (size_t a = 0; a < panels_.size(); ++a) {
      const auto counted = static_cast<int64_t>(panels_[a].size());
      const int64_t seats = problem_.seats[a];
      if (counted > seats || (counted < seats && !problem_.objective.partial)) {
        found_.push_back(
            {Breach::Kind::kSeats, {static_cast<int32_t>(a), -1}, -1, counted, seats, seats});
      }
    }
  }

  void FindLoads() {
    for (size_t j = 0; j < loads_.size(); ++j) {
      const auto counted = static_cast<int64_t>(loads_[j].size());
      const Judge& judge = problem_.judges[j];
      if (counted > judge.highest_load ||
          (counted < judge.lowest_load && !problem_.objective.partial)) {
        found_.push_back({Breach::Kind::kLoad,
                          {-1, static_cast<int32_t>(j)},
                          -1,
                          counted,
                          judge.lowest_load,
                          judge.highest_load});
      }
    }
  }

  // Seats left empty, which count where a rule for applications needs members.
  int64_t EmptySeats(Each each, size_t owner) const {
    if (!problem_.objective.partial || each == Each::kJudge) return 0;
    return std::max<int64_t>(0,
                             problem_.seats[owner] - static_cast<int64_t>(panels_[owner].size()));
  }

  void FindRule(int32_t position) {
    const Rule& rule = problem_.rules[static_cast<size_t>(position)];
    const bool panel = rule.each == Each::kApplication;
    std::vector<int64_t> counted((panel ? panels_ : loads_).size(), 0);
    for (const int32_t member : rule.members) {
      for (const int32_t owner : (panel ? loads_ : panels_)[static_cast<size_t>(member)]) {
        ++counted[static_cast<size_t>(owner)];
      }
    }
    for (const int32_t owner : problem_.scopes[static_cast<size_t>(rule.scope)]) {
      const auto o = static_cast<size_t>(owner);
      if (counted[o] <= rule.highest && counted[o] + EmptySeats(rule.each, o) >= rule.lowest) {
        continue;
      }
      found_.push_back({Breach::Kind::kRule, panel ? Pair{owner, -1} : Pair{-1, owner}, position,
                        counted[o], rule.lowest, rule.highest});
    }
  }

  const Problem& problem_;
  const std::vector<Pair>& pairs_;
  Positions panels_;  // Per application: its judges.
  Positions loads_;   // Per judge: their applications.
  std::vector<Breach> found_;
};

}  // namespace

std::vector<Breach> FindBreaches(const Problem& problem, const std::vector<Pair>& pairs) {
  return BreachCount(problem, pairs).Find();
}

}  // namespace award::scoring::panel
