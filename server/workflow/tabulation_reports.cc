// Reports are given out as they were kept; insight is computed from them each time it is asked for.
#include "server/workflow/tabulation_reports.h"

#include <optional>
#include <utility>

#include "server/base/error.h"
#include "server/base/status_macros.h"
#include "server/storage/conflicts.h"
#include "server/storage/frozen_rules.h"
#include "server/storage/judges.h"
#include "server/storage/tabulation_documents.h"
#include "server/storage/tabulations.h"
#include "server/workflow/kept_rounds.h"
#include "server/workflow/names.h"

namespace award::workflow {
namespace {

using base::Reason;

absl::Status CheckNoConflict(const Context& context, const storage::ReadTransaction& transaction,
                             const Tabulation& tabulation) {
  ASSIGN_OR_RETURN(
      const std::optional<JudgeId> judge,
      storage::FindJudgeOfPerson(transaction, tabulation.season, context.caller.person));
  if (!judge) return absl::OkStatus();
  for (const CategoryResult& result : tabulation.categories) {
    for (const Line& line : result.lines) {
      ASSIGN_OR_RETURN(const bool conflict, storage::HasConflict(transaction, tabulation.season,
                                                                 *judge, line.application));
      if (!conflict) continue;
      return base::Error(Reason::kConflictOfInterest,
                         "The report tells of an application the caller is recused from.",
                         {{"resource", ApplicationName(tabulation.season, line.application)}});
    }
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<TabulationReport> GetTabulationReport(const Context& context,
                                                     const storage::ReadTransaction& transaction,
                                                     const SeasonId& season,
                                                     const TabulationId& tabulation) {
  ASSIGN_OR_RETURN(const Tabulation kept, storage::LoadTabulation(transaction, season, tabulation));
  RETURN_IF_ERROR(CheckNoConflict(context, transaction, kept));
  ASSIGN_OR_RETURN(std::optional<TabulationDocuments> documents,
                   storage::FindDocuments(transaction, season, tabulation));
  if (!documents) {
    return base::Error(Reason::kReportNotKept, "What was counted was not kept with it.",
                       {{"resource", TabulationName(season, tabulation)}});
  }
  TabulationReport report;
  report.round = kept.round;
  ASSIGN_OR_RETURN(report.rules, storage::LoadFrozenRules(transaction, season, kept.rules_digest));
  report.documents = *std::move(documents);
  return report;
}

absl::StatusOr<std::string> GetTabulationInsight(const Context& context,
                                                 const storage::ReadTransaction& transaction,
                                                 const SeasonId& season,
                                                 const TabulationId& tabulation) {
  ASSIGN_OR_RETURN(const TabulationReport report,
                   GetTabulationReport(context, transaction, season, tabulation));
  return WriteInsight(*report.rules, report.round, report.documents);
}

}  // namespace award::workflow
