// Merges two lists of pairs; everything else in a difference follows from what is in one alone.
#include "scoring/panel/change/difference.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "absl/status/status.h"
#include "fmt/format.h"

namespace award::scoring::panel {

namespace {

std::vector<NamedPair> Without(const std::vector<NamedPair>& pairs,
                               const std::vector<NamedPair>& taken) {
  std::vector<NamedPair> rest;
  std::set_difference(pairs.begin(), pairs.end(), taken.begin(), taken.end(),
                      std::back_inserter(rest));
  return rest;
}

std::map<std::string, int64_t> LoadsOf(const std::vector<NamedPair>& pairs) {
  std::map<std::string, int64_t> loads;
  for (const NamedPair& pair : pairs) ++loads[pair.judge];
  return loads;
}

std::vector<LoadChange> CompareLoads(const std::vector<NamedPair>& before,
                                     const std::vector<NamedPair>& after) {
  std::map<std::string, LoadChange> changes;
  for (const auto& [judge, load] : LoadsOf(before)) changes[judge] = {judge, load, 0};
  for (const auto& [judge, load] : LoadsOf(after)) {
    LoadChange& change = changes[judge];
    change.judge = judge;
    change.after = load;
  }
  std::vector<LoadChange> differing;
  for (auto& [judge, change] : changes) {
    if (change.before != change.after) differing.push_back(std::move(change));
  }
  return differing;
}

std::vector<PanelChange> ComparePanels(const std::vector<NamedPair>& removed,
                                       const std::vector<NamedPair>& added) {
  std::map<std::string, PanelChange> panels;
  for (const NamedPair& pair : removed) panels[pair.application].left.push_back(pair.judge);
  for (const NamedPair& pair : added) panels[pair.application].joined.push_back(pair.judge);
  std::vector<PanelChange> changes;
  for (auto& [application, change] : panels) {
    change.application = application;
    changes.push_back(std::move(change));
  }
  return changes;
}

const TierResult* FindTier(const Plan& plan, Tier tier) {
  for (const TierResult& result : plan.tiers) {
    if (result.tier == tier) return &result;
  }
  return nullptr;
}

bool IsInAffinities(Tier tier) {
  return tier == Tier::kFloor || tier == Tier::kLevel || tier == Tier::kDeficit ||
         tier == Tier::kTotal;
}

std::vector<TierChange> CompareTiers(const Plan& before, const Plan& after, bool same_scale) {
  std::vector<TierChange> changes;
  const auto add = [&](Tier tier) {
    TierChange change{tier, std::nullopt, std::nullopt};
    const TierResult* const earlier = FindTier(before, tier);
    const TierResult* const later = FindTier(after, tier);
    if (earlier != nullptr && (same_scale || !IsInAffinities(tier))) change.before = earlier->value;
    if (later != nullptr) change.after = later->value;
    changes.push_back(change);
  };
  for (const TierResult& result : after.tiers) add(result.tier);
  for (const TierResult& result : before.tiers) {
    if (FindTier(after, result.tier) == nullptr) add(result.tier);
  }
  return changes;
}

}  // namespace

std::vector<NamedPair> NamesOf(const Problem& problem, const std::vector<Pair>& pairs) {
  std::vector<NamedPair> names;
  names.reserve(pairs.size());
  for (const Pair pair : pairs) {
    names.push_back({problem.applications[static_cast<size_t>(pair.application)],
                     problem.judges[static_cast<size_t>(pair.judge)].id});
  }
  return names;
}

absl::StatusOr<std::vector<Pair>> PositionsOf(const Problem& problem,
                                              const std::vector<NamedPair>& pairs) {
  std::vector<Pair> positions;
  positions.reserve(pairs.size());
  for (const NamedPair& pair : pairs) {
    const std::optional<int32_t> application = problem.FindApplication(pair.application);
    if (!application.has_value()) {
      return absl::InvalidArgumentError(fmt::format("no application {}", pair.application));
    }
    const std::optional<int32_t> judge = problem.FindJudge(pair.judge);
    if (!judge.has_value()) {
      return absl::InvalidArgumentError(fmt::format("no judge {}", pair.judge));
    }
    positions.push_back({*application, *judge});
  }
  std::sort(positions.begin(), positions.end());
  const auto twice = std::adjacent_find(positions.begin(), positions.end());
  if (twice != positions.end()) {
    const NamedPair name = NamesOf(problem, {*twice}).front();
    return absl::InvalidArgumentError(
        fmt::format("application {} has judge {} twice", name.application, name.judge));
  }
  return positions;
}

uint64_t FingerprintOf(const std::vector<NamedPair>& pairs) {
  uint64_t hash = 14'695'981'039'346'656'037U;  // FNV-1a.
  const auto add = [&hash](uint64_t byte) { hash = (hash ^ byte) * 1'099'511'628'211U; };
  for (const NamedPair& pair : pairs) {
    for (const std::string* id : {&pair.application, &pair.judge}) {
      for (const char c : *id) add(static_cast<unsigned char>(c));
      add(0xff);  // No UTF-8 text contains it, so that ids cannot run together.
    }
  }
  return hash;
}

Difference Compare(const Problem& problem_before, const Plan& before, const Problem& problem_after,
                   const Plan& after) {
  const std::vector<NamedPair> earlier = NamesOf(problem_before, before.pairs);
  const std::vector<NamedPair> later = NamesOf(problem_after, after.pairs);
  Difference difference;
  difference.from = FingerprintOf(earlier);
  difference.to = FingerprintOf(later);
  difference.removed = Without(earlier, later);
  difference.added = Without(later, earlier);
  difference.loads = CompareLoads(earlier, later);
  difference.panels = ComparePanels(difference.removed, difference.added);
  difference.tiers = CompareTiers(before, after, problem_before.decimals == problem_after.decimals);
  return difference;
}

Difference Reverse(const Difference& difference) {
  Difference reverse = difference;
  std::swap(reverse.from, reverse.to);
  std::swap(reverse.removed, reverse.added);
  for (LoadChange& change : reverse.loads) std::swap(change.before, change.after);
  for (PanelChange& change : reverse.panels) std::swap(change.left, change.joined);
  for (TierChange& change : reverse.tiers) std::swap(change.before, change.after);
  return reverse;
}

absl::StatusOr<std::vector<NamedPair>> Apply(const Difference& difference,
                                             const std::vector<NamedPair>& pairs) {
  if (FingerprintOf(pairs) != difference.from) {
    return absl::FailedPreconditionError(
        "the plan is not the one that the difference was made from");
  }
  const std::vector<NamedPair> rest = Without(pairs, difference.removed);
  std::vector<NamedPair> result;
  std::set_union(rest.begin(), rest.end(), difference.added.begin(), difference.added.end(),
                 std::back_inserter(result));
  if (result.size() != pairs.size() - difference.removed.size() + difference.added.size() ||
      FingerprintOf(result) != difference.to) {
    return absl::FailedPreconditionError("the difference contradicts itself");
  }
  return result;
}

}  // namespace award::scoring::panel
