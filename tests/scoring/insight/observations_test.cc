// One order whatever came in, and what is refused.
#include "scoring/insight/observations.h"

#include <algorithm>
#include <limits>

#include "gtest/gtest.h"
#include "tests/scoring/insight/panels.h"

namespace award::scoring::insight {
namespace {

using testing::ElementsAre;

TEST(Observations, AreInOneOrderWhateverTheyCameIn) {
  std::vector<Observation> scores = {{0, 1, 5}, {1, 0, 6}, {1, 2, 7}, {2, 1, 8}};
  std::sort(scores.begin(), scores.end(),
            [](const Observation& a, const Observation& b) { return a.value > b.value; });
  const Observations observations = Arrange(3, 3, scores).value();
  EXPECT_THAT(observations.first, ElementsAre(0, 1, 3, 4));
  EXPECT_THAT(observations.judge, ElementsAre(1, 0, 2, 1));
  EXPECT_THAT(observations.value, ElementsAre(5, 6, 7, 8));
  EXPECT_THAT(observations.by_judge, ElementsAre(1, 2, 1));
  EXPECT_FALSE(observations.complete());
}

TEST(Observations, RefuseWhatNoPanelCanHold) {
  EXPECT_FALSE(Arrange(1, 1, {{0, 0, 1}, {0, 0, 2}}).ok());  // A pair twice.
  EXPECT_FALSE(Arrange(1, 1, {{1, 0, 1}}).ok());             // No such application.
  EXPECT_FALSE(Arrange(1, 1, {{0, 1, 1}}).ok());             // No such judge.
  EXPECT_FALSE(Arrange(2, 1, {{0, 0, 1}}).ok());             // An application without a score.
  EXPECT_FALSE(Arrange(1, 2, {{0, 0, 1}}).ok());             // A judge without a score.
  EXPECT_FALSE(Arrange(1, 1, {{0, 0, std::numeric_limits<double>::quiet_NaN()}}).ok());
  EXPECT_TRUE(Arrange(0, 0, {}).ok());
}

TEST(Observations, AreTheTotalsOfAPanelInPoints) {
  const Observations observations = TotalsOf(PanelFrom({{80.25, 70}, {kGap, 60}})).value();
  EXPECT_THAT(observations.value, ElementsAre(80.25, 70, 60));
  EXPECT_TRUE(TotalsOf(Panel()).value().value.empty());
}

}  // namespace
}  // namespace award::scoring::insight
