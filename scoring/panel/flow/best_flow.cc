// Tier after tier, each solved and priced out until no pair outside the network could improve it.
#include "scoring/panel/flow/best_flow.h"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "scoring/panel/certificate.h"
#include "scoring/panel/flow/first_plan.h"
#include "scoring/panel/flow/price_out.h"
#include "scoring/panel/flow/staged_network.h"

namespace award::scoring::panel {

namespace {

std::vector<LinearTier> LinearTiersOf(const Problem& problem) {
  std::vector<LinearTier> tiers;
  if (problem.objective.partial) tiers.push_back(kUnfilledPrice);
  if (!problem.kept.empty()) tiers.push_back(kChangesPrice);
  for (const LinearTier tier : {kTotalPrice, kEvennessPrice, kDrawPrice}) tiers.push_back(tier);
  return tiers;
}

Tier TierOf(LinearTier tier) {
  switch (tier) {
    case kUnfilledPrice:
      return Tier::kUnfilled;
    case kChangesPrice:
      return Tier::kChanges;
    case kEvennessPrice:
      return Tier::kEvenness;
    case kDrawPrice:
      return Tier::kDraw;
    case kTotalPrice:
    case kLinearTiers:
      return Tier::kTotal;
  }
  return Tier::kTotal;
}

// Prices of judges are what a place costs, so they are the node prices with the other sign.
FlowPlan PlanOf(const StagedState& state) {
  FlowPlan plan;
  plan.pairs = state.Assigned();
  for (const std::vector<PricedNode>& nodes : state.judges) {
    std::vector<Price>& prices = plan.certificate.prices.emplace_back();
    for (const PricedNode& node : nodes) {
      Price price{};
      for (size_t tier = 0; tier < kLinearTiers; ++tier) price[tier] = -node.price[tier];
      prices.push_back(price);
    }
  }
  return plan;
}

// kDone: the tier is at its best. kImpossible: no plan. The rest: stopped by the watch.
enum class StageEnd { kDone, kImpossible, kStoppedWithPlan, kStoppedWithout };

StageEnd RunStage(StagedState& state, const std::vector<LinearTier>& before, LinearTier tier,
                  const Stop& stop) {
  while (true) {
    const StageOutcome outcome = SolveStage(state, before, tier, stop);
    const StageEnd stopped =
        outcome.feasible ? StageEnd::kStoppedWithPlan : StageEnd::kStoppedWithout;
    if (!outcome.finished) return stopped;
    if (outcome.window_too_small) {
      state.window *= 2;
      continue;
    }
    if (PriceOut(state, before, tier) == 0) {
      return outcome.feasible ? StageEnd::kDone : StageEnd::kImpossible;
    }
    if (stop && stop()) return stopped;
    CountClasses(state);
  }
}

// More than which no plan can have, whatever the loads: the best judges for each application.
int64_t HighestTotal(const Problem& problem) {
  int64_t total = 0;
  std::vector<int32_t> row;
  for (size_t a = 0; a < problem.applications.size(); ++a) {
    const auto begin =
        problem.affinity.begin() + static_cast<std::ptrdiff_t>(a * problem.judges.size());
    row.assign(begin, begin + static_cast<std::ptrdiff_t>(problem.judges.size()));
    std::erase(row, kConflict);
    const size_t seats = std::min(row.size(), static_cast<size_t>(problem.seats[a]));
    std::nth_element(row.begin(), row.begin() + static_cast<std::ptrdiff_t>(seats), row.end(),
                     std::greater<>());
    for (size_t i = 0; i < seats; ++i) {
      total += problem.objective.partial ? std::max(row[i], 0) : row[i];
    }
  }
  return total;
}

// Where the work stands as a tier begins: with the plan of the tiers before, if there is one, and
// a bound that is quickly found.
Progress ProgressAt(const Problem& problem, const std::optional<FlowPlan>& plan, Tier tier) {
  Progress progress{.tier = tier, .has_plan = plan.has_value()};
  if (!plan.has_value()) return progress;
  progress.value = ValueOf(problem, plan->pairs, tier);
  if (tier == Tier::kTotal) progress.bound = std::max(progress.value, HighestTotal(problem));
  if (tier == Tier::kEvenness && !problem.judges.empty()) {
    const auto seats = static_cast<int64_t>(plan->pairs.size());
    const auto judges = static_cast<int64_t>(problem.judges.size());
    progress.bound = (seats * seats + judges - 1) / judges;
  }
  return progress;
}

}  // namespace

FlowAnswer FindBestFlow(const Problem& problem, const Classes& classes, const Watch& watch,
                        const Start& start) {
  StagedState state(problem, classes);
  const std::vector<int64_t> prices =
      start.prices.size() == problem.judges.size() ? start.prices : RoughPrices(problem);
  SeatFirstPlan(state, prices, problem.kept.empty() ? start.pairs : problem.kept);
  CountClasses(state);
  FlowAnswer answer;
  std::vector<LinearTier> before;
  for (const LinearTier tier : LinearTiersOf(problem)) {
    Stop stop;
    if (watch) {
      stop = [&watch, progress = ProgressAt(problem, answer.plan, TierOf(tier))] {
        return !watch(progress);
      };
    }
    const StageEnd end = RunStage(state, before, tier, stop);
    if (end == StageEnd::kImpossible) return answer;
    answer.interrupted = end != StageEnd::kDone;
    if (end != StageEnd::kStoppedWithout) answer.plan = PlanOf(state);
    if (answer.interrupted) return answer;
    before.push_back(tier);
  }
  return answer;
}

}  // namespace award::scoring::panel
