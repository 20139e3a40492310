// All pairs of applications: errors from the judges' covariance, and Holm's procedure on p values.
#include "scoring/insight/separation.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <utility>

#include "absl/status/status.h"
#include "scoring/insight/distributions.h"

namespace award::scoring::insight {
namespace {

constexpr double kLevel = 0.05;
// Effects nearer than this many points are equal: what is between them is rounding.
constexpr double kEqual = 1e-9;

size_t IndexOf(size_t a, size_t b) {
  return a < b ? Separation::PairIndex(a, b) : Separation::PairIndex(b, a);
}

// Which of the hypotheses Holm's procedure rejects.
std::vector<bool> Holm(const std::vector<double>& p_values) {
  std::vector<size_t> order(p_values.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::sort(order.begin(), order.end(), [&](size_t x, size_t y) {
    return p_values[x] != p_values[y] ? p_values[x] < p_values[y] : x < y;
  });
  std::vector<bool> rejected(p_values.size(), false);
  for (size_t i = 0; i < order.size(); ++i) {
    if (p_values[order[i]] > kLevel / static_cast<double>(order.size() - i)) break;
    rejected[order[i]] = true;
  }
  return rejected;
}

// Fills errors: Var(v_a − v_b) = σ²(1/n_a + 1/n_b + (g_a − g_b)ᵀ L⁺ (g_a − g_b)), g_a the mean of
// the judges of a. False if the watch stops it.
bool FindErrors(const Observations& observations, double variance, const Matrix& covariance,
                const Watch& watch, Separation& result) {
  const size_t applications = observations.applications();
  const auto mean_over_judges = [&](const std::vector<double>& of_judge, size_t a) {
    double sum = 0;
    for (size_t i = observations.first[a]; i < observations.first[a + 1]; ++i) {
      sum += of_judge[observations.judge[i]];
    }
    return sum / static_cast<double>(observations.count(a));
  };
  std::vector<double> own(applications);
  result.errors.resize(applications * (applications - 1) / 2);
  for (size_t b = 0; b < applications; ++b) {
    if (watch && !watch("pairs of applications", static_cast<int64_t>(b),
                        static_cast<int64_t>(applications))) {
      return false;
    }
    std::vector<double> spread(observations.judges(), 0.0);  // L⁺ g_b.
    const double count = static_cast<double>(observations.count(b));
    for (size_t i = observations.first[b]; i < observations.first[b + 1]; ++i) {
      const double* row = covariance.row(observations.judge[i]);
      for (size_t j = 0; j < spread.size(); ++j) spread[j] += row[j] / count;
    }
    own[b] = 1 / count + mean_over_judges(spread, b);
    for (size_t a = 0; a < b; ++a) {
      const double share = own[a] + own[b] - 2 * mean_over_judges(spread, a);
      result.errors[Separation::PairIndex(a, b)] = std::sqrt(variance * share);
    }
  }
  return true;
}

void FindPValues(const AdditiveFit& fit, Separation& result) {
  const double freedom = static_cast<double>(fit.degrees_of_freedom);
  result.p_values.resize(result.errors.size());
  for (size_t b = 0; b < fit.applications.size(); ++b) {
    for (size_t a = 0; a < b; ++a) {
      const size_t pair = Separation::PairIndex(a, b);
      const double t = (fit.applications[a] - fit.applications[b]) / result.errors[pair];
      result.p_values[pair] = StudentTwoSided(t, freedom).value_or(1.0);
    }
  }
}

// One more application stands significantly above or below.
void Narrow(bool above, RankInterval& interval) {
  if (above) {
    ++interval.best;
  } else {
    --interval.worst;
  }
}

void FindRanks(const AdditiveFit& fit, Separation& result) {
  const size_t applications = fit.applications.size();
  const int32_t last = static_cast<int32_t>(applications);
  const std::vector<bool> simultaneous = Holm(result.p_values);
  std::vector<double> own(applications - 1);
  for (size_t a = 0; a < applications; ++a) {
    ApplicationRank& rank = result.applications.emplace_back();
    rank.unadjusted = rank.marginal = rank.simultaneous = {1, last};
    const auto other = [a](size_t i) { return i < a ? i : i + 1; };
    for (size_t i = 0; i < own.size(); ++i) own[i] = result.p_values[IndexOf(a, other(i))];
    const std::vector<bool> marginal = Holm(own);
    for (size_t i = 0; i < own.size(); ++i) {
      const size_t b = other(i);
      const bool above = fit.applications[b] > fit.applications[a];
      if (fit.applications[b] > fit.applications[a] + kEqual) ++rank.rank;
      if (own[i] < kLevel) Narrow(above, rank.unadjusted);
      if (marginal[i]) Narrow(above, rank.marginal);
      if (simultaneous[IndexOf(a, b)]) Narrow(above, rank.simultaneous);
    }
  }
}

}  // namespace

absl::StatusOr<Defined<Separation>> SeparationOf(const Observations& observations,
                                                 const Components& components,
                                                 const AdditiveFit& fit,
                                                 const Matrix& judge_covariance,
                                                 const Watch& watch) {
  const size_t applications = observations.applications();
  if (applications < 2) return Undefined::kTooFewApplications;
  if (components.count > 1) return Undefined::kDisconnected;
  if (!fit.error_variance.defined()) return fit.error_variance.reason();
  if (applications > kMostApplicationsForSeparation) return Undefined::kTooLarge;
  Separation result;
  if (!FindErrors(observations, *fit.error_variance, judge_covariance, watch, result)) {
    return absl::CancelledError("stopped while comparing pairs of applications");
  }
  double sum = 0;
  for (const double error : result.errors) {
    sum += error;
    result.largest_error = std::max(result.largest_error, error);
  }
  result.mean_error = sum / static_cast<double>(result.errors.size());
  const double freedom = static_cast<double>(fit.degrees_of_freedom);
  if (const std::optional<double> t = StudentQuantile(1 - kLevel / 2, freedom)) {
    result.least_difference = *t * result.mean_error;
  }
  if (const std::optional<double> q =
          StudentizedRangeQuantile(1 - kLevel, static_cast<double>(applications), freedom)) {
    result.honest_difference = *q / std::sqrt(2.0) * result.mean_error;
  }
  FindPValues(fit, result);
  FindRanks(fit, result);
  return result;
}

}  // namespace award::scoring::insight
