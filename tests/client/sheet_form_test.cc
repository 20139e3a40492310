// The plain-text form of a sheet.
#include "client/form/sheet_form.h"

#include "client/contract/contract.h"
#include "client/error/error.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace award::client {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr char kName[] = "seasons/116/judges/lin/sheets/jiasian-mobile.first";

v1::Rubric TwoDimensions() {
  v1::Rubric rubric;
  for (const char* id : {"1", "2"}) {
    auto* dimension = rubric.add_dimensions();
    dimension->set_id(id);
    dimension->set_display_name(id == std::string("1") ? "完備基礎服務項目" : "回饋及參與");
    dimension->set_weight_basis_points(id == std::string("1") ? 1250 : 8750);
    for (const char* item : {"1", "2"}) {
      auto* added = dimension->add_items();
      added->set_id(std::string(id) + "-" + item);
      added->set_display_name("項目: 含冒號");
      added->set_share(1);
    }
  }
  return rubric;
}

v1::Sheet FullSheet() {
  v1::Sheet sheet;
  sheet.set_name(kName);
  sheet.set_etag("\"3\"");
  for (const auto& [item, score] : {std::pair{"1-1", "85.5"}, {"1-2", "0"}, {"2-1", "100"}}) {
    auto* added = sheet.add_scores();
    added->set_item(item);
    added->set_score(score);
  }
  auto* one = sheet.add_comments();
  one->set_dimension("1");
  one->add_strengths("流程一致: 有冒號");
  one->add_strengths(
      "第二項\n[1-2] 像項目: 85\n.[1-2] 像項目: 85\n接續行\n\n空行之後\n.\n..\n  縮排\n# 井字\n== "
      "等號");
  one->add_improvements("[1-1] 像項目: 99");
  auto* two = sheet.add_comments();
  two->set_dimension("2");
  two->add_improvements("優點: 像標籤");
  return sheet;
}

std::vector<std::string> WrongLines(std::string_view form) {
  const auto sheet = ReadSheetForm("f", form);
  if (sheet.ok()) return {"nothing"};
  const Complaint complaint = ComplaintOf(sheet.status());
  EXPECT_EQ(complaint.reason, "SHEET_FORM_INVALID");
  EXPECT_EQ(complaint.exit, Exit::kUsage);
  std::vector<std::string> wrong;
  for (const Violation& violation : complaint.violations) {
    wrong.push_back(violation.subject + " " + violation.type);
  }
  return wrong;
}

TEST(SheetForm, RoundTripsInBothLanguages) {
  for (const Language language : {Language::kChinese, Language::kEnglish}) {
    const std::string form = WriteSheetForm(FullSheet(), TwoDimensions(), "行動服務車", language);
    const auto read = ReadSheetForm("f", form);
    ASSERT_TRUE(read.ok()) << form;
    EXPECT_EQ(ToJson(*read), ToJson(FullSheet())) << form;
  }
}

TEST(SheetForm, RoundTripsThroughAWindowsEditor) {
  std::string form =
      "\xEF\xBB\xBF" + WriteSheetForm(FullSheet(), TwoDimensions(), "x", Language::kChinese);
  for (size_t at = 0; (at = form.find('\n', at)) != std::string::npos; at += 2) {
    form.insert(at, 1, '\r');
  }
  const auto read = ReadSheetForm("f", form);
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(ToJson(*read), ToJson(FullSheet()));
}

TEST(SheetForm, HasAPlaceForEverythingThatIsMissing) {
  v1::Sheet sheet;
  sheet.set_name(kName);
  const std::string form = WriteSheetForm(sheet, TwoDimensions(), "行動服務車", Language::kChinese);
  EXPECT_THAT(form, HasSubstr("評分單: 116/lin/jiasian-mobile.first\n"));
  EXPECT_THAT(form, HasSubstr("== 1 完備基礎服務項目（權重 12.50%） ==\n"));
  EXPECT_THAT(form, HasSubstr("[2-2] 項目: 含冒號:\n優點:\n可改進:\n"));
  const auto read = ReadSheetForm("f", form);
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(ToJson(*read), ToJson(sheet));
}

// What a rubric declares beside its items helps the judge, and comes back as scores alone.
TEST(SheetForm, ShowsFacetsAnchorsFloorsAndBonuses) {
  v1::Rubric rubric = TwoDimensions();
  rubric.set_total_points(110);
  rubric.mutable_dimensions(0)->set_weight_points(25);
  rubric.mutable_dimensions(0)->set_floor("60");
  for (const char* id : {"approach", "results"}) {
    auto* facet = rubric.add_facets();
    facet->set_id(id);
    facet->set_display_name(id == std::string("approach") ? "作為" : "成效");
    facet->set_share(id == std::string("approach") ? 55 : 45);
  }
  for (auto& dimension : *rubric.mutable_dimensions()) {
    dimension.mutable_items(0)->set_facet("approach");
    dimension.mutable_items(1)->set_facet("results");
  }
  auto* level = rubric.add_levels();
  level->set_lowest("80");
  level->set_display_name("良好");
  level->set_anchor("有系統地\n推動");
  auto* bonus = rubric.add_bonuses();
  bonus->set_id("b-1");
  bonus->set_display_name("跨域: 合作");
  bonus->set_highest("5");
  v1::Sheet sheet = FullSheet();
  auto* given = sheet.add_scores();
  given->set_item("b-1");
  given->set_score("2.5");
  for (const Language language : {Language::kChinese, Language::kEnglish}) {
    const std::string form = WriteSheetForm(sheet, rubric, "行動服務車", language);
    const auto read = ReadSheetForm("f", form);
    ASSERT_TRUE(read.ok()) << form;
    EXPECT_EQ(ToJson(*read), ToJson(sheet)) << form;
  }
  const std::string form = WriteSheetForm(sheet, rubric, "行動服務車", Language::kChinese);
  EXPECT_THAT(form, HasSubstr("== 1 完備基礎服務項目（權重 25/110；平均未達 60 分不予入列） ==\n"));
  EXPECT_THAT(form, HasSubstr("# 面向：作為 55、成效 45。"));
  EXPECT_THAT(form, HasSubstr("# 80 分起 良好：有系統地"));
  EXPECT_THAT(form, HasSubstr("[1-1] 項目: 含冒號（作為）: 85.5\n"));
  EXPECT_THAT(form, HasSubstr("[b-1] 跨域: 合作（至多 5）: 2.5\n"));
}

TEST(SheetForm, TakesWhatAnInputMethodWrites) {
  const auto read = ReadSheetForm("f",
                                  "評分單：116/lin/a.first\n"
                                  "==1 完備==\n"
                                  "[1-1] 標準作業流程：８５．５\n"
                                  "優點：很好\n"
                                  "\u3000續行\n");
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read->name(), "seasons/116/judges/lin/sheets/a.first");
  EXPECT_EQ(read->scores(0).score(), "85.5");
  EXPECT_EQ(read->comments(0).strengths(0), "很好\n續行");
}

TEST(SheetForm, NamesEveryWrongLine) {
  EXPECT_THAT(WrongLines("評分單: 116/lin/a.first\n"
                         "優點: 沒有構面\n"
                         "== 1 x ==\n"
                         "[1-1] x: 八十五\n"
                         "[1-2] x: 85,5\n"
                         "[1-2] x: 85\n"
                         "沒有標籤的一行\n"
                         "== 1 x ==\n"
                         "[1-3 沒有括號: 3\n"),
              ElementsAre("f:2 LINE_OUTSIDE_DIMENSION", "f:4 LINE_SCORE_MALFORMED",
                          "f:5 LINE_SCORE_MALFORMED", "f:6 LINE_ITEM_TWICE", "f:7 LINE_UNKNOWN",
                          "f:8 LINE_DIMENSION_TWICE", "f:9 LINE_UNKNOWN"));
  EXPECT_THAT(WrongLines("== 1 x ==\n"), ElementsAre("f:1 LINE_NAME_MISSING"));
  EXPECT_THAT(WrongLines("評分單: 116/lin\n"), ElementsAre("f:1 LINE_VALUE"));
  EXPECT_THAT(WrongLines("評分單: 116/lin/a.first\n優\xFF: x\n"), ElementsAre("f:2 LINE_NOT_UTF8"));
}

// A wrapped line that is not indented must not vanish.
TEST(SheetForm, LosesNoLineSilently) {
  EXPECT_THAT(WrongLines("評分單: 116/lin/a.first\n== 1 x ==\n優點: 第一行\n被編輯器折行\n"),
              ElementsAre("f:4 LINE_UNKNOWN"));
}

// An editor indented the score under a comment; it became part of the comment and was never sent.
TEST(SheetForm, ReadsAScoreThatIsIndentedUnderAComment) {
  const auto read = ReadSheetForm("f",
                                  "評分單: 116/lin/a.first\n== 1 x ==\n優點: 很好\n"
                                  "  [1-2] x: 85.5\n");
  ASSERT_TRUE(read.ok());
  ASSERT_EQ(read->scores_size(), 1);
  EXPECT_EQ(read->scores(0).score(), "85.5");
  EXPECT_EQ(read->comments(0).strengths(0), "很好");
}

TEST(SheetForm, LeavesTheRulesToTheServer) {
  const auto read = ReadSheetForm("f",
                                  "評分單: 116/lin/a.first\n[9-9] x: 101\n[1-1] y: 85.123\n"
                                  "[1-2] z: -1\n");
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read->scores_size(), 3);
}

TEST(SheetForm, IsToldFromJson) {
  EXPECT_TRUE(LooksLikeSheetForm("評分單: x"));
  EXPECT_TRUE(LooksLikeSheetForm(""));
  EXPECT_FALSE(LooksLikeSheetForm("\n  {\"name\": \"\"}"));
}

}  // namespace
}  // namespace award::client
