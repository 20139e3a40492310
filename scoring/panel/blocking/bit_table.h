// A table of bits, 64 to a word: which pairs are possible, in one thirty-second of the memory that
// the affinities take.
#ifndef AWARD_SCORING_PANEL_BLOCKING_BIT_TABLE_H_
#define AWARD_SCORING_PANEL_BLOCKING_BIT_TABLE_H_

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "scoring/panel/problem.h"

namespace award::scoring::panel {

class BitTable {
 public:
  static constexpr size_t kWordBits = 64;

  BitTable(size_t rows, size_t columns)
      : rows_(rows),
        columns_(columns),
        words_((columns + kWordBits - 1) / kWordBits),
        bits_(rows_ * words_, 0) {}

  size_t rows() const { return rows_; }
  size_t columns() const { return columns_; }
  size_t words() const { return words_; }
  uint64_t* Row(size_t row) { return bits_.data() + row * words_; }
  const uint64_t* Row(size_t row) const { return bits_.data() + row * words_; }
  bool Has(size_t row, size_t column) const {
    return (Row(row)[column / kWordBits] >> (column % kWordBits) & 1) != 0;
  }
  void Set(size_t row, size_t column) {
    Row(row)[column / kWordBits] |= uint64_t{1} << (column % kWordBits);
  }
  void Clear(size_t row, size_t column) {
    Row(row)[column / kWordBits] &= ~(uint64_t{1} << (column % kWordBits));
  }
  int64_t CountIn(size_t row) const {
    int64_t count = 0;
    for (size_t w = 0; w < words_; ++w) count += std::popcount(Row(row)[w]);
    return count;
  }
  // Calls `visit` with each column of the row, rising.
  template <typename Visit>
  void ForEachIn(size_t row, const Visit& visit) const {
    for (size_t w = 0; w < words_; ++w) {
      for (uint64_t word = Row(row)[w]; word != 0; word &= word - 1) {
        visit(static_cast<int32_t>(w * kWordBits) + std::countr_zero(word));
      }
    }
  }

  BitTable Transposed() const;

 private:
  size_t rows_;
  size_t columns_;
  size_t words_;
  std::vector<uint64_t> bits_;
};

// Applications by judges: the pairs that are not in conflict.
BitTable PairsWithoutConflict(const Problem& problem);

}  // namespace award::scoring::panel

#endif  // AWARD_SCORING_PANEL_BLOCKING_BIT_TABLE_H_
