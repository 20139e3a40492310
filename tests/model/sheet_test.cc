// Sheets: what keeps one from being submitted, and what its digest holds.
#include "server/model/sheet.h"

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "fmt/format.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace award {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Category ACategory() {
  Category category;
  category.id = CategoryId("digital");
  category.dimensions = {
      {DimensionId("1"), "", 4'000, {{ItemId("1-1"), "", 1}, {ItemId("1-2"), "", 1}}},
      {DimensionId("2"), "", 6'000, {{ItemId("2-1"), "", 1}}}};
  return category;
}

Sheet AWholeSheet() {
  Sheet sheet;
  sheet.season = SeasonId("116");
  sheet.judge = JudgeId("lin");
  sheet.application = ApplicationId("mobile");
  sheet.scores = {{ItemId("1-1"), 8'000}, {ItemId("1-2"), 0}, {ItemId("2-1"), 10'000}};
  sheet.comments = {{DimensionId("1"), {"長處"}, {"改進"}}, {DimensionId("2"), {"二"}, {"三"}}};
  return sheet;
}

std::vector<std::string> GapsOf(const Sheet& sheet) {
  std::vector<std::string> gaps;
  for (const base::Violation& gap : SheetGaps(sheet, ACategory())) {
    gaps.push_back(fmt::format("{} {}", base::ReasonName(gap.type), gap.subject));
  }
  return gaps;
}

TEST(Sheet, IsWholeWithEveryItemAndBothCommentsOnEachDimension) {
  EXPECT_THAT(GapsOf(AWholeSheet()), IsEmpty()) << "a score of 0 is a score";
}

TEST(Sheet, EverythingMissingIsNamed) {
  EXPECT_THAT(GapsOf(Sheet()),
              ElementsAre("SCORE_MISSING 1-1", "SCORE_MISSING 1-2", "STRENGTH_MISSING 1",
                          "IMPROVEMENT_MISSING 1", "SCORE_MISSING 2-1", "STRENGTH_MISSING 2",
                          "IMPROVEMENT_MISSING 2"));
}

TEST(Sheet, OneGapIsNamedAlone) {
  Sheet sheet = AWholeSheet();
  sheet.scores.erase(sheet.scores.begin() + 1);
  EXPECT_THAT(GapsOf(sheet), ElementsAre("SCORE_MISSING 1-2"));
  sheet = AWholeSheet();
  sheet.comments[1].improvements.clear();
  EXPECT_THAT(GapsOf(sheet), ElementsAre("IMPROVEMENT_MISSING 2"));
  sheet = AWholeSheet();
  sheet.comments[0].strengths.clear();
  EXPECT_THAT(GapsOf(sheet), ElementsAre("STRENGTH_MISSING 1"));
}

TEST(SheetDigest, DependsOnEverythingTheJudgeSaysAndOnWhat) {
  const std::function<void(Sheet&)> edits[] = {
      [](Sheet&) {},
      [](Sheet& s) { s.season = SeasonId("117"); },
      [](Sheet& s) { s.judge = JudgeId("huang"); },
      [](Sheet& s) { s.application = ApplicationId("other"); },
      [](Sheet& s) { s.round = Round::kFinal; },
      [](Sheet& s) { s.version = 2; },
      [](Sheet& s) { s.revision = 2; },
      [](Sheet& s) { s.scores.pop_back(); },
      [](Sheet& s) { s.scores[0].item = ItemId("1-3"); },
      [](Sheet& s) { s.scores[0].score = 8'001; },
      [](Sheet& s) { s.comments.pop_back(); },
      [](Sheet& s) { s.comments[0].dimension = DimensionId("3"); },
      [](Sheet& s) { s.comments[0].strengths[0] = "別的"; },
      [](Sheet& s) { s.comments[0].strengths.push_back("再"); },
      [](Sheet& s) { s.comments[0].improvements[0] = "別的"; },
      [](Sheet& s) { s.comments[0].improvements.clear(); },
      [](Sheet& s) { std::swap(s.comments[0].strengths, s.comments[0].improvements); }};
  std::set<base::Digest> digests;
  for (const auto& edit : edits) {
    Sheet sheet = AWholeSheet();
    edit(sheet);
    EXPECT_TRUE(digests.insert(SheetDigest(sheet)).second) << digests.size();
  }
}

TEST(SheetDigest, DoesNotDependOnItsOwnRecord) {
  Sheet sheet = AWholeSheet();
  sheet.key = 7;
  sheet.etag = 9;
  sheet.state = SheetState::kSubmitted;
  sheet.update_time = {1};
  EXPECT_EQ(SheetDigest(sheet), SheetDigest(AWholeSheet()));
}

}  // namespace
}  // namespace award
