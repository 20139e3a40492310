// What is said of one application, and of ranks that are refused.
#include "scoring/report/sentence.h"

#include <string>
#include <string_view>

#include "gtest/gtest.h"
#include "tests/scoring/reported_rounds.h"
#include "tests/scoring/rounds.h"

namespace award::scoring {
namespace {

std::string Says(const CountedCategory& category, std::string_view application,
                 SentenceLanguage language) {
  const Narrator narrator(category.round, category.tabulation);
  return narrator.ForLine(LineOf(category.tabulation, application), language);
}

std::string English(size_t category, std::string_view application) {
  return Says(ReportedRounds().at(category), application, SentenceLanguage::kEnglish);
}

std::string Chinese(size_t category, std::string_view application) {
  return Says(ReportedRounds().at(category), application, SentenceLanguage::kTraditionalChinese);
}

TEST(Sentence, ShowsTheMeanAsSumByNumberOfJudges) {
  EXPECT_EQ(
      English(0, "beta"),
      "beta: place 1. Counted: 2 judges (J1, J2). Mean total: 168.70 ÷ 2 = 84.35; level 進階. "
      "Admitted: the cut is 2. Places by every method, for information: total score 1, rank "
      "sum 1, trimmed mean 1, median 1.");
  EXPECT_EQ(
      Chinese(0, "beta"),
      "「beta」第 1 名。計入 2 位委員（J1、J2）。平均總分 168.70 ÷ 2 ＝ 84.35；等第「進階」。入列："
      "取 2 名。各法名次（僅供參考）：總評分法 1、序位法 1、截尾平均 1、中位數 1。");
}

TEST(Sentence, SaysWhoDidNotCountAndWhy) {
  EXPECT_EQ(English(0, "epsilon"),
            "epsilon: place 6. Counted: 1 judge (J2); not counted: J1 (excluded by decision), J3 "
            "(recused). Mean total: 71.00; level 進階. The highest and lowest totals are 29.00 "
            "apart, which is to be resolved on record; handled: counted again without J1. Not "
            "admitted: the cut is 2. Places by every method, for information: total score 6, rank "
            "sum 6, trimmed mean 6, median 6.");
  EXPECT_EQ(Chinese(0, "eta"),
            "「eta」未排名：沒有計入的評分單。未計入 J1（缺席）、J2（棄權）、J3（尚未評分）。");
  EXPECT_EQ(English(0, "eta"),
            "eta: no place, since no sheet counts. Not counted: J1 (absent), J2 (abstained), J3 "
            "(pending).");
  EXPECT_EQ(
      Chinese(0, "theta"),
      "「theta」未排名：經決議無法評定。計入 2 位委員（J1、J2）。最高與最低總分相差 10.00，列示；處"
      "理：無法評定。");
}

TEST(Sentence, SaysWhichFloorWasMissedWithPlacesEnoughToSeeIt) {
  EXPECT_NE(English(0, "zeta").find("Not admitted: the dimension 成效's mean, 59.995, is below the "
                                    "floor of 60.00."),
            std::string::npos)
      << English(0, "zeta");
  EXPECT_NE(Chinese(0, "zeta").find("未入列：構面「成效」平均 59.995，未達 60.00。"),
            std::string::npos)
      << Chinese(0, "zeta");
  EXPECT_NE(
      English(0, "iota").find("Not admitted: the mean total, 64.00, is below the floor of 70.00."),
      std::string::npos)
      << English(0, "iota");
}

TEST(Sentence, SaysTheValueThatAFloorIsComparedWith) {
  std::vector<CategoryRules> categories = ReportedRules();
  categories[2].rules.floor = 8'030;
  const auto counted = CountFiles(categories, ReportedSheets(), ReportedDecisions());
  const std::string said = Says(counted[2], "q", SentenceLanguage::kEnglish);
  EXPECT_NE(said.find("the mean total as published, 80.20, is below the floor of 80.30."),
            std::string::npos)
      << said;
}

TEST(Sentence, SaysThatAStrictCutWaitsForAVote) {
  EXPECT_EQ(Chinese(2, "q"),
            "「q」第 1 名。計入 3 位委員（J1、J2、J3）。平均總分 240.50 ÷ 3 ＝ "
            "80.17（481/6）；公布值 80.2。"
            "未入列：只取 2 "
            "名，同名次者無法全部入列，依規則在表決或抽籤前均不入列。各法名次（僅供參考）："
            "總評分法 1、序位法 1、截尾平均 1、中位數 1。");
}

TEST(Sentence, SaysWhyNobodyHasAPlace) {
  EXPECT_EQ(English(1, "a"),
            "a: no place, since the ranks of this panel are refused. Counted: 1 judge (J1). Mean "
            "total: 80.00. Places by every method, for information: total score 3, rank sum none, "
            "trimmed mean 3, median 3. Ranks cannot be added up: a and c have no judge in common, "
            "even through others, so that their ranks cannot be compared.");
}

TEST(Sentence, SaysWhyRanksAreRefused) {
  CountedCategory category = ReportedRounds().at(0);
  const auto said = [&](SentenceLanguage language) {
    return Narrator(category.round, category.tabulation).ForRefusedRanks(language);
  };
  EXPECT_EQ(said(SentenceLanguage::kEnglish), "");
  category.tabulation.refused_ranks =
      RefusedRanks{RankRefusal::kJudgeWithOneApplication, "J9", "alpha", ""};
  EXPECT_EQ(said(SentenceLanguage::kEnglish),
            "Ranks cannot be added up: judge J9 scored only alpha, and one application gives no "
            "rank.");
  EXPECT_EQ(said(SentenceLanguage::kTraditionalChinese),
            "序位無法加總：委員 J9 只評了「alpha」一件，排不出序位。");
  category.tabulation.refused_ranks = RefusedRanks{RankRefusal::kDoesNotFit, "", "alpha", ""};
  EXPECT_EQ(said(SentenceLanguage::kEnglish),
            "Ranks cannot be added up: alpha has a scaled mean rank whose exact value does not fit "
            "64 bits.");
}

TEST(Sentence, NamesTheOfficialFigureBesideTheMean) {
  std::vector<CategoryRules> categories = ReportedRules();
  categories[0].rules.method = Method::kRankSum;
  categories[2].rules.method = Method::kRankSum;
  categories[2].rules.rank_on = RankOn::kExact;
  const auto counted = CountFiles(categories, ReportedSheets(), ReportedDecisions());
  EXPECT_NE(Says(counted[2], "q", SentenceLanguage::kEnglish)
                .find("Mean total: 240.50 ÷ 3 = 80.17 (481/6); rank sum 6."),
            std::string::npos);
  EXPECT_NE(Says(counted[0], "gamma", SentenceLanguage::kTraditionalChinese)
                .find("平均總分 166.60 ÷ 2 ＝ 83.30；換算平均序位 2.75；"),
            std::string::npos);
}

}  // namespace
}  // namespace award::scoring
