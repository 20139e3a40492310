// Rank intervals and least differences: the expected ones and those of textbooks.
#include "scoring/insight/separation.h"

#include <cmath>

#include "gtest/gtest.h"
#include "scoring/insight/distributions.h"
#include "tests/scoring/insight/panels.h"

namespace award::scoring::insight {
namespace {

absl::StatusOr<Defined<Separation>> Separate(const Observations& observations,
                                             const Watch& watch = {}) {
  const Components components = ComponentsOf(observations);
  return SeparationOf(observations, components, *FitAdditive(observations, components),
                      *JudgeCovariance(observations, components), watch);
}

void ExpectIntervals(const nlohmann::json& expected, const Separation& separation,
                     RankInterval ApplicationRank::*kind) {
  for (size_t a = 0; a < expected.size(); ++a) {
    EXPECT_EQ((separation.applications[a].*kind).best, expected[a][0].get<int32_t>()) << a + 1;
    EXPECT_EQ((separation.applications[a].*kind).worst, expected[a][1].get<int32_t>()) << a + 1;
  }
}

TEST(Separation, HasTheExpectedIntervalsAndPValues) {
  const auto expected = Expected("demo_expected_rank_ci.json");
  const Separation separation = *Separate(Demonstration()).value();
  EXPECT_THAT(separation.mean_error, Within(expected["mean_se_difference"].get<double>(), 1e-12));
  EXPECT_THAT(separation.least_difference, Within(expected["lsd95_mean"].get<double>(), 1e-12));
  // There to the four or so digits of R's qtukey.
  EXPECT_THAT(separation.honest_difference, Within(expected["tukey_hsd_mean"].get<double>(), 1e-6));
  for (size_t a = 0; a < 24; ++a) {
    EXPECT_EQ(separation.applications[a].rank, expected["rank"][a].get<int32_t>());
  }
  ExpectIntervals(expected["pairwise_ci"], separation, &ApplicationRank::unadjusted);
  ExpectIntervals(expected["marginal_holm_ci"], separation, &ApplicationRank::marginal);
  ExpectIntervals(expected["simultaneous_holm_ci"], separation, &ApplicationRank::simultaneous);
  const auto& p_values = expected["pvalues_upper_by_column"];
  ASSERT_EQ(separation.p_values.size(), p_values.size());
  for (size_t i = 0; i < p_values.size(); ++i) {
    EXPECT_THAT(separation.p_values[i], Within(p_values[i].get<double>(), 1e-10));
  }
}

// In a complete panel of k judges every difference has the standard error √(2σ²/k).
TEST(Separation, OfACompletePanelIsTheTextbooks) {
  const Observations observations = From({{80, 71, 90}, {60, 61, 65}, {75, 77, 70}, {88, 80, 81}});
  const AdditiveFit fit = *FitAdditive(observations, ComponentsOf(observations));
  const Separation separation = *Separate(observations).value();
  const double error = std::sqrt(2 * *fit.error_variance / 3);
  for (const double each : separation.errors) EXPECT_NEAR(each, error, 1e-12);
  EXPECT_NEAR(separation.largest_error, error, 1e-12);
  EXPECT_THAT(separation.least_difference,
              Within(StudentQuantile(0.975, 6).value() * error, 1e-12));
  EXPECT_THAT(separation.honest_difference,
              Within(StudentizedRangeQuantile(0.95, 4, 6).value() * error / std::sqrt(2.0), 1e-12));
  const size_t pair = Separation::PairIndex(0, 1);
  const double t = (fit.applications[0] - fit.applications[1]) / error;
  EXPECT_THAT(separation.p_values[pair], Within(StudentTwoSided(t, 6).value(), 1e-11));
}

TEST(Separation, IntervalsWidenWithWhatTheyHoldFor) {
  Sequence sequence(6);
  for (int round = 0; round < 10; ++round) {
    Table table(2 + sequence.Below(10), std::vector<double>(3 + sequence.Below(4)));
    for (auto& row : table) {
      const double value = 4 * sequence.Normal();
      for (double& score : row) score = 70 + value + 2 * sequence.Normal();
    }
    const Separation separation = *Separate(From(table)).value();
    for (const ApplicationRank& each : separation.applications) {
      EXPECT_LE(each.simultaneous.best, each.marginal.best);
      EXPECT_LE(each.marginal.best, each.unadjusted.best);
      EXPECT_LE(each.unadjusted.best, each.rank);
      EXPECT_LE(each.rank, each.unadjusted.worst);
      EXPECT_LE(each.unadjusted.worst, each.marginal.worst);
      EXPECT_LE(each.marginal.worst, each.simultaneous.worst);
      EXPECT_LE(each.simultaneous.worst, static_cast<int32_t>(table.size()));
    }
  }
}

TEST(Separation, EqualsShareTheirRankAndEveryPlace) {
  const Separation separation =
      *Separate(From({{70.1, 80.3}, {80.3, 70.1}, {75.2, 75.2}, {80.3, 70.1}})).value();
  for (const ApplicationRank& each : separation.applications) {
    EXPECT_EQ(each.rank, 1);
    EXPECT_EQ(each.unadjusted.best, 1);
    EXPECT_EQ(each.unadjusted.worst, 4);
  }
}

TEST(Separation, SaysWhereItHasNoMeaning) {
  EXPECT_THAT(Separate(From({{80, 70}})).value(), IsUndefined(Undefined::kTooFewApplications));
  EXPECT_THAT(Separate(From({{80, kGap}, {kGap, 70}})).value(),
              IsUndefined(Undefined::kDisconnected));
  EXPECT_THAT(Separate(From({{80}, {70}})).value(), IsUndefined(Undefined::kNoDegreesOfFreedom));
  EXPECT_THAT(Separate(From({{80, 80}, {80, 80}})).value(), IsUndefined(Undefined::kNoError));
  EXPECT_EQ(Separate(Demonstration(), [](auto...) { return false; }).status().code(),
            absl::StatusCode::kCancelled);
}

TEST(Separation, IsNotComputedAboveItsSize) {
  Sequence sequence(1);
  Table table(kMostApplicationsForSeparation + 1, std::vector<double>(2));
  for (auto& row : table) row = {sequence.Uniform(), sequence.Uniform()};
  EXPECT_THAT(Separate(From(table)).value(), IsUndefined(Undefined::kTooLarge));
}

}  // namespace
}  // namespace award::scoring::insight
