// What the round would be without one of its judges, by its own rules: method, tie chain, floors,
// cut and recorded decisions. The sheets of the judge left out count as if there were none.
#ifndef AWARD_SCORING_INSIGHT_LEAVE_ONE_OUT_H_
#define AWARD_SCORING_INSIGHT_LEAVE_ONE_OUT_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "scoring/insight/panel.h"
#include "scoring/insight/undefined.h"
#include "scoring/insight/watch.h"
#include "scoring/ranking/tabulation.h"

namespace award::scoring::insight {

struct LeftOut {
  // In the order of Panel::applications; none for one that keeps no sheet.
  std::vector<std::optional<int32_t>> places;
  bool first_place_changes = false;  // Another holds it, or others share it.
  bool award_set_changes = false;    // Others are admitted.
  int32_t largest_shift = 0;         // Of a place, up or down, among those that keep one.
};

// The fewest judges without whom others would be admitted.
struct SmallestRemoval {
  // All sets of up to so many judges were tried, or those before `judges` of as many.
  size_t searched = 0;
  // The first such set of that size, in the order of Panel::judges; empty: there is none.
  std::vector<uint32_t> judges;
};

// The search stops before a size with which more sets than this would have been tried.
inline constexpr int64_t kMostRemovals = 2'000;
// Rounds counted × cells; nothing that exceeds it is begun.
inline constexpr int64_t kMostRecountedCells = 2'000'000;

struct LeaveOneOut {
  // In the order of Panel::judges. Undefined where the declared method refuses to rank what is
  // left: kDisconnected, or kTooFewInCommon when a judge is left with one application.
  std::vector<Defined<LeftOut>> judges;
  // Of the sets that leave every application a sheet and whose rest can be ranked. kNoCut: the
  // rules admit nobody.
  Defined<SmallestRemoval> award_set = Undefined::kNoCut;
};

// `tabulation` is the result of `round`, and `panel` is PanelOf both.
// Undefined: kTooFewJudges below two, kTooFewApplications below two, kDisconnected or
// kTooFewInCommon when the tabulation itself has no places, kTooLarge. kCancelled: by the watch.
// Other errors as Tabulate.
absl::StatusOr<Defined<LeaveOneOut>> LeaveOneOutOf(const Round& round, const Tabulation& tabulation,
                                                   const Panel& panel, const Watch& watch);

}  // namespace award::scoring::insight

#endif  // AWARD_SCORING_INSIGHT_LEAVE_ONE_OUT_H_
