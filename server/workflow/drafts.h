// The open draft of an application: found or opened, changed, digested anew. What UpdateApplication
// and the attachments share.
#ifndef AWARD_SERVER_WORKFLOW_DRAFTS_H_
#define AWARD_SERVER_WORKFLOW_DRAFTS_H_

#include <cstdint>
#include <optional>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "server/model/application.h"
#include "server/model/season.h"
#include "server/storage/sqlite.h"
#include "server/workflow/context.h"

namespace award::workflow {

// An application that the caller may write in now, with its draft.
struct OpenDraft {
  Season season;
  Application application;
  Revision draft;  // A copy of the last revision, not stored yet, when none was open.
};

// NOT_FOUND; NOT_YOUR_AGENCY; ETAG_MISMATCH; WRONG_STATE; WINDOW_CLOSED.
absl::StatusOr<OpenDraft> LoadForWriting(const Context& context,
                                         const storage::ReadTransaction& transaction,
                                         const SeasonId& season, const ApplicationId& application,
                                         std::optional<int64_t> etag);

// Stores the draft under the digest of what it says now, and the application; records the event.
// An endorsement belongs to a digest, so a change voids it and changing back finds it again.
absl::Status StoreDraft(const Context& context, storage::WriteTransaction& transaction,
                        OpenDraft& open);

// The application, if the caller may know that it exists. NOT_FOUND.
absl::StatusOr<Application> LoadKnown(const Context& context,
                                      const storage::ReadTransaction& transaction,
                                      const Season& season, const ApplicationId& application);

}  // namespace award::workflow

#endif  // AWARD_SERVER_WORKFLOW_DRAFTS_H_
