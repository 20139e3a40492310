// Assigns judges to applications by minimum-cost flow: Problem in, Plan or Blocked out.
// The same problem gives the same answer, whatever the order of its lists.
#ifndef AWARD_SCORING_PANEL_BEFORE_ASSIGN_H_
#define AWARD_SCORING_PANEL_BEFORE_ASSIGN_H_

#include <variant>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "scoring/panel_before/problem.h"

namespace award::scoring::panel_before {

// OK, or kInvalidArgument: an empty or repeated id, an unknown id in a pair, loads or numbers of
// judges that are negative or contradict each other, an affinity outside 0..30000 or given twice.
absl::Status Validate(const Problem& problem);

// The best plan, already verified with CheckPlan, or why there is none. kInvalidArgument as
// Validate; kOutOfRange: the problem is too large for exact costs; kInternal: the proof failed.
absl::StatusOr<std::variant<Plan, Blocked>> Assign(const Problem& problem);

// OK when `plan` obeys every rule of `problem`, states its true total and its prices prove that no
// other plan is better. Needs no solver. kFailedPrecondition names the first thing that is wrong.
absl::Status CheckPlan(const Problem& problem, const Plan& plan);

}  // namespace award::scoring::panel_before

#endif  // AWARD_SCORING_PANEL_BEFORE_ASSIGN_H_
