// What insight looks at: the counted sheets of one category as numbers, without rules and reasons.
// Exact numerators for what is enumerated or compared, points in floating point for the statistics.
#ifndef AWARD_SCORING_INSIGHT_PANEL_H_
#define AWARD_SCORING_INSIGHT_PANEL_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "scoring/ranking/tabulation.h"

namespace award::scoring::insight {

// One counted sheet: who judged what, and the judge's total.
struct PanelSheet {
  uint32_t application = 0;  // Position in Panel::applications.
  uint32_t judge = 0;        // Position in Panel::judges.
  int64_t total = 0;         // Points × Panel::total_scale.
};

struct Panel {
  std::vector<std::string> applications;  // The ranked ones, by id.
  std::vector<std::string> judges;        // Those with a counted sheet, by id.
  std::vector<PanelSheet> sheets;         // By application, then judge; each pair once.
  int64_t total_scale = 1;
  // Dimension scores of sheet s: dimensions[s * weights.size() + d], points × dimension_scale.
  std::vector<int64_t> dimensions;
  int64_t dimension_scale = 1;
  // Item scores of sheet s in hundredths: items[s * item_count + i]; bonuses are not items.
  std::vector<int32_t> items;
  size_t item_count = 0;
  std::vector<int32_t> weights;  // Of the dimensions, in their order.
  int32_t cut = 0;               // How many are admitted; 0: nobody.
  // Hundredths; 0: off. Those of Rules::divergence, from low to high.
  std::vector<int32_t> thresholds;

  double Points(const PanelSheet& sheet) const {
    return static_cast<double>(sheet.total) / static_cast<double>(total_scale);
  }
};

// The counted sheets of the ranked applications of `round`, of which `tabulation` is the result.
// Errors as Tabulate.
absl::StatusOr<Panel> PanelOf(const Round& round, const Tabulation& tabulation);

}  // namespace award::scoring::insight

#endif  // AWARD_SCORING_INSIGHT_PANEL_H_
