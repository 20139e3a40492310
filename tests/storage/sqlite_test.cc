// Statements bind and read strictly, are cached by their text's address, and name what SQLite
// refuses.
#include "server/storage/sqlite.h"

#include <optional>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "server/storage/database.h"
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

struct NoteTag {};

class SqliteTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_OK_AND_ASSIGN(database_,
                         Database::Open(directory_.File("notes.db"), Access::kReadWrite));
    ASSERT_OK(database_->Begin(Access::kReadWrite));
    ASSERT_OK(database_->Execute(R"sql(
        CREATE TABLE thing (id TEXT PRIMARY KEY, number INTEGER, data BLOB,
                            other TEXT REFERENCES thing (id), CHECK (number < 100)) STRICT;)sql"));
  }
  void TearDown() override { EXPECT_OK(database_->Commit()); }

  Statement Insert() {
    return database_->Prepare(
        "INSERT INTO thing (id, number, data, other) VALUES (:id, :number, :data, :other)");
  }
  absl::Status Insert(std::string_view id, std::optional<int64_t> number,
                      std::optional<std::string> other = {}) {
    Statement insert = Insert();
    insert.Bind(":id", id).Bind(":number", number).Bind(":data", std::nullopt);
    return insert.Bind(":other", other).Run();
  }
  Statement Select() {
    return database_->Prepare("SELECT id, number, data, other FROM thing ORDER BY id");
  }

  TempDirectory directory_;
  std::unique_ptr<Database> database_;
};

TEST_F(SqliteTest, KeepsEveryKindOfValue) {
  Statement insert = Insert();
  insert.Bind(":id", base::Id<NoteTag>("甲")).Bind(":number", base::Time{42});
  insert.Bind(":data", base::Digest::Of("x")).Bind(":other", std::optional<std::string>());
  ASSERT_OK(insert.Run());
  EXPECT_EQ(insert.changes(), 1);
  insert.Bind(":id", std::string_view()).Bind(":number", true);
  insert.Bind(":data", Blob{{}}).Bind(":other", "甲");
  ASSERT_OK(insert.Run());

  Statement row = Select();
  ASSERT_THAT(row.Next(), IsOkAndHolds(true));
  EXPECT_EQ(row.Text(0), "");  // Empty, not NULL.
  EXPECT_TRUE(row.Bool(1));
  EXPECT_EQ(row.BytesOrNull(2), "");
  EXPECT_EQ(row.TextOrNull(3), "甲");
  ASSERT_THAT(row.Next(), IsOkAndHolds(true));
  EXPECT_EQ(row.Text(0), "甲");
  EXPECT_EQ(row.Time(1).us, 42);
  EXPECT_EQ(row.Digest(2), base::Digest::Of("x"));
  EXPECT_EQ(row.TextOrNull(3), std::nullopt);
  EXPECT_THAT(row.Next(), IsOkAndHolds(false));
  EXPECT_OK(database_->TakeError());
}

TEST_F(SqliteTest, ReadingAsAnotherTypeIsAnErrorOfTheTransaction) {
  ASSERT_OK(Insert("a", 7));
  Statement row = Select();
  ASSERT_THAT(row.Next(), IsOkAndHolds(true));
  EXPECT_EQ(row.Text(1), "");
  EXPECT_THAT(database_->TakeError(), HasReason(Reason::kInternal));
  EXPECT_EQ(row.Int(0), 0);
  EXPECT_THAT(database_->TakeError(), HasReason(Reason::kInternal));
  EXPECT_EQ(row.Bytes(2), "");  // NULL without OrNull.
  EXPECT_THAT(database_->TakeError(), HasReason(Reason::kInternal));
  EXPECT_EQ(row.Int(4), 0);  // No such column.
  EXPECT_THAT(database_->TakeError(), HasReason(Reason::kInternal));
  EXPECT_OK(database_->TakeError());
}

TEST_F(SqliteTest, NamesWhatTheSchemaRefuses) {
  ASSERT_OK(Insert("a", 7));
  const absl::Status taken = Insert("a", 8);
  EXPECT_THAT(taken, HasReason(Reason::kAlreadyExists));
  EXPECT_THAT(base::MetadataOf(taken),
              ::testing::ElementsAre(::testing::Pair("columns", "thing.id")));
  EXPECT_THAT(Insert("b", 7, "nobody"), HasReason(Reason::kReferenceMissing));
  EXPECT_THAT(Insert("c", 100), HasReason(Reason::kInternal));  // CHECK: the model's task.
  EXPECT_THAT(database_->Prepare("SELECT nothing FROM nowhere").Next(),
              HasReason(Reason::kInternal));
  EXPECT_OK(database_->TakeError());
}

TEST_F(SqliteTest, StatementsAreReusedAndUsableTwiceAtATime) {
  ASSERT_OK(Insert("a", 1));
  ASSERT_OK(Insert("b", 2));
  Statement outer = Select();
  ASSERT_THAT(outer.Next(), IsOkAndHolds(true));
  {
    Statement inner = Select();
    ASSERT_THAT(inner.Next(), IsOkAndHolds(true));
    ASSERT_THAT(inner.Next(), IsOkAndHolds(true));
    EXPECT_EQ(inner.Text(0), "b");
  }
  EXPECT_EQ(outer.Text(0), "a");
  ASSERT_THAT(outer.Next(), IsOkAndHolds(true));
  EXPECT_EQ(outer.Text(0), "b");
}

TEST_F(SqliteTest, AStatementStartsAnewAfterAnEarlyEnd) {
  ASSERT_OK(Insert("a", 1));
  for (int i = 0; i < 2; ++i) {
    Statement row = Select();
    ASSERT_THAT(row.Next(), IsOkAndHolds(true));
    EXPECT_EQ(row.Text(0), "a");
  }
}

TEST_F(SqliteTest, AStatementThatFailedToPrepareIsTriedAgain) {
  const auto count = [this] { return database_->Prepare("SELECT count(*) FROM late").Next(); };
  EXPECT_THAT(count(), HasReason(Reason::kInternal));
  ASSERT_OK(database_->Execute("CREATE TABLE late (id INTEGER) STRICT"));
  EXPECT_THAT(count(), IsOkAndHolds(true));
}

using SqliteDeathTest = SqliteTest;

TEST_F(SqliteDeathTest, AParameterThatIsMissingOrUnknownEndsTheProcess) {
  EXPECT_DEATH(Insert().Bind(":id", "a").Run().IgnoreError(), ":number is not bound");
  EXPECT_DEATH(Insert().Bind(":nobody", 1), "no parameter :nobody");
  Statement insert = Insert();
  insert.Bind(":id", "a").Bind(":number", 1).Bind(":data", std::nullopt);
  ASSERT_OK(insert.Bind(":other", std::nullopt).Run());
  EXPECT_DEATH(insert.Run().IgnoreError(), ":id is not bound");  // Bindings end with a run.
}

TEST_F(SqliteDeathTest, ACommitThatDoesNotComeThroughTheWriterEndsTheProcess) {
  EXPECT_DEATH(database_->Execute("COMMIT").IgnoreError(), "did not come through the writer");
}

TEST(Sqlite, ReadingConnectionsCannotWrite) {
  TempDirectory directory;
  ASSERT_OK_AND_ASSIGN(const std::unique_ptr<Store> store,
                       Store::Open(directory.File("notes.db"), NoteOptions()));
  const absl::Status status = store->Read([](const ReadTransaction& transaction) {
    return transaction.Prepare("INSERT INTO note (id, body) VALUES (1, 'x')").Run();
  });
  EXPECT_THAT(status, HasReason(Reason::kInternal));
  EXPECT_THAT(CountNotes(*store), IsOkAndHolds(0));
}

TEST(Sqlite, TheFileIsForItsOwnerAlone) {
  TempDirectory directory;
  ASSERT_OK_AND_ASSIGN(const std::unique_ptr<Store> store,
                       Store::Open(directory.File("notes.db"), NoteOptions()));
  for (const char* name : {"notes.db", "notes.db-wal", "notes.db-shm", "notes.db.lock"}) {
    const auto permissions = std::filesystem::status(directory.File(name)).permissions();
    EXPECT_EQ(permissions, std::filesystem::perms(0600)) << name;
  }
}

}  // namespace
}  // namespace award::storage
