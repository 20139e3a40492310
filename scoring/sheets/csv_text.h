// Rows of comma-separated values after RFC 4180, found in a text that arrives in pieces. Line ends
// are LF, CR LF or CR, also mixed in one file.
#ifndef AWARD_SCORING_SHEETS_CSV_TEXT_H_
#define AWARD_SCORING_SHEETS_CSV_TEXT_H_

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace award::scoring {

// An id has at most this many bytes.
inline constexpr size_t kLongestIdBytes = 255;

// How many bytes the UTF-8 character at the start of `text` has; 0 when there is none.
size_t Utf8Length(std::string_view text);

bool IsUtf8(std::string_view text);

// Whether one character is a control character (C0, DEL, C1) or turns the direction of the text.
bool IsControl(std::string_view character);

// Appends a cell, quoted where it must be.
void AppendCsvCell(std::string_view cell, std::string& text);

// Splits off one row at a time.
class CsvRow {
 public:
  static constexpr size_t kMostColumns = 8;      // Further ones are only counted.
  static constexpr size_t kLongestRow = 16'384;  // Bytes.

  enum class Outcome {
    kRow,
    kMore,               // The row does not end in `text`.
    kMisplacedQuote,     // A row, but not one whose columns can be told.
    kUnterminatedQuote,  // Nothing after it can be told.
    kTooLong,            // Likewise.
  };

  // Reads the row at the start of `text`, which is not empty. `last`: nothing follows `text`, so
  // that its end ends the row. What the row shows is valid while `text` is.
  Outcome Split(std::string_view text, bool last);

  // Of the last row read.
  size_t size() const { return size_; }            // Bytes, with the line end.
  size_t line_ends() const { return line_ends_; }  // With those inside quotes.
  size_t columns() const { return columns_; }
  bool quoted() const { return quoted_; }  // Some cell is.
  bool blank() const { return columns_ == 1 && !quoted_ && cells_[0].empty(); }
  // Requires: column below kMostColumns.
  std::string_view cell(size_t column) const { return cells_[column]; }

 private:
  Outcome SplitQuoted(std::string_view window, bool last);
  // The row ends at `at`, a line end or the end of `window`.
  Outcome EndRow(std::string_view window, size_t at, bool last);
  // Reads a cell from behind its quote to behind the closing one; npos when there is none.
  size_t ReadQuoted(std::string_view window, size_t at, std::string& cell);
  void AddCell(std::string_view cell);
  // The line end at `at`: how long it is; 0 when there is none.
  static size_t LineEnd(std::string_view text, size_t at);

  std::array<std::string_view, kMostColumns> cells_;
  std::array<std::string, kMostColumns> unquoted_;
  size_t columns_ = 0;
  size_t size_ = 0;
  size_t line_ends_ = 0;
  bool quoted_ = false;
};

// Joins the pieces of a text at their seams. `take(text, last)` takes whole rows from the start of
// `text` and answers how many bytes they have.
class CsvPieces {
 public:
  template <typename Take>
  void Feed(std::string_view piece, Take take) {
    while (!rest_.empty() && !piece.empty()) {
      const size_t before = rest_.size();
      const std::string_view head = piece.substr(0, kSeam);
      rest_.append(head);
      const size_t taken = take(std::string_view(rest_), false);
      if (taken == 0) {
        piece.remove_prefix(head.size());
      } else {
        piece.remove_prefix(taken - before);  // The rest alone was no row.
        rest_.clear();
      }
    }
    if (piece.empty()) return;
    rest_.assign(piece.substr(take(piece, false)));
  }

  template <typename Take>
  void Finish(Take take) {
    if (!rest_.empty()) take(std::string_view(rest_), true);
    rest_.clear();
  }

 private:
  static constexpr size_t kSeam = 1'024;
  std::string rest_;
};

}  // namespace award::scoring

#endif  // AWARD_SCORING_SHEETS_CSV_TEXT_H_
