// The cut, with equals at it admitted or held back.
#include "scoring/ranking/cut.h"

#include <algorithm>
#include <cstddef>

namespace award::scoring {

Admitted Admit(const std::vector<Candidate>& candidates, int32_t cut, TiesAtCut ties) {
  Admitted result;
  result.of.assign(candidates.size(), Admission::kBeyondCut);
  std::vector<size_t> order;
  for (size_t c = 0; c < candidates.size(); ++c) {
    if (candidates[c].barred.has_value()) {
      result.of[c] = *candidates[c].barred;
    } else {
      order.push_back(c);
    }
  }
  std::stable_sort(order.begin(), order.end(),
                   [&](size_t a, size_t b) { return candidates[a].place < candidates[b].place; });
  auto left = static_cast<size_t>(std::max(cut, 0));
  for (size_t begin = 0, end = 0; begin < order.size() && left > 0; begin = end) {
    while (end < order.size() && candidates[order[end]].place == candidates[order[begin]].place) {
      ++end;
    }
    const size_t equals = end - begin;
    const bool held = ties == TiesAtCut::kStrict && equals > left;
    for (size_t i = begin; i < end; ++i) {
      result.of[order[i]] = held ? Admission::kTiedAtCut : Admission::kAdmitted;
    }
    left -= std::min(left, equals);
  }
  result.vacancies = static_cast<int32_t>(left);
  return result;
}

}  // namespace award::scoring
