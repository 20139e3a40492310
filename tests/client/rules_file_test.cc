// Rules as files: comments, templates, and every fault named with its line.
#include "client/contract/contract.h"
#include "client/contract/json_source.h"
#include "client/document/counting_rules.h"
#include "client/document/default_rules.h"
#include "client/document/rules_template.h"
#include "client/error/error.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/client/counted_files.h"

namespace award::client {
namespace {

using ::award::testing::DefaultTemplate;
using ::award::testing::kSmallRules;
using ::award::testing::Outcome;
using ::award::testing::RunOffline;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

// `text` with its first `from` made `to`.
std::string With(std::string text, std::string_view from, std::string_view to) {
  const size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

std::vector<Violation> ViolationsOf(const absl::Status& status) {
  EXPECT_FALSE(status.ok());
  return status.ok() ? std::vector<Violation>() : ComplaintOf(status).violations;
}

// `TYPE place`, for each fault of the JSON.
std::vector<std::string> JsonFaults(std::string_view json) {
  std::vector<std::string> faults;
  for (const Violation& violation :
       ViolationsOf(FromJson(v1::Rules::descriptor(), "r.json", json).status())) {
    faults.push_back(violation.type + " " + violation.subject + " " + violation.text);
  }
  return faults;
}

std::vector<std::string> RulesFaults(std::string_view json,
                                     CountedRound round = CountedRound::kFinal) {
  const auto source = JsonSource::Read("r.json", json);
  EXPECT_TRUE(source.ok());
  std::vector<std::string> faults;
  for (const Violation& violation : ViolationsOf(ReadCountingRules(*source, round).status())) {
    faults.push_back(violation.type + " " + violation.subject +
                     (violation.text.empty() ? "" : " " + violation.text));
  }
  return faults;
}

TEST(JsonFile, MayHaveCommentLinesAndAMark) {
  const auto read = FromJson(v1::Rules::descriptor(), "r.json",
                             "\xEF\xBB\xBF// 說明\r\n{\r\n  // \"method\": \"RANK_SUM\",\r\n"
                             "\t//\r\n  \"method\": \"TRIMMED_MEAN\"\r\n}\r\n// end");
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_EQ(dynamic_cast<const v1::Rules&>(**read).method(), v1::TRIMMED_MEAN);
}

TEST(JsonFile, KeepsSlashesInTexts) {
  const auto read =
      FromJson(v1::Category::descriptor(), "r.json", "{\"display_name\":\n \"// no comment\"}");
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_EQ(dynamic_cast<const v1::Category&>(**read).display_name(), "// no comment");
}

TEST(JsonFile, NamesTheLineOfAMistakeBelowComments) {
  EXPECT_THAT(JsonFaults("// 1\n// 2\n{\n  \"method\" \"RANK_SUM\"\n}\n"),
              ElementsAre("JSON_EXPECTED r.json:4 :"));
  EXPECT_THAT(JsonFaults("{\n\"a\": 1,\n// c\n}\n"), ElementsAre("JSON_EXPECTED r.json:4 \"…\""));
  EXPECT_THAT(JsonFaults("{\n\"a\": [1,\n2\n\"b\": 3}"), ElementsAre("JSON_EXPECTED r.json:4 , ]"));
  EXPECT_THAT(JsonFaults("{\"a\": maybe}"), ElementsAre("JSON_VALUE r.json:1 maybe"));
  EXPECT_THAT(JsonFaults("{\"a\": \"b\n\"}"), ElementsAre("JSON_STRING r.json:1 "));
  EXPECT_THAT(JsonFaults("{}\n{}"), ElementsAre("JSON_MORE r.json:2 "));
  EXPECT_THAT(JsonFaults(""), ElementsAre("JSON_EMPTY r.json:1 "));
  EXPECT_THAT(JsonFaults("{\n\"quota\": 1,\n\"quota\": 2\n}"),
              ElementsAre("JSON_KEY_TWICE r.json:3 quota"));
  EXPECT_THAT(JsonFaults("{\n\"a\": \"\xA5\xA5\"}"), ElementsAre("JSON_NOT_UTF8 r.json:2 "));
  EXPECT_THAT(JsonFaults(std::string(100, '[')), ElementsAre("JSON_TOO_DEEP r.json:1 64"));
}

TEST(JsonFile, NamesTheLineOfAnUnknownFieldAndOfAWrongValue) {
  EXPECT_THAT(
      JsonFaults("{\n // c\n \"categories\": [\n  {\"id\": \"a\"},\n  {\n \"qouta\": 2}\n ]\n}"),
      ElementsAre("JSON_FIELD_UNKNOWN r.json:6 qouta"));
  EXPECT_THAT(JsonFaults("{\n\"categories\": [\n  {\"id\": \"a\",\n \"quota\": \"two\"}\n ]\n}"),
              ElementsAre(HasSubstr("JSON_FIELD r.json:4 ")));
  EXPECT_THAT(JsonFaults("{\n\n\"method\": \"BEST\"}"),
              ElementsAre(HasSubstr("JSON_FIELD r.json:3")));
}

TEST(JsonFile, IsComplainedAboutInBothLanguages) {
  for (const auto& [language, words] :
       {std::pair{"zh-TW", "逗號"}, std::pair{"en", "Check commas"}}) {
    award::testing::TempDirectory folder;
    award::testing::WriteFile(folder.File("r.json"), "{\n\"method\": \"RANK_SUM\"\n\"trim\": 1}");
    const Outcome outcome =
        RunOffline({"rules", "check", folder.File("r.json"), "--lang", language});
    EXPECT_EQ(outcome.exit, 2);
    EXPECT_EQ(outcome.out, "");
    EXPECT_THAT(outcome.err, HasSubstr("r.json:3"));
    EXPECT_THAT(outcome.err, HasSubstr(words));
  }
}

TEST(RulesTemplate, ReadsBackAsTheDefaultRules) {
  for (const char* category : {"all", "digital", "inclusion", "general", "neutral"}) {
    const v1::Rules rules = DefaultRules(category);
    ASSERT_GT(rules.categories_size(), 0) << category;
    for (const Language language : {Language::kChinese, Language::kEnglish}) {
      const std::string text = RulesTemplate(rules, language);
      const auto read = FromJson(v1::Rules::descriptor(), "r.json", text);
      ASSERT_TRUE(read.ok()) << read.status();
      EXPECT_EQ((*read)->SerializeAsString(), rules.SerializeAsString()) << category;
      for (const CountedRound round : {CountedRound::kFirst, CountedRound::kFinal}) {
        EXPECT_TRUE(ReadCountingRules(*JsonSource::Read("r.json", text), round).ok()) << category;
      }
    }
  }
}

TEST(RulesTemplate, ExplainsEveryRuleInTheLanguageOfTheReader) {
  const std::string zh = RunOffline({"rules", "template", "--lang", "zh-TW"}).out;
  const std::string en = RunOffline({"rules", "template", "--lang", "en"}).out;
  for (const char* word : {"總評分法", "序位法", "§15-1", "標竿", "作為", "LOWER_VARIANCE",
                           "TRUNCATE", "STRICT", "PUBLISHED", "\"bonuses\"", "\"facets\""}) {
    EXPECT_THAT(zh, HasSubstr(word));
    EXPECT_THAT(en, HasSubstr(word));
  }
  EXPECT_THAT(zh, HasSubstr("// 評選規則範本"));
  EXPECT_THAT(en, HasSubstr("// A starting point for the rules"));
  EXPECT_THAT(en, HasSubstr("\"inclusion\""));
}

TEST(RulesTemplate, NeutralWeighsInPointsThatDoNotDivideEvenly) {
  const v1::Rules rules = DefaultRules("neutral");
  const auto& rubric = rules.categories(0).rubric();
  EXPECT_EQ(rubric.total_points(), 22);
  std::vector<int> points;
  for (const auto& dimension : rubric.dimensions()) {
    points.push_back(dimension.weight_points());
    EXPECT_EQ(dimension.items_size(), dimension.weight_points());
  }
  EXPECT_THAT(points, ElementsAre(4, 4, 4, 3, 3, 4));
}

TEST(CountingRules, TakeTheCutAndFloorOfTheRound) {
  v1::Rules rules = DefaultRules("digital");
  rules.mutable_categories(0)->set_quota(3);
  const auto first = CountingRulesOf(rules, CountedRound::kFirst).categories[0].rules;
  const auto final = CountingRulesOf(rules, CountedRound::kFinal).categories[0].rules;
  EXPECT_EQ(first.cut, 6);
  EXPECT_EQ(first.floor, 7000);
  EXPECT_EQ(final.cut, 3);
  EXPECT_EQ(final.floor, 8000);
  EXPECT_EQ(final.divergence.discuss, 1500);
}

TEST(CountingRules, CarryEverythingThatIsDeclared) {
  std::string json = With(kSmallRules, R"("method": "TOTAL_SCORE")", R"("method": "TRIMMED_MEAN",
    "rank_on": "PUBLISHED", "ties_at_cut": "STRICT", "trim": {"each_side": 2, "from_judges": 7},
    "rounding": [{"point": "DIMENSION_SCORE", "places": 3, "mode": "UP"},
                 {"point": "JUDGE_TOTAL", "places": 1, "mode": "HALF_UP"},
                 {"point": "RESULT", "places": 4, "mode": "TRUNCATE"},
                 {"point": "RESULT", "places": 2, "mode": "HALF_UP"}])");
  json = With(json, R"("MORE_FIRST_PLACES")",
              R"("HEAD_TO_HEAD", "LOWER_VARIANCE", "LOWER_RANK_SUM", "MEDIAN_TOTAL", "MEAN_TOTAL",
                 "DIMENSIONS_IN_ORDER", "HEAVIEST_DIMENSION", "MORE_FIRST_PLACES")");
  json = With(json, R"("dimensions": [)", R"("total_points": 7,
    "facets": [{"id": "f", "display_name": "作為", "share": 55},
               {"id": "g", "display_name": "成效", "share": 45}],
    "bonuses": [{"id": "b", "display_name": "加分", "highest": "2.5"}],
    "levels": [{"lowest": "0", "display_name": "不足"},
               {"lowest": "90.5", "display_name": "標竿", "anchor": "好"}],
    "dimensions": [)");
  json = With(json, R"("weight_basis_points": 6000)", R"("weight_points": 4, "floor": "60.25")");
  json = With(json, R"("weight_basis_points": 4000)", R"("weight_points": 3)");
  for (const char* item : {"x1", "y1"}) {
    const std::string id = std::string("{\"id\": \"") + item + "\"";
    json = With(json, id,
                std::string("{\"id\": \"") + item + "g\", \"facet\": \"g\", \"share\": 2},\n" + id +
                    ", \"facet\": \"f\"");
  }
  const auto read = ReadCountingRules(*JsonSource::Read("r.json", json), CountedRound::kFinal);
  ASSERT_TRUE(read.ok()) << read.status();
  using scoring::RoundingMode;
  using scoring::RoundingStage;
  using scoring::TieKey;
  const scoring::Rules& rules = (*read)[0].rules;
  EXPECT_EQ(rules.method, scoring::Method::kTrimmedMean);
  EXPECT_EQ(rules.rank_on, scoring::RankOn::kPublished);
  EXPECT_EQ(rules.ties_at_cut, scoring::TiesAtCut::kStrict);
  EXPECT_EQ(rules.trim.each_side, 2);
  EXPECT_EQ(rules.trim.from_judges, 7);
  EXPECT_THAT(rules.tie_chain,
              ElementsAre(TieKey::kHeadToHead, TieKey::kLowerVariance, TieKey::kRankSum,
                          TieKey::kMedianTotal, TieKey::kMeanTotal, TieKey::kDimensionsInOrder,
                          TieKey::kHeaviestDimension, TieKey::kMoreFirstPlaces));
  EXPECT_THAT(rules.rounding.sheet.dimension_score,
              ElementsAre(RoundingStage{3, RoundingMode::kUp}));
  EXPECT_THAT(rules.rounding.sheet.judge_total,
              ElementsAre(RoundingStage{1, RoundingMode::kHalfUp}));
  EXPECT_THAT(rules.rounding.result, ElementsAre(RoundingStage{4, RoundingMode::kTruncate},
                                                 RoundingStage{2, RoundingMode::kHalfUp}));
  const scoring::Rubric& rubric = (*read)[0].rubric;
  EXPECT_EQ(rubric.whole_weight, 7);
  EXPECT_EQ(rubric.dimensions[0].weight, 4);
  EXPECT_EQ(rubric.dimensions[0].floor, 6025);
  EXPECT_EQ(rubric.dimensions[0].name, "甲");
  EXPECT_EQ(rubric.dimensions[0].items[0].facet, "g");
  EXPECT_EQ(rubric.dimensions[0].items[0].share, 2);
  EXPECT_EQ(rubric.facets[1].share, 45);
  EXPECT_EQ(rubric.bonuses[0].highest, 250);
  EXPECT_EQ(rubric.levels[1].lowest, 9050);
  EXPECT_EQ(rubric.levels[1].anchor, "好");
}

TEST(CountingRules, TakeTheDefaultsOfWhatIsAbsent) {
  const std::string json = With(kSmallRules,
                                ",\n  \"divergence\": {\"shown\": \"10\", \"discussed\": \"15\", "
                                "\"resolved\": \"20\"}",
                                "");
  const auto read = ReadCountingRules(*JsonSource::Read("r.json", json), CountedRound::kFinal);
  ASSERT_TRUE(read.ok()) << read.status();
  const scoring::Rules& rules = (*read)[0].rules;
  EXPECT_EQ(rules.divergence.resolve, 2000);
  EXPECT_EQ(rules.rank_on, scoring::RankOn::kExact);
  EXPECT_EQ(rules.ties_at_cut, scoring::TiesAtCut::kAdmit);
  EXPECT_EQ(rules.trim.from_judges, 5);
  EXPECT_EQ(rules.rounding.result.size(), 1U);
  EXPECT_EQ((*read)[0].rubric.whole_weight, scoring::kWholeWeight);
}

TEST(CountingRules, NameEveryFaultWithItsLine) {
  EXPECT_THAT(RulesFaults(With(kSmallRules, "6000", "5999")),
              ElementsAre("RULES_WEIGHTS_SUM r.json:6 c 9999 ≠ 10000"));
  EXPECT_THAT(RulesFaults(With(kSmallRules, "6000", "0")),
              ElementsAre("RULES_WEIGHT r.json:7 c/x 0", HasSubstr("RULES_WEIGHTS_SUM")));
  EXPECT_THAT(RulesFaults(With(kSmallRules, "\"y1\"", "\"x1\"")),
              ElementsAre(HasSubstr("RULES_ITEM_TWICE r.json:10 c/y/x1")));
  EXPECT_THAT(RulesFaults(With(kSmallRules, "\"id\": \"y\"", "\"id\": \"x\"")),
              ElementsAre("RULES_DIMENSION_TWICE r.json:9 c/x"));
  EXPECT_THAT(RulesFaults(With(kSmallRules, "\"share\": 1", "\"share\": 0")),
              ElementsAre("RULES_SHARE r.json:8 c/x/x1 0"));
  EXPECT_THAT(RulesFaults(With(kSmallRules, "\"quota\": 1", "\"quota\": 0")),
              ElementsAre("RULES_QUOTA r.json:4 c 0"));
  EXPECT_THAT(RulesFaults(With(kSmallRules, "\"nomination_floor\": \"0\"",
                               "\"nomination_floor\": \"eighty\"")),
              ElementsAre("RULES_NUMBER r.json:19 eighty"));
  EXPECT_THAT(RulesFaults(With(kSmallRules, "\"15\"", "\"9\"")),
              ElementsAre(HasSubstr("RULES_THRESHOLDS r.json:20")));
  EXPECT_THAT(RulesFaults(With(kSmallRules, "TOTAL_SCORE", "MEDIAN")),
              ElementsAre(HasSubstr("RULES_MEDIAN r.json:15")));
  EXPECT_THAT(RulesFaults(With(kSmallRules, "[\"MORE_FIRST_PLACES\"]", "[]")),
              ElementsAre("RULES_TIE_CHAIN_EMPTY r.json:16"));
  EXPECT_THAT(
      RulesFaults(With(kSmallRules, "\"MORE_FIRST_PLACES\"", "\"MEAN_TOTAL\", \"MEAN_TOTAL\"")),
      ElementsAre(HasSubstr("RULES_TIE_KEY_TWICE r.json:16")));
  EXPECT_THAT(RulesFaults(With(kSmallRules, "\"shortlist_factor\": 2", "\"shortlist_factor\": 0"),
                          CountedRound::kFirst),
              ElementsAre("RULES_FACTOR r.json:17 0"));
  EXPECT_THAT(RulesFaults(With(kSmallRules, "\"dimensions\": [",
                               "\"total_points\": 10000, \"dimensions\": [")),
              ::testing::Contains(HasSubstr("RULES_TWO_UNITS r.json:7 c/x")));
  EXPECT_THAT(RulesFaults("{}"),
              ElementsAre("RULES_METHOD_MISSING r.json:1", "RULES_TIE_CHAIN_EMPTY r.json:1",
                          "RULES_NO_CATEGORIES r.json:1"));
}

TEST(CountingRules, NameAllFaultsAtOnceInBothLanguages) {
  std::string json = With(kSmallRules, "6000", "5000");
  json = With(json, "\"quota\": 1", "\"quota\": -1");
  json = With(json, "\"method\": \"TOTAL_SCORE\",", "");
  for (const auto& [language, words] :
       {std::pair{"zh-TW", std::vector{"權重合計不符：9000 ≠ 10000", "名額至少為 1", "評定方法"}},
        std::pair{"en",
                  std::vector{"do not sum: 9000 ≠ 10000", "quota is at least 1", "method"}}}) {
    award::testing::Tabulator tabulator(json);
    const Outcome outcome = tabulator.Run(award::testing::kSheetsHeader, {"--lang", language});
    EXPECT_EQ(outcome.exit, 2);
    EXPECT_EQ(outcome.out, "");
    for (const char* word : words) EXPECT_THAT(outcome.err, HasSubstr(word));
    EXPECT_THAT(outcome.err, HasSubstr("rules.json:4 c"));
  }
}

TEST(RulesCheck, SaysWhetherTheyCanBeCountedBy) {
  award::testing::TempDirectory folder;
  award::testing::WriteFile(folder.File("r.json"), DefaultTemplate("all"));
  EXPECT_EQ(RunOffline({"rules", "check", folder.File("r.json")}).exit, 0);
  const Outcome bad = RunOffline({"rules", "check", "-"}, {}, With(kSmallRules, "6000", "1"));
  EXPECT_EQ(bad.exit, 2);
  EXPECT_THAT(bad.err, HasSubstr("-:6 c"));
  EXPECT_THAT(bad.err, Not(HasSubstr("TIE_CHAIN")));
}

}  // namespace
}  // namespace award::client
