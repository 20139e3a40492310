// Ranking with other weights, against expected counts and small cases worked out by hand.
#include "scoring/insight/smaa.h"

#include <fstream>
#include <sstream>

#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"
#include "scoring/insight/bootstrap.h"
#include "tests/scoring/insight/insight_rounds.h"
#include "tests/scoring/rounds.h"

namespace award::scoring::insight {
namespace {

Acceptability Weighed(const Panel& panel, const WeightSet& set) {
  return *AcceptabilityOf(panel, set, {}).value();
}

void ExpectCounts(const Panel& panel, const Acceptability& result, const nlohmann::json& expected) {
  EXPECT_EQ(result.vectors, expected.at("samples").get<int64_t>());
  for (const auto& [id, counts] : expected.at("rank_acceptability_counts").items()) {
    SCOPED_TRACE(id);
    const size_t a = PositionOf(panel, id);
    for (size_t place = 1; place <= counts.size(); ++place) {
      EXPECT_EQ(result.counts.at(a, place), counts[place - 1].get<int64_t>());
    }
    const auto& central = expected.at("central_weights_bp").at(id);
    ASSERT_EQ(result.firsts[a].has_value(), !central.is_null());
    if (central.is_null()) continue;
    for (size_t d = 0; d < central.size(); ++d) {
      EXPECT_THAT(result.firsts[a]->central_weights[d], Within(central[d].get<double>(), 1e-12));
    }
  }
}

TEST(Smaa, CountsTheStoredSimplexOfTheDemonstration) {
  const Panel panel = PanelOf(DemonstrationRound(5));
  ExpectCounts(panel, Weighed(panel, *AnyWeights(6)),
               Expected("expected_boot_smaa.json").at("smaa_simplex"));
}

TEST(Smaa, CountsAFileOfWeights) {
  std::ifstream file(AWARD_SOURCE_DIR "/tests/scoring/data/smaa_pm20.csv");
  std::stringstream text;
  text << file.rdbuf();
  const std::vector<WeightSet> sets = ParseWeightSets(text.str()).value();
  ASSERT_EQ(sets.size(), 1U);
  EXPECT_EQ(sets[0].name, "pm20");
  const Panel panel = PanelOf(DemonstrationRound(5));
  ExpectCounts(panel, Weighed(panel, sets[0]), Expected("expected_boot_smaa.json").at("smaa_pm20"));
}

// One judge: a leads by the first dimension, b by the second.
Round TwoMinds() {
  Round round;
  round.rubric = RubricOfWeights({5'000, 5'000});
  round.applications = {"a", "b"};
  round.judges = {"j", "k"};
  round.cells = {Scored("a", "j", {80, 60}), Scored("b", "j", {60, 70}), Scored("a", "k", {80, 60}),
                 Scored("b", "k", {60, 70})};
  return round;
}

TEST(Smaa, TellsWhichWeightsSpeakForWhom) {
  // a is ahead if the first share is above 1/3, both are first at 1/3. Lengths do not matter.
  const WeightSet set{"some", 2, {1, 0, 300, 100, 1, 2, 0, 7}};
  const Acceptability result = Weighed(PanelOf(TwoMinds()), set);
  EXPECT_EQ(result.counts.at(0, 1), 3);
  EXPECT_EQ(result.counts.at(0, 2), 1);
  EXPECT_EQ(result.counts.at(1, 1), 2);
  EXPECT_EQ(result.counts.at(1, 2), 2);
  // Shares (1, 0), (3/4, 1/4), (1/3, 2/3).
  EXPECT_THAT(result.firsts[0]->central_weights[0], Within(10'000.0 * 25 / 36, 1e-12));
  EXPECT_THAT(result.firsts[1]->central_weights[0], Within(10'000.0 / 6, 1e-12));
  EXPECT_THAT(result.firsts[0]->confidence, Within(1.0, 0.0));
}

TEST(Smaa, TheConfidenceIsTheShareOfResamplesWithTheCentralWeights) {
  Round round = TwoMinds();
  SetCell(round, Scored("b", "k", {95, 70}));  // k alone puts b first by either dimension.
  const Panel panel = PanelOf(round);
  const Acceptability result = Weighed(panel, {"first", 2, {1, 0}});
  // Means: a 80; b 60, 77.5 or 95 with weights 1, 2 and 1 of 4.
  EXPECT_THAT(result.firsts[0]->confidence, Within(0.75, 0.0));
  EXPECT_FALSE(result.firsts[1].has_value());
}

TEST(Smaa, CountsWhatNoWeightTouches) {
  Round round = TwoMinds();
  round.rubric.bonuses = {{"extra", 3'000, ""}};
  for (Cell& cell : round.cells) cell.scores.push_back(cell.application == "b" ? 2'100 : 0);
  const Acceptability result = Weighed(PanelOf(round), {"first", 2, {1, 0, 1, 1}});
  EXPECT_EQ(result.counts.at(1, 1), 2);
  EXPECT_EQ(result.counts.at(0, 2), 2);
  EXPECT_THAT(result.firsts[1]->confidence, Within(1.0, 0.0));
  round.cells[3].scores.back() = round.cells[1].scores.back() = 1'900;
  EXPECT_EQ(Weighed(PanelOf(round), {"first", 2, {1, 0}}).counts.at(0, 1), 1);
}

TEST(Smaa, SaysWhereItIsUndefined) {
  const Panel panel = PanelOf(TwoMinds());
  EXPECT_THAT(AcceptabilityOf(panel, {"six", 6, {1, 1, 1, 1, 1, 1}}, {}).value(),
              IsUndefined(Undefined::kNoWeightVectors));
  EXPECT_THAT(AcceptabilityOf(panel, {"none", 2, {}}, {}).value(),
              IsUndefined(Undefined::kNoWeightVectors));
  EXPECT_THAT(AcceptabilityOf(PanelOf(RoundOfTotals({{90}})), {"one", 1, {1}}, {}).value(),
              IsUndefined(Undefined::kTooFewApplications));
  const WeightSet many{"many", 2, std::vector<int64_t>(10'000'002, 1)};
  EXPECT_THAT(AcceptabilityOf(panel, many, {}).value(), IsUndefined(Undefined::kTooLarge));
}

TEST(Smaa, StopsWhenTold) {
  EXPECT_EQ(AcceptabilityOf(PanelOf(DemonstrationRound(5)), *AnyWeights(6),
                            [](std::string_view, int64_t done, int64_t) { return done < 640; })
                .status()
                .code(),
            absl::StatusCode::kCancelled);
}

RC_GTEST_PROP(SmaaProperty, CountsEveryVectorOnceForEachApplication, ()) {
  Sequence sequence(*rc::gen::arbitrary<uint32_t>());
  const auto applications = *rc::gen::inRange<size_t>(2, 8);
  Round round = RandomRound(sequence, applications, 3, 3);
  WeightSet set{"random", 3, {}};
  for (int i = 0; i < 60; ++i) set.weights.push_back(static_cast<int64_t>(sequence.Below(9)) + 1);
  const Acceptability before = Weighed(PanelOf(round), set);
  for (size_t a = 0; a < applications; ++a) {
    RC_ASSERT(before.counts.Within(a, applications) == 20);
  }
  Shuffle(sequence, round);
  for (int64_t& weight : set.weights) weight *= 7;
  const Acceptability after = Weighed(PanelOf(round), set);
  for (size_t a = 0; a < applications; ++a) {
    for (size_t place = 1; place <= applications; ++place) {
      RC_ASSERT(before.counts.at(a, place) == after.counts.at(a, place));
    }
  }
}

RC_GTEST_PROP(SmaaProperty, TheDeclaredWeightsGiveTheOfficialPlaces, ()) {
  Sequence sequence(*rc::gen::arbitrary<uint32_t>());
  Round round = RandomRound(sequence, 6, 4, 3);
  round.rubric.bonuses = {{"extra", 1'000, ""}};
  for (Cell& cell : round.cells) cell.scores.push_back(static_cast<int32_t>(sequence.Below(400)));
  const Tabulation tabulation = CountOf(round);
  const Panel panel = PanelOf(round);
  const Acceptability result = Weighed(panel, {"declared", 3, {5'000, 3'000, 2'000}});
  for (const Line& line : tabulation.lines) {
    const size_t a = PositionOf(panel, line.application);
    RC_ASSERT(result.counts.at(a, static_cast<size_t>(*line.place)) == 1);
  }
}

}  // namespace
}  // namespace award::scoring::insight
