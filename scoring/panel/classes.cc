// Trees grow rule by rule. A class keeps its size, so that one pass over the members of a new rule
// tells which classes lie in it, around it, or across it.
#include "scoring/panel/classes.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

namespace award::scoring::panel {

namespace {

// A rule that crosses is cut along what it crosses; more parts than this are not worth their place.
constexpr size_t kMostParts = 64;

class TreeBuilder {
 public:
  explicit TreeBuilder(size_t members) : leaf_(members, 0), classes_{{}} {
    classes_[0].size = members;
  }

  // Takes the class in and returns nothing; or takes nothing in and returns the largest class that
  // it crosses.
  std::optional<int32_t> Insert(const ClassTree::Node& node, const std::vector<int32_t>& members);

  // Whether `member` is in the class.
  bool Within(int32_t member, int32_t position) const;

  ClassTree Build() const;

 private:
  struct Class {
    ClassTree::Node node;
    size_t size = 0;
    size_t counted = 0;  // Members of the rule at hand; 0 between rules.
  };

  Class& At(int32_t position) { return classes_[static_cast<size_t>(position)]; }
  const Class& At(int32_t position) const { return classes_[static_cast<size_t>(position)]; }
  int32_t& LeafOf(int32_t member) { return leaf_[static_cast<size_t>(member)]; }
  // Counts the members class by class. The classes that have one, inner before outer; the root is
  // always the last.
  std::vector<int32_t> Count(const std::vector<int32_t>& members);

  std::vector<int32_t> leaf_;
  std::vector<Class> classes_;
};

std::vector<int32_t> TreeBuilder::Count(const std::vector<int32_t>& members) {
  std::vector<bool> seen(classes_.size(), false);
  std::vector<int32_t> touched;
  for (const int32_t member : members) {
    ++At(LeafOf(member)).counted;
    for (int32_t at = LeafOf(member); at != 0 && !seen[static_cast<size_t>(at)];
         at = At(at).node.parent) {
      seen[static_cast<size_t>(at)] = true;
      touched.push_back(at);
    }
  }
  // Of equal classes the later one lies in the earlier one.
  std::sort(touched.begin(), touched.end(), [this](int32_t left, int32_t right) {
    return std::pair(At(left).size, right) < std::pair(At(right).size, left);
  });
  for (const int32_t at : touched) At(At(at).node.parent).counted += At(at).counted;
  touched.push_back(0);
  return touched;
}

std::optional<int32_t> TreeBuilder::Insert(const ClassTree::Node& node,
                                           const std::vector<int32_t>& members) {
  const std::vector<int32_t> touched = Count(members);
  int32_t around = 0;  // The innermost class that holds every member.
  std::optional<int32_t> crossed;
  for (const int32_t at : touched) {
    if (At(at).counted == members.size()) {
      around = at;
      break;
    }
    if (At(at).counted < At(at).size) crossed = at;
  }
  for (const int32_t at : touched) At(at).counted = 0;
  if (crossed.has_value()) return crossed;

  const auto added = static_cast<int32_t>(classes_.size());
  for (const int32_t at : touched) {
    if (at == around) break;
    if (At(at).node.parent == around) At(at).node.parent = added;
  }
  for (const int32_t member : members) {
    if (LeafOf(member) == around) LeafOf(member) = added;
  }
  classes_.push_back({node, members.size(), 0});
  classes_.back().node.parent = around;
  return std::nullopt;
}

bool TreeBuilder::Within(int32_t member, int32_t position) const {
  int32_t at = leaf_[static_cast<size_t>(member)];
  while (at != 0 && at != position) at = At(at).node.parent;
  return at == position;
}

ClassTree TreeBuilder::Build() const {
  std::vector<std::vector<int32_t>> children(classes_.size());
  for (size_t i = classes_.size(); i-- > 1;) {
    children[static_cast<size_t>(classes_[i].node.parent)].push_back(static_cast<int32_t>(i));
  }
  ClassTree tree;
  std::vector<int32_t> place(classes_.size(), 0);
  std::vector<int32_t> open = {0};
  while (!open.empty()) {
    const int32_t at = open.back();
    open.pop_back();
    place[static_cast<size_t>(at)] = static_cast<int32_t>(tree.nodes.size());
    tree.nodes.push_back(At(at).node);
    tree.nodes.back().parent = place[static_cast<size_t>(At(at).node.parent)];
    const std::vector<int32_t>& below = children[static_cast<size_t>(at)];
    open.insert(open.end(), below.begin(), below.end());
  }
  tree.leaf.reserve(leaf_.size());
  for (const int32_t at : leaf_) tree.leaf.push_back(place[static_cast<size_t>(at)]);
  return tree;
}

// Whether the rule says nothing about any choice of members.
bool IsIdle(const ClassTree::Node& node, size_t members) {
  return node.lowest == 0 && static_cast<size_t>(node.highest) >= members;
}

// Takes in what of the rule is nested with what is there; false when that is not all of it.
bool Take(TreeBuilder& tree, int32_t position, const Rule& rule) {
  ClassTree::Node node{position, 0, rule.lowest, rule.highest};
  if (!tree.Insert(node, rule.members).has_value()) return true;
  // No part of the members may have more of them than all have.
  node.lowest = 0;
  std::vector<std::vector<int32_t>> parts = {rule.members};
  for (size_t tried = 0; tried < kMostParts && !parts.empty(); ++tried) {
    const std::vector<int32_t> part = std::move(parts.back());
    parts.pop_back();
    const std::optional<int32_t> crossed = tree.Insert(node, part);
    if (!crossed.has_value()) continue;
    std::vector<int32_t> inside;
    std::vector<int32_t> outside;
    for (const int32_t member : part) {
      (tree.Within(member, *crossed) ? inside : outside).push_back(member);
    }
    for (std::vector<int32_t>* half : {&outside, &inside}) {
      if (!IsIdle(node, half->size())) parts.push_back(std::move(*half));
    }
  }
  return false;
}

struct RuleTrees {
  std::vector<ClassTree> trees;
  std::vector<int32_t> tree;  // Per application (or judge).
};

// Which of `owners` are in the same of the scopes that `used` names: the number of groups, numbered
// by their first owner, and the group of each.
std::pair<size_t, std::vector<int32_t>> GroupByScopes(const Problem& problem,
                                                      const std::vector<int32_t>& used,
                                                      size_t owners) {
  std::vector<int32_t> group(owners, 0);
  size_t groups = 1;
  std::vector<int32_t> moved;  // Per group, while a scope splits it; else -1.
  for (const int32_t scope : used) {
    moved.resize(groups, -1);
    std::vector<int32_t> split;
    for (const int32_t owner : problem.scopes[static_cast<size_t>(scope)]) {
      int32_t& at = group[static_cast<size_t>(owner)];
      int32_t& to = moved[static_cast<size_t>(at)];
      if (to < 0) {
        split.push_back(at);
        to = static_cast<int32_t>(groups++);
      }
      at = to;
    }
    for (const int32_t at : split) moved[static_cast<size_t>(at)] = -1;
  }
  std::vector<int32_t> number(groups, -1);
  int32_t next = 0;
  for (int32_t& at : group) {
    int32_t& given = number[static_cast<size_t>(at)];
    if (given < 0) given = next++;
    at = given;
  }
  return {static_cast<size_t>(next), std::move(group)};
}

RuleTrees MakeRuleTrees(const Problem& problem, Each each, std::vector<bool>& crosses) {
  const bool panel = each == Each::kApplication;
  const size_t owners = panel ? problem.applications.size() : problem.judges.size();
  const size_t members = panel ? problem.judges.size() : problem.applications.size();
  std::vector<int32_t> rules;
  std::vector<int32_t> used;
  for (size_t r = 0; r < problem.rules.size(); ++r) {
    const Rule& rule = problem.rules[r];
    if (rule.each != each || IsIdle({0, 0, rule.lowest, rule.highest}, rule.members.size())) {
      continue;
    }
    rules.push_back(static_cast<int32_t>(r));
    used.push_back(rule.scope);
  }
  std::sort(used.begin(), used.end());
  used.erase(std::unique(used.begin(), used.end()), used.end());

  RuleTrees side;
  size_t groups = 0;
  std::tie(groups, side.tree) = GroupByScopes(problem, used, owners);
  std::vector<std::vector<int32_t>> scope_groups(problem.scopes.size());
  for (const int32_t scope : used) {
    std::vector<int32_t>& in = scope_groups[static_cast<size_t>(scope)];
    for (const int32_t owner : problem.scopes[static_cast<size_t>(scope)]) {
      in.push_back(side.tree[static_cast<size_t>(owner)]);
    }
    std::sort(in.begin(), in.end());
    in.erase(std::unique(in.begin(), in.end()), in.end());
  }
  std::vector<std::vector<int32_t>> rules_of(groups);
  for (const int32_t r : rules) {
    const int32_t scope = problem.rules[static_cast<size_t>(r)].scope;
    for (const int32_t group : scope_groups[static_cast<size_t>(scope)]) {
      rules_of[static_cast<size_t>(group)].push_back(r);
    }
  }
  side.trees.reserve(groups);
  for (const std::vector<int32_t>& own : rules_of) {
    TreeBuilder tree(members);
    for (const int32_t r : own) {
      if (!Take(tree, r, problem.rules[static_cast<size_t>(r)])) {
        crosses[static_cast<size_t>(r)] = true;
      }
    }
    side.trees.push_back(tree.Build());
  }
  return side;
}

}  // namespace

Classes MakeClasses(const Problem& problem) {
  std::vector<bool> crosses(problem.rules.size(), false);
  Classes classes;
  RuleTrees panels = MakeRuleTrees(problem, Each::kApplication, crosses);
  classes.panel_trees = std::move(panels.trees);
  classes.panel_tree = std::move(panels.tree);
  RuleTrees quotas = MakeRuleTrees(problem, Each::kJudge, crosses);
  classes.quota_trees = std::move(quotas.trees);
  classes.quota_tree = std::move(quotas.tree);
  for (size_t r = 0; r < crosses.size(); ++r) {
    if (crosses[r]) classes.crossing.push_back(static_cast<int32_t>(r));
  }
  return classes;
}

}  // namespace award::scoring::panel
