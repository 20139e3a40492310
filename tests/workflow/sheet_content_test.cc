// What a judge writes: exact scores, clean comments, the rubric's order.
#include "server/workflow/sheet_content.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "server/base/error.h"
#include "tests/testing/judging_builders.h"
#include "tests/testing/matchers.h"
#include "tests/testing/season_fixture.h"

namespace award::workflow {
namespace {

using base::Reason;
using ::testing::Contains;
using ::testing::ElementsAre;
using testing::HasReason;
using ::testing::IsEmpty;
using testing::IsOkAndHolds;
using ::testing::Pair;
using ::testing::SizeIs;

const Category& Digital() {
  static const Rules& rules = *new Rules(testing::ARules());
  return rules.categories.front();
}

SheetUpdate Scores(std::vector<StatedScore> scores) { return {std::move(scores), std::nullopt}; }
SheetUpdate Comments(std::vector<DimensionComment> comments) {
  return {std::nullopt, std::move(comments)};
}

TEST(SheetContent, RefusesWhatIsNoScoreAndNamesTheItem) {
  struct Row {
    const char* score;
    Reason reason;
  };
  const Row rows[] = {{"", Reason::kScoreInvalid},          {"eighty", Reason::kScoreInvalid},
                      {"８５", Reason::kScoreInvalid},      {"85.123", Reason::kScoreTooPrecise},
                      {"85.500", Reason::kScoreTooPrecise}, {"100.01", Reason::kScoreOutOfRange},
                      {"-1", Reason::kScoreOutOfRange}};
  for (const Row& row : rows) {
    Sheet sheet;
    const absl::Status refused =
        Replace(Scores({{ItemId("1-1"), "80"}, {ItemId("4-2"), row.score}}), Digital(), sheet);
    EXPECT_THAT(refused, HasReason(row.reason)) << row.score;
    EXPECT_THAT(base::MetadataOf(refused), Contains(Pair("item", "4-2"))) << row.score;
  }
}

TEST(SheetContent, TakesScoresToTwoPlacesAtBothEnds) {
  Sheet sheet;
  ASSERT_OK(
      Replace(Scores({{ItemId("1-1"), "0"}, {ItemId("1-2"), "100"}, {ItemId("1-3"), "59.99"}}),
              Digital(), sheet));
  ASSERT_THAT(sheet.scores, SizeIs(3));
  EXPECT_EQ(sheet.scores[0].score, 0);
  EXPECT_EQ(sheet.scores[1].score, 10'000);
  EXPECT_EQ(sheet.scores[2].score, 5'999);
}

TEST(SheetContent, RefusesWhatIsNotInTheRubricOrNamedTwice) {
  Sheet sheet;
  EXPECT_THAT(Replace(Scores({{ItemId("7-1"), "80"}}), Digital(), sheet),
              HasReason(Reason::kItemUnknown));
  EXPECT_THAT(Replace(Scores({{ItemId("1-1"), "80"}, {ItemId("1-1"), "80"}}), Digital(), sheet),
              HasReason(Reason::kFieldInvalid));
  EXPECT_THAT(Replace(Comments({{DimensionId("7"), {"好"}, {}}}), Digital(), sheet),
              HasReason(Reason::kDimensionUnknown));
  EXPECT_THAT(Replace(Comments({{DimensionId("1"), {"好"}, {}}, {DimensionId("1"), {}, {"改"}}}),
                      Digital(), sheet),
              HasReason(Reason::kFieldInvalid));
  EXPECT_THAT(sheet.scores, IsEmpty());
}

TEST(SheetContent, IsKeptInTheOrderOfTheRubric) {
  Sheet sheet;
  SheetUpdate update = Scores({{ItemId("6-1"), "1"}, {ItemId("2-4"), "2"}, {ItemId("2-1"), "3"}});
  update.comments = {{DimensionId("5"), {"五"}, {}}, {DimensionId("2"), {}, {"二"}}};
  ASSERT_OK(Replace(update, Digital(), sheet));
  std::vector<std::string> items;
  for (const ItemScore& score : sheet.scores) items.push_back(score.item.value());
  EXPECT_THAT(items, ElementsAre("2-1", "2-4", "6-1"));
  ASSERT_THAT(sheet.comments, SizeIs(2));
  EXPECT_EQ(sheet.comments[0].dimension, DimensionId("2"));
}

TEST(SheetContent, CleansCommentsAndDropsEmptyOnes) {
  Sheet sheet;
  ASSERT_OK(Replace(
      Comments({{DimensionId("1"), {"  很好。 ", " "}, {""}}, {DimensionId("2"), {""}, {" \n"}}}),
      Digital(), sheet));
  ASSERT_THAT(sheet.comments, SizeIs(1));
  EXPECT_THAT(sheet.comments[0].strengths, ElementsAre("很好。"));
  EXPECT_THAT(sheet.comments[0].improvements, IsEmpty());
  EXPECT_THAT(Replace(Comments({{DimensionId("1"), {"\xc3\x28"}, {}}}), Digital(), sheet),
              HasReason(Reason::kTextNotUtf8));
  EXPECT_THAT(
      Replace(Comments({{DimensionId("1"), {std::string(4001, 'a')}, {}}}), Digital(), sheet),
      HasReason(Reason::kTextTooLong));
  EXPECT_THAT(Replace(Comments({{DimensionId("1"), std::vector<std::string>(21, "好"), {}}}),
                      Digital(), sheet),
              HasReason(Reason::kFieldInvalid));
}

// A bonus stands on the sheet like an item, up to its own highest.
TEST(SheetContent, ABonusIsScoredAfterTheItems) {
  const Rules rules = testing::DeclaredRules();
  const Category& category = rules.categories.front();
  Sheet sheet;
  ASSERT_OK(Replace(Scores({{ItemId("b-1"), "5"}, {ItemId("1-1"), "80"}}), category, sheet));
  EXPECT_EQ(sheet.scores.back().item, ItemId("b-1"));
  const absl::Status refused = Replace(Scores({{ItemId("b-1"), "5.01"}}), category, sheet);
  EXPECT_THAT(refused, HasReason(Reason::kScoreOutOfRange));
  EXPECT_THAT(base::MetadataOf(refused), Contains(Pair("highest", "5")));
  SheetUpdate update = testing::AFullUpdate("80");
  ASSERT_OK(Replace(update, category, sheet));
  EXPECT_THAT(TotalOf(sheet, category, rules), IsOkAndHolds(std::string()));
  EXPECT_THAT(SheetGaps(sheet, category), SizeIs(1));
  update.scores->push_back({ItemId("b-1"), "1.25"});
  ASSERT_OK(Replace(update, category, sheet));
  EXPECT_THAT(TotalOf(sheet, category, rules), IsOkAndHolds(std::string("81.25")));
  EXPECT_THAT(SheetGaps(sheet, category), IsEmpty());
}

// What a judge sees is what will be counted.
TEST(SheetContent, TheTotalIsRoundedAsTheRulesPrescribe) {
  Rules rules = testing::ARules();
  rules.rounding = {{RoundingPoint::kJudgeTotal, 1, RoundingMode::kUp}};
  Sheet sheet;
  SheetUpdate update = testing::AFullUpdate("80");
  for (StatedScore& score : *update.scores) {
    if (score.item == ItemId("3-2")) score.score = "90";
  }
  ASSERT_OK(Replace(update, Digital(), sheet));
  EXPECT_THAT(TotalOf(sheet, Digital(), rules), IsOkAndHolds(std::string("80.70")));
}

TEST(SheetContent, HasATotalOnlyOnceEveryItemIsScored) {
  Sheet sheet;
  SheetUpdate update = testing::AFullUpdate("80");
  update.scores->pop_back();
  ASSERT_OK(Replace(update, Digital(), sheet));
  EXPECT_THAT(TotalOf(sheet, Digital(), testing::ARules()), IsOkAndHolds(std::string()));
  // One item of dimension 3 (weight 2500, four items) is 10 points higher: 10 / 4 · 0.25 = 0.625.
  update = testing::AFullUpdate("80");
  for (StatedScore& score : *update.scores) {
    if (score.item == ItemId("3-2")) score.score = "90";
  }
  ASSERT_OK(Replace(update, Digital(), sheet));
  EXPECT_THAT(TotalOf(sheet, Digital(), testing::ARules()), IsOkAndHolds(std::string("80.63")));
}

}  // namespace
}  // namespace award::workflow
