// Sheets: parse, call the workflow, convert.
#include "server/service/sheets.h"

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "fmt/format.h"
#include "server/base/error.h"
#include "server/base/status_macros.h"
#include "server/service/convert.h"
#include "server/service/convert_judging.h"
#include "server/service/etag.h"
#include "server/service/page.h"
#include "server/service/resource_name.h"
#include "server/service/update_mask.h"
#include "server/workflow/sheet_views.h"
#include "server/workflow/sheets.h"

namespace award::service {
namespace {

storage::SheetSubject SubjectOf(const SheetKey& key) {
  return {key.season, key.judge, key.application, key.round};
}

// The sheet that can be written: never a superseded version.
absl::StatusOr<storage::SheetSubject> ParseWritable(std::string_view field, std::string_view name) {
  ASSIGN_OR_RETURN(const SheetKey key, ParseSheet(field, name));
  if (key.superseded_version == 0) return SubjectOf(key);
  return base::Error(base::Reason::kSheetSubmitted,
                     "A superseded version can no longer be changed.",
                     {{"resource", std::string(name)}});
}

// The key of a page: the fields of a position between slashes, which no id holds.
std::string KeyOf(const workflow::SheetView& view) {
  const Sheet& sheet = view.sheet;
  return fmt::format("{}/{}/{}/{}", sheet.judge.value(), sheet.application.value(),
                     NameOf(sheet.round), sheet.version);
}

// What a token holds was checked with it; a key that does not parse starts at the beginning.
std::optional<storage::SheetPosition> SheetAfter(const Page& page) {
  if (!page.after()) return std::nullopt;
  const std::vector<std::string> parts = absl::StrSplit(*page.after(), '/');
  storage::SheetPosition position;
  if (parts.size() != 4 || !absl::SimpleAtoi(parts[3], &position.version)) return std::nullopt;
  const std::optional<Round> round = FromName<Round>(parts[2]);
  if (!round) return std::nullopt;
  position.judge = JudgeId(parts[0]);
  position.application = ApplicationId(parts[1]);
  position.round = *round;
  return position;
}

// The etag of the call, or of the sheet in it.
absl::StatusOr<std::optional<int64_t>> EtagOf(const v1::SubmitSheetRequest& request) {
  return ParseEtag(request.etag().empty() ? request.sheet().etag() : request.etag());
}

absl::StatusOr<v1::Sheet> ConvertedSheet(const absl::StatusOr<workflow::SheetView>& view) {
  RETURN_IF_ERROR(view.status());
  return SheetToProto(*view);
}

}  // namespace

absl::StatusOr<v1::Sheet> GetSheet(const workflow::Context& context,
                                   const storage::ReadTransaction& transaction,
                                   const v1::GetSheetRequest& request) {
  ASSIGN_OR_RETURN(const SheetKey key, ParseSheet("name", request.name()));
  return ConvertedSheet(
      workflow::GetSheet(context, transaction, SubjectOf(key), key.superseded_version));
}

absl::StatusOr<v1::ListSheetsResponse> ListSheets(const workflow::Context& context,
                                                  const storage::ReadTransaction& transaction,
                                                  const v1::ListSheetsRequest& request) {
  ASSIGN_OR_RETURN(const JudgeKey parent, ParseJudgeOrEvery("parent", request.parent()));
  storage::SheetFilter filter;
  filter.season = parent.season;
  if (!parent.judge.empty()) filter.judge = parent.judge;
  ASSIGN_OR_RETURN(filter.round, RoundFilter(request.round()));
  ASSIGN_OR_RETURN(const Page page, Page::Of(request));
  ASSIGN_OR_RETURN(
      const std::vector<workflow::SheetView> views,
      workflow::ListSheets(context, transaction, filter, SheetAfter(page), page.limit()));
  v1::ListSheetsResponse response;
  for (const workflow::SheetView& view : page.Rows(views))
    *response.add_sheets() = SheetToProto(view);
  response.set_next_page_token(
      page.NextToken(views, [](const workflow::SheetView& view) { return KeyOf(view); }));
  return response;
}

absl::StatusOr<v1::Sheet> UpdateSheet(const workflow::Context& context,
                                      storage::WriteTransaction& transaction,
                                      const v1::UpdateSheetRequest& request) {
  const v1::Sheet& sheet = request.sheet();
  ASSIGN_OR_RETURN(const storage::SheetSubject subject, ParseWritable("sheet.name", sheet.name()));
  ASSIGN_OR_RETURN(const UpdateMask mask,
                   UpdateMask::Of(request.update_mask(), sheet, {"scores", "comments"}));
  ASSIGN_OR_RETURN(const std::optional<int64_t> etag, ParseEtag(sheet.etag()));
  workflow::SheetUpdate update;
  if (mask.Has("scores")) update.scores = ScoresFromProto(sheet.scores());
  if (mask.Has("comments")) update.comments = CommentsFromProto(sheet.comments());
  return ConvertedSheet(workflow::UpdateSheet(context, transaction, subject, update, etag));
}

absl::StatusOr<v1::Sheet> SubmitSheet(const workflow::Context& context,
                                      storage::WriteTransaction& transaction,
                                      const v1::SubmitSheetRequest& request) {
  ASSIGN_OR_RETURN(const storage::SheetSubject subject, ParseWritable("name", request.name()));
  const v1::Sheet& sheet = request.sheet();
  if (!sheet.name().empty() && sheet.name() != request.name()) {
    return FieldInvalid("sheet.name", "is another sheet than the one to submit");
  }
  ASSIGN_OR_RETURN(const std::optional<int64_t> etag, EtagOf(request));
  workflow::SheetUpdate update;
  if (sheet.scores_size() > 0) update.scores = ScoresFromProto(sheet.scores());
  if (sheet.comments_size() > 0) update.comments = CommentsFromProto(sheet.comments());
  return ConvertedSheet(workflow::SubmitSheet(context, transaction, subject, update, etag));
}

absl::StatusOr<v1::Sheet> AbstainSheet(const workflow::Context& context,
                                       storage::WriteTransaction& transaction,
                                       const v1::AbstainSheetRequest& request) {
  ASSIGN_OR_RETURN(const storage::SheetSubject subject, ParseWritable("name", request.name()));
  ASSIGN_OR_RETURN(const std::optional<int64_t> etag, ParseEtag(request.etag()));
  return ConvertedSheet(
      workflow::AbstainSheet(context, transaction, subject, request.reason(), etag));
}

absl::StatusOr<v1::Sheet> WaiveSheet(const workflow::Context& context,
                                     storage::WriteTransaction& transaction,
                                     const v1::WaiveSheetRequest& request) {
  ASSIGN_OR_RETURN(const storage::SheetSubject subject, ParseWritable("name", request.name()));
  ASSIGN_OR_RETURN(const std::optional<int64_t> etag, ParseEtag(request.etag()));
  return ConvertedSheet(
      workflow::WaiveSheet(context, transaction, subject, request.reason(), etag));
}

}  // namespace award::service
