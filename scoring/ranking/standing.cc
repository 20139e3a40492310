// Which figure a method compares, and which step of a comparison decided.
#include "scoring/ranking/standing.h"

namespace award::scoring {

std::optional<Fraction> Standing::Value(Method method) const {
  switch (method) {
    case Method::kTotalScore:
      return mean_total;
    case Method::kRankSum:
      return rank;
    case Method::kTrimmedMean:
      return trimmed_mean;
    case Method::kMedian:
      return median_total;
  }
  return std::nullopt;
}

const Step& Comparison::deciding() const {
  const bool by_last = decided_by == DecidedBy::kMethod || decided_by == DecidedBy::kTieKey;
  return by_last ? steps.back() : steps.front();
}

}  // namespace award::scoring
