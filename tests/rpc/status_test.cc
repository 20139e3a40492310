// Errors on the wire: named, bounded, decodable, and silent about what is inside.
#include "server/rpc/status.h"

#include "award/v1/error.pb.h"
#include "fmt/format.h"
#include "server/base/error.h"
#include "server/base/text.h"
#include "tests/testing/counting_ids.h"
#include "tests/testing/matchers.h"

namespace award::rpc {
namespace {

using base::Reason;
using ::testing::HasSubstr;
using ::testing::Not;

class StatusTest : public ::testing::Test {
 protected:
  v1::Status DetailsOf(const grpc::Status& status) {
    v1::Status details;
    EXPECT_TRUE(details.ParseFromString(status.error_details()));
    return details;
  }
  testing::CountingIds ids_;
};

TEST_F(StatusTest, CarriesReasonDomainAndFacts) {
  const grpc::Status status = ToGrpc(
      base::Error(Reason::kWindowClosed, "The window has closed.", {{"season", "116"}}), ids_);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::FAILED_PRECONDITION);
  EXPECT_EQ(status.error_message(), "The window has closed.");
  const v1::Status details = DetailsOf(status);
  EXPECT_EQ(details.code(), 9);
  ASSERT_EQ(details.details_size(), 1);
  EXPECT_EQ(details.details(0).type_url(), "type.googleapis.com/google.rpc.ErrorInfo");
  v1::ErrorInfo error;
  ASSERT_TRUE(error.ParseFromString(details.details(0).value()));
  EXPECT_EQ(error.reason(), "WINDOW_CLOSED");
  EXPECT_EQ(error.domain(), "award");
  EXPECT_EQ(error.metadata().at("season"), "116");
}

TEST_F(StatusTest, NamesEverythingThatIsMissing) {
  const grpc::Status status =
      ToGrpc(base::ErrorWithViolations(Reason::kRequirementsMissing, "Missing.", {},
                                       {{Reason::kScoreMissing, "items/1-1", "No score."}}),
             ids_);
  const v1::Status details = DetailsOf(status);
  ASSERT_EQ(details.details_size(), 2);
  EXPECT_EQ(details.details(1).type_url(), "type.googleapis.com/google.rpc.PreconditionFailure");
  v1::PreconditionFailure failure;
  ASSERT_TRUE(failure.ParseFromString(details.details(1).value()));
  EXPECT_EQ(failure.violations(0).type(), "SCORE_MISSING");
  EXPECT_EQ(failure.violations(0).subject(), "items/1-1");
}

TEST_F(StatusTest, FitsIntoAClientsMetadata) {
  std::vector<base::Violation> violations;
  for (int i = 0; i < 200; ++i) {
    violations.push_back({Reason::kSheetOutstanding,
                          fmt::format("seasons/116/judges/lin/sheets/application-{}.first", i),
                          "The sheet is neither submitted nor abstained from nor waived."});
  }
  const grpc::Status status = ToGrpc(
      base::ErrorWithViolations(Reason::kRequirementsMissing, "Missing.", {}, violations), ids_);
  EXPECT_LT(status.error_details().size() * 4 / 3, 6800U);
  const v1::Status details = DetailsOf(status);
  v1::ErrorInfo error;
  ASSERT_TRUE(error.ParseFromString(details.details(0).value()));
  v1::PreconditionFailure failure;
  ASSERT_TRUE(failure.ParseFromString(details.details(1).value()));
  EXPECT_GT(failure.violations_size(), 40);
  EXPECT_EQ(error.metadata().at("omitted"), fmt::format("{}", 200 - failure.violations_size()));
}

TEST_F(StatusTest, AnInternalErrorTellsItsIncidentAlone) {
  for (const absl::Status& inside :
       {base::Error(Reason::kInternal, "no such column: secret"), absl::UnknownError("secret")}) {
    const grpc::Status status = ToGrpc(inside, ids_);
    EXPECT_EQ(status.error_code(), grpc::StatusCode::INTERNAL);
    EXPECT_THAT(status.error_message(), HasSubstr("incident-000"));
    EXPECT_THAT(status.error_message() + status.error_details(), Not(HasSubstr("secret")));
  }
}

TEST_F(StatusTest, TextIsCutBetweenCharacters) {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "評";
  const grpc::Status status = ToGrpc(base::Error(Reason::kFieldInvalid, text), ids_);
  EXPECT_EQ(status.error_message().size(), 1023U);  // 341 characters of three bytes.
  EXPECT_TRUE(base::IsValidUtf8(status.error_message()));
  EXPECT_EQ(CutText("評審", 4), "評");
  EXPECT_EQ(CutText("評審", 6), "評審");
  EXPECT_EQ(CutText("abc\xE8\xA9", 100), "abc");
}

TEST_F(StatusTest, AReasonHasAWord) {
  EXPECT_EQ(ReasonWord(absl::OkStatus()), "OK");
  EXPECT_EQ(ReasonWord(base::Error(Reason::kNotFound, "x")), "NOT_FOUND");
}

}  // namespace
}  // namespace award::rpc
