// Reading applications and revisions.
#include "server/workflow/application_views.h"

#include <utility>

#include "server/base/error.h"
#include "server/base/status_macros.h"
#include "server/storage/revisions.h"
#include "server/storage/seasons.h"
#include "server/workflow/names.h"

namespace award::workflow {
namespace {

// Which revision a caller sees: the open draft or the last submitted one; nothing if there is none.
absl::StatusOr<std::optional<int32_t>> NumberSeen(const storage::ReadTransaction& transaction,
                                                  const Application& application, Sight sight) {
  if (sight == Sight::kDraft) {
    ASSIGN_OR_RETURN(const std::optional<Revision> draft,
                     storage::FindDraftHead(transaction, application.season, application.id));
    if (draft) return draft->number;
  }
  if (application.revision == 0) return std::nullopt;
  return application.revision;
}

absl::StatusOr<std::optional<base::Time>> LastSubmitTime(
    const storage::ReadTransaction& transaction, const Application& application) {
  if (application.revision == 0) return std::nullopt;
  ASSIGN_OR_RETURN(const Revision head,
                   storage::LoadRevisionHead(transaction, application.season, application.id,
                                             application.revision));
  return head.submit_time;
}

// In a list, a judge sees every application as it can be seen by who may not open it.
absl::StatusOr<Sight> SightInList(const storage::ReadTransaction& transaction, const Caller& caller,
                                  const Season& season, const Application& application) {
  absl::StatusOr<Sight> sight = SightOf(transaction, caller, season, application);
  if (absl::IsPermissionDenied(sight.status())) return Sight::kBrief;
  return sight;
}

absl::StatusOr<ApplicationView> ViewInList(const storage::ReadTransaction& transaction,
                                           const Caller& caller, const Season& season,
                                           Application application) {
  ApplicationView view;
  ASSIGN_OR_RETURN(view.sight, SightInList(transaction, caller, season, application));
  ASSIGN_OR_RETURN(const std::optional<int32_t> number,
                   NumberSeen(transaction, application, view.sight));
  if (number) {
    ASSIGN_OR_RETURN(view.revision, storage::LoadRevisionHead(transaction, application.season,
                                                              application.id, *number));
  }
  ASSIGN_OR_RETURN(view.submit_time, LastSubmitTime(transaction, application));
  view.application = std::move(application);
  return view;
}

}  // namespace

absl::StatusOr<ApplicationView> GetApplication(const Context& context,
                                               const storage::ReadTransaction& transaction,
                                               const SeasonId& season,
                                               const ApplicationId& application) {
  ApplicationView view;
  ASSIGN_OR_RETURN(const Season loaded, storage::LoadSeason(transaction, season));
  ASSIGN_OR_RETURN(view.application, storage::LoadApplication(transaction, season, application));
  ASSIGN_OR_RETURN(view.sight, SightOf(transaction, context.caller, loaded, view.application));
  ASSIGN_OR_RETURN(const std::optional<int32_t> number,
                   NumberSeen(transaction, view.application, view.sight));
  if (number) {
    ASSIGN_OR_RETURN(view.revision,
                     storage::LoadRevision(transaction, season, application, *number));
  }
  ASSIGN_OR_RETURN(view.submit_time, LastSubmitTime(transaction, view.application));
  return view;
}

absl::StatusOr<std::vector<ApplicationView>> ListApplications(
    const Context& context, const storage::ReadTransaction& transaction,
    const storage::ApplicationFilter& filter, const std::optional<ApplicationId>& after,
    int limit) {
  ASSIGN_OR_RETURN(const Season season, storage::LoadSeason(transaction, filter.season));
  std::vector<ApplicationView> views;
  std::optional<ApplicationId> last = after;
  while (true) {
    ASSIGN_OR_RETURN(std::vector<Application> rows,
                     storage::ListApplications(transaction, filter, last, limit));
    if (rows.empty()) return views;
    last = rows.back().id;
    for (Application& row : rows) {
      ASSIGN_OR_RETURN(const bool may_know, MayList(transaction, context.caller, season, row));
      if (!may_know) continue;
      ASSIGN_OR_RETURN(ApplicationView view,
                       ViewInList(transaction, context.caller, season, std::move(row)));
      views.push_back(std::move(view));
      if (views.size() == static_cast<size_t>(limit)) return views;
    }
  }
}

absl::StatusOr<Revision> GetRevision(const Context& context,
                                     const storage::ReadTransaction& transaction,
                                     const SeasonId& season, const ApplicationId& application,
                                     int32_t number) {
  RETURN_IF_ERROR(RequireContent(context, transaction, season, application).status());
  ASSIGN_OR_RETURN(Revision revision,
                   storage::LoadRevision(transaction, season, application, number));
  // A draft is not a revision yet, for nobody.
  if (revision.is_draft()) return storage::RevisionNotFound(season, application, number);
  return revision;
}

absl::StatusOr<std::vector<Revision>> ListRevisions(const Context& context,
                                                    const storage::ReadTransaction& transaction,
                                                    const SeasonId& season,
                                                    const ApplicationId& application, int32_t after,
                                                    int limit) {
  RETURN_IF_ERROR(RequireContent(context, transaction, season, application).status());
  return storage::ListRevisions(transaction, season, application, after, limit);
}

absl::StatusOr<Sight> RequireContent(const Context& context,
                                     const storage::ReadTransaction& transaction,
                                     const SeasonId& season, const ApplicationId& application) {
  ASSIGN_OR_RETURN(const Season loaded, storage::LoadSeason(transaction, season));
  ASSIGN_OR_RETURN(const Application row,
                   storage::LoadApplication(transaction, season, application));
  ASSIGN_OR_RETURN(const Sight sight, SightOf(transaction, context.caller, loaded, row));
  if (sight != Sight::kBrief) return sight;
  return base::Error(base::Reason::kPermissionDenied,
                     "Its content is not open to you; you see that it was submitted.",
                     {{"resource", ApplicationName(season, application)}});
}

}  // namespace award::workflow
