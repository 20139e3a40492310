// What counts of a round, and what does not.
#include "scoring/insight/panel.h"

#include "gtest/gtest.h"
#include "tests/scoring/insight/insight_rounds.h"
#include "tests/scoring/rounds.h"

namespace award::scoring::insight {
namespace {

TEST(Panel, HasTheExpectedTotalsOfTheDemonstration) {
  const auto expected = Expected("demo_expected_exact.json").at("applications");
  const Panel panel = PanelOf(DemonstrationRound(5));
  ASSERT_EQ(panel.applications.size(), 24U);
  ASSERT_EQ(panel.judges.size(), 9U);
  ASSERT_EQ(panel.item_count, 22U);
  size_t sheets = 0;
  for (const PanelSheet& sheet : panel.sheets) {
    const auto& totals = expected.at(panel.applications[sheet.application]).at("judge_totals_1e-6");
    EXPECT_EQ(
        static_cast<Wide>(sheet.total) * 1'000'000,
        static_cast<Wide>(totals.at(panel.judges[sheet.judge]).get<int64_t>()) * panel.total_scale);
    ++sheets;
  }
  size_t wanted = 0;
  for (const auto& application : expected) wanted += application.at("n_judges").get<size_t>();
  EXPECT_EQ(sheets, wanted);
  EXPECT_EQ(panel.cut, 5);
  EXPECT_EQ(panel.thresholds, (std::vector<int32_t>{1'000, 1'500, 2'000}));
}

TEST(Panel, KeepsOnlyWhatCounts) {
  Round round;
  round.rubric = RubricOfWeights({6'000, 4'000});
  round.applications = {"b", "a", "c", "d"};
  round.judges = {"z", "y", "x", "w"};
  round.cells = {Scored("b", "z", {80, 70}),
                 Scored("b", "y", {60, 50}),
                 Scored("a", "z", {90, 90}),
                 Unscored("a", "y", CellState::kRecused),
                 Unscored("c", "x", CellState::kAbsent),
                 Scored("d", "w", {99, 99})};
  round.divergence_decisions = {{"b", DivergenceOutcome::kExclude, "y"},
                                {"d", DivergenceOutcome::kUndecidable, ""}};
  const Panel panel = PanelOf(round);
  EXPECT_EQ(panel.applications, (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(panel.judges, (std::vector<std::string>{"z"}));
  ASSERT_EQ(panel.sheets.size(), 2U);
  EXPECT_DOUBLE_EQ(panel.Points(panel.sheets[0]), 90);
  EXPECT_DOUBLE_EQ(panel.Points(panel.sheets[1]), 76);
  EXPECT_EQ(panel.items, (std::vector<int32_t>{9'000, 9'000, 8'000, 7'000}));
  ASSERT_EQ(panel.dimensions.size(), 4U);
  EXPECT_EQ(panel.dimensions[2], 80 * panel.dimension_scale);
  EXPECT_EQ(panel.weights, (std::vector<int32_t>{6'000, 4'000}));
}

TEST(Panel, LeavesBonusesOutOfTheItems) {
  Round round;
  round.rubric = RubricOfWeights({10'000});
  round.rubric.bonuses = {{"extra", 500, ""}};
  round.applications = {"a"};
  round.judges = {"j"};
  round.cells = {{"a", "j", CellState::kScored, {8'000, 300}}};
  const Panel panel = PanelOf(round);
  EXPECT_EQ(panel.items, (std::vector<int32_t>{8'000}));
  EXPECT_DOUBLE_EQ(panel.Points(panel.sheets[0]), 83);
}

}  // namespace
}  // namespace award::scoring::insight
