// From files to a problem: the same one whatever the order of rows and columns, the pieces and the
// line ends; with every affinity exact.
#include <algorithm>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "scoring/panel/files/affinity_reader.h"
#include "scoring/panel/files/certificate_json.h"
#include "tests/scoring/panel_files.h"

namespace award::scoring::panel {
namespace {

using Cells = std::vector<int32_t>;
using Pairs = std::vector<Pair>;

FileTexts FullFiles() {
  return SmallFilesWith(
      {{File::kRules,
        "rule_id,each,members,scope,min,max,soft\n"
        "outside,application,external=1,category=C1,1,,\n"
        "mixed,judge,category=*,,,1,yes\n"},
       {File::kLocks, "application_id,judge_id\na2,j1\na1,j3\n"},
       {File::kConflicts, "application_id,judge_id,ground\na3,j2,same office\na1,j2,\n"},
       {File::kKept, "application_id,judge_id\na2,j3\na2,j1\ngone,j1\na1,left\n"}});
}

TEST(ProblemReader, JoinsTheFilesById) {
  ReadOptions options;
  options.seed = 7;
  options.objective.fairness = Fairness::kFloor;
  const ProblemRead read = ReadFiles(FullFiles(), options);
  EXPECT_EQ(read.fault_count, 0) << testing::PrintToString(Told(read.faults));
  const Problem& problem = read.problem;
  EXPECT_TRUE(Validate(problem).ok()) << Validate(problem);
  EXPECT_EQ(problem.applications, (std::vector<std::string>{"a1", "a2", "a3"}));
  EXPECT_EQ(problem.seats, (Cells{1, 2, 1}));
  ASSERT_EQ(problem.judges.size(), 3U);
  EXPECT_EQ(problem.judges[1].id, "j2");
  EXPECT_EQ(problem.judges[1].lowest_load, 1);
  EXPECT_EQ(problem.judges[1].highest_load, 3);
  EXPECT_EQ(problem.decimals, 2);
  EXPECT_EQ(problem.affinity, (Cells{50, kConflict, 100, 25, -300, 0, kConflict, kConflict, 200}));
  EXPECT_EQ(problem.locks, (Pairs{{0, 2}, {1, 0}}));
  EXPECT_EQ(problem.kept, (Pairs{{1, 0}, {1, 2}}));
  ASSERT_EQ(problem.grounds.size(), 1U);
  EXPECT_EQ(problem.grounds[0].pair, (Pair{2, 1}));
  EXPECT_EQ(problem.grounds[0].text, "same office");
  EXPECT_EQ(problem.rules.size(), 2U);  // mixed of C1, outside; C2 has one application alone.
  EXPECT_EQ(problem.seed, 7U);
  EXPECT_EQ(problem.objective.fairness, Fairness::kFloor);
  EXPECT_EQ(read.gone, (std::vector<NamedPair>{{"a1", "left"}, {"gone", "j1"}}));
}

// All of a problem that people write, as one text.
std::string Everything(const ProblemRead& read) {
  std::string all = DigestOfProblem(read.problem);
  for (const Ground& ground : read.problem.grounds) all += ground.text;
  for (const NamedPair& pair : read.gone) all += pair.application + pair.judge;
  return all + std::to_string(read.fault_count);
}

std::vector<std::vector<std::string>> CellsOf(const std::string& text) {
  std::vector<std::vector<std::string>> rows;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    std::vector<std::string>& row = rows.emplace_back(1);
    for (const char c : line) {
      if (c == ',') {
        row.emplace_back();
      } else {
        row.back() += c;
      }
    }
  }
  return rows;
}

// Rows and columns in another order, each cell quoted, with other line ends. The first column of
// affinities stays.
std::string Shuffled(File file, const std::string& text, std::mt19937& random) {
  auto rows = CellsOf(text);
  std::shuffle(rows.begin() + 1, rows.end(), random);
  std::vector<size_t> order(rows[0].size());
  for (size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::shuffle(order.begin() + (file == File::kAffinity ? 1 : 0), order.end(), random);
  const bool quoted = random() % 2 == 0;
  std::string shuffled = random() % 2 == 0 ? "\xEF\xBB\xBF" : "";
  for (const auto& row : rows) {
    for (size_t i = 0; i < order.size(); ++i) {
      if (i > 0) shuffled += ',';
      shuffled += quoted ? '"' + row[order[i]] + '"' : row[order[i]];
    }
    shuffled += random() % 2 == 0 ? "\r\n" : "\r";
  }
  return shuffled;
}

TEST(ProblemReader, OrderPiecesQuotesAndLineEndsChangeNothing) {
  const FileTexts files = FullFiles();
  const std::string expected = Everything(ReadFiles(files));
  for (const size_t piece : {1U, 2U, 3U, 7U, 64U}) {
    EXPECT_EQ(Everything(ReadFiles(files, {}, piece)), expected) << piece;
  }
  std::mt19937 random(20'270'311);
  for (int i = 0; i < 200; ++i) {
    FileTexts shuffled;
    for (const auto& [file, text] : files) shuffled[file] = Shuffled(file, text, random);
    EXPECT_EQ(Everything(ReadFiles(shuffled, {}, 1 + random() % 40)), expected) << i;
  }
}

Problem ReadAffinity(const std::string& affinity, const ReadOptions& options = {}) {
  const ProblemRead read = ReadFiles(SmallFilesWith({{File::kAffinity, affinity}}), options);
  EXPECT_EQ(Told(read.faults), std::vector<std::string>());
  return read.problem;
}

TEST(ProblemReader, TheScaleIsTheMostPlacesInUse) {
  const Problem whole =
      ReadAffinity("application_id,j1,j2,j3\na1,1.00,2,3\na2,4,-5,6.0\na3,,1e2,0\n");
  EXPECT_EQ(whole.decimals, 0);
  EXPECT_EQ(whole.affinity, (Cells{1, 2, 3, 4, -5, 6, kConflict, 100, 0}));
  // Places come late, and in the middle of rows that come out of order.
  const Problem fine =
      ReadAffinity("application_id,j3,j1,j2\na3,1,2,3\na1,0.5,1e-05,\na2,-7.25,0,0.1250\n");
  EXPECT_EQ(fine.decimals, 5);
  EXPECT_EQ(fine.affinity,
            (Cells{1, kConflict, 50'000, 0, 12'500, -725'000, 200'000, 300'000, 100'000}));
}

TEST(ProblemReader, RoundsAffinitiesOnlyWhenAsked) {
  ReadOptions options;
  options.affinity_decimals = 2;
  const Problem problem = ReadAffinity(
      "application_id,j1,j2,j3\na1,0.333333333333333,0.005,-0.005\na2,1,2.5,0.0049\n"
      "a3,,1e-12,3\n",
      options);
  EXPECT_EQ(problem.decimals, 2);
  EXPECT_EQ(problem.affinity, (Cells{33, 1, -1, 100, 250, 0, kConflict, 0, 300}));
}

TEST(ProblemReader, SeatsGivenComeBeforeTheColumn) {
  ReadOptions options;
  options.seats = 2;
  EXPECT_EQ(ReadFiles(SmallFiles(), options).problem.seats, (Cells{2, 2, 2}));
  const FileTexts without = SmallFilesWith({{File::kApplications, "application_id\na1\na2\na3\n"}});
  EXPECT_EQ(ReadFiles(without, options).problem.seats, (Cells{2, 2, 2}));
  EXPECT_EQ(FaultsOf(without),
            (std::vector<std::string>{"TABLE_COLUMN_MISSING applications.csv:1 column=k"}));
  const FileTexts words =
      SmallFilesWith({{File::kApplications, "application_id,k\na1,?\na2,\na3,-1\n"}});
  EXPECT_EQ(ReadFiles(words, options).problem.seats, (Cells{2, 2, 2}));
}

TEST(ProblemReader, AnEmptyCellIsAConflictAtEitherEndToo) {
  const Problem problem = ReadAffinity("application_id,j1,j2,j3\na1,,,\na2,,1,\na3,2,,3");
  EXPECT_EQ(problem.affinity,
            (Cells{kConflict, kConflict, kConflict, kConflict, 1, kConflict, 2, kConflict, 3}));
}

TEST(ProblemReader, NamesOfTheHouseAreChinese) {
  const ProblemRead read =
      ReadFiles({{File::kApplications, "application_id,k,機關\n一號,1,水利局\n二號,1,民政局\n"},
                 {File::kJudges, "judge_id,min_load,max_load,機關\n王,0,2,水利局\n李,0,2,\n"},
                 {File::kAffinity, "application_id,王,李\n二號,1,2\n一號,3,4\n"},
                 {File::kRules,
                  "rule_id,each,members,scope,min,max,soft\n"
                  "不同機關,application,機關=@機關,,,0,\n"}});
  EXPECT_EQ(Told(read.faults), std::vector<std::string>());
  EXPECT_EQ(read.problem.affinity, (Cells{4, 3, 2, 1}));  // By bytes: 李 before 王.
  ASSERT_EQ(read.problem.rules.size(), 1U);
  EXPECT_EQ(read.problem.rules[0].value, "水利局");
}

// The rows are read where they stand, however wide: the buffer of the small tables would not do.
TEST(ProblemReader, ReadsAMatrixOfManyColumns) {
  std::string judges = "judge_id,min_load,max_load\n";
  std::string affinity = "application_id";
  std::string row;
  for (int j = 0; j < 5'000; ++j) {
    const std::string id = "J" + std::to_string(10'000 + j);
    judges += id + ",0,1\n";
    affinity += "," + id;
    row += "," + std::to_string(j) + ".5";
  }
  affinity += "\na2" + row + "\na1" + row + "\n";
  const ProblemRead read = ReadFiles({{File::kApplications, "application_id,k\na1,1\na2,1\n"},
                                      {File::kJudges, judges},
                                      {File::kAffinity, affinity}},
                                     {}, 997);
  ASSERT_EQ(read.fault_count, 0);
  ASSERT_EQ(read.problem.affinity.size(), 10'000U);
  for (size_t i = 0; i < 10'000; ++i) {
    ASSERT_EQ(read.problem.affinity[i], static_cast<int32_t>(i % 5'000) * 10 + 5);
  }
}

const char* const kAssignmentFolder = AWARD_SOURCE_DIR "/../shared/data/assignment/";

FileTexts PublishedFiles(const std::string& folder) {
  FileTexts files;
  for (const File file : {File::kApplications, File::kJudges, File::kAffinity}) {
    std::ifstream in(kAssignmentFolder + folder + "/" + std::string(FileName(file)),
                     std::ios::binary);
    if (!in) return {};
    files[file] = std::string(std::istreambuf_iterator<char>(in), {});
  }
  return files;
}

TEST(ProblemReader, ReadsPublishedInstances) {
  const struct {
    const char* folder;
    size_t applications;
    size_t judges;
    int32_t decimals;
    std::ptrdiff_t conflicts;
    int64_t sum;
  } kInstances[] = {{"cases/hotcrp_incomplete_3x3", 3, 3, 1, 5, 29},
                    {"synthetic/syn_100x30", 100, 30, 3, 230, 635956},
                    {"synthetic/syn_1000x200", 1'000, 200, 3, 6608, 42331221}};
  for (const auto& instance : kInstances) {
    const FileTexts files = PublishedFiles(instance.folder);
    if (files.empty()) GTEST_SKIP() << kAssignmentFolder << " is not there";
    const ProblemRead read = ReadFiles(files, {}, 4'096);
    EXPECT_EQ(Told(read.faults), std::vector<std::string>()) << instance.folder;
    const Problem& problem = read.problem;
    EXPECT_TRUE(Validate(problem).ok());
    EXPECT_EQ(problem.applications.size(), instance.applications);
    EXPECT_EQ(problem.judges.size(), instance.judges);
    EXPECT_EQ(problem.decimals, instance.decimals);
    int64_t sum = 0;
    for (const int32_t cell : problem.affinity) sum += cell == kConflict ? 0 : cell;
    EXPECT_EQ(std::count(problem.affinity.begin(), problem.affinity.end(), kConflict),
              instance.conflicts);
    EXPECT_EQ(sum, instance.sum);
  }
}

}  // namespace
}  // namespace award::scoring::panel
