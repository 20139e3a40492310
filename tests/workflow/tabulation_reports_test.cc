// What is kept with a tabulation: enough to count it again, and nothing that changes later.
#include "server/workflow/tabulation_reports.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "scoring/report/tabulation_json.h"
#include "server/storage/tabulation_documents.h"
#include "server/workflow/conflicts.h"
#include "server/workflow/kept_rounds.h"
#include "tests/testing/result_builders.h"

namespace award::workflow {
namespace {

using base::Reason;
using testing::HasReason;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

class TabulationReports : public testing::ResultsFixture {
 protected:
  void SetUp() override {
    ResultsFixture::SetUp();
    PlaceSeasonIn(SeasonState::kConsensus);
  }

  absl::StatusOr<TabulationReport> Report(const char* person, const TabulationId& id) {
    return Read(person, [&](const Context& context, const auto& transaction) {
      return GetTabulationReport(context, transaction, season_, id);
    });
  }
};

TEST_F(TabulationReports, HoldTheSheetsAndDecisionsByCode) {
  PlaceRound(Round::kFirst, {{"a", {9000, 7000}}, {"b", {8000, 8050}}});
  ASSERT_OK(Resolve(testing::Divergence("a", DivergenceOutcome::kExcludeJudge), "J02"));
  const TabulationId id = Count(Round::kFirst).tabulation.id;
  ASSERT_OK_AND_ASSIGN(const TabulationReport report, Report("shen", id));
  EXPECT_EQ(report.round, Round::kFirst);
  EXPECT_EQ(RulesDigest(*report.rules), RulesDigest(testing::ARules()));
  EXPECT_THAT(report.documents.sheets, StartsWith("category,application,judge,criterion,score\n"));
  EXPECT_THAT(report.documents.sheets, HasSubstr("\ndigital,b,J02,1-1,80.5\n"));
  EXPECT_THAT(report.documents.decisions, HasSubstr("\ndigital,EXCLUDE,,a,J02\n"));
  EXPECT_THAT(report.documents.report, StartsWith("{"));
  for (const std::string* document :
       {&report.documents.sheets, &report.documents.decisions, &report.documents.report}) {
    for (const char* judge : {",lin,", "\"lin\"", "huang"})
      EXPECT_THAT(*document, Not(HasSubstr(judge)));
  }
}

TEST_F(TabulationReports, CountingThemAgainGivesTheSameBytes) {
  PlaceRound(Round::kFirst, {{"a", {9000, 7000}}, {"b", {8000, 8050}}, {"c", {8000, 8050}}});
  ASSERT_OK(Count(Round::kFirst).tabulation.id.empty() ? absl::UnknownError("") : absl::OkStatus());
  ASSERT_OK(Resolve(testing::Tie({"c", "b"})));
  ASSERT_OK(Resolve(testing::Divergence("a", DivergenceOutcome::kKeep)));
  const TabulationId id = Count(Round::kFirst).tabulation.id;
  ASSERT_OK_AND_ASSIGN(const TabulationReport report, Report("kuo", id));
  ASSERT_OK_AND_ASSIGN(const KeptRound again,
                       RecountKeptRound(*report.rules, report.round, report.documents.sheets,
                                        report.documents.decisions));
  EXPECT_EQ(scoring::TabulationJson(again), report.documents.report);
  ASSERT_EQ(again.size(), 2U) << "a category without applications is there, and empty";
  ASSERT_EQ(again[0].tabulation.lines.size(), 3U);
  EXPECT_EQ(again[0].tabulation.lines[0].application, "c") << "as the lot has it";
}

// The sheets and resolutions that come later are in the next tabulation.
TEST_F(TabulationReports, DoNotChangeWhenTheInputsDo) {
  PlaceRound(Round::kFirst, {{"a", {9000, 7000}}, {"b", {8000, 8050}}});
  const Tabulation before = Count(Round::kFirst).tabulation;
  ASSERT_OK_AND_ASSIGN(const TabulationReport kept, Report("shen", before.id));
  ASSERT_OK(Resolve(testing::Divergence("a", DivergenceOutcome::kRescore)));
  PlaceRound(Round::kFirst, {{"c", {9500, 9600}}});
  EXPECT_FALSE(IsCurrent(before.id));
  ASSERT_OK_AND_ASSIGN(const TabulationReport still, Report("shen", before.id));
  EXPECT_EQ(still.documents.sheets, kept.documents.sheets);
  EXPECT_EQ(still.documents.decisions, kept.documents.decisions);
  EXPECT_EQ(still.documents.report, kept.documents.report);
  const auto loaded = Read("shen", [&](const Context& context, const auto& transaction) {
    return GetTabulation(context, transaction, season_, before.id);
  });
  ASSERT_OK(loaded);
  EXPECT_EQ(PlacesOf(loaded->tabulation), PlacesOf(before));
}

// A report is whole or not at all, so who is recused from a part of it does not get it.
TEST_F(TabulationReports, AreNotForAJudgeWithAConflictWhateverTheirOffice) {
  PlaceRound(Round::kFirst, {{"a", {9000, 8900}}, {"b", {8000, 8050}}});
  const ConflictStatement stated{JudgeId("huang"), ApplicationId("b"),
                                 ConflictGround::kAppearanceOfBias, "迴避"};
  ASSERT_OK(Write("chen", [&](const Context& context, auto& transaction) {
    return CreateConflict(context, transaction, season_, stated);
  }));
  const TabulationId id = Count(Round::kFirst).tabulation.id;
  EXPECT_THAT(Report("huang", id), HasReason(Reason::kConflictOfInterest));
  EXPECT_THAT(Report("chen", id), testing::IsOk());
}

TEST_F(TabulationReports, OfBeforeAreNotThere) {
  PlaceRound(Round::kFirst, {{"a", {9000, 8900}}, {"b", {8000, 8050}}});
  const TabulationId id = Count(Round::kFirst).tabulation.id;
  ASSERT_OK(store().Write([](storage::WriteTransaction& transaction) -> absl::Status {
    RETURN_IF_ERROR(transaction.Prepare("DROP TRIGGER tabulation_document_is_never_deleted").Run());
    return transaction.Prepare("DELETE FROM tabulation_document").Run();
  }));
  EXPECT_THAT(Report("chen", id), HasReason(Reason::kReportNotKept));
  EXPECT_THAT(Report("chen", TabulationId("none")), HasReason(Reason::kNotFound));
}

}  // namespace
}  // namespace award::workflow
