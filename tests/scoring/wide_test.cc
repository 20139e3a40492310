// 128-bit integers as decimal text.
#include "scoring/number/wide.h"

#include "gtest/gtest.h"

namespace award::scoring {
namespace {

TEST(Wide, DigitsRoundTrip) {
  const Wide most = ~(static_cast<Wide>(1) << 126 << 1);
  for (const Wide value : {Wide{0}, Wide{-1}, Wide{42}, most, -most}) {
    EXPECT_EQ(WideFromString(WideToString(value)).value(), value) << WideToString(value);
  }
  EXPECT_EQ(WideToString(most), "170141183460469231731687303715884105727");
}

TEST(Wide, RefusesWhatIsNoNumberOrDoesNotFit) {
  for (const char* text : {"", "-", "+1", "1 ", "0x1", "170141183460469231731687303715884105728"}) {
    EXPECT_FALSE(WideFromString(text).has_value()) << text;
  }
}

}  // namespace
}  // namespace award::scoring
