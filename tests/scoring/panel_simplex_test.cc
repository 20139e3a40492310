// The network simplex against the conditions that prove a flow of least cost, and against a plain
// maximum flow for whether there is one.
#include "scoring/panel/flow/simplex.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

namespace award::scoring::panel {
namespace {

using Random = std::mt19937_64;

int64_t Draw(Random& random, int64_t lowest, int64_t highest) {
  return lowest + static_cast<int64_t>(random() % static_cast<uint64_t>(highest - lowest + 1));
}

// A network without flow, whose supplies can or cannot be met.
FlowNetwork RandomNetwork(Random& random) {
  const auto nodes = static_cast<size_t>(Draw(random, 2, 9));
  FlowNetwork network;
  network.supply.assign(nodes, 0);
  const auto node = [&] {
    return static_cast<int32_t>(Draw(random, 0, static_cast<int64_t>(nodes) - 1));
  };
  for (int64_t i = Draw(random, 0, 6); i > 0; --i) {
    const int64_t amount = Draw(random, 1, 4);
    network.supply[static_cast<size_t>(node())] += amount;
    network.supply[static_cast<size_t>(node())] -= amount;
  }
  for (int64_t i = Draw(random, 1, 30); i > 0; --i) {
    FlowArc arc;
    arc.from = node();
    arc.to = node();
    if (arc.from == arc.to) continue;
    arc.capacity = Draw(random, 1, 5);
    arc.cost = Draw(random, -6, 6);
    arc.in_tree = Draw(random, 0, 1) == 1;
    network.arcs.push_back(arc);
  }
  return network;
}

// Whether the supplies can be met, by pushing one unit at a time along any path that is left.
bool CanBeMet(const FlowNetwork& network) {
  const size_t nodes = network.supply.size();
  std::vector<int64_t> flow(network.arcs.size(), 0);
  std::vector<int64_t> left = network.supply;
  while (true) {
    const auto source = std::find_if(left.begin(), left.end(), [](int64_t x) { return x > 0; });
    if (source == left.end()) return true;
    std::vector<int> came(nodes, -1);  // 2 · arc, plus 1 when against it.
    std::vector<size_t> reached{static_cast<size_t>(source - left.begin())};
    std::vector<bool> seen(nodes, false);
    seen[reached[0]] = true;
    size_t end = nodes;
    for (size_t i = 0; i < reached.size() && end == nodes; ++i) {
      if (left[reached[i]] < 0) end = reached[i];
      for (size_t a = 0; a < network.arcs.size(); ++a) {
        const auto from = static_cast<size_t>(network.arcs[a].from);
        const auto to = static_cast<size_t>(network.arcs[a].to);
        const bool along = from == reached[i] && flow[a] < network.arcs[a].capacity;
        const bool against = to == reached[i] && flow[a] > 0;
        if (!along && !against) continue;
        const size_t next = along ? to : from;
        if (seen[next]) continue;
        seen[next] = true;
        came[next] = static_cast<int>(2 * a + (along ? 0 : 1));
        reached.push_back(next);
      }
    }
    if (end == nodes) return false;
    ++left[end];
    --left[reached[0]];
    for (size_t at = end; came[at] >= 0;) {
      const auto arc = static_cast<size_t>(came[at]) / 2;
      const bool along = came[at] % 2 == 0;
      flow[arc] += along ? 1 : -1;
      at = static_cast<size_t>(along ? network.arcs[arc].from : network.arcs[arc].to);
    }
  }
}

int64_t CostOf(const FlowNetwork& network) {
  int64_t cost = 0;
  for (const FlowArc& arc : network.arcs) cost += arc.flow * arc.cost;
  return cost;
}

// Every condition of FlowResult, which together prove that no flow costs less.
void ExpectProved(const FlowNetwork& network, const FlowResult& result) {
  ASSERT_EQ(result.price.size(), network.supply.size());
  EXPECT_EQ(result.price.back(), 0);
  std::vector<int64_t> sent(network.supply.size(), 0);
  for (const FlowArc& arc : network.arcs) {
    ASSERT_GE(arc.flow, 0);
    ASSERT_LE(arc.flow, arc.capacity);
    const auto from = static_cast<size_t>(arc.from);
    const auto to = static_cast<size_t>(arc.to);
    sent[from] += arc.flow;
    sent[to] -= arc.flow;
    const int64_t reduced = arc.cost + result.price[from] - result.price[to];
    if (arc.flow < arc.capacity) {
      EXPECT_GE(reduced, 0);
    }
    if (arc.flow > 0) {
      EXPECT_LE(reduced, 0);
    }
  }
  if (result.unsent == 0) {
    EXPECT_EQ(sent, network.supply);
  }
}

TEST(NetworkSimplex, ProvesItsFlowOrThatThereIsNone) {
  Random random(20261);
  int met = 0;
  for (int i = 0; i < 20'000; ++i) {
    FlowNetwork network = RandomNetwork(random);
    const bool possible = CanBeMet(network);
    const FlowResult result = SolveFlow(network);
    ASSERT_TRUE(result.finished);
    ASSERT_EQ(result.unsent == 0, possible) << "network " << i;
    ExpectProved(network, result);
    met += possible ? 1 : 0;
  }
  EXPECT_GT(met, 2'000);
  EXPECT_LT(met, 18'000);
}

// Other costs, a lower supply and more arcs, from the flow and tree of the solve before.
TEST(NetworkSimplex, StartsFromAnyFlowBefore) {
  Random random(4);
  int compared = 0;
  for (int i = 0; i < 5'000; ++i) {
    FlowNetwork warm = RandomNetwork(random);
    if (SolveFlow(warm).unsent > 0) continue;
    for (FlowArc& arc : warm.arcs) arc.cost = Draw(random, -6, 6);
    const FlowNetwork more = RandomNetwork(random);
    const auto nodes = static_cast<int32_t>(warm.supply.size());
    for (const FlowArc& arc : more.arcs) {
      if (arc.from < nodes && arc.to < nodes) warm.arcs.push_back(arc);
    }
    FlowNetwork cold = warm;
    for (FlowArc& arc : cold.arcs) {
      arc.flow = 0;
      arc.in_tree = false;
    }
    const FlowResult again = SolveFlow(warm);
    ASSERT_EQ(again.unsent, 0);
    ASSERT_EQ(SolveFlow(cold).unsent, 0);
    ExpectProved(warm, again);
    ASSERT_EQ(CostOf(warm), CostOf(cold));
    ++compared;
  }
  EXPECT_GT(compared, 500);
}

TEST(NetworkSimplex, KeepsTheCostWhenSolvedAgain) {
  Random random(5);
  for (int i = 0; i < 2'000; ++i) {
    FlowNetwork network = RandomNetwork(random);
    if (SolveFlow(network).unsent > 0) continue;
    const FlowNetwork solved = network;
    const FlowResult again = SolveFlow(network);
    ExpectProved(network, again);
    ASSERT_EQ(CostOf(network), CostOf(solved));
  }
}

TEST(NetworkSimplex, StopsWhenAsked) {
  // A chain of dear detours, long enough to be asked.
  constexpr int32_t kNodes = 3'000;
  FlowNetwork network;
  network.supply.assign(kNodes, 0);
  network.supply.front() = 1;
  network.supply.back() = -1;
  for (int32_t node = 0; node + 1 < kNodes; ++node) {
    network.arcs.push_back({node, node + 1, 1, 1, 0, false});
  }
  FlowNetwork whole = network;
  EXPECT_FALSE(SolveFlow(network, [] { return true; }).finished);
  const FlowResult result = SolveFlow(whole, [] { return false; });
  EXPECT_TRUE(result.finished);
  EXPECT_EQ(CostOf(whole), kNodes - 1);
}

}  // namespace
}  // namespace award::scoring::panel
