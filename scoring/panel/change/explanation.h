// Why a judge sits on a panel or does not, and what a seat is worth: read off the plan and the
// prices of its proof, without solving again. panel/change/forcing.h has the exact cost.
#ifndef AWARD_SCORING_PANEL_CHANGE_EXPLANATION_H_
#define AWARD_SCORING_PANEL_CHANGE_EXPLANATION_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scoring/panel/classes.h"
#include "scoring/panel/plan.h"
#include "scoring/panel/problem.h"

namespace award::scoring::panel {

// No plan that decides the pair the other way and is as good in the tiers before is better in
// `tier` than this one less `least`. kDraw: equal in everything else, so that only the draw
// decides.
struct Loss {
  Tier tier = Tier::kTotal;  // A tier of LinearTier.
  int64_t least = 0;         // At least 1; in units of the tier.
  friend bool operator==(const Loss&, const Loss&) = default;
};

struct Reason {
  enum class Kind {
    // Of a pair that is assigned.
    kLocked,              // It is a lock.
    kKept,                // It stays as it was before.
    kBestForApplication,  // No judge who may judge it has a higher affinity.
    kRuleNeeds,  // `rule` has no more than its minimum; `others` are its other members there.
    kLoadNeeds,  // The judge has no more than the lowest load.
    // Of a pair that is not.
    kInConflict,   // `text` is its ground, empty when none is on record.
    kNoSeats,      // The application wants no judges.
    kLoadFull,     // The judge is at the highest load: `others` are the applications.
    kPanelFull,    // `rule` has its most on the panel: `others` are those judges.
    kPanelNeeds,   // `rule` has no more than its minimum, which this judge cannot serve, and the
                   // rest are locked: `others` are its members there.
    kQuotaFull,    // `rule` has its most with this judge: `others` are those applications.
    kSeatsLocked,  // Every seat is locked: `others` are the judges.
    kSeatsBetter,  // `others` are the judges on the panel with at least this affinity.
    // Of both.
    kLoss,  // See Explanation::loss; for a pair that is not assigned: better use elsewhere.
  };
  Kind kind = Kind::kLoss;
  int32_t rule = -1;
  std::vector<int32_t> others;  // Judges or applications, as the kind says. Rising.
  std::string text;
  friend bool operator==(const Reason&, const Reason&) = default;
};

// One judge on the panel of the application.
struct PanelSeat {
  int32_t judge = 0;
  int32_t affinity = 0;
  int64_t rank = 0;  // 1 + the judges who may judge it and have a higher affinity.
  bool locked = false;
};

struct Explanation {
  Pair pair;
  bool assigned = false;
  int32_t affinity = kConflict;
  int64_t rank = 0;              // As PanelSeat::rank; 0 in conflict.
  int64_t allowed = 0;           // Judges without a conflict with the application.
  int64_t load = 0;              // Of the judge in the plan.
  std::vector<PanelSeat> panel;  // The application's judges, highest affinity first.
  std::vector<Reason> reasons;   // Those that apply, in the order of Kind.
  // Proved that no plan decides otherwise.
  bool no_choice = false;
  // What the other decision would cost at least. Nothing when the prices prove no loss: then it
  // may or may not cost something.
  std::optional<Loss> loss;
};

// `classes` = MakeClasses(problem); `plan` passed CheckPlan.
Explanation ExplainPair(const Problem& problem, const Classes& classes, const Plan& plan,
                        Pair pair);

struct LoadExplanation {
  int32_t judge = 0;
  int64_t load = 0;
  int64_t conflicts = 0;  // Applications with seats that the judge may not judge.
  int64_t allowed = 0;    // Applications with seats that the judge may judge.
  // Whether the prices prove what one more place is worth, and that: raising the highest load by
  // one makes no plan better than this one by more, in that tier or those before. Nothing: no plan
  // becomes better.
  bool proved = false;
  std::optional<Loss> worth;
  // Of the applications that the judge is not on, the one where sitting would cost least.
  std::optional<Pair> nearest;
  std::optional<Loss> nearest_loss;
};

// Why this judge has this load, above all if it is nothing.
LoadExplanation ExplainLoad(const Problem& problem, const Classes& classes, const Plan& plan,
                            int32_t judge);

}  // namespace award::scoring::panel

#endif  // AWARD_SCORING_PANEL_CHANGE_EXPLANATION_H_
