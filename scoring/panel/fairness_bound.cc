// Bounds by counting: averages for deficits and levels, filling up like water for loads.
#include "scoring/panel/fairness_bound.h"

#include <algorithm>

#include "scoring/panel/panel_filler.h"

namespace award::scoring::panel {

namespace {

constexpr int64_t kLowestLevel = -(int64_t{1} << 62);

// Whether the sum tells anything about ideals: all that count have one.
bool Covers(const Ideals& ideals, const SumBound& sum) {
  if (sum.weights.size() != ideals.size()) return false;
  for (size_t a = 0; a < ideals.size(); ++a) {
    if (sum.weights[a] > 0 && !ideals[a].has_value()) return false;
  }
  return true;
}

// Whether a plan that satisfies `level` stays within the sum.
bool Allows(const Ideals& ideals, const SumBound& sum, int64_t level) {
  Wide needed = 0;
  for (size_t a = 0; a < ideals.size(); ++a) {
    if (sum.weights[a] > 0) needed += Wide{sum.weights[a]} * std::min(level, *ideals[a]);
  }
  return needed <= sum.highest;
}

struct Band {
  int64_t lowest = 0;
  int64_t highest = 0;
};

std::vector<Band> LoadBands(const Problem& problem) {
  const auto all = static_cast<int64_t>(problem.applications.size());
  std::vector<Band> bands;
  std::vector<int64_t> locked(problem.judges.size(), 0);
  for (const Pair& lock : problem.locks) ++locked[static_cast<size_t>(lock.judge)];
  for (size_t j = 0; j < locked.size(); ++j) {
    const Judge& judge = problem.judges[j];
    const int64_t least = problem.objective.partial ? 0 : judge.lowest_load;
    const int64_t lowest = std::max(least, locked[j]);
    bands.push_back({lowest, std::max(lowest, std::min<int64_t>(judge.highest_load, all))});
  }
  return bands;
}

int64_t FilledTo(const std::vector<Band>& bands, int64_t level) {
  int64_t sum = 0;
  for (const Band& band : bands) sum += std::clamp(level, band.lowest, band.highest);
  return sum;
}

}  // namespace

std::optional<int64_t> FloorBound(const Problem& problem, const Classes& classes,
                                  const Ideals& ideals) {
  BestSums sums(problem, classes);
  std::optional<int64_t> lowest;
  for (size_t a = 0; a < problem.applications.size(); ++a) {
    std::optional<int64_t> best = ideals[a];
    // A seat left empty may raise the sum: affinities can be negative.
    const int32_t most_empty = problem.objective.partial ? problem.seats[a] : 0;
    for (int32_t empty = 1; empty <= most_empty; ++empty) {
      const std::optional<int64_t> sum = sums.Of(static_cast<int32_t>(a), empty);
      if (sum.has_value()) best = std::max(best.value_or(*sum), *sum);
    }
    if (!best.has_value()) return std::nullopt;
    lowest = std::min(lowest.value_or(*best), *best);
  }
  return lowest.value_or(0);
}

int64_t LevelBound(const Ideals& ideals, const std::vector<SumBound>& sums) {
  std::optional<int64_t> highest;
  for (const std::optional<int64_t>& ideal : ideals) {
    if (ideal.has_value()) highest = std::max(highest.value_or(*ideal), *ideal);
  }
  int64_t bound = highest.value_or(0);
  for (const SumBound& sum : sums) {
    if (!Covers(ideals, sum) || !Allows(ideals, sum, kLowestLevel)) continue;
    int64_t allowed = kLowestLevel;
    int64_t beyond = bound + 1;
    while (beyond - allowed > 1) {
      const int64_t middle = allowed + (beyond - allowed) / 2;
      (Allows(ideals, sum, middle) ? allowed : beyond) = middle;
    }
    bound = allowed;
  }
  return bound;
}

int64_t DeficitBound(const Ideals& ideals, const std::vector<SumBound>& sums) {
  int64_t bound = 0;
  for (const SumBound& sum : sums) {
    if (!Covers(ideals, sum)) continue;
    Wide missing = -sum.highest;
    Wide weights = 0;
    for (size_t a = 0; a < ideals.size(); ++a) {
      if (sum.weights[a] == 0) continue;
      missing += Wide{sum.weights[a]} * *ideals[a];
      weights += sum.weights[a];
    }
    if (missing <= 0 || weights == 0) continue;
    bound = std::max(bound, static_cast<int64_t>((missing + weights - 1) / weights));
  }
  return bound;
}

std::optional<int64_t> EvennessBound(const Problem& problem, int64_t seats) {
  const std::vector<Band> bands = LoadBands(problem);
  int64_t level = 0;
  int64_t beyond = static_cast<int64_t>(problem.applications.size()) + 1;
  if (FilledTo(bands, beyond) < seats) return std::nullopt;
  // The highest level that does not fill more than the seats; the rest rises by one.
  while (beyond - level > 1) {
    const int64_t middle = level + (beyond - level) / 2;
    (FilledTo(bands, middle) <= seats ? level : beyond) = middle;
  }
  const int64_t rising = std::max<int64_t>(0, seats - FilledTo(bands, level));
  int64_t squares = rising * (2 * level + 1);
  for (const Band& band : bands) {
    const int64_t load = std::clamp(level, band.lowest, band.highest);
    squares += load * load;
  }
  return squares;
}

}  // namespace award::scoring::panel
