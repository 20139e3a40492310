// The macros return the first error and evaluate their expression once.
#include "server/base/status_macros.h"

#include <memory>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/testing/matchers.h"

namespace award::base {
namespace {

using ::award::testing::IsOkAndHolds;
using ::award::testing::StatusIs;

absl::StatusOr<std::unique_ptr<int>> Half(int value) {
  if (value % 2 != 0) return absl::InvalidArgumentError("odd");
  return std::make_unique<int>(value / 2);
}

absl::StatusOr<int> Quarter(int value, int& evaluations) {
  ASSIGN_OR_RETURN(const std::unique_ptr<int> half, (++evaluations, Half(value)));
  ASSIGN_OR_RETURN(const std::unique_ptr<int> quarter, Half(*half));
  // A use inside a use, on one line.
  RETURN_IF_ERROR([] {
    RETURN_IF_ERROR(absl::OkStatus());
    return absl::OkStatus();
  }());
  return *quarter;
}

TEST(StatusMacros, PassValuesOnAndErrorsUp) {
  int evaluations = 0;
  EXPECT_THAT(Quarter(8, evaluations), IsOkAndHolds(2));
  EXPECT_THAT(Quarter(6, evaluations), StatusIs(absl::StatusCode::kInvalidArgument));
  EXPECT_EQ(evaluations, 2);
}

TEST(StatusMacros, ReturnIfErrorFitsIntoAnIfWithoutBraces) {
  const auto run = [](bool fails) -> absl::Status {
    if (fails)
      RETURN_IF_ERROR(absl::AbortedError("failed"));
    else
      RETURN_IF_ERROR(absl::OkStatus());
    return absl::OkStatus();
  };
  EXPECT_THAT(run(true), StatusIs(absl::StatusCode::kAborted));
  EXPECT_THAT(run(false), testing::IsOk());
}

}  // namespace
}  // namespace award::base
