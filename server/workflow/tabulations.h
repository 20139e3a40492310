// Tabulations (評選總表): counting a round on the staff's word, and who may see the result.
#ifndef AWARD_SERVER_WORKFLOW_TABULATIONS_H_
#define AWARD_SERVER_WORKFLOW_TABULATIONS_H_

#include <optional>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "server/model/tabulation.h"
#include "server/storage/sqlite.h"
#include "server/workflow/context.h"

namespace award::workflow {

// A tabulation, and whether counting again would give the same.
struct TabulationView {
  Tabulation tabulation;
  bool current = false;
};

// Counts a round: the first in CONSENSUS, the final one in DELIBERATION.
// WRONG_STATE. REQUIREMENTS_MISSING: SHEET_OUTSTANDING for each.
absl::StatusOr<TabulationView> CreateTabulation(const Context& context,
                                                storage::WriteTransaction& transaction,
                                                const SeasonId& season, Round round);

// A judge sees only those of their season, and nothing of an application they have a conflict
// with. NOT_FOUND.
absl::StatusOr<TabulationView> GetTabulation(const Context& context,
                                             const storage::ReadTransaction& transaction,
                                             const SeasonId& season,
                                             const TabulationId& tabulation);

// Newest first, without categories; those before `before` when given, at most `limit`.
absl::StatusOr<std::vector<TabulationView>> ListTabulations(
    const Context& context, const storage::ReadTransaction& transaction, const SeasonId& season,
    const std::optional<TabulationId>& before, int limit);

}  // namespace award::workflow

#endif  // AWARD_SERVER_WORKFLOW_TABULATIONS_H_
