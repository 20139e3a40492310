// What is kept beside a tabulation as bytes: the sheets and decisions that were counted, and the
// report. Written once, with the tabulation.
#ifndef AWARD_SERVER_STORAGE_TABULATION_DOCUMENTS_H_
#define AWARD_SERVER_STORAGE_TABULATION_DOCUMENTS_H_

#include <optional>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "server/model/tabulation.h"
#include "server/storage/sqlite.h"

namespace award::storage {

absl::Status InsertDocuments(WriteTransaction& transaction, const Tabulation& tabulation,
                             const TabulationDocuments& documents);

// Nothing for a tabulation that was counted before documents were kept. INTERNAL: the bytes do not
// have the digest they were stored with, so somebody altered them.
absl::StatusOr<std::optional<TabulationDocuments>> FindDocuments(const ReadTransaction& transaction,
                                                                 const SeasonId& season,
                                                                 const TabulationId& tabulation);

}  // namespace award::storage

#endif  // AWARD_SERVER_STORAGE_TABULATION_DOCUMENTS_H_
