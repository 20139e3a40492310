// The assignment problem (分案): who may judge what, under which rules, and what is best.
// Everything is a position: applications, judges and rules stand in vectors sorted by id, so that
// the answer cannot depend on the order of files. panel/files reads one, panel/assign.h solves one.
#ifndef AWARD_SCORING_PANEL_PROBLEM_H_
#define AWARD_SCORING_PANEL_PROBLEM_H_

#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"

namespace award::scoring::panel {

// In place of an affinity: this judge may never get this application.
inline constexpr int32_t kConflict = std::numeric_limits<int32_t>::min();
// A rule without a maximum.
inline constexpr int32_t kUnlimited = std::numeric_limits<int32_t>::max();

struct Judge {
  std::string id;
  int32_t lowest_load = 0;   // Fewest applications this judge must get.
  int32_t highest_load = 0;  // Most applications this judge can get.
};

// One judge on one application, by position.
struct Pair {
  int32_t application = 0;
  int32_t judge = 0;
  friend auto operator<=>(const Pair&, const Pair&) = default;
};

// Why a pair is in conflict, for those who ask; a pair may have none on record.
struct Ground {
  Pair pair;
  std::string text;
};

// Whom a rule is about.
enum class Each {
  kApplication,  // Each application of the scope: how many of its judges are among the members.
  kJudge,        // Each judge of the scope: how many of their applications are among the members.
};

// From `lowest` to `highest` of the members, for each one in the scope. One line of the rules file
// may stand for many of these ("at most one per institution"): then they share the id, and `value`
// tells them apart.
struct Rule {
  std::string id;
  std::string value;
  Each each = Each::kApplication;
  int32_t scope = 0;             // Position in Problem::scopes.
  std::vector<int32_t> members;  // Judges (kApplication) or applications (kJudge), rising.
  int32_t lowest = 0;
  int32_t highest = kUnlimited;
  bool soft = false;  // May be lifted by a repair that the commission chooses; kept until then.
};

// What comes before the total affinity.
enum class Fairness {
  kTotal,    // Nothing.
  kFloor,    // The lowest sum of affinities of any application is as high as can be.
  kLevel,    // Each application gets at least min(T, its own ideal), T as high as can be.
  kDeficit,  // The largest own ideal minus sum is as small as can be.
  kFair,     // kFloor, then kDeficit.
};

// The tiers, in order: fewest seats unfilled; fewest pairs of `kept` given up; fairness; total
// affinity; even loads (least sum of squared loads); panels that overlap (fewest groups of judges
// that share no application); a draw by hash of seed and ids, so that one plan alone is the best.
struct Objective {
  bool partial = false;  // Seats may stay empty. Otherwise that is Blocked.
  Fairness fairness = Fairness::kTotal;
  // How much of the best total affinity kLevel, kDeficit and kFair may cost, in hundredths of one
  // percent; not given: 200 for kLevel, 50 otherwise.
  std::optional<int32_t> price_basis_points;
};

struct Problem {
  std::vector<std::string> applications;  // Rising.
  std::vector<int32_t> seats;             // Per application: judges wanted.
  std::vector<Judge> judges;              // By id.
  // Application by application, judge by judge; in units of 10^-decimals. kConflict excludes.
  std::vector<int32_t> affinity;
  int32_t decimals = 0;
  std::vector<Pair> locks;                   // Always assigned. Rising.
  std::vector<std::vector<int32_t>> scopes;  // Applications or judges, rising; shared by rules.
  std::vector<Rule> rules;                   // As declared.
  std::vector<Ground> grounds;               // By pair.
  std::vector<Pair> kept;                    // A plan to change as little as possible. Rising.
  Objective objective;
  uint64_t seed = 0;

  size_t Cell(Pair pair) const {
    return static_cast<size_t>(pair.application) * judges.size() + static_cast<size_t>(pair.judge);
  }
  int32_t AffinityOf(Pair pair) const { return affinity[Cell(pair)]; }
  bool InConflict(Pair pair) const { return affinity[Cell(pair)] == kConflict; }
  // Sum of `seats`.
  int64_t SeatCount() const;
  std::optional<int32_t> FindApplication(const std::string& id) const;
  std::optional<int32_t> FindJudge(const std::string& id) const;
};

// OK, or kInvalidArgument: lists that are not sorted, distinct and of one size, an empty id, a
// position that does not exist, loads, seats or numbers of a rule that are negative or contradict
// each other, a ground without a conflict, a negative price. kOutOfRange: more than 2^31 pairs, or
// more than 2^22 seats, so that no sum of costs leaves 64 bits. What people write is checked with
// its line where it is read.
absl::Status Validate(const Problem& problem);

// The draw: of two plans that are otherwise equal the one with the larger sum of these is taken.
// FNV-1a over the bytes of seed and ids, each id closed by a byte that no UTF-8 text contains, and
// the finaliser of SplitMix64; 0 to 2^40 − 1. Fixed for good: a stored plan depends on it.
int64_t DrawOf(uint64_t seed, const std::string& application, const std::string& judge);

}  // namespace award::scoring::panel

#endif  // AWARD_SCORING_PANEL_PROBLEM_H_
