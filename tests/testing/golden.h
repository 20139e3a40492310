// Expected texts kept as files under tests/golden/, compared whole. UPDATE_GOLDEN=1 in the
// environment rewrites them in the source tree; what changed is then reviewed with git diff.
#ifndef AWARD_TESTS_TESTING_GOLDEN_H_
#define AWARD_TESTS_TESTING_GOLDEN_H_

#include <string>
#include <string_view>

#include "gtest/gtest.h"

namespace award::testing {

// Compares `actual` with the file tests/golden/<name>; a failure shows the first line that differs.
//   EXPECT_TRUE(MatchesGolden("workflow/season_states.txt", table));
::testing::AssertionResult MatchesGolden(std::string_view name, std::string_view actual);

}  // namespace award::testing

#endif  // AWARD_TESTS_TESTING_GOLDEN_H_
