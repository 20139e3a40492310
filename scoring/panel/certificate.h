// Checks a plan and its proof without knowing how they were found: anyone's plan, in one pass over
// the pairs.
#ifndef AWARD_SCORING_PANEL_CERTIFICATE_H_
#define AWARD_SCORING_PANEL_CERTIFICATE_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/status/status.h"
#include "scoring/panel/classes.h"
#include "scoring/panel/plan.h"
#include "scoring/panel/problem.h"

namespace award::scoring::panel {

// One thing in which a plan does not obey its problem.
struct Breach {
  enum class Kind {
    kInConflict,   // pair
    kLockMissing,  // pair
    kSeats,        // application; counted, lowest = highest = seats
    kLoad,         // judge; counted, lowest, highest
    kRule,         // rule, and application or judge by Rule::each; counted, lowest, highest
  };
  Kind kind = Kind::kInConflict;
  Pair pair{-1, -1};
  int32_t rule = -1;
  int64_t counted = 0;
  int64_t lowest = 0;
  int64_t highest = 0;
};

// Every breach, by kind and position, counted directly from the rules as declared. `pairs` are
// rising and exist. Seats left empty and lowest loads not reached are no breach when
// problem.objective.partial; an empty seat then counts as a member where a rule for applications
// needs one. Minimums of rules for judges stay.
std::vector<Breach> FindBreaches(const Problem& problem, const std::vector<Pair>& pairs);

// The tiers of `problem` in order.
std::vector<Tier> TiersOf(const Problem& problem);

// What the plan is worth in a tier. For kLevel the largest T it satisfies, at most the largest own
// ideal.
int64_t ValueOf(const Problem& problem, const std::vector<Pair>& pairs, Tier tier);

// The sum of affinities of the best panel that the application's own rules and conflicts allow when
// it comes first everywhere (own ideal); nothing when it cannot have all its seats. Loads and locks
// are not asked. Where rules cross so that the search for it gets long, those that cross count as
// far as they stand in the trees, and the ideal may be too high.
std::vector<std::optional<int64_t>> OwnIdeals(const Problem& problem, const Classes& classes);

// The bound that `certificate` proves for a tier: no plan as good in the tiers before it, proved by
// the same prices, is better. nothing: the certificate proves nothing about it.
std::optional<int64_t> BoundOf(const Problem& problem, const Classes& classes,
                               const Certificate& certificate, Tier tier);

// What a plan is worth in each tier, in order, and the best bounds that `certificate` proves for
// it: a tier of sums after a gap is measured without the tiers up to the gap, or has no bound.
// `pairs` rise and exist, and have no breach.
std::vector<TierResult> ProveTiers(const Problem& problem, const Classes& classes,
                                   const std::vector<Pair>& pairs, const Certificate& certificate);

// OK when `plan` obeys every rule, states its true value in each tier, and states no bound that its
// certificate does not prove. kFailedPrecondition names the first thing that is wrong.
absl::Status CheckPlan(const Problem& problem, const Plan& plan);

}  // namespace award::scoring::panel

#endif  // AWARD_SCORING_PANEL_CERTIFICATE_H_
