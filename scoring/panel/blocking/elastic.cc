// The network is built anew in each round, around the pairs known so far and the flow they carry.
#include "scoring/panel/blocking/elastic.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "scoring/panel/blocking/repair.h"

namespace award::scoring::panel {

namespace {

// Problems with no more pairs than this take them all at once.
constexpr size_t kFewPairs = 20'000;
constexpr size_t kFirstPairs = 6;  // Per application, besides those given.
constexpr size_t kPairsPerRound = 8;
constexpr int64_t kDearestPlace = 30;

}  // namespace

int64_t CostOf(Change::Kind kind, int64_t nth) {
  switch (kind) {
    case Change::Kind::kRaiseLoad:
    case Change::Kind::kLowerLowestLoad:
      return std::min(9 + nth, kDearestPlace);
    case Change::Kind::kLiftRule:
      return 20;
    case Change::Kind::kFewerSeats:
      return 20 + 10 * nth;
    case Change::Kind::kUnlock:
      return 40;
  }
  return 0;
}

Elastic::Elastic(const Scene& scene, const std::vector<std::pair<int32_t, int32_t>>& given)
    : scene_(scene),
      candidates_(scene.panels.size()),
      panels_(scene.panels.size()),
      loads_(scene.quotas.size()) {
  for (const auto& [application, judge] : given) {
    candidates_[static_cast<size_t>(application)].push_back({judge, true});
  }
  const size_t judges = scene.quotas.size();
  const bool all = candidates_.size() * judges <= kFewPairs;
  for (size_t a = 0; a < candidates_.size(); ++a) {
    std::vector<Candidate>& own = candidates_[a];
    const std::vector<int32_t>& locked = scene.panels.LocksOf(static_cast<int32_t>(a));
    size_t left = all ? judges : kFirstPairs;
    for (size_t i = 0; i < judges && left > 0; ++i) {
      const auto judge = static_cast<int32_t>((a * kFirstPairs + i) % judges);
      const bool known = std::any_of(own.begin(), own.end(),
                                     [judge](const Candidate& c) { return c.judge == judge; });
      if (known || !scene.pairs.Has(a, static_cast<size_t>(judge)) ||
          std::binary_search(locked.begin(), locked.end(), judge)) {
        continue;
      }
      own.push_back({judge, false});
      --left;
    }
    std::sort(own.begin(), own.end(), [](const Candidate& left_one, const Candidate& right_one) {
      return left_one.judge < right_one.judge;
    });
  }
}

void Elastic::Move(int32_t from, int32_t to, int64_t amount) {
  network_.supply[static_cast<size_t>(from)] -= amount;
  network_.supply[static_cast<size_t>(to)] += amount;
}

void Elastic::AddArc(int32_t from, int32_t to, int64_t capacity, int64_t cost, int64_t flow,
                     Origin origin) {
  if (capacity <= 0) return;
  const bool likely = flow > 0 || origin.kind == Origin::Kind::kBound;
  network_.arcs.push_back({from, to, capacity, cost, flow, likely});
  origins_.push_back(origin);
}

void Elastic::AddBounded(int32_t from, int32_t to, int64_t lowest, int64_t highest,
                         std::optional<int64_t> amount) {
  Move(from, to, lowest);
  AddArc(from, to, highest - lowest, 0, amount.has_value() ? *amount - lowest : 0, {});
}

// One arc for each unit as long as the next one costs more.
void Elastic::AddSteps(int32_t from, int32_t to, int64_t most, Change change) {
  for (int64_t nth = 1; nth <= most; ++nth) {
    const int64_t cost = CostOf(change.kind, nth);
    const bool last = cost == CostOf(change.kind, nth + 1);
    AddArc(from, to, last ? most - nth + 1 : 1, cost, 0, {Origin::Kind::kChange, change});
    if (last) return;
  }
}

// A class can bind when it has a minimum, or more to choose from than its maximum.
void Elastic::NumberNodes(const Side& side, std::vector<Owner>& owners) {
  for (size_t i = 0; i < owners.size(); ++i) {
    const auto owner = static_cast<int32_t>(i);
    const ClassTree& tree = side.TreeOf(owner);
    std::vector<int64_t>& choice = owners[i].count;  // Until CountGiven.
    for (size_t n = tree.nodes.size(); n-- > 1;) {
      choice[static_cast<size_t>(tree.nodes[n].parent)] += choice[n];
    }
    owners[i].node_of_class.assign(tree.nodes.size(), 0);
    for (size_t n = 0; n < tree.nodes.size(); ++n) {
      const ClassTree::Node& node = tree.nodes[n];
      const bool binds = n == 0 || node.lowest > 0 || choice[n] > node.highest;
      owners[i].node_of_class[n] =
          binds ? next_node_++ : owners[i].node_of_class[static_cast<size_t>(node.parent)];
    }
  }
}

void Elastic::CountGiven(const Side& side, std::vector<Owner>& owners) {
  for (size_t i = 0; i < owners.size(); ++i) {
    const auto owner = static_cast<int32_t>(i);
    const ClassTree& tree = side.TreeOf(owner);
    std::vector<int64_t>& count = owners[i].count;
    owners[i].balanced = true;
    for (size_t n = tree.nodes.size(); n-- > 0;) {
      const auto node = static_cast<int32_t>(n);
      owners[i].balanced = owners[i].balanced && count[n] >= side.LowestOf(owner, node) &&
                           count[n] <= side.HighestOf(owner, node);
      if (n > 0) count[static_cast<size_t>(tree.nodes[n].parent)] += count[n];
    }
  }
}

// Pairs lead from classes of applications to classes of judges: what an application counts flows
// into its classes, what a judge counts flows out of them.
void Elastic::AddTree(const Side& side, int32_t owner, const Owner& nodes, const Allowed& allowed) {
  const ClassTree& tree = side.TreeOf(owner);
  const bool panel = side.each() == Each::kApplication;
  const auto others = static_cast<int64_t>(panel ? loads_.size() : panels_.size());
  for (size_t n = 1; n < tree.nodes.size(); ++n) {
    const ClassTree::Node& node = tree.nodes[n];
    const int32_t inner = nodes.node_of_class[n];
    const int32_t outer = nodes.node_of_class[static_cast<size_t>(node.parent)];
    if (inner == outer) continue;
    const int32_t from = panel ? outer : inner;
    const int32_t to = panel ? inner : outer;
    const int64_t highest = std::max<int64_t>(node.lowest, std::min<int64_t>(node.highest, others));
    AddBounded(from, to, node.lowest, highest,
               nodes.balanced ? std::optional(nodes.count[n]) : std::nullopt);
    if (scene_.problem.objective.partial) {
      const int32_t sink = next_node_;
      AddArc(panel ? inner : sink, panel ? sink : inner, node.lowest, 0, 0, {});
    }
    if (!allowed.rules || !scene_.problem.rules[static_cast<size_t>(node.rule)].soft) continue;
    Change lift;
    lift.kind = Change::Kind::kLiftRule;
    lift.rule = node.rule;
    AddSteps(from, to, others, lift);
    AddSteps(to, from, node.lowest, lift);
  }
}

void Elastic::AddApplication(int32_t application, const Allowed& allowed) {
  const Owner& nodes = panels_[static_cast<size_t>(application)];
  const int64_t seats = scene_.panels.HighestOf(application, 0);
  const int32_t sink = next_node_;
  Move(sink, nodes.node_of_class[0], seats);
  AddTree(scene_.panels, application, nodes, allowed);
  if (scene_.problem.objective.partial) {
    AddArc(nodes.node_of_class[0], sink, seats, 0, 0, {});
  } else if (allowed.seats) {
    Change fewer;
    fewer.kind = Change::Kind::kFewerSeats;
    fewer.application = application;
    AddSteps(nodes.node_of_class[0], sink, seats, fewer);
  }
  for (const Candidate& candidate : candidates_[static_cast<size_t>(application)]) {
    AddArc(LeafNode(scene_.panels, panels_, application, candidate.judge),
           LeafNode(scene_.quotas, loads_, candidate.judge, application), 1, 0,
           candidate.given ? 1 : 0, {Origin::Kind::kPair, {}});
  }
}

void Elastic::AddJudge(int32_t judge, const Allowed& allowed) {
  const Owner& nodes = loads_[static_cast<size_t>(judge)];
  const int32_t root = nodes.node_of_class[0];
  const int32_t sink = next_node_;
  const auto all = static_cast<int64_t>(panels_.size());
  const int64_t lowest = scene_.quotas.LowestOf(judge, 0);
  const int64_t highest = scene_.quotas.HighestOf(judge, 0);
  AddTree(scene_.quotas, judge, nodes, allowed);
  AddBounded(root, sink, lowest, std::max(lowest, std::min(highest, all)),
             nodes.balanced ? std::optional(nodes.count[0]) : std::nullopt);
  if (scene_.problem.objective.partial) AddArc(sink, root, lowest, 0, 0, {});
  if (!allowed.loads) return;
  Change change;
  change.judge = judge;
  change.kind = Change::Kind::kRaiseLoad;
  AddSteps(root, sink, all - highest, change);
  change.kind = Change::Kind::kLowerLowestLoad;
  if (!scene_.problem.objective.partial) AddSteps(sink, root, lowest, change);
}

void Elastic::AddLocks(const Allowed& allowed) {
  for (const Pair& lock : scene_.problem.locks) {
    Change unlock;
    unlock.kind = Change::Kind::kUnlock;
    unlock.application = lock.application;
    unlock.judge = lock.judge;
    if (InConflict(lock)) {
      forced_.push_back(unlock);
      impossible_ = impossible_ || !allowed.locks;
      continue;
    }
    const int32_t from = LeafNode(scene_.panels, panels_, lock.application, lock.judge);
    const int32_t to = LeafNode(scene_.quotas, loads_, lock.judge, lock.application);
    Move(from, to, 1);
    if (!allowed.locks) continue;
    AddArc(to, from, 1, CostOf(unlock.kind, 1), 0, {Origin::Kind::kChange, unlock});
  }
}

void Elastic::Build(const Allowed& allowed) {
  network_ = {};
  origins_.clear();
  forced_.clear();
  impossible_ = false;
  next_node_ = 0;
  const auto count_pairs = [this](bool given_alone) {
    for (std::vector<Owner>* owners : {&panels_, &loads_}) {
      const Side& side = owners == &panels_ ? scene_.panels : scene_.quotas;
      for (size_t i = 0; i < owners->size(); ++i) {
        (*owners)[i].count.assign(side.TreeOf(static_cast<int32_t>(i)).nodes.size(), 0);
      }
    }
    const auto count = [this](int32_t application, int32_t judge) {
      const auto a = static_cast<size_t>(application);
      const auto j = static_cast<size_t>(judge);
      ++panels_[a].count[static_cast<size_t>(scene_.panels.LeafOf(application, judge))];
      ++loads_[j].count[static_cast<size_t>(scene_.quotas.LeafOf(judge, application))];
    };
    for (const Pair& lock : scene_.problem.locks) {
      if (!InConflict(lock)) count(lock.application, lock.judge);
    }
    for (size_t a = 0; a < candidates_.size(); ++a) {
      for (const Candidate& candidate : candidates_[a]) {
        if (!given_alone || candidate.given) count(static_cast<int32_t>(a), candidate.judge);
      }
    }
  };
  count_pairs(false);
  NumberNodes(scene_.panels, panels_);
  NumberNodes(scene_.quotas, loads_);
  network_.supply.assign(static_cast<size_t>(next_node_) + 1, 0);
  count_pairs(true);
  CountGiven(scene_.panels, panels_);
  CountGiven(scene_.quotas, loads_);
  for (size_t a = 0; a < panels_.size(); ++a) AddApplication(static_cast<int32_t>(a), allowed);
  for (size_t j = 0; j < loads_.size(); ++j) AddJudge(static_cast<int32_t>(j), allowed);
  AddLocks(allowed);
}

bool Elastic::AddPairs(const std::vector<int64_t>& price) {
  bool added = false;
  std::vector<std::pair<int64_t, int32_t>> wanted;
  for (size_t a = 0; a < candidates_.size(); ++a) {
    const auto application = static_cast<int32_t>(a);
    std::vector<Candidate>& own = candidates_[a];
    const std::vector<int32_t>& locked = scene_.panels.LocksOf(application);
    wanted.clear();
    scene_.pairs.ForEachIn(a, [&](int32_t judge) {
      const int32_t from = LeafNode(scene_.panels, panels_, application, judge);
      const int32_t to = LeafNode(scene_.quotas, loads_, judge, application);
      const int64_t reduced = price[static_cast<size_t>(from)] - price[static_cast<size_t>(to)];
      if (reduced >= 0 || std::binary_search(locked.begin(), locked.end(), judge)) return;
      const bool known = std::any_of(own.begin(), own.end(),
                                     [judge](const Candidate& c) { return c.judge == judge; });
      // Of equal ones each application takes others first.
      const auto judges = static_cast<int32_t>(loads_.size());
      const int32_t turn = (judge + judges - application % judges) % judges;
      if (!known) wanted.emplace_back(reduced, turn);
    });
    const size_t take = std::min(kPairsPerRound, wanted.size());
    std::partial_sort(wanted.begin(), wanted.begin() + static_cast<std::ptrdiff_t>(take),
                      wanted.end());
    for (size_t i = 0; i < take; ++i) {
      const auto judges = static_cast<int32_t>(loads_.size());
      own.push_back({(wanted[i].second + application % judges) % judges, false});
    }
    if (take == 0) continue;
    added = true;
    std::sort(own.begin(), own.end(), [](const Candidate& left, const Candidate& right) {
      return left.judge < right.judge;
    });
  }
  return added;
}

void Elastic::ReadFlow() {
  size_t arc = 0;
  for (std::vector<Candidate>& own : candidates_) {
    for (Candidate& candidate : own) {
      while (origins_[arc].kind != Origin::Kind::kPair) ++arc;
      candidate.given = network_.arcs[arc++].flow == 1;
    }
  }
}

Repair Elastic::ReadRepair() const {
  std::vector<Change> changes = forced_;
  for (size_t i = 0; i < origins_.size(); ++i) {
    if (origins_[i].kind != Origin::Kind::kChange || network_.arcs[i].flow == 0) continue;
    changes.push_back(origins_[i].change);
    changes.back().amount = network_.arcs[i].flow;
  }
  const auto key = [](const Change& change) {
    return std::tuple(change.kind, change.application, change.judge, change.rule);
  };
  std::sort(changes.begin(), changes.end(),
            [&](const Change& left, const Change& right) { return key(left) < key(right); });
  Repair repair;
  for (const Change& change : changes) {
    if (repair.changes.empty() || key(repair.changes.back()) != key(change)) {
      repair.changes.push_back(change);
    } else {
      repair.changes.back().amount += change.amount;
    }
  }
  for (const Change& change : repair.changes) {
    for (int64_t nth = 1; nth <= change.amount; ++nth) repair.cost += CostOf(change.kind, nth);
  }
  return repair;
}

std::optional<Repair> Elastic::Solve(const Allowed& allowed) {
  for (;;) {
    Build(allowed);
    if (impossible_) return std::nullopt;
    const FlowResult result = SolveFlow(network_);
    ReadFlow();
    if (AddPairs(result.price)) continue;
    if (result.unsent > 0) return std::nullopt;
    return ReadRepair();
  }
}

}  // namespace award::scoring::panel
