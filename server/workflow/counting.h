// Counting a round: the sheets, recusals and resolutions that stand become what scoring reads, and
// its answer becomes a tabulation. The only place that calls scoring's count.
#ifndef AWARD_SERVER_WORKFLOW_COUNTING_H_
#define AWARD_SERVER_WORKFLOW_COUNTING_H_

#include <optional>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "server/base/digest.h"
#include "server/model/season.h"
#include "server/model/tabulation.h"
#include "server/storage/sqlite.h"

namespace award::workflow {

// The result of counting a round, and what it was counted from.
struct CountedRound {
  Tabulation tabulation;  // Without id and time.
  TabulationDocuments documents;
};

// Counts `round` now. INTERNAL: scoring refused what the workflow let in.
absl::StatusOr<CountedRound> CountRound(const storage::ReadTransaction& transaction,
                                        const Season& season, Round round);

// Whether counting again would count the same sheets, recusals and resolutions.
absl::StatusOr<bool> IsCurrent(const storage::ReadTransaction& transaction, const Season& season,
                               const Tabulation& tabulation);

// The latest tabulation of the round, if there is one and it is current.
absl::StatusOr<std::optional<Tabulation>> FindCurrentTabulation(
    const storage::ReadTransaction& transaction, const Season& season, Round round);

}  // namespace award::workflow

#endif  // AWARD_SERVER_WORKFLOW_COUNTING_H_
