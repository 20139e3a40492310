// The exact bootstrap over judges: the ranking of every panel that can be drawn, with replacement,
// from the m judges who scored. There are only C(2m − 1, m) different ones, each as often as its
// multinomial weight says; all are counted, in integers, so there is no seed and no sampling error.
// Call the numbers shares of judge resamples, never probabilities of being the best.
#ifndef AWARD_SCORING_INSIGHT_BOOTSTRAP_H_
#define AWARD_SCORING_INSIGHT_BOOTSTRAP_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"
#include "scoring/insight/panel.h"
#include "scoring/insight/place_counts.h"
#include "scoring/insight/undefined.h"
#include "scoring/insight/watch.h"

namespace award::scoring::insight {

// Above it the resamples are not enumerated; 12 judges have 1 352 078, 13 have 5 200 300.
inline constexpr size_t kMostJudgesForBootstrap = 12;
// Nor when resamples × applications are more than this: some seconds of work.
inline constexpr int64_t kMostResampledPlaces = 300'000'000;

struct Bootstrap {
  int64_t resamples = 0;     // Different ones.
  int64_t total_weight = 0;  // m^m, the sum of their weights.
  // Judges are drawn as wholes. A resample that leaves an application without a judge is not used;
  // this is the weight of the others, all of it on a complete panel.
  int64_t used_weight = 0;
  PlaceCounts counts{0};  // Of used weight; by the mean, without the tie chain.
};

// C(2m − 1, m) for m judges from one; above kMostJudgesForBootstrap what the next would have.
int64_t ResampleCount(size_t judges);

// Ranks by the mean of `total` over the judges drawn, the highest first. Each pair of application
// and judge comes at most once, every application and every judge at least once.
// Undefined: kTooFewApplications and kTooFewJudges below two; kTooLarge above the bounds, or above
// kMostApplicationsForPlaces.
// kCancelled: by the watch.
absl::StatusOr<Defined<Bootstrap>> ResampleJudges(size_t applications, size_t judges,
                                                  const std::vector<PanelSheet>& sheets,
                                                  const Watch& watch);

}  // namespace award::scoring::insight

#endif  // AWARD_SCORING_INSIGHT_BOOTSTRAP_H_
