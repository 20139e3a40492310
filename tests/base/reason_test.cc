// The table of reasons is part of the API: names are unique and well formed, codes are errors.
#include "server/base/reason.h"

#include <set>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/testing/matchers.h"

namespace award::base {
namespace {

using ::testing::MatchesRegex;

TEST(Reason, NamesAreUniqueAndUpperSnake) {
  std::set<std::string_view> names;
  for (const ReasonRow& row : Reasons()) {
    EXPECT_THAT(std::string(row.name), MatchesRegex("[A-Z]+[A-Z0-9]*(_[A-Z0-9]+)*"));
    EXPECT_TRUE(names.insert(row.name).second) << row.name << " stands there twice";
  }
}

TEST(Reason, EveryRowIsFoundByItsReasonAndByItsName) {
  for (const ReasonRow& row : Reasons()) {
    EXPECT_EQ(ReasonName(row.reason), row.name);
    EXPECT_EQ(ReasonFromName(row.name), row.reason);
  }
  EXPECT_EQ(ReasonFromName("NO_SUCH_REASON"), std::nullopt);
}

TEST(Reason, MeaningsAreSentencesAndCodesAreErrors) {
  for (const ReasonRow& row : Reasons()) {
    EXPECT_NE(row.code, absl::StatusCode::kOk) << row.name;
    EXPECT_NE(row.code, absl::StatusCode::kUnknown) << row.name;
    EXPECT_TRUE(row.meaning.ends_with('.')) << row.name;
  }
}

}  // namespace
}  // namespace award::base
