// Applications are eliminated: one evaluation factors one judges × judges matrix.
#include "scoring/insight/likelihood.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace award::scoring::insight {
namespace {

double Dot(const std::vector<double>& x, const std::vector<double>& y) {
  double sum = 0;
  for (size_t i = 0; i < x.size(); ++i) sum += x[i] * y[i];
  return sum;
}

std::vector<double> Product(const std::vector<double>& x, const std::vector<double>& y) {
  std::vector<double> product(x.size());
  for (size_t i = 0; i < x.size(); ++i) product[i] = x[i] * y[i];
  return product;
}

// x minus `factor` times y.
std::vector<double> Less(std::vector<double> x, double factor, const std::vector<double>& y) {
  for (size_t i = 0; i < x.size(); ++i) x[i] -= factor * y[i];
  return x;
}

// Nᵀ x: what applications bring to each judge.
std::vector<double> ToJudges(const Observations& observations, const std::vector<double>& x) {
  std::vector<double> sums(observations.judges(), 0.0);
  for (size_t a = 0; a < observations.applications(); ++a) {
    for (size_t i = observations.first[a]; i < observations.first[a + 1]; ++i) {
      sums[observations.judge[i]] += x[a];
    }
  }
  return sums;
}

// N x: what judges bring to each application.
std::vector<double> ToApplications(const Observations& observations, const std::vector<double>& x) {
  std::vector<double> sums(observations.applications(), 0.0);
  for (size_t a = 0; a < observations.applications(); ++a) {
    for (size_t i = observations.first[a]; i < observations.first[a + 1]; ++i) {
      sums[a] += x[observations.judge[i]];
    }
  }
  return sums;
}

}  // namespace

Covariance::Covariance(const Observations& observations, Pair ratios)
    : observations_(&observations), ratios_(ratios), reduced_(observations.judges()) {
  for (size_t j = 0; j < observations.judges(); ++j) reduced_.at(j, j) = observations.by_judge[j];
  shrink_.reserve(observations.applications());
  for (size_t a = 0; a < observations.applications(); ++a) {
    shrink_.push_back(1 / (1 + ratios[0] * static_cast<double>(observations.count(a))));
    const double share = ratios[0] * shrink_[a];
    for (size_t i = observations.first[a]; i < observations.first[a + 1]; ++i) {
      double* row = reduced_.row(observations.judge[i]);
      for (size_t k = observations.first[a]; k <= i; ++k) row[observations.judge[k]] -= share;
    }
  }
}

std::optional<Covariance> Covariance::Of(const Observations& observations, Pair ratios) {
  Covariance result(observations, ratios);
  Matrix system = result.reduced_;
  for (size_t i = 0; i < system.size(); ++i) {
    double* row = system.row(i);
    for (size_t k = 0; k <= i; ++k) row[k] *= ratios[1];
    row[i] += 1;
  }
  result.factor_ = Cholesky::Of(std::move(system));
  return result.factor_.has_value() ? std::optional(std::move(result)) : std::nullopt;
}

Sums Covariance::Solve(const Sums& x) const {
  std::vector<double> held(shrink_.size());
  for (size_t a = 0; a < held.size(); ++a) held[a] = ratios_[0] * shrink_[a] * x.application[a];
  Sums result;
  result.judge = factor_->Solve(Less(x.judge, 1, ToJudges(*observations_, held)));
  result.application =
      Less(x.application, ratios_[1], ToApplications(*observations_, result.judge));
  for (size_t a = 0; a < shrink_.size(); ++a) result.application[a] *= shrink_[a];
  return result;
}

double Covariance::LogDeterminant() const {
  double sum = 0;
  for (const double shrink : shrink_) sum -= std::log(shrink);
  return sum + factor_->LogDeterminant();
}

double Covariance::AmongJudges(const Matrix& matrix, size_t a) const {
  double sum = 0;
  for (size_t i = observations_->first[a]; i < observations_->first[a + 1]; ++i) {
    const double* row = matrix.row(observations_->judge[i]);
    double beside = 0;
    for (size_t k = observations_->first[a]; k < i; ++k) beside += row[observations_->judge[k]];
    sum += row[observations_->judge[i]] + 2 * beside;
  }
  return sum;
}

Pair Covariance::Traces() const {
  const Matrix inverse = factor_->Inverse();
  Pair traces = {0, 0};
  for (size_t a = 0; a < shrink_.size(); ++a) {
    traces[0] += shrink_[a] * static_cast<double>(observations_->count(a)) -
                 ratios_[1] * shrink_[a] * shrink_[a] * AmongJudges(inverse, a);
  }
  for (size_t i = 0; i < inverse.size(); ++i) {
    const double* one = inverse.row(i);
    const double* other = reduced_.row(i);
    double beside = 0;
    for (size_t k = 0; k < i; ++k) beside += one[k] * other[k];
    traces[1] += one[i] * other[i] + 2 * beside;
  }
  return traces;
}

Sums Covariance::ConditionalVariances() const {
  const Matrix inverse = factor_->Inverse();
  Sums result;
  for (size_t a = 0; a < shrink_.size(); ++a) {
    const double held = ratios_[0] * shrink_[a];
    result.application.push_back(held + held * held * ratios_[1] * AmongJudges(inverse, a));
  }
  for (size_t j = 0; j < inverse.size(); ++j) result.judge.push_back(ratios_[1] * inverse.at(j, j));
  return result;
}

Likelihood::Likelihood(const Observations& observations) : observations_(observations) {
  double sum = 0;
  for (const double value : observations.value) sum += value;
  center_ = sum / Count();
  scores_.application.assign(observations.applications(), 0.0);
  scores_.judge.assign(observations.judges(), 0.0);
  for (size_t a = 0; a < observations.applications(); ++a) {
    counts_.application.push_back(static_cast<double>(observations.count(a)));
    for (size_t i = observations.first[a]; i < observations.first[a + 1]; ++i) {
      const double value = observations.value[i] - center_;
      scores_.application[a] += value;
      scores_.judge[observations.judge[i]] += value;
    }
  }
  counts_.judge.assign(observations.by_judge.begin(), observations.by_judge.end());
}

double Likelihood::SquareOfScores(const Sums& e, Pair ratios, double mean) const {
  double sum = ratios[0] * Dot(e.application, e.application) + ratios[1] * Dot(e.judge, e.judge);
  for (size_t a = 0; a < observations_.applications(); ++a) {
    const double fitted = center_ + mean + ratios[0] * e.application[a];
    for (size_t i = observations_.first[a]; i < observations_.first[a + 1]; ++i) {
      const double rest =
          observations_.value[i] - fitted - ratios[1] * e.judge[observations_.judge[i]];
      sum += rest * rest;
    }
  }
  return sum;
}

double Likelihood::SquareOfOnes(const Sums& e, Pair ratios) const {
  double sum = ratios[0] * Dot(e.application, e.application) + ratios[1] * Dot(e.judge, e.judge);
  for (size_t a = 0; a < observations_.applications(); ++a) {
    const double rest_of_one = 1 - ratios[0] * e.application[a];
    for (size_t i = observations_.first[a]; i < observations_.first[a + 1]; ++i) {
      const double rest = rest_of_one - ratios[1] * e.judge[observations_.judge[i]];
      sum += rest * rest;
    }
  }
  return sum;
}

std::optional<Evaluation> Likelihood::At(Pair ratios) const {
  std::optional<Covariance> covariance = Covariance::Of(observations_, ratios);
  if (!covariance.has_value()) return std::nullopt;
  Evaluation result{*std::move(covariance)};
  result.ones = result.covariance.Solve(counts_);
  result.ones_square = SquareOfOnes(result.ones, ratios);
  // V⁻¹ 1 is 1 less its predicted effects, and the centered scores sum to zero.
  const double along = -ratios[0] * Dot(result.ones.application, scores_.application) -
                       ratios[1] * Dot(result.ones.judge, scores_.judge);
  const double mean = along / result.ones_square;
  result.mean = center_ + mean;
  result.residual = result.covariance.Solve({Less(scores_.application, mean, counts_.application),
                                             Less(scores_.judge, mean, counts_.judge)});
  const double freedom = Count() - 1;
  result.error_variance = SquareOfScores(result.residual, ratios, mean) / freedom;
  constexpr double kLogTwoPi = 1.8378770664093454836;
  result.deviance = result.covariance.LogDeterminant() + std::log(result.ones_square) +
                    freedom * (1 + kLogTwoPi + std::log(result.error_variance));
  return std::isfinite(result.deviance) ? std::optional(std::move(result)) : std::nullopt;
}

Slope Likelihood::SlopeAt(const Evaluation& at) const {
  const Pair traces = at.covariance.Traces();
  const double variance = at.error_variance;
  const Sums& e = at.residual;
  const Sums& one = at.ones;
  const Pair squares = {Dot(e.application, e.application), Dot(e.judge, e.judge)};
  const Pair along = {Dot(one.application, one.application), Dot(one.judge, one.judge)};
  Slope slope{};
  for (size_t i = 0; i < 2; ++i) {
    slope.gradient[i] = traces[i] - along[i] / at.ones_square - squares[i] / variance;
  }
  // Z Zᵀ e for applications and for judges, and their inner products by V⁻¹ without the mean and
  // without the error variance, both of which follow the ratios.
  const Sums a = at.covariance.Solve(
      {Product(e.application, counts_.application), ToJudges(observations_, e.application)});
  const Sums j = at.covariance.Solve(
      {ToApplications(observations_, e.judge), Product(e.judge, counts_.judge)});
  const Pair mean = {Dot(one.application, e.application), Dot(one.judge, e.judge)};
  const auto inner = [&](double product, size_t x, size_t y) {
    return (product - mean[x] * mean[y] / at.ones_square) / variance -
           squares[x] * squares[y] / (variance * variance * (Count() - 1));
  };
  slope.curvature = {inner(Dot(e.application, a.application), 0, 0),
                     inner(Dot(e.application, j.application), 0, 1),
                     inner(Dot(e.judge, j.judge), 1, 1)};
  return slope;
}

Pair Likelihood::Start() const {
  const double n = Count();
  const double applications = static_cast<double>(observations_.applications());
  const double judges = static_cast<double>(observations_.judges());
  double total = 0;
  for (const double value : observations_.value) total += (value - center_) * (value - center_);
  double between_applications = 0;
  for (size_t a = 0; a < counts_.application.size(); ++a) {
    between_applications +=
        scores_.application[a] * scores_.application[a] / counts_.application[a];
  }
  double between_judges = 0;
  for (size_t j = 0; j < counts_.judge.size(); ++j) {
    between_judges += scores_.judge[j] * scores_.judge[j] / counts_.judge[j];
  }
  // What is within applications varies by σ_j² + σ², within judges by σ_a² + σ²; all of it by
  // (N − k_a) σ_a² + (N − k_j) σ_j² + (N − 1) σ².
  const double with_judge = (total - between_applications) / std::max(1.0, n - applications);
  const double with_application = (total - between_judges) / std::max(1.0, n - judges);
  const double k_a = Dot(counts_.application, counts_.application) / n;
  const double k_j = Dot(counts_.judge, counts_.judge) / n;
  const double error = ((n - k_a) * with_application + (n - k_j) * with_judge - total) /
                       std::max(1.0, n + 1 - k_a - k_j);
  const double floor = 1e-3 * (with_application + with_judge);
  const double variance = std::max(error, floor);
  return {std::max(with_application - variance, floor) / variance,
          std::max(with_judge - variance, floor) / variance};
}

}  // namespace award::scoring::insight
