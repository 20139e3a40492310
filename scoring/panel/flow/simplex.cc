// A pivot turns one path of the tree around and shifts the prices of the part that was cut off.
#include "scoring/panel/flow/simplex.h"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <span>
#include <utility>

#include "scoring/panel/flow/spanning_tree.h"

namespace award::scoring::panel {

namespace {

// Whether an arc outside the tree could carry more or less.
enum State : int8_t { kFull = -1, kInTree = 0, kEmpty = 1 };

class Simplex {
 public:
  explicit Simplex(FlowNetwork& network) : network_(network) {}

  FlowResult Run(const Stop& stop) {
    Begin();
    FlowResult result;
    result.finished = true;
    constexpr int64_t kPivotsBetweenStops = 1'000;
    for (int32_t entering = FindEntering(); entering != kNone; entering = FindEntering()) {
      Pivot(entering);
      ++result.pivots;
      if (stop && result.pivots % kPivotsBetweenStops == 0 && stop()) {
        result.finished = false;
        break;
      }
    }
    result.unsent = Finish();
    price_.resize(network_.supply.size());
    result.price = std::move(price_);
    return result;
  }

 private:
  // Arcs of the network first, then artificial ones.
  void Begin() {
    const size_t nodes = network_.supply.size();
    root_ = static_cast<int32_t>(nodes) - 1;
    arcs_ = network_.arcs.size();
    tree_.Clear(nodes);
    price_.assign(nodes, 0);
    from_.reserve(arcs_ + nodes);
    int64_t highest = 0;
    std::vector<int64_t> unmet = network_.supply;
    for (const FlowArc& arc : network_.arcs) {
      AddArc(arc.from, arc.to, arc.capacity, arc.cost, arc.flow);
      unmet[At(arc.from)] -= arc.flow;
      unmet[At(arc.to)] += arc.flow;
      highest = std::max(highest, std::abs(arc.cost));
    }
    for (const int64_t amount : unmet) artificial_room_ += std::abs(amount);
    artificial_cost_ = (highest + 1) * static_cast<int64_t>(nodes);
    PlantTree(unmet);
    while (4 * block_ * block_ < from_.size()) ++block_;
  }

  int32_t AddArc(int32_t from, int32_t to, int64_t capacity, int64_t cost, int64_t flow) {
    from_.push_back(from);
    to_.push_back(to);
    cost_.push_back(cost);
    capacity_.push_back(capacity);
    flow_.push_back(flow);
    state_.push_back(flow == 0 ? kEmpty : kFull);
    return static_cast<int32_t>(from_.size()) - 1;
  }

  // Arcs partly filled must be in the tree; then those preferred, as far as every node could still
  // send to the root; what is left over hangs from the root by artificial arcs.
  void PlantTree(const std::vector<int64_t>& unmet);
  // Parts are nodes joined by partly filled arcs; the spokesman of one is the node whose supply is
  // not met, if there is one.
  void NameSpokesmen(const std::vector<int64_t>& unmet);
  // Hangs the rest of the part of `node`, which is in the tree, and adds all of it to `reached`.
  void HangPart(int32_t node, std::vector<int32_t>& reached);
  // Hangs what preferred arcs join to `reached`, and so on; leaves it empty.
  void Spread(const std::vector<int64_t>& unmet, std::vector<int32_t>& reached);
  void Hang(int32_t node, int32_t parent, int32_t arc);
  void HangByArtificial(int32_t node, int64_t unmet);
  bool Planted(int32_t node) const { return node == root_ || tree_[node].parent != kNone; }
  int32_t OtherEnd(int32_t arc, int32_t node) const {
    return from_[At(arc)] == node ? to_[At(arc)] : from_[At(arc)];
  }

  // Some of the arcs, by the nodes at their ends.
  struct Incidence {
    std::vector<size_t> first;
    std::vector<int32_t> arcs;
    std::span<const int32_t> Of(int32_t node) const {
      const size_t n = At(node);
      return {arcs.data() + first[n], first[n + 1] - first[n]};
    }
  };
  template <typename Takes>
  Incidence ArcsByNode(Takes takes) const;

  int64_t ReducedCost(size_t arc) const {
    return cost_[arc] + price_[At(from_[arc])] - price_[At(to_[arc])];
  }

  // The best of the next block that has one to offer.
  int32_t FindEntering() {
    const size_t count = from_.size();
    int64_t best = 0;
    int32_t found = kNone;
    size_t left = block_;
    for (size_t seen = 0; seen < count; ++seen) {
      if (next_arc_ == count) next_arc_ = 0;
      const int64_t gain = state_[next_arc_] * ReducedCost(next_arc_);
      if (gain < best) {
        best = gain;
        found = static_cast<int32_t>(next_arc_);
      }
      ++next_arc_;
      if (--left == 0) {
        if (found != kNone) return found;
        left = block_;
      }
    }
    return found;
  }

  void Pivot(int32_t entering);
  // Turns the path from `node` up to `cut` around, so that `node` hangs from `parent`.
  void Rehang(int32_t node, int32_t cut, int32_t parent, int32_t arc);
  // Sets depths below `node` and adds `shift` to its prices.
  void Renew(int32_t node, int64_t shift);
  int64_t Finish();

  FlowNetwork& network_;
  int32_t root_ = 0;
  size_t arcs_ = 0;
  int64_t artificial_cost_ = 0;
  int64_t artificial_room_ = 1;
  std::vector<int32_t> from_;
  std::vector<int32_t> to_;
  std::vector<int64_t> cost_;
  std::vector<int64_t> capacity_;
  std::vector<int64_t> flow_;
  std::vector<int8_t> state_;
  SpanningTree tree_;
  std::vector<int64_t> price_;
  std::vector<int32_t> stack_;
  size_t block_ = 16;
  size_t next_arc_ = 0;
  // While the tree is planted.
  Incidence inner_;  // Arcs partly filled.
  Incidence outer_;  // Other arcs preferred.
  std::vector<int32_t> spokesman_;
};

void Simplex::Hang(int32_t node, int32_t parent, int32_t arc) {
  tree_.Link(node, parent);
  TreeNode& mine = tree_[node];
  mine.arc = arc;
  mine.up = from_[At(arc)] == node;
  mine.depth = tree_[parent].depth + 1;
  const int64_t cost = cost_[At(arc)];
  price_[At(node)] = mine.up ? price_[At(parent)] - cost : price_[At(parent)] + cost;
  state_[At(arc)] = kInTree;
}

void Simplex::HangByArtificial(int32_t node, int64_t unmet) {
  const int64_t amount = std::abs(unmet);
  const int32_t arc = unmet < 0 ? AddArc(root_, node, artificial_room_, artificial_cost_, amount)
                                : AddArc(node, root_, artificial_room_, artificial_cost_, amount);
  Hang(node, root_, arc);
}

void Simplex::PlantTree(const std::vector<int64_t>& unmet) {
  const auto partly = [this](size_t arc) { return flow_[arc] > 0 && flow_[arc] < capacity_[arc]; };
  inner_ = ArcsByNode([&](size_t arc) { return partly(arc); });
  outer_ = ArcsByNode([&](size_t arc) { return network_.arcs[arc].in_tree && !partly(arc); });
  NameSpokesmen(unmet);
  std::vector<int32_t> reached;
  HangPart(root_, reached);
  Spread(unmet, reached);
  for (int32_t node = 0; node < root_; ++node) {
    const int32_t speaker = spokesman_[At(node)];
    if (Planted(speaker)) continue;
    HangByArtificial(speaker, unmet[At(speaker)]);
    HangPart(speaker, reached);
    Spread(unmet, reached);
  }
  inner_ = {};
  outer_ = {};
}

template <typename Takes>
Simplex::Incidence Simplex::ArcsByNode(Takes takes) const {
  Incidence incidence;
  incidence.first.assign(network_.supply.size() + 1, 0);
  for (size_t arc = 0; arc < arcs_; ++arc) {
    if (!takes(arc)) continue;
    ++incidence.first[At(from_[arc])];
    ++incidence.first[At(to_[arc])];
  }
  for (size_t n = 1; n < incidence.first.size(); ++n) {
    incidence.first[n] += incidence.first[n - 1];
  }
  incidence.arcs.resize(incidence.first.back());
  for (size_t arc = 0; arc < arcs_; ++arc) {
    if (!takes(arc)) continue;
    incidence.arcs[--incidence.first[At(from_[arc])]] = static_cast<int32_t>(arc);
    incidence.arcs[--incidence.first[At(to_[arc])]] = static_cast<int32_t>(arc);
  }
  return incidence;
}

void Simplex::NameSpokesmen(const std::vector<int64_t>& unmet) {
  spokesman_.assign(network_.supply.size(), kNone);
  std::vector<int32_t> part;
  for (int32_t node = 0; node <= root_; ++node) {
    if (spokesman_[At(node)] != kNone) continue;
    int32_t speaker = node;
    part.assign(1, node);
    spokesman_[At(node)] = node;
    for (size_t i = 0; i < part.size(); ++i) {
      if (unmet[At(part[i])] != 0 && part[i] != root_) speaker = part[i];
      for (const int32_t arc : inner_.Of(part[i])) {
        const int32_t other = OtherEnd(arc, part[i]);
        if (spokesman_[At(other)] != kNone) continue;
        spokesman_[At(other)] = node;
        part.push_back(other);
      }
    }
    for (const int32_t member : part) spokesman_[At(member)] = speaker;
  }
}

void Simplex::HangPart(int32_t node, std::vector<int32_t>& reached) {
  size_t next = reached.size();
  reached.push_back(node);
  for (; next < reached.size(); ++next) {
    const int32_t at = reached[next];
    for (const int32_t arc : inner_.Of(at)) {
      const int32_t other = OtherEnd(arc, at);
      if (Planted(other)) continue;
      Hang(other, at, arc);
      reached.push_back(other);
    }
  }
}

void Simplex::Spread(const std::vector<int64_t>& unmet, std::vector<int32_t>& reached) {
  while (!reached.empty()) {
    const int32_t node = reached.back();
    reached.pop_back();
    for (const int32_t arc : outer_.Of(node)) {
      const int32_t other = OtherEnd(arc, node);
      if (Planted(other) || unmet[At(spokesman_[At(other)])] != 0) continue;
      // From the other node, more must still be able to reach the root.
      const bool up = to_[At(arc)] == node;
      if (up ? flow_[At(arc)] == capacity_[At(arc)] : flow_[At(arc)] == 0) continue;
      Hang(other, node, arc);
      HangPart(other, reached);
    }
  }
}

void Simplex::Renew(int32_t node, int64_t shift) {
  stack_.assign(1, node);
  while (!stack_.empty()) {
    const int32_t at = stack_.back();
    stack_.pop_back();
    TreeNode& mine = tree_[at];
    mine.depth = tree_[mine.parent].depth + 1;
    price_[At(at)] += shift;
    for (int32_t child = mine.first_child; child != kNone; child = tree_[child].next) {
      stack_.push_back(child);
    }
  }
}

void Simplex::Rehang(int32_t node, int32_t cut, int32_t parent, int32_t arc) {
  int32_t new_parent = parent;
  int32_t new_arc = arc;
  for (int32_t at = node;;) {
    TreeNode& mine = tree_[at];
    const int32_t old_parent = mine.parent;
    const int32_t old_arc = mine.arc;
    tree_.Unlink(at);
    tree_.Link(at, new_parent);
    mine.arc = new_arc;
    mine.up = from_[At(new_arc)] == at;
    if (at == cut) return;
    new_parent = at;
    new_arc = old_arc;
    at = old_parent;
  }
}

void Simplex::Pivot(int32_t entering) {
  const size_t arc = At(entering);
  const bool fills = state_[arc] == kEmpty;
  // Flow is pushed from `first` over the entering arc to `second` and through the tree back.
  const int32_t first = fills ? from_[arc] : to_[arc];
  const int32_t second = fills ? to_[arc] : from_[arc];
  int64_t amount = capacity_[arc];
  int32_t cut = kNone;  // The lower end of the leaving arc.
  bool cut_before = false;
  int32_t a = first;
  int32_t b = second;
  // Climbs to where both paths meet. The last arc of the cycle that blocks leaves the tree, counted
  // from where the paths meet.
  while (a != b) {
    const bool climb_a = tree_[a].depth >= tree_[b].depth;
    const int32_t node = climb_a ? a : b;
    const TreeNode& mine = tree_[node];
    const size_t up_arc = At(mine.arc);
    const bool gains = mine.up != climb_a;
    const int64_t room = gains ? capacity_[up_arc] - flow_[up_arc] : flow_[up_arc];
    if (climb_a ? room < amount : room <= amount) {
      // Ties: on the path before the entering arc the first found stays, on the one after it the
      // last, which comes later in the cycle.
      amount = room;
      cut = node;
      cut_before = climb_a;
    }
    (climb_a ? a : b) = mine.parent;
  }
  const int32_t meet = a;
  if (amount > 0) {
    flow_[arc] += fills ? amount : -amount;
    for (int32_t node = first; node != meet; node = tree_[node].parent) {
      flow_[At(tree_[node].arc)] += tree_[node].up ? -amount : amount;
    }
    for (int32_t node = second; node != meet; node = tree_[node].parent) {
      flow_[At(tree_[node].arc)] += tree_[node].up ? amount : -amount;
    }
  }
  if (cut == kNone) {
    state_[arc] = fills ? kFull : kEmpty;
    return;
  }
  const size_t leaving = At(tree_[cut].arc);
  state_[leaving] = flow_[leaving] == 0 ? kEmpty : kFull;
  state_[arc] = kInTree;
  const int32_t hung = cut_before ? first : second;
  const int32_t holder = cut_before ? second : first;
  const int64_t reduced = ReducedCost(arc);
  Rehang(hung, cut, holder, entering);
  Renew(hung, tree_[hung].up ? -reduced : reduced);
}

int64_t Simplex::Finish() {
  int64_t unsent = 0;
  for (size_t arc = 0; arc < from_.size(); ++arc) {
    if (arc >= arcs_) {
      unsent += flow_[arc];
      continue;
    }
    network_.arcs[arc].flow = flow_[arc];
    network_.arcs[arc].in_tree = state_[arc] == kInTree;
  }
  return unsent;
}

}  // namespace

FlowResult SolveFlow(FlowNetwork& network, const Stop& stop) { return Simplex(network).Run(stop); }

}  // namespace award::scoring::panel
