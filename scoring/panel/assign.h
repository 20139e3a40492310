// Assigns judges to applications: Problem in, Plan or Blocked out. The same problem gives the same
// answer on every machine and by every compiler; there is no floating point.
#ifndef AWARD_SCORING_PANEL_ASSIGN_H_
#define AWARD_SCORING_PANEL_ASSIGN_H_

#include <cstdint>
#include <functional>
#include <string_view>
#include <variant>

#include "absl/status/statusor.h"
#include "scoring/panel/plan.h"
#include "scoring/panel/problem.h"

namespace award::scoring::panel {

// Called now and then with the tier at work and, once there is a plan, its value there and the
// bound. An answer of false stops the work: the best plan so far is returned, marked interrupted,
// or kCancelled when there is none yet. An empty Watch lets everything run. It changes no result.
struct Progress {
  Tier tier = Tier::kTotal;
  bool has_plan = false;
  int64_t value = 0;
  int64_t bound = 0;
};
using Watch = std::function<bool(const Progress&)>;

using Answer = std::variant<Plan, Blocked>;

// Where to begin: a plan for a problem much like this one and its judges' prices of total
// affinity. It makes the work shorter and changes no result.
struct Start {
  std::vector<Pair> pairs;
  std::vector<int64_t> prices;  // Per judge, or empty.
};

// The best plan with its proof, or why there is none. kInvalidArgument and kOutOfRange as Validate;
// kCancelled: see Watch; kInternal: the plan did not pass CheckPlan.
absl::StatusOr<Answer> Assign(const Problem& problem, const Watch& watch = {},
                              const Start& start = {});

}  // namespace award::scoring::panel

#endif  // AWARD_SCORING_PANEL_ASSIGN_H_
