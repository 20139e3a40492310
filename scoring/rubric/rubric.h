// A rubric (評分表): weighted dimensions (構面) with items (項目), and the exact score of one
// sheet. A sheet's scores are one vector in rubric order: dimension by dimension, item by item,
// hundredths.
#ifndef AWARD_SCORING_RUBRIC_RUBRIC_H_
#define AWARD_SCORING_RUBRIC_RUBRIC_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "scoring/number/decimal.h"
#include "scoring/number/fraction.h"

namespace award::scoring {

// Weights of all dimensions together, in basis points.
inline constexpr int32_t kWholeWeight = 10'000;

struct Item {
  std::string id;
  int32_t share = 1;  // Its part of the dimension, relative to the other items; 1..10000.
};

struct Dimension {
  std::string id;
  int32_t weight = 0;       // Basis points, 1..10000.
  std::vector<Item> items;  // One or more; one item means a score for the whole dimension.
};

struct Rubric {
  std::vector<Dimension> dimensions;
};

enum class RubricFault {
  kNoDimensions,
  kTooManyDimensions,   // More than 32; `value` is the count.
  kEmptyId,             // A dimension or an item without an id.
  kDuplicateDimension,  // Two dimensions share an id.
  kDuplicateItem,       // Two items of the rubric share an id.
  kWeightNotPositive,   // `value` is the weight.
  kWeightsDoNotSum,     // `value` is the sum, which is not 10 000.
  kNoItems,             // A dimension without items.
  kTooManyItems,        // More than 64 in one dimension; `value` is the count.
  kShareOutOfRange,     // `value` is the share.
  kSharesTooFine,       // The shares have no common denominator up to 1 000 000.
};

// One thing wrong with a rubric, where it is, and an English sentence that says so.
struct RubricProblem {
  RubricFault fault;
  std::string dimension;  // Empty when the fault concerns the whole rubric.
  std::string item;       // Empty when the fault concerns the dimension.
  int64_t value = 0;
  std::string text;
};

// Everything wrong with `rubric`, in rubric order; empty when it is valid.
std::vector<RubricProblem> FindProblems(const Rubric& rubric);

// OK, or kInvalidArgument with every problem in words.
absl::Status Validate(const Rubric& rubric);

// How many scores a sheet has.
size_t ItemCount(const Rubric& rubric);

// OK when `scores` has one score per item, each 0..10000. kInvalidArgument otherwise.
absl::Status CheckScores(const Rubric& rubric, const std::vector<int32_t>& scores);

// The sheet's score in each dimension, in points (0..100), not weighted:
// Σ share·score / Σ share. Errors as CheckScores.
absl::StatusOr<std::vector<Fraction>> DimensionScores(const Rubric& rubric,
                                                      const std::vector<int32_t>& scores);

// The sheet's total in points (0..100): Σ weight / 10000 · dimension score. Errors as CheckScores.
absl::StatusOr<Fraction> WeightedTotal(const Rubric& rubric, const std::vector<int32_t>& scores);

}  // namespace award::scoring

#endif  // AWARD_SCORING_RUBRIC_RUBRIC_H_
