// The published instances: the plans reach what was proved or measured on them, read from the
// tables beside them.
#include "tests/scoring/panel_instances.h"

#include <string>
#include <tuple>
#include <variant>

#include "gtest/gtest.h"
#include "scoring/panel/assign.h"
#include "scoring/panel/certificate.h"
#include "tests/scoring/panel_award_generator.h"

namespace award::scoring::panel {
namespace {

TEST(PanelInstances, AreTheirPublishedBytes) {
  EXPECT_EQ(DigestOf(AffinityCsv(GenerateAward(100, 30))), "74a8371a2f48775b");
  EXPECT_EQ(DigestOf(AffinityCsv(GenerateAward(1000, 200))), "1692f9db6b75b026");
}

// The fourth place of a decimal is cut off, so a value of three places must have been exact.
TEST(PanelInstances, AreReadInThousandths) {
  EXPECT_EQ(Thousandths("3701.703"), 3'701'703);
  EXPECT_EQ(Thousandths("0.5"), 500);
  EXPECT_EQ(Thousandths("-1"), -1000);
  EXPECT_EQ(Thousandths("-.25"), -250);
}

// Name, applications, judges.
using Instance = std::tuple<std::string, int, int>;

class PublishedInstance : public testing::TestWithParam<Instance> {
 protected:
  PublishedInstance()
      : problem_(GenerateAward(std::get<1>(GetParam()), std::get<2>(GetParam()))),
        rows_(ReadMeasured(InstancesFolder() + "/measured/peers.csv")) {}

  Quality QualityWith(Fairness fairness) {
    problem_.objective.fairness = fairness;
    const absl::StatusOr<Answer> answer = Assign(problem_);
    EXPECT_TRUE(answer.ok()) << answer.status();
    if (!answer.ok() || !std::holds_alternative<Plan>(*answer)) return {};
    plan_ = std::get<Plan>(*answer);
    EXPECT_TRUE(CheckPlan(problem_, plan_).ok()) << CheckPlan(problem_, plan_);
    const Quality quality = Evaluate(problem_, plan_.pairs);
    EXPECT_EQ(quality.short_seats, 0);
    EXPECT_EQ(quality.conflicts, 0);
    EXPECT_EQ(quality.overload, 0);
    return quality;
  }

  // In thousandths; fails the test when it was not measured.
  int64_t Measured(const std::string& solver, const std::string& column) {
    const auto row = FindMeasured(rows_, std::get<0>(GetParam()), solver);
    EXPECT_TRUE(row.has_value()) << solver;
    return row.has_value() ? Thousandths(row->at(column)) : 0;
  }

  Problem problem_;
  std::vector<MeasuredRow> rows_;
  Plan plan_;
};

TEST_P(PublishedInstance, TheTotalIsTheProvedBest) {
  const Quality quality = QualityWith(Fairness::kTotal);
  EXPECT_EQ(quality.total, Measured("prototype-sum", "total"));
  ASSERT_FALSE(plan_.tiers.empty());
  EXPECT_EQ(plan_.tiers.front(), (TierResult{Tier::kTotal, quality.total, quality.total}));
}

TEST_P(PublishedInstance, NoPeerHasALargerTotal) {
  const Quality quality = QualityWith(Fairness::kTotal);
  int compared = 0;
  for (const MeasuredRow& row : rows_) {
    if (row.at("instance") != std::get<0>(GetParam())) continue;
    EXPECT_GE(quality.total, Thousandths(row.at("total"))) << row.at("solver");
    ++compared;
  }
  EXPECT_GE(compared, 7);
}

TEST_P(PublishedInstance, TheFloorIsThePoorestOwnIdeal) {
  const Quality quality = QualityWith(Fairness::kFloor);
  EXPECT_EQ(quality.lowest, quality.lowest_ideal);
  EXPECT_EQ(quality.lowest, Measured("prototype-floor", "min"));
  EXPECT_GE(quality.total, Measured("prototype-floor", "total"));
}

TEST_P(PublishedInstance, TheLargestDeficitIsNotAboveThePrototypes) {
  const Quality best = QualityWith(Fairness::kTotal);
  const Quality quality = QualityWith(Fairness::kDeficit);
  EXPECT_LE(quality.largest_deficit, Measured("prototype-deficit", "maxdef"));
  EXPECT_GE(10'000 * quality.total, (10'000 - 50) * best.total);
}

TEST_P(PublishedInstance, TheLevelServesTheWorstServedBetterThanAnyPeer) {
  const Quality quality = QualityWith(Fairness::kLevel);
  for (const MeasuredRow& row : rows_) {
    if (row.at("instance") != std::get<0>(GetParam())) continue;
    EXPECT_GT(quality.lowest_mean, 1000 * std::stod(row.at("lowest5pct_mean"))) << row.at("solver");
  }
}

std::string NameOfInstance(const testing::TestParamInfo<Instance>& instance) {
  return std::get<0>(instance.param);
}

INSTANTIATE_TEST_SUITE_P(Synthetic, PublishedInstance,
                         testing::Values(Instance{"syn_100x30", 100, 30},
                                         Instance{"syn_1000x200", 1000, 200}),
                         NameOfInstance);

}  // namespace
}  // namespace award::scoring::panel
