// The rows of revisions, with their texts and teams; the endorsements.
#include "server/storage/revisions.h"

#include <string>
#include <utility>

#include "fmt/format.h"
#include "server/base/error.h"
#include "server/base/status_macros.h"
#include "server/storage/attachments.h"

namespace award::storage {
namespace {

using base::Reason;

constexpr char kUpsert[] = R"sql(
  INSERT INTO revision (season_id, application_id, number, title, summary, budget_thousand_twd,
                        start_date, end_date, contact_display_name, contact_job_title,
                        contact_phone, contact_email, attested, attested_by, attested_job_title,
                        content_digest)
  VALUES (:season, :application, :number, :title, :summary, :budget_thousand_twd,
          :start_date, :end_date, :contact_display_name, :contact_job_title,
          :contact_phone, :contact_email, :attested, :attested_by, :attested_job_title,
          :content_digest)
  ON CONFLICT (season_id, application_id, number) DO UPDATE
  SET title = excluded.title, summary = excluded.summary,
      budget_thousand_twd = excluded.budget_thousand_twd,
      start_date = excluded.start_date, end_date = excluded.end_date,
      contact_display_name = excluded.contact_display_name,
      contact_job_title = excluded.contact_job_title,
      contact_phone = excluded.contact_phone, contact_email = excluded.contact_email,
      attested = excluded.attested, attested_by = excluded.attested_by,
      attested_job_title = excluded.attested_job_title,
      content_digest = excluded.content_digest)sql";

constexpr char kSubmit[] = R"sql(
  UPDATE revision
  SET submitter_id = :submitter, submit_time_us = :submit_time
  WHERE season_id = :season AND application_id = :application AND number = :number
    AND submit_time_us IS NULL)sql";

constexpr char kFind[] = R"sql(
  SELECT season_id, application_id, number, title, summary, budget_thousand_twd,
         start_date, end_date, contact_display_name, contact_job_title, contact_phone,
         contact_email, attested, attested_by, attested_job_title, content_digest,
         submitter_id, submit_time_us
  FROM revision
  WHERE season_id = :season AND application_id = :application AND number = :number)sql";

constexpr char kFindDraftNumber[] = R"sql(
  SELECT number
  FROM revision
  WHERE season_id = :season AND application_id = :application AND submit_time_us IS NULL)sql";

constexpr char kFindHead[] = R"sql(
  SELECT season_id, application_id, number, title, content_digest, submitter_id, submit_time_us
  FROM revision
  WHERE season_id = :season AND application_id = :application AND number = :number)sql";

constexpr char kListHeads[] = R"sql(
  SELECT season_id, application_id, number, title, content_digest, submitter_id, submit_time_us
  FROM revision
  WHERE season_id = :season AND application_id = :application AND number > :after
    AND submit_time_us IS NOT NULL
  ORDER BY number
  LIMIT :limit)sql";

constexpr char kListTexts[] = R"sql(
  SELECT dimension_id, text
  FROM revision_text
  WHERE season_id = :season AND application_id = :application AND number = :number
  ORDER BY position)sql";

constexpr char kListTeam[] = R"sql(
  SELECT organization, display_name, job_title
  FROM team_member
  WHERE season_id = :season AND application_id = :application AND number = :number
  ORDER BY position)sql";

constexpr char kDeleteTexts[] = R"sql(
  DELETE FROM revision_text
  WHERE season_id = :season AND application_id = :application AND number = :number)sql";

constexpr char kDeleteTeam[] = R"sql(
  DELETE FROM team_member
  WHERE season_id = :season AND application_id = :application AND number = :number)sql";

constexpr char kDeleteShown[] = R"sql(
  DELETE FROM revision_attachment
  WHERE season_id = :season AND application_id = :application AND number = :number)sql";

constexpr char kInsertText[] = R"sql(
  INSERT INTO revision_text (season_id, application_id, number, dimension_id, position, text)
  VALUES (:season, :application, :number, :dimension, :position, :text))sql";

constexpr char kInsertMember[] = R"sql(
  INSERT INTO team_member (season_id, application_id, number, position, organization,
                           display_name, job_title)
  VALUES (:season, :application, :number, :position, :organization,
          :display_name, :job_title))sql";

constexpr char kInsertShown[] = R"sql(
  INSERT INTO revision_attachment (season_id, application_id, number, attachment_id)
  VALUES (:season, :application, :number, :attachment))sql";

constexpr char kFindEndorsement[] = R"sql(
  SELECT agency_id, person_id, content_digest, endorse_time_us
  FROM endorsement
  WHERE season_id = :season AND application_id = :application
    AND content_digest = :content_digest)sql";

constexpr char kUpsertEndorsement[] = R"sql(
  INSERT INTO endorsement (season_id, application_id, content_digest, agency_id, person_id,
                           endorse_time_us)
  VALUES (:season, :application, :content_digest, :agency, :person, :endorse_time)
  ON CONFLICT (season_id, application_id, content_digest) DO UPDATE
  SET agency_id = excluded.agency_id, person_id = excluded.person_id,
      endorse_time_us = excluded.endorse_time_us)sql";

// What finds the rows of one revision.
struct Key {
  const SeasonId& season;
  const ApplicationId& application;
  int32_t number;
};

void BindKey(Statement& statement, const Key& key) {
  statement.Bind(":season", key.season).Bind(":application", key.application);
  statement.Bind(":number", key.number);
}

Key KeyOf(const Revision& revision) {
  return {revision.season, revision.application, revision.number};
}

std::optional<PersonId> Submitter(std::optional<std::string> person) {
  if (!person) return std::nullopt;
  return PersonId(*std::move(person));
}

Revision ReadHead(const Statement& row) {
  Revision head;
  head.season = SeasonId(row.Text(0));
  head.application = ApplicationId(row.Text(1));
  head.number = static_cast<int32_t>(row.Int(2));
  head.content.title = row.Text(3);
  head.content_digest = row.Digest(4);
  head.submitter = Submitter(row.TextOrNull(5));
  head.submit_time = row.TimeOrNull(6);
  return head;
}

Revision ReadRow(const Statement& row) {
  Revision revision;
  revision.season = SeasonId(row.Text(0));
  revision.application = ApplicationId(row.Text(1));
  revision.number = static_cast<int32_t>(row.Int(2));
  Content& content = revision.content;
  content.title = row.Text(3);
  content.summary = row.Text(4);
  content.budget_thousand_twd = row.Int(5);
  content.start_date = row.Text(6);
  content.end_date = row.Text(7);
  content.contact = {row.Text(8), row.Text(9), row.Text(10), row.Text(11)};
  content.attestation = {row.Bool(12), row.Text(13), row.Text(14)};
  revision.content_digest = row.Digest(15);
  revision.submitter = Submitter(row.TextOrNull(16));
  revision.submit_time = row.TimeOrNull(17);
  return revision;
}

absl::StatusOr<std::vector<DimensionText>> ListTexts(const ReadTransaction& transaction,
                                                     const Key& key) {
  Statement row = transaction.Prepare(kListTexts);
  BindKey(row, key);
  std::vector<DimensionText> texts;
  while (true) {
    ASSIGN_OR_RETURN(const bool found, row.Next());
    if (!found) return texts;
    texts.push_back({DimensionId(row.Text(0)), row.Text(1)});
  }
}

absl::StatusOr<std::vector<TeamMember>> ListTeam(const ReadTransaction& transaction,
                                                 const Key& key) {
  Statement row = transaction.Prepare(kListTeam);
  BindKey(row, key);
  std::vector<TeamMember> team;
  while (true) {
    ASSIGN_OR_RETURN(const bool found, row.Next());
    if (!found) return team;
    team.push_back({row.Text(0), row.Text(1), row.Text(2)});
  }
}

absl::StatusOr<std::optional<int32_t>> FindDraftNumber(const ReadTransaction& transaction,
                                                       const SeasonId& season,
                                                       const ApplicationId& application) {
  Statement row = transaction.Prepare(kFindDraftNumber);
  row.Bind(":season", season).Bind(":application", application);
  ASSIGN_OR_RETURN(const bool found, row.Next());
  if (!found) return std::nullopt;
  return static_cast<int32_t>(row.Int(0));
}

absl::Status UpsertRow(WriteTransaction& transaction, const Revision& draft) {
  const Content& content = draft.content;
  Statement row = transaction.Prepare(kUpsert);
  BindKey(row, KeyOf(draft));
  row.Bind(":title", content.title).Bind(":summary", content.summary);
  row.Bind(":budget_thousand_twd", content.budget_thousand_twd);
  row.Bind(":start_date", content.start_date).Bind(":end_date", content.end_date);
  row.Bind(":contact_display_name", content.contact.display_name);
  row.Bind(":contact_job_title", content.contact.job_title);
  row.Bind(":contact_phone", content.contact.phone);
  row.Bind(":contact_email", content.contact.email);
  row.Bind(":attested", content.attestation.attested);
  row.Bind(":attested_by", content.attestation.attested_by);
  row.Bind(":attested_job_title", content.attestation.job_title);
  return row.Bind(":content_digest", draft.content_digest).Run();
}

absl::Status DeleteParts(WriteTransaction& transaction, const Revision& draft) {
  for (const Sql sql : {Sql(kDeleteTexts), Sql(kDeleteTeam), Sql(kDeleteShown)}) {
    Statement deletion = transaction.Prepare(sql);
    BindKey(deletion, KeyOf(draft));
    RETURN_IF_ERROR(deletion.Run());
  }
  return absl::OkStatus();
}

absl::Status InsertParts(WriteTransaction& transaction, const Revision& draft) {
  Statement text_row = transaction.Prepare(kInsertText);
  int64_t position = 0;
  for (const DimensionText& text : draft.content.dimensions) {
    BindKey(text_row, KeyOf(draft));
    text_row.Bind(":dimension", text.dimension).Bind(":position", position++);
    RETURN_IF_ERROR(text_row.Bind(":text", text.text).Run());
  }
  Statement member_row = transaction.Prepare(kInsertMember);
  position = 0;
  for (const TeamMember& member : draft.content.team) {
    BindKey(member_row, KeyOf(draft));
    member_row.Bind(":position", position++).Bind(":organization", member.organization);
    member_row.Bind(":display_name", member.display_name);
    RETURN_IF_ERROR(member_row.Bind(":job_title", member.job_title).Run());
  }
  Statement shown_row = transaction.Prepare(kInsertShown);
  for (const Attachment& attachment : draft.attachments) {
    BindKey(shown_row, KeyOf(draft));
    RETURN_IF_ERROR(shown_row.Bind(":attachment", attachment.id).Run());
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status RevisionNotFound(const SeasonId& season, const ApplicationId& application,
                              int32_t number) {
  return base::Error(Reason::kNotFound, "There is no such revision.",
                     {{"resource", fmt::format("seasons/{}/applications/{}/revisions/{}",
                                               season.value(), application.value(), number)}});
}

absl::StatusOr<Revision> LoadRevision(const ReadTransaction& transaction, const SeasonId& season,
                                      const ApplicationId& application, int32_t number) {
  const Key key{season, application, number};
  Statement row = transaction.Prepare(kFind);
  BindKey(row, key);
  ASSIGN_OR_RETURN(const bool found, row.Next());
  if (!found) return RevisionNotFound(season, application, number);
  Revision revision = ReadRow(row);
  ASSIGN_OR_RETURN(revision.content.dimensions, ListTexts(transaction, key));
  ASSIGN_OR_RETURN(revision.content.team, ListTeam(transaction, key));
  ASSIGN_OR_RETURN(revision.attachments, ListAttachments(transaction, season, application, number));
  ASSIGN_OR_RETURN(revision.endorsement,
                   FindEndorsement(transaction, season, application, revision.content_digest));
  return revision;
}

absl::StatusOr<std::optional<Revision>> FindDraft(const ReadTransaction& transaction,
                                                  const SeasonId& season,
                                                  const ApplicationId& application) {
  ASSIGN_OR_RETURN(const std::optional<int32_t> number,
                   FindDraftNumber(transaction, season, application));
  if (!number) return std::nullopt;
  return LoadRevision(transaction, season, application, *number);
}

absl::StatusOr<Revision> LoadRevisionHead(const ReadTransaction& transaction,
                                          const SeasonId& season, const ApplicationId& application,
                                          int32_t number) {
  const Key key{season, application, number};
  Statement row = transaction.Prepare(kFindHead);
  BindKey(row, key);
  ASSIGN_OR_RETURN(const bool found, row.Next());
  if (!found) return RevisionNotFound(season, application, number);
  return ReadHead(row);
}

absl::StatusOr<std::optional<Revision>> FindDraftHead(const ReadTransaction& transaction,
                                                      const SeasonId& season,
                                                      const ApplicationId& application) {
  ASSIGN_OR_RETURN(const std::optional<int32_t> number,
                   FindDraftNumber(transaction, season, application));
  if (!number) return std::nullopt;
  return LoadRevisionHead(transaction, season, application, *number);
}

absl::StatusOr<std::vector<Revision>> ListRevisions(const ReadTransaction& transaction,
                                                    const SeasonId& season,
                                                    const ApplicationId& application, int32_t after,
                                                    int limit) {
  Statement row = transaction.Prepare(kListHeads);
  row.Bind(":season", season).Bind(":application", application);
  row.Bind(":after", after).Bind(":limit", limit);
  std::vector<Revision> heads;
  while (true) {
    ASSIGN_OR_RETURN(const bool found, row.Next());
    if (!found) return heads;
    heads.push_back(ReadHead(row));
  }
}

absl::Status ReplaceDraft(WriteTransaction& transaction, const Revision& draft) {
  RETURN_IF_ERROR(UpsertRow(transaction, draft));
  RETURN_IF_ERROR(DeleteParts(transaction, draft));
  return InsertParts(transaction, draft);
}

absl::Status SubmitDraft(WriteTransaction& transaction, const Revision& revision) {
  Statement row = transaction.Prepare(kSubmit);
  BindKey(row, KeyOf(revision));
  row.Bind(":submitter", revision.submitter).Bind(":submit_time", revision.submit_time);
  RETURN_IF_ERROR(row.Run());
  return row.changes() == 1
             ? absl::OkStatus()
             : RevisionNotFound(revision.season, revision.application, revision.number);
}

absl::StatusOr<std::optional<Endorsement>> FindEndorsement(const ReadTransaction& transaction,
                                                           const SeasonId& season,
                                                           const ApplicationId& application,
                                                           const base::Digest& content_digest) {
  Statement row = transaction.Prepare(kFindEndorsement);
  row.Bind(":season", season).Bind(":application", application);
  row.Bind(":content_digest", content_digest);
  ASSIGN_OR_RETURN(const bool found, row.Next());
  if (!found) return std::nullopt;
  return Endorsement{.agency = AgencyId(row.Text(0)),
                     .person = PersonId(row.Text(1)),
                     .content_digest = row.Digest(2),
                     .endorse_time = row.Time(3)};
}

absl::Status UpsertEndorsement(WriteTransaction& transaction, const SeasonId& season,
                               const ApplicationId& application, const Endorsement& endorsement) {
  Statement row = transaction.Prepare(kUpsertEndorsement);
  row.Bind(":season", season).Bind(":application", application);
  row.Bind(":content_digest", endorsement.content_digest).Bind(":agency", endorsement.agency);
  row.Bind(":person", endorsement.person);
  return row.Bind(":endorse_time", endorsement.endorse_time).Run();
}

}  // namespace award::storage
