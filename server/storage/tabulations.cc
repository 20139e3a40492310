// The rows of tabulations.
#include "server/storage/tabulations.h"

#include <utility>

#include "fmt/format.h"
#include "server/base/error.h"
#include "server/base/status_macros.h"
#include "server/storage/category_results.h"

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
  INSERT INTO category_result (season_id, tabulation_id, category_id, position, display_name,
                               rank_sum_refusal, vacancies)
  VALUES (:season, :tabulation, :category, :position, :display_name, :rank_sum_refusal,
          :vacancies))sql";

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
  SELECT category_id, display_name, rank_sum_refusal, vacancies
  FROM category_result
  WHERE season_id = :season AND tabulation_id = :tabulation
  ORDER BY position)sql";

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
    Statement category = transaction.Prepare(kInsertCategory);
    category.Bind(":season", tabulation.season).Bind(":tabulation", tabulation.id);
    category.Bind(":category", result.category).Bind(":position", position++);
    category.Bind(":display_name", result.display_name).Bind(":vacancies", result.vacancies);
    RETURN_IF_ERROR(category.Bind(":rank_sum_refusal", result.rank_sum_refusal).Run());
    RETURN_IF_ERROR(InsertLines(transaction, tabulation, result));
    RETURN_IF_ERROR(InsertComparisons(transaction, tabulation, result));
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
  Statement category = transaction.Prepare(kListCategories);
  category.Bind(":season", season).Bind(":tabulation", tabulation);
  while (true) {
    ASSIGN_OR_RETURN(const bool more, category.Next());
    if (!more) break;
    CategoryResult& result = loaded.categories.emplace_back();
    result.category = CategoryId(category.Text(0));
    result.display_name = category.Text(1);
    result.rank_sum_refusal = category.Text(2);
    result.vacancies = static_cast<int32_t>(category.Int(3));
  }
  RETURN_IF_ERROR(ReadLines(transaction, loaded));
  RETURN_IF_ERROR(ReadComparisons(transaction, loaded));
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
