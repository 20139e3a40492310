// The header, the rows below it, and what ends the reading.
#include "scoring/sheets/csv_table.h"

#include <algorithm>
#include <string>
#include <utility>

namespace award::scoring {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// The line that `text` begins with, without its end.
std::string_view FirstLine(std::string_view text) {
  return text.substr(0, text.find_first_of("\r\n"));
}

std::vector<std::string_view> SplitAtCommas(std::string_view text) {
  std::vector<std::string_view> words;
  while (true) {
    const size_t comma = text.find(',');
    words.push_back(text.substr(0, comma));
    if (comma == std::string_view::npos) return words;
    text.remove_prefix(comma + 1);
  }
}

}  // namespace

CsvRowTaker::Taken CsvRowTaker::TakeKnown(std::string_view, int64_t) { return {}; }

CsvTable::CsvTable(std::string_view header, CsvRowTaker& taker, CsvProblems& problems)
    : header_(header), columns_(SplitAtCommas(header)), taker_(taker), problems_(problems) {}

void CsvTable::Feed(std::string_view piece) {
  if (stopped_) return;
  pieces_.Feed(piece, [this](std::string_view text, bool last) { return Read(text, last); });
}

void CsvTable::Finish() {
  pieces_.Finish([this](std::string_view text, bool last) { return Read(text, last); });
  if (!past_header_ && !stopped_) Stop(CsvFault::kEmptyFile, "");
}

size_t CsvTable::Read(std::string_view text, bool last) {
  size_t at = 0;
  if (!past_mark_) {
    const std::string_view start = text.substr(0, kByteOrderMark.size());
    if (start == kByteOrderMark) {
      at = start.size();
    } else if (!last && kByteOrderMark.starts_with(start)) {
      return 0;
    }
    past_mark_ = true;
  }
  while (!stopped_ && at < text.size()) {
    if (past_header_) {
      const CsvRowTaker::Taken taken = taker_.TakeKnown(text.substr(at), line_);
      at += taken.bytes;
      line_ += taken.rows;
      if (at == text.size()) break;
    }
    const std::string_view rest = text.substr(at);
    const CsvRow::Outcome outcome = row_.Split(rest, last);
    if (outcome == CsvRow::Outcome::kMore) return at;
    if (!Accept(outcome, rest)) break;
    at += row_.size();
    line_ += static_cast<int64_t>(row_.line_ends());
  }
  return stopped_ ? text.size() : at;
}

bool CsvTable::Accept(CsvRow::Outcome outcome, std::string_view text) {
  switch (outcome) {
    case CsvRow::Outcome::kUnterminatedQuote:
      Stop(CsvFault::kUnterminatedQuote, "");
      return false;
    case CsvRow::Outcome::kTooLong:
      Stop(CsvFault::kRowTooLong, "");
      return false;
    case CsvRow::Outcome::kMisplacedQuote: {
      CsvProblem problem{CsvFault::kMisplacedQuote, line_};
      problem.value = Shown(FirstLine(text));
      problems_.Add(std::move(problem));
      return true;
    }
    case CsvRow::Outcome::kRow:
    case CsvRow::Outcome::kMore:
      break;
  }
  if (row_.blank()) return true;
  if (past_header_) {
    ReadRow();
  } else {
    ReadHeader(text);
  }
  return !stopped_;
}

void CsvTable::ReadHeader(std::string_view text) {
  past_header_ = true;
  bool right = row_.columns() == columns_.size();
  for (size_t c = 0; right && c < columns_.size(); ++c) right = row_.cell(c) == columns_[c];
  if (right) return;
  const std::string_view line = FirstLine(text);
  Stop(IsUtf8(line) ? CsvFault::kWrongHeader : CsvFault::kBadUtf8, line);
}

void CsvTable::ReadRow() {
  if (row_.columns() == columns_.size()) {
    taker_.Take(row_, line_);
    return;
  }
  CsvProblem problem = ProblemOf(CsvFault::kColumnCount, line_, row_);
  problem.value = std::to_string(row_.columns());
  problems_.Add(std::move(problem));
}

void CsvTable::Stop(CsvFault fault, std::string_view value) {
  CsvProblem problem{fault, fault == CsvFault::kEmptyFile ? 0 : line_};
  problem.value = Shown(value);
  problems_.Add(std::move(problem));
  stopped_ = true;
}

CsvProblem ProblemOf(CsvFault fault, int64_t line, const CsvRow& row) {
  CsvProblem problem{fault, line};
  const auto cell = [&](size_t column) {
    return column < row.columns() ? Shown(row.cell(column)) : std::string();
  };
  problem.category = cell(0);
  problem.application = cell(1);
  problem.judge = cell(2);
  return problem;
}

namespace {

bool BeginsOrEndsWithSpace(std::string_view id) {
  for (const std::string_view space : {" ", "\u00A0", "\u3000"}) {
    if (id.starts_with(space) || id.ends_with(space)) return true;
  }
  return false;
}

}  // namespace

IdFault CheckId(std::string_view cell) {
  if (cell.empty()) return IdFault::kEmpty;
  if (cell.size() > kLongestIdBytes) return IdFault::kTooLong;
  const std::string_view id = cell;
  bool control = false;
  while (!cell.empty()) {
    const size_t length = Utf8Length(cell);
    if (length == 0) return IdFault::kBadUtf8;
    control = control || IsControl(cell.substr(0, length));
    cell.remove_prefix(length);
  }
  if (control) return IdFault::kControlCharacter;
  return BeginsOrEndsWithSpace(id) ? IdFault::kSpaceAround : IdFault::kNone;
}

CsvFault FaultOf(IdFault fault) {
  switch (fault) {
    case IdFault::kTooLong:
      return CsvFault::kIdTooLong;
    case IdFault::kBadUtf8:
      return CsvFault::kBadUtf8;
    case IdFault::kControlCharacter:
      return CsvFault::kControlCharacter;
    case IdFault::kSpaceAround:
      return CsvFault::kSpaceAround;
    case IdFault::kEmpty:
    case IdFault::kNone:
      break;
  }
  return CsvFault::kEmptyId;
}

}  // namespace award::scoring
