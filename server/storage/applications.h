// The rows of applications. What an application says is in revisions.h.
#ifndef AWARD_SERVER_STORAGE_APPLICATIONS_H_
#define AWARD_SERVER_STORAGE_APPLICATIONS_H_

#include <optional>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "server/model/application.h"
#include "server/storage/sqlite.h"

namespace award::storage {

// NOT_FOUND for an application, in the only words there are for it: an application that the caller
// may not know about is answered with the same.
absl::Status ApplicationNotFound(const SeasonId& season, const ApplicationId& application);

// ALREADY_EXISTS.
absl::Status InsertApplication(WriteTransaction& transaction, const Application& application);

absl::StatusOr<std::optional<Application>> FindApplication(const ReadTransaction& transaction,
                                                           const SeasonId& season,
                                                           const ApplicationId& application);
// NOT_FOUND.
absl::StatusOr<Application> LoadApplication(const ReadTransaction& transaction,
                                            const SeasonId& season,
                                            const ApplicationId& application);

// Writes everything that can change, where the row still has `application.etag`, and adds 1 to it.
// ETAG_MISMATCH: the row changed.
absl::Status UpdateApplication(WriteTransaction& transaction, Application& application);

// Which applications of a season to list; what is absent does not matter.
struct ApplicationFilter {
  SeasonId season;
  std::optional<CategoryId> category = std::nullopt;
  std::optional<AgencyId> agency = std::nullopt;
  std::optional<ApplicationState> state = std::nullopt;
};

// By id, after `after` when given, at most `limit`.
absl::StatusOr<std::vector<Application>> ListApplications(const ReadTransaction& transaction,
                                                          const ApplicationFilter& filter,
                                                          const std::optional<ApplicationId>& after,
                                                          int limit);

// All applications of a season, by id.
absl::StatusOr<std::vector<Application>> ListApplicationsOf(const ReadTransaction& transaction,
                                                            const SeasonId& season);

// Whether the agency has another application in the season whose newest content has this title.
// Withdrawn ones do not count.
absl::StatusOr<bool> HasTitle(const ReadTransaction& transaction, const Application& application,
                              std::string_view title);

}  // namespace award::storage

#endif  // AWARD_SERVER_STORAGE_APPLICATIONS_H_
