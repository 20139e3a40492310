// What is wrong with the rules of a season.
#include "server/workflow/rules_check.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fmt/format.h"
#include "scoring/ranking/figures.h"
#include "server/base/error.h"
#include "server/base/limits.h"
#include "server/base/status_macros.h"
#include "server/base/text.h"
#include "server/workflow/count_conversion.h"

namespace award::workflow {
namespace {

using base::Reason;

// What the id of a problem's item names.
std::string_view PartOf(scoring::RubricFault fault, const Category& category,
                        const std::string& id) {
  const auto is_facet = [&](const Facet& facet) { return facet.id.value() == id; };
  const auto is_bonus = [&](const Bonus& bonus) { return bonus.id.value() == id; };
  switch (fault) {
    case scoring::RubricFault::kLoneFacet:
    case scoring::RubricFault::kFacetWithoutItems:
      return "facets";
    case scoring::RubricFault::kBonusOutOfRange:
      return "bonuses";
    case scoring::RubricFault::kLevelsNotRising:
      return "levels";
    case scoring::RubricFault::kDuplicateItem:
    case scoring::RubricFault::kShareOutOfRange:
      if (std::any_of(category.facets.begin(), category.facets.end(), is_facet)) return "facets";
      if (std::any_of(category.bonuses.begin(), category.bonuses.end(), is_bonus)) {
        return "bonuses";
      }
      return "items";
    default:
      return "items";
  }
}

void AddVarianceFaults(const Rules& rules, const Category& category,
                       std::vector<base::Violation>& faults) {
  const std::optional<std::string> problem = scoring::FindVarianceProblem(
      ScoringRules(rules, category, Round::kFirst), RubricOf(category));
  if (problem) faults.push_back({Reason::kTieChainInvalid, "tie_chain", *problem});
}

void AddRubricFaults(const Category& category, std::vector<base::Violation>& faults) {
  for (const scoring::RubricProblem& problem : scoring::FindProblems(RubricOf(category))) {
    const bool sums = problem.fault == scoring::RubricFault::kWeightsDoNotSum;
    std::string subject = fmt::format("categories/{}", category.id.value());
    if (!problem.dimension.empty()) subject += fmt::format("/dimensions/{}", problem.dimension);
    if (!problem.item.empty()) {
      subject += fmt::format("/{}/{}", PartOf(problem.fault, category, problem.item), problem.item);
    }
    faults.push_back({sums ? Reason::kWeightsDoNotSum : Reason::kRulesInvalid, std::move(subject),
                      problem.text});
  }
}

std::string_view SubjectOf(scoring::RulesFault fault) {
  switch (fault) {
    case scoring::RulesFault::kMedianIsShadowOnly:
      return "method";
    case scoring::RulesFault::kRepeatedTieKey:
      return "tie_chain";
    case scoring::RulesFault::kNegativeCut:
      return "shortlist_factor";
    case scoring::RulesFault::kFloorOutOfRange:
      return "shortlist_floor";
    case scoring::RulesFault::kThresholdsNotRising:
      return "divergence";
    case scoring::RulesFault::kTrimOutOfRange:
      return "trim";
    case scoring::RulesFault::kPlacesOutOfRange:
    case scoring::RulesFault::kNoResultRounding:
      return "rounding";
  }
  return "rules";
}

// What scoring finds wrong and the model has not named yet.
void AddCountingFaults(const Rules& rules, std::vector<base::Violation>& faults) {
  for (const scoring::RulesProblem& problem :
       scoring::FindProblems(ScoringRules(rules, Category(), Round::kFirst))) {
    const std::string subject(SubjectOf(problem.fault));
    if (std::any_of(faults.begin(), faults.end(),
                    [&](const base::Violation& fault) { return fault.subject == subject; })) {
      continue;
    }
    faults.push_back({Reason::kRulesInvalid, subject, problem.text});
  }
}

absl::Status CleanName(std::string& name) {
  ASSIGN_OR_RETURN(name, base::CleanText("display_name", name, base::kTitleLengthMax));
  return absl::OkStatus();
}

scoring::RoundingMode ToScoringMode(RoundingMode mode) {
  switch (mode) {
    case RoundingMode::kHalfUp:
      return scoring::RoundingMode::kHalfUp;
    case RoundingMode::kTruncate:
      return scoring::RoundingMode::kTruncate;
    case RoundingMode::kUp:
      return scoring::RoundingMode::kUp;
  }
  return scoring::RoundingMode::kHalfUp;
}

}  // namespace

scoring::Rubric RubricOf(const Category& category) {
  scoring::Rubric rubric;
  const bool points = category.total_points != 0;
  if (points) rubric.whole_weight = category.total_points;
  for (const Dimension& dimension : category.dimensions) {
    scoring::Dimension& copy = rubric.dimensions.emplace_back();
    copy.id = dimension.id.value();
    copy.name = dimension.display_name;
    copy.weight = points ? dimension.weight_points : dimension.weight_basis_points;
    copy.floor = dimension.floor;
    for (const Item& item : dimension.items) {
      copy.items.push_back({item.id.value(), item.share, item.facet.value(), item.display_name});
    }
  }
  for (const Facet& facet : category.facets) {
    rubric.facets.push_back({facet.id.value(), facet.share, facet.display_name});
  }
  for (const Bonus& bonus : category.bonuses) {
    rubric.bonuses.push_back({bonus.id.value(), bonus.highest, bonus.display_name});
  }
  for (const Level& level : category.levels) {
    rubric.levels.push_back({level.lowest, level.display_name, level.anchor});
  }
  return rubric;
}

scoring::Rounding RoundingOf(const Rules& rules) {
  scoring::Rounding rounding;
  std::vector<scoring::RoundingStage> result;
  for (const RoundingStage& stage : rules.rounding) {
    const scoring::RoundingStage copy{stage.places, ToScoringMode(stage.mode)};
    switch (stage.point) {
      case RoundingPoint::kDimensionScore:
        rounding.sheet.dimension_score.push_back(copy);
        break;
      case RoundingPoint::kJudgeTotal:
        rounding.sheet.judge_total.push_back(copy);
        break;
      case RoundingPoint::kResult:
        result.push_back(copy);
        break;
    }
  }
  if (!result.empty()) rounding.result = std::move(result);
  return rounding;
}

absl::Status CheckRules(const Rules& rules) {
  std::vector<base::Violation> faults = RulesFaults(rules);
  for (const Category& category : rules.categories) AddRubricFaults(category, faults);
  AddCountingFaults(rules, faults);
  if (faults.empty()) {
    for (const Category& category : rules.categories) AddVarianceFaults(rules, category, faults);
  }
  if (faults.empty()) return absl::OkStatus();
  const bool only_weights = std::all_of(
      faults.begin(), faults.end(),
      [](const base::Violation& fault) { return fault.type == Reason::kWeightsDoNotSum; });
  return base::ErrorWithViolations(
      only_weights ? Reason::kWeightsDoNotSum : Reason::kRulesInvalid,
      fmt::format("The rules have {} faults; the first: {}: {}", faults.size(),
                  faults.front().subject, faults.front().text),
      {{"count", fmt::format("{}", faults.size())}}, faults);
}

absl::Status CleanRules(Rules& rules) {
  for (Category& category : rules.categories) {
    RETURN_IF_ERROR(CleanName(category.display_name));
    for (Dimension& dimension : category.dimensions) {
      RETURN_IF_ERROR(CleanName(dimension.display_name));
      for (Item& item : dimension.items) RETURN_IF_ERROR(CleanName(item.display_name));
    }
    for (Facet& facet : category.facets) RETURN_IF_ERROR(CleanName(facet.display_name));
    for (Bonus& bonus : category.bonuses) RETURN_IF_ERROR(CleanName(bonus.display_name));
    for (Level& level : category.levels) {
      RETURN_IF_ERROR(CleanName(level.display_name));
      ASSIGN_OR_RETURN(level.anchor,
                       base::CleanText("anchor", level.anchor, base::kReasonTextLengthMax,
                                       base::TextShape::kParagraphs));
    }
  }
  return absl::OkStatus();
}

}  // namespace award::workflow
