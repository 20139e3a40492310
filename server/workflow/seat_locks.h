// Locks: pairs that every plan of a round must have. They bind the plans made from then on; a
// conflict that comes up is stronger, and so is leaving the panel.
#ifndef AWARD_SERVER_WORKFLOW_SEAT_LOCKS_H_
#define AWARD_SERVER_WORKFLOW_SEAT_LOCKS_H_

#include <optional>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "server/model/judging.h"
#include "server/storage/assignments.h"
#include "server/storage/sqlite.h"
#include "server/workflow/context.h"

namespace award::workflow {

// Of `lock` season, round, application, judge and reason are read.
// NOT_FOUND, FIELD_REQUIRED, ALREADY_EXISTS. CONFLICT_OF_INTEREST: the judge has a conflict with
// the application. WRONG_STATE: before ANNOUNCED, from DELIBERATION on, or the judge is withdrawn.
absl::StatusOr<SeatLock> CreateLock(const Context& context, storage::WriteTransaction& transaction,
                                    SeatLock lock);

// NOT_FOUND, WRONG_STATE as above.
absl::Status RemoveLock(const Context& context, storage::WriteTransaction& transaction,
                        const SeasonId& season, const storage::AssignmentPosition& lock);

// By application, round and judge. NOT_FOUND.
absl::StatusOr<std::vector<SeatLock>> ListLocks(
    const storage::ReadTransaction& transaction, const SeasonId& season,
    const std::optional<storage::AssignmentPosition>& after, int limit);

}  // namespace award::workflow

#endif  // AWARD_SERVER_WORKFLOW_SEAT_LOCKS_H_
