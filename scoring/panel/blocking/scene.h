// What every search for an obstacle looks at: both sides of a problem and the pairs without
// conflict. Counts here are of single applications and judges.
#ifndef AWARD_SCORING_PANEL_BLOCKING_SCENE_H_
#define AWARD_SCORING_PANEL_BLOCKING_SCENE_H_

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "scoring/panel/blocking/bit_table.h"
#include "scoring/panel/blocking/side.h"
#include "scoring/panel/plan.h"

namespace award::scoring::panel {

struct Scene {
  Scene(const Problem& problem_at_hand, const Classes& classes, BitTable pairs_without_conflict)
      : problem(problem_at_hand),
        panels(problem, classes, Each::kApplication),
        quotas(problem, classes, Each::kJudge),
        pairs(std::move(pairs_without_conflict)) {}

  const Problem& problem;  // Its affinities are not looked at.
  Side panels;             // Applications.
  Side quotas;             // Judges.
  BitTable pairs;
};

// As FindBlocked.
std::optional<Blocked> FindBlockedIn(const Scene& scene);

// What `owner` can choose from, class by class; `row` of `table` holds it. Those for whom `marked`
// is true are marked.
template <typename Marked>
std::vector<LeafCount> CountLeaves(const Side& side, int32_t owner, const BitTable& table,
                                   const Marked& marked) {
  const ClassTree& tree = side.TreeOf(owner);
  std::vector<LeafCount> leaves(tree.nodes.size());
  table.ForEachIn(static_cast<size_t>(owner), [&](int32_t other) {
    LeafCount& leaf = leaves[static_cast<size_t>(tree.leaf[static_cast<size_t>(other)])];
    ++(marked(other) ? leaf.marked : leaf.unmarked);
  });
  for (const int32_t other : side.LocksOf(owner)) {
    LeafCount& leaf = leaves[static_cast<size_t>(tree.leaf[static_cast<size_t>(other)])];
    ++(marked(other) ? leaf.locked_marked : leaf.locked_unmarked);
    if (!table.Has(static_cast<size_t>(owner), static_cast<size_t>(other))) continue;
    --(marked(other) ? leaf.marked : leaf.unmarked);
  }
  return leaves;
}

// The same with everyone marked, faster when there are no classes.
std::vector<LeafCount> CountAll(const Side& side, int32_t owner, const BitTable& table);

// Conflicts in the rows of `owners`.
int64_t CountConflicts(const BitTable& table, const std::vector<int32_t>& owners);

// Locks that contradict a conflict, a number of seats, a load, or the maximum of any rule.
std::optional<Blocked> FindLockContradiction(const Scene& scene);
// An application that cannot have a panel, with every judge at its service who is not in conflict
// with it and whom no lock, load or rule of their own keeps from it.
std::optional<Blocked> FindShortApplication(const Scene& scene);
// A judge who cannot have the lowest load, or the minimum of a rule, with every application at
// hand. `by_judge` is scene.pairs transposed.
std::optional<Blocked> FindShortJudge(const Scene& scene, const BitTable& by_judge);
// When seats may stay empty: an application or judge whose locks leave no place for what rules ask.
std::optional<Blocked> FindCrowdedOwner(const Scene& scene);

}  // namespace award::scoring::panel

#endif  // AWARD_SCORING_PANEL_BLOCKING_SCENE_H_
