// Names what a search that failed has reached, and the rules at its border.
#include <algorithm>

#include "scoring/panel/blocking/competition.h"

namespace award::scoring::panel {

bool Competition::ReachedAny(size_t id, size_t nodes) const {
  for (size_t n = 0; n < nodes; ++n) {
    if (Visited(id + n)) return true;
  }
  return false;
}

// A search looks at classes of which something given can be taken away; those that hold only locks
// or what is kept for minimums inside are reached too.
void Competition::CloseOthers() {
  for (size_t t = 0; t < others_.size(); ++t) {
    const auto other = static_cast<int32_t>(t);
    const ClassTree& tree = others_.TreeOf(t);
    for (size_t i = 1; i < tree.nodes.size(); ++i) {
      const auto n = static_cast<int32_t>(i);
      const size_t above = OtherId(other, tree.nodes[i].parent);
      if (!Visited(OtherId(other, n)) && Visited(above) && others_.CanLeave(t, n)) {
        Visit(OtherId(other, n), above);
      }
    }
  }
}

std::vector<int32_t> Competition::ReachedFrom(int32_t owner) {
  const size_t index = IndexOf(owner);
  Forget(0);
  std::vector<int32_t> reached;
  if (Search(index, FirstOwed(index))) return reached;
  CloseOthers();
  std::vector<bool> seen(owners_.size(), false);
  for (const size_t id : visited_) {
    if (id < owners_.NodeCount()) seen[static_cast<size_t>(who_[id])] = true;
  }
  for (size_t i = 0; i < seen.size(); ++i) {
    if (seen[i]) reached.push_back(owners_.OwnerAt(i));
  }
  return reached;
}

// At the border of an owner's reached classes: a minimum keeps it from losing one outside, a
// maximum from taking another one in.
void Competition::NameOwnerRules(size_t index, std::vector<int32_t>& rules) const {
  const ClassTree& tree = owners_.TreeOf(index);
  for (size_t n = 1; n < tree.nodes.size(); ++n) {
    const ClassTree::Node& node = tree.nodes[n];
    if (Visited(OwnerId(index, static_cast<int32_t>(n))) && !Visited(OwnerId(index, node.parent))) {
      rules.push_back(node.rule);
    }
  }
  if (tree.nodes.size() == 1) return;
  open_.ForEachIn(index, [&](int32_t other) {
    if (IsReached(index, other)) return;
    int32_t blocked = -1;
    int32_t n = owners_.LeafOf(index, other);
    for (; n != 0 && !Visited(OwnerId(index, n)); n = tree.nodes[static_cast<size_t>(n)].parent) {
      if (!owners_.CanEnter(index, n)) blocked = n;
    }
    if (blocked > 0 && Visited(OwnerId(index, n))) {
      rules.push_back(tree.nodes[static_cast<size_t>(blocked)].rule);
    }
  });
}

void Competition::NameOtherRules(int32_t other, std::vector<int32_t>& rules) const {
  const auto t = static_cast<size_t>(other);
  const ClassTree& tree = others_.TreeOf(t);
  for (size_t i = 1; i < tree.nodes.size(); ++i) {
    const auto n = static_cast<int32_t>(i);
    if (Visited(OtherId(other, n))) {
      if (!Visited(OtherId(other, tree.nodes[i].parent))) rules.push_back(tree.nodes[i].rule);
      continue;
    }
    if (tree.nodes[i].lowest == 0 || others_.CanLeave(t, n)) continue;
    int32_t above = tree.nodes[i].parent;
    while (above != 0 && !Visited(OtherId(other, above)) && others_.CanLeave(t, above)) {
      above = tree.nodes[static_cast<size_t>(above)].parent;
    }
    if (Visited(OtherId(other, above))) rules.push_back(tree.nodes[i].rule);
  }
}

Tight Competition::TightFrom(int32_t owner) {
  Tight tight;
  tight.owners = ReachedFrom(owner);
  for (size_t t = 0; t < others_.size(); ++t) {
    const auto other = static_cast<int32_t>(t);
    if (!ReachedAny(OtherId(other, 0), others_.TreeOf(t).nodes.size())) continue;
    tight.others.push_back(other);
    NameOtherRules(other, tight.rules);
    for (const int32_t locked : other_side_.LocksOf(other)) tight.locks.emplace_back(locked, other);
  }
  for (const int32_t position : tight.owners) {
    const size_t index = IndexOf(position);
    NameOwnerRules(index, tight.rules);
    for (const int32_t other : tight.others) {
      if (pairs_.Has(static_cast<size_t>(position), static_cast<size_t>(other)) &&
          !IsReached(index, other)) {
        tight.apart.emplace_back(position, other);
      }
    }
  }
  std::sort(tight.rules.begin(), tight.rules.end());
  tight.rules.erase(std::unique(tight.rules.begin(), tight.rules.end()), tight.rules.end());
  std::sort(tight.locks.begin(), tight.locks.end());
  return tight;
}

}  // namespace award::scoring::panel
