// The tiers of a problem and what a plan is worth in each, counted from its pairs alone.
#include "scoring/panel/tier_value.h"

#include <algorithm>
#include <numeric>

#include "scoring/panel/certificate.h"

namespace award::scoring::panel {

namespace {

std::vector<int64_t> LoadsOf(const Problem& problem, const std::vector<Pair>& pairs) {
  std::vector<int64_t> loads(problem.judges.size(), 0);
  for (const Pair& pair : pairs) ++loads[static_cast<size_t>(pair.judge)];
  return loads;
}

std::vector<int64_t> SumsOf(const Problem& problem, const std::vector<Pair>& pairs) {
  std::vector<int64_t> sums(problem.applications.size(), 0);
  for (const Pair& pair : pairs) {
    sums[static_cast<size_t>(pair.application)] += problem.AffinityOf(pair);
  }
  return sums;
}

int64_t Unfilled(const Problem& problem, const std::vector<Pair>& pairs) {
  const std::vector<int64_t> loads = LoadsOf(problem, pairs);
  int64_t unfilled = problem.SeatCount() - static_cast<int64_t>(pairs.size());
  for (size_t j = 0; j < loads.size(); ++j) {
    unfilled += std::max<int64_t>(0, problem.judges[j].lowest_load - loads[j]);
  }
  return unfilled;
}

int64_t GivenUp(const Problem& problem, const std::vector<Pair>& pairs) {
  return std::count_if(problem.kept.begin(), problem.kept.end(), [&pairs](const Pair& kept) {
    return !std::binary_search(pairs.begin(), pairs.end(), kept);
  });
}

int64_t Floor(const Problem& problem, const std::vector<Pair>& pairs) {
  const std::vector<int64_t> sums = SumsOf(problem, pairs);
  return sums.empty() ? 0 : *std::min_element(sums.begin(), sums.end());
}

int64_t Level(const Problem& problem, const Ideals& ideals, const std::vector<Pair>& pairs) {
  const std::vector<int64_t> sums = SumsOf(problem, pairs);
  std::optional<int64_t> highest;
  std::optional<int64_t> lowest_below;
  for (size_t a = 0; a < sums.size(); ++a) {
    if (!ideals[a].has_value()) continue;
    highest = std::max(highest.value_or(*ideals[a]), *ideals[a]);
    if (sums[a] < *ideals[a]) lowest_below = std::min(lowest_below.value_or(sums[a]), sums[a]);
  }
  return lowest_below.value_or(highest.value_or(0));
}

int64_t Deficit(const Problem& problem, const Ideals& ideals, const std::vector<Pair>& pairs) {
  const std::vector<int64_t> sums = SumsOf(problem, pairs);
  int64_t largest = 0;
  for (size_t a = 0; a < sums.size(); ++a) {
    if (ideals[a].has_value()) largest = std::max(largest, *ideals[a] - sums[a]);
  }
  return largest;
}

int64_t Total(const Problem& problem, const std::vector<Pair>& pairs) {
  const std::vector<int64_t> sums = SumsOf(problem, pairs);
  return std::accumulate(sums.begin(), sums.end(), int64_t{0});
}

int64_t Evenness(const Problem& problem, const std::vector<Pair>& pairs) {
  int64_t squares = 0;
  for (const int64_t load : LoadsOf(problem, pairs)) squares += load * load;
  return squares;
}

// Applications of one judge, and judges of one application, belong together.
int64_t Groups(const Problem& problem, const std::vector<Pair>& pairs) {
  const size_t applications = problem.applications.size();
  std::vector<size_t> above(applications + problem.judges.size());
  std::iota(above.begin(), above.end(), size_t{0});
  const auto top = [&above](size_t at) {
    while (above[at] != at) at = above[at] = above[above[at]];
    return at;
  };
  std::vector<bool> judging(problem.judges.size(), false);
  for (const Pair& pair : pairs) {
    const auto judge = static_cast<size_t>(pair.judge);
    judging[judge] = true;
    above[top(static_cast<size_t>(pair.application))] = top(applications + judge);
  }
  int64_t groups = 0;
  for (size_t j = 0; j < judging.size(); ++j) {
    if (judging[j] && top(applications + j) == applications + j) ++groups;
  }
  return groups;
}

int64_t Draws(const Problem& problem, const std::vector<Pair>& pairs) {
  int64_t sum = 0;
  for (const Pair& pair : pairs) {
    sum += DrawOf(problem.seed, problem.applications[static_cast<size_t>(pair.application)],
                  problem.judges[static_cast<size_t>(pair.judge)].id);
  }
  return sum;
}

}  // namespace

std::vector<Tier> TiersOf(const Problem& problem) {
  std::vector<Tier> tiers;
  if (problem.objective.partial) tiers.push_back(Tier::kUnfilled);
  if (!problem.kept.empty()) tiers.push_back(Tier::kChanges);
  switch (problem.objective.fairness) {
    case Fairness::kTotal:
      break;
    case Fairness::kFloor:
      tiers.push_back(Tier::kFloor);
      break;
    case Fairness::kLevel:
      tiers.push_back(Tier::kLevel);
      break;
    case Fairness::kDeficit:
      tiers.push_back(Tier::kDeficit);
      break;
    case Fairness::kFair:
      tiers.push_back(Tier::kFloor);
      tiers.push_back(Tier::kDeficit);
      break;
  }
  for (const Tier tier : {Tier::kTotal, Tier::kEvenness, Tier::kGroups, Tier::kDraw}) {
    tiers.push_back(tier);
  }
  return tiers;
}

bool NeedsIdeals(Tier tier) { return tier == Tier::kLevel || tier == Tier::kDeficit; }

int64_t ValueOf(const Problem& problem, const std::vector<Pair>& pairs, Tier tier) {
  return ValueOf(problem, NeedsIdeals(tier) ? OwnIdeals(problem, MakeClasses(problem)) : Ideals{},
                 pairs, tier);
}

int64_t ValueOf(const Problem& problem, const Ideals& ideals, const std::vector<Pair>& pairs,
                Tier tier) {
  switch (tier) {
    case Tier::kUnfilled:
      return Unfilled(problem, pairs);
    case Tier::kChanges:
      return GivenUp(problem, pairs);
    case Tier::kFloor:
      return Floor(problem, pairs);
    case Tier::kLevel:
      return Level(problem, ideals, pairs);
    case Tier::kDeficit:
      return Deficit(problem, ideals, pairs);
    case Tier::kTotal:
      return Total(problem, pairs);
    case Tier::kEvenness:
      return Evenness(problem, pairs);
    case Tier::kGroups:
      return Groups(problem, pairs);
    case Tier::kDraw:
      return Draws(problem, pairs);
  }
  return 0;
}

}  // namespace award::scoring::panel
