// The rows of judges and their expertise.
#ifndef AWARD_SERVER_STORAGE_JUDGES_H_
#define AWARD_SERVER_STORAGE_JUDGES_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "server/model/judging.h"
#include "server/storage/sqlite.h"

namespace award::storage {

// Inserts the judge with the expertise; the display name is the person's and is not stored here.
// ALREADY_EXISTS: the id, the person or the code is taken.
absl::Status InsertJudge(WriteTransaction& transaction, const Judge& judge);

// Writes loads, expertise and the time of the declaration, where the row still has `judge.etag`,
// and adds 1 to it. ETAG_MISMATCH: the row changed.
absl::Status UpdateJudge(WriteTransaction& transaction, Judge& judge);

// NOT_FOUND for a judge, in the only words there are for it: one that the caller may not know about
// is answered with the same.
absl::Status JudgeNotFound(const SeasonId& season, const JudgeId& judge);

absl::StatusOr<std::optional<Judge>> FindJudge(const ReadTransaction& transaction,
                                               const SeasonId& season, const JudgeId& judge);
// NOT_FOUND.
absl::StatusOr<Judge> LoadJudge(const ReadTransaction& transaction, const SeasonId& season,
                                const JudgeId& judge);

// The judge that a person is in a season, if they are one.
absl::StatusOr<std::optional<JudgeId>> FindJudgeOfPerson(const ReadTransaction& transaction,
                                                         const SeasonId& season,
                                                         const PersonId& person);

// By id, after `after` when given, at most `limit`.
absl::StatusOr<std::vector<Judge>> ListJudges(const ReadTransaction& transaction,
                                              const SeasonId& season,
                                              const std::optional<JudgeId>& after, int limit);
// The whole panel, by id.
absl::StatusOr<std::vector<Judge>> ListPanel(const ReadTransaction& transaction,
                                             const SeasonId& season);

// How many judges were ever appointed in a season; judges are never removed.
absl::StatusOr<int64_t> CountJudges(const ReadTransaction& transaction, const SeasonId& season);

}  // namespace award::storage

#endif  // AWARD_SERVER_STORAGE_JUDGES_H_
