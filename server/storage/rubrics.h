// The rows of a season's categories and their rubrics.
#ifndef AWARD_SERVER_STORAGE_RUBRICS_H_
#define AWARD_SERVER_STORAGE_RUBRICS_H_

#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "server/model/rules.h"
#include "server/storage/sqlite.h"

namespace award::storage {

// The categories of a season in their order.
absl::StatusOr<std::vector<Category>> LoadCategories(const ReadTransaction& transaction,
                                                     const SeasonId& season);

// Replaces them. Requires: no application of the season names a category that is left out.
absl::Status ReplaceCategories(WriteTransaction& transaction, const SeasonId& season,
                               const std::vector<Category>& categories);

}  // namespace award::storage

#endif  // AWARD_SERVER_STORAGE_RUBRICS_H_
