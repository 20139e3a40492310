// A second count of a round, written from the published formulas alone: every sheet by itself,
// every application against every other. It reads the input structs of the floor and shares no
// other code with it.
#ifndef AWARD_TESTS_SCORING_INDEPENDENT_MODEL_H_
#define AWARD_TESTS_SCORING_INDEPENDENT_MODEL_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "scoring/ranking/tabulation.h"
#include "tests/scoring/independent_numbers.h"

namespace award::scoring::independent {

// One number that was compared on the way to a place.
struct Measure {
  std::optional<TieKey> key;        // None: the method's value.
  std::optional<size_t> dimension;  // Of kDimensionsInOrder: position in the rubric.
  bool lower_is_better = false;
  Quotient value;
};

struct Sheet {
  CellState state = CellState::kPending;
  bool excluded = false;
  std::optional<Quotient> total;
  std::vector<Quotient> dimensions;
  std::optional<Quotient> rank;
  std::optional<Quotient> scaled_rank;

  bool counts() const { return total.has_value() && !excluded; }
};

struct Entry {
  std::map<std::string, Sheet> sheets;  // By judge.
  std::optional<Unranked> unranked;
  int32_t counted = 0;
  Quotient mean;
  Quotient trimmed;
  Quotient median;
  Quotient variance;  // Only when the tie chain asks for it.
  std::optional<Quotient> rank;
  int32_t first_places = 0;
  Quotient heaviest;
  std::vector<Quotient> dimensions;       // As Standing::dimensions, but in rubric order.
  std::vector<Quotient> dimension_means;  // Rubric order.
  std::optional<Quotient> published;
  Quotient spread;
  Quotient spread_of_all;
  DivergenceLevel level = DivergenceLevel::kNone;
  bool open = false;
  std::vector<Measure> path;  // Every number of the official order.
  std::optional<int32_t> place;
  std::optional<TieWay> decided;  // The decision that took its group of equals apart.
  std::array<std::optional<int32_t>, 4> shadow_places;
  std::vector<size_t> below_floor;
  Admission admission = Admission::kUnranked;

  // The judge's counted sheet; nullptr without one.
  const Sheet* CountedSheetOf(const std::string& judge) const;
};

struct Count {
  std::map<std::string, Entry> entries;  // By application.
  std::vector<size_t> by_weight;         // Dimensions by falling weight.
  bool complete = false;
  bool lone_judge = false;    // A judge saw one of several.
  bool disconnected = false;  // Applications that no chain of judges joins.
  int32_t pending = 0;
  int32_t vacancies = 0;
  std::vector<size_t> unused_decisions;

  bool refused() const { return lone_judge || disconnected; }
  // Those with a counted sheet that were not taken out, by id.
  std::vector<Entry*> Ranked();
  // The applications in the order of a tabulation's lines.
  std::vector<std::string> Order() const;
  // Whether judges join the two, directly or over others.
  bool Joined(const std::string& first, const std::string& second) const;
};

// Whether lists, cells and decisions fit together. Rules and rubric are taken to be valid.
bool FitsTogether(const Round& round);

// The second count of a round that fits together.
Count CountAgain(const Round& round);

// Its last part: shadow and official places, floors and the cut. Requires: every figure.
void PlaceAgain(const Round& round, Count& count);

}  // namespace award::scoring::independent

#endif  // AWARD_TESTS_SCORING_INDEPENDENT_MODEL_H_
