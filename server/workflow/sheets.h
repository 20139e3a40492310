// Sheets (評分單): who may write one and when, and what a submitted one must hold. A judge writes
// only where assigned, without a conflict, while the round is open. What may be read is in
// sheet_views.h.
#ifndef AWARD_SERVER_WORKFLOW_SHEETS_H_
#define AWARD_SERVER_WORKFLOW_SHEETS_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "server/model/season.h"
#include "server/model/sheet.h"
#include "server/storage/sheets.h"
#include "server/storage/sqlite.h"
#include "server/workflow/context.h"
#include "server/workflow/sheet_content.h"
#include "server/workflow/sheet_views.h"

namespace award::workflow {

// The errors are those the contract names for the verb of the same name. Refusals come in this
// order: NOT_YOURS, CONFLICT_OF_INTEREST, NOT_ASSIGNED; what is wrong with the content;
// SHEET_SUBMITTED, which no etag can mend; ETAG_MISMATCH; WRONG_STATE, WINDOW_CLOSED. `etag` is
// needed where a draft exists: FIELD_REQUIRED.

// Saves a draft, creating it when it is missing.
absl::StatusOr<SheetView> UpdateSheet(const Context& context,
                                      storage::WriteTransaction& transaction,
                                      const storage::SheetSubject& subject,
                                      const SheetUpdate& update, std::optional<int64_t> etag);
// Saves what `update` holds, if anything, and submits. The revision judged is the application's
// last submitted one at this moment.
absl::StatusOr<SheetView> SubmitSheet(const Context& context,
                                      storage::WriteTransaction& transaction,
                                      const storage::SheetSubject& subject,
                                      const SheetUpdate& update, std::optional<int64_t> etag);
absl::StatusOr<SheetView> AbstainSheet(const Context& context,
                                       storage::WriteTransaction& transaction,
                                       const storage::SheetSubject& subject,
                                       std::string_view reason, std::optional<int64_t> etag);
// By the staff, whether the window is open or not. NOT_FOUND: the judge was never to write one.
absl::StatusOr<SheetView> WaiveSheet(const Context& context, storage::WriteTransaction& transaction,
                                     const storage::SheetSubject& subject, std::string_view reason,
                                     std::optional<int64_t> etag);

// 廢棄重評: supersedes the submitted sheets of one application in a round and opens the next
// version of each as an empty draft, which its judge may write until it is submitted: without a
// window, in CONSENSUS for the first round and in DELIBERATION for the final one. Records no event:
// the resolution that orders it does. WRONG_STATE: another stage.
absl::Status SupersedeForRescore(const Context& context, storage::WriteTransaction& transaction,
                                 const Season& season, Round round,
                                 const ApplicationId& application, std::string_view reason);

}  // namespace award::workflow

#endif  // AWARD_SERVER_WORKFLOW_SHEETS_H_
