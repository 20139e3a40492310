// A plan beside the plan that it changes.
#include "server/workflow/plan_views.h"

#include <algorithm>
#include <set>
#include <utility>

#include "scoring/panel/change/difference.h"
#include "scoring/panel/change/replacement.h"
#include "scoring/panel/words/narrator.h"
#include "server/base/error.h"
#include "server/base/status_macros.h"
#include "server/storage/plans.h"
#include "server/workflow/assignment_problem.h"
#include "server/workflow/names.h"

namespace award::workflow {
namespace {

using base::Reason;
namespace panel = award::scoring::panel;

std::vector<Seat> Without(const std::vector<Seat>& seats, const std::vector<Seat>& others) {
  std::set<std::pair<ApplicationId, JudgeId>> there;
  for (const Seat& seat : others) there.insert({seat.application, seat.judge});
  std::vector<Seat> rest;
  for (const Seat& seat : seats) {
    if (there.count({seat.application, seat.judge}) == 0) rest.push_back(seat);
  }
  return rest;
}

void Append(std::vector<scoring::Sentences> lines, std::vector<scoring::Sentences>& all) {
  std::move(lines.begin(), lines.end(), std::back_inserter(all));
}

// How much of a plan that keeps another could not stay.
panel::Effort EffortOf(const AssignmentPlan& base, const SolvedPlan& solved) {
  panel::Replacement replacement;
  replacement.problem = solved.problem;
  const std::vector<panel::NamedPair> kept = panel::NamesOf(solved.problem, solved.problem.kept);
  for (const Seat& seat : base.seats) {
    panel::NamedPair pair{seat.application.value(), seat.judge.value()};
    if (std::binary_search(kept.begin(), kept.end(), pair)) continue;
    replacement.lost.push_back(std::move(pair));
  }
  replacement.lost_seats = solved.problem.SeatCount() - static_cast<int64_t>(kept.size());
  return panel::EffortOf(replacement, solved.plan);
}

}  // namespace

absl::StatusOr<SolvedPlan> ReadSolvedPlan(const storage::ReadTransaction& transaction,
                                          const Season& season, const AssignmentPlan& plan) {
  ASSIGN_OR_RETURN(const std::optional<PlanDocuments> files,
                   storage::FindPlanDocuments(transaction, plan.season, plan.id));
  if (!files) {
    return base::Error(Reason::kProblemNotKept,
                       "The plan was made before what it was computed from was kept.",
                       {{"resource", PlanName(plan.season, plan.id)}});
  }
  SolvedPlan solved;
  ASSIGN_OR_RETURN(solved.problem, ReadProblem(season, plan.round, *files));
  ASSIGN_OR_RETURN(solved.plan, ReadStoredPlan(solved.problem, plan, *files));
  return solved;
}

absl::StatusOr<PlanView> ViewOf(const storage::ReadTransaction& transaction, const Season& season,
                                AssignmentPlan plan, const std::optional<SolvedPlan>& solved) {
  PlanView view;
  view.plan = std::move(plan);
  if (solved) {
    view.decimals = solved->problem.decimals;
    const panel::Narrator narrator(solved->problem);
    for (const panel::TierResult& tier : solved->plan.tiers) {
      view.tier_sentences.push_back(narrator.ForTier(tier));
    }
  }
  if (!view.plan.base) return view;
  ASSIGN_OR_RETURN(const AssignmentPlan base,
                   storage::LoadPlan(transaction, view.plan.season, *view.plan.base));
  view.added = Without(view.plan.seats, base.seats);
  view.removed = Without(base.seats, view.plan.seats);
  if (!solved) return view;
  const panel::Narrator narrator(solved->problem);
  if (!solved->problem.kept.empty()) {
    Append(narrator.ForEffort(EffortOf(base, *solved)), view.change_sentences);
  }
  const absl::StatusOr<SolvedPlan> before = ReadSolvedPlan(transaction, season, base);
  if (!before.ok() && base::ReasonOf(before.status()) == Reason::kProblemNotKept) return view;
  RETURN_IF_ERROR(before.status());
  const panel::Difference difference =
      panel::Compare(before->problem, before->plan, solved->problem, solved->plan);
  Append(narrator.ForDifference(difference), view.change_sentences);
  return view;
}

}  // namespace award::workflow
