// Neighbours are explained by what was kept with the tabulation; any other pair is compared again,
// from the inputs that were kept.
#include "server/workflow/rank_explanations.h"

#include <algorithm>
#include <utility>

#include "fmt/format.h"
#include "scoring/ranking/tabulation.h"
#include "server/base/error.h"
#include "server/base/status_macros.h"
#include "server/storage/frozen_rules.h"
#include "server/storage/tabulation_documents.h"
#include "server/workflow/count_conversion.h"
#include "server/workflow/kept_rounds.h"
#include "server/workflow/names.h"
#include "server/workflow/tabulations.h"

namespace award::workflow {
namespace {

using base::Reason;

const CategoryResult* CategoryWith(const Tabulation& tabulation, const ApplicationId& application) {
  const auto found = std::find_if(
      tabulation.categories.begin(), tabulation.categories.end(),
      [&](const CategoryResult& result) { return result.FindLine(application) != nullptr; });
  return found == tabulation.categories.end() ? nullptr : &*found;
}

absl::Status NoSuchLine(const SeasonId& season, const ApplicationId& application) {
  return base::Error(Reason::kNotFound, "The tabulation has no such application.",
                     {{"resource", ApplicationName(season, application)}});
}

absl::Status CheckPlace(const SeasonId& season, const Line& line) {
  if (line.place > 0) return absl::OkStatus();
  return base::Error(Reason::kNotRanked, "The application has no place in the tabulation.",
                     {{"resource", ApplicationName(season, line.application)},
                      {"unranked_reason", line.unranked_reason}});
}

absl::Status CheckOther(const Tabulation& tabulation, const CategoryResult& result,
                        const ApplicationId& application, const ApplicationId& other) {
  if (CategoryWith(tabulation, other) == nullptr) return NoSuchLine(tabulation.season, other);
  const Line* line = result.FindLine(other);
  if (line == nullptr || other == application) {
    return base::Error(Reason::kFieldInvalid,
                       "An application is compared with another one of its category.",
                       {{"field", "other_application"}});
  }
  RETURN_IF_ERROR(CheckPlace(tabulation.season, *result.FindLine(application)));
  return CheckPlace(tabulation.season, *line);
}

absl::StatusOr<Comparison> ComparePair(const storage::ReadTransaction& transaction,
                                       const Tabulation& tabulation, const CategoryId& category,
                                       const ApplicationId& first, const ApplicationId& second) {
  ASSIGN_OR_RETURN(const std::optional<TabulationDocuments> documents,
                   storage::FindDocuments(transaction, tabulation.season, tabulation.id));
  if (!documents) {
    return base::Error(Reason::kReportNotKept, "What was counted was not kept with it.",
                       {{"resource", TabulationName(tabulation.season, tabulation.id)}});
  }
  ASSIGN_OR_RETURN(
      const std::shared_ptr<const Rules> rules,
      storage::LoadFrozenRules(transaction, tabulation.season, tabulation.rules_digest));
  ASSIGN_OR_RETURN(const KeptRound kept, ReadKeptRound(*rules, tabulation.round, documents->sheets,
                                                       documents->decisions));
  for (size_t i = 0; i < kept.categories.size(); ++i) {
    if (kept.categories[i].id != category.value()) continue;
    const auto counted = scoring::Tabulate(kept.rounds[i]);
    if (!counted.ok()) return base::Error(Reason::kInternal, counted.status().ToString());
    const auto pair = scoring::ComparePair(kept.rounds[i], *counted, first.value(), second.value());
    if (!pair.ok()) return base::Error(Reason::kInternal, pair.status().ToString());
    return FromScoring(*pair, kept.categories[i].rubric);
  }
  return base::Error(Reason::kInternal, "A counted category is not in the rules it names.");
}

}  // namespace

absl::StatusOr<RankExplanation> ExplainRank(const Context& context,
                                            const storage::ReadTransaction& transaction,
                                            const SeasonId& season, const TabulationId& tabulation,
                                            const ApplicationId& application,
                                            const std::optional<ApplicationId>& other) {
  ASSIGN_OR_RETURN(TabulationView view, GetTabulation(context, transaction, season, tabulation));
  const CategoryResult* result = CategoryWith(view.tabulation, application);
  if (result == nullptr) return NoSuchLine(season, application);
  if (other) RETURN_IF_ERROR(CheckOther(view.tabulation, *result, application, *other));
  RankExplanation explanation;
  explanation.category = result->category;
  explanation.category_display_name = result->display_name;
  explanation.line = *result->FindLine(application);
  for (const Comparison& comparison : result->comparisons) {
    const bool below = comparison.higher == application && (!other || comparison.lower == *other);
    const bool above = comparison.lower == application && (!other || comparison.higher == *other);
    if (above || below) explanation.comparisons.push_back(comparison);
  }
  if (other && explanation.comparisons.empty()) {
    ASSIGN_OR_RETURN(Comparison pair, ComparePair(transaction, view.tabulation, result->category,
                                                  application, *other));
    explanation.comparisons.push_back(std::move(pair));
  }
  explanation.tabulation = std::move(view.tabulation);
  explanation.tabulation.categories.clear();
  return explanation;
}

}  // namespace award::workflow
