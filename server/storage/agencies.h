// The rows of agencies.
#ifndef AWARD_SERVER_STORAGE_AGENCIES_H_
#define AWARD_SERVER_STORAGE_AGENCIES_H_

#include <optional>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "server/model/agency.h"
#include "server/storage/sqlite.h"

namespace award::storage {

// NAME_DUPLICATE: another agency has the name or the code. The supervising agency may come later in
// the same transaction.
absl::Status InsertAgency(WriteTransaction& transaction, const Agency& agency);
absl::Status UpdateAgency(WriteTransaction& transaction, Agency& agency);

absl::StatusOr<std::optional<Agency>> FindAgency(const ReadTransaction& transaction,
                                                 const AgencyId& agency);
// NOT_FOUND.
absl::StatusOr<Agency> LoadAgency(const ReadTransaction& transaction, const AgencyId& agency);
// By id, after `after` when given, at most `limit`.
absl::StatusOr<std::vector<Agency>> ListAgencies(const ReadTransaction& transaction,
                                                 const std::optional<AgencyId>& after, int limit);
absl::StatusOr<bool> HasAgencies(const ReadTransaction& transaction);

}  // namespace award::storage

#endif  // AWARD_SERVER_STORAGE_AGENCIES_H_
