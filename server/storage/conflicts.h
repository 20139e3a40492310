// The rows of conflicts. A conflict is never changed or removed.
#ifndef AWARD_SERVER_STORAGE_CONFLICTS_H_
#define AWARD_SERVER_STORAGE_CONFLICTS_H_

#include <optional>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "server/model/judging.h"
#include "server/storage/sqlite.h"

namespace award::storage {

// ALREADY_EXISTS: the judge has a conflict with the application on this ground already.
absl::Status InsertConflict(WriteTransaction& transaction, const Conflict& conflict);

// NOT_FOUND for a conflict, in the only words there are for it: one that the caller may not know
// about is answered with the same.
absl::Status ConflictNotFound(const SeasonId& season, const ConflictId& conflict);

// NOT_FOUND.
absl::StatusOr<Conflict> LoadConflict(const ReadTransaction& transaction, const SeasonId& season,
                                      const ConflictId& conflict);

// Whether the judge has a conflict with the application, on any ground.
absl::StatusOr<bool> HasConflict(const ReadTransaction& transaction, const SeasonId& season,
                                 const JudgeId& judge, const ApplicationId& application);
// Whether there is one on this ground.
absl::StatusOr<bool> HasConflictOn(const ReadTransaction& transaction, const SeasonId& season,
                                   const JudgeId& judge, const ApplicationId& application,
                                   ConflictGround ground);

// By id, after `after` when given, at most `limit`; only of `judge` when given.
absl::StatusOr<std::vector<Conflict>> ListConflicts(const ReadTransaction& transaction,
                                                    const SeasonId& season,
                                                    const std::optional<JudgeId>& judge,
                                                    const std::optional<ConflictId>& after,
                                                    int limit);
// All conflicts of a season, by judge, application and ground.
absl::StatusOr<std::vector<Conflict>> ListConflictsOf(const ReadTransaction& transaction,
                                                      const SeasonId& season);

}  // namespace award::storage

#endif  // AWARD_SERVER_STORAGE_CONFLICTS_H_
