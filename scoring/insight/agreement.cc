// α by sums over values instead of a table of coincidences: on the ordinal and interval scales the
// disagreement of a pair is a squared difference, so that a variance says it all.
#include "scoring/insight/agreement.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include "absl/status/status.h"
#include "scoring/insight/distributions.h"

namespace award::scoring::insight {
namespace {

// The scores that have another one of the same application beside them.
struct Units {
  std::vector<size_t> first = {0};  // Of each unit, as in Observations.
  std::vector<double> value;
  std::vector<size_t> different;  // Of each value, its position among the different ones.
  std::vector<double> values;     // The different ones, ascending,
  std::vector<double> counts;     // and how often each occurs.
};

Units UnitsOf(const Observations& observations) {
  Units units;
  for (size_t a = 0; a < observations.applications(); ++a) {
    if (observations.count(a) < 2) continue;
    for (size_t i = observations.first[a]; i < observations.first[a + 1]; ++i) {
      units.value.push_back(observations.value[i]);
    }
    units.first.push_back(units.value.size());
  }
  units.values = units.value;
  std::sort(units.values.begin(), units.values.end());
  units.values.erase(std::unique(units.values.begin(), units.values.end()), units.values.end());
  units.counts.assign(units.values.size(), 0.0);
  for (const double value : units.value) {
    const auto place = std::lower_bound(units.values.begin(), units.values.end(), value);
    units.different.push_back(static_cast<size_t>(place - units.values.begin()));
    units.counts[units.different.back()] += 1;
  }
  return units;
}

// Sums of disagreements over ordered pairs: within units, each unit over its number of scores less
// one, and of all scores with one another.
struct Disagreement {
  double observed = 0;
  double expected = 0;
};

// Twice the number of values times their sum of squares about the mean.
double SquaredPairs(const std::vector<double>& values, size_t first, size_t last) {
  const double count = static_cast<double>(last - first);
  double mean = 0;
  for (size_t i = first; i < last; ++i) mean += values[i] / count;
  double sum = 0;
  for (size_t i = first; i < last; ++i) sum += (values[i] - mean) * (values[i] - mean);
  return 2 * count * sum;
}

Disagreement OfSquares(const Units& units, const std::vector<double>& values) {
  Disagreement result;
  for (size_t u = 0; u + 1 < units.first.size(); ++u) {
    const double others = static_cast<double>(units.first[u + 1] - units.first[u] - 1);
    result.observed += SquaredPairs(values, units.first[u], units.first[u + 1]) / others;
  }
  result.expected = SquaredPairs(values, 0, values.size());
  return result;
}

// The middle of each value's ranks: the ordinal difference of two is that of their middles.
std::vector<double> RankMiddles(const Units& units) {
  std::vector<double> middles(units.values.size());
  double below = 0;
  for (size_t v = 0; v < middles.size(); ++v) {
    middles[v] = below + units.counts[v] / 2;
    below += units.counts[v];
  }
  std::vector<double> result;
  result.reserve(units.different.size());
  for (const size_t v : units.different) result.push_back(middles[v]);
  return result;
}

Disagreement OfNames(const Units& units) {
  Disagreement result;
  for (size_t u = 0; u + 1 < units.first.size(); ++u) {
    std::vector<size_t> names(
        units.different.begin() + static_cast<std::ptrdiff_t>(units.first[u]),
        units.different.begin() + static_cast<std::ptrdiff_t>(units.first[u + 1]));
    std::sort(names.begin(), names.end());
    const double count = static_cast<double>(names.size());
    double pairs = count * count;
    for (size_t i = 0; i < names.size();) {
      size_t end = i;
      while (end < names.size() && names[end] == names[i]) ++end;
      pairs -= static_cast<double>((end - i) * (end - i));
      i = end;
    }
    result.observed += pairs / (count - 1);
  }
  const double all = static_cast<double>(units.value.size());
  result.expected = all * all;
  for (const double count : units.counts) result.expected -= count * count;
  return result;
}

double RatioDifference(double x, double y) {
  if (x == y) return 0;
  const double ratio = (x - y) / (x + y);
  return ratio * ratio;
}

Disagreement OfRatios(const Units& units) {
  Disagreement result;
  for (size_t u = 0; u + 1 < units.first.size(); ++u) {
    double sum = 0;
    for (size_t i = units.first[u]; i < units.first[u + 1]; ++i) {
      for (size_t k = units.first[u]; k < i; ++k) {
        sum += RatioDifference(units.value[i], units.value[k]);
      }
    }
    result.observed += 2 * sum / static_cast<double>(units.first[u + 1] - units.first[u] - 1);
  }
  for (size_t i = 0; i < units.values.size(); ++i) {
    double sum = 0;
    for (size_t k = 0; k < i; ++k) {
      sum += units.counts[k] * RatioDifference(units.values[i], units.values[k]);
    }
    result.expected += 2 * units.counts[i] * sum;
  }
  return result;
}

struct Ranked {
  std::vector<double> ranks;
  double ties = 0;  // Σ (t³ − t) over groups of t equals.
};

Ranked RankedOf(const std::vector<double>& values) {
  std::vector<size_t> order(values.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::sort(order.begin(), order.end(), [&](size_t x, size_t y) { return values[x] < values[y]; });
  Ranked result{std::vector<double>(values.size()), 0};
  for (size_t i = 0; i < order.size();) {
    size_t end = i;
    while (end < order.size() && values[order[end]] == values[order[i]]) ++end;
    const double t = static_cast<double>(end - i);
    result.ties += t * t * t - t;
    const double rank = (static_cast<double>(i + end) + 1) / 2;
    for (; i < end; ++i) result.ranks[order[i]] = rank;
  }
  return result;
}

struct Scores {
  std::vector<size_t> application;  // Ascending.
  std::vector<double> value;
};

std::vector<Scores> ByJudge(const Observations& observations) {
  std::vector<Scores> result(observations.judges());
  for (size_t a = 0; a < observations.applications(); ++a) {
    for (size_t i = observations.first[a]; i < observations.first[a + 1]; ++i) {
      result[observations.judge[i]].application.push_back(a);
      result[observations.judge[i]].value.push_back(observations.value[i]);
    }
  }
  return result;
}

// Pearson's correlation of the mean ranks among the common applications.
JudgePair Compare(const Scores& first, const Scores& second) {
  JudgePair pair;
  std::vector<double> x;
  std::vector<double> y;
  for (size_t i = 0, k = 0; i < first.value.size() && k < second.value.size();) {
    if (first.application[i] < second.application[k]) {
      ++i;
    } else if (first.application[i] > second.application[k]) {
      ++k;
    } else {
      x.push_back(first.value[i++]);
      y.push_back(second.value[k++]);
    }
  }
  pair.common = x.size();
  if (x.size() < 3) {
    pair.spearman = Undefined::kTooFewInCommon;
    return pair;
  }
  x = MeanRanks(x);
  y = MeanRanks(y);
  const double middle = (static_cast<double>(x.size()) + 1) / 2;
  double xx = 0, yy = 0, xy = 0;
  for (size_t i = 0; i < x.size(); ++i) {
    xx += (x[i] - middle) * (x[i] - middle);
    yy += (y[i] - middle) * (y[i] - middle);
    xy += (x[i] - middle) * (y[i] - middle);
  }
  pair.spearman =
      xx * yy == 0 ? Statistic(Undefined::kNoVariation) : Statistic(xy / std::sqrt(xx * yy));
  return pair;
}

}  // namespace

std::vector<double> MeanRanks(const std::vector<double>& values) { return RankedOf(values).ranks; }

Statistic KrippendorffAlpha(const Observations& observations, Scale scale) {
  const Units units = UnitsOf(observations);
  if (units.value.empty()) return Undefined::kTooFewJudges;
  if (units.values.size() == 1) return Undefined::kNoVariation;
  if (scale == Scale::kRatio && units.values.front() < 0) return Undefined::kNegativeValue;
  if (scale == Scale::kRatio && units.values.size() > kMostRatioValues) return Undefined::kTooLarge;
  const auto disagreement = [&]() {
    switch (scale) {
      case Scale::kNominal:
        return OfNames(units);
      case Scale::kOrdinal:
        return OfSquares(units, RankMiddles(units));
      case Scale::kInterval:
        return OfSquares(units, units.value);
      case Scale::kRatio:
        return OfRatios(units);
    }
    return Disagreement();
  }();
  const double count = static_cast<double>(units.value.size());
  return 1 - (count - 1) * disagreement.observed / disagreement.expected;
}

Defined<Concordance> ConcordanceOf(const Observations& observations) {
  if (observations.applications() < 2) return Undefined::kTooFewApplications;
  if (observations.judges() < 2) return Undefined::kTooFewJudges;
  if (!observations.complete()) return Undefined::kIncompletePanel;
  const double n = static_cast<double>(observations.applications());
  const double m = static_cast<double>(observations.judges());
  std::vector<double> sums(observations.applications(), 0.0);
  double ties = 0;
  for (const Scores& scores : ByJudge(observations)) {
    const Ranked ranked = RankedOf(scores.value);
    ties += ranked.ties;
    for (size_t a = 0; a < sums.size(); ++a) sums[a] += ranked.ranks[a];
  }
  double s = 0;
  for (const double sum : sums) s += (sum - m * (n + 1) / 2) * (sum - m * (n + 1) / 2);
  const double untied = m * m * (n * n * n - n);
  if (untied - m * ties <= 0) return Undefined::kNoVariation;
  Concordance result{12 * s / (untied - m * ties), 12 * s / untied};
  result.chi_square = m * (n - 1) * result.w;
  result.degrees_of_freedom = static_cast<int64_t>(observations.applications()) - 1;
  result.p = ChiSquareUpperTail(result.chi_square, n - 1);
  result.mean_spearman = (m * result.w - 1) / (m - 1);
  return result;
}

absl::StatusOr<Defined<PairwiseSpearman>> PairwiseSpearmanOf(const Observations& observations,
                                                             const Watch& watch) {
  const size_t judges = observations.judges();
  if (judges < 2) return Undefined::kTooFewJudges;
  if (judges > kMostJudgesForPairs) return Undefined::kTooLarge;
  const std::vector<Scores> scores = ByJudge(observations);
  PairwiseSpearman result;
  double sum = 0;
  for (size_t i = 0; i < judges; ++i) {
    if (watch && !watch("pairs of judges", static_cast<int64_t>(i), static_cast<int64_t>(judges))) {
      return absl::CancelledError("stopped while comparing pairs of judges");
    }
    for (size_t k = i + 1; k < judges; ++k) {
      JudgePair pair = Compare(scores[i], scores[k]);
      pair.first = static_cast<uint32_t>(i);
      pair.second = static_cast<uint32_t>(k);
      if (pair.spearman.defined()) {
        ++result.counted;
        sum += *pair.spearman;
      }
      result.pairs.push_back(pair);
    }
  }
  result.mean = result.counted > 0 ? Statistic(sum / static_cast<double>(result.counted))
                                   : Statistic(Undefined::kTooFewInCommon);
  return result;
}

}  // namespace award::scoring::insight
