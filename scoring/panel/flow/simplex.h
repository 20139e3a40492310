// Minimum-cost flow by the network simplex method, from any flow to begin with: that makes every
// solve after the first a warm one (more arcs, other costs, a judge less).
#ifndef AWARD_SCORING_PANEL_FLOW_SIMPLEX_H_
#define AWARD_SCORING_PANEL_FLOW_SIMPLEX_H_

#include <cstdint>
#include <functional>
#include <vector>

namespace award::scoring::panel {

struct FlowArc {
  int32_t from = 0;
  int32_t to = 0;
  int64_t capacity = 1;  // Flow is from 0 to this.
  int64_t cost = 0;      // Per unit.
  // In: where to begin, 0 to capacity. Out: the flow.
  int64_t flow = 0;
  // In: better in the first tree than other arcs. Out: in the last tree.
  bool in_tree = false;
};

// Each node sends `supply` more than it receives. The last node is the root; what cannot be sent
// goes to it, or comes from it, by artificial arcs that cost more than any path.
struct FlowNetwork {
  std::vector<int64_t> supply;
  std::vector<FlowArc> arcs;
};

struct FlowResult {
  bool finished = false;  // Not stopped: the flow is one of least cost.
  int64_t unsent = 0;     // On artificial arcs; 0 when the supplies can be met.
  // Per node; the root's is 0. With reduced cost = cost + price[from] − price[to], an arc that
  // could carry more has reduced cost ≥ 0, one that could carry less ≤ 0.
  std::vector<int64_t> price;
  int64_t pivots = 0;
};

// Asked every few milliseconds; true stops.
using Stop = std::function<bool()>;

// Finds a flow of least cost. Requires: the sum of supplies is 0; arcs with 0 < flow < capacity
// form no cycle; no part joined by such arcs has two nodes whose supply is not met; nodes times the
// highest cost is below 2^60. Strongly feasible trees (Cunningham 1976) keep it from cycling; arcs
// enter by block search (Grigoriadis 1986).
FlowResult SolveFlow(FlowNetwork& network, const Stop& stop = {});

}  // namespace award::scoring::panel

#endif  // AWARD_SCORING_PANEL_FLOW_SIMPLEX_H_
