// One bit per pair, so that the scan of all pairs asks quickly.
#include "scoring/panel/flow/candidates.h"

#include <algorithm>

namespace award::scoring::panel {

Candidates::Candidates(const Problem& problem)
    : problem_(problem),
      words_((problem.judges.size() + 63) / 64),
      closed_(problem.applications.size() * words_, 0),
      of_(problem.applications.size()) {
  const auto judges = static_cast<int32_t>(problem.judges.size());
  const auto applications = static_cast<int32_t>(problem.applications.size());
  for (int32_t a = 0; a < applications; ++a) {
    const int32_t* row = problem.affinity.data() + problem.Cell({a, 0});
    for (int32_t j = 0; j < judges; ++j) {
      if (row[j] == kConflict) Close({a, j});
    }
  }
  for (const Pair& lock : problem.locks) Close(lock);
}

void Candidates::Add(Pair pair, bool assigned) {
  Close(pair);
  const bool kept = std::binary_search(problem_.kept.begin(), problem_.kept.end(), pair);
  of_[static_cast<size_t>(pair.application)].push_back({pair.judge, assigned, false, kept});
}

}  // namespace award::scoring::panel
