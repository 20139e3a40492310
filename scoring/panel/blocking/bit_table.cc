// Turning a table takes it in squares of 64 by 64 bits, each turned in six steps by swapping ever
// smaller quarters.
#include "scoring/panel/blocking/bit_table.h"

#include <algorithm>
#include <array>

namespace award::scoring::panel {

namespace {

using Square = std::array<uint64_t, BitTable::kWordBits>;

void Turn(Square& square) {
  uint64_t mask = 0x00000000FFFFFFFF;
  for (size_t half = 32; half != 0; half /= 2, mask ^= mask << half) {
    for (size_t row = 0; row < square.size(); row = ((row | half) + 1) & ~half) {
      const uint64_t swapped = ((square[row] >> half) ^ square[row | half]) & mask;
      square[row] ^= swapped << half;
      square[row | half] ^= swapped;
    }
  }
}

}  // namespace

BitTable BitTable::Transposed() const {
  BitTable turned(columns_, rows_);
  Square square;
  for (size_t top = 0; top < rows_; top += kWordBits) {
    const size_t height = std::min(kWordBits, rows_ - top);
    for (size_t w = 0; w < words_; ++w) {
      const size_t width = std::min(kWordBits, columns_ - w * kWordBits);
      square.fill(0);
      for (size_t row = 0; row < height; ++row) square[row] = Row(top + row)[w];
      Turn(square);
      for (size_t column = 0; column < width; ++column) {
        turned.Row(w * kWordBits + column)[top / kWordBits] = square[column];
      }
    }
  }
  return turned;
}

BitTable PairsWithoutConflict(const Problem& problem) {
  BitTable table(problem.applications.size(), problem.judges.size());
  const size_t judges = problem.judges.size();
  for (size_t a = 0; a < problem.applications.size(); ++a) {
    const int32_t* affinity = problem.affinity.data() + a * judges;
    uint64_t* row = table.Row(a);
    for (size_t begin = 0; begin < judges; begin += BitTable::kWordBits) {
      const size_t count = std::min(BitTable::kWordBits, judges - begin);
      uint64_t word = 0;
      for (size_t i = 0; i < count; ++i) {
        word |= static_cast<uint64_t>(affinity[begin + i] != kConflict) << i;
      }
      row[begin / BitTable::kWordBits] = word;
    }
  }
  return table;
}

}  // namespace award::scoring::panel
