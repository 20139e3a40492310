// The handlers of tabulations: what is kept comes out as the contract says, judges by code alone.
#include "server/service/tabulations.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "server/service/convert_tabulation.h"
#include "server/service/rules.h"
#include "tests/testing/result_builders.h"

namespace award::service {
namespace {

using base::Reason;
using testing::HasReason;
using ::testing::HasSubstr;
using ::testing::Not;

class TabulationService : public testing::ResultsFixture {
 protected:
  void SetUp() override {
    ResultsFixture::SetUp();
    PlaceSeasonIn(SeasonState::kConsensus);
    PlaceRound(Round::kFirst, {{"a", {9000, 9100}}, {"b", {8800, 8700}}, {"c", {6000, 6100}}});
    name_ = "seasons/116/tabulations/" + Count(Round::kFirst).tabulation.id.value();
  }

  template <typename Reply, typename Request>
  absl::StatusOr<Reply> See(absl::StatusOr<Reply> (*handler)(const workflow::Context&,
                                                             const storage::ReadTransaction&,
                                                             const Request&),
                            const Request& request) {
    return Read("chen",
                [&](const workflow::Context& context, const storage::ReadTransaction& transaction) {
                  return handler(context, transaction, request);
                });
  }

  v1::ExplainRankRequest Asking(const char* application, const char* other = "") const {
    v1::ExplainRankRequest request;
    request.set_name(name_);
    request.set_application(std::string("seasons/116/applications/") + application);
    if (*other != '\0') {
      request.set_other_application(std::string("seasons/116/applications/") + other);
    }
    return request;
  }

  std::string name_;
};

TEST_F(TabulationService, ATabulationSaysWhatIsDeclaredBesideTheNumbers) {
  v1::GetTabulationRequest request;
  request.set_name(name_);
  ASSERT_OK_AND_ASSIGN(const v1::Tabulation tabulation, See(&GetTabulation, request));
  const v1::CategoryResult& result = tabulation.categories(0);
  EXPECT_EQ(result.display_name(), "數位創新加值");
  EXPECT_EQ(result.vacancies(), 0);
  const v1::Line& line = result.lines(0);
  EXPECT_EQ(line.agency_display_name(), "三民戶政事務所");
  EXPECT_EQ(line.admission(), v1::Line::ADMITTED);
  EXPECT_EQ(line.published(), "90.50");
  EXPECT_EQ(line.trimmed_mean().fraction(), "181/2");
  EXPECT_EQ(line.median_total().printed(), "90.50");
  ASSERT_EQ(line.shadow_places_size(), 4);
  EXPECT_EQ(line.shadow_places(2).method(), v1::TRIMMED_MEAN);
  EXPECT_EQ(line.shadow_places(2).place(), 1);
  ASSERT_EQ(line.dimension_means_size(), 6);
  EXPECT_EQ(line.dimension_means(5).dimension(), "6");
  EXPECT_EQ(line.dimension_means(5).mean().fraction(), "181/2");
  EXPECT_EQ(result.lines(2).admission(), v1::Line::BELOW_FLOOR);
  EXPECT_FALSE(result.lines(2).admitted() || result.lines(2).above_floor());
  const v1::Comparison& pair = result.comparisons(0);
  EXPECT_EQ(pair.gap().fraction(), "3");
  ASSERT_EQ(pair.steps_size(), 1);
  EXPECT_EQ(pair.steps(0).tie_key(), v1::TIE_KEY_UNSPECIFIED);
  EXPECT_THAT(pair.sentence_en(), HasSubstr("90.50"));
  EXPECT_THAT(pair.sentence_zh_tw(), HasSubstr("平均總分"));
}

TEST_F(TabulationService, AnExplanationNamesJudgesByCodeAlone) {
  ASSERT_OK_AND_ASSIGN(const v1::ExplainRankResponse answer, See(&ExplainRank, Asking("c", "a")));
  EXPECT_EQ(answer.tabulation(), name_);
  EXPECT_EQ(answer.category(), "digital");
  EXPECT_EQ(answer.category_display_name(), "數位創新加值");
  EXPECT_EQ(answer.line().place(), 3);
  ASSERT_EQ(answer.comparisons_size(), 1);
  EXPECT_EQ(answer.comparisons(0).higher(), "seasons/116/applications/a");
  EXPECT_EQ(answer.comparisons(0).gap().printed(), "30.00");
  ASSERT_EQ(answer.line().judge_totals_size(), 2);
  EXPECT_EQ(answer.line().judge_totals(0).judge_code(), "J01");
  EXPECT_THAT(answer.DebugString(), Not(HasSubstr("huang")));
  EXPECT_THAT(answer.sentence_en(), HasSubstr("J02"));
}

TEST_F(TabulationService, AnExplanationIsOfOneSeason) {
  v1::ExplainRankRequest request = Asking("a");
  request.set_application("seasons/115/applications/a");
  EXPECT_THAT(See(&ExplainRank, request), HasReason(Reason::kFieldInvalid));
  EXPECT_THAT(See(&ExplainRank, Asking("")), HasReason(Reason::kNameInvalid));
  EXPECT_THAT(See(&ExplainRank, Asking("a", "a")), HasReason(Reason::kFieldInvalid));
}

TEST_F(TabulationService, AReportHasTheDigestsOfItsFiles) {
  v1::GetTabulationReportRequest request;
  request.set_name(name_);
  ASSERT_OK_AND_ASSIGN(const v1::GetTabulationReportResponse report,
                       See(&GetTabulationReport, request));
  EXPECT_EQ(report.round(), v1::FIRST);
  EXPECT_EQ(report.sheets_digest(), base::Digest::Of(report.sheets()).Hex());
  EXPECT_EQ(report.decisions_digest(), base::Digest::Of(report.decisions()).Hex());
  EXPECT_EQ(report.report_digest(), base::Digest::Of(report.report()).Hex());
  EXPECT_THAT(report.report(), HasSubstr("award-tabulation/1"));
  ASSERT_OK_AND_ASSIGN(const Rules rules, FromProto(report.rules()));
  EXPECT_EQ(RulesDigest(rules), RulesDigest(testing::ARules()));
}

TEST_F(TabulationService, InsightIsAdviceFromWhatWasKept) {
  v1::GetTabulationInsightRequest request;
  request.set_name(name_);
  ASSERT_OK_AND_ASSIGN(const v1::GetTabulationInsightResponse first,
                       See(&GetTabulationInsight, request));
  EXPECT_THAT(first.insight(), HasSubstr("award-insight/1"));
  EXPECT_THAT(first.insight(), Not(HasSubstr("huang")));
  ASSERT_OK(Resolve(testing::Divergence("a", DivergenceOutcome::kUndecidable)));
  ASSERT_OK_AND_ASSIGN(const v1::GetTabulationInsightResponse second,
                       See(&GetTabulationInsight, request));
  EXPECT_EQ(first.insight(), second.insight());
}

}  // namespace
}  // namespace award::service
