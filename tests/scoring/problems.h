// Assignment problems for tests: a builder from a matrix and a search of every assignment.
#ifndef AWARD_TESTS_SCORING_PROBLEMS_H_
#define AWARD_TESTS_SCORING_PROBLEMS_H_

#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <tuple>
#include <vector>

#include "scoring/panel_before/problem.h"

namespace award::scoring::panel_before {

// One row per application (a1, a2, …), one column per judge (j1, j2, …) with that affinity; below 0
// is a conflict. Every application gets `judges` judges, every judge 0 to `highest_load`
// applications; nobody is from outside.
Problem ProblemOf(const std::vector<std::vector<int32_t>>& affinities, int32_t judges,
                  int32_t highest_load);

// A small problem with conflicts, locks, loads and outside judges, of at most `most` applications
// and judges; one pair in `conflicts` is a conflict. Many of them have no assignment.
Problem RandomProblem(std::mt19937& random, uint32_t most, uint32_t conflicts);

// What is maximised: total affinity, then evenness (minus the sum of squared loads).
using Worth = std::tuple<int64_t, int64_t>;

// The best worth over all assignments, found by trying every one; nothing when there is none.
std::optional<Worth> BestByTrying(const Problem& problem);

// The worth of a plan.
Worth WorthOf(const Problem& problem, const Plan& plan);

// "a1:j1,j2 a2:j1,j3": a plan's pairs as text.
std::string TextOf(const Plan& plan);

}  // namespace award::scoring::panel_before

#endif  // AWARD_TESTS_SCORING_PROBLEMS_H_
