// decisions.csv: what it means, each thing that can be wrong with it, and that it is read back as
// it was written.
#include "scoring/sheets/decision_reader.h"

#include <string>
#include <string_view>
#include <vector>

#include "fmt/format.h"
#include "gtest/gtest.h"
#include "scoring/sheets/decision_writer.h"
#include "tests/scoring/sheet_files.h"

namespace award::scoring {
namespace {

// Category c: applications a1 to a4, each scored by j1 and not by j2, who was absent.
std::vector<Round> FourApplications() {
  std::string rows = "e,a1,j1,z,1\n";
  for (int i = 1; i <= 4; ++i) {
    rows += fmt::format("c,a{0},j1,x,1\nc,a{0},j1,y,1\nc,a{0},j1,b,1\nc,a{0},j2,,absent\n", i);
  }
  return ReadSheetFile(FileOf(rows)).rounds;
}

DecisionsRead Read(std::string_view rows, size_t piece = 1'000) {
  const std::vector<CategoryRules> categories = TwoCategories();
  const std::vector<Round> rounds = FourApplications();
  DecisionReader reader(categories, rounds);
  const std::string file = fmt::format("{}\n{}", kDecisionsHeader, rows);
  for (size_t at = 0; at < file.size(); at += piece) {
    reader.Feed(std::string_view(file).substr(at, piece));
  }
  return reader.Finish();
}

std::string Words(const Decisions& decisions) {
  std::string words;
  for (const DivergenceDecision& d : decisions.divergences) {
    words += fmt::format("{} {} {};", WordOf(d.outcome), d.application, d.judge);
  }
  for (const TieDecision& d : decisions.ties) {
    words += fmt::format("{} {};", WordOf(d.way), fmt::join(d.order, ">"));
  }
  return words;
}

std::string Problems(std::string_view rows) { return Texts(Read(rows).problems); }

CsvProblem OnlyProblem(std::string_view rows) {
  const DecisionsRead read = Read(rows);
  EXPECT_TRUE(read.decisions.empty());
  EXPECT_EQ(read.problems.size(), 1U) << Texts(read.problems);
  return read.problems.empty() ? CsvProblem() : read.problems[0];
}

constexpr std::string_view kGood =
    "c,LOT,2,a4,\nc,UNDECIDABLE,,a3,\nc,EXCLUDE,,a1,j1\nc,VOTE,1,a2,\nc,LOT,2,a1,\nc,VOTE,1,a3,\n"
    "c,VOTE,1,a1,\ne,KEEP,,a1,\nc,RESCORE,,a2,\n";

TEST(DecisionReader, ReadsOutcomesVotesAndLots) {
  const DecisionsRead read = Read(kGood);
  EXPECT_EQ(Texts(read.problems), "");
  ASSERT_EQ(read.decisions.size(), 2U);
  EXPECT_EQ(Words(read.decisions[0]),
            "EXCLUDE a1 j1;RESCORE a2 ;UNDECIDABLE a3 ;VOTE a2>a3>a1;LOT a4>a1;");
  EXPECT_EQ(Words(read.decisions[1]), "KEEP a1 ;");
}

TEST(DecisionReader, SeamsLeaveNoTrace) {
  for (size_t piece = 1; piece < kGood.size(); ++piece) {
    EXPECT_EQ(Words(Read(kGood, piece).decisions.at(0)), Words(Read(kGood).decisions[0]));
  }
}

TEST(DecisionReader, IsReadBackAsItWasWritten) {
  std::vector<Round> rounds = FourApplications();
  const DecisionsRead read = Read(kGood);
  for (size_t r = 0; r < rounds.size(); ++r) {
    rounds[r].divergence_decisions = read.decisions[r].divergences;
    rounds[r].tie_decisions = read.decisions[r].ties;
  }
  const std::string file = WriteDecisions(TwoCategories(), rounds);
  EXPECT_EQ(file,
            "category,decision,number,application,judge\n"
            "c,EXCLUDE,,a1,j1\nc,RESCORE,,a2,\nc,UNDECIDABLE,,a3,\n"
            "c,VOTE,1,a2,\nc,VOTE,1,a3,\nc,VOTE,1,a1,\nc,LOT,2,a4,\nc,LOT,2,a1,\n"
            "e,KEEP,,a1,\n");
  const DecisionsRead again = Read(std::string_view(file).substr(file.find('\n') + 1));
  EXPECT_EQ(Words(again.decisions.at(0)), Words(read.decisions[0]));
}

TEST(DecisionReader, AFileMayHoldNone) {
  EXPECT_EQ(Read("").decisions.size(), 2U);
  EXPECT_EQ(Words(Read("").decisions[0]), "");
}

TEST(DecisionReader, NamesWhatIsWrongWithARow) {
  EXPECT_EQ(OnlyProblem("c,KEEP,,a1\n").fault, CsvFault::kColumnCount);
  EXPECT_EQ(Problems("c,keep,,a1,\n"),
            "line 2: \"keep\" is no decision; write KEEP, EXCLUDE, RESCORE, UNDECIDABLE, VOTE or "
            "LOT\n");
  EXPECT_EQ(OnlyProblem("d,KEEP,,a1,\n").fault, CsvFault::kUnknownCategory);
  EXPECT_EQ(OnlyProblem(",KEEP,,a1,\n").value, "category");
  EXPECT_EQ(OnlyProblem("c,KEEP,,,\n").value, "application");
  EXPECT_EQ(Problems("e,KEEP,,a2,\n"),
            "line 2: application a2 has no sheets in category e; correct the id\n");
  EXPECT_EQ(OnlyProblem("c,EXCLUDE,,a1,\n").value, "judge");
  EXPECT_EQ(Problems("c,EXCLUDE,,a1,j2\n"),
            "line 2: judge j2 on application a1 in category c has no scored sheet that could be "
            "excluded; correct the ids\n");
  EXPECT_EQ(
      Problems("c,KEEP,,a1,j1\n"),
      "line 2: the column judge of this decision must be empty, but holds \"j1\"; empty it\n");
  EXPECT_EQ(OnlyProblem("c,KEEP,1,a1,\n").criterion, "number");
  EXPECT_EQ(OnlyProblem("c,VOTE,1,a1,j1\n").criterion, "judge");
  for (const std::string_view number : {"", "0", "-1", "01", "1.0", "x", "99999999999999999999"}) {
    EXPECT_EQ(OnlyProblem(fmt::format("c,VOTE,{},a1,\n", number)).fault, CsvFault::kNotANumber);
  }
}

TEST(DecisionReader, NamesDecisionsThatCannotStandTogether) {
  EXPECT_EQ(Problems("c,KEEP,,a1,\nc,RESCORE,,a1,\n"),
            "line 3: application a1 in category c is decided here and in line 2; keep one decision "
            "(only exclusions of different judges stand together)\n");
  EXPECT_EQ(OnlyProblem("c,EXCLUDE,,a1,j1\nc,EXCLUDE,,a1,j1\n").fault, CsvFault::kDecidedTwice);
  EXPECT_EQ(OnlyProblem("c,EXCLUDE,,a1,j1\nc,KEEP,,a1,\n").fault, CsvFault::kDecidedTwice);
  EXPECT_EQ(Problems("c,VOTE,1,a1,\nc,LOT,1,a2,\n"),
            "line 2: decision 1 of category c is a vote here and a lot in line 3; number them "
            "apart\n");
  EXPECT_EQ(Problems("c,VOTE,1,a1,\nc,VOTE,1,a2,\nc,VOTE,1,a1,\n"),
            "line 4: decision 1 of category c names application a1 here and in line 2; keep one "
            "row\n");
  EXPECT_EQ(
      OnlyProblem("c,VOTE,1,a1,\nc,VOTE,1,a2,\nc,VOTE,1,a1,\nc,LOT,2,a1,\nc,LOT,2,a2,\n").fault,
      CsvFault::kRepeatedInOrder);
  EXPECT_EQ(Problems("c,VOTE,7,a1,\n"),
            "line 2: decision 7 of category c orders only application a1; add the rows of its "
            "equals\n");
  EXPECT_EQ(Problems("c,VOTE,1,a1,\nc,VOTE,1,a2,\nc,LOT,2,a2,\nc,LOT,2,a1,\n"),
            "line 4: two decisions of category c order the same applications, here and in line 2; "
            "keep the one that holds\n");
}

TEST(DecisionReader, NamesWhatIsWrongWithTheFile) {
  const std::vector<CategoryRules> categories = TwoCategories();
  const std::vector<Round> rounds = FourApplications();
  DecisionReader empty(categories, rounds);
  EXPECT_EQ(Texts(empty.Finish().problems),
            "the file is empty; begin it with the header category,decision,number,application,"
            "judge\n");
  DecisionReader other(categories, rounds);
  other.Feed(kSheetsHeader);
  EXPECT_EQ(other.Finish().problems.at(0).fault, CsvFault::kWrongHeader);
}

}  // namespace
}  // namespace award::scoring
