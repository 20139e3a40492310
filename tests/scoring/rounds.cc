// The worked example and small builders.
#include "tests/scoring/rounds.h"

#include <algorithm>

#include "fmt/format.h"

namespace award::scoring {

Fraction Ratio(int64_t numerator, int64_t denominator) {
  return Fraction::Of(numerator, denominator).value();
}

Rubric RubricOfWeights(const std::vector<int32_t>& weights) {
  Rubric rubric;
  for (const int32_t weight : weights) {
    const std::string id = fmt::format("d{}", rubric.dimensions.size() + 1);
    rubric.dimensions.push_back({id, weight, {{id, 1}}});
  }
  return rubric;
}

Cell Scored(std::string_view application, std::string_view judge,
            const std::vector<int32_t>& points) {
  Cell cell{std::string(application), std::string(judge), CellState::kScored, points};
  for (int32_t& score : cell.scores) score *= 100;
  return cell;
}

Cell Unscored(std::string_view application, std::string_view judge, CellState state) {
  return Cell{std::string(application), std::string(judge), state, {}};
}

Round RoundOfTotals(const std::vector<std::vector<int32_t>>& points) {
  Round round;
  round.rubric = RubricOfWeights({10'000});
  size_t judges = 0;
  for (const std::vector<int32_t>& row : points) {
    round.applications.push_back(fmt::format("a{}", round.applications.size() + 1));
    judges = std::max(judges, row.size());
    for (size_t j = 0; j < row.size(); ++j) {
      if (row[j] < 0) continue;
      round.cells.push_back(Scored(round.applications.back(), fmt::format("j{}", j + 1), {row[j]}));
    }
  }
  for (size_t j = 0; j < judges; ++j) round.judges.push_back(fmt::format("j{}", j + 1));
  return round;
}

Round WorkedExample(Method method) {
  // Per judge: A, B, C, D; per application: six dimensions.
  static const std::vector<std::vector<std::vector<int32_t>>> kSheets = {
      {{80, 85, 92, 78, 84, 90},
       {85, 80, 88, 80, 86, 88},
       {78, 76, 80, 75, 78, 80},
       {82, 84, 86, 80, 80, 84}},
      {{82, 84, 90, 80, 82, 88},
       {84, 82, 90, 82, 84, 90},
       {80, 78, 82, 78, 80, 82},
       {80, 80, 84, 78, 82, 84}},
      {{78, 80, 86, 76, 80, 84},
       {80, 80, 86, 78, 82, 86},
       {76, 75, 78, 74, 76, 78},
       {80, 82, 88, 78, 82, 86}},
      {{90, 95, 98, 90, 95, 98},
       {80, 82, 84, 78, 80, 84},
       {70, 72, 74, 70, 72, 74},
       {82, 84, 86, 80, 84, 86}},
      {{76, 78, 80, 74, 76, 78},
       {84, 84, 88, 82, 84, 88},
       {80, 80, 82, 78, 80, 82},
       {82, 82, 86, 80, 82, 86}}};
  Round round;
  round.rules.method = method;
  round.rules.tie_chain = {TieKey::kMoreFirstPlaces, TieKey::kHeaviestDimension,
                           TieKey::kMeanTotal};
  round.rubric = RubricOfWeights({1'000, 1'500, 2'500, 1'000, 1'500, 2'500});
  round.applications = {"A", "B", "C", "D"};
  for (size_t j = 0; j < kSheets.size(); ++j) {
    round.judges.push_back(fmt::format("J{}", j + 1));
    for (size_t a = 0; a < round.applications.size(); ++a) {
      round.cells.push_back(Scored(round.applications[a], round.judges[j], kSheets[j][a]));
    }
  }
  return round;
}

void SetCell(Round& round, const Cell& cell) {
  for (Cell& existing : round.cells) {
    if (existing.application == cell.application && existing.judge == cell.judge) existing = cell;
  }
}

Tabulation CountOf(const Round& round) { return Tabulate(round).value(); }

const Line& LineOf(const Tabulation& tabulation, std::string_view application) {
  return *std::find_if(tabulation.lines.begin(), tabulation.lines.end(),
                       [&](const Line& line) { return line.application == application; });
}

std::optional<int32_t> ShadowPlace(const Line& line, Method method) {
  const auto found = std::find(kMethods.begin(), kMethods.end(), method);
  return line.shadow_places[static_cast<size_t>(found - kMethods.begin())];
}

std::string OrderOf(const Tabulation& tabulation) {
  std::string order;
  for (const Line& line : tabulation.lines) {
    if (!line.place.has_value()) continue;
    if (!order.empty()) order += ' ';
    order += line.application;
  }
  return order;
}

}  // namespace award::scoring
