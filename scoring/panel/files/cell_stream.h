// Cells of comma-separated values after RFC 4180, found in a text that arrives in pieces: rows of
// any length, since no more than a cell is ever kept. Line ends are LF, CR LF or CR, also mixed in
// one file; a byte order mark and empty lines are passed over.
#ifndef AWARD_SCORING_PANEL_FILES_CELL_STREAM_H_
#define AWARD_SCORING_PANEL_FILES_CELL_STREAM_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace award::scoring::panel {

// What becomes of the cells.
class CellTaker {
 public:
  virtual ~CellTaker() = default;

  // Takes the next cell of a row, without its quotes. Columns count from 0.
  virtual void TakeCell(size_t column, std::string_view cell) = 0;
  // The row has ended after so many cells.
  virtual void EndRow(size_t columns) = 0;
  // A quote stands inside a cell that is not quoted, or text behind the closing one. The rest of
  // the row cannot be told; no EndRow follows.
  virtual void SpoilRow(std::string_view cell) = 0;

  // Takes as many cells from the start of `text` as it can without having them split off; behind
  // each stands a comma. Only for speed.
  struct Taken {
    size_t bytes = 0;  // With the commas.
    size_t cells = 0;
  };
  virtual Taken TakePlain(std::string_view text, size_t column);
};

class CellStream {
 public:
  static constexpr size_t kLongestCell = 16'384;  // Bytes.

  enum class Stop {
    kNone,
    kUnterminatedQuote,  // A quote opened in the row at line() does not close.
    kCellTooLong,
  };

  // `taker` stays alive.
  explicit CellStream(CellTaker& taker) : taker_(taker) {}

  // The next bytes, cut anywhere. Nothing more is taken once stopped.
  void Feed(std::string_view piece);
  // Nothing follows.
  void Finish();
  // From here on nothing is taken; for takers.
  void Cease() { ceased_ = true; }

  Stop stop() const { return stop_; }
  // Where the row at hand begins, from 1.
  int64_t line() const { return line_; }

 private:
  enum class State {
    kStart,      // Of a cell.
    kPlain,      // In a cell that is not quoted.
    kQuoted,     // Behind an opening quote.
    kQuoteSeen,  // Behind a quote that closes, or is the first of two.
    kSpoiled,    // In the rest of a row that cannot be told.
  };

  bool Ends() const { return ceased_ || stop_ != Stop::kNone; }
  // Each reads on from `at` and answers how far it came.
  size_t PassMark(std::string_view piece);
  size_t ReadStart(std::string_view piece, size_t at);
  size_t ReadPlain(std::string_view piece, size_t at);
  size_t ReadQuoted(std::string_view piece, size_t at);
  size_t ReadQuoteSeen(std::string_view piece, size_t at);
  size_t PassSpoiled(std::string_view piece, size_t at);
  // `end` is a comma or a line end, and stands behind the cell.
  void EndCell(std::string_view cell, bool quoted, char end);
  void Spoil(std::string_view cell);
  void Keep(std::string_view part);

  CellTaker& taker_;
  State state_ = State::kStart;
  Stop stop_ = Stop::kNone;
  bool ceased_ = false;
  size_t mark_bytes_ = 0;      // Of the byte order mark; more than it has once past it.
  std::string kept_;           // The cell so far, where it is not whole in the piece.
  size_t columns_ = 0;         // Cells of the row that have ended.
  int64_t line_ = 1;           // Where the row begins.
  int64_t inner_lines_ = 0;    // Line ends inside its quotes.
  bool after_return_ = false;  // The byte before was CR.
};

}  // namespace award::scoring::panel

#endif  // AWARD_SCORING_PANEL_FILES_CELL_STREAM_H_
