// The minimum-cost flow solver: LEMON's network simplex with 128-bit costs. This unit alone is
// C++17, because LEMON's headers use what C++20 removed.
#if defined(__GNUC__) && !defined(__clang__)
// GCC 12 suspects LEMON's maps of 128-bit costs when it optimises with sanitizers.
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif

#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

#include "scoring/panel_before/network.h"

namespace award::scoring::panel_before {

std::optional<Flow> SolveMinimumCost(const Network& network) {
  using Graph = lemon::SmartDigraph;
  Graph graph;
  graph.reserveNode(static_cast<int>(network.supply.size()));
  graph.reserveArc(static_cast<int>(network.arcs.size()));
  for (size_t n = 0; n < network.supply.size(); ++n) graph.addNode();
  for (const Arc& arc : network.arcs) {
    graph.addArc(Graph::nodeFromId(static_cast<int>(arc.from)),
                 Graph::nodeFromId(static_cast<int>(arc.to)));
  }
  Graph::NodeMap<int64_t> supply(graph);
  for (size_t n = 0; n < network.supply.size(); ++n) {
    supply[Graph::nodeFromId(static_cast<int>(n))] = network.supply[n];
  }
  Graph::ArcMap<int64_t> lower(graph);
  Graph::ArcMap<int64_t> upper(graph);
  Graph::ArcMap<Wide> cost(graph);
  for (size_t i = 0; i < network.arcs.size(); ++i) {
    const Graph::Arc arc = Graph::arcFromId(static_cast<int>(i));
    lower[arc] = network.arcs[i].lower;
    upper[arc] = network.arcs[i].upper;
    cost[arc] = network.arcs[i].cost;
  }
  lemon::NetworkSimplex<Graph, int64_t, Wide> simplex(graph);
  simplex.supplyMap(supply).lowerMap(lower).upperMap(upper).costMap(cost);
  if (simplex.run() != lemon::NetworkSimplex<Graph, int64_t, Wide>::OPTIMAL) return std::nullopt;
  Flow flow;
  for (size_t i = 0; i < network.arcs.size(); ++i) {
    flow.amount.push_back(simplex.flow(Graph::arcFromId(static_cast<int>(i))));
  }
  for (size_t n = 0; n < network.supply.size(); ++n) {
    flow.price.push_back(simplex.potential(Graph::nodeFromId(static_cast<int>(n))));
  }
  return flow;
}

}  // namespace award::scoring::panel_before
