// The comparison of two applications, key by key.
#include "scoring/ranking/standing.h"

#include <algorithm>

namespace award::scoring {

namespace {

// Which of two values is better.
enum class Better { kHigher, kLower };

Comparison ByValue(const Fraction& first, const Fraction& second, Better better) {
  Comparison comparison;
  comparison.first_value = first;
  comparison.second_value = second;
  if (first == second) return comparison;
  comparison.order = (first > second) == (better == Better::kHigher) ? -1 : 1;
  return comparison;
}

Comparison ByRank(const Standing& first, const Standing& second) {
  if (!first.rank.has_value() || !second.rank.has_value()) return Comparison();
  return ByValue(*first.rank, *second.rank, Better::kLower);
}

Comparison ByDimensions(const Standing& first, const Standing& second) {
  const size_t count = std::min(first.dimensions.size(), second.dimensions.size());
  for (size_t d = 0; d < count; ++d) {
    Comparison comparison = ByValue(first.dimensions[d], second.dimensions[d], Better::kHigher);
    if (comparison.order == 0) continue;
    comparison.dimension = d;
    return comparison;
  }
  return Comparison();
}

Comparison ByMethod(const Standing& first, const Standing& second, Method method) {
  switch (method) {
    case Method::kTotalScore:
      return ByValue(first.mean_total, second.mean_total, Better::kHigher);
    case Method::kRankSum:
      return ByRank(first, second);
  }
  return Comparison();
}

Comparison ByKey(const Standing& first, const Standing& second, TieKey key) {
  switch (key) {
    case TieKey::kMoreFirstPlaces:
      return ByValue(Fraction::Whole(first.first_places), Fraction::Whole(second.first_places),
                     Better::kHigher);
    case TieKey::kHeaviestDimension:
      return ByValue(first.heaviest, second.heaviest, Better::kHigher);
    case TieKey::kDimensionsInOrder:
      return ByDimensions(first, second);
    case TieKey::kMeanTotal:
      return ByValue(first.mean_total, second.mean_total, Better::kHigher);
    case TieKey::kRankSum:
      return ByRank(first, second);
    case TieKey::kMedianTotal:
      return ByValue(first.median_total, second.median_total, Better::kHigher);
  }
  return Comparison();
}

}  // namespace

Comparison Compare(const Standing& first, const Standing& second, Method method,
                   const std::vector<TieKey>& tie_chain) {
  Comparison by_method = ByMethod(first, second, method);
  if (by_method.order != 0) {
    by_method.decided_by = DecidedBy::kMethod;
    return by_method;
  }
  int32_t number = 0;
  for (const TieKey key : tie_chain) {
    ++number;
    Comparison by_key = ByKey(first, second, key);
    if (by_key.order == 0) continue;
    by_key.decided_by = DecidedBy::kTieKey;
    by_key.tie_key = key;
    by_key.tie_key_number = number;
    return by_key;
  }
  return by_method;
}

}  // namespace award::scoring
