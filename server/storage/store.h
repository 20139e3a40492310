// The database of one season server: many readers, one writer, one file. Everything that is stored
// passes through Read, Submit or Write.
//
//   Submit ──► queue (bounded) ──► writer thread: BEGIN IMMEDIATE
//                                    SAVEPOINT, unit 1, RELEASE or ROLLBACK TO
//                                    SAVEPOINT, unit 2, …            (at most 64)
//                                  COMMIT (synchronous=FULL) ──► every unit's done
//   Read ──► a free read-only connection: BEGIN, function, COMMIT (one snapshot)
#ifndef AWARD_SERVER_STORAGE_STORE_H_
#define AWARD_SERVER_STORAGE_STORE_H_

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "server/base/limits.h"
#include "server/storage/database.h"
#include "server/storage/migrate.h"
#include "server/storage/sqlite.h"
#include "server/storage/writer.h"

namespace award::storage {

struct StoreOptions {
  int readers = 4;       // Read-only connections.
  WriterOptions writer;  // Queue, batch, checkpoints, disk floor.
  std::span<const Migration> migrations = EmbeddedMigrations();
  // Called once on an I/O error or on damage, from the thread that met it. The default writes one
  // line to stderr and ends the process with code 70; a test may return instead, after which
  // nothing is ever acknowledged again.
  std::function<void(const absl::Status&)> on_fatal = EndProcess;
};

// Thread-safe.
class Store {
 public:
  // Takes the lock, opens or creates the file, copies what the log still holds into the file and
  // syncs it (after a failed sync, only rewriting makes the data safe), migrates, and starts the
  // writer.
  // DATABASE_IN_USE: another server has it. DATABASE_NEWER, DATABASE_FOREIGN: as named; unchanged.
  // DATABASE_NOT_LOCAL: network file system. DATABASE_UNOPENABLE: no such folder, no permission.
  // STORAGE_FULL, STORAGE_FAILED, DATABASE_DAMAGED: recovery did not succeed.
  static absl::StatusOr<std::unique_ptr<Store>> Open(const std::string& path,
                                                     StoreOptions options = {});
  ~Store();  // Stops first.

  // Runs `read` on one snapshot and returns what it returns. Waits for a free connection. The
  // function must not keep the transaction, nor call the store.
  absl::Status Read(const std::function<absl::Status(const ReadTransaction&)>& read);

  // Hands a unit to the writer and returns at once; see Unit in writer.h.
  void Submit(Unit unit);

  // Runs `write` as one unit and waits until it is durable or refused. For the console command and
  // tests; a thread that serves calls uses Submit. Must not be called from inside a unit.
  absl::Status Write(const std::function<absl::Status(WriteTransaction&)>& write);

  // Answers what waits, refuses what comes, empties the log into the file and closes it. The
  // second call does nothing. Requires: no Read is running or will come.
  absl::Status Stop();

  const std::string& path() const { return path_; }

 private:
  struct Lock;  // The exclusive lock on <path>.lock.

  Store(std::string path, StoreOptions options, std::unique_ptr<Lock> lock,
        std::unique_ptr<Database> database, std::vector<std::unique_ptr<Database>> readers);

  void Fatal(const absl::Status& status);

  const std::string path_;
  const std::function<void(const absl::Status&)> on_fatal_;
  std::unique_ptr<Lock> lock_;
  std::unique_ptr<Writer> writer_;

  std::mutex mutex_;  // Guards the rest.
  std::condition_variable reader_freed_;
  std::vector<std::unique_ptr<Database>> free_readers_;
  bool is_dead_ = false;  // After an I/O error.
  bool is_stopped_ = false;
};

}  // namespace award::storage

#endif  // AWARD_SERVER_STORAGE_STORE_H_
