// Withdrawing and restoring judges.
#include "server/workflow/judge_withdrawals.h"

#include <string>
#include <utility>
#include <vector>

#include "server/base/status_macros.h"
#include "server/storage/assignments.h"
#include "server/storage/judges.h"
#include "server/storage/seasons.h"
#include "server/storage/sheets.h"
#include "server/workflow/names.h"
#include "server/workflow/record.h"

namespace award::workflow {
namespace {

constexpr std::string_view kOnPanel = "ON_PANEL";
constexpr std::string_view kWithdrawn = "WITHDRAWN";

// The round whose assignments a withdrawal still ends, if there is one.
std::optional<Round> OpenRound(SeasonState stage) {
  switch (stage) {
    case SeasonState::kAssignment:
    case SeasonState::kFirstRound:
      return Round::kFirst;
    case SeasonState::kCoaching:
    case SeasonState::kFinalRound:
      return Round::kFinal;
    default:
      return std::nullopt;
  }
}

absl::Status CheckOpen(const Season& season, std::string_view verb) {
  if (!HasReached(season.state, SeasonState::kDeliberation)) return absl::OkStatus();
  return WrongState(SeasonName(season.id), NameOf(season.state), verb);
}

absl::Status Release(const Context& context, storage::WriteTransaction& transaction,
                     Assignment assignment) {
  ASSIGN_OR_RETURN(const std::optional<Sheet> sheet,
                   storage::FindSheet(transaction, {assignment.season, assignment.judge,
                                                    assignment.application, assignment.round}));
  if (sheet && sheet->state != SheetState::kDraft) return absl::OkStatus();
  if (sheet) {
    Sheet superseded = *sheet;
    superseded.state = SheetState::kSuperseded;
    superseded.reason = "The judge left the panel.";
    superseded.update_time = context.now;
    RETURN_IF_ERROR(storage::UpdateSheet(transaction, *sheet, superseded));
  }
  assignment.state = AssignmentState::kReleased;
  assignment.update_time = context.now;
  return storage::UpdateAssignment(transaction, assignment);
}

absl::Status ReleaseAll(const Context& context, storage::WriteTransaction& transaction,
                        const Season& season, const JudgeId& judge) {
  const std::optional<Round> round = OpenRound(season.state);
  if (!round) return absl::OkStatus();
  ASSIGN_OR_RETURN(const std::vector<Assignment> assignments,
                   storage::ListAssignmentsOf(transaction, season.id, *round));
  for (const Assignment& assignment : assignments) {
    if (assignment.judge != judge || assignment.state != AssignmentState::kActive) continue;
    RETURN_IF_ERROR(Release(context, transaction, assignment));
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Judge> WithdrawJudge(const Context& context, storage::WriteTransaction& transaction,
                                    const SeasonId& season, const JudgeId& judge,
                                    std::string_view reason, std::optional<int64_t> etag) {
  ASSIGN_OR_RETURN(std::string cleaned, RequireReason(reason));
  ASSIGN_OR_RETURN(const Season loaded, storage::LoadSeason(transaction, season));
  ASSIGN_OR_RETURN(Judge withdrawn, storage::LoadJudge(transaction, season, judge));
  const std::string name = JudgeName(season, judge);
  RETURN_IF_ERROR(CheckEtag(etag, withdrawn.etag, name));
  RETURN_IF_ERROR(CheckOpen(loaded, "Withdrawing a judge"));
  if (withdrawn.withdraw_time) return WrongState(name, kWithdrawn, "Withdrawing a judge");
  RETURN_IF_ERROR(ReleaseAll(context, transaction, loaded, judge));
  withdrawn.withdraw_time = context.now;
  withdrawn.withdraw_reason = std::move(cleaned);
  withdrawn.update_time = context.now;
  RETURN_IF_ERROR(storage::UpdateJudge(transaction, withdrawn));
  RETURN_IF_ERROR(Record(context, transaction,
                         {.resource = name,
                          .from_state = kOnPanel,
                          .to_state = kWithdrawn,
                          .reason = withdrawn.withdraw_reason}));
  return withdrawn;
}

absl::StatusOr<Judge> RestoreJudge(const Context& context, storage::WriteTransaction& transaction,
                                   const SeasonId& season, const JudgeId& judge,
                                   std::optional<int64_t> etag) {
  ASSIGN_OR_RETURN(const Season loaded, storage::LoadSeason(transaction, season));
  ASSIGN_OR_RETURN(Judge restored, storage::LoadJudge(transaction, season, judge));
  const std::string name = JudgeName(season, judge);
  RETURN_IF_ERROR(CheckEtag(etag, restored.etag, name));
  RETURN_IF_ERROR(CheckOpen(loaded, "Restoring a judge"));
  if (!restored.withdraw_time) return WrongState(name, kOnPanel, "Restoring a judge");
  restored.withdraw_time.reset();
  restored.withdraw_reason.clear();
  restored.update_time = context.now;
  RETURN_IF_ERROR(storage::UpdateJudge(transaction, restored));
  RETURN_IF_ERROR(Record(context, transaction,
                         {.resource = name, .from_state = kWithdrawn, .to_state = kOnPanel}));
  return restored;
}

}  // namespace award::workflow
