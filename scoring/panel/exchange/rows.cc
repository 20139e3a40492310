// How the rows of the exchange graph are computed and kept.
#include <algorithm>

#include "scoring/panel/exchange/graph.h"

namespace award::scoring::panel {

size_t ExchangeGraph::RowOf(int32_t application, int32_t judge) const {
  return AsSize(judge_rules_.TypeOf(application)) * AsSize(judges_) + AsSize(judge);
}

uint64_t ExchangeGraph::BanKey(const Transfer& move) const {
  const auto judges = static_cast<uint64_t>(judges_);
  return (static_cast<uint64_t>(move.application) * judges + static_cast<uint64_t>(move.from)) *
             judges +
         static_cast<uint64_t>(move.to);
}

bool ExchangeGraph::IsKept(int32_t application, int32_t judge) const {
  return std::binary_search(problem_.kept.begin(), problem_.kept.end(), Pair{application, judge});
}

bool ExchangeGraph::IsBanned(const Transfer& move) const {
  return !bans_.empty() && bans_.contains(BanKey(move));
}

// What affinity and need lose by changing from one affinity to another.
inline int64_t ExchangeGraph::LossOf(int32_t application, int64_t from, int64_t to) const {
  const int64_t slack = seating_.SumOf(application) - needs_[At(application)];
  const int64_t before = std::max<int64_t>(0, -slack);
  const int64_t after = std::max<int64_t>(0, from - to - slack);
  return units_.affinity * (weights_[At(application)] * (after - before) + from - to);
}

// What kept pairs and rules add.
int64_t ExchangeGraph::ExtraOf(const Transfer& move) {
  int64_t cost = 0;
  if (IsKept(move.application, move.from)) cost += units_.kept;
  if (IsKept(move.application, move.to)) cost -= units_.kept;
  if (!panel_rules_.Empty()) {
    cost += units_.breach * panel_urgency_[At(move.application)] *
            panel_rules_.ChangeOf(move.application, seating_.JudgesOf(move.application), move.from,
                                  move.to);
  }
  return cost;
}

int64_t ExchangeGraph::CostOf(const Transfer& move) {
  const Pair to{move.application, move.to};
  if (problem_.InConflict(to) || seating_.Has(to.application, to.judge)) return kForbidden;
  const int64_t loss = LossOf(move.application, problem_.AffinityOf({move.application, move.from}),
                              problem_.AffinityOf(to));
  return ruled_[At(move.application)] != 0 ? loss + ExtraOf(move) : loss;
}

void ExchangeGraph::CostsFrom(int32_t application, int32_t from) {
  const size_t first = problem_.Cell({application, 0});
  const int32_t* const affinity = problem_.affinity.data() + first;
  const int64_t unit = units_.affinity;
  const int64_t weight = unit * weights_[At(application)];
  const int64_t slack = seating_.SumOf(application) - needs_[At(application)] - affinity[from];
  const int64_t before = std::max<int64_t>(0, -(slack + affinity[from]));
  const int64_t base = unit * affinity[from] - weight * before;
  int64_t* const costs = scratch_.data();
  for (int32_t to = 0; to < judges_; ++to) {
    const int64_t value = affinity[to];
    const int64_t missing = std::max<int64_t>(0, -(slack + value));
    const int64_t cost = base - unit * value + weight * missing;
    costs[to] = affinity[to] == kConflict ? kForbidden : cost;
  }
  if (ruled_[At(application)] != 0) {
    const int64_t given_up = IsKept(application, from) ? units_.kept : 0;
    for (int32_t to = 0; to < judges_; ++to) costs[to] += given_up;
    auto kept = std::lower_bound(problem_.kept.begin(), problem_.kept.end(), Pair{application, 0});
    for (; kept != problem_.kept.end() && kept->application == application; ++kept) {
      costs[kept->judge] -= units_.kept;
    }
    if (!panel_rules_.Empty()) {
      panel_rules_.AddChanges(application, seating_.JudgesOf(application), from,
                              units_.breach * panel_urgency_[At(application)], scratch_);
    }
    for (int32_t to = 0; to < judges_; ++to) {
      if (affinity[to] == kConflict) costs[to] = kForbidden;
    }
  }
  for (const int32_t judge : seating_.JudgesOf(application)) costs[judge] = kForbidden;
  if (!bans_.empty()) {
    for (int32_t to = 0; to < judges_; ++to) {
      if (bans_.contains(BanKey({application, from, to}))) costs[to] = kForbidden;
    }
  }
}

void ExchangeGraph::BuildRows() {
  std::fill(costs_.begin(), costs_.end(), kForbidden);
  std::fill(applications_.begin(), applications_.end(), -1);
  for (int32_t a = 0; a < static_cast<int32_t>(needs_.size()); ++a) {
    for (const int32_t judge : seating_.JudgesOf(a)) {
      if (!seating_.IsLocked(a, judge)) MergeRow(a, judge, true);
    }
  }
  for (size_t row = 0; row < is_cheaper_.size(); ++row) MarkCheaper(row);
  for (int32_t judge = 0; judge < judges_; ++judge) PricePlaces(judge);
}

// Enters the application's costs into the row; in a fresh row it has no entry yet.
void ExchangeGraph::MergeRow(int32_t application, int32_t judge, bool fresh) {
  CostsFrom(application, judge);
  const size_t row = RowOf(application, judge);
  int64_t* const costs = costs_.data() + row * AsSize(judges_);
  int32_t* const applications = applications_.data() + row * AsSize(judges_);
  const int64_t* const now = scratch_.data();
  bool cheaper = false;
  for (int32_t to = 0; to < judges_; ++to) {
    if (now[to] < costs[to]) {
      costs[to] = now[to];
      applications[to] = application;
      cheaper = true;
    } else if (!fresh && applications[to] == application && now[to] > costs[to]) {
      Rescan(row, judge, to);
    }
  }
  if (cheaper) MarkCheaper(row);
}

void ExchangeGraph::UpdateApplication(int32_t application) {
  for (const int32_t judge : seating_.JudgesOf(application)) {
    if (!seating_.IsLocked(application, judge)) MergeRow(application, judge, false);
  }
}

// One entry anew, from all applications of the row. What is cheap to know comes first.
void ExchangeGraph::Rescan(size_t row, int32_t from, int32_t to) {
  const auto type = static_cast<int32_t>(row / AsSize(judges_));
  int64_t least = kForbidden;
  int32_t best = -1;
  const int32_t* const affinity = problem_.affinity.data();
  for (const int32_t application : seating_.MovableOf(from)) {
    const int32_t* const values = affinity + At(application) * AsSize(judges_);
    if (values[to] == kConflict) continue;
    const bool ruled = ruled_[At(application)] != 0;
    const int64_t loss = LossOf(application, values[from], values[to]);
    if (!ruled && loss >= least) continue;
    if (judge_rules_.TypeOf(application) != type || seating_.Has(application, to)) continue;
    const Transfer move{application, from, to};
    const int64_t cost = ruled ? loss + ExtraOf(move) : loss;
    if (cost >= least || IsBanned(move)) continue;
    least = cost;
    best = application;
  }
  costs_[row * AsSize(judges_) + AsSize(to)] = least;
  applications_[row * AsSize(judges_) + AsSize(to)] = best;
}

// After the application has left the judge.
void ExchangeGraph::Forget(int32_t application, int32_t judge) {
  const size_t row = RowOf(application, judge);
  const int32_t* const applications = applications_.data() + row * AsSize(judges_);
  for (int32_t to = 0; to < judges_; ++to) {
    if (applications[to] == application) Rescan(row, judge, to);
  }
}

void ExchangeGraph::MarkCheaper(size_t row) {
  if (is_cheaper_[row] != 0) return;
  is_cheaper_[row] = 1;
  cheaper_.push_back(row);
}

}  // namespace award::scoring::panel
