// Least squares for y = v(application) + b(judge) + error with missing cells: how severe each judge
// is, and what an application would have without that. On a complete panel v is the mean.
#ifndef AWARD_SCORING_INSIGHT_ADDITIVE_H_
#define AWARD_SCORING_INSIGHT_ADDITIVE_H_

#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"
#include "scoring/insight/connection.h"
#include "scoring/insight/matrix.h"
#include "scoring/insight/observations.h"
#include "scoring/insight/undefined.h"
#include "scoring/insight/watch.h"

namespace award::scoring::insight {

// Effects may be compared only inside a component; there the judges' sum to zero.
struct AdditiveFit {
  std::vector<double> applications;  // v, in points.
  std::vector<double> judges;        // b, in points; below zero is severe.
  std::vector<double> residuals;     // In the order of the observations.
  double residual_sum_of_squares = 0;
  int64_t degrees_of_freedom = 0;  // Observations − applications − judges + components.
  Statistic error_variance = Undefined::kNoDegreesOfFreedom;  // kNoError: everything fits.
};

// kTooFewApplications: no observation. kTooLarge above kMostJudges.
Defined<AdditiveFit> FitAdditive(const Observations& observations, const Components& components);

// In points, from the error variance of the fit.
struct AdditiveErrors {
  std::vector<double> applications;
  std::vector<double> judges;
};

// The reason of fit.error_variance, if it has none.
Defined<AdditiveErrors> ErrorsOf(const Observations& observations, const AdditiveFit& fit,
                                 const Matrix& judge_covariance);

struct Residual {
  double leverage = 0;  // Share of its own fitted value that a score decides; 1: all of it.
  Statistic internally_studentised = Undefined::kNoDegreesOfFreedom;
  Statistic externally_studentised = Undefined::kNoDegreesOfFreedom;
  // Two-sided p of the latter times the number of scores, at most 1 (Bonferroni).
  Statistic adjusted_p = Undefined::kNoDegreesOfFreedom;
  // Adjusted p below 0.05; in a panel of any size it takes a residual beyond ±3. A hint: small
  // panels have hardly any power.
  bool striking = false;
};

// One for each observation.
std::vector<Residual> ResidualsOf(const Observations& observations, const AdditiveFit& fit,
                                  const Matrix& judge_covariance);

// The same model with judges held towards zero by `penalty` × Σ b². A large one gives the raw
// means, zero gives least squares.
struct RidgeFit {
  std::vector<double> applications;
  std::vector<double> judges;
};

// `penalty` not below zero. kTooFewApplications: no observation. kTooLarge above kMostJudges.
Defined<RidgeFit> FitRidge(const Observations& observations, double penalty);

}  // namespace award::scoring::insight

#endif  // AWARD_SCORING_INSIGHT_ADDITIVE_H_
