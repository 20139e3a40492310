// Scores as people type them.
#include "scoring/number/decimal.h"

#include <string>
#include <utility>
#include <vector>

#include "gtest/gtest.h"

namespace award::scoring {
namespace {

TEST(Score, IsReadInHundredths) {
  const std::vector<std::pair<std::string, int32_t>> cases = {
      {"0", 0},          {"85", 8500},    {"85.5", 8550}, {"85.05", 8505},
      {"100.00", 10000}, {"007.25", 725}, {"-0", 0},      {"99.99", 9999}};
  for (const auto& [text, expected] : cases) {
    const auto parsed = ParseHundredths(text);
    ASSERT_TRUE(std::holds_alternative<int32_t>(parsed)) << text;
    EXPECT_EQ(std::get<int32_t>(parsed), expected) << text;
  }
}

TEST(Score, FaultsAreNamed) {
  const std::vector<std::pair<std::string, DecimalFault>> cases = {
      {"", DecimalFault::kNotANumber},
      {".5", DecimalFault::kNotANumber},
      {"5.", DecimalFault::kNotANumber},
      {"+5", DecimalFault::kNotANumber},
      {" 5", DecimalFault::kNotANumber},
      {"1e2", DecimalFault::kNotANumber},
      {"8.5.1", DecimalFault::kNotANumber},
      {"85,5", DecimalFault::kNotANumber},
      {"８５", DecimalFault::kNotANumber},
      {"--1", DecimalFault::kNotANumber},
      {"nan", DecimalFault::kNotANumber},
      {"85.125", DecimalFault::kTooManyPlaces},
      {"85.500", DecimalFault::kTooManyPlaces},
      {"999.125", DecimalFault::kTooManyPlaces},
      {"100.01", DecimalFault::kOutOfRange},
      {"-1", DecimalFault::kOutOfRange},
      {"-0.01", DecimalFault::kOutOfRange},
      {"101", DecimalFault::kOutOfRange},
      {"99999999999999999999999999", DecimalFault::kOutOfRange}};
  for (const auto& [text, expected] : cases) {
    const auto parsed = ParseHundredths(text);
    ASSERT_TRUE(std::holds_alternative<DecimalFault>(parsed)) << text;
    EXPECT_EQ(std::get<DecimalFault>(parsed), expected) << text;
  }
}

TEST(Score, HighestCanBeLower) {
  EXPECT_EQ(std::get<int32_t>(ParseHundredths("20", 2000)), 2000);
  EXPECT_EQ(std::get<DecimalFault>(ParseHundredths("20.01", 2000)), DecimalFault::kOutOfRange);
}

}  // namespace
}  // namespace award::scoring
