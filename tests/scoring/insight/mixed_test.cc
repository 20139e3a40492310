// Variance components: the expected ones, a likelihood written out plainly, and boundaries.
#include "scoring/insight/mixed.h"

#include <cmath>
#include <numeric>
#include <string>

#include "gtest/gtest.h"
#include "scoring/insight/additive.h"
#include "scoring/insight/likelihood.h"
#include "scoring/insight/reliability.h"
#include "tests/scoring/insight/panels.h"

namespace award::scoring::insight {
namespace {

MixedFit Fit(const Observations& observations) { return *FitMixed(observations, {}).value(); }

Table Simulated(uint64_t seed, size_t applications, size_t judges, double between, double severity,
                double share) {
  Sequence sequence(seed);
  std::vector<double> severities(judges);
  for (double& each : severities) each = severity * sequence.Normal();
  Table table(applications, std::vector<double>(judges, kGap));
  for (size_t a = 0; a < applications; ++a) {
    const double value = 75 + between * sequence.Normal();
    for (size_t j = 0; j < judges; ++j) {
      const double score = value + severities[j] + 3 * sequence.Normal();
      // The first row and column keep everybody in.
      if (a == 0 || j == 0 || sequence.Uniform() < share) table[a][j] = score;
    }
  }
  return table;
}

// The restricted deviance from the whole covariance of the scores, by plain elimination.
double DenseDeviance(const Observations& observations, double gamma_a, double gamma_j) {
  const size_t n = observations.size();
  std::vector<size_t> application(n);
  for (size_t a = 0; a < observations.applications(); ++a) {
    for (size_t i = observations.first[a]; i < observations.first[a + 1]; ++i) application[i] = a;
  }
  std::vector<std::vector<double>> rows(n, std::vector<double>(n + 2));
  for (size_t i = 0; i < n; ++i) {
    for (size_t k = 0; k < n; ++k) {
      rows[i][k] = (i == k ? 1 : 0) + (application[i] == application[k] ? gamma_a : 0) +
                   (observations.judge[i] == observations.judge[k] ? gamma_j : 0);
    }
    rows[i][n] = 1;
    rows[i][n + 1] = observations.value[i];
  }
  double determinant = 0;
  double ones = 0, mixed = 0, squares = 0;  // 1ᵀV⁻¹1, 1ᵀV⁻¹y, yᵀV⁻¹y.
  for (size_t i = 0; i < n; ++i) {
    determinant += std::log(rows[i][i]);
    ones += rows[i][n] * rows[i][n] / rows[i][i];
    mixed += rows[i][n] * rows[i][n + 1] / rows[i][i];
    squares += rows[i][n + 1] * rows[i][n + 1] / rows[i][i];
    for (size_t k = i + 1; k < n; ++k) {
      const double factor = rows[k][i] / rows[i][i];
      for (size_t c = i; c < n + 2; ++c) rows[k][c] -= factor * rows[i][c];
    }
  }
  const double freedom = static_cast<double>(n) - 1;
  const double variance = (squares - mixed * mixed / ones) / freedom;
  return determinant + std::log(ones) + freedom * (1 + std::log(2 * std::acos(-1.0) * variance));
}

TEST(Mixed, HasTheExpectedVariancesAndPredictions) {
  const auto expected = Expected("expected_stats.json").at("demo_blup");
  const Observations observations = Demonstration();
  const MixedFit fit = Fit(observations);
  // Two programs there agree to eight digits.
  EXPECT_THAT(fit.application_variance, Within(expected["var_a"].get<double>(), 1e-7));
  EXPECT_THAT(fit.judge_variance, Within(expected["var_j"].get<double>(), 1e-7));
  EXPECT_THAT(fit.error_variance, Within(expected["var_e"].get<double>(), 1e-7));
  EXPECT_THAT(fit.deviance, Within(expected["reml"].get<double>(), 1e-12));
  EXPECT_THAT(fit.mean, Within(expected["mu"].get<double>(), 1e-10));
  const MixedErrors errors = *ErrorsOf(observations, fit);
  for (size_t a = 0; a < 24; ++a) {
    EXPECT_NEAR(fit.applications[a], expected["application"][std::to_string(a + 1)].get<double>(),
                1e-7);
    EXPECT_THAT(errors.applications[a],
                Within(expected["application_condsd"][a].get<double>(), 1e-7));
  }
  for (size_t j = 0; j < 9; ++j) {
    EXPECT_NEAR(fit.judges[j], expected["judge"][std::to_string(j + 1)].get<double>(), 1e-7);
  }
}

TEST(Mixed, OnACompletePanelIsTheAnalysisOfVariance) {
  const Observations observations = From(Simulated(3, 15, 6, 5, 3, 1));
  const MixedFit fit = Fit(observations);
  const VarianceComponents anova = VarianceComponentsOf(*MeanSquaresOf(observations));
  ASSERT_FALSE(anova.application_was_negative || anova.judge_was_negative);
  EXPECT_THAT(fit.application_variance, Within(anova.application, 1e-9));
  EXPECT_THAT(fit.judge_variance, Within(anova.judge, 1e-9));
  EXPECT_THAT(fit.error_variance, Within(anova.error, 1e-9));
}

TEST(Mixed, TheDevianceIsThatOfTheWholeCovariance) {
  for (uint64_t seed = 1; seed <= 20; ++seed) {
    const Observations observations = From(Simulated(seed, 8, 5, 4, 2, 0.5));
    const Likelihood likelihood(observations);
    for (const Pair& ratios : {Pair{1, 1}, Pair{0, 2.5}, Pair{3, 0}, Pair{0, 0}, Pair{40, 0.1}}) {
      EXPECT_NEAR(likelihood.At(ratios)->deviance,
                  DenseDeviance(observations, ratios[0], ratios[1]), 1e-9);
    }
  }
}

TEST(Mixed, TheGradientIsTheSlopeOfTheDeviance) {
  for (uint64_t seed = 1; seed <= 10; ++seed) {
    const Observations observations = From(Simulated(seed, 9, 4, 4, 2, 0.6));
    const Likelihood likelihood(observations);
    for (const Pair& ratios : {Pair{1, 1}, Pair{3, 0.2}, Pair{0.1, 5}}) {
      const Slope slope = likelihood.SlopeAt(*likelihood.At(ratios));
      for (size_t i = 0; i < 2; ++i) {
        const double step = 1e-4 * ratios[i];
        Pair up = ratios, down = ratios;
        up[i] += step;
        down[i] -= step;
        const double difference =
            (likelihood.At(up)->deviance - likelihood.At(down)->deviance) / (2 * step);
        EXPECT_NEAR(slope.gradient[i], difference, 1e-5 * (1 + std::abs(difference)));
      }
    }
  }
}

// No neighbour in any direction has a lower deviance.
TEST(Mixed, SettlesWhereTheLikelihoodIsHighest) {
  int boundaries = 0;
  for (uint64_t seed = 1; seed <= 60; ++seed) {
    const double severity = seed % 3 == 0 ? 0 : 2;
    const Observations observations = From(
        Simulated(seed, 4 + seed % 9, 2 + seed % 5, static_cast<double>(seed % 4), severity, 0.6));
    const Defined<MixedFit> fit = FitMixed(observations, {}).value();
    if (!fit.defined()) {
      EXPECT_EQ(fit.reason(), Undefined::kNoDegreesOfFreedom);
      continue;
    }
    EXPECT_LT(fit->evaluations, 60);
    const Pair at = {fit->application_variance / fit->error_variance,
                     fit->judge_variance / fit->error_variance};
    boundaries += (at[0] == 0) + (at[1] == 0);
    const Likelihood likelihood(observations);
    for (const double a : {-0.01, 0.0, 0.01}) {
      for (const double j : {-0.01, 0.0, 0.01}) {
        const Pair near = {std::max(0.0, at[0] + a * (at[0] + 0.1)),
                           std::max(0.0, at[1] + j * (at[1] + 0.1))};
        EXPECT_GE(likelihood.At(near)->deviance, fit->deviance - 1e-10) << seed;
      }
    }
  }
  EXPECT_GT(boundaries, 10);  // Variances of exactly zero have been tried.
}

TEST(Mixed, PredictionsSolveHendersonsEquations) {
  const Observations observations = From(Simulated(11, 10, 6, 4, 3, 0.5));
  const MixedFit fit = Fit(observations);
  std::vector<double> judges(observations.judges(), 0.0);
  double all = 0;
  for (size_t a = 0; a < observations.applications(); ++a) {
    double sum = 0;
    for (size_t i = observations.first[a]; i < observations.first[a + 1]; ++i) {
      const double rest = observations.value[i] - fit.mean - fit.applications[a] -
                          fit.judges[observations.judge[i]];
      sum += rest;
      judges[observations.judge[i]] += rest;
    }
    all += sum;
    EXPECT_NEAR(sum, fit.applications[a] * fit.error_variance / fit.application_variance, 1e-9);
  }
  for (size_t j = 0; j < judges.size(); ++j) {
    EXPECT_NEAR(judges[j], fit.judges[j] * fit.error_variance / fit.judge_variance, 1e-9);
  }
  EXPECT_NEAR(all, 0, 1e-9);
}

TEST(Mixed, DoesNotChangeWithTheOriginAndTheUnit) {
  Table table = Simulated(5, 12, 5, 4, 2, 0.7);
  const MixedFit fit = Fit(From(table));
  for (auto& row : table) {
    for (double& score : row) score = score == kGap ? kGap : 1000 + 10 * score;
  }
  const MixedFit other = Fit(From(table));
  EXPECT_THAT(other.application_variance, Within(100 * fit.application_variance, 1e-8));
  EXPECT_THAT(other.judge_variance, Within(100 * fit.judge_variance, 1e-8));
  EXPECT_THAT(other.mean, Within(1000 + 10 * fit.mean, 1e-10));
}

TEST(Mixed, SaysWhyThereIsNothingToEstimate) {
  const auto reason = [](const Table& table) { return FitMixed(From(table), {}).value(); };
  EXPECT_THAT(reason({{80, 70}}), IsUndefined(Undefined::kTooFewApplications));
  EXPECT_THAT(reason({{80}, {70}}), IsUndefined(Undefined::kTooFewJudges));
  EXPECT_THAT(reason({{80, 80}, {80, 80}}), IsUndefined(Undefined::kNoVariation));
  EXPECT_THAT(reason({{80, kGap}, {kGap, 70}, {kGap, 60}}),
              IsUndefined(Undefined::kNoDegreesOfFreedom));
  EXPECT_THAT(reason({{80, 70}, {60, 50}, {90, 80}}), IsUndefined(Undefined::kNoError));
  EXPECT_THAT(FitMixed(Observations(), {}).value(), IsUndefined(Undefined::kTooFewApplications));
}

TEST(Mixed, StopsWhenTheWatchSaysSo) {
  int calls = 0;
  const auto fit = FitMixed(Demonstration(), [&](std::string_view, int64_t done, int64_t total) {
    EXPECT_LE(done, total);
    return ++calls < 2;
  });
  EXPECT_EQ(fit.status().code(), absl::StatusCode::kCancelled);
  EXPECT_EQ(calls, 2);
}

TEST(Mixed, HoldsEffectsTowardsZeroBesideLeastSquares) {
  const Observations observations = Demonstration();
  const MixedFit fit = Fit(observations);
  const AdditiveFit least_squares = *FitAdditive(observations, ComponentsOf(observations));
  double mixed = 0, free = 0;
  for (size_t j = 0; j < 9; ++j) {
    mixed += fit.judges[j] * fit.judges[j];
    free += least_squares.judges[j] * least_squares.judges[j];
  }
  EXPECT_LT(mixed, free);
}

}  // namespace
}  // namespace award::scoring::insight
