// The rows of nomination lists and their approvals.
#ifndef AWARD_SERVER_STORAGE_NOMINATIONS_H_
#define AWARD_SERVER_STORAGE_NOMINATIONS_H_

#include <optional>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "server/model/nomination.h"
#include "server/storage/sqlite.h"

namespace award::storage {

absl::Status InsertNominationList(WriteTransaction& transaction, const NominationList& list);
// Writes state, reason, document number and dispatch time where the row still has `list.etag`, and
// adds 1 to it. ETAG_MISMATCH.
absl::Status UpdateNominationList(WriteTransaction& transaction, NominationList& list);
absl::Status InsertApproval(WriteTransaction& transaction, const SeasonId& season,
                            const NominationListId& list, const Approval& approval);

// The whole list. NOT_FOUND.
absl::StatusOr<NominationList> LoadNominationList(const ReadTransaction& transaction,
                                                  const SeasonId& season,
                                                  const NominationListId& list);
// The list that is not rejected, if there is one.
absl::StatusOr<std::optional<NominationListId>> FindOpenNominationList(
    const ReadTransaction& transaction, const SeasonId& season);
// Newest first, whole; those before `before` when given, at most `limit`.
absl::StatusOr<std::vector<NominationList>> ListNominationLists(
    const ReadTransaction& transaction, const SeasonId& season,
    const std::optional<NominationList>& before, int limit);

}  // namespace award::storage

#endif  // AWARD_SERVER_STORAGE_NOMINATIONS_H_
