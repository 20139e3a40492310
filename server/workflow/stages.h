// What must be there before a season enters its next stage, and what entering it brings about.
// Each room of the workflow answers for its own part; the table in stages.cc puts them together.
#ifndef AWARD_SERVER_WORKFLOW_STAGES_H_
#define AWARD_SERVER_WORKFLOW_STAGES_H_

#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "server/base/error.h"
#include "server/model/judging_words.h"
#include "server/model/season.h"
#include "server/storage/sqlite.h"
#include "server/workflow/context.h"

namespace award::workflow {

using Missing = std::vector<base::Violation>;

// Everything missing before `season` can enter its next stage by AdvanceSeason, in a stable order.
absl::StatusOr<Missing> MissingBefore(const Context& context,
                                      const storage::ReadTransaction& transaction,
                                      const Season& season, SeasonState next);

// What entering `season.state` brings about, such as the conflicts that follow from the register.
absl::Status Enter(const Context& context, storage::WriteTransaction& transaction,
                   const Season& season);

// The parts. Each is implemented in the room it belongs to.

// applications.cc: entering ASSIGNMENT: APPLICATION_UNDECIDED, NO_ELIGIBLE_APPLICATION.
absl::Status AddEligibilityMissing(const storage::ReadTransaction& transaction,
                                   const Season& season, Missing& missing);
// applications.cc: entering FINAL_ROUND: DRAFT_OPEN of shortlisted applications.
absl::Status AddRevisionsMissing(const storage::ReadTransaction& transaction, const Season& season,
                                 Missing& missing);
// judges.cc: entering FIRST_ROUND: JUDGES_TOO_FEW, OUTSIDE_SHARE_TOO_LOW, GENDER_SHARE_TOO_LOW,
// DECLARATION_MISSING.
absl::Status AddPanelMissing(const storage::ReadTransaction& transaction, const Season& season,
                             Missing& missing);
// assignments.cc: entering FIRST_ROUND or FINAL_ROUND: PLAN_MISSING, JUDGE_MISSING.
absl::Status AddPlanMissing(const storage::ReadTransaction& transaction, const Season& season,
                            Round round, Missing& missing);
// sheets.cc: leaving a round: SHEET_OUTSTANDING for each.
absl::Status AddSheetsMissing(const storage::ReadTransaction& transaction, const Season& season,
                              Round round, Missing& missing);
// resolutions.cc: entering COACHING: TABULATION_MISSING, DIVERGENCE_UNRESOLVED, SHORTLIST_MISSING.
absl::Status AddShortlistMissing(const storage::ReadTransaction& transaction, const Season& season,
                                 Missing& missing);
// coaching.cc: entering FINAL_ROUND: COACHING_MISSING, COACHING_OPEN.
absl::Status AddCoachingMissing(const storage::ReadTransaction& transaction, const Season& season,
                                Missing& missing);
// resolutions.cc: entering APPROVAL: TABULATION_MISSING, DIVERGENCE_UNRESOLVED, NOMINATION_MISSING.
absl::Status AddNominationMissing(const storage::ReadTransaction& transaction, const Season& season,
                                  Missing& missing);

// conflicts.cc: entering ASSIGNMENT: records the conflicts that follow from the register.
absl::Status DeriveConflicts(const Context& context, storage::WriteTransaction& transaction,
                             const Season& season);

}  // namespace award::workflow

#endif  // AWARD_SERVER_WORKFLOW_STAGES_H_
