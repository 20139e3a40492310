// Whether SQLite finds the file sound. The rules of the product are in invariants.h.
#ifndef AWARD_SERVER_STORAGE_INTEGRITY_H_
#define AWARD_SERVER_STORAGE_INTEGRITY_H_

#include "absl/status/status.h"
#include "server/storage/sqlite.h"

namespace award::storage {

// Reads the whole file. DATABASE_DAMAGED: a page, an index or a reference is not sound.
absl::Status CheckIntegrity(const ReadTransaction& transaction);

}  // namespace award::storage

#endif  // AWARD_SERVER_STORAGE_INTEGRITY_H_
