// One application's key figures and how two of them compare: the method first, then the tie chain.
// Every key is one exact number per application, so the order is a strict weak order.
#ifndef AWARD_SCORING_RANKING_STANDING_H_
#define AWARD_SCORING_RANKING_STANDING_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "scoring/number/fraction.h"
#include "scoring/ranking/rules.h"

namespace award::scoring {

// Figures over the counted sheets. `heaviest` and `dimensions` are sums over the sheets when every
// judge scored every ranked application, and means per sheet otherwise: with recusals a sum would
// favour whoever has more judges.
struct Standing {
  Fraction mean_total;
  Fraction median_total;
  std::optional<Fraction> rank;  // Rank sum or scaled mean rank, lower is better; none if refused.
  int32_t first_places = 0;
  Fraction heaviest;
  std::vector<Fraction> dimensions;  // By falling weight, listed order for equal weights.
};

enum class DecidedBy {
  kMethod,    // The declared method tells them apart.
  kTieKey,    // A key of the tie chain does.
  kDecision,  // A recorded vote or lot does.
  kNothing,   // They share a place.
};

// Why one application stands before (or beside) another.
struct Comparison {
  DecidedBy decided_by = DecidedBy::kNothing;
  std::optional<TieKey> tie_key;    // Set for kTieKey.
  int32_t tie_key_number = 0;       // Its place in the declared chain, from 1; 0 otherwise.
  std::optional<size_t> dimension;  // For kDimensionsInOrder: index into Standing::dimensions.
  // The two values compared. For kDecision and kNothing: the method's values, which are equal.
  Fraction first_value;
  Fraction second_value;
  // Below 0: the first stands before the second; 0: equal; above 0: after it.
  int order = 0;
};

// Compares by `method`, then by `tie_chain`. A key that needs ranks tells nothing apart where the
// ranks were refused; by method kRankSum both must have a rank.
Comparison Compare(const Standing& first, const Standing& second, Method method,
                   const std::vector<TieKey>& tie_chain);

}  // namespace award::scoring

#endif  // AWARD_SCORING_RANKING_STANDING_H_
