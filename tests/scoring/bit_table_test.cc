// The table of pairs, where rows are longer than one word and end inside one.
#include "scoring/panel/blocking/bit_table.h"

#include <vector>

#include "gtest/gtest.h"

namespace award::scoring::panel {
namespace {

bool InBitTablePattern(size_t row, size_t column) { return (row * 7 + column * 3) % 5 == 0; }

BitTable BitTableOfPattern(size_t rows, size_t columns) {
  BitTable table(rows, columns);
  for (size_t r = 0; r < rows; ++r) {
    for (size_t c = 0; c < columns; ++c) {
      if (InBitTablePattern(r, c)) table.Set(r, c);
    }
  }
  return table;
}

TEST(BitTable, SetsAndClearsOneBitAlone) {
  BitTable table(2, 130);
  for (const size_t column : {63U, 64U, 129U}) table.Set(1, column);
  EXPECT_TRUE(table.Has(1, 64));
  EXPECT_FALSE(table.Has(0, 64));
  EXPECT_FALSE(table.Has(1, 65));
  EXPECT_EQ(table.CountIn(0), 0);
  EXPECT_EQ(table.CountIn(1), 3);
  table.Clear(1, 64);
  EXPECT_FALSE(table.Has(1, 64));
  EXPECT_TRUE(table.Has(1, 63));
  EXPECT_EQ(table.CountIn(1), 2);
}

TEST(BitTable, VisitsTheColumnsOfARowRising) {
  BitTable table(2, 130);
  for (const size_t column : {129U, 0U, 64U, 63U}) table.Set(1, column);
  table.Set(0, 5);
  std::vector<int32_t> visited;
  table.ForEachIn(1, [&](int32_t column) { visited.push_back(column); });
  EXPECT_EQ(visited, (std::vector<int32_t>{0, 63, 64, 129}));
}

TEST(BitTable, TransposedHasEveryBitInItsOtherPlaceAndNoOther) {
  const BitTable turned = BitTableOfPattern(70, 130).Transposed();
  ASSERT_EQ(turned.rows(), 130U);
  ASSERT_EQ(turned.columns(), 70U);
  for (size_t c = 0; c < 130; ++c) {
    int64_t count = 0;
    for (size_t r = 0; r < 70; ++r) {
      ASSERT_EQ(turned.Has(c, r), InBitTablePattern(r, c)) << r << "," << c;
      if (InBitTablePattern(r, c)) ++count;
    }
    // Bits beyond the last column would be counted too.
    ASSERT_EQ(turned.CountIn(c), count) << c;
  }
}

TEST(BitTable, PairsWithoutConflictAreAllButTheConflicts) {
  Problem problem;
  problem.applications = {"a1", "a2"};
  problem.judges.resize(70);
  problem.affinity.assign(140, 0);
  for (const int32_t judge : {0, 63, 64, 69})
    problem.affinity[problem.Cell({1, judge})] = kConflict;
  problem.affinity[problem.Cell({0, 3})] = -1;
  const BitTable table = PairsWithoutConflict(problem);
  EXPECT_EQ(table.CountIn(0), 70);
  EXPECT_EQ(table.CountIn(1), 66);
  for (const size_t judge : {0U, 63U, 64U, 69U}) EXPECT_FALSE(table.Has(1, judge)) << judge;
}

}  // namespace
}  // namespace award::scoring::panel
