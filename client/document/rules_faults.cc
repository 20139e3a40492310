// A problem names ids; the JSON is searched for the element that has them.
#include "client/document/rules_faults.h"

#include <utility>

#include "fmt/format.h"

namespace award::client {
namespace {

struct FaultWords {
  std::string_view reason;
  std::string_view field;  // Below the rules, or below what the problem names.
};

FaultWords WordsOf(scoring::RulesFault fault) {
  switch (fault) {
    case scoring::RulesFault::kMedianIsShadowOnly:
      return {"RULES_MEDIAN", "method"};
    case scoring::RulesFault::kRepeatedTieKey:
      return {"RULES_TIE_KEY_TWICE", "tie_chain"};
    case scoring::RulesFault::kNegativeCut:
      return {"RULES_FACTOR", "shortlist_factor"};
    case scoring::RulesFault::kFloorOutOfRange:
      return {"RULES_NUMBER", "nomination_floor"};
    case scoring::RulesFault::kThresholdsNotRising:
      return {"RULES_THRESHOLDS", "divergence"};
    case scoring::RulesFault::kTrimOutOfRange:
      return {"RULES_TRIM", "trim"};
    case scoring::RulesFault::kPlacesOutOfRange:
      return {"RULES_PLACES", "rounding"};
    case scoring::RulesFault::kNoResultRounding:
      return {"RULES_CHOICE_MISSING", "rounding"};
  }
  return {"RULES_INVALID", ""};
}

FaultWords WordsOf(scoring::RubricFault fault) {
  switch (fault) {
    case scoring::RubricFault::kNoDimensions:
      return {"RULES_NO_DIMENSIONS", "dimensions"};
    case scoring::RubricFault::kTooManyDimensions:
      return {"RULES_TOO_MANY", "dimensions"};
    case scoring::RubricFault::kEmptyId:
      return {"RULES_ID_MISSING", "id"};
    case scoring::RubricFault::kDuplicateDimension:
      return {"RULES_DIMENSION_TWICE", "id"};
    case scoring::RubricFault::kDuplicateItem:
      return {"RULES_ITEM_TWICE", "id"};
    case scoring::RubricFault::kWeightNotPositive:
      return {"RULES_WEIGHT", "weight_basis_points"};
    case scoring::RubricFault::kWholeOutOfRange:
      return {"RULES_TOTAL_POINTS", "total_points"};
    case scoring::RubricFault::kWeightsDoNotSum:
      return {"RULES_WEIGHTS_SUM", "dimensions"};
    case scoring::RubricFault::kNoItems:
      return {"RULES_NO_ITEMS", "items"};
    case scoring::RubricFault::kTooManyItems:
      return {"RULES_TOO_MANY", "items"};
    case scoring::RubricFault::kShareOutOfRange:
      return {"RULES_SHARE", "share"};
    case scoring::RubricFault::kSharesTooFine:
      return {"RULES_TOO_FINE", "dimensions"};
    case scoring::RubricFault::kFloorOutOfRange:
      return {"RULES_NUMBER", "floor"};
    case scoring::RubricFault::kLoneFacet:
      return {"RULES_LONE_FACET", "facets"};
    case scoring::RubricFault::kFacetUnknown:
      return {"RULES_FACET_UNKNOWN", "facet"};
    case scoring::RubricFault::kFacetWithoutItems:
      return {"RULES_FACET_EMPTY", "items"};
    case scoring::RubricFault::kBonusOutOfRange:
      return {"RULES_BONUS", "highest"};
    case scoring::RubricFault::kLevelsNotRising:
      return {"RULES_LEVELS", "levels"};
  }
  return {"RULES_INVALID", ""};
}

// Which of several elements with this id a problem means: of a repeated one the last, which is the
// one too many.
template <typename Elements>
int IndexOf(const Elements& elements, const std::string& id) {
  int found = -1;
  for (int i = 0; i < elements.size(); ++i) {
    if (elements[i].id() == id) found = i;
  }
  return found;
}

// Where the element stands that the problem names.
std::string PathOf(const scoring::RubricProblem& problem, const v1::Rubric& rubric) {
  if (!problem.dimension.empty()) {
    const int d = IndexOf(rubric.dimensions(), problem.dimension);
    if (d < 0) return ".dimensions";
    const std::string path = fmt::format(".dimensions[{}]", d);
    const int i = IndexOf(rubric.dimensions(d).items(), problem.item);
    return problem.item.empty() || i < 0 ? path : fmt::format("{}.items[{}]", path, i);
  }
  if (problem.item.empty()) return "";
  if (const int b = IndexOf(rubric.bonuses(), problem.item); b >= 0) {
    return fmt::format(".bonuses[{}]", b);
  }
  if (const int f = IndexOf(rubric.facets(), problem.item); f >= 0) {
    return fmt::format(".facets[{}]", f);
  }
  return "";
}

// The numbers of a problem, without words.
std::string NumbersOf(const scoring::RubricProblem& problem, const v1::Rubric& rubric) {
  const int64_t whole = rubric.total_points() != 0 ? rubric.total_points() : scoring::kWholeWeight;
  switch (problem.fault) {
    case scoring::RubricFault::kWeightsDoNotSum:
      return fmt::format("{} ≠ {}", problem.value, whole);
    case scoring::RubricFault::kWeightNotPositive:
    case scoring::RubricFault::kWholeOutOfRange:
    case scoring::RubricFault::kTooManyDimensions:
    case scoring::RubricFault::kTooManyItems:
    case scoring::RubricFault::kShareOutOfRange:
      return fmt::format("{}", problem.value);
    case scoring::RubricFault::kFloorOutOfRange:
    case scoring::RubricFault::kBonusOutOfRange:
      return fmt::format("{}.{:02}", problem.value / 100, problem.value % 100);
    default:
      return "";
  }
}

}  // namespace

void AddFaults(const std::vector<scoring::RulesProblem>& problems,
               std::vector<RulesFault>& faults) {
  for (const scoring::RulesProblem& problem : problems) {
    const FaultWords words = WordsOf(problem.fault);
    faults.push_back({words.reason, std::string(words.field), std::string(words.field), ""});
  }
}

void AddFaults(const std::vector<scoring::RubricProblem>& problems, const v1::Category& category,
               const std::string& path, std::vector<RulesFault>& faults) {
  for (const scoring::RubricProblem& problem : problems) {
    const FaultWords words = WordsOf(problem.fault);
    std::string subject = category.id();
    for (const std::string& id : {problem.dimension, problem.item}) {
      if (!id.empty()) subject += "/" + id;
    }
    faults.push_back({words.reason,
                      fmt::format("{}{}.{}", path, PathOf(problem, category.rubric()), words.field),
                      std::move(subject), NumbersOf(problem, category.rubric())});
  }
}

}  // namespace award::client
