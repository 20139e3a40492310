// The figures of one application over its counted sheets: means, medians, sums per dimension.
#ifndef AWARD_SCORING_RANKING_FIGURES_H_
#define AWARD_SCORING_RANKING_FIGURES_H_

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "scoring/number/fraction.h"
#include "scoring/ranking/rules.h"
#include "scoring/ranking/sheet_table.h"
#include "scoring/ranking/standing.h"
#include "scoring/rubric/rubric.h"

namespace award::scoring {

// Positions of the dimensions by falling weight; of equal weights the one listed first.
std::vector<size_t> ByFallingWeight(const Rubric& rubric);

// Why kLowerVariance cannot be declared with this rubric, as an English sentence; nothing when it
// is not declared, or when the exact variance of up to 20 judges always fits 64 bits: the totals'
// scale (see Weighing) is then at most 2·10^7. Requires: both are valid.
std::optional<std::string> FindVarianceProblem(const Rules& rules, const Rubric& rubric);

struct Figures {
  Standing standing;                      // Without rank, first places and published value.
  std::vector<Fraction> dimension_means;  // Rubric order, points.
};

// Computes figures with the scales of one table.
class FigureMaker {
 public:
  // All stay alive. `complete` says whether sums over sheets can be compared (see Standing).
  FigureMaker(const Rules& rules, const Rubric& rubric, const Weighing& weighing, bool complete);

  // Requires: at least one counted sheet. kOutOfRange: a value does not fit.
  absl::StatusOr<Figures> Make(const std::vector<SheetEntry>& entries) const;

 private:
  absl::Status AddTotals(std::vector<int64_t> totals, Standing& standing) const;
  absl::Status AddDimensions(const std::vector<const SheetEntry*>& counted, Figures& figures) const;

  const Rules& rules_;
  const Weighing& weighing_;
  bool complete_;
  bool wants_variance_;
  std::vector<size_t> by_weight_;
  std::vector<bool> heaviest_;  // Per dimension.
};

}  // namespace award::scoring

#endif  // AWARD_SCORING_RANKING_FIGURES_H_
