// A file that something else wrote into is told from a sound one.
#include "server/storage/integrity.h"

#include <filesystem>
#include <fstream>
#include <string>

#include "server/storage/store.h"
#include "tests/testing/matchers.h"
#include "tests/testing/temp_directory.h"

namespace award::storage {
namespace {

absl::Status CheckFile(const std::string& path) {
  absl::StatusOr<std::unique_ptr<Store>> store = Store::Open(path, {.readers = 1});
  if (!store.ok()) return store.status();
  return (*store)->Read(&CheckIntegrity);
}

TEST(Integrity, ANewDatabaseIsSound) {
  const testing::TempDirectory directory;
  EXPECT_OK(CheckFile(directory.File("award.db")));
}

TEST(Integrity, ADamagedPageIsFound) {
  const testing::TempDirectory directory;
  const std::string path = directory.File("award.db");
  ASSERT_OK(CheckFile(path));
  {
    // Scripts rebuild tables, which leaves free pages at the end; damage to them is none.
    ASSERT_OK_AND_ASSIGN(const auto database, Database::Open(path, Access::kReadWrite));
    ASSERT_OK(database->Execute("VACUUM"));
    ASSERT_OK(database->EmptyLog());
  }
  {
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(-2000, std::ios::end);
    file << std::string(1500, '\x5A');
  }
  EXPECT_THAT(CheckFile(path), testing::HasReason(base::Reason::kDatabaseDamaged));
}

}  // namespace
}  // namespace award::storage
