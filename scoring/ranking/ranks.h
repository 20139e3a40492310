// Turns the totals of each judge into ranks (序位), and says when such ranks cannot be added up.
#ifndef AWARD_SCORING_RANKING_RANKS_H_
#define AWARD_SCORING_RANKING_RANKS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "scoring/number/fraction.h"

namespace award::scoring {

// One counted sheet of a ranked application; applications and judges are numbered from 0.
struct CountedSheet {
  size_t application = 0;
  size_t judge = 0;
  int64_t total = 0;  // All over one scale.
};

// What one sheet says about its application's position with that judge.
struct SheetRank {
  Fraction rank;                        // 1 is best; equals share the mean rank.
  std::optional<Fraction> scaled_rank;  // None when the ranks are refused.
  // No application this judge scored has a higher total. Equals at the top are all first; a judge
  // who scored one of several applications places nothing first.
  bool first_place = false;
};

// Why the ranks cannot be added up.
struct RankObstacle {
  std::optional<size_t> lone_judge;  // Scored only `first_application` of several.
  size_t first_application = 0;
  size_t second_application = 0;  // Without lone_judge: not connected to the first by any judges.
};

struct Ranks {
  std::vector<SheetRank> of_sheet;  // Parallel to the sheets given.
  std::optional<RankObstacle> obstacle;
  bool complete = false;  // Every judge with a sheet has one for every application.
};

// Ranks `sheets` of `applications` applications, each of which has at least one sheet, by `judges`
// judges. The scaled rank is 1 + (rank − 1)(N − 1)/(n − 1) with N applications, n of them scored by
// the judge; it equals the rank when the judge scored all. kOutOfRange: a value does not fit.
absl::StatusOr<Ranks> RankSheets(const std::vector<CountedSheet>& sheets, size_t applications,
                                 size_t judges);

}  // namespace award::scoring

#endif  // AWARD_SCORING_RANKING_RANKS_H_
