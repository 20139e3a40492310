// Ranks with many vectors of weights instead of the declared ones (stochastic multicriteria
// acceptability analysis, Lahdelma & Salminen): how often each application takes each place, which
// weights speak for it, and how firmly. Counts are exact and come out the same everywhere.
#ifndef AWARD_SCORING_INSIGHT_SMAA_H_
#define AWARD_SCORING_INSIGHT_SMAA_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "scoring/insight/panel.h"
#include "scoring/insight/place_counts.h"
#include "scoring/insight/undefined.h"
#include "scoring/insight/watch.h"
#include "scoring/insight/weight_sets.h"

namespace award::scoring::insight {

// Of an application that some vector puts first.
struct FirstPlace {
  // The mean of the vectors that do, each as shares; in basis points.
  std::vector<double> central_weights;
  // Share of judge resamples in which it is first with these weights (confidence factor).
  // Undefined as ResampleJudges; kTooLarge also where those of all applications together would
  // exceed kMostResampledPlaces.
  Statistic confidence = Undefined::kTooLarge;
};

struct Acceptability {
  std::string set;  // Its name.
  int64_t vectors = 0;
  PlaceCounts counts{0};  // Of vectors; by the mean, without the tie chain.
  std::vector<std::optional<FirstPlace>> firsts;
};

// Vectors × applications; above it nothing here is computed.
inline constexpr int64_t kMostWeighedPlaces = 10'000'000;

// Undefined: kTooFewApplications below two, kNoWeightVectors if `set` has another number of
// dimensions or no vector, kTooLarge above kMostApplicationsForPlaces or what stands above.
// kCancelled: by the watch.
absl::StatusOr<Defined<Acceptability>> AcceptabilityOf(const Panel& panel, const WeightSet& set,
                                                       const Watch& watch);

}  // namespace award::scoring::insight

#endif  // AWARD_SCORING_INSIGHT_SMAA_H_
