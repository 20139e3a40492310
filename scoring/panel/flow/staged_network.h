// The flow network of one tier: applications, their classes, classes of judges, judges, and the
// root where all seats arrive. Built anew for each solve from what is known: the candidates, the
// plan they hold, and the prices of the tiers before.
#ifndef AWARD_SCORING_PANEL_FLOW_STAGED_NETWORK_H_
#define AWARD_SCORING_PANEL_FLOW_STAGED_NETWORK_H_

#include <vector>

#include "scoring/panel/flow/simplex.h"
#include "scoring/panel/flow/staged_state.h"
#include "scoring/panel/plan.h"

namespace award::scoring::panel {

struct StageOutcome {
  bool finished = true;
  bool feasible = true;
  bool window_too_small = false;
};

// Solves `tier` among the plans that are best in `before`, and writes plan and prices back.
// Requires CountClasses.
StageOutcome SolveStage(StagedState& state, const std::vector<LinearTier>& before, LinearTier tier,
                        const Stop& stop);

}  // namespace award::scoring::panel

#endif  // AWARD_SCORING_PANEL_FLOW_STAGED_NETWORK_H_
