// The one thread that writes. It commits the units that wait together, each in a savepoint of its
// own, and answers them when the commit is on the disk. Only this thread moves the write-ahead log
// into the file: SQLite before 3.51.3 can damage a file when another connection does.
#ifndef AWARD_SERVER_STORAGE_WRITER_H_
#define AWARD_SERVER_STORAGE_WRITER_H_

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "server/base/limits.h"
#include "server/storage/database.h"
#include "server/storage/sqlite.h"

namespace award::storage {

// What becomes of a unit that ran without error.
enum class Outcome {
  kCommit,    // Keep its effects.
  kRollBack,  // validate_only: the reply is computed, nothing is kept.
};

// One mutating call.
struct Unit {
  // Runs on the writer's thread inside the unit's savepoint. An error rolls back this unit alone.
  // Must not keep the transaction, and must not wait for anything.
  std::function<absl::StatusOr<Outcome>(WriteTransaction&)> run;

  // Called exactly once: OK when the unit is durable (or rolled back as it wished), otherwise its
  // own error, or OVERLOADED (queue full), SHUTTING_DOWN, STORAGE_FULL (the whole batch). After an
  // I/O error it is never called, since nobody knows the outcome. Runs on the writer's thread, or
  // inside Submit when refused there; it must be short and must not call Write.
  std::function<void(absl::Status)> done;
};

struct WriterOptions {
  int queued_units_max = base::kQueuedUnitsMax;
  int units_per_commit_max = base::kUnitsPerCommitMax;
  int64_t free_bytes_min = base::kFreeBytesMin;  // 0: no floor.
  int checkpoint_pages = 4000;                   // The log is copied into the file from here on …
  std::chrono::milliseconds idle_time{200};      // … and whenever nothing came for this long.
};

// Thread-safe.
class Writer {
 public:
  // `database` is the only read-write connection. `on_fatal` is called on the writer's thread.
  Writer(std::unique_ptr<Database> database, std::string path, WriterOptions options,
         std::function<void(const absl::Status&)> on_fatal);
  ~Writer();  // Stops first.

  void Submit(Unit unit);

  // Finishes the queue, ends the thread, empties the log, closes the connection.
  absl::Status Stop();

 private:
  void Loop();
  void RunBatch(std::vector<Unit>& batch);
  // What the unit will be told if the batch commits; sets any_kept when it left something.
  absl::Status RunUnit(Unit& unit, bool& any_kept);
  absl::Status FreeSpace() const;
  void CopyLog();
  void Die(const absl::Status& status);

  std::unique_ptr<Database> database_;
  const std::string path_;
  const WriterOptions options_;
  const std::function<void(const absl::Status&)> on_fatal_;

  std::mutex mutex_;  // Guards the three below.
  std::condition_variable changed_;
  std::deque<Unit> queue_;
  enum class State { kOpen, kStopping, kDead } state_ = State::kOpen;

  int next_copy_pages_;  // Used by the thread alone, as is database_.
  std::thread thread_;   // Last, so that it starts when all else is there.
};

}  // namespace award::storage

#endif  // AWARD_SERVER_STORAGE_WRITER_H_
