// Improves a plan where no flow can: sums per application (fairness) and rules that cross. Judges
// are the nodes of a small graph; an arc from one judge to another is the application that loses
// least by changing from the one to the other. A cycle is an exchange that keeps every load.
#ifndef AWARD_SCORING_PANEL_EXCHANGE_EXCHANGE_H_
#define AWARD_SCORING_PANEL_EXCHANGE_EXCHANGE_H_

#include <cstdint>
#include <vector>

#include "scoring/panel/assign.h"
#include "scoring/panel/classes.h"
#include "scoring/panel/plan.h"
#include "scoring/panel/problem.h"

namespace award::scoring::panel {

// A plan that keeps every rule in the trees of `classes` and is the best in the linear tiers.
struct FlowPlan {
  std::vector<Pair> pairs;
  Certificate certificate;
};

struct Exchanged {
  std::vector<Pair> pairs;
  bool keeps_rules = false;          // Every rule of the problem, those that cross included.
  std::vector<TierResult> fairness;  // kFloor, kLevel, kDeficit, as the objective asks.
  // Multipliers for the bound of kDeficit, as in Certificate.
  std::vector<int64_t> deficit_weights;
  std::vector<std::vector<int64_t>> deficit_prices;
  bool interrupted = false;
};

// First repairs the rules that cross, then fairness in its order, then the total under what
// fairness reached. Never gives up more of Problem::kept nor leaves more seats empty.
Exchanged Improve(const Problem& problem, const Classes& classes, const FlowPlan& best,
                  const Watch& watch);

// Groups of judges that share no application, directly or through others; judges without one are
// not counted.
int64_t GroupsOf(const Problem& problem, const std::vector<Pair>& pairs);

// Joins groups by exchanges that cost nothing in any tier before kGroups; of several the one best
// in the draw.
std::vector<Pair> JoinGroups(const Problem& problem, const Classes& classes,
                             std::vector<Pair> pairs);

}  // namespace award::scoring::panel

#endif  // AWARD_SCORING_PANEL_EXCHANGE_EXCHANGE_H_
