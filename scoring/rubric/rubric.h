// A rubric (評分表): weighted dimensions (構面) with items (項目), and what is wrong with one.
// A sheet's scores are one vector in rubric order: dimension by dimension, item by item, then the
// bonuses; hundredths. scoring/rubric/weighing.h turns them into exact totals.
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
  int32_t share = 1;  // Its part of the dimension (or of its facet there), relative; 1..10000.
  std::string facet;  // The facet it belongs to; empty in a rubric without facets.
  std::string name;   // What people call it; only for sentences. The same below.
};

struct Dimension {
  std::string id;
  int32_t weight = 0;       // In the unit of Rubric::whole_weight, from 1.
  std::vector<Item> items;  // One or more; one item means a score for the whole dimension.
  int32_t floor = 0;        // A mean score below this (hundredths) is never admitted; 0: none.
  std::string name;
};

// One of the sides from which every dimension is looked at: 作為 (what was done) 55 and 成效 (what
// came of it) 45, after the Baldrige (550/450) and EFQM (600/400) points.
struct Facet {
  std::string id;
  int32_t share = 1;  // Relative to the other facets; 1..10000.
  std::string name;
};

// Points beside the weighted total (加分項目): what a judge gives is added to the judge's total.
struct Bonus {
  std::string id;
  int32_t highest = 0;  // Hundredths, 1..10000.
  std::string name;
};

// The anchor of one level of the scale (等第): scores from `lowest` up to the next level's mean
// this. It guides judges and names results; it changes no number.
struct Level {
  int32_t lowest = 0;  // Hundredths, 0..10000.
  std::string name;    // Such as 標竿.
  std::string anchor;  // What an application at this level looks like.
};

struct Rubric {
  std::vector<Dimension> dimensions;
  // What the weights sum to: basis points, or the points a rule distributes ("20 of 110"). Weights
  // are never divided out, so they need not divide evenly.
  int32_t whole_weight = kWholeWeight;
  std::vector<Facet> facets = {};  // None, or two and more; then every item names one.
  std::vector<Bonus> bonuses = {};
  std::vector<Level> levels = {};  // Rising, the first from 0; none: a scale without anchors.
};

enum class RubricFault {
  kNoDimensions,
  kTooManyDimensions,   // More than 32; `value` is the count.
  kEmptyId,             // A dimension or an item without an id.
  kDuplicateDimension,  // Two dimensions share an id.
  kDuplicateItem,       // Two items (or facets, or bonuses) share an id, or one has that of
                        // another dimension.
  kWeightNotPositive,   // `value` is the weight.
  kWholeOutOfRange,     // `value` is the whole weight, which is 1..1 000 000.
  kWeightsDoNotSum,     // `value` is the sum, which is not the whole weight.
  kNoItems,             // A dimension without items.
  kTooManyItems,        // More than 64 in one dimension; `value` is the count.
  kShareOutOfRange,     // `value` is the share.
  kSharesTooFine,       // Shares and weights have no common denominator up to 10^12.
  kFloorOutOfRange,     // `value` is the dimension's floor.
  kLoneFacet,           // One facet only, which splits nothing.
  kFacetUnknown,        // An item names no facet of the rubric, or one where there are none.
  kFacetWithoutItems,   // A dimension has no item of some facet; `item` is the facet's id.
  kBonusOutOfRange,     // `item` is the bonus, `value` its highest.
  kLevelsNotRising,     // Levels do not start at 0 and rise, or have no name.
};

// One thing wrong with a rubric, where it is, and an English sentence that says so.
struct RubricProblem {
  RubricFault fault;
  std::string dimension;  // Empty when the fault concerns the whole rubric.
  std::string item;       // Or facet, or bonus; empty when the fault concerns the dimension.
  int64_t value = 0;
  std::string text;
};

// Everything wrong with `rubric`, in rubric order; empty when it is valid.
std::vector<RubricProblem> FindProblems(const Rubric& rubric);

// OK, or kInvalidArgument with every problem in words.
absl::Status Validate(const Rubric& rubric);

// How many scores a sheet has: one per item and one per bonus.
size_t ScoreCount(const Rubric& rubric);

// The ids of what is scored, in rubric order.
std::vector<std::string> CriterionIds(const Rubric& rubric);

// The highest score of each criterion in hundredths: 10000 for items, its own for a bonus.
std::vector<int32_t> HighestScores(const Rubric& rubric);

// OK when `scores` has one score per criterion, each 0..its highest. kInvalidArgument otherwise.
absl::Status CheckScores(const Rubric& rubric, const std::vector<int32_t>& scores);

// The level that `points` reach; nullptr in a rubric without levels.
const Level* LevelOf(const Rubric& rubric, const Fraction& points);

}  // namespace award::scoring

#endif  // AWARD_SCORING_RUBRIC_RUBRIC_H_
