// Rules of a count that contradict themselves are refused.
#include "scoring/ranking/rules.h"

#include "gtest/gtest.h"

namespace award::scoring {
namespace {

TEST(Rules, DefaultsAreValid) { EXPECT_TRUE(Validate(Rules()).ok()); }

TEST(Rules, ATieKeyIsDeclaredOnce) {
  Rules rules;
  rules.tie_chain = {TieKey::kMeanTotal, TieKey::kMedianTotal};
  EXPECT_TRUE(Validate(rules).ok());
  rules.tie_chain.push_back(TieKey::kMeanTotal);
  EXPECT_EQ(Validate(rules).code(), absl::StatusCode::kInvalidArgument);
}

TEST(Rules, CutAndFloorAreInRange) {
  for (const auto& [cut, floor] : {std::pair(-1, 0), std::pair(0, -1), std::pair(0, 10'001)}) {
    Rules rules;
    rules.cut = cut;
    rules.floor = floor;
    EXPECT_FALSE(Validate(rules).ok()) << cut << " " << floor;
  }
}

TEST(Rules, ThresholdsRiseAndZeroTurnsOneOff) {
  Rules rules;
  rules.divergence = {1'500, 1'000, 2'000};
  EXPECT_FALSE(Validate(rules).ok());
  rules.divergence = {-1, 0, 0};
  EXPECT_FALSE(Validate(rules).ok());
  rules.divergence = {1'000, 0, 2'000};
  EXPECT_TRUE(Validate(rules).ok());
  rules.divergence = {0, 0, 0};
  EXPECT_TRUE(Validate(rules).ok());
  rules.divergence = {1'000, 0, 900};
  EXPECT_FALSE(Validate(rules).ok());
}

}  // namespace
}  // namespace award::scoring
