// Between the words of the model and those of scoring.
#ifndef AWARD_SERVER_WORKFLOW_COUNT_CONVERSION_H_
#define AWARD_SERVER_WORKFLOW_COUNT_CONVERSION_H_

#include <map>
#include <string>

#include "scoring/ranking/tabulation.h"
#include "scoring/report/sentence.h"
#include "server/model/rules.h"
#include "server/model/tabulation.h"

namespace award::workflow {

// The rules of one category in one round: the cut is the quota times the shortlist factor in the
// first round and the quota in the final one, and each round has its own floor.
scoring::Rules ScoringRules(const Rules& rules, const Category& category, Round round);

// The same with id, name and rubric.
scoring::CategoryRules ScoringCategory(const Rules& rules, const Category& category, Round round);

// Requires: an outcome that decides something.
scoring::DivergenceOutcome ToScoring(DivergenceOutcome outcome);

// Each judge by code, which is what scoring knows them by.
using JudgesByCode = std::map<std::string, JudgeId>;

// The result without category, names, titles and agencies.
CategoryResult FromScoring(const scoring::Tabulation& result, const scoring::Round& counted,
                           const JudgesByCode& judges);

// One pair, neighbours or not. The gap is empty when it does not fit 64 bits.
Comparison FromScoring(const scoring::PairComparison& pair, const scoring::Rubric& rubric,
                       const scoring::Narrator& narrator);

}  // namespace award::workflow

#endif  // AWARD_SERVER_WORKFLOW_COUNT_CONVERSION_H_
