// The handlers of ApplicationService. The errors are those the contract names, and those of a shape
// that cannot be read: NAME_INVALID, ID_INVALID, FIELD_REQUIRED, FIELD_INVALID, FIELD_MASK_INVALID.
#ifndef AWARD_SERVER_SERVICE_APPLICATIONS_H_
#define AWARD_SERVER_SERVICE_APPLICATIONS_H_

#include "absl/status/statusor.h"
#include "award/v1/application.pb.h"
#include "server/storage/sqlite.h"
#include "server/workflow/context.h"

namespace award::service {

absl::StatusOr<v1::Application> CreateApplication(const workflow::Context& context,
                                                  storage::WriteTransaction& transaction,
                                                  const v1::CreateApplicationRequest& request);
absl::StatusOr<v1::Application> GetApplication(const workflow::Context& context,
                                               const storage::ReadTransaction& transaction,
                                               const v1::GetApplicationRequest& request);
absl::StatusOr<v1::ListApplicationsResponse> ListApplications(
    const workflow::Context& context, const storage::ReadTransaction& transaction,
    const v1::ListApplicationsRequest& request);
absl::StatusOr<v1::Application> UpdateApplication(const workflow::Context& context,
                                                  storage::WriteTransaction& transaction,
                                                  const v1::UpdateApplicationRequest& request);
absl::StatusOr<v1::Application> EndorseApplication(const workflow::Context& context,
                                                   storage::WriteTransaction& transaction,
                                                   const v1::EndorseApplicationRequest& request);
absl::StatusOr<v1::Application> SubmitApplication(const workflow::Context& context,
                                                  storage::WriteTransaction& transaction,
                                                  const v1::SubmitApplicationRequest& request);
absl::StatusOr<v1::Application> WithdrawApplication(const workflow::Context& context,
                                                    storage::WriteTransaction& transaction,
                                                    const v1::WithdrawApplicationRequest& request);
absl::StatusOr<v1::Application> AcceptApplication(const workflow::Context& context,
                                                  storage::WriteTransaction& transaction,
                                                  const v1::AcceptApplicationRequest& request);
absl::StatusOr<v1::Application> ReturnApplication(const workflow::Context& context,
                                                  storage::WriteTransaction& transaction,
                                                  const v1::ReturnApplicationRequest& request);
absl::StatusOr<v1::Application> RejectApplication(const workflow::Context& context,
                                                  storage::WriteTransaction& transaction,
                                                  const v1::RejectApplicationRequest& request);
absl::StatusOr<v1::Application> DisqualifyApplication(
    const workflow::Context& context, storage::WriteTransaction& transaction,
    const v1::DisqualifyApplicationRequest& request);
absl::StatusOr<v1::Revision> GetRevision(const workflow::Context& context,
                                         const storage::ReadTransaction& transaction,
                                         const v1::GetRevisionRequest& request);
absl::StatusOr<v1::ListRevisionsResponse> ListRevisions(const workflow::Context& context,
                                                        const storage::ReadTransaction& transaction,
                                                        const v1::ListRevisionsRequest& request);

}  // namespace award::service

#endif  // AWARD_SERVER_SERVICE_APPLICATIONS_H_
