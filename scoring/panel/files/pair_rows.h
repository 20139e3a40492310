// Reads files whose rows name a pair: locks, conflicts, plans.
#ifndef AWARD_SCORING_PANEL_FILES_PAIR_ROWS_H_
#define AWARD_SCORING_PANEL_FILES_PAIR_ROWS_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scoring/panel/change/difference.h"
#include "scoring/panel/files/fault.h"
#include "scoring/panel/files/table.h"
#include "scoring/panel/problem.h"

namespace award::scoring::panel {

struct PairRow {
  Pair pair;
  int64_t line = 0;
  std::string ground;  // Of a conflict.
};

// Who there is, by id and by position.
struct Sides {
  using Find = std::function<std::optional<int32_t>(std::string_view id)>;
  using Id = std::function<std::string_view(int32_t position)>;
  Find find_application;
  Find find_judge;
  Id application_id;
  Id judge_id;
  // Who is not found is not there; otherwise nothing can be said.
  bool applications_whole = true;
  bool judges_whole = true;
};

class PairRows {
 public:
  // `file`: kLocks, kConflicts, kKept or kPlan. `faults` stays alive.
  PairRows(File file, Sides sides, Faults& faults);

  void Feed(std::string_view piece) { table_.Feed(piece); }
  // By pair, each once. A pair twice is a fault, except a conflict with the same ground.
  // Requires: called once, last.
  std::vector<PairRow> Finish();
  // Rows of kKept with an id that is not there; in other files that is a fault. Rising.
  std::vector<NamedPair> TakeGone();

 private:
  void Take(const TableRow& row);
  Fault FaultOf(FaultKind kind, const TableRow& row) const;

  File file_;
  Sides sides_;
  Faults& faults_;
  TableReader table_;
  std::vector<PairRow> rows_;
  std::vector<NamedPair> gone_;
};

}  // namespace award::scoring::panel

#endif  // AWARD_SCORING_PANEL_FILES_PAIR_ROWS_H_
