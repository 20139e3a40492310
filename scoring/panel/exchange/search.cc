// Label correcting from the rows that got cheaper; a cycle of parents is a cycle of negative cost.
#include "scoring/panel/exchange/search.h"

#include <algorithm>
#include <utility>

namespace award::scoring::panel {
namespace {

// Entries looked at between two questions to go on: a few milliseconds of work.
constexpr int64_t kWorkBetweenQuestions = int64_t{1} << 21;

}  // namespace

ExchangeSearch::ExchangeSearch(ExchangeGraph& graph, const std::vector<int64_t>& prices,
                               std::function<bool()> go_on)
    : graph_(graph),
      go_on_(std::move(go_on)),
      judges_(graph.Judges()),
      types_(graph.Types()),
      labels_(static_cast<size_t>(Spare()) + 1),
      parents_(labels_.size(), -1),
      seen_(labels_.size()),
      queued_(labels_.size()) {
  if (prices.empty()) return;
  for (int32_t node = 0; node < Spare(); ++node) {
    labels_[static_cast<size_t>(node)] =
        -graph.UnitsInUse().affinity * prices[static_cast<size_t>(node % judges_)];
  }
}

void ExchangeSearch::Enqueue(int32_t node) {
  if (queued_[static_cast<size_t>(node)] != 0) return;
  queued_[static_cast<size_t>(node)] = 1;
  queue_.push_back(node);
}

void ExchangeSearch::EnqueueChanged() {
  for (const size_t row : graph_.TakeCheaperRows()) Enqueue(static_cast<int32_t>(row));
  bool any = false;
  for (const int32_t judge : graph_.TakeTouchedJudges()) {
    for (int32_t type = 0; type < types_; ++type) Enqueue(Join(type, judge));
    any = true;
  }
  if (any) Enqueue(Spare());
}

void ExchangeSearch::Lower(int32_t node, int64_t label, int32_t parent) {
  labels_[static_cast<size_t>(node)] = label;
  parents_[static_cast<size_t>(node)] = parent;
  Enqueue(node);
}

void ExchangeSearch::RelaxLeave(int32_t node) {
  const int32_t first = Join(node / judges_, 0);
  const int64_t label = labels_[static_cast<size_t>(node)];
  const int64_t* const costs = graph_.CostsOf(static_cast<size_t>(node));
  const int64_t* const labels = labels_.data() + first;
  for (int32_t judge = 0; judge < judges_; ++judge) {
    if (label + costs[judge] < labels[judge]) {
      Lower(first + judge, label + costs[judge], node);
    }
  }
}

void ExchangeSearch::Relax(int32_t node) {
  const int64_t label = labels_[static_cast<size_t>(node)];
  const auto relax = [&](int32_t to, int64_t cost) {
    if (cost == kForbidden) return;
    if (label + cost < labels_[static_cast<size_t>(to)]) Lower(to, label + cost, node);
  };
  if (node == Spare()) {
    for (int32_t type = 0; type < types_; ++type) {
      for (int32_t judge = 0; judge < judges_; ++judge) {
        relax(Leave(type, judge), graph_.PlaceCost(judge, -1, type));
      }
    }
  } else if (node < Join(0, 0)) {
    RelaxLeave(node);
  } else {
    const int32_t judge = node % judges_;
    const int32_t type = node / judges_ - types_;
    for (int32_t leaves = 0; leaves < types_; ++leaves) {
      relax(Leave(leaves, judge), graph_.PlaceCost(judge, type, leaves));
    }
    relax(Spare(), graph_.PlaceCost(judge, type, -1));
  }
}

int32_t ExchangeSearch::CycleAbove(int32_t node) {
  ++walk_;
  while (node >= 0) {
    int32_t& seen = seen_[static_cast<size_t>(node)];
    if (seen == walk_) return node;
    seen = walk_;
    node = parents_[static_cast<size_t>(node)];
  }
  return -1;
}

ExchangeSearch::Cycle ExchangeSearch::CycleThrough(int32_t node) const {
  Cycle cycle;
  int32_t at = node;
  do {
    const int32_t before = parents_[static_cast<size_t>(at)];
    if (before < Join(0, 0) && at != Spare()) {
      const int32_t to = at % judges_;
      cycle.moves.push_back(
          {graph_.ApplicationsOf(static_cast<size_t>(before))[to], before % judges_, to});
    }
    at = before;
  } while (at != node);
  std::reverse(cycle.moves.begin(), cycle.moves.end());
  return cycle;
}

int64_t ExchangeSearch::PriceOf(int32_t type, int32_t judge) const {
  return labels_[static_cast<size_t>(Spare())] - labels_[static_cast<size_t>(Leave(type, judge))];
}

void ExchangeSearch::ForgetParents() { std::fill(parents_.begin(), parents_.end(), -1); }

bool ExchangeSearch::Work(int64_t amount) {
  work_ += amount;
  if (work_ < kWorkBetweenQuestions) return true;
  work_ = 0;
  if (!go_on_()) stopped_ = true;
  return !stopped_;
}

std::optional<ExchangeSearch::Cycle> ExchangeSearch::FindCycle() {
  EnqueueChanged();
  while (!queue_.empty()) {
    const int32_t node = queue_.front();
    const int32_t on_cycle = CycleAbove(node);
    if (on_cycle >= 0) {
      Cycle cycle = CycleThrough(on_cycle);
      ForgetParents();
      return cycle;
    }
    queue_.pop_front();
    queued_[static_cast<size_t>(node)] = 0;
    Relax(node);
    if (!Work(node < Join(0, 0) ? judges_ : types_ + 1)) return std::nullopt;
  }
  ForgetParents();
  return std::nullopt;
}

bool ExchangeSearch::Usable(const Cycle& cycle, bool strict) {
  std::vector<int32_t> applications;
  for (const Transfer& move : cycle.moves) applications.push_back(move.application);
  std::sort(applications.begin(), applications.end());
  if (std::adjacent_find(applications.begin(), applications.end()) != applications.end()) {
    return false;
  }
  const Effect effect = graph_.EffectOf(cycle.moves);
  if (effect.cost >= 0) return false;
  if (!strict) return true;
  return effect.breaches < 0 || (effect.breaches == 0 && effect.kept_given_up <= 0);
}

// Of an application that occurs twice its dearer arc, otherwise the dearest arc of all.
void ExchangeSearch::BanWorst(const Cycle& cycle) {
  const Transfer* worst = nullptr;
  bool worst_twice = false;
  int64_t worst_cost = 0;
  for (const Transfer& move : cycle.moves) {
    const auto same = [&](const Transfer& other) { return other.application == move.application; };
    const bool twice = std::count_if(cycle.moves.begin(), cycle.moves.end(), same) > 1;
    const size_t row = static_cast<size_t>(graph_.RowOf(move.application, move.from));
    const int64_t cost = graph_.CostsOf(row)[move.to];
    if (worst == nullptr || std::pair(twice, cost) > std::pair(worst_twice, worst_cost)) {
      worst = &move;
      worst_twice = twice;
      worst_cost = cost;
    }
  }
  if (worst != nullptr) graph_.Ban(*worst);
}

bool ExchangeSearch::Descend(bool strict, int64_t most_exchanges) {
  const int64_t end = exchanges_ + most_exchanges;
  int64_t bans = 0;
  int64_t applied_since_lift = 0;
  while (true) {
    const std::optional<Cycle> cycle = FindCycle();
    if (stopped_) return false;
    if (!cycle) {
      if (!graph_.LiftBans() || applied_since_lift == 0) return true;
      applied_since_lift = 0;
      continue;
    }
    if (Usable(*cycle, strict)) {
      graph_.Apply(cycle->moves);
      ++exchanges_;
      ++applied_since_lift;
      if (exchanges_ >= end) return false;
      Work(static_cast<int64_t>(cycle->moves.size()) * judges_ * 40);
    } else {
      BanWorst(*cycle);
      ++bans;
      if (!Work(judges_) || bans > 1000 + 20 * exchanges_) return false;
    }
  }
}

}  // namespace award::scoring::panel
