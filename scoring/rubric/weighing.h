// The exact total of a sheet as one integer over a scale that all sheets of a rubric share, so that
// adding and comparing totals is adding and comparing integers. Nothing is divided out and nothing
// rounded, except where the rules prescribe a rounding of every sheet.
#ifndef AWARD_SCORING_RUBRIC_WEIGHING_H_
#define AWARD_SCORING_RUBRIC_WEIGHING_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "absl/status/statusor.h"
#include "scoring/number/fraction.h"
#include "scoring/number/rounding.h"
#include "scoring/rubric/rubric.h"

namespace award::scoring {

// Where a rule prescribes that a judge's numbers are rounded before they go on.
struct SheetRounding {
  std::vector<RoundingStage> dimension_score;  // Each judge's score of each dimension.
  std::vector<RoundingStage> judge_total;      // Each judge's total.
};

// What one sheet says. Both are numerators: points × the scale of the Weighing.
struct WeighedSheet {
  int64_t total = 0;
  std::vector<int64_t> dimensions;  // Not weighted, 0..100 points; rubric order, no bonuses.
};

// How a rubric weighs the scores of a sheet:
//   dimension score = Σ_f F_f/ΣF · (Σ share·score / Σ share over the items of facet f),
//   total = Σ weight/whole · dimension score + Σ bonus.
class Weighing {
 public:
  // kInvalidArgument: the rubric or a stage is not valid.
  static absl::StatusOr<Weighing> Of(const Rubric& rubric, const SheetRounding& rounding = {});

  // kInvalidArgument: not one score per criterion, or one outside 0..its highest.
  absl::StatusOr<WeighedSheet> Weigh(const std::vector<int32_t>& scores) const;

  // Points = total / total_scale(), and dimension / dimension_scale().
  int64_t total_scale() const { return total_scale_; }
  int64_t dimension_scale() const { return dimension_scale_; }

  // A numerator over one of the scales as points. Sums of numerators are given in 128 bits.
  // kOutOfRange: the value does not fit.
  absl::StatusOr<Fraction> TotalPoints(Wide numerator, int64_t divisor = 1) const;
  absl::StatusOr<Fraction> DimensionPoints(Wide numerator, int64_t divisor = 1) const;

 private:
  Weighing() = default;

  // A dimension score before and after its rounding.
  absl::StatusOr<int64_t> RoundDimension(Wide numerator) const;

  SheetRounding rounding_;
  std::vector<int32_t> highest_;      // Per criterion.
  std::vector<size_t> dimension_of_;  // Per item.
  int64_t total_scale_ = 1;
  int64_t dimension_scale_ = 1;
  int64_t exact_scale_ = 1;             // Of a dimension score before any rounding.
  std::vector<int64_t> item_factor_;    // Per item: score × factor adds up to the dimension.
  std::vector<int64_t> weight_factor_;  // Per dimension: rounded score × factor adds to the total.
  int64_t bonus_factor_ = 0;            // Hundredths × factor add to the total.
  int64_t weighted_scale_ = 1;          // Of the total before it is rounded.
};

// The sheet's total in points. Errors as Weighing::Of and Weigh.
absl::StatusOr<Fraction> WeightedTotal(const Rubric& rubric, const std::vector<int32_t>& scores,
                                       const SheetRounding& rounding = {});

}  // namespace award::scoring

#endif  // AWARD_SCORING_RUBRIC_WEIGHING_H_
