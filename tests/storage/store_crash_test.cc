// A server process is killed at random moments while it writes; whatever it had acknowledged must
// be there afterwards, and every unit whole or not at all.
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <memory>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/storage/note_store.h"
#include "tests/testing/matchers.h"
#include "tests/testing/temp_directory.h"

namespace award::storage {
namespace {

using ::award::testing::IsOk;
using ::award::testing::TempDirectory;

constexpr int kKills = 50;
constexpr int kThreads = 4;
constexpr int64_t kIdsPerThread = 1'000'000;
constexpr int kAnswersFile = 3;  // The descriptor on which the child reports what was acknowledged.
constexpr char kPathVariable[] = "AWARD_CRASH_DATABASE";
constexpr char kFirstIdVariable[] = "AWARD_CRASH_FIRST_ID";

// The child: this test binary again, in a process of its own. A fork of a process with threads or
// an open database would not do.
TEST(StoreCrash, DISABLED_WritesUntilItIsKilled) {
  ASSERT_OK_AND_ASSIGN(const std::unique_ptr<Store> store,
                       Store::Open(std::getenv(kPathVariable), NoteOptions()));
  const int64_t first_id = std::stoll(std::getenv(kFirstIdVariable));
  std::vector<std::thread> threads;
  for (int i = 0; i < kThreads; ++i) {
    threads.emplace_back([&store, from = first_id + i * kIdsPerThread] {
      for (int64_t id = from;; ++id) {
        const absl::Status status = store->Write([id](WriteTransaction& t) -> absl::Status {
          RETURN_IF_ERROR(InsertNote(t, id, std::to_string(id) + std::string(300, '.')));
          return t.Prepare("INSERT INTO answer (id, note) VALUES (:id, :id)").Bind(":id", id).Run();
        });
        if (!status.ok() || write(kAnswersFile, &id, sizeof(id)) != sizeof(id)) std::abort();
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
}

struct Child {
  pid_t process = 0;
  int answers = -1;  // Where its acknowledgements are read.
};

Child StartChild(const std::string& path, int64_t first_id) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) std::abort();
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, ends[1], kAnswersFile);
  const std::string path_setting = std::string(kPathVariable) + "=" + path;
  const std::string id_setting = std::string(kFirstIdVariable) + "=" + std::to_string(first_id);
  std::string arguments[] = {"storage_test", "--gtest_filter=*DISABLED_WritesUntilItIsKilled",
                             "--gtest_also_run_disabled_tests"};
  char* argv[] = {arguments[0].data(), arguments[1].data(), arguments[2].data(), nullptr};
  char* environment[] = {const_cast<char*>(path_setting.c_str()),
                         const_cast<char*>(id_setting.c_str()), nullptr};
  Child child;
  if (posix_spawn(&child.process, "/proc/self/exe", &actions, nullptr, argv, environment) != 0) {
    std::abort();
  }
  posix_spawn_file_actions_destroy(&actions);
  close(ends[1]);
  child.answers = ends[0];
  return child;
}

// Lets the child acknowledge so many notes, kills it while its threads write on, and returns
// everything that it acknowledged.
std::vector<int64_t> KillChild(const Child& child, size_t notes) {
  std::vector<int64_t> acknowledged;
  int64_t id = 0;
  while (acknowledged.size() < notes && read(child.answers, &id, sizeof(id)) == sizeof(id)) {
    acknowledged.push_back(id);
  }
  kill(child.process, SIGKILL);
  while (read(child.answers, &id, sizeof(id)) == sizeof(id)) acknowledged.push_back(id);
  close(child.answers);
  int status = 0;
  waitpid(child.process, &status, 0);
  EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL) << "it ended by itself";
  return acknowledged;
}

// Every note of the list is there, and every unit whole: a note and its answer, or neither.
absl::Status CheckNotes(const ReadTransaction& transaction, const std::vector<int64_t>& ids) {
  Statement find = transaction.Prepare("SELECT body FROM note WHERE id = :id");
  for (const int64_t id : ids) {
    ASSIGN_OR_RETURN(const bool found, find.Bind(":id", id).Next());
    EXPECT_TRUE(found) << "lost " << id;
    if (found) RETURN_IF_ERROR(find.Run());
  }
  Statement halves = transaction.Prepare(
      "SELECT count(*) FROM note FULL JOIN answer ON answer.note = note.id "
      "WHERE note.id IS NULL OR answer.id IS NULL");
  RETURN_IF_ERROR(halves.Next().status());
  EXPECT_EQ(halves.Int(0), 0) << "a unit is there by half";
  Statement check = transaction.Prepare("PRAGMA quick_check");
  RETURN_IF_ERROR(check.Next().status());
  EXPECT_EQ(check.Text(0), "ok");
  return absl::OkStatus();
}

TEST(StoreCrash, KillingTheProcessLosesNothingThatWasAcknowledged) {
  TempDirectory directory;
  const std::string path = directory.File("notes.db");
  const unsigned seed = std::random_device()();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  std::vector<int64_t> all;
  for (int kill = 0; kill < kKills; ++kill) {
    SCOPED_TRACE("kill " + std::to_string(kill));
    const Child child = StartChild(path, kill * kThreads * kIdsPerThread);
    const size_t notes = std::uniform_int_distribution<size_t>(0, 30)(random);
    const std::vector<int64_t> acknowledged = KillChild(child, notes);
    all.insert(all.end(), acknowledged.begin(), acknowledged.end());

    ASSERT_OK_AND_ASSIGN(const std::unique_ptr<Store> store, Store::Open(path, NoteOptions()));
    const std::vector<int64_t>& checked = kill + 1 < kKills ? acknowledged : all;
    ASSERT_OK(store->Read(
        [&](const ReadTransaction& transaction) { return CheckNotes(transaction, checked); }));
  }
  EXPECT_GT(all.size(), 100u);
}

}  // namespace
}  // namespace award::storage
