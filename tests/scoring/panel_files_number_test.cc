// Affinities as people and programs write them, read exactly.
#include <cstdint>
#include <limits>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <variant>

#include "fmt/format.h"
#include "gtest/gtest.h"
#include "scoring/panel/files/affinity_number.h"

namespace award::scoring::panel {
namespace {

// "125e-3" for 0.125, or the name of the fault.
std::string ParsedText(std::string_view text, std::optional<int32_t> round_to = std::nullopt) {
  const auto parsed = ParseAffinity(text, round_to);
  if (const auto* kind = std::get_if<FaultKind>(&parsed)) return std::string(FaultName(*kind));
  const auto& number = std::get<AffinityNumber>(parsed);
  return fmt::format("{}e-{}", number.value, number.places);
}

TEST(AffinityNumber, IsReadExactly) {
  EXPECT_EQ(ParsedText("0"), "0e-0");
  EXPECT_EQ(ParsedText("-0.00"), "0e-0");
  EXPECT_EQ(ParsedText("0.125"), "125e-3");
  EXPECT_EQ(ParsedText("-007.5000"), "-75e-1");
  EXPECT_EQ(ParsedText("1200"), "1200e-0");
  EXPECT_EQ(ParsedText("1e-05"), "1e-5");
  EXPECT_EQ(ParsedText("2.5E+3"), "2500e-0");
  EXPECT_EQ(ParsedText("123.4e-2"), "1234e-3");
  EXPECT_EQ(ParsedText("0e999999999999999999999"), "0e-0");
  EXPECT_EQ(ParsedText("0.000000001"), "1e-9");
  EXPECT_EQ(ParsedText("0.1000000000000000000000000"), "1e-1");
  EXPECT_EQ(ParsedText("2147483647"), "2147483647e-0");
  EXPECT_EQ(ParsedText("0.0000000000000000000001e20"), "1e-2");
}

TEST(AffinityNumber, IsNothingElse) {
  for (const std::string_view text :
       {"", " 1", "1 ", ".5", "5.", "+1", "--1", "-", "1,5", "0x10", "nan", "inf", "1e", "1e+",
        "1e5.0", "e5", "1.2.3", "\uFF11", "1_000"}) {
    EXPECT_EQ(ParsedText(text), "AFFINITY_NOT_A_NUMBER") << text;
  }
  EXPECT_EQ(ParsedText("0.0000000001"), "AFFINITY_PLACES");
  EXPECT_EQ(ParsedText("1e-10"), "AFFINITY_PLACES");
  EXPECT_EQ(ParsedText("1e-99999999999999999999"), "AFFINITY_PLACES");
  EXPECT_EQ(ParsedText("10000000000"), "AFFINITY_RANGE");
  EXPECT_EQ(ParsedText("1e10"), "AFFINITY_RANGE");
  EXPECT_EQ(ParsedText("1e99999999999999999999"), "AFFINITY_RANGE");
  EXPECT_EQ(ParsedText("12345678901.5"), "AFFINITY_RANGE");
}

TEST(AffinityNumber, RoundsHalfAwayFromZero) {
  EXPECT_EQ(ParsedText("0.12345", 3), "123e-3");
  EXPECT_EQ(ParsedText("0.1235", 3), "124e-3");
  EXPECT_EQ(ParsedText("0.12349999999999999999999999", 3), "123e-3");
  EXPECT_EQ(ParsedText("-0.1235", 3), "-124e-3");
  EXPECT_EQ(ParsedText("-0.0005", 3), "-1e-3");
  EXPECT_EQ(ParsedText("0.00049", 3), "0e-3");
  EXPECT_EQ(ParsedText("0.5", 0), "1e-0");
  EXPECT_EQ(ParsedText("0.05", 0), "0e-0");
  EXPECT_EQ(ParsedText("9.9995", 3), "10000e-3");
  EXPECT_EQ(ParsedText("1e-30", 3), "0e-3");
  EXPECT_EQ(ParsedText("2", 3), "2000e-3");
  EXPECT_EQ(ParsedText("1e9", 3), "AFFINITY_RANGE");
  EXPECT_EQ(ParsedText("0", 3), "0e-3");
}

TEST(AffinityNumber, PlainOnesAreReadTheSameWay) {
  std::mt19937 random(20'270'311);
  for (int i = 0; i < 20'000; ++i) {
    std::string text(random() % 3 == 0 ? "-" : "");
    const auto whole = 1 + random() % 6;
    const auto part = random() % 6;
    for (size_t d = 0; d < whole; ++d) text += static_cast<char>('0' + random() % 10);
    if (part > 0 || random() % 9 == 0) text += '.';
    for (size_t d = 0; d < part; ++d) text += static_cast<char>('0' + random() % 10);
    const PlainNumber plain = ReadPlainNumber(text + ",7");
    const auto parsed = ParseAffinity(text, std::nullopt);
    if (text.ends_with('.') || whole + part > 9) {
      EXPECT_EQ(plain.bytes, 0U) << text;
      continue;
    }
    ASSERT_EQ(plain.bytes, text.size()) << text;
    const auto& exact = std::get<AffinityNumber>(parsed);
    EXPECT_EQ(plain.digits,
              exact.value * kPowersOfTen[static_cast<size_t>(plain.places - exact.places)])
        << text;
  }
}

TEST(AffinityNumber, LongOnesAreNotPlain) {
  // Behind nine digits another digit may stand, which whoever asks must see.
  EXPECT_EQ(ReadPlainNumber("1234567890,").bytes, 9U);
  EXPECT_EQ(ReadPlainNumber("0.123456789,").bytes, 0U);
  EXPECT_EQ(ReadPlainNumber("999999999.999999999").bytes, 0U);
  EXPECT_EQ(ReadPlainNumber("-").bytes, 0U);
  EXPECT_EQ(ReadPlainNumber("").bytes, 0U);
}

TEST(AffinityText, HasAllPlaces) {
  EXPECT_EQ(AffinityText(1'230, 3), "1.230");
  EXPECT_EQ(AffinityText(-5, 3), "-0.005");
  EXPECT_EQ(AffinityText(0, 2), "0.00");
  EXPECT_EQ(AffinityText(42, 0), "42");
  EXPECT_EQ(AffinityText(std::numeric_limits<int64_t>::min(), 9), "-9223372036.854775808");
}

}  // namespace
}  // namespace award::scoring::panel
