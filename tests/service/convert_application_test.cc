// Applications as the contract shows them, and what an update replaces.
#include "server/service/convert_application.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/testing/application_builders.h"
#include "tests/testing/matchers.h"

namespace award::service {
namespace {

using base::Reason;
using testing::AContent;
using ::testing::ElementsAre;
using testing::HasReason;
using ::testing::IsEmpty;

base::Digest DigestOf(const Content& content) {
  return ContentDigest(CategoryId("digital"), content, {});
}

workflow::ApplicationView AView(workflow::Sight sight) {
  workflow::ApplicationView view;
  view.application.season = SeasonId("116");
  view.application.id = ApplicationId("mobile");
  view.application.agency = AgencyId("household");
  view.application.category = CategoryId("digital");
  view.application.state = ApplicationState::kReturned;
  view.application.revision = 1;
  view.application.reason = "缺件";
  view.application.corrections = {"補簽章"};
  view.application.etag = 7;
  view.sight = sight;
  view.revision.emplace();
  view.revision->season = SeasonId("116");
  view.revision->application = ApplicationId("mobile");
  view.revision->content = AContent();
  view.revision->attachments = {{.id = AttachmentId("f"), .display_name = "調查.pdf"}};
  return view;
}

std::vector<std::string> PathsOf(const absl::StatusOr<ApplicationChange>& change) {
  EXPECT_OK(change);
  if (!change.ok()) return {};
  return {change->content.paths().begin(), change->content.paths().end()};
}

// The digest covers every field, so equal digests mean that the way there and back loses nothing.
TEST(ConvertApplication, EveryFieldOfTheContentSurvivesTheWayThereAndBack) {
  EXPECT_EQ(DigestOf(ContentFromProto(ContentToProto(AContent()))), DigestOf(AContent()));
  EXPECT_EQ(DigestOf(ContentFromProto(v1::Content())), DigestOf(Content()));
}

TEST(ConvertApplication, AnOpenDraftIsShownWithEverything) {
  const v1::Application proto = ApplicationToProto(AView(workflow::Sight::kDraft));
  EXPECT_EQ(proto.name(), "seasons/116/applications/mobile");
  EXPECT_EQ(proto.agency(), "agencies/household");
  EXPECT_EQ(proto.state(), v1::Application::RETURNED);
  EXPECT_EQ(proto.title(), AContent().title);
  EXPECT_EQ(proto.content().contact().phone(), "07-000-0001");
  EXPECT_EQ(proto.attachments(0).name(), "seasons/116/applications/mobile/attachments/f");
  EXPECT_TRUE(proto.draft_open());
  EXPECT_THAT(proto.corrections(), ElementsAre("補簽章"));
  EXPECT_EQ(proto.etag(), "\"7\"");
}

TEST(ConvertApplication, ABriefSightShowsNoMoreThanADeclarationNeeds) {
  v1::Application proto = ApplicationToProto(AView(workflow::Sight::kBrief));
  EXPECT_EQ(proto.title(), AContent().title);
  proto.clear_name();
  proto.clear_agency();
  proto.clear_category();
  proto.clear_state();
  proto.clear_title();
  EXPECT_EQ(proto.ByteSizeLong(), 0) << proto.DebugString();
}

TEST(ConvertApplication, AListLeavesTheContentOut) {
  const v1::Application proto = ListedApplicationToProto(AView(workflow::Sight::kSubmitted));
  EXPECT_EQ(proto.title(), AContent().title);
  EXPECT_FALSE(proto.has_content());
  EXPECT_THAT(proto.attachments(), IsEmpty());
  EXPECT_EQ(proto.reason(), "缺件");
}

TEST(ConvertApplication, CorrectionsAreShownWhileReturned) {
  workflow::ApplicationView view = AView(workflow::Sight::kSubmitted);
  view.application.state = ApplicationState::kIneligible;
  EXPECT_THAT(ApplicationToProto(view).corrections(), IsEmpty());
}

class UpdateOfApplication : public ::testing::Test {
 protected:
  absl::StatusOr<ApplicationChange> Change(const std::vector<std::string>& paths) {
    for (const std::string& path : paths) request_.mutable_update_mask()->add_paths(path);
    return ParseApplicationChange(request_);
  }
  v1::Content& content() { return *request_.mutable_application()->mutable_content(); }

  v1::UpdateApplicationRequest request_;
};

TEST_F(UpdateOfApplication, WithoutAMaskReplacesWhatIsSet) {
  content().set_summary("新");
  content().mutable_contact()->set_phone("1");
  content().add_team();
  const auto change = Change({});
  EXPECT_THAT(PathsOf(change), ElementsAre("summary", "team", "contact.phone"));
  EXPECT_FALSE(change->category.has_value());
}

TEST_F(UpdateOfApplication, AMaskNamesTheContentOrWhatIsInIt) {
  EXPECT_THAT(PathsOf(Change({"content.contact.phone", "content.dimensions"})),
              ElementsAre("contact.phone", "dimensions"));
  EXPECT_EQ(PathsOf(Change({"content"})).size(), 11U) << "the two above and nine fields";
}

TEST_F(UpdateOfApplication, AMaskCannotNameWhatTheServerKeeps) {
  for (const char* path :
       {"state", "agency", "etag", "content.", "content.unknown", "content..title", "contents",
        "content.team.job_title", "endorsement", ""}) {
    v1::UpdateApplicationRequest request;
    request.mutable_update_mask()->add_paths(path);
    EXPECT_THAT(ParseApplicationChange(request), HasReason(Reason::kFieldMaskInvalid)) << path;
  }
}

TEST_F(UpdateOfApplication, NeedsSomethingToReplace) {
  EXPECT_THAT(Change({}), HasReason(Reason::kFieldRequired));
  EXPECT_THAT(Change({"category"}), HasReason(Reason::kFieldRequired));
  request_.mutable_application()->set_category("No Category");
  EXPECT_THAT(Change({}), HasReason(Reason::kIdInvalid));
}

TEST_F(UpdateOfApplication, ReplacesThePathsAndNothingElse) {
  content().mutable_contact()->set_phone("07-999-9999");
  content().set_title("不改");
  const auto change = Change({"content.contact.phone"});
  ASSERT_OK(change);
  Content expected = AContent();
  expected.contact.phone = "07-999-9999";
  EXPECT_EQ(DigestOf(MergeContent(AContent(), content(), change->content)), DigestOf(expected));
}

TEST_F(UpdateOfApplication, ClearsWhatTheMaskNamesAndTheRequestLeavesEmpty) {
  const auto change = Change({"content.contact.phone", "content.attestation", "content.team"});
  ASSERT_OK(change);
  Content expected = AContent();
  expected.contact.phone.clear();
  expected.attestation = {};
  expected.team.clear();
  EXPECT_EQ(DigestOf(MergeContent(AContent(), v1::Content(), change->content)), DigestOf(expected));
}

TEST_F(UpdateOfApplication, ReplacesAListAsAWhole) {
  content().add_dimensions()->set_dimension("1");
  const auto change = Change({"content.dimensions"});
  ASSERT_OK(change);
  EXPECT_EQ(MergeContent(AContent(), content(), change->content).dimensions.size(), 1U);
}

}  // namespace
}  // namespace award::service
