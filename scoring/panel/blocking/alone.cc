// Obstacles that concern one application or one judge: contradicting locks, too few to choose from,
// rules that ask for more than there is place for.
#include <algorithm>
#include <utility>

#include "scoring/panel/blocking/occupancy.h"
#include "scoring/panel/blocking/scene.h"

namespace award::scoring::panel {

namespace {

Pair PairOf(const Side& side, int32_t owner, int32_t other) {
  return side.each() == Each::kApplication ? Pair{owner, other} : Pair{other, owner};
}

// Keeps the first of each; the first of all is the rule that cannot be kept.
void Tidy(std::vector<int32_t>& rules) {
  std::vector<int32_t> kept;
  for (const int32_t rule : rules) {
    if (std::find(kept.begin(), kept.end(), rule) == kept.end()) kept.push_back(rule);
  }
  rules = std::move(kept);
}

// Locks of one owner of which there are more than `available`.
Blocked TooManyLocks(const Side& side, int32_t owner, const std::vector<int32_t>& locked,
                     int64_t available) {
  Blocked blocked;
  blocked.by = BlockedBy::kLocks;
  (side.each() == Each::kApplication ? blocked.applications : blocked.judges).push_back(owner);
  (side.each() == Each::kApplication ? blocked.judges : blocked.applications) = locked;
  for (const int32_t other : locked) blocked.locks.push_back(PairOf(side, owner, other));
  blocked.wanted = static_cast<int64_t>(locked.size());
  blocked.available = available;
  return blocked;
}

std::optional<Blocked> FindTooManyLocks(const Side& side) {
  for (size_t i = 0; i < side.size(); ++i) {
    const auto owner = static_cast<int32_t>(i);
    const std::vector<int32_t>& locked = side.LocksOf(owner);
    const int64_t highest = side.HighestOf(owner, 0);
    if (static_cast<int64_t>(locked.size()) > highest) {
      return TooManyLocks(side, owner, locked, highest);
    }
  }
  return std::nullopt;
}

std::optional<Blocked> FindLocksAgainst(const Scene& scene, int32_t position) {
  const Rule& rule = scene.problem.rules[static_cast<size_t>(position)];
  const Side& side = rule.each == Each::kApplication ? scene.panels : scene.quotas;
  for (const int32_t owner : scene.problem.scopes[static_cast<size_t>(rule.scope)]) {
    std::vector<int32_t> locked;
    for (const int32_t other : side.LocksOf(owner)) {
      if (std::binary_search(rule.members.begin(), rule.members.end(), other)) {
        locked.push_back(other);
      }
    }
    if (static_cast<int64_t>(locked.size()) <= rule.highest) continue;
    Blocked blocked = TooManyLocks(side, owner, locked, rule.highest);
    blocked.rules.push_back(position);
    return blocked;
  }
  return std::nullopt;
}

void AddLocks(const Side& side, int32_t owner, int32_t node, Blocked& blocked) {
  for (const int32_t other : side.LocksOf(owner)) {
    if (IsWithin(side.TreeOf(owner), side.LeafOf(owner, other), node)) {
      blocked.locks.push_back(PairOf(side, owner, other));
    }
  }
}

Blocked Contradict(const Side& side, int32_t owner, const std::vector<LeafCount>& leaves,
                   const Choice::Contradiction& contradiction) {
  Blocked blocked;
  const bool panel = side.each() == Each::kApplication;
  blocked.by = panel ? BlockedBy::kApplication : BlockedBy::kLowestLoads;
  (panel ? blocked.applications : blocked.judges).push_back(owner);
  blocked.rules = RulesOf(side, owner, leaves, contradiction);
  blocked.wanted = contradiction.wanted;
  blocked.available = contradiction.available;
  if (!contradiction.short_of) AddLocks(side, owner, contradiction.node, blocked);
  return blocked;
}

// Judges who cannot take everyone they are not in conflict with: their closed classes.
struct ClosedJudge {
  int32_t judge = 0;
  std::vector<bool> closed;  // Per node of the judge's tree, as a leaf.
};

std::vector<ClosedJudge> FindClosedJudges(const Occupancy& loads) {
  std::vector<ClosedJudge> found;
  for (size_t j = 0; j < loads.size(); ++j) {
    const size_t nodes = loads.TreeOf(j).nodes.size();
    ClosedJudge closed{static_cast<int32_t>(j), std::vector<bool>(nodes)};
    for (size_t n = 0; n < nodes; ++n) closed.closed[n] = !loads.CanAdd(j, static_cast<int32_t>(n));
    if (std::find(closed.closed.begin(), closed.closed.end(), true) != closed.closed.end()) {
      found.push_back(std::move(closed));
    }
  }
  return found;
}

// Names what keeps judges, otherwise at the application's service, from taking it.
void AddClosing(const Scene& scene, const Occupancy& loads, int32_t judge, int32_t application,
                Blocked& blocked) {
  const auto j = static_cast<size_t>(judge);
  const ClassTree& tree = scene.quotas.TreeOf(judge);
  int32_t full = scene.quotas.LeafOf(judge, application);
  while (full != 0 && loads.HasRoom(j, full)) full = tree.nodes[static_cast<size_t>(full)].parent;
  if (full != 0) blocked.rules.push_back(tree.nodes[static_cast<size_t>(full)].rule);
  AddLocks(scene.quotas, judge, full, blocked);
  // Places are also kept for minimums inside.
  for (size_t n = 1; n < tree.nodes.size(); ++n) {
    const auto node = static_cast<int32_t>(n);
    if (node != full && loads.Owed(j, node) > 0 && IsWithin(tree, node, full)) {
      blocked.rules.push_back(tree.nodes[n].rule);
    }
  }
}

void NameAble(const Scene& scene, const Occupancy& loads, const std::vector<ClosedJudge>& closed,
              int32_t node, Blocked& blocked) {
  const int32_t application = blocked.applications[0];
  const ClassTree& tree = scene.panels.TreeOf(application);
  size_t next = 0;
  scene.pairs.ForEachIn(static_cast<size_t>(application), [&](int32_t judge) {
    while (next < closed.size() && closed[next].judge < judge) ++next;
    if (!IsWithin(tree, tree.leaf[static_cast<size_t>(judge)], node)) return;
    const bool locked = std::binary_search(scene.problem.locks.begin(), scene.problem.locks.end(),
                                           Pair{application, judge});
    const auto leaf = static_cast<size_t>(scene.quotas.LeafOf(judge, application));
    const bool shut =
        next < closed.size() && closed[next].judge == judge && closed[next].closed[leaf];
    if (locked || !shut) {
      blocked.judges.push_back(judge);
    } else {
      AddClosing(scene, loads, judge, application, blocked);
    }
  });
}

}  // namespace

std::vector<LeafCount> CountAll(const Side& side, int32_t owner, const BitTable& table) {
  if (side.TreeOf(owner).nodes.size() > 1) {
    return CountLeaves(side, owner, table, [](int32_t) { return true; });
  }
  LeafCount all;
  all.marked = table.CountIn(static_cast<size_t>(owner));
  for (const int32_t other : side.LocksOf(owner)) {
    ++all.locked_marked;
    if (table.Has(static_cast<size_t>(owner), static_cast<size_t>(other))) --all.marked;
  }
  return {all};
}

int64_t CountConflicts(const BitTable& table, const std::vector<int32_t>& owners) {
  int64_t conflicts = 0;
  for (const int32_t owner : owners) {
    conflicts += static_cast<int64_t>(table.columns()) - table.CountIn(static_cast<size_t>(owner));
  }
  return conflicts;
}

std::optional<Blocked> FindLockContradiction(const Scene& scene) {
  for (const Pair lock : scene.problem.locks) {
    if (scene.pairs.Has(static_cast<size_t>(lock.application), static_cast<size_t>(lock.judge))) {
      continue;
    }
    Blocked blocked;
    blocked.by = BlockedBy::kLocks;
    blocked.applications = {lock.application};
    blocked.judges = {lock.judge};
    blocked.locks = {lock};
    blocked.wanted = 1;
    return blocked;
  }
  if (scene.problem.locks.empty()) return std::nullopt;
  std::optional<Blocked> blocked = FindTooManyLocks(scene.panels);
  if (!blocked.has_value()) blocked = FindTooManyLocks(scene.quotas);
  for (size_t r = 0; r < scene.problem.rules.size() && !blocked.has_value(); ++r) {
    blocked = FindLocksAgainst(scene, static_cast<int32_t>(r));
  }
  return blocked;
}

std::optional<Blocked> FindShortApplication(const Scene& scene) {
  const Occupancy loads(scene.quotas, Everybody(scene.quotas.size()));
  const std::vector<ClosedJudge> closed = FindClosedJudges(loads);
  for (size_t a = 0; a < scene.panels.size(); ++a) {
    const auto application = static_cast<int32_t>(a);
    const ClassTree& tree = scene.panels.TreeOf(application);
    std::vector<LeafCount> leaves = CountAll(scene.panels, application, scene.pairs);
    const std::vector<int32_t>& locked = scene.panels.LocksOf(application);
    for (const ClosedJudge& judge : closed) {
      const auto leaf = static_cast<size_t>(scene.quotas.LeafOf(judge.judge, application));
      if (!judge.closed[leaf] || !scene.pairs.Has(a, static_cast<size_t>(judge.judge)) ||
          std::binary_search(locked.begin(), locked.end(), judge.judge)) {
        continue;
      }
      --leaves[static_cast<size_t>(tree.leaf[static_cast<size_t>(judge.judge)])].marked;
    }
    const Choice choice = ChoiceOf(scene.panels, application, leaves);
    if (!choice.contradiction.has_value()) continue;
    Blocked blocked = Contradict(scene.panels, application, leaves, *choice.contradiction);
    const bool short_of = choice.contradiction->short_of;
    if (short_of) NameAble(scene, loads, closed, choice.contradiction->node, blocked);
    Tidy(blocked.rules);
    std::sort(blocked.locks.begin(), blocked.locks.end());
    blocked.locks.erase(std::unique(blocked.locks.begin(), blocked.locks.end()),
                        blocked.locks.end());
    return blocked;
  }
  return std::nullopt;
}

std::optional<Blocked> FindShortJudge(const Scene& scene, const BitTable& by_judge) {
  for (size_t j = 0; j < scene.quotas.size(); ++j) {
    const auto judge = static_cast<int32_t>(j);
    const std::vector<LeafCount> leaves = CountAll(scene.quotas, judge, by_judge);
    const Choice choice = ChoiceOf(scene.quotas, judge, leaves);
    if (!choice.contradiction.has_value()) continue;
    Blocked blocked = Contradict(scene.quotas, judge, leaves, *choice.contradiction);
    if (choice.contradiction->short_of) {
      const ClassTree& tree = scene.quotas.TreeOf(judge);
      by_judge.ForEachIn(j, [&](int32_t application) {
        if (IsWithin(tree, tree.leaf[static_cast<size_t>(application)],
                     choice.contradiction->node)) {
          blocked.applications.push_back(application);
        }
      });
    }
    Tidy(blocked.rules);
    return blocked;
  }
  return std::nullopt;
}

std::optional<Blocked> FindCrowdedOwner(const Scene& scene) {
  for (const Side* side : {&scene.panels, &scene.quotas}) {
    for (size_t i = 0; i < side->size(); ++i) {
      const auto owner = static_cast<int32_t>(i);
      const ClassTree& tree = side->TreeOf(owner);
      std::vector<LeafCount> leaves(tree.nodes.size());
      for (LeafCount& leaf : leaves) leaf.marked = kUnlimited;
      for (const int32_t other : side->LocksOf(owner)) {
        ++leaves[static_cast<size_t>(tree.leaf[static_cast<size_t>(other)])].locked_marked;
      }
      const Choice choice = ChoiceOf(*side, owner, leaves);
      if (!choice.contradiction.has_value()) continue;
      Blocked blocked = Contradict(*side, owner, leaves, *choice.contradiction);
      Tidy(blocked.rules);
      return blocked;
    }
  }
  return std::nullopt;
}

}  // namespace award::scoring::panel
