// The rules of a season (評選規則): everything that is frozen, and hashed, at the announcement.
#ifndef AWARD_SERVER_MODEL_RULES_H_
#define AWARD_SERVER_MODEL_RULES_H_

#include <cstdint>
#include <string>
#include <vector>

#include "server/base/digest.h"
#include "server/base/error.h"
#include "server/model/ids.h"
#include "server/model/rules_words.h"

namespace award {

struct Item {
  ItemId id;
  std::string display_name;
  int32_t share = 1;   // Of its dimension (or its facet there), relative to its other items.
  FacetId facet = {};  // Empty in a rubric without facets.
};

struct Dimension {
  DimensionId id;
  std::string display_name;
  int32_t weight_basis_points = 0;  // 0 in a rubric that weighs by points.
  std::vector<Item> items;
  int32_t weight_points = 0;  // 0 in a rubric that weighs by basis points.
  int32_t floor = 0;          // Hundredths: a mean score below it is never admitted; 0: none.
};

// One of the sides from which every dimension is looked at (作為, 成效).
struct Facet {
  FacetId id;
  std::string display_name;
  int32_t share = 1;  // Relative to the other facets.
};

// Points beside the weighted total; on a sheet it is scored like an item.
struct Bonus {
  ItemId id;
  std::string display_name;
  int32_t highest = 0;  // Hundredths.
};

// The anchor of one level of the scale.
struct Level {
  int32_t lowest = 0;  // Hundredths.
  std::string display_name;
  std::string anchor;
};

struct RoundingStage {
  RoundingPoint point = RoundingPoint::kResult;
  int32_t places = 2;
  RoundingMode mode = RoundingMode::kHalfUp;
};

struct Category {
  CategoryId id;
  std::string display_name;
  std::vector<Dimension> dimensions;
  int32_t quota = 1;
  int32_t total_points = 0;  // 0: weights are basis points.
  std::vector<Facet> facets = {};
  std::vector<Bonus> bonuses = {};
  std::vector<Level> levels = {};

  // Nothing when the rubric has no such dimension.
  const Dimension* FindDimension(const DimensionId& dimension) const;
  bool HasItem(const ItemId& item) const;
  // What a sheet scores, in the order of the rubric: the items, then the bonuses.
  std::vector<ItemId> Criteria() const;
};

// How many of the members each application (or judge) of the scope gets; in the words of the file
// of rules that scoring/panel/files reads.
struct AssignmentRule {
  std::string id;
  RuleSide each = RuleSide::kApplication;
  std::string members;  // `attribute=value`, `attribute=*` or `attribute=@column`.
  std::string scope;    // Empty or `attribute=value`.
  int32_t min = 0;
  std::string max;  // Empty, a whole number, or `all-1`.
  bool soft = false;
};

// How judges are assigned.
struct AssignmentRules {
  // The floor: in everything measured it could be kept at what nobody can beat, proved, for less
  // than a thousandth of the total, so that the worst served application pays for no other.
  Fairness fairness = Fairness::kFloor;
  int32_t price_basis_points = 0;   // 0: what scoring/panel takes when none is given.
  int32_t preference_affinity = 0;  // Added for WANT, taken off for RATHER_NOT; 0: not asked.
  std::vector<AssignmentRule> rules = {};
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
  RankOn rank_on = RankOn::kExact;
  std::vector<RoundingStage> rounding = {};  // No stage of kResult: two places half up.
  TiesAtCut ties_at_cut = TiesAtCut::kAdmitted;
  int32_t trim_each_side = 1;
  int32_t trim_from_judges = 5;
  AssignmentRules assignment = {};

  const Category* FindCategory(const CategoryId& category) const;
};

// The SHA-256 of the rules: two rules that differ in anything differ in it. Rules that declare
// nothing beyond the first form of the contract keep the digest they had under it.
base::Digest RulesDigest(const Rules& rules);

// Everything wrong with the rules, in their order; empty when they can be announced. What is wrong
// inside a rubric (weights, items) is found by the workflow with scoring's own validation.
std::vector<base::Violation> RulesFaults(const Rules& rules);

}  // namespace award

#endif  // AWARD_SERVER_MODEL_RULES_H_
