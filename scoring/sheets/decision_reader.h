// Reads decisions.csv: what the committee decided on record, with the header
//   category,decision,number,application,judge
// KEEP, EXCLUDE, RESCORE and UNDECIDABLE are outcomes of a marked difference: number empty, judge
// only with EXCLUDE. VOTE and LOT order equals: the rows of one decision share a number from 1 (in
// their category) and stand in the order decided, best first; judge empty.
#ifndef AWARD_SCORING_SHEETS_DECISION_READER_H_
#define AWARD_SCORING_SHEETS_DECISION_READER_H_

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "scoring/ranking/tabulation.h"
#include "scoring/sheets/csv_problem.h"
#include "scoring/sheets/csv_table.h"

namespace award::scoring {

inline constexpr std::string_view kDecisionsHeader = "category,decision,number,application,judge";

// The decisions of one category: divergences by application and judge, votes and lots by number.
struct Decisions {
  std::vector<DivergenceDecision> divergences;
  std::vector<TieDecision> ties;
};

struct DecisionsRead {
  std::vector<Decisions> decisions;  // Of each category; empty when there are problems.
  std::vector<CsvProblem> problems;  // The first ones, see CsvProblems.
  bool more_problems = false;
};

// The order of rows matters only among the rows of one vote or lot.
class DecisionReader : private CsvRowTaker {
 public:
  // `rounds` are those of `categories`, in the same order: decisions concern their applications and
  // sheets. Both stay alive.
  DecisionReader(const std::vector<CategoryRules>& categories, const std::vector<Round>& rounds);
  DecisionReader(const DecisionReader&) = delete;
  DecisionReader& operator=(const DecisionReader&) = delete;

  // The next bytes of the file, cut anywhere.
  void Feed(std::string_view chunk) { table_.Feed(chunk); }
  // Requires: called once, last.
  DecisionsRead Finish();

 private:
  struct Outcome {
    DivergenceOutcome outcome;
    std::string judge;
    int64_t line;
  };
  struct Ordered {
    std::string application;
    TieWay way;
    int64_t line;
  };
  struct CategoryState {
    absl::flat_hash_set<std::string_view> applications;
    absl::flat_hash_set<std::pair<std::string_view, std::string_view>> scored;
    std::map<std::string, std::vector<Outcome>> outcomes;  // By application.
    std::map<int64_t, std::vector<Ordered>> ties;          // By number.
  };

  void Take(const CsvRow& row, int64_t line) override;
  void TakeOutcome(const CsvRow& row, int64_t line, DivergenceOutcome outcome);
  void TakeTie(const CsvRow& row, int64_t line, TieWay way);
  // The category of the row when its ids are sound and known; nullptr, and a problem, otherwise.
  CategoryState* Find(const CsvRow& row, int64_t line);
  bool CheckIdCell(const CsvRow& row, size_t column, int64_t line);
  bool CheckEmpty(const CsvRow& row, size_t column, int64_t line);
  void Report(CsvFault fault, const CsvRow& row, int64_t line, std::string_view value,
              std::string_view criterion = {});
  CsvProblem Named(CsvFault fault, size_t category, std::string_view application,
                   int64_t line) const;
  void CheckOutcomes(size_t category);
  void CheckTies(size_t category);
  Decisions MakeDecisions(const CategoryState& state) const;

  const std::vector<CategoryRules>& categories_;
  CsvProblems problems_;
  std::vector<CategoryState> states_;
  absl::flat_hash_map<std::string_view, size_t> positions_;
  CsvTable table_;
};

}  // namespace award::scoring

#endif  // AWARD_SCORING_SHEETS_DECISION_READER_H_
