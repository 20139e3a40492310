// The rows of assignment plans, and one row for each document.
#include "server/storage/plans.h"

#include <limits>
#include <string>
#include <string_view>
#include <utility>

#include "fmt/format.h"
#include "server/base/error.h"
#include "server/base/status_macros.h"

namespace award::storage {
namespace {

using base::Reason;

constexpr char kInsertPlan[] = R"sql(
  INSERT INTO assignment_plan (season_id, id, round, state, affinity_total, imported,
                               kept, given_affinities, base_plan_id, proposer_id, review_person_id,
                               review_note, inputs_digest, create_time_us, review_time_us,
                               apply_time_us, etag)
  VALUES (:season, :id, :round, :state, :affinity_total, :imported, :kept, :given_affinities, :base,
          :proposer, :review_person, :review_note, :inputs_digest, :create_time, :review_time,
          :apply_time, :etag))sql";

constexpr char kInsertSeat[] = R"sql(
  INSERT INTO seat (season_id, assignment_plan_id, application_id, judge_id, affinity)
  VALUES (:season, :plan, :application, :judge, :affinity))sql";

constexpr char kInsertTier[] = R"sql(
  INSERT INTO plan_tier (season_id, assignment_plan_id, position, tier, value, bound)
  VALUES (:season, :plan, :position, :tier, :value, :bound))sql";

constexpr char kUpdatePlan[] = R"sql(
  UPDATE assignment_plan
  SET state = :state, review_person_id = :review_person, review_note = :review_note,
      review_time_us = :review_time, apply_time_us = :apply_time, etag = etag + 1
  WHERE season_id = :season AND id = :id AND etag = :etag)sql";

constexpr char kFindPlan[] = R"sql(
  SELECT season_id, id, round, state, affinity_total, imported, kept, given_affinities,
         base_plan_id, proposer_id, review_person_id, review_note, inputs_digest, create_time_us,
         review_time_us, apply_time_us, etag
  FROM assignment_plan
  WHERE season_id = :season AND id = :plan)sql";

constexpr char kFindAppliedPlan[] = R"sql(
  SELECT season_id, id, round, state, affinity_total, imported, kept, given_affinities,
         base_plan_id, proposer_id, review_person_id, review_note, inputs_digest, create_time_us,
         review_time_us, apply_time_us, etag
  FROM assignment_plan
  WHERE season_id = :season AND round = :round AND state = 'APPLIED')sql";

constexpr char kListPlans[] = R"sql(
  SELECT season_id, id, round, state, affinity_total, imported, kept, given_affinities,
         base_plan_id, proposer_id, review_person_id, review_note, inputs_digest, create_time_us,
         review_time_us, apply_time_us, etag
  FROM assignment_plan
  WHERE season_id = :season
    AND (create_time_us < :after_time OR (create_time_us = :after_time AND id < :after_id))
  ORDER BY create_time_us DESC, id DESC
  LIMIT :limit)sql";

constexpr char kListSeats[] = R"sql(
  SELECT application_id, judge_id, affinity
  FROM seat
  WHERE season_id = :season AND assignment_plan_id = :plan
  ORDER BY application_id, judge_id)sql";

constexpr char kListTiers[] = R"sql(
  SELECT tier, value, bound
  FROM plan_tier
  WHERE season_id = :season AND assignment_plan_id = :plan
  ORDER BY position)sql";

constexpr char kInsertDocument[] = R"sql(
  INSERT INTO plan_document (season_id, assignment_plan_id, kind, content, digest)
  VALUES (:season, :plan, :kind, :content, :digest))sql";

constexpr char kFindDocument[] = R"sql(
  SELECT content, digest
  FROM plan_document
  WHERE season_id = :season AND assignment_plan_id = :plan AND kind = :kind)sql";

constexpr std::pair<std::string_view, std::string PlanDocuments::*> kDocuments[] = {
    {"APPLICATIONS", &PlanDocuments::applications},
    {"JUDGES", &PlanDocuments::judges},
    {"AFFINITY", &PlanDocuments::affinity},
    {"RULES", &PlanDocuments::rules},
    {"LOCKS", &PlanDocuments::locks},
    {"CONFLICTS", &PlanDocuments::conflicts},
    {"KEPT", &PlanDocuments::kept},
    {"CERTIFICATE", &PlanDocuments::certificate}};

AssignmentPlan ReadPlan(const Statement& row) {
  AssignmentPlan plan;
  plan.season = SeasonId(row.Text(0));
  plan.id = PlanId(row.Text(1));
  plan.round = FromName<Round>(row.Text(2)).value_or(Round::kFirst);
  plan.state = FromName<PlanState>(row.Text(3)).value_or(PlanState::kSuperseded);
  plan.affinity_total = row.Int(4);
  plan.imported = row.Bool(5);
  plan.kept = row.Bool(6);
  plan.given_affinities = row.Bool(7);
  if (const auto base = row.TextOrNull(8)) plan.base = PlanId(*base);
  plan.proposer = PersonId(row.Text(9));
  if (const auto review_person = row.TextOrNull(10)) plan.review_person = PersonId(*review_person);
  plan.review_note = row.Text(11);
  plan.inputs_digest = row.Digest(12);
  plan.create_time = row.Time(13);
  plan.review_time = row.TimeOrNull(14);
  plan.apply_time = row.TimeOrNull(15);
  plan.etag = row.Int(16);
  return plan;
}

absl::Status ReadSeats(const ReadTransaction& transaction, AssignmentPlan& plan) {
  Statement row = transaction.Prepare(kListSeats);
  row.Bind(":season", plan.season).Bind(":plan", plan.id);
  while (true) {
    ASSIGN_OR_RETURN(const bool found, row.Next());
    if (!found) return absl::OkStatus();
    plan.seats.push_back(
        {ApplicationId(row.Text(0)), JudgeId(row.Text(1)), static_cast<int32_t>(row.Int(2))});
  }
}

absl::Status ReadTiers(const ReadTransaction& transaction, AssignmentPlan& plan) {
  Statement row = transaction.Prepare(kListTiers);
  row.Bind(":season", plan.season).Bind(":plan", plan.id);
  while (true) {
    ASSIGN_OR_RETURN(const bool found, row.Next());
    if (!found) return absl::OkStatus();
    plan.tiers.push_back({FromName<AssignmentTier>(row.Text(0)).value_or(AssignmentTier::kTotal),
                          row.Int(1), row.IntOrNull(2)});
  }
}

absl::Status InsertSeats(WriteTransaction& transaction, const AssignmentPlan& plan) {
  Statement row = transaction.Prepare(kInsertSeat);
  for (const Seat& seat : plan.seats) {
    row.Bind(":season", plan.season).Bind(":plan", plan.id);
    row.Bind(":application", seat.application).Bind(":judge", seat.judge);
    RETURN_IF_ERROR(row.Bind(":affinity", seat.affinity).Run());
  }
  return absl::OkStatus();
}

absl::Status InsertTiers(WriteTransaction& transaction, const AssignmentPlan& plan) {
  Statement row = transaction.Prepare(kInsertTier);
  int position = 0;
  for (const PlanTier& tier : plan.tiers) {
    row.Bind(":season", plan.season).Bind(":plan", plan.id).Bind(":position", position++);
    row.Bind(":tier", NameOf(tier.tier)).Bind(":value", tier.value);
    RETURN_IF_ERROR(row.Bind(":bound", tier.bound).Run());
  }
  return absl::OkStatus();
}

std::string NameOfPlan(const SeasonId& season, const PlanId& plan) {
  return fmt::format("seasons/{}/assignmentPlans/{}", season.value(), plan.value());
}

}  // namespace

absl::Status InsertPlan(WriteTransaction& transaction, const AssignmentPlan& plan) {
  Statement head = transaction.Prepare(kInsertPlan);
  head.Bind(":season", plan.season).Bind(":id", plan.id).Bind(":round", NameOf(plan.round));
  head.Bind(":state", NameOf(plan.state)).Bind(":affinity_total", plan.affinity_total);
  head.Bind(":imported", plan.imported).Bind(":given_affinities", plan.given_affinities);
  head.Bind(":kept", plan.kept);
  head.Bind(":base", plan.base).Bind(":proposer", plan.proposer);
  head.Bind(":review_person", plan.review_person).Bind(":review_note", plan.review_note);
  head.Bind(":inputs_digest", plan.inputs_digest).Bind(":create_time", plan.create_time);
  head.Bind(":review_time", plan.review_time).Bind(":apply_time", plan.apply_time);
  RETURN_IF_ERROR(head.Bind(":etag", plan.etag).Run());
  RETURN_IF_ERROR(InsertSeats(transaction, plan));
  return InsertTiers(transaction, plan);
}

absl::Status UpdatePlan(WriteTransaction& transaction, AssignmentPlan& plan) {
  Statement statement = transaction.Prepare(kUpdatePlan);
  statement.Bind(":season", plan.season).Bind(":id", plan.id).Bind(":state", NameOf(plan.state));
  statement.Bind(":review_person", plan.review_person).Bind(":review_note", plan.review_note);
  statement.Bind(":review_time", plan.review_time);
  RETURN_IF_ERROR(statement.Bind(":apply_time", plan.apply_time).Bind(":etag", plan.etag).Run());
  if (statement.changes() == 0) {
    return base::Error(Reason::kEtagMismatch, "The plan changed since it was read.",
                       {{"resource", NameOfPlan(plan.season, plan.id)}});
  }
  ++plan.etag;
  return absl::OkStatus();
}

absl::StatusOr<AssignmentPlan> LoadPlan(const ReadTransaction& transaction, const SeasonId& season,
                                        const PlanId& plan) {
  Statement row = transaction.Prepare(kFindPlan);
  row.Bind(":season", season).Bind(":plan", plan);
  ASSIGN_OR_RETURN(const bool found, row.Next());
  if (!found) {
    return base::Error(Reason::kNotFound, "There is no such assignment plan.",
                       {{"resource", NameOfPlan(season, plan)}});
  }
  AssignmentPlan loaded = ReadPlan(row);
  RETURN_IF_ERROR(ReadSeats(transaction, loaded));
  RETURN_IF_ERROR(ReadTiers(transaction, loaded));
  return loaded;
}

absl::StatusOr<std::optional<AssignmentPlan>> FindAppliedPlan(const ReadTransaction& transaction,
                                                              const SeasonId& season, Round round) {
  Statement row = transaction.Prepare(kFindAppliedPlan);
  row.Bind(":season", season).Bind(":round", NameOf(round));
  ASSIGN_OR_RETURN(const bool found, row.Next());
  if (!found) return std::nullopt;
  AssignmentPlan applied = ReadPlan(row);
  RETURN_IF_ERROR(ReadSeats(transaction, applied));
  RETURN_IF_ERROR(ReadTiers(transaction, applied));
  return applied;
}

absl::StatusOr<std::vector<AssignmentPlan>> ListPlans(const ReadTransaction& transaction,
                                                      const SeasonId& season,
                                                      const std::optional<PlanPosition>& after,
                                                      int limit) {
  const base::Time latest{std::numeric_limits<int64_t>::max()};
  Statement row = transaction.Prepare(kListPlans);
  row.Bind(":season", season).Bind(":after_time", after ? after->create_time : latest);
  row.Bind(":after_id", after ? after->id.value() : "").Bind(":limit", limit);
  std::vector<AssignmentPlan> plans;
  while (true) {
    ASSIGN_OR_RETURN(const bool found, row.Next());
    if (!found) break;
    plans.push_back(ReadPlan(row));
  }
  for (AssignmentPlan& plan : plans) RETURN_IF_ERROR(ReadTiers(transaction, plan));
  return plans;
}

absl::Status InsertPlanDocuments(WriteTransaction& transaction, const AssignmentPlan& plan,
                                 const PlanDocuments& documents) {
  Statement row = transaction.Prepare(kInsertDocument);
  for (const auto& [kind, member] : kDocuments) {
    row.Bind(":season", plan.season).Bind(":plan", plan.id).Bind(":kind", kind);
    row.Bind(":content", Blob{documents.*member});
    RETURN_IF_ERROR(row.Bind(":digest", base::Digest::Of(documents.*member)).Run());
  }
  return absl::OkStatus();
}

absl::StatusOr<std::optional<PlanDocuments>> FindPlanDocuments(const ReadTransaction& transaction,
                                                               const SeasonId& season,
                                                               const PlanId& plan) {
  PlanDocuments documents;
  for (const auto& [kind, member] : kDocuments) {
    Statement row = transaction.Prepare(kFindDocument);
    row.Bind(":season", season).Bind(":plan", plan).Bind(":kind", kind);
    ASSIGN_OR_RETURN(const bool found, row.Next());
    if (!found) return std::nullopt;
    documents.*member = row.Bytes(0);
    if (base::Digest::Of(documents.*member) == row.Digest(1)) continue;
    return base::Error(
        Reason::kInternal,
        fmt::format("The stored {} of plan {} do not have their digest.", kind, plan.value()));
  }
  return documents;
}

}  // namespace award::storage
