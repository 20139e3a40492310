// The rows of attachments.
#include "server/storage/attachments.h"

#include <utility>

#include "fmt/format.h"
#include "server/base/error.h"
#include "server/base/status_macros.h"

namespace award::storage {
namespace {

using base::Reason;

constexpr char kInsert[] = R"sql(
  INSERT INTO attachment (season_id, application_id, id, display_name, media_type, size_bytes,
                          sha256, create_time_us)
  VALUES (:season, :application, :id, :display_name, :media_type, :size_bytes,
          :sha256, :create_time))sql";

constexpr char kInsertBytes[] = R"sql(
  INSERT INTO attachment_bytes (season_id, application_id, attachment_id, bytes)
  VALUES (:season, :application, :id, :bytes))sql";

constexpr char kDeleteUnshownBytes[] = R"sql(
  DELETE FROM attachment_bytes
  WHERE season_id = :season AND application_id = :application
    AND attachment_id NOT IN (SELECT attachment_id FROM revision_attachment
                              WHERE season_id = :season AND application_id = :application))sql";

constexpr char kDeleteUnshown[] = R"sql(
  DELETE FROM attachment
  WHERE season_id = :season AND application_id = :application
    AND id NOT IN (SELECT attachment_id FROM revision_attachment
                   WHERE season_id = :season AND application_id = :application))sql";

constexpr char kList[] = R"sql(
  SELECT a.id, a.display_name, a.media_type, a.size_bytes, a.sha256, a.create_time_us
  FROM revision_attachment AS r
  JOIN attachment AS a ON a.season_id = r.season_id AND a.application_id = r.application_id
                      AND a.id = r.attachment_id
  WHERE r.season_id = :season AND r.application_id = :application AND r.number = :revision
  ORDER BY a.id)sql";

constexpr char kIsSubmitted[] = R"sql(
  SELECT EXISTS (
    SELECT 1
    FROM revision_attachment AS a
    JOIN revision AS r ON r.season_id = a.season_id AND r.application_id = a.application_id
                      AND r.number = a.number
    WHERE a.season_id = :season AND a.application_id = :application AND a.attachment_id = :id
      AND r.submit_time_us IS NOT NULL))sql";

constexpr char kLoadBytes[] = R"sql(
  SELECT bytes
  FROM attachment_bytes
  WHERE season_id = :season AND application_id = :application AND attachment_id = :id)sql";

constexpr char kCount[] = R"sql(
  SELECT count(*)
  FROM attachment
  WHERE season_id = :season AND application_id = :application)sql";

constexpr char kSum[] = R"sql(
  SELECT coalesce(sum(t.size_bytes), 0)
  FROM attachment AS t
  JOIN application AS a ON a.season_id = t.season_id AND a.id = t.application_id
  WHERE t.season_id = :season AND a.agency_id = :agency)sql";

}  // namespace

absl::Status InsertAttachment(WriteTransaction& transaction, const SeasonId& season,
                              const ApplicationId& application, const Attachment& attachment,
                              std::string_view bytes) {
  Statement row = transaction.Prepare(kInsert);
  row.Bind(":season", season).Bind(":application", application).Bind(":id", attachment.id);
  row.Bind(":display_name", attachment.display_name).Bind(":media_type", attachment.media_type);
  row.Bind(":size_bytes", attachment.size_bytes).Bind(":sha256", attachment.sha256);
  RETURN_IF_ERROR(row.Bind(":create_time", attachment.create_time).Run());
  Statement content = transaction.Prepare(kInsertBytes);
  content.Bind(":season", season).Bind(":application", application).Bind(":id", attachment.id);
  return content.Bind(":bytes", Blob{bytes}).Run();
}

absl::Status DeleteUnshownAttachments(WriteTransaction& transaction, const SeasonId& season,
                                      const ApplicationId& application) {
  Statement bytes = transaction.Prepare(kDeleteUnshownBytes);
  RETURN_IF_ERROR(bytes.Bind(":season", season).Bind(":application", application).Run());
  Statement rows = transaction.Prepare(kDeleteUnshown);
  return rows.Bind(":season", season).Bind(":application", application).Run();
}

absl::StatusOr<std::vector<Attachment>> ListAttachments(const ReadTransaction& transaction,
                                                        const SeasonId& season,
                                                        const ApplicationId& application,
                                                        int32_t revision) {
  Statement row = transaction.Prepare(kList);
  row.Bind(":season", season).Bind(":application", application).Bind(":revision", revision);
  std::vector<Attachment> attachments;
  while (true) {
    ASSIGN_OR_RETURN(const bool found, row.Next());
    if (!found) return attachments;
    attachments.push_back({.id = AttachmentId(row.Text(0)),
                           .display_name = row.Text(1),
                           .media_type = row.Text(2),
                           .size_bytes = row.Int(3),
                           .sha256 = row.Digest(4),
                           .create_time = row.Time(5)});
  }
}

absl::StatusOr<bool> IsSubmitted(const ReadTransaction& transaction, const SeasonId& season,
                                 const ApplicationId& application, const AttachmentId& attachment) {
  Statement row = transaction.Prepare(kIsSubmitted);
  row.Bind(":season", season).Bind(":application", application).Bind(":id", attachment);
  RETURN_IF_ERROR(row.Next().status());
  return row.Bool(0);
}

absl::StatusOr<std::string> LoadAttachmentBytes(const ReadTransaction& transaction,
                                                const SeasonId& season,
                                                const ApplicationId& application,
                                                const AttachmentId& attachment) {
  Statement row = transaction.Prepare(kLoadBytes);
  row.Bind(":season", season).Bind(":application", application).Bind(":id", attachment);
  ASSIGN_OR_RETURN(const bool found, row.Next());
  if (!found) return AttachmentNotFound(season, application, attachment);
  return row.Bytes(0);
}

absl::Status AttachmentNotFound(const SeasonId& season, const ApplicationId& application,
                                const AttachmentId& attachment) {
  return base::Error(
      Reason::kNotFound, "There is no such attachment.",
      {{"resource", fmt::format("seasons/{}/applications/{}/attachments/{}", season.value(),
                                application.value(), attachment.value())}});
}

absl::StatusOr<int64_t> CountAttachments(const ReadTransaction& transaction, const SeasonId& season,
                                         const ApplicationId& application) {
  Statement row = transaction.Prepare(kCount);
  row.Bind(":season", season).Bind(":application", application);
  RETURN_IF_ERROR(row.Next().status());
  return row.Int(0);
}

absl::StatusOr<int64_t> SumAttachmentBytes(const ReadTransaction& transaction,
                                           const SeasonId& season, const AgencyId& agency) {
  Statement row = transaction.Prepare(kSum);
  row.Bind(":season", season).Bind(":agency", agency);
  RETURN_IF_ERROR(row.Next().status());
  return row.Int(0);
}

}  // namespace award::storage
