// The mixed model y = μ + a(application) + b(judge) + error with normal effects: variances by
// restricted maximum likelihood, effects by best linear prediction, using judges × judges algebra
// alone. Predictions are held towards zero, the more so the fewer scores there are.
#ifndef AWARD_SCORING_INSIGHT_MIXED_H_
#define AWARD_SCORING_INSIGHT_MIXED_H_

#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"
#include "scoring/insight/observations.h"
#include "scoring/insight/undefined.h"
#include "scoring/insight/watch.h"

namespace award::scoring::insight {

struct MixedFit {
  double mean = 0;  // μ, in points.
  // Exactly 0 where the likelihood is highest at the boundary: say so where it is shown.
  double application_variance = 0;
  double judge_variance = 0;
  double error_variance = 0;
  double deviance = 0;  // −2 × the logarithm of the restricted likelihood, at its lowest.
  std::vector<double> applications;  // Predicted v − μ, in points.
  std::vector<double> judges;        // Predicted b, in points; below zero is severe.
  int32_t evaluations = 0;           // Of the likelihood, until it settled.
};

// Undefined: kTooFewApplications, kTooFewJudges, kNoVariation, kNoDegreesOfFreedom and kNoError (as
// for least squares), kTooLarge above kMostJudges, kNotConverged. kCancelled: by the watch.
absl::StatusOr<Defined<MixedFit>> FitMixed(const Observations& observations, const Watch& watch);

// Standard deviations of the effects given the scores, the mean and the variances; in points.
struct MixedErrors {
  std::vector<double> applications;
  std::vector<double> judges;
};

Defined<MixedErrors> ErrorsOf(const Observations& observations, const MixedFit& fit);

}  // namespace award::scoring::insight

#endif  // AWARD_SCORING_INSIGHT_MIXED_H_
