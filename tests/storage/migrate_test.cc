// A file is always at a whole version, moves only forward, and is never touched when it is newer
// or somebody else's.
#include "server/storage/migrate.h"

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "server/storage/invariants.h"
#include "server/storage/seasons.h"
#include "server/storage/tabulations.h"
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

// What the first release wrote, brought to what later ones read.
TEST_F(MigrateTest, TheFirstReleasesSeasonsKeepTheirMeaning) {
  const auto embedded = EmbeddedMigrations();
  ASSERT_OK_AND_ASSIGN(auto store, Open({embedded.begin(), embedded.begin() + 5}));
  ASSERT_OK(store->Write([](WriteTransaction& t) -> absl::Status {
    for (
        const Sql sql :
        {Sql("INSERT INTO season VALUES ('116', '評選', 'CONSENSUS', 1, 'RANK_SUM', 2, 7000, 8000, "
             "1000, 1500, 2000, 5, 0, 1, 9, 50, 33, 1, 3000, zeroblob(32), 1, 2, 3, 4, 5, 6, 7, "
             "8, 9, 10)"),
         Sql("INSERT INTO category VALUES ('116', 'digital', 0, '數位創新加值', 2)"),
         Sql("INSERT INTO dimension VALUES ('116', 'digital', '1', 0, '構面一', 10000)"),
         Sql("INSERT INTO item VALUES ('116', 'digital', '1-1', '1', 0, '項目', 1)"),
         Sql("INSERT INTO agency VALUES ('civil', '民政局', NULL, 'FIRST_LEVEL', NULL, 1, 1, 1)"),
         Sql("INSERT INTO tabulation VALUES ('116', 't', 1, 'FIRST', 'RANK_SUM', zeroblob(32), "
             "zeroblob(32), 1)"),
         Sql("INSERT INTO category_result VALUES ('116', 't', 'digital', 0, '')"),
         Sql("INSERT INTO line VALUES ('116', 't', 'digital', 0, 'a', '題目', 'civil', 1, 1, '90', "
             "'1', 1, 2, '0', 'NONE', 0, '', 1, 1, '')"),
         Sql("INSERT INTO line VALUES ('116', 't', 'digital', 1, 'b', '題目', 'civil', 2, 2, '80', "
             "'2', 0, 2, '0', 'NONE', 0, '', 1, 0, '')"),
         Sql("INSERT INTO line VALUES ('116', 't', 'digital', 2, 'c', '題目', 'civil', 3, 3, '60', "
             "'3', 0, 2, '0', 'NONE', 0, '', 0, 0, '')"),
         Sql("INSERT INTO line VALUES ('116', 't', 'digital', 3, 'd', '題目', 'civil', 0, 0, '', "
             "'', 0, 0, '', 'NONE', 0, '', 0, 0, 'NO_SCORED_SHEET')")}) {
      RETURN_IF_ERROR(t.Prepare(sql).Run());
    }
    return absl::OkStatus();
  }));
  ASSERT_OK(store->Stop());
  store.reset();
  ASSERT_OK_AND_ASSIGN(store, Open({embedded.begin(), embedded.end()}));
  ASSERT_OK(store->Read([](const ReadTransaction& t) -> absl::Status {
    ASSIGN_OR_RETURN(const Season season, LoadSeason(t, SeasonId("116")));
    EXPECT_EQ(season.etag * 100 + season.rules.panel_gender_percent_min, 1033);
    EXPECT_EQ(season.rules.method, TabulationMethod::kRankSum);
    EXPECT_EQ(season.rules.rank_on, RankOn::kExact);
    EXPECT_EQ(season.rules.ties_at_cut, TiesAtCut::kAdmitted);
    EXPECT_EQ(season.rules.trim_each_side * 10 + season.rules.trim_from_judges, 15);
    EXPECT_EQ(season.rules.categories.at(0).dimensions.at(0).weight_basis_points, 10'000);
    EXPECT_EQ(season.rules.categories.at(0).dimensions.at(0).items.size(), 1U);
    ASSIGN_OR_RETURN(const Tabulation kept, LoadTabulation(t, season.id, TabulationId("t")));
    const CategoryResult& result = kept.categories.at(0);
    EXPECT_EQ(result.display_name + result.lines.at(3).agency_display_name, "數位創新加值民政局");
    EXPECT_EQ(result.lines.at(0).admission, Admission::kAdmitted);
    EXPECT_EQ(result.lines.at(1).admission, Admission::kBeyondCut);
    EXPECT_EQ(result.lines.at(2).admission, Admission::kBelowFloor);
    EXPECT_EQ(result.lines.at(3).admission, Admission::kUnranked);
    ASSIGN_OR_RETURN(const auto broken, FindBrokenInvariants(t));
    EXPECT_TRUE(broken.empty()) << broken.front().name;
    return absl::OkStatus();
  }));
  EXPECT_THAT(store->Write([](WriteTransaction& t) {
    return t.Prepare("UPDATE line SET place = 1 WHERE application_id = 'b'").Run();
  }),
              ::testing::Not(IsOk()))
      << "a tabulation is immutable again";
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
