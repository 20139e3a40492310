// Uploading, removing and handing out attachments.
#include "server/workflow/attachments.h"

#include <algorithm>
#include <utility>

#include "fmt/format.h"
#include "server/base/error.h"
#include "server/base/limits.h"
#include "server/base/status_macros.h"
#include "server/storage/attachments.h"
#include "server/storage/revisions.h"
#include "server/workflow/application_views.h"
#include "server/workflow/attachment_types.h"
#include "server/workflow/drafts.h"
#include "server/workflow/names.h"

namespace award::workflow {
namespace {

using base::Reason;

// What the bytes themselves say, before anything is read from the database.
absl::StatusOr<Attachment> Examine(const NewAttachment& uploaded) {
  const auto size = static_cast<int64_t>(uploaded.bytes.size());
  if (size > base::kAttachmentBytesMax) {
    return base::Error(Reason::kAttachmentTooLarge,
                       fmt::format("The file has {} bytes; one attachment may have {}.", size,
                                   base::kAttachmentBytesMax),
                       {{"size_bytes", fmt::format("{}", size)},
                        {"size_bytes_max", fmt::format("{}", base::kAttachmentBytesMax)}});
  }
  Attachment attachment;
  attachment.sha256 = base::Digest::Of(uploaded.bytes);
  // Before the type: of damaged bytes it would be the wrong complaint.
  if (uploaded.sha256 && *uploaded.sha256 != attachment.sha256) {
    return base::Error(Reason::kAttachmentDamaged,
                       "The bytes that arrived have another SHA-256 than the sender's; send again.",
                       {{"expected", uploaded.sha256->Hex()}, {"actual", attachment.sha256.Hex()}});
  }
  ASSIGN_OR_RETURN(const AttachmentType type, AttachmentTypeOf(uploaded.bytes));
  ASSIGN_OR_RETURN(attachment.display_name, CleanFileName(uploaded.display_name, type));
  attachment.media_type = type.media_type;
  attachment.size_bytes = size;
  return attachment;
}

absl::Status CheckRoom(const storage::ReadTransaction& transaction, const Application& application,
                       int64_t size_bytes) {
  ASSIGN_OR_RETURN(const int64_t count,
                   storage::CountAttachments(transaction, application.season, application.id));
  if (count >= base::kAttachmentsPerApplicationMax) {
    return base::Error(
        Reason::kTooManyAttachments,
        fmt::format("The application has {} attachments already; remove one first.", count),
        {{"resource", ApplicationName(application.season, application.id)},
         {"count_max", fmt::format("{}", base::kAttachmentsPerApplicationMax)}});
  }
  ASSIGN_OR_RETURN(const int64_t used, storage::SumAttachmentBytes(transaction, application.season,
                                                                   application.agency));
  if (used + size_bytes <= base::kAttachmentBytesPerAgencyMax) return absl::OkStatus();
  return base::Error(Reason::kAgencySpaceExhausted,
                     fmt::format("The attachments of {} would have {} bytes; they may have {}.",
                                 AgencyName(application.agency), used + size_bytes,
                                 base::kAttachmentBytesPerAgencyMax),
                     {{"agency", AgencyName(application.agency)},
                      {"size_bytes", fmt::format("{}", used)},
                      {"size_bytes_max", fmt::format("{}", base::kAttachmentBytesPerAgencyMax)}});
}

}  // namespace

absl::StatusOr<Attachment> UploadAttachment(const Context& context,
                                            storage::WriteTransaction& transaction,
                                            const NewAttachment& uploaded) {
  ASSIGN_OR_RETURN(Attachment attachment, Examine(uploaded));
  ASSIGN_OR_RETURN(OpenDraft open, LoadForWriting(context, transaction, uploaded.season,
                                                  uploaded.application, std::nullopt));
  RETURN_IF_ERROR(CheckRoom(transaction, open.application, attachment.size_bytes));
  attachment.id = base::NewId<AttachmentTag>(context.ids);
  attachment.create_time = context.now;
  RETURN_IF_ERROR(storage::InsertAttachment(transaction, uploaded.season, uploaded.application,
                                            attachment, uploaded.bytes));
  std::vector<Attachment>& shown = open.draft.attachments;
  shown.insert(std::upper_bound(shown.begin(), shown.end(), attachment,
                                [](const Attachment& left, const Attachment& right) {
                                  return left.id < right.id;
                                }),
               attachment);
  RETURN_IF_ERROR(StoreDraft(context, transaction, open));
  return attachment;
}

absl::Status RemoveAttachment(const Context& context, storage::WriteTransaction& transaction,
                              const SeasonId& season, const ApplicationId& application,
                              const AttachmentId& attachment) {
  ASSIGN_OR_RETURN(OpenDraft open,
                   LoadForWriting(context, transaction, season, application, std::nullopt));
  const auto removed =
      std::remove_if(open.draft.attachments.begin(), open.draft.attachments.end(),
                     [&](const Attachment& shown) { return shown.id == attachment; });
  if (removed == open.draft.attachments.end()) {
    return storage::AttachmentNotFound(season, application, attachment);
  }
  open.draft.attachments.erase(removed, open.draft.attachments.end());
  RETURN_IF_ERROR(StoreDraft(context, transaction, open));
  return storage::DeleteUnshownAttachments(transaction, season, application);
}

absl::StatusOr<std::string> DownloadAttachment(const Context& context,
                                               const storage::ReadTransaction& transaction,
                                               const SeasonId& season,
                                               const ApplicationId& application,
                                               const AttachmentId& attachment) {
  ASSIGN_OR_RETURN(const Sight sight, RequireContent(context, transaction, season, application));
  ASSIGN_OR_RETURN(const bool is_submitted,
                   storage::IsSubmitted(transaction, season, application, attachment));
  // What only the open draft shows is there for those who see drafts.
  if (!is_submitted && sight != Sight::kDraft) {
    return storage::AttachmentNotFound(season, application, attachment);
  }
  return storage::LoadAttachmentBytes(transaction, season, application, attachment);
}

absl::StatusOr<std::vector<Attachment>> ListAttachments(const Context& context,
                                                        const storage::ReadTransaction& transaction,
                                                        const SeasonId& season,
                                                        const ApplicationId& application) {
  RETURN_IF_ERROR(RequireContent(context, transaction, season, application).status());
  ASSIGN_OR_RETURN(ApplicationView view, GetApplication(context, transaction, season, application));
  if (!view.revision) return std::vector<Attachment>();
  return std::move(view.revision->attachments);
}

}  // namespace award::workflow
