// The best plan by minimum-cost flow, tier by tier: each linear tier is solved among the plans that
// are best in those before it, starting from their solution. Only promising pairs are in the
// network; a scan of all others with the prices found adds what is missing until nothing is
// (price-out), so that the answer is that of the full problem.
#ifndef AWARD_SCORING_PANEL_FLOW_BEST_FLOW_H_
#define AWARD_SCORING_PANEL_FLOW_BEST_FLOW_H_

#include <cstdint>
#include <optional>

#include "scoring/panel/assign.h"
#include "scoring/panel/classes.h"
#include "scoring/panel/exchange/exchange.h"
#include "scoring/panel/problem.h"

namespace award::scoring::panel {

struct FlowAnswer {
  // Nothing: no plan keeps the rules in the trees, or the work was stopped before there was one.
  std::optional<FlowPlan> plan;
  bool interrupted = false;
};

// Requires: a valid problem whose locks break no rule of the trees (panel/blocking).
FlowAnswer FindBestFlow(const Problem& problem, const Classes& classes, const Watch& watch,
                        const Start& start);

}  // namespace award::scoring::panel

#endif  // AWARD_SCORING_PANEL_FLOW_BEST_FLOW_H_
