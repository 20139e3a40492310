// The cut with ties admitted.
#include "scoring/ranking/cut.h"

#include <algorithm>
#include <cstddef>
#include <tuple>

namespace award::scoring {

std::vector<std::string> Admit(std::vector<Candidate> candidates, int32_t cut) {
  candidates.erase(std::remove_if(candidates.begin(), candidates.end(),
                                  [](const Candidate& c) { return !c.above_floor; }),
                   candidates.end());
  std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    return std::tie(a.place, a.application) < std::tie(b.place, b.application);
  });
  std::vector<std::string> admitted;
  if (cut <= 0) return admitted;
  const auto seats = static_cast<size_t>(cut);
  for (size_t i = 0; i < candidates.size(); ++i) {
    if (i >= seats && candidates[i].place != candidates[seats - 1].place) break;
    admitted.push_back(candidates[i].application);
  }
  return admitted;
}

}  // namespace award::scoring
