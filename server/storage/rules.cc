// The rows of a season's rules.
#include "server/storage/rules.h"

#include <utility>

#include "fmt/format.h"
#include "server/base/error.h"
#include "server/base/status_macros.h"

namespace award::storage {
namespace {

using base::Reason;

constexpr char kFindScalars[] = R"sql(
  SELECT method, shortlist_factor, shortlist_floor, nomination_floor, divergence_shown,
         divergence_discussed, divergence_resolved, first_round_judges, final_round_judges,
         outside_judges_min, panel_judges_min, panel_outside_percent_min,
         panel_gender_percent_min, correction_limit, dimension_text_length_max
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
      dimension_text_length_max = :dimension_text_length_max
  WHERE id = :season)sql";

constexpr char kListCategories[] = R"sql(
  SELECT id, display_name, quota
  FROM category
  WHERE season_id = :season
  ORDER BY position)sql";

constexpr char kListDimensions[] = R"sql(
  SELECT id, display_name, weight_basis_points
  FROM dimension
  WHERE season_id = :season AND category_id = :category
  ORDER BY position)sql";

constexpr char kListItems[] = R"sql(
  SELECT dimension_id, id, display_name, share
  FROM item
  WHERE season_id = :season AND category_id = :category
  ORDER BY position)sql";

constexpr char kListTieKeys[] = R"sql(
  SELECT tie_key
  FROM tie_key
  WHERE season_id = :season
  ORDER BY position)sql";

constexpr char kDeleteItems[] = "DELETE FROM item WHERE season_id = :season";
constexpr char kDeleteDimensions[] = "DELETE FROM dimension WHERE season_id = :season";
constexpr char kDeleteCategories[] = "DELETE FROM category WHERE season_id = :season";
constexpr char kDeleteTieKeys[] = "DELETE FROM tie_key WHERE season_id = :season";

constexpr char kInsertCategory[] = R"sql(
  INSERT INTO category (season_id, id, position, display_name, quota)
  VALUES (:season, :id, :position, :display_name, :quota))sql";

constexpr char kInsertDimension[] = R"sql(
  INSERT INTO dimension (season_id, category_id, id, position, display_name, weight_basis_points)
  VALUES (:season, :category, :id, :position, :display_name, :weight))sql";

constexpr char kInsertItem[] = R"sql(
  INSERT INTO item (season_id, category_id, id, dimension_id, position, display_name, share)
  VALUES (:season, :category, :id, :dimension, :position, :display_name, :share))sql";

constexpr char kInsertTieKey[] = R"sql(
  INSERT INTO tie_key (season_id, position, tie_key)
  VALUES (:season, :position, :tie_key))sql";

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
  return absl::OkStatus();
}

absl::Status ReadDimensions(const ReadTransaction& transaction, const SeasonId& season,
                            Category& category) {
  Statement row = transaction.Prepare(kListDimensions);
  row.Bind(":season", season).Bind(":category", category.id);
  while (true) {
    ASSIGN_OR_RETURN(const bool found, row.Next());
    if (!found) break;
    category.dimensions.push_back(
        {DimensionId(row.Text(0)), row.Text(1), static_cast<int32_t>(row.Int(2)), {}});
  }
  Statement item = transaction.Prepare(kListItems);
  item.Bind(":season", season).Bind(":category", category.id);
  while (true) {
    ASSIGN_OR_RETURN(const bool found, item.Next());
    if (!found) return absl::OkStatus();
    const std::string dimension_id = item.Text(0);
    for (Dimension& dimension : category.dimensions) {
      if (dimension.id.value() != dimension_id) continue;
      dimension.items.push_back(
          {ItemId(item.Text(1)), item.Text(2), static_cast<int32_t>(item.Int(3))});
    }
  }
}

absl::Status InsertCategory(WriteTransaction& transaction, const SeasonId& season,
                            const Category& category, int position) {
  Statement insert = transaction.Prepare(kInsertCategory);
  insert.Bind(":season", season).Bind(":id", category.id).Bind(":position", position);
  insert.Bind(":display_name", category.display_name);
  RETURN_IF_ERROR(insert.Bind(":quota", category.quota).Run());
  int dimension_position = 0;
  int item_position = 0;
  for (const Dimension& dimension : category.dimensions) {
    Statement statement = transaction.Prepare(kInsertDimension);
    statement.Bind(":season", season).Bind(":category", category.id).Bind(":id", dimension.id);
    statement.Bind(":position", dimension_position++);
    statement.Bind(":display_name", dimension.display_name);
    RETURN_IF_ERROR(statement.Bind(":weight", dimension.weight_basis_points).Run());
    for (const Item& item : dimension.items) {
      Statement row = transaction.Prepare(kInsertItem);
      row.Bind(":season", season).Bind(":category", category.id).Bind(":id", item.id);
      row.Bind(":dimension", dimension.id).Bind(":position", item_position++);
      row.Bind(":display_name", item.display_name).Bind(":share", item.share);
      RETURN_IF_ERROR(row.Run());
    }
  }
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
  return statement.Bind(":dimension_text_length_max", rules.dimension_text_length_max).Run();
}

}  // namespace

absl::StatusOr<Rules> LoadRules(const ReadTransaction& transaction, const SeasonId& season) {
  Rules rules;
  RETURN_IF_ERROR(ReadScalars(transaction, season, rules));
  Statement row = transaction.Prepare(kListCategories);
  row.Bind(":season", season);
  while (true) {
    ASSIGN_OR_RETURN(const bool found, row.Next());
    if (!found) break;
    rules.categories.push_back(
        {CategoryId(row.Text(0)), row.Text(1), {}, static_cast<int32_t>(row.Int(2))});
  }
  for (Category& category : rules.categories) {
    RETURN_IF_ERROR(ReadDimensions(transaction, season, category));
  }
  Statement key = transaction.Prepare(kListTieKeys);
  key.Bind(":season", season);
  while (true) {
    ASSIGN_OR_RETURN(const bool found, key.Next());
    if (!found) return rules;
    const std::optional<TieKey> tie_key = FromName<TieKey>(key.Text(0));
    if (!tie_key) return base::Error(Reason::kInternal, "A stored tie key has no enumerator.");
    rules.tie_chain.push_back(*tie_key);
  }
}

absl::Status ReplaceRules(WriteTransaction& transaction, const Season& season) {
  RETURN_IF_ERROR(transaction.Prepare(kDeleteItems).Bind(":season", season.id).Run());
  RETURN_IF_ERROR(transaction.Prepare(kDeleteDimensions).Bind(":season", season.id).Run());
  RETURN_IF_ERROR(transaction.Prepare(kDeleteCategories).Bind(":season", season.id).Run());
  RETURN_IF_ERROR(transaction.Prepare(kDeleteTieKeys).Bind(":season", season.id).Run());
  RETURN_IF_ERROR(UpdateScalars(transaction, season));
  int position = 0;
  for (const Category& category : season.rules.categories) {
    RETURN_IF_ERROR(InsertCategory(transaction, season.id, category, position++));
  }
  position = 0;
  for (const TieKey key : season.rules.tie_chain) {
    Statement statement = transaction.Prepare(kInsertTieKey);
    statement.Bind(":season", season.id).Bind(":position", position++);
    RETURN_IF_ERROR(statement.Bind(":tie_key", NameOf(key)).Run());
  }
  return absl::OkStatus();
}

}  // namespace award::storage
