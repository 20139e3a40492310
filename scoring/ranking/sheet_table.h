// A round's sheets, checked against rubric, lists and decisions, and sorted by id. Everything after
// this works on positions, so the order of the input can no longer matter.
#ifndef AWARD_SCORING_RANKING_SHEET_TABLE_H_
#define AWARD_SCORING_RANKING_SHEET_TABLE_H_

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "scoring/ranking/tabulation.h"
#include "scoring/rubric/weighing.h"

namespace award::scoring {

// One judge's cell for an application.
struct SheetEntry {
  size_t judge = 0;  // Position in SheetTable::judges.
  CellState state = CellState::kPending;
  bool excluded = false;
  WeighedSheet sheet;  // Only when scored.

  bool scored() const { return state == CellState::kScored; }
  bool counted() const { return scored() && !excluded; }
};

struct SheetTable {
  explicit SheetTable(Weighing weighs) : weighing(std::move(weighs)) {}

  Weighing weighing;
  std::vector<std::string> applications;                   // Rising.
  std::vector<std::string> judges;                         // Rising.
  std::vector<std::vector<SheetEntry>> entries;            // Per application, by judge.
  std::vector<std::optional<DivergenceOutcome>> outcomes;  // Per application.
};

// Reads and checks `round` (see Tabulate for the errors), its tie decisions included.
absl::StatusOr<SheetTable> ReadSheets(const Round& round);

}  // namespace award::scoring

#endif  // AWARD_SCORING_RANKING_SHEET_TABLE_H_
