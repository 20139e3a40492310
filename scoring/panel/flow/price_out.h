// The scan of every pair outside the network for one that could improve the plan.
#ifndef AWARD_SCORING_PANEL_FLOW_PRICE_OUT_H_
#define AWARD_SCORING_PANEL_FLOW_PRICE_OUT_H_

#include <cstdint>
#include <vector>

#include "scoring/panel/flow/staged_network.h"

namespace award::scoring::panel {

// Makes candidates of pairs that leave the tiers `before` as they are and would lower the cost in
// `tier` at the prices of `state`: of each application the best few. How many there were; 0 proves
// that the candidates hold a best plan.
int64_t PriceOut(StagedState& state, const std::vector<LinearTier>& before, LinearTier tier);

}  // namespace award::scoring::panel

#endif  // AWARD_SCORING_PANEL_FLOW_PRICE_OUT_H_
