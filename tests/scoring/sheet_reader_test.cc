// sheets.csv: what it means, each thing that can be wrong with it, and that neither the order of
// rows nor the seams between pieces leave a trace.
#include "scoring/sheets/sheet_reader.h"

#include <string>
#include <string_view>
#include <vector>

#include "fmt/format.h"
#include "gtest/gtest.h"
#include "scoring/sheets/csv_table.h"
#include "scoring/sheets/sheet_store.h"
#include "scoring/sheets/sheet_writer.h"
#include "tests/scoring/sheet_files.h"

namespace award::scoring {
namespace {

// The cells of the first category as "application judge state score,score …".
std::vector<std::string> Cells(std::string_view rows) {
  const SheetsRead read = ReadSheetFile(FileOf(rows));
  EXPECT_EQ(Texts(read.problems), "");
  return read.rounds.empty() ? std::vector<std::string>() : CellTexts(read.rounds[0]);
}

// The texts of all problems.
std::string Problems(std::string_view rows) { return Texts(ReadSheetFile(FileOf(rows)).problems); }

CsvProblem OnlyProblem(std::string_view rows) {
  const SheetsRead read = ReadSheetFile(FileOf(rows));
  EXPECT_TRUE(read.rounds.empty());
  EXPECT_EQ(read.problems.size(), 1U) << Texts(read.problems);
  return read.problems.empty() ? CsvProblem() : read.problems[0];
}

using Strings = std::vector<std::string>;

TEST(SheetReader, ReadsScoresInAnyOrderOfRows) {
  EXPECT_EQ(Cells("c,a2,j1,x1,85\nc,a2,j1,x2,85.5\nc,a2,j1,y1,85.25\nc,a2,j1,b,0\n"
                  "c,a1,j2,b,5\nc,a1,j2,y1,100\nc,a1,j2,x2,0.00\nc,a1,j2,x1,007.5\n"),
            (Strings{"a1 j2 scored 750,0,10000,500", "a2 j1 scored 8500,8550,8525,0"}));
}

TEST(SheetReader, AWholeDimensionStandsForAllItsItems) {
  EXPECT_EQ(Cells("c,a,j,x,80.5\nc,a,j,y1,70\nc,a,j,b,1\n"),
            (Strings{"a j scored 8050,8050,7000,100"}));
  EXPECT_EQ(Cells("c,a,j,y,70\nc,a,j,b,1\nc,a,j,x,80\n"),
            (Strings{"a j scored 8000,8000,7000,100"}));
}

TEST(SheetReader, OneRowSaysWhatBecameOfASheet) {
  EXPECT_EQ(Cells("c,a,j1,,abstained\nc,a,j2,x1,recused\nc,a,j3,x,absent\nc,a,j3,b,absent\n"
                  "c,a,j4,,pending\n"),
            (Strings{"a j1 abstained ", "a j2 recused ", "a j3 absent ", "a j4 pending "}));
}

TEST(SheetReader, AnUnfinishedSheetIsPending) {
  EXPECT_EQ(Cells("c,a,j,x1,85\nc,a,j,x2,pending\n"), (Strings{"a j pending "}));
  EXPECT_EQ(Cells("c,a,j,,pending\nc,a,j,x,85\n"), (Strings{"a j pending "}));
}

TEST(SheetReader, EveryCategoryHasARound) {
  const SheetsRead read = ReadSheetFile(FileOf("e,a,j,z,50\n"));
  ASSERT_EQ(read.rounds.size(), 2U);
  EXPECT_TRUE(read.rounds[0].cells.empty());
  EXPECT_EQ(read.rounds[0].rubric.dimensions.size(), 2U);
  EXPECT_EQ(CellTexts(read.rounds[1]), (Strings{"a j scored 5000"}));
  EXPECT_EQ(read.rounds[1].applications, (Strings{"a"}));
  EXPECT_EQ(read.rounds[1].judges, (Strings{"j"}));
  EXPECT_EQ(read.rounds[1].rules.cut, 3);
}

TEST(SheetReader, SpreadsheetsMayHaveSavedIt) {
  EXPECT_EQ(
      CellTexts(ReadSheetFile("\xEF\xBB\xBF\"category\",application,judge,criterion,score\r\n"
                              "\r\n\"e\",\"a,1\",\"j \"\"2\"\"\",\"z\",\"50.5\"\r\ne,b,j,z,1\r"
                              "e,c,j,z,2\n\n\r\n")
                    .rounds.at(1)),
      (Strings{"a,1 j \"2\" scored 5050", "b j scored 100", "c j scored 200"}));
}

TEST(SheetReader, AHeaderWithoutRowsIsASeasonWithoutSheets) {
  const SheetsRead read = ReadSheetFile(FileOf(""));
  EXPECT_TRUE(read.problems.empty());
  EXPECT_EQ(read.rounds.size(), 2U);
}

TEST(SheetReader, NamesWhatIsWrongWithTheFile) {
  const auto only = [](std::string_view file) {
    const SheetsRead read = ReadSheetFile(file);
    EXPECT_TRUE(read.rounds.empty());
    return Texts(read.problems);
  };
  EXPECT_EQ(
      only(""),
      "the file is empty; begin it with the header category,application,judge,criterion,score\n");
  EXPECT_EQ(only("\xEF\xBB\xBF\r\n\n"), only(""));
  EXPECT_EQ(only("category,application,judge,score\nc,a,j,1\n"),
            "line 1: the first line is \"category,application,judge,score\"; write exactly "
            "category,application,judge,criterion,score\n");
  EXPECT_EQ(only(std::string("\xFF\xFE"
                             "c\0a\0",
                             6)),
            "line 1: \"\\xFF\\xFEc\\x00a\\x00\" is not UTF-8; save the file as CSV UTF-8\n");
  EXPECT_EQ(only(FileOf("c,a,j,,absent\nc,\"b,j,,absent\n")),
            "line 3: a quote opens and does not close; close it, and write a quote inside a quoted "
            "text twice\n");
  EXPECT_EQ(only(FileOf(std::string(20'000, 'x'))),
            "line 2: the row does not end; end every row with a line end, and check that this is a "
            "CSV file\n");
}

TEST(SheetReader, NamesWhatIsWrongWithARow) {
  EXPECT_EQ(Problems("c,a,j,85\n"),
            "line 2: the row has 4 columns; write category,application,judge,criterion,score, and "
            "quote a text with a comma in it\n");
  EXPECT_EQ(OnlyProblem("c,a,j,x1,85,\n").value, "6");
  EXPECT_EQ(OnlyProblem("c,a\"b\",j,,absent\n").fault, CsvFault::kMisplacedQuote);
  EXPECT_EQ(Problems("d,a,j,,absent\n"),
            "line 2: the category \"d\" is not in the rules; correct it, or use other rules\n");
  EXPECT_EQ(Problems("c,a,j,x3,85\n"),
            "line 2: \"x3\" is no item, bonus or dimension of category c; correct it after the "
            "rules\n");
  EXPECT_EQ(OnlyProblem("c,a,j,z,85\n").fault, CsvFault::kUnknownCriterion);
  EXPECT_EQ(OnlyProblem(",a,j,,absent\n").value, "category");
  EXPECT_EQ(OnlyProblem("c,,j,,absent\n").value, "application");
  EXPECT_EQ(OnlyProblem("c,a,,,absent\n").value, "judge");
  EXPECT_EQ(OnlyProblem("c,a,,,absent\n").fault, CsvFault::kEmptyId);
  EXPECT_EQ(OnlyProblem("c,a,j,,85\n").fault, CsvFault::kEmptyId);
  EXPECT_EQ(OnlyProblem("c,a\x1B,j,,absent\n").fault, CsvFault::kControlCharacter);
  for (const std::string id : {" a", "a ", "a\u3000", "\u00A0a"}) {
    EXPECT_EQ(OnlyProblem("c," + id + ",j,,absent\n").fault, CsvFault::kSpaceAround);
  }
  EXPECT_EQ(Problems("c,a b,j,,absent\n"), "");
  EXPECT_EQ(OnlyProblem("c,\"a\nb\",j,,absent\n").application, "a\\x0Ab");
  EXPECT_EQ(OnlyProblem("c,a,\xFF,,absent\n").fault, CsvFault::kBadUtf8);
  EXPECT_EQ(OnlyProblem("c,a,j,\xFF,85\n").fault, CsvFault::kUnknownCriterion);
  const std::string longest(255, 'x');
  EXPECT_EQ(Problems("c," + longest + "," + longest + ",,absent\n"), "");
  EXPECT_EQ(OnlyProblem("c,a," + longest + "x,,absent\n").fault, CsvFault::kIdTooLong);
}

TEST(SheetReader, NamesWhatIsWrongWithAScore) {
  for (const std::string_view word :
       {"", "x", "5.", ".5", "+5", "8 5", "５", "Absent", "1e1", "5,0"}) {
    const std::string cell = fmt::format("c,a,j,x1,\"{}\"\n", word);
    EXPECT_EQ(OnlyProblem(cell).fault, CsvFault::kNotAScore) << word;
  }
  EXPECT_EQ(OnlyProblem("c,a,j,x1,85.125\n").fault, CsvFault::kTooManyPlaces);
  EXPECT_EQ(OnlyProblem("c,a,j,x1,85.500\n").fault, CsvFault::kTooManyPlaces);
  for (const std::string_view score : {"100.01", "101", "-1", "1000", "99999999999999999999"}) {
    EXPECT_EQ(OnlyProblem(fmt::format("c,a,j,x1,{}\n", score)).fault, CsvFault::kScoreOutOfRange);
  }
  const CsvProblem bonus = OnlyProblem("c,a,j,b,5.01\n");
  EXPECT_EQ(bonus.fault, CsvFault::kScoreOutOfRange);
  EXPECT_EQ(bonus.criterion, "b");
  EXPECT_EQ(bonus.value, "5.01");
  EXPECT_EQ(bonus.text,
            "line 2: the score 5.01 for b is out of range; look up its highest in the rules");
  // Also where the rows before make the row expected, which the end of the file does not.
  const std::string_view rest = "c,b,j,,absent\nc,b,k,,absent\n";
  EXPECT_EQ(
      OnlyProblem(fmt::format("c,a,j,x1,5\nc,a,j,x2,101\nc,a,j,y1,5\nc,a,j,b,5\n{}", rest)).value,
      "101");
  EXPECT_EQ(
      OnlyProblem(fmt::format("c,a,j,x1,5\nc,a,j,x2,5\nc,a,j,y1,5\nc,a,j,b,5.25\n{}", rest)).value,
      "5.25");
}

TEST(SheetReader, RowsOfOneSheetNeedNotFollowEachOther) {
  EXPECT_EQ(Cells("c,a,j,x1,1\nc,b,j,,absent\nc,a,j,x2,2\nc,a,k,,absent\nc,a,j,y1,3\nc,a,j,b,4\n"
                  "c,b,k,,absent\n"),
            (Strings{"a j scored 100,200,300,400", "a k absent ", "b j absent ", "b k absent "}));
}

TEST(SheetReader, AJudgeScoresAnApplicationOnce) {
  const std::string sheet = "c,a,j,x1,1\nc,a,j,x2,2\nc,a,j,y1,3\nc,a,j,b,4\n";
  const std::string twice = Problems(sheet + "c,a,k,,absent\n" + sheet);
  EXPECT_EQ(twice,
            "line 2: x1 of judge j on application a in category c stands here and in line 7; keep "
            "one of them\n"
            "line 3: x2 of judge j on application a in category c stands here and in line 8; keep "
            "one of them\n"
            "line 4: y1 of judge j on application a in category c stands here and in line 9; keep "
            "one of them\n"
            "line 5: b of judge j on application a in category c stands here and in line 10; keep "
            "one of them\n");
  const std::string again = Problems(sheet + sheet + "c,a,k,,absent\nc,a,l,,absent\n");
  EXPECT_TRUE(
      again.starts_with("line 2: x1 of judge j on application a in category c stands here "
                        "and in line 6; keep one of them\nline 3: x2 "))
      << again;
  EXPECT_EQ(OnlyProblem("c,a,j,,absent\nc,a,j,,absent\n").other_line, 3);
  EXPECT_EQ(OnlyProblem("c,a,j,x,absent\nc,a,j,x,absent\n").fault, CsvFault::kRepeatedCriterion);
}

TEST(SheetReader, AnApplicationMayHaveAnyNumberOfJudges) {
  for (const int judges : {15, 16, 17, 18, 60}) {
    std::string rows;
    std::string again;
    for (const std::string_view dimension : {"x,1", "y,2", "b,3"}) {
      for (int j = 0; j < judges; ++j) {
        rows += fmt::format("c,a,j{:02},{}\n", j, dimension);
        again = fmt::format("c,a,j{:02},{}\n", 0, dimension);
      }
    }
    const std::vector<std::string> cells = Cells(rows);
    ASSERT_EQ(cells.size(), static_cast<size_t>(judges));
    EXPECT_EQ(cells.front(), "a j00 scored 100,100,200,300");
    EXPECT_EQ(cells.back(), fmt::format("a j{:02} scored 100,100,200,300", judges - 1));
    EXPECT_EQ(OnlyProblem(rows + again).fault, CsvFault::kRepeatedCriterion);
  }
}

TEST(SheetReader, ItemsAndTheirDimensionDoNotMix) {
  const CsvProblem problem = OnlyProblem("c,a,j,x,1\nc,a,j,x1,2\nc,a,j,y1,3\nc,a,j,b,4\n");
  EXPECT_EQ(problem.fault, CsvFault::kItemsAndDimension);
  EXPECT_EQ(problem.criterion, "x");
  EXPECT_EQ(OnlyProblem("c,a,j,x,1\nc,a,j,x1,2\n").fault, CsvFault::kItemsAndDimension);
  EXPECT_EQ(OnlyProblem("c,a,j,,pending\nc,a,j,x1,1\nc,a,j,x,2\n").fault,
            CsvFault::kItemsAndDimension);
}

TEST(SheetReader, ASheetHasOneState) {
  EXPECT_EQ(OnlyProblem("c,a,j,x1,1\nc,a,j,,absent\n").value, "scored, absent");
  EXPECT_EQ(OnlyProblem("c,a,j,x1,pending\nc,a,j,,recused\nc,a,j,x2,abstained\n").value,
            "abstained, recused, pending");
  EXPECT_EQ(OnlyProblem("c,a,j,x1,pending\nc,a,j,x2,1\nc,a,j,,absent\n").value,
            "scored, absent, pending");
}

TEST(SheetReader, AScoredSheetIsWhole) {
  EXPECT_EQ(OnlyProblem("c,a,j,x1,1\nc,a,j,x2,2\nc,a,j,y1,3\n").value, "b");
  EXPECT_EQ(OnlyProblem("c,a,j,x2,2\n").value, "x1, y1, b");
  EXPECT_EQ(OnlyProblem("c,a,j,b,2\n").value, "x1, x2, y1");
  EXPECT_EQ(OnlyProblem("c,a,j,x,2\n").value, "y, b");
  EXPECT_EQ(OnlyProblem("c,a,j,x1,2\nc,a,j,y,2\n").value, "x2, b");
  EXPECT_EQ(OnlyProblem("c,a,j,x2,2\n").text,
            "line 2: judge j on application a in category c lacks x1, y1, b; add the scores, or a "
            "row with pending when the sheet is not finished");
}

TEST(SheetReader, ManyGapsAreCutShort) {
  std::vector<CategoryRules> categories = TwoCategories();
  for (int i = 3; i < 9; ++i) {
    categories[0].rubric.dimensions[0].items.push_back({fmt::format("x{}", i), 1, "", ""});
  }
  SheetReader reader(categories);
  reader.Feed(FileOf("c,a,j,x1,1\n"));
  EXPECT_EQ(reader.Finish().problems.at(0).value, "x2, x3, x4, …");
}

TEST(SheetReader, WhatASheetLacksIsNotToldBesideItsWrongRows) {
  EXPECT_EQ(OnlyProblem("c,a,j,x1,1\nc,a,j,x2,999\nc,a,j,y1,3\n").fault,
            CsvFault::kScoreOutOfRange);
}

TEST(SheetReader, TellsTwentyProblemsAndThatThereAreMore) {
  std::string rows;
  for (int i = 0; i < 21; ++i) rows += fmt::format("c,a{},j,x1,x\n", i);
  const SheetsRead read = ReadSheetFile(FileOf(rows));
  EXPECT_EQ(read.problems.size(), 20U);
  EXPECT_TRUE(read.more_problems);
  EXPECT_FALSE(ReadSheetFile(FileOf("c,a,j,x1,x\n")).more_problems);
}

TEST(SheetReader, AnIdThatNeedsQuotesIsItselfOnlyInQuotes) {
  std::vector<CategoryRules> categories = TwoCategories();
  categories[1].rubric.dimensions[0].items = {{"p,q", 1, "", ""}, {"r", 1, "", ""}};
  const auto read = [&](std::string_view rows) {
    SheetReader reader(categories);
    reader.Feed(FileOf(rows));
    return reader.Finish();
  };
  EXPECT_EQ(CellTexts(read("e,a,j,r,2\ne,a,j,\"p,q\",1\n").rounds.at(1)),
            (Strings{"a j scored 100,200"}));
  EXPECT_EQ(read("e,a,j,r,2\ne,a,j,p,q,1\ne,b,j,r,2\ne,b,j,\"p,q\",1\n").problems.back().fault,
            CsvFault::kColumnCount);
}

TEST(SheetReader, SeamsLeaveNoTrace) {
  const std::string good =
      "\xEF\xBB\xBF" + FileOf(
                           "c,a2,j1,x1,85\r\nc,a2,j1,x2,85.5\r\nc,a2,j1,y1,85.25\nc,a2,j1,b,0\n\n"
                           "\"c\",a1,\"j,\"\"2\",b,5\rc,a1,\"j,\"\"2\",y,100\nc,a1,\"j,\"\"2\",x,0."
                           "00\ne,委員,j,,absent");
  const std::string bad =
      FileOf("c,a,j,x1,x\r\nc,a\"\nc,a,j,,85\nd,\"q\nr\",j,,absent\rc,b,j,x1,1\n");
  for (const std::string& file : {good, bad}) {
    const SheetsRead whole = ReadSheetFile(file, file.size());
    for (size_t piece = 1; piece < file.size(); ++piece) {
      const SheetsRead cut = ReadSheetFile(file, piece);
      EXPECT_EQ(Texts(cut.problems), Texts(whole.problems)) << piece;
      ASSERT_EQ(cut.rounds.size(), whole.rounds.size());
      for (size_t r = 0; r < cut.rounds.size(); ++r) {
        EXPECT_EQ(CellTexts(cut.rounds[r]), CellTexts(whole.rounds[r])) << piece;
      }
    }
  }
}

TEST(SheetReader, CountsLines) {
  const std::vector<CategoryRules> categories = TwoCategories();
  SheetReader reader(categories);
  reader.Feed(FileOf("c,a,j,x1,85\nc,a,j,x2,85\r\n\"c\",\"a\nb\",j,,absent\n\nc,a,j,y1,85"));
  EXPECT_EQ(reader.lines(), 6);
}

}  // namespace
}  // namespace award::scoring
