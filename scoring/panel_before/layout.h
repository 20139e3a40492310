// How an assignment problem becomes a flow network, and how pairs and flow amounts translate.
// Nodes in order: applications by id; for each application its inside seats, if the problem asks
// for outside judges; judges by id; the sink.
#ifndef AWARD_SCORING_PANEL_BEFORE_LAYOUT_H_
#define AWARD_SCORING_PANEL_BEFORE_LAYOUT_H_

#include <cstddef>
#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "scoring/panel_before/network.h"
#include "scoring/panel_before/pair_table.h"

namespace award::scoring::panel_before {

// Where one pair's arc is.
struct PairArc {
  size_t arc = 0;
  size_t application = 0;
  size_t judge = 0;
};

struct Layout {
  Network network;
  std::vector<PairArc> pair_arcs;                // Application by application, judge by judge.
  std::vector<std::optional<size_t>> seat_arcs;  // Per application: the arc to its inside seats.
  std::vector<std::vector<size_t>> load_arcs;    // Per judge: one arc per seat, cheapest first.
};

// The network of a valid problem. The cost of an arc combines affinity, load and hash so that a
// smaller affinity total is never made up for by loads, nor loads by hashes. kOutOfRange: the
// problem is too large for 128-bit costs.
absl::StatusOr<Layout> MakeLayout(const Problem& problem, const PairTable& table);

// The amounts of flow that stand for the pairs assigned (per application, per judge).
std::vector<int64_t> AmountsOf(const Layout& layout, const PairTable& table,
                               const std::vector<std::vector<bool>>& assigned);

}  // namespace award::scoring::panel_before

#endif  // AWARD_SCORING_PANEL_BEFORE_LAYOUT_H_
