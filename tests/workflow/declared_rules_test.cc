// What rules declare is what is counted; what they do not declare is counted as before.
#include <limits>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "server/workflow/count_conversion.h"
#include "server/workflow/rules_check.h"
#include "tests/testing/result_builders.h"

namespace award::workflow {
namespace {

using base::Reason;
using ::testing::ElementsAre;
using testing::HasReason;
using testing::IsOk;

std::vector<std::string> SubjectsOf(const Rules& rules) {
  std::vector<std::string> subjects;
  for (const base::Violation& fault : base::ViolationsOf(CheckRules(rules))) {
    subjects.push_back(fault.subject);
  }
  return subjects;
}

TEST(DeclaredRules, AreValidAndEachFaultNamesItsSubject) {
  EXPECT_THAT(CheckRules(testing::DeclaredRules()), IsOk());
  struct Edit {
    const char* subject;
    void (*apply)(Rules&);
  };
  const Edit edits[] = {
      {"method", [](Rules& r) { r.method = TabulationMethod::kMedian; }},
      {"trim", [](Rules& r) { r.trim_from_judges = 4; }},
      {"rounding", [](Rules& r) { r.rounding[0].places = 7; }},
      {"categories/digital", [](Rules& r) { r.categories[0].total_points = 111; }},
      {"categories/digital/dimensions/1",
       [](Rules& r) { r.categories[0].dimensions[0].weight_basis_points = 1; }},
      {"categories/digital/dimensions/3",
       [](Rules& r) { r.categories[0].dimensions[2].floor = 10'001; }},
      {"categories/digital/dimensions/1/items/1-1",
       [](Rules& r) { r.categories[0].dimensions[0].items[0].facet = FacetId("x"); }},
      {"categories/digital/facets/approach", [](Rules& r) { r.categories[0].facets[0].share = 0; }},
      {"categories/digital/bonuses/b-1", [](Rules& r) { r.categories[0].bonuses[0].highest = 0; }},
      {"categories/digital/bonuses/1-1",
       [](Rules& r) { r.categories[0].bonuses[0].id = ItemId("1-1"); }},
      {"categories/digital/levels/待加強", [](Rules& r) { r.categories[0].levels[0].lowest = 1; }}};
  for (const Edit& edit : edits) {
    Rules rules = testing::DeclaredRules();
    edit.apply(rules);
    EXPECT_THAT(SubjectsOf(rules), ElementsAre(edit.subject));
  }
}

TEST(DeclaredRules, AreWhatScoringReads) {
  Rules rules = testing::ARules();
  rules.tie_chain = {TieKey::kMoreFirstPlaces,   TieKey::kHeaviestDimension,
                     TieKey::kDimensionsInOrder, TieKey::kMeanTotal,
                     TieKey::kLowerRankSum,      TieKey::kMedianTotal,
                     TieKey::kHeadToHead,        TieKey::kLowerVariance};
  rules.rounding = {{RoundingPoint::kResult, 4, RoundingMode::kTruncate},
                    {RoundingPoint::kDimensionScore, 3, RoundingMode::kUp},
                    {RoundingPoint::kJudgeTotal, 1, RoundingMode::kHalfUp},
                    {RoundingPoint::kResult, 2, RoundingMode::kHalfUp}};
  const scoring::Rules read = ScoringRules(rules, rules.categories[0], Round::kFirst);
  using scoring::TieKey;
  EXPECT_THAT(read.tie_chain,
              ElementsAre(TieKey::kMoreFirstPlaces, TieKey::kHeaviestDimension,
                          TieKey::kDimensionsInOrder, TieKey::kMeanTotal, TieKey::kRankSum,
                          TieKey::kMedianTotal, TieKey::kHeadToHead, TieKey::kLowerVariance));
  using Stage = scoring::RoundingStage;
  using scoring::RoundingMode;
  EXPECT_THAT(read.rounding.result,
              ElementsAre(Stage{4, RoundingMode::kTruncate}, Stage{2, RoundingMode::kHalfUp}));
  EXPECT_THAT(read.rounding.sheet.dimension_score, ElementsAre(Stage{3, RoundingMode::kUp}));
  EXPECT_THAT(read.rounding.sheet.judge_total, ElementsAre(Stage{1, RoundingMode::kHalfUp}));
  EXPECT_THAT(ScoringRules(testing::ARules(), Category(), Round::kFirst).rounding.result,
              ElementsAre(Stage{2, RoundingMode::kHalfUp}))
      << "what is not declared is two places half up";
  rules.categories[0].quota = std::numeric_limits<int32_t>::max();
  EXPECT_EQ(ScoringRules(rules, rules.categories[0], Round::kFirst).cut,
            std::numeric_limits<int32_t>::max());
}

class DeclaredCount : public testing::ResultsFixture {
 protected:
  void PlaceWith(const Rules& rules) { PlaceSeasonWith(rules, SeasonState::kConsensus); }
};

// As the rules of before, which say nothing of it: exact values, ties at the cut admitted.
TEST_F(DeclaredCount, WithoutDeclarationsIsTheCountOfBefore) {
  PlaceWith(testing::ARules());
  PlaceRound(Round::kFirst, {{"a", {9000, 9001}}, {"b", {9000, 9000}}, {"c", {9000, 9000}}});
  const Tabulation tabulation = Count(Round::kFirst).tabulation;
  EXPECT_EQ(PlacesOf(tabulation), "a 1*, b 2*, c 2*");
  EXPECT_EQ(LineOf(tabulation, "a").mean_total, "18001/200");
  EXPECT_EQ(LineOf(tabulation, "a").published, "90.01");
}

TEST_F(DeclaredCount, StrictTiesAtTheCutStayOutUntilAVote) {
  Rules rules = testing::ARules();
  rules.ties_at_cut = TiesAtCut::kStrict;
  PlaceWith(rules);
  PlaceRound(Round::kFirst, {{"a", {9000, 9000}}, {"b", {8500, 8500}}, {"c", {8500, 8500}}});
  const Tabulation before = Count(Round::kFirst).tabulation;
  EXPECT_EQ(PlacesOf(before), "a 1*, b 2, c 2");
  EXPECT_EQ(LineOf(before, "b").admission, Admission::kTiedAtCut);
  EXPECT_EQ(before.categories.at(0).vacancies, 0) << "one of the two will fill it";
  const auto refused = Resolve(testing::Shortlist(before));
  EXPECT_THAT(refused, HasReason(Reason::kTieAtCut));
  std::vector<std::string> named;
  for (const base::Violation& tied : base::ViolationsOf(refused.status())) {
    named.push_back(tied.subject);
  }
  EXPECT_THAT(named, ElementsAre("seasons/116/applications/b", "seasons/116/applications/c"));
  EXPECT_EQ(StateOf("b"), ApplicationState::kEligible) << "nobody is passed over";
  ASSERT_OK(Resolve(testing::Tie({"c", "b"})));
  const Tabulation after = Count(Round::kFirst).tabulation;
  EXPECT_EQ(PlacesOf(after), "a 1*, c 2*, b 3");
  ASSERT_OK(Resolve(testing::Shortlist(after)));
  EXPECT_EQ(StateOf("c"), ApplicationState::kShortlisted);
  EXPECT_EQ(StateOf("b"), ApplicationState::kNotShortlisted);
}

// The law's quota is never exceeded, and nobody is passed over while a lot could decide.
TEST_F(DeclaredCount, StrictTiesAcrossTheQuotaWaitForALotUnlessNobodyIsNominated) {
  Rules rules = testing::ARules();
  rules.ties_at_cut = TiesAtCut::kStrict;
  PlaceSeasonWith(rules, SeasonState::kDeliberation);
  PlaceRound(Round::kFinal, {{"a", {9000, 9000}}, {"b", {9000, 9000}}});
  const Tabulation tabulation = Count(Round::kFinal).tabulation;
  EXPECT_EQ(PlacesOf(tabulation), "a 1, b 1");
  EXPECT_THAT(Resolve(testing::Nominate(tabulation)), HasReason(Reason::kTieAtCut));
  ASSERT_OK(Resolve(testing::NominateNobody(tabulation)));
  ASSERT_OK(Resolve(testing::Tie({"b", "a"}, Round::kFinal)));
  ASSERT_OK(Resolve(testing::Nominate(Count(Round::kFinal).tabulation)));
  EXPECT_EQ(StateOf("b"), ApplicationState::kNominated);
}

TEST_F(DeclaredCount, PublishedValuesTieWhereExactOnesDoNot) {
  Rules rules = testing::ARules();
  rules.rank_on = RankOn::kPublished;
  rules.rounding = {{RoundingPoint::kResult, 0, RoundingMode::kTruncate}};
  PlaceWith(rules);
  PlaceRound(Round::kFirst, {{"a", {9000, 9010}}, {"b", {9000, 9090}}});
  const Tabulation tabulation = Count(Round::kFirst).tabulation;
  EXPECT_EQ(LineOf(tabulation, "a").published, "90");
  EXPECT_EQ(tabulation.categories.at(0).comparisons.at(0).steps.at(0).higher_value, "90");
  EXPECT_NE(tabulation.categories.at(0).comparisons.at(0).decider, Decider::kMethod);
}

TEST_F(DeclaredCount, TrimsOnlyWhereEnoughSheetsCount) {
  Rules rules = testing::ARules();
  rules.method = TabulationMethod::kTrimmedMean;
  rules.trim_from_judges = 4;
  PlaceWith(rules);
  PlaceRound(Round::kFirst, {{"a", {9000, 9000, 9000, 7500}}, {"b", {8900, 8900, 8900, 8900}}});
  const Tabulation tabulation = Count(Round::kFirst).tabulation;
  EXPECT_EQ(PlacesOf(tabulation), "a 1*, b 2*");
  const Line line = LineOf(tabulation, "a");
  EXPECT_EQ(line.trimmed_mean, "90");
  EXPECT_EQ(line.mean_total, "345/4");
  EXPECT_EQ(line.shadow_places.total_score, 2);
  EXPECT_EQ(line.shadow_places.trimmed_mean, 1);
  EXPECT_EQ(line.shadow_place, line.shadow_places.rank_sum);
}

TEST_F(DeclaredCount, AFloorOfADimensionKeepsAnApplicationOut) {
  Rules rules = testing::ARules();
  rules.categories[0].dimensions[2].floor = 8600;
  PlaceWith(rules);
  PlaceRound(Round::kFirst, {{"a", {9000, 9000}}, {"b", {8500, 8500}}});
  const Tabulation tabulation = Count(Round::kFirst).tabulation;
  EXPECT_EQ(PlacesOf(tabulation), "a 1*, b 2");
  const Line line = LineOf(tabulation, "b");
  EXPECT_EQ(line.admission, Admission::kBelowDimensionFloor);
  ASSERT_EQ(line.dimension_means.size(), 6U);
  EXPECT_TRUE(line.dimension_means[2].below_floor && !line.dimension_means[1].below_floor);
  EXPECT_EQ(line.dimension_means[2].mean, "85");
}

// Points that share out 110 and a bonus of 0: equal scores everywhere give that score.
TEST_F(DeclaredCount, EverythingAtOnceCounts) {
  PlaceWith(testing::DeclaredRules());
  PlaceRound(Round::kFirst, {{"a", {9000, 8850}}, {"b", {8500, 8500}}});
  const Tabulation tabulation = Count(Round::kFirst).tabulation;
  EXPECT_EQ(PlacesOf(tabulation), "a 1*, b 2*");
  EXPECT_EQ(LineOf(tabulation, "a").mean_total, "357/4");
  EXPECT_EQ(LineOf(tabulation, "a").published, "89.25");
}

}  // namespace
}  // namespace award::workflow
