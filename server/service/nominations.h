// Handlers of NominationService.
#ifndef AWARD_SERVER_SERVICE_NOMINATIONS_H_
#define AWARD_SERVER_SERVICE_NOMINATIONS_H_

#include "absl/status/statusor.h"
#include "award/v1/nomination.pb.h"
#include "server/storage/sqlite.h"
#include "server/workflow/context.h"

namespace award::service {

absl::StatusOr<v1::NominationList> CreateNominationList(
    const workflow::Context& context, storage::WriteTransaction& transaction,
    const v1::CreateNominationListRequest& request);
absl::StatusOr<v1::NominationList> GetNominationList(const workflow::Context& context,
                                                     const storage::ReadTransaction& transaction,
                                                     const v1::GetNominationListRequest& request);
absl::StatusOr<v1::ListNominationListsResponse> ListNominationLists(
    const workflow::Context& context, const storage::ReadTransaction& transaction,
    const v1::ListNominationListsRequest& request);
absl::StatusOr<v1::NominationList> ApproveNominationList(
    const workflow::Context& context, storage::WriteTransaction& transaction,
    const v1::ApproveNominationListRequest& request);
absl::StatusOr<v1::NominationList> RejectNominationList(
    const workflow::Context& context, storage::WriteTransaction& transaction,
    const v1::RejectNominationListRequest& request);
absl::StatusOr<v1::NominationList> DispatchNominationList(
    const workflow::Context& context, storage::WriteTransaction& transaction,
    const v1::DispatchNominationListRequest& request);

}  // namespace award::service

#endif  // AWARD_SERVER_SERVICE_NOMINATIONS_H_
