// Which classes of the other side a search has not reached: a row of bits for each class of each
// tree, so that those whom an owner could newly reach are found 64 at a time.
#ifndef AWARD_SCORING_PANEL_BLOCKING_UNSEEN_H_
#define AWARD_SCORING_PANEL_BLOCKING_UNSEEN_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "scoring/panel/blocking/bit_table.h"
#include "scoring/panel/blocking/side.h"

namespace award::scoring::panel {

class Unseen {
 public:
  // Everything is unseen. `others` must outlive it.
  explicit Unseen(const Side& others);

  size_t TreeCount() const { return trees_.size(); }
  // The row of the class in which those with the tree at `tree` count `owner`.
  const uint64_t* ClassOf(size_t tree, int32_t owner) const {
    const int32_t leaf = trees_[tree]->leaf[static_cast<size_t>(owner)];
    return bits_.Row(first_row_[tree] + static_cast<size_t>(leaf));
  }
  size_t RowOf(size_t other, int32_t node) const {
    return first_row_[tree_of_[other]] + static_cast<size_t>(node);
  }
  void Set(size_t row, size_t other) { bits_.Set(row, other); }
  void Clear(size_t row, size_t other) { bits_.Clear(row, other); }

 private:
  std::vector<const ClassTree*> trees_;
  std::vector<size_t> tree_of_;
  std::vector<size_t> first_row_;
  BitTable bits_;
};

}  // namespace award::scoring::panel

#endif  // AWARD_SCORING_PANEL_BLOCKING_UNSEEN_H_
