// The writer: units that share a commit keep fates of their own, nothing is answered before it is
// durable, and a full or failing disk loses nothing that was acknowledged.
#include "server/storage/writer.h"

#include <sys/mount.h>
#include <sys/resource.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <functional>
#include <future>
#include <memory>
#include <string>
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
using base::Error;
using base::Reason;
using UnitBody = std::function<absl::StatusOr<Outcome>(WriteTransaction&)>;

UnitBody Inserts(int64_t id, std::string body, Outcome outcome = Outcome::kCommit) {
  return [=](WriteTransaction& transaction) -> absl::StatusOr<Outcome> {
    RETURN_IF_ERROR(InsertNote(transaction, id, body));
    return outcome;
  };
}

class WriterTest : public ::testing::Test {
 protected:
  void Open(StoreOptions options = NoteOptions()) {
    store_.reset();
    options.on_fatal = [this](const absl::Status& status) { fatal_.set_value(status); };
    ASSERT_OK_AND_ASSIGN(store_, Store::Open(path_, options));
  }

  std::future<absl::Status> Submit(UnitBody body, std::function<void()> before_done = nullptr) {
    auto answer = std::make_shared<std::promise<absl::Status>>();
    std::future<absl::Status> future = answer->get_future();
    store_->Submit({std::move(body), [answer, before_done](absl::Status status) {
                      if (before_done) before_done();
                      answer->set_value(std::move(status));
                    }});
    return future;
  }

  // Makes the writer wait inside a unit, so that what is submitted meanwhile shares one batch.
  void Hold() {
    auto entered = std::make_shared<std::promise<void>>();
    released_ = std::promise<void>();
    Submit([entered, release = released_.get_future().share()](WriteTransaction&) {
      entered->set_value();
      release.wait();
      return absl::StatusOr<Outcome>(Outcome::kRollBack);
    });
    entered->get_future().wait();
  }
  void Release() { released_.set_value(); }

  int64_t Count() { return CountNotes(*store_).value_or(-1); }

  TempDirectory directory_;
  std::string path_ = directory_.File("notes.db");
  std::unique_ptr<Store> store_;
  std::promise<void> released_;
  std::promise<absl::Status> fatal_;
};

TEST_F(WriterTest, UnitsThatShareACommitKeepTheirOwnFates) {
  Open();
  Hold();
  auto kept = Submit(Inserts(1, "one"));
  auto refused = Submit([](WriteTransaction& transaction) -> absl::StatusOr<Outcome> {
    RETURN_IF_ERROR(InsertNote(transaction, 2, "two"));
    return Error(Reason::kWindowClosed, "Too late.");
  });
  auto taken = Submit(Inserts(1, "another one"));
  auto misread = Submit([](WriteTransaction& transaction) -> absl::StatusOr<Outcome> {
    RETURN_IF_ERROR(InsertNote(transaction, 3, "three"));
    Statement row = transaction.Prepare("SELECT body FROM note WHERE id = 3");
    RETURN_IF_ERROR(row.Next().status());
    row.Int(0);
    return Outcome::kCommit;
  });
  auto dangling = Submit([](WriteTransaction& transaction) -> absl::StatusOr<Outcome> {
    RETURN_IF_ERROR(transaction.Prepare("INSERT INTO answer (id, note) VALUES (1, 99)").Run());
    return Outcome::kCommit;
  });
  auto kept_too = Submit(Inserts(5, "five"));
  Release();
  EXPECT_THAT(kept.get(), IsOk());
  EXPECT_THAT(refused.get(), HasReason(Reason::kWindowClosed));
  EXPECT_THAT(taken.get(), HasReason(Reason::kAlreadyExists));
  EXPECT_THAT(misread.get(), HasReason(Reason::kInternal));
  EXPECT_THAT(dangling.get(), HasReason(Reason::kReferenceMissing));
  EXPECT_THAT(kept_too.get(), IsOk());
  EXPECT_EQ(Count(), 2);
}

TEST_F(WriterTest, ValidateOnlyKeepsNothingAndSeesItsOwnEffects) {
  Open();
  int64_t seen = 0;
  const auto dry_run = [&](WriteTransaction& transaction) -> absl::StatusOr<Outcome> {
    RETURN_IF_ERROR(InsertNote(transaction, 1, "one"));
    ASSIGN_OR_RETURN(seen, CountNotes(transaction));
    return Outcome::kRollBack;
  };
  Hold();
  auto before = Submit(dry_run);
  auto kept = Submit(Inserts(7, "seven"));
  Release();
  EXPECT_THAT(before.get(), IsOk());
  EXPECT_THAT(kept.get(), IsOk());
  EXPECT_EQ(seen, 1);
  EXPECT_THAT(Submit(dry_run).get(), IsOk());
  EXPECT_EQ(seen, 2);
  EXPECT_EQ(Count(), 1);
}

TEST_F(WriterTest, AnswersOnlyAfterTheWholeBatchIsCommitted) {
  Open();
  int64_t visible = 0;
  Hold();
  auto first = Submit(Inserts(1, "one"), [&] { visible = Count(); });
  auto second = Submit(Inserts(2, "two"));
  Release();
  EXPECT_THAT(first.get(), IsOk());
  EXPECT_THAT(second.get(), IsOk());
  EXPECT_EQ(visible, 2);
}

TEST_F(WriterTest, ABatchIsNotLargerThanItMayBe) {
  StoreOptions options = NoteOptions();
  options.writer.units_per_commit_max = 2;
  Open(options);
  int64_t visible = 0;
  Hold();
  auto first = Submit(Inserts(1, "one"), [&] { visible = Count(); });
  Submit(Inserts(2, "two"));
  auto third = Submit(Inserts(3, "three"));
  Release();
  EXPECT_THAT(first.get(), IsOk());
  EXPECT_THAT(third.get(), IsOk());
  EXPECT_EQ(visible, 2);
}

TEST_F(WriterTest, RefusesAtOnceWhenTheQueueIsFull) {
  StoreOptions options = NoteOptions();
  options.writer.queued_units_max = 2;
  Open(options);
  Hold();
  auto first = Submit(Inserts(1, "one"));
  auto second = Submit(Inserts(2, "two"));
  EXPECT_THAT(Submit(Inserts(3, "three")).get(), HasReason(Reason::kOverloaded));  // Still held.
  Release();
  EXPECT_THAT(first.get(), IsOk());
  EXPECT_THAT(second.get(), IsOk());
  EXPECT_EQ(Count(), 2);
}

TEST_F(WriterTest, StopFinishesTheQueueAndRefusesWhatComes) {
  Open();
  std::vector<std::future<absl::Status>> answers;
  for (int64_t id = 0; id < 200; ++id) {
    answers.push_back(Submit(Inserts(id, std::to_string(id))));
  }
  ASSERT_OK(store_->Stop());
  for (std::future<absl::Status>& answer : answers) EXPECT_THAT(answer.get(), IsOk());
  EXPECT_THAT(Submit(Inserts(500, "late")).get(), HasReason(Reason::kShuttingDown));
  EXPECT_OK(store_->Stop());
  EXPECT_FALSE(std::filesystem::exists(path_ + "-wal") &&
               std::filesystem::file_size(path_ + "-wal") > 0);
  Open();
  EXPECT_EQ(Count(), 200);
}

TEST_F(WriterTest, TheLogStaysSmallUnderLoad) {
  StoreOptions options = NoteOptions();
  options.writer.checkpoint_pages = 20;
  options.writer.idle_time = std::chrono::hours(1);
  Open(options);
  for (int64_t id = 0; id < 100; ++id) ASSERT_OK(Submit(Inserts(id, std::to_string(id))).get());
  EXPECT_LT(std::filesystem::file_size(path_ + "-wal"), 60u * 4096u);
}

TEST_F(WriterTest, AFullFileIsToldToTheWholeBatchAndKeepsNothing) {
  Open();
  // Room for a page or two more. The limit belongs to the connection, which is the writer's.
  ASSERT_OK(Submit([](WriteTransaction& transaction) -> absl::StatusOr<Outcome> {
              Statement limit = transaction.Prepare("PRAGMA max_page_count = 8");
              RETURN_IF_ERROR(limit.Run());
              return Outcome::kCommit;
            }).get());
  Hold();
  auto small = Submit(Inserts(1, "small"));
  auto large = Submit([](WriteTransaction& transaction) -> absl::StatusOr<Outcome> {
    InsertNote(transaction, 2, std::string(1'000'000, 'x')).IgnoreError();  // Even so.
    return Outcome::kCommit;
  });
  auto after = Submit(Inserts(3, "after"));
  Release();
  EXPECT_THAT(small.get(), HasReason(Reason::kStorageFull));
  EXPECT_THAT(large.get(), HasReason(Reason::kStorageFull));
  EXPECT_THAT(after.get(), HasReason(Reason::kStorageFull));
  EXPECT_EQ(Count(), 0);
  EXPECT_THAT(Submit(Inserts(4, "small enough")).get(), IsOk());
  EXPECT_EQ(Count(), 1);
}

TEST_F(WriterTest, RefusesToWriteBelowTheFloorOfFreeSpaceButReads) {
  StoreOptions options = NoteOptions();
  options.writer.free_bytes_min = int64_t{1} << 62;
  Open(options);
  EXPECT_THAT(Submit(Inserts(1, "one")).get(), HasReason(Reason::kStorageFull));
  EXPECT_EQ(Count(), 0);
}

// Needs the right to mount; skipped without it.
TEST_F(WriterTest, AFullDiskLosesNothingAndHealsWithoutRestart) {
  const std::string disk = directory_.File("disk");
  std::filesystem::create_directory(disk);
  if (mount("award-test", disk.c_str(), "tmpfs", 0, "size=2m") != 0) {
    GTEST_SKIP() << "no right to mount a small disk";
  }
  path_ = disk + "/notes.db";
  StoreOptions options = NoteOptions();
  options.writer.checkpoint_pages = 50;
  Open(options);
  const std::string ballast = disk + "/ballast";
  int64_t id = 0;
  for (int round = 0; round < 3; ++round) {
    { std::ofstream(ballast) << std::string(500'000, 'x'); }
    const int64_t before = id;
    absl::Status status;
    while ((status = Submit(Inserts(id, std::to_string(id) + std::string(5000, 'y'))).get()).ok()) {
      ++id;
    }
    EXPECT_THAT(status, HasReason(Reason::kStorageFull));
    EXPECT_EQ(Count(), id);  // Reads go on; every acknowledged note is there, no other.
    std::filesystem::remove(ballast);
    EXPECT_THAT(Submit(Inserts(id, std::to_string(id) + " fits again")).get(), IsOk());
    ++id;
    EXPECT_GT(id, before);
  }
  store_.reset();
  Open(options);
  EXPECT_EQ(Count(), id);
  store_.reset();
  EXPECT_EQ(umount2(disk.c_str(), MNT_DETACH), 0);
}

TEST_F(WriterTest, AfterAnIoErrorNothingIsEverAcknowledgedAgain) {
  Open();
  ASSERT_OK(Submit(Inserts(1, "before")).get());
  // No file may grow beyond this: writing the log then fails, but not for lack of room.
  signal(SIGXFSZ, SIG_IGN);
  rlimit old_limit;
  ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &old_limit), 0);
  rlimit limit = old_limit;
  limit.rlim_cur = 64 * 1024;
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &limit), 0);
  Hold();
  auto small = Submit(Inserts(2, "small"));
  auto large = Submit(Inserts(3, std::string(1'000'000, 'x')));
  Release();
  const absl::Status fatal = fatal_.get_future().get();
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &old_limit), 0);
  EXPECT_THAT(fatal, HasReason(Reason::kStorageFailed));
  // The disk is well again, but only a new process may trust it.
  EXPECT_THAT(Submit(Inserts(4, "later")).get(), HasReason(Reason::kStorageFailed));
  EXPECT_THAT(store_->Read([](const ReadTransaction&) { return absl::OkStatus(); }),
              HasReason(Reason::kStorageFailed));
  store_->Stop().IgnoreError();
  // Nobody was answered: the promises of the batch were dropped.
  EXPECT_THROW(small.get(), std::future_error);
  EXPECT_THROW(large.get(), std::future_error);
  Open();
  EXPECT_EQ(Count(), 1);
}

TEST_F(WriterTest, WriteTellsThatTheOutcomeIsUnknownWhenTheDiskFails) {
  Open();
  signal(SIGXFSZ, SIG_IGN);
  rlimit old_limit;
  ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &old_limit), 0);
  rlimit limit = old_limit;
  limit.rlim_cur = 64 * 1024;
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &limit), 0);
  const absl::Status status = store_->Write([](WriteTransaction& transaction) {
    return InsertNote(transaction, 1, std::string(1'000'000, 'x'));
  });
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &old_limit), 0);
  EXPECT_THAT(status, HasReason(Reason::kStorageFailed));
}

TEST(WriterDeathTest, AUnitThatCommitsOrEndsItsTransactionEndsTheProcess) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  const auto run = [](Sql sql) {
    TempDirectory directory;
    const auto store = Store::Open(directory.File("notes.db"), NoteOptions());
    (*store)
        ->Write([sql](WriteTransaction& transaction) {
          RETURN_IF_ERROR(InsertNote(transaction, 1, "one"));
          return transaction.Prepare(sql).Run();
        })
        .IgnoreError();
  };
  EXPECT_DEATH(run("COMMIT"), "did not come through the writer");
  EXPECT_DEATH(run("ROLLBACK"), "ended the transaction of its batch");
}

TEST(WriterDeathTest, AUnitThatKeepsAStatementEndsTheProcess) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  const auto run = [] {
    TempDirectory directory;
    const auto store = Store::Open(directory.File("notes.db"), NoteOptions());
    std::unique_ptr<Statement> kept;
    (*store)
        ->Write([&kept](WriteTransaction& transaction) {
          kept = std::make_unique<Statement>(transaction.Prepare("SELECT 1"));
          return absl::OkStatus();
        })
        .IgnoreError();
  };
  EXPECT_DEATH(run(), "kept a statement beyond its end");
}

TEST(WriterDeathTest, AnIoErrorEndsTheProcessWithOneLine) {
  EXPECT_EXIT(EndProcess(Error(Reason::kStorageFailed, "The disk broke.")),
              ::testing::ExitedWithCode(70), "^award: storage failed.*The disk broke\\.\n$");
  EXPECT_TRUE(IsFatal(Error(Reason::kDatabaseDamaged, "")));
  EXPECT_FALSE(IsFatal(Error(Reason::kStorageFull, "")));
}

}  // namespace
}  // namespace award::storage
