// A fixed integer generator, so that every machine measures the same data.
#include "tests/benchmark/scoring_data.h"

#include <array>
#include <iterator>

#include "fmt/format.h"

namespace award::scoring {

namespace {

// SplitMix64.
class Numbers {
 public:
  uint64_t Next() {
    state_ += 0x9e3779b97f4a7c15U;
    uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9U;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebU;
    return mixed ^ (mixed >> 31);
  }
  uint64_t Below(uint64_t count) { return Next() % count; }
  // Nearly normal, mean 0 and deviation 1: the sum of twelve uniform numbers less six.
  double Normal() {
    double sum = -6;
    for (int i = 0; i < 12; ++i) sum += static_cast<double>(Below(1'000'000)) / 1'000'000;
    return sum;
  }

 private:
  uint64_t state_ = 116;
};

// The judges of one application: distinct, and every judge shares panels with many others.
std::vector<size_t> Panel(Numbers& numbers, size_t judges, size_t judges_each) {
  const size_t start = numbers.Below(judges);
  const size_t step = 1 + numbers.Below(judges / judges_each);
  std::vector<size_t> panel;
  for (size_t i = 0; i < judges_each; ++i) panel.push_back((start + i * step) % judges);
  return panel;
}

}  // namespace

CategoryRules BenchmarkRules() {
  constexpr std::array<int32_t, 6> kWeights = {1'000, 1'500, 2'500, 1'000, 1'500, 2'500};
  constexpr std::array<int, 6> kItems = {4, 4, 4, 3, 3, 4};
  CategoryRules category;
  category.id = "digital";
  category.name = "digital";
  for (size_t d = 0; d < kWeights.size(); ++d) {
    Dimension& dimension = category.rubric.dimensions.emplace_back();
    dimension.id = fmt::format("{}", d + 1);
    dimension.name = dimension.id;
    dimension.weight = kWeights[d];
    for (int i = 0; i < kItems[d]; ++i) {
      dimension.items.emplace_back().id = fmt::format("{}-{}", d + 1, i + 1);
    }
  }
  category.rules.tie_chain = {TieKey::kMoreFirstPlaces, TieKey::kHeaviestDimension,
                              TieKey::kMeanTotal};
  category.rules.cut = 100;
  return category;
}

std::string BenchmarkSheets(size_t applications, size_t judges, size_t judges_each) {
  Numbers numbers;
  const std::vector<std::string> criteria = CriterionIds(BenchmarkRules().rubric);
  std::string text = "category,application,judge,criterion,score\n";
  for (size_t a = 0; a < applications; ++a) {
    for (const size_t judge : Panel(numbers, judges, judges_each)) {
      for (const std::string& criterion : criteria) {
        const uint64_t score = 6'000 + numbers.Below(4'001);
        fmt::format_to(std::back_inserter(text), "digital,app-{:06},J{:04},{},{}.{:02}\n", a, judge,
                       criterion, score / 100, score % 100);
      }
    }
  }
  return text;
}

std::vector<insight::Observation> BenchmarkScores(size_t applications, size_t judges,
                                                  size_t judges_each) {
  Numbers numbers;
  std::vector<double> severity;
  for (size_t j = 0; j < judges; ++j) severity.push_back(3 * numbers.Normal());
  std::vector<insight::Observation> scores;
  scores.reserve(applications * judges_each);
  for (size_t a = 0; a < applications; ++a) {
    const double merit = 75 + 6 * numbers.Normal();
    for (const size_t judge : Panel(numbers, judges, judges_each)) {
      scores.push_back({static_cast<uint32_t>(a), static_cast<uint32_t>(judge),
                        merit + severity[judge] + 3 * numbers.Normal()});
    }
  }
  return scores;
}

}  // namespace award::scoring
