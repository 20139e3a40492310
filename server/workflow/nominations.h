// The nomination list (推薦名單): proposed by the staff, approved by two members of the commission,
// dispatched under the number of its letter.
#ifndef AWARD_SERVER_WORKFLOW_NOMINATIONS_H_
#define AWARD_SERVER_WORKFLOW_NOMINATIONS_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "server/base/digest.h"
#include "server/model/nomination.h"
#include "server/storage/sqlite.h"
#include "server/workflow/context.h"

namespace award::workflow {

// What names a list in a request, and the revision of its record that the caller read.
struct ListKey {
  SeasonId season;
  NominationListId list;
  std::optional<int64_t> etag = std::nullopt;
};

// The errors are those the contract names for the verb of the same name.
absl::StatusOr<NominationList> CreateNominationList(const Context& context,
                                                    storage::WriteTransaction& transaction,
                                                    const SeasonId& season);
absl::StatusOr<NominationList> GetNominationList(const storage::ReadTransaction& transaction,
                                                 const SeasonId& season,
                                                 const NominationListId& list);
// Newest first; those before `before` when given, at most `limit`.
absl::StatusOr<std::vector<NominationList>> ListNominationLists(
    const storage::ReadTransaction& transaction, const SeasonId& season,
    const std::optional<NominationListId>& before, int limit);
absl::StatusOr<NominationList> ApproveNominationList(const Context& context,
                                                     storage::WriteTransaction& transaction,
                                                     const ListKey& key,
                                                     const base::Digest& digest);
// The season goes back to DELIBERATION, where the committee resolves anew.
absl::StatusOr<NominationList> RejectNominationList(const Context& context,
                                                    storage::WriteTransaction& transaction,
                                                    const ListKey& key, std::string_view reason);
absl::StatusOr<NominationList> DispatchNominationList(const Context& context,
                                                      storage::WriteTransaction& transaction,
                                                      const ListKey& key,
                                                      std::string_view document_number);

}  // namespace award::workflow

#endif  // AWARD_SERVER_WORKFLOW_NOMINATIONS_H_
