// Why a judge sits on an application in a plan, or why not, and what the other decision would cost.
#ifndef AWARD_SERVER_WORKFLOW_ASSIGNMENT_EXPLANATIONS_H_
#define AWARD_SERVER_WORKFLOW_ASSIGNMENT_EXPLANATIONS_H_

#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"
#include "scoring/report/sentence.h"
#include "server/model/judging.h"
#include "server/storage/sqlite.h"

namespace award::workflow {

struct AssignmentExplanation {
  bool seated = false;
  int32_t affinity = 0;  // 0 for a judge with a conflict.
  int64_t rank = 0;      // 1 + the judges who may judge it and have a higher affinity; 0: conflict.
  int64_t load = 0;      // The judge's applications in the plan.
  std::vector<Seat> panel;  // The application's judges, the highest affinity first.
  std::vector<scoring::Sentences> sentences;
  // The best plan with the pair decided the other way, against this one; or why there is none.
  std::vector<scoring::Sentences> otherwise;
};

// From what was kept with the plan: it explains what was decided, whatever happened since.
// NOT_FOUND: the plan, or an application or judge that its problem does not have. PROBLEM_NOT_KEPT.
absl::StatusOr<AssignmentExplanation> ExplainAssignment(const storage::ReadTransaction& transaction,
                                                        const SeasonId& season, const PlanId& plan,
                                                        const ApplicationId& application,
                                                        const JudgeId& judge);

}  // namespace award::workflow

#endif  // AWARD_SERVER_WORKFLOW_ASSIGNMENT_EXPLANATIONS_H_
