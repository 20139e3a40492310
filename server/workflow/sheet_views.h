// Who may read what of a sheet. A judge reads their own, unless recused; nobody reads another's as
// a judge. Staff, commission members and auditors see states alone until the round is over, and
// then what was submitted. What a draft, an abstention or a waived sheet says is never shown to
// them.
// A submitted sheet that does not have its digest any more is not shown at all: INTERNAL.
#ifndef AWARD_SERVER_WORKFLOW_SHEET_VIEWS_H_
#define AWARD_SERVER_WORKFLOW_SHEET_VIEWS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "server/model/season.h"
#include "server/model/sheet.h"
#include "server/storage/sheets.h"
#include "server/storage/sqlite.h"
#include "server/workflow/context.h"

namespace award::workflow {

// A sheet as one caller may see it.
struct SheetView {
  Sheet sheet;        // Without scores, comments and digest when the caller may not see them.
  std::string total;  // Printed to two places; empty until every item is scored, or when hidden.
};

// Whether the sheets of the round are all in, so that others may read them.
bool IsOver(Round round, SeasonState stage);

// The whole of it: what its own judge sees.
absl::StatusOr<SheetView> WholeView(Sheet sheet, const Category& category, const Rules& rules);

// The sheet in force, or the superseded one of `version` when it is above 0.
// CONFLICT_OF_INTEREST, NOT_ASSIGNED: the caller is the judge. CONFLICT_OF_INTEREST too for who may
// read others' sheets but is a recused judge of the application. NOT_FOUND: none, or another
// judge's.
absl::StatusOr<SheetView> GetSheet(const Context& context,
                                   const storage::ReadTransaction& transaction,
                                   const storage::SheetSubject& subject, int32_t version);

// Of one judge, or of every judge without `filter.judge`; superseded versions too. A judge sees
// their own; what concerns an application that the caller is recused from shows its state alone.
// NOT_FOUND: no such judge, or another one.
absl::StatusOr<std::vector<SheetView>> ListSheets(
    const Context& context, const storage::ReadTransaction& transaction,
    storage::SheetFilter filter, const std::optional<storage::SheetPosition>& after, int limit);

}  // namespace award::workflow

#endif  // AWARD_SERVER_WORKFLOW_SHEET_VIEWS_H_
