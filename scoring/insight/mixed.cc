// Newton's method on the two variance ratios, held at zero from below. Exact gradients and averaged
// second derivatives (average information) settle it in a handful of evaluations.
#include "scoring/insight/mixed.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "absl/status/status.h"
#include "scoring/insight/additive.h"
#include "scoring/insight/connection.h"
#include "scoring/insight/likelihood.h"

namespace award::scoring::insight {
namespace {

constexpr int32_t kMostEvaluations = 200;
constexpr double kSettled = 1e-9;  // Relative change of the ratios.

// Why there is nothing to estimate, if so.
std::optional<Undefined> Obstacle(const Observations& observations) {
  if (observations.applications() < 2) return Undefined::kTooFewApplications;
  if (observations.judges() < 2) return Undefined::kTooFewJudges;
  const auto [low, high] =
      std::minmax_element(observations.value.begin(), observations.value.end());
  if (*low == *high) return Undefined::kNoVariation;
  const Defined<AdditiveFit> fit = FitAdditive(observations, ComponentsOf(observations));
  if (!fit.defined()) return fit.reason();
  if (!fit->error_variance.defined()) return fit->error_variance.reason();
  return std::nullopt;
}

// The change of one ratio when the other stays.
double Alone(double ratio, double gradient, double curvature) {
  if (curvature > 0) return -gradient / curvature;
  return gradient > 0 ? -ratio : ratio;
}

// Newton's step. A ratio of zero that should be lower is left out of it.
Pair StepOf(const Pair& ratios, const Slope& slope) {
  const auto& [aa, aj, jj] = slope.curvature;
  const Pair alone = {Alone(ratios[0], slope.gradient[0], aa),
                      Alone(ratios[1], slope.gradient[1], jj)};
  const double determinant = aa * jj - aj * aj;
  if (!(aa > 0 && jj > 0) || determinant < 1e-12 * aa * jj) return alone;
  const Pair step = {(aj * slope.gradient[1] - jj * slope.gradient[0]) / determinant,
                     (aj * slope.gradient[0] - aa * slope.gradient[1]) / determinant};
  if (ratios[0] == 0 && step[0] < 0) return {0, alone[1]};
  if (ratios[1] == 0 && step[1] < 0) return {alone[0], 0};
  return step;
}

Pair Moved(const Pair& ratios, const Pair& step, double part) {
  return {std::max(0.0, ratios[0] + part * step[0]), std::max(0.0, ratios[1] + part * step[1])};
}

// The larger of the relative changes from one to the other.
double ChangeBetween(const Pair& from, const Pair& to) {
  double change = 0;
  for (size_t i = 0; i < 2; ++i) {
    if (from[i] != to[i]) {
      change = std::max(change, std::abs(to[i] - from[i]) / std::max(from[i], 1e-12));
    }
  }
  return change;
}

MixedFit FitOf(const Evaluation& at, const Pair& ratios, int32_t evaluations) {
  MixedFit fit;
  fit.mean = at.mean;
  fit.error_variance = at.error_variance;
  fit.application_variance = ratios[0] * at.error_variance;
  fit.judge_variance = ratios[1] * at.error_variance;
  fit.deviance = at.deviance;
  fit.applications = at.residual.application;
  for (double& effect : fit.applications) effect *= ratios[0];
  fit.judges = at.residual.judge;
  for (double& effect : fit.judges) effect *= ratios[1];
  fit.evaluations = evaluations;
  return fit;
}

}  // namespace

absl::StatusOr<Defined<MixedFit>> FitMixed(const Observations& observations, const Watch& watch) {
  if (const std::optional<Undefined> obstacle = Obstacle(observations)) return *obstacle;
  const Likelihood likelihood(observations);
  Pair ratios = likelihood.Start();
  std::optional<Evaluation> at = likelihood.At(ratios);
  if (!at.has_value()) return Undefined::kNotFinite;
  double change_before = 0;
  int32_t evaluations = 1;
  while (evaluations < kMostEvaluations) {
    if (watch && !watch("variance components", evaluations, std::max(10, evaluations + 1))) {
      return absl::CancelledError("stopped while estimating variance components");
    }
    const Pair step = StepOf(ratios, likelihood.SlopeAt(*at));
    const double change = ChangeBetween(ratios, Moved(ratios, step, 1));
    if (change < kSettled) return FitOf(*at, ratios, evaluations);
    // The last steps change the deviance less than rounding does; there the gradient decides.
    const double tolerance =
        1e-11 * (std::abs(at->deviance) + static_cast<double>(observations.size()));
    std::optional<Evaluation> next;
    Pair moved = ratios;
    for (double part = 1; evaluations < kMostEvaluations; part /= 2) {
      moved = Moved(ratios, step, part);
      if (moved == ratios) break;
      next = likelihood.At(moved);
      ++evaluations;
      if (next.has_value() && next->deviance <= at->deviance + tolerance) break;
      next.reset();
    }
    if (!next.has_value()) break;
    ratios = moved;
    at.emplace(*std::move(next));
    // Steps shrink at least in proportion: what would follow is then below the threshold.
    if (change < 1e-3 && change_before > 0 && change * (change / change_before) < kSettled) {
      return FitOf(*at, ratios, evaluations);
    }
    change_before = change;
  }
  return Undefined::kNotConverged;
}

Defined<MixedErrors> ErrorsOf(const Observations& observations, const MixedFit& fit) {
  if (observations.judges() > kMostJudges) return Undefined::kTooLarge;
  const std::optional<Covariance> covariance = Covariance::Of(
      observations,
      {fit.application_variance / fit.error_variance, fit.judge_variance / fit.error_variance});
  if (!covariance.has_value()) return Undefined::kNotFinite;
  Sums variances = covariance->ConditionalVariances();
  MixedErrors errors{std::move(variances.application), std::move(variances.judge)};
  for (double& each : errors.applications) each = std::sqrt(each * fit.error_variance);
  for (double& each : errors.judges) each = std::sqrt(std::max(0.0, each * fit.error_variance));
  return errors;
}

}  // namespace award::scoring::insight
