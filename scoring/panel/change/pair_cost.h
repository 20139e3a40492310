// The least that deciding a pair the other way costs, by the prices of a proof. The prices are
// first moved as far as the best plan allows, in the way that makes this pair's decision dearest:
// they were one choice among many, and another one may prove more.
#ifndef AWARD_SCORING_PANEL_CHANGE_PAIR_COST_H_
#define AWARD_SCORING_PANEL_CHANGE_PAIR_COST_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "scoring/panel/change/explanation.h"
#include "scoring/panel/change/margin.h"
#include "scoring/panel/change/pair_values.h"
#include "scoring/panel/change/place_worth.h"
#include "scoring/panel/classes.h"
#include "scoring/panel/plan.h"
#include "scoring/panel/problem.h"

namespace award::scoring::panel {

// What is known about the other decision.
struct OtherDecision {
  bool possible = true;      // False: proved that no plan decides so.
  std::optional<Loss> loss;  // As Explanation::loss.
};

class PairCost {
 public:
  // Requires HasPrices. All arguments stay alive.
  PairCost(const Problem& problem, const Classes& classes, const Plan& plan);

  // Of a pair that is not in conflict, nor locked.
  OtherDecision Of(Pair pair) const;
  // Of the applications that the judge could be on and is not, the one that would lose least of
  // the total at the prices.
  std::optional<Pair> Nearest(int32_t judge) const;
  // See LoadExplanation::worth; the outer nothing: not proved.
  std::optional<std::optional<Loss>> WorthOfPlace(int32_t judge) const;

 private:
  using Panel = std::vector<int32_t>;
  // Nothing: any amount, or impossible.
  using Cost = std::optional<Price>;

  PanelMargin MarginOf(const PairValues& values, int32_t application, bool best) const;
  PlaceWorth WorthOf(const PairValues& values, int32_t judge) const;
  bool Has(int32_t application, int32_t judge) const;
  // No more than what the application loses of the total when the judge joins; quickly.
  int64_t LeastTotalLoss(const PairValues& values, Pair pair) const;
  // How far the judge's price can fall before another application wants the judge,
  // or rise before one of those that have the judge would rather have another.
  Cost FallOf(const PairValues& values, int32_t judge) const;
  Cost RiseOf(const PairValues& values, int32_t judge) const;
  Cost CostOfJoining(Pair pair) const;
  Cost CostOfLeaving(Pair pair) const;

  const Problem& problem_;
  const Classes& classes_;
  const Plan& plan_;
  std::vector<Panel> panels_;  // Per application.
  std::vector<Panel> loads_;   // Per judge: applications.
  size_t proved_tiers_ = 0;    // Leading linear tiers in which the plan is the best.
};

}  // namespace award::scoring::panel

#endif  // AWARD_SCORING_PANEL_CHANGE_PAIR_COST_H_
