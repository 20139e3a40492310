// The handlers of ConflictService. The errors are those the contract names, and those of a shape
// that cannot be read: NAME_INVALID, FIELD_REQUIRED, FIELD_INVALID.
#ifndef AWARD_SERVER_SERVICE_CONFLICTS_H_
#define AWARD_SERVER_SERVICE_CONFLICTS_H_

#include "absl/status/statusor.h"
#include "award/v1/conflict.pb.h"
#include "server/storage/sqlite.h"
#include "server/workflow/context.h"

namespace award::service {

absl::StatusOr<v1::Conflict> CreateConflict(const workflow::Context& context,
                                            storage::WriteTransaction& transaction,
                                            const v1::CreateConflictRequest& request);
absl::StatusOr<v1::Conflict> GetConflict(const workflow::Context& context,
                                         const storage::ReadTransaction& transaction,
                                         const v1::GetConflictRequest& request);
absl::StatusOr<v1::ListConflictsResponse> ListConflicts(const workflow::Context& context,
                                                        const storage::ReadTransaction& transaction,
                                                        const v1::ListConflictsRequest& request);

}  // namespace award::service

#endif  // AWARD_SERVER_SERVICE_CONFLICTS_H_
