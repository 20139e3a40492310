// Applications are eliminated, so that only a judges × judges system is solved.
#include "scoring/insight/additive.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "scoring/insight/distributions.h"

namespace award::scoring::insight {
namespace {

struct Means {
  std::vector<double> applications;
  std::vector<double> right;  // Of each judge: the sum of own scores minus the applications' means.
};

Means MeansOf(const Observations& observations) {
  Means means{std::vector<double>(observations.applications()),
              std::vector<double>(observations.judges(), 0.0)};
  for (size_t a = 0; a < observations.applications(); ++a) {
    double sum = 0;
    for (size_t i = observations.first[a]; i < observations.first[a + 1]; ++i) {
      sum += observations.value[i];
    }
    const double mean = sum / static_cast<double>(observations.count(a));
    means.applications[a] = mean;
    for (size_t i = observations.first[a]; i < observations.first[a + 1]; ++i) {
      means.right[observations.judge[i]] += observations.value[i] - mean;
    }
  }
  return means;
}

// Takes from each application's mean what its judges add to it.
std::vector<double> WithoutJudges(const Observations& observations, std::vector<double> means,
                                  const std::vector<double>& judges) {
  for (size_t a = 0; a < observations.applications(); ++a) {
    double sum = 0;
    for (size_t i = observations.first[a]; i < observations.first[a + 1]; ++i) {
      sum += judges[observations.judge[i]];
    }
    means[a] -= sum / static_cast<double>(observations.count(a));
  }
  return means;
}

// The variance of application a's effect that comes from its judges, over the error variance:
// the mean of the covariance over all pairs of them.
double JudgesShare(const Observations& observations, const Matrix& covariance, size_t a) {
  double sum = 0;
  for (size_t i = observations.first[a]; i < observations.first[a + 1]; ++i) {
    const double* row = covariance.row(observations.judge[i]);
    for (size_t k = observations.first[a]; k < observations.first[a + 1]; ++k) {
      sum += row[observations.judge[k]];
    }
  }
  const double count = static_cast<double>(observations.count(a));
  return sum / (count * count);
}

Residual ResidualOf(double residual, double leverage, const AdditiveFit& fit, double scores) {
  constexpr double kSmallestFreedom = 1e-9;
  Residual result;
  result.leverage = std::clamp(leverage, 0.0, 1.0);
  if (!fit.error_variance.defined()) {
    const Undefined reason = fit.error_variance.reason();
    result.internally_studentised = result.externally_studentised = result.adjusted_p = reason;
    return result;
  }
  if (1 - leverage < kSmallestFreedom) return result;  // The score decides its own fitted value.
  const double internal = residual / std::sqrt(*fit.error_variance * (1 - leverage));
  result.internally_studentised = internal;
  const double freedom = static_cast<double>(fit.degrees_of_freedom);
  if (freedom < 2) return result;
  const double rest = freedom - internal * internal;
  if (rest < kSmallestFreedom * freedom) {  // Without this score everything would fit exactly.
    result.externally_studentised = result.adjusted_p = Undefined::kNoError;
    return result;
  }
  const double external = internal * std::sqrt((freedom - 1) / rest);
  result.externally_studentised = external;
  if (const std::optional<double> p = StudentTwoSided(external, freedom - 1); p.has_value()) {
    result.adjusted_p = std::min(1.0, *p * scores);
    result.striking = *result.adjusted_p < 0.05;
  }
  return result;
}

}  // namespace

Defined<AdditiveFit> FitAdditive(const Observations& observations, const Components& components) {
  if (observations.size() == 0) return Undefined::kTooFewApplications;
  if (observations.judges() > kMostJudges) return Undefined::kTooLarge;
  Means means = MeansOf(observations);
  const std::optional<Cholesky> factor = Cholesky::Of(GroundedLaplacian(observations, components));
  if (!factor.has_value()) return Undefined::kNotFinite;
  AdditiveFit fit;
  fit.judges = factor->Solve(std::move(means.right));
  fit.applications = WithoutJudges(observations, std::move(means.applications), fit.judges);
  fit.residuals.reserve(observations.size());
  double largest = 0;
  double sum = 0;
  for (size_t a = 0; a < observations.applications(); ++a) {
    for (size_t i = observations.first[a]; i < observations.first[a + 1]; ++i) {
      const double value = observations.value[i];
      const double residual = value - fit.applications[a] - fit.judges[observations.judge[i]];
      fit.residuals.push_back(residual);
      sum += residual * residual;
      largest = std::max(largest, std::abs(value));
    }
  }
  fit.degrees_of_freedom =
      static_cast<int64_t>(observations.size() + components.count) -
      static_cast<int64_t>(observations.applications() + observations.judges());
  // What is left after an exact fit is rounding, not error.
  const double rounding = 1e-11 * largest;
  if (sum <= rounding * rounding * static_cast<double>(observations.size())) {
    std::fill(fit.residuals.begin(), fit.residuals.end(), 0.0);
    sum = 0;
  }
  fit.residual_sum_of_squares = sum;
  if (fit.degrees_of_freedom > 0) {
    fit.error_variance = sum > 0 ? Statistic(sum / static_cast<double>(fit.degrees_of_freedom))
                                 : Statistic(Undefined::kNoError);
  }
  return fit;
}

Defined<AdditiveErrors> ErrorsOf(const Observations& observations, const AdditiveFit& fit,
                                 const Matrix& judge_covariance) {
  if (!fit.error_variance.defined()) return fit.error_variance.reason();
  const double variance = *fit.error_variance;
  AdditiveErrors errors;
  for (size_t a = 0; a < observations.applications(); ++a) {
    const double share = 1 / static_cast<double>(observations.count(a)) +
                         JudgesShare(observations, judge_covariance, a);
    errors.applications.push_back(std::sqrt(variance * share));
  }
  for (size_t j = 0; j < observations.judges(); ++j) {
    errors.judges.push_back(std::sqrt(variance * std::max(0.0, judge_covariance.at(j, j))));
  }
  return errors;
}

std::vector<Residual> ResidualsOf(const Observations& observations, const AdditiveFit& fit,
                                  const Matrix& judge_covariance) {
  std::vector<Residual> residuals;
  residuals.reserve(observations.size());
  const double scores = static_cast<double>(observations.size());
  for (size_t a = 0; a < observations.applications(); ++a) {
    const double count = static_cast<double>(observations.count(a));
    const double share = 1 / count + JudgesShare(observations, judge_covariance, a);
    for (size_t i = observations.first[a]; i < observations.first[a + 1]; ++i) {
      const double* row = judge_covariance.row(observations.judge[i]);
      double with_others = 0;
      for (size_t k = observations.first[a]; k < observations.first[a + 1]; ++k) {
        with_others += row[observations.judge[k]];
      }
      const double leverage = share + row[observations.judge[i]] - 2 * with_others / count;
      residuals.push_back(ResidualOf(fit.residuals[i], leverage, fit, scores));
    }
  }
  return residuals;
}

Defined<RidgeFit> FitRidge(const Observations& observations, double penalty) {
  if (observations.size() == 0) return Undefined::kTooFewApplications;
  if (observations.judges() > kMostJudges) return Undefined::kTooLarge;
  Means means = MeansOf(observations);
  // The effects sum to zero in each component by themselves: grounding changes none of them and
  // keeps the system firm however small the penalty is.
  Matrix system = GroundedLaplacian(observations, ComponentsOf(observations));
  for (size_t j = 0; j < system.size(); ++j) system.at(j, j) += penalty;
  const std::optional<Cholesky> factor = Cholesky::Of(std::move(system));
  if (!factor.has_value()) return Undefined::kNotFinite;
  RidgeFit fit;
  fit.judges = factor->Solve(std::move(means.right));
  fit.applications = WithoutJudges(observations, std::move(means.applications), fit.judges);
  return fit;
}

}  // namespace award::scoring::insight
