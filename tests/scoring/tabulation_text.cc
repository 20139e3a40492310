// Field by field, in the order of the structs.
#include "tests/scoring/tabulation_text.h"

#include <cstdint>
#include <optional>
#include <set>
#include <vector>

namespace award::scoring {

namespace {

std::string Text(const std::optional<Fraction>& value) {
  return value.has_value() ? value->ToString() : "-";
}

std::string Text(const std::optional<int32_t>& value) {
  return value.has_value() ? std::to_string(*value) : "-";
}

}  // namespace

std::string FiguresOf(const Line& line) {
  if (!line.standing.has_value()) return "none";
  const Standing& standing = *line.standing;
  std::string text = Text(standing.mean_total) + " " + Text(standing.trimmed_mean) + " " +
                     Text(standing.median_total) + " " + Text(standing.rank) + " " +
                     std::to_string(standing.first_places) + " " + Text(standing.heaviest) + " " +
                     Text(standing.variance) + " " + Text(standing.published);
  for (const Fraction& value : standing.dimensions) text += " " + Text(value);
  for (const Fraction& value : line.dimension_means) text += " " + Text(value);
  return text;
}

std::string PlacesOf(const Line& line) {
  std::string text = Text(line.place);
  for (const std::optional<int32_t>& place : line.shadow_places) text += " " + Text(place);
  return text;
}

std::string Everything(const Line& line) {
  std::string text =
      line.application + ": " + FiguresOf(line) + " | " + PlacesOf(line) + " | " +
      std::to_string(line.unranked.has_value() ? static_cast<int>(*line.unranked) : -1);
  for (const int number :
       {static_cast<int>(line.counted_sheets), static_cast<int>(line.divergence),
        static_cast<int>(line.divergence_open), static_cast<int>(line.admission)}) {
    text += " " + std::to_string(number);
  }
  text += " " + Text(line.spread) + " " + Text(line.spread_of_all_sheets);
  for (const size_t d : line.dimensions_below_floor) text += " below:" + std::to_string(d);
  for (const JudgeLine& judge : line.judges) {
    text += "\n  " + judge.judge + " " + std::to_string(static_cast<int>(judge.state)) +
            (judge.excluded ? " excluded " : " ") + Text(judge.total) + " " + Text(judge.rank) +
            " " + Text(judge.scaled_rank);
  }
  return text + "\n";
}

std::string Everything(const Round& round, const Tabulation& tabulation) {
  std::string text = std::to_string(tabulation.complete_panel) +
                     std::to_string(tabulation.pending_cells) +
                     std::to_string(tabulation.vacancies) + "\n";
  for (const std::string& id : tabulation.dimensions_by_weight) text += id + "\n";
  if (tabulation.refused_ranks.has_value()) {
    const RefusedRanks& refused = *tabulation.refused_ranks;
    text += std::to_string(static_cast<int>(refused.reason)) + refused.judge + " " +
            refused.first_application + " " + refused.second_application + "\n";
  }
  for (const Line& line : tabulation.lines) text += Everything(line);
  for (const PairComparison& pair : tabulation.comparisons) {
    const Comparison& comparison = pair.comparison;
    text += pair.first + " " + pair.second + " " + std::to_string(comparison.order) + " " +
            std::to_string(static_cast<int>(comparison.decided_by)) + " " +
            (pair.decision == TieWay::kLot ? "lot" : "");
    for (const Step& step : comparison.steps) {
      text += " " + Text(step.first_value) + "~" + Text(step.second_value);
    }
    text += "\n";
  }
  std::set<std::string> unused;
  for (const size_t d : tabulation.unused_tie_decisions) {
    std::string names = "unused:";
    for (const std::string& id : round.tie_decisions[d].order) names += " " + id;
    unused.insert(names);
  }
  for (const std::string& names : unused) text += names + "\n";
  return text;
}

}  // namespace award::scoring
