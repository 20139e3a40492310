// A second count of a round, written from the rules and not from scoring: plain fractions over the
// season's own score files. For the demo's test only.
#ifndef AWARD_TESTS_E2E_DEMO_COUNT_H_
#define AWARD_TESTS_E2E_DEMO_COUNT_H_

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace award::testing {

__extension__ typedef __int128 Int128;

// A fraction in lowest terms with a positive denominator.
struct Ratio {
  Int128 numerator = 0;
  Int128 denominator = 1;

  static Ratio Of(Int128 numerator, Int128 denominator);
  std::string Text() const;  // "1709/20", "9".

  Ratio operator+(const Ratio& other) const;
  Ratio operator-(const Ratio& other) const;
  Ratio operator*(const Ratio& other) const;
  Ratio operator/(const Ratio& other) const;
  bool operator<(const Ratio& other) const;
  bool operator==(const Ratio& other) const = default;
};

struct CountedItem {
  std::string id;
  int64_t share = 1;
};

struct CountedDimension {
  int64_t weight = 0;  // Basis points.
  std::vector<CountedItem> items;
};

using ItemScores = std::map<std::string, int64_t>;  // Hundredths by item.

// One category of one round, counted by 總評分法 with the tie chain of the season's rules: more
// first places, the heaviest dimensions, dimension by dimension, the lower scaled mean rank.
struct CountedCategory {
  std::vector<CountedDimension> dimensions;
  // The sheets that count, by application and judge.
  std::map<std::pair<std::string, std::string>, ItemScores> sheets;

  Ratio Total(const ItemScores& scores) const;
  std::map<std::string, Ratio> MeanTotals() const;
  std::map<std::string, int> Places() const;  // 1, 2, 2, 4 where equals share.

 private:
  Ratio DimensionScore(const CountedDimension& dimension, const ItemScores& scores) const;
  std::map<std::string, std::vector<Ratio>> Keys() const;  // Larger is better, first key first.
};

}  // namespace award::testing

#endif  // AWARD_TESTS_E2E_DEMO_COUNT_H_
