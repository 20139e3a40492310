// Reading back what the server wrote; a problem in it is a defect of the server.
#include "server/workflow/kept_rounds.h"

#include <utility>

#include "fmt/format.h"
#include "scoring/insight/insight.h"
#include "scoring/insight/insight_json.h"
#include "scoring/report/tabulation_json.h"
#include "scoring/sheets/decision_reader.h"
#include "scoring/sheets/decision_writer.h"
#include "scoring/sheets/sheet_reader.h"
#include "scoring/sheets/sheet_writer.h"
#include "server/base/error.h"
#include "server/base/status_macros.h"
#include "server/workflow/count_conversion.h"

namespace award::workflow {
namespace {

absl::Status Unreadable(std::string_view file, const scoring::CsvProblem& problem) {
  return base::Error(base::Reason::kInternal,
                     fmt::format("{} line {}: {}", file, problem.line, problem.text));
}

std::vector<scoring::CategoryRules> CategoriesOf(const Rules& rules, Round round) {
  std::vector<scoring::CategoryRules> categories;
  for (const Category& category : rules.categories) {
    categories.push_back(ScoringCategory(rules, category, round));
  }
  return categories;
}

}  // namespace

absl::StatusOr<TabulationDocuments> WriteDocuments(const Rules& rules, Round round,
                                                   const std::vector<scoring::Round>& rounds) {
  const std::vector<scoring::CategoryRules> categories = CategoriesOf(rules, round);
  TabulationDocuments documents;
  documents.sheets = scoring::WriteSheets(categories, rounds);
  documents.decisions = scoring::WriteDecisions(categories, rounds);
  ASSIGN_OR_RETURN(const KeptRound kept,
                   RecountKeptRound(rules, round, documents.sheets, documents.decisions));
  documents.report = scoring::TabulationJson(kept);
  return documents;
}

absl::StatusOr<KeptRound> RecountKeptRound(const Rules& rules, Round round, std::string_view sheets,
                                           std::string_view decisions) {
  const std::vector<scoring::CategoryRules> categories = CategoriesOf(rules, round);
  scoring::SheetReader sheet_reader(categories);
  sheet_reader.Feed(sheets);
  scoring::SheetsRead read = sheet_reader.Finish();
  if (!read.problems.empty()) return Unreadable("sheets.csv", read.problems.front());
  scoring::DecisionReader decision_reader(categories, read.rounds);
  decision_reader.Feed(decisions);
  scoring::DecisionsRead decided = decision_reader.Finish();
  if (!decided.problems.empty()) return Unreadable("decisions.csv", decided.problems.front());
  KeptRound kept;
  for (size_t i = 0; i < read.rounds.size(); ++i) {
    scoring::Round& counted = read.rounds[i];
    counted.divergence_decisions = std::move(decided.decisions[i].divergences);
    counted.tie_decisions = std::move(decided.decisions[i].ties);
    absl::StatusOr<scoring::Tabulation> tabulation = scoring::Tabulate(counted);
    if (!tabulation.ok()) {
      return base::Error(
          base::Reason::kInternal,
          fmt::format("Counting {} again: {}", categories[i].id, tabulation.status().ToString()));
    }
    kept.push_back({categories[i], std::move(counted), *std::move(tabulation)});
  }
  return kept;
}

absl::StatusOr<std::string> WriteInsight(const Rules& rules, Round round,
                                         const TabulationDocuments& documents) {
  ASSIGN_OR_RETURN(const KeptRound kept,
                   RecountKeptRound(rules, round, documents.sheets, documents.decisions));
  std::vector<scoring::insight::ExaminedCategory> examined;
  for (const scoring::CountedCategory& counted : kept) {
    auto insight = scoring::insight::Examine(counted.round, counted.tabulation, {}, {});
    if (!insight.ok()) {
      return base::Error(base::Reason::kInternal, fmt::format("Examining {}: {}", counted.rules.id,
                                                              insight.status().ToString()));
    }
    examined.push_back({counted.rules.id, counted.rules.name, *std::move(insight)});
  }
  return scoring::insight::InsightJson(examined);
}

}  // namespace award::workflow
