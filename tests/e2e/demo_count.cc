// A second count of a round, written from the rules and not from scoring.
#include "tests/e2e/demo_count.h"

#include <algorithm>
#include <numeric>
#include <set>

namespace award::testing {
namespace {

Int128 Gcd(Int128 a, Int128 b) {
  while (b != 0) {
    const Int128 rest = a % b;
    a = b;
    b = rest;
  }
  return a < 0 ? -a : a;
}

std::string Digits(Int128 value) {
  if (value < 0) return "-" + Digits(-value);
  if (value < 10) return std::string(1, static_cast<char>('0' + static_cast<int>(value)));
  return Digits(value / 10) + Digits(value % 10);
}

}  // namespace

Ratio Ratio::Of(Int128 numerator, Int128 denominator) {
  const Int128 divisor = Gcd(numerator, denominator) * (denominator < 0 ? -1 : 1);
  return {numerator / divisor, denominator / divisor};
}

std::string Ratio::Text() const {
  return denominator == 1 ? Digits(numerator) : Digits(numerator) + "/" + Digits(denominator);
}

Ratio Ratio::operator+(const Ratio& other) const {
  return Of(numerator * other.denominator + other.numerator * denominator,
            denominator * other.denominator);
}

Ratio Ratio::operator-(const Ratio& other) const { return *this + Of(-1, 1) * other; }

Ratio Ratio::operator*(const Ratio& other) const {
  return Of(numerator * other.numerator, denominator * other.denominator);
}

Ratio Ratio::operator/(const Ratio& other) const {
  return Of(numerator * other.denominator, denominator * other.numerator);
}

bool Ratio::operator<(const Ratio& other) const {
  return numerator * other.denominator < other.numerator * denominator;
}

Ratio CountedCategory::DimensionScore(const CountedDimension& dimension,
                                      const ItemScores& scores) const {
  int64_t sum = 0;
  int64_t shares = 0;
  for (const CountedItem& item : dimension.items) {
    sum += item.share * scores.at(item.id);
    shares += item.share;
  }
  return Ratio::Of(sum, shares * 100);
}

Ratio CountedCategory::Total(const ItemScores& scores) const {
  Ratio total;
  for (const CountedDimension& dimension : dimensions) {
    total = total + Ratio::Of(dimension.weight, 10'000) * DimensionScore(dimension, scores);
  }
  return total;
}

std::map<std::string, Ratio> CountedCategory::MeanTotals() const {
  std::map<std::string, Ratio> sums;
  std::map<std::string, int> counts;
  for (const auto& [seat, scores] : sheets) {
    sums[seat.first] = sums[seat.first] + Total(scores);
    ++counts[seat.first];
  }
  for (auto& [application, sum] : sums) sum = sum / Ratio::Of(counts[application], 1);
  return sums;
}

std::map<std::string, std::vector<Ratio>> CountedCategory::Keys() const {
  const std::map<std::string, Ratio> means = MeanTotals();
  // Each judge's totals, to rank them.
  std::map<std::string, std::map<std::string, Ratio>> by_judge;
  for (const auto& [seat, scores] : sheets) by_judge[seat.second][seat.first] = Total(scores);
  std::map<std::string, int> first_places;
  std::map<std::string, std::vector<Ratio>> ranks;
  bool ranks_mean_something = true;
  for (const auto& [judge, totals] : by_judge) {
    const auto seen = static_cast<int64_t>(totals.size());
    if (seen < 2) ranks_mean_something = false;
    for (const auto& [application, total] : totals) {
      int64_t above = 0;
      int64_t beside = 0;
      for (const auto& [other, other_total] : totals) {
        if (total < other_total) ++above;
        if (other != application && other_total == total) ++beside;
      }
      if (above == 0 && seen > 1) ++first_places[application];
      const Ratio rank = Ratio::Of(2 * (above + 1) + beside, 2);
      if (seen < 2) continue;
      ranks[application].push_back(Ratio::Of(1, 1) +
                                   (rank - Ratio::Of(1, 1)) *
                                       Ratio::Of(static_cast<int64_t>(means.size()) - 1, seen - 1));
    }
  }
  const int64_t heaviest =
      std::max_element(dimensions.begin(), dimensions.end(), [](const auto& a, const auto& b) {
        return a.weight < b.weight;
      })->weight;
  std::vector<CountedDimension> by_weight = dimensions;
  std::stable_sort(by_weight.begin(), by_weight.end(),
                   [](const auto& a, const auto& b) { return a.weight > b.weight; });
  std::map<std::string, std::vector<Ratio>> keys;
  for (const auto& [application, mean] : means) {
    std::vector<Ratio> dimension_means(by_weight.size());
    Ratio heaviest_mean;
    int count = 0;
    for (const auto& [seat, scores] : sheets) {
      if (seat.first != application) continue;
      ++count;
      for (size_t d = 0; d < by_weight.size(); ++d) {
        const Ratio score = DimensionScore(by_weight[d], scores);
        dimension_means[d] = dimension_means[d] + score;
        if (by_weight[d].weight == heaviest) heaviest_mean = heaviest_mean + score;
      }
    }
    std::vector<Ratio>& key = keys[application];
    key.push_back(mean);
    key.push_back(Ratio::Of(first_places[application], 1));
    key.push_back(heaviest_mean / Ratio::Of(count, 1));
    for (const Ratio& sum : dimension_means) key.push_back(sum / Ratio::Of(count, 1));
    Ratio rank_sum;
    for (const Ratio& rank : ranks[application]) rank_sum = rank_sum + rank;
    key.push_back(ranks_mean_something ? Ratio::Of(-1, 1) * rank_sum / Ratio::Of(count, 1)
                                       : Ratio());
  }
  return keys;
}

std::map<std::string, int> CountedCategory::Places() const {
  const std::map<std::string, std::vector<Ratio>> keys = Keys();
  std::map<std::string, int> places;
  for (const auto& [application, key] : keys) {
    int place = 1;
    for (const auto& [other, other_key] : keys) {
      if (std::lexicographical_compare(key.begin(), key.end(), other_key.begin(),
                                       other_key.end())) {
        ++place;
      }
    }
    places[application] = place;
  }
  return places;
}

}  // namespace award::testing
