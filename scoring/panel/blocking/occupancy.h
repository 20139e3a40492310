// What owners of one side hold, class by class, and what their lower bounds still ask for. A class
// that holds less than its lowest owes the rest: of the side that competes that is what must be
// found for it, of the other side a place kept free for somebody else.
#ifndef AWARD_SCORING_PANEL_BLOCKING_OCCUPANCY_H_
#define AWARD_SCORING_PANEL_BLOCKING_OCCUPANCY_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "scoring/panel/blocking/side.h"

namespace award::scoring::panel {

class Occupancy {
 public:
  // The owners at the positions `owners` of `side`, who hold what is locked to them. Here they are
  // numbered by their place in `owners`.
  Occupancy(const Side& side, std::vector<int32_t> owners);

  size_t size() const { return owners_.size(); }
  int32_t OwnerAt(size_t index) const { return owners_[index]; }
  const ClassTree& TreeOf(size_t index) const { return *trees_[index]; }
  int32_t LeafOf(size_t index, int32_t other) const {
    return trees_[index]->leaf[static_cast<size_t>(other)];
  }
  // Nodes of all owners in a row.
  size_t NodeCount() const { return used_.size(); }
  size_t NodeOf(size_t index, int32_t node) const {
    return first_[index] + static_cast<size_t>(node);
  }
  // What the class holds or owes; what of it is owed by the class itself.
  int64_t Used(size_t index, int32_t node) const { return used_[NodeOf(index, node)]; }
  int64_t Owed(size_t index, int32_t node) const { return owed_[NodeOf(index, node)]; }
  int64_t OwedBy(size_t index) const;

  // Whether one more could come into the class from the class around it.
  bool CanEnter(size_t index, int32_t node) const {
    return Owed(index, node) > 0 || HasRoom(index, node);
  }
  // Whether holding one more raises the use of the class and its highest allows that.
  bool HasRoom(size_t index, int32_t node) const {
    return Used(index, node) < side_->HighestOf(owners_[index], node);
  }
  // Whether holding one less lowers the use of the class.
  bool CanLeave(size_t index, int32_t node) const {
    return Used(index, node) > side_->LowestOf(owners_[index], node);
  }
  // Whether one more can be held in the class without anyone making room.
  bool CanAdd(size_t index, int32_t leaf) const;

  // Holds one more, or one less. No bound is checked: several steps together keep them.
  void Add(size_t index, int32_t leaf);
  void Remove(size_t index, int32_t leaf);

 private:
  const Side* side_;
  std::vector<int32_t> owners_;
  std::vector<const ClassTree*> trees_;
  std::vector<size_t> first_;
  std::vector<int32_t> used_;
  std::vector<int32_t> owed_;
};

}  // namespace award::scoring::panel

#endif  // AWARD_SCORING_PANEL_BLOCKING_OCCUPANCY_H_
