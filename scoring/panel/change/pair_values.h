// What pairs are worth at the prices of a proof, tier by tier; part of panel/change/pair_cost.h.
#ifndef AWARD_SCORING_PANEL_CHANGE_PAIR_VALUES_H_
#define AWARD_SCORING_PANEL_CHANGE_PAIR_VALUES_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "scoring/panel/classes.h"
#include "scoring/panel/plan.h"
#include "scoring/panel/problem.h"

namespace award::scoring::panel {

Price operator+(const Price& left, const Price& right);
Price operator-(const Price& left, const Price& right);

// Whether the certificate has a price for every judge and class.
bool HasPrices(const Problem& problem, const Classes& classes, const Certificate& certificate);

class PairValues {
 public:
  // Only the first `tiers` linear tiers count. Requires HasPrices; all arguments stay alive.
  PairValues(const Problem& problem, const Classes& classes, const Certificate& certificate,
             size_t tiers)
      : problem_(problem),
        classes_(classes),
        certificate_(certificate),
        tiers_(tiers),
        raised_(problem.judges.size(), Price{}) {}

  // Makes every place of the judge dearer by this, from now on.
  void Raise(int32_t judge, const Price& by);

  // What a place of the judge costs the application: the price of the innermost class of the
  // judge's tree that the application is in.
  Price PriceOf(Pair pair) const;
  // Value less price.
  Price Of(Pair pair) const;
  // The same in the tier of the total alone, which needs no draw.
  int64_t TotalOf(Pair pair) const;
  // What an empty seat is worth.
  Price OfEmptySeat() const;

 private:
  const Price& CertifiedPriceOf(Pair pair) const;
  Price Counted(Price value) const;

  const Problem& problem_;
  const Classes& classes_;
  const Certificate& certificate_;
  const size_t tiers_;
  std::vector<Price> raised_;  // Per judge.
};

}  // namespace award::scoring::panel

#endif  // AWARD_SCORING_PANEL_CHANGE_PAIR_VALUES_H_
