// The rows of coaching cases and their advice.
#ifndef AWARD_SERVER_STORAGE_COACHING_H_
#define AWARD_SERVER_STORAGE_COACHING_H_

#include <optional>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "server/model/coaching.h"
#include "server/storage/sqlite.h"

namespace award::storage {

// ALREADY_EXISTS: the application has a case.
absl::Status InsertCoachingCase(WriteTransaction& transaction, const CoachingCase& coaching_case);
// Writes the state where the row still has `coaching_case.etag`, and adds 1 to it. ETAG_MISMATCH.
absl::Status UpdateCoachingCase(WriteTransaction& transaction, CoachingCase& coaching_case);
// NOT_FOUND.
absl::StatusOr<CoachingCase> LoadCoachingCase(const ReadTransaction& transaction,
                                              const SeasonId& season, const CoachingCaseId& id);
absl::StatusOr<std::optional<CoachingCase>> FindCoachingCaseOf(const ReadTransaction& transaction,
                                                               const SeasonId& season,
                                                               const ApplicationId& application);
// By id, after `after` when given, at most `limit`.
absl::StatusOr<std::vector<CoachingCase>> ListCoachingCases(
    const ReadTransaction& transaction, const SeasonId& season,
    const std::optional<CoachingCaseId>& after, int limit);

// Appends the advice to its case and gives it the next position.
absl::Status InsertAdvice(WriteTransaction& transaction, Advice& advice);
// Writes state and response where the row still has `advice.etag`, and adds 1 to it. ETAG_MISMATCH.
absl::Status UpdateAdvice(WriteTransaction& transaction, Advice& advice);
// NOT_FOUND.
absl::StatusOr<Advice> LoadAdvice(const ReadTransaction& transaction, const SeasonId& season,
                                  const CoachingCaseId& coaching_case, const AdviceId& advice);
// Oldest first, after position `after`, at most `limit`.
absl::StatusOr<std::vector<Advice>> ListAdvice(const ReadTransaction& transaction,
                                               const SeasonId& season,
                                               const CoachingCaseId& coaching_case, int32_t after,
                                               int limit);

}  // namespace award::storage

#endif  // AWARD_SERVER_STORAGE_COACHING_H_
