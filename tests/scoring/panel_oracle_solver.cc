// This unit alone is C++17, because LEMON's headers use what C++20 removed.
#if defined(__GNUC__) && !defined(__clang__)
// GCC 12 suspects LEMON's maps of 128-bit costs when it optimises with sanitizers.
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif

#include "tests/scoring/panel_oracle_solver.h"

#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

namespace award::scoring::oracle {

namespace {

template <typename Cost>
std::optional<std::vector<int64_t>> Solve(const Network& network) {
  using Graph = lemon::SmartDigraph;
  using Simplex = lemon::NetworkSimplex<Graph, int64_t, Cost>;
  Graph graph;
  graph.reserveNode(static_cast<int>(network.supply.size()));
  graph.reserveArc(static_cast<int>(network.arcs.size()));
  for (size_t n = 0; n < network.supply.size(); ++n) graph.addNode();
  for (const Arc& arc : network.arcs) {
    graph.addArc(Graph::nodeFromId(arc.from), Graph::nodeFromId(arc.to));
  }
  Graph::NodeMap<int64_t> supply(graph);
  for (size_t n = 0; n < network.supply.size(); ++n) {
    supply[Graph::nodeFromId(static_cast<int>(n))] = network.supply[n];
  }
  Graph::ArcMap<int64_t> lower(graph);
  Graph::ArcMap<int64_t> upper(graph);
  Graph::ArcMap<Cost> cost(graph);
  for (size_t i = 0; i < network.arcs.size(); ++i) {
    const Graph::Arc arc = Graph::arcFromId(static_cast<int>(i));
    lower[arc] = network.arcs[i].lower;
    upper[arc] = network.arcs[i].upper;
    cost[arc] = static_cast<Cost>(network.arcs[i].cost);
  }
  Simplex simplex(graph);
  simplex.supplyMap(supply).lowerMap(lower).upperMap(upper).costMap(cost);
  if (simplex.run() != Simplex::OPTIMAL) return std::nullopt;
  std::vector<int64_t> flow(network.arcs.size());
  for (size_t i = 0; i < flow.size(); ++i) {
    flow[i] = simplex.flow(Graph::arcFromId(static_cast<int>(i)));
  }
  return flow;
}

}  // namespace

std::optional<std::vector<int64_t>> SolveMinimumCost(const Network& network) {
  return Solve<Wide>(network);
}

std::optional<std::vector<int64_t>> SolveMinimumCostIn64Bits(const Network& network) {
  return Solve<int64_t>(network);
}

}  // namespace award::scoring::oracle
