// The rows of a season's rules.
#include "server/storage/rules.h"

#include <optional>

#include "server/base/error.h"
#include "server/base/status_macros.h"
#include "server/storage/rubrics.h"

namespace award::storage {
namespace {

using base::Reason;

constexpr char kFindScalars[] = R"sql(
  SELECT method, shortlist_factor, shortlist_floor, nomination_floor, divergence_shown,
         divergence_discussed, divergence_resolved, first_round_judges, final_round_judges,
         outside_judges_min, panel_judges_min, panel_outside_percent_min,
         panel_gender_percent_min, correction_limit, dimension_text_length_max, rank_on,
         ties_at_cut, trim_each_side, trim_from_judges, fairness, fairness_price,
         preference_affinity
  FROM season
  WHERE id = :season)sql";

constexpr char kUpdateScalars[] = R"sql(
  UPDATE season
  SET method = :method, shortlist_factor = :shortlist_factor, shortlist_floor = :shortlist_floor,
      nomination_floor = :nomination_floor, divergence_shown = :divergence_shown,
      divergence_discussed = :divergence_discussed, divergence_resolved = :divergence_resolved,
      first_round_judges = :first_round_judges, final_round_judges = :final_round_judges,
      outside_judges_min = :outside_judges_min, panel_judges_min = :panel_judges_min,
      panel_outside_percent_min = :panel_outside_percent_min,
      panel_gender_percent_min = :panel_gender_percent_min,
      correction_limit = :correction_limit,
      dimension_text_length_max = :dimension_text_length_max, rank_on = :rank_on,
      ties_at_cut = :ties_at_cut, trim_each_side = :trim_each_side,
      trim_from_judges = :trim_from_judges, fairness = :fairness,
      fairness_price = :fairness_price, preference_affinity = :preference_affinity
  WHERE id = :season)sql";

constexpr char kListTieKeys[] = R"sql(
  SELECT tie_key
  FROM tie_key
  WHERE season_id = :season
  ORDER BY position)sql";

constexpr char kListRounding[] = R"sql(
  SELECT point, places, mode
  FROM rounding_stage
  WHERE season_id = :season
  ORDER BY position)sql";

constexpr char kDeleteRounding[] = "DELETE FROM rounding_stage WHERE season_id = :season";
constexpr char kDeleteTieKeys[] = "DELETE FROM tie_key WHERE season_id = :season";

constexpr char kInsertTieKey[] = R"sql(
  INSERT INTO tie_key (season_id, position, tie_key)
  VALUES (:season, :position, :tie_key))sql";

constexpr char kInsertRounding[] = R"sql(
  INSERT INTO rounding_stage (season_id, position, point, places, mode)
  VALUES (:season, :position, :point, :places, :mode))sql";

constexpr char kListAssignmentRules[] = R"sql(
  SELECT id, side, members, scope, min, max, soft
  FROM assignment_rule
  WHERE season_id = :season
  ORDER BY position)sql";

constexpr char kDeleteAssignmentRules[] = "DELETE FROM assignment_rule WHERE season_id = :season";

constexpr char kInsertAssignmentRule[] = R"sql(
  INSERT INTO assignment_rule (season_id, position, id, side, members, scope, min, max, soft)
  VALUES (:season, :position, :id, :side, :members, :scope, :min, :max, :soft))sql";

absl::Status ReadScalars(const ReadTransaction& transaction, const SeasonId& season, Rules& rules) {
  Statement row = transaction.Prepare(kFindScalars);
  row.Bind(":season", season);
  ASSIGN_OR_RETURN(const bool found, row.Next());
  if (!found) return base::Error(Reason::kInternal, "Rules are read of a season that is there.");
  const auto number = [&](int column) { return static_cast<int32_t>(row.Int(column)); };
  rules.method = FromName<TabulationMethod>(row.Text(0)).value_or(TabulationMethod::kTotalScore);
  rules.shortlist_factor = number(1);
  rules.shortlist_floor = number(2);
  rules.nomination_floor = number(3);
  rules.divergence_shown = number(4);
  rules.divergence_discussed = number(5);
  rules.divergence_resolved = number(6);
  rules.first_round_judges = number(7);
  rules.final_round_judges = number(8);
  rules.outside_judges_min = number(9);
  rules.panel_judges_min = number(10);
  rules.panel_outside_percent_min = number(11);
  rules.panel_gender_percent_min = number(12);
  rules.correction_limit = number(13);
  rules.dimension_text_length_max = number(14);
  rules.rank_on = FromName<RankOn>(row.Text(15)).value_or(RankOn::kExact);
  rules.ties_at_cut = FromName<TiesAtCut>(row.Text(16)).value_or(TiesAtCut::kAdmitted);
  rules.trim_each_side = number(17);
  rules.trim_from_judges = number(18);
  rules.assignment.fairness = FromName<Fairness>(row.Text(19)).value_or(Fairness::kFloor);
  rules.assignment.price_basis_points = number(20);
  rules.assignment.preference_affinity = number(21);
  return absl::OkStatus();
}

absl::Status UpdateScalars(WriteTransaction& transaction, const Season& season) {
  const Rules& rules = season.rules;
  Statement statement = transaction.Prepare(kUpdateScalars);
  statement.Bind(":season", season.id).Bind(":method", NameOf(rules.method));
  statement.Bind(":shortlist_factor", rules.shortlist_factor);
  statement.Bind(":shortlist_floor", rules.shortlist_floor);
  statement.Bind(":nomination_floor", rules.nomination_floor);
  statement.Bind(":divergence_shown", rules.divergence_shown);
  statement.Bind(":divergence_discussed", rules.divergence_discussed);
  statement.Bind(":divergence_resolved", rules.divergence_resolved);
  statement.Bind(":first_round_judges", rules.first_round_judges);
  statement.Bind(":final_round_judges", rules.final_round_judges);
  statement.Bind(":outside_judges_min", rules.outside_judges_min);
  statement.Bind(":panel_judges_min", rules.panel_judges_min);
  statement.Bind(":panel_outside_percent_min", rules.panel_outside_percent_min);
  statement.Bind(":panel_gender_percent_min", rules.panel_gender_percent_min);
  statement.Bind(":correction_limit", rules.correction_limit);
  statement.Bind(":rank_on", NameOf(rules.rank_on));
  statement.Bind(":ties_at_cut", NameOf(rules.ties_at_cut));
  statement.Bind(":trim_each_side", rules.trim_each_side);
  statement.Bind(":trim_from_judges", rules.trim_from_judges);
  statement.Bind(":fairness", NameOf(rules.assignment.fairness));
  statement.Bind(":fairness_price", rules.assignment.price_basis_points);
  statement.Bind(":preference_affinity", rules.assignment.preference_affinity);
  return statement.Bind(":dimension_text_length_max", rules.dimension_text_length_max).Run();
}

absl::Status ReadTieChain(const ReadTransaction& transaction, const SeasonId& season,
                          Rules& rules) {
  Statement row = transaction.Prepare(kListTieKeys);
  row.Bind(":season", season);
  while (true) {
    ASSIGN_OR_RETURN(const bool found, row.Next());
    if (!found) return absl::OkStatus();
    const std::optional<TieKey> tie_key = FromName<TieKey>(row.Text(0));
    if (!tie_key) return base::Error(Reason::kInternal, "A stored tie key has no enumerator.");
    rules.tie_chain.push_back(*tie_key);
  }
}

absl::Status ReadRounding(const ReadTransaction& transaction, const SeasonId& season,
                          Rules& rules) {
  Statement row = transaction.Prepare(kListRounding);
  row.Bind(":season", season);
  while (true) {
    ASSIGN_OR_RETURN(const bool found, row.Next());
    if (!found) return absl::OkStatus();
    rules.rounding.push_back({FromName<RoundingPoint>(row.Text(0)).value_or(RoundingPoint::kResult),
                              static_cast<int32_t>(row.Int(1)),
                              FromName<RoundingMode>(row.Text(2)).value_or(RoundingMode::kHalfUp)});
  }
}

absl::Status ReadAssignmentRules(const ReadTransaction& transaction, const SeasonId& season,
                                 Rules& rules) {
  Statement row = transaction.Prepare(kListAssignmentRules);
  row.Bind(":season", season);
  while (true) {
    ASSIGN_OR_RETURN(const bool found, row.Next());
    if (!found) return absl::OkStatus();
    AssignmentRule& rule = rules.assignment.rules.emplace_back();
    rule.id = row.Text(0);
    rule.each = FromName<RuleSide>(row.Text(1)).value_or(RuleSide::kApplication);
    rule.members = row.Text(2);
    rule.scope = row.Text(3);
    rule.min = static_cast<int32_t>(row.Int(4));
    rule.max = row.Text(5);
    rule.soft = row.Bool(6);
  }
}

absl::Status InsertAssignmentRules(WriteTransaction& transaction, const Season& season) {
  Statement statement = transaction.Prepare(kInsertAssignmentRule);
  int position = 0;
  for (const AssignmentRule& rule : season.rules.assignment.rules) {
    statement.Bind(":season", season.id).Bind(":position", position++).Bind(":id", rule.id);
    statement.Bind(":side", NameOf(rule.each)).Bind(":members", rule.members);
    statement.Bind(":scope", rule.scope).Bind(":min", rule.min).Bind(":max", rule.max);
    RETURN_IF_ERROR(statement.Bind(":soft", rule.soft).Run());
  }
  return absl::OkStatus();
}

absl::Status InsertTieChain(WriteTransaction& transaction, const Season& season) {
  int position = 0;
  for (const TieKey key : season.rules.tie_chain) {
    Statement statement = transaction.Prepare(kInsertTieKey);
    statement.Bind(":season", season.id).Bind(":position", position++);
    RETURN_IF_ERROR(statement.Bind(":tie_key", NameOf(key)).Run());
  }
  return absl::OkStatus();
}

absl::Status InsertRounding(WriteTransaction& transaction, const Season& season) {
  int position = 0;
  for (const RoundingStage& stage : season.rules.rounding) {
    Statement statement = transaction.Prepare(kInsertRounding);
    statement.Bind(":season", season.id).Bind(":position", position++);
    statement.Bind(":point", NameOf(stage.point)).Bind(":places", stage.places);
    RETURN_IF_ERROR(statement.Bind(":mode", NameOf(stage.mode)).Run());
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Rules> LoadRules(const ReadTransaction& transaction, const SeasonId& season) {
  Rules rules;
  RETURN_IF_ERROR(ReadScalars(transaction, season, rules));
  ASSIGN_OR_RETURN(rules.categories, LoadCategories(transaction, season));
  RETURN_IF_ERROR(ReadTieChain(transaction, season, rules));
  RETURN_IF_ERROR(ReadRounding(transaction, season, rules));
  RETURN_IF_ERROR(ReadAssignmentRules(transaction, season, rules));
  return rules;
}

absl::Status ReplaceRules(WriteTransaction& transaction, const Season& season) {
  RETURN_IF_ERROR(transaction.Prepare(kDeleteTieKeys).Bind(":season", season.id).Run());
  RETURN_IF_ERROR(transaction.Prepare(kDeleteRounding).Bind(":season", season.id).Run());
  RETURN_IF_ERROR(transaction.Prepare(kDeleteAssignmentRules).Bind(":season", season.id).Run());
  RETURN_IF_ERROR(UpdateScalars(transaction, season));
  RETURN_IF_ERROR(ReplaceCategories(transaction, season.id, season.rules.categories));
  RETURN_IF_ERROR(InsertTieChain(transaction, season));
  RETURN_IF_ERROR(InsertRounding(transaction, season));
  return InsertAssignmentRules(transaction, season);
}

}  // namespace award::storage
