// The handlers of AgencyService. The errors are those the contract names, and those of a shape that
// cannot be read: NAME_INVALID, FIELD_REQUIRED, FIELD_INVALID.
#ifndef AWARD_SERVER_SERVICE_AGENCIES_H_
#define AWARD_SERVER_SERVICE_AGENCIES_H_

#include "absl/status/statusor.h"
#include "award/v1/agency.pb.h"
#include "server/storage/sqlite.h"
#include "server/workflow/context.h"

namespace award::service {

absl::StatusOr<v1::ImportAgenciesResponse> ImportAgencies(const workflow::Context& context,
                                                          storage::WriteTransaction& transaction,
                                                          const v1::ImportAgenciesRequest& request);
absl::StatusOr<v1::Agency> GetAgency(const workflow::Context& context,
                                     const storage::ReadTransaction& transaction,
                                     const v1::GetAgencyRequest& request);
absl::StatusOr<v1::ListAgenciesResponse> ListAgencies(const workflow::Context& context,
                                                      const storage::ReadTransaction& transaction,
                                                      const v1::ListAgenciesRequest& request);

}  // namespace award::service

#endif  // AWARD_SERVER_SERVICE_AGENCIES_H_
