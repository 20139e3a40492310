// Reads sheets.csv: the sheets of all categories in one table with the header
//   category,application,judge,criterion,score
// `criterion` is the id of an item, of a bonus, or of a dimension, whose score then stands for all
// its items. `score` is a decimal with at most two places, or what became of the sheet: abstained,
// recused, absent or pending; one row says so for the whole sheet, with any criterion or none.
#ifndef AWARD_SCORING_SHEETS_SHEET_READER_H_
#define AWARD_SCORING_SHEETS_SHEET_READER_H_

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "scoring/ranking/tabulation.h"
#include "scoring/sheets/csv_problem.h"
#include "scoring/sheets/csv_table.h"
#include "scoring/sheets/sheet_store.h"

namespace award::scoring {

inline constexpr std::string_view kSheetsHeader = "category,application,judge,criterion,score";

struct SheetsRead {
  // One for each category in the order of the rules, with the applications, judges and cells that
  // occur, all by id. Empty when there are problems.
  std::vector<Round> rounds;
  std::vector<CsvProblem> problems;  // The first ones, see CsvProblems.
  bool more_problems = false;        // There are others beside them.
};

// A sheet with scores and pending rows is not finished, thus pending; other mixtures are problems,
// as are scored sheets that lack a score. The result does not depend on the order of the rows.
// Memory grows with the number of scores (see SheetStore), not with the text.
class SheetReader : private CsvRowTaker {
 public:
  // `categories` are valid, with different ids, and stay alive.
  explicit SheetReader(const std::vector<CategoryRules>& categories);
  SheetReader(const SheetReader&) = delete;
  SheetReader& operator=(const SheetReader&) = delete;

  // The next bytes of the file, cut anywhere.
  void Feed(std::string_view chunk) { table_.Feed(chunk); }
  // How many lines have been read.
  int64_t lines() const { return table_.lines(); }

  // Requires: called once, last.
  SheetsRead Finish();

 private:
  // A text that comes next in many rows, kept so that comparing costs little.
  class Expected {
   public:
    void Set(std::string_view text);
    bool empty() const { return size_ == 0; }
    size_t size() const { return size_; }
    // Whether `at` begins with it. Requires: size() + kSlack readable bytes there.
    bool Begins(const char* at) const;

    static constexpr size_t kSlack = 8;

   private:
    std::string padded_;
    size_t size_ = 0;
    uint64_t last_mask_ = 0;  // Of the last eight bytes or fewer.
  };

  struct NumberedId {
    std::string_view id;  // Kept by its IdNumbers.
    uint32_t number = 0;
  };
  // The sheet of the last row, so that a row of the same sheet costs a comparison.
  struct Current {
    bool known = false;
    std::string_view category;
    size_t store = 0;
    NumberedId application;
    NumberedId judge;
    uint32_t sheet = 0;
  };

  void Take(const CsvRow& row, int64_t line) override;
  Taken TakeKnown(std::string_view text, int64_t line) override;
  // Points current_ at the row's sheet. False when it names none; the problem is reported.
  bool FindSheet(const CsvRow& row, int64_t line);
  bool FindCategory(const CsvRow& row, int64_t line);
  bool FindId(const CsvRow& row, size_t column, int64_t line, IdNumbers& numbers, NumberedId& id);
  bool CheckIdCell(const CsvRow& row, size_t column, int64_t line);
  // Reports a row of the current sheet.
  void Report(CsvFault fault, const CsvRow& row, int64_t line,
              std::optional<SheetStore::Criterion> criterion, int64_t other_line = 0);
  // Lets rows that begin like this one be taken without splitting them.
  void Expect(const CsvRow& row, SheetStore::Criterion criterion);

  CsvProblems problems_;
  std::deque<SheetStore> stores_;
  absl::flat_hash_map<std::string_view, size_t> positions_;
  Current current_;
  Expected prefix_;  // "category,application,judge," as rows of the sheet begin; or empty.
  SheetStore::Criterion next_ = 0;
  std::vector<std::vector<Expected>> names_;  // Per category "criterion," in rubric order.
  CsvTable table_;
};

}  // namespace award::scoring

#endif  // AWARD_SCORING_SHEETS_SHEET_READER_H_
