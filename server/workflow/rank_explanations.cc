// Neighbours are explained by what was kept with the tabulation; any other pair is compared again,
// from the inputs that were kept.
#include "server/workflow/rank_explanations.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "scoring/ranking/tabulation.h"
#include "scoring/report/counted_category.h"
#include "scoring/report/sentence.h"
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

// The category of the tabulation, counted again from what was kept; nothing when nothing was.
absl::StatusOr<std::optional<scoring::CountedCategory>> Recount(
    const storage::ReadTransaction& transaction, const Tabulation& tabulation,
    const CategoryId& category) {
  ASSIGN_OR_RETURN(const std::optional<TabulationDocuments> documents,
                   storage::FindDocuments(transaction, tabulation.season, tabulation.id));
  if (!documents) return std::nullopt;
  ASSIGN_OR_RETURN(
      const std::shared_ptr<const Rules> rules,
      storage::LoadFrozenRules(transaction, tabulation.season, tabulation.rules_digest));
  ASSIGN_OR_RETURN(KeptRound kept, RecountKeptRound(*rules, tabulation.round, documents->sheets,
                                                    documents->decisions));
  for (scoring::CountedCategory& counted : kept) {
    if (counted.rules.id == category.value()) return std::move(counted);
  }
  return base::Error(Reason::kInternal, "A counted category is not in the rules it names.");
}

// How the line comes about. An application without a single seat is not in the sheets that are
// kept, and says nothing beside that it is unranked.
void AddSentences(const scoring::CountedCategory& counted, const ApplicationId& application,
                  RankExplanation& explanation) {
  const scoring::Narrator narrator(counted.round, counted.tabulation);
  for (const scoring::Line& line : counted.tabulation.lines) {
    if (line.application != application.value()) continue;
    explanation.sentence_zh =
        narrator.ForLine(line, scoring::SentenceLanguage::kTraditionalChinese);
    explanation.sentence_en = narrator.ForLine(line, scoring::SentenceLanguage::kEnglish);
  }
}

absl::StatusOr<Comparison> CompareAgain(const scoring::CountedCategory& counted,
                                        const ApplicationId& first, const ApplicationId& second) {
  const auto pair =
      scoring::ComparePair(counted.round, counted.tabulation, first.value(), second.value());
  if (!pair.ok()) return base::Error(Reason::kInternal, pair.status().ToString());
  return FromScoring(*pair, counted.round.rubric,
                     scoring::Narrator(counted.round, counted.tabulation));
}

// Those that were kept, between the application and the other one, or its neighbours.
std::vector<Comparison> KeptComparisons(const CategoryResult& result,
                                        const ApplicationId& application,
                                        const std::optional<ApplicationId>& other) {
  std::vector<Comparison> comparisons;
  for (const Comparison& comparison : result.comparisons) {
    const bool below = comparison.higher == application && (!other || comparison.lower == *other);
    const bool above = comparison.lower == application && (!other || comparison.higher == *other);
    if (above || below) comparisons.push_back(comparison);
  }
  return comparisons;
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
  explanation.comparisons = KeptComparisons(*result, application, other);
  ASSIGN_OR_RETURN(const std::optional<scoring::CountedCategory> counted,
                   Recount(transaction, view.tabulation, result->category));
  if (counted) AddSentences(*counted, application, explanation);
  if (other && explanation.comparisons.empty()) {
    if (!counted) {
      return base::Error(Reason::kReportNotKept, "What was counted was not kept with it.",
                         {{"resource", TabulationName(season, tabulation)}});
    }
    ASSIGN_OR_RETURN(Comparison pair, CompareAgain(*counted, application, *other));
    explanation.comparisons.push_back(std::move(pair));
  }
  explanation.tabulation = std::move(view.tabulation);
  explanation.tabulation.categories.clear();
  return explanation;
}

}  // namespace award::workflow
