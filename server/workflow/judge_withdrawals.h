// Judges who leave the panel in the middle of a season, and who come back.
#ifndef AWARD_SERVER_WORKFLOW_JUDGE_WITHDRAWALS_H_
#define AWARD_SERVER_WORKFLOW_JUDGE_WITHDRAWALS_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "absl/status/statusor.h"
#include "server/model/judging.h"
#include "server/storage/sqlite.h"
#include "server/workflow/context.h"

namespace award::workflow {

// Submitted sheets, abstentions and absences stand; drafts are superseded and the assignments of an
// open round without a sheet that stands are released. The next plan finds others for them.
// FIELD_REQUIRED, NOT_FOUND, ETAG_MISMATCH. WRONG_STATE: from DELIBERATION on, or withdrawn
// already.
absl::StatusOr<Judge> WithdrawJudge(const Context& context, storage::WriteTransaction& transaction,
                                    const SeasonId& season, const JudgeId& judge,
                                    std::string_view reason, std::optional<int64_t> etag);

// NOT_FOUND, ETAG_MISMATCH. WRONG_STATE: from DELIBERATION on, or not withdrawn.
absl::StatusOr<Judge> RestoreJudge(const Context& context, storage::WriteTransaction& transaction,
                                   const SeasonId& season, const JudgeId& judge,
                                   std::optional<int64_t> etag);

}  // namespace award::workflow

#endif  // AWARD_SERVER_WORKFLOW_JUDGE_WITHDRAWALS_H_
