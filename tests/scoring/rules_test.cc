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

TEST(Rules, TheMedianIsAShadowOnly) {
  Rules rules;
  rules.method = Method::kMedian;
  ASSERT_EQ(FindProblems(rules).size(), 1U);
  EXPECT_EQ(FindProblems(rules)[0].fault, RulesFault::kMedianIsShadowOnly);
}

TEST(Rules, ATrimLeavesSomebody) {
  for (const auto& [trim, valid] : {std::pair(Trim{1, 3}, true),
                                    {Trim{1, 2}, false},
                                    {Trim{2, 4}, false},
                                    {Trim{2, 5}, true},
                                    {Trim{0, 5}, false},
                                    {Trim{2'000'000'000, 2'147'483'647}, false}}) {
    Rules rules;
    rules.trim = trim;
    EXPECT_EQ(Validate(rules).ok(), valid) << trim.each_side << " " << trim.from_judges;
  }
}

TEST(Rules, EveryRoundingKeepsZeroToSixPlacesAndResultsHaveOne) {
  Rules rules;
  rules.rounding.sheet.judge_total = {{7, RoundingMode::kTruncate}};
  EXPECT_EQ(FindProblems(rules)[0].fault, RulesFault::kPlacesOutOfRange);
  rules.rounding.sheet.judge_total = {{6, RoundingMode::kTruncate}, {0, RoundingMode::kUp}};
  EXPECT_TRUE(Validate(rules).ok());
  rules.rounding.result = {};
  EXPECT_EQ(FindProblems(rules)[0].fault, RulesFault::kNoResultRounding);
}

}  // namespace
}  // namespace award::scoring
