// The words of reports for what is counted; those of the contract (proto/award/v1).
#ifndef AWARD_SCORING_REPORT_WORDS_H_
#define AWARD_SCORING_REPORT_WORDS_H_

#include <optional>
#include <string_view>

#include "scoring/number/rounding.h"
#include "scoring/ranking/tabulation.h"

namespace award::scoring {

std::string_view NameOf(Method method);
std::string_view NameOf(TieKey key);
std::string_view NameOf(RankOn rank_on);
std::string_view NameOf(TiesAtCut ties);
std::string_view NameOf(RoundingMode mode);
std::string_view NameOf(Admission admission);
std::string_view NameOf(Unranked unranked);
std::string_view NameOf(RankRefusal refusal);
std::string_view NameOf(DivergenceLevel level);
std::string_view NameOf(DivergenceOutcome outcome);
std::string_view NameOf(DecidedBy decided_by);
std::string_view NameOf(TieWay way);
// What became of a judge's sheet: its state, or EXCLUDED.
std::string_view StateNameOf(const JudgeLine& judge);

}  // namespace award::scoring

#endif  // AWARD_SCORING_REPORT_WORDS_H_
