// The handlers of AttachmentService. The streams are taken apart and put together in server/rpc;
// here a file is one string of bytes.
#ifndef AWARD_SERVER_SERVICE_ATTACHMENTS_H_
#define AWARD_SERVER_SERVICE_ATTACHMENTS_H_

#include <string>

#include "absl/status/statusor.h"
#include "award/v1/attachment.pb.h"
#include "server/storage/sqlite.h"
#include "server/workflow/context.h"

namespace award::service {

// `bytes` are all chunks in their order.
absl::StatusOr<v1::Attachment> UploadAttachment(const workflow::Context& context,
                                                storage::WriteTransaction& transaction,
                                                const v1::UploadAttachmentRequest::Start& start,
                                                std::string bytes);
// All bytes, to be sent in chunks.
absl::StatusOr<std::string> DownloadAttachment(const workflow::Context& context,
                                               const storage::ReadTransaction& transaction,
                                               const v1::DownloadAttachmentRequest& request);
absl::StatusOr<v1::ListAttachmentsResponse> ListAttachments(
    const workflow::Context& context, const storage::ReadTransaction& transaction,
    const v1::ListAttachmentsRequest& request);
absl::StatusOr<v1::RemoveAttachmentResponse> RemoveAttachment(
    const workflow::Context& context, storage::WriteTransaction& transaction,
    const v1::RemoveAttachmentRequest& request);

}  // namespace award::service

#endif  // AWARD_SERVER_SERVICE_ATTACHMENTS_H_
