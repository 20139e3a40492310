// The register of agencies.
#ifndef AWARD_SERVER_WORKFLOW_AGENCIES_H_
#define AWARD_SERVER_WORKFLOW_AGENCIES_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "server/model/agency.h"
#include "server/storage/sqlite.h"
#include "server/workflow/context.h"

namespace award::workflow {

struct ImportCounts {
  int32_t created = 0;
  int32_t updated = 0;
  int32_t unchanged = 0;
};

// Creates the new, updates the changed, leaves the rest; all or nothing.
// AGENCY_INVALID, NAME_DUPLICATE, SUPERVISION_INVALID name the agency.
absl::StatusOr<ImportCounts> ImportAgencies(const Context& context,
                                            storage::WriteTransaction& transaction,
                                            std::vector<Agency> agencies);
absl::StatusOr<Agency> GetAgency(const storage::ReadTransaction& transaction,
                                 const AgencyId& agency);
absl::StatusOr<std::vector<Agency>> ListAgencies(const storage::ReadTransaction& transaction,
                                                 const std::optional<AgencyId>& after, int limit);

}  // namespace award::workflow

#endif  // AWARD_SERVER_WORKFLOW_AGENCIES_H_
