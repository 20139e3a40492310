// How far apart two applications must be for this panel to tell them apart, and between which
// places each one may therefore stand; all by the least squares effects (on a complete panel, the
// means).
#ifndef AWARD_SCORING_INSIGHT_SEPARATION_H_
#define AWARD_SCORING_INSIGHT_SEPARATION_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"
#include "scoring/insight/additive.h"
#include "scoring/insight/connection.h"
#include "scoring/insight/observations.h"
#include "scoring/insight/undefined.h"
#include "scoring/insight/watch.h"

namespace award::scoring::insight {

// From 1 + those significantly better to A − those significantly worse, at 5 %.
struct RankInterval {
  int32_t best = 1;
  int32_t worst = 1;
};

struct ApplicationRank {
  int32_t rank = 1;           // By the effect, best first; equals share the best of their ranks.
  RankInterval unadjusted;    // Each comparison at 5 %.
  RankInterval marginal;      // Holm over the comparisons of this application.
  RankInterval simultaneous;  // Holm over all pairs: holds for all applications at once.
};

struct Separation {
  // Over all pairs of applications, in points.
  double mean_error = 0;     // Mean standard error of a difference.
  double largest_error = 0;  // The least certain pair.
  // The differences a pair of average certainty must exceed, at 5 %: by itself (least significant
  // difference), and when all pairs are compared at once (Tukey's honestly significant difference).
  Statistic least_difference;
  Statistic honest_difference;
  std::vector<ApplicationRank> applications;
  // Pair (a, b) with a < b is at b (b − 1) / 2 + a: the standard error of v_a − v_b, and its
  // two-sided p value.
  std::vector<double> errors;
  std::vector<double> p_values;

  static size_t PairIndex(size_t a, size_t b) { return b * (b - 1) / 2 + a; }  // a < b.
};

// Above it nothing here is computed: the work grows with the square of the applications.
inline constexpr size_t kMostApplicationsForSeparation = 2000;

// Undefined: kTooFewApplications below two, kDisconnected, kTooLarge, the reason of
// fit.error_variance. kCancelled: by the watch.
absl::StatusOr<Defined<Separation>> SeparationOf(const Observations& observations,
                                                 const Components& components,
                                                 const AdditiveFit& fit,
                                                 const Matrix& judge_covariance,
                                                 const Watch& watch);

}  // namespace award::scoring::insight

#endif  // AWARD_SCORING_INSIGHT_SEPARATION_H_
