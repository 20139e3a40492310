// Opening in the order that makes a crash harmless, the pool of readers, and the way to the writer.
#include "server/storage/store.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <future>
#include <system_error>
#include <utility>

#include "fmt/format.h"
#include "server/base/error.h"
#include "server/base/status_macros.h"

namespace award::storage {
namespace {

using base::Error;
using base::Reason;

// From linux/magic.h and the kernel's smb sources.
constexpr uint32_t kNetworkFileSystems[] = {0x6969 /* NFS */, 0xFF534D42 /* CIFS */,
                                            0xFE534D42 /* SMB 2 */, 0x517B /* SMB */};

absl::Status CheckLocal(const std::string& path, int file) {
  struct statfs file_system;
  if (fstatfs(file, &file_system) != 0) return absl::OkStatus();  // Opening will say more.
  for (const uint32_t magic : kNetworkFileSystems) {
    if (static_cast<uint32_t>(file_system.f_type) != magic) continue;
    return Error(Reason::kDatabaseNotLocal,
                 fmt::format("{} lies on a network file system; use a local disk.", path),
                 {{"path", path}});
  }
  return absl::OkStatus();
}

// Tells the waiting thread of Store::Write what became of its unit, also when the unit is dropped
// unanswered.
class Answer {
 public:
  ~Answer() {
    if (!given_) {
      Give(Error(Reason::kStorageFailed,
                 "The disk failed; whether the change was kept is unknown."));
    }
  }
  void Give(absl::Status status) {
    given_ = true;
    promise_.set_value(std::move(status));
  }
  std::future<absl::Status> future() { return promise_.get_future(); }

 private:
  std::promise<absl::Status> promise_;
  bool given_ = false;
};

}  // namespace

// Held from before the file is opened until after it is closed. The lock goes with the process,
// however that ends; the file stays and means nothing by itself.
struct Store::Lock {
  int file = -1;

  ~Lock() {
    if (file >= 0) close(file);
  }

  static absl::StatusOr<std::unique_ptr<Lock>> Take(const std::string& path) {
    auto lock = std::make_unique<Lock>();
    const std::string lock_path = path + ".lock";
    lock->file = open(lock_path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (lock->file < 0) {
      return Error(
          Reason::kDatabaseUnopenable,
          fmt::format("The file {} cannot be created: {}.", lock_path, std::strerror(errno)),
          {{"path", path}});
    }
    RETURN_IF_ERROR(CheckLocal(path, lock->file));
    if (flock(lock->file, LOCK_EX | LOCK_NB) != 0) {
      return Error(Reason::kDatabaseInUse,
                   fmt::format("Another server has {} open; stop it first.", path),
                   {{"path", path}});
    }
    return lock;
  }
};

absl::StatusOr<std::unique_ptr<Store>> Store::Open(const std::string& path, StoreOptions options) {
  // One file has one name, so that one lock guards it.
  std::error_code error;
  const std::filesystem::path canonical = std::filesystem::weakly_canonical(path, error);
  const std::string file = error ? path : canonical.string();

  ASSIGN_OR_RETURN(std::unique_ptr<Lock> lock, Lock::Take(file));
  ASSIGN_OR_RETURN(std::unique_ptr<Database> database, Database::Open(file, Access::kReadWrite));
  RETURN_IF_ERROR(CheckVersion(*database, options.migrations));
  // If the last process ended because a sync failed, the kernel may show pages of the log that
  // are not on the disk. Copying all of them into the file and syncing makes them real.
  RETURN_IF_ERROR(database->EmptyLog());
  RETURN_IF_ERROR(Migrate(*database, options.migrations));

  std::vector<std::unique_ptr<Database>> readers;
  for (int i = 0; i < options.readers; ++i) {
    ASSIGN_OR_RETURN(readers.emplace_back(), Database::Open(file, Access::kReadOnly));
  }
  return std::unique_ptr<Store>(new Store(file, std::move(options), std::move(lock),
                                          std::move(database), std::move(readers)));
}

Store::Store(std::string path, StoreOptions options, std::unique_ptr<Lock> lock,
             std::unique_ptr<Database> database, std::vector<std::unique_ptr<Database>> readers)
    : path_(std::move(path)),
      on_fatal_(std::move(options.on_fatal)),
      lock_(std::move(lock)),
      free_readers_(std::move(readers)) {
  writer_ = std::make_unique<Writer>(std::move(database), path_, options.writer,
                                     [this](const absl::Status& status) { Fatal(status); });
}

Store::~Store() { Stop().IgnoreError(); }

absl::Status Store::Read(const std::function<absl::Status(const ReadTransaction&)>& read) {
  std::unique_ptr<Database> database;
  {
    std::unique_lock lock(mutex_);
    reader_freed_.wait(lock, [this] { return !free_readers_.empty() || is_dead_ || is_stopped_; });
    if (is_dead_) return Error(Reason::kStorageFailed, "The disk failed; restart the server.");
    if (is_stopped_) return Error(Reason::kShuttingDown, "The server is stopping.");
    database = std::move(free_readers_.back());
    free_readers_.pop_back();
  }
  absl::Status status = database->Begin(Access::kReadOnly);
  if (status.ok()) status = read(ReadTransaction(*database));
  database->ExpectNoStatements();
  const absl::Status end = database->RollBack();
  // An error that the function dropped counts all the same.
  if (absl::Status error = database->TakeError(); !error.ok()) status = std::move(error);
  if (status.ok()) status = end;
  {
    const std::scoped_lock lock(mutex_);
    free_readers_.push_back(std::move(database));
  }
  reader_freed_.notify_one();
  if (IsFatal(status)) Fatal(status);
  return status;
}

void Store::Submit(Unit unit) {
  bool is_dead = false;
  {
    const std::scoped_lock lock(mutex_);
    is_dead = is_dead_;
  }
  if (is_dead) {
    unit.done(Error(Reason::kStorageFailed, "The disk failed; restart the server."));
  } else {
    writer_->Submit(std::move(unit));
  }
}

absl::Status Store::Write(const std::function<absl::Status(WriteTransaction&)>& write) {
  auto answer = std::make_shared<Answer>();
  std::future<absl::Status> result = answer->future();
  const auto run = [&write](WriteTransaction& transaction) -> absl::StatusOr<Outcome> {
    RETURN_IF_ERROR(write(transaction));
    return Outcome::kCommit;
  };
  Submit({run,
          [answer = std::move(answer)](absl::Status status) { answer->Give(std::move(status)); }});
  return result.get();
}

absl::Status Store::Stop() {
  {
    const std::scoped_lock lock(mutex_);
    if (is_stopped_) return absl::OkStatus();
    is_stopped_ = true;
    free_readers_.clear();  // Before the log is emptied, which waits for readers.
  }
  reader_freed_.notify_all();
  const absl::Status status = writer_->Stop();
  lock_.reset();
  return status;
}

void Store::Fatal(const absl::Status& status) {
  {
    const std::scoped_lock lock(mutex_);
    if (is_dead_) return;
    is_dead_ = true;
  }
  reader_freed_.notify_all();
  on_fatal_(status);
}

}  // namespace award::storage
