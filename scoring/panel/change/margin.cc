// Exchanges within one panel. Where seats may stay empty the minimums of its rules are left out,
// which can only make panels look better, and a proof weaker.
#include "scoring/panel/change/margin.h"

#include <algorithm>
#include <utility>

#include "scoring/panel/position.h"

namespace award::scoring::panel {

namespace {

// Whether `node` is on the way from `leaf` to the root, both included.
bool IsOnPath(const ClassTree& tree, int32_t leaf, int32_t node) {
  while (leaf > node) leaf = tree.nodes[At(leaf)].parent;  // Parents come before their children.
  return leaf == node;
}

}  // namespace

PanelMargin::PanelMargin(const Problem& problem, const Classes& classes, const PairValues& values,
                         int32_t application, std::vector<int32_t> members, bool best)
    : problem_(problem),
      values_(values),
      application_(application),
      tree_(classes.PanelOf(application)),
      members_(std::move(members)),
      counts_(tree_.nodes.size(), 0) {
  members_.resize(std::max(members_.size(), At(problem.seats[At(application)])), kEmpty);
  for (const int32_t judge : members_) Count(judge, 1);
  if (best) surplus_ = Price{};
}

void PanelMargin::Count(int32_t judge, int32_t by) {
  if (judge == kEmpty) return;
  for (int32_t at = tree_.leaf[At(judge)]; at != 0; at = tree_.nodes[At(at)].parent) {
    counts_[At(at)] += by;
  }
}

Price PanelMargin::ValueOf(int32_t judge) const {
  return judge == kEmpty ? values_.OfEmptySeat() : values_.Of({application_, judge});
}

bool PanelMargin::IsLocked(int32_t judge) const {
  return std::binary_search(problem_.locks.begin(), problem_.locks.end(),
                            Pair{application_, judge});
}

bool PanelMargin::Contains(int32_t judge) const {
  return std::find(members_.begin(), members_.end(), judge) != members_.end();
}

bool PanelMargin::Fits(int32_t leaving, int32_t joining) const {
  const int32_t from = leaving == kEmpty ? 0 : tree_.leaf[At(leaving)];
  const int32_t to = joining == kEmpty ? 0 : tree_.leaf[At(joining)];
  for (int32_t at = to; at != 0; at = tree_.nodes[At(at)].parent) {
    if (!IsOnPath(tree_, from, at) && counts_[At(at)] >= tree_.nodes[At(at)].highest) return false;
  }
  if (problem_.objective.partial) return true;
  for (int32_t at = from; at != 0; at = tree_.nodes[At(at)].parent) {
    if (!IsOnPath(tree_, to, at) && counts_[At(at)] <= tree_.nodes[At(at)].lowest) return false;
  }
  return true;
}

void PanelMargin::Exchange(size_t seat, int32_t joining) {
  Count(members_[seat], -1);
  members_[seat] = joining;
  Count(joining, 1);
}

// Makes the panel the best at these prices.
void PanelMargin::Improve() {
  if (surplus_.has_value()) return;
  surplus_ = Price{};
  std::vector<std::pair<Price, int32_t>> candidates;
  for (int32_t judge = 0; At(judge) < problem_.judges.size(); ++judge) {
    if (problem_.InConflict({application_, judge})) continue;
    candidates.emplace_back(ValueOf(judge), judge);
  }
  std::sort(candidates.rbegin(), candidates.rend());
  for (bool improved = true; improved;) {
    improved = false;
    for (size_t seat = 0; seat < members_.size(); ++seat) {
      if (members_[seat] != kEmpty && IsLocked(members_[seat])) continue;
      const Price value = ValueOf(members_[seat]);
      for (const auto& [better, judge] : candidates) {
        if (better <= value) break;
        if (Contains(judge) || !Fits(members_[seat], judge)) continue;
        // The proof counts the best panel only where it knows the minimums too.
        if (problem_.objective.partial) surplus_ = *surplus_ + better - value;
        Exchange(seat, judge);
        improved = true;
        break;
      }
    }
  }
}

std::optional<Price> PanelMargin::LossOfJoining(int32_t judge) {
  if (problem_.InConflict({application_, judge})) return std::nullopt;
  Improve();
  if (Contains(judge)) return Price{} - *surplus_;
  std::optional<Price> least;
  for (const int32_t member : members_) {
    const std::optional<Price> loss = LossOfExchange(member, judge);
    if (loss.has_value() && (!least.has_value() || *loss < *least)) least = loss;
  }
  if (!least.has_value()) return std::nullopt;
  return *least - *surplus_;
}

std::optional<Price> PanelMargin::LossOfLeaving(int32_t judge) {
  if (IsLocked(judge)) return std::nullopt;
  Improve();
  if (!Contains(judge)) return Price{} - *surplus_;
  // Where nothing comes before the total, most candidates are told apart without their draw.
  const bool plain = problem_.kept.empty() && !problem_.objective.partial;
  const int64_t total = values_.TotalOf({application_, judge});
  std::optional<Price> least;
  for (int32_t candidate = 0; At(candidate) < problem_.judges.size(); ++candidate) {
    const Pair pair{application_, candidate};
    if (problem_.InConflict(pair) || Contains(candidate)) continue;
    if (plain && least.has_value() && total - values_.TotalOf(pair) > (*least)[kTotalPrice]) {
      continue;
    }
    const std::optional<Price> loss = LossOfExchange(judge, candidate);
    if (loss.has_value() && (!least.has_value() || *loss < *least)) least = loss;
  }
  if (problem_.objective.partial) {
    const std::optional<Price> loss = LossOfExchange(judge, kEmpty);
    if (loss.has_value() && (!least.has_value() || *loss < *least)) least = loss;
  }
  if (!least.has_value()) return std::nullopt;
  return *least - *surplus_;
}

std::optional<Price> PanelMargin::LossOfExchange(int32_t leaving, int32_t joining) const {
  if (leaving != kEmpty && IsLocked(leaving)) return std::nullopt;
  if (!Fits(leaving, joining)) return std::nullopt;
  return ValueOf(leaving) - ValueOf(joining);
}

std::optional<int64_t> PanelMargin::TotalLossOfJoining(int32_t judge) const {
  const int64_t joining = values_.TotalOf({application_, judge});
  std::optional<int64_t> least;
  for (const int32_t member : members_) {
    if (member != kEmpty && (IsLocked(member) || !Fits(member, judge))) continue;
    const int64_t leaving = member == kEmpty ? 0 : values_.TotalOf({application_, member});
    if (!least.has_value() || leaving - joining < *least) least = leaving - joining;
  }
  return least;
}

}  // namespace award::scoring::panel
