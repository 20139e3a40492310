// Reviewing, applying and undoing plans.
#include "server/workflow/assignment_decisions.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "server/base/error.h"
#include "server/base/limits.h"
#include "server/base/status_macros.h"
#include "server/base/text.h"
#include "server/storage/assignments.h"
#include "server/storage/plans.h"
#include "server/storage/seasons.h"
#include "server/storage/sheets.h"
#include "server/workflow/assignment_inputs.h"
#include "server/workflow/assignments.h"
#include "server/workflow/names.h"
#include "server/workflow/record.h"

namespace award::workflow {
namespace {

using base::Reason;

absl::Status Outdated(const AssignmentPlan& plan, std::string_view text) {
  return base::Error(Reason::kPlanOutdated, text, {{"resource", PlanName(plan.season, plan.id)}});
}

std::set<PairKey> PairsOf(const AssignmentPlan& plan) {
  std::set<PairKey> pairs;
  for (const Seat& seat : plan.seats) pairs.insert({seat.application, seat.judge});
  return pairs;
}

// PLAN_OUTDATED unless everything the plan was computed from still stands.
absl::Status CheckCurrent(const storage::ReadTransaction& transaction, const Season& season,
                          const AssignmentPlan& plan) {
  ASSIGN_OR_RETURN(AssignmentInputs inputs, ReadAssignmentInputs(transaction, season, plan.round));
  const std::set<PairKey> seats = PairsOf(plan);
  if (!std::includes(seats.begin(), seats.end(), inputs.started.begin(), inputs.started.end())) {
    return Outdated(plan,
                    "A sheet was begun on a seat that the plan gives up; propose a new plan.");
  }
  ASSIGN_OR_RETURN(const std::optional<PlanDocuments> files,
                   storage::FindPlanDocuments(transaction, plan.season, plan.id));
  inputs.keep = plan.kept;
  if (files && plan.given_affinities) inputs.given_affinities = files->affinity;
  if (files && InputsDigest(inputs) == plan.inputs_digest) return absl::OkStatus();
  return Outdated(plan,
                  "Judges, conflicts, locks or applications changed since; propose a new plan.");
}

// A plan about to be decided on, and its season.
struct Subject {
  Season season;
  AssignmentPlan plan;
};

absl::StatusOr<Subject> ReadSubject(const storage::ReadTransaction& transaction,
                                    const SeasonId& season, const PlanId& plan,
                                    std::optional<int64_t> etag) {
  Subject subject;
  ASSIGN_OR_RETURN(subject.season, storage::LoadSeason(transaction, season));
  ASSIGN_OR_RETURN(subject.plan, storage::LoadPlan(transaction, season, plan));
  RETURN_IF_ERROR(CheckEtag(etag, subject.plan.etag, PlanName(season, plan)));
  RETURN_IF_ERROR(CheckPlannable(transaction, subject.season, subject.plan.round));
  return subject;
}

absl::Status CheckState(const AssignmentPlan& plan, PlanState state, std::string_view verb) {
  if (plan.state == state) return absl::OkStatus();
  return WrongState(PlanName(plan.season, plan.id), NameOf(plan.state), verb);
}

absl::Status Supersede(storage::WriteTransaction& transaction, const AssignmentPlan& plan) {
  ASSIGN_OR_RETURN(std::optional<AssignmentPlan> applied,
                   storage::FindAppliedPlan(transaction, plan.season, plan.round));
  if (!applied) return absl::OkStatus();
  applied->state = PlanState::kSuperseded;
  return storage::UpdatePlan(transaction, *applied);
}

// Ends an assignment that the plan does not have. Who was recused in an open round stays so on
// record.
absl::Status Release(const Context& context, storage::WriteTransaction& transaction, bool in_round,
                     Assignment assignment) {
  ASSIGN_OR_RETURN(const int32_t versions,
                   storage::LastVersion(transaction, {assignment.season, assignment.judge,
                                                      assignment.application, assignment.round}));
  if (versions == 0 && !in_round) return storage::DeleteAssignment(transaction, assignment);
  if (assignment.state != AssignmentState::kActive) return absl::OkStatus();
  assignment.state = AssignmentState::kReleased;
  assignment.update_time = context.now;
  return storage::UpdateAssignment(transaction, assignment);
}

// Makes the assignments those of the plan.
absl::Status SeatPair(const Context& context, storage::WriteTransaction& transaction,
                      const Subject& subject) {
  const AssignmentPlan& plan = subject.plan;
  const bool in_round = subject.season.state == SeasonState::kFirstRound ||
                        subject.season.state == SeasonState::kFinalRound;
  std::set<PairKey> open = PairsOf(plan);
  ASSIGN_OR_RETURN(const std::vector<Assignment> present,
                   storage::ListAssignmentsOf(transaction, plan.season, plan.round));
  for (Assignment assignment : present) {
    if (open.erase({assignment.application, assignment.judge}) == 0) {
      RETURN_IF_ERROR(Release(context, transaction, in_round, std::move(assignment)));
    } else if (assignment.state != AssignmentState::kActive) {
      assignment.state = AssignmentState::kActive;
      assignment.update_time = context.now;
      RETURN_IF_ERROR(storage::UpdateAssignment(transaction, assignment));
    }
  }
  for (const auto& [application, judge] : open) {
    Assignment assignment;
    assignment.season = plan.season;
    assignment.round = plan.round;
    assignment.application = application;
    assignment.judge = judge;
    assignment.create_time = context.now;
    assignment.update_time = context.now;
    RETURN_IF_ERROR(storage::InsertAssignment(transaction, assignment));
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<PlanView> ReviewAssignmentPlan(const Context& context,
                                              storage::WriteTransaction& transaction,
                                              const SeasonId& season, const PlanId& plan,
                                              std::string_view note, std::optional<int64_t> etag) {
  ASSIGN_OR_RETURN(std::string cleaned, base::CleanText("note", note, base::kReasonTextLengthMax,
                                                        base::TextShape::kParagraphs));
  ASSIGN_OR_RETURN(Subject subject, ReadSubject(transaction, season, plan, etag));
  AssignmentPlan& reviewed = subject.plan;
  RETURN_IF_ERROR(CheckState(reviewed, PlanState::kProposed, "Reviewing a plan"));
  if (reviewed.proposer == context.caller.person) {
    return base::Error(Reason::kOwnProposal, "Who proposed a plan cannot review it.",
                       {{"resource", PlanName(season, plan)}});
  }
  RETURN_IF_ERROR(CheckCurrent(transaction, subject.season, reviewed));
  reviewed.state = PlanState::kReviewed;
  reviewed.review_person = context.caller.person;
  reviewed.review_note = std::move(cleaned);
  reviewed.review_time = context.now;
  RETURN_IF_ERROR(storage::UpdatePlan(transaction, reviewed));
  RETURN_IF_ERROR(Record(context, transaction,
                         {.resource = PlanName(season, plan),
                          .from_state = NameOf(PlanState::kProposed),
                          .to_state = NameOf(reviewed.state),
                          .reason = reviewed.review_note,
                          .digest = reviewed.inputs_digest}));
  return GetAssignmentPlan(transaction, season, plan);
}

absl::StatusOr<PlanView> ApplyAssignmentPlan(const Context& context,
                                             storage::WriteTransaction& transaction,
                                             const SeasonId& season, const PlanId& plan,
                                             std::optional<int64_t> etag) {
  ASSIGN_OR_RETURN(Subject subject, ReadSubject(transaction, season, plan, etag));
  AssignmentPlan& applied = subject.plan;
  RETURN_IF_ERROR(CheckState(applied, PlanState::kReviewed, "Applying a plan"));
  RETURN_IF_ERROR(CheckCurrent(transaction, subject.season, applied));
  // The proof is checked once more, from what was stored.
  ASSIGN_OR_RETURN(SolvedPlan solved, ReadSolvedPlan(transaction, subject.season, applied));
  RETURN_IF_ERROR(Supersede(transaction, applied));
  RETURN_IF_ERROR(SeatPair(context, transaction, subject));
  applied.state = PlanState::kApplied;
  applied.apply_time = context.now;
  RETURN_IF_ERROR(storage::UpdatePlan(transaction, applied));
  RETURN_IF_ERROR(Record(context, transaction,
                         {.resource = PlanName(season, plan),
                          .from_state = NameOf(PlanState::kReviewed),
                          .to_state = NameOf(applied.state),
                          .digest = applied.inputs_digest}));
  return ViewOf(transaction, subject.season, std::move(applied), std::move(solved));
}

absl::StatusOr<PlanView> UndoAssignmentPlan(const Context& context,
                                            storage::WriteTransaction& transaction,
                                            const SeasonId& season, const PlanId& plan,
                                            std::optional<int64_t> etag) {
  ASSIGN_OR_RETURN(const Subject subject, ReadSubject(transaction, season, plan, etag));
  RETURN_IF_ERROR(CheckState(subject.plan, PlanState::kApplied, "Undoing a plan"));
  if (!subject.plan.base) {
    return base::Error(Reason::kNothingBefore, "No plan was in force before this one.",
                       {{"resource", PlanName(season, plan)}});
  }
  ASSIGN_OR_RETURN(const AssignmentPlan before,
                   storage::LoadPlan(transaction, season, *subject.plan.base));
  ASSIGN_OR_RETURN(AssignmentInputs inputs,
                   ReadAssignmentInputs(transaction, subject.season, subject.plan.round));
  // What it undoes is no reason to keep anything.
  inputs.keep = false;
  if (before.given_affinities) {
    ASSIGN_OR_RETURN(const std::optional<PlanDocuments> files,
                     storage::FindPlanDocuments(transaction, season, before.id));
    if (files) inputs.given_affinities = files->affinity;
  }
  return ProposePlan(context, transaction, inputs, before.seats);
}

}  // namespace award::workflow
