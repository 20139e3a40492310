// Row by row: one comparison per pair, and the rest only for the few that pass it.
#include "scoring/panel/flow/price_out.h"

#include <algorithm>
#include <cstddef>

namespace award::scoring::panel {

namespace {

constexpr size_t kMostAdded = 10;  // Per application and scan.

struct Found {
  int64_t cost = 0;
  int32_t judge = 0;
};

class Scan {
 public:
  Scan(StagedState& state, const std::vector<LinearTier>& before, LinearTier tier)
      : state_(state),
        before_(before),
        tier_(tier),
        // Affinities tell most pairs apart, so they are compared first once they count.
        first_(std::find(before.begin(), before.end(), kTotalPrice) != before.end() ? kTotalPrice
                                                                                    : tier),
        keeps_(std::find(before.begin(), before.end(), kChangesPrice) != before.end()),
        one_class_(std::all_of(state.judges.begin(), state.judges.end(),
                               [](const auto& nodes) { return nodes.size() == 1; })),
        arrival_(state.judges.size()),
        keeping_arrival_(state.judges.size()),
        departure_(state.judges.size()),
        leaving_(state.judges.size()) {
    if (one_class_ && !state.applications.empty()) ReadArrivals(0);
  }

  int64_t Run() {
    int64_t added = 0;
    for (size_t a = 0; a < state_.applications.size(); ++a) {
      const auto application = static_cast<int32_t>(a);
      if (!one_class_) ReadArrivals(application);
      ReadDepartures(application);
      Find(application);
      added += Add(application);
    }
    return added;
  }

 private:
  void ReadArrivals(int32_t application) {
    for (size_t j = 0; j < arrival_.size(); ++j) {
      const Price& price = state_.NodeAt(static_cast<int32_t>(j), application).price;
      arrival_[j] = price[first_];
      keeping_arrival_[j] = price[kChangesPrice];
    }
  }

  void ReadDepartures(int32_t application) {
    const std::vector<PricedNode>& nodes = state_.applications[static_cast<size_t>(application)];
    const ClassTree& tree = state_.classes.PanelOf(application);
    node_.clear();
    for (const int32_t position : StandingFor(tree, nodes)) {
      node_.push_back(&nodes[static_cast<size_t>(position)]);
    }
    if (node_.size() == 1) {
      std::fill(departure_.begin(), departure_.end(), nodes[0].price[first_]);
      return;
    }
    for (size_t j = 0; j < departure_.size(); ++j) {
      departure_[j] = node_[static_cast<size_t>(tree.leaf[j])]->price[first_];
    }
  }

  // Fills found_.
  void Find(int32_t application) {
    found_.clear();
    const int32_t* row = state_.problem.affinity.data() + state_.problem.Cell({application, 0});
    const size_t judges = arrival_.size();
    const bool by_affinity = first_ == kTotalPrice;
    for (size_t j = 0; j < judges; ++j) {
      leaving_[j] = departure_[j] - arrival_[j] - (by_affinity ? row[j] : 0);
    }
    const bool exact = first_ != tier_;
    for (size_t j = 0; j < judges; ++j) {
      if (exact ? leaving_[j] != 0 : leaving_[j] >= 0) continue;
      if (keeps_ && keeping_arrival_[j] != Departure(application, j)[kChangesPrice]) continue;
      Consider({application, static_cast<int32_t>(j)});
    }
  }

  // The prices of the node from which a pair with the judge would leave.
  const Price& Departure(int32_t application, size_t judge) const {
    if (node_.size() == 1) return node_[0]->price;
    return node_[static_cast<size_t>(state_.classes.PanelOf(application).leaf[judge])]->price;
  }

  void Consider(Pair pair) {
    if (!state_.candidates.IsNew(pair)) return;
    const Price& from = Departure(pair.application, static_cast<size_t>(pair.judge));
    const Price& to = state_.NodeAt(pair.judge, pair.application).price;
    for (const LinearTier tier : before_) {
      if (from[tier] - to[tier] + state_.CostOfNew(tier, pair) != 0) return;
    }
    const int64_t cost = from[tier_] - to[tier_] + state_.CostOfNew(tier_, pair);
    if (cost < 0) found_.push_back({cost, pair.judge});
  }

  int64_t Add(int32_t application) {
    const auto better = [application](const Found& left, const Found& right) {
      if (left.cost != right.cost) return left.cost < right.cost;
      return TurnOf({application, left.judge}) < TurnOf({application, right.judge});
    };
    if (found_.size() > kMostAdded) {
      std::nth_element(found_.begin(), found_.begin() + kMostAdded, found_.end(), better);
      found_.resize(kMostAdded);
    }
    std::sort(found_.begin(), found_.end(), better);
    for (const Found& found : found_) state_.candidates.Add({application, found.judge}, false);
    return static_cast<int64_t>(found_.size());
  }

  StagedState& state_;
  const std::vector<LinearTier>& before_;
  const LinearTier tier_;
  const LinearTier first_;
  const bool keeps_;  // Pairs of Problem::kept are not given up any more.
  const bool one_class_;
  std::vector<int64_t> arrival_;          // Per judge: the price where a pair arrives.
  std::vector<int64_t> keeping_arrival_;  // The same in kChanges.
  std::vector<int64_t> departure_;        // Per judge: the price where it leaves from.
  std::vector<int64_t> leaving_;          // The reduced cost, in tier first_.
  std::vector<const PricedNode*> node_;
  std::vector<Found> found_;
};

}  // namespace

int64_t PriceOut(StagedState& state, const std::vector<LinearTier>& before, LinearTier tier) {
  return Scan(state, before, tier).Run();
}

}  // namespace award::scoring::panel
