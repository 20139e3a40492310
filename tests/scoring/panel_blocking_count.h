// Counts again, by trying every choice, what an obstacle claims. Knows the rules as declared and
// nothing of trees or flows.
#ifndef AWARD_TESTS_SCORING_PANEL_BLOCKING_COUNT_H_
#define AWARD_TESTS_SCORING_PANEL_BLOCKING_COUNT_H_

#include <string>

#include "scoring/panel/plan.h"
#include "scoring/panel/problem.h"

namespace award::scoring::panel {

// What is wrong with the obstacle; empty when every number is right and it proves that there is no
// plan.
std::string WrongIn(const Problem& problem, const Blocked& blocked);

// Of a kPanel, a kGroup, or a kLowestLoads of several judges: the same without trying whether it is
// minimal, for problems too large for that.
std::string WrongCountIn(const Problem& problem, const Blocked& blocked);

// Whether any plan obeys.
bool HasPlan(const Problem& problem);

}  // namespace award::scoring::panel

#endif  // AWARD_TESTS_SCORING_PANEL_BLOCKING_COUNT_H_
