// GoogleMock matchers for absl::Status, absl::StatusOr and the reasons they carry.
#ifndef AWARD_TESTS_TESTING_MATCHERS_H_
#define AWARD_TESTS_TESTING_MATCHERS_H_

#include <ostream>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "server/base/error.h"
#include "server/base/reason.h"
#include "server/base/status_macros.h"

namespace award::base {

// How GoogleTest prints a reason.
inline void PrintTo(Reason reason, std::ostream* out) { *out << ReasonName(reason); }

}  // namespace award::base

namespace award::testing {

inline const absl::Status& StatusOf(const absl::Status& status) { return status; }
template <typename T>
const absl::Status& StatusOf(const absl::StatusOr<T>& result) {
  return result.status();
}

MATCHER(IsOk, negation ? "is an error" : "is OK") {
  *result_listener << StatusOf(arg).ToString();
  return StatusOf(arg).ok();
}

MATCHER_P(StatusIs, code, "has code " + absl::StatusCodeToString(code)) {
  *result_listener << StatusOf(arg).ToString();
  return StatusOf(arg).code() == code;
}

// The error carries this reason (and so its code).
MATCHER_P(HasReason, reason, "has the reason " + std::string(base::ReasonName(reason))) {
  *result_listener << StatusOf(arg).ToString();
  return base::ReasonOf(StatusOf(arg)) == reason;
}

// A StatusOr that is OK and whose value matches.
MATCHER_P(IsOkAndHolds, matcher, "is OK and holds a matching value") {
  if (!arg.ok()) {
    *result_listener << arg.status().ToString();
    return false;
  }
  return ::testing::ExplainMatchResult(matcher, *arg, result_listener);
}

}  // namespace award::testing

// Stops the test when the expression is not OK; otherwise puts its value into `lhs`.
#define ASSERT_OK_AND_ASSIGN(lhs, ...) \
  AWARD_ASSERT_OK_AND_ASSIGN_(AWARD_UNIQUE_NAME_(__COUNTER__), lhs, __VA_ARGS__)
#define AWARD_ASSERT_OK_AND_ASSIGN_(name, lhs, ...) \
  auto name = (__VA_ARGS__);                        \
  ASSERT_THAT(name, ::award::testing::IsOk());      \
  lhs = *std::move(name)

#define EXPECT_OK(...) EXPECT_THAT((__VA_ARGS__), ::award::testing::IsOk())
#define ASSERT_OK(...) ASSERT_THAT((__VA_ARGS__), ::award::testing::IsOk())

#endif  // AWARD_TESTS_TESTING_MATCHERS_H_
