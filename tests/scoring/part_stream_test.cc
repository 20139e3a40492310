// The bytes of digested parts, against digests made with another program.
#include "scoring/report/part_stream.h"

#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace award::scoring {
namespace {

TEST(PartStream, DigestsTheBytesThatItsPartsAreSaidToBe) {
  // printf '\0\0\0\0\0\0\0\0' | sha256sum
  EXPECT_EQ(PartStream("").Finish(),
            "af5570f5a1810b7af78caf4bc70a660f0df51e42baf91d4de5b2328de0e83dfc");
  PartStream parts("f");
  parts.Integer(-2);
  parts.Byte('x');
  parts.Text("\u6797");
  parts.Texts({"a", ""});
  const std::vector<int32_t> numbers = {1, -1, 0x01020304};
  parts.Numbers(numbers);
  parts.Scores(numbers);
  EXPECT_EQ(parts.Finish(), "73c4ca46f74bff475dd51497646a76fc487d2e0ede7244038813c3f839f6fa01");
}

TEST(PartStream, IsTheSameHoweverLongItsPartsAre) {
  const std::vector<int32_t> numbers(100'000, 7);
  PartStream whole("");
  whole.Numbers(numbers);
  PartStream single("");
  for (const int32_t number : numbers) single.Numbers({&number, 1});
  EXPECT_EQ(whole.Finish(), single.Finish());
}

}  // namespace
}  // namespace award::scoring
