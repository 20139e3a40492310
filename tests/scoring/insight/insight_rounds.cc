// Builds whole rounds from the test data and from random sequences.
#include "tests/scoring/insight/insight_rounds.h"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "tests/scoring/rounds.h"
#include "tests/scoring/table.h"

namespace award::scoring::insight {
namespace {

template <typename T>
void ShuffleList(Sequence& sequence, std::vector<T>& values) {
  for (size_t i = values.size(); i > 1; --i) std::swap(values[i - 1], values[sequence.Below(i)]);
}

}  // namespace

Round DemonstrationRound(int32_t cut) {
  Round round;
  round.rules.cut = cut;
  for (const Row& row : ReadTable("demo_items.csv")) {
    const int32_t weight = std::stoi(row.at("weight_bp"));
    std::vector<Dimension>& dimensions = round.rubric.dimensions;
    if (dimensions.empty() || dimensions.back().id != row.at("dimension")) {
      dimensions.push_back({row.at("dimension"), 0, {}});
    }
    dimensions.back().weight += weight;
    dimensions.back().items.push_back({row.at("item"), weight});
  }
  std::map<std::pair<std::string, std::string>, std::vector<int32_t>> sheets;
  for (const Row& row : ReadTable("demo_scores.csv")) {
    sheets[{row.at("application"), row.at("judge")}].push_back(
        std::stoi(row.at("score_hundredths")));
  }
  for (int a = 1; a <= 24; ++a) round.applications.push_back(std::to_string(a));
  for (int j = 1; j <= 9; ++j) round.judges.push_back(std::to_string(j));
  for (const auto& [pair, scores] : sheets) {
    round.cells.push_back({pair.first, pair.second, CellState::kScored, scores});
  }
  return round;
}

Round RandomRound(Sequence& sequence, size_t applications, size_t judges, size_t gap) {
  Round round;
  round.rubric = RubricOfWeights({5'000, 3'000, 2'000});
  round.rules.cut = 2;
  for (size_t a = 0; a < applications; ++a) round.applications.push_back("a" + std::to_string(a));
  for (size_t j = 0; j < judges; ++j) round.judges.push_back("j" + std::to_string(j));
  for (size_t a = 0; a < applications; ++a) {
    for (size_t j = 0; j < judges; ++j) {
      const bool needed = a % judges == j || j % applications == a;
      if (gap > 0 && !needed && sequence.Below(gap) == 0) continue;
      const auto points = [&] { return static_cast<int32_t>(70 + sequence.Below(10)); };
      round.cells.push_back(
          Scored(round.applications[a], round.judges[j], {points(), points(), points()}));
    }
  }
  return round;
}

void Shuffle(Sequence& sequence, Round& round) {
  ShuffleList(sequence, round.applications);
  ShuffleList(sequence, round.judges);
  ShuffleList(sequence, round.cells);
}

Panel PanelOf(const Round& round) { return insight::PanelOf(round, CountOf(round)).value(); }

size_t PositionOf(const Panel& panel, const std::string& application) {
  const auto& ids = panel.applications;
  const auto found = std::find(ids.begin(), ids.end(), application);
  return found == ids.end() ? 0 : static_cast<size_t>(found - ids.begin());
}

Fraction FractionFrom(const std::string& text) {
  const size_t slash = text.find('/');
  const int64_t denominator = slash == std::string::npos ? 1 : std::stoll(text.substr(slash + 1));
  return Ratio(std::stoll(text.substr(0, slash)), denominator);
}

}  // namespace award::scoring::insight
