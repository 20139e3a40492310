// Pairs and changes drawn and listed plainly; see the header.
#include "tests/scoring/exchanged.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace award::scoring::panel {

Shape Wide() {
  Shape shape;
  shape.applications = 9;
  shape.judges = 7;
  shape.seats = 3;
  shape.kept = 20;
  shape.application_rules = 3;
  shape.judge_rules = 3;
  return shape;
}

// Some judges on every application, locks among them, whatever the rules say.
std::vector<Pair> AnyPairs(std::mt19937& random, const Problem& problem) {
  std::vector<Pair> pairs = problem.locks;
  for (int32_t a = 0; a < static_cast<int32_t>(problem.applications.size()); ++a) {
    for (int32_t j = 0; j < static_cast<int32_t>(problem.judges.size()); ++j) {
      const Pair pair{a, j};
      if (random() % 3 != 0 || problem.InConflict(pair)) continue;
      if (std::find(pairs.begin(), pairs.end(), pair) == pairs.end()) pairs.push_back(pair);
    }
  }
  std::sort(pairs.begin(), pairs.end());
  return pairs;
}

std::vector<Transfer> MovesOf(const Problem& problem, const Seating& seating) {
  std::vector<Transfer> moves;
  for (int32_t a = 0; a < static_cast<int32_t>(problem.applications.size()); ++a) {
    for (const int32_t from : seating.JudgesOf(a)) {
      for (int32_t to = 0; to < static_cast<int32_t>(problem.judges.size()); ++to) {
        if (seating.IsLocked(a, from) || seating.Has(a, to) || problem.InConflict({a, to}))
          continue;
        moves.push_back({a, from, to});
      }
    }
  }
  return moves;
}

std::vector<std::vector<Pair>> PlansOf(const Problem& problem) {
  std::vector<std::vector<Pair>> plans;
  ForEachPlan(problem, [&](const std::vector<Pair>& pairs) { plans.push_back(pairs); });
  return plans;
}

}  // namespace award::scoring::panel
