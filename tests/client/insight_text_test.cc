// `award tabulate --insight`: the advice beside the result, and that the result stays as it is.
#include "client/document/insight.h"

#include "client/error/error.h"
#include "gmock/gmock.h"
#include "google/protobuf/struct.pb.h"
#include "google/protobuf/util/json_util.h"
#include "gtest/gtest.h"
#include "tests/client/counted_files.h"

namespace award::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

TEST(Insight, StandsBesideTheTabulationWhoseBytesStay) {
  Tabulator tabulator(DefaultTemplate("digital"));
  const std::string alone = tabulator.Run(GoldenSheets(), {"--format", "json"}).out;
  const Outcome both = tabulator.Run(GoldenSheets(), {"--format", "json", "--insight"});
  ASSERT_EQ(both.exit, 0) << both.err;
  const std::string head = "{\n\"tabulation\": ";
  const std::string middle = ",\n\"insight\": {";
  ASSERT_THAT(both.out, StartsWith(head));
  EXPECT_EQ(both.out.substr(head.size(), alone.size() - 1), alone.substr(0, alone.size() - 1));
  EXPECT_EQ(both.out.substr(head.size() + alone.size() - 1, middle.size()), middle);
  EXPECT_TRUE(both.out.ends_with("}\n}\n"));
  EXPECT_THAT(both.out, HasSubstr("\"award-insight/1\""));
  google::protobuf::Struct document;
  EXPECT_TRUE(google::protobuf::util::JsonStringToMessage(both.out, &document).ok());
  EXPECT_EQ(document.fields_size(), 2);
}

TEST(Insight, IsReadableInBothLanguages) {
  Tabulator tabulator(DefaultTemplate("digital"));
  const Outcome zh = tabulator.Run(GoldenSheets(), {"--insight", "--lang", "zh-TW"});
  ASSERT_EQ(zh.exit, 0) << zh.err;
  EXPECT_THAT(zh.out, AllOf(HasSubstr("僅供參考，不影響名次"), HasSubstr("分數可以區分到什麼程度"),
                            HasSubstr("名次的穩定度"), HasSubstr("委員評分分析"),
                            HasSubstr("權重變動的餘裕"), HasSubstr("以其他權重試算"),
                            HasSubstr("評審組的一致性"), HasSubstr("within_20_percent")));
  const Outcome en = tabulator.Run(GoldenSheets(), {"--insight", "--lang", "en"});
  EXPECT_THAT(en.out, AllOf(HasSubstr("advice only; it changes no place"),
                            HasSubstr("How firm each place is"), HasSubstr("not a chance of"),
                            HasSubstr("ICC(3,k)"), HasSubstr("Room for other weights")));
  for (const std::string& text : {zh.out, en.out}) {
    EXPECT_THAT(text, Not(HasSubstr("true score")));
    EXPECT_THAT(text, Not(HasSubstr("nan")));
    EXPECT_THAT(text, Not(HasSubstr("inf")));
  }
}

// Counted as far as it goes, and for the rest the reason.
TEST(Insight, SaysWhatCouldNotBeComputedAndWhy) {
  Tabulator tabulator;
  const auto run = [&](const std::string& rows, const std::string& language) {
    const Outcome outcome = tabulator.Run(kSheetsHeader + rows, {"--insight", "--lang", language});
    EXPECT_EQ(outcome.exit, 0) << outcome.err;
    EXPECT_THAT(outcome.out, Not(HasSubstr("nan")));
    return outcome.out;
  };
  const std::string one = Sheet("a", "J1", "80", "90");
  EXPECT_THAT(run(one, "en"), HasSubstr("Not computed (-): "));
  EXPECT_THAT(run(one, "zh-TW"), HasSubstr("未計算（-）："));
  const std::string equal = Sheet("a", "J1", "80", "80") + Sheet("b", "J1", "80", "80") +
                            Sheet("a", "J2", "80", "80") + Sheet("b", "J2", "80", "80");
  EXPECT_THAT(run(equal, "en"), HasSubstr("All scores concerned are equal."));
  const std::string apart = Sheet("a", "J1", "80", "80") + Sheet("b", "J1", "70", "80") +
                            Sheet("e", "J2", "60", "80") + Sheet("f", "J2", "50", "80");
  EXPECT_THAT(run(apart, "en"), HasSubstr("groups that share no judge"));
  EXPECT_THAT(run("", "en"), HasSubstr("There are no sheets."));
}

TEST(Insight, TriesTheWeightsOfAFile) {
  Tabulator tabulator;
  const std::string sheets = kSheetsHeader + Sheet("a", "J1", "80", "60") +
                             Sheet("b", "J1", "70", "75") + Sheet("a", "J2", "81", "62") +
                             Sheet("b", "J2", "72", "75");
  WriteFile(tabulator.File("w.csv"), "set,x,y\nmine,1,3\nmine,9000,1000\nmine,1,0\nmine,1,1\n");
  const Outcome outcome =
      tabulator.Run(sheets, {"--insight", "--weights", tabulator.File("w.csv"), "--lang", "en"});
  ASSERT_EQ(outcome.exit, 0) << outcome.err;
  EXPECT_THAT(outcome.out, AllOf(HasSubstr("mine"), HasSubstr("50.0%")));
  WriteFile(tabulator.File("w.csv"), "set,x,y\nmine,1\n");
  for (const auto& [language, words] :
       {std::pair{"zh-TW", "權重檔"}, std::pair{"en", "each row is one vector"}}) {
    const Outcome bad = tabulator.Run(
        sheets, {"--insight", "--weights", tabulator.File("w.csv"), "--lang", language});
    EXPECT_EQ(bad.exit, 2);
    EXPECT_EQ(bad.out, "");
    EXPECT_THAT(bad.err, AllOf(HasSubstr(words), HasSubstr("WEIGHTS_INVALID")));
  }
  EXPECT_EQ(tabulator.Run(sheets, {"--weights", tabulator.File("w.csv")}).exit, 2);
}

TEST(Insight, IsNoTable) {
  Tabulator tabulator(DefaultTemplate("digital"));
  const Outcome outcome =
      tabulator.Run(GoldenSheets(), {"--insight", "--format", "csv", "--lang", "en"});
  EXPECT_EQ(outcome.exit, 0);
  EXPECT_EQ(outcome.out, tabulator.Run(GoldenSheets(), {"--format", "csv"}).out);
  EXPECT_THAT(outcome.err, HasSubstr("CSV holds nothing of --insight"));
}

TEST(Insight, OfAnotherFormatIsRefused) {
  for (const char* json : {"", "{}", "[]", "{\"format\": \"award-insight/9\"}"}) {
    const auto text = client::InsightText(json, client::Language::kEnglish, 0);
    ASSERT_FALSE(text.ok()) << json;
    EXPECT_EQ(client::ComplaintOf(text.status()).reason, "ANSWER_DAMAGED");
  }
}

}  // namespace
}  // namespace award::testing
