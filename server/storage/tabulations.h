// The rows of tabulations. None is ever changed.
#ifndef AWARD_SERVER_STORAGE_TABULATIONS_H_
#define AWARD_SERVER_STORAGE_TABULATIONS_H_

#include <optional>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "server/model/tabulation.h"
#include "server/storage/sqlite.h"

namespace award::storage {

// Inserts the tabulation with its categories, lines, totals and comparisons.
absl::Status InsertTabulation(WriteTransaction& transaction, const Tabulation& tabulation);

// The whole tabulation. NOT_FOUND.
absl::StatusOr<Tabulation> LoadTabulation(const ReadTransaction& transaction,
                                          const SeasonId& season, const TabulationId& tabulation);

// The latest of a round, whole, if there is one.
absl::StatusOr<std::optional<Tabulation>> FindLatestTabulation(const ReadTransaction& transaction,
                                                               const SeasonId& season, Round round);

// Newest first, without categories; those before `before` when given, at most `limit`.
absl::StatusOr<std::vector<Tabulation>> ListTabulations(const ReadTransaction& transaction,
                                                        const SeasonId& season,
                                                        const std::optional<Tabulation>& before,
                                                        int limit);

}  // namespace award::storage

#endif  // AWARD_SERVER_STORAGE_TABULATIONS_H_
