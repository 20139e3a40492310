// The writer thread: take what waits, run it, commit once, answer.
#include "server/storage/writer.h"

#include <sys/statvfs.h>

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

// Whether an error concerns the whole batch, not one unit.
bool EndsBatch(const absl::Status& status) {
  return IsFatal(status) || base::ReasonOf(status) == Reason::kStorageFull;
}

}  // namespace

Writer::Writer(std::unique_ptr<Database> database, std::string path, WriterOptions options,
               std::function<void(const absl::Status&)> on_fatal)
    : database_(std::move(database)),
      path_(std::move(path)),
      options_(options),
      on_fatal_(std::move(on_fatal)),
      next_copy_pages_(options.checkpoint_pages),
      thread_([this] { Loop(); }) {}

Writer::~Writer() { Stop().IgnoreError(); }

void Writer::Submit(Unit unit) {
  absl::Status refusal;
  {
    const std::scoped_lock lock(mutex_);
    if (state_ == State::kDead) {
      refusal = Error(Reason::kStorageFailed, "The disk failed; the server must be restarted.");
    } else if (state_ == State::kStopping) {
      refusal = Error(Reason::kShuttingDown, "The server is stopping; nothing was changed.");
    } else if (queue_.size() >= static_cast<size_t>(options_.queued_units_max)) {
      refusal = Error(Reason::kOverloaded, "Too many calls wait already; try again shortly.");
    } else {
      queue_.push_back(std::move(unit));
    }
  }
  if (refusal.ok()) {
    changed_.notify_one();
  } else {
    unit.done(std::move(refusal));
  }
}

absl::Status Writer::Stop() {
  if (!thread_.joinable()) return absl::OkStatus();
  {
    const std::scoped_lock lock(mutex_);
    if (state_ == State::kOpen) state_ = State::kStopping;
  }
  changed_.notify_one();
  thread_.join();
  const bool is_dead = state_ == State::kDead;  // Nobody else is left to change it.
  // After a failed write, only a new process may touch the file: the kernel may hold pages as
  // clean that never reached the disk.
  absl::Status status =
      is_dead ? Error(Reason::kStorageFailed, "The disk failed.") : database_->EmptyLog();
  database_.reset();
  return status;
}

void Writer::Loop() {
  std::vector<Unit> batch;
  while (true) {
    bool idle = false;
    {
      std::unique_lock lock(mutex_);
      const auto has_work = [this] { return !queue_.empty() || state_ != State::kOpen; };
      if (database_->log_pages() > 0) {
        idle = !changed_.wait_for(lock, options_.idle_time, has_work);
      } else {
        changed_.wait(lock, has_work);
      }
      if (state_ == State::kDead || (!idle && queue_.empty())) return;
      while (!queue_.empty() && batch.size() < static_cast<size_t>(options_.units_per_commit_max)) {
        batch.push_back(std::move(queue_.front()));
        queue_.pop_front();
      }
    }
    if (!batch.empty()) RunBatch(batch);
    batch.clear();
    if (idle || database_->log_pages() >= next_copy_pages_) CopyLog();
  }
}

void Writer::RunBatch(std::vector<Unit>& batch) {
  std::vector<absl::Status> fates(batch.size());
  absl::Status whole = FreeSpace();
  if (whole.ok()) whole = database_->Begin(Access::kReadWrite);
  bool any_kept = false;
  for (size_t i = 0; i < batch.size() && whole.ok(); ++i) {
    fates[i] = RunUnit(batch[i], any_kept);
    if (EndsBatch(fates[i])) whole = fates[i];
  }
  // A batch of refusals and dry runs needs no sync.
  if (whole.ok()) whole = any_kept ? database_->Commit() : database_->RollBack();
  if (!whole.ok()) {
    if (IsFatal(whole)) return Die(whole);
    if (const absl::Status status = database_->RollBack(); !status.ok()) return Die(status);
    database_->TakeError().IgnoreError();  // It is what `whole` says.
    fates.assign(batch.size(), whole);
  }
  for (size_t i = 0; i < batch.size(); ++i) batch[i].done(std::move(fates[i]));
}

absl::Status Writer::RunUnit(Unit& unit, bool& any_kept) {
  RETURN_IF_ERROR(database_->Savepoint());
  WriteTransaction transaction(*database_);
  absl::StatusOr<Outcome> outcome = unit.run(transaction);
  database_->ExpectNoStatements();
  if (absl::Status error = database_->TakeError(); !error.ok()) {
    if (EndsBatch(error)) return error;  // SQLite may have rolled back everything already.
    outcome = std::move(error);
  }
  if (!database_->in_transaction()) {
    std::fprintf(stderr, "Mistake in a unit: it ended the transaction of its batch.\n");
    std::abort();
  }
  if (outcome.ok() && *outcome == Outcome::kCommit && database_->has_deferred_violations()) {
    outcome = Error(Reason::kReferenceMissing, "Something refers to what does not exist.");
  }
  const bool kept = outcome.ok() && *outcome == Outcome::kCommit;
  if (!kept) RETURN_IF_ERROR(database_->RollBackToSavepoint());
  RETURN_IF_ERROR(database_->ReleaseSavepoint());
  any_kept = any_kept || kept;
  return outcome.status();
}

absl::Status Writer::FreeSpace() const {
  if (options_.free_bytes_min <= 0) return absl::OkStatus();
  struct statvfs file_system;
  if (statvfs(path_.c_str(), &file_system) != 0) {
    return Error(Reason::kStorageFailed, fmt::format("The file system of {} cannot be read: {}.",
                                                     path_, std::strerror(errno)));
  }
  const uint64_t free_bytes = file_system.f_bavail * file_system.f_frsize;
  if (free_bytes >= static_cast<uint64_t>(options_.free_bytes_min)) return absl::OkStatus();
  return Error(Reason::kStorageFull,
               fmt::format("The disk has {} bytes free, {} are needed; nothing was changed.",
                           free_bytes, options_.free_bytes_min),
               {{"free_bytes", fmt::format("{}", free_bytes)},
                {"free_bytes_min", fmt::format("{}", options_.free_bytes_min)}});
}

void Writer::CopyLog() {
  const absl::StatusOr<bool> all = database_->CopyLog();
  if (IsFatal(all.status())) return Die(all.status());
  // A full disk or a long read stops the copy, not the service: the log keeps everything. Then
  // the next attempt waits until the log has grown again.
  database_->TakeError().IgnoreError();
  const bool copied = all.ok() && *all;
  next_copy_pages_ = (copied ? 0 : database_->log_pages()) + options_.checkpoint_pages;
}

void Writer::Die(const absl::Status& status) {
  std::deque<Unit> dropped;
  {
    const std::scoped_lock lock(mutex_);
    state_ = State::kDead;
    dropped.swap(queue_);
  }
  on_fatal_(status);
}

}  // namespace award::storage
