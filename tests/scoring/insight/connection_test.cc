// Components, joining sheets, eigenvalues and the weakest link of small panels known by hand.
#include "scoring/insight/connection.h"

#include "gtest/gtest.h"
#include "tests/scoring/insight/panels.h"

namespace award::scoring::insight {
namespace {

using testing::ElementsAre;

TEST(Connection, FindsTheGroupsAndTheSheetThatWouldJoinThem) {
  const Observations observations = From({{80, kGap, kGap, kGap},
                                          {kGap, 70, 71, kGap},
                                          {82, kGap, kGap, kGap},
                                          {kGap, 60, kGap, kGap},
                                          {kGap, kGap, kGap, 90},
                                          {kGap, 61, kGap, kGap}});
  const Connectivity connectivity = ConnectivityOf(observations);
  EXPECT_EQ(connectivity.components.count, 3U);
  EXPECT_THAT(connectivity.components.of_application, ElementsAre(0, 1, 0, 1, 2, 1));
  EXPECT_THAT(connectivity.components.of_judge, ElementsAre(0, 1, 1, 2));
  EXPECT_THAT(connectivity.algebraic_connectivity, IsUndefined(Undefined::kDisconnected));
  EXPECT_THAT(connectivity.largest_resistance, IsUndefined(Undefined::kDisconnected));
  ASSERT_EQ(connectivity.joining.size(), 2U);
  EXPECT_EQ(connectivity.joining[0].application, 3U);  // The first with the fewest sheets.
  EXPECT_EQ(connectivity.joining[0].judge, 0U);

  Table joined = {{80, kGap, kGap, kGap}, {kGap, 70, 71, kGap},   {82, kGap, kGap, kGap},
                  {kGap, 60, kGap, kGap}, {kGap, kGap, kGap, 90}, {kGap, 61, kGap, kGap}};
  for (const JoiningSheet& sheet : connectivity.joining) joined[sheet.application][sheet.judge] = 1;
  EXPECT_EQ(ComponentsOf(From(joined)).count, 1U);
}

TEST(Connection, HasTheExpectedEigenvalues) {
  const Connectivity connectivity = ConnectivityOf(Demonstration());
  const auto expected = Expected("expected_stats.json").at("demo_ls").at("laplacian_eigenvalues");
  ASSERT_EQ(connectivity.eigenvalues.size(), expected.size());
  EXPECT_NEAR(connectivity.eigenvalues[0], 0, 1e-12);
  for (size_t i = 1; i < expected.size(); ++i) {
    EXPECT_THAT(connectivity.eigenvalues[i], Within(expected[i].get<double>(), 1e-12));
  }
  EXPECT_THAT(connectivity.algebraic_connectivity, Within(expected[1].get<double>(), 1e-12));
  EXPECT_TRUE(connectivity.joining.empty());
}

// Judges 0–1 and 1–2 share one application each: resistances 2 in series, as of two scores each.
TEST(Connection, TheWeakestLinkIsTheFarthestPairOfAChain) {
  const Connectivity connectivity = ConnectivityOf(From({{1, 2, kGap}, {kGap, 3, 4}}));
  EXPECT_THAT(connectivity.largest_resistance, Within(4.0, 1e-12));
  EXPECT_EQ(connectivity.first_judge, 0U);
  EXPECT_EQ(connectivity.second_judge, 2U);
}

// In a complete panel of n applications the severities of two judges differ with 2σ²/n.
TEST(Connection, ACompletePanelIsEquallyFirmEverywhere) {
  const Connectivity connectivity =
      ConnectivityOf(From({{1, 2, 3, 4}, {1, 2, 3, 4}, {1, 2, 3, 4}, {1, 2, 3, 4}, {1, 2, 3, 4}}));
  EXPECT_THAT(connectivity.largest_resistance, Within(0.4, 1e-12));
  EXPECT_EQ(connectivity.first_judge, 0U);
  EXPECT_EQ(connectivity.second_judge, 1U);
  EXPECT_THAT(connectivity.algebraic_connectivity, Within(5.0, 1e-12));
}

TEST(Connection, OneJudgeHasNoLinks) {
  const Connectivity connectivity = ConnectivityOf(From({{1}, {2}}));
  EXPECT_EQ(connectivity.components.count, 1U);
  EXPECT_THAT(connectivity.largest_resistance, IsUndefined(Undefined::kTooFewJudges));
  EXPECT_THAT(connectivity.algebraic_connectivity, IsUndefined(Undefined::kTooFewJudges));
  EXPECT_EQ(ConnectivityOf(Observations()).components.count, 0U);
}

}  // namespace
}  // namespace award::scoring::insight
