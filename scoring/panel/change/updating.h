// Makes the problem that is left after updates; part of panel/change/replacement.h.
#ifndef AWARD_SCORING_PANEL_CHANGE_UPDATING_H_
#define AWARD_SCORING_PANEL_CHANGE_UPDATING_H_

#include <vector>

#include "absl/status/statusor.h"
#include "scoring/panel/change/replacement.h"
#include "scoring/panel/problem.h"

namespace award::scoring::panel {

// The problem after the updates, in their order, without a thought for any plan but that a judge
// who drops out may still have the pairs of `started`. Errors as Replace.
absl::StatusOr<Problem> Updated(const Problem& present, const std::vector<Pair>& started,
                                const std::vector<Update>& updates);

}  // namespace award::scoring::panel

#endif  // AWARD_SCORING_PANEL_CHANGE_UPDATING_H_
