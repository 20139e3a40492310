// Intraclass correlations and generalizability: published, expected and known by hand.
#include "scoring/insight/reliability.h"

#include <string>
#include <utility>

#include "gtest/gtest.h"
#include "tests/scoring/insight/panels.h"

namespace award::scoring::insight {
namespace {

TEST(Reliability, IsThePublishedOneOfShroutAndFleiss) {
  const auto expected = Expected("expected_stats.json").at("shrout_fleiss");
  const MeanSquares squares = *MeanSquaresOf(From(ReadNumbers("shrout_fleiss_1979.csv")));
  EXPECT_THAT(squares.between_applications, Within(expected["MSR"].get<double>(), 1e-13));
  EXPECT_THAT(squares.between_judges, Within(expected["MSC"].get<double>(), 1e-13));
  EXPECT_THAT(squares.error, Within(expected["MSE"].get<double>(), 1e-13));
  EXPECT_THAT(squares.within_applications, Within(expected["MSW"].get<double>(), 1e-13));
  const IntraclassCorrelations icc = IntraclassCorrelationsOf(squares);
  const std::pair<const char*, Interval> all[] = {{"ICC1", icc.single1}, {"ICC2", icc.single2},
                                                  {"ICC3", icc.single3}, {"ICC1k", icc.mean1},
                                                  {"ICC2k", icc.mean2},  {"ICC3k", icc.mean3}};
  for (const auto& [name, interval] : all) {
    SCOPED_TRACE(name);
    const std::string ends = std::string(name) + "_ci";
    EXPECT_THAT(interval.estimate, Within(expected[name].get<double>(), 1e-12));
    EXPECT_THAT(interval.low, Within(expected[ends][0].get<double>(), 1e-11));
    EXPECT_THAT(interval.high, Within(expected[ends][1].get<double>(), 1e-11));
  }
  EXPECT_NEAR(*icc.single1.estimate, 0.17, 0.005);
  EXPECT_NEAR(*icc.single2.estimate, 0.29, 0.005);
  EXPECT_NEAR(*icc.single3.estimate, 0.71, 0.005);
  EXPECT_NEAR(*icc.mean1.estimate, 0.44, 0.005);
  EXPECT_NEAR(*icc.mean2.estimate, 0.62, 0.005);
  EXPECT_NEAR(*icc.mean3.estimate, 0.91, 0.005);
  const VarianceComponents components = VarianceComponentsOf(squares);
  EXPECT_THAT(components.application, Within(expected["var_target"].get<double>(), 1e-13));
  EXPECT_THAT(components.judge, Within(expected["var_judge"].get<double>(), 1e-13));
  EXPECT_THAT(components.error, Within(expected["var_error"].get<double>(), 1e-13));
}

TEST(Reliability, SaysWhereItHasNoMeaning) {
  EXPECT_THAT(MeanSquaresOf(From({{1, 2}, {3, kGap}})), IsUndefined(Undefined::kIncompletePanel));
  EXPECT_THAT(MeanSquaresOf(From({{1, 2}})), IsUndefined(Undefined::kTooFewApplications));
  EXPECT_THAT(MeanSquaresOf(From({{1}, {2}})), IsUndefined(Undefined::kTooFewJudges));
}

TEST(Reliability, OfEqualScoresIsUndefined) {
  const IntraclassCorrelations icc =
      IntraclassCorrelationsOf(*MeanSquaresOf(From({{0.1, 0.1, 0.1}, {0.1, 0.1, 0.1}})));
  for (const Interval& each :
       {icc.single1, icc.single2, icc.single3, icc.mean1, icc.mean2, icc.mean3}) {
    EXPECT_THAT(each.estimate, IsUndefined(Undefined::kNoVariation));
    EXPECT_THAT(each.low, IsUndefined(Undefined::kNoVariation));
    EXPECT_THAT(each.high, IsUndefined(Undefined::kNoVariation));
  }
}

TEST(Reliability, OfJudgesWhoDifferInSeverityAloneIsPerfectForRanking) {
  const IntraclassCorrelations icc =
      IntraclassCorrelationsOf(*MeanSquaresOf(From({{80.1, 70.1}, {60.3, 50.3}, {90, 80}})));
  EXPECT_THAT(icc.single3.estimate, Within(1.0, 1e-12));
  EXPECT_THAT(icc.mean3.estimate, Within(1.0, 1e-12));
  EXPECT_THAT(icc.mean3.low, IsUndefined(Undefined::kNoError));
  EXPECT_THAT(icc.single2.high, IsUndefined(Undefined::kNoError));
  EXPECT_LT(*icc.single2.estimate, 1);
}

TEST(Reliability, AnIntervalHoldsItsEstimate) {
  Sequence sequence(4);
  for (int round = 0; round < 50; ++round) {
    Table table(3 + sequence.Below(8), std::vector<double>(2 + sequence.Below(6)));
    for (auto& row : table) {
      const double value = 3 * sequence.Normal();
      for (double& score : row) score = 70 + value + sequence.Normal();
    }
    const IntraclassCorrelations icc = IntraclassCorrelationsOf(*MeanSquaresOf(From(table)));
    for (const Interval& each :
         {icc.single1, icc.single2, icc.single3, icc.mean1, icc.mean2, icc.mean3}) {
      EXPECT_LE(*each.low, *each.estimate);
      EXPECT_GE(*each.high, *each.estimate);
    }
  }
}

TEST(Generalizability, HasTheExpectedCoefficients) {
  const auto expected = Expected("demo_expected_gqk.json");
  const Observations observations = Demonstration();
  const MixedFit fit = *FitMixed(observations, {}).value();
  const Generalizability result = *GeneralizabilityOf(observations, VarianceComponentsOf(fit));
  EXPECT_THAT(result.harmonic_judges, Within(expected["k_harmonic"].get<double>(), 1e-13));
  EXPECT_THAT(result.overlap_loss, Within(expected["q"].get<double>(), 1e-12));
  EXPECT_THAT(result.relative, Within(expected["G_qk"].get<double>(), 1e-7));
  EXPECT_THAT(result.absolute, Within(expected["Phi_k (absolute)"].get<double>(), 1e-7));
  EXPECT_THAT(result.relative_crossed, Within(expected["G if fully crossed"].get<double>(), 1e-7));
  EXPECT_THAT(JudgesNeeded(result.components, 0.8, true),
              Within(expected["judges_for_Phi_0.8"].get<double>(), 1e-6));
  EXPECT_THAT(JudgesNeeded(result.components, 0.9, true),
              Within(expected["judges_for_Phi_0.9"].get<double>(), 1e-6));
  EXPECT_THAT(JudgesNeeded(result.components, 0.9, false),
              Within(expected["judges_for_G_0.9_crossed"].get<double>(), 1e-6));
  const auto blup = Expected("expected_stats.json").at("demo_blup");
  EXPECT_THAT(result.single_absolute, Within(blup["ICC_single_absolute"].get<double>(), 1e-7));
  EXPECT_THAT(result.single_relative, Within(blup["ICC_single_consistency"].get<double>(), 1e-7));
}

TEST(Generalizability, OfACompletePanelIsTheIntraclassCorrelation) {
  const Observations observations = From(ReadNumbers("shrout_fleiss_1979.csv"));
  const MeanSquares squares = *MeanSquaresOf(observations);
  const IntraclassCorrelations icc = IntraclassCorrelationsOf(squares);
  const Generalizability result = *GeneralizabilityOf(observations, VarianceComponentsOf(squares));
  EXPECT_EQ(result.overlap_loss, 0);
  EXPECT_NEAR(result.harmonic_judges, 4, 1e-12);
  EXPECT_THAT(result.relative, Within(*icc.mean3.estimate, 1e-12));
  EXPECT_THAT(result.absolute, Within(*icc.mean2.estimate, 1e-12));
  // With so many judges the coefficient is what was asked for.
  const VarianceComponents components = VarianceComponentsOf(squares);
  const double needed = *JudgesNeeded(components, 0.95, true);
  EXPECT_NEAR(components.application /
                  (components.application + (components.judge + components.error) / needed),
              0.95, 1e-12);
}

TEST(Generalizability, WithoutACommonJudgeAllSeverityCounts) {
  const Observations observations = From({{80, 70, kGap, kGap}, {kGap, kGap, 75, 81}});
  const Generalizability result = *GeneralizabilityOf(observations, {4, 2, 1, false, false});
  EXPECT_NEAR(result.overlap_loss, 0.5, 1e-12);
  EXPECT_THAT(result.relative, Within(4 / (4 + 1 + 0.5), 1e-12));
  EXPECT_THAT(result.absolute, Within(4 / (4 + 1.5), 1e-12));
}

TEST(Generalizability, ANegativeComponentIsZeroAndSaid) {
  const VarianceComponents components =
      VarianceComponentsOf(*MeanSquaresOf(From({{80, 70, 60}, {60, 80, 70}, {70, 60, 80.5}})));
  EXPECT_TRUE(components.application_was_negative);
  EXPECT_EQ(components.application, 0);
  EXPECT_TRUE(components.judge_was_negative);
  EXPECT_THAT(JudgesNeeded(components, 0.9, true), IsUndefined(Undefined::kNoVarianceBetween));
  EXPECT_THAT(GeneralizabilityOf(From({{1, 2}, {2, 3}}), VarianceComponents())->relative,
              IsUndefined(Undefined::kNoVariation));
  EXPECT_THAT(GeneralizabilityOf(From({{1, 2}}), components),
              IsUndefined(Undefined::kTooFewApplications));
}

// Balanced data built from effects that are orthogonal, so that every mean square is known.
std::vector<double> NestedValues(double task_effect) {
  const double application[] = {-3, 0, 3};
  const double judge[2][2] = {{-1, 1}, {4, -4}};
  const double sign[] = {1, -2, 1};
  std::vector<double> values;
  for (size_t a = 0; a < 3; ++a) {
    for (size_t t = 0; t < 2; ++t) {
      for (size_t r = 0; r < 2; ++r) {
        const double task = t == 0 ? -task_effect : task_effect;
        const double together = sign[a] * (t == 0 ? 0.5 : -0.5);
        const double error = sign[a] * (r == 0 ? 0.25 : -0.25);
        values.push_back(50 + application[a] + task + judge[t][r] + together + error);
      }
    }
  }
  return values;
}

TEST(NestedDesign, RecoversTheMeanSquares) {
  // Sums of squares: applications 4·18, tasks 12·100, judges 3·34, together 4·1.5, errors 4·0.375;
  // their degrees of freedom 2, 1, 2, 2, 4.
  const double a = 72 / 2.0, t = 1200, r = 102 / 2.0, at = 6 / 2.0, e = 1.5 / 4;
  const NestedComponents result = *NestedComponentsOf(3, 2, 2, NestedValues(10));
  EXPECT_NEAR(result.application, (a - at) / 4, 1e-12);
  EXPECT_NEAR(result.task, (t - at - r + e) / 6, 1e-12);
  EXPECT_NEAR(result.judge_in_task, (r - e) / 3, 1e-12);
  EXPECT_NEAR(result.application_by_task, (at - e) / 2, 1e-12);
  EXPECT_NEAR(result.error, e, 1e-12);
  EXPECT_FALSE(result.some_were_negative);
}

TEST(NestedDesign, ANegativeComponentIsZeroAndSaid) {
  const NestedComponents result = *NestedComponentsOf(3, 2, 2, NestedValues(2));
  EXPECT_EQ(result.task, 0);
  EXPECT_TRUE(result.some_were_negative);
}

TEST(NestedDesign, SaysWhereItHasNoMeaning) {
  std::vector<double> values = NestedValues(1);
  EXPECT_THAT(NestedComponentsOf(1, 2, 2, values), IsUndefined(Undefined::kTooFewApplications));
  EXPECT_THAT(NestedComponentsOf(3, 1, 2, values), IsUndefined(Undefined::kTooFewJudges));
  values.pop_back();
  EXPECT_THAT(NestedComponentsOf(3, 2, 2, values), IsUndefined(Undefined::kIncompletePanel));
}

}  // namespace
}  // namespace award::scoring::insight
