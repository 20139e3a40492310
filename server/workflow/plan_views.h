// An assignment plan as people read it: what it reaches in words, and what it changes.
#ifndef AWARD_SERVER_WORKFLOW_PLAN_VIEWS_H_
#define AWARD_SERVER_WORKFLOW_PLAN_VIEWS_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "scoring/panel/plan.h"
#include "scoring/panel/problem.h"
#include "scoring/report/sentence.h"
#include "server/model/judging.h"
#include "server/model/season.h"
#include "server/storage/sqlite.h"

namespace award::workflow {

struct PlanView {
  AssignmentPlan plan;
  int32_t decimals = 0;                            // Of all affinities.
  std::vector<scoring::Sentences> tier_sentences;  // As plan.tiers, or none.
  std::vector<Seat> added;                         // Against the base plan.
  std::vector<Seat> removed;
  std::vector<scoring::Sentences> change_sentences;
};

// A plan with the problem it was computed from, which `plan` is known to fit.
struct SolvedPlan {
  scoring::panel::Problem problem;
  scoring::panel::Plan plan;
};

// What a plan was computed from, and the plan as scoring knows it; its proof is checked.
// PROBLEM_NOT_KEPT. INTERNAL: what is stored is not what it says.
absl::StatusOr<SolvedPlan> ReadSolvedPlan(const storage::ReadTransaction& transaction,
                                          const Season& season, const AssignmentPlan& plan);

// `solved`: nothing for a plan that was made before its problem was kept.
absl::StatusOr<PlanView> ViewOf(const storage::ReadTransaction& transaction, const Season& season,
                                AssignmentPlan plan, const std::optional<SolvedPlan>& solved);

}  // namespace award::workflow

#endif  // AWARD_SERVER_WORKFLOW_PLAN_VIEWS_H_
