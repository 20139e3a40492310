// The rows of attachments and their bytes. Which revisions show an attachment is in revisions.h.
#ifndef AWARD_SERVER_STORAGE_ATTACHMENTS_H_
#define AWARD_SERVER_STORAGE_ATTACHMENTS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "server/model/application.h"
#include "server/storage/sqlite.h"

namespace award::storage {

absl::Status InsertAttachment(WriteTransaction& transaction, const SeasonId& season,
                              const ApplicationId& application, const Attachment& attachment,
                              std::string_view bytes);

// Removes the attachments of an application that no revision shows, with their bytes.
absl::Status DeleteUnshownAttachments(WriteTransaction& transaction, const SeasonId& season,
                                      const ApplicationId& application);

// The attachments that a revision shows, by id.
absl::StatusOr<std::vector<Attachment>> ListAttachments(const ReadTransaction& transaction,
                                                        const SeasonId& season,
                                                        const ApplicationId& application,
                                                        int32_t revision);

// Whether a submitted revision shows the attachment.
absl::StatusOr<bool> IsSubmitted(const ReadTransaction& transaction, const SeasonId& season,
                                 const ApplicationId& application, const AttachmentId& attachment);

// NOT_FOUND.
absl::StatusOr<std::string> LoadAttachmentBytes(const ReadTransaction& transaction,
                                                const SeasonId& season,
                                                const ApplicationId& application,
                                                const AttachmentId& attachment);

// NOT_FOUND for an attachment, in the only words there are for it.
absl::Status AttachmentNotFound(const SeasonId& season, const ApplicationId& application,
                                const AttachmentId& attachment);

// How many attachments all revisions of an application have together.
absl::StatusOr<int64_t> CountAttachments(const ReadTransaction& transaction, const SeasonId& season,
                                         const ApplicationId& application);

// How many bytes the attachments of an agency have together in a season.
absl::StatusOr<int64_t> SumAttachmentBytes(const ReadTransaction& transaction,
                                           const SeasonId& season, const AgencyId& agency);

}  // namespace award::storage

#endif  // AWARD_SERVER_STORAGE_ATTACHMENTS_H_
