// Loads are few against applications, so a sample already tells which judges are short.
#include "scoring/panel/flow/first_plan.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "scoring/panel/flow/simplex.h"

namespace award::scoring::panel {

namespace {

constexpr size_t kSampleEvery = 8;
constexpr size_t kSmallestSampled = 400;  // Applications.
constexpr size_t kSpareCandidates = 8;
constexpr size_t kSpareInSample = 24;

struct Offer {
  int64_t worth = 0;
  int32_t judge = 0;
};

// The `count` best of the row at the prices, best first.
void BestOffers(const Problem& problem, int32_t application, const std::vector<int64_t>& prices,
                size_t count, std::vector<Offer>& offers) {
  offers.clear();
  const int32_t* row = problem.affinity.data() + problem.Cell({application, 0});
  for (size_t j = 0; j < prices.size(); ++j) {
    if (row[j] == kConflict || problem.judges[j].highest_load == 0) continue;
    offers.push_back({row[j] - prices[j], static_cast<int32_t>(j)});
  }
  const auto better = [application](const Offer& left, const Offer& right) {
    if (left.worth != right.worth) return left.worth > right.worth;
    return TurnOf({application, left.judge}) < TurnOf({application, right.judge});
  };
  if (offers.size() > count) {
    std::nth_element(offers.begin(), offers.begin() + static_cast<std::ptrdiff_t>(count),
                     offers.end(), better);
    offers.resize(count);
  }
  std::sort(offers.begin(), offers.end(), better);
}

// Takes seats as long as no bound is broken.
class Seater {
 public:
  explicit Seater(StagedState& state) : state_(state), problem_(state.problem) {
    for (size_t j = 0; j < state.judges.size(); ++j) loads_.emplace_back(state.judges[j].size());
    for (const Pair& lock : problem_.locks)
      Count(Leaf(state_.classes.QuotaOf(lock.judge), lock.application), lock.judge);
  }

  // Begins with an application.
  void Open(int32_t application) {
    application_ = application;
    seated_.assign(state_.classes.PanelOf(application).nodes.size(), 0);
    const auto& locks = problem_.locks;
    for (auto lock = std::lower_bound(locks.begin(), locks.end(), Pair{application, 0});
         lock != locks.end() && lock->application == application; ++lock) {
      Sit(lock->judge);
    }
  }

  bool Full() const { return seated_[0] >= problem_.seats[static_cast<size_t>(application_)]; }

  bool Take(int32_t judge) {
    if (Full()) return false;
    const ClassTree& panel = state_.classes.PanelOf(application_);
    for (size_t at = Leaf(panel, judge); at != 0; at = Above(panel, at)) {
      if (seated_[at] >= panel.nodes[at].highest) return false;
    }
    const ClassTree& quota = state_.classes.QuotaOf(judge);
    const auto& loads = loads_[static_cast<size_t>(judge)];
    if (loads[0] >= problem_.judges[static_cast<size_t>(judge)].highest_load) return false;
    for (size_t at = Leaf(quota, application_); at != 0; at = Above(quota, at)) {
      if (loads[at] >= quota.nodes[at].highest) return false;
    }
    Sit(judge);
    Count(Leaf(quota, application_), judge);
    return true;
  }

 private:
  static size_t Leaf(const ClassTree& tree, int32_t member) {
    return static_cast<size_t>(tree.leaf[static_cast<size_t>(member)]);
  }
  static size_t Above(const ClassTree& tree, size_t at) {
    return static_cast<size_t>(tree.nodes[at].parent);
  }
  void Sit(int32_t judge) {
    const ClassTree& panel = state_.classes.PanelOf(application_);
    for (size_t at = Leaf(panel, judge); at != 0; at = Above(panel, at)) ++seated_[at];
    ++seated_[0];
  }
  void Count(size_t leaf, int32_t judge) {
    const ClassTree& quota = state_.classes.QuotaOf(judge);
    auto& loads = loads_[static_cast<size_t>(judge)];
    for (size_t at = leaf; at != 0; at = Above(quota, at)) ++loads[at];
    ++loads[0];
  }

  StagedState& state_;
  const Problem& problem_;
  int32_t application_ = 0;
  std::vector<int32_t> seated_;              // Per class of the application.
  std::vector<std::vector<int32_t>> loads_;  // Per judge and class.
};

// The best few members of each class that an application must have some of.
void AddNeeded(const StagedState& state, int32_t application, const std::vector<Offer>& all,
               std::vector<Offer>& chosen) {
  const ClassTree& tree = state.classes.PanelOf(application);
  constexpr int32_t kSpare = 3;
  std::vector<int32_t> wanted(tree.nodes.size(), 0);
  for (size_t n = 1; n < tree.nodes.size(); ++n) {
    if (tree.nodes[n].lowest > 0) wanted[n] = tree.nodes[n].lowest + kSpare;
  }
  for (const Offer& offer : all) {
    bool needed = false;
    for (auto at = static_cast<size_t>(tree.leaf[static_cast<size_t>(offer.judge)]); at != 0;
         at = static_cast<size_t>(tree.nodes[at].parent)) {
      if (wanted[at] == 0) continue;
      --wanted[at];
      needed = true;
    }
    if (needed) chosen.push_back(offer);
  }
}

bool NeedsSome(const ClassTree& tree) {
  return std::any_of(tree.nodes.begin(), tree.nodes.end(),
                     [](const ClassTree::Node& node) { return node.lowest > 0; });
}

FlowNetwork SampleNetwork(const Problem& problem) {
  const size_t judges = problem.judges.size();
  const std::vector<int64_t> free(judges, 0);
  FlowNetwork network;
  int64_t seats = 0;
  std::vector<Offer> offers;
  std::vector<int32_t> sample;
  for (size_t a = kSampleEvery / 2; a < problem.applications.size(); a += kSampleEvery) {
    sample.push_back(static_cast<int32_t>(a));
  }
  const auto first_judge = static_cast<int32_t>(sample.size());
  const auto root = first_judge + static_cast<int32_t>(judges);
  network.supply.assign(static_cast<size_t>(root) + 1, 0);
  for (size_t i = 0; i < sample.size(); ++i) {
    const int32_t wanted = problem.seats[static_cast<size_t>(sample[i])];
    BestOffers(problem, sample[i], free, static_cast<size_t>(wanted) + kSpareInSample, offers);
    const auto seated = std::min<int64_t>(wanted, static_cast<int64_t>(offers.size()));
    network.supply[i] = seated;
    seats += seated;
    for (const Offer& offer : offers) {
      network.arcs.push_back(
          {static_cast<int32_t>(i), first_judge + offer.judge, 1, -offer.worth, 0, false});
    }
  }
  network.supply.back() = -seats;
  const int64_t all_seats = std::max<int64_t>(problem.SeatCount(), 1);
  for (size_t j = 0; j < judges; ++j) {
    const int64_t share = (problem.judges[j].highest_load * seats + all_seats - 1) / all_seats;
    network.arcs.push_back({first_judge + static_cast<int32_t>(j), root, share, 0, 0, false});
  }
  return network;
}

}  // namespace

std::vector<int64_t> RoughPrices(const Problem& problem) {
  std::vector<int64_t> prices(problem.judges.size(), 0);
  if (problem.applications.size() < kSmallestSampled) return prices;
  FlowNetwork network = SampleNetwork(problem);
  int64_t highest = 0;
  for (const FlowArc& arc : network.arcs) highest = std::max(highest, -arc.cost);
  const FlowResult result = SolveFlow(network);
  const size_t first_judge = result.price.size() - 1 - prices.size();
  for (size_t j = 0; j < prices.size(); ++j) {
    prices[j] = std::clamp<int64_t>(-result.price[first_judge + j], 0, highest);
  }
  return prices;
}

void SeatFirstPlan(StagedState& state, const std::vector<int64_t>& prices,
                   const std::vector<Pair>& present) {
  const Problem& problem = state.problem;
  Seater seater(state);
  std::vector<Offer> all;
  std::vector<Offer> chosen;
  const auto applications = static_cast<int32_t>(problem.applications.size());
  for (int32_t a = 0; a < applications; ++a) {
    seater.Open(a);
    for (auto pair = std::lower_bound(present.begin(), present.end(), Pair{a, 0});
         pair != present.end() && pair->application == a; ++pair) {
      if (state.candidates.IsNew(*pair)) state.candidates.Add(*pair, seater.Take(pair->judge));
    }
    const auto seats = static_cast<size_t>(problem.seats[static_cast<size_t>(a)]);
    if (NeedsSome(state.classes.PanelOf(a))) {
      BestOffers(problem, a, prices, prices.size(), all);
      chosen.assign(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(
                                                   std::min(all.size(), seats + kSpareCandidates)));
      AddNeeded(state, a, all, chosen);
    } else {
      BestOffers(problem, a, prices, seats + kSpareCandidates, chosen);
    }
    for (const Offer& offer : chosen) {
      const Pair pair{a, offer.judge};
      if (state.candidates.IsNew(pair)) state.candidates.Add(pair, seater.Take(offer.judge));
    }
  }
}

}  // namespace award::scoring::panel
