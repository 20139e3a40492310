// The order of the work: rules, flow, exchanges, groups, proof.
#include "scoring/panel/assign.h"

#include <utility>

#include "scoring/panel/certificate.h"
#include "scoring/panel/classes.h"
#include "scoring/panel/exchange/exchange.h"
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
  Exchanged exchanged = Improve(problem, classes, *flow.plan, watch);
  if (!exchanged.keeps_rules) {
    Blocked blocked;
    blocked.by = BlockedBy::kCrossing;
    blocked.rules = classes.crossing;
    return blocked;
  }
  Plan plan;
  plan.pairs = JoinGroups(problem, classes, std::move(exchanged.pairs));
  plan.certificate = std::move(flow.plan->certificate);
  plan.interrupted = flow.interrupted || exchanged.interrupted;
  for (const Tier tier : TiersOf(problem)) {
    plan.tiers.push_back({tier, ValueOf(problem, plan.pairs, tier), std::nullopt});
  }
  return plan;
}

}  // namespace award::scoring::panel
