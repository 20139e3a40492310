// The rows of judges and their expertise.
#include "server/storage/judges.h"

#include <limits>
#include <utility>

#include "fmt/format.h"
#include "server/base/error.h"
#include "server/base/status_macros.h"

namespace award::storage {
namespace {

using base::Reason;

constexpr char kInsert[] = R"sql(
  INSERT INTO judge (season_id, id, person_id, code, outside, agency_id, gender,
                     load_min, load_max, organisation, seniority, declare_time_us,
                     withdraw_time_us, withdraw_reason, create_time_us, update_time_us, etag)
  VALUES (:season, :id, :person, :code, :outside, :agency, :gender,
          :load_min, :load_max, :organisation, :seniority, :declare_time,
          :withdraw_time, :withdraw_reason, :create_time, :update_time, :etag)
  ON CONFLICT DO NOTHING)sql";

constexpr char kUpdate[] = R"sql(
  UPDATE judge
  SET load_min = :load_min, load_max = :load_max, organisation = :organisation,
      seniority = :seniority, declare_time_us = :declare_time, withdraw_time_us = :withdraw_time,
      withdraw_reason = :withdraw_reason, update_time_us = :update_time, etag = etag + 1
  WHERE season_id = :season AND id = :id AND etag = :etag)sql";

constexpr char kDeleteExpertise[] = R"sql(
  DELETE FROM expertise
  WHERE season_id = :season AND judge_id = :judge)sql";

constexpr char kInsertExpertise[] = R"sql(
  INSERT INTO expertise (season_id, judge_id, dimension_id, level)
  VALUES (:season, :judge, :dimension, :level))sql";

constexpr char kListExpertise[] = R"sql(
  SELECT dimension_id, level
  FROM expertise
  WHERE season_id = :season AND judge_id = :judge
  ORDER BY dimension_id)sql";

constexpr char kList[] = R"sql(
  SELECT j.season_id, j.id, j.person_id, p.display_name, j.code, j.outside, j.agency_id, j.gender,
         j.load_min, j.load_max, j.declare_time_us, j.create_time_us, j.update_time_us, j.etag,
         j.organisation, j.seniority, j.withdraw_time_us, j.withdraw_reason
  FROM judge AS j JOIN person AS p ON p.id = j.person_id
  WHERE j.season_id = :season AND j.id > :after
  ORDER BY j.id
  LIMIT :limit)sql";

constexpr char kFind[] = R"sql(
  SELECT j.season_id, j.id, j.person_id, p.display_name, j.code, j.outside, j.agency_id, j.gender,
         j.load_min, j.load_max, j.declare_time_us, j.create_time_us, j.update_time_us, j.etag,
         j.organisation, j.seniority, j.withdraw_time_us, j.withdraw_reason
  FROM judge AS j JOIN person AS p ON p.id = j.person_id
  WHERE j.season_id = :season AND j.id = :judge)sql";

constexpr char kFindOfPerson[] = R"sql(
  SELECT id
  FROM judge
  WHERE season_id = :season AND person_id = :person)sql";

constexpr char kCount[] = "SELECT count(*) FROM judge WHERE season_id = :season";

Judge ReadJudge(const Statement& row) {
  Judge judge;
  judge.season = SeasonId(row.Text(0));
  judge.id = JudgeId(row.Text(1));
  judge.person = PersonId(row.Text(2));
  judge.display_name = row.Text(3);
  judge.code = row.Text(4);
  judge.outside = row.Bool(5);
  if (std::optional<std::string> agency = row.TextOrNull(6)) {
    judge.agency = AgencyId(std::move(*agency));
  }
  judge.gender = FromName<Gender>(row.Text(7)).value_or(Gender::kUnspecified);
  judge.load_min = static_cast<int32_t>(row.Int(8));
  judge.load_max = static_cast<int32_t>(row.Int(9));
  judge.declare_time = row.TimeOrNull(10);
  judge.create_time = row.Time(11);
  judge.update_time = row.Time(12);
  judge.etag = row.Int(13);
  judge.organisation = row.Text(14);
  judge.seniority = static_cast<int32_t>(row.Int(15));
  judge.withdraw_time = row.TimeOrNull(16);
  judge.withdraw_reason = row.Text(17);
  return judge;
}

absl::Status ReadExpertise(const ReadTransaction& transaction, Judge& judge) {
  Statement row = transaction.Prepare(kListExpertise);
  row.Bind(":season", judge.season).Bind(":judge", judge.id);
  while (true) {
    ASSIGN_OR_RETURN(const bool found, row.Next());
    if (!found) return absl::OkStatus();
    judge.expertise.push_back({DimensionId(row.Text(0)), static_cast<int32_t>(row.Int(1))});
  }
}

absl::Status ReplaceExpertise(WriteTransaction& transaction, const Judge& judge) {
  Statement old = transaction.Prepare(kDeleteExpertise);
  RETURN_IF_ERROR(old.Bind(":season", judge.season).Bind(":judge", judge.id).Run());
  Statement statement = transaction.Prepare(kInsertExpertise);
  for (const Expertise& expertise : judge.expertise) {
    statement.Bind(":season", judge.season).Bind(":judge", judge.id);
    statement.Bind(":dimension", expertise.dimension).Bind(":level", expertise.level);
    RETURN_IF_ERROR(statement.Run());
  }
  return absl::OkStatus();
}

std::string NameOfJudge(const SeasonId& season, const JudgeId& judge) {
  return fmt::format("seasons/{}/judges/{}", season.value(), judge.value());
}

}  // namespace

absl::Status InsertJudge(WriteTransaction& transaction, const Judge& judge) {
  Statement statement = transaction.Prepare(kInsert);
  statement.Bind(":season", judge.season).Bind(":id", judge.id).Bind(":person", judge.person);
  statement.Bind(":code", judge.code).Bind(":outside", judge.outside).Bind(":agency", judge.agency);
  statement.Bind(":gender", NameOf(judge.gender)).Bind(":load_min", judge.load_min);
  statement.Bind(":load_max", judge.load_max).Bind(":organisation", judge.organisation);
  statement.Bind(":seniority", judge.seniority).Bind(":declare_time", judge.declare_time);
  statement.Bind(":withdraw_time", judge.withdraw_time);
  statement.Bind(":withdraw_reason", judge.withdraw_reason);
  statement.Bind(":create_time", judge.create_time).Bind(":update_time", judge.update_time);
  RETURN_IF_ERROR(statement.Bind(":etag", judge.etag).Run());
  if (statement.changes() == 0) {
    return base::Error(Reason::kAlreadyExists, "There is a judge of this id already.",
                       {{"resource", NameOfJudge(judge.season, judge.id)}});
  }
  return ReplaceExpertise(transaction, judge);
}

absl::Status UpdateJudge(WriteTransaction& transaction, Judge& judge) {
  Statement statement = transaction.Prepare(kUpdate);
  statement.Bind(":season", judge.season).Bind(":id", judge.id).Bind(":etag", judge.etag);
  statement.Bind(":load_min", judge.load_min).Bind(":load_max", judge.load_max);
  statement.Bind(":organisation", judge.organisation).Bind(":seniority", judge.seniority);
  statement.Bind(":withdraw_time", judge.withdraw_time);
  statement.Bind(":withdraw_reason", judge.withdraw_reason);
  statement.Bind(":declare_time", judge.declare_time).Bind(":update_time", judge.update_time);
  RETURN_IF_ERROR(statement.Run());
  if (statement.changes() == 0) {
    return base::Error(Reason::kEtagMismatch, "The judge changed since it was read.",
                       {{"resource", NameOfJudge(judge.season, judge.id)}});
  }
  ++judge.etag;
  return ReplaceExpertise(transaction, judge);
}

absl::Status JudgeNotFound(const SeasonId& season, const JudgeId& judge) {
  return base::Error(Reason::kNotFound, "There is no such judge.",
                     {{"resource", NameOfJudge(season, judge)}});
}

absl::StatusOr<std::optional<Judge>> FindJudge(const ReadTransaction& transaction,
                                               const SeasonId& season, const JudgeId& judge) {
  Statement row = transaction.Prepare(kFind);
  row.Bind(":season", season).Bind(":judge", judge);
  ASSIGN_OR_RETURN(const bool is_found, row.Next());
  if (!is_found) return std::nullopt;
  Judge found = ReadJudge(row);
  RETURN_IF_ERROR(ReadExpertise(transaction, found));
  return found;
}

absl::StatusOr<Judge> LoadJudge(const ReadTransaction& transaction, const SeasonId& season,
                                const JudgeId& judge) {
  ASSIGN_OR_RETURN(std::optional<Judge> found, FindJudge(transaction, season, judge));
  if (!found) return JudgeNotFound(season, judge);
  return *std::move(found);
}

absl::StatusOr<std::optional<JudgeId>> FindJudgeOfPerson(const ReadTransaction& transaction,
                                                         const SeasonId& season,
                                                         const PersonId& person) {
  Statement row = transaction.Prepare(kFindOfPerson);
  row.Bind(":season", season).Bind(":person", person);
  ASSIGN_OR_RETURN(const bool found, row.Next());
  if (!found) return std::nullopt;
  return JudgeId(row.Text(0));
}

absl::StatusOr<std::vector<Judge>> ListJudges(const ReadTransaction& transaction,
                                              const SeasonId& season,
                                              const std::optional<JudgeId>& after, int limit) {
  Statement row = transaction.Prepare(kList);
  row.Bind(":season", season).Bind(":after", after ? after->value() : "").Bind(":limit", limit);
  std::vector<Judge> judges;
  while (true) {
    ASSIGN_OR_RETURN(const bool found, row.Next());
    if (!found) break;
    judges.push_back(ReadJudge(row));
  }
  for (Judge& judge : judges) RETURN_IF_ERROR(ReadExpertise(transaction, judge));
  return judges;
}

absl::StatusOr<std::vector<Judge>> ListPanel(const ReadTransaction& transaction,
                                             const SeasonId& season) {
  return ListJudges(transaction, season, std::nullopt, std::numeric_limits<int>::max());
}

absl::StatusOr<int64_t> CountJudges(const ReadTransaction& transaction, const SeasonId& season) {
  Statement row = transaction.Prepare(kCount);
  row.Bind(":season", season);
  RETURN_IF_ERROR(row.Next().status());
  return row.Int(0);
}

}  // namespace award::storage
