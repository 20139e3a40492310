// The doors out for text: terminal, tables, spreadsheets.
#include <random>

#include "client/render/csv.h"
#include "client/render/table.h"
#include "client/render/text.h"
#include "client/render/width.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace award::client {
namespace {

using ::testing::ElementsAre;

TEST(Render, LeavesOrdinaryTextAlone) {
  for (const char* text :
       {"", "甲仙區公所", "a\nb", "\U00020BB7野家", "é", "e\u0301", "👩‍🦯",
        "👩🏽‍🚒", "\U0001F468\u200D\U0001F469\u200D\U0001F467"}) {
    EXPECT_EQ(Render(text), text);
  }
}

TEST(Render, KeepsRareCharactersOfNames) {
  EXPECT_EQ(Render("\uE000\U000F0001"), "\uE000\U000F0001");  // Private use.
  EXPECT_EQ(Render("葛\U000E0100"), "葛\U000E0100");          // Variation selector.
}

TEST(Render, ShowsWhatIsHidden) {
  EXPECT_EQ(Render("a\u202Eb"), "a⟦U+202E⟧b");
  EXPECT_EQ(Render("a\u200Bb"), "a⟦U+200B⟧b");
  EXPECT_EQ(Render("a\u200Db"), "a⟦U+200D⟧b");  // A joiner between letters hides nothing good.
  EXPECT_EQ(Render("\x1B[31m"), "⟦U+001B⟧[31m");
  EXPECT_EQ(Render("\x7F"), "⟦U+007F⟧");
  EXPECT_EQ(Render("\u009B"), "⟦U+009B⟧");
  EXPECT_EQ(Render("\u2028\uFEFF"), "⟦U+2028⟧⟦U+FEFF⟧");
  EXPECT_EQ(Render(std::string_view("a\0b", 3)), "a⟦U+0000⟧b");
  EXPECT_EQ(Render("a\rb"), "a⟦U+000D⟧b");
}

TEST(Render, ShowsBytesThatAreNotUtf8) {
  EXPECT_EQ(Render("a\xFF"), "a⟦byte FF⟧");
  EXPECT_EQ(Render("\xE7\x94"), "⟦byte E7⟧⟦byte 94⟧");
  EXPECT_EQ(Render("\xC0\x80"), "⟦byte C0⟧⟦byte 80⟧");
}

TEST(Render, KeepsALineALine) { EXPECT_EQ(RenderLine("a\nb"), "a ⏎ b"); }

TEST(Render, EscapesInJson) {
  EXPECT_EQ(RenderJson("{\"a\": \"\u202E\"}\n"), "{\"a\": \"\\u202e\"}\n");
  EXPECT_EQ(RenderJson("\U000E0001"), "\\udb40\\udc01");
}

bool IsSafe(std::string_view text) {
  if (!IsUtf8(text)) return false;
  for (size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if ((byte < 0x20 && byte != '\n') || byte == 0x7F) return false;
    const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0;
    if (byte == 0xC2 && next >= 0x80 && next < 0xA0) return false;  // C1.
  }
  for (const char* bidi : {"\u202A", "\u202B", "\u202C", "\u202D", "\u202E", "\u2066", "\u2067",
                           "\u2068", "\u2069", "\u200E", "\u200F", "\u061C"}) {
    if (text.find(bidi) != std::string_view::npos) return false;
  }
  return true;
}

TEST(Render, IsSafeForAnyBytes) {
  const unsigned seed = 20260;
  std::mt19937 random(seed);
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    const size_t length = random() % 24;
    for (size_t i = 0; i < length; ++i) {
      // Half of the bytes come from the places where the dangerous code points begin.
      constexpr std::string_view kNasty = "\x1B\xC2\x9B\xE2\x80\xAE\xD8\x9C\xF3\xA0\x80\x81\x7F";
      text +=
          random() % 2 == 0 ? static_cast<char>(random() % 256) : kNasty[random() % kNasty.size()];
    }
    ASSERT_TRUE(IsSafe(Render(text))) << "seed " << seed << " round " << round;
    ASSERT_TRUE(IsSafe(CsvCell(text))) << "seed " << seed << " round " << round;
  }
}

TEST(Width, CountsGraphemes) {
  EXPECT_EQ(DisplayWidth("abc"), 3U);
  EXPECT_EQ(DisplayWidth("甲仙"), 4U);
  EXPECT_EQ(DisplayWidth("e\u0301"), 1U);
  EXPECT_EQ(DisplayWidth("葛\U000E0100"), 2U);
  EXPECT_EQ(DisplayWidth("\U0001F468\u200D\U0001F469\u200D\U0001F467"), 2U);
  EXPECT_EQ(DisplayWidth("\U0001F468\u200D\U0001F469\u200D\U0001F467a"), 3U);
  EXPECT_EQ(DisplayWidth("ｱ"), 1U);
  EXPECT_EQ(DisplayWidth(""), 0U);
}

TEST(Width, CutsBetweenGraphemes) {
  EXPECT_EQ(Cut("甲仙區公所", 10), "甲仙區公所");
  EXPECT_EQ(Cut("甲仙區公所", 9), "甲仙區公…");
  EXPECT_EQ(Cut("甲仙區公所", 8), "甲仙區…");
  EXPECT_EQ(Cut("abcdef", 4), "abc…");
}

TEST(Width, WrapsChineseAnywhereAndLatinAtSpaces) {
  EXPECT_THAT(Wrap("服務流程一致", 6), ElementsAre("服務流", "程一致"));
  EXPECT_THAT(Wrap("one two three", 8), ElementsAre("one two", "three"));
  EXPECT_THAT(Wrap("abcdefghij", 4), ElementsAre("abcd", "efgh", "ij"));
  EXPECT_THAT(Wrap("a\n\nb", 10), ElementsAre("a", "", "b"));
  EXPECT_THAT(Wrap("", 10), ElementsAre(""));
}

TEST(Width, BeginsNoLineWithAClosingMark) {
  for (const std::string& line : Wrap("辦理，完成。後續（如下）說明", 6)) {
    EXPECT_FALSE(line.starts_with("，") || line.starts_with("。") || line.starts_with("）"))
        << line;
    EXPECT_LE(DisplayWidth(line), 6U) << line;
  }
}

TEST(Tables, AlignChineseText) {
  Table table;
  table.headings = {"機關", "分數"};
  table.rows = {{"甲仙區公所", "85.5"}, {"稅捐處", "9"}};
  EXPECT_EQ(PrintTable(table, 0),
            "機關        分數\n"
            "----------  ----\n"
            "甲仙區公所  85.5\n"
            "稅捐處         9\n");
}

TEST(Tables, FitTheTerminal) {
  Table table;
  table.headings = {"id", "title"};
  table.rows = {{"a", "一個非常長的專案名稱需要被截短才放得下"}};
  for (const size_t width : {12U, 20U, 30U}) {
    const std::string printed = PrintTable(table, width);
    for (const std::string& line : Wrap(printed, 1000)) EXPECT_LE(DisplayWidth(line), width);
  }
}

TEST(Tables, KeepARowARow) {
  Table table;
  table.headings = {"a"};
  table.rows = {{"x\ny\x1B"}};
  EXPECT_EQ(PrintTable(table, 0), "a\n-------------\nx ⏎ y⟦U+001B⟧\n");
}

TEST(Pairs, WrapUnderTheValue) {
  EXPECT_EQ(PrintPairs({{"名稱", "行動服務車"}, {"說明摘要", "x"}}, 2, 0),
            "  名稱      行動服務車\n  說明摘要  x\n");
  const std::string wrapped = PrintPairs({{"a", "one two three four five six seven"}}, 0, 27);
  EXPECT_EQ(wrapped, "a  one two three four five\n   six seven\n");
}

TEST(Csv, CannotHoldAFormula) {
  for (const char* text : {"=1+1", "+1+1", "-1+1", "@SUM(A1)", "\tx", "\rx", "＝1", "＋1", "－1",
                           "＠x", "-", "+5", "--5"}) {
    EXPECT_EQ(CsvCell(text)[0], '\'') << text;
  }
}

TEST(Csv, KeepsNumbersNumbers) {
  for (const char* text : {"-5", "86.5", "0", "-0.25", "5"}) EXPECT_EQ(CsvCell(text), text);
}

TEST(Csv, QuotesWhatItMust) {
  EXPECT_EQ(CsvCell("a,b"), "\"a,b\"");
  EXPECT_EQ(CsvCell("say \"x\""), "\"say \"\"x\"\"\"");
  EXPECT_EQ(CsvCell("a\nb"), "\"a\nb\"");
  EXPECT_EQ(CsvCell("=a,b"), "\"'=a,b\"");
  EXPECT_EQ(CsvLine({"a", "", "甲"}), "a,,甲\r\n");
}

}  // namespace
}  // namespace award::client
