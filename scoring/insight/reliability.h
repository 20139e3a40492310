// How far the panel's scores would repeat with other judges: intraclass correlations of a complete
// panel (Shrout & Fleiss; McGraw & Wong), and generalizability coefficients, also where panels are
// incomplete (Putka, Le, McCloy & Diaz).
#ifndef AWARD_SCORING_INSIGHT_RELIABILITY_H_
#define AWARD_SCORING_INSIGHT_RELIABILITY_H_

#include <cstddef>
#include <vector>

#include "scoring/insight/mixed.h"
#include "scoring/insight/observations.h"
#include "scoring/insight/undefined.h"

namespace award::scoring::insight {

// Mean squares of the two-way table of a complete panel.
struct MeanSquares {
  size_t applications = 0;
  size_t judges = 0;
  double between_applications = 0;  // MSR
  double between_judges = 0;        // MSC
  double error = 0;                 // MSE
  double within_applications = 0;   // MSW: judges and error together.
};

// kTooFewApplications or kTooFewJudges below two, kIncompletePanel.
Defined<MeanSquares> MeanSquaresOf(const Observations& observations);

struct Interval {
  Statistic estimate;
  Statistic low;  // Of 95 %.
  Statistic high;
};

// Single judge and mean of all judges: 1 judges nested, 2 judges random and crossed (agreement), 3
// judges fixed (consistency: what ranking by a complete panel needs).
struct IntraclassCorrelations {
  Interval single1, single2, single3;
  Interval mean1, mean2, mean3;
};

// Each is kNoVariation where its denominator vanishes.
IntraclassCorrelations IntraclassCorrelationsOf(const MeanSquares& squares);

// Variance components of applications × judges, in points². A negative estimate is 0, and said.
struct VarianceComponents {
  double application = 0;
  double judge = 0;
  double error = 0;
  bool application_was_negative = false;
  bool judge_was_negative = false;
};

VarianceComponents VarianceComponentsOf(const MeanSquares& squares);
// Those of the restricted likelihood; a zero there counts as a negative estimate.
VarianceComponents VarianceComponentsOf(const MixedFit& fit);

// Means over judges, with the panel as it is; and how many judges would do.
struct Generalizability {
  VarianceComponents components;
  double harmonic_judges = 0;  // k̃, the harmonic mean of the judges per application.
  // q, the share of the severity variance that does not cancel between two applications: 0 for a
  // complete panel, 1/k for panels without a common judge.
  double overlap_loss = 0;
  Statistic relative;          // G(q,k): for ranking. On a complete panel Eρ².
  Statistic relative_crossed;  // The same, if all k̃ judges scored everything.
  Statistic absolute;          // Φ: for a threshold.
  Statistic single_relative;   // Of one judge.
  Statistic single_absolute;
};

// kTooFewApplications below two; the ratios are kNoVariation if all components are zero.
Defined<Generalizability> GeneralizabilityOf(const Observations& observations,
                                             const VarianceComponents& components);

// The judges per application, not rounded up, for a coefficient of `target` (0 < target < 1) on
// complete panels; absolute for Φ, else Eρ². kNoVarianceBetween: no number of judges would do.
Statistic JudgesNeeded(const VarianceComponents& components, double target, bool absolute);

// One complete table of applications × tasks, each task with its own judges, equally many: value
// (a, t, r) is values[(a * tasks + t) * judges + r]. For criteria scored by separate juries.
struct NestedComponents {
  double application = 0;
  double task = 0;
  double judge_in_task = 0;
  double application_by_task = 0;
  double error = 0;  // Application by judge in task.
  bool some_were_negative = false;
};

// kTooFewApplications, kTooFewJudges (also for tasks) below two, kIncompletePanel if the values do
// not fill the table.
Defined<NestedComponents> NestedComponentsOf(size_t applications, size_t tasks, size_t judges,
                                             const std::vector<double>& values);

}  // namespace award::scoring::insight

#endif  // AWARD_SCORING_INSIGHT_RELIABILITY_H_
