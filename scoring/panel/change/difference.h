// What lies between two plans, by ids, so that the problems may differ too: to read before the
// change is applied, and to take it back afterwards (the reverse difference).
#ifndef AWARD_SCORING_PANEL_CHANGE_DIFFERENCE_H_
#define AWARD_SCORING_PANEL_CHANGE_DIFFERENCE_H_

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "scoring/panel/plan.h"
#include "scoring/panel/problem.h"

namespace award::scoring::panel {

struct NamedPair {
  std::string application;
  std::string judge;
  friend auto operator<=>(const NamedPair&, const NamedPair&) = default;
};

struct LoadChange {
  std::string judge;
  int64_t before = 0;
  int64_t after = 0;
  friend bool operator==(const LoadChange&, const LoadChange&) = default;
};

// The judges that leave and join the panel of one application. Rising.
struct PanelChange {
  std::string application;
  std::vector<std::string> left;
  std::vector<std::string> joined;
  friend bool operator==(const PanelChange&, const PanelChange&) = default;
};

// A value that one of the plans does not state, or states at another scale, is not given.
struct TierChange {
  Tier tier = Tier::kTotal;
  std::optional<int64_t> before;
  std::optional<int64_t> after;
  friend bool operator==(const TierChange&, const TierChange&) = default;
};

struct Difference {
  uint64_t from = 0;                // FingerprintOf the plan before.
  uint64_t to = 0;                  // FingerprintOf the plan after.
  std::vector<NamedPair> removed;   // Rising.
  std::vector<NamedPair> added;     // Rising.
  std::vector<LoadChange> loads;    // Loads that differ, by judge.
  std::vector<PanelChange> panels;  // Panels that differ, by application.
  std::vector<TierChange> tiers;    // In the order of the later plan.
  friend bool operator==(const Difference&, const Difference&) = default;
};

// The pairs by id, rising.
std::vector<NamedPair> NamesOf(const Problem& problem, const std::vector<Pair>& pairs);

// The pairs by position, rising. kInvalidArgument: an id that the problem does not have, or a pair
// twice; the message names it.
absl::StatusOr<std::vector<Pair>> PositionsOf(const Problem& problem,
                                              const std::vector<NamedPair>& pairs);

// Tells plans apart, whatever the problem; `pairs` are rising. Not a protection against forgery.
uint64_t FingerprintOf(const std::vector<NamedPair>& pairs);

Difference Compare(const Problem& problem_before, const Plan& before, const Problem& problem_after,
                   const Plan& after);

// The difference from the later plan back to the earlier one.
Difference Reverse(const Difference& difference);

// The plan after, from the plan before (rising). kFailedPrecondition: `pairs` are not the plan that
// the difference was made from.
absl::StatusOr<std::vector<NamedPair>> Apply(const Difference& difference,
                                             const std::vector<NamedPair>& pairs);

}  // namespace award::scoring::panel

#endif  // AWARD_SCORING_PANEL_CHANGE_DIFFERENCE_H_
