// What anyone needs to recompute a tabulation without this server, and the advice beside it. Both
// come from what was kept when the round was counted, whatever changed since.
#ifndef AWARD_SERVER_WORKFLOW_TABULATION_REPORTS_H_
#define AWARD_SERVER_WORKFLOW_TABULATION_REPORTS_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "server/model/tabulation.h"
#include "server/storage/sqlite.h"
#include "server/workflow/context.h"

namespace award::workflow {

struct TabulationReport {
  Round round = Round::kFirst;
  std::shared_ptr<const Rules> rules;
  TabulationDocuments documents;
};

// NOT_FOUND. REPORT_NOT_KEPT. CONFLICT_OF_INTEREST: the caller is also a judge who has a conflict
// with an application in it; a report is whole or not at all.
absl::StatusOr<TabulationReport> GetTabulationReport(const Context& context,
                                                     const storage::ReadTransaction& transaction,
                                                     const SeasonId& season,
                                                     const TabulationId& tabulation);

// How firm the ranking is and how the judges scored, as JSON. Errors as GetTabulationReport.
absl::StatusOr<std::string> GetTabulationInsight(const Context& context,
                                                 const storage::ReadTransaction& transaction,
                                                 const SeasonId& season,
                                                 const TabulationId& tabulation);

}  // namespace award::workflow

#endif  // AWARD_SERVER_WORKFLOW_TABULATION_REPORTS_H_
