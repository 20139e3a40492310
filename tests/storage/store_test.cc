// The store: one server for one file, snapshots for readers, writers that cannot lose an update.
#include "server/storage/store.h"

#include <atomic>
#include <filesystem>
#include <fstream>
#include <future>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "server/base/error.h"
#include "tests/storage/note_store.h"
#include "tests/testing/matchers.h"
#include "tests/testing/temp_directory.h"

namespace award::storage {
namespace {

using ::award::testing::HasReason;
using ::award::testing::IsOk;
using ::award::testing::IsOkAndHolds;
using ::award::testing::TempDirectory;
using base::Reason;

class StoreTest : public ::testing::Test {
 protected:
  void SetUp() override { Open(NoteOptions()); }

  void Open(const StoreOptions& options) {
    store_.reset();
    ASSERT_OK_AND_ASSIGN(store_, Store::Open(path_, options));
  }
  absl::Status Insert(int64_t id, std::string_view body) {
    return store_->Write([&](WriteTransaction& t) { return InsertNote(t, id, body); });
  }

  TempDirectory directory_;
  const std::string path_ = directory_.File("notes.db");
  std::unique_ptr<Store> store_;
};

TEST_F(StoreTest, RefusesASecondServerOnTheSameFile) {
  ASSERT_OK(Insert(1, "one"));
  EXPECT_THAT(Store::Open(path_, NoteOptions()).status(), HasReason(Reason::kDatabaseInUse));
  // By another name too.
  const std::string other_name = directory_.File("link.db");
  std::filesystem::create_symlink(path_, other_name);
  EXPECT_THAT(Store::Open(other_name, NoteOptions()).status(), HasReason(Reason::kDatabaseInUse));
  EXPECT_THAT(CountNotes(*store_), IsOkAndHolds(1));
  ASSERT_OK(store_->Stop());
  EXPECT_THAT(Store::Open(other_name, NoteOptions()), IsOk());
}

// After a failed sync, pages of the log may be in memory alone: they must be written to the file
// before anything is acknowledged again.
TEST_F(StoreTest, OpeningCopiesTheWholeLogIntoTheFile) {
  ASSERT_OK(Insert(1, "only in the log"));
  const std::string crashed = directory_.File("crashed.db");
  std::filesystem::copy_file(path_, crashed);
  std::filesystem::copy_file(path_ + "-wal", crashed + "-wal");
  ASSERT_GT(std::filesystem::file_size(crashed + "-wal"), 0u);
  ASSERT_OK_AND_ASSIGN(const std::unique_ptr<Store> store, Store::Open(crashed, NoteOptions()));
  EXPECT_EQ(std::filesystem::file_size(crashed + "-wal"), 0u);
  EXPECT_THAT(CountNotes(*store), IsOkAndHolds(1));
}

TEST_F(StoreTest, TheWriterSyncsEveryCommitAndEnforcesReferences) {
  ASSERT_OK(store_->Write([](WriteTransaction& t) -> absl::Status {
    struct Setting {
      Sql pragma;
      int64_t value;
    };
    constexpr Setting kSettings[] = {{"PRAGMA synchronous", 2},
                                     {"PRAGMA foreign_keys", 1},
                                     {"PRAGMA trusted_schema", 0},
                                     {"PRAGMA cell_size_check", 1},
                                     {"PRAGMA wal_autocheckpoint", 0}};
    for (const Setting& setting : kSettings) {
      Statement row = t.Prepare(setting.pragma);
      RETURN_IF_ERROR(row.Next().status());
      EXPECT_EQ(row.Int(0), setting.value) << setting.pragma.text();
    }
    return absl::OkStatus();
  }));
}

TEST_F(StoreTest, AReadSeesOneSnapshotWhileWritesGoOn) {
  ASSERT_OK(Insert(1, "one"));
  const absl::Status status = store_->Read([&](const ReadTransaction& transaction) -> absl::Status {
    EXPECT_THAT(CountNotes(transaction), IsOkAndHolds(1));
    std::thread writer([&] { EXPECT_OK(Insert(2, "two")); });
    writer.join();
    EXPECT_THAT(CountNotes(transaction), IsOkAndHolds(1));
    return absl::OkStatus();
  });
  EXPECT_OK(status);
  EXPECT_THAT(CountNotes(*store_), IsOkAndHolds(2));
}

TEST_F(StoreTest, ReturnsTheErrorOfTheReaderAndServesTheNextOne) {
  for (int i = 0; i < 10; ++i) {  // More often than there are connections.
    EXPECT_THAT(
        store_->Read([](const ReadTransaction&) { return base::Error(Reason::kNotFound, "No."); }),
        HasReason(Reason::kNotFound));
    // A wrong read counts although its reader forgets it.
    EXPECT_THAT(store_->Read([](const ReadTransaction& transaction) -> absl::Status {
      Statement row = transaction.Prepare("SELECT 'text'");
      RETURN_IF_ERROR(row.Next().status());
      row.Int(0);
      return absl::OkStatus();
    }),
                HasReason(Reason::kInternal));
    EXPECT_THAT(CountNotes(*store_), IsOkAndHolds(0));
  }
}

TEST_F(StoreTest, OfTwoWritersWithTheSameRevisionExactlyOneWins) {
  ASSERT_OK(Insert(1, "revision 0"));
  std::atomic<int> winners = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&, i] {
      const absl::Status status = store_->Write([i](WriteTransaction& t) -> absl::Status {
        Statement update =
            t.Prepare("UPDATE note SET body = :new WHERE id = 1 AND body = 'revision 0'");
        RETURN_IF_ERROR(update.Bind(":new", "revision 1 by " + std::to_string(i)).Run());
        if (update.changes() == 0) return base::Error(Reason::kEtagMismatch, "Changed.");
        return absl::OkStatus();
      });
      if (status.ok()) ++winners;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(winners, 1);
}

TEST_F(StoreTest, ManyReadersAndWritersAgreeOnWhatIsThere) {
  constexpr int kThreads = 8;
  constexpr int kNotes = 50;
  std::vector<std::thread> threads;
  for (int i = 0; i < kThreads; ++i) {
    threads.emplace_back([&, i] {
      for (int n = 0; n < kNotes; ++n) {
        const int64_t id = i * kNotes + n;
        EXPECT_OK(Insert(id, std::to_string(id)));
        // What was acknowledged is seen at once.
        EXPECT_OK(store_->Read([id](const ReadTransaction& transaction) -> absl::Status {
          Statement row = transaction.Prepare("SELECT body FROM note WHERE id = :id");
          EXPECT_THAT(row.Bind(":id", id).Next(), IsOkAndHolds(true));
          EXPECT_EQ(row.Text(0), std::to_string(id));
          return absl::OkStatus();
        }));
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_THAT(CountNotes(*store_), IsOkAndHolds(kThreads * kNotes));
}

TEST_F(StoreTest, DamageEndsTheService) {
  for (int64_t id = 0; id < 300; ++id) ASSERT_OK(Insert(id, std::to_string(id)));
  ASSERT_OK(store_->Stop());
  {
    // Page 1 holds the header and the schema; everything behind it becomes rubbish.
    std::fstream file(path_, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(4096);
    file << std::string(std::filesystem::file_size(path_) - 4096, '\xA5');
  }
  std::promise<absl::Status> fatal;
  StoreOptions options = NoteOptions();
  options.on_fatal = [&](const absl::Status& status) { fatal.set_value(status); };
  Open(options);
  EXPECT_THAT(CountNotes(*store_), HasReason(Reason::kDatabaseDamaged));
  EXPECT_THAT(fatal.get_future().get(), HasReason(Reason::kDatabaseDamaged));
  EXPECT_THAT(Insert(1000, "x"), HasReason(Reason::kStorageFailed));
}

}  // namespace
}  // namespace award::storage
