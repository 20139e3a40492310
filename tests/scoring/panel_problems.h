// Assignment problems for tests: builders, random ones with everything in them, a search of every
// plan, and an order of rows and columns to shuffle. Counts here are naive on purpose.
#ifndef AWARD_TESTS_SCORING_PANEL_PROBLEMS_H_
#define AWARD_TESTS_SCORING_PANEL_PROBLEMS_H_

#include <cstdint>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "scoring/panel/classes.h"
#include "scoring/panel/plan.h"
#include "scoring/panel/problem.h"

namespace award::scoring::panel {

// One row per application (a1, a2, …), one column per judge (j1, j2, …) with that affinity, or
// kConflict. Every application wants `seats` judges, every judge takes 0 to `highest_load`.
// At most nine of each, so that ids rise.
Problem ProblemOf(const std::vector<std::vector<int32_t>>& affinities, int32_t seats,
                  int32_t highest_load);

// Adds a rule about every application (or judge), with a scope of its own; its position.
int32_t AddRule(Problem& problem, Each each, std::vector<int32_t> members, int32_t lowest,
                int32_t highest);

// What a random problem may hold.
struct Shape {
  uint32_t applications = 4;       // At most; 1 at least.
  uint32_t judges = 4;             // At most; 1 at least.
  uint32_t seats = 2;              // At most for an application; 0 at least.
  uint32_t affinities = 7;         // That many different ones, some of them negative.
  uint32_t conflicts = 12;         // Of a hundred pairs.
  uint32_t locks = 5;              // Of a hundred pairs.
  uint32_t kept = 0;               // Of a hundred pairs.
  uint32_t application_rules = 2;  // At most.
  uint32_t judge_rules = 2;        // At most.
  bool laminar = false;            // The rules of a side are all nested or apart.
  bool lowest_loads = true;        // Some judges have one.
  bool partial = false;            // Seats may stay empty.
};

// A valid problem of this shape; many have no plan. The same numbers on every machine.
Problem RandomProblem(std::mt19937& random, const Shape& shape);

// A shape of four by four at most with kept pairs, locks, empty seats or rules that cross, or not.
Shape MixedShape(std::mt19937& random);

// A price of 0 per judge and class.
std::vector<std::vector<Price>> FreePrices(const Problem& problem, const Classes& classes);

// Whether the pairs obey everything that the problem asks, locks too.
bool Obeys(const Problem& problem, const std::vector<Pair>& pairs);

// Calls `visit` with the pairs of every plan that obeys; they rise.
void ForEachPlan(const Problem& problem,
                 const std::function<void(const std::vector<Pair>&)>& visit);

// What the pairs are worth in a tier of sums, counted naively; kFloor, kDeficit, kLevel and kGroups
// are not.
int64_t NaiveValueOf(const Problem& problem, const std::vector<Pair>& pairs, Tier tier);

// The same problem listed otherwise: application i becomes applications[i], judge i becomes
// judges[i]; ids too. Both are permutations.
Problem Permuted(const Problem& problem, const std::vector<int32_t>& applications,
                 const std::vector<int32_t>& judges);

// A permutation of 0 to count − 1.
std::vector<int32_t> RandomOrder(std::mt19937& random, size_t count);

// "a1:j1,j2 a2:j1,j3": pairs as text.
std::string TextOf(const Problem& problem, const std::vector<Pair>& pairs);

// The numbers of a problem as text, for a failing test's message.
std::string TextOf(const Problem& problem);

}  // namespace award::scoring::panel

#endif  // AWARD_TESTS_SCORING_PANEL_PROBLEMS_H_
