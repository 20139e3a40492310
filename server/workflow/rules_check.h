// What is wrong with the rules of a season, rubrics included, in one list.
#ifndef AWARD_SERVER_WORKFLOW_RULES_CHECK_H_
#define AWARD_SERVER_WORKFLOW_RULES_CHECK_H_

#include "absl/status/status.h"
#include "scoring/ranking/rules.h"
#include "scoring/rubric/rubric.h"
#include "server/model/rules.h"

namespace award::workflow {

// The rubric of a category, and the roundings of a season, as scoring reads them.
scoring::Rubric RubricOf(const Category& category);
scoring::Rounding RoundingOf(const Rules& rules);

// OK, or RULES_INVALID with every fault as a violation that names its subject and the rule;
// WEIGHTS_DO_NOT_SUM is one of them, and the reason of the whole when there is no other.
absl::Status CheckRules(const Rules& rules);

// Cleans every name in the rules. TEXT_…: a name that is not clean.
absl::Status CleanRules(Rules& rules);

}  // namespace award::workflow

#endif  // AWARD_SERVER_WORKFLOW_RULES_CHECK_H_
