// What the tiers of a flow hand on to each other: the pairs considered, the plan they hold, and the
// prices found.
#ifndef AWARD_SCORING_PANEL_FLOW_STAGED_STATE_H_
#define AWARD_SCORING_PANEL_FLOW_STAGED_STATE_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "scoring/panel/classes.h"
#include "scoring/panel/flow/candidates.h"
#include "scoring/panel/plan.h"
#include "scoring/panel/problem.h"

namespace award::scoring::panel {

// A class node of an application or of a judge, with its node prices (as in FlowResult) by tier.
struct PricedNode {
  int32_t node = 0;  // In the class tree; 0 is the application or judge.
  Price price{};
  bool in_tree = false;  // The arc between it and what is above it was in the last tree.
  int64_t amount = 0;    // Seats through it.
  int64_t unfilled = 0;  // Of an application: seats left empty here.
};

// What survives from solve to solve.
struct StagedState {
  StagedState(const Problem& the_problem, const Classes& the_classes);

  const Problem& problem;
  const Classes& classes;
  Candidates candidates;
  // Per application: the classes that could bind, the application first. Others have the price of
  // the class around them.
  std::vector<std::vector<PricedNode>> applications;
  // Per judge: every class, in the order of the tree.
  std::vector<std::vector<PricedNode>> judges;
  // How far from the present load of a judge single places are priced (tier kEvenness).
  int32_t window = 8;

  // The judge's innermost class that the application is in.
  const PricedNode& NodeAt(int32_t judge, int32_t application) const;
  // What a pair costs in a tier: its value with the other sign. A new one is not in Problem::kept.
  int64_t CostOf(LinearTier tier, int32_t application, const Candidate& candidate) const {
    if (tier == kChangesPrice) return candidate.kept ? -1 : 0;
    return CostOfNew(tier, {application, candidate.judge});
  }
  int64_t CostOfNew(LinearTier tier, Pair pair) const;
  // Locked pairs and assigned candidates. Rising.
  std::vector<Pair> Assigned() const;
};

// Counts `amount` of every class from the assigned candidates and locks, and sets up the classes of
// applications that could bind.
void CountClasses(StagedState& state);

// Per class of an application's tree, the position in `nodes` of the node that stands for it.
std::vector<int32_t> StandingFor(const ClassTree& tree, const std::vector<PricedNode>& nodes);

}  // namespace award::scoring::panel

#endif  // AWARD_SCORING_PANEL_FLOW_STAGED_STATE_H_
