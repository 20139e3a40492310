// `award tabulate` as people run it: results, every kind of bad input, and interruption.
#include <csignal>
#include <streambuf>

#include "client/command/interruption.h"
#include "client/error/error.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/client/counted_files.h"

namespace award::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

// Every complaint is checked in both languages: exit 2, nothing on stdout, and these words.
void ExpectRefused(Tabulator& tabulator, const std::string& sheets, const std::string& place,
                   const std::string& reason, const std::string& zh, const std::string& en) {
  for (const auto& [language, words] : {std::pair{"zh-TW", zh}, std::pair{"en", en}}) {
    const Outcome outcome = tabulator.Run(sheets, {"--lang", language});
    EXPECT_EQ(outcome.exit, 2) << outcome.err;
    EXPECT_EQ(outcome.out, "");
    EXPECT_THAT(outcome.err, HasSubstr("sheets.csv" + place)) << language;
    EXPECT_THAT(outcome.err, HasSubstr("[" + reason + "]")) << language;
    EXPECT_THAT(outcome.err, HasSubstr(words)) << language;
  }
}

TEST(Tabulate, CountsTheGoldenCaseInWords) {
  Tabulator tabulator(DefaultTemplate("digital"));
  const Outcome zh = tabulator.Run(GoldenSheets(), {"--lang", "zh-TW"});
  ASSERT_EQ(zh.exit, 0) << zh.err;
  EXPECT_EQ(zh.err, "");
  EXPECT_THAT(zh.out,
              AllOf(HasSubstr("數位創新加值 (digital)"), HasSubstr("總評分法"), HasSubstr("85.45"),
                    HasSubstr("17.90"), HasSubstr("應討論"), HasSubstr("85.45 高於 84.58"),
                    HasSubstr("入列"), HasSubstr("未達最低標準"), HasSubstr("名次理由"),
                    HasSubstr("（僅供參考）"), HasSubstr("95.50 (1)")));
  const Outcome en = tabulator.Run(GoldenSheets(), {"--lang", "en"});
  EXPECT_THAT(en.out, AllOf(HasSubstr("total score; cut 2; floor 80.00"), HasSubstr("to discuss"),
                            HasSubstr("beyond the cut"), HasSubstr("advice only"),
                            HasSubstr("Why each stands where it does")));
}

TEST(Tabulate, CutsByTheRound) {
  Tabulator tabulator(DefaultTemplate("digital"));
  const Outcome outcome = tabulator.Run(GoldenSheets(), {"--round", "first", "--lang", "en"});
  EXPECT_THAT(outcome.out, HasSubstr("cut 4; floor 70.00"));
  EXPECT_THAT(outcome.out, Not(HasSubstr("beyond the cut")));
}

TEST(Tabulate, AppliesDecisions) {
  Tabulator tabulator(DefaultTemplate("digital"));
  WriteFile(tabulator.File("decisions.csv"),
            "category,decision,number,application,judge\ndigital,EXCLUDE,,A,J4\n");
  const Outcome outcome = tabulator.Run(
      GoldenSheets(), {"--decisions", tabulator.File("decisions.csv"), "--lang", "en"});
  ASSERT_EQ(outcome.exit, 0) << outcome.err;
  EXPECT_THAT(outcome.out, AllOf(HasSubstr("[95.50] excluded"), HasSubstr("82.94"),
                                 HasSubstr("to discuss → excluded J4")));
}

TEST(Tabulate, GivesTheSameJsonForAnyOrderOfRows) {
  Tabulator tabulator(DefaultTemplate("digital"));
  const std::string sheets = GoldenSheets();
  std::string reversed = kSheetsHeader;
  for (size_t end = sheets.size(); end > reversed.find('\n') + 1;) {
    const size_t begin = sheets.rfind('\n', end - 2) + 1;
    if (begin == 0) break;
    reversed += sheets.substr(begin, end - begin);
    end = begin;
  }
  ASSERT_EQ(reversed.size(), sheets.size());
  const Outcome first = tabulator.Run(sheets, {"--format", "json"});
  const Outcome second = tabulator.Run(reversed, {"--format", "json", "--lang", "zh-TW"});
  ASSERT_EQ(first.exit, 0) << first.err;
  EXPECT_EQ(first.out, second.out);
  EXPECT_THAT(first.out, AllOf(HasSubstr("\"award-tabulation/1\""),
                               HasSubstr("{\"fraction\": \"1709/20\", \"printed\": \"85.45\"}")));
  EXPECT_EQ(tabulator.Run(sheets, {"--format", "csv"}).out,
            tabulator.Run(reversed, {"--format", "csv"}).out);
}

TEST(Tabulate, ReadsStandardInput) {
  Tabulator tabulator(DefaultTemplate("digital"));
  const Outcome file = tabulator.Run(GoldenSheets(), {"--format", "json"});
  const Outcome input = RunOffline(
      {"tabulate", "--rules", tabulator.File("rules.json"), "--sheets", "-", "--format", "json"},
      {}, GoldenSheets());
  ASSERT_EQ(input.exit, 0) << input.err;
  EXPECT_EQ(input.out, file.out);
}

TEST(Tabulate, ReadsAnyLineEndsAndAMark) {
  Tabulator tabulator;
  const std::string unix =
      kSheetsHeader + Sheet("a", "J1", "80", "90.5") + Sheet("b", "J1", "7", "0");
  std::string windows = "\xEF\xBB\xBF";
  std::string mixed;
  for (const char c : unix) {
    windows += c == '\n' ? "\r\n" : std::string(1, c);
    mixed += c == '\n' && mixed.size() % 2 == 0 ? "\r\n" : std::string(1, c);
  }
  const std::string expected = tabulator.Run(unix, {"--format", "json"}).out;
  EXPECT_THAT(expected, HasSubstr("\"84.20\""));
  EXPECT_EQ(tabulator.Run(windows, {"--format", "json"}).out, expected);
  EXPECT_EQ(tabulator.Run(mixed, {"--format", "json"}).out, expected);
}

TEST(Tabulate, ProtectsATerminal) {
  std::string rules = kSmallRules;
  rules.replace(rules.find("小類"), 6, "x\\u202Ey");
  Tabulator tabulator(rules);
  tabulator.environment.columns = 80;
  for (const char* format : {"json", "table"}) {
    const Outcome outcome =
        tabulator.Run(kSheetsHeader + Sheet("a", "J1", "8", "9"), {"--format", format});
    EXPECT_EQ(outcome.exit, 0);
    EXPECT_THAT(outcome.out, Not(HasSubstr("\u202E"))) << format;
  }
}

TEST(BadSheets, NameTheLineTheRuleAndTheRemedy) {
  Tabulator tabulator;
  const std::string good = kSheetsHeader + Sheet("a", "J1", "80", "90");
  ExpectRefused(tabulator, "", "", "TABLE_EMPTY", "檔案是空的。第一行請寫：category",
                "The file is empty. Begin it with: category");
  ExpectRefused(tabulator, "a,b,c\n1,2,3\n", ":1", "TABLE_HEADER", "標題列不正確", "Write exactly");
  ExpectRefused(tabulator, good + "c,a,J2,z,80\n", ":4", "SCORE_ITEM_UNKNOWN",
                "類別 c 沒有項目或構面「z」。請依規則更正",
                "Category c has no item or dimension `z`. Correct it after the rules.");
  ExpectRefused(tabulator, good + "c,a,J2,x,101\n", ":4", "SCORE_RANGE", "分數 101 超出範圍",
                "101 of x is out of range");
  ExpectRefused(tabulator, good + "c,a,J2,x,-1\n", ":4", "SCORE_RANGE", "超出範圍", "out of range");
  ExpectRefused(tabulator, good + "c,a,J2,x,80.125\n", ":4", "SCORE_PLACES", "超過兩位小數",
                "at most two");
  ExpectRefused(tabulator, good + "c,a,J2,x,eighty\n", ":4", "SCORE_NOT_A_NUMBER",
                "「eighty」不是數字", "Write a decimal such as 85.5");
  ExpectRefused(tabulator, good + Sheet("a", "J1", "81", "91"), ":2", "SCORE_TWICE",
                "委員 J1 對申請案 a 的 x 評了兩次（另見第 4 行）",
                "Judge J1 scored x of application a twice (also on line 4)");
  ExpectRefused(tabulator, good + "c,a,J2,x,80\n", ":4", "SHEET_INCOMPLETE", "缺少：y",
                "for application a lacks y.");
  ExpectRefused(tabulator, good + "k,a,J2,x,80\n", ":4", "TABLE_CATEGORY_UNKNOWN",
                "評選規則沒有類別「k」", "no category `k`");
  ExpectRefused(tabulator, good + "c,a,J2,x\n", ":4", "TABLE_COLUMNS", "這一列有 4 欄",
                "4 columns");
  ExpectRefused(tabulator, good + "c,a\xFF,J2,x,80\n", ":4", "TABLE_NOT_UTF8", "CSV UTF-8",
                "Save the file as CSV UTF-8");
  ExpectRefused(tabulator, good + "c,\"a,J2,x,80\n", "", "TABLE_QUOTE_OPEN", "引號沒有結束",
                "not closed");
}

TEST(BadSheets, AreListedTogetherUpToALimit) {
  Tabulator tabulator;
  std::string sheets = kSheetsHeader;
  for (int i = 0; i < 100; ++i) sheets += Sheet("a" + std::to_string(i), "J1", "101", "90");
  const Outcome outcome = tabulator.Run(sheets, {"--lang", "en"});
  EXPECT_EQ(outcome.exit, 2);
  EXPECT_THAT(outcome.err, AllOf(HasSubstr("sheets.csv:2: "), HasSubstr("sheets.csv:4: "),
                                 HasSubstr("Only the first 20 problems are listed.")));
}

TEST(BadSheets, MayBeMissing) {
  Tabulator tabulator;
  const Outcome outcome = RunOffline({"tabulate", "--rules", tabulator.File("rules.json"),
                                      "--sheets", tabulator.File("none.csv"), "--lang", "zh-TW"});
  EXPECT_EQ(outcome.exit, 2);
  EXPECT_THAT(outcome.err, AllOf(HasSubstr("無法讀取"), HasSubstr("none.csv")));
  const Outcome folder = RunOffline(
      {"tabulate", "--rules", tabulator.File("rules.json"), "--sheets", tabulator.File("")});
  EXPECT_EQ(folder.exit, 2);
  EXPECT_THAT(folder.err, HasSubstr("[FILE_UNREADABLE]"));
}

TEST(BadDecisions, NameTheLine) {
  Tabulator tabulator;
  const std::string sheets = kSheetsHeader + Sheet("a", "J1", "80", "90");
  for (const auto& [row, reason] : {std::pair{"c,KEEP,,b,\n", "DECISION_APPLICATION_UNKNOWN"},
                                    std::pair{"c,EXCLUDE,,a,J9\n", "DECISION_NO_SHEET"},
                                    std::pair{"c,FORGET,,a,\n", "DECISION_UNKNOWN"},
                                    std::pair{"c,VOTE,one,a,\n", "DECISION_NUMBER"},
                                    std::pair{"c,KEEP,1,a,\n", "DECISION_CELL_NOT_EMPTY"}}) {
    WriteFile(tabulator.File("d.csv"),
              std::string("category,decision,number,application,judge\n") + row);
    for (const char* language : {"zh-TW", "en"}) {
      const Outcome outcome =
          tabulator.Run(sheets, {"--decisions", tabulator.File("d.csv"), "--lang", language});
      EXPECT_EQ(outcome.exit, 2);
      EXPECT_EQ(outcome.out, "");
      EXPECT_THAT(outcome.err, AllOf(HasSubstr("d.csv:2"), HasSubstr(reason))) << row;
    }
  }
}

// What cannot be computed is said; the rest is there.
TEST(OddPanels, AreCountedAsFarAsTheyGo) {
  Tabulator tabulator;
  const auto run = [&](const std::string& rows, const std::string& language) {
    const Outcome outcome = tabulator.Run(kSheetsHeader + rows, {"--lang", language});
    EXPECT_EQ(outcome.exit, 0) << outcome.err;
    return outcome.out;
  };
  const std::string one = Sheet("a", "J1", "80", "90") + Sheet("a", "J2", "82", "88");
  EXPECT_THAT(run(one, "zh-TW"), HasSubstr("只有一件"));
  EXPECT_THAT(run(one, "en"), HasSubstr("Only one application"));
  const std::string equal = Sheet("a", "J1", "80", "80") + Sheet("b", "J1", "80", "80");
  EXPECT_THAT(run(equal, "en"), HasSubstr("    1  a"));
  EXPECT_THAT(run(equal, "en"), HasSubstr("    1  b"));
  const std::string apart = Sheet("a", "J1", "80", "80") + Sheet("b", "J1", "70", "80") +
                            Sheet("e", "J2", "60", "80") + Sheet("f", "J2", "50", "80");
  EXPECT_THAT(run(apart, "en"), AllOf(HasSubstr("a"), HasSubstr("J1")));
  const std::string lonely =
      Sheet("a", "J1", "80", "80") + Sheet("b", "J1", "70", "80") + Sheet("a", "J2", "60", "80");
  EXPECT_THAT(run(lonely, "zh-TW"), HasSubstr("J2"));
  const std::string states = Sheet("a", "J1", "80", "80") + "c,a,J2,,recused\nc,b,J1,,abstained\n" +
                             "c,b,J2,,absent\nc,a,J3,,pending\n";
  EXPECT_THAT(run(states, "zh-TW"),
              AllOf(HasSubstr("迴避"), HasSubstr("棄權"), HasSubstr("缺席"), HasSubstr("未評分"),
                    HasSubstr("暫定結果"), HasSubstr("沒有計入的評分單")));
  EXPECT_THAT(run("", "en"), HasSubstr("There are no sheets."));
}

TEST(OddPanels, AreRefusedByRankSumWithTheReason) {
  std::string rules = kSmallRules;
  rules.replace(rules.find("TOTAL_SCORE"), 11, "RANK_SUM");
  Tabulator tabulator(rules);
  const std::string apart = std::string(kSheetsHeader) + Sheet("a", "J1", "80", "80") +
                            Sheet("b", "J1", "70", "80") + Sheet("e", "J2", "60", "80") +
                            Sheet("f", "J2", "50", "80");
  const Outcome outcome = tabulator.Run(apart, {"--lang", "zh-TW"});
  EXPECT_EQ(outcome.exit, 0);
  EXPECT_THAT(outcome.out, AllOf(Not(HasSubstr("從缺")), HasSubstr("無名次")));
}

// Hands out `text` piece by piece and raises SIGINT before the last.
class InterruptedInput : public std::streambuf {
 public:
  explicit InterruptedInput(std::string text) : text_(std::move(text)) {}

 protected:
  int_type underflow() override {
    if (given_) {
      std::raise(SIGINT);
      return traits_type::eof();
    }
    given_ = true;
    setg(text_.data(), text_.data(), text_.data() + text_.size());
    return traits_type::to_int_type(text_[0]);
  }

 private:
  std::string text_;
  bool given_ = false;
};

TEST(Interruption, EndsTheCommandWithNothingWritten) {
  Tabulator tabulator;
  for (const auto& [language, words] :
       {std::pair{"zh-TW", "已中斷"}, std::pair{"en", "Interrupted; no result was written."}}) {
    // What was read until then lacks a score, which is not to be complained about.
    InterruptedInput buffer(std::string(kSheetsHeader) + "c,a,J1,x,80\n");
    std::istream in(&buffer);
    std::ostringstream out;
    std::ostringstream err;
    const std::vector<std::string> args = {"tabulate", "--rules", tabulator.File("rules.json"),
                                           "--sheets", "-",       "--format",
                                           "json",     "--lang",  language};
    EXPECT_EQ(client::Run(args, {}, in, out, err), 130);
    EXPECT_EQ(out.str(), "");
    EXPECT_THAT(err.str(), HasSubstr(words));
  }
  // The next command is not touched by it.
  EXPECT_EQ(tabulator.Run(kSheetsHeader + Sheet("a", "J1", "80", "90")).exit, 0);
}

// Where a computation asks nobody the signal ends the process, in the same words.
TEST(Interruption, EndsAComputationAtOnce) {
  EXPECT_EXIT(
      {
        const client::Interruption interruption;
        const client::EndAtOnce counting(interruption, "stopped\n");
        std::raise(SIGINT);
      },
      ::testing::ExitedWithCode(130), "stopped");
  const client::Interruption interruption;
  { const client::EndAtOnce counting(interruption, "stopped\n"); }
  std::raise(SIGINT);
  EXPECT_EQ(client::ComplaintOf(interruption.Check()).reason, "INTERRUPTED");
}

TEST(Progress, IsShownOnATerminalAlone) {
  Tabulator tabulator;
  const std::string sheets = kSheetsHeader + Sheet("a", "J1", "80", "90");
  EXPECT_EQ(tabulator.Run(sheets).err, "");
  tabulator.environment.err_is_terminal = true;
  EXPECT_THAT(tabulator.Run(sheets).err, AllOf(StartsWith("\r"), HasSubstr("100%")));
}

}  // namespace
}  // namespace award::testing
