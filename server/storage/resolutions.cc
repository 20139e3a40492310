// The rows of resolutions.
#include "server/storage/resolutions.h"

#include "fmt/format.h"
#include "server/base/error.h"
#include "server/base/status_macros.h"

namespace award::storage {
namespace {

using base::Reason;

constexpr char kInsert[] = R"sql(
  INSERT INTO resolution (
    season_id, id, sequence, kind, round, tabulation_id, category_id, application_id, outcome,
    judge_id, means, none, reason, meeting, members_present, votes_for, votes_against, recorder_id,
    create_time_us)
  VALUES (
    :season, :id,
    (SELECT coalesce(max(sequence), 0) + 1 FROM resolution WHERE season_id = :season),
    :kind, :round, :tabulation, :category, :application, :outcome, :judge, :means, :none, :reason,
    :meeting, :members_present, :votes_for, :votes_against, :recorder, :create_time)
  RETURNING sequence)sql";

constexpr char kInsertOrder[] = R"sql(
  INSERT INTO resolution_order (season_id, resolution_id, position, application_id)
  VALUES (:season, :resolution, :position, :application))sql";

constexpr char kFind[] = R"sql(
  SELECT season_id, id, sequence, kind, round, tabulation_id, category_id, application_id, outcome,
         judge_id, means, none, reason, meeting, members_present, votes_for, votes_against,
         recorder_id, create_time_us
  FROM resolution
  WHERE season_id = :season AND id = :id)sql";

constexpr char kList[] = R"sql(
  SELECT season_id, id, sequence, kind, round, tabulation_id, category_id, application_id, outcome,
         judge_id, means, none, reason, meeting, members_present, votes_for, votes_against,
         recorder_id, create_time_us
  FROM resolution
  WHERE season_id = :season AND sequence > :after
  ORDER BY sequence
  LIMIT :limit)sql";

constexpr char kListOrder[] = R"sql(
  SELECT application_id
  FROM resolution_order
  WHERE season_id = :season AND resolution_id = :resolution
  ORDER BY position)sql";

Resolution ReadResolution(const Statement& row) {
  Resolution resolution;
  resolution.season = SeasonId(row.Text(0));
  resolution.id = ResolutionId(row.Text(1));
  resolution.sequence = row.Int(2);
  resolution.kind = FromName<ResolutionKind>(row.Text(3)).value_or(ResolutionKind::kDivergence);
  resolution.round = FromName<Round>(row.Text(4)).value_or(Round::kFirst);
  resolution.tabulation = TabulationId(row.Text(5));
  resolution.category = CategoryId(row.Text(6));
  resolution.application = ApplicationId(row.Text(7));
  resolution.outcome =
      FromName<DivergenceOutcome>(row.Text(8)).value_or(DivergenceOutcome::kUnspecified);
  resolution.judge = JudgeId(row.Text(9));
  resolution.means = FromName<TieMeans>(row.Text(10)).value_or(TieMeans::kUnspecified);
  resolution.none = row.Bool(11);
  resolution.reason = row.Text(12);
  resolution.meeting = row.Text(13);
  resolution.members_present = static_cast<int32_t>(row.Int(14));
  resolution.votes_for = static_cast<int32_t>(row.Int(15));
  resolution.votes_against = static_cast<int32_t>(row.Int(16));
  resolution.recorder = PersonId(row.Text(17));
  resolution.create_time = row.Time(18);
  return resolution;
}

absl::Status ReadOrder(const ReadTransaction& transaction, Resolution& resolution) {
  if (resolution.kind != ResolutionKind::kTie) return absl::OkStatus();
  Statement row = transaction.Prepare(kListOrder);
  row.Bind(":season", resolution.season).Bind(":resolution", resolution.id);
  while (true) {
    ASSIGN_OR_RETURN(const bool found, row.Next());
    if (!found) return absl::OkStatus();
    resolution.order.emplace_back(row.Text(0));
  }
}

}  // namespace

absl::Status InsertResolution(WriteTransaction& transaction, Resolution& resolution) {
  Statement row = transaction.Prepare(kInsert);
  row.Bind(":season", resolution.season).Bind(":id", resolution.id);
  row.Bind(":kind", NameOf(resolution.kind)).Bind(":round", NameOf(resolution.round));
  row.Bind(":tabulation", resolution.tabulation).Bind(":category", resolution.category);
  row.Bind(":application", resolution.application).Bind(":outcome", NameOf(resolution.outcome));
  row.Bind(":judge", resolution.judge).Bind(":means", NameOf(resolution.means));
  row.Bind(":none", resolution.none).Bind(":reason", resolution.reason);
  row.Bind(":meeting", resolution.meeting).Bind(":members_present", resolution.members_present);
  row.Bind(":votes_for", resolution.votes_for).Bind(":votes_against", resolution.votes_against);
  row.Bind(":recorder", resolution.recorder).Bind(":create_time", resolution.create_time);
  ASSIGN_OR_RETURN(const bool inserted, row.Next());
  if (!inserted) return base::Error(Reason::kInternal, "An insert returned no row.");
  resolution.sequence = row.Int(0);
  RETURN_IF_ERROR(row.Run());
  int position = 0;
  for (const ApplicationId& application : resolution.order) {
    Statement order = transaction.Prepare(kInsertOrder);
    order.Bind(":season", resolution.season).Bind(":resolution", resolution.id);
    RETURN_IF_ERROR(order.Bind(":position", position++).Bind(":application", application).Run());
  }
  return absl::OkStatus();
}

absl::StatusOr<Resolution> LoadResolution(const ReadTransaction& transaction,
                                          const SeasonId& season, const ResolutionId& resolution) {
  Statement row = transaction.Prepare(kFind);
  row.Bind(":season", season).Bind(":id", resolution);
  ASSIGN_OR_RETURN(const bool found, row.Next());
  if (!found) {
    return base::Error(Reason::kNotFound, "There is no such resolution.",
                       {{"resource", fmt::format("seasons/{}/resolutions/{}", season.value(),
                                                 resolution.value())}});
  }
  Resolution loaded = ReadResolution(row);
  RETURN_IF_ERROR(ReadOrder(transaction, loaded));
  return loaded;
}

absl::StatusOr<std::vector<Resolution>> ListResolutions(const ReadTransaction& transaction,
                                                        const SeasonId& season, int64_t after,
                                                        int limit) {
  Statement row = transaction.Prepare(kList);
  row.Bind(":season", season).Bind(":after", after).Bind(":limit", limit);
  std::vector<Resolution> resolutions;
  while (true) {
    ASSIGN_OR_RETURN(const bool found, row.Next());
    if (!found) break;
    resolutions.push_back(ReadResolution(row));
  }
  for (Resolution& resolution : resolutions) RETURN_IF_ERROR(ReadOrder(transaction, resolution));
  return resolutions;
}

}  // namespace award::storage
