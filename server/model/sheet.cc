// The digest of a sheet, and what keeps it from being submitted.
#include "server/model/sheet.h"

#include <algorithm>

#include "fmt/format.h"

namespace award {

base::Digest SheetDigest(const Sheet& sheet) {
  base::Canonical bytes("sheet/1");
  bytes.Text(sheet.season.value()).Text(sheet.judge.value()).Text(sheet.application.value());
  bytes.Text(NameOf(sheet.round)).Int(sheet.version).Int(sheet.revision);
  bytes.List(sheet.scores.size());
  for (const ItemScore& score : sheet.scores) bytes.Text(score.item.value()).Int(score.score);
  bytes.List(sheet.comments.size());
  for (const DimensionComment& comment : sheet.comments) {
    bytes.Text(comment.dimension.value()).List(comment.strengths.size());
    for (const std::string& strength : comment.strengths) bytes.Text(strength);
    bytes.List(comment.improvements.size());
    for (const std::string& improvement : comment.improvements) bytes.Text(improvement);
  }
  return bytes.Digest();
}

std::vector<base::Violation> SheetGaps(const Sheet& sheet, const Category& category) {
  std::vector<base::Violation> gaps;
  const auto scored = [&](const ItemId& item) {
    return std::any_of(sheet.scores.begin(), sheet.scores.end(),
                       [&](const ItemScore& s) { return s.item == item; });
  };
  for (const Dimension& dimension : category.dimensions) {
    for (const Item& item : dimension.items) {
      if (scored(item.id)) continue;
      gaps.push_back({base::Reason::kScoreMissing, item.id.value(),
                      fmt::format("Item {} has no score.", item.id.value())});
    }
    const auto comment =
        std::find_if(sheet.comments.begin(), sheet.comments.end(),
                     [&](const DimensionComment& c) { return c.dimension == dimension.id; });
    const bool found = comment != sheet.comments.end();
    if (!found || comment->strengths.empty()) {
      gaps.push_back({base::Reason::kStrengthMissing, dimension.id.value(),
                      fmt::format("Dimension {} has no strength.", dimension.id.value())});
    }
    if (!found || comment->improvements.empty()) {
      gaps.push_back({base::Reason::kImprovementMissing, dimension.id.value(),
                      fmt::format("Dimension {} has no improvement.", dimension.id.value())});
    }
  }
  for (const Bonus& bonus : category.bonuses) {
    if (scored(bonus.id)) continue;
    gaps.push_back({base::Reason::kScoreMissing, bonus.id.value(),
                    fmt::format("Bonus {} has no score; 0 is one.", bonus.id.value())});
  }
  return gaps;
}

}  // namespace award
