// Brings a database file to the schema of this program: numbered scripts, forward only, embedded by
// the build from migrations/. A script is never edited after a release; a change is a new script.
#ifndef AWARD_SERVER_STORAGE_MIGRATE_H_
#define AWARD_SERVER_STORAGE_MIGRATE_H_

#include <span>
#include <string_view>

#include "absl/status/status.h"
#include "server/storage/database.h"

namespace award::storage {

struct Migration {
  std::string_view name;  // Of the file: "0001_register". The place in the list is the version.
  std::string_view sql;
};

// The scripts of this program, from version 1 on without a gap.
std::span<const Migration> EmbeddedMigrations();

// DATABASE_NEWER when the file's version is above the last migration; to be asked before anything
// is changed.
absl::Status CheckVersion(Database& database, std::span<const Migration> migrations);

// Runs the scripts that are missing, each in one transaction together with the new version number,
// so that the file is always at a whole version. Foreign keys are checked before each commit, not
// inside, so that a script may rebuild tables.
// INTERNAL: a script fails or leaves a dangling reference; the file stays at the version before.
absl::Status Migrate(Database& database, std::span<const Migration> migrations);

}  // namespace award::storage

#endif  // AWARD_SERVER_STORAGE_MIGRATE_H_
