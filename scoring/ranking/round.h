// What is counted: the rules of one category in one round, its sheets, and what was decided on
// them.
#ifndef AWARD_SCORING_RANKING_ROUND_H_
#define AWARD_SCORING_RANKING_ROUND_H_

#include <cstdint>
#include <string>
#include <vector>

#include "scoring/ranking/rules.h"
#include "scoring/rubric/rubric.h"

namespace award::scoring {

// Five different things, none of which is a zero. A pair without a cell was never assigned.
enum class CellState { kPending, kScored, kAbstained, kRecused, kAbsent };

struct Cell {
  std::string application;
  std::string judge;
  CellState state = CellState::kPending;
  std::vector<int32_t> scores;  // Only for kScored: hundredths, in rubric order, then the bonuses.
};

// The four lawful outcomes of a marked difference (採購評選委員會審議規則 §6).
enum class DivergenceOutcome {
  kKeep,         // 維持: every sheet counts.
  kExclude,      // 除去個別委員結果重計: the named judge's sheet does not count.
  kRescore,      // 廢棄重評: unranked while one of its cells is pending, then counted as usual.
  kUndecidable,  // 無法評定: the application leaves the ranking.
};

struct DivergenceDecision {
  std::string application;
  DivergenceOutcome outcome = DivergenceOutcome::kKeep;
  std::string judge;  // Only for kExclude. Several judges need one decision each.
};

enum class TieWay { kVote, kLot };

// A recorded vote or lot over applications that are equal after the whole tie chain. It counts only
// when it orders exactly one such group.
struct TieDecision {
  TieWay way = TieWay::kVote;
  std::vector<std::string> order;  // Best first.
};

struct Round {
  Rules rules;
  Rubric rubric;
  std::vector<std::string> applications;
  std::vector<std::string> judges;
  std::vector<Cell> cells;
  std::vector<DivergenceDecision> divergence_decisions;
  std::vector<TieDecision> tie_decisions;
};

}  // namespace award::scoring

#endif  // AWARD_SCORING_RANKING_ROUND_H_
