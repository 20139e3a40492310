// The handlers of judges, conflicts, assignments and sheets: messages in, messages out.
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "server/base/status_macros.h"
#include "server/service/assignments.h"
#include "server/service/conflicts.h"
#include "server/service/convert_judging.h"
#include "server/service/judges.h"
#include "server/service/sheets.h"
#include "tests/testing/application_builders.h"
#include "tests/testing/judging_builders.h"
#include "tests/testing/season_fixture.h"

namespace award::service {
namespace {

using base::Reason;
using ::testing::ElementsAre;
using testing::HasReason;
using ::testing::IsEmpty;
using testing::kMobile;
using ::testing::SizeIs;

constexpr char kLin[] = "seasons/116/judges/lin";
constexpr char kLinSheet[] = "seasons/116/judges/lin/sheets/mobile.first";

class JudgingService : public testing::SeasonFixture {
 protected:
  void SetUp() override {
    SeasonFixture::SetUp();
    PlaceSeasonIn(SeasonState::kAssignment);
    ASSERT_OK(store().Write([&](storage::WriteTransaction& transaction) {
      return testing::PlaceApplication(transaction, season_, clock_.Now(),
                                       {.state = ApplicationState::kEligible});
    }));
  }

  void PlacePanel() {
    ASSERT_OK(store().Write([&](storage::WriteTransaction& transaction) {
      return testing::PlacePanel(transaction, season_, clock_.Now());
    }));
  }
  void OpenRoundForLin() {
    PlacePanel();
    ASSERT_OK(store().Write([&](storage::WriteTransaction& transaction) {
      return testing::PlaceAssignment(transaction, season_, clock_.Now(), Round::kFirst,
                                      kMobile.value(), "lin");
    }));
    PlaceSeasonIn(SeasonState::kFirstRound);
  }

  // Calls a handler as `person`.
  template <typename Request, typename Response>
  absl::StatusOr<Response> Call(absl::StatusOr<Response> (*handler)(const workflow::Context&,
                                                                    storage::WriteTransaction&,
                                                                    const Request&),
                                const char* person, const Request& request) {
    return Write(person,
                 [&](const workflow::Context& context, storage::WriteTransaction& transaction) {
                   return handler(context, transaction, request);
                 });
  }
  template <typename Request, typename Response>
  absl::StatusOr<Response> Call(absl::StatusOr<Response> (*handler)(const workflow::Context&,
                                                                    const storage::ReadTransaction&,
                                                                    const Request&),
                                const char* person, const Request& request) {
    return Read(person,
                [&](const workflow::Context& context, const storage::ReadTransaction& transaction) {
                  return handler(context, transaction, request);
                });
  }

  v1::CreateJudgeRequest ARequest() {
    v1::CreateJudgeRequest request;
    request.set_parent("seasons/116");
    request.set_judge_id("lin");
    request.mutable_judge()->set_person("people/lin");
    request.mutable_judge()->set_outside(true);
    request.mutable_judge()->set_gender(v1::Judge::FEMALE);
    request.mutable_judge()->set_load_max(5);
    v1::Expertise* expertise = request.mutable_judge()->add_expertise();
    expertise->set_dimension("3");
    expertise->set_level(3);
    return request;
  }

  v1::Sheet AFullSheet(const std::string& score) {
    v1::Sheet sheet;
    const workflow::SheetUpdate update = testing::AFullUpdate(score);
    for (const workflow::StatedScore& stated : *update.scores) {
      v1::ItemScore* row = sheet.add_scores();
      row->set_item(stated.item.value());
      row->set_score(stated.score);
    }
    for (const DimensionComment& comment : *update.comments) {
      v1::DimensionComment* row = sheet.add_comments();
      row->set_dimension(comment.dimension.value());
      row->add_strengths(comment.strengths.front());
      row->add_improvements(comment.improvements.front());
    }
    return sheet;
  }
};

TEST_F(JudgingService, AppointsAJudgeAndShowsAllFields) {
  ASSERT_OK_AND_ASSIGN(const v1::Judge judge, Call(CreateJudge, "chen", ARequest()));
  EXPECT_EQ(judge.name(), kLin);
  EXPECT_EQ(judge.person(), "people/lin");
  EXPECT_EQ(judge.code(), "J01");
  EXPECT_EQ(judge.agency(), "");
  EXPECT_EQ(judge.gender(), v1::Judge::FEMALE);
  ASSERT_EQ(judge.expertise_size(), 1);
  EXPECT_EQ(judge.expertise(0).level(), 3);
  EXPECT_FALSE(judge.has_declare_time());
  EXPECT_EQ(judge.etag(), "\"1\"");
}

TEST_F(JudgingService, RefusesWhatIsNoName) {
  v1::CreateJudgeRequest request = ARequest();
  request.mutable_judge()->set_person("lin");
  EXPECT_THAT(Call(CreateJudge, "chen", request), HasReason(Reason::kNameInvalid));
  request = ARequest();
  request.clear_judge_id();
  EXPECT_THAT(Call(CreateJudge, "chen", request), HasReason(Reason::kFieldRequired));
  v1::GetSheetRequest sheet;
  sheet.set_name("seasons/116/judges/lin/sheets/mobile.second");
  EXPECT_THAT(Call(GetSheet, "chen", sheet), HasReason(Reason::kNameInvalid));
}

TEST_F(JudgingService, UpdatesOnlyTheFieldsOfTheMask) {
  ASSERT_OK(Call(CreateJudge, "chen", ARequest()));
  v1::UpdateJudgeRequest request;
  request.mutable_judge()->set_name(kLin);
  request.mutable_judge()->set_load_max(7);
  request.mutable_update_mask()->add_paths("load_max");
  ASSERT_OK_AND_ASSIGN(const v1::Judge judge, Call(UpdateJudge, "chen", request));
  EXPECT_EQ(judge.load_max(), 7);
  EXPECT_EQ(judge.expertise_size(), 1);
  request.mutable_update_mask()->add_paths("outside");
  EXPECT_THAT(Call(UpdateJudge, "chen", request), HasReason(Reason::kFieldMaskInvalid));
}

TEST_F(JudgingService, PagesThroughJudges) {
  PlacePanel();
  v1::ListJudgesRequest request;
  request.set_parent("seasons/116");
  request.set_page_size(3);
  ASSERT_OK_AND_ASSIGN(const v1::ListJudgesResponse first, Call(ListJudges, "chen", request));
  EXPECT_EQ(first.judges_size(), 3);
  request.set_page_token(first.next_page_token());
  ASSERT_OK_AND_ASSIGN(const v1::ListJudgesResponse second, Call(ListJudges, "chen", request));
  ASSERT_EQ(second.judges_size(), 1);
  EXPECT_EQ(second.judges(0).name(), "seasons/116/judges/yang");
  EXPECT_EQ(second.next_page_token(), "");
}

TEST_F(JudgingService, CompletesADeclaration) {
  ASSERT_OK(Call(CreateJudge, "chen", ARequest()));
  v1::CompleteDeclarationRequest request;
  request.set_name(kLin);
  request.set_etag("\"1\"");
  ASSERT_OK_AND_ASSIGN(const v1::Judge judge, Call(CompleteDeclaration, "lin", request));
  EXPECT_TRUE(judge.has_declare_time());
}

TEST_F(JudgingService, TakesAConflictOfTheSameSeason) {
  PlacePanel();
  v1::CreateConflictRequest request;
  request.set_parent("seasons/116");
  request.mutable_conflict()->set_judge(kLin);
  request.mutable_conflict()->set_application("seasons/116/applications/mobile");
  EXPECT_THAT(Call(CreateConflict, "lin", request), HasReason(Reason::kFieldRequired));
  request.mutable_conflict()->set_ground(v1::Conflict::EMPLOYMENT_OR_ADVICE);
  request.mutable_conflict()->set_statement("兩年前擔任該所顧問。");
  ASSERT_OK_AND_ASSIGN(const v1::Conflict conflict, Call(CreateConflict, "lin", request));
  EXPECT_EQ(conflict.origin(), v1::Conflict::DECLARED);
  EXPECT_EQ(conflict.ground(), v1::Conflict::EMPLOYMENT_OR_ADVICE);
  request.mutable_conflict()->set_application("seasons/115/applications/mobile");
  EXPECT_THAT(Call(CreateConflict, "lin", request), HasReason(Reason::kFieldInvalid));

  v1::ListConflictsRequest list;
  list.set_parent("seasons/116");
  ASSERT_OK_AND_ASSIGN(const v1::ListConflictsResponse all, Call(ListConflicts, "chen", list));
  ASSERT_EQ(all.conflicts_size(), 1);
  v1::GetConflictRequest get;
  get.set_name(all.conflicts(0).name());
  EXPECT_OK(Call(GetConflict, "lin", get));
}

TEST_F(JudgingService, ProposesAppliesAndListsAssignments) {
  PlacePanel();
  v1::CreateAssignmentPlanRequest create;
  create.set_parent("seasons/116");
  EXPECT_THAT(Call(CreateAssignmentPlan, "chen", create), HasReason(Reason::kFieldRequired));
  create.mutable_assignment_plan()->set_round(v1::FIRST);
  ASSERT_OK_AND_ASSIGN(const v1::AssignmentPlan plan, Call(CreateAssignmentPlan, "chen", create));
  EXPECT_EQ(plan.state(), v1::AssignmentPlan::PROPOSED);
  EXPECT_EQ(plan.seats_size(), 2);
  EXPECT_THAT(plan.inputs_digest(), SizeIs(64));
  ASSERT_OK(Call(CreateAssignmentPlan, "chen", create));

  v1::ListAssignmentPlansRequest plans;
  plans.set_parent("seasons/116");
  plans.set_page_size(1);
  ASSERT_OK_AND_ASSIGN(const auto newest, Call(ListAssignmentPlans, "shen", plans));
  plans.set_page_token(newest.next_page_token());
  ASSERT_OK_AND_ASSIGN(const auto oldest, Call(ListAssignmentPlans, "shen", plans));
  ASSERT_EQ(oldest.assignment_plans_size(), 1);
  EXPECT_EQ(oldest.assignment_plans(0).name(), plan.name());
  EXPECT_EQ(oldest.assignment_plans(0).seats_size(), 0);

  v1::ReviewAssignmentPlanRequest review;
  review.set_name(plan.name());
  review.set_etag(plan.etag());
  review.set_note("分案妥適。");
  EXPECT_THAT(Call(ReviewAssignmentPlan, "chen", review), HasReason(Reason::kOwnProposal));
  ASSERT_OK_AND_ASSIGN(const v1::AssignmentPlan reviewed, Call(ReviewAssignmentPlan, "wu", review));
  EXPECT_EQ(reviewed.review_person(), "people/wu");
  EXPECT_EQ(reviewed.review_note(), "分案妥適。");

  v1::ApplyAssignmentPlanRequest apply;
  apply.set_name(plan.name());
  apply.set_etag(reviewed.etag());
  ASSERT_OK_AND_ASSIGN(const v1::AssignmentPlan applied, Call(ApplyAssignmentPlan, "chen", apply));
  EXPECT_EQ(applied.state(), v1::AssignmentPlan::APPLIED);

  v1::ListAssignmentsRequest list;
  list.set_parent("seasons/116");
  list.set_page_size(1);
  ASSERT_OK_AND_ASSIGN(const auto first, Call(ListAssignments, "chen", list));
  list.set_page_token(first.next_page_token());
  ASSERT_OK_AND_ASSIGN(const auto second, Call(ListAssignments, "chen", list));
  ASSERT_EQ(second.assignments_size(), 1);
  EXPECT_EQ(second.next_page_token(), "");
  EXPECT_NE(first.assignments(0).name(), second.assignments(0).name());
  EXPECT_EQ(second.assignments(0).title(), "行動戶政到偏鄉");
  EXPECT_EQ(second.assignments(0).sheet(), second.assignments(0).judge() + "/sheets/mobile.first");
}

TEST_F(JudgingService, SavesAndSubmitsASheetInOneStep) {
  OpenRoundForLin();
  v1::SubmitSheetRequest request;
  request.set_name(kLinSheet);
  *request.mutable_sheet() = AFullSheet("86.5");
  ASSERT_OK_AND_ASSIGN(const v1::Sheet sheet, Call(SubmitSheet, "lin", request));
  EXPECT_EQ(sheet.name(), kLinSheet);
  EXPECT_EQ(sheet.state(), v1::Sheet::SUBMITTED);
  EXPECT_EQ(sheet.scores_size(), 22);
  EXPECT_EQ(sheet.scores(0).score(), "86.5");
  EXPECT_EQ(sheet.total(), "86.50");
  EXPECT_THAT(sheet.digest(), SizeIs(64));
  EXPECT_TRUE(sheet.has_submit_time());
  EXPECT_THAT(Call(SubmitSheet, "lin", request), HasReason(Reason::kSheetSubmitted));
}

TEST_F(JudgingService, SavesADraftAndTakesTheEtagFromTheSheetOrTheCall) {
  OpenRoundForLin();
  v1::UpdateSheetRequest update;
  *update.mutable_sheet() = AFullSheet("80");
  update.mutable_sheet()->set_name(kLinSheet);
  ASSERT_OK_AND_ASSIGN(const v1::Sheet draft, Call(UpdateSheet, "lin", update));
  EXPECT_EQ(draft.state(), v1::Sheet::DRAFT);
  // The mask keeps the comments although none are sent.
  v1::UpdateSheetRequest scores;
  *scores.mutable_sheet() = AFullSheet("81");
  scores.mutable_sheet()->clear_comments();
  scores.mutable_sheet()->set_name(kLinSheet);
  scores.mutable_sheet()->set_etag(draft.etag());
  scores.mutable_update_mask()->add_paths("scores");
  ASSERT_OK_AND_ASSIGN(const v1::Sheet second, Call(UpdateSheet, "lin", scores));
  EXPECT_EQ(second.comments_size(), 6);
  v1::SubmitSheetRequest submit;
  submit.set_name(kLinSheet);
  submit.set_etag(draft.etag());
  EXPECT_THAT(Call(SubmitSheet, "lin", submit), HasReason(Reason::kEtagMismatch));
  submit.set_etag(second.etag());
  ASSERT_OK_AND_ASSIGN(const v1::Sheet sheet, Call(SubmitSheet, "lin", submit));
  EXPECT_EQ(sheet.total(), "81.00");
}

TEST_F(JudgingService, RefusesToSubmitOneSheetUnderAnothersName) {
  OpenRoundForLin();
  v1::SubmitSheetRequest request;
  request.set_name(kLinSheet);
  *request.mutable_sheet() = AFullSheet("86");
  request.mutable_sheet()->set_name("seasons/116/judges/lin/sheets/mobile.final");
  EXPECT_THAT(Call(SubmitSheet, "lin", request), HasReason(Reason::kFieldInvalid));
  request.set_name(std::string(kLinSheet) + ".v1");
  request.mutable_sheet()->clear_name();
  EXPECT_THAT(Call(SubmitSheet, "lin", request), HasReason(Reason::kSheetSubmitted));
}

TEST_F(JudgingService, AbstainsAndWaivesWithAReason) {
  OpenRoundForLin();
  v1::AbstainSheetRequest abstain;
  abstain.set_name(kLinSheet);
  EXPECT_THAT(Call(AbstainSheet, "lin", abstain), HasReason(Reason::kFieldRequired));
  v1::WaiveSheetRequest waive;
  waive.set_name(kLinSheet);
  waive.set_reason("因病缺席。");
  ASSERT_OK_AND_ASSIGN(const v1::Sheet sheet, Call(WaiveSheet, "chen", waive));
  EXPECT_EQ(sheet.state(), v1::Sheet::WAIVED);
  EXPECT_EQ(sheet.reason(), "因病缺席。");
  EXPECT_EQ(sheet.digest(), "");
}

TEST_F(JudgingService, ShowsASupersededSheetUnderItsVersionsName) {
  OpenRoundForLin();
  v1::SubmitSheetRequest submit;
  submit.set_name(kLinSheet);
  *submit.mutable_sheet() = AFullSheet("86");
  ASSERT_OK(Call(SubmitSheet, "lin", submit));
  v1::CreateConflictRequest conflict;
  conflict.set_parent("seasons/116");
  conflict.mutable_conflict()->set_judge(kLin);
  conflict.mutable_conflict()->set_application("seasons/116/applications/mobile");
  conflict.mutable_conflict()->set_ground(v1::Conflict::AGENT);
  ASSERT_OK(Call(CreateConflict, "chen", conflict));
  v1::ListSheetsRequest list;
  list.set_parent("seasons/116/judges/-");
  ASSERT_OK_AND_ASSIGN(const v1::ListSheetsResponse sheets, Call(ListSheets, "chen", list));
  ASSERT_EQ(sheets.sheets_size(), 1);
  EXPECT_EQ(sheets.sheets(0).name(), std::string(kLinSheet) + ".v1");
  EXPECT_EQ(sheets.sheets(0).scores_size(), 0);  // The round is still open.
  v1::GetSheetRequest get;
  get.set_name(sheets.sheets(0).name());
  EXPECT_OK(Call(GetSheet, "chen", get));
  EXPECT_THAT(Call(GetSheet, "lin", get), HasReason(Reason::kConflictOfInterest));
}

TEST_F(JudgingService, PagesThroughSheets) {
  OpenRoundForLin();
  ASSERT_OK(store().Write([&](storage::WriteTransaction& transaction) {
    return testing::PlaceAssignment(transaction, season_, clock_.Now(), Round::kFirst,
                                    kMobile.value(), "tsai");
  }));
  for (const char* judge : {"lin", "tsai"}) {
    v1::SubmitSheetRequest submit;
    submit.set_name("seasons/116/judges/" + std::string(judge) + "/sheets/mobile.first");
    *submit.mutable_sheet() = AFullSheet("86");
    ASSERT_OK(Call(SubmitSheet, judge, submit));
  }
  v1::ListSheetsRequest list;
  list.set_parent("seasons/116/judges/-");
  list.set_page_size(1);
  ASSERT_OK_AND_ASSIGN(const v1::ListSheetsResponse first, Call(ListSheets, "shen", list));
  ASSERT_EQ(first.sheets_size(), 1);
  EXPECT_EQ(first.sheets(0).name(), kLinSheet);
  list.set_page_token(first.next_page_token());
  ASSERT_OK_AND_ASSIGN(const v1::ListSheetsResponse second, Call(ListSheets, "shen", list));
  ASSERT_EQ(second.sheets_size(), 1);
  EXPECT_EQ(second.sheets(0).name(), "seasons/116/judges/tsai/sheets/mobile.first");
  EXPECT_EQ(second.next_page_token(), "");
  list.set_round(v1::FINAL);  // A token belongs to one list.
  EXPECT_THAT(Call(ListSheets, "shen", list), HasReason(Reason::kPageTokenInvalid));
}

}  // namespace
}  // namespace award::service
