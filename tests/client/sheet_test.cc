// Sheets from template to submission, as a judge does it.
#include "award/v1/application.pb.h"
#include "award/v1/season.pb.h"
#include "award/v1/sheet.pb.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/client/runner.h"

namespace award::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr char kSheet[] = "116/lin/jiasian-mobile.first";
constexpr char kName[] = "seasons/116/judges/lin/sheets/jiasian-mobile.first";

// A server on which one judge has one application to score.
class Sheets : public ::testing::Test {
 protected:
  Sheets() {
    online.server.OnUnary<v1::GetSheetRequest, v1::Sheet>(
        "SheetService.GetSheet", [this](const v1::GetSheetRequest&, v1::Sheet& sheet) {
          if (draft.name().empty()) return Refusal(grpc::StatusCode::NOT_FOUND, "NOT_FOUND");
          sheet = draft;
          return grpc::Status::OK;
        });
    online.server.OnUnary<v1::GetApplicationRequest, v1::Application>(
        "ApplicationService.GetApplication",
        [](const v1::GetApplicationRequest& request, v1::Application& application) {
          EXPECT_EQ(request.name(), "seasons/116/applications/jiasian-mobile");
          application.set_category("digital");
          application.set_title("行動服務車");
          return grpc::Status::OK;
        });
    online.server.OnUnary<v1::GetSeasonRequest, v1::Season>(
        "SeasonService.GetSeason", [](const v1::GetSeasonRequest&, v1::Season& season) {
          auto* category = season.mutable_rules()->add_categories();
          category->set_id("digital");
          auto* dimension = category->mutable_rubric()->add_dimensions();
          dimension->set_id("1");
          dimension->set_display_name("完備基礎服務項目");
          dimension->set_weight_basis_points(10000);
          dimension->add_items()->set_id("1-1");
          dimension->add_items()->set_id("1-2");
          return grpc::Status::OK;
        });
    online.server.OnUnary<v1::UpdateSheetRequest, v1::Sheet>(
        "SheetService.UpdateSheet", [this](const v1::UpdateSheetRequest& request, v1::Sheet&) {
          update = request;
          return grpc::Status::OK;
        });
    online.server.OnUnary<v1::SubmitSheetRequest, v1::Sheet>(
        "SheetService.SubmitSheet", [this](const v1::SubmitSheetRequest& request, v1::Sheet&) {
          submit = request;
          return grpc::Status::OK;
        });
  }

  Online online;
  v1::Sheet draft;
  v1::UpdateSheetRequest update;
  v1::SubmitSheetRequest submit;
};

TEST_F(Sheets, AreFilledInFromTheTextForm) {
  Outcome form = online.Run({"--lang", "zh-TW", "sheet", "template", kSheet, "--text"});
  ASSERT_EQ(form.exit, 0) << form.err;
  EXPECT_THAT(form.out, HasSubstr("# 行動服務車\n"));
  form.out.replace(form.out.find("[1-1] :"), 7, "[1-1] : 86.5");
  form.out.replace(form.out.find("優點:"), sizeof("優點:") - 1, "優點: 很好");
  const std::string file = online.folder.File("sheet.txt");
  WriteFile(file, form.out);
  const Outcome saved = online.Run({"sheet", "update", kSheet, "--from", file});
  ASSERT_EQ(saved.exit, 0) << saved.err;
  EXPECT_EQ(update.sheet().name(), kName);
  ASSERT_EQ(update.sheet().scores_size(), 1);
  EXPECT_EQ(update.sheet().scores(0).score(), "86.5");
  EXPECT_EQ(update.sheet().comments(0).strengths(0), "很好");
  EXPECT_THAT(update.update_mask().paths(), ElementsAre("scores", "comments"));
}

TEST_F(Sheets, AreSubmittedFromJsonWithTheirEtag) {
  draft.set_name(kName);
  draft.set_etag("\"5\"");
  draft.set_state(v1::Sheet::DRAFT);
  auto* score = draft.add_scores();
  score->set_item("1-1");
  score->set_score("70");
  const Outcome form = online.Run({"sheet", "template", kSheet});
  ASSERT_EQ(form.exit, 0) << form.err;
  EXPECT_THAT(form.out, HasSubstr("\"1-2\""));
  const Outcome sent = online.Run({"sheet", "submit", kSheet, "--from", "-"}, form.out);
  ASSERT_EQ(sent.exit, 0) << sent.err;
  EXPECT_EQ(submit.name(), kName);
  EXPECT_EQ(submit.etag(), "\"5\"");
  ASSERT_EQ(submit.sheet().scores_size(), 1);  // The place that was left empty is not sent.
  EXPECT_EQ(submit.sheet().scores(0).score(), "70");
  EXPECT_EQ(submit.sheet().comments_size(), 0);
}

TEST_F(Sheets, OfAnotherApplicationAreNotSent) {
  const std::string file = online.folder.File("sheet.txt");
  WriteFile(file, "評分單: 116/lin/other.first\n");
  const Outcome outcome = online.Run({"sheet", "update", kSheet, "--from", file});
  EXPECT_EQ(outcome.exit, 2);
  EXPECT_THAT(outcome.err, HasSubstr("[SHEET_NAME_MISMATCH]"));
  EXPECT_EQ(online.server.calls(), 0);
}

// A correction typed beside the form was dropped without a word, and the form's old score sent.
TEST_F(Sheets, DoNotTakeAScoreBesideAForm) {
  const std::string file = online.folder.File("sheet.txt");
  WriteFile(file, "評分單: 116/lin/jiasian-mobile.first\n[1-1] x: 85\n");
  for (const char* verb : {"update", "submit"}) {
    const Outcome outcome =
        online.Run({"sheet", verb, kSheet, "--from", file, "--score", "1-1=86"});
    EXPECT_EQ(outcome.exit, 2);
    EXPECT_THAT(outcome.err, HasSubstr("[FLAGS_EXCLUSIVE]"));
  }
  EXPECT_EQ(online.server.calls(), 0);
}

TEST_F(Sheets, WithAWrongLineAreNotSent) {
  const std::string file = online.folder.File("sheet.txt");
  WriteFile(file, "評分單: 116/lin/jiasian-mobile.first\n[1-1] x: 很高\n");
  const Outcome outcome =
      online.Run({"--lang", "zh-TW", "sheet", "submit", kSheet, "--from", file});
  EXPECT_EQ(outcome.exit, 2);
  EXPECT_THAT(outcome.err, HasSubstr("sheet.txt:2：分數不是數字：很高 [LINE_SCORE_MALFORMED]"));
  EXPECT_EQ(online.server.calls(), 0);
}

}  // namespace
}  // namespace award::testing
