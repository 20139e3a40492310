// Sheets (評分單): who may write one and when, what a submitted one must hold, who may read it.
// A judge writes only where assigned, without a conflict, while the round is open; until the round
// is over nobody else sees more of a sheet than its state.
#ifndef AWARD_SERVER_WORKFLOW_SHEETS_H_
#define AWARD_SERVER_WORKFLOW_SHEETS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "server/model/season.h"
#include "server/model/sheet.h"
#include "server/storage/sheets.h"
#include "server/storage/sqlite.h"
#include "server/workflow/context.h"

namespace award::workflow {

// A score as the judge wrote it.
struct StatedScore {
  ItemId item;
  std::string score;  // 0 to 100 with at most two decimals.
};

// Which parts of a sheet an update replaces.
struct SheetUpdate {
  std::optional<std::vector<StatedScore>> scores;
  std::optional<std::vector<DimensionComment>> comments;
};

// A sheet as one caller may see it.
struct SheetView {
  Sheet sheet;        // Without scores, comments and digest when the caller may not see them.
  std::string total;  // Printed to two places; empty until every item is scored, or when hidden.
};

// The sheet in force, or the superseded one of `version` when it is above 0.
// CONFLICT_OF_INTEREST, NOT_ASSIGNED: the caller is the judge. NOT_FOUND: none, or another's.
absl::StatusOr<SheetView> GetSheet(const Context& context,
                                   const storage::ReadTransaction& transaction,
                                   const storage::SheetSubject& subject, int32_t version);

// Of one judge, or of every judge without `filter.judge`. A judge sees their own.
absl::StatusOr<std::vector<SheetView>> ListSheets(
    const Context& context, const storage::ReadTransaction& transaction,
    storage::SheetFilter filter, const std::optional<storage::SheetPosition>& after, int limit);

// The errors are those the contract names for the verb of the same name. `etag` is needed where a
// draft exists.
absl::StatusOr<SheetView> UpdateSheet(const Context& context,
                                      storage::WriteTransaction& transaction,
                                      const storage::SheetSubject& subject,
                                      const SheetUpdate& update, std::optional<int64_t> etag);
absl::StatusOr<SheetView> SubmitSheet(const Context& context,
                                      storage::WriteTransaction& transaction,
                                      const storage::SheetSubject& subject,
                                      const SheetUpdate& update, std::optional<int64_t> etag);
absl::StatusOr<SheetView> AbstainSheet(const Context& context,
                                       storage::WriteTransaction& transaction,
                                       const storage::SheetSubject& subject,
                                       std::string_view reason, std::optional<int64_t> etag);
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

// The exact weighted total printed to two places; empty until every item of the rubric is scored.
absl::StatusOr<std::string> TotalOf(const Sheet& sheet, const Category& category);

}  // namespace award::workflow

#endif  // AWARD_SERVER_WORKFLOW_SHEETS_H_
