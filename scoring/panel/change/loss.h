// Turns a loss at prices into what may be said for certain; part of panel/change/explanation.h.
#ifndef AWARD_SCORING_PANEL_CHANGE_LOSS_H_
#define AWARD_SCORING_PANEL_CHANGE_LOSS_H_

#include <array>
#include <optional>

#include "scoring/panel/change/explanation.h"
#include "scoring/panel/plan.h"

namespace award::scoring::panel {

// By LinearTier.
inline constexpr std::array<Tier, kLinearTiers> kPricedTiers = {
    Tier::kUnfilled, Tier::kChanges, Tier::kTotal, Tier::kEvenness, Tier::kDraw};

// The first tier in which a plan that pays `at_prices` must be worse than `plan`: what the plan
// itself is short of the bounds is taken off. Nothing when the bounds leave room for a better one.
std::optional<Loss> CertainLoss(const Plan& plan, const Price& at_prices);

// The first tier in which a plan can be better than `plan` when the bounds rise by `gain`, and how
// much at most. Not proved (outer nothing): a tier that counts has no bound.
std::optional<std::optional<Loss>> MostGain(const Plan& plan, const Price& gain);

}  // namespace award::scoring::panel

#endif  // AWARD_SCORING_PANEL_CHANGE_LOSS_H_
