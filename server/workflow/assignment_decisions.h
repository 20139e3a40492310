// What becomes of a proposed plan: reviewed by a second person, applied at once or not at all, and
// undone by the plan that was in force before.
#ifndef AWARD_SERVER_WORKFLOW_ASSIGNMENT_DECISIONS_H_
#define AWARD_SERVER_WORKFLOW_ASSIGNMENT_DECISIONS_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "absl/status/statusor.h"
#include "server/model/judging.h"
#include "server/storage/sqlite.h"
#include "server/workflow/context.h"
#include "server/workflow/plan_views.h"

namespace award::workflow {

// PROPOSED → REVIEWED. OWN_PROPOSAL: who proposed it. WRONG_STATE, PLAN_OUTDATED.
absl::StatusOr<PlanView> ReviewAssignmentPlan(const Context& context,
                                              storage::WriteTransaction& transaction,
                                              const SeasonId& season, const PlanId& plan,
                                              std::string_view note, std::optional<int64_t> etag);

// REVIEWED → APPLIED, and the plan in force → SUPERSEDED. Assignments that both have are not
// touched, so their sheets stay; those that go are removed before the round and released in it.
// WRONG_STATE: another stage, or the plan is not REVIEWED. PLAN_OUTDATED: something it was computed
// from changed, or a sheet was begun on a seat that it gives up.
absl::StatusOr<PlanView> ApplyAssignmentPlan(const Context& context,
                                             storage::WriteTransaction& transaction,
                                             const SeasonId& season, const PlanId& plan,
                                             std::optional<int64_t> etag);

// Proposes the seats of the plan before the one in force. WRONG_STATE: `plan` is not in force.
// NOTHING_BEFORE. SEATS_BREAK_RULES: they do not obey what holds today; above all when a sheet was
// begun on a seat that goes.
absl::StatusOr<PlanView> UndoAssignmentPlan(const Context& context,
                                            storage::WriteTransaction& transaction,
                                            const SeasonId& season, const PlanId& plan,
                                            std::optional<int64_t> etag);

}  // namespace award::workflow

#endif  // AWARD_SERVER_WORKFLOW_ASSIGNMENT_DECISIONS_H_
