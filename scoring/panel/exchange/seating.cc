// Keeps both sides of the plan in step; see the header.
#include "scoring/panel/exchange/seating.h"

#include <algorithm>

namespace award::scoring::panel {

Seating::Seating(const Problem& problem, const std::vector<Pair>& pairs)
    : problem_(problem),
      movable_(problem.judges.size()),
      loads_(problem.judges.size()),
      sums_(problem.applications.size()) {
  judges_.reserve(pairs.size());
  begin_.reserve(problem.applications.size() + 1);
  begin_.push_back(0);
  for (const Pair& pair : pairs) {
    while (begin_.size() <= static_cast<size_t>(pair.application)) begin_.push_back(judges_.size());
    judges_.push_back(pair.judge);
    ++loads_[static_cast<size_t>(pair.judge)];
    const int64_t affinity = problem.AffinityOf(pair);
    sums_[static_cast<size_t>(pair.application)] += affinity;
    total_ += affinity;
    if (!IsLocked(pair.application, pair.judge)) {
      movable_[static_cast<size_t>(pair.judge)].push_back(pair.application);
    }
  }
  while (begin_.size() <= problem.applications.size()) begin_.push_back(judges_.size());
}

std::span<const int32_t> Seating::JudgesOf(int32_t application) const {
  const size_t first = begin_[static_cast<size_t>(application)];
  return {judges_.data() + first, begin_[static_cast<size_t>(application) + 1] - first};
}

const std::vector<int32_t>& Seating::MovableOf(int32_t judge) const {
  return movable_[static_cast<size_t>(judge)];
}

bool Seating::Has(int32_t application, int32_t judge) const {
  for (const int32_t other : JudgesOf(application)) {
    if (other == judge) return true;
  }
  return false;
}

bool Seating::IsLocked(int32_t application, int32_t judge) const {
  return std::binary_search(problem_.locks.begin(), problem_.locks.end(), Pair{application, judge});
}

void Seating::Apply(const Transfer& move) {
  const auto first =
      judges_.begin() + static_cast<std::ptrdiff_t>(begin_[static_cast<size_t>(move.application)]);
  const auto last = judges_.begin() +
                    static_cast<std::ptrdiff_t>(begin_[static_cast<size_t>(move.application) + 1]);
  const auto place = std::find(first, last, move.from);
  *place = move.to;
  std::sort(first, last);
  const int64_t gain = int64_t{problem_.AffinityOf({move.application, move.to})} -
                       problem_.AffinityOf({move.application, move.from});
  sums_[static_cast<size_t>(move.application)] += gain;
  total_ += gain;
  --loads_[static_cast<size_t>(move.from)];
  ++loads_[static_cast<size_t>(move.to)];
  std::vector<int32_t>& left = movable_[static_cast<size_t>(move.from)];
  left.erase(std::lower_bound(left.begin(), left.end(), move.application));
  std::vector<int32_t>& joined = movable_[static_cast<size_t>(move.to)];
  joined.insert(std::lower_bound(joined.begin(), joined.end(), move.application), move.application);
}

std::vector<Pair> Seating::Pairs() const {
  std::vector<Pair> pairs;
  pairs.reserve(judges_.size());
  for (size_t application = 0; application + 1 < begin_.size(); ++application) {
    for (size_t at = begin_[application]; at < begin_[application + 1]; ++at) {
      pairs.push_back({static_cast<int32_t>(application), judges_[at]});
    }
  }
  return pairs;
}

}  // namespace award::scoring::panel
