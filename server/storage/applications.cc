// The rows of applications.
#include "server/storage/applications.h"

#include <string>
#include <utility>

#include "fmt/format.h"
#include "server/base/error.h"
#include "server/base/status_macros.h"

namespace award::storage {
namespace {

using base::Reason;

constexpr char kInsert[] = R"sql(
  INSERT INTO application (season_id, id, agency_id, category_id, state, revision,
                           correction_count, reason, create_time_us, update_time_us, etag)
  VALUES (:season, :id, :agency, :category, :state, :revision,
          :correction_count, :reason, :create_time, :update_time, :etag)
  ON CONFLICT (season_id, id) DO NOTHING)sql";

constexpr char kUpdate[] = R"sql(
  UPDATE application
  SET category_id = :category, state = :state, revision = :revision,
      correction_count = :correction_count, reason = :reason, update_time_us = :update_time,
      etag = etag + 1
  WHERE season_id = :season AND id = :id AND etag = :etag)sql";

constexpr char kFind[] = R"sql(
  SELECT season_id, id, agency_id, category_id, state, revision,
         correction_count, reason, create_time_us, update_time_us, etag
  FROM application
  WHERE season_id = :season AND id = :id)sql";

constexpr char kList[] = R"sql(
  SELECT season_id, id, agency_id, category_id, state, revision,
         correction_count, reason, create_time_us, update_time_us, etag
  FROM application
  WHERE season_id = :season
    AND id > :after
    AND (:category IS NULL OR category_id = :category)
    AND (:agency IS NULL OR agency_id = :agency)
    AND (:state IS NULL OR state = :state)
  ORDER BY id
  LIMIT :limit)sql";

constexpr char kHasTitle[] = R"sql(
  SELECT EXISTS (
    SELECT 1
    FROM application AS a
    JOIN revision AS r ON r.season_id = a.season_id AND r.application_id = a.id
    WHERE a.season_id = :season AND a.agency_id = :agency AND a.id <> :id
      AND a.state <> 'WITHDRAWN'
      AND r.title = :title
      AND r.number = (SELECT max(newest.number) FROM revision AS newest
                      WHERE newest.season_id = a.season_id AND newest.application_id = a.id)))sql";

constexpr char kInsertCorrection[] = R"sql(
  INSERT INTO correction (season_id, application_id, position, text)
  VALUES (:season, :id, :position, :text))sql";

constexpr char kDeleteCorrections[] = R"sql(
  DELETE FROM correction
  WHERE season_id = :season AND application_id = :id)sql";

constexpr char kListCorrections[] = R"sql(
  SELECT text
  FROM correction
  WHERE season_id = :season AND application_id = :id
  ORDER BY position)sql";

std::string NameOfApplication(const SeasonId& season, const ApplicationId& application) {
  return fmt::format("seasons/{}/applications/{}", season.value(), application.value());
}

absl::StatusOr<std::vector<std::string>> ListCorrections(const ReadTransaction& transaction,
                                                         const Application& application) {
  Statement row = transaction.Prepare(kListCorrections);
  row.Bind(":season", application.season).Bind(":id", application.id);
  std::vector<std::string> corrections;
  while (true) {
    ASSIGN_OR_RETURN(const bool found, row.Next());
    if (!found) return corrections;
    corrections.push_back(row.Text(0));
  }
}

absl::StatusOr<Application> ReadApplication(const ReadTransaction& transaction,
                                            const Statement& row) {
  Application application;
  application.season = SeasonId(row.Text(0));
  application.id = ApplicationId(row.Text(1));
  application.agency = AgencyId(row.Text(2));
  application.category = CategoryId(row.Text(3));
  application.state =
      FromName<ApplicationState>(row.Text(4)).value_or(ApplicationState::kDisqualified);
  application.revision = static_cast<int32_t>(row.Int(5));
  application.correction_count = static_cast<int32_t>(row.Int(6));
  application.reason = row.Text(7);
  application.create_time = row.Time(8);
  application.update_time = row.Time(9);
  application.etag = row.Int(10);
  ASSIGN_OR_RETURN(application.corrections, ListCorrections(transaction, application));
  return application;
}

absl::Status ReplaceCorrections(WriteTransaction& transaction, const Application& application) {
  Statement deletion = transaction.Prepare(kDeleteCorrections);
  RETURN_IF_ERROR(deletion.Bind(":season", application.season).Bind(":id", application.id).Run());
  Statement insertion = transaction.Prepare(kInsertCorrection);
  for (size_t i = 0; i < application.corrections.size(); ++i) {
    insertion.Bind(":season", application.season).Bind(":id", application.id);
    insertion.Bind(":position", static_cast<int64_t>(i));
    RETURN_IF_ERROR(insertion.Bind(":text", application.corrections[i]).Run());
  }
  return absl::OkStatus();
}

void BindChanging(Statement& statement, const Application& application) {
  statement.Bind(":season", application.season).Bind(":id", application.id);
  statement.Bind(":category", application.category).Bind(":state", NameOf(application.state));
  statement.Bind(":revision", application.revision);
  statement.Bind(":correction_count", application.correction_count);
  statement.Bind(":reason", application.reason);
  statement.Bind(":update_time", application.update_time).Bind(":etag", application.etag);
}

}  // namespace

absl::Status ApplicationNotFound(const SeasonId& season, const ApplicationId& application) {
  return base::Error(Reason::kNotFound, "There is no such application.",
                     {{"resource", NameOfApplication(season, application)}});
}

absl::Status InsertApplication(WriteTransaction& transaction, const Application& application) {
  Statement statement = transaction.Prepare(kInsert);
  BindChanging(statement, application);
  statement.Bind(":agency", application.agency).Bind(":create_time", application.create_time);
  RETURN_IF_ERROR(statement.Run());
  if (statement.changes() == 0) {
    return base::Error(Reason::kAlreadyExists, "There is an application of this id already.",
                       {{"resource", NameOfApplication(application.season, application.id)}});
  }
  return ReplaceCorrections(transaction, application);
}

absl::StatusOr<std::optional<Application>> FindApplication(const ReadTransaction& transaction,
                                                           const SeasonId& season,
                                                           const ApplicationId& application) {
  Statement row = transaction.Prepare(kFind);
  row.Bind(":season", season).Bind(":id", application);
  ASSIGN_OR_RETURN(const bool found, row.Next());
  if (!found) return std::nullopt;
  return ReadApplication(transaction, row);
}

absl::StatusOr<Application> LoadApplication(const ReadTransaction& transaction,
                                            const SeasonId& season,
                                            const ApplicationId& application) {
  ASSIGN_OR_RETURN(std::optional<Application> found,
                   FindApplication(transaction, season, application));
  if (!found) return ApplicationNotFound(season, application);
  return *std::move(found);
}

absl::Status UpdateApplication(WriteTransaction& transaction, Application& application) {
  Statement statement = transaction.Prepare(kUpdate);
  BindChanging(statement, application);
  RETURN_IF_ERROR(statement.Run());
  if (statement.changes() == 0) {
    return base::Error(Reason::kEtagMismatch, "The application changed since it was read.",
                       {{"resource", NameOfApplication(application.season, application.id)}});
  }
  ++application.etag;
  return ReplaceCorrections(transaction, application);
}

absl::StatusOr<std::vector<Application>> ListApplications(const ReadTransaction& transaction,
                                                          const ApplicationFilter& filter,
                                                          const std::optional<ApplicationId>& after,
                                                          int limit) {
  Statement row = transaction.Prepare(kList);
  row.Bind(":season", filter.season).Bind(":after", after ? after->value() : "");
  row.Bind(":category", filter.category).Bind(":agency", filter.agency);
  row.Bind(":state", filter.state ? std::optional(NameOf(*filter.state)) : std::nullopt);
  row.Bind(":limit", limit);
  std::vector<Application> applications;
  while (true) {
    ASSIGN_OR_RETURN(const bool found, row.Next());
    if (!found) return applications;
    ASSIGN_OR_RETURN(Application application, ReadApplication(transaction, row));
    applications.push_back(std::move(application));
  }
}

absl::StatusOr<std::vector<Application>> ListApplicationsOf(const ReadTransaction& transaction,
                                                            const SeasonId& season) {
  constexpr int kNoLimit = -1;  // As SQLite reads a negative limit.
  return ListApplications(transaction, {.season = season}, std::nullopt, kNoLimit);
}

absl::StatusOr<bool> HasTitle(const ReadTransaction& transaction, const Application& application,
                              std::string_view title) {
  Statement row = transaction.Prepare(kHasTitle);
  row.Bind(":season", application.season).Bind(":agency", application.agency);
  row.Bind(":id", application.id).Bind(":title", title);
  RETURN_IF_ERROR(row.Next().status());
  return row.Bool(0);
}

}  // namespace award::storage
