// Diagnostics of judges and applications: the expected ones, exact thresholds, odd panels.
#include "scoring/insight/judges.h"

#include <string>

#include "gtest/gtest.h"
#include "scoring/insight/connection.h"
#include "tests/scoring/insight/panels.h"

namespace award::scoring::insight {
namespace {

using testing::ElementsAre;

PanelDiagnosis Diagnose(const Panel& panel) {
  const Observations observations = TotalsOf(panel).value();
  return DiagnoseJudges(panel, observations, FitAdditive(observations, ComponentsOf(observations)),
                        {})
      .value();
}

TEST(Judges, HaveTheExpectedDiagnostics) {
  const auto expected = Expected("demo_expected_diagnostics.json").at("judges");
  const PanelDiagnosis result = Diagnose(DemonstrationPanel());
  for (size_t j = 0; j < 9; ++j) {
    SCOPED_TRACE(j + 1);
    const auto& wanted = expected[std::to_string(j + 1)];
    const auto number = [&](const char* name) { return wanted[name].get<double>(); };
    const JudgeDiagnosis& judge = result.judges[j];
    EXPECT_EQ(judge.applications, wanted["n"].get<size_t>());
    EXPECT_EQ(judge.compared, judge.applications);
    EXPECT_THAT(judge.difference, Within(number("mean_signed_difference_from_others"), 1e-11));
    EXPECT_THAT(judge.absolute_difference, Within(number("mean_absolute_difference"), 1e-11));
    EXPECT_THAT(judge.correlation, Within(number("corr_with_others_mean"), 1e-11));
    EXPECT_THAT(judge.deviation, Within(number("sd_own"), 1e-11));
    EXPECT_THAT(judge.others_deviation, Within(number("sd_others_mean_same_applications"), 1e-11));
    EXPECT_THAT(judge.residual_rms, Within(number("residual_rms"), 1e-11));
    EXPECT_THAT(judge.residual_ratio, Within(number("residual_mean_square_over_sigma2"), 1e-11));
    EXPECT_THAT(judge.dimension_correlation,
                Within(number("mean_interdimension_correlation"), 1e-11));
    EXPECT_THAT(judge.item_deviation, Within(number("mean_within_application_item_sd"), 1e-11));
    EXPECT_GE(*judge.discordance, 0);
    EXPECT_LT(*judge.discordance, 0.5);
  }
  EXPECT_GT(*result.dimension_correlation, 0.9);
  EXPECT_GT(*result.item_deviation, 2);
}

TEST(Applications, HaveTheExpectedDiagnostics) {
  const auto expected = Expected("demo_expected_diagnostics.json").at("applications");
  const std::vector<ApplicationDiagnosis> result = DiagnoseApplications(DemonstrationPanel());
  for (size_t a = 0; a < 24; ++a) {
    SCOPED_TRACE(a + 1);
    const auto& wanted = expected[std::to_string(a + 1)];
    EXPECT_EQ(result[a].sheets, wanted["n"].get<size_t>());
    EXPECT_THAT(result[a].range, Within(wanted["range"].get<double>(), 1e-12));
    EXPECT_THAT(result[a].deviation, Within(wanted["sd"].get<double>(), 1e-12));
    EXPECT_THAT(result[a].median, Within(wanted["median"].get<double>(), 1e-12));
    EXPECT_EQ(result[a].farthest_judge + 1, wanted["farthest_judge"].get<uint32_t>());
    std::vector<int32_t> flags;
    for (const auto& flag : wanted["flags"]) flags.push_back(flag.get<int32_t>() * 100);
    EXPECT_EQ(result[a].flags, flags);
  }
}

TEST(Applications, AreFlaggedAtTheThresholdExactly) {
  Panel panel = PanelFrom({{80, 70}, {80, 70.01}, {90, 70}, {75, 75}});
  panel.thresholds = {1000, 1500, 2000};
  const std::vector<ApplicationDiagnosis> result = DiagnoseApplications(panel);
  EXPECT_THAT(result[0].flags, ElementsAre(1000));
  EXPECT_TRUE(result[1].flags.empty());
  EXPECT_THAT(result[2].flags, ElementsAre(1000, 1500, 2000));
  EXPECT_TRUE(result[3].flags.empty());
  EXPECT_EQ(result[0].farthest_judges, 2U);
  EXPECT_EQ(result[3].farthest_judges, 0U);
  EXPECT_EQ(result[3].deviation.defined(), true);
}

TEST(Applications, OfOneJudgeHaveNoDeviation) {
  const std::vector<ApplicationDiagnosis> result = DiagnoseApplications(PanelFrom({{80}}));
  EXPECT_THAT(result[0].deviation, IsUndefined(Undefined::kTooFewJudges));
  EXPECT_EQ(result[0].median, 80);
  EXPECT_EQ(result[0].range, 0);
}

TEST(Judges, WhoOrderAgainstAllOthersAreDiscordant) {
  const PanelDiagnosis result =
      Diagnose(PanelFrom({{90, 88, 91, 60}, {80, 77, 82, 70}, {70, 68, 70, 80}, {70, 60, 65, 90}}));
  EXPECT_THAT(result.judges[3].discordance, Within(1.0, 1e-14));
  EXPECT_THAT(result.judges[3].correlation, testing::Not(Within(1.0, 0.5)));
  EXPECT_LT(*result.judges[3].correlation, -0.9);
  // The last two are equal for the first judge: five pairs are left, one against the others' mean.
  EXPECT_LT(*result.judges[1].discordance, 0.5);
}

TEST(Judges, WithTooLittleToGoBySaySo) {
  // The last judge has one application; the second application has one judge.
  const PanelDiagnosis result = Diagnose(PanelFrom({{80, 70, 75}, {60, kGap, kGap}}));
  const JudgeDiagnosis& single = result.judges[2];
  EXPECT_EQ(single.applications, 1U);
  EXPECT_THAT(single.difference, Within(0.0 + 1e-300, 1) /* exactly between the others */);
  EXPECT_THAT(single.correlation, IsUndefined(Undefined::kTooFewApplications));
  EXPECT_THAT(single.deviation, IsUndefined(Undefined::kTooFewApplications));
  EXPECT_THAT(single.discordance, IsUndefined(Undefined::kTooFewApplications));
  EXPECT_EQ(result.judges[0].applications, 2U);
  EXPECT_EQ(result.judges[0].compared, 1U);
  EXPECT_THAT(single.dimension_correlation, IsUndefined(Undefined::kTooFewApplications));
  EXPECT_THAT(single.item_deviation, IsUndefined(Undefined::kTooFewInCommon));
  EXPECT_THAT(single.residual_ratio, IsUndefined(Undefined::kNoDegreesOfFreedom));
}

TEST(Judges, WhoAreAloneHaveNobodyToBeComparedWith) {
  const JudgeDiagnosis judge = Diagnose(PanelFrom({{80}, {70}})).judges[0];
  EXPECT_EQ(judge.compared, 0U);
  EXPECT_THAT(judge.difference, IsUndefined(Undefined::kTooFewInCommon));
  EXPECT_THAT(judge.absolute_difference, IsUndefined(Undefined::kTooFewInCommon));
}

TEST(Judges, WhoGiveEverythingTheSameAreFlatNotCorrelated) {
  Panel panel = PanelFrom({{80, 70.1}, {60, 70.1}, {90, 70.1}, {85, 70.1}, {75, 70.1}, {70, 70.1}});
  panel.weights = {5000, 5000};
  panel.dimension_scale = 100;
  panel.item_count = 2;
  for (const PanelSheet& sheet : panel.sheets) {
    const int32_t score = static_cast<int32_t>(sheet.total);
    panel.dimensions.insert(panel.dimensions.end(), {score, score});
    panel.items.insert(panel.items.end(), {score, score});
  }
  const PanelDiagnosis result = Diagnose(panel);
  EXPECT_THAT(result.judges[1].correlation, IsUndefined(Undefined::kNoVariation));
  EXPECT_EQ(*result.judges[1].deviation, 0);
  EXPECT_THAT(result.judges[1].dimension_correlation, IsUndefined(Undefined::kNoVariation));
  EXPECT_THAT(result.judges[1].discordance, IsUndefined(Undefined::kNoVariation));
  EXPECT_EQ(*result.judges[1].item_deviation, 0);
  EXPECT_THAT(result.judges[0].dimension_correlation, Within(1.0, 1e-12));
}

TEST(Judges, StopWhenTheWatchSaysSo) {
  const Panel panel = DemonstrationPanel();
  const Observations observations = TotalsOf(panel).value();
  EXPECT_EQ(DiagnoseJudges(panel, observations, Undefined::kTooLarge, [](auto...) { return false; })
                .status()
                .code(),
            absl::StatusCode::kCancelled);
  const PanelDiagnosis result =
      DiagnoseJudges(panel, observations, Undefined::kTooLarge, {}).value();
  EXPECT_THAT(result.judges[0].residual_rms, IsUndefined(Undefined::kTooLarge));
}

}  // namespace
}  // namespace award::scoring::insight
