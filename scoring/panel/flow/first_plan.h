// Where the flow begins: rough prices from a sample of the applications, the promising pairs at
// those prices, and a plan seated greedily. None of it changes the answer.
#ifndef AWARD_SCORING_PANEL_FLOW_FIRST_PLAN_H_
#define AWARD_SCORING_PANEL_FLOW_FIRST_PLAN_H_

#include <cstdint>
#include <vector>

#include "scoring/panel/assign.h"
#include "scoring/panel/flow/staged_network.h"
#include "scoring/panel/problem.h"

namespace award::scoring::panel {

// Per judge: what a seat may be worth, at least 0. Solved for every n-th application with loads cut
// down in proportion; all 0 for a problem too small to gain by it.
std::vector<int64_t> RoughPrices(const Problem& problem);

// Fills the candidates of `state`: the plans to begin with (kept, start) and the best pairs at
// `prices`, as many assigned as seats, loads and rules admit. Requires a new state.
void SeatFirstPlan(StagedState& state, const std::vector<int64_t>& prices,
                   const std::vector<Pair>& present);

}  // namespace award::scoring::panel

#endif  // AWARD_SCORING_PANEL_FLOW_FIRST_PLAN_H_
