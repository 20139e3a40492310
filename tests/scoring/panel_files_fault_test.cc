// Each thing that can be wrong with lists, affinities, locks, conflicts and plans, with its line.
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "scoring/panel/files/listing.h"
#include "tests/scoring/panel_files.h"

namespace award::scoring::panel {
namespace {

using FaultLines = std::vector<std::string>;

FaultLines WithFile(File file, const std::string& text) {
  return FaultsOf(SmallFilesWith({{file, text}}));
}

TEST(ReadCount, IsAWholeNumberFromZero) {
  EXPECT_EQ(ReadCount("0").value, 0);
  EXPECT_EQ(ReadCount("007").value, 7);
  EXPECT_EQ(ReadCount("2147483646").value, 2'147'483'646);
  EXPECT_EQ(ReadCount("2147483647").fault, FaultKind::kCountTooLarge);
  EXPECT_EQ(ReadCount("99999999999999999999").fault, FaultKind::kCountTooLarge);
  for (const char* text : {"", "-1", "+1", "1.0", "1 ", "one", "\uFF11"}) {
    EXPECT_EQ(ReadCount(text).fault, FaultKind::kNotACount) << text;
  }
}

TEST(ListFaults, Counts) {
  EXPECT_EQ(WithFile(File::kApplications, "application_id,k\na1,-1\na2,x\na3,\n"),
            (FaultLines{"COUNT_NOT_A_NUMBER applications.csv:2 application=a1 column=k value=-1",
                        "COUNT_NOT_A_NUMBER applications.csv:3 application=a2 column=k value=x",
                        "COUNT_NOT_A_NUMBER applications.csv:4 application=a3 column=k"}));
  EXPECT_EQ(
      WithFile(File::kJudges, "judge_id,min_load,max_load\nj1,-1,1\nj2,0,9999999999\nj3,3,2\n"),
      (FaultLines{"COUNT_NOT_A_NUMBER judges.csv:2 judge=j1 column=min_load value=-1",
                  "COUNT_TOO_LARGE judges.csv:3 judge=j2 column=max_load value=9999999999",
                  "MIN_OVER_MAX judges.csv:4 judge=j3 value=3 expected=2"}));
}

TEST(ListFaults, TwiceWithBothLines) {
  EXPECT_EQ(WithFile(File::kApplications, "application_id,k\na1,1\na2,1\n\na1,2\na3,1\na1,1\n"),
            (FaultLines{"APPLICATION_TWICE applications.csv:5/2 application=a1",
                        "APPLICATION_TWICE applications.csv:7/2 application=a1"}));
  EXPECT_EQ(WithFile(File::kJudges, "judge_id,min_load,max_load\nj1,0,1\nj2,0,1\nj3,0,1\nj2,0,1\n"),
            (FaultLines{"JUDGE_TWICE judges.csv:5/3 judge=j2"}));
}

TEST(ListFaults, Nobody) {
  EXPECT_EQ(FaultsOf({{File::kApplications, "application_id,k\n"},
                      {File::kJudges, "judge_id,min_load,max_load\n"},
                      {File::kAffinity, "application_id\n"}}),
            (FaultLines{"TABLE_NO_ROWS applications.csv:0", "TABLE_NO_ROWS judges.csv:0"}));
}

TEST(AffinityFaults, Numbers) {
  EXPECT_EQ(WithFile(File::kAffinity,
                     "application_id,j1,j2,j3\na1,1,high,3\na2,1e,\" 1\",nan\na3,1,2,\xFF\n"),
            (FaultLines{"AFFINITY_NOT_A_NUMBER affinity.csv:2 application=a1 judge=j2 value=high",
                        "AFFINITY_NOT_A_NUMBER affinity.csv:3 application=a2 judge=j1 value=1e",
                        "AFFINITY_NOT_A_NUMBER affinity.csv:3 application=a2 judge=j2 value= 1",
                        "AFFINITY_NOT_A_NUMBER affinity.csv:3 application=a2 judge=j3 value=nan",
                        "TABLE_NOT_UTF8 affinity.csv:4 application=a3 column=j3 value=\\xFF"}));
  EXPECT_EQ(
      WithFile(File::kAffinity,
               "application_id,j1,j2,j3\na1,1,2,3\na2,1,2,3\na3,1,0.0000000001,3\n"),
      (FaultLines{"AFFINITY_PLACES affinity.csv:4 application=a3 judge=j2 value=0.0000000001"}));
}

TEST(AffinityFaults, RangeAtTheScaleOfAll) {
  const std::string header = "application_id,j1,j2,j3\n";
  // 2147483647 is the most, and its negative; the number below that means a conflict inside.
  EXPECT_EQ(WithFile(File::kAffinity, header + "a1,2147483647,-2147483647,0\na2,,,\na3,,,\n"),
            FaultLines());
  EXPECT_EQ(WithFile(File::kAffinity, header + "a1,2147483648,-2147483648,0\na2,,,\na3,,,\n"),
            (FaultLines{
                "AFFINITY_RANGE affinity.csv:2 application=a1 judge=j1 value=2147483648 expected=0",
                "AFFINITY_RANGE affinity.csv:2 application=a1 judge=j2 value=-2147483648 "
                "expected=0"}));
  // The one that is too large is named, wherever the fine one stands.
  const FaultLines told = {
      "AFFINITY_RANGE affinity.csv:3 application=a2 judge=j2 value=300000 expected=5"};
  EXPECT_EQ(WithFile(File::kAffinity, header + "a1,0.00001,1,1\na2,1,300000,1\na3,1,1,1\n"), told);
  EXPECT_EQ(WithFile(File::kAffinity, header + "a3,1,1,1\na2,1,300000,1\na1,0.00001,1,1\n"), told);
  EXPECT_EQ(WithFile(File::kAffinity, header + "a1,99999999999,1,1\na2,,,\na3,,,\n"),
            (FaultLines{"AFFINITY_RANGE affinity.csv:2 application=a1 judge=j1 value=99999999999 "
                        "expected=0"}));
  ReadOptions options;
  options.affinity_decimals = 9;
  EXPECT_EQ(
      FaultsOf(SmallFilesWith({{File::kAffinity, header + "a1,3,1,1\na2,,,\na3,,,\n"}}), options),
      (FaultLines{"AFFINITY_RANGE affinity.csv:2 application=a1 judge=j1 value=3 expected=9"}));
}

TEST(AffinityFaults, TooLargeOnesAreCountedAndTheFirstTold) {
  FileTexts files = {{File::kJudges, "judge_id,min_load,max_load\n"}};
  files[File::kApplications] = "application_id,k\na1,1\na2,1\n";
  files[File::kAffinity] = "application_id";
  std::string row;
  for (int j = 0; j < 50; ++j) {
    const std::string id = "j" + std::to_string(100 + j);
    files[File::kJudges] += id + ",0,1\n";
    files[File::kAffinity] += "," + id;
    row += ",3000";
  }
  files[File::kAffinity] += "\na1" + row + "\na2,1e-9" + row.substr(5) + "\n";
  const ProblemRead read = ReadFiles(files);
  EXPECT_EQ(read.faults.size(), Faults::kMost);
  EXPECT_EQ(read.fault_count, 50 + 49);
}

// A matrix with decimal commas throughout: every cell counts, and the first are told.
TEST(AffinityFaults, AMatrixThatIsAllWrong) {
  FileTexts files = {{File::kApplications, "application_id,k\n"},
                     {File::kJudges, "judge_id,min_load,max_load\nj1,0,1\nj2,0,1\n"},
                     {File::kAffinity, "application_id,j1,j2\n"}};
  for (int i = 100; i < 200; ++i) {
    files[File::kApplications] += "a" + std::to_string(i) + ",1\n";
    files[File::kAffinity] += "a" + std::to_string(i) + ",\"0,5\",\"0,25\"\n";
  }
  const ProblemRead read = ReadFiles(files);
  EXPECT_EQ(read.fault_count, 200);
  ASSERT_EQ(read.faults.size(), Faults::kMost);
  EXPECT_EQ(Told(read.faults[19]),
            "AFFINITY_NOT_A_NUMBER affinity.csv:11 application=a109 judge=j2 value=0,25");
}

TEST(AffinityFaults, RowsAndColumns) {
  EXPECT_EQ(
      WithFile(File::kAffinity, "application,j1,j2,j3\na1,1,2,3\n"),
      (FaultLines{"TABLE_COLUMN_MISSING affinity.csv:1 column=application_id value=application"}));
  EXPECT_EQ(WithFile(File::kAffinity, "application_id,j1,j2\na1,1,2\na2,1,2\na3,1,2\n"),
            (FaultLines{"AFFINITY_COLUMN_MISSING affinity.csv:1 judge=j3"}));
  EXPECT_EQ(
      WithFile(File::kAffinity,
               "application_id,j1,j2,j9,j3,j1\n"
               "a1,1,2,3,4,5\na2,1,2,3,4,5\na3,1,2,3,4,5\n"),
      (FaultLines{"JUDGE_TWICE affinity.csv:1 judge=j1", "JUDGE_UNKNOWN affinity.csv:1 judge=j9"}));
  EXPECT_EQ(WithFile(File::kAffinity, "application_id,j1,j2,\na1,1,2,3\na2,1,2,3\na3,1,2,3\n"),
            (FaultLines{"TABLE_COLUMN_NAME affinity.csv:1"}));
  EXPECT_EQ(WithFile(File::kAffinity, "application_id,j1,j2,j3\na1,1,2,3\na3,1,2,3\n"),
            (FaultLines{"AFFINITY_ROW_MISSING affinity.csv:0 application=a2"}));
  EXPECT_EQ(WithFile(File::kAffinity,
                     "application_id,j1,j2,j3\na1,1,2,3\na2,1,2\na3,1,2,3,4\na1,1,2,3\na9,1,2,3\n"),
            (FaultLines{"TABLE_COLUMNS affinity.csv:3 application=a2 value=3 expected=4",
                        "TABLE_COLUMNS affinity.csv:4 application=a3 value=5 expected=4",
                        "APPLICATION_TWICE affinity.csv:5/2 application=a1",
                        "APPLICATION_UNKNOWN affinity.csv:6 application=a9"}));
  EXPECT_EQ(WithFile(File::kAffinity, "application_id,j1,j2,j3\na1,1,2,3\na2,1\"2,3,4\na3,1,2,3\n"),
            (FaultLines{"TABLE_QUOTE affinity.csv:3 value=1\""}));
  EXPECT_EQ(WithFile(File::kAffinity, "application_id,j1,j2,j3\na1,1,2,3\na2,1,2,3\n,1,2,3\n"),
            (FaultLines{"TABLE_ID_MISSING affinity.csv:4 column=application_id"}));
  EXPECT_EQ(WithFile(File::kAffinity, "application_id,j1,j2,j3\na1,1,2,3\na2,1,\"2"),
            (FaultLines{"TABLE_QUOTE_OPEN affinity.csv:3"}));
}

// 2^31 pairs are refused before anything is set aside for them.
TEST(AffinityFaults, TooManyPairs) {
  FileTexts files = {{File::kApplications, "application_id,k\n"},
                     {File::kJudges, "judge_id,min_load,max_load\n"},
                     {File::kAffinity, "application_id\n"}};
  for (int i = 0; i < 50'000; ++i) {
    files[File::kApplications] += "a" + std::to_string(i) + ",1\n";
    files[File::kJudges] += "j" + std::to_string(i) + ",0,1\n";
  }
  EXPECT_EQ(FaultsOf(files), (FaultLines{"TABLE_TOO_MANY_PAIRS affinity.csv:0 value=2500000000"}));
}

TEST(PairFaults, UnknownAndTwice) {
  EXPECT_EQ(WithFile(File::kLocks, "application_id,judge_id\na9,j1\na1,j9\na8,j8\n"),
            (FaultLines{"APPLICATION_UNKNOWN locks.csv:2 application=a9 judge=j1",
                        "JUDGE_UNKNOWN locks.csv:3 application=a1 judge=j9",
                        "APPLICATION_UNKNOWN locks.csv:4 application=a8 judge=j8",
                        "JUDGE_UNKNOWN locks.csv:4 application=a8 judge=j8"}));
  EXPECT_EQ(WithFile(File::kLocks, "application_id,judge_id\na1,j1\na2,j2\na1,j1\n"),
            (FaultLines{"PAIR_TWICE locks.csv:4/2 application=a1 judge=j1"}));
  EXPECT_EQ(WithFile(File::kKept, "application_id,judge_id\na1,j1\na1,j1\n"),
            (FaultLines{"PAIR_TWICE plan.csv:3/2 application=a1 judge=j1"}));
}

TEST(PairFaults, LockOnAConflictWithBothPlaces) {
  EXPECT_EQ(WithFile(File::kLocks, "application_id,judge_id\na1,j1\na3,j1\n"),
            (FaultLines{"LOCK_ON_CONFLICT locks.csv:3/4 in affinity.csv application=a3 judge=j1"}));
  EXPECT_EQ(
      FaultsOf(SmallFilesWith(
          {{File::kLocks, "application_id,judge_id\na1,j1\n"},
           {File::kConflicts, "application_id,judge_id,ground\na2,j2,\na1,j1,kin\n"}})),
      (FaultLines{"LOCK_ON_CONFLICT locks.csv:2/3 in conflicts.csv application=a1 judge=j1"}));
}

TEST(PairFaults, OneConflictHasOneGround) {
  const std::string header = "application_id,judge_id,ground\n";
  EXPECT_EQ(WithFile(File::kConflicts, header + "a1,j1,kin\na2,j2,\na1,j1,kin\n"), FaultLines());
  EXPECT_EQ(WithFile(File::kConflicts, header + "a1,j1,kin\na2,j2,\na1,j1,friend\n"),
            (FaultLines{"CONFLICT_GROUNDS_DIFFER conflicts.csv:4/2 application=a1 judge=j1 "
                        "value=friend"}));
}

// What no plan can satisfy is for the engine to explain, not a fault of the files.
TEST(PairFaults, MoreThanThereIsRoomForIsNoFault) {
  EXPECT_EQ(WithFile(File::kLocks, "application_id,judge_id\na1,j1\na1,j3\n"), FaultLines());
  EXPECT_EQ(WithFile(File::kApplications, "application_id,k\na1,99\na2,0\na3,1\n"), FaultLines());
}

TEST(AllFaults, OfAllFilesAreToldTogether) {
  EXPECT_EQ(FaultsOf(SmallFilesWith(
                {{File::kApplications, "application_id,k\na1,x\na2,1\na3,1\n"},
                 {File::kAffinity, "application_id,j1,j2,j3\na1,?,2,3\na2,1,2,3\na3,1,2,3\n"},
                 {File::kLocks, "application_id,judge_id\na1,j7\n"}})),
            (FaultLines{"COUNT_NOT_A_NUMBER applications.csv:2 application=a1 column=k value=x",
                        "AFFINITY_NOT_A_NUMBER affinity.csv:2 application=a1 judge=j1 value=?",
                        "JUDGE_UNKNOWN locks.csv:2 application=a1 judge=j7"}));
}

}  // namespace
}  // namespace award::scoring::panel
