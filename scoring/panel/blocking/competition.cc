// Applications and judges are reached class by class, as in a network that has a node for each;
// classes of which nothing can be used are never looked at.
#include "scoring/panel/blocking/competition.h"

#include <algorithm>

namespace award::scoring::panel {

namespace {

template <typename Value>
void Erase(std::vector<Value>& values, Value value) {
  values.erase(std::find(values.begin(), values.end(), value));
}

}  // namespace

Competition::Competition(const Side& side, const Side& other_side, const BitTable& pairs,
                         const std::vector<int32_t>& competing)
    : side_(side),
      other_side_(other_side),
      pairs_(pairs),
      owners_(side, competing),
      others_(other_side, Everybody(other_side.size())),
      open_(competing.size(), other_side.size()),
      given_to_(other_side.size()),
      given_(competing.size()),
      roomy_(kLevels, other_side.size()),
      from_(owners_.NodeCount() + others_.NodeCount(), -1),
      unseen_(other_side) {
  for (size_t i = 0; i < competing.size(); ++i) {
    const uint64_t* row = pairs.Row(static_cast<size_t>(competing[i]));
    std::copy(row, row + open_.words(), open_.Row(i));
    for (const int32_t other : side.LocksOf(competing[i])) {
      open_.Clear(i, static_cast<size_t>(other));
    }
    owed_ += owners_.OwedBy(i);
    who_.insert(who_.end(), owners_.TreeOf(i).nodes.size(), static_cast<int32_t>(i));
  }
  for (size_t t = 0; t < others_.size(); ++t) {
    const size_t nodes = others_.TreeOf(t).nodes.size();
    for (size_t level = 0; level < kLevels; ++level) roomy_.Set(level, t);
    who_.insert(who_.end(), nodes, static_cast<int32_t>(t));
  }
}

size_t Competition::IndexOf(int32_t owner) const {
  size_t low = 0;
  size_t high = owners_.size();
  while (low < high) {
    const size_t middle = (low + high) / 2;
    (owners_.OwnerAt(middle) < owner ? low : high) =
        owners_.OwnerAt(middle) < owner ? middle + 1 : middle;
  }
  return low;
}

void Competition::Take(Step step) {
  const auto t = static_cast<size_t>(step.other);
  const auto index = static_cast<int32_t>(step.owner);
  const int32_t owner_leaf = owners_.LeafOf(step.owner, step.other);
  const int32_t other_leaf = others_.LeafOf(t, owners_.OwnerAt(step.owner));
  log_.push_back(step);
  if (step.add) {
    owners_.Add(step.owner, owner_leaf);
    others_.Add(t, other_leaf);
    given_to_[t].push_back(index);
    given_[step.owner].push_back(step.other);
    open_.Clear(step.owner, t);
  } else {
    owners_.Remove(step.owner, owner_leaf);
    others_.Remove(t, other_leaf);
    Erase(given_to_[t], index);
    Erase(given_[step.owner], step.other);
    open_.Set(step.owner, t);
  }
}

int32_t Competition::FirstOwed(size_t index) const {
  for (size_t n = owners_.TreeOf(index).nodes.size(); n-- > 0;) {
    if (owners_.Owed(index, static_cast<int32_t>(n)) > 0) return static_cast<int32_t>(n);
  }
  return -1;
}

int64_t Competition::Fill() {
  // What classes ask for comes first, before the seats of anyone take the places that it needs.
  for (size_t i = 0; i < owners_.size() && owed_ > 0; ++i) {
    for (size_t n = owners_.TreeOf(i).nodes.size(); n-- > 1;) {
      FillGreedily(i, static_cast<int32_t>(n));
    }
  }
  for (size_t i = 0; i < owners_.size() && owed_ > 0; ++i) FillGreedily(i, 0);
  log_.clear();
  for (size_t i = 0; i < owners_.size() && owed_ > 0; ++i) {
    FillBySearch(i);
    if (owners_.OwedBy(i) > 0) lacking_.push_back(i);
  }
  log_.clear();
  Forget(0);
  return owed_;
}

bool Competition::GiveGreedily(size_t index, int32_t node, int32_t other) {
  const auto t = static_cast<size_t>(other);
  const ClassTree& tree = owners_.TreeOf(index);
  for (int32_t n = owners_.LeafOf(index, other); n != node;
       n = tree.nodes[static_cast<size_t>(n)].parent) {
    if (n == 0 || !owners_.CanEnter(index, n)) return false;
  }
  if (!others_.CanAdd(t, others_.LeafOf(t, owners_.OwnerAt(index)))) return false;
  Take({index, other, true});
  --owed_;
  const int64_t used = others_.Used(t, 0);
  const int64_t highest = other_side_.HighestOf(other, 0);
  const auto full = static_cast<size_t>(std::min<int64_t>(
      used * static_cast<int64_t>(kLevels) / std::max<int64_t>(highest, 1), kLevels));
  for (size_t level = 0; level < full; ++level) {
    if (level + 1 == kLevels && others_.OwedBy(t) > 0) break;
    roomy_.Clear(level, t);
  }
  return true;
}

// The others whom trees like this one count in the class.
const std::vector<uint64_t>& Competition::MembersOf(const ClassTree& tree, int32_t node) {
  std::vector<uint64_t>& members = members_[{&tree, node}];
  if (!members.empty()) return members;
  members.assign(open_.words(), 0);
  for (size_t t = 0; t < tree.leaf.size(); ++t) {
    if (!IsWithin(tree, tree.leaf[t], node)) continue;
    members[t / BitTable::kWordBits] |= uint64_t{1} << (t % BitTable::kWordBits);
  }
  return members;
}

// Goes round the other side level by level, so that everyone's load grows alike and few searches
// are needed.
void Competition::FillGreedily(size_t index, int32_t node) {
  if (owners_.Owed(index, node) == 0) return;
  const std::vector<uint64_t>& members = MembersOf(owners_.TreeOf(index), node);
  for (size_t level = lowest_level_; level < kLevels && owners_.Owed(index, node) > 0; ++level) {
    if (level == lowest_level_ && level + 1 < kLevels && roomy_.CountIn(level) == 0) {
      ++lowest_level_;
      continue;
    }
    FillGreedily(index, node, roomy_.Row(level), members);
  }
}

void Competition::FillGreedily(size_t index, int32_t node, const uint64_t* roomy,
                               const std::vector<uint64_t>& members) {
  const uint64_t* row = open_.Row(index);
  const size_t words = open_.words();
  const size_t first = rotation_ / BitTable::kWordBits;
  const uint64_t after = ~uint64_t{0} << (rotation_ % BitTable::kWordBits);
  for (size_t turn = 0; turn <= words && owners_.Owed(index, node) > 0; ++turn) {
    const size_t w = (first + turn) % words;
    uint64_t word = row[w] & roomy[w] & members[w];
    if (turn == 0) word &= after;
    if (turn == words) word &= ~after;
    for (; word != 0 && owners_.Owed(index, node) > 0; word &= word - 1) {
      const size_t other = w * BitTable::kWordBits + static_cast<size_t>(std::countr_zero(word));
      if (GiveGreedily(index, node, static_cast<int32_t>(other))) {
        rotation_ = (other + 1) % open_.columns();
      }
    }
  }
}

void Competition::FillBySearch(size_t index) {
  for (size_t n = owners_.TreeOf(index).nodes.size(); n-- > 0;) {
    const auto node = static_cast<int32_t>(n);
    while (owners_.Owed(index, node) > 0) {
      const size_t begin = visited_.size();
      if (!Search(index, node)) break;
      ApplyPath();
      Forget(begin);
      --owed_;
    }
  }
}

void Competition::Visit(size_t id, size_t from) {
  from_[id] = static_cast<int32_t>(from);
  visited_.push_back(id);
  if (id < owners_.NodeCount()) return;
  const auto t = static_cast<size_t>(who_[id]);
  unseen_.Clear(KindOf(t, id), t);
}

void Competition::Forget(size_t begin) {
  for (size_t i = begin; i < visited_.size(); ++i) {
    const size_t id = visited_[i];
    from_[id] = -1;
    if (id < owners_.NodeCount()) continue;
    const auto t = static_cast<size_t>(who_[id]);
    unseen_.Set(KindOf(t, id), t);
  }
  visited_.resize(begin);
}

// Marks a path inwards, from a class that is reached down to `node`.
void Competition::VisitUpTo(size_t first_id, const ClassTree& tree, int32_t node) {
  for (int32_t n = node; !Visited(first_id + static_cast<size_t>(n));) {
    const int32_t parent = tree.nodes[static_cast<size_t>(n)].parent;
    Visit(first_id + static_cast<size_t>(n), first_id + static_cast<size_t>(parent));
    n = parent;
  }
}

bool Competition::IsFree(int32_t other, int32_t node) const {
  const auto t = static_cast<size_t>(other);
  return others_.Owed(t, node) > 0 || (node == 0 && others_.HasRoom(t, 0));
}

bool Competition::EnterOther(int32_t other, int32_t node, size_t from) {
  const size_t id = OtherId(other, node);
  if (Visited(id)) return false;
  Visit(id, from);
  if (IsFree(other, node)) {
    found_ = id;
    return true;
  }
  queue_.push_back({false, static_cast<size_t>(other), node});
  return false;
}

bool Competition::Search(size_t index, int32_t node) {
  const size_t start = OwnerId(index, node);
  if (Visited(start)) return false;
  queue_.clear();
  Visit(start, start);
  queue_.push_back({true, index, node});
  for (size_t i = 0; i < queue_.size(); ++i) {
    const Entry entry = queue_[i];
    if (entry.of_owner ? ExpandOwner(entry.who, entry.node)
                       : ExpandOther(static_cast<int32_t>(entry.who), entry.node)) {
      return true;
    }
  }
  return false;
}

// An owner who needs one more in `node`, or has lost one there.
bool Competition::ExpandOwner(size_t index, int32_t node) {
  const ClassTree& tree = owners_.TreeOf(index);
  for (int32_t n = node; n != 0 && owners_.CanLeave(index, n);) {
    const int32_t parent = tree.nodes[static_cast<size_t>(n)].parent;
    if (Visited(OwnerId(index, parent))) break;
    Visit(OwnerId(index, parent), OwnerId(index, n));
    n = parent;
  }
  const uint64_t* row = open_.Row(index);
  for (size_t k = 0; k < unseen_.TreeCount(); ++k) {
    const uint64_t* unseen = unseen_.ClassOf(k, owners_.OwnerAt(index));
    for (size_t w = 0; w < open_.words(); ++w) {
      for (uint64_t word = row[w] & unseen[w]; word != 0; word &= word - 1) {
        const auto other = static_cast<int32_t>(w * BitTable::kWordBits) + std::countr_zero(word);
        if (TryOther(index, other)) return true;
      }
    }
  }
  return false;
}

bool Competition::TryOther(size_t index, int32_t other) {
  const ClassTree& tree = owners_.TreeOf(index);
  const int32_t leaf = owners_.LeafOf(index, other);
  int32_t n = leaf;
  while (n != 0 && !Visited(OwnerId(index, n)) && owners_.CanEnter(index, n)) {
    n = tree.nodes[static_cast<size_t>(n)].parent;
  }
  if (!Visited(OwnerId(index, n))) return false;
  VisitUpTo(OwnerId(index, 0), tree, leaf);
  const int32_t its_leaf = others_.LeafOf(static_cast<size_t>(other), owners_.OwnerAt(index));
  return EnterOther(other, its_leaf, OwnerId(index, leaf));
}

// One who is full in `node` and could take one more there for one less.
bool Competition::ExpandOther(int32_t other, int32_t node) {
  const auto t = static_cast<size_t>(other);
  const ClassTree& tree = others_.TreeOf(t);
  for (int32_t n = node; n != 0 && others_.HasRoom(t, n);) {
    const int32_t parent = tree.nodes[static_cast<size_t>(n)].parent;
    if (Visited(OtherId(other, parent))) break;
    Visit(OtherId(other, parent), OtherId(other, n));
    if (IsFree(other, parent)) {
      found_ = OtherId(other, parent);
      return true;
    }
    n = parent;
  }
  for (const int32_t index : given_to_[t]) {
    const auto i = static_cast<size_t>(index);
    const size_t entry = OwnerId(i, owners_.LeafOf(i, other));
    const int32_t leaf = others_.LeafOf(t, owners_.OwnerAt(i));
    int32_t n = leaf;
    while (n != 0 && !Visited(OtherId(other, n)) && others_.CanLeave(t, n)) {
      n = tree.nodes[static_cast<size_t>(n)].parent;
    }
    if (!Visited(OtherId(other, n))) continue;
    VisitUpTo(OtherId(other, 0), tree, leaf);
    if (Visited(entry)) continue;
    Visit(entry, OtherId(other, leaf));
    queue_.push_back({true, i, owners_.LeafOf(i, other)});
  }
  return false;
}

void Competition::ApplyPath() {
  const size_t owner_nodes = owners_.NodeCount();
  std::vector<Step> steps;
  for (size_t id = found_; static_cast<size_t>(from_[id]) != id;) {
    const auto before = static_cast<size_t>(from_[id]);
    if (id >= owner_nodes && before < owner_nodes) {
      steps.push_back({static_cast<size_t>(who_[before]), who_[id], true});
    } else if (id < owner_nodes && before >= owner_nodes) {
      steps.push_back({static_cast<size_t>(who_[id]), who_[before], false});
    }
    id = before;
  }
  for (const Step& step : steps) {
    if (!step.add) Take(step);
  }
  for (const Step& step : steps) {
    if (step.add) Take(step);
  }
}

void Competition::RemoveAll(size_t index) {
  while (!given_[index].empty()) Take({index, given_[index].back(), false});
}

bool Competition::BlocksWithout(int32_t owner) {
  const size_t index = IndexOf(owner);
  const int64_t owed_before = owed_;
  const std::vector<size_t> lacking_before = lacking_;
  log_.clear();
  owed_ -= owners_.OwedBy(index);
  lacking_.erase(std::remove(lacking_.begin(), lacking_.end(), index), lacking_.end());
  RemoveAll(index);
  for (const size_t i : lacking_) FillBySearch(i);
  Forget(0);
  if (owed_ > 0) {
    lacking_.erase(std::remove_if(lacking_.begin(), lacking_.end(),
                                  [this](size_t i) { return owners_.OwedBy(i) == 0; }),
                   lacking_.end());
    return true;
  }
  const std::vector<Step> done = std::move(log_);
  for (auto step = done.rbegin(); step != done.rend(); ++step) {
    Take({step->owner, step->other, !step->add});
  }
  owed_ = owed_before;
  lacking_ = lacking_before;
  return false;
}

std::vector<int32_t> Competition::Lacking() const {
  std::vector<int32_t> owners;
  for (const size_t i : lacking_) owners.push_back(owners_.OwnerAt(i));
  return owners;
}

std::vector<std::pair<int32_t, int32_t>> Competition::Given() const {
  std::vector<std::pair<int32_t, int32_t>> pairs;
  for (size_t i = 0; i < given_.size(); ++i) {
    for (const int32_t other : given_[i]) pairs.emplace_back(owners_.OwnerAt(i), other);
  }
  return pairs;
}

void Competition::Give(const std::vector<std::pair<int32_t, int32_t>>& pairs) {
  for (const auto& [owner, other] : pairs) Take({IndexOf(owner), other, true});
  owed_ = 0;
  for (size_t i = 0; i < owners_.size(); ++i) owed_ += owners_.OwedBy(i);
  log_.clear();
}

}  // namespace award::scoring::panel
