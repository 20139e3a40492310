// Plays the demo with the programs of this build and holds its result against a second count, its
// package against its manifest, and the README's tour against the server it leaves behind.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "gtest/gtest.h"
#include "nlohmann/json.hpp"
#include "tests/e2e/demo_count.h"

namespace award::testing {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

const fs::path kSource = AWARD_SOURCE_DIR;
const fs::path kData = kSource / "tests/data/season-116";

std::string ReadFile(const fs::path& path) {
  std::ifstream file(path);
  EXPECT_TRUE(file.good()) << path;
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<std::vector<std::string>> ReadTable(const fs::path& path) {
  std::istringstream lines(ReadFile(path));
  std::vector<std::vector<std::string>> rows;
  for (std::string line; std::getline(lines, line);) {
    std::istringstream cells(line);
    std::vector<std::string>& row = rows.emplace_back();
    for (std::string cell; std::getline(cells, cell, ',');) row.push_back(cell);
  }
  return rows;
}

// "86.5" is 8650.
int64_t Hundredths(const std::string& text) {
  const size_t point = text.find('.');
  const std::string whole = text.substr(0, point);
  std::string places = point == std::string::npos ? "" : text.substr(point + 1);
  places.resize(2, '0');
  return std::stoll(whole) * 100 + std::stoll(places);
}

// The judges of the data by the code the server gives them: J01, J02, … as they were appointed.
std::map<std::string, std::string> JudgeOfCode() {
  std::map<std::string, std::string> judges;
  const auto rows = ReadTable(kData / "judges.csv");
  for (size_t i = 1; i < rows.size(); ++i) {
    judges[(i < 10 ? "J0" : "J") + std::to_string(i)] = rows[i][0];
  }
  return judges;
}

std::map<std::pair<std::string, std::string>, ItemScores> ReadScores(const std::string& round) {
  const auto rows = ReadTable(kData / ("sheets/scores-" + round + ".csv"));
  std::map<std::pair<std::string, std::string>, ItemScores> scores;
  for (size_t r = 1; r < rows.size(); ++r) {
    for (size_t c = 2; c < rows[r].size(); ++c) {
      scores[{rows[r][0], rows[r][1]}][rows[0][c]] = Hundredths(rows[r][c]);
    }
  }
  return scores;
}

std::vector<CountedDimension> RubricOf(const std::string& category) {
  std::vector<CountedDimension> dimensions;
  const json rules = json::parse(ReadFile(kData / "rules.json"));
  for (const json& candidate : rules["categories"]) {
    if (candidate["id"] != category) continue;
    for (const json& dimension : candidate["rubric"]["dimensions"]) {
      CountedDimension& added = dimensions.emplace_back();
      added.weight = dimension["weight_basis_points"].get<int64_t>();
      for (const json& item : dimension["items"]) {
        added.items.push_back({item["id"].get<std::string>(), item["share"].get<int64_t>()});
      }
    }
  }
  return dimensions;
}

std::string LastSegment(const std::string& name) { return name.substr(name.rfind('/') + 1); }

class DemoTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    // A fixed place, since the README's tour names it.
    played_ = Play("build/tour", "");
  }

  void SetUp() override { ASSERT_TRUE(played_) << "the demo did not reach its end"; }

  // Plays the demo into a folder of the checkout.
  static bool Play(const std::string& out, const std::string& flags) {
    fs::remove_all(kSource / out);
    fs::create_directories(kSource / "build");
    const std::string command = "cd '" + kSource.string() + "' && deploy/demo --built '" +
                                AWARD_BINARY_DIR + "' --out " + out + flags + " > " + out +
                                ".log 2>&1";
    const bool played = std::system(command.c_str()) == 0;
    EXPECT_TRUE(played) << ReadFile(kSource / (out + ".log"));
    return played;
  }

  // What the client printed of the round's last tabulation.
  static json Tabulation(const std::string& round) {
    return json::parse(ReadFile(out_ / (round + "-tabulation.json")));
  }

  static const fs::path out_;
  static bool played_;
};

const fs::path DemoTest::out_ = kSource / "build/tour";
bool DemoTest::played_ = false;

// Every judge's total, every mean and every place of a tabulation, counted again.
void CountAgain(const json& tabulation, const std::string& round) {
  const auto scores = ReadScores(round);
  const auto judges = JudgeOfCode();
  for (const json& result : tabulation["categories"]) {
    CountedCategory category;
    category.dimensions = RubricOf(result["category"]);
    std::map<std::string, std::string> totals;
    for (const json& line : result["lines"]) {
      const std::string application = LastSegment(line["application"]);
      for (const json& seat : line["judge_totals"]) {
        if (seat["state"] != "SCORED") continue;
        const std::pair key(application, judges.at(seat["judge_code"]));
        category.sheets[key] = scores.at(key);
        EXPECT_EQ(seat["total"]["fraction"], category.Total(scores.at(key)).Text());
      }
    }
    const auto means = category.MeanTotals();
    const auto places = category.Places();
    EXPECT_EQ(result["lines"].size(), means.size());
    for (const json& line : result["lines"]) {
      const std::string application = LastSegment(line["application"]);
      EXPECT_EQ(line["mean_total"]["fraction"], means.at(application).Text()) << application;
      EXPECT_EQ(line["place"], places.at(application)) << application;
    }
  }
}

TEST_F(DemoTest, TheFirstRoundEqualsASecondCount) { CountAgain(Tabulation("first"), "first"); }

TEST_F(DemoTest, TheFinalRoundEqualsASecondCount) { CountAgain(Tabulation("final"), "final"); }

// What the server kept is enough to count the round on any machine, to the last byte.
TEST_F(DemoTest, AnyoneCountsTheRoundsAgainWithoutTheServer) {
  for (const std::string& round : std::vector<std::string>{"first", "final"}) {
    const fs::path report = out_ / (round + "-report");
    const std::string command =
        "cd '" + report.string() + "' && env -u AWARD_SERVER '" + AWARD_BINARY_DIR +
        "/client/award' tabulate --rules rules.json --sheets sheets.csv --decisions " +
        "decisions.csv --round " + round + " --format json > recount.json";
    ASSERT_EQ(std::system(command.c_str()), 0) << command;
    EXPECT_EQ(ReadFile(report / "recount.json"), ReadFile(report / "report.json")) << round;
    const json kept = json::parse(ReadFile(report / "report.json"));
    for (const json& category : kept["categories"]) {
      for (const json& result : Tabulation(round)["categories"]) {
        if (result["category"] != category["category"]) continue;
        ASSERT_EQ(result["lines"].size(), category["lines"].size());
        for (size_t i = 0; i < result["lines"].size(); ++i) {
          EXPECT_EQ(LastSegment(result["lines"][i]["application"]),
                    category["lines"][i]["application"]);
        }
      }
    }
  }
}

TEST_F(DemoTest, TheSeasonHoldsARecusalATieAndADivergence) {
  int recused = 0;
  int tied = 0;
  int diverging = 0;
  for (const std::string& round : std::vector<std::string>{"first", "final"}) {
    const json tabulation = Tabulation(round);
    for (const json& result : tabulation["categories"]) {
      for (const json& line : result["lines"]) {
        if (line["divergence"] == "RESOLVED") ++diverging;
        for (const json& seat : line["judge_totals"]) recused += seat["state"] == "RECUSED";
      }
      for (const json& pair : result["comparisons"]) tied += pair["decider"] == "TIE_KEY";
    }
  }
  EXPECT_GT(recused, 0);
  EXPECT_GT(tied, 0);
  EXPECT_GT(diverging, 0);
}

TEST_F(DemoTest, TheListNamesTheBestOfTheFinalRoundAboveTheFloor) {
  const json rules = json::parse(ReadFile(kData / "rules.json"));
  const Ratio floor = Ratio::Of(Hundredths(rules["nomination_floor"]), 100);
  const auto judges = JudgeOfCode();
  const auto scores = ReadScores("final");
  std::vector<std::string> expected;
  const json tabulation = Tabulation("final");
  for (const json& result : tabulation["categories"]) {
    CountedCategory category;
    category.dimensions = RubricOf(result["category"]);
    for (const json& line : result["lines"]) {
      for (const json& seat : line["judge_totals"]) {
        if (seat["state"] != "SCORED") continue;
        const std::pair key(LastSegment(line["application"]), judges.at(seat["judge_code"]));
        category.sheets[key] = scores.at(key);
      }
    }
    int64_t quota = 0;
    for (const json& candidate : rules["categories"]) {
      if (candidate["id"] == result["category"]) quota = candidate["quota"].get<int64_t>();
    }
    std::map<int, std::string> by_place;
    for (const auto& [application, place] : category.Places()) {
      if (!(category.MeanTotals().at(application) < floor)) by_place[place] = application;
    }
    for (const auto& [place, application] : by_place) {
      if (quota-- > 0) expected.push_back(application);
    }
  }
  std::vector<std::string> named;
  const json list = json::parse(ReadFile(out_ / "package/nomination-list.json"));
  for (const json& nomination : list["nominations"]) {
    named.push_back(LastSegment(nomination["application"]));
  }
  EXPECT_EQ(named, expected);
  EXPECT_FALSE(named.empty());
}

TEST_F(DemoTest, ThePackageMatchesItsManifest) {
  const std::string command =
      "cd '" + (out_ / "package").string() + "' && sha256sum --check --quiet manifest.sha256";
  EXPECT_EQ(std::system(command.c_str()), 0);
  size_t files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(out_ / "package")) {
    files += entry.is_regular_file();
  }
  std::istringstream manifest(ReadFile(out_ / "package/manifest.sha256"));
  size_t listed = 0;
  for (std::string line; std::getline(manifest, line);) listed += !line.starts_with('#');
  EXPECT_EQ(files - 1, listed);
}

// Who did what, and what became of it, in the order of the record.
std::vector<std::string> Deeds(const fs::path& events) {
  std::vector<std::string> deeds;
  for (const std::vector<std::string>& row : ReadTable(events)) {
    deeds.push_back(row.at(2) + " " + row.at(3) + " " + row.at(5) + " " + row.at(6));
  }
  return deeds;
}

TEST_F(DemoTest, FiftyKillsLoseNothingThatWasAcknowledged) {
  ASSERT_TRUE(Play("build/killed", " --kills 50"));
  const fs::path killed = kSource / "build/killed";
  const std::string log = ReadFile(kSource / "build/killed.log");
  EXPECT_NE(log.find("the server was killed 50 times"), std::string::npos)
      << log.substr(0, log.find('\n'));
  // Exactly the same deeds: none lost, none twice.
  EXPECT_EQ(Deeds(killed / "events.csv"), Deeds(out_ / "events.csv"));
  const auto nominations = [](const fs::path& folder) {
    json list = json::parse(ReadFile(folder / "package/nomination-list.json"))["nominations"];
    for (json& nomination : list) nomination.erase("content_digest");  // Attachments' ids differ.
    return list;
  };
  EXPECT_EQ(nominations(killed), nominations(out_));
}

// The blocks of the README that are marked as shell, one after the other, as a reader would type
// them; the first command that fails ends them.
TEST_F(DemoTest, EveryCommandOfTheReadmeWorks) {
  std::istringstream lines(ReadFile(kSource / "README.md"));
  std::string script = "set -e -o pipefail\nset -m\ntrap 'kill $(jobs -p) 2>/dev/null' EXIT\n";
  size_t commands = 0;
  bool in_block = false;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("```")) {
      in_block = line == "```sh";
      continue;
    }
    if (!in_block || line.starts_with("export PATH=")) continue;  // The programs of this build.
    script += "echo '> " + line.substr(0, line.find('\'')) + "'\n" + line + "\n";
    ++commands;
  }
  EXPECT_GT(commands, 30u);
  fs::remove_all(kSource / "build/own");
  fs::remove(kSource / "build/own.token");
  std::ofstream(kSource / "build/tour.sh") << script;
  const std::string binaries = AWARD_BINARY_DIR;
  const std::string command = "cd '" + kSource.string() + "' && PATH='" + binaries +
                              "/client:" + binaries +
                              "/server':$PATH LC_ALL=C.UTF-8 AWARD_SERVER= " +
                              "bash build/tour.sh > build/tour.sh.log 2>&1 < /dev/null";
  EXPECT_EQ(std::system(command.c_str()), 0) << ReadFile(kSource / "build/tour.sh.log");
}

}  // namespace
}  // namespace award::testing
