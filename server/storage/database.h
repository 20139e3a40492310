// One connection to the database file, with its settings and its statement cache. Only store,
// writer and migrate hold connections; everybody else sees transactions (sqlite.h).
#ifndef AWARD_SERVER_STORAGE_DATABASE_H_
#define AWARD_SERVER_STORAGE_DATABASE_H_

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "server/storage/sqlite.h"

struct sqlite3;

namespace award::storage {

// "AWRD": stored in the file's header, so that another program's database is never written to.
inline constexpr int64_t kApplicationId = 0x41575244;

// Whether the error is an I/O error or damage, after which the process must end and recover.
bool IsFatal(const absl::Status& status);

// Writes one line to stderr and ends the process with code 70, running nothing else.
[[noreturn]] void EndProcess(const absl::Status& status);

class Database {
 public:
  enum class Access { kReadOnly, kReadWrite };

  // Opens the file (kReadWrite creates it, readable by its owner only) and sets the pragmas.
  // DATABASE_FOREIGN: not a database, or another program's; it is not touched.
  // DATABASE_UNOPENABLE: the file cannot be opened or created.
  static absl::StatusOr<std::unique_ptr<Database>> Open(const std::string& path, Access access);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  Statement Prepare(Sql sql);

  // Runs a script of statements; for migrations and transaction control. Rows are dropped.
  absl::Status Execute(const std::string& script);
  // The first column of the first row.
  absl::StatusOr<int64_t> QueryInt(const std::string& sql);

  absl::Status Begin(Access access);
  // The only way to commit: any other commit of changes ends the process.
  absl::Status Commit();
  // Does nothing when SQLite has rolled back by itself.
  absl::Status RollBack();
  bool in_transaction() const;

  // Inside a transaction, not nested.
  absl::Status Savepoint();
  absl::Status ReleaseSavepoint();
  absl::Status RollBackToSavepoint();

  // Copies the log into the file and syncs it. TRUNCATE waits for readers and empties the log;
  // DATABASE_BUSY when they do not finish.
  enum class Checkpointing { kPassive, kTruncate };
  absl::Status Checkpoint(Checkpointing kind);
  // Pages in the log after the last commit.
  int log_pages() const { return log_pages_; }

  // The gravest error that any statement met since the last call, so that it counts even when
  // somebody dropped it: STORAGE_FULL, a fatal one, or a wrong read of a column. OK if none.
  absl::Status TakeError();
  // Statements that somebody still holds. 0 at the end of every transaction.
  int statements_in_use() const { return statements_in_use_; }
  // Foreign keys declared as deferred that are not satisfied at this moment.
  bool has_deferred_violations() const;

 private:
  friend class Statement;
  struct Hooks;

  explicit Database(sqlite3* handle);

  absl::Status SetUp(Access access);
  absl::Status ErrorFromResult(int result);
  void Remember(const absl::Status& status);

  sqlite3* handle_;
  std::unordered_map<const char*, std::unique_ptr<Statement::Cached>> statements_;
  absl::Status error_;
  int log_pages_ = 0;
  int statements_in_use_ = 0;
  bool may_commit_ = false;
};

}  // namespace award::storage

#endif  // AWARD_SERVER_STORAGE_DATABASE_H_
