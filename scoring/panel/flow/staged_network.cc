// Arcs whose reduced cost in an earlier tier is not 0 cannot change any more; their flow is moved
// into the supplies and the arc is left out.
#include "scoring/panel/flow/staged_network.h"

#include <algorithm>

namespace award::scoring::panel {

namespace {

// Where an arc of the network came from.
struct Origin {
  enum class Kind { kPair, kClass, kLoad, kPlace, kUnfilledSeat };
  Kind kind = Kind::kPair;
  int32_t owner = 0;  // Application or judge.
  int32_t item = 0;   // Candidate, class node, or number of the place.
};

// The bounds of the class at `position` of an application.
struct Bounds {
  int64_t lowest = 0;
  int64_t highest = 0;
};

class StageBuilder {
 public:
  StageBuilder(StagedState& state, const std::vector<LinearTier>& before, LinearTier tier)
      : state_(state), before_(before), tier_(tier) {}

  StageOutcome Solve(const Stop& stop) {
    NumberNodes();
    for (size_t a = 0; a < state_.applications.size(); ++a) AddApplication(static_cast<int32_t>(a));
    for (size_t j = 0; j < state_.judges.size(); ++j) AddJudge(static_cast<int32_t>(j));
    int64_t sum = 0;
    for (const int64_t supply : network_.supply) sum += supply;
    network_.supply.back() -= sum;
    const FlowResult result = SolveFlow(network_, stop);
    ReadBack(result);
    outcome_.finished = result.finished;
    outcome_.feasible = result.unsent == 0;
    return outcome_;
  }

 private:
  using Kind = Origin::Kind;

  void NumberNodes() {
    int32_t next = 0;
    for (const auto& nodes : state_.applications) {
      application_base_.push_back(next);
      next += static_cast<int32_t>(nodes.size());
    }
    for (const auto& nodes : state_.judges) {
      judge_base_.push_back(next);
      next += static_cast<int32_t>(nodes.size());
    }
    root_ = next;
    network_.supply.assign(static_cast<size_t>(next) + 1, 0);
  }

  // One end of an arc: its number and its prices; those of the root are 0.
  struct End {
    int32_t number = 0;
    const Price* price = nullptr;
  };

  End ApplicationEnd(int32_t application, int32_t index) const {
    const auto a = static_cast<size_t>(application);
    return {application_base_[a] + index,
            &state_.applications[a][static_cast<size_t>(index)].price};
  }
  End JudgeEnd(int32_t judge, int32_t index) const {
    const auto j = static_cast<size_t>(judge);
    return {judge_base_[j] + index, &state_.judges[j][static_cast<size_t>(index)].price};
  }
  End RootEnd() const { return {root_, &kFree}; }

  // `cost` by tier.
  bool Settled(End from, End to, const Price& cost) const {
    return std::any_of(before_.begin(), before_.end(), [&](LinearTier tier) {
      return cost[tier] + (*from.price)[tier] - (*to.price)[tier] != 0;
    });
  }

  void Move(int32_t from, int32_t to, int64_t amount) {
    network_.supply[static_cast<size_t>(from)] -= amount;
    network_.supply[static_cast<size_t>(to)] += amount;
  }

  // An arc that carries `lowest` to `highest`, now `amount` in all.
  void Add(End from, End to, Bounds bounds, int64_t amount, const Price& cost, bool in_tree,
           Origin origin) {
    if (Settled(from, to, cost)) {
      Move(from.number, to.number, amount);
      return;
    }
    Move(from.number, to.number, bounds.lowest);
    const int64_t capacity = bounds.highest - bounds.lowest;
    if (capacity == 0) return;
    const int64_t flow = std::clamp<int64_t>(amount - bounds.lowest, 0, capacity);
    network_.arcs.push_back({from.number, to.number, capacity, cost[tier_], flow, in_tree});
    origins_.push_back(origin);
  }

  void AddApplication(int32_t application);
  void AddCandidates(int32_t application, const std::vector<int32_t>& index);
  void AddJudge(int32_t judge);
  // The load of a judge as one arc; where seats may stay empty, the first places up to the lowest
  // load are rewarded instead of demanded.
  void AddLoad(int32_t judge, Bounds bounds, int64_t amount);
  // The load as single places: the n-th costs 2n − 1 in kEvenness, so that all together cost load
  // squared.
  void AddPlaces(int32_t judge, Bounds bounds, int64_t rewarded);
  void ReadBack(const FlowResult& result);
  void ReadArc(const FlowArc& arc, const Origin& origin);

  static constexpr Price kFree{};

  StagedState& state_;
  const std::vector<LinearTier>& before_;
  const LinearTier tier_;
  std::vector<int32_t> application_base_;
  std::vector<int32_t> judge_base_;
  int32_t root_ = 0;
  FlowNetwork network_;
  std::vector<Origin> origins_;
  StageOutcome outcome_;
};

Price UnfilledCost() {
  Price cost{};
  cost[kUnfilledPrice] = 1;
  return cost;
}

void StageBuilder::AddApplication(int32_t application) {
  const auto a = static_cast<size_t>(application);
  const ClassTree& tree = state_.classes.PanelOf(application);
  const std::vector<PricedNode>& nodes = state_.applications[a];
  const int64_t seats = state_.problem.seats[a];
  network_.supply[static_cast<size_t>(application_base_[a])] += seats;
  const std::vector<int32_t> index = StandingFor(tree, nodes);
  // A panel that is not complete begins with every class at a bound, so that no two of its nodes
  // that lack something hang together.
  bool complete = nodes[0].amount == seats;
  for (const PricedNode& node : nodes) {
    complete = complete && node.amount >= tree.nodes[static_cast<size_t>(node.node)].lowest;
  }
  for (size_t i = 0; i < nodes.size(); ++i) {
    const PricedNode& node = nodes[i];
    const auto item = static_cast<int32_t>(i);
    const ClassTree::Node& rule = tree.nodes[static_cast<size_t>(node.node)];
    if (i > 0) {
      const Bounds bounds{rule.lowest,
                          std::min<int64_t>(rule.highest, std::max<int64_t>(seats, rule.lowest))};
      int64_t amount = node.amount;
      if (!complete && amount < bounds.highest) amount = bounds.lowest;
      const int32_t above = index[static_cast<size_t>(rule.parent)];
      Add(ApplicationEnd(application, above), ApplicationEnd(application, item), bounds, amount, {},
          node.in_tree, {Kind::kClass, application, item});
    }
    const int64_t unfilled_most = i == 0 ? seats : rule.lowest;
    if (state_.problem.objective.partial && unfilled_most > 0) {
      Add(ApplicationEnd(application, item), RootEnd(), {0, unfilled_most}, node.unfilled,
          UnfilledCost(), false, {Kind::kUnfilledSeat, application, item});
    }
  }
  AddCandidates(application, index);
}

void StageBuilder::AddCandidates(int32_t application, const std::vector<int32_t>& index) {
  const ClassTree& tree = state_.classes.PanelOf(application);
  const std::vector<Candidate>& candidates = state_.candidates.Of(application);
  for (size_t c = 0; c < candidates.size(); ++c) {
    const Candidate& candidate = candidates[c];
    Price cost{};
    for (const LinearTier tier : before_) cost[tier] = state_.CostOf(tier, application, candidate);
    const int32_t leaf = tree.leaf[static_cast<size_t>(candidate.judge)];
    const End from = ApplicationEnd(application, index[static_cast<size_t>(leaf)]);
    const End to = JudgeEnd(candidate.judge, state_.NodeAt(candidate.judge, application).node);
    if (Settled(from, to, cost)) {
      if (candidate.assigned) Move(from.number, to.number, 1);
      continue;
    }
    network_.arcs.push_back({from.number, to.number, 1,
                             state_.CostOf(tier_, application, candidate),
                             candidate.assigned ? 1 : 0, candidate.in_tree});
    origins_.push_back({Kind::kPair, application, static_cast<int32_t>(c)});
  }
  const auto first = std::lower_bound(state_.problem.locks.begin(), state_.problem.locks.end(),
                                      Pair{application, 0});
  for (auto lock = first; lock != state_.problem.locks.end() && lock->application == application;
       ++lock) {
    const int32_t leaf = tree.leaf[static_cast<size_t>(lock->judge)];
    Move(ApplicationEnd(application, index[static_cast<size_t>(leaf)]).number,
         JudgeEnd(lock->judge, state_.NodeAt(lock->judge, application).node).number, 1);
  }
}

void StageBuilder::AddJudge(int32_t judge) {
  const auto j = static_cast<size_t>(judge);
  const ClassTree& tree = state_.classes.QuotaOf(judge);
  const std::vector<PricedNode>& nodes = state_.judges[j];
  const Judge& who = state_.problem.judges[j];
  const auto all = static_cast<int64_t>(state_.problem.applications.size());
  bool complete = state_.problem.objective.partial || nodes[0].amount >= who.lowest_load;
  for (const PricedNode& node : nodes) {
    complete = complete && node.amount >= tree.nodes[static_cast<size_t>(node.node)].lowest;
  }
  for (size_t n = 0; n < nodes.size(); ++n) {
    const auto item = static_cast<int32_t>(n);
    const int64_t lowest = n == 0 ? who.lowest_load : tree.nodes[n].lowest;
    const int64_t most = n == 0 ? who.highest_load : tree.nodes[n].highest;
    const Bounds bounds{lowest, std::max(lowest, std::min(most, all))};
    int64_t amount = nodes[n].amount;
    if (!complete && amount < bounds.highest) amount = bounds.lowest;
    if (n == 0) {
      AddLoad(judge, bounds, amount);
    } else {
      Add(JudgeEnd(judge, item), JudgeEnd(judge, tree.nodes[n].parent), bounds, amount, {},
          nodes[n].in_tree, {Kind::kClass, -1 - judge, item});
    }
  }
}

void StageBuilder::AddLoad(int32_t judge, Bounds bounds, int64_t amount) {
  const bool rewarded = state_.problem.objective.partial && bounds.lowest > 0;
  if (tier_ >= kEvennessPrice) {
    AddPlaces(judge, bounds, rewarded ? bounds.lowest : 0);
    return;
  }
  const bool in_tree = state_.judges[static_cast<size_t>(judge)][0].in_tree;
  const Origin origin{Kind::kLoad, -1 - judge, 0};
  if (!rewarded) {
    Add(JudgeEnd(judge, 0), RootEnd(), bounds, amount, {}, in_tree, origin);
    return;
  }
  Price reward{};
  reward[kUnfilledPrice] = -1;
  Add(JudgeEnd(judge, 0), RootEnd(), {0, bounds.lowest}, std::min(amount, bounds.lowest), reward,
      in_tree, origin);
  Add(JudgeEnd(judge, 0), RootEnd(), {0, bounds.highest - bounds.lowest},
      std::max<int64_t>(0, amount - bounds.lowest), {}, in_tree, origin);
}

void StageBuilder::AddPlaces(int32_t judge, Bounds bounds, int64_t rewarded) {
  const PricedNode& node = state_.judges[static_cast<size_t>(judge)][0];
  const End from = JudgeEnd(judge, 0);
  Price cost{};
  const int64_t lowest = rewarded > 0 ? 0 : bounds.lowest;
  if (rewarded == 0 && tier_ == kEvennessPrice && Settled(from, RootEnd(), cost)) {
    Move(from.number, root_, node.amount);
    return;
  }
  const int64_t first = std::max(lowest, node.amount - state_.window);
  const int64_t last = std::min(bounds.highest, node.amount + state_.window);
  Move(from.number, root_, first);
  for (int64_t place = first + 1; place <= last; ++place) {
    cost[kUnfilledPrice] = place <= rewarded ? -1 : 0;
    cost[kEvennessPrice] = 2 * place - 1;
    const bool next = place == node.amount + 1;
    Add(from, RootEnd(), {0, 1}, place <= node.amount ? 1 : 0, cost, next && node.in_tree,
        {Kind::kPlace, judge, static_cast<int32_t>(place)});
  }
}

void StageBuilder::ReadArc(const FlowArc& arc, const Origin& origin) {
  const auto item = static_cast<size_t>(origin.item);
  const bool of_judge = origin.owner < 0;
  const auto owner = static_cast<size_t>(of_judge ? -1 - origin.owner : origin.owner);
  switch (origin.kind) {
    case Kind::kPair: {
      Candidate& candidate = state_.candidates.Of(origin.owner)[item];
      candidate.assigned = arc.flow == 1;
      candidate.in_tree = arc.in_tree;
      return;
    }
    case Kind::kLoad:
      state_.judges[owner][0].in_tree |= arc.in_tree;
      return;
    case Kind::kClass:
      (of_judge ? state_.judges : state_.applications)[owner][item].in_tree = arc.in_tree;
      return;
    case Kind::kPlace:
      if (arc.in_tree) state_.judges[owner][0].in_tree = true;
      return;
    case Kind::kUnfilledSeat:
      state_.applications[owner][item].unfilled = arc.flow;
      return;
  }
}

void StageBuilder::ReadBack(const FlowResult& result) {
  std::vector<int64_t> amount_before;
  for (std::vector<PricedNode>& nodes : state_.judges) {
    amount_before.push_back(nodes[0].amount);
    nodes[0].in_tree = false;
  }
  for (size_t i = 0; i < origins_.size(); ++i) ReadArc(network_.arcs[i], origins_[i]);
  size_t number = 0;
  for (std::vector<PricedNode>& nodes : state_.applications) {
    for (PricedNode& node : nodes) node.price[tier_] = result.price[number++];
  }
  for (std::vector<PricedNode>& nodes : state_.judges) {
    for (PricedNode& node : nodes) node.price[tier_] = result.price[number++];
  }
  CountClasses(state_);
  if (tier_ != kEvennessPrice) return;
  for (size_t j = 0; j < state_.judges.size(); ++j) {
    const Judge& judge = state_.problem.judges[j];
    const int64_t amount = state_.judges[j][0].amount;
    const int64_t first = amount_before[j] - state_.window;
    const int64_t last = amount_before[j] + state_.window;
    const int64_t lowest = state_.problem.objective.partial ? 0 : judge.lowest_load;
    outcome_.window_too_small |=
        (amount <= first && first > lowest) || (amount >= last && last < judge.highest_load);
  }
}

}  // namespace

StageOutcome SolveStage(StagedState& state, const std::vector<LinearTier>& before, LinearTier tier,
                        const Stop& stop) {
  return StageBuilder(state, before, tier).Solve(stop);
}

}  // namespace award::scoring::panel
