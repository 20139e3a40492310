// A round's sheets, checked against rubric, lists and decisions, and sorted by id. Everything after
// this works on positions, so the order of the input can no longer matter.
#ifndef AWARD_SCORING_RANKING_SHEET_TABLE_H_
#define AWARD_SCORING_RANKING_SHEET_TABLE_H_

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "scoring/number/fraction.h"
#include "scoring/ranking/tabulation.h"

namespace award::scoring {

// One judge's cell for an application.
struct SheetEntry {
  size_t judge = 0;  // Position in SheetTable::judges.
  CellState state = CellState::kPending;
  bool excluded = false;
  std::optional<Fraction> total;     // Only when scored.
  std::vector<Fraction> dimensions;  // Only when scored; rubric order.

  bool counted() const { return total.has_value() && !excluded; }
};

struct SheetTable {
  std::vector<std::string> applications;                   // Rising.
  std::vector<std::string> judges;                         // Rising.
  std::vector<std::vector<SheetEntry>> entries;            // Per application, by judge.
  std::vector<std::optional<DivergenceOutcome>> outcomes;  // Per application.
};

// Reads and checks `round` (see Tabulate for the errors), its tie decisions included.
absl::StatusOr<SheetTable> ReadSheets(const Round& round);

}  // namespace award::scoring

#endif  // AWARD_SCORING_RANKING_SHEET_TABLE_H_
