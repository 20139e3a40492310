// Ranks of one judge, their scaling when panels differ, and when ranks are refused.
#include "scoring/ranking/ranks.h"

#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "tests/scoring/rounds.h"

namespace award::scoring {
namespace {

CountedSheet Sheet(size_t application, size_t judge, int32_t total) {
  return {application, judge, total};
}

std::vector<std::string> RankTexts(const Ranks& ranks) {
  std::vector<std::string> texts;
  for (const SheetRank& rank : ranks.of_sheet) texts.push_back(rank.rank.ToString());
  return texts;
}

TEST(Ranks, EqualsShareTheMeanRankAndAreFirstTogether) {
  const Ranks ranks =
      RankSheets({Sheet(0, 0, 80), Sheet(1, 0, 90), Sheet(2, 0, 90), Sheet(3, 0, 70)}, 4, 1)
          .value();
  EXPECT_EQ(RankTexts(ranks), (std::vector<std::string>{"3", "3/2", "3/2", "4"}));
  EXPECT_TRUE(ranks.complete);
  EXPECT_FALSE(ranks.of_sheet[0].first_place);
  EXPECT_TRUE(ranks.of_sheet[1].first_place);
  EXPECT_TRUE(ranks.of_sheet[2].first_place);
}

TEST(Ranks, AreStretchedToAllApplications) {
  // Judge 0 sees all four, judge 1 only two: the second of two counts as the fourth of four.
  const Ranks ranks = RankSheets({Sheet(0, 0, 9), Sheet(1, 0, 8), Sheet(2, 0, 7), Sheet(3, 0, 6),
                                  Sheet(1, 1, 5), Sheet(3, 1, 7)},
                                 4, 2)
                          .value();
  EXPECT_FALSE(ranks.complete);
  EXPECT_FALSE(ranks.obstacle.has_value());
  EXPECT_EQ(*ranks.of_sheet[1].scaled_rank, Fraction::Whole(2));
  EXPECT_EQ(*ranks.of_sheet[4].scaled_rank, Fraction::Whole(4));
  EXPECT_EQ(*ranks.of_sheet[5].scaled_rank, Fraction::Whole(1));
}

TEST(Ranks, AreRefusedWhenAJudgeSawOneOfSeveral) {
  const Ranks ranks = RankSheets({Sheet(0, 0, 9), Sheet(1, 0, 8), Sheet(1, 1, 5)}, 2, 2).value();
  ASSERT_TRUE(ranks.obstacle.has_value());
  EXPECT_EQ(ranks.obstacle->lone_judge, 1U);
  EXPECT_EQ(ranks.obstacle->first_application, 1U);
  EXPECT_FALSE(ranks.of_sheet[0].scaled_rank.has_value());
  EXPECT_FALSE(ranks.of_sheet[2].first_place);
}

TEST(Ranks, AreRefusedWhenPanelsShareNoJudge) {
  const std::vector<CountedSheet> apart = {Sheet(0, 0, 9), Sheet(2, 0, 8), Sheet(1, 1, 5),
                                           Sheet(3, 1, 6)};
  const Ranks ranks = RankSheets(apart, 4, 2).value();
  ASSERT_TRUE(ranks.obstacle.has_value());
  EXPECT_FALSE(ranks.obstacle->lone_judge.has_value());
  EXPECT_EQ(ranks.obstacle->first_application, 0U);
  EXPECT_EQ(ranks.obstacle->second_application, 1U);
  // A third judge who saw one of each joins them.
  std::vector<CountedSheet> joined = apart;
  joined.push_back(Sheet(2, 2, 5));
  joined.push_back(Sheet(3, 2, 6));
  EXPECT_FALSE(RankSheets(joined, 4, 3)->obstacle.has_value());
}

TEST(Ranks, OfASingleApplicationAreOne) {
  const Ranks ranks = RankSheets({Sheet(0, 0, 50), Sheet(0, 1, 60)}, 1, 2).value();
  EXPECT_TRUE(ranks.complete);
  EXPECT_FALSE(ranks.obstacle.has_value());
  EXPECT_EQ(*ranks.of_sheet[0].scaled_rank, Fraction::Whole(1));
  EXPECT_TRUE(ranks.of_sheet[1].first_place);
}

TEST(Ranks, AJudgeWithoutSheetsIsNotMissed) {
  const Ranks ranks = RankSheets({Sheet(0, 2, 50), Sheet(1, 2, 60)}, 2, 4).value();
  EXPECT_TRUE(ranks.complete);
  EXPECT_FALSE(ranks.obstacle.has_value());
}

}  // namespace
}  // namespace award::scoring
