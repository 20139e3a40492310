// A round that contradicts itself is refused with the reason, and nothing is counted.
#include "scoring/ranking/sheet_table.h"

#include <functional>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "tests/scoring/rounds.h"

namespace award::scoring {
namespace {

struct Contradiction {
  std::string message;
  std::function<void(Round&)> make;
};

TEST(SheetTable, RefusesARoundThatContradictsItself) {
  const std::vector<Contradiction> contradictions = {
      {"the cut is -1; it is at least 0", [](Round& r) { r.rules.cut = -1; }},
      {"the weights sum to 9999 basis points, not 10000",
       [](Round& r) { r.rubric.dimensions[0].weight = 9'999; }},
      {"application a1 is listed twice", [](Round& r) { r.applications.push_back("a1"); }},
      {"application has no id", [](Round& r) { r.applications.push_back(""); }},
      {"judge j2 is listed twice", [](Round& r) { r.judges.push_back("j2"); }},
      {"application x is not in this round",
       [](Round& r) { r.cells.push_back(Scored("x", "j1", {1})); }},
      {"judge x is not in this round", [](Round& r) { r.cells.push_back(Scored("a1", "x", {1})); }},
      {"judge j1 has two cells for application a1",
       [](Round& r) { r.cells.push_back(Unscored("a1", "j1", CellState::kAbsent)); }},
      {"a sheet has 1 scores, not 2",
       [](Round& r) {
         r.cells[0].scores = {1, 2};
       }},
      {"score 1 of a sheet has 10001 hundredths; a score is 0 to 10000",
       [](Round& r) { r.cells[0].scores = {10'001}; }},
      {"judge j1 has scores for application a1 but no scored sheet",
       [](Round& r) { r.cells[0].state = CellState::kRecused; }},
      {"application x is not in this round",
       [](Round& r) {
         r.divergence_decisions = {{"x", DivergenceOutcome::kKeep, ""}};
       }},
      {"application a1 has two divergence decisions",
       [](Round& r) {
         r.divergence_decisions = {{"a1", DivergenceOutcome::kKeep, ""},
                                   {"a1", DivergenceOutcome::kExclude, "j1"}};
       }},
      {"judge j1 is excluded twice for application a1",
       [](Round& r) {
         r.divergence_decisions = {{"a1", DivergenceOutcome::kExclude, "j1"},
                                   {"a1", DivergenceOutcome::kExclude, "j1"}};
       }},
      {"judge j3 has no scored sheet for application a1 that could be excluded",
       [](Round& r) {
         r.divergence_decisions = {{"a1", DivergenceOutcome::kExclude, "j3"}};
       }},
      {"judge x is not in this round",
       [](Round& r) {
         r.divergence_decisions = {{"a1", DivergenceOutcome::kExclude, "x"}};
       }},
      {"the decision on application a1 names a judge but excludes none",
       [](Round& r) {
         r.divergence_decisions = {{"a1", DivergenceOutcome::kKeep, "j1"}};
       }},
      {"a tie decision orders at least two applications",
       [](Round& r) {
         r.tie_decisions = {{TieWay::kLot, {"a1"}}};
       }},
      {"application a1 is listed twice",
       [](Round& r) {
         r.tie_decisions = {{TieWay::kLot, {"a1", "a1"}}};
       }},
      {"application x is not in this round",
       [](Round& r) {
         r.tie_decisions = {{TieWay::kLot, {"a1", "x"}}};
       }},
      {"two tie decisions order the same applications",
       [](Round& r) {
         r.tie_decisions = {{TieWay::kLot, {"a1", "a2"}}, {TieWay::kVote, {"a2", "a1"}}};
       }},
  };
  for (const Contradiction& contradiction : contradictions) {
    Round round = RoundOfTotals({{80, 85, -1}, {70, 75, 90}});
    ASSERT_TRUE(Tabulate(round).ok());
    contradiction.make(round);
    const absl::Status status = Tabulate(round).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << contradiction.message;
    EXPECT_EQ(status.message(), contradiction.message);
  }
}

TEST(SheetTable, IsSortedByIdWhateverTheInput) {
  Round round = RoundOfTotals({{80, 85}, {70, 75}});
  round.applications = {"a2", "a1"};
  round.judges = {"j2", "j1"};
  std::swap(round.cells.front(), round.cells.back());
  const SheetTable table = ReadSheets(round).value();
  EXPECT_EQ(table.applications, (std::vector<std::string>{"a1", "a2"}));
  EXPECT_EQ(table.judges, (std::vector<std::string>{"j1", "j2"}));
  EXPECT_EQ(table.weighing.TotalPoints(table.entries[0][1].sheet.total).value(),
            Fraction::Whole(85));
  EXPECT_EQ(table.weighing.TotalPoints(table.entries[1][0].sheet.total).value(),
            Fraction::Whole(70));
}

}  // namespace
}  // namespace award::scoring
