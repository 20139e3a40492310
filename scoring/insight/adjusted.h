// The places applications would have if the judges' severities were taken out: a shadow beside the
// official place, never instead of it.
#ifndef AWARD_SCORING_INSIGHT_ADJUSTED_H_
#define AWARD_SCORING_INSIGHT_ADJUSTED_H_

#include <cstdint>
#include <vector>

#include "scoring/insight/additive.h"
#include "scoring/insight/connection.h"
#include "scoring/insight/mixed.h"
#include "scoring/insight/undefined.h"

namespace award::scoring::insight {

// By falling effect, from 1. Effects closer than a billionth of a point are equal and share the
// best of their places, since floating point tells exact equals apart.
std::vector<int32_t> PlacesOf(const std::vector<double>& effects);

// By least squares. kTooFewApplications below two; kDisconnected: groups of applications share no
// judge, so nothing compares across them; else the reason of `fit`.
Defined<std::vector<int32_t>> AdditivePlaces(const Defined<AdditiveFit>& fit,
                                             const Components& components);
// By best linear prediction. kTooFewApplications below two; else the reason of `fit`.
Defined<std::vector<int32_t>> PredictedPlaces(const Defined<MixedFit>& fit);

}  // namespace award::scoring::insight

#endif  // AWARD_SCORING_INSIGHT_ADJUSTED_H_
