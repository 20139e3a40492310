// Minimum-cost flow on integers, apart from judges and applications: a network, a flow with node
// prices, and the solver. Read by the solver's C++17 unit, so this header keeps to C++17.
#ifndef AWARD_SCORING_PANEL_BEFORE_NETWORK_H_
#define AWARD_SCORING_PANEL_BEFORE_NETWORK_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "scoring/number/wide.h"

namespace award::scoring::panel_before {

struct Arc {
  size_t from = 0;
  size_t to = 0;
  int64_t lower = 0;
  int64_t upper = 0;
  Wide cost = 0;  // Per unit of flow.
};

// Each node sends `supply` more than it receives; supplies sum to zero.
struct Network {
  std::vector<int64_t> supply;
  std::vector<Arc> arcs;
};

// A flow of least cost. With reduced cost = cost + price[from] − price[to]: an arc that could carry
// less has reduced cost ≤ 0, an arc that could carry more has reduced cost ≥ 0.
struct Flow {
  std::vector<int64_t> amount;  // Per arc.
  std::vector<Wide> price;      // Per node.
};

// Nothing when no flow obeys the supplies and bounds. The absolute costs along any path must stay
// below 2^124, which the caller checks.
std::optional<Flow> SolveMinimumCost(const Network& network);

}  // namespace award::scoring::panel_before

#endif  // AWARD_SCORING_PANEL_BEFORE_NETWORK_H_
