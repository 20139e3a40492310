// Handlers of ResolutionService.
#ifndef AWARD_SERVER_SERVICE_RESOLUTIONS_H_
#define AWARD_SERVER_SERVICE_RESOLUTIONS_H_

#include "absl/status/statusor.h"
#include "award/v1/resolution.pb.h"
#include "server/storage/sqlite.h"
#include "server/workflow/context.h"

namespace award::service {

absl::StatusOr<v1::Resolution> CreateResolution(const workflow::Context& context,
                                                storage::WriteTransaction& transaction,
                                                const v1::CreateResolutionRequest& request);
absl::StatusOr<v1::Resolution> GetResolution(const workflow::Context& context,
                                             const storage::ReadTransaction& transaction,
                                             const v1::GetResolutionRequest& request);
absl::StatusOr<v1::ListResolutionsResponse> ListResolutions(
    const workflow::Context& context, const storage::ReadTransaction& transaction,
    const v1::ListResolutionsRequest& request);

}  // namespace award::service

#endif  // AWARD_SERVER_SERVICE_RESOLUTIONS_H_
