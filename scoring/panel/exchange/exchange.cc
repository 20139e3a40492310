// The order of the stages: rules, floor, level or deficit, total.
#include "scoring/panel/exchange/exchange.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "scoring/panel/certificate.h"
#include "scoring/panel/exchange/fairness.h"

namespace award::scoring::panel {
namespace {

constexpr int64_t kWhole = 10'000;
constexpr int32_t kPriceOfLevel = 200;
constexpr int32_t kPriceOfDeficit = 50;

std::vector<int64_t> PricesOf(const FlowPlan& best, size_t judges) {
  std::vector<int64_t> prices;
  if (best.certificate.prices.size() != judges) return prices;
  for (const std::vector<Price>& price : best.certificate.prices) {
    prices.push_back(price.empty() ? 0 : price.front()[kTotalPrice]);
  }
  return prices;
}

// The least total that the objective accepts for fairness.
int64_t LeastTotal(const Objective& objective, int64_t best) {
  const int32_t usual = objective.fairness == Fairness::kLevel ? kPriceOfLevel : kPriceOfDeficit;
  const int64_t points = objective.price_basis_points.value_or(usual);
  const int64_t size = best < 0 ? -best : best;
  // The price in two parts, since size * points may not fit.
  return best - (size / kWhole * points + size % kWhole * points / kWhole);
}

std::vector<TierResult> FairnessOf(const Problem& problem, const std::vector<Pair>& pairs,
                                   const std::vector<std::optional<int64_t>>& ideals) {
  std::vector<TierResult> results;
  for (const Tier tier : TiersOf(problem)) {
    if (tier != Tier::kFloor && tier != Tier::kLevel && tier != Tier::kDeficit) continue;
    TierResult result{tier, ValueOf(problem, pairs, tier), std::nullopt};
    if (tier == Tier::kFloor) {
      for (const std::optional<int64_t>& ideal : ideals) {
        if (ideal) result.bound = std::min(*ideal, result.bound.value_or(*ideal));
      }
    }
    results.push_back(result);
  }
  return results;
}

}  // namespace

Exchanged Improve(const Problem& problem, const Classes& classes, const FlowPlan& best,
                  const Watch& watch) {
  Exchanged exchanged;
  exchanged.pairs = best.pairs;
  exchanged.keeps_rules = true;
  const Fairness fairness = problem.objective.fairness;
  if (fairness == Fairness::kTotal && classes.crossing.empty()) return exchanged;

  Progress progress{.tier = Tier::kTotal, .has_plan = true};
  const auto go_on = [&] { return !watch || watch(progress); };
  const std::vector<std::optional<int64_t>> ideals = OwnIdeals(problem, classes);
  FairnessStage stage(problem, ideals, best.pairs, PricesOf(best, problem.judges.size()), go_on);
  if (!classes.crossing.empty()) {
    exchanged.keeps_rules = stage.MendRules();
    stage.Polish();
  }
  const int64_t total = stage.Total();
  progress.value = total;
  if (fairness == Fairness::kFloor || fairness == Fairness::kFair) {
    progress.tier = Tier::kFloor;
    stage.RaiseFloor();
  }
  const int64_t least = std::min(stage.Total(), LeastTotal(problem.objective, total));
  if (fairness == Fairness::kLevel) {
    progress.tier = Tier::kLevel;
    stage.RaiseLevel(least);
  }
  if (fairness == Fairness::kDeficit || fairness == Fairness::kFair) {
    progress.tier = Tier::kDeficit;
    stage.LowerDeficit(least);
  }
  stage.Polish();
  exchanged.pairs = stage.Pairs();
  exchanged.interrupted = stage.Stopped();
  exchanged.fairness = FairnessOf(problem, exchanged.pairs, ideals);
  return exchanged;
}

}  // namespace award::scoring::panel
