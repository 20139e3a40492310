// Printed digits are those of Fraction itself, on both sides of the limit of 64-bit steps.
#include "scoring/report/printed.h"

#include <limits>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "tests/scoring/rounds.h"

namespace award::scoring {
namespace {

std::string Decimal(const Fraction& value, int32_t places) {
  std::string text = "=";
  AppendDecimal(value, places, text);
  return text.substr(1);
}

TEST(Printed, RoundsHalfUpByMagnitude) {
  EXPECT_EQ(Decimal(Ratio(1709, 20), 2), "85.45");
  EXPECT_EQ(Decimal(Ratio(17089, 200), 2), "85.45");
  EXPECT_EQ(Decimal(Ratio(1, 200), 2), "0.01");
  EXPECT_EQ(Decimal(Ratio(-1, 200), 2), "-0.01");
  EXPECT_EQ(Decimal(Ratio(-1, 201), 2), "0.00");
  EXPECT_EQ(Decimal(Ratio(7, 2), 0), "4");
  EXPECT_EQ(Decimal(Ratio(0, 1), 3), "0.000");
}

TEST(Printed, AgreesWithTheFractionEverywhere) {
  constexpr int64_t kHighest = std::numeric_limits<int64_t>::max();
  const std::vector<int64_t> numbers = {1,
                                        2,
                                        3,
                                        7,
                                        99,
                                        100,
                                        12'345,
                                        999'999'999'999,
                                        kHighest / 400,
                                        kHighest / 4,
                                        kHighest - 1,
                                        kHighest};
  for (const int64_t numerator : numbers) {
    for (const int64_t denominator : numbers) {
      for (const int64_t sign : {-1, 1}) {
        const Fraction value = Ratio(sign * numerator, denominator);
        for (const int32_t places : {0, 2, 6, 18}) {
          EXPECT_EQ(Decimal(value, places), value.ToDecimal(places)) << value.ToString();
        }
        std::string fraction;
        AppendFraction(value, fraction);
        EXPECT_EQ(fraction, value.ToString());
      }
    }
  }
}

TEST(Printed, KnowsWhatItCutsOff) {
  EXPECT_TRUE(PrintsExactly(Ratio(1709, 20), 2));
  EXPECT_FALSE(PrintsExactly(Ratio(1709, 200), 2));
  EXPECT_TRUE(PrintsExactly(Ratio(1709, 200), 3));
  EXPECT_FALSE(PrintsExactly(Ratio(256, 3), 18));
  EXPECT_TRUE(PrintsExactly(Ratio(-5, 1), 0));
}

}  // namespace
}  // namespace award::scoring
