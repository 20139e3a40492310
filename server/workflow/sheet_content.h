// What a judge writes on a sheet: exact scores, clean comments, everything in the rubric's order.
#ifndef AWARD_SERVER_WORKFLOW_SHEET_CONTENT_H_
#define AWARD_SERVER_WORKFLOW_SHEET_CONTENT_H_

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "server/model/sheet.h"

namespace award::workflow {

// The most strengths, and the most improvements, of one dimension.
inline constexpr size_t kCommentsPerDimensionMax = 20;

// A score as the judge wrote it.
struct StatedScore {
  ItemId item;
  std::string score;  // 0 to 100, or to the highest of a bonus, with at most two decimals.
};

// Which parts of a sheet an update replaces.
struct SheetUpdate {
  std::optional<std::vector<StatedScore>> scores;
  std::optional<std::vector<DimensionComment>> comments;
};

// Replaces those parts of `sheet`. Errors name the item or the dimension.
// ITEM_UNKNOWN, DIMENSION_UNKNOWN: not in the rubric. FIELD_INVALID: twice in the update, or too
// many comments. SCORE_INVALID, SCORE_TOO_PRECISE, SCORE_OUT_OF_RANGE. TEXT_…: a comment.
absl::Status Replace(const SheetUpdate& update, const Category& category, Sheet& sheet);

// The sheet's total printed to two places, exact but for the roundings that the rules prescribe for
// sheets; empty until every item and bonus of the rubric is scored.
absl::StatusOr<std::string> TotalOf(const Sheet& sheet, const Category& category,
                                    const Rules& rules);

}  // namespace award::workflow

#endif  // AWARD_SERVER_WORKFLOW_SHEET_CONTENT_H_
