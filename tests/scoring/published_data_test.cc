// Competitions whose marks and results were published: what this floor counts from the marks must
// be what was printed. The data may not be kept in this repository; it is read from beside the
// source tree, and the tests say that they were skipped where it is missing.
#include <zlib.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "gtest/gtest.h"
#include "scoring/number/decimal.h"
#include "tests/scoring/rounds.h"
#include "tests/scoring/table.h"

namespace award::scoring {
namespace {

const char* const kFolder = AWARD_SOURCE_DIR "/../shared/data/scoring/public/";

// The rows of a published table, compressed or not; empty when it is not there.
std::vector<Row> ReadPublished(const std::string& name) {
  gzFile file = gzopen((kFolder + name).c_str(), "rb");
  if (file == nullptr) return {};
  std::string text;
  std::vector<char> buffer(1 << 16);
  for (int count = 0; (count = gzread(file, buffer.data(), 1 << 16)) > 0;) {
    text.append(buffer.data(), static_cast<size_t>(count));
  }
  gzclose(file);
  return RowsOf(text);
}

// A decimal with at most two places.
Fraction Read(const std::string& text) {
  return Ratio(std::get<int32_t>(ParseHundredths(text, 1'000'000)), 100);
}

Fraction Rounded(const Fraction& value) { return RoundTo(value, RoundingStage{}).value(); }

// Judges' marks of several performances or components, one line each, as a round that is counted
// by the mean without the highest and the lowest, printed to two places.
class Marks {
 public:
  explicit Marks(int judges) {
    round_.rubric = RubricOfWeights({10'000});
    round_.rules.method = Method::kTrimmedMean;
    round_.rules.trim = {1, 3};
    for (int j = 1; j <= judges; ++j) round_.judges.push_back("J" + std::to_string(j));
  }

  // `not_given` is how an absent mark is printed.
  void Add(const std::string& line, const Row& row, const std::string& not_given) {
    round_.applications.push_back(line);
    for (const std::string& judge : round_.judges) {
      const std::string& mark = row.at(judge);
      if (mark == not_given) {
        round_.cells.push_back(Unscored(line, judge, CellState::kAbsent));
      } else {
        const int32_t hundredths = std::get<int32_t>(ParseHundredths(mark));
        round_.cells.push_back({line, judge, CellState::kScored, {hundredths}});
      }
    }
  }

  const Round& round() const { return round_; }

 private:
  Round round_;
};

// One of a performance's five components: the marks, and what this floor counts from them.
struct Component {
  Row row;
  int32_t marks = 0;
  Fraction exact;    // The trimmed mean.
  Fraction rounded;  // The same to two places.
};

// A skater's performance and what was printed.
struct Performance {
  std::string segment;
  int rank = 0;
  Fraction elements;    // TES.
  Fraction components;  // TCS.
  Fraction deductions;
  Fraction total;  // TSS.
  std::vector<Component> parts;
};

// Counts the components as one round. `not_given` is how an absent mark is printed.
void CountComponents(std::vector<Component>& components, const std::string& not_given) {
  Marks marks(9);
  for (const Component& component : components) {
    marks.Add(component.row.at("component"), component.row, not_given);
  }
  const Tabulation tabulation = CountOf(marks.round());
  for (Component& component : components) {
    const Line& line = LineOf(tabulation, component.row.at("component"));
    component.marks = line.counted_sheets;
    component.exact = line.standing->trimmed_mean;
    component.rounded = line.standing->published.value();
  }
}

class FigureSkating : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    for (const Row& row : ReadPublished("isu_performances.csv.gz")) {
      Performance& performance = Performances()[row.at("performance")];
      performance.segment = row.at("competition") + ", " + row.at("program");
      performance.rank = std::stoi(row.at("published_rank"));
      performance.elements = Read(row.at("TES"));
      performance.components = Read(row.at("TCS"));
      performance.deductions = Read(row.at("deductions"));
      performance.total = Read(row.at("TSS"));
    }
    for (const Row& row : ReadPublished("isu_components.csv.gz")) {
      Performances()[row.at("performance")].parts.push_back({row, 0, {}, {}});
    }
    for (auto& [id, performance] : Performances()) CountComponents(performance.parts, "0.0");
  }
  void SetUp() override {
    if (Performances().empty()) GTEST_SKIP() << "the published marks are not in " << kFolder;
    ASSERT_EQ(Performances().size(), 1'726U);
  }

  static std::map<std::string, Performance>& Performances() {
    static std::map<std::string, Performance> performances;
    return performances;
  }

  enum class Panel { kRounded, kExact };
  enum class Product { kRounded, kExact };

  // The sum of factor × panel score over the components.
  static Fraction ComponentsOf(const Performance& performance, Panel panel, Product product) {
    std::vector<Fraction> products;
    for (const Component& part : performance.parts) {
      const Fraction& score = panel == Panel::kRounded ? part.rounded : part.exact;
      const Fraction exact = Multiply(Read(part.row.at("factor")), score).value();
      products.push_back(product == Product::kRounded ? Rounded(exact) : exact);
    }
    return Sum(products).value();
  }

  static int TotalsThatComeOut(Panel panel, Product product) {
    int right = 0;
    for (const auto& [id, performance] : Performances()) {
      const Fraction components = Rounded(ComponentsOf(performance, panel, product));
      const Fraction total =
          Subtract(Add(performance.elements, components).value(), performance.deductions).value();
      EXPECT_EQ(components == performance.components, total == performance.total) << id;
      if (total == performance.total) ++right;
    }
    return right;
  }
};

TEST_F(FigureSkating, EveryPanelScoreIsTheTrimmedMeanOfTheMarksGiven) {
  int scores = 0;
  int absent_marks = 0;
  int right_if_absent_were_zero = 0;
  for (const auto& [id, performance] : Performances()) {
    ASSERT_EQ(performance.parts.size(), 5U) << id;
    for (const Component& part : performance.parts) {
      ++scores;
      ASSERT_EQ(part.rounded, Read(part.row.at("published_panel_score"))) << id;
      if (part.marks < 9) ++absent_marks;
    }
    if (performance.parts.front().marks == 9) continue;
    std::vector<Component> zeros = performance.parts;
    CountComponents(zeros, "never");
    for (const Component& part : zeros) {
      if (part.rounded == Read(part.row.at("published_panel_score"))) ++right_if_absent_were_zero;
    }
  }
  EXPECT_EQ(scores, 8'630);
  EXPECT_EQ(absent_marks, 40);
  EXPECT_EQ(right_if_absent_were_zero, 0);
}

// The rule: the panel score is rounded to two places, then factor × panel score is, then they are
// added. With one rounding fewer, or with the last one only, published totals do not come out.
TEST_F(FigureSkating, EveryTotalNeedsBothDocumentedRoundings) {
  EXPECT_EQ(TotalsThatComeOut(Panel::kRounded, Product::kRounded), 1'726);
  EXPECT_EQ(TotalsThatComeOut(Panel::kRounded, Product::kExact), 1'203);
  EXPECT_EQ(TotalsThatComeOut(Panel::kExact, Product::kRounded), 1'156);
  EXPECT_EQ(TotalsThatComeOut(Panel::kExact, Product::kExact), 739);
}

TEST_F(FigureSkating, RanksComeOutExceptForExactTies) {
  std::map<std::string, std::vector<std::pair<Fraction, int>>> segments;
  for (const auto& [id, performance] : Performances()) {
    const Fraction components = ComponentsOf(performance, Panel::kRounded, Product::kRounded);
    const Fraction total =
        Subtract(Add(performance.elements, components).value(), performance.deductions).value();
    segments[performance.segment].emplace_back(total, performance.rank);
  }
  EXPECT_EQ(segments.size(), 152U);
  int right = 0;
  int split_ties = 0;
  for (const auto& [segment, results] : segments) {
    for (const auto& [total, rank] : results) {
      int place = 1;
      int equals = 0;
      for (const auto& [other, other_rank] : results) {
        if (other > total) ++place;
        if (other == total) ++equals;
      }
      if (place == rank) {
        ++right;
      } else {
        EXPECT_EQ(equals, 2) << segment << ", rank " << rank;
        EXPECT_EQ(rank, place + 1) << segment;  // The sport's own tie-break put it second.
        ++split_ties;
      }
    }
  }
  EXPECT_EQ(right, 1'723);
  EXPECT_EQ(split_ties, 3);
}

TEST(HalfPipe, EveryScoreIsTheMeanOfTheMiddleFour) {
  const std::vector<Row> rows = ReadPublished("halfpipe2026.csv");
  if (rows.empty()) GTEST_SKIP() << "the published marks are not in " << kFolder;
  ASSERT_EQ(rows.size(), 24U);
  Marks marks(6);
  for (const Row& row : rows) marks.Add(row.at("rider") + " " + row.at("run"), row, "");
  const Tabulation tabulation = CountOf(marks.round());
  for (const Row& row : rows) {
    const Line& line = LineOf(tabulation, row.at("rider") + " " + row.at("run"));
    SCOPED_TRACE(line.application);
    const Fraction published = Read(row.at("published_score"));
    EXPECT_EQ(line.standing->published, published);
    std::vector<int32_t> by_hand;
    for (const std::string& judge : marks.round().judges) {
      by_hand.push_back(std::stoi(row.at(judge)));
    }
    std::sort(by_hand.begin(), by_hand.end());
    EXPECT_EQ(Ratio(by_hand[1] + by_hand[2] + by_hand[3] + by_hand[4], 4), published);
    EXPECT_EQ(line.place, 1 + std::count_if(rows.begin(), rows.end(), [&](const Row& other) {
                            return Read(other.at("published_score")) > published;
                          }));
  }
}

}  // namespace
}  // namespace award::scoring
