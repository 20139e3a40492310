// Own ideals. The classes give the best panel at once; where a rule that crosses could forbid it, a
// search tries judges from the best down and leaves off where nothing better can follow.
#include <algorithm>
#include <utility>

#include "scoring/panel/certificate.h"
#include "scoring/panel/panel_filler.h"

namespace award::scoring::panel {

namespace {

// More steps than this for one application are not made; its ideal is then that of its classes.
constexpr int kMostIdealSteps = 4'000;

class CrossingSearch {
 public:
  CrossingSearch(const Problem& problem, const Classes& classes)
      : problem_(problem), rules_of_(problem.judges.size()) {
    for (size_t r = 0; r < problem.rules.size(); ++r) {
      const Rule& declared = problem.rules[r];
      if (declared.each != Each::kApplication) continue;
      const auto position = static_cast<int32_t>(rules_.size());
      RuleCount& rule = rules_.emplace_back();
      rule.declared = &declared;
      rule.crosses = std::binary_search(classes.crossing.begin(), classes.crossing.end(),
                                        static_cast<int32_t>(r));
      for (const int32_t judge : declared.members) {
        rules_of_[static_cast<size_t>(judge)].push_back(position);
      }
      any_ = any_ || rule.crosses;
    }
  }

  // The ideal of an application whose classes alone allow `panel`, worth `highest`.
  std::optional<int64_t> Of(int32_t application, int64_t highest,
                            const std::vector<int32_t>& panel) {
    if (!any_ || !Crosses(application) || IsAllowed(panel)) return highest;
    Prepare(application);
    best_.reset();
    steps_ = 0;
    Search(0, problem_.seats[static_cast<size_t>(application)], 0);
    return steps_ > kMostIdealSteps ? highest : best_;
  }

 private:
  struct RuleCount {
    const Rule* declared = nullptr;
    bool crosses = false;
    bool applies = false;
    int64_t counted = 0;
    // Per place in the order that of the next member, or the end; empty unless some are needed.
    std::vector<size_t> next;
  };

  // Finds the rules that apply; whether one of them crosses.
  bool Crosses(int32_t application) {
    bool crossed = false;
    for (RuleCount& rule : rules_) {
      const auto& scope = problem_.scopes[static_cast<size_t>(rule.declared->scope)];
      rule.applies = std::binary_search(scope.begin(), scope.end(), application);
      crossed = crossed || (rule.applies && rule.crosses);
    }
    return crossed;
  }

  bool IsAllowed(const std::vector<int32_t>& panel) {
    for (RuleCount& rule : rules_) rule.counted = 0;
    for (const int32_t judge : panel) Count(judge, 1);
    return std::all_of(rules_.begin(), rules_.end(), [](const RuleCount& rule) {
      return !rule.applies ||
             (rule.counted >= rule.declared->lowest && rule.counted <= rule.declared->highest);
    });
  }

  // Puts the judges in order.
  void Prepare(int32_t application) {
    const int32_t* row = problem_.affinity.data() + problem_.Cell({application, 0});
    order_.clear();
    for (size_t j = 0; j < problem_.judges.size(); ++j) {
      if (row[j] != kConflict) order_.push_back({row[j], static_cast<int32_t>(j)});
    }
    std::sort(order_.begin(), order_.end(), [](const Ranked& left, const Ranked& right) {
      return std::pair(-left.worth, left.judge) < std::pair(-right.worth, right.judge);
    });
    sums_.assign(1, 0);
    for (const Ranked& ranked : order_) sums_.push_back(sums_.back() + ranked.worth);
    needs_.clear();
    for (RuleCount& rule : rules_) {
      rule.counted = 0;
      if (!rule.applies || rule.declared->lowest == 0) continue;
      needs_.push_back(&rule);
      rule.next.assign(order_.size() + 1, order_.size());
      for (size_t at = order_.size(); at-- > 0;) {
        const std::vector<int32_t>& members = rule.declared->members;
        const bool member = std::binary_search(members.begin(), members.end(), order_[at].judge);
        rule.next[at] = member ? at : rule.next[at + 1];
      }
    }
  }

  const std::vector<int32_t>& RulesOf(int32_t judge) const {
    return rules_of_[static_cast<size_t>(judge)];
  }

  // The most that `seats` judges from place `at` on can add; nothing when they cannot do for a
  // rule.
  std::optional<int64_t> MostFrom(size_t at, int32_t seats) const {
    const size_t end = at + static_cast<size_t>(seats);
    if (end > order_.size()) return std::nullopt;
    int64_t most = sums_[end] - sums_[at];
    for (const RuleCount* rule : needs_) {
      const int64_t needed = rule->declared->lowest - rule->counted;
      if (needed <= 0) continue;
      const size_t member = rule->next[at];
      if (needed > seats || member == order_.size()) return std::nullopt;
      most = std::min(most, sums_[end - 1] - sums_[at] + order_[member].worth);
    }
    return most;
  }

  bool Fits(int32_t judge) const {
    return std::all_of(RulesOf(judge).begin(), RulesOf(judge).end(), [this](int32_t r) {
      const RuleCount& rule = rules_[static_cast<size_t>(r)];
      return !rule.applies || rule.counted < rule.declared->highest;
    });
  }

  void Count(int32_t judge, int64_t change) {
    for (const int32_t r : RulesOf(judge)) rules_[static_cast<size_t>(r)].counted += change;
  }

  void Search(size_t at, int32_t seats, int64_t sum) {
    for (; steps_ <= kMostIdealSteps; ++at) {
      ++steps_;
      const std::optional<int64_t> most = MostFrom(at, seats);
      if (!most.has_value() || (best_.has_value() && sum + *most <= *best_)) return;
      if (seats == 0) {
        best_ = sum;
        return;
      }
      if (!Fits(order_[at].judge)) continue;
      Count(order_[at].judge, 1);
      Search(at + 1, seats - 1, sum + order_[at].worth);
      Count(order_[at].judge, -1);
    }
  }

  const Problem& problem_;
  std::vector<RuleCount> rules_;
  std::vector<std::vector<int32_t>> rules_of_;  // Per judge.
  bool any_ = false;                            // A rule crosses.
  std::vector<const RuleCount*> needs_;         // Those that apply and need members.
  std::vector<Ranked> order_;                   // Best first.
  std::vector<int64_t> sums_;                   // Of the first judges in the order.
  std::optional<int64_t> best_;
  int steps_ = 0;
};

}  // namespace

std::vector<std::optional<int64_t>> OwnIdeals(const Problem& problem, const Classes& classes) {
  BestSums sums(problem, classes);
  CrossingSearch search(problem, classes);
  std::vector<std::optional<int64_t>> ideals;
  ideals.reserve(problem.applications.size());
  for (size_t a = 0; a < problem.applications.size(); ++a) {
    const auto application = static_cast<int32_t>(a);
    std::optional<int64_t> ideal = sums.Of(application, 0);
    if (ideal.has_value()) ideal = search.Of(application, *ideal, sums.Panel());
    ideals.push_back(ideal);
  }
  return ideals;
}

}  // namespace award::scoring::panel
