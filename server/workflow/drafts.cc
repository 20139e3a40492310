// Opening and storing drafts.
#include "server/workflow/drafts.h"

#include <utility>

#include "server/base/status_macros.h"
#include "server/storage/applications.h"
#include "server/storage/revisions.h"
#include "server/storage/seasons.h"
#include "server/workflow/access.h"
#include "server/workflow/names.h"
#include "server/workflow/record.h"
#include "server/workflow/windows.h"

namespace award::workflow {
namespace {

// The draft that follows the last revision: the same content, not submitted.
absl::StatusOr<Revision> CopyOfLast(const storage::ReadTransaction& transaction,
                                    const Application& application) {
  ASSIGN_OR_RETURN(Revision draft, storage::LoadRevision(transaction, application.season,
                                                         application.id, application.revision));
  ++draft.number;
  draft.submitter.reset();
  draft.submit_time.reset();
  return draft;
}

}  // namespace

absl::StatusOr<Application> LoadKnown(const Context& context,
                                      const storage::ReadTransaction& transaction,
                                      const Season& season, const ApplicationId& application) {
  ASSIGN_OR_RETURN(Application loaded,
                   storage::LoadApplication(transaction, season.id, application));
  ASSIGN_OR_RETURN(const bool may_know, MayList(transaction, context.caller, season, loaded));
  if (!may_know) return storage::ApplicationNotFound(season.id, application);
  return loaded;
}

absl::StatusOr<OpenDraft> LoadForWriting(const Context& context,
                                         const storage::ReadTransaction& transaction,
                                         const SeasonId& season, const ApplicationId& application,
                                         std::optional<int64_t> etag) {
  OpenDraft open;
  ASSIGN_OR_RETURN(open.season, storage::LoadSeason(transaction, season));
  ASSIGN_OR_RETURN(open.application, LoadKnown(context, transaction, open.season, application));
  RETURN_IF_ERROR(RequireAgency(context.caller, open.application.agency));
  RETURN_IF_ERROR(CheckEtag(etag, open.application.etag, ApplicationName(season, application)));
  RETURN_IF_ERROR(CheckWritable(open.season, open.application, context.now));
  ASSIGN_OR_RETURN(std::optional<Revision> draft,
                   storage::FindDraft(transaction, season, application));
  if (draft) {
    open.draft = *std::move(draft);
  } else {
    ASSIGN_OR_RETURN(open.draft, CopyOfLast(transaction, open.application));
  }
  return open;
}

absl::Status StoreDraft(const Context& context, storage::WriteTransaction& transaction,
                        OpenDraft& open) {
  Application& application = open.application;
  Revision& draft = open.draft;
  draft.content_digest = ContentDigest(application.category, draft.content, draft.attachments);
  RETURN_IF_ERROR(storage::ReplaceDraft(transaction, draft));
  ASSIGN_OR_RETURN(draft.endorsement,
                   storage::FindEndorsement(transaction, application.season, application.id,
                                            draft.content_digest));
  application.update_time = context.now;
  RETURN_IF_ERROR(storage::UpdateApplication(transaction, application));
  return Record(context, transaction,
                {.resource = ApplicationName(application.season, application.id),
                 .digest = draft.content_digest});
}

}  // namespace award::workflow
