// What text from outside becomes, and which is refused.
#include "server/base/text.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "server/base/error.h"
#include "tests/testing/matchers.h"

namespace award::base {
namespace {

using ::award::testing::HasReason;
using ::award::testing::IsOk;
using ::award::testing::IsOkAndHolds;
using ::testing::Contains;
using ::testing::Pair;

constexpr size_t kAny = 1000;

TEST(CleanText, RefusesBytesThatAreNotUtf8) {
  // A lone continuation byte, an overlong slash, a surrogate, a code point too high, Big5.
  for (const std::string_view text :
       {"\x80", "\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xA4\xA4\xA4\xE5", "\xE8\xA9"}) {
    EXPECT_THAT(CleanText("title", text, kAny), HasReason(Reason::kTextNotUtf8));
  }
}

TEST(CleanText, RefusesWhatHidesOrReorders) {
  for (const std::string_view text :
       {std::string_view("a\0b", 3), std::string_view("a\x1b[31m"), std::string_view("a\x7f"),
        std::string_view("a\u0085b"), std::string_view("a\u2028b"), std::string_view("a\u202Eb"),
        std::string_view("a\u2066b"), std::string_view("a\u200Bb"), std::string_view("\uFEFFa")}) {
    for (const TextShape shape : {TextShape::kLine, TextShape::kParagraphs}) {
      EXPECT_THAT(CleanText("title", text, kAny, shape), HasReason(Reason::kTextControlCharacter));
    }
  }
  EXPECT_THAT(MetadataOf(CleanText("title", "a\u202Eb", kAny).status()),
              Contains(Pair("character", "U+202E")));
}

TEST(CleanText, AllowsLineBreaksOnlyInParagraphs) {
  EXPECT_THAT(CleanText("title", "一\n二", kAny), HasReason(Reason::kTextControlCharacter));
  EXPECT_THAT(CleanText("text", "一\r\n二\t三", kAny, TextShape::kParagraphs),
              IsOkAndHolds("一\n二\t三"));
  EXPECT_THAT(CleanText("text", "一\r二", kAny, TextShape::kParagraphs),
              HasReason(Reason::kTextControlCharacter));
}

TEST(CleanText, MakesEqualNamesEqual) {
  EXPECT_THAT(CleanText("name", "cafe\u0301", kAny), IsOkAndHolds("caf\u00e9"));
  EXPECT_THAT(CleanText("name", " \u3000高雄市\u3000 ", kAny), IsOkAndHolds("高雄市"));
  EXPECT_THAT(CleanText("name", "  ", kAny), IsOkAndHolds(""));
}

TEST(CleanText, CountsCharactersNotBytes) {
  EXPECT_THAT(CleanText("name", "政府服務獎", 5), IsOk());
  const absl::Status status = CleanText("name", "政府服務獎", 4).status();
  EXPECT_THAT(status, HasReason(Reason::kTextTooLong));
  EXPECT_THAT(MetadataOf(status), Contains(Pair("length", "5")));
  EXPECT_THAT(MetadataOf(status), Contains(Pair("length_max", "4")));
  EXPECT_EQ(CodePoints("a政\U00020000"), 3u);
}

}  // namespace
}  // namespace award::base
