// The report: its bytes, and that neither the order of rows nor that of decisions changes them.
#include "scoring/report/tabulation_json.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "gtest/gtest.h"
#include "nlohmann/json.hpp"
#include "rapidcheck/gtest.h"
#include "scoring/report/digest.h"
#include "scoring/report/tabulation_csv.h"
#include "scoring/report/words.h"
#include "scoring/sheets/decision_writer.h"
#include "scoring/sheets/sheet_writer.h"
#include "tests/scoring/reported_rounds.h"
#include "tests/scoring/rounds.h"
#include "tests/testing/golden.h"

namespace award::scoring {
namespace {

nlohmann::json Parsed(const std::vector<CountedCategory>& categories) {
  return nlohmann::json::parse(TabulationJson(categories));
}

// The lines of a file below its header.
std::vector<std::string_view> RowsOf(std::string_view file) {
  std::vector<std::string_view> rows;
  for (size_t at = file.find('\n') + 1; at < file.size();) {
    const size_t end = file.find('\n', at);
    rows.push_back(file.substr(at, end - at));
    at = end + 1;
  }
  return rows;
}

std::string FileWith(std::string_view file, const std::vector<std::string_view>& rows) {
  std::string text(file.substr(0, file.find('\n') + 1));
  for (const std::string_view row : rows) text.append(row).append("\n");
  return text;
}

TEST(TabulationJson, HasTheSameBytesEverywhere) {
  EXPECT_TRUE(testing::MatchesGolden("scoring/tabulation.json", TabulationJson(ReportedRounds())));
}

TEST(TabulationCsv, HasTheSameBytesEverywhere) {
  EXPECT_TRUE(testing::MatchesGolden("scoring/tabulation.csv", TabulationCsv(ReportedRounds())));
}

TEST(TabulationCsv, NoCellBecomesAFormula) {
  std::vector<CategoryRules> categories = ReportedRules();
  categories[1].id = "-x";
  std::string sheets = "category,application,judge,criterion,score\n";
  for (const std::string_view id : {"=a", "+b", "-c", "@d", "＝e", "＠f", "\"g,\"\"h\""}) {
    sheets.append("-x,").append(id).append(",J1,1-1,80\n");
  }
  const auto counted = CountFiles(categories, sheets, "category,decision,number,application,judge");
  const std::string table = TabulationCsv(counted);
  for (const std::string_view cell : {"'-x,1,'=a", "'-x,1,'+b,", "'-x,1,'-c,", "'-x,1,'@d,",
                                      "'-x,1,'＝e,", "'-x,1,'＠f,", "'-x,1,\"g,\"\"h\","}) {
    EXPECT_NE(table.find(cell), std::string::npos) << cell << " in\n" << table;
  }
}

TEST(TabulationJson, NumbersStandAsFractionsBesideTheirPrint) {
  const auto report = Parsed(ReportedRounds());
  EXPECT_EQ(report["format"], "award-tabulation/1");
  const auto& line = report["categories"][0]["lines"][0];
  EXPECT_EQ(line["application"], "beta");
  EXPECT_EQ(line["mean_total"]["fraction"], "1687/20");
  EXPECT_EQ(line["mean_total"]["printed"], "84.35");
  EXPECT_EQ(report["categories"][2]["lines"][0]["published"]["printed"], "80.2");
}

TEST(TabulationJson, NobodysPlaceIsNullNotZero) {
  const auto report = Parsed(ReportedRounds());
  const auto& eta = report["categories"][0]["lines"][7];
  EXPECT_EQ(eta["application"], "eta");
  EXPECT_TRUE(eta["place"].is_null());
  EXPECT_EQ(eta["unranked_reason"], "NO_SCORED_SHEET");
  EXPECT_FALSE(eta.contains("mean_total"));
  EXPECT_TRUE(report["categories"][1]["lines"][0]["place"].is_null());
  EXPECT_TRUE(report["categories"][1]["lines"][0]["shadow_places"]["RANK_SUM"].is_null());
  EXPECT_EQ(report["categories"][1]["refused_ranks"]["reason"], "PANELS_SHARE_NO_JUDGE");
  EXPECT_EQ(report["categories"][1]["refused_ranks"]["applications"], nlohmann::json({"a", "c"}));
}

TEST(TabulationJson, IdsAndNamesOfAnySpellingStayThemselves) {
  std::vector<CategoryRules> categories = ReportedRules();
  categories[1].name = "\"quoted\" \\ \x01 委員";
  const std::string sheets =
      "category,application,judge,criterion,score\n"
      "digital,\"a\"\"b\",\"J\\1\",1-1,80\n";
  const auto report =
      Parsed(CountFiles(categories, sheets, "category,decision,number,application,judge"));
  EXPECT_EQ(report["categories"][1]["name"], categories[1].name);
  EXPECT_EQ(report["categories"][1]["lines"][0]["application"], "a\"b");
  EXPECT_EQ(report["categories"][1]["lines"][0]["judges"][0]["judge"], "J\\1");
}

TEST(TabulationJson, DecisionsThatFitNoTieAreNamed) {
  const auto unused = Parsed(ReportedRounds())["categories"][0]["unused_tie_decisions"];
  EXPECT_EQ(unused, nlohmann::json::parse(R"([{"decision": "LOT", "order": ["gamma", "zeta"]}])"));
}

TEST(TabulationJson, EveryStateHasAWordOfItsOwn) {
  JudgeLine judge;
  std::vector<std::string_view> words;
  for (const CellState state : {CellState::kPending, CellState::kScored, CellState::kAbstained,
                                CellState::kRecused, CellState::kAbsent}) {
    judge.state = state;
    words.push_back(StateNameOf(judge));
  }
  judge.excluded = true;
  words.push_back(StateNameOf(judge));
  EXPECT_EQ(words, (std::vector<std::string_view>{"PENDING", "SCORED", "ABSTAINED", "RECUSED",
                                                  "ABSENT", "EXCLUDED"}));
}

// What the server keeps gives the same report as what was read.
TEST(TabulationJson, IsTheSameFromTheWrittenFiles) {
  const std::vector<CategoryRules> categories = ReportedRules();
  std::vector<Round> rounds;
  for (CountedCategory& category : ReportedRounds()) rounds.push_back(category.round);
  EXPECT_EQ(TabulationJson(CountFiles(categories, WriteSheets(categories, rounds),
                                      WriteDecisions(categories, rounds))),
            TabulationJson(ReportedRounds()));
}

RC_GTEST_PROP(TabulationJson, TheOrderOfRowsLeavesNoTrace, ()) {
  const auto shuffled = [](std::string_view file) {
    std::vector<std::string_view> rows = RowsOf(file);
    for (size_t i = rows.size(); i > 1; --i) {
      std::swap(rows[i - 1], rows[*rc::gen::inRange<size_t>(0, i)]);
    }
    return rows;
  };
  // Rows of one vote or lot keep their order among each other.
  std::vector<std::string_view> decisions = shuffled(ReportedDecisions());
  const auto ordered = RowsOf(ReportedDecisions());
  for (const std::string_view kind : {"VOTE", "LOT"}) {
    std::vector<std::string_view> of_kind;
    for (const std::string_view row : ordered) {
      if (row.find(kind) != std::string_view::npos) of_kind.push_back(row);
    }
    for (std::string_view& row : decisions) {
      if (row.find(kind) == std::string_view::npos) continue;
      row = of_kind.front();
      of_kind.erase(of_kind.begin());
    }
  }
  const auto counted =
      CountFiles(ReportedRules(), FileWith(ReportedSheets(), shuffled(ReportedSheets())),
                 FileWith(ReportedDecisions(), decisions));
  static const std::string expected = TabulationJson(ReportedRounds());
  RC_ASSERT(TabulationJson(counted) == expected);
  static const std::string expected_table = TabulationCsv(ReportedRounds());
  RC_ASSERT(TabulationCsv(counted) == expected_table);
}

}  // namespace
}  // namespace award::scoring
