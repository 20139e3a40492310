// Plans for tests of exchanges: any pairs at all, and every single change that they allow.
#ifndef AWARD_TESTS_SCORING_EXCHANGED_H_
#define AWARD_TESTS_SCORING_EXCHANGED_H_

#include <random>
#include <vector>

#include "scoring/panel/exchange/seating.h"
#include "scoring/panel/problem.h"
#include "tests/scoring/panel_problems.h"

namespace award::scoring::panel {

// Nine applications by seven judges at most, with kept pairs and rules of both sides.
Shape Wide();

// Some judges on every application, locks among them, whatever the rules say. They rise.
std::vector<Pair> AnyPairs(std::mt19937& random, const Problem& problem);

// Every way in which one unlocked pair may pass to another judge, loads and rules not asked.
std::vector<Transfer> MovesOf(const Problem& problem, const Seating& seating);

// Every plan of a small problem that obeys.
std::vector<std::vector<Pair>> PlansOf(const Problem& problem);

}  // namespace award::scoring::panel

#endif  // AWARD_TESTS_SCORING_EXCHANGED_H_
