// The attachments of applications: opaque bytes, checked for size, type and digest, kept in the
// database. Limits: server/base/limits.h.
#ifndef AWARD_SERVER_WORKFLOW_ATTACHMENTS_H_
#define AWARD_SERVER_WORKFLOW_ATTACHMENTS_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "server/base/digest.h"
#include "server/model/application.h"
#include "server/storage/sqlite.h"
#include "server/workflow/context.h"

namespace award::workflow {

// A file as it arrived.
struct NewAttachment {
  SeasonId season;
  ApplicationId application;
  std::string_view display_name;
  std::optional<base::Digest> sha256;  // What the sender computed.
  std::string_view bytes;
};

// Adds a file to the open draft, which is opened where a correction or a revision is due.
// ATTACHMENT_TOO_LARGE, ATTACHMENT_WRONG_TYPE; ATTACHMENT_DAMAGED: not the bytes that were sent;
// TOO_MANY_ATTACHMENTS, AGENCY_SPACE_EXHAUSTED; as LoadForWriting.
absl::StatusOr<Attachment> UploadAttachment(const Context& context,
                                            storage::WriteTransaction& transaction,
                                            const NewAttachment& uploaded);

// Takes a file off the draft, which is opened where a correction or a revision is due. Its bytes
// go when no submitted revision shows it. NOT_FOUND: not on the draft; as LoadForWriting.
absl::Status RemoveAttachment(const Context& context, storage::WriteTransaction& transaction,
                              const SeasonId& season, const ApplicationId& application,
                              const AttachmentId& attachment);

// The bytes of a file of a revision that the caller may see. NOT_FOUND; as RequireContent.
absl::StatusOr<std::string> DownloadAttachment(const Context& context,
                                               const storage::ReadTransaction& transaction,
                                               const SeasonId& season,
                                               const ApplicationId& application,
                                               const AttachmentId& attachment);

// The files of the content that the caller sees, by id.
absl::StatusOr<std::vector<Attachment>> ListAttachments(const Context& context,
                                                        const storage::ReadTransaction& transaction,
                                                        const SeasonId& season,
                                                        const ApplicationId& application);

}  // namespace award::workflow

#endif  // AWARD_SERVER_WORKFLOW_ATTACHMENTS_H_
