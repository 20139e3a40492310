// The handlers of LockService. The errors are those the contract names, and those of a shape that
// cannot be read: NAME_INVALID, FIELD_REQUIRED, FIELD_INVALID.
#ifndef AWARD_SERVER_SERVICE_LOCKS_H_
#define AWARD_SERVER_SERVICE_LOCKS_H_

#include "absl/status/statusor.h"
#include "award/v1/lock.pb.h"
#include "server/storage/sqlite.h"
#include "server/workflow/context.h"

namespace award::service {

absl::StatusOr<v1::Lock> CreateLock(const workflow::Context& context,
                                    storage::WriteTransaction& transaction,
                                    const v1::CreateLockRequest& request);
absl::StatusOr<v1::ListLocksResponse> ListLocks(const workflow::Context& context,
                                                const storage::ReadTransaction& transaction,
                                                const v1::ListLocksRequest& request);
absl::StatusOr<v1::RemoveLockResponse> RemoveLock(const workflow::Context& context,
                                                  storage::WriteTransaction& transaction,
                                                  const v1::RemoveLockRequest& request);

}  // namespace award::service

#endif  // AWARD_SERVER_SERVICE_LOCKS_H_
