// Small rules and sheets for tests of commands that count without a server.
#ifndef AWARD_TESTS_CLIENT_COUNTED_FILES_H_
#define AWARD_TESTS_CLIENT_COUNTED_FILES_H_

#include <string>
#include <string_view>
#include <vector>

#include "client/document/default_rules.h"
#include "client/document/rules_template.h"
#include "tests/client/runner.h"

namespace award::testing {

inline constexpr char kSheetsHeader[] = "category,application,judge,criterion,score\n";

// Four applications, five judges, dimensions scored as wholes, with known totals and ranks.
inline std::string GoldenSheets() {
  return Slurp(AWARD_SOURCE_DIR "/tests/data/four-applications/sheets.csv");
}

// A category `c` with dimensions `x` (60 %) and `y` (40 %) and a quota of 1, without floors.
inline constexpr char kSmallRules[] = R"({
  "categories": [
    {
      "id": "c", "display_name": "小類", "quota": 1,
      "rubric": {
        "dimensions": [
          {"id": "x", "display_name": "甲", "weight_basis_points": 6000,
           "items": [{"id": "x1", "display_name": "甲一", "share": 1}]},
          {"id": "y", "display_name": "乙", "weight_basis_points": 4000,
           "items": [{"id": "y1", "display_name": "乙一", "share": 1}]}
        ]
      }
    }
  ],
  "method": "TOTAL_SCORE",
  "tie_chain": ["MORE_FIRST_PLACES"],
  "shortlist_factor": 2,
  "shortlist_floor": "0",
  "nomination_floor": "0",
  "divergence": {"shown": "10", "discussed": "15", "resolved": "20"}
}
)";

// One row for each dimension: the judge's scores of an application of kSmallRules.
inline std::string Sheet(std::string_view application, std::string_view judge, std::string_view x,
                         std::string_view y) {
  std::string rows;
  for (const auto& [id, score] : {std::pair{"x", x}, {"y", y}}) {
    rows += "c," + std::string(application) + "," + std::string(judge) + "," + id + "," +
            std::string(score) + "\n";
  }
  return rows;
}

// Runs `award tabulate` on files with these contents; the paths are rules.json and sheets.csv in a
// folder of their own.
class Tabulator {
 public:
  explicit Tabulator(std::string_view rules = kSmallRules) {
    WriteFile(folder_.File("rules.json"), rules);
  }

  Outcome Run(std::string_view sheets, const std::vector<std::string>& more = {}) {
    WriteFile(folder_.File("sheets.csv"), sheets);
    std::vector<std::string> args = {"tabulate", "--rules", folder_.File("rules.json"), "--sheets",
                                     folder_.File("sheets.csv")};
    args.insert(args.end(), more.begin(), more.end());
    return RunOffline(args, environment);
  }

  std::string File(const std::string& name) const { return folder_.File(name); }

  client::Environment environment;

 private:
  TempDirectory folder_;
};

inline std::string DefaultTemplate(std::string_view category) {
  return client::RulesTemplate(client::DefaultRules(category), client::Language::kChinese);
}

}  // namespace award::testing

#endif  // AWARD_TESTS_CLIENT_COUNTED_FILES_H_
