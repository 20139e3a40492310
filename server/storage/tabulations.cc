// The rows of tabulations.
#include "server/storage/tabulations.h"

#include <map>
#include <utility>

#include "fmt/format.h"
#include "server/base/error.h"
#include "server/base/status_macros.h"

namespace award::storage {
namespace {

using base::Reason;

constexpr char kInsert[] = R"sql(
  INSERT INTO tabulation (season_id, id, sequence, round, method, rules_digest, inputs_digest,
                          create_time_us)
  VALUES (:season, :id,
          (SELECT coalesce(max(sequence), 0) + 1 FROM tabulation WHERE season_id = :season),
          :round, :method, :rules_digest, :inputs_digest, :create_time))sql";

constexpr char kInsertCategory[] = R"sql(
  INSERT INTO category_result (season_id, tabulation_id, category_id, position, rank_sum_refusal)
  VALUES (:season, :tabulation, :category, :position, :rank_sum_refusal))sql";

constexpr char kInsertLine[] = R"sql(
  INSERT INTO line (
    season_id, tabulation_id, category_id, position, application_id, title, agency_id, place,
    shadow_place, mean_total, rank_sum, first_places, judge_count, spread, divergence,
    divergence_open, outcome, above_floor, admitted, unranked_reason)
  VALUES (
    :season, :tabulation, :category, :position, :application, :title, :agency, :place,
    :shadow_place, :mean_total, :rank_sum, :first_places, :judge_count, :spread, :divergence,
    :divergence_open, :outcome, :above_floor, :admitted, :unranked_reason))sql";

constexpr char kInsertTotal[] = R"sql(
  INSERT INTO judge_total (season_id, tabulation_id, application_id, judge_id, judge_code, state,
                           total, rank)
  VALUES (:season, :tabulation, :application, :judge, :code, :state, :total, :rank))sql";

constexpr char kInsertComparison[] = R"sql(
  INSERT INTO comparison (season_id, tabulation_id, category_id, position,
                          higher_application_id, lower_application_id, decider, tie_key,
                          higher_value, lower_value)
  VALUES (:season, :tabulation, :category, :position, :higher, :lower, :decider, :tie_key,
          :higher_value, :lower_value))sql";

constexpr char kFind[] = R"sql(
  SELECT season_id, id, round, method, rules_digest, inputs_digest, create_time_us
  FROM tabulation
  WHERE season_id = :season AND id = :id)sql";

constexpr char kFindLatest[] = R"sql(
  SELECT id
  FROM tabulation
  WHERE season_id = :season AND round = :round
  ORDER BY sequence DESC
  LIMIT 1)sql";

constexpr char kList[] = R"sql(
  SELECT season_id, id, round, method, rules_digest, inputs_digest, create_time_us
  FROM tabulation
  WHERE season_id = :season
    AND (:before = '' OR sequence < (SELECT sequence FROM tabulation
                                     WHERE season_id = :season AND id = :before))
  ORDER BY sequence DESC
  LIMIT :limit)sql";

constexpr char kListCategories[] = R"sql(
  SELECT category_id, rank_sum_refusal
  FROM category_result
  WHERE season_id = :season AND tabulation_id = :tabulation
  ORDER BY position)sql";

constexpr char kListLines[] = R"sql(
  SELECT application_id, title, agency_id, place, shadow_place, mean_total, rank_sum,
         first_places, judge_count, spread, divergence, divergence_open, outcome, above_floor,
         admitted, unranked_reason
  FROM line
  WHERE season_id = :season AND tabulation_id = :tabulation AND category_id = :category
  ORDER BY position)sql";

constexpr char kListTotals[] = R"sql(
  SELECT application_id, judge_id, judge_code, state, total, rank
  FROM judge_total
  WHERE season_id = :season AND tabulation_id = :tabulation
  ORDER BY judge_code)sql";

constexpr char kListComparisons[] = R"sql(
  SELECT higher_application_id, lower_application_id, decider, tie_key, higher_value, lower_value
  FROM comparison
  WHERE season_id = :season AND tabulation_id = :tabulation AND category_id = :category
  ORDER BY position)sql";

absl::Status InsertLine(WriteTransaction& transaction, const Tabulation& tabulation,
                        const CategoryId& category, const Line& line, int position) {
  Statement row = transaction.Prepare(kInsertLine);
  row.Bind(":season", tabulation.season).Bind(":tabulation", tabulation.id);
  row.Bind(":category", category).Bind(":position", position);
  row.Bind(":application", line.application).Bind(":title", line.title);
  row.Bind(":agency", line.agency).Bind(":place", line.place);
  row.Bind(":shadow_place", line.shadow_place).Bind(":mean_total", line.mean_total);
  row.Bind(":rank_sum", line.rank_sum).Bind(":first_places", line.first_places);
  row.Bind(":judge_count", line.judge_count).Bind(":spread", line.spread);
  row.Bind(":divergence", NameOf(line.divergence)).Bind(":outcome", NameOf(line.outcome));
  row.Bind(":divergence_open", line.divergence_open).Bind(":above_floor", line.above_floor);
  row.Bind(":admitted", line.admitted).Bind(":unranked_reason", line.unranked_reason);
  RETURN_IF_ERROR(row.Run());
  for (const JudgeTotal& total : line.judge_totals) {
    Statement cell = transaction.Prepare(kInsertTotal);
    cell.Bind(":season", tabulation.season).Bind(":tabulation", tabulation.id);
    cell.Bind(":application", line.application).Bind(":judge", total.judge);
    cell.Bind(":code", total.judge_code).Bind(":state", NameOf(total.state));
    RETURN_IF_ERROR(cell.Bind(":total", total.total).Bind(":rank", total.rank).Run());
  }
  return absl::OkStatus();
}

absl::Status InsertCategory(WriteTransaction& transaction, const Tabulation& tabulation,
                            const CategoryResult& result, int category_position) {
  Statement row = transaction.Prepare(kInsertCategory);
  row.Bind(":season", tabulation.season).Bind(":tabulation", tabulation.id);
  row.Bind(":category", result.category).Bind(":position", category_position);
  RETURN_IF_ERROR(row.Bind(":rank_sum_refusal", result.rank_sum_refusal).Run());
  int position = 0;
  for (const Line& line : result.lines) {
    RETURN_IF_ERROR(InsertLine(transaction, tabulation, result.category, line, position++));
  }
  position = 0;
  for (const Comparison& comparison : result.comparisons) {
    Statement pair = transaction.Prepare(kInsertComparison);
    pair.Bind(":season", tabulation.season).Bind(":tabulation", tabulation.id);
    pair.Bind(":category", result.category).Bind(":position", position++);
    pair.Bind(":higher", comparison.higher).Bind(":lower", comparison.lower);
    pair.Bind(":decider", NameOf(comparison.decider)).Bind(":tie_key", comparison.tie_key);
    pair.Bind(":higher_value", comparison.higher_value);
    RETURN_IF_ERROR(pair.Bind(":lower_value", comparison.lower_value).Run());
  }
  return absl::OkStatus();
}

Tabulation ReadHead(const Statement& row) {
  Tabulation tabulation;
  tabulation.season = SeasonId(row.Text(0));
  tabulation.id = TabulationId(row.Text(1));
  tabulation.round = FromName<Round>(row.Text(2)).value_or(Round::kFirst);
  tabulation.method =
      FromName<TabulationMethod>(row.Text(3)).value_or(TabulationMethod::kTotalScore);
  tabulation.rules_digest = row.Digest(4);
  tabulation.inputs_digest = row.Digest(5);
  tabulation.create_time = row.Time(6);
  return tabulation;
}

Line ReadLine(const Statement& row) {
  Line line;
  line.application = ApplicationId(row.Text(0));
  line.title = row.Text(1);
  line.agency = AgencyId(row.Text(2));
  line.place = static_cast<int32_t>(row.Int(3));
  line.shadow_place = static_cast<int32_t>(row.Int(4));
  line.mean_total = row.Text(5);
  line.rank_sum = row.Text(6);
  line.first_places = static_cast<int32_t>(row.Int(7));
  line.judge_count = static_cast<int32_t>(row.Int(8));
  line.spread = row.Text(9);
  line.divergence = FromName<DivergenceLevel>(row.Text(10)).value_or(DivergenceLevel::kNone);
  line.divergence_open = row.Bool(11);
  line.outcome =
      FromName<DivergenceOutcome>(row.Text(12)).value_or(DivergenceOutcome::kUnspecified);
  line.above_floor = row.Bool(13);
  line.admitted = row.Bool(14);
  line.unranked_reason = row.Text(15);
  return line;
}

using Totals = std::map<ApplicationId, std::vector<JudgeTotal>>;

absl::StatusOr<Totals> ReadTotals(const ReadTransaction& transaction, const SeasonId& season,
                                  const TabulationId& tabulation) {
  Statement row = transaction.Prepare(kListTotals);
  row.Bind(":season", season).Bind(":tabulation", tabulation);
  Totals totals;
  while (true) {
    ASSIGN_OR_RETURN(const bool found, row.Next());
    if (!found) return totals;
    totals[ApplicationId(row.Text(0))].push_back(
        {JudgeId(row.Text(1)), row.Text(2),
         FromName<SeatState>(row.Text(3)).value_or(SeatState::kPending), row.Text(4), row.Text(5)});
  }
}

absl::Status ReadResult(const ReadTransaction& transaction, const Tabulation& tabulation,
                        Totals& totals, CategoryResult& result) {
  Statement row = transaction.Prepare(kListLines);
  row.Bind(":season", tabulation.season).Bind(":tabulation", tabulation.id);
  row.Bind(":category", result.category);
  while (true) {
    ASSIGN_OR_RETURN(const bool found, row.Next());
    if (!found) break;
    Line& line = result.lines.emplace_back(ReadLine(row));
    line.judge_totals = std::move(totals[line.application]);
  }
  Statement pair = transaction.Prepare(kListComparisons);
  pair.Bind(":season", tabulation.season).Bind(":tabulation", tabulation.id);
  pair.Bind(":category", result.category);
  while (true) {
    ASSIGN_OR_RETURN(const bool found, pair.Next());
    if (!found) return absl::OkStatus();
    result.comparisons.push_back({ApplicationId(pair.Text(0)), ApplicationId(pair.Text(1)),
                                  FromName<Decider>(pair.Text(2)).value_or(Decider::kTied),
                                  pair.Text(3), pair.Text(4), pair.Text(5)});
  }
}

}  // namespace

absl::Status InsertTabulation(WriteTransaction& transaction, const Tabulation& tabulation) {
  Statement row = transaction.Prepare(kInsert);
  row.Bind(":season", tabulation.season).Bind(":id", tabulation.id);
  row.Bind(":round", NameOf(tabulation.round)).Bind(":method", NameOf(tabulation.method));
  row.Bind(":rules_digest", tabulation.rules_digest);
  row.Bind(":inputs_digest", tabulation.inputs_digest);
  RETURN_IF_ERROR(row.Bind(":create_time", tabulation.create_time).Run());
  int position = 0;
  for (const CategoryResult& result : tabulation.categories) {
    RETURN_IF_ERROR(InsertCategory(transaction, tabulation, result, position++));
  }
  return absl::OkStatus();
}

absl::StatusOr<Tabulation> LoadTabulation(const ReadTransaction& transaction,
                                          const SeasonId& season, const TabulationId& tabulation) {
  Statement row = transaction.Prepare(kFind);
  row.Bind(":season", season).Bind(":id", tabulation);
  ASSIGN_OR_RETURN(const bool found, row.Next());
  if (!found) {
    return base::Error(Reason::kNotFound, "There is no such tabulation.",
                       {{"resource", fmt::format("seasons/{}/tabulations/{}", season.value(),
                                                 tabulation.value())}});
  }
  Tabulation loaded = ReadHead(row);
  ASSIGN_OR_RETURN(Totals totals, ReadTotals(transaction, season, tabulation));
  Statement category = transaction.Prepare(kListCategories);
  category.Bind(":season", season).Bind(":tabulation", tabulation);
  while (true) {
    ASSIGN_OR_RETURN(const bool more, category.Next());
    if (!more) break;
    CategoryResult& result = loaded.categories.emplace_back();
    result.category = CategoryId(category.Text(0));
    result.rank_sum_refusal = category.Text(1);
  }
  for (CategoryResult& result : loaded.categories) {
    RETURN_IF_ERROR(ReadResult(transaction, loaded, totals, result));
  }
  return loaded;
}

absl::StatusOr<std::optional<Tabulation>> FindLatestTabulation(const ReadTransaction& transaction,
                                                               const SeasonId& season,
                                                               Round round) {
  Statement row = transaction.Prepare(kFindLatest);
  row.Bind(":season", season).Bind(":round", NameOf(round));
  ASSIGN_OR_RETURN(const bool found, row.Next());
  if (!found) return std::nullopt;
  return LoadTabulation(transaction, season, TabulationId(row.Text(0)));
}

absl::StatusOr<std::vector<Tabulation>> ListTabulations(const ReadTransaction& transaction,
                                                        const SeasonId& season,
                                                        const std::optional<Tabulation>& before,
                                                        int limit) {
  Statement row = transaction.Prepare(kList);
  row.Bind(":season", season).Bind(":limit", limit);
  row.Bind(":before", before ? before->id.value() : "");
  std::vector<Tabulation> tabulations;
  while (true) {
    ASSIGN_OR_RETURN(const bool found, row.Next());
    if (!found) return tabulations;
    tabulations.push_back(ReadHead(row));
  }
}

}  // namespace award::storage
