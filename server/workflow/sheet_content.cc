// Reading what a judge wrote. A rubric has a few dozen items, so looking one up walks them all.
#include "server/workflow/sheet_content.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "fmt/format.h"
#include "scoring/number/decimal.h"
#include "scoring/rubric/weighing.h"
#include "server/base/error.h"
#include "server/base/limits.h"
#include "server/base/status_macros.h"
#include "server/base/text.h"
#include "server/workflow/rules_check.h"
#include "server/workflow/scores.h"

namespace award::workflow {
namespace {

using base::Reason;

// Where something scored stands in the rubric.
std::optional<size_t> PlaceOf(const std::vector<ItemId>& criteria, const ItemId& item) {
  const auto found = std::find(criteria.begin(), criteria.end(), item);
  if (found == criteria.end()) return std::nullopt;
  return static_cast<size_t>(found - criteria.begin());
}

int32_t HighestOf(const Category& category, const ItemId& item) {
  for (const Bonus& bonus : category.bonuses) {
    if (bonus.id == item) return bonus.highest;
  }
  return scoring::kHighestScore;
}

std::optional<size_t> PlaceOf(const Category& category, const DimensionId& dimension) {
  for (size_t place = 0; place < category.dimensions.size(); ++place) {
    if (category.dimensions[place].id == dimension) return place;
  }
  return std::nullopt;
}

absl::Status TwiceInUpdate(std::string_view kind, const std::string& id) {
  return base::Error(Reason::kFieldInvalid, fmt::format("The {} {} is named twice.", kind, id),
                     {{"field", kind == "item" ? "scores" : "comments"}, {std::string(kind), id}});
}

// The same error with the item in its facts, so that a client can point at it.
absl::Status NameItem(const absl::Status& error, const ItemId& item) {
  base::Metadata facts = base::MetadataOf(error);
  facts.emplace_back("item", item.value());
  return base::Error(*base::ReasonOf(error), base::TextOf(error), std::move(facts));
}

absl::StatusOr<std::vector<ItemScore>> ReadScores(const std::vector<StatedScore>& stated,
                                                  const Category& category) {
  const std::vector<ItemId> criteria = category.Criteria();
  std::vector<std::optional<ItemScore>> places(criteria.size());
  for (const StatedScore& score : stated) {
    const std::optional<size_t> place = PlaceOf(criteria, score.item);
    if (!place) {
      return base::Error(Reason::kItemUnknown,
                         fmt::format("The rubric has no item {}.", score.item.value()),
                         {{"field", "scores"}, {"item", score.item.value()}});
    }
    if (places[*place]) return TwiceInUpdate("item", score.item.value());
    const absl::StatusOr<int32_t> value =
        ParseScore(score.item.value(), score.score, HighestOf(category, score.item));
    if (!value.ok()) return NameItem(value.status(), score.item);
    places[*place] = ItemScore{score.item, *value};
  }
  std::vector<ItemScore> scores;
  for (std::optional<ItemScore>& place : places) {
    if (place) scores.push_back(*std::move(place));
  }
  return scores;
}

// The texts without the empty ones.
absl::StatusOr<std::vector<std::string>> CleanTexts(const std::string& field,
                                                    const std::vector<std::string>& texts) {
  if (texts.size() > kCommentsPerDimensionMax) {
    return base::Error(Reason::kFieldInvalid,
                       fmt::format("{} has more than {} texts.", field, kCommentsPerDimensionMax),
                       {{"field", field}});
  }
  std::vector<std::string> clean;
  for (const std::string& text : texts) {
    ASSIGN_OR_RETURN(std::string cleaned, base::CleanText(field, text, base::kCommentLengthMax,
                                                          base::TextShape::kParagraphs));
    if (!cleaned.empty()) clean.push_back(std::move(cleaned));
  }
  return clean;
}

absl::StatusOr<std::vector<DimensionComment>> ReadComments(
    const std::vector<DimensionComment>& stated, const Category& category) {
  std::vector<std::optional<DimensionComment>> places(category.dimensions.size());
  for (const DimensionComment& comment : stated) {
    const std::string& dimension = comment.dimension.value();
    const std::optional<size_t> place = PlaceOf(category, comment.dimension);
    if (!place) {
      return base::Error(Reason::kDimensionUnknown,
                         fmt::format("The rubric has no dimension {}.", dimension),
                         {{"field", "comments"}, {"dimension", dimension}});
    }
    if (places[*place]) return TwiceInUpdate("dimension", dimension);
    DimensionComment& clean = places[*place].emplace();
    clean.dimension = comment.dimension;
    ASSIGN_OR_RETURN(clean.strengths,
                     CleanTexts(fmt::format("strengths of {}", dimension), comment.strengths));
    ASSIGN_OR_RETURN(clean.improvements, CleanTexts(fmt::format("improvements of {}", dimension),
                                                    comment.improvements));
  }
  std::vector<DimensionComment> comments;
  for (std::optional<DimensionComment>& place : places) {
    if (!place || (place->strengths.empty() && place->improvements.empty())) continue;
    comments.push_back(*std::move(place));
  }
  return comments;
}

}  // namespace

absl::Status Replace(const SheetUpdate& update, const Category& category, Sheet& sheet) {
  if (update.scores) {
    ASSIGN_OR_RETURN(sheet.scores, ReadScores(*update.scores, category));
  }
  if (update.comments) {
    ASSIGN_OR_RETURN(sheet.comments, ReadComments(*update.comments, category));
  }
  return absl::OkStatus();
}

absl::StatusOr<std::string> TotalOf(const Sheet& sheet, const Category& category,
                                    const Rules& rules) {
  if (sheet.scores.size() != category.Criteria().size()) return std::string();
  std::vector<int32_t> scores;
  scores.reserve(sheet.scores.size());
  for (const ItemScore& score : sheet.scores) scores.push_back(score.score);
  const absl::StatusOr<scoring::Fraction> total =
      scoring::WeightedTotal(RubricOf(category), scores, RoundingOf(rules).sheet);
  if (!total.ok()) return base::Error(Reason::kInternal, std::string(total.status().message()));
  return total->ToDecimal(2);
}

}  // namespace award::workflow
