// Owners who share a tree share its rows.
#include "scoring/panel/blocking/unseen.h"

#include <algorithm>

namespace award::scoring::panel {

namespace {

size_t RowsOf(const Side& side) {
  std::vector<const ClassTree*> trees;
  for (size_t i = 0; i < side.size(); ++i) trees.push_back(&side.TreeOf(static_cast<int32_t>(i)));
  std::sort(trees.begin(), trees.end());
  trees.erase(std::unique(trees.begin(), trees.end()), trees.end());
  size_t rows = 0;
  for (const ClassTree* tree : trees) rows += tree->nodes.size();
  return rows;
}

}  // namespace

Unseen::Unseen(const Side& others) : tree_of_(others.size()), bits_(RowsOf(others), others.size()) {
  size_t rows = 0;
  for (size_t i = 0; i < others.size(); ++i) {
    const ClassTree* tree = &others.TreeOf(static_cast<int32_t>(i));
    const auto known = std::find(trees_.begin(), trees_.end(), tree);
    tree_of_[i] = static_cast<size_t>(known - trees_.begin());
    if (known == trees_.end()) {
      trees_.push_back(tree);
      first_row_.push_back(rows);
      rows += tree->nodes.size();
    }
    for (size_t n = 0; n < tree->nodes.size(); ++n) bits_.Set(RowOf(i, static_cast<int32_t>(n)), i);
  }
}

}  // namespace award::scoring::panel
