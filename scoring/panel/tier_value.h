// Values of tiers for those who have the own ideals at hand; see ValueOf in panel/certificate.h.
#ifndef AWARD_SCORING_PANEL_TIER_VALUE_H_
#define AWARD_SCORING_PANEL_TIER_VALUE_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "scoring/panel/plan.h"
#include "scoring/panel/problem.h"

namespace award::scoring::panel {

// Per application, as OwnIdeals.
using Ideals = std::vector<std::optional<int64_t>>;

// Whether values of the tier are measured against own ideals.
bool NeedsIdeals(Tier tier);

// `ideals` may be empty for a tier that does not need them.
int64_t ValueOf(const Problem& problem, const Ideals& ideals, const std::vector<Pair>& pairs,
                Tier tier);

}  // namespace award::scoring::panel

#endif  // AWARD_SCORING_PANEL_TIER_VALUE_H_
