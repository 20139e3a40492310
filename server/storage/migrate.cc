// Migrations. The version is SQLite's user_version, which rolls back together with the tables.
#include "server/storage/migrate.h"

#include <cstdint>
#include <string>

#include "fmt/format.h"
#include "server/base/error.h"
#include "server/base/status_macros.h"

namespace award::storage {
namespace {

using base::Error;
using base::Reason;

absl::Status RunScript(Database& database, const Migration& migration, int64_t version) {
  RETURN_IF_ERROR(database.Execute(std::string(migration.sql)));
  ASSIGN_OR_RETURN(const int64_t dangling,
                   database.QueryInt("SELECT count(*) FROM pragma_foreign_key_check"));
  if (dangling > 0) {
    return Error(Reason::kInternal, fmt::format("It leaves {} dangling references.", dangling));
  }
  RETURN_IF_ERROR(database.Execute(fmt::format("PRAGMA user_version = {}", version)));
  return database.Execute(fmt::format("PRAGMA application_id = {}", kApplicationId));
}

absl::Status RunMigration(Database& database, const Migration& migration, int64_t version) {
  RETURN_IF_ERROR(database.Begin(Access::kReadWrite));
  absl::Status status = RunScript(database, migration, version);
  if (status.ok()) status = database.Commit();
  if (status.ok()) return status;
  RETURN_IF_ERROR(database.RollBack());
  if (base::ReasonOf(status) != Reason::kInternal) return status;
  return Error(Reason::kInternal,
               fmt::format("The migration {} failed; the database is as before: {}", migration.name,
                           base::TextOf(status)));
}

}  // namespace

absl::Status CheckVersion(Database& database, std::span<const Migration> migrations) {
  ASSIGN_OR_RETURN(const int64_t version, database.QueryInt("PRAGMA user_version"));
  const int64_t newest = static_cast<int64_t>(migrations.size());
  if (version <= newest) return absl::OkStatus();
  return Error(Reason::kDatabaseNewer,
               fmt::format("The database has version {}, this program knows versions up to {}; "
                           "start a newer program.",
                           version, newest),
               {{"version", fmt::format("{}", version)}, {"newest", fmt::format("{}", newest)}});
}

absl::Status Migrate(Database& database, std::span<const Migration> migrations) {
  RETURN_IF_ERROR(CheckVersion(database, migrations));
  ASSIGN_OR_RETURN(int64_t version, database.QueryInt("PRAGMA user_version"));
  // Only outside a transaction can they be switched.
  RETURN_IF_ERROR(database.Execute("PRAGMA foreign_keys = OFF"));
  absl::Status status;
  while (status.ok() && version < static_cast<int64_t>(migrations.size())) {
    status = RunMigration(database, migrations[static_cast<size_t>(version)], version + 1);
    ++version;
  }
  RETURN_IF_ERROR(database.Execute("PRAGMA foreign_keys = ON"));
  return status;
}

}  // namespace award::storage
