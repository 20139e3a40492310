// Plans and differences as files, there and back.
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "scoring/panel/files/pair_rows.h"
#include "scoring/panel/files/plan_csv.h"
#include "tests/scoring/panel_files.h"

namespace award::scoring::panel {
namespace {

using PairLines = std::vector<Pair>;
using PlanLines = std::vector<std::string>;

PlanRead ReadPlan(const Problem& problem, std::string_view text, size_t piece = 1'000) {
  PlanReader reader(problem);
  for (size_t at = 0; at < text.size(); at += piece) reader.Feed(text.substr(at, piece));
  return reader.Finish();
}

TEST(PlanCsv, ComesBackInAnyOrderAndPieces) {
  const Problem problem = FiledProblem();
  const PairLines pairs = {{0, 0}, {1, 1}, {1, 2}, {2, 2}};
  EXPECT_EQ(PlanCsv(problem, pairs), "application_id,judge_id\na1,j1\na2,j2\na2,j3\na3,j3\n");
  for (size_t piece = 1; piece < 20; ++piece) {
    const PlanRead read = ReadPlan(problem, PlanCsv(problem, pairs), piece);
    EXPECT_EQ(read.pairs, pairs);
    EXPECT_EQ(read.fault_count, 0);
  }
  EXPECT_EQ(ReadPlan(problem, "judge_id,application_id\r\nj3,a3\r\nj1,a1\r\nj3,a2\r\nj2,a2").pairs,
            pairs);
  EXPECT_EQ(PlanCsv(problem, {}), "application_id,judge_id\n");
  EXPECT_TRUE(ReadPlan(problem, "application_id,judge_id\n").faults.empty());
}

TEST(PlanCsv, QuotesIdsThatNeedIt) {
  Problem problem;
  problem.applications = {"a,\"1\""};
  problem.judges = {{"j\n1", 0, 1}};
  problem.seats = {1};
  problem.affinity = {0};
  const std::string text = PlanCsv(problem, {{0, 0}});
  EXPECT_EQ(text, "application_id,judge_id\n\"a,\"\"1\"\"\",\"j\n1\"\n");
}

TEST(PlanCsv, FaultsNameTheLine) {
  const Problem problem = FiledProblem();
  const PlanRead read = ReadPlan(problem, "application_id,judge_id\na1,j1\na9,j1\na1,j9\na1,j1\n");
  EXPECT_TRUE(read.pairs.empty());
  EXPECT_EQ(read.fault_count, 3);
  EXPECT_EQ(Told(read.faults), (PlanLines{"APPLICATION_UNKNOWN plan.csv:3 application=a9 judge=j1",
                                          "JUDGE_UNKNOWN plan.csv:4 application=a1 judge=j9",
                                          "PAIR_TWICE plan.csv:5/2 application=a1 judge=j1"}));
  EXPECT_EQ(Told(ReadPlan(problem, "").faults), (PlanLines{"TABLE_EMPTY plan.csv:0"}));
}

TEST(DifferenceCsv, TellsWhatLeavesBeforeWhatJoins) {
  Difference difference;
  difference.removed = {{"a1", "j9"}, {"a3", "j1"}};
  difference.added = {{"a1", "j2"}, {"a2", "j,1"}};
  EXPECT_EQ(DifferenceCsv(difference),
            "application_id,judge_id,change\n"
            "a1,j9,removed\na1,j2,added\na2,\"j,1\",added\na3,j1,removed\n");
}

// While a file of ids has lost rows, nobody can say that an id is not in it.
TEST(PairRows, SaysNothingOfIdsThatMayHaveBeenLost) {
  const auto find = [](std::string_view) { return std::optional<int32_t>(); };
  const auto id = [](int32_t) { return std::string_view("x"); };
  for (const bool whole : {true, false}) {
    Faults faults;
    PairRows rows(File::kLocks, {find, find, id, id, whole, true}, faults);
    rows.Feed("application_id,judge_id\na,j\n");
    EXPECT_TRUE(rows.Finish().empty());
    EXPECT_EQ(faults.count(), whole ? 2 : 1);
  }
}

}  // namespace
}  // namespace award::scoring::panel
