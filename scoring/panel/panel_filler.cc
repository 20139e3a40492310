// What a class needs at least is reserved in every class around it; a judge fits where a place is
// reserved for them, or where one is still free.
#include "scoring/panel/panel_filler.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace award::scoring::panel {

namespace {

bool IsWorse(const Ranked& left, const Ranked& right) {
  return left.worth != right.worth ? left.worth < right.worth : left.judge > right.judge;
}

}  // namespace

void Ranking::Clear(size_t most) {
  ranked_.clear();
  most_ = std::max<size_t>(most, 1);
  least_ = std::numeric_limits<int64_t>::min();
  full_ = most_ > std::numeric_limits<size_t>::max() / 4 ? most_ : 2 * most_ + 16;
}

// Keeps the best `most_` and whoever is worth as much as the last of them.
void Ranking::Forget() {
  std::nth_element(ranked_.begin(), ranked_.begin() + static_cast<std::ptrdiff_t>(most_ - 1),
                   ranked_.end(),
                   [](const Ranked& left, const Ranked& right) { return IsWorse(right, left); });
  least_ = ranked_[most_ - 1].worth;
  ranked_.erase(std::remove_if(ranked_.begin(), ranked_.end(),
                               [this](const Ranked& ranked) { return ranked.worth < least_; }),
                ranked_.end());
  full_ = std::max(full_, 2 * ranked_.size());
}

void Ranking::Close(Settle settle) {
  settle_ = std::move(settle);
  sorted_ = 0;
  std::make_heap(ranked_.begin(), ranked_.end(), IsWorse);
}

int32_t Ranking::At(size_t n) {
  while (sorted_ <= n) {
    const auto end = ranked_.end() - static_cast<std::ptrdiff_t>(sorted_);
    auto first = end;
    do {
      std::pop_heap(ranked_.begin(), first, IsWorse);
      --first;
    } while (settle_ && first != ranked_.begin() && ranked_.front().worth == first->worth);
    if (end - first > 1) {
      settle_(first, end);
      std::reverse(first, end);
    }
    sorted_ = static_cast<size_t>(ranked_.end() - first);
  }
  return ranked_[ranked_.size() - 1 - n].judge;
}

size_t MostAsked(const Problem& problem, const Classes& classes, int32_t application) {
  return classes.PanelOf(application).nodes.size() == 1
             ? static_cast<size_t>(problem.seats[static_cast<size_t>(application)])
             : std::numeric_limits<size_t>::max();
}

bool PanelFiller::Begin(int32_t application, int32_t empty) {
  tree_ = &classes_.PanelOf(application);
  const std::vector<ClassTree::Node>& nodes = tree_->nodes;
  const int32_t* row = problem_.affinity.data() + problem_.Cell({application, 0});
  counts_.assign(nodes.size(), {});
  missing_ = int64_t{problem_.seats[static_cast<size_t>(application)]} - empty;
  const size_t judges = problem_.judges.size();
  if (nodes.size() == 1) {
    counts_[0].highest = static_cast<int64_t>(judges) - std::count(row, row + judges, kConflict);
  } else {
    for (size_t j = 0; j < judges; ++j) {
      if (row[j] != kConflict) ++counts_[static_cast<size_t>(tree_->leaf[j])].highest;
    }
  }
  for (size_t n = nodes.size() - 1; n > 0; --n) {
    Count& count = counts_[n];
    count.lowest = std::max<int64_t>(0, int64_t{nodes[n].lowest} - empty);
    count.highest = std::min<int64_t>(count.highest, nodes[n].highest);
    const int64_t needed = std::max(count.lowest, count.reserved);
    if (needed > count.highest) return false;
    Count& around = counts_[static_cast<size_t>(nodes[n].parent)];
    around.reserved += needed;
    around.highest += count.highest;
  }
  if (missing_ < counts_[0].reserved || missing_ > counts_[0].highest) return false;
  counts_[0].highest = missing_;
  return true;
}

bool PanelFiller::Take(int32_t judge) {
  if (missing_ == 0) return false;
  const int32_t leaf = tree_->leaf[static_cast<size_t>(judge)];
  // Up to the class that has reserved a place for one more.
  auto last = static_cast<size_t>(leaf);
  while (counts_[last].reserved >= counts_[last].lowest) {
    if (counts_[last].reserved >= counts_[last].highest) return false;
    if (last == 0) break;
    last = static_cast<size_t>(tree_->nodes[last].parent);
  }
  for (auto at = static_cast<size_t>(leaf);; at = static_cast<size_t>(tree_->nodes[at].parent)) {
    ++counts_[at].reserved;
    if (at == last) break;
  }
  --missing_;
  return true;
}

std::optional<int64_t> BestSums::Of(int32_t application, int32_t empty) {
  panel_.clear();
  if (!filler_.Begin(application, empty)) return std::nullopt;
  const int32_t* row = problem_.affinity.data() + problem_.Cell({application, 0});
  ranking_.Clear(MostAsked(problem_, classes_, application));
  for (size_t j = 0; j < problem_.judges.size(); ++j) {
    if (row[j] != kConflict) ranking_.Add({row[j], static_cast<int32_t>(j)});
  }
  ranking_.Close();
  int64_t sum = 0;
  for (size_t n = 0; n < ranking_.size() && !filler_.IsComplete(); ++n) {
    const int32_t judge = ranking_.At(n);
    if (!filler_.Take(judge)) continue;
    sum += row[static_cast<size_t>(judge)];
    panel_.push_back(judge);
  }
  return sum;
}

}  // namespace award::scoring::panel
