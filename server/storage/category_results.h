// The rows below a tabulation's categories: lines with their seats and means, comparisons with
// their steps. Written once, with the tabulation.
#ifndef AWARD_SERVER_STORAGE_CATEGORY_RESULTS_H_
#define AWARD_SERVER_STORAGE_CATEGORY_RESULTS_H_

#include "absl/status/status.h"
#include "server/model/tabulation.h"
#include "server/storage/sqlite.h"

namespace award::storage {

// The lines and the comparisons of one category of the tabulation.
absl::Status InsertLines(WriteTransaction& transaction, const Tabulation& tabulation,
                         const CategoryResult& result);
absl::Status InsertComparisons(WriteTransaction& transaction, const Tabulation& tabulation,
                               const CategoryResult& result);

// Those of every category of the tabulation, whose categories are loaded already.
absl::Status ReadLines(const ReadTransaction& transaction, Tabulation& tabulation);
absl::Status ReadComparisons(const ReadTransaction& transaction, Tabulation& tabulation);

}  // namespace award::storage

#endif  // AWARD_SERVER_STORAGE_CATEGORY_RESULTS_H_
