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

// Where the work stands as a tier begins: what the plan is worth there, and a bound that is quickly
// found.
Progress ProgressAt(const Problem& problem, const std::vector<Pair>& pairs,
                    const std::vector<std::optional<int64_t>>& ideals, Tier tier) {
  Progress progress{.tier = tier, .has_plan = true};
  progress.value = ValueOf(problem, pairs, tier);
  if (tier == Tier::kDeficit) return progress;
  std::optional<int64_t> bound;  // The lowest ideal for the floor, the highest for the level.
  for (const std::optional<int64_t>& ideal : ideals) {
    if (!ideal.has_value()) continue;
    const int64_t other = bound.value_or(*ideal);
    bound = tier == Tier::kFloor ? std::min(*ideal, other) : std::max(*ideal, other);
  }
  progress.bound = std::max(progress.value, bound.value_or(progress.value));
  return progress;
}

}  // namespace

Exchanged Improve(const Problem& problem, const Classes& classes, const FlowPlan& best,
                  const Watch& watch) {
  Exchanged exchanged;
  exchanged.pairs = best.pairs;
  exchanged.keeps_rules = true;
  const Fairness fairness = problem.objective.fairness;
  if (fairness == Fairness::kTotal && classes.crossing.empty()) return exchanged;

  Progress progress{.tier = Tier::kTotal, .has_plan = classes.crossing.empty()};
  const auto go_on = [&] { return !watch || watch(progress); };
  const std::vector<std::optional<int64_t>> ideals = OwnIdeals(problem, classes);
  FairnessStage stage(problem, ideals, best.pairs, PricesOf(best, problem.judges.size()), go_on);
  if (!classes.crossing.empty()) {
    exchanged.keeps_rules = stage.MendRules();
    stage.Polish();
  }
  const int64_t total = stage.Total();
  const auto begin = [&](Tier tier) {
    if (watch) progress = ProgressAt(problem, stage.Pairs(), ideals, tier);
  };
  if (fairness == Fairness::kFloor || fairness == Fairness::kFair) {
    begin(Tier::kFloor);
    stage.RaiseFloor();
  }
  const int64_t least = std::min(stage.Total(), LeastTotal(problem.objective, total));
  if (fairness == Fairness::kLevel) {
    begin(Tier::kLevel);
    stage.RaiseLevel(least);
  }
  if (fairness == Fairness::kDeficit || fairness == Fairness::kFair) {
    begin(Tier::kDeficit);
    stage.LowerDeficit(least);
  }
  stage.Polish();
  exchanged.pairs = stage.Pairs();
  exchanged.fairness = FairnessOf(problem, exchanged.pairs, ideals);
  if (fairness == Fairness::kDeficit || fairness == Fairness::kFair) {
    DeficitProof proof = stage.ProveLeastDeficit(classes);
    exchanged.fairness.back().bound = proof.bound;
    exchanged.deficit_weights = std::move(proof.weights);
    exchanged.deficit_prices = std::move(proof.prices);
  }
  exchanged.interrupted = stage.Stopped();
  return exchanged;
}

}  // namespace award::scoring::panel
