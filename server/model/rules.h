// The rules of a season (評選規則): everything that is frozen, and hashed, at the announcement.
#ifndef AWARD_SERVER_MODEL_RULES_H_
#define AWARD_SERVER_MODEL_RULES_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/base/digest.h"
#include "server/base/error.h"
#include "server/model/ids.h"
#include "server/model/names.h"

namespace award {

enum class TabulationMethod { kTotalScore, kRankSum };

template <>
struct Words<TabulationMethod> {
  static constexpr std::pair<TabulationMethod, std::string_view> kRows[] = {
      {TabulationMethod::kTotalScore, "TOTAL_SCORE"}, {TabulationMethod::kRankSum, "RANK_SUM"}};
};

enum class TieKey {
  kMoreFirstPlaces,
  kHeaviestDimension,
  kDimensionsInOrder,
  kMeanTotal,
  kLowerRankSum,
  kMedianTotal
};

template <>
struct Words<TieKey> {
  static constexpr std::pair<TieKey, std::string_view> kRows[] = {
      {TieKey::kMoreFirstPlaces, "MORE_FIRST_PLACES"},
      {TieKey::kHeaviestDimension, "HEAVIEST_DIMENSION"},
      {TieKey::kDimensionsInOrder, "DIMENSIONS_IN_ORDER"},
      {TieKey::kMeanTotal, "MEAN_TOTAL"},
      {TieKey::kLowerRankSum, "LOWER_RANK_SUM"},
      {TieKey::kMedianTotal, "MEDIAN_TOTAL"}};
};

struct Item {
  ItemId id;
  std::string display_name;
  int32_t share = 1;  // Of its dimension, relative to its other items.
};

struct Dimension {
  DimensionId id;
  std::string display_name;
  int32_t weight_basis_points = 0;
  std::vector<Item> items;
};

struct Category {
  CategoryId id;
  std::string display_name;
  std::vector<Dimension> dimensions;
  int32_t quota = 1;

  // Nothing when the rubric has no such dimension.
  const Dimension* FindDimension(const DimensionId& dimension) const;
  bool HasItem(const ItemId& item) const;
};

// Floors and thresholds are hundredths of a point.
struct Rules {
  std::vector<Category> categories;
  TabulationMethod method = TabulationMethod::kTotalScore;
  std::vector<TieKey> tie_chain;
  int32_t shortlist_factor = 2;
  int32_t shortlist_floor = 0;
  int32_t nomination_floor = 0;
  int32_t divergence_shown = 1000;
  int32_t divergence_discussed = 1500;
  int32_t divergence_resolved = 2000;
  int32_t first_round_judges = 0;
  int32_t final_round_judges = 0;  // 0: every judge without a conflict.
  int32_t outside_judges_min = 0;
  int32_t panel_judges_min = 0;
  int32_t panel_outside_percent_min = 0;
  int32_t panel_gender_percent_min = 0;
  int32_t correction_limit = 1;
  int32_t dimension_text_length_max = 3000;

  const Category* FindCategory(const CategoryId& category) const;
};

// The SHA-256 of the rules: two rules that differ in anything differ in it.
base::Digest RulesDigest(const Rules& rules);

// Everything wrong with the rules, in their order; empty when they can be announced. What is wrong
// inside a rubric (weights, items) is found by the workflow with scoring's own validation.
std::vector<base::Violation> RulesFaults(const Rules& rules);

}  // namespace award

#endif  // AWARD_SERVER_MODEL_RULES_H_
