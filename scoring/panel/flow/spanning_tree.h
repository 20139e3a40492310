// A tree over the nodes of a network, kept as parents and lists of children.
#ifndef AWARD_SCORING_PANEL_FLOW_SPANNING_TREE_H_
#define AWARD_SCORING_PANEL_FLOW_SPANNING_TREE_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "scoring/panel/position.h"

namespace award::scoring::panel {

inline constexpr int32_t kNone = -1;  // No node, no arc.

// Where a node hangs.
struct TreeNode {
  int32_t parent = kNone;
  int32_t arc = kNone;  // To the parent.
  int32_t depth = 0;
  bool up = false;  // The arc leads from the node to its parent.
  int32_t first_child = kNone;
  int32_t next = kNone;  // Among the children of the parent.
  int32_t before = kNone;
};

class SpanningTree {
 public:
  // Every node hangs nowhere.
  void Clear(size_t nodes) { nodes_.assign(nodes, {}); }

  TreeNode& operator[](int32_t node) { return nodes_[At(node)]; }
  const TreeNode& operator[](int32_t node) const { return nodes_[At(node)]; }

  // Among the children of `parent`. The node must not be among those of another.
  void Link(int32_t node, int32_t parent) {
    TreeNode& mine = nodes_[At(node)];
    TreeNode& its = nodes_[At(parent)];
    mine.parent = parent;
    mine.before = kNone;
    mine.next = its.first_child;
    if (mine.next != kNone) nodes_[At(mine.next)].before = node;
    its.first_child = node;
  }

  // No longer among the children of its parent.
  void Unlink(int32_t node) {
    const TreeNode& mine = nodes_[At(node)];
    if (mine.before == kNone) {
      nodes_[At(mine.parent)].first_child = mine.next;
    } else {
      nodes_[At(mine.before)].next = mine.next;
    }
    if (mine.next != kNone) nodes_[At(mine.next)].before = mine.before;
  }

 private:
  std::vector<TreeNode> nodes_;
};

}  // namespace award::scoring::panel

#endif  // AWARD_SCORING_PANEL_FLOW_SPANNING_TREE_H_
