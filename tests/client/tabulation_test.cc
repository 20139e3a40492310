// Explaining, recounting and examining a tabulation from the command line.
#include <string>

#include "award/v1/tabulation.pb.h"
#include "client/document/explanation.h"
#include "client/files/files.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/client/runner.h"

namespace award::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

void SetNumber(v1::Exact* exact, const char* fraction, const char* printed) {
  exact->set_fraction(fraction);
  exact->set_printed(printed);
}

v1::ExplainRankResponse Explanation() {
  v1::ExplainRankResponse answer;
  answer.set_tabulation("seasons/116/tabulations/t1");
  answer.set_round(v1::FIRST);
  answer.set_method(v1::TOTAL_SCORE);
  answer.set_category_display_name("數位創新加值");
  answer.set_sentence_zh_tw("「a」第 1 名。");
  answer.set_sentence_en("a: place 1.");
  v1::Line& line = *answer.mutable_line();
  line.set_application("seasons/116/applications/a");
  line.set_title("行動\u202e服務車");
  line.set_agency_display_name("甲仙區公所");
  line.set_place(1);
  line.set_admission(v1::Line::ADMITTED);
  SetNumber(line.mutable_mean_total(), "256/3", "85.33");
  auto* seat = line.add_judge_totals();
  seat->set_judge_code("J01");
  seat->set_state(v1::JudgeTotal::SCORED);
  SetNumber(seat->mutable_total(), "343/4", "85.75");
  SetNumber(seat->mutable_rank(), "1", "1.00");
  auto* shadow = line.add_shadow_places();
  shadow->set_method(v1::RANK_SUM);
  auto* mean = line.add_dimension_means();
  mean->set_dimension("3");
  mean->set_below_floor(true);
  SetNumber(mean->mutable_mean(), "59", "59.00");
  auto* pair = answer.add_comparisons();
  pair->set_higher("seasons/116/applications/a");
  pair->set_lower("seasons/116/applications/b");
  pair->set_decider(v1::Comparison::TIE_KEY);
  pair->set_sentence_zh_tw("「a」排在「b」之前。");
  pair->set_sentence_en("a stands before b.");
  auto* method = pair->add_steps();
  SetNumber(method->mutable_higher_value(), "256/3", "85.33");
  SetNumber(method->mutable_lower_value(), "256/3", "85.33");
  auto* key = pair->add_steps();
  key->set_tie_key(v1::DIMENSIONS_IN_ORDER);
  key->set_dimension("3");
  SetNumber(key->mutable_higher_value(), "59", "59.00");
  SetNumber(key->mutable_lower_value(), "58", "58.00");
  return answer;
}

TEST(ExplanationDocument, ShowsExactNumbersSeatsAndEveryStep) {
  const std::string zh = client::ExplanationText(Explanation(), client::Language::kChinese, 0);
  EXPECT_THAT(zh, HasSubstr("85.33 (256/3)"));
  EXPECT_THAT(zh, HasSubstr("J01       已評分  85.75     1\n"));
  EXPECT_THAT(zh, HasSubstr("「a」排在「b」之前。"));
  EXPECT_THAT(zh, HasSubstr("依權重逐一比較構面 [3]  59.00"));
  EXPECT_THAT(zh, HasSubstr("總評分法"));
  EXPECT_THAT(zh, Not(HasSubstr("\u202e"))) << "what others wrote does not turn the line";
  const std::string en = client::ExplanationText(Explanation(), client::Language::kEnglish, 60);
  EXPECT_THAT(en, HasSubstr("a stands before b."));
  EXPECT_THAT(en, Not(HasSubstr("排在")));
}

TEST(TabulationExplain, AsksForOneOrForAPair) {
  Online online;
  v1::ExplainRankRequest asked;
  online.server.OnUnary<v1::ExplainRankRequest, v1::ExplainRankResponse>(
      "TabulationService.ExplainRank",
      [&](const v1::ExplainRankRequest& request, v1::ExplainRankResponse& answer) {
        asked = request;
        answer = Explanation();
        return grpc::Status::OK;
      });
  const Outcome one = online.Run({"--lang", "en", "tabulation", "explain", "116/t1", "a"});
  EXPECT_EQ(one.exit, 0) << one.err;
  EXPECT_EQ(asked.name(), "seasons/116/tabulations/t1");
  EXPECT_EQ(asked.application(), "seasons/116/applications/a");
  EXPECT_EQ(asked.other_application(), "");
  EXPECT_THAT(one.out, HasSubstr("a: place 1."));
  const Outcome pair = online.Run({"--format", "json", "tabulation", "explain", "116/t1", "116/a",
                                   "seasons/116/applications/b"});
  EXPECT_EQ(pair.exit, 0) << pair.err;
  EXPECT_EQ(asked.other_application(), "seasons/116/applications/b");
  EXPECT_THAT(pair.out, HasSubstr("\"sentence_zh_tw\""));
}

TEST(TabulationReport, WritesWhatIsNeededToCountAgainAndItsDigests) {
  Online online;
  online.server.OnUnary<v1::GetTabulationReportRequest, v1::GetTabulationReportResponse>(
      "TabulationService.GetTabulationReport",
      [](const v1::GetTabulationReportRequest&, v1::GetTabulationReportResponse& answer) {
        answer.set_tabulation("seasons/116/tabulations/t1");
        answer.set_round(v1::FIRST);
        answer.mutable_rules()->set_method(v1::TRIMMED_MEAN);
        answer.set_sheets("category,application,judge,criterion,score\n");
        answer.set_decisions("category,decision,number,application,judge\n");
        answer.set_report("{}\n");
        answer.set_report_digest("what the server says");
        return grpc::Status::OK;
      });
  const std::string out = online.folder.File("report");
  const Outcome outcome =
      online.Run({"--lang", "en", "tabulation", "report", "116/t1", "--out", out});
  ASSERT_EQ(outcome.exit, 0) << outcome.err;
  EXPECT_EQ(Slurp(out + "/report.json"), "{}\n");
  EXPECT_EQ(Slurp(out + "/sheets.csv"), "category,application,judge,criterion,score\n");
  EXPECT_THAT(Slurp(out + "/rules.json"), HasSubstr("TRIMMED_MEAN"));
  EXPECT_THAT(outcome.out, HasSubstr(client::Sha256::Of("{}\n")));
  EXPECT_THAT(outcome.out, Not(HasSubstr("what the server says")));
  EXPECT_THAT(outcome.err, HasSubstr("--round first"));
  EXPECT_EQ(online.Run({"tabulation", "report", "116/t1", "--out", out}).exit, 2)
      << "nothing is written over";
}

TEST(TabulationInsight, IsPrintedAsItIsForAProgram) {
  Online online;
  online.server.OnUnary<v1::GetTabulationInsightRequest, v1::GetTabulationInsightResponse>(
      "TabulationService.GetTabulationInsight",
      [](const v1::GetTabulationInsightRequest&, v1::GetTabulationInsightResponse& answer) {
        answer.set_insight("{\"format\": \"award-insight/0\"}\n");
        return grpc::Status::OK;
      });
  EXPECT_EQ(online.Run({"--format", "json", "tabulation", "insight", "116/t1"}).out,
            "{\"format\": \"award-insight/0\"}\n");
  const Outcome table = online.Run({"tabulation", "insight", "116/t1"});
  EXPECT_EQ(table.exit, 1);
  EXPECT_THAT(table.err, HasSubstr("[ANSWER_DAMAGED]"));
}

}  // namespace
}  // namespace award::testing
