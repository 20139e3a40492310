// Attachments: parse, call the workflow, convert.
#include "server/service/attachments.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "server/base/status_macros.h"
#include "server/service/convert.h"
#include "server/service/convert_application.h"
#include "server/service/page.h"
#include "server/service/resource_name.h"
#include "server/workflow/attachments.h"

namespace award::service {

absl::StatusOr<v1::Attachment> UploadAttachment(const workflow::Context& context,
                                                storage::WriteTransaction& transaction,
                                                const v1::UploadAttachmentRequest::Start& start,
                                                std::string bytes) {
  ASSIGN_OR_RETURN(const ApplicationKey key, ParseApplication("start.parent", start.parent()));
  workflow::NewAttachment uploaded{.season = key.season,
                                   .application = key.application,
                                   .display_name = start.display_name(),
                                   .sha256 = std::nullopt,
                                   .bytes = bytes};
  if (!start.sha256().empty()) {
    ASSIGN_OR_RETURN(uploaded.sha256, DigestFromProto("start.sha256", start.sha256()));
  }
  ASSIGN_OR_RETURN(const Attachment attachment,
                   workflow::UploadAttachment(context, transaction, uploaded));
  return AttachmentToProto(key.season, key.application, attachment);
}

absl::StatusOr<std::string> DownloadAttachment(const workflow::Context& context,
                                               const storage::ReadTransaction& transaction,
                                               const v1::DownloadAttachmentRequest& request) {
  ASSIGN_OR_RETURN(const AttachmentKey key, ParseAttachment("name", request.name()));
  return workflow::DownloadAttachment(context, transaction, key.season, key.application,
                                      key.attachment);
}

absl::StatusOr<v1::ListAttachmentsResponse> ListAttachments(
    const workflow::Context& context, const storage::ReadTransaction& transaction,
    const v1::ListAttachmentsRequest& request) {
  ASSIGN_OR_RETURN(const ApplicationKey key, ParseApplication("parent", request.parent()));
  ASSIGN_OR_RETURN(const Page page, Page::Of(request));
  // An application has so few that all are read, and the page is cut out here.
  ASSIGN_OR_RETURN(std::vector<Attachment> rows,
                   workflow::ListAttachments(context, transaction, key.season, key.application));
  if (const auto after = page.After<AttachmentId>()) {
    rows.erase(rows.begin(), std::find_if(rows.begin(), rows.end(),
                                          [&](const Attachment& row) { return row.id > *after; }));
  }
  v1::ListAttachmentsResponse response;
  for (const Attachment& attachment : page.Rows(rows)) {
    *response.add_attachments() = AttachmentToProto(key.season, key.application, attachment);
  }
  response.set_next_page_token(
      page.NextToken(rows, [](const Attachment& row) { return row.id.value(); }));
  return response;
}

absl::StatusOr<v1::RemoveAttachmentResponse> RemoveAttachment(
    const workflow::Context& context, storage::WriteTransaction& transaction,
    const v1::RemoveAttachmentRequest& request) {
  ASSIGN_OR_RETURN(const AttachmentKey key, ParseAttachment("name", request.name()));
  RETURN_IF_ERROR(workflow::RemoveAttachment(context, transaction, key.season, key.application,
                                             key.attachment));
  return v1::RemoveAttachmentResponse();
}

}  // namespace award::service
