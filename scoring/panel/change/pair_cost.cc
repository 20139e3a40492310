// Where the plan is proved to be the best, every panel is a best one at the prices and every load a
// best use. Moving one judge's price by as much as that stays true moves the bound for plans with
// the other decision by the same amount, since there one application more (or less) has the judge.
#include "scoring/panel/change/pair_cost.h"

#include <algorithm>
#include <utility>

#include "scoring/panel/change/loss.h"
#include "scoring/panel/position.h"

namespace award::scoring::panel {

namespace {

// Of the judges who could take a seat, so many of the cheapest have their prices moved.
constexpr size_t kMostCandidates = 6;

// The lesser amount; nothing is any amount.
void Limit(std::optional<Price>& amount, const Price& limit) {
  if (!amount.has_value() || limit < *amount) amount = limit;
}

size_t CountProvedTiers(const Plan& plan) {
  size_t proved = 0;
  for (; proved < kLinearTiers; ++proved) {
    for (const TierResult& result : plan.tiers) {
      if (result.tier == kPricedTiers[proved] && result.bound != result.value) return proved;
    }
  }
  return proved;
}

}  // namespace

PairCost::PairCost(const Problem& problem, const Classes& classes, const Plan& plan)
    : problem_(problem),
      classes_(classes),
      plan_(plan),
      panels_(problem.applications.size()),
      loads_(problem.judges.size()),
      proved_tiers_(CountProvedTiers(plan)) {
  for (const Pair pair : plan.pairs) {
    panels_[At(pair.application)].push_back(pair.judge);
    loads_[At(pair.judge)].push_back(pair.application);
  }
}

PanelMargin PairCost::MarginOf(const PairValues& values, int32_t application, bool best) const {
  return {problem_, classes_, values, application, panels_[At(application)], best};
}

PlaceWorth PairCost::WorthOf(const PairValues& values, int32_t judge) const {
  return {problem_, classes_, values, judge, proved_tiers_ > kEvennessPrice};
}

bool PairCost::Has(int32_t application, int32_t judge) const {
  const Panel& panel = panels_[At(application)];
  return std::binary_search(panel.begin(), panel.end(), judge);
}

int64_t PairCost::LeastTotalLoss(const PairValues& values, Pair pair) const {
  std::optional<int64_t> least;
  for (const int32_t member : panels_[At(pair.application)]) {
    const int64_t value = values.TotalOf({pair.application, member});
    if (!least.has_value() || value < *least) least = value;
  }
  return least.value_or(0) - values.TotalOf(pair);
}

PairCost::Cost PairCost::FallOf(const PairValues& values, int32_t judge) const {
  Cost fall = WorthOf(values, judge).SlackBelow(static_cast<int64_t>(loads_[At(judge)].size()));
  const bool plain = problem_.kept.empty();
  for (int32_t a = 0; At(a) < panels_.size(); ++a) {
    if (problem_.seats[At(a)] == 0 || problem_.InConflict({a, judge}) || Has(a, judge)) {
      continue;
    }
    if (plain && fall.has_value() && LeastTotalLoss(values, {a, judge}) > (*fall)[kTotalPrice]) {
      continue;
    }
    const Cost loss = MarginOf(values, a, true).LossOfJoining(judge);
    if (loss.has_value()) Limit(fall, *loss);
  }
  if (fall.has_value()) fall = std::max(*fall, Price{});
  return fall;
}

PairCost::Cost PairCost::RiseOf(const PairValues& values, int32_t judge) const {
  Cost rise = WorthOf(values, judge).SlackAbove(static_cast<int64_t>(loads_[At(judge)].size()));
  for (const int32_t a : loads_[At(judge)]) {
    const Cost loss = MarginOf(values, a, true).LossOfLeaving(judge);
    if (loss.has_value()) Limit(rise, *loss);
  }
  if (rise.has_value()) rise = std::max(*rise, Price{});
  return rise;
}

PairCost::Cost PairCost::CostOfJoining(Pair pair) const {
  PairValues values(problem_, classes_, plan_.certificate, proved_tiers_);
  const PanelMargin margin = MarginOf(values, pair.application, true);
  std::vector<int32_t> fixed;  // Members who cannot leave: nobody else can use them.
  for (const int32_t member : panels_[At(pair.application)]) {
    if (!margin.LossOfExchange(member, pair.judge).has_value()) continue;
    const Cost fall = FallOf(values, member);
    if (fall.has_value()) {
      values.Raise(member, Price{} - *fall);
    } else {
      fixed.push_back(member);
    }
  }
  Cost least;
  for (const int32_t member : margin.members()) {
    if (std::find(fixed.begin(), fixed.end(), member) != fixed.end()) continue;
    const Cost loss = margin.LossOfExchange(member, pair.judge);
    if (loss.has_value()) Limit(least, *loss);
  }
  if (!least.has_value()) return std::nullopt;
  const Cost rise = RiseOf(values, pair.judge);
  if (!rise.has_value()) return std::nullopt;
  return *least + *rise;
}

PairCost::Cost PairCost::CostOfLeaving(Pair pair) const {
  PairValues values(problem_, classes_, plan_.certificate, proved_tiers_);
  const Cost fall = FallOf(values, pair.judge);
  if (!fall.has_value()) return std::nullopt;
  values.Raise(pair.judge, Price{} - *fall);
  const PanelMargin margin = MarginOf(values, pair.application, true);
  std::vector<std::pair<Price, int32_t>> candidates;
  for (int32_t judge = 0; At(judge) < problem_.judges.size(); ++judge) {
    if (problem_.InConflict({pair.application, judge}) || Has(pair.application, judge)) continue;
    const Cost loss = margin.LossOfExchange(pair.judge, judge);
    if (loss.has_value()) candidates.emplace_back(*loss, judge);
  }
  std::sort(candidates.begin(), candidates.end());
  Cost least;
  for (size_t i = 0; i < candidates.size(); ++i) {
    const auto& [loss, judge] = candidates[i];
    if (least.has_value() && *least <= loss) break;
    if (i >= kMostCandidates) {
      Limit(least, loss);
      continue;
    }
    const Cost rise = RiseOf(values, judge);
    if (!rise.has_value()) continue;
    values.Raise(judge, *rise);
    Limit(least, loss + *rise);
  }
  return least;
}

OtherDecision PairCost::Of(Pair pair) const {
  const bool assigned = Has(pair.application, pair.judge);
  // Where seats may stay empty, a panel need not be the best of those that PanelMargin knows.
  if (proved_tiers_ > kTotalPrice && !problem_.objective.partial) {
    const Cost cost = assigned ? CostOfLeaving(pair) : CostOfJoining(pair);
    if (!cost.has_value()) return {false, std::nullopt};
    return {true, CertainLoss(plan_, *cost)};
  }
  // Prices as they are, less the distance from the bound.
  const PairValues values(problem_, classes_, plan_.certificate, kLinearTiers);
  PanelMargin margin = MarginOf(values, pair.application, false);
  const Cost cost = assigned ? margin.LossOfLeaving(pair.judge) : margin.LossOfJoining(pair.judge);
  if (!cost.has_value()) return {false, std::nullopt};
  return {true, CertainLoss(plan_, *cost)};
}

std::optional<Pair> PairCost::Nearest(int32_t judge) const {
  const PairValues values(problem_, classes_, plan_.certificate, kLinearTiers);
  std::optional<Pair> nearest;
  int64_t least = 0;
  for (int32_t a = 0; At(a) < panels_.size(); ++a) {
    if (problem_.seats[At(a)] == 0 || problem_.InConflict({a, judge}) || Has(a, judge)) continue;
    if (nearest.has_value() && !problem_.objective.partial &&
        LeastTotalLoss(values, {a, judge}) >= least) {
      continue;
    }
    const std::optional<int64_t> loss = MarginOf(values, a, true).TotalLossOfJoining(judge);
    if (!loss.has_value() || (nearest.has_value() && *loss >= least)) continue;
    least = *loss;
    nearest = Pair{a, judge};
  }
  return nearest;
}

std::optional<std::optional<Loss>> PairCost::WorthOfPlace(int32_t judge) const {
  const PairValues values(problem_, classes_, plan_.certificate, kLinearTiers);
  const PlaceWorth worth(problem_, classes_, values, judge, true);
  return MostGain(plan_, worth.OfOneMore());
}

}  // namespace award::scoring::panel
