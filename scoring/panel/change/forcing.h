// What a pair costs exactly: the problem is solved again with the pair forced or forbidden.
#ifndef AWARD_SCORING_PANEL_CHANGE_FORCING_H_
#define AWARD_SCORING_PANEL_CHANGE_FORCING_H_

#include <variant>

#include "absl/status/statusor.h"
#include "scoring/panel/assign.h"
#include "scoring/panel/change/difference.h"
#include "scoring/panel/plan.h"
#include "scoring/panel/problem.h"

namespace award::scoring::panel {

// The other way to decide a pair.
struct Forced {
  Pair pair;
  bool onto = true;       // True: the pair is locked. False: it is forbidden.
  Plan plan;              // The best plan under it.
  Difference difference;  // From the plan asked about.
};

// A Blocked when the pair makes every plan impossible.
using ForcedAnswer = std::variant<Forced, Blocked>;

// Forces a pair that `plan` does not have, forbids one that it has. kInvalidArgument: the pair is
// in conflict, or locked. Otherwise as Assign.
absl::StatusOr<ForcedAnswer> Force(const Problem& problem, const Plan& plan, Pair pair,
                                   const Watch& watch = {});

}  // namespace award::scoring::panel

#endif  // AWARD_SCORING_PANEL_CHANGE_FORCING_H_
