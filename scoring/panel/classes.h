// Rules as trees. Rules of one side whose members are nested or apart (laminar) can be kept by a
// flow, exactly; a rule that crosses one before it is left out here and kept by exchanges.
#ifndef AWARD_SCORING_PANEL_CLASSES_H_
#define AWARD_SCORING_PANEL_CLASSES_H_

#include <cstdint>
#include <vector>

#include "scoring/panel/problem.h"

namespace award::scoring::panel {

// The classes that one application (or one judge) counts its judges (or applications) by.
struct ClassTree {
  struct Node {
    int32_t rule = -1;   // Position in Problem::rules; -1: the root, which counts everything.
    int32_t parent = 0;  // Before its children. The root's is 0.
    int32_t lowest = 0;  // The root's bounds are seats or loads, not stated here.
    int32_t highest = kUnlimited;
  };
  std::vector<Node> nodes;
  // Per judge (or application): the innermost class, 0 for the root alone.
  std::vector<int32_t> leaf;
};

// Applications (or judges) under the same rules share a tree.
struct Classes {
  std::vector<ClassTree> panel_trees;
  std::vector<int32_t> panel_tree;  // Per application.
  std::vector<ClassTree> quota_trees;
  std::vector<int32_t> quota_tree;  // Per judge.
  // Rules that are not, or not everywhere, in the trees. Rising.
  std::vector<int32_t> crossing;

  const ClassTree& PanelOf(int32_t application) const {
    return panel_trees[static_cast<size_t>(panel_tree[static_cast<size_t>(application)])];
  }
  const ClassTree& QuotaOf(int32_t judge) const {
    return quota_trees[static_cast<size_t>(quota_tree[static_cast<size_t>(judge)])];
  }
};

// Takes the rules in their order and leaves out what crosses one taken before. Two rules with the
// same members become one node inside the other. Of a crossing rule that has a maximum, the parts
// that the crossed classes cut it into become nodes, each with this maximum and without a minimum,
// so a rule may stand at several nodes. A rule that can never bind (no minimum, and no fewer
// allowed than it has members) is neither in a tree nor crossing.
Classes MakeClasses(const Problem& problem);

}  // namespace award::scoring::panel

#endif  // AWARD_SCORING_PANEL_CLASSES_H_
