// The first row is the header; every other is checked cell by cell and handed on.
#include "scoring/panel/files/table.h"

#include <algorithm>
#include <utility>

#include "scoring/sheets/csv_problem.h"
#include "scoring/sheets/csv_table.h"
#include "scoring/sheets/csv_text.h"

namespace award::scoring::panel {

std::optional<FaultKind> CellFault(std::string_view cell, bool id) {
  if (!id && cell.empty()) return std::nullopt;
  const auto letters = [](char c) { return c > ' ' && c < 0x7F; };
  if (cell.size() <= kLongestIdBytes && !cell.empty() &&
      std::all_of(cell.begin(), cell.end(), letters)) {
    return std::nullopt;
  }
  if (id) {
    switch (CheckId(cell)) {
      case IdFault::kNone:
        return std::nullopt;
      case IdFault::kEmpty:
        return FaultKind::kEmptyId;
      case IdFault::kTooLong:
        return FaultKind::kIdTooLong;
      case IdFault::kBadUtf8:
        return FaultKind::kBadUtf8;
      case IdFault::kControlCharacter:
        return FaultKind::kControlCharacter;
      case IdFault::kSpaceAround:
        return FaultKind::kSpaceAround;
    }
  }
  bool control = false;
  while (!cell.empty()) {
    const size_t length = Utf8Length(cell);
    if (length == 0) return FaultKind::kBadUtf8;
    control = control || IsControl(cell.substr(0, length));
    cell.remove_prefix(length);
  }
  return control ? std::optional(FaultKind::kControlCharacter) : std::nullopt;
}

std::optional<FaultKind> StopFault(CellStream::Stop stop) {
  switch (stop) {
    case CellStream::Stop::kUnterminatedQuote:
      return FaultKind::kUnterminatedQuote;
    case CellStream::Stop::kCellTooLong:
      return FaultKind::kCellTooLong;
    case CellStream::Stop::kNone:
      break;
  }
  return std::nullopt;
}

TableReader::TableReader(TableShape shape, Take take, Faults& faults)
    : shape_(std::move(shape)),
      take_(std::move(take)),
      faults_(faults),
      stream_(*this),
      places_(shape_.columns.size(), kNowhere) {}

void TableReader::Add(Fault fault) {
  fault.file = shape_.file;
  whole_ = false;
  faults_.Add(std::move(fault));
}

void TableReader::Finish() {
  stream_.Finish();
  if (const auto kind = StopFault(stream_.stop()); kind.has_value()) {
    Add({*kind, shape_.file, stream_.line()});
  } else if (names_.empty() && whole_) {
    Add({FaultKind::kEmptyFile});
  }
}

void TableReader::TakeCell(size_t column, std::string_view cell) {
  // Further cells than the header has are only counted.
  if (!names_.empty() && column >= names_.size()) return;
  if (column == cells_.size()) cells_.emplace_back();
  cells_[column] = cell;
}

void TableReader::EndRow(size_t columns) {
  if (names_.empty()) {
    ReadHeader();
    return;
  }
  if (columns != names_.size()) {
    Fault fault{FaultKind::kColumnCount, shape_.file, stream_.line()};
    fault.value = std::to_string(columns);
    fault.expected = std::to_string(names_.size());
    Add(std::move(fault));
    return;
  }
  bool sound = true;
  for (size_t place = 0; place < columns; ++place) {
    sound = IsSound(cells_[place], place) && sound;
  }
  if (sound) take_(TableRow(stream_.line(), cells_, places_));
}

void TableReader::SpoilRow(std::string_view cell) {
  Fault fault{FaultKind::kMisplacedQuote, shape_.file, stream_.line()};
  fault.value = Shown(cell);
  Add(std::move(fault));
  if (names_.empty()) stream_.Cease();
}

bool TableReader::IsSound(const std::string& cell, size_t place) {
  const auto kind = CellFault(cell, ids_[place]);
  if (!kind.has_value()) return true;
  Fault fault{*kind, shape_.file, stream_.line()};
  fault.column = Shown(names_[place]);
  if (*kind != FaultKind::kEmptyId) fault.value = Shown(cell);
  Add(std::move(fault));
  return false;
}

void TableReader::ReadHeader() {
  names_ = cells_;
  ids_.assign(names_.size(), false);
  bool right = true;
  for (size_t place = 0; right && place < names_.size(); ++place) right = Place(place);
  for (size_t c = 0; right && c < shape_.columns.size(); ++c) {
    if (places_[c] != kNowhere || shape_.columns[c].optional) continue;
    right = false;
    Fault fault{FaultKind::kColumnMissing, shape_.file, stream_.line()};
    fault.column = shape_.columns[c].name;
    for (const std::string& name : names_) fault.value += (fault.value.empty() ? "" : ",") + name;
    fault.value = Shown(fault.value);
    Add(std::move(fault));
  }
  if (!right) stream_.Cease();
}

bool TableReader::Place(size_t place) {
  const std::string& name = names_[place];
  Fault fault{FaultKind::kColumnTwice, shape_.file, stream_.line()};
  fault.column = Shown(name);
  if (const auto kind = CellFault(name, true); kind.has_value()) {
    fault.kind = *kind == FaultKind::kBadUtf8 ? FaultKind::kHeaderNotUtf8 : FaultKind::kColumnName;
    fault.value = std::exchange(fault.column, "");
    Add(std::move(fault));
    return false;
  }
  const auto column = std::find_if(shape_.columns.begin(), shape_.columns.end(),
                                   [&](const Column& c) { return c.name == name; });
  if (std::find(names_.begin(), names_.begin() + static_cast<std::ptrdiff_t>(place), name) !=
      names_.begin() + static_cast<std::ptrdiff_t>(place)) {
    Add(std::move(fault));
    return false;
  }
  if (column != shape_.columns.end()) {
    places_[static_cast<size_t>(column - shape_.columns.begin())] = place;
    ids_[place] = column->id;
    return true;
  }
  if (shape_.attributes) {
    attributes_.push_back(name);
    attribute_places_.push_back(place);
    return true;
  }
  fault.kind = FaultKind::kColumnUnknown;
  Add(std::move(fault));
  return false;
}

}  // namespace award::scoring::panel
