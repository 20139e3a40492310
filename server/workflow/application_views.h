// What a caller may see of applications and revisions. An application that the caller may not know
// about is answered with NOT_FOUND.
#ifndef AWARD_SERVER_WORKFLOW_APPLICATION_VIEWS_H_
#define AWARD_SERVER_WORKFLOW_APPLICATION_VIEWS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "server/model/application.h"
#include "server/storage/applications.h"
#include "server/storage/sqlite.h"
#include "server/workflow/access.h"
#include "server/workflow/context.h"

namespace award::workflow {

// An application as one caller sees it.
struct ApplicationView {
  Application application;
  Sight sight = Sight::kBrief;
  // The open draft for those who see drafts, else the last submitted revision; nothing for the
  // others, and in lists its head only. Of a brief sight the title alone is shown.
  std::optional<Revision> revision;
  std::optional<base::Time> submit_time;  // Of the last submitted revision.
};

// CONFLICT_OF_INTEREST, NOT_ASSIGNED: a judge.
absl::StatusOr<ApplicationView> GetApplication(const Context& context,
                                               const storage::ReadTransaction& transaction,
                                               const SeasonId& season,
                                               const ApplicationId& application);

// Those that the caller may know about, by id, after `after` when given, at most `limit`, with the
// heads of what they say. A judge sees each as briefly as before the plan.
absl::StatusOr<std::vector<ApplicationView>> ListApplications(
    const Context& context, const storage::ReadTransaction& transaction,
    const storage::ApplicationFilter& filter, const std::optional<ApplicationId>& after, int limit);

// A submitted revision.
absl::StatusOr<Revision> GetRevision(const Context& context,
                                     const storage::ReadTransaction& transaction,
                                     const SeasonId& season, const ApplicationId& application,
                                     int32_t number);

// The heads of the submitted revisions, oldest first, after number `after`, at most `limit`.
absl::StatusOr<std::vector<Revision>> ListRevisions(const Context& context,
                                                    const storage::ReadTransaction& transaction,
                                                    const SeasonId& season,
                                                    const ApplicationId& application, int32_t after,
                                                    int limit);

// How much the caller sees of the content, where there must be something to see.
// PERMISSION_DENIED: only that the application exists.
absl::StatusOr<Sight> RequireContent(const Context& context,
                                     const storage::ReadTransaction& transaction,
                                     const SeasonId& season, const ApplicationId& application);

}  // namespace award::workflow

#endif  // AWARD_SERVER_WORKFLOW_APPLICATION_VIEWS_H_
