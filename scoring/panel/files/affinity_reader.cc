// Rows are appended as they come and put in order once, in place. Cells written plainly are read
// without being split off.
#include "scoring/panel/files/affinity_reader.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "scoring/panel/files/table.h"
#include "scoring/panel/problem.h"
#include "scoring/sheets/csv_problem.h"

namespace award::scoring::panel {

namespace {

constexpr uint64_t kMostMatrixPairs = uint64_t{1} << 31U;
// Room for so many is set aside at once; a larger matrix grows as it is read.
constexpr uint64_t kPairsAtOnce = uint64_t{1} << 28U;
constexpr int64_t kHighestAffinity = std::numeric_limits<int32_t>::max();

}  // namespace

AffinityReader::AffinityReader(const Listing& applications, const Listing& judges,
                               std::optional<int32_t> round_to, Faults& faults)
    : applications_(applications),
      judges_(judges),
      round_to_(round_to),
      faults_(faults),
      stream_(*this),
      judge_line_(judges.rows.size(), 0),
      lines_(applications.rows.size(), 0),
      places_(round_to.value_or(0)) {
  const uint64_t pairs = uint64_t{applications.rows.size()} * judges.rows.size();
  if (pairs > kMostMatrixPairs) {
    Fault fault{FaultKind::kTooManyPairs, File::kAffinity};
    fault.value = std::to_string(pairs);
    faults_.Add(std::move(fault));
    stream_.Cease();
    return;
  }
  cells_.reserve(std::min(pairs, kPairsAtOnce));
  rows_.reserve(applications.rows.size());
}

void AffinityReader::Add(Fault fault) {
  whole_ = false;
  faults_.Add(std::move(fault));
}

void AffinityReader::TakeCell(size_t column, std::string_view cell) {
  if (!past_header_) {
    TakeName(column, cell);
  } else if (column == 0) {
    BeginRow(cell);
  } else if (!cell.empty() && column <= judge_of_.size()) {
    TakeAffinity(column, cell);
  }
}

void AffinityReader::TakeName(size_t column, std::string_view cell) {
  Fault fault{FaultKind::kColumnName, File::kAffinity, stream_.line()};
  if (column == 0) {
    if (cell == "application_id") return;
    fault.kind = FaultKind::kColumnMissing;
    fault.column = "application_id";
    fault.value = Shown(cell);
    Add(std::move(fault));
    stream_.Cease();
    return;
  }
  judge_of_.push_back(kNobody);
  if (const auto kind = CellFault(cell, true); kind.has_value()) {
    fault.kind = *kind == FaultKind::kBadUtf8 ? FaultKind::kHeaderNotUtf8 : fault.kind;
    fault.value = Shown(cell);
    Add(std::move(fault));
    return;
  }
  const std::optional<int32_t> judge = judges_.Find(cell);
  fault.judge = Shown(cell);
  if (!judge.has_value()) {
    fault.kind = FaultKind::kJudgeUnknown;
    if (judges_.whole) Add(std::move(fault));
    return;
  }
  int64_t& line = judge_line_[static_cast<size_t>(*judge)];
  if (line != 0) {
    fault.kind = FaultKind::kJudgeTwice;
    Add(std::move(fault));
    return;
  }
  line = stream_.line();
  judge_of_.back() = *judge;
}

void AffinityReader::EndHeader() {
  past_header_ = true;
  if (!whole_) return;  // A name could not be read; it may be the one that is missing.
  for (size_t j = 0; j < judge_line_.size(); ++j) {
    if (judge_line_[j] != 0) continue;
    Fault fault{FaultKind::kJudgeMissing, File::kAffinity, stream_.line()};
    fault.judge = Shown(judges_.rows[j].id);
    faults_.Add(std::move(fault));
  }
}

void AffinityReader::BeginRow(std::string_view id) {
  row_begin_ = cells_.size();
  row_id_ = {};
  const std::optional<int32_t> application = applications_.Find(id);
  Fault fault{FaultKind::kApplicationUnknown, File::kAffinity, stream_.line()};
  if (!application.has_value()) {
    const auto kind = CellFault(id, true);
    if (!kind.has_value() && !applications_.whole) return;
    fault.kind = kind.value_or(fault.kind);
    if (kind.has_value()) {
      fault.column = "application_id";
      if (*kind != FaultKind::kEmptyId) fault.value = Shown(id);
    } else {
      fault.application = Shown(id);
    }
    Add(std::move(fault));
    return;
  }
  int64_t& line = lines_[static_cast<size_t>(*application)];
  if (line != 0) {
    fault.kind = FaultKind::kApplicationTwice;
    fault.application = Shown(id);
    fault.other_line = line;
    faults_.Add(std::move(fault));
    return;
  }
  line = stream_.line();
  row_id_ = applications_.rows[static_cast<size_t>(*application)].id;
  rows_.push_back(*application);
  cells_.resize(row_begin_ + judges_.rows.size(), kConflict);
}

bool AffinityReader::Store(size_t column, int64_t digits, int32_t places) {
  if (digits > kHighestAffinity || digits < -kHighestAffinity) return false;
  const int64_t value = digits * kPowersOfTen[static_cast<size_t>(places_ - places)];
  if (value > kHighestAffinity || value < -kHighestAffinity) return false;
  const int32_t judge = judge_of_[column - 1];
  if (judge != kNobody && !row_id_.empty()) {
    cells_[row_begin_ + static_cast<size_t>(judge)] = static_cast<int32_t>(value);
  }
  return true;
}

CellTaker::Taken AffinityReader::TakePlain(std::string_view text, size_t column) {
  Taken taken;
  if (!past_header_ || column == 0) return taken;
  const size_t columns = judge_of_.size();
  while (column + taken.cells <= columns) {
    const std::string_view rest = text.substr(taken.bytes);
    if (!rest.empty() && rest.front() == ',') {  // A conflict.
      ++taken.bytes;
      ++taken.cells;
      continue;
    }
    const PlainNumber number = ReadPlainNumber(rest);
    if (number.bytes == 0 || number.bytes == rest.size() || rest[number.bytes] != ',') break;
    if (number.places > places_) break;
    if (!Store(column + taken.cells, number.digits, number.places)) break;
    taken.bytes += number.bytes + 1;
    ++taken.cells;
  }
  return taken;
}

void AffinityReader::TakeAffinity(size_t column, std::string_view cell) {
  const auto parsed = ParseAffinity(cell, round_to_);
  if (const auto* const kind = std::get_if<FaultKind>(&parsed)) {
    Refuse(*kind, column, cell);
    return;
  }
  const AffinityNumber number = std::get<AffinityNumber>(parsed);
  const bool fits = number.value <= kHighestAffinity && number.value >= -kHighestAffinity;
  if (fits && number.places > places_) Rescale(number.places);
  if (fits && Store(column, number.value, number.places)) return;
  Refuse(FaultKind::kOutOfRange, column, cell, number.places);
}

void AffinityReader::Refuse(FaultKind kind, size_t column, std::string_view cell, int32_t places) {
  // A whole matrix may be written wrongly; only the first cells are told.
  if (!faults_.WouldKeep(File::kAffinity, stream_.line())) {
    faults_.CountAnother();
    return;
  }
  Fault fault{kind, File::kAffinity, stream_.line()};
  fault.application = Shown(row_id_);
  const int32_t judge = judge_of_[column - 1];
  if (judge != kNobody) fault.judge = Shown(judges_.rows[static_cast<size_t>(judge)].id);
  fault.value = Shown(cell);
  if (const auto text_fault = CellFault(cell, false); text_fault.has_value()) {
    fault.kind = *text_fault;
    fault.column = std::exchange(fault.judge, "");
  } else if (kind == FaultKind::kOutOfRange) {
    fault.expected = std::to_string(std::max(places_, places));
  }
  faults_.Add(std::move(fault));
}

void AffinityReader::Rescale(int32_t places) {
  const int64_t factor = kPowersOfTen[static_cast<size_t>(places - places_)];
  const auto fits = [&](int32_t cell) {
    return cell == kConflict ||
           (cell * factor <= kHighestAffinity && cell * factor >= -kHighestAffinity);
  };
  if (!std::all_of(cells_.begin(), cells_.end(), fits)) {
    if (!too_large_) RefuseTooLarge(places);
    too_large_ = true;
    std::fill(cells_.begin(), cells_.end(), 0);  // What is read from here on is judged by itself.
  }
  for (int32_t& cell : cells_) {
    if (cell != kConflict) cell = static_cast<int32_t>(cell * factor);
  }
  places_ = places;
}

void AffinityReader::RefuseTooLarge(int32_t places) {
  const int64_t most = kHighestAffinity / kPowersOfTen[static_cast<size_t>(places - places_)];
  const size_t judges = judges_.rows.size();
  size_t told = 0;
  for (size_t i = 0; i < cells_.size(); ++i) {
    if (cells_[i] == kConflict || (cells_[i] <= most && cells_[i] >= -most)) continue;
    if (++told > Faults::kMost) {
      faults_.CountAnother();
      continue;
    }
    const auto application = static_cast<size_t>(rows_[i / judges]);
    Fault fault{FaultKind::kOutOfRange, File::kAffinity, lines_[application]};
    fault.application = Shown(applications_.rows[application].id);
    fault.judge = Shown(judges_.rows[i % judges].id);
    fault.value = AffinityText(cells_[i], places_);
    fault.expected = std::to_string(places);
    faults_.Add(std::move(fault));
  }
}

void AffinityReader::EndRow(size_t columns) {
  if (!past_header_) {
    EndHeader();
    return;
  }
  if (columns == judge_of_.size() + 1) return;
  Fault fault{FaultKind::kColumnCount, File::kAffinity, stream_.line()};
  fault.application = Shown(row_id_);
  fault.value = std::to_string(columns);
  fault.expected = std::to_string(judge_of_.size() + 1);
  faults_.Add(std::move(fault));
}

void AffinityReader::SpoilRow(std::string_view cell) {
  Fault fault{FaultKind::kMisplacedQuote, File::kAffinity, stream_.line()};
  fault.value = Shown(cell);
  Add(std::move(fault));
  if (!past_header_) stream_.Cease();
}

void AffinityReader::SortRows() {
  const auto judges = static_cast<std::ptrdiff_t>(judges_.rows.size());
  for (size_t r = 0; r < rows_.size(); ++r) {
    while (static_cast<size_t>(rows_[r]) != r) {
      const auto other = static_cast<size_t>(rows_[r]);
      const auto at = cells_.begin() + static_cast<std::ptrdiff_t>(r) * judges;
      std::swap_ranges(at, at + judges,
                       cells_.begin() + static_cast<std::ptrdiff_t>(other) * judges);
      std::swap(rows_[r], rows_[other]);
    }
  }
}

AffinityMatrix AffinityReader::Finish() {
  stream_.Finish();
  if (const auto kind = StopFault(stream_.stop()); kind.has_value()) {
    Add({*kind, File::kAffinity, stream_.line()});
  } else if (!past_header_ && !faults_.Has(File::kAffinity)) {
    Add({FaultKind::kEmptyFile, File::kAffinity});
  }
  if (whole_ && past_header_) {
    for (size_t a = 0; a < lines_.size(); ++a) {
      if (lines_[a] != 0) continue;
      Fault fault{FaultKind::kApplicationMissing, File::kAffinity};
      fault.application = Shown(applications_.rows[a].id);
      faults_.Add(std::move(fault));
    }
  }
  if (!faults_.Has(File::kAffinity) && rows_.size() == lines_.size()) SortRows();
  return {std::move(cells_), places_, std::move(lines_)};
}

}  // namespace award::scoring::panel
