// All insight of a category: what it holds, what it finds worth saying, what it writes as JSON.
#include "scoring/insight/insight.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"
#include "scoring/insight/findings.h"
#include "scoring/insight/insight_json.h"
#include "scoring/insight/reliability_json.h"
#include "tests/scoring/insight/insight_rounds.h"
#include "tests/scoring/rounds.h"

namespace award::scoring::insight {
namespace {

Insight ExamineRound(const Round& round, const InsightOptions& options = {}) {
  return Examine(round, CountOf(round), options, {}).value();
}

std::string JsonOf(const Round& round) {
  return InsightJson({{"service", "機關服務", ExamineRound(round)}});
}

const Finding* FindingOf(const std::vector<Finding>& findings, FindingKind kind) {
  for (const Finding& finding : findings) {
    if (finding.kind == kind) return &finding;
  }
  return nullptr;
}

TEST(Insight, HoldsEveryStatisticOfTheDemonstration) {
  const auto stats = Expected("expected_stats.json");
  const Insight insight = ExamineRound(DemonstrationRound(5));
  EXPECT_FALSE(insight.complete);
  EXPECT_EQ(insight.places[PositionOf(insight.panel, "7")], 1);
  EXPECT_EQ(std::count(insight.admitted.begin(), insight.admitted.end(), true), 5);
  EXPECT_TRUE(insight.severity.additive.defined());
  EXPECT_EQ(insight.severity.residuals.size(), insight.panel.sheets.size());
  EXPECT_TRUE(insight.severity.mixed_errors.defined());
  EXPECT_THAT(insight.reliability.intraclass, IsUndefined(Undefined::kIncompletePanel));
  EXPECT_NEAR(*insight.reliability.generalizability->relative, 0.924, 0.0005);
  EXPECT_NEAR(*insight.reliability.generalizability->absolute, 0.890, 0.0005);
  EXPECT_NEAR(*insight.reliability.judges_for_threshold, 5.3, 0.05);
  EXPECT_NEAR(*insight.firmness.separation->least_difference, 3.16, 0.005);
  EXPECT_EQ(insight.diagnosis.judges.size(), 9U);
  EXPECT_EQ(insight.applications.size(), 24U);
  EXPECT_EQ(insight.firmness.bootstrap->used_weight, 371'319'570);
  ASSERT_EQ(insight.firmness.acceptability.size(), 2U);
  EXPECT_EQ(insight.firmness.acceptability[0].set, "simplex");
  EXPECT_EQ(insight.firmness.acceptability[1].set, "within_20_percent");
  // Places by severity out are those of the expected ranking by least squares.
  const auto expected = Expected("demo_expected_rank_ci.json");
  for (size_t a = 0; a < 24; ++a) {
    EXPECT_EQ((*insight.severity.additive_places)[a],
              insight.firmness.separation->applications[a].rank);
  }
}

TEST(Insight, RanksResamplesByTheOfficialMethod) {
  // By totals b leads through j1 alone; by ranks a leads.
  Round round = RoundOfTotals({{70, 71, 71}, {95, 70, 70}, {60, 60, 60}});
  const Insight by_totals = ExamineRound(round);
  EXPECT_EQ(by_totals.firmness.resampled_by, Method::kTotalScore);
  // Draws without j1: 8 of 27.
  EXPECT_EQ(by_totals.firmness.bootstrap->counts.at(0, 1), 8);
  round.rules.method = Method::kRankSum;
  const Insight by_ranks = ExamineRound(round);
  EXPECT_EQ(by_ranks.firmness.resampled_by, Method::kRankSum);
  // j1 at most once: 8 + 12 of 27.
  EXPECT_EQ(by_ranks.firmness.bootstrap->counts.at(0, 1), 20);
}

TEST(Insight, UsesTheWeightsThatAreGiven) {
  InsightOptions options;
  options.weights = {{"own", 6, {1, 1, 1, 1, 1, 1}}, {"small", 2, {1, 1}}};
  const Insight insight = ExamineRound(DemonstrationRound(5), options);
  ASSERT_EQ(insight.firmness.acceptability.size(), 2U);
  EXPECT_EQ(insight.firmness.acceptability[0].result->vectors, 1);
  EXPECT_THAT(insight.firmness.acceptability[1].result, IsUndefined(Undefined::kNoWeightVectors));
  EXPECT_TRUE(ExamineRound(WorkedExample(Method::kTotalScore)).firmness.acceptability.size() == 2);
  EXPECT_TRUE(ExamineRound(RoundOfTotals({{90, 80}, {80, 90}})).firmness.acceptability.empty());
}

TEST(Insight, NeverChangesTheTabulation) {
  const Round round = DemonstrationRound(5);
  const Tabulation tabulation = CountOf(round);
  const std::string before = OrderOf(tabulation);
  ASSERT_TRUE(Examine(round, tabulation, {}, {}).ok());
  EXPECT_EQ(OrderOf(tabulation), before);
}

TEST(Insight, StopsAtEveryStep) {
  const Round round = DemonstrationRound(5);
  const Tabulation tabulation = CountOf(round);
  std::set<std::string> steps;
  ASSERT_TRUE(Examine(round, tabulation, {}, [&](std::string_view step, int64_t, int64_t) {
                steps.emplace(step);
                return true;
              }).ok());
  EXPECT_GE(steps.size(), 4U);
  for (const std::string& stop : steps) {
    const auto stopped =
        Examine(round, tabulation, {},
                [&](std::string_view step, int64_t, int64_t) { return step != stop; });
    EXPECT_EQ(stopped.status().code(), absl::StatusCode::kCancelled) << stop;
  }
}

TEST(Findings, SayWhatTheDemonstrationShows) {
  const Insight insight = ExamineRound(DemonstrationRound(5));
  const std::vector<Finding> findings = FindingsOf(insight);
  const Finding* const neighbours = FindingOf(findings, FindingKind::kNeighboursNotSeparated);
  ASSERT_NE(neighbours, nullptr);
  EXPECT_EQ(neighbours->applications,
            (std::vector<uint32_t>{static_cast<uint32_t>(PositionOf(insight.panel, "7")),
                                   static_cast<uint32_t>(PositionOf(insight.panel, "21"))}));
  EXPECT_THAT(neighbours->sentences.en,
              testing::HasSubstr("cannot separate differences under 3.16"));
  EXPECT_THAT(neighbours->sentences.zh_tw, testing::HasSubstr("無法區分 3.16 分以下"));
  const Finding* const judges = FindingOf(findings, FindingKind::kFirstPlaceHangsOnJudges);
  ASSERT_NE(judges, nullptr);
  EXPECT_EQ(judges->sentences.en,
            "The first place changes without any one of these judges: 3, 6 and 8.");
  const Finding* const first = FindingOf(findings, FindingKind::kFirstPlaceResampled);
  ASSERT_NE(first, nullptr);
  EXPECT_EQ(first->sentences.en, "The first place, 7, is first in 51.2 % of the judge resamples.");
  const Finding* const weight = FindingOf(findings, FindingKind::kFirstPlaceHangsOnWeight);
  ASSERT_NE(weight, nullptr);
  EXPECT_EQ(weight->dimension, 5U);
  EXPECT_EQ(FindingOf(findings, FindingKind::kTooFewJudgesForATest), nullptr);
  EXPECT_EQ(FindingOf(findings, FindingKind::kPanelsFallApart), nullptr);
}

TEST(Findings, SayWhichSheetWouldJoinPanels) {
  const Insight insight = ExamineRound(RoundOfTotals({{90, -1}, {80, -1}, {-1, 90}, {-1, 85}}));
  const std::vector<Finding> findings = FindingsOf(insight);
  const Finding* const apart = FindingOf(findings, FindingKind::kPanelsFallApart);
  ASSERT_NE(apart, nullptr);
  EXPECT_EQ(apart->sentences.en,
            "The applications fall into 2 groups that share no judge, so severity cannot be "
            "compared across them. It could if judge j1 also scored a3.");
}

TEST(Findings, SayWhoWouldBeAdmittedWithoutSeverity) {
  // j1 gives twenty points more than j2 to whatever both scored. a2 has 88 from j1, which is 78
  // without severity, and a3 has 75 from j2, which is 85.
  Round round = RoundOfTotals({{95, 75}, {88, -1}, {-1, 75}, {60, 40}, {61, 41}});
  round.rules.cut = 2;
  const std::vector<Finding> findings = FindingsOf(ExamineRound(round));
  const Finding* const moved = FindingOf(findings, FindingKind::kAdjustmentMovesAwards);
  ASSERT_NE(moved, nullptr);
  EXPECT_EQ(moved->sentences.en,
            "With the judges' severity taken out (for information only) these would be within the "
            "cut, and are not admitted: a3.");
}

TEST(Findings, SayHowManyJudgesTheAwardsHangOn) {
  const auto sentence = [](const Round& round) {
    const std::vector<Finding> findings = FindingsOf(ExamineRound(round));
    const Finding* const found = FindingOf(findings, FindingKind::kAwardSetHangsOnJudges);
    return found == nullptr ? "" : found->sentences.en;
  };
  Round round = RoundOfTotals({{90, 90, 90, 60}, {60, 60, 60, 61}});
  EXPECT_EQ(sentence(round), "");
  round.rules.cut = 1;
  EXPECT_EQ(sentence(round),
            "Leaving out as few as 3 of the judges changes who is admitted, for instance j1, j2 "
            "and j3.");
  SetCell(round, Scored("a2", "j4", {59}));
  EXPECT_EQ(
      sentence(round),
      "Leaving out any 3 of the judges, or fewer, does not change who is admitted, as long as "
      "every application keeps a sheet.");
}

TEST(Findings, DoNotResampleAFirstPlaceThatIsShared) {
  const auto resampled = [](const Round& round) {
    const std::vector<Finding> findings = FindingsOf(ExamineRound(round));
    return FindingOf(findings, FindingKind::kFirstPlaceResampled) != nullptr;
  };
  EXPECT_FALSE(resampled(RoundOfTotals({{90, 80}, {80, 90}, {70, 70}})));
  EXPECT_TRUE(resampled(RoundOfTotals({{91, 80}, {80, 90}, {70, 70}})));
}

TEST(Findings, LookAtTheAwardLineBehindThoseAFloorBars) {
  Round round;
  round.rubric = RubricOfWeights({5'000, 5'000});
  round.rubric.dimensions[0].floor = 7'000;
  round.rules.cut = 1;
  round.applications = {"a", "b", "c"};
  round.judges = {"j", "k", "l"};
  round.cells = {
      Scored("a", "j", {60, 99}), Scored("a", "k", {60, 97}), Scored("a", "l", {62, 99}),
      Scored("b", "j", {78, 78}), Scored("b", "k", {79, 76}), Scored("b", "l", {75, 78}),
      Scored("c", "j", {78, 77}), Scored("c", "k", {78, 78}), Scored("c", "l", {76, 75})};
  const std::vector<Finding> findings = FindingsOf(ExamineRound(round));
  const Finding* const line = FindingOf(findings, FindingKind::kAwardLineNotSeparated);
  ASSERT_NE(line, nullptr);
  EXPECT_EQ(line->applications, (std::vector<uint32_t>{1, 2}));
  const Finding* const test = FindingOf(findings, FindingKind::kTooFewJudgesForATest);
  ASSERT_NE(test, nullptr);
  EXPECT_THAT(test->sentences.en, testing::HasSubstr("With 3 judges"));
  EXPECT_THAT(test->sentences.en, testing::HasSubstr("probability is 0.25."));
}

// What may be odd about a round, and must neither fail nor show a NaN.
std::vector<Round> OddRounds() {
  Round empty = RoundOfTotals({});
  Round nobody = RoundOfTotals({{-1, -1}, {-1, -1}});
  Round equal = RoundOfTotals({{80, 80, 80}, {80, 80, 80}, {80, 80, 80}});
  Round apart = RoundOfTotals({{90, -1}, {80, -1}, {-1, 90}, {-1, 85}});
  Round nested = RoundOfTotals({{90, -1}, {-1, 80}});
  Round refused = apart;
  refused.rules.method = Method::kRankSum;
  std::vector<Round> rounds = {empty,
                               nobody,
                               equal,
                               apart,
                               nested,
                               refused,
                               RoundOfTotals({{90}}),
                               RoundOfTotals({{90, 80, 70}}),
                               RoundOfTotals({{90}, {80}, {70}}),
                               RoundOfTotals({{100, 100}, {0, 0}}),
                               RoundOfTotals({{90, 80}, {80, 70}, {70, 60}}),
                               RoundOfTotals({{90, 80}, {80, -1}}),
                               RoundOfTotals(std::vector(3, std::vector<int32_t>(13, 70)))};
  for (Round& round : rounds) round.rules.cut = 1;
  return rounds;
}

TEST(InsightJson, HasNeitherNullNorNaNWhateverTheRound) {
  std::vector<ExaminedCategory> categories;
  for (const Round& round : OddRounds()) categories.push_back({"c", "n", ExamineRound(round)});
  const std::string text = InsightJson(categories);
  for (const char* const bad : {"null", "nan", "inf", ": -0,", ": -0}"}) {
    EXPECT_EQ(text.find(bad), std::string::npos) << bad;
  }
  EXPECT_EQ(nlohmann::json::parse(text).at("categories").size(), categories.size());
}

TEST(InsightJson, SaysWhatIsUndefined) {
  const auto parsed = nlohmann::json::parse(JsonOf(RoundOfTotals({{90}})));
  const auto& category = parsed.at("categories").at(0);
  EXPECT_EQ(category.at("separation").at("undefined"), "too_few_applications");
  EXPECT_EQ(category.at("weights").at("undefined"), "too_few_applications");
  EXPECT_EQ(category.at("other_weights").at("undefined"), "no_weight_vectors");
  EXPECT_EQ(parsed.at("undefined_reasons").at("no_cut").at("en"),
            "The rules admit nobody, so that there is no award set.");
  const auto many = nlohmann::json::parse(JsonOf(OddRounds().back())).at("categories").at(0);
  EXPECT_EQ(many.at("bootstrap").at("judges"), 13);
  EXPECT_EQ(many.at("bootstrap").at("resamples").at("undefined"), "too_large");
}

TEST(InsightJson, HasTheReliabilityOfACompletePanel) {
  const Insight insight = ExamineRound(WorkedExample(Method::kTotalScore));
  JsonWriter json;
  json.BeginObject();
  WriteSeverityAndReliability(insight, json);
  json.EndObject();
  const auto parsed = nlohmann::json::parse(std::move(json).Finish());
  EXPECT_EQ(parsed.at("severity").at("groups"), 1);
  EXPECT_EQ(parsed.at("severity").at("least_squares").at("degrees_of_freedom"), 12);
  const auto& reliability = parsed.at("reliability");
  EXPECT_NEAR(reliability.at("intraclass").at("mean3").at("estimate").get<double>(),
              *insight.reliability.intraclass->mean3.estimate, 1e-5);
  EXPECT_EQ(reliability.at("generalizability").at("overlap_loss"), 0);
  EXPECT_EQ(reliability.at("spearman").at("counted"), 10);
  EXPECT_EQ(reliability.at("judges_needed").at("coefficient"), 0.9);
}

TEST(InsightJson, HasNoPlaceWhereThereIsNone) {
  Round round = RoundOfTotals({{90, -1}, {80, -1}, {-1, 90}, {-1, 85}});
  const auto place = [&] {
    return nlohmann::json::parse(JsonOf(round)).at("categories").at(0).at("applications").at(0);
  };
  EXPECT_TRUE(place().contains("place"));
  round.rules.method = Method::kRankSum;
  EXPECT_FALSE(place().contains("place"));
}

TEST(InsightJson, HasTheNumbersOfTheDemonstration) {
  const auto parsed = nlohmann::json::parse(JsonOf(DemonstrationRound(5)));
  EXPECT_EQ(parsed.at("format"), "award-insight/1");
  const auto& category = parsed.at("categories").at(0);
  EXPECT_EQ(category.at("category"), "service");
  EXPECT_EQ(category.at("name"), "機關服務");
  EXPECT_EQ(category.at("complete_panel"), false);
  EXPECT_EQ(category.at("bootstrap").at("ranked_by"), "TOTAL_SCORE");
  EXPECT_EQ(category.at("bootstrap").at("resamples").at("used_weight"), 371319570);
  const auto& application = category.at("applications").at(0);
  EXPECT_EQ(application.at("application"), "1");
  EXPECT_EQ(application.at("place"), 23);
  EXPECT_EQ(application.at("mean_total"), "74401/1000");
  EXPECT_TRUE(application.at("without_severity").at("least_squares").at("place").is_number());
  const auto& winner = category.at("applications").at(21);
  EXPECT_EQ(winner.at("application"), "7");
  EXPECT_EQ(winner.at("resampled_places").at("first"), 190057380);
  EXPECT_EQ(winner.at("resampled_places").at("within_cut"), 368126532);
  EXPECT_EQ(category.at("judges").at(2).at("judge"), "3");
  EXPECT_EQ(category.at("judges").at(2).at("left_out").at("first_place_changes"), true);
  const auto& changed = category.at("judges").at(2).at("left_out").at("changed_places");
  EXPECT_THAT(changed, testing::Contains(nlohmann::json{{"application", "7"}, {"place", 2}}));
  EXPECT_THAT(changed, testing::Contains(nlohmann::json{{"application", "21"}, {"place", 1}}));
  EXPECT_THAT(changed, testing::Not(testing::Contains(testing::ResultOf(
                           [](const auto& one) { return one.at("application"); }, "11"))));
  EXPECT_EQ(category.at("weights").at(0).at("full_order").at("low"), "505/2107");
  EXPECT_EQ(category.at("weights").at(0).at("weight"), "1/4");
  EXPECT_FALSE(category.at("weights").at(0).at("award_set").contains("crossing_at_low"));
  EXPECT_EQ(category.at("reliability").at("concordance").at("undefined"), "incomplete_panel");
  EXPECT_EQ(category.at("other_weights").at(0).at("acceptability").at("vectors"), 2000);
}

RC_GTEST_PROP(InsightJsonProperty, TheOrderOfTheInputChangesNoByte, ()) {
  Sequence sequence(*rc::gen::arbitrary<uint32_t>());
  const auto applications = *rc::gen::inRange<size_t>(2, 6);
  const auto judges = *rc::gen::inRange<size_t>(1, 5);
  Round round = RandomRound(sequence, applications, judges, *rc::gen::inRange<size_t>(0, 4));
  round.rules.method = *rc::gen::element(Method::kTotalScore, Method::kRankSum);
  const std::string before = JsonOf(round);
  Shuffle(sequence, round);
  RC_ASSERT(JsonOf(round) == before);
}

}  // namespace
}  // namespace award::scoring::insight
