// The assignment problem (分案) and its two possible answers: a plan that is proved to be the best,
// or the smallest set of applications or judges that makes a plan impossible.
#ifndef AWARD_SCORING_PANEL_BEFORE_PROBLEM_H_
#define AWARD_SCORING_PANEL_BEFORE_PROBLEM_H_

#include <cstdint>
#include <string>
#include <vector>

namespace award::scoring::panel_before {

// The highest affinity: three levels of expertise times a whole weight in basis points.
inline constexpr int32_t kHighestAffinity = 30'000;

struct Judge {
  std::string id;
  bool outside = false;      // An expert from outside the government.
  int32_t lowest_load = 0;   // Fewest applications this judge must get.
  int32_t highest_load = 0;  // Most applications this judge can get.
};

struct Pair {
  std::string application;
  std::string judge;
};

struct Affinity {
  std::string application;
  std::string judge;
  int32_t value = 0;  // 0..kHighestAffinity; pairs not listed have 0.
};

struct Problem {
  std::vector<std::string> applications;
  std::vector<Judge> judges;
  int32_t judges_per_application = 0;   // Exactly this many for each application; at least 1.
  int32_t outside_per_application = 0;  // At least this many of them from outside.
  std::vector<Pair> conflicts;          // Never assigned.
  std::vector<Pair> locks;              // Always assigned.
  std::vector<Affinity> affinities;
  uint64_t seed = 0;  // Decides between otherwise equal plans.
};

// What is maximised, in this order: total affinity; even loads (the sum of squared loads is
// smallest); a hash of seed, application and judge. So the best plan is one and the same however
// the problem is listed.
struct Plan {
  std::vector<Pair> pairs;  // By application id, then judge id.
  int64_t total_affinity = 0;
  // The proof: one price (a decimal integer) for each node of the flow network, in the order of
  // panel/network.h. CheckPlan verifies it.
  std::vector<std::string> prices;
};

enum class BlockedBy {
  kLocks,        // Locks break a rule: a conflict, a load, or the number of judges.
  kApplication,  // One application alone: too few judges can judge it.
  kPanel,        // The panel as a whole has fewer places than are wanted.
  kGroup,        // Applications compete for judges who cannot take them all.
  kLowestLoads,  // The judges' lowest loads cannot be filled.
};

// Why there is no plan. Taking any one member out of `applications` (kGroup) or `judges`
// (kLowestLoads) would remove this obstacle.
struct Blocked {
  BlockedBy by = BlockedBy::kPanel;
  bool outside = false;                   // The shortage is of outside judges.
  std::vector<std::string> applications;  // kApplication: one; kGroup, kLocks: those concerned.
  std::vector<std::string> judges;        // Those who can judge them, or whose load is concerned.
  int64_t wanted = 0;                     // Seats (or judges) needed.
  int64_t available = 0;                  // Seats (or judges) there are.
  int64_t conflicts = 0;                  // Conflicts that touch the applications named.
  std::string text;                       // The same in an English sentence.
};

}  // namespace award::scoring::panel_before

#endif  // AWARD_SCORING_PANEL_BEFORE_PROBLEM_H_
