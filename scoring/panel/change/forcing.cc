// A forced pair is a lock, a forbidden one a conflict; the rest is Assign.
#include "scoring/panel/change/forcing.h"

#include <algorithm>
#include <utility>

#include "absl/status/status.h"
#include "scoring/panel/change/replacement.h"

namespace award::scoring::panel {

absl::StatusOr<ForcedAnswer> Force(const Problem& problem, const Plan& plan, Pair pair,
                                   const Watch& watch) {
  const auto lock = std::lower_bound(problem.locks.begin(), problem.locks.end(), pair);
  if (lock != problem.locks.end() && *lock == pair) {
    return absl::InvalidArgumentError("the pair is locked");
  }
  if (problem.InConflict(pair)) return absl::InvalidArgumentError("the pair is in conflict");
  Problem changed = problem;
  const bool onto = !std::binary_search(plan.pairs.begin(), plan.pairs.end(), pair);
  if (onto) {
    changed.locks.insert(changed.locks.begin() + (lock - problem.locks.begin()), pair);
  } else {
    changed.affinity[changed.Cell(pair)] = kConflict;
  }
  absl::StatusOr<Answer> answer = Assign(changed, watch, StartOf(problem, plan, changed));
  if (!answer.ok()) return answer.status();
  if (std::holds_alternative<Blocked>(*answer)) return std::get<Blocked>(*std::move(answer));
  Forced forced{pair, onto, std::get<Plan>(*std::move(answer)), {}};
  forced.difference = Compare(problem, plan, changed, forced.plan);
  return forced;
}

}  // namespace award::scoring::panel
