// Counts go from the innermost classes outwards. Choosing one more costs nothing marked as long as
// something unmarked is free: that makes the fewest and the most marked simple sums.
#include "scoring/panel/blocking/side.h"

#include <algorithm>
#include <numeric>

namespace award::scoring::panel {

namespace {

// What a class and those inside it can choose.
struct Node {
  int64_t base = 0;    // Must be chosen by the classes inside and the locks.
  int64_t supply = 0;  // Can be chosen, by the classes inside.
  int64_t least = 0;   // As base and supply, with the class's own bounds.
  int64_t most = 0;
  int64_t fewest = 0;    // Marked when `least` are chosen so that few are.
  int64_t unmarked = 0;  // Can then be chosen more without one marked.
  int64_t highest = 0;   // Marked when `least` are chosen so that many are.
  int64_t marked = 0;    // Can then be chosen more with one marked each.
};

struct NodeCounts {
  std::vector<Node> nodes;
  std::optional<Choice::Contradiction> contradiction;
};

// The innermost contradiction of the last branch ends the count.
NodeCounts CountNodes(const Side& side, int32_t owner, const std::vector<LeafCount>& leaves) {
  const ClassTree& tree = side.TreeOf(owner);
  NodeCounts count;
  count.nodes.resize(tree.nodes.size());
  for (size_t n = tree.nodes.size(); n-- > 0;) {
    Node& node = count.nodes[n];
    const LeafCount& own = leaves[n];
    const auto position = static_cast<int32_t>(n);
    const int64_t lowest = side.LowestOf(owner, position);
    const int64_t highest = side.HighestOf(owner, position);
    node.base += own.locked_marked + own.locked_unmarked;
    node.supply += own.marked + own.unmarked + own.locked_marked + own.locked_unmarked;
    node.fewest += own.locked_marked;
    node.unmarked += own.unmarked;
    node.highest += own.locked_marked;
    node.marked += own.marked;
    if (node.base > highest) {
      count.contradiction = {position, false, node.base, highest};
      return count;
    }
    if (node.supply < lowest) {
      count.contradiction = {position, true, lowest, node.supply};
      return count;
    }
    node.least = std::max(lowest, node.base);
    node.most = std::min(highest, node.supply);
    const int64_t further = node.least - node.base;
    node.fewest += std::max<int64_t>(0, further - node.unmarked);
    node.unmarked = std::min(std::max<int64_t>(0, node.unmarked - further), node.most - node.least);
    const int64_t taken = std::min(further, node.marked);
    node.highest += taken;
    node.marked = std::min(node.marked - taken, node.most - node.least);
    if (n == 0) break;
    Node& outer = count.nodes[static_cast<size_t>(tree.nodes[n].parent)];
    outer.base += node.least;
    outer.supply += node.most;
    outer.fewest += node.fewest;
    outer.unmarked += node.unmarked;
    outer.highest += node.highest;
    outer.marked += node.marked;
  }
  return count;
}

}  // namespace

Side::Side(const Problem& problem, const Classes& classes, Each each)
    : classes_(&classes), each_(each) {
  if (each == Each::kApplication) {
    lowest_.assign(problem.seats.begin(), problem.seats.end());
    highest_ = lowest_;
  } else {
    for (const Judge& judge : problem.judges) {
      lowest_.push_back(problem.objective.partial ? 0 : judge.lowest_load);
      highest_.push_back(judge.highest_load);
    }
  }
  locks_.resize(size());
  for (const Pair& lock : problem.locks) {
    const bool panel = each == Each::kApplication;
    locks_[static_cast<size_t>(panel ? lock.application : lock.judge)].push_back(
        panel ? lock.judge : lock.application);
  }
}

bool IsWithin(const ClassTree& tree, int32_t node, int32_t within) {
  while (node != within && node != 0) node = tree.nodes[static_cast<size_t>(node)].parent;
  return node == within;
}

Choice ChoiceOf(const Side& side, int32_t owner, const std::vector<LeafCount>& leaves) {
  const NodeCounts count = CountNodes(side, owner, leaves);
  Choice choice;
  choice.contradiction = count.contradiction;
  choice.fewest_marked = count.nodes[0].fewest;
  choice.most_marked = count.nodes[0].highest + count.nodes[0].marked;
  return choice;
}

std::vector<int32_t> RulesOf(const Side& side, int32_t owner, const std::vector<LeafCount>& leaves,
                             const Choice::Contradiction& contradiction) {
  const ClassTree& tree = side.TreeOf(owner);
  const NodeCounts count = CountNodes(side, owner, leaves);
  std::vector<int32_t> rules;
  if (contradiction.node != 0) {
    rules.push_back(tree.nodes[static_cast<size_t>(contradiction.node)].rule);
  }
  // A class that binds speaks for those inside it, so what is inside is not looked at.
  std::vector<bool> silent(tree.nodes.size(), true);
  silent[static_cast<size_t>(contradiction.node)] = false;
  for (size_t n = static_cast<size_t>(contradiction.node) + 1; n < tree.nodes.size(); ++n) {
    if (silent[static_cast<size_t>(tree.nodes[n].parent)]) continue;
    const Node& node = count.nodes[n];
    const bool binds = contradiction.short_of ? node.most < node.supply : node.least > node.base;
    if (binds) {
      rules.push_back(tree.nodes[n].rule);
      continue;
    }
    silent[n] = false;
  }
  return rules;
}

std::vector<int32_t> Everybody(size_t count) {
  std::vector<int32_t> all(count);
  std::iota(all.begin(), all.end(), 0);
  return all;
}

}  // namespace award::scoring::panel
