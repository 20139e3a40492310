// Sheets (評分單): one judge's scores and comments for one application in one round.
#ifndef AWARD_SERVER_MODEL_SHEET_H_
#define AWARD_SERVER_MODEL_SHEET_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/base/digest.h"
#include "server/base/error.h"
#include "server/base/time.h"
#include "server/model/ids.h"
#include "server/model/judging_words.h"
#include "server/model/names.h"
#include "server/model/rules.h"

namespace award {

// Stored; never rename.
enum class SheetState { kDraft, kSubmitted, kAbstained, kWaived, kSuperseded };

template <>
struct Words<SheetState> {
  static constexpr std::pair<SheetState, std::string_view> kRows[] = {
      {SheetState::kDraft, "DRAFT"},
      {SheetState::kSubmitted, "SUBMITTED"},
      {SheetState::kAbstained, "ABSTAINED"},
      {SheetState::kWaived, "WAIVED"},
      {SheetState::kSuperseded, "SUPERSEDED"}};
};

struct ItemScore {
  ItemId item;        // Or a bonus.
  int32_t score = 0;  // Hundredths, 0..10 000, or up to the highest of the bonus.
};

struct DimensionComment {
  DimensionId dimension;
  std::vector<std::string> strengths;
  std::vector<std::string> improvements;
};

struct Sheet {
  int64_t key = 0;  // Of the stored row; never leaves the server.
  SeasonId season;
  JudgeId judge;
  ApplicationId application;
  Round round = Round::kFirst;
  int32_t version = 1;
  int32_t revision = 1;  // The application's revision that is judged.
  SheetState state = SheetState::kDraft;
  std::vector<ItemScore> scores;           // In rubric order.
  std::vector<DimensionComment> comments;  // In rubric order.
  std::string reason;
  std::optional<base::Digest> digest;
  std::optional<base::Time> submit_time;
  base::Time create_time;
  base::Time update_time;
  int64_t etag = 0;
};

// The SHA-256 of what the judge says and of what: sheet, revision, scores, comments.
base::Digest SheetDigest(const Sheet& sheet);

// What keeps a sheet from being submitted under `category`: SCORE_MISSING for each item and each
// bonus, STRENGTH_MISSING and IMPROVEMENT_MISSING for each dimension. Empty when it is complete.
std::vector<base::Violation> SheetGaps(const Sheet& sheet, const Category& category);

}  // namespace award

#endif  // AWARD_SERVER_MODEL_SHEET_H_
