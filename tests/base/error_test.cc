// An error keeps its reason, facts and violations, whatever characters they contain.
#include "server/base/error.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/testing/matchers.h"

namespace award::base {
namespace {

using ::award::testing::HasReason;
using ::award::testing::StatusIs;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

TEST(Error, TakesItsCodeFromItsReason) {
  const absl::Status status = Error(Reason::kEtagMismatch, "It was changed.");
  EXPECT_THAT(status, StatusIs(absl::StatusCode::kAborted));
  EXPECT_THAT(status, HasReason(Reason::kEtagMismatch));
  EXPECT_EQ(TextOf(status), "It was changed.");
}

TEST(Error, KeepsFactsInOrderWithAnyCharacters) {
  const std::string odd("3:x\0評選;\n", 12);
  const absl::Status status = Error(Reason::kWrongState, "No.", {{"state", ""}, {"odd", odd}});
  EXPECT_THAT(MetadataOf(status), ElementsAre(Pair("state", ""), Pair("odd", odd)));
}

TEST(Error, NamesEverythingThatIsMissing) {
  const std::vector<Violation> violations = {
      {Reason::kEndorsementMissing, "applications/a", "It is not endorsed."},
      {Reason::kFieldRequired, "budget", "The budget is empty."}};
  const absl::Status status =
      ErrorWithViolations(Reason::kRequirementsMissing, "Two things are missing.", {}, violations);
  EXPECT_EQ(ViolationsOf(status), violations);
  EXPECT_THAT(MetadataOf(status), IsEmpty());
}

TEST(Error, OfALibraryHasNoReason) {
  EXPECT_EQ(ReasonOf(absl::InternalError("x")), std::nullopt);
  EXPECT_EQ(ReasonOf(absl::OkStatus()), std::nullopt);
  EXPECT_THAT(ViolationsOf(absl::InternalError("x")), IsEmpty());
}

}  // namespace
}  // namespace award::base
