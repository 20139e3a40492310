// One side of the assignment, applications with their panels or judges with their loads, seen the
// same way: owners who count what they get in a tree of classes, each class within bounds. What
// blocks applications and what blocks judges' lowest loads is then found by the same code.
#ifndef AWARD_SCORING_PANEL_BLOCKING_SIDE_H_
#define AWARD_SCORING_PANEL_BLOCKING_SIDE_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "scoring/panel/classes.h"
#include "scoring/panel/problem.h"

namespace award::scoring::panel {

class Side {
 public:
  // `problem` and `classes` must outlive it.
  Side(const Problem& problem, const Classes& classes, Each each);

  Each each() const { return each_; }
  size_t size() const { return lowest_.size(); }
  const ClassTree& TreeOf(int32_t owner) const {
    return each_ == Each::kApplication ? classes_->PanelOf(owner) : classes_->QuotaOf(owner);
  }
  // Bounds of a node of the owner's tree; the root's are seats or loads.
  int64_t LowestOf(int32_t owner, int32_t node) const {
    return node == 0 ? lowest_[static_cast<size_t>(owner)]
                     : TreeOf(owner).nodes[static_cast<size_t>(node)].lowest;
  }
  int64_t HighestOf(int32_t owner, int32_t node) const {
    return node == 0 ? highest_[static_cast<size_t>(owner)]
                     : TreeOf(owner).nodes[static_cast<size_t>(node)].highest;
  }
  int32_t LeafOf(int32_t owner, int32_t other) const {
    return TreeOf(owner).leaf[static_cast<size_t>(other)];
  }
  // Those of the other side that are locked to the owner; rising.
  const std::vector<int32_t>& LocksOf(int32_t owner) const {
    return locks_[static_cast<size_t>(owner)];
  }

 private:
  const Classes* classes_;
  Each each_;
  std::vector<int64_t> lowest_;
  std::vector<int64_t> highest_;
  std::vector<std::vector<int32_t>> locks_;
};

// Whether `node` lies in the class `within`, which may be itself.
bool IsWithin(const ClassTree& tree, int32_t node, int32_t within);

// What an owner can choose from in one class, classes inside it apart. Some of it may be marked.
struct LeafCount {
  int64_t marked = 0;
  int64_t unmarked = 0;
  int64_t locked_marked = 0;
  int64_t locked_unmarked = 0;
};

// What every choice that keeps an owner's own bounds and locks has in common.
struct Choice {
  // A class whose bounds cannot be kept, by this owner alone: fewer than its lowest can be chosen
  // (wanted: the lowest, available: what can), or more than its highest must be (wanted: what must,
  // available: the highest).
  struct Contradiction {
    int32_t node = 0;
    bool short_of = true;
    int64_t wanted = 0;
    int64_t available = 0;
  };
  std::optional<Contradiction> contradiction;  // Otherwise the rest says nothing.
  int64_t fewest_marked = 0;
  int64_t most_marked = 0;
};

// `leaves`: per node of the owner's tree.
Choice ChoiceOf(const Side& side, int32_t owner, const std::vector<LeafCount>& leaves);

// Rules that limit (short_of) or require (otherwise) what is chosen within the contradiction's
// class, and the class's own.
std::vector<int32_t> RulesOf(const Side& side, int32_t owner, const std::vector<LeafCount>& leaves,
                             const Choice::Contradiction& contradiction);

// 0 to count − 1.
std::vector<int32_t> Everybody(size_t count);

}  // namespace award::scoring::panel

#endif  // AWARD_SCORING_PANEL_BLOCKING_SIDE_H_
