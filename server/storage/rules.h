// The rows of a season's rules: the scalar part on the season, rubrics, tie chain and roundings in
// their own tables.
#ifndef AWARD_SERVER_STORAGE_RULES_H_
#define AWARD_SERVER_STORAGE_RULES_H_

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "server/model/season.h"
#include "server/storage/sqlite.h"

namespace award::storage {

// The rules of an existing season.
absl::StatusOr<Rules> LoadRules(const ReadTransaction& transaction, const SeasonId& season);

// Replaces the rules of an existing season with `season.rules`.
absl::Status ReplaceRules(WriteTransaction& transaction, const Season& season);

}  // namespace award::storage

#endif  // AWARD_SERVER_STORAGE_RULES_H_
