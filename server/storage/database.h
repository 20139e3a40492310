// One connection to the database file, with its settings and its statement cache. Only store,
// writer and migrate hold connections; everybody else sees transactions (sqlite.h).
#ifndef AWARD_SERVER_STORAGE_DATABASE_H_
#define AWARD_SERVER_STORAGE_DATABASE_H_

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "server/storage/sqlite.h"

struct sqlite3;
struct sqlite3_stmt;

namespace award::storage {

// "AWRD": stored in the file's header, so that another program's database is never written to.
inline constexpr int64_t kApplicationId = 0x41575244;

// Whether the error is an I/O error or damage, after which the process must end and recover.
bool IsFatal(const absl::Status& status);

// Writes one line to stderr and ends the process with code 70, running nothing else.
void EndProcess(const absl::Status& status);

enum class Access { kReadOnly, kReadWrite };

// Used by one thread at a time.
class Database {
 public:
  // Opens the file (kReadWrite creates it, readable by its owner only) and sets the pragmas.
  // DATABASE_FOREIGN: not a database, or another program's; it is not touched.
  // DATABASE_UNOPENABLE: the file cannot be opened, created or written.
  static absl::StatusOr<std::unique_ptr<Database>> Open(const std::string& path, Access access);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  Statement Prepare(Sql sql);

  // Runs a script of statements; rows are dropped. For migrations.
  absl::Status Execute(const std::string& script);
  // The first column of the first row, which must be an integer.
  absl::StatusOr<int64_t> QueryInt(Sql sql);

  // Reading is one snapshot from the first statement on; writing takes the write lock at once.
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

  // Copies the log into the file and syncs it, as far as readers allow; true when all of it.
  absl::StatusOr<bool> CopyLog();
  // The same, waits for readers and leaves the log empty.
  // DATABASE_BUSY: a reader did not finish in time.
  absl::Status EmptyLog();
  // Pages in the log that may not have been copied.
  int log_pages() const { return log_pages_; }

  // The gravest error that any statement met since the last call, so that it counts even when
  // somebody dropped it: a fatal one, STORAGE_FULL, or a wrong read of a column. OK if none.
  absl::Status TakeError();
  // Ends the process when somebody still holds a statement: at the end of every transaction.
  void ExpectNoStatements() const;
  // Whether a foreign key declared as deferred is not satisfied at this moment.
  bool has_deferred_violations() const;

 private:
  friend class Statement;

  explicit Database(sqlite3* handle);

  absl::Status SetUp(Access access);
  absl::Status CheckOwner();
  absl::Status SetPragmas(Access access);
  absl::Status RunOne(Sql sql);
  absl::StatusOr<std::string> QueryText(const std::string& sql);
  // The error of a SQLite result code, and remembers the grave ones for TakeError.
  absl::Status ErrorFromResult(int result);
  void Remember(absl::Status status);

  static int OnCommit(void* database);
  static int OnLogGrown(void* database, sqlite3* handle, const char* name, int pages);

  sqlite3* const handle_;
  std::unordered_map<const char*, std::unique_ptr<Statement::Cached>> statements_;
  absl::Status error_;
  int log_pages_ = 0;
  int statements_in_use_ = 0;
  bool may_commit_ = false;
};

// A prepared statement in the cache of its connection.
struct Statement::Cached {
  Database& database;
  const char* sql;
  bool is_kept = true;  // False: a second use at the same time; goes when it ends.
  bool in_use = false;
  sqlite3_stmt* handle = nullptr;  // Null when `error` says why.
  absl::Status error;
  std::vector<bool> bound;  // By parameter.
  bool is_running = false;  // Between the first step and the reset.
  int64_t changes = 0;

  Cached(Database& owner, const char* text);
  ~Cached();
  void Reset();
};

}  // namespace award::storage

#endif  // AWARD_SERVER_STORAGE_DATABASE_H_
