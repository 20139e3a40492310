// A round as its kept documents say it: what anyone who recounts it away from the server sees.
#ifndef AWARD_SERVER_WORKFLOW_KEPT_ROUNDS_H_
#define AWARD_SERVER_WORKFLOW_KEPT_ROUNDS_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "scoring/report/counted_category.h"
#include "server/model/rules.h"
#include "server/model/tabulation.h"

namespace award::workflow {

// Every category of the rules as it was counted.
using KeptRound = std::vector<scoring::CountedCategory>;

// What is kept of the rounds of all categories, in the order of the rules. The report is counted
// from the documents themselves, so that whoever recounts them gets the same bytes.
// INTERNAL: scoring refused what the workflow let in.
absl::StatusOr<TabulationDocuments> WriteDocuments(const Rules& rules, Round round,
                                                   const std::vector<scoring::Round>& rounds);

// Counts again from sheets.csv and decisions.csv as they were kept. INTERNAL: they are not what the
// server writes.
absl::StatusOr<KeptRound> RecountKeptRound(const Rules& rules, Round round, std::string_view sheets,
                                           std::string_view decisions);

// How firm the ranking is and how the judges scored, as JSON, from what was kept. INTERNAL as
// above.
absl::StatusOr<std::string> WriteInsight(const Rules& rules, Round round,
                                         const TabulationDocuments& documents);

}  // namespace award::workflow

#endif  // AWARD_SERVER_WORKFLOW_KEPT_ROUNDS_H_
