// One application's key figures, and what is said about how two of them compare.
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
  Fraction trimmed_mean;  // Equal to mean_total when too few sheets count, see Trim.
  Fraction median_total;
  std::optional<Fraction> rank;  // Rank sum or scaled mean rank, lower is better; none if refused.
  int32_t first_places = 0;
  Fraction heaviest;
  std::vector<Fraction> dimensions;  // By falling weight, listed order for equal weights.
  // Of the totals: the mean squared distance from their mean. Only when the tie chain asks for it.
  std::optional<Fraction> variance;
  // The official method's value, rounded as results are; none where there is no exact one.
  std::optional<Fraction> published;

  // What `method` compares, exactly; none when the ranks were refused.
  std::optional<Fraction> Value(Method method) const;
};

enum class DecidedBy {
  kMethod,    // The declared method tells them apart.
  kTieKey,    // A key of the tie chain does.
  kDecision,  // A recorded vote or lot does.
  kNothing,   // They share a place.
};

// One comparison on the way to a decision: what was compared and the two values.
struct Step {
  std::optional<TieKey> tie_key;    // None: the method itself.
  std::optional<size_t> dimension;  // For kDimensionsInOrder: position in the rubric.
  Fraction first_value;
  Fraction second_value;
};

// Why one application stands before (or beside) another.
struct Comparison {
  DecidedBy decided_by = DecidedBy::kNothing;
  // Every comparison that was made, in order: equal ones first; the last one differs for kMethod
  // and kTieKey. With RankOn::kPublished the method's values are the published ones.
  std::vector<Step> steps;
  // Below 0: the first stands before the second; 0: equal; above 0: after it.
  int order = 0;

  // The step that decided; the method's own step when none did.
  const Step& deciding() const;
};

}  // namespace award::scoring

#endif  // AWARD_SCORING_RANKING_STANDING_H_
