// Reading back what the server wrote; a problem in it is a defect of the server.
#include "server/workflow/kept_rounds.h"

#include <utility>

#include "fmt/format.h"
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

}  // namespace

absl::StatusOr<TabulationDocuments> WriteDocuments(const Rules& rules, Round round,
                                                   const std::vector<scoring::Round>& rounds) {
  std::vector<scoring::CategoryRules> categories;
  for (const Category& category : rules.categories) {
    categories.push_back(ScoringCategory(rules, category, round));
  }
  TabulationDocuments documents;
  documents.sheets = scoring::WriteSheets(categories, rounds);
  documents.decisions = scoring::WriteDecisions(categories, rounds);
  return documents;
}

absl::StatusOr<KeptRound> ReadKeptRound(const Rules& rules, Round round, std::string_view sheets,
                                        std::string_view decisions) {
  KeptRound kept;
  for (const Category& category : rules.categories) {
    kept.categories.push_back(ScoringCategory(rules, category, round));
  }
  scoring::SheetReader sheet_reader(kept.categories);
  sheet_reader.Feed(sheets);
  scoring::SheetsRead read = sheet_reader.Finish();
  if (!read.problems.empty()) return Unreadable("sheets.csv", read.problems.front());
  kept.rounds = std::move(read.rounds);
  scoring::DecisionReader decision_reader(kept.categories, kept.rounds);
  decision_reader.Feed(decisions);
  scoring::DecisionsRead decided = decision_reader.Finish();
  if (!decided.problems.empty()) return Unreadable("decisions.csv", decided.problems.front());
  for (size_t i = 0; i < kept.rounds.size(); ++i) {
    kept.rounds[i].divergence_decisions = std::move(decided.decisions[i].divergences);
    kept.rounds[i].tie_decisions = std::move(decided.decisions[i].ties);
  }
  return kept;
}

absl::StatusOr<std::string> WriteInsight(const Rules& rules, Round round,
                                         const TabulationDocuments& documents) {
  ASSIGN_OR_RETURN(const KeptRound kept,
                   ReadKeptRound(rules, round, documents.sheets, documents.decisions));
  return std::string("{}\n");
}

}  // namespace award::workflow
