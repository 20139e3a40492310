// Every plan of a small problem, weighed from the words of the contract alone: shares nothing with
// the engine but the problem itself. For at most 8 applications and 8 judges.
#ifndef AWARD_TESTS_SCORING_PANEL_BRUTE_FORCE_H_
#define AWARD_TESTS_SCORING_PANEL_BRUTE_FORCE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "scoring/panel/plan.h"
#include "scoring/panel/problem.h"

namespace award::scoring::panel {

class EveryPlan {
 public:
  // Enumerates, unless there are more plans than `most`.
  EveryPlan(const Problem& problem, size_t most);

  // There were not more than `most`.
  bool complete() const { return complete_; }
  size_t size() const { return plans_.size(); }

  // What a tier is worth at best among the plans that are best in every tier before it. For tiers
  // with a price: among those that cost no more than it. Nothing without a plan.
  struct Best {
    std::vector<TierResult> tiers;    // Bound not given.
    std::vector<Pair> pairs;          // The one plan that is best.
    std::vector<Pair> before_groups;  // The one plan that is best when groups do not count.
  };
  std::optional<Best> FindBest() const;

  // The least total that the price of fairness allows.
  int64_t LeastTotal() const;

  // What these pairs are worth.
  int64_t ValueOf(const std::vector<Pair>& pairs, Tier tier) const;
  // Whether these pairs are one of the plans.
  bool Contains(const std::vector<Pair>& pairs) const;

  // Whether more is better.
  static bool MoreIsBetter(Tier tier);

 private:
  static constexpr size_t kTiers = static_cast<size_t>(Tier::kDraw) + 1;
  using Panels = std::vector<uint8_t>;  // Per application: its judges as bits.
  struct Weighed {
    Panels panels;
    std::array<int64_t, kTiers> values{};
  };

  bool IsPanel(size_t application, unsigned panel) const;
  std::vector<unsigned> PanelsOf(size_t application) const;
  void Extend(Panels& panels, std::vector<int32_t>& loads);
  bool IsPlan(const Panels& panels, const std::vector<int32_t>& loads) const;
  Weighed Weigh(const Panels& panels) const;
  int64_t GroupsOf(const Panels& panels) const;
  int64_t SumOf(size_t application, unsigned panel) const;
  std::vector<Pair> PairsOf(const Panels& panels) const;
  Panels PanelsOf(const std::vector<Pair>& pairs) const;
  std::vector<Tier> Tiers() const;
  // Leaves the best of `plans` in the tier.
  static void Keep(std::vector<const Weighed*>& plans, Tier tier);

  const Problem& problem_;
  size_t most_;
  bool complete_ = true;
  std::vector<std::vector<unsigned>> choices_;  // Per application: panels it may have.
  std::vector<std::optional<int64_t>> ideals_;  // Per application.
  std::vector<Weighed> plans_;
};

}  // namespace award::scoring::panel

#endif  // AWARD_TESTS_SCORING_PANEL_BRUTE_FORCE_H_
