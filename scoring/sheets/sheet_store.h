// The sheets of one category while sheets.csv is read: flat, small, in any order of rows.
// Memory: 6 bytes for each score a sheet can hold (2 its value, 4 its line), some 90 for each
// sheet, and each id once; the text itself is not kept.
#ifndef AWARD_SCORING_SHEETS_SHEET_STORE_H_
#define AWARD_SCORING_SHEETS_SHEET_STORE_H_

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "scoring/ranking/tabulation.h"
#include "scoring/sheets/csv_problem.h"

namespace award::scoring {

// Numbers ids in the order in which they come.
class IdNumbers {
 public:
  // The number of an id that is known.
  std::optional<uint32_t> Find(std::string_view id) const;
  uint32_t Add(std::string_view id);
  const std::string& at(uint32_t number) const { return ids_[number]; }
  size_t size() const { return ids_.size(); }

 private:
  std::deque<std::string> ids_;
  absl::flat_hash_map<std::string_view, uint32_t> numbers_;
};

// Blocks of `width` slots that stay where they are.
class SlotBlocks {
 public:
  static constexpr int16_t kEmpty = -1;

  explicit SlotBlocks(size_t width) : width_(width) {}

  uint32_t Add();
  int16_t* values(uint32_t block) const;
  uint32_t* lines(uint32_t block) const;

 private:
  static constexpr size_t kPageBlocks = 512;
  struct Page {
    std::unique_ptr<int16_t[]> values;
    std::unique_ptr<uint32_t[]> lines;
  };
  size_t width_;
  size_t count_ = 0;
  std::vector<Page> pages_;
};

class SheetStore {
 public:
  // Criteria are numbered in rubric order: items, bonuses, then whole dimensions. An id that names
  // both an item and a dimension means the item.
  using Criterion = uint32_t;

  // `rules` stay alive; `position` is theirs.
  SheetStore(const CategoryRules& rules, size_t position);

  std::optional<Criterion> FindCriterion(std::string_view id) const;
  const std::string& criterion_id(Criterion criterion) const { return ids_[criterion]; }
  int32_t highest(Criterion criterion) const { return highest_[criterion]; }
  size_t scored_count() const { return scored_count_; }  // Items and bonuses.

  // A sheet: its place is made when it is first named.
  uint32_t FindOrAdd(uint32_t application, uint32_t judge, int64_t line);
  IdNumbers& applications() { return applications_; }
  IdNumbers& judges() { return judges_; }

  // Puts a row on a sheet; without a criterion the state stands for the whole sheet. Answers the
  // line of an earlier row for the same, which then stays; 0 when there is none.
  int64_t Put(uint32_t sheet, std::optional<Criterion> criterion, CellState state, int32_t score,
              int64_t line);
  // A row of the sheet was wrong; what it lacks is not reported beside that.
  void SetFaulty(uint32_t sheet) { sheets_[sheet].faulty = true; }

  // For rows that come in rubric order: the item and bonus slots of a sheet that has some scored,
  // and how many were filled behind the store's back.
  int16_t* values(uint32_t sheet) const { return items_.values(sheets_[sheet].items); }
  uint32_t* lines(uint32_t sheet) const { return items_.lines(sheets_[sheet].items); }
  void AddFilled(uint32_t sheet, size_t count) {
    sheets_[sheet].filled += static_cast<uint32_t>(count);
  }

  // What is wrong with whole sheets.
  void CheckSheets(CsvProblems& problems) const;
  // Everything by id. Requires: no problems.
  Round MakeRound() const;

 private:
  static constexpr uint32_t kNone = UINT32_MAX;

  struct Sheet {
    uint32_t application = 0;
    uint32_t judge = 0;
    uint32_t items = kNone;       // Its block of item and bonus slots.
    uint32_t dimensions = kNone;  // Its block of dimension slots.
    uint32_t filled = 0;          // Scores among the item and bonus slots.
    uint32_t line = 0;            // Its first row.
    uint32_t next = kNone;        // Another sheet of its application.
    uint32_t word_line = 0;       // Its row without a criterion; 0: none.
    uint8_t states = 0;           // One bit for each state that some row gives it.
    bool faulty = false;
  };

  // The sheets of one application: a chain while it is short, all in by_pair_ when it is longer.
  struct Chain {
    uint32_t first = kNone;
    uint32_t last = kNone;
    uint32_t count = 0;
  };
  static constexpr uint32_t kLongestChain = 16;

  std::optional<uint32_t> FindSheet(uint32_t application, uint32_t judge) const;
  CsvProblem ProblemOf(CsvFault fault, const Sheet& sheet) const;
  void CheckSheet(const Sheet& sheet, CsvProblems& problems) const;
  std::string Missing(const Sheet& sheet) const;
  // The score of an item or bonus, be it that of its dimension; kEmpty when there is none.
  int16_t ScoreOf(const Sheet& sheet, Criterion criterion) const;
  CellState StateOf(const Sheet& sheet) const;

  const CategoryRules& rules_;
  size_t position_;
  size_t scored_count_;
  std::vector<std::string> ids_;
  std::vector<int32_t> highest_;
  std::vector<uint32_t> dimension_of_;  // Per item.
  absl::flat_hash_map<std::string_view, Criterion> criteria_;
  IdNumbers applications_;
  IdNumbers judges_;
  SlotBlocks items_;
  SlotBlocks dimensions_;
  std::vector<Sheet> sheets_;
  std::vector<Chain> chains_;  // By application.
  absl::flat_hash_map<uint64_t, uint32_t> by_pair_;
};

}  // namespace award::scoring

#endif  // AWARD_SCORING_SHEETS_SHEET_STORE_H_
