// Reads the matrix of affinities, of any width, into its final form while it arrives: four bytes
// for a pair and nothing beside. The number of places grows with the cells, so that all stay exact.
#ifndef AWARD_SCORING_PANEL_FILES_AFFINITY_READER_H_
#define AWARD_SCORING_PANEL_FILES_AFFINITY_READER_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "scoring/panel/files/affinity_number.h"
#include "scoring/panel/files/cell_stream.h"
#include "scoring/panel/files/fault.h"
#include "scoring/panel/files/listing.h"

namespace award::scoring::panel {

struct AffinityMatrix {
  // Application by application, judge by judge, both by id, as Problem::affinity.
  std::vector<int32_t> cells;
  int32_t decimals = 0;
  std::vector<int64_t> lines;  // Per application.
};

class AffinityReader : private CellTaker {
 public:
  // `round_to`: see ReadOptions::affinity_decimals. All stay alive; the listings are indexed.
  AffinityReader(const Listing& applications, const Listing& judges,
                 std::optional<int32_t> round_to, Faults& faults);
  AffinityReader(const AffinityReader&) = delete;
  AffinityReader& operator=(const AffinityReader&) = delete;

  void Feed(std::string_view piece) { stream_.Feed(piece); }
  // Requires: called once, last. The matrix has holes when there are faults.
  AffinityMatrix Finish();

 private:
  static constexpr int32_t kNobody = -1;

  void TakeCell(size_t column, std::string_view cell) override;
  void EndRow(size_t columns) override;
  void SpoilRow(std::string_view cell) override;
  Taken TakePlain(std::string_view text, size_t column) override;

  void TakeName(size_t column, std::string_view cell);
  void EndHeader();
  void BeginRow(std::string_view id);
  void TakeAffinity(size_t column, std::string_view cell);
  // Takes digits · 10^-places into a cell of the row; nothing is said when it does not fit.
  bool Store(size_t column, int64_t digits, int32_t places);
  // Multiplies what has been read, so that cells have so many places.
  void Rescale(int32_t places);
  void RefuseTooLarge(int32_t places);
  void SortRows();
  // Adds a fault about a cell; `places`: how many it needs.
  void Refuse(FaultKind kind, size_t column, std::string_view cell, int32_t places = 0);
  void Add(Fault fault);

  const Listing& applications_;
  const Listing& judges_;
  const std::optional<int32_t> round_to_;
  Faults& faults_;
  CellStream stream_;
  bool past_header_ = false;
  bool whole_ = true;                // No row is lost.
  std::vector<int32_t> judge_of_;    // Per column from the second; kNobody.
  std::vector<int64_t> judge_line_;  // Per judge, 1 when there is a column.
  std::vector<int32_t> cells_;       // Row by row in the order of the file.
  std::vector<int32_t> rows_;        // Per row of cells_, the application.
  std::vector<int64_t> lines_;       // Per application, 0 when it has no row.
  size_t row_begin_ = 0;             // Of the row at hand in cells_.
  std::string_view row_id_;          // Of the row at hand, as listed; empty for a row to forget.
  int32_t places_ = 0;
  bool too_large_ = false;  // Some cell cannot have so many places; the matrix is void.
};

}  // namespace award::scoring::panel

#endif  // AWARD_SCORING_PANEL_FILES_AFFINITY_READER_H_
