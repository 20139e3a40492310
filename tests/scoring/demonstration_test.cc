// A demonstration award of 24 applications, 9 judges and 22 items in an incomplete panel, against
// results that were computed with exact fractions in another language.
#include <map>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "tests/scoring/rounds.h"
#include "tests/scoring/table.h"

namespace award::scoring {
namespace {

// Item weights in basis points are the shares inside a dimension; their sum is its weight.
Rubric DemonstrationRubric() {
  Rubric rubric;
  for (const Row& row : ReadTable("demo_items.csv")) {
    const int32_t weight = std::stoi(row.at("weight_bp"));
    if (rubric.dimensions.empty() || rubric.dimensions.back().id != row.at("dimension")) {
      rubric.dimensions.push_back({row.at("dimension"), 0, {}});
    }
    rubric.dimensions.back().weight += weight;
    rubric.dimensions.back().items.push_back({row.at("item"), weight});
  }
  return rubric;
}

Round DemonstrationRound() {
  Round round;
  round.rubric = DemonstrationRubric();
  std::map<std::pair<std::string, std::string>, std::vector<int32_t>> sheets;
  for (const Row& row : ReadTable("demo_scores.csv")) {
    sheets[{row.at("application"), row.at("judge")}].push_back(
        std::stoi(row.at("score_hundredths")));
  }
  for (int a = 1; a <= 24; ++a) round.applications.push_back(std::to_string(a));
  for (int j = 1; j <= 9; ++j) round.judges.push_back(std::to_string(j));
  for (const auto& [pair, scores] : sheets) {
    round.cells.push_back({pair.first, pair.second, CellState::kScored, scores});
  }
  return round;
}

// "n/d" or "n".
Fraction Read(const std::string& text) {
  const size_t slash = text.find('/');
  const int64_t denominator = slash == std::string::npos ? 1 : std::stoll(text.substr(slash + 1));
  return Ratio(std::stoll(text.substr(0, slash)), denominator);
}

TEST(Demonstration, EveryFigureIsTheExpectedFraction) {
  const Round round = DemonstrationRound();
  ASSERT_EQ(ScoreCount(round.rubric), 22U);
  const Tabulation tabulation = Tabulate(round).value();
  const std::vector<Row> expected = ReadTable("demo_expected.csv");
  ASSERT_EQ(expected.size(), 24U);
  for (const Row& row : expected) {
    const Line& line = LineOf(tabulation, row.at("application"));
    SCOPED_TRACE(line.application);
    EXPECT_EQ(line.counted_sheets, std::stoi(row.at("judges")));
    EXPECT_EQ(line.standing->mean_total, Read(row.at("mean")));
    EXPECT_EQ(line.standing->mean_total.ToDecimal(2), row.at("mean_2"));
    EXPECT_EQ(line.standing->mean_total.ToDecimal(4), row.at("mean_4"));
    EXPECT_EQ(line.standing->median_total, Read(row.at("median")));
    EXPECT_EQ(line.place, std::stoi(row.at("place")));
    std::vector<Fraction> ranks;
    for (const JudgeLine& judge : line.judges) ranks.push_back(*judge.rank);
    EXPECT_EQ(Mean(ranks).value(), Read(row.at("mean_rank")));
    for (size_t d = 0; d < round.rubric.dimensions.size(); ++d) {
      const Dimension& dimension = round.rubric.dimensions[d];
      const Fraction weight = Ratio(dimension.weight, kWholeWeight);
      EXPECT_EQ(Multiply(line.dimension_means[d], weight).value(), Read(row.at(dimension.id)));
    }
  }
}

}  // namespace
}  // namespace award::scoring
