// Between the words of the model and those of scoring.
#ifndef AWARD_SERVER_WORKFLOW_COUNT_CONVERSION_H_
#define AWARD_SERVER_WORKFLOW_COUNT_CONVERSION_H_

#include <map>
#include <string>

#include "scoring/ranking/tabulation.h"
#include "server/model/rules.h"
#include "server/model/tabulation.h"

namespace award::workflow {

// The rules of one category in one round: the cut is the quota times the shortlist factor in the
// first round and the quota in the final one, and each round has its own floor.
scoring::Rules ScoringRules(const Rules& rules, const Category& category, Round round);

// Requires: an outcome that decides something.
scoring::DivergenceOutcome ToScoring(DivergenceOutcome outcome);

// The result without category, titles and agencies. `codes` gives each judge's code by id.
CategoryResult FromScoring(const scoring::Tabulation& result, const scoring::Round& counted,
                           const std::map<std::string, std::string>& codes);

}  // namespace award::workflow

#endif  // AWARD_SERVER_WORKFLOW_COUNT_CONVERSION_H_
