// A file is always at a whole version, moves only forward, and is never touched when it is newer
// or somebody else's.
#include "server/storage/migrate.h"

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
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

class MigrateTest : public ::testing::Test {
 protected:
  absl::StatusOr<std::unique_ptr<Store>> Open(const std::vector<Migration>& migrations) {
    StoreOptions options = NoteOptions();
    options.migrations = migrations;
    return Store::Open(path_, options);
  }
  absl::StatusOr<int64_t> Query(Sql sql) {
    ASSIGN_OR_RETURN(const auto database, Database::Open(path_, Access::kReadWrite));
    return database->QueryInt(sql);
  }
  std::string Bytes() const {
    std::ifstream file(path_, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  }

  TempDirectory directory_;
  const std::string path_ = directory_.File("award.db");
  const Migration first_ = kNoteMigrations[0];
};

TEST_F(MigrateTest, TheEmbeddedScriptsMakeADatabase) {
  ASSERT_OK_AND_ASSIGN(auto store, Store::Open(path_));
  ASSERT_OK(store->Stop());
  EXPECT_THAT(Query("PRAGMA user_version"),
              IsOkAndHolds(static_cast<int64_t>(EmbeddedMigrations().size())));
  EXPECT_THAT(Query("PRAGMA application_id"), IsOkAndHolds(kApplicationId));
  for (size_t i = 0; i < EmbeddedMigrations().size(); ++i) {
    const std::string number = std::to_string(10001 + i).substr(1);
    EXPECT_TRUE(EmbeddedMigrations()[i].name.starts_with(number + "_"));
  }
}

TEST_F(MigrateTest, RunsOnlyWhatIsMissingAndKeepsTheContent) {
  ASSERT_OK_AND_ASSIGN(auto store, Open({first_}));
  ASSERT_OK(store->Write([](WriteTransaction& t) { return InsertNote(t, 1, "kept"); }));
  ASSERT_OK(store->Stop());
  store.reset();
  ASSERT_OK_AND_ASSIGN(store,
                       Open({first_, {"0002_more", "ALTER TABLE note ADD COLUMN more INTEGER"}}));
  EXPECT_THAT(CountNotes(*store), IsOkAndHolds(1));
  ASSERT_OK(store->Stop());
  EXPECT_THAT(Query("PRAGMA user_version"), IsOkAndHolds(2));
  EXPECT_THAT(Query("SELECT count(more) FROM note"), IsOkAndHolds(0));
}

TEST_F(MigrateTest, RollsBackWholeWhenAScriptFails) {
  const Migration broken = {"0002_broken", "CREATE TABLE half (id INTEGER); SELECT nonsense;"};
  EXPECT_THAT(Open({first_, broken}).status(), HasReason(Reason::kInternal));
  EXPECT_THAT(Query("PRAGMA user_version"), IsOkAndHolds(1));
  EXPECT_THAT(Query("SELECT count(*) FROM sqlite_schema WHERE name = 'half'"), IsOkAndHolds(0));
  EXPECT_THAT(Open({first_}), IsOk());  // The program of before still works.
}

TEST_F(MigrateTest, AScriptMayRebuildATableButNotLeaveDanglingReferences) {
  ASSERT_OK_AND_ASSIGN(auto store, Open({first_}));
  ASSERT_OK(store->Write([](WriteTransaction& t) -> absl::Status {
    RETURN_IF_ERROR(InsertNote(t, 1, "one"));
    return t.Prepare("INSERT INTO answer (id, note) VALUES (1, 1)").Run();
  }));
  store.reset();
  const Migration loses = {"0002_loses", "DELETE FROM note"};
  EXPECT_THAT(Open({first_, loses}).status(), HasReason(Reason::kInternal));
  EXPECT_THAT(Query("SELECT count(*) FROM note"), IsOkAndHolds(1));
  const Migration rebuilds = {"0002_rebuilds", R"sql(
      CREATE TABLE new_note (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;
      INSERT INTO new_note SELECT id, body FROM note;
      DROP TABLE note;
      ALTER TABLE new_note RENAME TO note;)sql"};
  ASSERT_OK_AND_ASSIGN(store, Open({first_, rebuilds}));
  EXPECT_THAT(CountNotes(*store), IsOkAndHolds(1));
  // Foreign keys are enforced again afterwards.
  EXPECT_THAT(store->Write([](WriteTransaction& t) {
    return t.Prepare("INSERT INTO answer (id, note) VALUES (2, 99)").Run();
  }),
              HasReason(Reason::kReferenceMissing));
}

TEST_F(MigrateTest, RefusesANewerDatabaseAndLeavesItAlone) {
  ASSERT_OK(Open({first_, {"0002_more", "CREATE TABLE more (id INTEGER) STRICT"}}));
  const std::string before = Bytes();
  const absl::Status status = Open({first_}).status();
  EXPECT_THAT(status, HasReason(Reason::kDatabaseNewer));
  EXPECT_THAT(base::MetadataOf(status), ::testing::Contains(::testing::Pair("version", "2")));
  EXPECT_EQ(Bytes(), before);
}

TEST_F(MigrateTest, RefusesAFileThatIsNotADatabaseAndLeavesItAlone) {
  const std::string letter = "Dear committee,\n" + std::string(2000, 'x');
  std::ofstream(path_) << letter;
  EXPECT_THAT(Open({first_}).status(), HasReason(Reason::kDatabaseForeign));
  EXPECT_EQ(Bytes(), letter);
}

TEST_F(MigrateTest, RefusesTheDatabaseOfAnotherProgramAndLeavesItAlone) {
  ASSERT_OK(Open({first_}));
  {
    ASSERT_OK_AND_ASSIGN(const auto database, Database::Open(path_, Access::kReadWrite));
    ASSERT_OK(database->Begin(Access::kReadWrite));
    ASSERT_OK(database->Execute("PRAGMA application_id = 7"));
    ASSERT_OK(database->Commit());
    ASSERT_OK(database->EmptyLog());
  }
  const std::string before = Bytes();
  EXPECT_THAT(Open({first_}).status(), HasReason(Reason::kDatabaseForeign));
  EXPECT_EQ(Bytes(), before);
}

TEST_F(MigrateTest, SaysWhenTheFolderDoesNotExist) {
  EXPECT_THAT(Store::Open(directory_.File("no/such/folder/award.db")).status(),
              HasReason(Reason::kDatabaseUnopenable));
}

}  // namespace
}  // namespace award::storage
