// The best use one judge can make of their places at given prices: the judges' half of a bound.
#ifndef AWARD_SCORING_PANEL_JUDGE_BOUND_H_
#define AWARD_SCORING_PANEL_JUDGE_BOUND_H_

#include <array>
#include <cstdint>
#include <vector>

#include "scoring/number/wide.h"
#include "scoring/panel/classes.h"
#include "scoring/panel/price_bound.h"
#include "scoring/panel/problem.h"

namespace award::scoring::panel {

// A sum of values tier by tier.
using WidePrice = std::array<Wide, kLinearTiers>;

// Whether `left` is less in the first tier in which they differ.
bool IsLess(const WidePrice& left, const WidePrice& right);
void AddTo(WidePrice& sum, const WidePrice& part);

class JudgeBound {
 public:
  JudgeBound(const Problem& problem, const Classes& classes, const TierMask& mask);

  // `prices`: of the judge's classes; 0 in tiers that do not count.
  WidePrice Of(int32_t judge, const std::vector<Price>& prices) const;

 private:
  const Problem& problem_;
  const Classes& classes_;
  TierMask mask_;
  std::vector<std::vector<int64_t>> sizes_;  // Per tree and class: applications in it.
};

}  // namespace award::scoring::panel

#endif  // AWARD_SCORING_PANEL_JUDGE_BOUND_H_
