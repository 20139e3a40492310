// Writes decisions.csv in its one canonical form: by category in the order of the rules; outcomes
// of marked differences by application and judge, then votes and lots by what they order, numbered
// from 1; LF at line ends. DecisionReader reads the same decisions back from it.
#ifndef AWARD_SCORING_SHEETS_DECISION_WRITER_H_
#define AWARD_SCORING_SHEETS_DECISION_WRITER_H_

#include <string>
#include <string_view>
#include <vector>

#include "scoring/ranking/tabulation.h"

namespace award::scoring {

// The file. `rounds` are those of `categories`, in the same order.
std::string WriteDecisions(const std::vector<CategoryRules>& categories,
                           const std::vector<Round>& rounds);

// The decisions of a round in canonical order.
std::vector<const DivergenceDecision*> SortedDivergences(const Round& round);
std::vector<const TieDecision*> SortedTies(const Round& round);

// The words of decisions.csv.
std::string_view WordOf(DivergenceOutcome outcome);
std::string_view WordOf(TieWay way);

}  // namespace award::scoring

#endif  // AWARD_SCORING_SHEETS_DECISION_WRITER_H_
