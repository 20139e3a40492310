// The same files with rows and columns in any order: plan and certificate come out byte for byte
// the same.
#include <algorithm>
#include <random>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "fmt/format.h"
#include "gtest/gtest.h"
#include "scoring/panel/assign.h"
#include "scoring/panel/files/certificate_json.h"
#include "scoring/panel/files/plan_csv.h"
#include "scoring/panel/files/problem_reader.h"

namespace award::scoring::panel {
namespace {

using Table = std::vector<std::vector<std::string>>;  // The first row is the header.

struct Tables {
  Table applications = {{"application_id", "k", "institution", "category"}};
  Table judges = {{"judge_id", "min_load", "max_load", "institution", "external"}};
  Table affinity = {{"application_id"}};
  Table rules = {{"rule_id", "each", "members", "scope", "min", "max", "soft"},
                 {"outside", "application", "external=1", "", "1", "", ""},
                 {"institution", "application", "institution=*", "", "", "2", ""},
                 {"mixed", "judge", "category=*", "", "", "4", "yes"}};
  Table locks = {{"application_id", "judge_id"}};
};

constexpr int kApplications = 30;
constexpr int kJudges = 12;

Tables MakeTables() {
  std::mt19937 random(20'261);
  Tables tables;
  for (int j = 0; j < kJudges; ++j) {
    const std::string id = fmt::format("J{}", j);  // J10 comes before J2.
    tables.judges.push_back({id, j % 4 == 0 ? "2" : "0", "10", fmt::format("i{}", random() % 5),
                             fmt::format("{}", random() % 2)});
    tables.affinity[0].push_back(id);
  }
  for (int a = 0; a < kApplications; ++a) {
    const std::string id = fmt::format("A{}", a);
    tables.applications.push_back({id, fmt::format("{}", 2 + random() % 2),
                                   fmt::format("i{}", random() % 5),
                                   fmt::format("C{}", random() % 3)});
    std::vector<std::string> row = {id};
    for (int j = 0; j < kJudges; ++j) {
      const bool conflict = random() % 10 == 0;
      row.push_back(conflict ? "" : fmt::format("0.{}", random() % 10));  // Many are equal.
      if (!conflict && a % 10 == 3 && tables.locks.size() <= static_cast<size_t>(a / 10 + 1)) {
        tables.locks.push_back({id, fmt::format("J{}", j)});
      }
    }
    tables.affinity.push_back(std::move(row));
  }
  return tables;
}

std::string Csv(const Table& table) {
  std::string text;
  for (const auto& row : table) text += fmt::format("{}\n", fmt::join(row, ","));
  return text;
}

void Shuffle(std::mt19937& random, Table& table) {
  for (size_t i = table.size(); i > 2; --i) {
    std::swap(table[i - 1], table[1 + random() % (i - 1)]);
  }
}

// Columns after the first.
void ShuffleColumns(std::mt19937& random, Table& table) {
  for (size_t c = table[0].size(); c > 2; --c) {
    const size_t other = 1 + random() % (c - 1);
    for (auto& row : table) std::swap(row[c - 1], row[other]);
  }
}

// Plan and certificate as bytes.
std::string AnswerTo(const Tables& tables, Fairness fairness) {
  ReadOptions options;
  options.objective.fairness = fairness;
  ProblemReader reader(options);
  for (const auto& [file, table] :
       {std::pair{File::kApplications, &tables.applications},
        std::pair{File::kJudges, &tables.judges}, std::pair{File::kAffinity, &tables.affinity},
        std::pair{File::kRules, &tables.rules}, std::pair{File::kLocks, &tables.locks}}) {
    reader.Open(file);
    reader.Feed(Csv(*table));
    reader.Close();
  }
  const ProblemRead read = std::move(reader).Finish();
  EXPECT_EQ(read.fault_count, 0);
  const absl::StatusOr<Answer> answer = Assign(read.problem);
  EXPECT_TRUE(answer.ok()) << answer.status();
  if (!answer.ok() || !std::holds_alternative<Plan>(*answer)) return "";
  const Plan& plan = std::get<Plan>(*answer);
  return PlanCsv(read.problem, plan.pairs) + CertificateJson(read.problem, plan);
}

TEST(PanelPlan, IsTheSameBytesWhateverTheOrderOfRowsAndColumns) {
  const Tables tables = MakeTables();
  std::mt19937 random(7);
  for (const Fairness fairness : {Fairness::kTotal, Fairness::kFloor, Fairness::kLevel,
                                  Fairness::kDeficit, Fairness::kFair}) {
    const std::string expected = AnswerTo(tables, fairness);
    ASSERT_NE(expected, "");
    for (int times = 0; times < 5; ++times) {
      Tables shuffled = tables;
      for (Table* table : {&shuffled.applications, &shuffled.judges, &shuffled.affinity,
                           &shuffled.rules, &shuffled.locks}) {
        Shuffle(random, *table);
      }
      ShuffleColumns(random, shuffled.applications);
      ShuffleColumns(random, shuffled.judges);
      ShuffleColumns(random, shuffled.affinity);
      ASSERT_EQ(AnswerTo(shuffled, fairness), expected);
    }
  }
}

// The order of files cannot show in the answer, since problems are sorted; what people change can.
TEST(PanelPlan, IsAnotherWhenOneAffinityIs) {
  Tables tables = MakeTables();
  const std::string before = AnswerTo(tables, Fairness::kTotal);
  for (size_t a = 1; a < tables.affinity.size(); ++a) {
    if (!tables.affinity[a][1].empty()) tables.affinity[a][1] = "9";
  }
  EXPECT_NE(AnswerTo(tables, Fairness::kTotal), before);
}

}  // namespace
}  // namespace award::scoring::panel
