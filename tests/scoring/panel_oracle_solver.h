// LEMON's network simplex behind a plain interface: what the engine's own is held against. Read by
// a C++17 unit, so this header keeps to C++17.
#ifndef AWARD_TESTS_SCORING_PANEL_ORACLE_SOLVER_H_
#define AWARD_TESTS_SCORING_PANEL_ORACLE_SOLVER_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "scoring/number/wide.h"

namespace award::scoring::oracle {

struct Arc {
  int from = 0;
  int to = 0;
  int64_t lower = 0;
  int64_t upper = 0;
  Wide cost = 0;  // Per unit of flow.
};

// Each node sends `supply` more than it receives; supplies sum to zero.
struct Network {
  std::vector<int64_t> supply;
  std::vector<Arc> arcs;
};

// The flow per arc, of least cost. Nothing when no flow obeys the supplies and bounds.
std::optional<std::vector<int64_t>> SolveMinimumCost(const Network& network);

// The same with costs of 64 bits, as anyone would call LEMON who wants the total alone.
std::optional<std::vector<int64_t>> SolveMinimumCostIn64Bits(const Network& network);

}  // namespace award::scoring::oracle

#endif  // AWARD_TESTS_SCORING_PANEL_ORACLE_SOLVER_H_
