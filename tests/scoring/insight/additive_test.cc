// Severity by least squares: against the expected effects, and where it must say why it has none.
#include "scoring/insight/additive.h"

#include <cmath>
#include <string>
#include <utility>

#include "gtest/gtest.h"
#include "scoring/insight/distributions.h"
#include "tests/scoring/insight/panels.h"

namespace award::scoring::insight {
namespace {

AdditiveFit Fit(const Observations& observations) {
  return *FitAdditive(observations, ComponentsOf(observations));
}

Matrix CovarianceOf(const Observations& observations) {
  return *JudgeCovariance(observations, ComponentsOf(observations));
}

TEST(Additive, HasTheExpectedEffectsErrorsAndResiduals) {
  const auto expected = Expected("expected_stats.json").at("demo_ls");
  const Observations observations = Demonstration();
  const AdditiveFit fit = Fit(observations);
  const AdditiveErrors errors = *ErrorsOf(observations, fit, CovarianceOf(observations));
  EXPECT_EQ(fit.degrees_of_freedom, 86);
  EXPECT_THAT(fit.error_variance, Within(expected["sigma2"].get<double>(), 1e-12));
  for (size_t a = 0; a < 24; ++a) {
    EXPECT_THAT(fit.applications[a],
                Within(expected["application_effect"][std::to_string(a + 1)].get<double>(), 1e-12));
    EXPECT_THAT(errors.applications[a], Within(expected["application_se"][a].get<double>(), 1e-11));
  }
  for (size_t j = 0; j < 9; ++j) {
    EXPECT_THAT(fit.judges[j],
                Within(expected["judge_effect"][std::to_string(j + 1)].get<double>(), 1e-11));
    EXPECT_THAT(errors.judges[j], Within(expected["judge_se"][j].get<double>(), 1e-11));
  }
  // There by judge, then application.
  size_t next = 0;
  for (uint32_t j = 0; j < 9; ++j) {
    for (size_t i = 0; i < observations.size(); ++i) {
      if (observations.judge[i] != j) continue;
      EXPECT_NEAR(fit.residuals[i], expected["residuals"][next++].get<double>(), 1e-11);
    }
  }
  EXPECT_EQ(next, 118U);
}

TEST(Additive, HasTheExpectedStudentisedResiduals) {
  const auto expected = Expected("demo_expected_diagnostics.json").at("scores");
  const Observations observations = Demonstration();
  const std::vector<Residual> residuals =
      ResidualsOf(observations, Fit(observations), CovarianceOf(observations));
  ASSERT_EQ(expected.size(), residuals.size());
  for (size_t i = 0; i < residuals.size(); ++i) {
    EXPECT_THAT(residuals[i].leverage, Within(expected[i]["leverage"].get<double>(), 1e-11));
    EXPECT_NEAR(*residuals[i].internally_studentised,
                expected[i]["internally_studentised"].get<double>(), 1e-11);
    EXPECT_NEAR(*residuals[i].externally_studentised,
                expected[i]["externally_studentised"].get<double>(), 1e-11);
    EXPECT_EQ(observations.judge[i] + 1, expected[i]["judge"].get<uint32_t>());
    EXPECT_FALSE(residuals[i].striking);
  }
}

TEST(Additive, ACompletePanelHasItsMeans) {
  const AdditiveFit fit = Fit(From({{80, 70, 90}, {60, 61, 65}, {75, 77, 70}, {88, 80, 81}}));
  EXPECT_NEAR(fit.applications[0], 80, 1e-12);
  EXPECT_NEAR(fit.applications[1], 62, 1e-12);
  EXPECT_NEAR(fit.applications[2], 74, 1e-12);
  EXPECT_NEAR(fit.applications[3], 83, 1e-12);
  EXPECT_NEAR(fit.judges[0], 75.75 - 74.75, 1e-12);
  EXPECT_EQ(fit.degrees_of_freedom, 6);
}

TEST(Additive, SeverityCancelsWhereJudgesDiffer) {
  // Judge 1 gives ten points less than judge 0, judge 2 five more; the error is nothing.
  const Observations observations = From({{80, 70, kGap}, {kGap, 50, 65}, {90, kGap, 95}});
  const AdditiveFit fit = Fit(observations);
  EXPECT_NEAR(fit.applications[0] - fit.applications[1], 20, 1e-11);
  EXPECT_NEAR(fit.applications[2] - fit.applications[0], 10, 1e-11);
  EXPECT_NEAR(fit.judges[0] - fit.judges[1], 10, 1e-11);
  EXPECT_THAT(fit.error_variance, IsUndefined(Undefined::kNoError));
  EXPECT_EQ(fit.residual_sum_of_squares, 0);
  EXPECT_THAT(ErrorsOf(observations, fit, CovarianceOf(observations)),
              IsUndefined(Undefined::kNoError));
  EXPECT_THAT(ResidualsOf(observations, fit, CovarianceOf(observations))[0].adjusted_p,
              IsUndefined(Undefined::kNoError));
}

TEST(Additive, GroupsWithoutACommonJudgeAreFittedApart) {
  const Table first = {{80, 75}, {60, 66}, {90, 81}};
  const Table second = {{50, 54, 61}, {40, 52, 49}};
  Table both;
  for (const auto& row : first) both.push_back({row[0], row[1], kGap, kGap, kGap});
  for (const auto& row : second) both.push_back({kGap, kGap, row[0], row[1], row[2]});
  const AdditiveFit fit = Fit(From(both));
  const AdditiveFit fit1 = Fit(From(first));
  const AdditiveFit fit2 = Fit(From(second));
  EXPECT_EQ(fit.degrees_of_freedom, fit1.degrees_of_freedom + fit2.degrees_of_freedom);
  EXPECT_NEAR(fit.residual_sum_of_squares,
              fit1.residual_sum_of_squares + fit2.residual_sum_of_squares, 1e-10);
  EXPECT_NEAR(fit.judges[0], fit1.judges[0], 1e-11);
  EXPECT_NEAR(fit.judges[4], fit2.judges[2], 1e-11);
  EXPECT_NEAR(fit.applications[3], fit2.applications[0], 1e-11);
}

TEST(Additive, OneScoreEachLeavesNoError) {
  const Observations observations = From({{80, kGap}, {kGap, 60}});
  const AdditiveFit fit = Fit(observations);
  EXPECT_THAT(fit.error_variance, IsUndefined(Undefined::kNoDegreesOfFreedom));
  EXPECT_NEAR(fit.applications[0], 80, 1e-12);
  const std::vector<Residual> residuals =
      ResidualsOf(observations, fit, CovarianceOf(observations));
  EXPECT_NEAR(residuals[0].leverage, 1, 1e-12);
  EXPECT_THAT(residuals[0].internally_studentised, IsUndefined(Undefined::kNoDegreesOfFreedom));
  EXPECT_THAT(FitAdditive(Observations(), Components()),
              IsUndefined(Undefined::kTooFewApplications));
}

TEST(Additive, AScoreThatDecidesItsOwnFitHasNoStudentisedResidual) {
  // The last judge has one application, the last application one judge.
  const Observations observations =
      From({{80, 70, kGap}, {60, 55, kGap}, {90, 72, 77}, {50, kGap, kGap}});
  const std::vector<Residual> residuals =
      ResidualsOf(observations, Fit(observations), CovarianceOf(observations));
  EXPECT_NEAR(residuals[6].leverage, 1, 1e-12);
  EXPECT_NEAR(residuals[7].leverage, 1, 1e-12);
  EXPECT_THAT(residuals[6].externally_studentised, IsUndefined(Undefined::kNoDegreesOfFreedom));
  EXPECT_THAT(residuals[7].adjusted_p, IsUndefined(Undefined::kNoDegreesOfFreedom));
  EXPECT_TRUE(residuals[0].internally_studentised.defined());
}

TEST(Additive, LeveragesSumToTheEffects) {
  const Observations observations = Demonstration();
  double sum = 0;
  for (const Residual& residual :
       ResidualsOf(observations, Fit(observations), CovarianceOf(observations))) {
    sum += residual.leverage;
  }
  EXPECT_NEAR(sum, 24 + 9 - 1, 1e-10);
}

TEST(Additive, AFlagrantScoreIsStriking) {
  Sequence sequence(7);
  Table table(12, std::vector<double>(5));
  for (auto& row : table) {
    for (double& score : row) score = 70 + sequence.Normal();
  }
  table[3][2] += 12;
  const Observations observations = From(table);
  const std::vector<Residual> residuals =
      ResidualsOf(observations, Fit(observations), CovarianceOf(observations));
  for (size_t i = 0; i < residuals.size(); ++i) {
    EXPECT_EQ(residuals[i].striking, i == 3 * 5 + 2) << i;
  }
  EXPECT_LT(*residuals[17].adjusted_p, 0.05);
  EXPECT_GT(std::abs(*residuals[17].externally_studentised), 3);
  const double p = StudentTwoSided(*residuals[17].externally_studentised, 12 * 5 - 16 - 1).value();
  EXPECT_THAT(residuals[17].adjusted_p, Within(60 * p, 1e-12));
  EXPECT_LE(*residuals[0].adjusted_p, 1);
}

TEST(Ridge, HasTheExpectedEffects) {
  const auto expected = Expected("expected_stats.json").at("demo_ridge");
  for (const auto& [name, penalty] :
       {std::pair("lambda_0.5", 0.5), {"lambda_1", 1.0}, {"lambda_5", 5.0}, {"lambda_1e6", 1e6}}) {
    const RidgeFit fit = *FitRidge(Demonstration(), penalty);
    for (size_t a = 0; a < 24; ++a) {
      EXPECT_THAT(fit.applications[a],
                  Within(expected[name]["application"][a].get<double>(), 1e-12));
    }
    for (size_t j = 0; j < 9; ++j) {
      EXPECT_THAT(fit.judges[j], Within(expected[name]["judge"][j].get<double>(), 1e-9));
    }
  }
}

TEST(Ridge, StandsBetweenTheMeansAndLeastSquares) {
  const Observations observations = Demonstration();
  const AdditiveFit least_squares = Fit(observations);
  const RidgeFit free = *FitRidge(observations, 1e-10);
  const RidgeFit held = *FitRidge(observations, 1e12);
  const auto means = Expected("expected_stats.json").at("demo_ls").at("raw_mean");
  for (size_t a = 0; a < 24; ++a) {
    EXPECT_NEAR(free.applications[a], least_squares.applications[a], 1e-9);
    EXPECT_NEAR(held.applications[a], means[std::to_string(a + 1)].get<double>(), 1e-7);
  }
}

}  // namespace
}  // namespace award::scoring::insight
