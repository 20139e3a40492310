// Changes of the problem in mid-round: a judge drops out, a conflict becomes known, an application
// comes or goes. The new problem keeps the present plan (Problem::kept), so that Assign moves as
// few pairs as can be, and locks the pairs whose sheets have been started.
#ifndef AWARD_SCORING_PANEL_CHANGE_REPLACEMENT_H_
#define AWARD_SCORING_PANEL_CHANGE_REPLACEMENT_H_

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "absl/status/statusor.h"
#include "scoring/panel/assign.h"
#include "scoring/panel/change/difference.h"
#include "scoring/panel/problem.h"

namespace award::scoring::panel {

// The judge keeps the applications whose sheets are started and gets no other.
struct DropOut {
  std::string judge;
};

// From now on in conflict, even if locked or started.
struct LateConflict {
  NamedPair pair;
  std::string ground;
};

struct NewLoad {
  std::string judge;
  int32_t lowest = 0;
  int32_t highest = 0;
};

struct NewApplication {
  std::string id;
  int32_t seats = 0;
  std::vector<int32_t> affinity;  // By judge.
  // An application of the problem whose scopes and rules this one shares; empty: none.
  std::string like;
};

// It leaves the problem; its pairs are given up, started or not.
struct Withdrawn {
  std::string application;
};

using Update = std::variant<DropOut, LateConflict, NewLoad, NewApplication, Withdrawn>;

// A new problem with what remains of the present plan.
struct Replacement {
  Problem problem;              // `kept` and `locks` are set.
  std::vector<NamedPair> lost;  // Pairs of the present plan that the new problem cannot have.
  // Seats that `kept` cannot fill, by count. No plan that fills every seat has fewer new pairs.
  int64_t lost_seats = 0;
};

// `next` with everything of the present plan that it can have: `pairs` of `present` less what is in
// conflict, what belongs to an application or judge that is no longer there, and what locks leave
// no place for. `started` (positions of `present`) become locks unless lost; the locks of `next`
// stay. kInvalidArgument: `started` is not part of `pairs`.
absl::StatusOr<Replacement> CarryOver(const Problem& present, const std::vector<Pair>& pairs,
                                      const std::vector<Pair>& started, Problem next);

// `present` after the updates, in their order. kNotFound: an id that it does not have.
// kInvalidArgument: a new application that is there already or whose affinity has another size, or
// a load that is negative or crossed; see also CarryOver.
absl::StatusOr<Replacement> Replace(const Problem& present, const std::vector<Pair>& pairs,
                                    const std::vector<Pair>& started,
                                    const std::vector<Update>& updates);

// Where Assign may begin with the new problem.
Start StartOf(const Problem& present, const Plan& plan, const Problem& next);

// A judge who leaves an application without being forced to, and what for. (positions)
struct Move {
  int32_t judge = 0;
  int32_t from = 0;  // The application left.
  int32_t to = -1;   // The application joined; -1: none, the load went down.
  friend bool operator==(const Move&, const Move&) = default;
};

// How much a plan of the new problem moves. new_pairs == lost_seats: nothing can move less.
// Otherwise `moves` are what a lost seat pushed on, since nobody free could take it.
struct Effort {
  int64_t new_pairs = 0;
  int64_t lost_seats = 0;
  std::vector<Move> moves;  // Kept pairs that are given up, by judge.
  bool fewest = false;      // Proved that no plan has fewer moves.
};

Effort EffortOf(const Replacement& replacement, const Plan& plan);

}  // namespace award::scoring::panel

#endif  // AWARD_SCORING_PANEL_CHANGE_REPLACEMENT_H_
