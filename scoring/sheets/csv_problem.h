// What can be wrong with sheets.csv or decisions.csv, where it is, and how to put it right.
#ifndef AWARD_SCORING_SHEETS_CSV_PROBLEM_H_
#define AWARD_SCORING_SHEETS_CSV_PROBLEM_H_

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace award::scoring {

// `value` of a problem is named where it is not simply the cell that is wrong.
enum class CsvFault {
  // The file. Reading stops at the last two of these.
  kEmptyFile,
  kWrongHeader,        // `value` is the first line.
  kUnterminatedQuote,  // A quoted text that does not end.
  kRowTooLong,         // No line end where one must be; hardly a table.
  // A row.
  kMisplacedQuote,  // A quote inside a text that is not quoted, or text after the closing one.
  kColumnCount,     // `value` is how many there are.
  kBadUtf8,         // `value` is the cell.
  kEmptyId,         // `value` is the column.
  kIdTooLong,       // More than 255 bytes.
  kControlCharacter,
  kSpaceAround,  // An id that begins or ends with a space; two ids would look the same.
  kUnknownCategory,
  // A row of sheets.csv.
  kUnknownCriterion,
  kNotAScore,
  kTooManyPlaces,
  kScoreOutOfRange,
  // A sheet.
  kRepeatedCriterion,  // Two rows for one criterion; `other_line` is the second.
  kItemsAndDimension,  // `criterion` is a dimension that is scored, and its items too.
  kMixedStates,        // `value` names the states: scored, abstained, …
  kMissingCriteria,    // `value` names the first ones.
  // A row of decisions.csv.
  kUnknownDecision,
  kUnknownApplication,  // Not in the category's sheets.
  kNoScoredSheet,       // The judge to exclude has none for the application.
  kNotANumber,          // The number of a vote or lot is a whole number from 1.
  kCellNotEmpty,        // `criterion` is the column that must be empty.
  // A decision.
  kDecidedTwice,      // The outcomes or exclusions for one application contradict or repeat.
  kMixedWays,         // One number stands for a vote and for a lot.
  kRepeatedInOrder,   // A vote or lot names an application twice.
  kLoneApplication,   // A vote or lot over a single application.
  kSameGroupDecided,  // Two votes or lots over the same applications; `value`: the other number.
};

// One problem. Words stand as people can read them: control characters and broken bytes as \xNN,
// cut after 60 bytes. What is not known or not concerned is empty or 0.
struct CsvProblem {
  CsvFault fault = CsvFault::kEmptyFile;
  int64_t line = 0;  // From 1; of a sheet or decision, its first row. 0: the whole file.
  int64_t other_line = 0;
  std::string category;
  std::string application;
  std::string judge;
  std::string criterion;
  std::string value;
  std::string text;  // An English sentence with the remedy.
  // Position in the rules, for the order of problems; large for what they do not know.
  size_t category_position = kUnknownPosition;
  size_t criterion_position = kUnknownPosition;

  static constexpr size_t kUnknownPosition = 1'000'000;
};

// `text` as a problem shows it.
std::string Shown(std::string_view text);

// Keeps the first kMost problems in an order that does not depend on the order of rows: those of
// the file, then by category, application, judge, criterion, fault and value. Problems that differ
// in nothing but their lines are one, at the earliest lines.
class CsvProblems {
 public:
  static constexpr size_t kMost = 20;

  void Add(CsvProblem problem);

  bool empty() const { return kept_.empty(); }
  // More than kMost were found.
  bool more() const { return more_; }
  // With their sentences. `header` is that of the file.
  std::vector<CsvProblem> Finish(std::string_view header) const;

 private:
  struct Before {
    bool operator()(const CsvProblem& a, const CsvProblem& b) const;
  };
  std::set<CsvProblem, Before> kept_;
  bool more_ = false;
};

}  // namespace award::scoring

#endif  // AWARD_SCORING_SHEETS_CSV_PROBLEM_H_
