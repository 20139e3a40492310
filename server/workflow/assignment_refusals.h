// Why there is no plan, or not this one: reasons with everything that takes part, and sentences in
// both languages among the facts.
#ifndef AWARD_SERVER_WORKFLOW_ASSIGNMENT_REFUSALS_H_
#define AWARD_SERVER_WORKFLOW_ASSIGNMENT_REFUSALS_H_

#include <vector>

#include "absl/status/status.h"
#include "scoring/panel/certificate.h"
#include "scoring/panel/files/fault.h"
#include "scoring/panel/plan.h"
#include "scoring/panel/problem.h"
#include "server/model/ids.h"

namespace award::workflow {

// ASSIGNMENT_INFEASIBLE. Facts: blocked_by, wanted, available, conflicts, sentence_zh_tw,
// sentence_en, and the cheapest ways out as repair_1_zh_tw, repair_1_en, … Violations name each
// application, judge, rule and lock that takes part.
absl::Status Infeasible(const SeasonId& season, const scoring::panel::Problem& problem,
                        const scoring::panel::Blocked& blocked);

// SEATS_BREAK_RULES. Facts: count, breach_1_zh_tw, breach_1_en, … Requires: at least one.
absl::Status BreaksRules(const SeasonId& season, const scoring::panel::Problem& problem,
                         const std::vector<scoring::panel::Breach>& breaches);

// What is wrong with the files: AFFINITIES_INVALID for those that somebody gave, with file, line,
// and what stands there; ASSIGNMENT_INFEASIBLE for a rule that asks for members that are not there.
absl::Status RefusedFiles(const SeasonId& season, const std::vector<scoring::panel::Fault>& faults);

}  // namespace award::workflow

#endif  // AWARD_SERVER_WORKFLOW_ASSIGNMENT_REFUSALS_H_
