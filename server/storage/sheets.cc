// The rows of sheets with their scores and comments.
#include "server/storage/sheets.h"

#include <algorithm>
#include <utility>

#include "fmt/format.h"
#include "server/base/error.h"
#include "server/base/status_macros.h"

namespace award::storage {
namespace {

using base::Reason;

constexpr char kFindSetting[] = R"sql(
  SELECT s.id, s.state, s.rules_digest,
         s.intake_open_time_us, s.intake_close_time_us, s.correction_close_time_us,
         s.first_round_close_time_us, s.coaching_close_time_us, s.final_round_close_time_us,
         j.person_id, ap.id, ap.agency_id, ap.category_id, ap.state, ap.revision, a.state,
         EXISTS (SELECT 1
                 FROM conflict AS c
                 WHERE c.season_id = :season AND c.judge_id = :judge
                   AND c.application_id = :application)
  FROM season AS s
  JOIN judge AS j ON j.season_id = s.id AND j.id = :judge
  LEFT JOIN application AS ap ON ap.season_id = s.id AND ap.id = :application
  LEFT JOIN assignment AS a ON a.season_id = s.id AND a.round = :round
                           AND a.application_id = :application AND a.judge_id = :judge
  WHERE s.id = :season)sql";

constexpr char kInsert[] = R"sql(
  INSERT INTO sheet (season_id, judge_id, application_id, round, version, revision, state, reason,
                     digest, submit_time_us, create_time_us, update_time_us, etag)
  VALUES (:season, :judge, :application, :round, :version, :revision, :state, :reason,
          :digest, :submit_time, :create_time, :update_time, :etag)
  RETURNING key)sql";

constexpr char kUpdate[] = R"sql(
  UPDATE sheet
  SET revision = :revision, state = :state, reason = :reason, digest = :digest,
      submit_time_us = :submit_time, update_time_us = :update_time, etag = etag + 1
  WHERE key = :key AND etag = :etag)sql";

constexpr char kInsertScore[] = R"sql(
  INSERT INTO item_score (sheet_key, position, item_id, score)
  VALUES (:sheet, :position, :item, :score))sql";

constexpr char kInsertComment[] = R"sql(
  INSERT INTO dimension_comment (sheet_key, position, dimension_id, kind, text)
  VALUES (:sheet, :position, :dimension, :kind, :text))sql";

constexpr char kDeleteScores[] = "DELETE FROM item_score WHERE sheet_key = :sheet";

constexpr char kDeleteComments[] = "DELETE FROM dimension_comment WHERE sheet_key = :sheet";

constexpr char kFind[] = R"sql(
  SELECT key, season_id, judge_id, application_id, round, version, revision, state, reason,
         digest, submit_time_us, create_time_us, update_time_us, etag
  FROM sheet
  WHERE season_id = :season AND judge_id = :judge AND application_id = :application
    AND round = :round AND state <> 'SUPERSEDED')sql";

constexpr char kFindVersion[] = R"sql(
  SELECT key, season_id, judge_id, application_id, round, version, revision, state, reason,
         digest, submit_time_us, create_time_us, update_time_us, etag
  FROM sheet
  WHERE season_id = :season AND judge_id = :judge AND application_id = :application
    AND round = :round AND version = :version)sql";

constexpr char kLastVersion[] = R"sql(
  SELECT coalesce(max(version), 0)
  FROM sheet
  WHERE season_id = :season AND judge_id = :judge AND application_id = :application
    AND round = :round)sql";

constexpr char kList[] = R"sql(
  SELECT key, season_id, judge_id, application_id, round, version, revision, state, reason,
         digest, submit_time_us, create_time_us, update_time_us, etag
  FROM sheet
  WHERE season_id = :season
    AND (:judge = '' OR judge_id = :judge) AND (:round = '' OR round = :round)
    AND (judge_id, application_id, round, version)
      > (:after_judge, :after_application, :after_round, :after_version)
  ORDER BY judge_id, application_id, round, version
  LIMIT :limit)sql";

constexpr char kListInForce[] = R"sql(
  SELECT key, season_id, judge_id, application_id, round, version, revision, state, reason,
         digest, submit_time_us, create_time_us, update_time_us, etag
  FROM sheet
  WHERE season_id = :season AND round = :round AND state <> 'SUPERSEDED'
  ORDER BY application_id, judge_id)sql";

constexpr char kListScores[] = R"sql(
  SELECT item_id, score
  FROM item_score
  WHERE sheet_key = :sheet
  ORDER BY position)sql";

constexpr char kListComments[] = R"sql(
  SELECT dimension_id, kind, text
  FROM dimension_comment
  WHERE sheet_key = :sheet
  ORDER BY position)sql";

constexpr char kListOutstanding[] = R"sql(
  SELECT a.application_id, a.judge_id, ap.state
  FROM assignment AS a
  JOIN application AS ap ON ap.season_id = a.season_id AND ap.id = a.application_id
  WHERE a.season_id = :season AND a.round = :round AND a.state = 'ACTIVE'
    AND NOT EXISTS (SELECT 1
                    FROM sheet AS s
                    WHERE s.season_id = a.season_id AND s.judge_id = a.judge_id
                      AND s.application_id = a.application_id AND s.round = a.round
                      AND s.state IN ('SUBMITTED', 'ABSTAINED', 'WAIVED'))
  ORDER BY a.application_id, a.judge_id)sql";

constexpr std::string_view kStrength = "STRENGTH";
constexpr std::string_view kImprovement = "IMPROVEMENT";

Sheet ReadSheet(const Statement& row) {
  Sheet sheet;
  sheet.key = row.Int(0);
  sheet.season = SeasonId(row.Text(1));
  sheet.judge = JudgeId(row.Text(2));
  sheet.application = ApplicationId(row.Text(3));
  sheet.round = FromName<Round>(row.Text(4)).value_or(Round::kFirst);
  sheet.version = static_cast<int32_t>(row.Int(5));
  sheet.revision = static_cast<int32_t>(row.Int(6));
  sheet.state = FromName<SheetState>(row.Text(7)).value_or(SheetState::kSuperseded);
  sheet.reason = row.Text(8);
  sheet.digest = row.DigestOrNull(9);
  sheet.submit_time = row.TimeOrNull(10);
  sheet.create_time = row.Time(11);
  sheet.update_time = row.Time(12);
  sheet.etag = row.Int(13);
  return sheet;
}

absl::StatusOr<std::vector<Sheet>> ReadSheets(Statement& row) {
  std::vector<Sheet> sheets;
  while (true) {
    ASSIGN_OR_RETURN(const bool found, row.Next());
    if (!found) return sheets;
    sheets.push_back(ReadSheet(row));
  }
}

absl::Status ReadScores(const ReadTransaction& transaction, Sheet& sheet) {
  Statement row = transaction.Prepare(kListScores);
  row.Bind(":sheet", sheet.key);
  while (true) {
    ASSIGN_OR_RETURN(const bool found, row.Next());
    if (!found) return absl::OkStatus();
    sheet.scores.push_back({ItemId(row.Text(0)), static_cast<int32_t>(row.Int(1))});
  }
}

absl::Status ReadComments(const ReadTransaction& transaction, Sheet& sheet) {
  Statement row = transaction.Prepare(kListComments);
  row.Bind(":sheet", sheet.key);
  while (true) {
    ASSIGN_OR_RETURN(const bool found, row.Next());
    if (!found) return absl::OkStatus();
    DimensionId dimension(row.Text(0));
    if (sheet.comments.empty() || sheet.comments.back().dimension != dimension) {
      sheet.comments.push_back({std::move(dimension), {}, {}});
    }
    DimensionComment& comment = sheet.comments.back();
    (row.Text(1) == kStrength ? comment.strengths : comment.improvements).push_back(row.Text(2));
  }
}

absl::Status InsertScores(WriteTransaction& transaction, const Sheet& sheet) {
  Statement row = transaction.Prepare(kInsertScore);
  int position = 0;
  for (const ItemScore& score : sheet.scores) {
    row.Bind(":sheet", sheet.key).Bind(":position", position++);
    RETURN_IF_ERROR(row.Bind(":item", score.item).Bind(":score", score.score).Run());
  }
  return absl::OkStatus();
}

absl::Status InsertComments(WriteTransaction& transaction, const Sheet& sheet) {
  Statement row = transaction.Prepare(kInsertComment);
  int position = 0;
  const auto insert = [&](const DimensionId& dimension, std::string_view kind,
                          const std::string& text) {
    row.Bind(":sheet", sheet.key).Bind(":position", position++).Bind(":dimension", dimension);
    return row.Bind(":kind", kind).Bind(":text", text).Run();
  };
  for (const DimensionComment& comment : sheet.comments) {
    for (const std::string& text : comment.strengths) {
      RETURN_IF_ERROR(insert(comment.dimension, kStrength, text));
    }
    for (const std::string& text : comment.improvements) {
      RETURN_IF_ERROR(insert(comment.dimension, kImprovement, text));
    }
  }
  return absl::OkStatus();
}

bool SameScores(const Sheet& left, const Sheet& right) {
  return std::equal(left.scores.begin(), left.scores.end(), right.scores.begin(),
                    right.scores.end(), [](const ItemScore& a, const ItemScore& b) {
                      return a.item == b.item && a.score == b.score;
                    });
}

bool SameComments(const Sheet& left, const Sheet& right) {
  return std::equal(left.comments.begin(), left.comments.end(), right.comments.begin(),
                    right.comments.end(), [](const DimensionComment& a, const DimensionComment& b) {
                      return a.dimension == b.dimension && a.strengths == b.strengths &&
                             a.improvements == b.improvements;
                    });
}

void BindSubject(Statement& statement, const SheetSubject& subject) {
  statement.Bind(":season", subject.season).Bind(":judge", subject.judge);
  statement.Bind(":application", subject.application).Bind(":round", NameOf(subject.round));
}

// The sheet of the first row, whole, if there is one.
absl::StatusOr<std::optional<Sheet>> ReadWhole(const ReadTransaction& transaction, Statement& row) {
  ASSIGN_OR_RETURN(const bool found, row.Next());
  if (!found) return std::nullopt;
  Sheet sheet = ReadSheet(row);
  RETURN_IF_ERROR(ReadScores(transaction, sheet));
  RETURN_IF_ERROR(ReadComments(transaction, sheet));
  return sheet;
}

Season ReadSettingSeason(const Statement& row) {
  Season season;
  season.id = SeasonId(row.Text(0));
  season.state = FromName<SeasonState>(row.Text(1)).value_or(SeasonState::kVoid);
  season.rules_digest = row.DigestOrNull(2);
  if (!row.IsNull(3)) {
    season.schedule =
        Schedule{row.Time(3), row.Time(4), row.Time(5), row.Time(6), row.Time(7), row.Time(8)};
  }
  return season;
}

}  // namespace

absl::StatusOr<std::optional<SheetSetting>> FindSheetSetting(const ReadTransaction& transaction,
                                                             const SheetSubject& subject) {
  Statement row = transaction.Prepare(kFindSetting);
  BindSubject(row, subject);
  ASSIGN_OR_RETURN(const bool found, row.Next());
  if (!found) return std::nullopt;
  SheetSetting setting;
  setting.season = ReadSettingSeason(row);
  setting.person = PersonId(row.Text(9));
  if (!row.IsNull(10)) {
    Application& application = setting.application.emplace();
    application.season = setting.season.id;
    application.id = ApplicationId(row.Text(10));
    application.agency = AgencyId(row.Text(11));
    application.category = CategoryId(row.Text(12));
    application.state =
        FromName<ApplicationState>(row.Text(13)).value_or(ApplicationState::kWithdrawn);
    application.revision = static_cast<int32_t>(row.Int(14));
  }
  if (!row.IsNull(15)) {
    setting.assignment =
        FromName<AssignmentState>(row.Text(15)).value_or(AssignmentState::kRecused);
  }
  setting.has_conflict = row.Bool(16);
  return setting;
}

absl::Status InsertSheet(WriteTransaction& transaction, Sheet& sheet) {
  {
    Statement head = transaction.Prepare(kInsert);
    BindSubject(head, {sheet.season, sheet.judge, sheet.application, sheet.round});
    head.Bind(":version", sheet.version).Bind(":revision", sheet.revision);
    head.Bind(":state", NameOf(sheet.state)).Bind(":reason", sheet.reason);
    head.Bind(":digest", sheet.digest).Bind(":submit_time", sheet.submit_time);
    head.Bind(":create_time", sheet.create_time);
    head.Bind(":update_time", sheet.update_time).Bind(":etag", sheet.etag);
    RETURN_IF_ERROR(head.Next().status());
    sheet.key = head.Int(0);
  }
  RETURN_IF_ERROR(InsertScores(transaction, sheet));
  return InsertComments(transaction, sheet);
}

absl::Status UpdateSheet(WriteTransaction& transaction, const Sheet& before, Sheet& sheet) {
  if (!SameScores(before, sheet)) {
    RETURN_IF_ERROR(transaction.Prepare(kDeleteScores).Bind(":sheet", sheet.key).Run());
    RETURN_IF_ERROR(InsertScores(transaction, sheet));
  }
  if (!SameComments(before, sheet)) {
    RETURN_IF_ERROR(transaction.Prepare(kDeleteComments).Bind(":sheet", sheet.key).Run());
    RETURN_IF_ERROR(InsertComments(transaction, sheet));
  }
  Statement head = transaction.Prepare(kUpdate);
  head.Bind(":key", sheet.key).Bind(":etag", sheet.etag).Bind(":revision", sheet.revision);
  head.Bind(":state", NameOf(sheet.state)).Bind(":reason", sheet.reason);
  head.Bind(":digest", sheet.digest).Bind(":submit_time", sheet.submit_time);
  RETURN_IF_ERROR(head.Bind(":update_time", sheet.update_time).Run());
  if (head.changes() == 0) {
    return base::Error(Reason::kEtagMismatch, "The sheet changed since it was read.",
                       {{"judge", sheet.judge.value()},
                        {"application", sheet.application.value()},
                        {"round", std::string(NameOf(sheet.round))}});
  }
  ++sheet.etag;
  return absl::OkStatus();
}

absl::StatusOr<std::optional<Sheet>> FindSheet(const ReadTransaction& transaction,
                                               const SheetSubject& subject) {
  Statement row = transaction.Prepare(kFind);
  BindSubject(row, subject);
  return ReadWhole(transaction, row);
}

absl::StatusOr<std::optional<Sheet>> FindSheetVersion(const ReadTransaction& transaction,
                                                      const SheetSubject& subject,
                                                      int32_t version) {
  Statement row = transaction.Prepare(kFindVersion);
  BindSubject(row, subject);
  row.Bind(":version", version);
  return ReadWhole(transaction, row);
}

absl::StatusOr<int32_t> LastVersion(const ReadTransaction& transaction,
                                    const SheetSubject& subject) {
  Statement row = transaction.Prepare(kLastVersion);
  BindSubject(row, subject);
  RETURN_IF_ERROR(row.Next().status());
  return static_cast<int32_t>(row.Int(0));
}

absl::StatusOr<std::vector<Sheet>> ListSheets(const ReadTransaction& transaction,
                                              const SheetFilter& filter,
                                              const std::optional<SheetPosition>& after,
                                              int limit) {
  Statement row = transaction.Prepare(kList);
  row.Bind(":season", filter.season).Bind(":judge", filter.judge ? filter.judge->value() : "");
  row.Bind(":round", filter.round ? NameOf(*filter.round) : "").Bind(":limit", limit);
  row.Bind(":after_judge", after ? after->judge.value() : "");
  row.Bind(":after_application", after ? after->application.value() : "");
  row.Bind(":after_round", after ? NameOf(after->round) : "");
  row.Bind(":after_version", after ? after->version : 0);
  ASSIGN_OR_RETURN(std::vector<Sheet> sheets, ReadSheets(row));
  for (Sheet& sheet : sheets) {
    RETURN_IF_ERROR(ReadScores(transaction, sheet));
    RETURN_IF_ERROR(ReadComments(transaction, sheet));
  }
  return sheets;
}

absl::StatusOr<std::vector<Sheet>> ListSheetsInForce(const ReadTransaction& transaction,
                                                     const SeasonId& season, Round round) {
  Statement row = transaction.Prepare(kListInForce);
  row.Bind(":season", season).Bind(":round", NameOf(round));
  ASSIGN_OR_RETURN(std::vector<Sheet> sheets, ReadSheets(row));
  for (Sheet& sheet : sheets) RETURN_IF_ERROR(ReadScores(transaction, sheet));
  return sheets;
}

absl::StatusOr<std::vector<OutstandingSheet>> ListOutstanding(const ReadTransaction& transaction,
                                                              const SeasonId& season, Round round) {
  Statement row = transaction.Prepare(kListOutstanding);
  row.Bind(":season", season).Bind(":round", NameOf(round));
  std::vector<OutstandingSheet> outstanding;
  while (true) {
    ASSIGN_OR_RETURN(const bool found, row.Next());
    if (!found) return outstanding;
    OutstandingSheet sheet{ApplicationId(row.Text(0)), JudgeId(row.Text(1))};
    sheet.state = FromName<ApplicationState>(row.Text(2)).value_or(ApplicationState::kWithdrawn);
    outstanding.push_back(std::move(sheet));
  }
}

}  // namespace award::storage
