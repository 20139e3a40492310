// Costs and rows of the exchange graph; see the header.
#include "scoring/panel/exchange/graph.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace award::scoring::panel {
namespace {

constexpr int32_t kMostTypes = 12;
// Entries of all rows together; beyond, the types of applications are not told apart.
constexpr int64_t kMostEntries = int64_t{1} << 23;

int32_t TypesThatFit(const Problem& problem) {
  const auto judges = static_cast<int64_t>(problem.judges.size());
  return static_cast<int32_t>(
      std::min<int64_t>(kMostTypes, kMostEntries / std::max<int64_t>(1, judges * judges)));
}

// Largest units such that a path through every judge fits well into 64 bits.
Units UnitsFor(const Problem& problem) {
  int64_t lowest = std::numeric_limits<int32_t>::max();
  int64_t highest = std::numeric_limits<int32_t>::min();
  for (const int32_t affinity : problem.affinity) {
    if (affinity == kConflict) continue;
    lowest = std::min<int64_t>(lowest, affinity);
    highest = std::max<int64_t>(highest, affinity);
  }
  const int64_t range = std::max<int64_t>(1, highest - lowest);
  int64_t load = 1;
  for (const Judge& judge : problem.judges) load = std::max<int64_t>(load, judge.highest_load);
  load = std::min(load, static_cast<int64_t>(problem.applications.size()));
  const auto path = 2 * static_cast<int64_t>(problem.judges.size()) + 4;
  constexpr int64_t kRoom = int64_t{1} << 59;

  int64_t weight = 4096;
  int64_t urgency = 128;
  int64_t apart = 64;
  int64_t affinity = 4 * load + 8;
  const auto fits = [&] {
    return kRoom / range / path / apart / apart / weight / urgency / affinity > 0;
  };
  while (!fits() && weight > 256) weight /= 2;
  if (!fits()) affinity = 1;
  while (!fits() && urgency > 8) urgency /= 2;
  while (!fits() && apart > 4) apart /= 2;
  while (!fits() && weight > 4) weight /= 2;
  Units units;
  units.affinity = affinity;
  units.most_weight = weight;
  units.most_urgency = urgency;
  units.kept = affinity * range * weight * apart;
  units.breach = units.kept * apart;
  return units;
}

}  // namespace

ExchangeGraph::ExchangeGraph(const Problem& problem, const std::vector<Pair>& pairs)
    : problem_(problem),
      judges_(static_cast<int32_t>(problem.judges.size())),
      seating_(problem, pairs),
      panel_rules_(problem),
      judge_rules_(problem, seating_, TypesThatFit(problem)),
      units_(UnitsFor(problem)),
      needs_(problem.applications.size(), kNoNeed),
      weights_(problem.applications.size()),
      panel_urgency_(problem.applications.size(), 1),
      judge_urgency_(problem.judges.size(), 1),
      scratch_(problem.judges.size()),
      ruled_(problem.applications.size(), panel_rules_.Empty() ? 0 : 1) {
  const size_t rows = AsSize(Types()) * problem.judges.size();
  costs_.resize(rows * problem.judges.size());
  applications_.resize(rows * problem.judges.size());
  is_cheaper_.resize(rows);
  places_.resize(problem.judges.size() * (AsSize(Types()) + 1) * (AsSize(Types()) + 1));
  for (int32_t judge = 0; judge < judges_; ++judge) PricePlaces(judge);
  for (const Pair& pair : problem.kept) {
    ruled_[At(pair.application)] = 1;
    if (!seating_.Has(pair.application, pair.judge)) ++kept_given_up_;
  }
  if (!panel_rules_.Empty()) {
    for (int32_t a = 0; a < static_cast<int32_t>(needs_.size()); ++a) {
      panel_breaches_ += panel_rules_.BreachesOf(a, seating_.JudgesOf(a));
    }
  }
}

void ExchangeGraph::SetNeeds(std::vector<int64_t> needs, int64_t weight) {
  needs_ = std::move(needs);
  weights_.assign(weights_.size(), std::min(weight, units_.most_weight));
  BuildRows();
}

int64_t ExchangeGraph::ShortageOf(int32_t application) const {
  return std::max<int64_t>(0, needs_[At(application)] - seating_.SumOf(application));
}

void ExchangeGraph::SetWeight(int32_t application, int64_t weight) {
  weights_[At(application)] = std::min(weight, units_.most_weight);
  UpdateApplication(application);
}

bool ExchangeGraph::RaiseUrgency() {
  bool raised = false;
  for (int32_t a = 0; a < static_cast<int32_t>(needs_.size()); ++a) {
    int64_t& urgency = panel_urgency_[At(a)];
    if (urgency >= units_.most_urgency) continue;
    if (panel_rules_.BreachesOf(a, seating_.JudgesOf(a)) == 0) continue;
    ++urgency;
    raised = true;
  }
  for (int32_t judge = 0; judge < judges_; ++judge) {
    int64_t& urgency = judge_urgency_[At(judge)];
    if (urgency >= units_.most_urgency || judge_rules_.BreachesOf(judge) == 0) continue;
    ++urgency;
    raised = true;
  }
  BuildRows();
  return raised;
}

void ExchangeGraph::CalmUrgency() {
  panel_urgency_.assign(panel_urgency_.size(), 1);
  judge_urgency_.assign(judge_urgency_.size(), 1);
}

int64_t ExchangeGraph::LoadCost(int32_t judge, int32_t change) const {
  const Judge& declared = problem_.judges[At(judge)];
  const int64_t load = seating_.LoadOf(judge);
  const bool full = change > 0 ? load >= declared.highest_load : load <= declared.lowest_load;
  if (full) return kForbidden;
  // The change in squared load: of equal totals the more even is better.
  return units_.affinity > 1 ? 2 * load * change + 1 : 0;
}

int64_t ExchangeGraph::NewPlaceCost(int32_t judge, int32_t joins, int32_t leaves) const {
  int64_t cost = 0;
  if (leaves < 0) cost = LoadCost(judge, 1);
  if (joins < 0) cost = LoadCost(judge, -1);
  if (cost == kForbidden || judge_rules_.Empty()) return cost;
  return cost + units_.breach * judge_urgency_[At(judge)] *
                    judge_rules_.ChangeOfTypes(judge, joins, leaves);
}

void ExchangeGraph::PricePlaces(int32_t judge) {
  for (int32_t joins = -1; joins < Types(); ++joins) {
    for (int32_t leaves = -1; leaves < Types(); ++leaves) {
      if (joins < 0 && leaves < 0) continue;
      places_[PlaceAt(judge, joins, leaves)] = NewPlaceCost(judge, joins, leaves);
    }
  }
  touched_.push_back(judge);
}

Effect ExchangeGraph::EffectOf(std::span<const Transfer> moves) {
  Effect effect;
  std::vector<int32_t> leaves;
  std::vector<int32_t> joins;
  for (const Transfer& move : moves) {
    const int64_t cost = CostOf(move);
    if (cost == kForbidden) return {.cost = kForbidden};
    effect.cost += cost;
    leaves.push_back(move.from);
    joins.push_back(move.to);
    if (ruled_[At(move.application)] == 0) continue;
    effect.kept_given_up +=
        (IsKept(move.application, move.from) ? 1 : 0) - (IsKept(move.application, move.to) ? 1 : 0);
    if (panel_rules_.Empty()) continue;
    effect.breaches += panel_rules_.ChangeOf(move.application, seating_.JudgesOf(move.application),
                                             move.from, move.to);
  }
  std::sort(leaves.begin(), leaves.end());
  std::sort(joins.begin(), joins.end());
  if (leaves != joins) {
    std::vector<int32_t> more;
    std::vector<int32_t> fewer;
    std::set_difference(joins.begin(), joins.end(), leaves.begin(), leaves.end(),
                        std::back_inserter(more));
    std::set_difference(leaves.begin(), leaves.end(), joins.begin(), joins.end(),
                        std::back_inserter(fewer));
    if (more.size() != 1 || fewer.size() != 1) return {.cost = kForbidden};
    const int64_t least = LoadCost(more[0], 1);
    const int64_t most = LoadCost(fewer[0], -1);
    if (least == kForbidden || most == kForbidden) return {.cost = kForbidden};
    effect.cost += least + most;
  }
  if (!judge_rules_.Empty()) {
    const JudgeRules::Difference difference = judge_rules_.ChangeOf(moves, judge_urgency_);
    effect.breaches += difference.breaches;
    effect.cost += units_.breach * difference.urgent;
  }
  return effect;
}

void ExchangeGraph::Apply(std::span<const Transfer> moves) {
  for (const Transfer& move : moves) {
    if (!panel_rules_.Empty()) {
      panel_breaches_ += panel_rules_.ChangeOf(
          move.application, seating_.JudgesOf(move.application), move.from, move.to);
    }
    kept_given_up_ +=
        (IsKept(move.application, move.from) ? 1 : 0) - (IsKept(move.application, move.to) ? 1 : 0);
    seating_.Apply(move);
    judge_rules_.Apply(move);
  }
  for (const Transfer& move : moves) {
    PricePlaces(move.from);
    PricePlaces(move.to);
  }
  for (const Transfer& move : moves) Forget(move.application, move.from);
  for (const Transfer& move : moves) UpdateApplication(move.application);
}

void ExchangeGraph::Ban(const Transfer& move) {
  if (!bans_.insert(BanKey(move)).second) return;
  ban_list_.push_back(move);
  Rescan(RowOf(move.application, move.from), move.from, move.to);
}

bool ExchangeGraph::LiftBans() {
  if (ban_list_.empty()) return false;
  bans_.clear();
  for (const Transfer& move : ban_list_) {
    const size_t row = RowOf(move.application, move.from);
    Rescan(row, move.from, move.to);
    MarkCheaper(row);
  }
  ban_list_.clear();
  return true;
}

std::vector<size_t> ExchangeGraph::TakeCheaperRows() {
  for (const size_t row : cheaper_) is_cheaper_[row] = 0;
  return std::exchange(cheaper_, {});
}

std::vector<int32_t> ExchangeGraph::TakeTouchedJudges() { return std::exchange(touched_, {}); }

}  // namespace award::scoring::panel
