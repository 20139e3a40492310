// Explanations of pairs, read off the stored plan and its prices, and solved again for the cost.
#include "server/workflow/assignment_explanations.h"

#include <algorithm>
#include <optional>

#include "scoring/panel/change/explanation.h"
#include "scoring/panel/change/forcing.h"
#include "scoring/panel/words/narrator.h"
#include "server/base/error.h"
#include "server/base/status_macros.h"
#include "server/storage/plans.h"
#include "server/storage/seasons.h"
#include "server/workflow/names.h"
#include "server/workflow/plan_views.h"

namespace award::workflow {
namespace {

using base::Reason;
namespace panel = award::scoring::panel;

absl::Status NotFound(std::string_view text, std::string resource) {
  return base::Error(Reason::kNotFound, text, {{"resource", std::move(resource)}});
}

// What the other decision costs exactly. A conflict or a lock cannot be decided otherwise.
absl::StatusOr<std::vector<scoring::Sentences>> Otherwise(const SolvedPlan& solved,
                                                          panel::Pair pair) {
  const bool locked =
      std::binary_search(solved.problem.locks.begin(), solved.problem.locks.end(), pair);
  if (locked || solved.problem.InConflict(pair)) return std::vector<scoring::Sentences>();
  const absl::StatusOr<panel::ForcedAnswer> answer =
      panel::Force(solved.problem, solved.plan, pair);
  if (!answer.ok()) {
    return base::Error(Reason::kInternal, std::string(answer.status().message()));
  }
  return panel::Narrator(solved.problem).ForForced(*answer, pair);
}

}  // namespace

absl::StatusOr<AssignmentExplanation> ExplainAssignment(const storage::ReadTransaction& transaction,
                                                        const SeasonId& season, const PlanId& plan,
                                                        const ApplicationId& application,
                                                        const JudgeId& judge) {
  ASSIGN_OR_RETURN(const Season loaded, storage::LoadSeason(transaction, season));
  ASSIGN_OR_RETURN(const AssignmentPlan stored, storage::LoadPlan(transaction, season, plan));
  ASSIGN_OR_RETURN(const SolvedPlan solved, ReadSolvedPlan(transaction, loaded, stored));
  const std::optional<int32_t> row = solved.problem.FindApplication(application.value());
  if (!row) {
    return NotFound("The application is not in the plan's round.",
                    ApplicationName(season, application));
  }
  const std::optional<int32_t> column = solved.problem.FindJudge(judge.value());
  if (!column) return NotFound("The judge is not on the plan's panel.", JudgeName(season, judge));
  const panel::Pair pair{*row, *column};
  const panel::Explanation found =
      panel::ExplainPair(solved.problem, panel::MakeClasses(solved.problem), solved.plan, pair);
  AssignmentExplanation explanation;
  explanation.seated = found.assigned;
  explanation.affinity = solved.problem.InConflict(pair) ? 0 : found.affinity;
  explanation.rank = found.rank;
  explanation.load = found.load;
  for (const panel::PanelSeat& seat : found.panel) {
    explanation.panel.push_back({application,
                                 JudgeId(solved.problem.judges[static_cast<size_t>(seat.judge)].id),
                                 seat.affinity});
  }
  explanation.sentences = panel::Narrator(solved.problem).ForExplanation(found);
  ASSIGN_OR_RETURN(explanation.otherwise, Otherwise(solved, pair));
  return explanation;
}

}  // namespace award::workflow
