// Random assignment problems grown around a hidden plan: their loads, rules and locks are tight
// about it, so that most have an answer and few have many; some are then spoiled.
#ifndef AWARD_TESTS_SCORING_PANEL_ORACLE_PROBLEMS_H_
#define AWARD_TESTS_SCORING_PANEL_ORACLE_PROBLEMS_H_

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "scoring/panel/problem.h"

namespace award::scoring::panel {

// What a grown problem may hold. Chances are of a hundred.
struct Variety {
  uint32_t applications = 5;  // At most.
  uint32_t judges = 5;        // At most.
  uint32_t seats = 3;         // At most for an application.
  uint32_t values = 10;       // Different affinities; a quarter of them negative.
  uint32_t slack = 2;         // At most, of places that a judge has beyond the hidden plan.
  uint32_t conflicts = 15;    // Of pairs.
  uint32_t locks = 6;         // Of pairs of the hidden plan.
  uint32_t kept = 0;          // Of pairs.
  uint32_t panel_rules = 3;   // At most, in each of up to two scopes.
  uint32_t judge_rules = 2;   // Likewise.
  uint32_t spoiled = 25;      // Of problems: something no longer fits the hidden plan.
  bool nested = true;         // The rules that one application or judge is under are nested or
                              // apart; otherwise any.
  bool partial = false;       // Seats may stay empty, and rules about applications have no minimum.
};

// The same problem on every machine. Valid, but often without a plan.
Problem GrowProblem(std::mt19937_64& random, const Variety& variety);

// Everything that decides the answer, to print when a test fails.
std::string Describe(const Problem& problem);
std::string Describe(const Problem& problem, const std::vector<Pair>& pairs);

}  // namespace award::scoring::panel

#endif  // AWARD_TESTS_SCORING_PANEL_ORACLE_PROBLEMS_H_
