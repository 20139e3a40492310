// Connections: opening with checked settings, transactions, and the one mapping of SQLite's result
// codes to our reasons.
#include "server/storage/database.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "fmt/format.h"
#include "server/base/error.h"
#include "server/base/status_macros.h"

namespace award::storage {
namespace {

using base::Error;
using base::Reason;

constexpr int kExitCodeAfterFatal = 70;  // EX_SOFTWARE of sysexits.h; the service manager restarts.

struct Pragma {
  const char* name;
  const char* value;
  const char* read_back;  // What SQLite must answer afterwards.
  bool for_readers;       // The others belong to the writing connection or to the file.
};

// clang-format off
constexpr Pragma kPragmas[] = {
    // Wait for a moment when the other kind of connection holds a lock: recovery, truncation.
    {"busy_timeout",       "5000",   "5000",   true},
    // Readers see a snapshot and never block the writer; one sync for each commit.
    {"journal_mode",       "WAL",    "wal",    false},
    // An acknowledged commit survives a power cut. NORMAL loses the last ones.
    {"synchronous",        "FULL",   "2",      true},
    // Off by default in SQLite.
    {"foreign_keys",       "ON",     "1",      true},
    // What the schema of a changed file says must not run functions with side effects.
    {"trusted_schema",     "OFF",    "0",      true},
    // Damaged pages are noticed when they are read.
    {"cell_size_check",    "ON",     "1",      true},
    // A read error is a status, not a SIGBUS.
    {"mmap_size",          "0",      "0",      true},
    // Sorting does not need space on the disk, which may be full.
    {"temp_store",         "MEMORY", "2",      true},
    // The writer alone moves the log, when it chooses to.
    {"wal_autocheckpoint", "0",      "0",      true},
};
// clang-format on

int Gravity(const absl::Status& status) {
  if (status.ok()) return 0;
  if (IsFatal(status)) return 3;
  return base::ReasonOf(status) == Reason::kStorageFull ? 2 : 1;
}

// Creates the file for its owner alone; SQLite gives its log the same mode.
absl::Status CreateFile(const std::string& path) {
  const int file = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0) {
    return Error(Reason::kDatabaseUnopenable,
                 fmt::format("The database {} cannot be opened for writing: {}.", path,
                             std::strerror(errno)),
                 {{"path", path}});
  }
  close(file);
  return absl::OkStatus();
}

}  // namespace

bool IsFatal(const absl::Status& status) {
  const std::optional<Reason> reason = base::ReasonOf(status);
  return reason == Reason::kStorageFailed || reason == Reason::kDatabaseDamaged;
}

void EndProcess(const absl::Status& status) {
  std::fprintf(stderr, "award: storage failed, the process ends to recover on its next start: %s\n",
               std::string(base::TextOf(status)).c_str());
  _exit(kExitCodeAfterFatal);
}

Database::Database(sqlite3* handle) : handle_(handle) {}

Database::~Database() {
  statements_.clear();
  sqlite3_close(handle_);
}

absl::StatusOr<std::unique_ptr<Database>> Database::Open(const std::string& path, Access access) {
  const bool writes = access == Access::kReadWrite;
  if (writes) RETURN_IF_ERROR(CreateFile(path));
  sqlite3* handle = nullptr;
  const int flags = (writes ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY) | SQLITE_OPEN_NOMUTEX |
                    SQLITE_OPEN_EXRESCODE;
  const int result = sqlite3_open_v2(path.c_str(), &handle, flags, nullptr);
  std::unique_ptr<Database> database(new Database(handle));
  if (result != SQLITE_OK || (writes && sqlite3_db_readonly(handle, "main") != 0)) {
    const char* why = result != SQLITE_OK ? sqlite3_errstr(result) : "it is read-only";
    return Error(Reason::kDatabaseUnopenable,
                 fmt::format("The database {} cannot be opened: {}.", path, why), {{"path", path}});
  }
  RETURN_IF_ERROR(database->SetUp(access));
  return database;
}

absl::Status Database::SetUp(Access access) {
  for (const int option : {SQLITE_DBCONFIG_DEFENSIVE, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE}) {
    if (const int result = sqlite3_db_config(handle_, option, 1, nullptr); result != SQLITE_OK) {
      return ErrorFromResult(result);
    }
  }
  // "text" in double quotes is a column, also when it is misspelt.
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
  RETURN_IF_ERROR(CheckOwner());
  RETURN_IF_ERROR(SetPragmas(access));
  if (access == Access::kReadWrite) {
    sqlite3_commit_hook(handle_, &Database::OnCommit, this);
    sqlite3_wal_hook(handle_, &Database::OnLogGrown, this);
  }
  return absl::OkStatus();
}

absl::Status Database::CheckOwner() {
  const absl::StatusOr<int64_t> id = QueryInt("PRAGMA application_id");
  const bool is_database = id.ok() || base::ReasonOf(id.status()) != Reason::kDatabaseDamaged;
  if (is_database) {
    RETURN_IF_ERROR(id.status());
    if (*id == kApplicationId) return absl::OkStatus();
    ASSIGN_OR_RETURN(const int64_t tables, QueryInt("SELECT count(*) FROM sqlite_schema"));
    if (*id == 0 && tables == 0) return absl::OkStatus();  // A new file.
  }
  const char* path = sqlite3_db_filename(handle_, "main");
  return Error(Reason::kDatabaseForeign,
               fmt::format("{} is not a database of this program; name another file.", path),
               {{"path", path}});
}

absl::Status Database::SetPragmas(Access access) {
  for (const Pragma& pragma : kPragmas) {
    if (access == Access::kReadOnly && !pragma.for_readers) continue;
    RETURN_IF_ERROR(Execute(fmt::format("PRAGMA {} = {}", pragma.name, pragma.value)));
    ASSIGN_OR_RETURN(const std::string actual, QueryText(fmt::format("PRAGMA {}", pragma.name)));
    if (actual != pragma.read_back) {
      return Error(
          Reason::kDatabaseUnopenable,
          fmt::format("The setting {} is {} instead of {}.", pragma.name, actual, pragma.read_back),
          {{"setting", pragma.name}});
    }
  }
  return absl::OkStatus();
}

absl::Status Database::Execute(const std::string& script) {
  const int result = sqlite3_exec(handle_, script.c_str(), nullptr, nullptr, nullptr);
  return result == SQLITE_OK ? absl::OkStatus() : ErrorFromResult(result);
}

absl::StatusOr<int64_t> Database::QueryInt(Sql sql) {
  Statement row = Prepare(sql);
  ASSIGN_OR_RETURN(const bool found, row.Next());
  if (!found) return Error(Reason::kInternal, fmt::format("No row from: {}", sql.text()));
  return row.Int(0);
}

absl::StatusOr<std::string> Database::QueryText(const std::string& sql) {
  std::string text;
  const auto take_first_column = [](void* to, int, char** values, char**) {
    *static_cast<std::string*>(to) = values[0] == nullptr ? "NULL" : values[0];
    return 0;
  };
  const int result = sqlite3_exec(handle_, sql.c_str(), take_first_column, &text, nullptr);
  if (result != SQLITE_OK) return ErrorFromResult(result);
  return text;
}

absl::Status Database::RunOne(Sql sql) { return Prepare(sql).Run(); }

absl::Status Database::Begin(Access access) {
  // A deferred transaction that reads and then writes can find its snapshot outdated, which no
  // waiting cures; so writing takes the lock first.
  return access == Access::kReadWrite ? RunOne("BEGIN IMMEDIATE") : RunOne("BEGIN");
}

absl::Status Database::Commit() {
  may_commit_ = true;
  absl::Status status = RunOne("COMMIT");
  may_commit_ = false;
  return status;
}

absl::Status Database::RollBack() {
  return in_transaction() ? RunOne("ROLLBACK") : absl::OkStatus();
}

bool Database::in_transaction() const { return sqlite3_get_autocommit(handle_) == 0; }

absl::Status Database::Savepoint() { return RunOne("SAVEPOINT unit"); }
absl::Status Database::ReleaseSavepoint() { return RunOne("RELEASE unit"); }
absl::Status Database::RollBackToSavepoint() { return RunOne("ROLLBACK TO unit"); }

absl::StatusOr<bool> Database::CopyLog() {
  int pages = 0;
  int copied = 0;
  const int result =
      sqlite3_wal_checkpoint_v2(handle_, "main", SQLITE_CHECKPOINT_PASSIVE, &pages, &copied);
  if (result != SQLITE_OK) return ErrorFromResult(result);
  if (pages == copied) log_pages_ = 0;
  return pages == copied;
}

absl::Status Database::EmptyLog() {
  const int result =
      sqlite3_wal_checkpoint_v2(handle_, "main", SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
  if (result != SQLITE_OK) return ErrorFromResult(result);
  log_pages_ = 0;
  return absl::OkStatus();
}

absl::Status Database::TakeError() { return std::exchange(error_, absl::OkStatus()); }

void Database::Remember(absl::Status status) {
  if (Gravity(status) > Gravity(error_)) error_ = std::move(status);
}

bool Database::has_deferred_violations() const {
  int current = 0;
  int highest = 0;
  sqlite3_db_status(handle_, SQLITE_DBSTATUS_DEFERRED_FKS, &current, &highest, 0);
  return current != 0;
}

void Database::ExpectNoStatements() const {
  if (statements_in_use_ == 0) return;
  std::fprintf(stderr, "Mistake in a transaction: it kept a statement beyond its end.\n");
  std::abort();
}

int Database::OnCommit(void* database) {
  if (static_cast<Database*>(database)->may_commit_) return 0;
  std::fprintf(stderr, "A commit that did not come through the writer.\n");
  std::abort();
}

int Database::OnLogGrown(void* database, sqlite3*, const char*, int pages) {
  static_cast<Database*>(database)->log_pages_ = pages;
  return SQLITE_OK;
}

absl::Status Database::ErrorFromResult(int result) {
  const std::string text = sqlite3_errmsg(handle_);
  const auto grave = [&](Reason reason, std::string_view what) {
    absl::Status status = Error(reason, fmt::format("{} ({}, code {})", what, text, result));
    Remember(status);
    return status;
  };
  switch (result) {
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
    case SQLITE_CONSTRAINT_UNIQUE: {
      // "UNIQUE constraint failed: sheet.id" names the columns after the colon.
      const size_t colon = text.find(": ");
      return Error(Reason::kAlreadyExists, "A resource with this id or name exists already.",
                   {{"columns", colon == std::string::npos ? text : text.substr(colon + 2)}});
    }
    case SQLITE_CONSTRAINT_FOREIGNKEY:
      return Error(Reason::kReferenceMissing,
                   "The request refers to something that does not exist, or removes something "
                   "that is still referred to.");
    case SQLITE_READONLY:  // A write on a reading connection: our mistake, not the disk's.
      return Error(Reason::kInternal, fmt::format("{} (code {})", text, result));
    default:
      break;
  }
  switch (result & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return Error(Reason::kDatabaseBusy, fmt::format("The database is locked ({}).", result));
    case SQLITE_FULL:
      return grave(Reason::kStorageFull, "The disk has no room; nothing was changed.");
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return grave(Reason::kDatabaseDamaged, "The database is damaged.");
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_NOMEM:
    case SQLITE_PROTOCOL:
    case SQLITE_READONLY:  // With a detail: the file was moved or lost its log.
      return grave(Reason::kStorageFailed, "Reading or writing the database failed.");
    default:
      // Among them CHECK, NOT NULL, STRICT types and triggers: the model should have refused.
      return Error(Reason::kInternal, fmt::format("{} (code {})", text, result));
  }
}

}  // namespace award::storage
