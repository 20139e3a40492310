// What a sentence says for every way in which two applications can be compared.
#include <optional>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "scoring/report/phrase.h"
#include "scoring/report/sentence.h"
#include "tests/scoring/reported_rounds.h"
#include "tests/scoring/rounds.h"

namespace award::scoring {
namespace {

constexpr auto kChinese = SentenceLanguage::kTraditionalChinese;
constexpr auto kEnglish = SentenceLanguage::kEnglish;

// A round whose lines a and b share place 3; three dimensions, the first two the heaviest.
struct World {
  Round round;
  Tabulation tabulation;

  World() {
    round.rubric = RubricOfWeights({4'000, 4'000, 2'000});
    round.rubric.dimensions[0].name = "創新";
    for (const std::string id : {"a", "b"}) {
      Line line;
      line.application = id;
      line.place = 3;
      tabulation.lines.push_back(line);
    }
    tabulation.complete_panel = true;
  }

  std::string Says(const std::vector<Step>& steps, DecidedBy decided_by,
                   SentenceLanguage language = kEnglish,
                   std::optional<TieWay> way = std::nullopt) const {
    PairComparison pair{"a", "b", {decided_by, steps, -1}, way};
    return Narrator(round, tabulation).ForPair(pair, language);
  }
};

Step MethodStep(const Fraction& first, const Fraction& second) {
  return {std::nullopt, std::nullopt, first, second};
}

Step KeyStep(TieKey key, const Fraction& first, const Fraction& second) {
  return {key, std::nullopt, first, second};
}

TEST(PairSentence, NamesBothValuesAndTheGap) {
  const World world;
  const std::vector<Step> steps = {MethodStep(Ratio(1709, 20), Ratio(853, 10))};
  EXPECT_EQ(world.Says(steps, DecidedBy::kMethod),
            "a stands before b: mean total 85.45 is higher than 85.30, by 0.15.");
  EXPECT_EQ(world.Says(steps, DecidedBy::kMethod, kChinese),
            "「a」排在「b」之前：平均總分 85.45 高於 85.30，相差 0.15。");
}

TEST(PairSentence, ShowsTheFractionWhereThePrintIsNotExact) {
  const World world;
  const std::vector<Step> steps = {MethodStep(Ratio(256, 3), Ratio(85, 1))};
  EXPECT_EQ(world.Says(steps, DecidedBy::kMethod),
            "a stands before b: mean total 85.33 (256/3) is higher than 85.00, by 0.33 (1/3).");
  EXPECT_EQ(world.Says(steps, DecidedBy::kMethod, kChinese),
            "「a」排在「b」之前：平均總分 85.33（256/3）高於 85.00，相差 0.33（1/3）。");
}

TEST(PairSentence, DifferentValuesNeverPrintAlike) {
  const World world;
  EXPECT_EQ(world.Says({MethodStep(Ratio(8'500'012, 100'000), Ratio(8'500'010, 100'000))},
                       DecidedBy::kMethod),
            "a stands before b: mean total 85.00012 is higher than 85.00010, by 0.00002.");
  EXPECT_EQ(
      world.Says({MethodStep(Ratio(85'001, 1'000), Ratio(84'999, 1'000))}, DecidedBy::kMethod),
      "a stands before b: mean total 85.001 is higher than 84.999, by 0.002.");
}

TEST(PairSentence, TheGapIsNeverPrintedAsZero) {
  const World world;
  // 85.455 and 85.4549 print as 85.46 and 85.45.
  EXPECT_EQ(
      world.Says({MethodStep(Ratio(85'455, 1'000), Ratio(854'549, 10'000))}, DecidedBy::kMethod),
      "a stands before b: mean total 85.46 (17091/200) is higher than 85.45 (854549/10000), "
      "by 0.0001.");
}

TEST(PairSentence, BeyondSixPlacesFractionsTellThemApart) {
  const World world;
  const std::vector<Step> steps = {MethodStep(Ratio(850'000'001, 10'000'000), Ratio(85, 1))};
  EXPECT_EQ(world.Says(steps, DecidedBy::kMethod),
            "a stands before b: mean total prints alike as 85.000000; exactly 850000001/10000000 "
            "is higher than 85, by less than 0.000001.");
  EXPECT_EQ(world.Says(steps, DecidedBy::kMethod, kChinese),
            "「a」排在「b」之前：平均總分印出同為 85.000000，精確值 850000001/10000000 高於 85，"
            "差異小於 0.000001。");
}

TEST(PairSentence, NamesWhatWasEqualBeforeTheKey) {
  const World world;
  const std::vector<Step> steps = {MethodStep(Ratio(80, 1), Ratio(80, 1)),
                                   KeyStep(TieKey::kMoreFirstPlaces, Ratio(2, 1), Ratio(2, 1)),
                                   KeyStep(TieKey::kHeadToHead, Ratio(1, 1), Ratio(0, 1))};
  EXPECT_EQ(world.Says(steps, DecidedBy::kTieKey),
            "a stands before b. Equal: mean total 80.00; number of first places 2. Decided: number "
            "of equals beaten head to head 1 is higher than 0, by 1.");
  EXPECT_EQ(
      world.Says(steps, DecidedBy::kTieKey, kChinese),
      "「a」排在「b」之前。相同：平均總分 80.00；評為第一的委員數 2。決定：兩兩比較勝過的件數 "
      "1 高於 0，相差 1。");
}

TEST(PairSentence, NamesEveryKeyAndItsDirection) {
  World world;
  const auto decides = [&](TieKey key) {
    const Step step = key == TieKey::kRankSum || key == TieKey::kLowerVariance
                          ? KeyStep(key, Ratio(7, 2), Ratio(4, 1))
                          : KeyStep(key, Ratio(4, 1), Ratio(7, 2));
    const std::string en = world.Says({step}, DecidedBy::kTieKey);
    const std::string zh = world.Says({step}, DecidedBy::kTieKey, kChinese);
    const size_t begin = zh.find("：") + 3;
    return en.substr(19) + "|" + zh.substr(begin, zh.find(" ", begin) - begin);
  };
  EXPECT_EQ(
      decides(TieKey::kHeaviestDimension),
      "the heaviest dimension 創新 + d2, summed over the judges, 4.00 is higher than 3.50, by "
      "0.50.|配分最高構面「創新」、「d2」各委員合計");
  EXPECT_EQ(decides(TieKey::kMeanTotal), "mean total 4.00 is higher than 3.50, by 0.50.|平均總分");
  EXPECT_EQ(decides(TieKey::kMedianTotal),
            "median total 4.00 is higher than 3.50, by 0.50.|總分中位數");
  EXPECT_EQ(decides(TieKey::kRankSum), "rank sum 3.50 is lower than 4.00, by 0.50.|序位和");
  EXPECT_EQ(decides(TieKey::kLowerVariance),
            "variance of the totals 3.50 is lower than 4.00, by 0.50.|總分變異數");
  world.tabulation.complete_panel = false;
  EXPECT_EQ(decides(TieKey::kRankSum),
            "scaled mean rank 3.50 is lower than 4.00, by 0.50.|換算平均序位");
  Step dimension = KeyStep(TieKey::kDimensionsInOrder, Ratio(4, 1), Ratio(3, 1));
  dimension.dimension = 2;
  EXPECT_EQ(world.Says({dimension}, DecidedBy::kTieKey),
            "a stands before b: the dimension d3, mean over the judges, 4.00 is higher than 3.00, "
            "by 1.00.");
}

TEST(PairSentence, NamesTheMethodThatDecides) {
  World world;
  const std::vector<Step> lower = {MethodStep(Ratio(9, 1), Ratio(11, 1))};
  world.round.rules.method = Method::kRankSum;
  EXPECT_EQ(world.Says(lower, DecidedBy::kMethod),
            "a stands before b: rank sum 9 is lower than 11, by 2.");
  const std::vector<Step> higher = {MethodStep(Ratio(401, 5), Ratio(60, 1))};
  world.round.rules.method = Method::kTrimmedMean;
  EXPECT_EQ(world.Says(higher, DecidedBy::kMethod),
            "a stands before b: trimmed mean 80.20 is higher than 60.00, by 20.20.");
  world.round.rules.rank_on = RankOn::kPublished;
  world.round.rules.rounding.result = {{1, RoundingMode::kHalfUp}};
  EXPECT_EQ(world.Says(higher, DecidedBy::kMethod, kChinese),
            "「a」排在「b」之前：截尾平均（公布值）80.2 高於 60.0，相差 20.2。");
}

TEST(PairSentence, NamesTheSharedPlace) {
  const World world;
  const std::vector<Step> steps = {MethodStep(Ratio(80, 1), Ratio(80, 1))};
  EXPECT_EQ(world.Says(steps, DecidedBy::kNothing),
            "a and b share place 3. Equal: mean total 80.00. No declared key tells them apart.");
  EXPECT_EQ(world.Says(steps, DecidedBy::kNothing, kChinese),
            "「a」與「b」並列第 3 名。相同：平均總分 80.00。依規則無從區分。");
}

TEST(PairSentence, NamesTheRecordedVoteOrLot) {
  const World world;
  const std::vector<Step> steps = {MethodStep(Ratio(80, 1), Ratio(80, 1))};
  EXPECT_EQ(world.Says(steps, DecidedBy::kDecision, kEnglish, TieWay::kVote),
            "a stands before b. Equal: mean total 80.00. No declared key tells them apart; the "
            "recorded vote does.");
  EXPECT_EQ(world.Says(steps, DecidedBy::kDecision, kChinese, TieWay::kLot),
            "「a」排在「b」之前。相同：平均總分 80.00。依規則無從區分，依抽籤紀錄定先後。");
}

TEST(PairSentence, AnyTwoOfATabulationCanBeCompared) {
  const CountedCategory category = ReportedRounds().at(0);
  const Narrator narrator(category.round, category.tabulation);
  const PairComparison pair =
      ComparePair(category.round, category.tabulation, "iota", "beta").value();
  EXPECT_EQ(narrator.ForPair(pair, kEnglish),
            "beta stands before iota: mean total 84.35 is higher than 64.00, by 20.35.");
}

TEST(PhraseWriter, PutsNoSpaceBehindAFullWidthMark) {
  Sentences sentences;
  PhraseWriter writer(sentences);
  writer.Value(Ratio(1, 3), 2).Space().Name("x").Space().Int(-5).Space().Add("y");
  EXPECT_EQ(sentences.zh_tw, "0.33（1/3）「x」-5 y");
  EXPECT_EQ(sentences.en, "0.33 (1/3) x -5 y");
}

}  // namespace
}  // namespace award::scoring
