// Finds out why there is no plan: the smallest obstacle, in words and in numbers.
#ifndef AWARD_SCORING_PANEL_BEFORE_BLOCKING_H_
#define AWARD_SCORING_PANEL_BEFORE_BLOCKING_H_

#include <optional>

#include "scoring/panel_before/pair_table.h"
#include "scoring/panel_before/problem.h"

namespace award::scoring::panel_before {

// Nothing when an assignment exists. Otherwise the first obstacle in this order: contradicting
// locks, one application alone, the panel as a whole, a group of applications, lowest loads. A
// group is minimal: without any one of its members it would not block. That no other obstacle
// exists follows from a theorem of Fulkerson (1959): if highest loads and lowest loads can each be
// kept by some flow, one flow keeps both.
std::optional<Blocked> FindBlocked(const Problem& problem, const PairTable& table);

}  // namespace award::scoring::panel_before

#endif  // AWARD_SCORING_PANEL_BEFORE_BLOCKING_H_
