// The rows of seasons and their rules.
#ifndef AWARD_SERVER_STORAGE_SEASONS_H_
#define AWARD_SERVER_STORAGE_SEASONS_H_

#include <optional>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "server/model/season.h"
#include "server/storage/sqlite.h"

namespace award::storage {

// ALREADY_EXISTS.
absl::Status InsertSeason(WriteTransaction& transaction, const Season& season);

// The season with its rules. NOT_FOUND.
absl::StatusOr<Season> LoadSeason(const ReadTransaction& transaction, const SeasonId& season);

// Newest first, without rules; those before `after` when given, at most `limit`.
absl::StatusOr<std::vector<Season>> ListSeasons(const ReadTransaction& transaction,
                                                const std::optional<SeasonId>& after, int limit);

// Writes everything but the rules, where the row still has `season.etag`, and adds 1 to it.
// ETAG_MISMATCH: the row changed.
absl::Status UpdateSeason(WriteTransaction& transaction, Season& season);

}  // namespace award::storage

#endif  // AWARD_SERVER_STORAGE_SEASONS_H_
