// The places of one judge at the prices of a proof: their best use is a concave function of their
// number; part of panel/change/explanation.h.
#ifndef AWARD_SCORING_PANEL_CHANGE_PLACE_WORTH_H_
#define AWARD_SCORING_PANEL_CHANGE_PLACE_WORTH_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "scoring/panel/change/pair_values.h"
#include "scoring/panel/classes.h"
#include "scoring/panel/plan.h"
#include "scoring/panel/problem.h"

namespace award::scoring::panel {

class PlaceWorth {
 public:
  PlaceWorth(const Problem& problem, const Classes& classes, const PairValues& values,
             int32_t judge, bool even_loads);

  // By how much the best use grows at most when the highest load grows by one.
  Price OfOneMore() const;
  // By how much the price of all places can fall (rise) while this load stays a best use. Nothing:
  // by any amount. Requires that it is one.
  std::optional<Price> SlackBelow(int64_t load) const;
  std::optional<Price> SlackAbove(int64_t load) const;

 private:
  // What the n-th place adds, from 1. Nothing: there is no such place, or it must be used.
  std::optional<Price> GainOf(int64_t place) const;

  const Judge& of_;
  const bool even_loads_;
  int64_t forced_ = 0;        // Places that rules demand.
  std::vector<Price> gains_;  // Of the places behind them, falling; without the even loads.
};

}  // namespace award::scoring::panel

#endif  // AWARD_SCORING_PANEL_CHANGE_PLACE_WORTH_H_
