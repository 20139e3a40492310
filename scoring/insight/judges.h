// What the commission may want to ask each judge, and about each application: for the convenor and
// the judge concerned, by code. Nothing here excludes anybody.
#ifndef AWARD_SCORING_INSIGHT_JUDGES_H_
#define AWARD_SCORING_INSIGHT_JUDGES_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"
#include "scoring/insight/additive.h"
#include "scoring/insight/observations.h"
#include "scoring/insight/panel.h"
#include "scoring/insight/undefined.h"
#include "scoring/insight/watch.h"

namespace award::scoring::insight {

// "Others" are the other judges of the same applications; applications without any drop out.
// Standard deviations have the divisor n − 1. All in points unless it says a ratio or correlation.
struct JudgeDiagnosis {
  size_t applications = 0;        // Scored by this judge,
  size_t compared = 0;            // and by somebody else too.
  Statistic difference;           // Mean of own total minus the others' mean; below zero: severe.
  Statistic absolute_difference;  // Mean of its absolute value.
  Statistic correlation;          // Of own totals with the others' means.
  Statistic deviation;            // Standard deviation of own totals.
  Statistic others_deviation;     // Standard deviation of the others' means.
  Statistic residual_rms;         // Of the least squares residuals.
  Statistic residual_ratio;       // Their mean square over the error variance; about 1 is usual.
  // Mean correlation between two dimensions across applications, over pairs that have one. High
  // beside the panel's: one impression colours all dimensions (halo).
  Statistic dimension_correlation;
  Statistic item_deviation;  // Mean standard deviation of the items in one sheet; 0: flat-lining.
  // Share of the pairs of applications that this judge orders against the others' means, among
  // those that both order. kTooLarge above kMostApplicationsForDiscordance.
  Statistic discordance;
};

struct PanelDiagnosis {
  std::vector<JudgeDiagnosis> judges;  // In the order of Panel::judges.
  // The same two of the panel: from the dimension means over judges, and over all sheets.
  Statistic dimension_correlation;
  Statistic item_deviation;
};

inline constexpr size_t kMostApplicationsForDiscordance = 5000;

// `observations` are TotalsOf(panel); `fit` is their least squares fit, or why there is none.
// kCancelled: by the watch.
absl::StatusOr<PanelDiagnosis> DiagnoseJudges(const Panel& panel, const Observations& observations,
                                              const Defined<AdditiveFit>& fit, const Watch& watch);

struct ApplicationDiagnosis {
  size_t sheets = 0;
  double range = 0;
  Statistic deviation;  // kTooFewJudges: a single sheet.
  double median = 0;
  // Whose total lies farthest from the median; the first in order if several do, as their number
  // says. Nobody when all totals are equal.
  uint32_t farthest_judge = 0;
  size_t farthest_judges = 0;
  std::vector<int32_t> flags;  // Of Panel::thresholds, those that the range reaches; exact.
};

// In the order of Panel::applications.
std::vector<ApplicationDiagnosis> DiagnoseApplications(const Panel& panel);

}  // namespace award::scoring::insight

#endif  // AWARD_SCORING_INSIGHT_JUDGES_H_
