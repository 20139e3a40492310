// The canonical sheets.csv, and that it is read back as it was.
#include "scoring/sheets/sheet_writer.h"

#include <algorithm>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "tests/scoring/sheet_files.h"

namespace award::scoring {
namespace {

// Rounds as SheetReader gives them, with every state.
std::vector<Round> TwoRounds() {
  return ReadSheetFile(FileOf("e,a,j,z,85.50\n"
                              "c,a2,j1,x,85\nc,a2,j1,y,85.5\nc,a2,j1,b,0.07\n"
                              "c,a1,\"j,2\",,abstained\nc,a1,j1,x,recused\nc,a1,j3,,absent\n"
                              "c,a2,j3,x1,1\nc,a2,j3,,pending\n"))
      .rounds;
}

TEST(SheetWriter, HasOneForm) {
  EXPECT_EQ(WriteSheets(TwoCategories(), TwoRounds()),
            "category,application,judge,criterion,score\n"
            "c,a1,\"j,2\",,abstained\n"
            "c,a1,j1,,recused\n"
            "c,a1,j3,,absent\n"
            "c,a2,j1,x1,85\n"
            "c,a2,j1,x2,85\n"
            "c,a2,j1,y1,85.5\n"
            "c,a2,j1,b,0.07\n"
            "c,a2,j3,,pending\n"
            "e,a,j,z,85.5\n");
}

TEST(SheetWriter, IsReadBackAsItWas) {
  const std::vector<Round> rounds = TwoRounds();
  const std::string file = WriteSheets(TwoCategories(), rounds);
  const SheetsRead read = ReadSheetFile(file);
  ASSERT_EQ(read.rounds.size(), rounds.size());
  for (size_t r = 0; r < rounds.size(); ++r) {
    EXPECT_EQ(read.rounds[r].applications, rounds[r].applications);
    EXPECT_EQ(read.rounds[r].judges, rounds[r].judges);
    EXPECT_EQ(CellTexts(read.rounds[r]), CellTexts(rounds[r]));
  }
  EXPECT_EQ(WriteSheets(TwoCategories(), read.rounds), file);
}

TEST(SheetWriter, TheOrderOfCellsLeavesNoTrace) {
  std::vector<Round> rounds = TwoRounds();
  const std::string file = WriteSheets(TwoCategories(), rounds);
  std::reverse(rounds[0].cells.begin(), rounds[0].cells.end());
  EXPECT_EQ(WriteSheets(TwoCategories(), rounds), file);
}

}  // namespace
}  // namespace award::scoring
