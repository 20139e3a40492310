// The assignment problem as one textbook network with one 128-bit cost per arc: every pair, every
// class, every tier at once, solved by LEMON. Only for rules that are nested or apart under each
// application and judge, and for problems small enough for the tiers to fit the cost.
#ifndef AWARD_TESTS_SCORING_PANEL_ORACLE_H_
#define AWARD_TESTS_SCORING_PANEL_ORACLE_H_

#include <optional>
#include <vector>

#include "scoring/panel/problem.h"
#include "tests/scoring/panel_oracle_solver.h"

namespace award::scoring::oracle {

// The one plan that is best in kUnfilled (if partial), kChanges, kTotal, kEvenness and kDraw, in
// this order; nothing when there is no plan. Partial problems must not have rules. kGroups and
// fairness are no part of it.
std::optional<std::vector<panel::Pair>> SolveByLemon(const panel::Problem& problem);

// The network of the total alone, without rules or locks: costs are negated affinities.
Network TotalNetwork(const panel::Problem& problem);

}  // namespace award::scoring::oracle

#endif  // AWARD_TESTS_SCORING_PANEL_ORACLE_H_
