// The two answers to an assignment problem: a plan with its proof, or what blocks every plan.
#ifndef AWARD_SCORING_PANEL_PLAN_H_
#define AWARD_SCORING_PANEL_PLAN_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "scoring/panel/problem.h"

namespace award::scoring::panel {

// What is optimised, in this order. Less is better in all but kFloor, kLevel, kTotal and kDraw.
enum class Tier {
  kUnfilled,  // Seats without a judge, and lowest loads not reached.
  kChanges,   // Pairs of Problem::kept that are given up.
  kFloor,     // The lowest sum of affinities of an application.
  kLevel,     // The T of Fairness::kLevel.
  kDeficit,   // The largest own ideal minus sum.
  kTotal,     // Sum of all affinities.
  kEvenness,  // Sum of squared loads.
  kGroups,    // Groups of judges that share no application with each other.
  kDraw,      // Sum of DrawOf.
};

// How well one tier is met. `bound`: no plan that is as good in the tiers before can do better.
// value == bound is the proof that it is the best; otherwise the difference is the gap, and the
// best may lie anywhere between. No bound: nothing is proved. In tiers after a gap the bound may
// ignore what the tier with the gap asks.
struct TierResult {
  Tier tier = Tier::kTotal;
  int64_t value = 0;
  std::optional<int64_t> bound;
  friend bool operator==(const TierResult&, const TierResult&) = default;
};

// The tiers that are sums over pairs and loads, for which prices prove the bound.
enum LinearTier : size_t {
  kUnfilledPrice,
  kChangesPrice,
  kTotalPrice,
  kEvennessPrice,
  kDrawPrice,
  kLinearTiers
};

// What a place costs, tier by tier, compared lexicographically.
using Price = std::array<int64_t, kLinearTiers>;

// Why no plan is better: Lagrange multipliers on loads and judge-side rules. For any prices,
//   value of any plan ≤ Σ applications (best panel at value − price)
//                     + Σ judges (best use of their places at these prices),
// in every linear tier, lexicographically (reference: assignment.md §4.4). Checked by
// panel/certificate.h, which knows nothing of how the plan was found.
struct Certificate {
  // Per judge, then per class of the judge's tree (panel/classes.h); [j][0] is the judge.
  std::vector<std::vector<Price>> prices;
  // For the bound of kDeficit: weights of the applications (whole numbers, empty when there is no
  // such tier) and prices for their weighted sums.
  std::vector<int64_t> deficit_weights;
  std::vector<std::vector<int64_t>> deficit_prices;
};

struct Plan {
  std::vector<Pair> pairs;  // Rising.
  std::vector<TierResult> tiers;
  Certificate certificate;
  bool interrupted = false;  // Stopped before the tiers were done; the gaps say how far it came.
};

enum class BlockedBy {
  kLocks,        // Locks break a rule: a conflict, a load, a number of judges, a rule of the panel.
  kApplication,  // One application alone: too few judges can judge it.
  kGroup,        // Applications compete for judges who cannot take them all.
  kPanel,        // The panel as a whole has fewer places than are wanted.
  kLowestLoads,  // The judges' lowest loads, or the minimum of a rule for judges, cannot be met.
  kCrossing,     // No plan was found; rules cross so that no small reason can be proved.
};

// One thing that a repair changes, by `amount`. Conflicts and rules that are not soft stay.
struct Change {
  enum class Kind { kRaiseLoad, kLowerLowestLoad, kFewerSeats, kLiftRule, kUnlock };
  Kind kind = Kind::kRaiseLoad;
  int32_t application = -1;  // kFewerSeats, kUnlock.
  int32_t judge = -1;        // kRaiseLoad, kLowerLowestLoad, kUnlock.
  int32_t rule = -1;         // kLiftRule: position in Problem::rules.
  int64_t amount = 1;
};

// Changes that together make a plan possible.
struct Repair {
  std::vector<Change> changes;
  int64_t cost = 0;  // See panel/repair.h.
};

// Why there is no plan. Taking any one member out of `applications` (kGroup) or `judges`
// (kLowestLoads) would remove this obstacle.
struct Blocked {
  BlockedBy by = BlockedBy::kPanel;
  std::vector<int32_t> applications;  // kApplication: one; kGroup, kLocks: those concerned.
  std::vector<int32_t> judges;        // Those who can judge them, or whose load is concerned.
  std::vector<int32_t> rules;         // Rules of Problem::rules that take part.
  std::vector<Pair> locks;            // Locks that take part.
  std::vector<Pair> apart;            // Pairs of those two lists that are not competed for.
  int64_t wanted = 0;                 // Seats needed.
  int64_t available = 0;              // Seats there are; less than `wanted`.
  int64_t conflicts = 0;              // Conflicts that touch the applications named.
  std::vector<Repair> repairs;        // Cheapest first; empty when only conflicts are in the way.
};

}  // namespace award::scoring::panel

#endif  // AWARD_SCORING_PANEL_PLAN_H_
