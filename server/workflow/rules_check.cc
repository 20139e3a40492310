// What is wrong with the rules of a season.
#include "server/workflow/rules_check.h"

#include <algorithm>
#include <string>
#include <vector>

#include "fmt/format.h"
#include "server/base/error.h"
#include "server/base/limits.h"
#include "server/base/status_macros.h"
#include "server/base/text.h"

namespace award::workflow {
namespace {

using base::Reason;

void AddRubricFaults(const Category& category, std::vector<base::Violation>& faults) {
  for (const scoring::RubricProblem& problem : scoring::FindProblems(RubricOf(category))) {
    const bool sums = problem.fault == scoring::RubricFault::kWeightsDoNotSum;
    std::string subject = fmt::format("categories/{}", category.id.value());
    if (!problem.dimension.empty()) subject += fmt::format("/dimensions/{}", problem.dimension);
    if (!problem.item.empty()) subject += fmt::format("/items/{}", problem.item);
    faults.push_back({sums ? Reason::kWeightsDoNotSum : Reason::kRulesInvalid, std::move(subject),
                      problem.text});
  }
}

absl::Status CleanName(std::string& name) {
  ASSIGN_OR_RETURN(name, base::CleanText("display_name", name, base::kTitleLengthMax));
  return absl::OkStatus();
}

}  // namespace

scoring::Rubric RubricOf(const Category& category) {
  scoring::Rubric rubric;
  for (const Dimension& dimension : category.dimensions) {
    scoring::Dimension& copy = rubric.dimensions.emplace_back();
    copy.id = dimension.id.value();
    copy.weight = dimension.weight_basis_points;
    for (const Item& item : dimension.items) copy.items.push_back({item.id.value(), item.share});
  }
  return rubric;
}

absl::Status CheckRules(const Rules& rules) {
  std::vector<base::Violation> faults = RulesFaults(rules);
  for (const Category& category : rules.categories) AddRubricFaults(category, faults);
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
  }
  return absl::OkStatus();
}

}  // namespace award::workflow
