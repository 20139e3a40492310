// The cheapest changes that make a plan possible. What each change costs:
//   kRaiseLoad, kLowerLowestLoad  10 for the first place of a judge, one more for each further
//   place
//                                 of the same judge, 30 at most.
//   kLiftRule                     20 for each time that the cheapest plan breaks the rule. The rule
//                                 is then lifted as a whole. Only rules that are soft.
//   kFewerSeats                   30 for the first seat of an application, 10 more for each further
//                                 seat of the same application.
//   kUnlock                       40.
// A conflict or a rule that is not soft is never touched. Rules that cross are not looked at.
#ifndef AWARD_SCORING_PANEL_BLOCKING_REPAIR_H_
#define AWARD_SCORING_PANEL_BLOCKING_REPAIR_H_

#include <cstdint>
#include <vector>

#include "scoring/panel/classes.h"
#include "scoring/panel/plan.h"
#include "scoring/panel/problem.h"

namespace award::scoring::panel {

// What the `nth` unit of a change of this kind costs; the first is 1.
int64_t CostOf(Change::Kind kind, int64_t nth);

// The cheapest repair of all, and up to two further ones of one kind alone (loads, seats, or soft
// rules), cheapest first; of each, FindBlocked finds nothing in the repaired problem. Changes are
// by kind and position. Empty when the problem is not blocked, or when only conflicts and rules
// that are not soft are in the way. `problem` is valid and `classes` are its own.
std::vector<Repair> FindRepairs(const Problem& problem, const Classes& classes);

// The problem with the changes made. A lifted rule stays in its place and asks for nothing.
Problem Repaired(Problem problem, const Repair& repair);

}  // namespace award::scoring::panel

#endif  // AWARD_SCORING_PANEL_BLOCKING_REPAIR_H_
