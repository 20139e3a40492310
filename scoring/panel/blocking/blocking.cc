// Simple counts first, then the competition of one side for the other.
#include "scoring/panel/blocking/blocking.h"

#include <algorithm>
#include <utility>

#include "scoring/panel/blocking/competition.h"
#include "scoring/panel/blocking/scene.h"

namespace award::scoring::panel {

namespace {

using Pairs = std::vector<std::pair<int32_t, int32_t>>;

// Of many owners who lack something, as many are asked whom they reach.
constexpr size_t kMostAsked = 16;

// The smallest set of owners that one who lacks something reaches, made minimal. When one place
// alone is missing, it can be made the place of anyone reached: so without any of them all others
// get theirs.
std::optional<Tight> FindTight(const Side& side, const Side& other_side, const BitTable& pairs) {
  Competition all(side, other_side, pairs, Everybody(side.size()));
  if (all.Fill() == 0) return std::nullopt;
  std::vector<int32_t> lacking = all.Lacking();
  lacking.resize(std::min(lacking.size(), kMostAsked));
  std::vector<int32_t> smallest;
  for (const int32_t owner : lacking) {
    std::vector<int32_t> reached = all.ReachedFrom(owner);
    if (smallest.empty() || reached.size() < smallest.size()) smallest = std::move(reached);
  }
  Pairs given = all.Given();
  given.erase(std::remove_if(given.begin(), given.end(),
                             [&](const auto& pair) {
                               return !std::binary_search(smallest.begin(), smallest.end(),
                                                          pair.first);
                             }),
              given.end());
  Competition group(side, other_side, pairs, smallest);
  group.Give(given);
  group.Fill();
  for (auto owner = smallest.rbegin(); owner != smallest.rend() && group.Owed() > 1; ++owner) {
    group.BlocksWithout(*owner);
  }
  return group.TightFrom(group.Lacking().front());
}

// What single owners must have and can have, in sum.
struct Sums {
  int64_t fewest = 0;
  int64_t most = 0;
};

// Marked are the pairs of `owners` with `others`, `apart` (owner, other; rising) excepted.
Sums SumChoices(const Side& side, const std::vector<int32_t>& owners,
                const std::vector<int32_t>& others, const BitTable& pairs, const Pairs& apart) {
  std::vector<bool> among(pairs.columns(), false);
  for (const int32_t other : others) among[static_cast<size_t>(other)] = true;
  Sums sums;
  for (const int32_t owner : owners) {
    const auto is_marked = [&](int32_t other) {
      return among[static_cast<size_t>(other)] &&
             (apart.empty() ||
              !std::binary_search(apart.begin(), apart.end(), std::pair(owner, other)));
    };
    const Choice choice = ChoiceOf(side, owner, CountLeaves(side, owner, pairs, is_marked));
    sums.fewest += choice.fewest_marked;
    sums.most += choice.most_marked;
  }
  return sums;
}

Pairs Turned(Pairs pairs) {
  for (auto& [left, right] : pairs) std::swap(left, right);
  std::sort(pairs.begin(), pairs.end());
  return pairs;
}

std::vector<Pair> AsPairs(const Pairs& pairs) {
  std::vector<Pair> result;
  for (const auto& [application, judge] : pairs) result.push_back({application, judge});
  return result;
}

class BlockFinder {
 public:
  explicit BlockFinder(const Scene& scene) : scene_(scene) {}

  std::optional<Blocked> Run() {
    std::optional<Blocked> blocked = FindLockContradiction(scene_);
    if (scene_.problem.objective.partial) {
      if (!blocked.has_value()) blocked = FindCrowdedOwner(scene_);
      if (!blocked.has_value()) blocked = FindUnmetRule();
    } else {
      if (!blocked.has_value()) blocked = FindShortApplication(scene_);
      if (!blocked.has_value()) blocked = FindCompeting();
    }
    if (!blocked.has_value()) return blocked;
    const bool of_judges = blocked->by == BlockedBy::kLowestLoads;
    blocked->conflicts = of_judges ? CountConflicts(scene_.pairs.Transposed(), blocked->judges)
                                   : CountConflicts(scene_.pairs, blocked->applications);
    return blocked;
  }

 private:
  std::optional<Blocked> FindCompeting() {
    const BitTable by_judge = scene_.pairs.Transposed();
    std::optional<Blocked> blocked = FindShortJudge(scene_, by_judge);
    if (!blocked.has_value()) blocked = FindShortPanel(by_judge);
    if (blocked.has_value()) return blocked;
    if (std::optional<Tight> tight = FindTight(scene_.panels, scene_.quotas, scene_.pairs)) {
      blocked = FindRuleShortPanel(by_judge);
      return blocked.has_value() ? blocked : NameGroup(*tight, by_judge);
    }
    if (std::optional<Tight> tight = FindTight(scene_.quotas, scene_.panels, by_judge)) {
      return NameLowestLoads(*tight, by_judge);
    }
    return std::nullopt;
  }

  // Seats may stay empty, but the minimums of rules for judges are hard.
  std::optional<Blocked> FindUnmetRule() {
    const auto asks = [](const Rule& rule) { return rule.each == Each::kJudge && rule.lowest > 0; };
    const std::vector<Rule>& rules = scene_.problem.rules;
    if (std::none_of(rules.begin(), rules.end(), asks)) return std::nullopt;
    const BitTable by_judge = scene_.pairs.Transposed();
    if (std::optional<Blocked> blocked = FindShortJudge(scene_, by_judge)) return blocked;
    if (std::optional<Tight> tight = FindTight(scene_.quotas, scene_.panels, by_judge)) {
      return NameLowestLoads(*tight, by_judge);
    }
    return std::nullopt;
  }

  std::optional<Blocked> FindShortPanel(const BitTable& by_judge) const {
    Blocked blocked;
    blocked.by = BlockedBy::kPanel;
    blocked.wanted = scene_.problem.SeatCount();
    for (size_t j = 0; j < scene_.quotas.size(); ++j) {
      const auto judge = static_cast<int32_t>(j);
      const Choice choice =
          ChoiceOf(scene_.quotas, judge, CountAll(scene_.quotas, judge, by_judge));
      blocked.available += choice.most_marked;
    }
    if (blocked.available >= blocked.wanted) return std::nullopt;
    blocked.applications = Everybody(scene_.panels.size());
    blocked.judges = Everybody(scene_.quotas.size());
    blocked.locks = scene_.problem.locks;
    NameLimits(blocked, by_judge);
    return blocked;
  }

  // Rules for judges that leave fewer places than loads and conflicts do.
  void NameLimits(Blocked& blocked, const BitTable& by_judge) const {
    for (const int32_t judge : blocked.judges) {
      if (scene_.quotas.TreeOf(judge).nodes.size() == 1) continue;
      const std::vector<LeafCount> leaves = CountAll(scene_.quotas, judge, by_judge);
      int64_t places = 0;
      for (const LeafCount& leaf : leaves) places += leaf.marked + leaf.locked_marked;
      places = std::min(places, scene_.quotas.HighestOf(judge, 0));
      if (ChoiceOf(scene_.quotas, judge, leaves).most_marked == places) continue;
      const Choice::Contradiction anywhere;
      for (const int32_t rule : RulesOf(scene_.quotas, judge, leaves, anywhere)) {
        blocked.rules.push_back(rule);
      }
    }
    std::sort(blocked.rules.begin(), blocked.rules.end());
    blocked.rules.erase(std::unique(blocked.rules.begin(), blocked.rules.end()),
                        blocked.rules.end());
  }

  // All seats that one rule wants filled by certain judges against all places of those.
  std::optional<Blocked> FindRuleShortPanel(const BitTable& by_judge) const {
    for (size_t r = 0; r < scene_.problem.rules.size(); ++r) {
      const Rule& rule = scene_.problem.rules[r];
      if (rule.each != Each::kApplication || rule.lowest == 0) continue;
      const auto& scope = scene_.problem.scopes[static_cast<size_t>(rule.scope)];
      Blocked blocked;
      blocked.by = BlockedBy::kPanel;
      blocked.wanted = SumChoices(scene_.panels, scope, rule.members, scene_.pairs, {}).fewest;
      blocked.available = SumChoices(scene_.quotas, rule.members, scope, by_judge, {}).most;
      if (blocked.wanted <= blocked.available) continue;
      blocked.applications = scope;
      blocked.judges = rule.members;
      NameLimits(blocked, by_judge);
      blocked.rules.insert(blocked.rules.begin(), static_cast<int32_t>(r));
      blocked.locks = scene_.problem.locks;
      return blocked;
    }
    return std::nullopt;
  }

  Blocked NameGroup(const Tight& tight, const BitTable& by_judge) const {
    Blocked blocked;
    blocked.by = tight.owners.size() == 1 ? BlockedBy::kApplication : BlockedBy::kGroup;
    blocked.applications = tight.owners;
    blocked.judges = tight.others;
    blocked.rules = tight.rules;
    blocked.locks = AsPairs(tight.locks);
    blocked.apart = AsPairs(tight.apart);
    blocked.wanted =
        SumChoices(scene_.panels, tight.owners, tight.others, scene_.pairs, tight.apart).fewest;
    blocked.available =
        SumChoices(scene_.quotas, tight.others, tight.owners, by_judge, Turned(tight.apart)).most;
    return blocked;
  }

  Blocked NameLowestLoads(const Tight& tight, const BitTable& by_judge) const {
    Blocked blocked;
    blocked.by = BlockedBy::kLowestLoads;
    blocked.applications = tight.others;
    blocked.judges = tight.owners;
    blocked.rules = tight.rules;
    blocked.locks = AsPairs(Turned(tight.locks));
    blocked.apart = AsPairs(Turned(tight.apart));
    blocked.wanted =
        SumChoices(scene_.quotas, tight.owners, tight.others, by_judge, tight.apart).fewest;
    blocked.available =
        SumChoices(scene_.panels, tight.others, tight.owners, scene_.pairs, Turned(tight.apart))
            .most;
    return blocked;
  }

  const Scene& scene_;
};

}  // namespace

std::optional<Blocked> FindBlockedIn(const Scene& scene) { return BlockFinder(scene).Run(); }

std::optional<Blocked> FindBlocked(const Problem& problem, const Classes& classes) {
  return FindBlockedIn(Scene(problem, classes, PairsWithoutConflict(problem)));
}

}  // namespace award::scoring::panel
