// The order of the work: obstacles, flow, exchanges, groups, proof.
#include "scoring/panel/assign.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "scoring/panel/blocking/blocking.h"
#include "scoring/panel/blocking/repair.h"
#include "scoring/panel/certificate.h"
#include "scoring/panel/classes.h"
#include "scoring/panel/exchange/exchange.h"
#include "scoring/panel/flow/best_flow.h"

namespace award::scoring::panel {

namespace {

// No exchange was found that keeps the rules that cross, too.
Answer NotRepaired(const Problem& problem, const Classes& classes) {
  if (std::optional<Blocked> blocked = FindCrossing(problem, classes); blocked.has_value()) {
    return *std::move(blocked);
  }
  Blocked blocked;
  blocked.by = BlockedBy::kCrossing;
  blocked.rules = classes.crossing;
  return blocked;
}

bool IsSolvedByFlow(Tier tier) {
  return tier == Tier::kUnfilled || tier == Tier::kChanges || tier == Tier::kTotal ||
         tier == Tier::kEvenness;
}

// Where the flow alone decides, its tiers must be proved to the last unit.
absl::Status CheckSelf(const Problem& problem, const Classes& classes, const Plan& plan) {
  if (!FindBreaches(problem, plan.pairs).empty()) {
    return absl::InternalError("the plan breaks a rule");
  }
  // An empty seat counts for every rule of its application that needs a member, in the flow for
  // those around one class only; the difference is shown as a gap.
  const bool empty_seats_count =
      problem.objective.partial &&
      std::any_of(problem.rules.begin(), problem.rules.end(), [](const Rule& rule) {
        return rule.each == Each::kApplication && rule.lowest > 0;
      });
  if (plan.interrupted || empty_seats_count || problem.objective.fairness != Fairness::kTotal ||
      !classes.crossing.empty()) {
    return absl::OkStatus();
  }
  const bool proved = std::all_of(plan.tiers.begin(), plan.tiers.end(), [](const TierResult& tier) {
    return !IsSolvedByFlow(tier.tier) || tier.value == tier.bound;
  });
  return proved ? absl::OkStatus() : absl::InternalError("the plan is not proved");
}

}  // namespace

absl::StatusOr<Answer> Assign(const Problem& problem, const Watch& watch, const Start& start) {
  if (absl::Status status = Validate(problem); !status.ok()) return status;
  const Classes classes = MakeClasses(problem);
  if (std::optional<Blocked> blocked = FindBlocked(problem, classes); blocked.has_value()) {
    blocked->repairs = FindRepairs(problem, classes);
    return *std::move(blocked);
  }
  FlowAnswer flow = FindBestFlow(problem, classes, watch, start);
  if (!flow.plan.has_value()) {
    if (flow.interrupted) return absl::CancelledError("stopped before there was a plan");
    return absl::InternalError("no plan was found where one exists");
  }
  Exchanged exchanged = Improve(problem, classes, *flow.plan, watch);
  if (!exchanged.keeps_rules) {
    if (exchanged.interrupted) return absl::CancelledError("stopped before there was a plan");
    return NotRepaired(problem, classes);
  }
  Plan plan;
  plan.interrupted = flow.interrupted || exchanged.interrupted;
  plan.pairs = JoinGroups(problem, classes, std::move(exchanged.pairs));
  plan.certificate = std::move(flow.plan->certificate);
  plan.certificate.deficit_weights = std::move(exchanged.deficit_weights);
  plan.certificate.deficit_prices = std::move(exchanged.deficit_prices);
  plan.tiers = ProveTiers(problem, classes, plan.pairs, plan.certificate);
  if (absl::Status status = CheckSelf(problem, classes, plan); !status.ok()) return status;
  return plan;
}

}  // namespace award::scoring::panel
