// A judge's load n earns n · price, less what n costs by itself; each class earns the difference
// between its price and that of the class around it.
#include "scoring/panel/judge_bound.h"

#include <algorithm>

namespace award::scoring::panel {

namespace {

// One judge at given prices.
class PricedPlaces {
 public:
  PricedPlaces(const Judge& judge, bool partial, const TierMask& mask, const ClassTree& tree,
               const std::vector<int64_t>& sizes, const std::vector<Price>& prices)
      : judge_(judge),
        partial_(partial),
        mask_(mask),
        tree_(tree),
        sizes_(sizes),
        prices_(prices) {}

  WidePrice Best() const {
    const int64_t lowest = partial_ ? 0 : judge_.lowest_load;
    const int64_t highest = std::min<int64_t>(judge_.highest_load, sizes_[0]);
    WidePrice best = BestLoad(lowest, std::max(lowest, highest));
    AddTo(best, BestClasses());
    return best;
  }

 private:
  WidePrice ValueAt(Wide load) const {
    WidePrice value{};
    for (size_t tier = 0; tier < kLinearTiers; ++tier) value[tier] = load * prices_[0][tier];
    if (mask_[kEvennessPrice]) value[kEvennessPrice] -= load * load;
    if (partial_ && mask_[kUnfilledPrice]) {
      value[kUnfilledPrice] -= std::max<Wide>(0, judge_.lowest_load - load);
    }
    return value;
  }

  // Up to the tier of evenness the value bends at the lowest load only; there it is a parabola.
  WidePrice BestLoad(int64_t from, int64_t to) const {
    const int64_t half = prices_[0][kEvennessPrice] >> 1;
    WidePrice best = ValueAt(from);
    for (const int64_t load : {to, int64_t{judge_.lowest_load}, half, half + 1}) {
      const WidePrice value = ValueAt(std::clamp(load, from, to));
      if (IsLess(best, value)) best = value;
    }
    return best;
  }

  WidePrice BestClasses() const {
    WidePrice sum{};
    for (size_t n = 1; n < tree_.nodes.size(); ++n) {
      const ClassTree::Node& node = tree_.nodes[n];
      const int64_t lowest = node.lowest;
      const int64_t highest = std::max(lowest, std::min<int64_t>(node.highest, sizes_[n]));
      WidePrice earned{};
      for (size_t tier = 0; tier < kLinearTiers; ++tier) {
        earned[tier] = Wide{prices_[n][tier]} - prices_[static_cast<size_t>(node.parent)][tier];
      }
      const int64_t members = IsLess(earned, WidePrice{}) ? lowest : highest;
      for (Wide& value : earned) value *= members;
      AddTo(sum, earned);
    }
    return sum;
  }

  const Judge& judge_;
  const bool partial_;
  const TierMask& mask_;
  const ClassTree& tree_;
  const std::vector<int64_t>& sizes_;
  const std::vector<Price>& prices_;
};

}  // namespace

bool IsLess(const WidePrice& left, const WidePrice& right) {
  return std::lexicographical_compare(left.begin(), left.end(), right.begin(), right.end());
}

void AddTo(WidePrice& sum, const WidePrice& part) {
  for (size_t tier = 0; tier < kLinearTiers; ++tier) sum[tier] += part[tier];
}

JudgeBound::JudgeBound(const Problem& problem, const Classes& classes, const TierMask& mask)
    : problem_(problem), classes_(classes), mask_(mask) {
  for (const ClassTree& tree : classes.quota_trees) {
    std::vector<int64_t>& sizes = sizes_.emplace_back(tree.nodes.size(), 0);
    for (const int32_t leaf : tree.leaf) ++sizes[static_cast<size_t>(leaf)];
    for (size_t n = tree.nodes.size() - 1; n > 0; --n) {
      sizes[static_cast<size_t>(tree.nodes[n].parent)] += sizes[n];
    }
  }
}

WidePrice JudgeBound::Of(int32_t judge, const std::vector<Price>& prices) const {
  const auto j = static_cast<size_t>(judge);
  const auto tree = static_cast<size_t>(classes_.quota_tree[j]);
  return PricedPlaces(problem_.judges[j], problem_.objective.partial, mask_,
                      classes_.quota_trees[tree], sizes_[tree], prices)
      .Best();
}

}  // namespace award::scoring::panel
