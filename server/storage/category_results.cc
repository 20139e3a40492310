// The rows below a tabulation's categories. What belongs to a line or a comparison is read for the
// whole tabulation at once and sorted to its place.
#include "server/storage/category_results.h"

#include <map>
#include <utility>
#include <vector>

#include "server/base/status_macros.h"

namespace award::storage {
namespace {

constexpr char kInsertLine[] = R"sql(
  INSERT INTO line (
    season_id, tabulation_id, category_id, position, application_id, title, agency_id,
    agency_display_name, place, shadow_place, total_score_place, rank_sum_place,
    trimmed_mean_place, median_place, mean_total, trimmed_mean, median_total, published, rank_sum,
    first_places, judge_count, spread, divergence, divergence_open, outcome, above_floor,
    admission, unranked_reason)
  VALUES (
    :season, :tabulation, :category, :position, :application, :title, :agency,
    :agency_display_name, :place, :shadow_place, :total_score_place, :rank_sum_place,
    :trimmed_mean_place, :median_place, :mean_total, :trimmed_mean, :median_total, :published,
    :rank_sum, :first_places, :judge_count, :spread, :divergence, :divergence_open, :outcome,
    :above_floor, :admission, :unranked_reason))sql";

constexpr char kInsertTotal[] = R"sql(
  INSERT INTO judge_total (season_id, tabulation_id, application_id, judge_id, judge_code, state,
                           total, rank, scaled_rank)
  VALUES (:season, :tabulation, :application, :judge, :code, :state, :total, :rank,
          :scaled_rank))sql";

constexpr char kInsertMean[] = R"sql(
  INSERT INTO dimension_mean (season_id, tabulation_id, application_id, position, dimension_id,
                              mean, below_floor)
  VALUES (:season, :tabulation, :application, :position, :dimension, :mean, :below_floor))sql";

constexpr char kInsertComparison[] = R"sql(
  INSERT INTO comparison (season_id, tabulation_id, category_id, position,
                          higher_application_id, lower_application_id, decider, tie_key,
                          higher_value, lower_value, gap, sentence_zh, sentence_en)
  VALUES (:season, :tabulation, :category, :position, :higher, :lower, :decider, :tie_key,
          :higher_value, :lower_value, :gap, :sentence_zh, :sentence_en))sql";

constexpr char kInsertStep[] = R"sql(
  INSERT INTO comparison_step (season_id, tabulation_id, category_id, comparison_position,
                               position, tie_key, dimension_id, higher_value, lower_value)
  VALUES (:season, :tabulation, :category, :comparison, :position, :tie_key, :dimension,
          :higher_value, :lower_value))sql";

constexpr char kListLines[] = R"sql(
  SELECT application_id, title, agency_id, agency_display_name, place, shadow_place,
         total_score_place, rank_sum_place, trimmed_mean_place, median_place, mean_total,
         trimmed_mean, median_total, published, rank_sum, first_places, judge_count, spread,
         divergence, divergence_open, outcome, above_floor, admission, unranked_reason
  FROM line
  WHERE season_id = :season AND tabulation_id = :tabulation AND category_id = :category
  ORDER BY position)sql";

constexpr char kListTotals[] = R"sql(
  SELECT application_id, judge_id, judge_code, state, total, rank, scaled_rank
  FROM judge_total
  WHERE season_id = :season AND tabulation_id = :tabulation
  ORDER BY judge_code)sql";

constexpr char kListMeans[] = R"sql(
  SELECT application_id, dimension_id, mean, below_floor
  FROM dimension_mean
  WHERE season_id = :season AND tabulation_id = :tabulation
  ORDER BY position)sql";

constexpr char kListComparisons[] = R"sql(
  SELECT higher_application_id, lower_application_id, decider, tie_key, higher_value, lower_value,
         gap, sentence_zh, sentence_en
  FROM comparison
  WHERE season_id = :season AND tabulation_id = :tabulation AND category_id = :category
  ORDER BY position)sql";

constexpr char kListSteps[] = R"sql(
  SELECT category_id, comparison_position, tie_key, dimension_id, higher_value, lower_value
  FROM comparison_step
  WHERE season_id = :season AND tabulation_id = :tabulation
  ORDER BY position)sql";

int32_t Number(const Statement& row, int column) { return static_cast<int32_t>(row.Int(column)); }

absl::Status InsertLine(WriteTransaction& transaction, const Tabulation& tabulation,
                        const CategoryId& category, const Line& line, int position) {
  Statement row = transaction.Prepare(kInsertLine);
  row.Bind(":season", tabulation.season).Bind(":tabulation", tabulation.id);
  row.Bind(":category", category).Bind(":position", position);
  row.Bind(":application", line.application).Bind(":title", line.title);
  row.Bind(":agency", line.agency).Bind(":agency_display_name", line.agency_display_name);
  row.Bind(":place", line.place).Bind(":shadow_place", line.shadow_place);
  row.Bind(":total_score_place", line.shadow_places.total_score);
  row.Bind(":rank_sum_place", line.shadow_places.rank_sum);
  row.Bind(":trimmed_mean_place", line.shadow_places.trimmed_mean);
  row.Bind(":median_place", line.shadow_places.median);
  row.Bind(":mean_total", line.mean_total).Bind(":trimmed_mean", line.trimmed_mean);
  row.Bind(":median_total", line.median_total).Bind(":published", line.published);
  row.Bind(":rank_sum", line.rank_sum).Bind(":first_places", line.first_places);
  row.Bind(":judge_count", line.judge_count).Bind(":spread", line.spread);
  row.Bind(":divergence", NameOf(line.divergence)).Bind(":outcome", NameOf(line.outcome));
  row.Bind(":divergence_open", line.divergence_open).Bind(":above_floor", line.above_floor);
  row.Bind(":admission", NameOf(line.admission));
  return row.Bind(":unranked_reason", line.unranked_reason).Run();
}

absl::Status InsertParts(WriteTransaction& transaction, const Tabulation& tabulation,
                         const Line& line) {
  for (const JudgeTotal& total : line.judge_totals) {
    Statement cell = transaction.Prepare(kInsertTotal);
    cell.Bind(":season", tabulation.season).Bind(":tabulation", tabulation.id);
    cell.Bind(":application", line.application).Bind(":judge", total.judge);
    cell.Bind(":code", total.judge_code).Bind(":state", NameOf(total.state));
    cell.Bind(":total", total.total).Bind(":rank", total.rank);
    RETURN_IF_ERROR(cell.Bind(":scaled_rank", total.scaled_rank).Run());
  }
  int position = 0;
  for (const DimensionMean& mean : line.dimension_means) {
    Statement cell = transaction.Prepare(kInsertMean);
    cell.Bind(":season", tabulation.season).Bind(":tabulation", tabulation.id);
    cell.Bind(":application", line.application).Bind(":position", position++);
    cell.Bind(":dimension", mean.dimension).Bind(":mean", mean.mean);
    RETURN_IF_ERROR(cell.Bind(":below_floor", mean.below_floor).Run());
  }
  return absl::OkStatus();
}

absl::Status InsertSteps(WriteTransaction& transaction, const Tabulation& tabulation,
                         const CategoryId& category, const Comparison& comparison,
                         int comparison_position) {
  int position = 0;
  for (const ComparisonStep& step : comparison.steps) {
    Statement row = transaction.Prepare(kInsertStep);
    row.Bind(":season", tabulation.season).Bind(":tabulation", tabulation.id);
    row.Bind(":category", category).Bind(":comparison", comparison_position);
    row.Bind(":position", position++).Bind(":tie_key", step.tie_key);
    row.Bind(":dimension", step.dimension).Bind(":higher_value", step.higher_value);
    RETURN_IF_ERROR(row.Bind(":lower_value", step.lower_value).Run());
  }
  return absl::OkStatus();
}

Line ReadLine(const Statement& row) {
  Line line;
  line.application = ApplicationId(row.Text(0));
  line.title = row.Text(1);
  line.agency = AgencyId(row.Text(2));
  line.agency_display_name = row.Text(3);
  line.place = Number(row, 4);
  line.shadow_place = Number(row, 5);
  line.shadow_places = {Number(row, 6), Number(row, 7), Number(row, 8), Number(row, 9)};
  line.mean_total = row.Text(10);
  line.trimmed_mean = row.Text(11);
  line.median_total = row.Text(12);
  line.published = row.Text(13);
  line.rank_sum = row.Text(14);
  line.first_places = Number(row, 15);
  line.judge_count = Number(row, 16);
  line.spread = row.Text(17);
  line.divergence = FromName<DivergenceLevel>(row.Text(18)).value_or(DivergenceLevel::kNone);
  line.divergence_open = row.Bool(19);
  line.outcome =
      FromName<DivergenceOutcome>(row.Text(20)).value_or(DivergenceOutcome::kUnspecified);
  line.above_floor = row.Bool(21);
  line.admission = FromName<Admission>(row.Text(22)).value_or(Admission::kUnranked);
  line.unranked_reason = row.Text(23);
  return line;
}

// A list of the whole tabulation, row by row.
template <typename Read>
absl::Status ForEachRow(const ReadTransaction& transaction, Sql sql, const Tabulation& tabulation,
                        Read read) {
  Statement row = transaction.Prepare(sql);
  row.Bind(":season", tabulation.season).Bind(":tabulation", tabulation.id);
  while (true) {
    ASSIGN_OR_RETURN(const bool found, row.Next());
    if (!found) return absl::OkStatus();
    read(row);
  }
}

}  // namespace

absl::Status InsertLines(WriteTransaction& transaction, const Tabulation& tabulation,
                         const CategoryResult& result) {
  int position = 0;
  for (const Line& line : result.lines) {
    RETURN_IF_ERROR(InsertLine(transaction, tabulation, result.category, line, position++));
    RETURN_IF_ERROR(InsertParts(transaction, tabulation, line));
  }
  return absl::OkStatus();
}

absl::Status InsertComparisons(WriteTransaction& transaction, const Tabulation& tabulation,
                               const CategoryResult& result) {
  int position = 0;
  for (const Comparison& comparison : result.comparisons) {
    Statement pair = transaction.Prepare(kInsertComparison);
    pair.Bind(":season", tabulation.season).Bind(":tabulation", tabulation.id);
    pair.Bind(":category", result.category).Bind(":position", position);
    pair.Bind(":higher", comparison.higher).Bind(":lower", comparison.lower);
    pair.Bind(":decider", NameOf(comparison.decider)).Bind(":tie_key", comparison.tie_key);
    pair.Bind(":higher_value", comparison.higher_value);
    pair.Bind(":lower_value", comparison.lower_value).Bind(":gap", comparison.gap);
    pair.Bind(":sentence_zh", comparison.sentence_zh);
    RETURN_IF_ERROR(pair.Bind(":sentence_en", comparison.sentence_en).Run());
    RETURN_IF_ERROR(InsertSteps(transaction, tabulation, result.category, comparison, position++));
  }
  return absl::OkStatus();
}

absl::Status ReadLines(const ReadTransaction& transaction, Tabulation& tabulation) {
  std::map<ApplicationId, std::vector<JudgeTotal>> totals;
  RETURN_IF_ERROR(ForEachRow(transaction, kListTotals, tabulation, [&](const Statement& row) {
    totals[ApplicationId(row.Text(0))].push_back(
        {JudgeId(row.Text(1)), row.Text(2),
         FromName<SeatState>(row.Text(3)).value_or(SeatState::kPending), row.Text(4), row.Text(5),
         row.Text(6)});
  }));
  std::map<ApplicationId, std::vector<DimensionMean>> means;
  RETURN_IF_ERROR(ForEachRow(transaction, kListMeans, tabulation, [&](const Statement& row) {
    means[ApplicationId(row.Text(0))].push_back(
        {DimensionId(row.Text(1)), row.Text(2), row.Bool(3)});
  }));
  for (CategoryResult& result : tabulation.categories) {
    Statement row = transaction.Prepare(kListLines);
    row.Bind(":season", tabulation.season).Bind(":tabulation", tabulation.id);
    row.Bind(":category", result.category);
    while (true) {
      ASSIGN_OR_RETURN(const bool found, row.Next());
      if (!found) break;
      Line& line = result.lines.emplace_back(ReadLine(row));
      line.judge_totals = std::move(totals[line.application]);
      line.dimension_means = std::move(means[line.application]);
    }
  }
  return absl::OkStatus();
}

absl::Status ReadComparisons(const ReadTransaction& transaction, Tabulation& tabulation) {
  std::map<std::pair<CategoryId, int64_t>, std::vector<ComparisonStep>> steps;
  RETURN_IF_ERROR(ForEachRow(transaction, kListSteps, tabulation, [&](const Statement& row) {
    steps[{CategoryId(row.Text(0)), row.Int(1)}].push_back(
        {row.Text(2), DimensionId(row.Text(3)), row.Text(4), row.Text(5)});
  }));
  for (CategoryResult& result : tabulation.categories) {
    Statement row = transaction.Prepare(kListComparisons);
    row.Bind(":season", tabulation.season).Bind(":tabulation", tabulation.id);
    row.Bind(":category", result.category);
    for (int64_t position = 0;; ++position) {
      ASSIGN_OR_RETURN(const bool found, row.Next());
      if (!found) break;
      result.comparisons.push_back({ApplicationId(row.Text(0)), ApplicationId(row.Text(1)),
                                    FromName<Decider>(row.Text(2)).value_or(Decider::kTied),
                                    row.Text(3), row.Text(4), row.Text(5), row.Text(6),
                                    std::move(steps[{result.category, position}]), row.Text(7),
                                    row.Text(8)});
    }
  }
  return absl::OkStatus();
}

}  // namespace award::storage
