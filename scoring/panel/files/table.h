// Reads a CSV file whose columns have names and may stand in any order, and reports what is wrong
// with its text. For files of few columns; the matrix of affinities has affinity_reader.h.
#ifndef AWARD_SCORING_PANEL_FILES_TABLE_H_
#define AWARD_SCORING_PANEL_FILES_TABLE_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scoring/panel/files/cell_stream.h"
#include "scoring/panel/files/fault.h"

namespace award::scoring::panel {

struct Column {
  std::string_view name;
  bool id = false;        // Its cells must be ids; those of others may be empty.
  bool optional = false;  // May be missing; its cells are then empty.
};

struct TableShape {
  File file = File::kApplications;
  std::vector<Column> columns;
  bool attributes = false;  // Further columns are allowed.
};

// A row whose text is sound. Valid while it is taken.
class TableRow {
 public:
  TableRow(int64_t line, const std::vector<std::string>& cells, const std::vector<size_t>& places)
      : line_(line), cells_(cells), places_(places) {}

  int64_t line() const { return line_; }
  // By position in TableShape::columns.
  std::string_view operator[](size_t column) const {
    return places_[column] < cells_.size() ? std::string_view(cells_[places_[column]])
                                           : std::string_view();
  }
  // All cells in the order of the file.
  const std::vector<std::string>& cells() const { return cells_; }

 private:
  int64_t line_;
  const std::vector<std::string>& cells_;
  const std::vector<size_t>& places_;
};

class TableReader : private CellTaker {
 public:
  using Take = std::function<void(const TableRow&)>;

  // `faults` stays alive.
  TableReader(TableShape shape, Take take, Faults& faults);
  TableReader(const TableReader&) = delete;
  TableReader& operator=(const TableReader&) = delete;

  void Feed(std::string_view piece) { stream_.Feed(piece); }
  void Finish();

  // Every row could be taken.
  bool whole() const { return whole_; }
  // Whether the file has the column. By position in TableShape::columns.
  bool Has(size_t column) const { return places_[column] != kNowhere; }
  // Attributes by name, and where they stand in TableRow::cells().
  const std::vector<std::string>& attributes() const { return attributes_; }
  const std::vector<size_t>& attribute_places() const { return attribute_places_; }

 private:
  static constexpr size_t kNowhere = static_cast<size_t>(-1);

  void TakeCell(size_t column, std::string_view cell) override;
  void EndRow(size_t columns) override;
  void SpoilRow(std::string_view cell) override;
  void ReadHeader();
  // Whether the name of the column in `place` is one that the file may have.
  bool Place(size_t place);
  bool IsSound(const std::string& cell, size_t place);
  void Add(Fault fault);

  TableShape shape_;
  Take take_;
  Faults& faults_;
  CellStream stream_;
  std::vector<std::string> cells_;  // Of the row at hand; the strings are used again.
  std::vector<std::string> names_;  // Of the header.
  std::vector<bool> ids_;           // Per place, whether the cell must be an id.
  std::vector<size_t> places_;      // Per column.
  std::vector<std::string> attributes_;
  std::vector<size_t> attribute_places_;
  bool whole_ = true;
};

// What is wrong with the text of a cell, which must be an id or else may be anything readable.
std::optional<FaultKind> CellFault(std::string_view cell, bool id);

// The fault that stopped the reading of a file; nothing when none did.
std::optional<FaultKind> StopFault(CellStream::Stop stop);

}  // namespace award::scoring::panel

#endif  // AWARD_SCORING_PANEL_FILES_TABLE_H_
