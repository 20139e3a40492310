// A machine of five states; each reads as far as it can at once.
#include "scoring/panel/files/cell_stream.h"

#include <algorithm>

namespace award::scoring::panel {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool EndsLine(char c) { return c == '\n' || c == '\r'; }

// The first comma, quote or line end from `at`, or the end.
size_t PlainEnd(std::string_view piece, size_t at) {
  for (; at < piece.size(); ++at) {
    const char c = piece[at];
    if (c > ',') continue;  // Most bytes; those of other scripts are below and fall through.
    if (c == ',' || c == '"' || EndsLine(c)) break;
  }
  return at;
}

}  // namespace

CellTaker::Taken CellTaker::TakePlain(std::string_view, size_t) { return {}; }

void CellStream::Feed(std::string_view piece) {
  size_t at = PassMark(piece);
  while (at < piece.size() && !Ends()) {
    switch (state_) {
      case State::kStart:
        at = ReadStart(piece, at);
        break;
      case State::kPlain:
        at = ReadPlain(piece, at);
        break;
      case State::kQuoted:
        at = ReadQuoted(piece, at);
        break;
      case State::kQuoteSeen:
        at = ReadQuoteSeen(piece, at);
        break;
      case State::kSpoiled:
        at = PassSpoiled(piece, at);
        break;
    }
  }
}

void CellStream::Finish() {
  if (Ends()) return;
  if (mark_bytes_ < kByteOrderMark.size() && mark_bytes_ > 0) {
    Keep(kByteOrderMark.substr(0, mark_bytes_));
    state_ = State::kPlain;
  }
  if (state_ == State::kQuoted) {
    stop_ = Stop::kUnterminatedQuote;
  } else if (state_ == State::kPlain || state_ == State::kQuoteSeen || columns_ > 0) {
    if (state_ != State::kSpoiled) EndCell(kept_, state_ == State::kQuoteSeen, '\n');
  }
}

size_t CellStream::PassMark(std::string_view piece) {
  size_t at = 0;
  while (mark_bytes_ < kByteOrderMark.size() && at < piece.size()) {
    if (piece[at] == kByteOrderMark[mark_bytes_]) {
      ++mark_bytes_;
      ++at;
      continue;
    }
    if (mark_bytes_ > 0) {  // Something else that begins like it.
      Keep(kByteOrderMark.substr(0, mark_bytes_));
      state_ = State::kPlain;
    }
    mark_bytes_ = kByteOrderMark.size();
  }
  return at;
}

size_t CellStream::ReadStart(std::string_view piece, size_t at) {
  if (after_return_) {
    after_return_ = false;
    if (piece[at] == '\n') return at + 1;
  }
  if (piece[at] == '"') {
    state_ = State::kQuoted;
    return at + 1;
  }
  const CellTaker::Taken taken = taker_.TakePlain(piece.substr(at), columns_);
  if (taken.cells > 0) {
    columns_ += taken.cells;
    return at + taken.bytes;
  }
  const size_t end = PlainEnd(piece, at);
  if (end == piece.size() || piece[end] == '"' || end - at > kLongestCell) {
    state_ = State::kPlain;
    return ReadPlain(piece, at);
  }
  EndCell(piece.substr(at, end - at), false, piece[end]);
  return end + 1;
}

size_t CellStream::ReadPlain(std::string_view piece, size_t at) {
  const size_t end = PlainEnd(piece, at);
  Keep(piece.substr(at, end - at));
  if (end == piece.size() || Ends()) return end;
  if (piece[end] == '"') {
    kept_ += '"';
    Spoil(kept_);
  } else {
    EndCell(kept_, false, piece[end]);
  }
  return end + 1;
}

size_t CellStream::ReadQuoted(std::string_view piece, size_t at) {
  const size_t begin = at;
  for (; at < piece.size() && piece[at] != '"'; ++at) {
    const char c = piece[at];
    if (EndsLine(c) && !(c == '\n' && after_return_)) ++inner_lines_;
    after_return_ = c == '\r';
  }
  Keep(piece.substr(begin, at - begin));
  if (at == piece.size() || Ends()) return at;
  after_return_ = false;
  state_ = State::kQuoteSeen;
  return at + 1;
}

size_t CellStream::ReadQuoteSeen(std::string_view piece, size_t at) {
  const char c = piece[at];
  if (c == '"') {
    Keep("\"");
    state_ = State::kQuoted;
  } else if (c == ',' || EndsLine(c)) {
    EndCell(kept_, true, c);
  } else {
    kept_ += c;
    Spoil(kept_);
  }
  return at + 1;
}

size_t CellStream::PassSpoiled(std::string_view piece, size_t at) {
  at = std::min(piece.find_first_of("\r\n", at), piece.size());
  if (at == piece.size()) return at;
  columns_ = 0;
  EndCell("", false, piece[at]);  // Like an empty line.
  return at + 1;
}

void CellStream::EndCell(std::string_view cell, bool quoted, char end) {
  const bool ends_row = end != ',';
  const bool blank = ends_row && columns_ == 0 && cell.empty() && !quoted;
  if (!blank) {
    taker_.TakeCell(columns_, cell);
    ++columns_;
    if (ends_row) taker_.EndRow(columns_);
  }
  if (ends_row) {
    line_ += 1 + inner_lines_;
    inner_lines_ = 0;
    columns_ = 0;
    after_return_ = end == '\r';
  }
  kept_.clear();
  state_ = State::kStart;
}

void CellStream::Spoil(std::string_view cell) {
  taker_.SpoilRow(cell);
  kept_.clear();
  state_ = State::kSpoiled;
}

void CellStream::Keep(std::string_view part) {
  if (kept_.size() + part.size() > kLongestCell) {
    stop_ = Stop::kCellTooLong;
    return;
  }
  kept_ += part;
}

}  // namespace award::scoring::panel
