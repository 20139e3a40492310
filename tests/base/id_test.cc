// Which ids people may choose, and what the server's own look like.
#include "server/base/id.h"

#include <set>
#include <string>
#include <type_traits>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/testing/counting_ids.h"
#include "tests/testing/matchers.h"

namespace award::base {
namespace {

using ::award::testing::CountingIds;
using ::award::testing::HasReason;
using ::testing::MatchesRegex;

struct SheetTag {
  static constexpr std::string_view kKind = "sheet";
};
struct JudgeTag {};

TEST(Id, OfOneKindIsNotAnIdOfAnother) {
  static_assert(!std::is_convertible_v<Id<SheetTag>, Id<JudgeTag>>);
  static_assert(!std::is_convertible_v<std::string, Id<JudgeTag>>);
}

TEST(Id, AllowsLettersDigitsAndInnerHyphens) {
  for (const std::string_view id : {"116", "a", "a-b", "civil-affairs-bureau"}) {
    EXPECT_TRUE(IsValidId(id)) << id;
  }
  for (const std::string_view id : {"", "-a", "a-", "A", "a_b", "a.b", "a/b", "甲", "a "}) {
    EXPECT_FALSE(IsValidId(id)) << id;
  }
  EXPECT_TRUE(IsValidId(std::string(63, 'a')));
  EXPECT_FALSE(IsValidId(std::string(64, 'a')));
  EXPECT_THAT(CheckId("season", "A"), HasReason(Reason::kIdInvalid));
}

TEST(RandomIds, AreValidAndDiffer) {
  RandomIds ids;
  std::set<std::string> seen;
  for (int i = 0; i < 1000; ++i) {
    const Id<SheetTag> id = NewId<SheetTag>(ids);
    EXPECT_THAT(id.value(), MatchesRegex("sheet-[a-z2-7]{26}"));
    EXPECT_TRUE(IsValidId(id.value()));
    EXPECT_TRUE(seen.insert(id.value()).second);
  }
  EXPECT_NE(ids.Bytes(32), ids.Bytes(32));
}

TEST(CountingIds, CountEachKindByItself) {
  CountingIds ids;
  EXPECT_EQ(ids.Next("sheet"), "sheet-0001");
  EXPECT_EQ(ids.Next("plan"), "plan-0001");
  EXPECT_EQ(ids.Next("sheet"), "sheet-0002");
  EXPECT_EQ(ids.Bytes(40).size(), 40u);
  EXPECT_NE(ids.Bytes(8), ids.Bytes(8));
}

// RFC 4648, section 10, in lower case and without padding.
TEST(Base32, GivesTheVectorsOfItsStandard) {
  EXPECT_EQ(Base32(""), "");
  EXPECT_EQ(Base32("f"), "my");
  EXPECT_EQ(Base32("fo"), "mzxq");
  EXPECT_EQ(Base32("foo"), "mzxw6");
  EXPECT_EQ(Base32("foob"), "mzxw6yq");
  EXPECT_EQ(Base32("fooba"), "mzxw6ytb");
  EXPECT_EQ(Base32("foobar"), "mzxw6ytboi");
}

}  // namespace
}  // namespace award::base
