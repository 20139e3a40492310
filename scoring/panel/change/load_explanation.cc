// Counts what a judge may judge, and asks the prices for the rest.
#include <algorithm>

#include "scoring/panel/change/explanation.h"
#include "scoring/panel/change/pair_cost.h"

namespace award::scoring::panel {

LoadExplanation ExplainLoad(const Problem& problem, const Classes& classes, const Plan& plan,
                            int32_t judge) {
  LoadExplanation told;
  told.judge = judge;
  told.load = std::count_if(plan.pairs.begin(), plan.pairs.end(),
                            [judge](const Pair& pair) { return pair.judge == judge; });
  for (int32_t a = 0; static_cast<size_t>(a) < problem.applications.size(); ++a) {
    if (problem.seats[static_cast<size_t>(a)] == 0) continue;
    ++(problem.InConflict({a, judge}) ? told.conflicts : told.allowed);
  }
  if (!HasPrices(problem, classes, plan.certificate)) return told;
  const PairCost cost(problem, classes, plan);
  const std::optional<std::optional<Loss>> worth = cost.WorthOfPlace(judge);
  told.proved = worth.has_value();
  if (told.proved) told.worth = *worth;
  told.nearest = cost.Nearest(judge);
  if (told.nearest.has_value()) told.nearest_loss = cost.Of(*told.nearest).loss;
  return told;
}

}  // namespace award::scoring::panel
