// Rows of CSV: quotes, line ends, seams between pieces, and what people see of broken texts.
#include "scoring/sheets/csv_text.h"

#include <string>
#include <string_view>
#include <vector>

#include "gtest/gtest.h"
#include "scoring/sheets/csv_problem.h"

namespace award::scoring {
namespace {

using Outcome = CsvRow::Outcome;

// All rows of `text`, their cells joined by '|'; what ended the reading comes last.
std::vector<std::string> Rows(std::string_view text, size_t piece) {
  std::vector<std::string> rows;
  CsvRow row;
  CsvPieces pieces;
  bool stopped = false;
  const auto take = [&](std::string_view rest, bool last) {
    size_t at = 0;
    while (!stopped && at < rest.size()) {
      const Outcome outcome = row.Split(rest.substr(at), last);
      if (outcome == Outcome::kMore) return at;
      if (outcome == Outcome::kTooLong || outcome == Outcome::kUnterminatedQuote) {
        rows.emplace_back(outcome == Outcome::kTooLong ? "too long" : "unterminated");
        stopped = true;
        break;
      }
      std::string cells(row.cell(0));
      for (size_t c = 1; c < row.columns(); ++c) cells.append("|").append(row.cell(c));
      if (outcome == Outcome::kMisplacedQuote) cells = "misplaced";
      rows.push_back(cells + "/" + std::to_string(row.line_ends()));
      at += row.size();
    }
    return stopped ? rest.size() : at;
  };
  for (size_t at = 0; at < text.size(); at += piece) pieces.Feed(text.substr(at, piece), take);
  pieces.Finish(take);
  return rows;
}

using Lines = std::vector<std::string>;

TEST(CsvText, EveryLineEndEndsARow) {
  EXPECT_EQ(Rows("a,b\nc\r\nd,\re", 100), (Lines{"a|b/1", "c/1", "d|/1", "e/0"}));
  EXPECT_EQ(Rows("a\r\n\r\n\n\rb\r", 100), (Lines{"a/1", "/1", "/1", "/1", "b/1"}));
}

TEST(CsvText, QuotesHoldCommasLineEndsAndQuotes) {
  EXPECT_EQ(Rows("\"a,b\",\"c\"\"d\",\"\"\ne\n", 100), (Lines{"a,b|c\"d|/1", "e/1"}));
  EXPECT_EQ(Rows("\"a\r\nb\nc\rd\"\r\ne", 100), (Lines{"a\r\nb\nc\rd/4", "e/0"}));
}

TEST(CsvText, AMisplacedQuoteCostsItsRowOnly) {
  EXPECT_EQ(Rows("a\"b,c\nd\n", 100), (Lines{"misplaced/1", "d/1"}));
  EXPECT_EQ(Rows("\"a\"b,c\r\nd", 100), (Lines{"misplaced/1", "d/0"}));
  EXPECT_EQ(Rows("a\"", 100), (Lines{"misplaced/0"}));
}

TEST(CsvText, AQuoteThatDoesNotCloseEndsTheReading) {
  EXPECT_EQ(Rows("a\n\"b,c\nd\n", 100), (Lines{"a/1", "unterminated"}));
  EXPECT_EQ(Rows("a\n\"" + std::string(CsvRow::kLongestRow + 2, 'x') + "\nb\n", 1'000),
            (Lines{"a/1", "unterminated"}));
}

TEST(CsvText, ARowHasALongestLength) {
  const std::string longest(CsvRow::kLongestRow, 'x');
  for (const size_t piece : {size_t{1'000}, size_t{1'024}, longest.size(), size_t{1'000'000}}) {
    EXPECT_EQ(Rows(longest + "\r\nb", piece), (Lines{longest + "/1", "b/0"}));
    EXPECT_EQ(Rows(longest + "x\nb", piece), (Lines{"too long"}));
    EXPECT_EQ(Rows(longest + "x", piece), (Lines{"too long"}));
    EXPECT_EQ(Rows("\"\"," + longest + "\nb", piece), (Lines{"too long"}));
  }
}

TEST(CsvText, SeamsLeaveNoTrace) {
  const std::string text =
      "a,b\r\n\"c,\r\n\"\"d\"\"\",e\r\r\n\nf\"g\n\"h\",\"\"\r\"i\"j\r\n,,\n\xE5\xA7\x94,k";
  const Lines whole = Rows(text, text.size());
  for (size_t piece = 1; piece < text.size(); ++piece) EXPECT_EQ(Rows(text, piece), whole) << piece;
}

TEST(CsvText, ACellIsReadBackAsItWasWritten) {
  for (const std::string cell : {"", "a", "a,b", "\"", "a\"b\r\nc", "委員", " a "}) {
    std::string text;
    AppendCsvCell(cell, text);
    text += ",x";
    CsvRow row;
    ASSERT_EQ(row.Split(text, true), Outcome::kRow);
    EXPECT_EQ(row.cell(0), cell);
    EXPECT_EQ(row.columns(), 2U);
  }
}

TEST(CsvText, OnlyUtf8IsUtf8) {
  EXPECT_TRUE(IsUtf8("評審\x7F\xF0\x9F\x8E\x96\xF4\x8F\xBF\xBF"));
  for (const std::string_view broken :
       {"\x80", "\xC0\xAF", "\xC1\x81", "\xE5\xA7", "\xE0\x9F\xBF", "\xED\xA0\x80",
        "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF\xFE", "\xE5\xA7\x41",
        "\xF0\x9F\x8E"}) {
    EXPECT_FALSE(IsUtf8(broken)) << Shown(broken);
  }
}

TEST(CsvText, ControlCharactersAreFoundInEveryScript) {
  for (const std::string_view control :
       {"\n", "\x1F", "\x7F", "\xC2\x80", "\xC2\x9F", "\xE2\x80\xAE", "\xE2\x81\xA6",
        "\xE2\x80\x8E", "\xE2\x80\xA8"}) {
    EXPECT_TRUE(IsControl(control)) << Shown(control);
  }
  for (const std::string_view plain :
       {" ", "a", "\xC2\xA0", "委", "\xE2\x80\xAF", "\xE2\x80\x8D"}) {
    EXPECT_FALSE(IsControl(plain)) << plain;
  }
}

TEST(CsvText, PeopleSeeBrokenTextsSafely) {
  EXPECT_EQ(Shown("a\x1B[31m委\xFF"), "a\\x1B[31m委\\xFF");
  EXPECT_EQ(Shown(std::string(60, 'a')), std::string(60, 'a'));
  EXPECT_EQ(Shown(std::string(61, 'a')), std::string(60, 'a') + "…");
}

TEST(CsvProblems, TheFirstStandWhateverTheOrder) {
  const auto problem = [](int i) {
    CsvProblem made{CsvFault::kNotAScore, i};
    made.application = "a" + std::to_string(100 + i);
    return made;
  };
  CsvProblems rising;
  CsvProblems falling;
  for (int i = 1; i <= 30; ++i) {
    rising.Add(problem(i));
    falling.Add(problem(31 - i));
  }
  const auto first = rising.Finish("x");
  const auto second = falling.Finish("x");
  ASSERT_EQ(first.size(), CsvProblems::kMost);
  ASSERT_EQ(second.size(), CsvProblems::kMost);
  for (size_t i = 0; i < first.size(); ++i) {
    EXPECT_EQ(first[i].application, second[i].application);
    EXPECT_EQ(first[i].line, static_cast<int64_t>(i) + 1);
    EXPECT_EQ(first[i].text, second[i].text);
  }
  EXPECT_TRUE(rising.more());
}

TEST(CsvProblems, TheSameProblemIsToldOnceAtItsEarliestLine) {
  CsvProblems problems;
  for (const int64_t line : {7, 3, 5}) problems.Add({CsvFault::kUnknownCategory, line});
  const auto told = problems.Finish("x");
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(told[0].line, 3);
  EXPECT_FALSE(problems.more());
}

}  // namespace
}  // namespace award::scoring
