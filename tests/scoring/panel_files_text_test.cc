// The text of the files of an assignment: cells, line ends and quotes in pieces of any size, and
// the faults of headers and rows.
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "gtest/gtest.h"
#include "scoring/panel/files/cell_stream.h"
#include "scoring/panel/files/fault.h"
#include "scoring/panel/files/table.h"
#include "tests/scoring/panel_files.h"

namespace award::scoring::panel {
namespace {

using TextLines = std::vector<std::string>;

// SplitRows as "line: cell|cell|…" with the number of cells; what stops the reading comes last.
class SplitRows : private CellTaker {
 public:
  static TextLines Of(std::string_view text, size_t piece) {
    SplitRows rows;
    for (size_t at = 0; at < text.size(); at += piece) {
      rows.stream_.Feed(text.substr(at, piece));
    }
    rows.stream_.Finish();
    if (rows.stream_.stop() == CellStream::Stop::kCellTooLong) rows.lines_.emplace_back("long");
    if (rows.stream_.stop() == CellStream::Stop::kUnterminatedQuote) {
      rows.lines_.push_back("open quote in " + std::to_string(rows.stream_.line()));
    }
    return rows.lines_;
  }

 private:
  void TakeCell(size_t column, std::string_view cell) override {
    row_ += (column == 0 ? std::to_string(stream_.line()) + ": " : "|") + std::string(cell);
  }
  void EndRow(size_t columns) override {
    lines_.push_back(row_ + " (" + std::to_string(columns) + ")");
    row_.clear();
  }
  void SpoilRow(std::string_view cell) override {
    lines_.push_back("spoiled in " + std::to_string(stream_.line()) + ": " + std::string(cell));
    row_.clear();
  }

  CellStream stream_{*this};
  std::string row_;
  TextLines lines_;
};

TEST(CellStream, SplitsTheSameInPiecesOfAnySize) {
  const struct {
    std::string_view text;
    TextLines rows;
  } kCases[] = {
      {"a,b\nc\r\nd,\re", {"1: a|b (2)", "2: c (1)", "3: d| (2)", "4: e (1)"}},
      {"\r\n\na\r\n\r\rb,", {"3: a (1)", "6: b| (2)"}},
      {"\xEF\xBB\xBFx,y\n", {"1: x|y (2)"}},
      {"\xEF\xBBx\n", {"1: \xEF\xBBx (1)"}},
      {"\xEF\xBB", {"1: \xEF\xBB (1)"}},
      {"\xEF\xBB\xBF", {}},
      {"\"a,b\",\"c\"\"d\",\"\"\ne\n", {"1: a,b|c\"d| (3)", "2: e (1)"}},
      {"\"a\r\nb\nc\rd\"\r\n\"\"\r\ne", {"1: a\r\nb\nc\rd (1)", "5:  (1)", "6: e (1)"}},
      {"a\"b,c\nd\n", {"spoiled in 1: a\"", "2: d (1)"}},
      {"a,\"b\"c\r\nd", {"spoiled in 1: bc", "2: d (1)"}},
      {"a\nb,\"c\nd", {"1: a (1)", "open quote in 2"}},
      {",\n,,\n", {"1: | (2)", "2: || (3)"}},
      {"", {}},
  };
  for (const auto& [text, rows] : kCases) {
    for (size_t piece = 1; piece <= text.size() + 1; ++piece) {
      EXPECT_EQ(SplitRows::Of(text, piece), rows) << text << " in pieces of " << piece;
    }
  }
}

TEST(CellStream, StopsAtACellThatDoesNotEnd) {
  const std::string longest(CellStream::kLongestCell, 'x');
  for (const size_t piece : {1'000U, 1'000'000U}) {
    EXPECT_EQ(SplitRows::Of("a\n" + longest + ",b", piece),
              (TextLines{"1: a (1)", "2: " + longest + "|b (2)"}));
    EXPECT_EQ(SplitRows::Of("a\n" + longest + "x,b", piece), (TextLines{"1: a (1)", "long"}));
    EXPECT_EQ(SplitRows::Of("\"" + longest + "x\"", piece), (TextLines{"long"}));
  }
}

TEST(PanelFileText, FaultsOfTheFile) {
  EXPECT_EQ(FaultsOf(SmallFilesWith({{File::kJudges, ""}})),
            (TextLines{"TABLE_EMPTY judges.csv:0"}));
  EXPECT_EQ(FaultsOf(SmallFilesWith({{File::kAffinity, "\n"}})),
            (TextLines{"TABLE_EMPTY affinity.csv:0"}));
  EXPECT_EQ(
      FaultsOf(SmallFilesWith({{File::kJudges, "judge_id,min_load\nj1,0\n"}})),
      (TextLines{"TABLE_COLUMN_MISSING judges.csv:1 column=max_load value=judge_id,min_load"}));
  EXPECT_EQ(FaultsOf(SmallFilesWith({{File::kLocks, "application_id,judge_id,note\n"}})),
            (TextLines{"TABLE_COLUMN_UNKNOWN locks.csv:1 column=note"}));
  EXPECT_EQ(FaultsOf(SmallFilesWith({{File::kLocks, "judge_id,application_id,judge_id\n"}})),
            (TextLines{"TABLE_COLUMN_TWICE locks.csv:1 column=judge_id"}));
  EXPECT_EQ(FaultsOf(SmallFilesWith({{File::kApplications, "application_id,k,\na1,1,x\n"}})),
            (TextLines{"TABLE_COLUMN_NAME applications.csv:1"}));
  EXPECT_EQ(FaultsOf(SmallFilesWith({{File::kApplications, "application_id,k,\xB0\x5B\n"}})),
            (TextLines{"TABLE_NOT_UTF8 applications.csv:1 value=\\xB0["}));
  EXPECT_EQ(FaultsOf(SmallFilesWith({{File::kLocks, "application_id,judge_id\na1,\"j1\n"}})),
            (TextLines{"TABLE_QUOTE_OPEN locks.csv:2"}));
  EXPECT_EQ(FaultsOf(SmallFilesWith({{File::kLocks, std::string(20'000, 'x')}})),
            (TextLines{"TABLE_ROW_TOO_LONG locks.csv:1"}));
  EXPECT_EQ(FaultsOf(SmallFilesWith({{File::kLocks, "\"application_id\"x,judge_id\na1,j1\n"}})),
            (TextLines{"TABLE_QUOTE locks.csv:1 value=application_idx"}));
}

TEST(PanelFileText, FaultsOfARow) {
  const auto judges = [](const std::string& row) {
    return FaultsOf(SmallFilesWith(
        {{File::kJudges,
          "judge_id,min_load,max_load,name\nj1,0,1,\nj2,0,1,\nj3,0,1,\n" + row + "\n"}}));
  };
  EXPECT_EQ(judges("j4,0,1"), (TextLines{"TABLE_COLUMNS judges.csv:5 value=3 expected=4"}));
  EXPECT_EQ(judges("j4,0,1,,"), (TextLines{"TABLE_COLUMNS judges.csv:5 value=5 expected=4"}));
  EXPECT_EQ(judges("j4,0,1,a\"b"), (TextLines{"TABLE_QUOTE judges.csv:5 value=a\""}));
  EXPECT_EQ(judges("j4,0,1,\xFF"),
            (TextLines{"TABLE_NOT_UTF8 judges.csv:5 column=name value=\\xFF"}));
  EXPECT_EQ(judges("j4,0,1,a\tb"),
            (TextLines{"TABLE_ID_CONTROL judges.csv:5 column=name value=a\\x09b"}));
  EXPECT_EQ(judges(",0,1,"), (TextLines{"TABLE_ID_MISSING judges.csv:5 column=judge_id"}));
  EXPECT_EQ(judges(" j4,0,1,"),
            (TextLines{"TABLE_ID_SPACE judges.csv:5 column=judge_id value= j4"}));
  EXPECT_EQ(judges(std::string(256, 'j') + ",0,1,").at(0).substr(0, 48),
            "TABLE_ID_TOO_LONG judges.csv:5 column=judge_id v");
  EXPECT_EQ(judges(std::string(255, 'j') + ",0,1,").at(0).substr(0, 45),
            "AFFINITY_COLUMN_MISSING affinity.csv:1 judge=");
}

// One lost row must not make every mention of its id a fault.
TEST(PanelFileText, ALostRowIsToldOnce) {
  EXPECT_EQ(FaultsOf(SmallFilesWith(
                {{File::kJudges, "judge_id,min_load,max_load\nj1,0,1\nj2,0\nj3,0,1\n"},
                 {File::kLocks, "application_id,judge_id\na1,j2\n"}})),
            (TextLines{"TABLE_COLUMNS judges.csv:3 value=2 expected=3"}));
  EXPECT_EQ(FaultsOf(SmallFilesWith({{File::kApplications, "k\n1\n"}})),
            (TextLines{"TABLE_COLUMN_MISSING applications.csv:1 column=application_id value=k"}));
}

// Whatever is damaged, reading ends with a problem or with faults, and the pieces do not matter.
TEST(PanelFileText, DamageIsReadTheSameInPiecesOfAnySize) {
  const FileTexts whole = SmallFilesWith(
      {{File::kRules, "rule_id,each,members,scope,min,max,soft\no,judge,topic=@topics,,,1,\n"},
       {File::kLocks, "application_id,judge_id\na1,j1\n"},
       {File::kConflicts, "application_id,judge_id,ground\na2,j2,\"kin, \"\"close\"\"\"\n"},
       {File::kKept, "application_id,judge_id\na2,j1\n"}});
  constexpr std::string_view kBytes = ",,\"\"\r\n\n\xEF\xBB\xBF\xFF\t =@*-.e019aj";
  std::mt19937 random(20'270'311);
  int sound = 0;
  for (int i = 0; i < 1'000; ++i) {
    FileTexts files = whole;
    for (auto damage = 1 + random() % 4; damage > 0; --damage) {
      std::string& text = files[static_cast<File>(random() % (1 + static_cast<int>(File::kKept)))];
      const size_t at = random() % (text.size() + 1);
      const char byte = kBytes[random() % kBytes.size()];
      if (random() % 3 == 0) {
        text.insert(at, 1, byte);
      } else if (at < text.size()) {
        random() % 2 == 0 ? text.erase(at, 1 + random() % 3) : text.replace(at, 1, 1, byte);
      }
    }
    const ProblemRead read = ReadFiles(files);
    if (read.fault_count == 0) {
      ++sound;
      EXPECT_TRUE(Validate(read.problem).ok()) << Validate(read.problem);
    }
    const ProblemRead pieces = ReadFiles(files, {}, 1 + random() % 9);
    ASSERT_EQ(Told(pieces.faults), Told(read.faults));
    ASSERT_EQ(pieces.problem.affinity, read.problem.affinity);
  }
  EXPECT_GT(sound, 20);
}

TEST(Faults, CountsAllAndKeepsTheFirstByLine) {
  Faults faults;
  for (int64_t line = 100; line > 0; --line) {
    faults.Add({FaultKind::kNotACount, File::kJudges, line});
  }
  faults.Add({FaultKind::kEmptyFile, File::kApplications});
  EXPECT_EQ(faults.count(), 101);
  const std::vector<Fault> kept = faults.Kept();
  ASSERT_EQ(kept.size(), Faults::kMost);
  EXPECT_EQ(kept[0].file, File::kApplications);
  for (size_t i = 1; i < kept.size(); ++i) EXPECT_EQ(kept[i].line, static_cast<int64_t>(i));
}

TEST(Faults, EachKindHasItsName) {
  std::set<std::string_view> names;
  for (int kind = 0; kind <= static_cast<int>(FaultKind::kFieldForm); ++kind) {
    EXPECT_NE(FaultName(static_cast<FaultKind>(kind)), "") << kind;
    names.insert(FaultName(static_cast<FaultKind>(kind)));
  }
  // A header and a cell that are not UTF-8 are told in the same words.
  EXPECT_EQ(names.size(), static_cast<size_t>(FaultKind::kFieldForm));
}

}  // namespace
}  // namespace award::scoring::panel
