// A demonstration award of 24 applications, 9 judges and 22 items in an incomplete panel, against
// results that were computed with exact fractions in another language.
#include <algorithm>
#include <fstream>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "gtest/gtest.h"
#include "nlohmann/json.hpp"
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
      rubric.dimensions.push_back({row.at("dimension"), 0, {}, 0, ""});
    }
    rubric.dimensions.back().weight += weight;
    rubric.dimensions.back().items.push_back({row.at("item"), weight, "", ""});
  }
  return rubric;
}

Round DemonstrationRound() {
  Round round;
  round.rubric = DemonstrationRubric();
  round.rules.trim = {1, 4};
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

const nlohmann::json& Expected() {
  static const nlohmann::json expected = [] {
    std::ifstream file(AWARD_SOURCE_DIR "/tests/scoring/data/demo_expected_exact.json");
    return nlohmann::json::parse(file);
  }();
  return expected;
}

// "n/d" or "n".
Fraction Read(const nlohmann::json& json) {
  const std::string text = json;
  const size_t slash = text.find('/');
  const int64_t denominator = slash == std::string::npos ? 1 : std::stoll(text.substr(slash + 1));
  return Ratio(std::stoll(text.substr(0, slash)), denominator);
}

Fraction MeanOf(const Line& line, Fraction (*value)(const Tabulation&, const JudgeLine&),
                const Tabulation& tabulation) {
  std::vector<Fraction> values;
  for (const JudgeLine& judge : line.judges) values.push_back(value(tabulation, judge));
  return scoring::Mean(values).value();
}

int64_t SheetsOf(const Tabulation& tabulation, const std::string& judge) {
  return std::count_if(tabulation.lines.begin(), tabulation.lines.end(), [&](const Line& line) {
    return std::any_of(line.judges.begin(), line.judges.end(),
                       [&](const JudgeLine& each) { return each.judge == judge; });
  });
}

// The rank itself, and (rank − 1/2)/n for n applications seen by the judge.
Fraction MidRank(const Tabulation& /*tabulation*/, const JudgeLine& judge) { return *judge.rank; }
Fraction PercentileRank(const Tabulation& tabulation, const JudgeLine& judge) {
  const Fraction middle = Subtract(*judge.rank, Ratio(1, 2)).value();
  return Divide(middle, Ratio(SheetsOf(tabulation, judge.judge), 1)).value();
}

class Demonstration : public testing::Test {
 protected:
  const Round round_ = DemonstrationRound();
  const Tabulation tabulation_ = CountOf(round_);
  const nlohmann::json& applications_ = Expected().at("applications");

  void SetUp() override {
    ASSERT_EQ(tabulation_.lines.size(), 24U);
    ASSERT_EQ(applications_.size(), 24U);
  }
};

TEST_F(Demonstration, EveryTotalIsTheExpectedInteger) {
  ASSERT_EQ(ScoreCount(round_.rubric), 22U);
  for (const Line& line : tabulation_.lines) {
    SCOPED_TRACE(line.application);
    const nlohmann::json& expected = applications_.at(line.application);
    EXPECT_EQ(line.counted_sheets, expected.at("n_judges").get<int32_t>());
    ASSERT_EQ(line.judges.size(), expected.at("judge_totals_1e-6").size());
    std::vector<Fraction> totals;
    for (const JudgeLine& judge : line.judges) {
      const int64_t millionths = expected.at("judge_totals_1e-6").at(judge.judge);
      EXPECT_EQ(judge.total, Ratio(millionths, 1'000'000));
      totals.push_back(*judge.total);
    }
    EXPECT_EQ(Sum(totals).value(), Ratio(expected.at("sum_1e-6").get<int64_t>(), 1'000'000));
  }
}

TEST_F(Demonstration, EveryFigureIsTheExpectedFraction) {
  for (const Line& line : tabulation_.lines) {
    SCOPED_TRACE(line.application);
    const nlohmann::json& expected = applications_.at(line.application);
    const Standing& standing = *line.standing;
    EXPECT_EQ(standing.mean_total, Read(expected.at("mean_exact")));
    EXPECT_EQ(standing.mean_total.ToDecimal(2), expected.at("mean_2dp_half_up"));
    EXPECT_EQ(standing.mean_total.ToDecimal(4), expected.at("mean_4dp_half_up"));
    EXPECT_EQ(standing.published->ToDecimal(2), expected.at("mean_2dp_half_up"));
    EXPECT_EQ(standing.trimmed_mean, Read(expected.at("trimmed_exact")));
    EXPECT_EQ(standing.trimmed_mean.ToDecimal(2), expected.at("trimmed_2dp"));
    EXPECT_EQ(standing.median_total, Read(expected.at("median_exact")));
    EXPECT_EQ(standing.median_total.ToDecimal(2), expected.at("median_2dp"));
    for (size_t d = 0; d < round_.rubric.dimensions.size(); ++d) {
      const Dimension& dimension = round_.rubric.dimensions[d];
      const Fraction weight = Ratio(dimension.weight, kWholeWeight);
      EXPECT_EQ(Multiply(line.dimension_means[d], weight).value(),
                Read(expected.at("dimension_mean_points").at(dimension.id)));
    }
  }
}

TEST_F(Demonstration, EveryMethodGivesTheExpectedRanks) {
  Round trimmed = round_;
  trimmed.rules.method = Method::kTrimmedMean;
  const Tabulation by_trimmed = CountOf(trimmed);
  for (const Line& line : tabulation_.lines) {
    SCOPED_TRACE(line.application);
    const nlohmann::json& expected = applications_.at(line.application);
    EXPECT_EQ(line.place, expected.at("rank_mean").get<int32_t>());
    EXPECT_EQ(ShadowPlace(line, Method::kTotalScore), expected.at("rank_mean").get<int32_t>());
    EXPECT_EQ(ShadowPlace(line, Method::kTrimmedMean), expected.at("rank_trimmed").get<int32_t>());
    EXPECT_EQ(ShadowPlace(line, Method::kMedian), expected.at("rank_median").get<int32_t>());
    EXPECT_EQ(LineOf(by_trimmed, line.application).place,
              expected.at("rank_trimmed").get<int32_t>());
  }
}

// Means of the judges' ranks; in this panel they are no official result, but the ranks they are
// made of are.
TEST_F(Demonstration, EveryRankOfAJudgeIsTheExpectedOne) {
  EXPECT_FALSE(tabulation_.complete_panel);
  const auto rank_of = [&](const Line& line, auto value) {
    const Fraction own = MeanOf(line, value, tabulation_);
    return 1 + std::count_if(
                   tabulation_.lines.begin(), tabulation_.lines.end(),
                   [&](const Line& other) { return MeanOf(other, value, tabulation_) < own; });
  };
  for (const Line& line : tabulation_.lines) {
    SCOPED_TRACE(line.application);
    const nlohmann::json& expected = applications_.at(line.application);
    EXPECT_EQ(MeanOf(line, MidRank, tabulation_), Read(expected.at("mean_midrank_exact")));
    EXPECT_EQ(rank_of(line, MidRank), expected.at("rank_mean_midrank").get<int64_t>());
    // No judge of this panel gave a total twice, so ranks with gaps are the same numbers.
    EXPECT_EQ(MeanOf(line, MidRank, tabulation_), Read(expected.at("mean_comprank_exact")));
    EXPECT_EQ(MeanOf(line, PercentileRank, tabulation_),
              Read(expected.at("mean_percentile_rank_exact")));
    EXPECT_EQ(rank_of(line, PercentileRank), expected.at("rank_percentile").get<int64_t>());
    for (const JudgeLine& judge : line.judges) {
      const int64_t seen = SheetsOf(tabulation_, judge.judge);
      const Fraction steps = Subtract(*judge.rank, Fraction::Whole(1)).value();
      const Fraction scaled = Multiply(steps, Ratio(23, seen - 1)).value();
      EXPECT_EQ(judge.scaled_rank, Add(scaled, Fraction::Whole(1)).value());
    }
  }
}

TEST_F(Demonstration, WithoutAnyOneJudgeTheRanksAreTheExpectedOnes) {
  const nlohmann::json& left_out = Expected().at("leave_one_judge_out");
  ASSERT_EQ(left_out.size(), 9U);
  for (const std::string& judge : round_.judges) {
    SCOPED_TRACE(judge);
    Round round = round_;
    for (Cell& cell : round.cells) {
      if (cell.judge == judge) cell = Unscored(cell.application, judge, CellState::kRecused);
    }
    for (const Line& line : CountOf(round).lines) {
      EXPECT_EQ(line.place, left_out.at(judge).at("rank").at(line.application).get<int32_t>())
          << line.application;
    }
  }
}

}  // namespace
}  // namespace award::scoring
