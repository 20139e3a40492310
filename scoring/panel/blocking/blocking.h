// Why there is no plan: the smallest obstacle, in ids and in numbers that anyone can count again.
// Rules that cross (Classes::crossing) are not looked at, except by FindCrossing.
//
// What is named, by BlockedBy:
//   kLocks        one conflict, application, judge or rule, and the locks that contradict it:
//                 `wanted` of them are locked, `available` may be.
//   kApplication  one application. Either `wanted` judges are needed (for its seats, or for the
//                 first of `rules`) but of `judges`, those left for it, at most `available` can be
//                 chosen; or rules and locks ask for `wanted` judges where there is place for
//                 `available`. A judge in conflict with it, or whose own locks, load or rules leave
//                 no place for it, is not left for it.
//   kPanel, kGroup
//                 Count the pairs of `applications` with `judges` that are neither in conflict nor
//                 in `apart`. The fewest of them that a panel can have, under the application's own
//                 rules, conflicts and locks, summed over the applications, is `wanted`; the most
//                 of them that a judge can have, under the judge's own load, rules, conflicts and
//                 locks, summed over the judges, is `available`. This is Hall's condition as Frank
//                 (1984) states it for rules in trees: a plan exists only if wanted ≤ available.
//   kLowestLoads  The same with the sides changed: the fewest that each judge must have, the most
//                 that the applications can give. One judge alone, when that is enough: then as
//                 kApplication.
// `conflicts` are those of the applications named, of kLowestLoads those of the judges named.
#ifndef AWARD_SCORING_PANEL_BLOCKING_BLOCKING_H_
#define AWARD_SCORING_PANEL_BLOCKING_BLOCKING_H_

#include <optional>

#include "scoring/panel/classes.h"
#include "scoring/panel/plan.h"
#include "scoring/panel/problem.h"

namespace award::scoring::panel {

// Nothing when a plan exists that keeps the rules in the trees. Otherwise the first obstacle in
// this order: contradicting locks, one application alone, one judge alone, the panel as a whole (or
// all its seats that a rule wants filled from certain judges), a group of applications, lowest
// loads and minimums of rules for judges. A group is minimal: without any one of its members it
// would not block. By Frank's theorem there is no other obstacle. When seats may stay empty, only
// locks block, rules that contradict each other by themselves, and minimums of rules for judges.
// Does not fill `repairs`. `problem` is valid and `classes` are its own.
std::optional<Blocked> FindBlocked(const Problem& problem, const Classes& classes);

// An application for which no panel keeps all its rules, those that cross included, with the fewest
// rules that show it: kApplication. Nothing when there is none, or when that takes too long to
// tell. Looks at judges only as far as they are in conflict, or cannot take it at all.
std::optional<Blocked> FindCrossing(const Problem& problem, const Classes& classes);

}  // namespace award::scoring::panel

#endif  // AWARD_SCORING_PANEL_BLOCKING_BLOCKING_H_
