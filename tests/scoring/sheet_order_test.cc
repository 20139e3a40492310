// Whatever rows a file has, right or wrong: their order changes neither the rounds nor which
// problems are told, and what was read is read again from what is written.
#include <algorithm>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "fmt/format.h"
#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"
#include "scoring/sheets/sheet_reader.h"
#include "scoring/sheets/sheet_writer.h"
#include "tests/scoring/sheet_files.h"

namespace award::scoring {
namespace {

// Everything about a problem but its lines.
std::vector<std::string> WithoutLines(const std::vector<CsvProblem>& problems) {
  std::vector<std::string> told;
  for (const CsvProblem& p : problems) {
    told.push_back(fmt::format("{} {} {} {} {} {}", static_cast<int>(p.fault), p.category,
                               p.application, p.judge, p.criterion, p.value));
  }
  return told;
}

std::vector<std::string> Contents(const SheetsRead& read) {
  std::vector<std::string> contents;
  for (const Round& round : read.rounds) {
    contents.push_back(
        fmt::format("{} by {}", fmt::join(round.applications, " "), fmt::join(round.judges, " ")));
    for (const std::string& cell : CellTexts(round)) contents.push_back(cell);
  }
  return contents;
}

std::string Joined(const std::vector<std::string>& rows) {
  return FileOf(rows.empty() ? "" : fmt::format("{}\n", fmt::join(rows, "\n")));
}

rc::Gen<std::vector<std::string>> Shuffled(const std::vector<std::string>& rows) {
  return rc::gen::exec([rows] {
    std::vector<std::string> shuffled = rows;
    for (size_t i = shuffled.size(); i > 1; --i) {
      std::swap(shuffled[i - 1], shuffled[*rc::gen::inRange<size_t>(0, i)]);
    }
    return shuffled;
  });
}

// A score as one of the ways to write it.
std::string ScoreText(int hundredths) {
  return *rc::gen::element(fmt::format("{}.{:02}", hundredths / 100, hundredths % 100),
                           hundredths % 100 == 0
                               ? fmt::format("{}", hundredths / 100)
                               : fmt::format("0{}.{:02}", hundredths / 100, hundredths % 100));
}

// The rows of one sheet of category c that has nothing wrong.
std::vector<std::string> GoodSheet(std::string_view application, std::string_view judge) {
  const auto row = [&](std::string_view criterion, std::string_view score) {
    return fmt::format("c,{},{},{},{}", application, judge, criterion, score);
  };
  const auto score = [] { return ScoreText(*rc::gen::inRange(0, 501)); };
  switch (*rc::gen::inRange(0, 4)) {
    case 0:
      return {row("x1", score()), row("x2", score()), row("y1", score()), row("b", score())};
    case 1:
      return {row("x", score()), row("y", score()), row("b", score())};
    case 2:
      return {row("x1", score()), row("", "pending")};
    default:
      return {row(*rc::gen::element<std::string>("", "x", "y1"),
                  *rc::gen::element<std::string>("abstained", "recused", "absent"))};
  }
}

RC_GTEST_PROP(SheetOrder, RightRowsAreReadInAnyOrder, ()) {
  std::vector<std::string> rows;
  const int applications = *rc::gen::inRange(1, 6);
  for (int a = 0; a < applications; ++a) {
    for (int j = 0; j < 3; ++j) {
      const std::vector<std::string> sheet =
          GoodSheet(fmt::format("a{}", a), fmt::format("j{}", j));
      rows.insert(rows.end(), sheet.begin(), sheet.end());
    }
  }
  const SheetsRead read = ReadSheetFile(Joined(rows));
  RC_ASSERT(Texts(read.problems) == "");
  RC_ASSERT(read.rounds[0].cells.size() == static_cast<size_t>(applications) * 3);
  const SheetsRead again =
      ReadSheetFile(Joined(*Shuffled(rows)), *rc::gen::inRange<size_t>(1, 100));
  RC_ASSERT(Contents(again) == Contents(read));
  const std::string file = WriteSheets(TwoCategories(), read.rounds);
  RC_ASSERT(Contents(ReadSheetFile(file)) == Contents(read));
  RC_ASSERT(WriteSheets(TwoCategories(), again.rounds) == file);
}

RC_GTEST_PROP(SheetOrder, AnyRowsGiveTheSameProblemsInAnyOrder, ()) {
  using Strings = std::vector<std::string>;
  const auto rows = *rc::gen::container<Strings>(rc::gen::map(
      rc::gen::tuple(rc::gen::element<std::string>("c", "c", "c", "e", "", "d"),
                     rc::gen::element<std::string>("a1", "a2", "a3", "", "\x01"),
                     rc::gen::element<std::string>("j1", "j2", "\xFF"),
                     rc::gen::element<std::string>("x1", "x2", "x", "y", "y1", "b", "z", ""),
                     rc::gen::element<std::string>("1", "2", "5.01", "1.234", "?", "absent",
                                                   "pending", "recused", "3,4")),
      [](const std::tuple<std::string, std::string, std::string, std::string, std::string>& row) {
        return std::apply(
            [](const auto&... cells) {
              return fmt::format("{}", fmt::join(Strings{cells...}, ","));
            },
            row);
      }));
  const SheetsRead read = ReadSheetFile(Joined(rows));
  const SheetsRead again =
      ReadSheetFile(Joined(*Shuffled(rows)), *rc::gen::inRange<size_t>(1, 100));
  RC_ASSERT(WithoutLines(again.problems) == WithoutLines(read.problems));
  RC_ASSERT(again.more_problems == read.more_problems);
  RC_ASSERT(Contents(again) == Contents(read));
  RC_ASSERT(read.problems.empty() == !read.rounds.empty());
}

}  // namespace
}  // namespace award::scoring
