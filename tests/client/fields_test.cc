// The flags of requests.
#include "client/contract/fields.h"

#include "award/v1/application.pb.h"
#include "award/v1/judge.pb.h"
#include "award/v1/person.pb.h"
#include "award/v1/season.pb.h"
#include "client/error/error.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace award::client {
namespace {

std::vector<std::string> FlagNames(const Descriptor* request) {
  std::vector<std::string> names;
  for (const FlagField& flag : FlagFields(request)) names.push_back(flag.name);
  return names;
}

// Sets the flag and returns the reason of the refusal, empty when there is none.
std::string Set(Message& request, std::string_view flag, std::string_view value) {
  const auto flags = FlagFields(request.GetDescriptor());
  const FlagField* found = FlagNamed(flags, flag);
  if (found == nullptr) return "no flag";
  const absl::Status status = SetField(*found, value, request);
  return status.ok() ? "" : ComplaintOf(status).reason;
}

TEST(Flags, AreTheFieldsThatACallerMaySet) {
  EXPECT_THAT(FlagNames(v1::GrantRoleRequest::descriptor()),
              ::testing::UnorderedElementsAre("role", "agency", "etag", "request-id"));
  const auto judge = FlagNames(v1::CreateJudgeRequest::descriptor());
  EXPECT_THAT(judge, ::testing::IsSupersetOf({"person", "outside", "agency", "gender", "expertise",
                                              "load-max", "load-min"}));
  EXPECT_THAT(judge, ::testing::Not(::testing::Contains("code")));  // The server alone gives it.
  EXPECT_THAT(judge, ::testing::Not(::testing::Contains("judge-id")));  // NAME says it.
}

TEST(Flags, ReachIntoTheResource) {
  v1::UpdateSeasonRequest request;
  EXPECT_EQ(Set(request, "intake-close", "2027-02-26 17:00"), "");
  EXPECT_TRUE(request.season().schedule().has_intake_close_time());
  EXPECT_EQ(Set(request, "method", "rank-sum"), "");
  EXPECT_EQ(request.season().rules().method(), v1::RANK_SUM);
}

TEST(Flags, SharedByTwoFieldsNeedTheirPath) {
  v1::UpdateApplicationRequest request;
  EXPECT_EQ(Set(request, "job-title", "局長"), "no flag");
  EXPECT_EQ(Set(request, "contact.job-title", "科長"), "");
  EXPECT_EQ(request.application().content().contact().job_title(), "科長");
  EXPECT_EQ(Set(request, "title", "行動服務車"), "");
  EXPECT_EQ(request.application().content().title(), "行動服務車");
}

TEST(Flags, TakeEnumValuesInAnySpelling) {
  for (const char* text : {"first-round", "FIRST_ROUND", "First_Round"}) {
    v1::AdvanceSeasonRequest request;
    EXPECT_EQ(Set(request, "state", text), "") << text;
    EXPECT_EQ(request.state(), v1::Season::FIRST_ROUND);
  }
  v1::AdvanceSeasonRequest request;
  EXPECT_EQ(Set(request, "state", "unspecified"), "FLAG_VALUE_INVALID");
  EXPECT_EQ(Set(request, "state", "first"), "FLAG_VALUE_INVALID");
}

TEST(Flags, TakePairs) {
  v1::CreateJudgeRequest request;
  EXPECT_EQ(Set(request, "expertise", "3=2"), "");
  EXPECT_EQ(Set(request, "expertise", "6=3"), "");
  EXPECT_EQ(request.judge().expertise_size(), 2);
  EXPECT_EQ(request.judge().expertise(1).dimension(), "6");
  EXPECT_EQ(request.judge().expertise(1).level(), 3);
  EXPECT_EQ(Set(request, "expertise", "3"), "FLAG_VALUE_INVALID");
  EXPECT_EQ(Set(request, "expertise", "3=much"), "FLAG_VALUE_INVALID");
}

TEST(Flags, RefuseWhatIsNoNumber) {
  v1::CreateJudgeRequest request;
  EXPECT_EQ(Set(request, "load-max", "4"), "");
  EXPECT_EQ(Set(request, "load-max", "4.5"), "FLAG_VALUE_INVALID");
  EXPECT_EQ(Set(request, "load-max", "99999999999"), "FLAG_VALUE_INVALID");
  EXPECT_EQ(Set(request, "load-max", ""), "FLAG_VALUE_INVALID");
  EXPECT_EQ(request.judge().load_max(), 4);
}

TEST(Flags, RefuseTextThatIsNotUtf8) {
  v1::CreatePersonRequest request;
  EXPECT_EQ(Set(request, "display-name", "\xFF\xFE"), "TEXT_NOT_UTF8");
}

TEST(Flags, ForRepeatedFieldsAreInTheSingular) {
  v1::ReturnApplicationRequest request;
  EXPECT_EQ(Set(request, "correction", "經費表"), "");
  EXPECT_EQ(Set(request, "corrections", "聯絡人"), "");
  EXPECT_EQ(request.corrections_size(), 2);
}

}  // namespace
}  // namespace award::client
