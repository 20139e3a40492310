// One panel at the prices of a proof: what it loses when a judge must join or leave it. The panels
// that keep the rules of a tree are the bases of a matroid, so that the best panel is found by
// single exchanges, and the best one with (or without) a judge is one exchange away from it.
#ifndef AWARD_SCORING_PANEL_CHANGE_MARGIN_H_
#define AWARD_SCORING_PANEL_CHANGE_MARGIN_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "scoring/panel/change/pair_values.h"
#include "scoring/panel/classes.h"
#include "scoring/panel/plan.h"
#include "scoring/panel/problem.h"

namespace award::scoring::panel {

class PanelMargin {
 public:
  // `members`: the application's judges in the plan; `best`: no panel is worth more at these
  // values. All arguments stay alive.
  PanelMargin(const Problem& problem, const Classes& classes, const PairValues& values,
              int32_t application, std::vector<int32_t> members, bool best);

  // At least what every panel with (or without) this judge is worth less than the best panel, at
  // value less price, in each linear tier, lexicographically. Nothing: there is no such panel.
  std::optional<Price> LossOfJoining(int32_t judge);
  std::optional<Price> LossOfLeaving(int32_t judge);

  // The first in total affinity alone, against the members.
  std::optional<int64_t> TotalLossOfJoining(int32_t judge) const;

  // What becomes of the value of a member's seat when the judge takes it; nothing: it cannot be.
  std::optional<Price> LossOfExchange(int32_t leaving, int32_t joining) const;
  const std::vector<int32_t>& members() const { return members_; }

 private:
  static constexpr int32_t kEmpty = -1;  // A seat without a judge, among the members.

  Price ValueOf(int32_t judge) const;
  bool IsLocked(int32_t judge) const;
  bool Fits(int32_t leaving, int32_t joining) const;
  bool Contains(int32_t judge) const;
  void Exchange(size_t seat, int32_t joining);
  void Count(int32_t judge, int32_t by);
  void Improve();

  const Problem& problem_;
  const PairValues& values_;
  const int32_t application_;
  const ClassTree& tree_;
  std::vector<int32_t> members_;  // One per seat.
  std::vector<int32_t> counts_;   // Per class of the tree.
  std::optional<Price> surplus_;  // What the proof may count less than Improve found.
};

}  // namespace award::scoring::panel

#endif  // AWARD_SCORING_PANEL_CHANGE_MARGIN_H_
