// Counts one round of one category (評選總表): sheets in, places and reasons out, exactly.
// The result depends only on the values of the Round, never on the order in which they are listed.
#ifndef AWARD_SCORING_RANKING_TABULATION_H_
#define AWARD_SCORING_RANKING_TABULATION_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "scoring/number/fraction.h"
#include "scoring/ranking/cut.h"
#include "scoring/ranking/round.h"
#include "scoring/ranking/rules.h"
#include "scoring/ranking/standing.h"

namespace award::scoring {

enum class DivergenceLevel { kNone, kShow, kDiscuss, kResolve };

enum class Unranked {
  kNoScoredSheet,    // No sheet counts.
  kAwaitingRescore,  // Its sheets were discarded and a new one is still pending.
  kUndecidable,      // The committee could not decide.
};

// Why ranks of judges cannot be added up.
enum class RankRefusal {
  kJudgeWithOneApplication,  // A judge who saw one application ranks nothing.
  kPanelsShareNoJudge,       // Two groups of applications have no judge in common, even indirectly.
  kDoesNotFit,               // Panels of so many sizes that an exact scaled mean exceeds 64 bits.
};

struct RefusedRanks {
  RankRefusal reason;
  std::string judge;               // For kJudgeWithOneApplication.
  std::string first_application;   // The application concerned,
  std::string second_application;  // for kPanelsShareNoJudge one of either group.
};

struct JudgeLine {
  std::string judge;
  CellState state = CellState::kPending;
  bool excluded = false;          // Scored, but excluded by decision.
  std::optional<Fraction> total;  // Every scored sheet has one, excluded or not.
  // The judge's rank among the ranked applications the judge scored; equals share the mean rank.
  std::optional<Fraction> rank;
  // 1 + (rank − 1)(N − 1)/(n − 1): N ranked applications, n scored by this judge. None where ranks
  // mean nothing; a rank stands here even when only their sums do not fit.
  std::optional<Fraction> scaled_rank;
};

struct Line {
  std::string application;
  std::optional<Unranked> unranked;  // Set: no standing, no place.
  std::vector<JudgeLine> judges;     // By judge id; only pairs that have a cell.
  int32_t counted_sheets = 0;
  std::optional<Standing> standing;
  std::vector<Fraction>
      dimension_means;            // Points per dimension in rubric order; empty if unranked.
  Fraction spread;                // Highest minus lowest counted total.
  Fraction spread_of_all_sheets;  // The same with excluded sheets; sets the level.
  DivergenceLevel divergence = DivergenceLevel::kNone;
  bool divergence_open = false;  // kResolve, and no decision other than kRescore is recorded.
  std::optional<int32_t> place;  // Official; 1, 2, 2, 4 when equals share a place.
  // By every method (in the order of kMethods) and the same tie chain, exact, without decisions.
  // None where the method has no meaning for this panel.
  std::array<std::optional<int32_t>, kMethods.size()> shadow_places;
  std::vector<size_t> dimensions_below_floor;  // Positions in the rubric.
  Admission admission = Admission::kUnranked;

  bool admitted() const { return admission == Admission::kAdmitted; }
};

// Two applications and why they stand in this order.
struct PairComparison {
  std::string first;  // Stands before `second`, or beside it.
  std::string second;
  Comparison comparison;
  std::optional<TieWay> decision;  // Set when a recorded decision orders them.
};

struct Tabulation {
  std::vector<Line> lines;  // Ranked by place, then id for display only; the unranked last, by id.
  std::vector<PairComparison> comparisons;        // Between consecutive ranked lines.
  std::vector<std::string> dimensions_by_weight;  // Ids, in the order of Standing::dimensions.
  bool complete_panel = false;  // Every judge who scored anything scored every ranked application.
  // Set: ranks are refused. By method kRankSum then no line has a place and nobody is admitted.
  std::optional<RefusedRanks> refused_ranks;
  int32_t pending_cells = 0;  // Above 0 the result is provisional.
  int32_t vacancies = 0;      // 從缺: places of the cut that nobody fills; 0 if refused.
  std::vector<size_t> unused_tie_decisions;  // Indices of decisions that match no tied group.
};

// Why `first` and `second` stand as they do; the one that stands before the other becomes the first
// of the answer. kNotFound: an application is not in the tabulation; kFailedPrecondition: it has no
// place; kInvalidArgument: it is one application twice.
absl::StatusOr<PairComparison> ComparePair(const Round& round, const Tabulation& tabulation,
                                           std::string_view first, std::string_view second);

// Counts the round. kInvalidArgument: rules or rubric invalid, an id unknown or listed twice, two
// cells or two opposing decisions for one pair, scores that do not fit the rubric, an excluded
// judge without a scored sheet. kOutOfRange: an exact value does not fit 64 bits.
absl::StatusOr<Tabulation> Tabulate(const Round& round);

}  // namespace award::scoring

#endif  // AWARD_SCORING_RANKING_TABULATION_H_
