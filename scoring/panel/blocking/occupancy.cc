// One more or one less walks from the leaf outwards until a class that owes takes it in.
#include "scoring/panel/blocking/occupancy.h"

#include <algorithm>
#include <utility>

namespace award::scoring::panel {

Occupancy::Occupancy(const Side& side, std::vector<int32_t> owners)
    : side_(&side), owners_(std::move(owners)) {
  size_t next = 0;
  for (const int32_t owner : owners_) {
    trees_.push_back(&side.TreeOf(owner));
    first_.push_back(next);
    next += trees_.back()->nodes.size();
  }
  used_.assign(next, 0);
  owed_.assign(next, 0);
  for (size_t i = 0; i < owners_.size(); ++i) {
    const ClassTree& tree = *trees_[i];
    int32_t* used = used_.data() + first_[i];
    for (const int32_t other : side.LocksOf(owners_[i])) {
      ++used[tree.leaf[static_cast<size_t>(other)]];
    }
    for (size_t n = tree.nodes.size(); n-- > 0;) {
      const auto missing =
          static_cast<int32_t>(side.LowestOf(owners_[i], static_cast<int32_t>(n)) - used[n]);
      if (missing > 0) {
        owed_[first_[i] + n] = missing;
        used[n] += missing;
      }
      if (n > 0) used[tree.nodes[n].parent] += used[n];
    }
  }
}

int64_t Occupancy::OwedBy(size_t index) const {
  int64_t owed = 0;
  for (size_t n = 0; n < trees_[index]->nodes.size(); ++n) owed += owed_[first_[index] + n];
  return owed;
}

bool Occupancy::CanAdd(size_t index, int32_t leaf) const {
  for (int32_t n = leaf;; n = trees_[index]->nodes[static_cast<size_t>(n)].parent) {
    if (Owed(index, n) > 0) return true;
    if (!HasRoom(index, n)) return false;
    if (n == 0) return true;
  }
}

void Occupancy::Add(size_t index, int32_t leaf) {
  for (int32_t n = leaf;; n = trees_[index]->nodes[static_cast<size_t>(n)].parent) {
    const size_t at = NodeOf(index, n);
    if (owed_[at] > 0) {
      --owed_[at];
      return;
    }
    ++used_[at];
    if (n == 0) return;
  }
}

void Occupancy::Remove(size_t index, int32_t leaf) {
  for (int32_t n = leaf;; n = trees_[index]->nodes[static_cast<size_t>(n)].parent) {
    const size_t at = NodeOf(index, n);
    if (used_[at] <= side_->LowestOf(owners_[index], n)) {
      ++owed_[at];
      return;
    }
    --used_[at];
    if (n == 0) return;
  }
}

}  // namespace award::scoring::panel
