// The handlers of SheetService. The errors are those the contract names, and those of a shape that
// cannot be read: NAME_INVALID, FIELD_REQUIRED, FIELD_INVALID.
#ifndef AWARD_SERVER_SERVICE_SHEETS_H_
#define AWARD_SERVER_SERVICE_SHEETS_H_

#include "absl/status/statusor.h"
#include "award/v1/sheet.pb.h"
#include "server/storage/sqlite.h"
#include "server/workflow/context.h"

namespace award::service {

absl::StatusOr<v1::Sheet> GetSheet(const workflow::Context& context,
                                   const storage::ReadTransaction& transaction,
                                   const v1::GetSheetRequest& request);
absl::StatusOr<v1::ListSheetsResponse> ListSheets(const workflow::Context& context,
                                                  const storage::ReadTransaction& transaction,
                                                  const v1::ListSheetsRequest& request);
absl::StatusOr<v1::Sheet> UpdateSheet(const workflow::Context& context,
                                      storage::WriteTransaction& transaction,
                                      const v1::UpdateSheetRequest& request);
absl::StatusOr<v1::Sheet> SubmitSheet(const workflow::Context& context,
                                      storage::WriteTransaction& transaction,
                                      const v1::SubmitSheetRequest& request);
absl::StatusOr<v1::Sheet> AbstainSheet(const workflow::Context& context,
                                       storage::WriteTransaction& transaction,
                                       const v1::AbstainSheetRequest& request);
absl::StatusOr<v1::Sheet> WaiveSheet(const workflow::Context& context,
                                     storage::WriteTransaction& transaction,
                                     const v1::WaiveSheetRequest& request);

}  // namespace award::service

#endif  // AWARD_SERVER_SERVICE_SHEETS_H_
