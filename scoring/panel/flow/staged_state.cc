// Counting of classes: which are full, and which could bind at all.
#include "scoring/panel/flow/staged_state.h"

#include <algorithm>
#include <utility>

namespace award::scoring::panel {

namespace {

// Seats of the application by class, locked ones included; `candidates`: all that could be.
struct ClassCount {
  std::vector<int64_t> assigned;
  std::vector<int64_t> possible;
};

ClassCount CountPanel(const StagedState& state, int32_t application) {
  const ClassTree& tree = state.classes.PanelOf(application);
  ClassCount count;
  count.assigned.assign(tree.nodes.size(), 0);
  count.possible.assign(tree.nodes.size(), 0);
  const auto add = [&](int32_t judge, bool assigned) {
    const auto leaf = static_cast<size_t>(tree.leaf[static_cast<size_t>(judge)]);
    ++count.possible[leaf];
    if (assigned) ++count.assigned[leaf];
  };
  for (const Candidate& candidate : state.candidates.Of(application)) {
    add(candidate.judge, candidate.assigned);
  }
  const auto& locks = state.problem.locks;
  for (auto lock = std::lower_bound(locks.begin(), locks.end(), Pair{application, 0});
       lock != locks.end() && lock->application == application; ++lock) {
    add(lock->judge, true);
  }
  return count;
}

void CountApplication(StagedState& state, int32_t application) {
  const auto a = static_cast<size_t>(application);
  const ClassTree& tree = state.classes.PanelOf(application);
  ClassCount count = CountPanel(state, application);
  std::vector<PricedNode>& old = state.applications[a];
  for (const PricedNode& node : old) {
    count.assigned[static_cast<size_t>(node.node)] += node.unfilled;
  }
  for (size_t n = tree.nodes.size() - 1; n > 0; --n) {
    const auto parent = static_cast<size_t>(tree.nodes[n].parent);
    count.assigned[parent] += count.assigned[n];
    count.possible[parent] += count.possible[n];
  }
  if (tree.nodes.size() == 1) {
    old[0].amount = count.assigned[0];
    return;
  }
  const std::vector<int32_t> index = StandingFor(tree, old);
  std::vector<PricedNode> now;
  for (size_t n = 0; n < tree.nodes.size(); ++n) {
    const ClassTree::Node& rule = tree.nodes[n];
    PricedNode node = old[static_cast<size_t>(index[n])];
    const bool was = node.node == static_cast<int32_t>(n);
    if (!was && rule.lowest == 0 && count.possible[n] <= rule.highest) continue;
    if (!was) {
      node.node = static_cast<int32_t>(n);
      node.in_tree = true;
      node.unfilled = 0;
    }
    node.amount = count.assigned[n];
    now.push_back(node);
  }
  old = std::move(now);
}

}  // namespace

std::vector<int32_t> StandingFor(const ClassTree& tree, const std::vector<PricedNode>& nodes) {
  std::vector<int32_t> index(tree.nodes.size(), -1);
  for (size_t i = 0; i < nodes.size(); ++i) {
    index[static_cast<size_t>(nodes[i].node)] = static_cast<int32_t>(i);
  }
  for (size_t n = 1; n < index.size(); ++n) {
    if (index[n] < 0) index[n] = index[static_cast<size_t>(tree.nodes[n].parent)];
  }
  return index;
}

StagedState::StagedState(const Problem& the_problem, const Classes& the_classes)
    : problem(the_problem),
      classes(the_classes),
      candidates(the_problem),
      applications(the_problem.applications.size(), std::vector<PricedNode>(1)),
      judges(the_problem.judges.size()) {
  for (size_t j = 0; j < judges.size(); ++j) {
    const size_t size = classes.QuotaOf(static_cast<int32_t>(j)).nodes.size();
    judges[j].resize(size);
    for (size_t n = 0; n < size; ++n) judges[j][n].node = static_cast<int32_t>(n);
  }
}

const PricedNode& StagedState::NodeAt(int32_t judge, int32_t application) const {
  const ClassTree& tree = classes.QuotaOf(judge);
  const auto leaf = static_cast<size_t>(tree.leaf[static_cast<size_t>(application)]);
  return judges[static_cast<size_t>(judge)][leaf];
}

int64_t StagedState::CostOfNew(LinearTier tier, Pair pair) const {
  switch (tier) {
    case kTotalPrice:
      return -int64_t{problem.AffinityOf(pair)};
    case kDrawPrice:
      return -DrawOf(problem.seed, problem.applications[static_cast<size_t>(pair.application)],
                     problem.judges[static_cast<size_t>(pair.judge)].id);
    case kUnfilledPrice:
    case kChangesPrice:
    case kEvennessPrice:
    case kLinearTiers:
      return 0;
  }
  return 0;
}

std::vector<Pair> StagedState::Assigned() const {
  std::vector<Pair> pairs = problem.locks;
  for (size_t a = 0; a < applications.size(); ++a) {
    const auto application = static_cast<int32_t>(a);
    for (const Candidate& candidate : candidates.Of(application)) {
      if (candidate.assigned) pairs.push_back({application, candidate.judge});
    }
  }
  std::sort(pairs.begin(), pairs.end());
  return pairs;
}

void CountClasses(StagedState& state) {
  const auto applications = static_cast<int32_t>(state.applications.size());
  for (int32_t a = 0; a < applications; ++a) CountApplication(state, a);
  for (std::vector<PricedNode>& nodes : state.judges) {
    for (PricedNode& node : nodes) node.amount = 0;
  }
  for (const Pair& pair : state.Assigned()) {
    auto& nodes = state.judges[static_cast<size_t>(pair.judge)];
    ++nodes[static_cast<size_t>(state.NodeAt(pair.judge, pair.application).node)].amount;
  }
  for (size_t j = 0; j < state.judges.size(); ++j) {
    const ClassTree& tree = state.classes.QuotaOf(static_cast<int32_t>(j));
    for (size_t n = tree.nodes.size() - 1; n > 0; --n) {
      state.judges[j][static_cast<size_t>(tree.nodes[n].parent)].amount +=
          state.judges[j][n].amount;
    }
  }
}

}  // namespace award::scoring::panel
