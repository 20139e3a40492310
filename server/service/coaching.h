// Handlers of CoachingService.
#ifndef AWARD_SERVER_SERVICE_COACHING_H_
#define AWARD_SERVER_SERVICE_COACHING_H_

#include "absl/status/statusor.h"
#include "award/v1/coaching.pb.h"
#include "server/storage/sqlite.h"
#include "server/workflow/context.h"

namespace award::service {

absl::StatusOr<v1::CoachingCase> CreateCoachingCase(const workflow::Context& context,
                                                    storage::WriteTransaction& transaction,
                                                    const v1::CreateCoachingCaseRequest& request);
absl::StatusOr<v1::CoachingCase> GetCoachingCase(const workflow::Context& context,
                                                 const storage::ReadTransaction& transaction,
                                                 const v1::GetCoachingCaseRequest& request);
absl::StatusOr<v1::ListCoachingCasesResponse> ListCoachingCases(
    const workflow::Context& context, const storage::ReadTransaction& transaction,
    const v1::ListCoachingCasesRequest& request);
absl::StatusOr<v1::CoachingCase> CloseCoachingCase(const workflow::Context& context,
                                                   storage::WriteTransaction& transaction,
                                                   const v1::CloseCoachingCaseRequest& request);
absl::StatusOr<v1::Advice> CreateAdvice(const workflow::Context& context,
                                        storage::WriteTransaction& transaction,
                                        const v1::CreateAdviceRequest& request);
absl::StatusOr<v1::Advice> RespondAdvice(const workflow::Context& context,
                                         storage::WriteTransaction& transaction,
                                         const v1::RespondAdviceRequest& request);
absl::StatusOr<v1::ListAdviceResponse> ListAdvice(const workflow::Context& context,
                                                  const storage::ReadTransaction& transaction,
                                                  const v1::ListAdviceRequest& request);

}  // namespace award::service

#endif  // AWARD_SERVER_SERVICE_COACHING_H_
