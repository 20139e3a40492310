// Reads a CSV file with a fixed header that arrives in pieces, and reports what is wrong with its
// text: encoding, quotes, columns. A byte order mark and empty lines are passed over.
#ifndef AWARD_SCORING_SHEETS_CSV_TABLE_H_
#define AWARD_SCORING_SHEETS_CSV_TABLE_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "scoring/sheets/csv_problem.h"
#include "scoring/sheets/csv_text.h"

namespace award::scoring {

// What becomes of the rows below the header.
class CsvRowTaker {
 public:
  virtual ~CsvRowTaker() = default;

  // Takes one row, which has the columns of the header. `line` is where it begins, from 1.
  virtual void Take(const CsvRow& row, int64_t line) = 0;

  // Takes as many rows from the start of `text` as it can without splitting them; each ends in one
  // line end and `line` is that of the first.
  struct Taken {
    size_t bytes = 0;
    int64_t rows = 0;
  };
  virtual Taken TakeKnown(std::string_view text, int64_t line);
};

class CsvTable {
 public:
  // `header` names the columns, separated by commas. All stay alive.
  CsvTable(std::string_view header, CsvRowTaker& taker, CsvProblems& problems);

  void Feed(std::string_view piece);
  void Finish();

  // The rest of the file could not be understood.
  bool stopped() const { return stopped_; }
  // Lines that have ended.
  int64_t lines() const { return line_ - 1; }

 private:
  size_t Read(std::string_view text, bool last);
  // Whether reading goes on.
  bool Accept(CsvRow::Outcome outcome, std::string_view text);
  void ReadHeader(std::string_view text);
  void ReadRow();
  void Stop(CsvFault fault, std::string_view value);

  std::string_view header_;
  std::vector<std::string_view> columns_;
  CsvRowTaker& taker_;
  CsvProblems& problems_;
  CsvPieces pieces_;
  CsvRow row_;
  int64_t line_ = 1;
  bool past_mark_ = false;
  bool past_header_ = false;
  bool stopped_ = false;
};

// The problem of a row: its line and the ids in the first columns, as far as it has them.
CsvProblem ProblemOf(CsvFault fault, int64_t line, const CsvRow& row);

// What is wrong with a cell that must hold an id; nothing when it is one.
enum class IdFault { kNone, kEmpty, kTooLong, kBadUtf8, kControlCharacter, kSpaceAround };
IdFault CheckId(std::string_view cell);
CsvFault FaultOf(IdFault fault);

}  // namespace award::scoring

#endif  // AWARD_SCORING_SHEETS_CSV_TABLE_H_
