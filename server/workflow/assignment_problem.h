// From the files of an assignment problem to scoring/panel and back: reading, solving, checking,
// and the refusals in words. A plan is only ever judged by what its files say.
#ifndef AWARD_SERVER_WORKFLOW_ASSIGNMENT_PROBLEM_H_
#define AWARD_SERVER_WORKFLOW_ASSIGNMENT_PROBLEM_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "scoring/panel/plan.h"
#include "scoring/panel/problem.h"
#include "server/model/judging.h"
#include "server/model/season.h"

namespace award::workflow {

// The problem under the objective that the season's rules declare and the seed of season and round,
// which nobody can change until the draw pleases them.
// AFFINITIES_INVALID: the affinities that were given, by line. ASSIGNMENT_INFEASIBLE: a rule asks
// for more than there are of its members.
absl::StatusOr<scoring::panel::Problem> ReadProblem(const Season& season, Round round,
                                                    const PlanDocuments& files);

// The further arguments with which `award plan` computes the same plan from the same files.
std::vector<std::string> ProblemArguments(const Season& season, Round round,
                                          const PlanDocuments& files);

// The best plan with its proof. ASSIGNMENT_INFEASIBLE names the smallest blocking set, with the
// cheapest ways out.
absl::StatusOr<scoring::panel::Plan> Solve(const Season& season,
                                           const scoring::panel::Problem& problem);

// The plan that somebody made, with its values and the bounds that the best plan's proof gives.
// NOT_FOUND: an application or judge that the problem does not have. FIELD_INVALID: a seat twice.
// SEATS_BREAK_RULES names everything in which it does not obey. ASSIGNMENT_INFEASIBLE.
absl::StatusOr<scoring::panel::Plan> CheckSeats(const Season& season,
                                                const scoring::panel::Problem& problem,
                                                const std::vector<Seat>& seats);

// Writes seats, tiers and total into `plan`, and the certificate into `files`.
void FillPlan(const scoring::panel::Problem& problem, const scoring::panel::Plan& solved,
              AssignmentPlan& plan, PlanDocuments& files);

// What was stored, checked again against its proof by code that knows nothing of how it was found.
// INTERNAL: it is not what it says.
absl::StatusOr<scoring::panel::Plan> ReadStoredPlan(const scoring::panel::Problem& problem,
                                                    const AssignmentPlan& plan,
                                                    const PlanDocuments& files);

}  // namespace award::workflow

#endif  // AWARD_SERVER_WORKFLOW_ASSIGNMENT_PROBLEM_H_
