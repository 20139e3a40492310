// Reads prices by the class that an application is in.
#include "scoring/panel/change/pair_values.h"

#include <algorithm>

#include "scoring/panel/position.h"

namespace award::scoring::panel {

namespace {}  // namespace

Price operator+(const Price& left, const Price& right) {
  Price sum{};
  for (size_t tier = 0; tier < kLinearTiers; ++tier) sum[tier] = left[tier] + right[tier];
  return sum;
}

Price operator-(const Price& left, const Price& right) {
  Price difference{};
  for (size_t tier = 0; tier < kLinearTiers; ++tier) difference[tier] = left[tier] - right[tier];
  return difference;
}

bool HasPrices(const Problem& problem, const Classes& classes, const Certificate& certificate) {
  if (certificate.prices.size() != problem.judges.size()) return false;
  for (size_t j = 0; j < problem.judges.size(); ++j) {
    const ClassTree& tree = classes.QuotaOf(static_cast<int32_t>(j));
    if (certificate.prices[j].size() != tree.nodes.size()) return false;
  }
  return true;
}

void PairValues::Raise(int32_t judge, const Price& by) {
  raised_[At(judge)] = raised_[At(judge)] + by;
}

const Price& PairValues::CertifiedPriceOf(Pair pair) const {
  const int32_t leaf = classes_.QuotaOf(pair.judge).leaf[At(pair.application)];
  return certificate_.prices[At(pair.judge)][At(leaf)];
}

Price PairValues::Counted(Price value) const {
  std::fill(value.begin() + static_cast<std::ptrdiff_t>(tiers_), value.end(), 0);
  return value;
}

Price PairValues::PriceOf(Pair pair) const {
  return Counted(CertifiedPriceOf(pair) + raised_[At(pair.judge)]);
}

Price PairValues::Of(Pair pair) const {
  Price value{};
  if (std::binary_search(problem_.kept.begin(), problem_.kept.end(), pair)) {
    value[kChangesPrice] = 1;
  }
  value[kTotalPrice] = problem_.AffinityOf(pair);
  if (tiers_ > kDrawPrice) {
    value[kDrawPrice] = DrawOf(problem_.seed, problem_.applications[At(pair.application)],
                               problem_.judges[At(pair.judge)].id);
  }
  return Counted(value) - PriceOf(pair);
}

int64_t PairValues::TotalOf(Pair pair) const {
  return problem_.AffinityOf(pair) - CertifiedPriceOf(pair)[kTotalPrice] -
         raised_[At(pair.judge)][kTotalPrice];
}

Price PairValues::OfEmptySeat() const {
  Price value{};
  value[kUnfilledPrice] = -1;
  return Counted(value);
}

}  // namespace award::scoring::panel
