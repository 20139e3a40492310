// The server's console: sets a folder up once, never over something, and explains a refusal.
#include "server/rpc/console.h"

#include <filesystem>
#include <fstream>

#include "server/rpc/files.h"
#include "server/storage/database.h"
#include "server/storage/store.h"
#include "tests/testing/matchers.h"
#include "tests/testing/temp_directory.h"

namespace award::rpc {
namespace {

using base::Reason;
using testing::HasReason;
using ::testing::HasSubstr;

class ConsoleTest : public ::testing::Test {
 protected:
  InitOptions Options() const {
    return {.data = data_,
            .admin = "chen",
            .display_name = "陳怡君",
            .token_out = directory_.File("token"),
            .hosts = {}};
  }
  bool Exists(const std::string& name) const {
    return std::filesystem::exists(directory_.path() / name);
  }

  const testing::TempDirectory directory_;
  const std::string data_ = directory_.File("data");
};

TEST_F(ConsoleTest, InitMakesAFolderThatChecks) {
  ASSERT_OK(Init(Options()));
  EXPECT_TRUE(Exists("data/award.db"));
  EXPECT_TRUE(Exists("data/tls/ca.pem"));
  EXPECT_GE(ReadFile(directory_.File("token"))->size(), 52U);
  EXPECT_OK(Check(data_));
}

TEST_F(ConsoleTest, InitRefusesWhatIsThere) {
  ASSERT_OK(Init(Options()));
  InitOptions again = Options();
  again.token_out = directory_.File("other-token");
  EXPECT_THAT(Init(again), HasReason(Reason::kAlreadyExists));
  EXPECT_FALSE(Exists("other-token"));
  again.data = directory_.File("other-data");
  again.token_out = directory_.File("token");
  EXPECT_THAT(Init(again), HasReason(Reason::kAlreadyExists));
  EXPECT_FALSE(Exists("other-data"));
}

TEST_F(ConsoleTest, AnInitThatFailsLeavesNothing) {
  InitOptions bad = Options();
  bad.admin = "Not An Id";
  EXPECT_THAT(Init(bad), HasReason(Reason::kIdInvalid));
  EXPECT_FALSE(Exists("data"));
  EXPECT_FALSE(Exists("token"));
  bad = Options();
  bad.token_out = directory_.File("no-folder/token");
  EXPECT_THAT(Init(bad), HasReason(Reason::kFileUnusable));
  EXPECT_FALSE(Exists("data"));
}

TEST_F(ConsoleTest, CheckWantsADatabaseThatNobodyUses) {
  EXPECT_THAT(Check(data_), HasReason(Reason::kDatabaseUnopenable));
  EXPECT_FALSE(Exists("data"));
  ASSERT_OK(Init(Options()));
  ASSERT_OK_AND_ASSIGN(const auto store, storage::Store::Open(data_ + "/award.db"));
  EXPECT_THAT(Check(data_), HasReason(Reason::kDatabaseInUse));
  EXPECT_THAT(Token(data_, "chen", directory_.File("t2")), HasReason(Reason::kDatabaseInUse));
}

TEST_F(ConsoleTest, CheckFindsADamagedPage) {
  ASSERT_OK(Init(Options()));
  {
    // Scripts rebuild tables, which leaves free pages at the end; damage to them is none.
    ASSERT_OK_AND_ASSIGN(const auto database,
                         storage::Database::Open(data_ + "/award.db", storage::Access::kReadWrite));
    ASSERT_OK(database->Execute("VACUUM"));
    ASSERT_OK(database->EmptyLog());
  }
  {
    std::fstream file(data_ + "/award.db", std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(-2000, std::ios::end);
    file << std::string(1500, '\x5A');
  }
  EXPECT_THAT(Check(data_), HasReason(Reason::kDatabaseDamaged));
}

TEST_F(ConsoleTest, ATokenIsIssuedToTheStaffOnly) {
  ASSERT_OK(Init(Options()));
  ASSERT_OK(Token(data_, "chen", directory_.File("second")));
  EXPECT_NE(*ReadFile(directory_.File("second")), *ReadFile(directory_.File("token")));
  EXPECT_THAT(Token(data_, "chen", directory_.File("second")), HasReason(Reason::kAlreadyExists));
  EXPECT_THAT(Token(data_, "lin", directory_.File("third")), HasReason(Reason::kNotFound));
  EXPECT_FALSE(Exists("third"));
  EXPECT_OK(Check(data_));
}

TEST_F(ConsoleTest, ARefusalIsExplainedInBothLanguages) {
  const std::string text = Explain(base::Error(Reason::kDatabaseInUse, "It is open."));
  EXPECT_THAT(text, HasSubstr("error: It is open. [DATABASE_IN_USE]"));
  EXPECT_THAT(text, HasSubstr("錯誤：另一個伺服器"));
}

TEST_F(ConsoleTest, ServeRefusesAFolderWithoutADatabase) {
  EXPECT_THAT(Serve({.data = data_, .listen = "127.0.0.1:0", .port_file = ""}),
              HasReason(Reason::kDatabaseUnopenable));
}

}  // namespace
}  // namespace award::rpc
