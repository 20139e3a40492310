// The guards of each stage, put together in one table.
#include "server/workflow/stages.h"

#include "fmt/format.h"
#include "server/base/status_macros.h"
#include "server/workflow/names.h"

namespace award::workflow {
namespace {

using base::Reason;

void AddWindowOpen(const Context& context, const Season& season, Missing& missing) {
  if (!season.schedule || context.now >= season.schedule->intake_open_time) return;
  missing.push_back(
      {Reason::kWindowNotOpen, SeasonName(season.id), "The first day of intake has not come."});
}

void AddWindowClosed(const Context& context, const Season& season, Missing& missing) {
  if (!season.schedule || context.now >= season.schedule->intake_close_time) return;
  missing.push_back({Reason::kWindowStillOpen, SeasonName(season.id),
                     "Agencies may still submit; intake has not closed."});
}

}  // namespace

absl::StatusOr<Missing> MissingBefore(const Context& context,
                                      const storage::ReadTransaction& transaction,
                                      const Season& season, SeasonState next) {
  Missing missing;
  switch (next) {
    case SeasonState::kIntake:
      AddWindowOpen(context, season, missing);
      break;
    case SeasonState::kEligibility:
      AddWindowClosed(context, season, missing);
      break;
    case SeasonState::kAssignment:
      RETURN_IF_ERROR(AddEligibilityMissing(transaction, season, missing));
      break;
    case SeasonState::kFirstRound:
      RETURN_IF_ERROR(AddPanelMissing(transaction, season, missing));
      RETURN_IF_ERROR(AddPlanMissing(transaction, season, Round::kFirst, missing));
      break;
    case SeasonState::kConsensus:
      RETURN_IF_ERROR(AddSheetsMissing(transaction, season, Round::kFirst, missing));
      break;
    case SeasonState::kCoaching:
      RETURN_IF_ERROR(AddSheetsMissing(transaction, season, Round::kFirst, missing));
      RETURN_IF_ERROR(AddShortlistMissing(transaction, season, missing));
      break;
    case SeasonState::kFinalRound:
      RETURN_IF_ERROR(AddCoachingMissing(transaction, season, missing));
      RETURN_IF_ERROR(AddRevisionsMissing(transaction, season, missing));
      RETURN_IF_ERROR(AddPlanMissing(transaction, season, Round::kFinal, missing));
      break;
    case SeasonState::kDeliberation:
      RETURN_IF_ERROR(AddSheetsMissing(transaction, season, Round::kFinal, missing));
      break;
    case SeasonState::kApproval:
      RETURN_IF_ERROR(AddSheetsMissing(transaction, season, Round::kFinal, missing));
      RETURN_IF_ERROR(AddNominationMissing(transaction, season, missing));
      break;
    case SeasonState::kDraft:
    case SeasonState::kAnnounced:
    case SeasonState::kDispatched:
    case SeasonState::kVoid:
      break;  // Entered by verbs of their own, which know what they need.
  }
  return missing;
}

absl::Status Enter(const Context& context, storage::WriteTransaction& transaction,
                   const Season& season) {
  if (season.state == SeasonState::kAssignment) {
    return DeriveConflicts(context, transaction, season);
  }
  return absl::OkStatus();
}

}  // namespace award::workflow
