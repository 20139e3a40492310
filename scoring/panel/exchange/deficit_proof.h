// How small the largest deficit can be at best, by weights on applications and prices on judges
// (reference: assignment.md §4.4). They are read off a plan that was asked for more than there is:
// those who stay short weigh most, and judges cost what others would lose without them.
#ifndef AWARD_SCORING_PANEL_EXCHANGE_DEFICIT_PROOF_H_
#define AWARD_SCORING_PANEL_EXCHANGE_DEFICIT_PROOF_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "scoring/panel/classes.h"
#include "scoring/panel/problem.h"

namespace award::scoring::panel {

struct DeficitProof {
  std::vector<int64_t> weights;              // Per application; empty: nothing is proved.
  std::vector<std::vector<int64_t>> prices;  // Per judge and class.
  int64_t bound = 0;                         // No plan has a smaller largest deficit.
};

// The weights, up to `most_weight`, that prove most when no application wants to be more than
// `deficit` short of its ideal and judges cost `prices`, per judge and class, in units of weight
// times affinity.
DeficitProof ProveDeficit(const Problem& problem, const Classes& classes,
                          const std::vector<std::optional<int64_t>>& ideals, int64_t deficit,
                          std::vector<std::vector<int64_t>> prices, int64_t most_weight);

}  // namespace award::scoring::panel

#endif  // AWARD_SCORING_PANEL_EXCHANGE_DEFICIT_PROOF_H_
