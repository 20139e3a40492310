// The rows of categories, and below them dimensions, items, facets, bonuses and levels.
#include "server/storage/rubrics.h"

#include <string>

#include "server/base/status_macros.h"

namespace award::storage {
namespace {

constexpr char kListCategories[] = R"sql(
  SELECT id, display_name, quota, total_points
  FROM category
  WHERE season_id = :season
  ORDER BY position)sql";

constexpr char kListDimensions[] = R"sql(
  SELECT id, display_name, weight_basis_points, weight_points, floor
  FROM dimension
  WHERE season_id = :season AND category_id = :category
  ORDER BY position)sql";

constexpr char kListItems[] = R"sql(
  SELECT dimension_id, id, display_name, share, facet_id
  FROM item
  WHERE season_id = :season AND category_id = :category
  ORDER BY position)sql";

constexpr char kListFacets[] = R"sql(
  SELECT id, display_name, share
  FROM facet
  WHERE season_id = :season AND category_id = :category
  ORDER BY position)sql";

constexpr char kListBonuses[] = R"sql(
  SELECT id, display_name, highest
  FROM bonus
  WHERE season_id = :season AND category_id = :category
  ORDER BY position)sql";

constexpr char kListLevels[] = R"sql(
  SELECT lowest, display_name, anchor
  FROM level
  WHERE season_id = :season AND category_id = :category
  ORDER BY position)sql";

// Each before what it refers to.
constexpr Sql kDeletes[] = {"DELETE FROM item WHERE season_id = :season",
                            "DELETE FROM dimension WHERE season_id = :season",
                            "DELETE FROM facet WHERE season_id = :season",
                            "DELETE FROM bonus WHERE season_id = :season",
                            "DELETE FROM level WHERE season_id = :season",
                            "DELETE FROM category WHERE season_id = :season"};

constexpr char kInsertCategory[] = R"sql(
  INSERT INTO category (season_id, id, position, display_name, quota, total_points)
  VALUES (:season, :id, :position, :display_name, :quota, :total_points))sql";

constexpr char kInsertDimension[] = R"sql(
  INSERT INTO dimension (season_id, category_id, id, position, display_name, weight_basis_points,
                         weight_points, floor)
  VALUES (:season, :category, :id, :position, :display_name, :basis_points, :points, :floor))sql";

constexpr char kInsertItem[] = R"sql(
  INSERT INTO item (season_id, category_id, id, dimension_id, position, display_name, share,
                    facet_id)
  VALUES (:season, :category, :id, :dimension, :position, :display_name, :share, :facet))sql";

constexpr char kInsertFacet[] = R"sql(
  INSERT INTO facet (season_id, category_id, id, position, display_name, share)
  VALUES (:season, :category, :id, :position, :display_name, :share))sql";

constexpr char kInsertBonus[] = R"sql(
  INSERT INTO bonus (season_id, category_id, id, position, display_name, highest)
  VALUES (:season, :category, :id, :position, :display_name, :highest))sql";

constexpr char kInsertLevel[] = R"sql(
  INSERT INTO level (season_id, category_id, position, lowest, display_name, anchor)
  VALUES (:season, :category, :position, :lowest, :display_name, :anchor))sql";

int32_t Number(const Statement& row, int column) { return static_cast<int32_t>(row.Int(column)); }

// Calls `read` for every row of a list of the category.
template <typename Read>
absl::Status ForEachRow(const ReadTransaction& transaction, Sql sql, const SeasonId& season,
                        const CategoryId& category, Read read) {
  Statement row = transaction.Prepare(sql);
  row.Bind(":season", season).Bind(":category", category);
  while (true) {
    ASSIGN_OR_RETURN(const bool found, row.Next());
    if (!found) return absl::OkStatus();
    read(row);
  }
}

absl::Status ReadDimensions(const ReadTransaction& transaction, const SeasonId& season,
                            Category& category) {
  RETURN_IF_ERROR(
      ForEachRow(transaction, kListDimensions, season, category.id, [&](const Statement& row) {
        category.dimensions.push_back({DimensionId(row.Text(0)),
                                       row.Text(1),
                                       Number(row, 2),
                                       {},
                                       Number(row, 3),
                                       Number(row, 4)});
      }));
  return ForEachRow(transaction, kListItems, season, category.id, [&](const Statement& row) {
    const std::string dimension_id = row.Text(0);
    for (Dimension& dimension : category.dimensions) {
      if (dimension.id.value() != dimension_id) continue;
      dimension.items.push_back(
          {ItemId(row.Text(1)), row.Text(2), Number(row, 3), FacetId(row.Text(4))});
    }
  });
}

absl::Status ReadRubric(const ReadTransaction& transaction, const SeasonId& season,
                        Category& category) {
  RETURN_IF_ERROR(ReadDimensions(transaction, season, category));
  RETURN_IF_ERROR(
      ForEachRow(transaction, kListFacets, season, category.id, [&](const Statement& row) {
        category.facets.push_back({FacetId(row.Text(0)), row.Text(1), Number(row, 2)});
      }));
  RETURN_IF_ERROR(
      ForEachRow(transaction, kListBonuses, season, category.id, [&](const Statement& row) {
        category.bonuses.push_back({ItemId(row.Text(0)), row.Text(1), Number(row, 2)});
      }));
  return ForEachRow(transaction, kListLevels, season, category.id, [&](const Statement& row) {
    category.levels.push_back({Number(row, 0), row.Text(1), row.Text(2)});
  });
}

absl::Status InsertDimensions(WriteTransaction& transaction, const SeasonId& season,
                              const Category& category) {
  int dimension_position = 0;
  int item_position = 0;
  for (const Dimension& dimension : category.dimensions) {
    Statement statement = transaction.Prepare(kInsertDimension);
    statement.Bind(":season", season).Bind(":category", category.id).Bind(":id", dimension.id);
    statement.Bind(":position", dimension_position++);
    statement.Bind(":display_name", dimension.display_name);
    statement.Bind(":basis_points", dimension.weight_basis_points);
    statement.Bind(":points", dimension.weight_points).Bind(":floor", dimension.floor);
    RETURN_IF_ERROR(statement.Run());
    for (const Item& item : dimension.items) {
      Statement row = transaction.Prepare(kInsertItem);
      row.Bind(":season", season).Bind(":category", category.id).Bind(":id", item.id);
      row.Bind(":dimension", dimension.id).Bind(":position", item_position++);
      row.Bind(":display_name", item.display_name).Bind(":share", item.share);
      RETURN_IF_ERROR(row.Bind(":facet", item.facet).Run());
    }
  }
  return absl::OkStatus();
}

absl::Status InsertRest(WriteTransaction& transaction, const SeasonId& season,
                        const Category& category) {
  int position = 0;
  for (const Facet& facet : category.facets) {
    Statement row = transaction.Prepare(kInsertFacet);
    row.Bind(":season", season).Bind(":category", category.id).Bind(":id", facet.id);
    row.Bind(":position", position++).Bind(":display_name", facet.display_name);
    RETURN_IF_ERROR(row.Bind(":share", facet.share).Run());
  }
  position = 0;
  for (const Bonus& bonus : category.bonuses) {
    Statement row = transaction.Prepare(kInsertBonus);
    row.Bind(":season", season).Bind(":category", category.id).Bind(":id", bonus.id);
    row.Bind(":position", position++).Bind(":display_name", bonus.display_name);
    RETURN_IF_ERROR(row.Bind(":highest", bonus.highest).Run());
  }
  position = 0;
  for (const Level& level : category.levels) {
    Statement row = transaction.Prepare(kInsertLevel);
    row.Bind(":season", season).Bind(":category", category.id).Bind(":position", position++);
    row.Bind(":lowest", level.lowest).Bind(":display_name", level.display_name);
    RETURN_IF_ERROR(row.Bind(":anchor", level.anchor).Run());
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::vector<Category>> LoadCategories(const ReadTransaction& transaction,
                                                     const SeasonId& season) {
  std::vector<Category> categories;
  Statement row = transaction.Prepare(kListCategories);
  row.Bind(":season", season);
  while (true) {
    ASSIGN_OR_RETURN(const bool found, row.Next());
    if (!found) break;
    Category& category = categories.emplace_back();
    category.id = CategoryId(row.Text(0));
    category.display_name = row.Text(1);
    category.quota = Number(row, 2);
    category.total_points = Number(row, 3);
  }
  for (Category& category : categories) {
    RETURN_IF_ERROR(ReadRubric(transaction, season, category));
  }
  return categories;
}

absl::Status ReplaceCategories(WriteTransaction& transaction, const SeasonId& season,
                               const std::vector<Category>& categories) {
  for (const Sql sql : kDeletes) {
    RETURN_IF_ERROR(transaction.Prepare(sql).Bind(":season", season).Run());
  }
  int position = 0;
  for (const Category& category : categories) {
    Statement insert = transaction.Prepare(kInsertCategory);
    insert.Bind(":season", season).Bind(":id", category.id).Bind(":position", position++);
    insert.Bind(":display_name", category.display_name).Bind(":quota", category.quota);
    RETURN_IF_ERROR(insert.Bind(":total_points", category.total_points).Run());
    RETURN_IF_ERROR(InsertDimensions(transaction, season, category));
    RETURN_IF_ERROR(InsertRest(transaction, season, category));
  }
  return absl::OkStatus();
}

}  // namespace award::storage
