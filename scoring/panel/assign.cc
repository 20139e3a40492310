// The order of the work: rules, flow, exchanges, groups, proof.
#include "scoring/panel/assign.h"

#include <utility>

#include "scoring/panel/classes.h"
#include "scoring/panel/flow/best_flow.h"

namespace award::scoring::panel {

absl::StatusOr<Answer> Assign(const Problem& problem, const Watch& watch, const Start& start) {
  if (absl::Status status = Validate(problem); !status.ok()) return status;
  const Classes classes = MakeClasses(problem);
  FlowAnswer flow = FindBestFlow(problem, classes, watch, start);
  if (!flow.plan.has_value()) {
    if (flow.interrupted) return absl::CancelledError("stopped before there was a plan");
    Blocked blocked;
    blocked.by = BlockedBy::kCrossing;
    return blocked;
  }
  Plan plan;
  plan.pairs = std::move(flow.plan->pairs);
  plan.certificate = std::move(flow.plan->certificate);
  plan.interrupted = flow.interrupted;
  int64_t total = 0;
  for (const Pair& pair : plan.pairs) total += problem.AffinityOf(pair);
  plan.tiers.push_back({Tier::kTotal, total, total});
  return plan;
}

}  // namespace award::scoring::panel
