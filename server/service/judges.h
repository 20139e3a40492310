// The handlers of JudgeService. The errors are those the contract names, and those of a shape that
// cannot be read: NAME_INVALID, FIELD_REQUIRED, FIELD_INVALID.
#ifndef AWARD_SERVER_SERVICE_JUDGES_H_
#define AWARD_SERVER_SERVICE_JUDGES_H_

#include "absl/status/statusor.h"
#include "award/v1/judge.pb.h"
#include "server/storage/sqlite.h"
#include "server/workflow/context.h"

namespace award::service {

absl::StatusOr<v1::Judge> CreateJudge(const workflow::Context& context,
                                      storage::WriteTransaction& transaction,
                                      const v1::CreateJudgeRequest& request);
absl::StatusOr<v1::Judge> GetJudge(const workflow::Context& context,
                                   const storage::ReadTransaction& transaction,
                                   const v1::GetJudgeRequest& request);
absl::StatusOr<v1::ListJudgesResponse> ListJudges(const workflow::Context& context,
                                                  const storage::ReadTransaction& transaction,
                                                  const v1::ListJudgesRequest& request);
absl::StatusOr<v1::Judge> UpdateJudge(const workflow::Context& context,
                                      storage::WriteTransaction& transaction,
                                      const v1::UpdateJudgeRequest& request);
absl::StatusOr<v1::Judge> WithdrawJudge(const workflow::Context& context,
                                        storage::WriteTransaction& transaction,
                                        const v1::WithdrawJudgeRequest& request);
absl::StatusOr<v1::Judge> RestoreJudge(const workflow::Context& context,
                                       storage::WriteTransaction& transaction,
                                       const v1::RestoreJudgeRequest& request);
absl::StatusOr<v1::Judge> CompleteDeclaration(const workflow::Context& context,
                                              storage::WriteTransaction& transaction,
                                              const v1::CompleteDeclarationRequest& request);

}  // namespace award::service

#endif  // AWARD_SERVER_SERVICE_JUDGES_H_
