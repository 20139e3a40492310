// Coaching (輔導): a coach's advice to a shortlisted applicant, and the agency's responses.
#ifndef AWARD_SERVER_WORKFLOW_COACHING_H_
#define AWARD_SERVER_WORKFLOW_COACHING_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "server/model/coaching.h"
#include "server/storage/sqlite.h"
#include "server/workflow/context.h"

namespace award::workflow {

// The errors are those the contract names for the verb of the same name.
absl::StatusOr<CoachingCase> CreateCoachingCase(const Context& context,
                                                storage::WriteTransaction& transaction,
                                                const SeasonId& season,
                                                const ApplicationId& application,
                                                const PersonId& coach);
// NOT_FOUND also for those who may not see it: all but the staff, the commission, the auditors,
// its coach, and the users of the applicant and of its supervising agency.
absl::StatusOr<CoachingCase> GetCoachingCase(const Context& context,
                                             const storage::ReadTransaction& transaction,
                                             const SeasonId& season, const CoachingCaseId& id);
// Those the caller may see, by id, after `after` when given, at most `limit`.
absl::StatusOr<std::vector<CoachingCase>> ListCoachingCases(
    const Context& context, const storage::ReadTransaction& transaction, const SeasonId& season,
    const std::optional<CoachingCaseId>& after, int limit);
absl::StatusOr<CoachingCase> CloseCoachingCase(const Context& context,
                                               storage::WriteTransaction& transaction,
                                               const SeasonId& season, const CoachingCaseId& id,
                                               std::optional<int64_t> etag);

absl::StatusOr<Advice> CreateAdvice(const Context& context, storage::WriteTransaction& transaction,
                                    const SeasonId& season, const CoachingCaseId& coaching_case,
                                    const DimensionId& dimension, std::string_view text);
absl::StatusOr<Advice> RespondAdvice(const Context& context, storage::WriteTransaction& transaction,
                                     const SeasonId& season, const CoachingCaseId& coaching_case,
                                     const AdviceId& advice, AdviceState state,
                                     std::string_view response, std::optional<int64_t> etag);
// Oldest first, after position `after`, at most `limit`.
absl::StatusOr<std::vector<Advice>> ListAdvice(const Context& context,
                                               const storage::ReadTransaction& transaction,
                                               const SeasonId& season,
                                               const CoachingCaseId& coaching_case, int32_t after,
                                               int limit);

}  // namespace award::workflow

#endif  // AWARD_SERVER_WORKFLOW_COACHING_H_
