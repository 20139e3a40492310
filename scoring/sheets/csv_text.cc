// Rows without quotes are found in one pass; rows with quotes are read cell by cell.
#include "scoring/sheets/csv_text.h"

#include <algorithm>

namespace award::scoring {

size_t Utf8Length(std::string_view text) {
  if (text.empty()) return 0;
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(0);
  if (first < 0x80) return 1;
  const size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || text.size() < length) return 0;
  for (size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return 0;
  }
  // Longer forms of shorter characters, surrogates, beyond the last character.
  if (first == 0xE0 && byte(1) < 0xA0) return 0;
  if (first == 0xED && byte(1) > 0x9F) return 0;
  if (first == 0xF0 && byte(1) < 0x90) return 0;
  if (first == 0xF4 && byte(1) > 0x8F) return 0;
  return length;
}

bool IsUtf8(std::string_view text) {
  while (!text.empty()) {
    const size_t length = Utf8Length(text);
    if (length == 0) return false;
    text.remove_prefix(length);
  }
  return true;
}

bool IsControl(std::string_view character) {
  const auto first = static_cast<unsigned char>(character.front());
  if (character.size() == 1) return first < 0x20 || first == 0x7F;
  const auto second = static_cast<unsigned char>(character[1]);
  if (first == 0xC2) return second < 0xA0;  // U+0080 to U+009F.
  if (first != 0xE2 || character.size() != 3) return false;
  const auto third = static_cast<unsigned char>(character[2]);
  if (second == 0x80) return third == 0x8E || third == 0x8F || (third >= 0xA8 && third <= 0xAE);
  return second == 0x81 && third >= 0xA6 && third <= 0xA9;
}

void AppendCsvCell(std::string_view cell, std::string& text) {
  if (cell.find_first_of(",\"\r\n") == std::string_view::npos) {
    text += cell;
    return;
  }
  text += '"';
  for (const char c : cell) {
    if (c == '"') text += '"';
    text += c;
  }
  text += '"';
}

size_t CsvRow::LineEnd(std::string_view text, size_t at) {
  if (text[at] == '\n') return 1;
  if (text[at] != '\r') return 0;
  return at + 1 < text.size() && text[at + 1] == '\n' ? 2 : 1;
}

void CsvRow::AddCell(std::string_view cell) {
  if (columns_ < kMostColumns) cells_[columns_] = cell;
  ++columns_;
}

CsvRow::Outcome CsvRow::Split(std::string_view text, bool last) {
  columns_ = 0;
  line_ends_ = 0;
  quoted_ = false;
  const std::string_view window = text.substr(0, kLongestRow + 2);
  last = last && window.size() == text.size();
  size_t begin = 0;
  for (size_t at = 0; at < window.size(); ++at) {
    const char c = window[at];
    if (c > ',') continue;  // Most bytes; those of other scripts are below and fall through.
    if (c == ',') {
      AddCell(window.substr(begin, at - begin));
      begin = at + 1;
    } else if (c == '"') {
      return SplitQuoted(window, last);
    } else if (c == '\n' || c == '\r') {
      AddCell(window.substr(begin, at - begin));
      return EndRow(window, at, last);
    }
  }
  AddCell(window.substr(begin));
  return EndRow(window, window.size(), last);
}

CsvRow::Outcome CsvRow::EndRow(std::string_view window, size_t at, bool last) {
  if (at > kLongestRow) return Outcome::kTooLong;
  const bool at_end = at == window.size();
  const bool open = at_end || (window[at] == '\r' && at + 1 == window.size());
  if (open && !last) return Outcome::kMore;
  size_ = at_end ? at : at + LineEnd(window, at);
  if (!at_end) ++line_ends_;
  return Outcome::kRow;
}

CsvRow::Outcome CsvRow::SplitQuoted(std::string_view window, bool last) {
  columns_ = 0;
  line_ends_ = 0;
  quoted_ = true;
  for (size_t at = 0;; ++at) {
    std::string& cell = unquoted_[columns_ < kMostColumns ? columns_ : kMostColumns - 1];
    cell.clear();
    if (at < window.size() && window[at] == '"') {
      at = ReadQuoted(window, at + 1, cell);
      if (at == std::string_view::npos) {
        const bool ends = last || window.size() > kLongestRow;
        return ends ? Outcome::kUnterminatedQuote : Outcome::kMore;
      }
    } else {
      const size_t end = std::min(window.find_first_of(",\"\r\n", at), window.size());
      cell = window.substr(at, end - at);
      at = end;
    }
    AddCell(cell);
    if (at == window.size() || LineEnd(window, at) > 0) return EndRow(window, at, last);
    if (window[at] == ',') continue;
    const size_t end = std::min(window.find_first_of("\r\n", at), window.size());
    const Outcome outcome = EndRow(window, end, last);
    return outcome == Outcome::kRow ? Outcome::kMisplacedQuote : outcome;
  }
}

size_t CsvRow::ReadQuoted(std::string_view window, size_t at, std::string& cell) {
  for (; at < window.size(); ++at) {
    if (window[at] == '"') {
      if (at + 1 >= window.size() || window[at + 1] != '"') return at + 1;
      ++at;
    } else if (LineEnd(window, at) == 1) {
      ++line_ends_;  // The CR of CR LF is counted with its LF.
    }
    cell += window[at];
  }
  return std::string_view::npos;
}

}  // namespace award::scoring
