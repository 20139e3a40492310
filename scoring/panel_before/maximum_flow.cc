// Dinic's algorithm: breadth-first levels, then depth-first pushes along rising levels. The
// networks here are four levels deep before rerouting, so recursion stays shallow.
#include "scoring/panel_before/maximum_flow.h"

#include <algorithm>
#include <limits>

namespace award::scoring::panel_before {

namespace {

constexpr size_t kUnlabelled = std::numeric_limits<size_t>::max();

}  // namespace

size_t MaximumFlow::AddArc(size_t from, size_t to, int64_t capacity) {
  const size_t number = arcs_.size() / 2;
  arcs_of_[from].push_back(arcs_.size());
  arcs_.push_back({to, capacity});
  arcs_of_[to].push_back(arcs_.size());
  arcs_.push_back({from, 0});
  return number;
}

bool MaximumFlow::Label(size_t source, size_t sink) {
  level_.assign(arcs_of_.size(), kUnlabelled);
  level_[source] = 0;
  std::vector<size_t> queue = {source};
  for (size_t i = 0; i < queue.size(); ++i) {
    for (const size_t arc : arcs_of_[queue[i]]) {
      const Half& half = arcs_[arc];
      if (half.spare == 0 || level_[half.to] != kUnlabelled) continue;
      level_[half.to] = level_[queue[i]] + 1;
      queue.push_back(half.to);
    }
  }
  return level_[sink] != kUnlabelled;
}

int64_t MaximumFlow::Push(size_t node, size_t sink, int64_t amount) {
  if (node == sink) return amount;
  for (size_t& i = next_[node]; i < arcs_of_[node].size(); ++i) {
    const size_t arc = arcs_of_[node][i];
    if (arcs_[arc].spare == 0 || level_[arcs_[arc].to] != level_[node] + 1) continue;
    const int64_t pushed = Push(arcs_[arc].to, sink, std::min(amount, arcs_[arc].spare));
    if (pushed == 0) continue;
    arcs_[arc].spare -= pushed;
    arcs_[arc ^ 1].spare += pushed;
    return pushed;
  }
  return 0;
}

int64_t MaximumFlow::Run(size_t source, size_t sink) {
  int64_t total = 0;
  while (Label(source, sink)) {
    next_.assign(arcs_of_.size(), 0);
    while (true) {
      const int64_t pushed = Push(source, sink, std::numeric_limits<int64_t>::max());
      if (pushed == 0) break;
      total += pushed;
    }
  }
  return total;
}

std::vector<bool> MaximumFlow::ReachableFrom(size_t node) const {
  std::vector<bool> reached(arcs_of_.size(), false);
  reached[node] = true;
  std::vector<size_t> queue = {node};
  for (size_t i = 0; i < queue.size(); ++i) {
    for (const size_t arc : arcs_of_[queue[i]]) {
      if (arcs_[arc].spare == 0 || reached[arcs_[arc].to]) continue;
      reached[arcs_[arc].to] = true;
      queue.push_back(arcs_[arc].to);
    }
  }
  return reached;
}

std::vector<bool> MaximumFlow::ReachingTo(size_t node) const {
  std::vector<bool> reached(arcs_of_.size(), false);
  reached[node] = true;
  std::vector<size_t> queue = {node};
  for (size_t i = 0; i < queue.size(); ++i) {
    for (const size_t arc : arcs_of_[queue[i]]) {
      // The reverse half's spare is what the arc towards this node has; look at the pair.
      if (arcs_[arc ^ 1].spare == 0 || reached[arcs_[arc].to]) continue;
      reached[arcs_[arc].to] = true;
      queue.push_back(arcs_[arc].to);
    }
  }
  return reached;
}

}  // namespace award::scoring::panel_before
