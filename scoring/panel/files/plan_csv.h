// Plans and differences as CSV: one pair in a row, by ids, rising.
#ifndef AWARD_SCORING_PANEL_FILES_PLAN_CSV_H_
#define AWARD_SCORING_PANEL_FILES_PLAN_CSV_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "scoring/panel/change/difference.h"
#include "scoring/panel/files/fault.h"
#include "scoring/panel/problem.h"

namespace award::scoring::panel {

// application_id,judge_id
std::string PlanCsv(const Problem& problem, const std::vector<Pair>& pairs);

// application_id,judge_id,change, which is "removed" or "added".
std::string DifferenceCsv(const Difference& difference);

struct PlanRead {
  std::vector<Pair> pairs;    // Rising. Empty when there are faults.
  std::vector<Fault> faults;  // The first ones, see Faults.
  int64_t fault_count = 0;
};

// Reads a plan for a known problem, in pieces; rows may stand in any order. Whether the plan obeys
// the problem is not looked at.
class PlanReader {
 public:
  // `problem` stays alive. `file`: which plan it is, for the faults.
  explicit PlanReader(const Problem& problem, File file = File::kPlan);
  ~PlanReader();

  void Feed(std::string_view piece);
  // Requires: called once, last.
  PlanRead Finish();

 private:
  class Rows;
  std::unique_ptr<Rows> rows_;
};

}  // namespace award::scoring::panel

#endif  // AWARD_SCORING_PANEL_FILES_PLAN_CSV_H_
