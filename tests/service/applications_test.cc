// The handlers of ApplicationService and AttachmentService over a real store.
#include "server/service/applications.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "server/service/attachments.h"
#include "server/service/convert_application.h"
#include "tests/testing/application_builders.h"
#include "tests/testing/matchers.h"
#include "tests/testing/season_fixture.h"

namespace award::service {
namespace {

using base::Reason;
using testing::AContent;
using ::testing::ElementsAre;
using testing::HasReason;
using testing::IsOkAndHolds;
using ::testing::SizeIs;

constexpr char kName[] = "seasons/116/applications/mobile";

class ApplicationHandlers : public testing::SeasonFixture {
 protected:
  void SetUp() override {
    SeasonFixture::SetUp();
    PlaceSeasonIn(SeasonState::kIntake);
  }

  void Place(const testing::PlacedApplication& placed) {
    ASSERT_OK(store().Write([&](storage::WriteTransaction& transaction) {
      return testing::PlaceApplication(transaction, season_, clock_.Now(), placed);
    }));
  }

  // Calls a handler with a request as a person.
  template <typename Reply, typename Request>
  absl::StatusOr<Reply> Do(std::string_view person,
                           absl::StatusOr<Reply> (*handler)(const workflow::Context&,
                                                            storage::WriteTransaction&,
                                                            const Request&),
                           const Request& request) {
    return Write(person,
                 [&](const workflow::Context& context, storage::WriteTransaction& transaction) {
                   return handler(context, transaction, request);
                 });
  }
  template <typename Reply, typename Request>
  absl::StatusOr<Reply> Do(std::string_view person,
                           absl::StatusOr<Reply> (*handler)(const workflow::Context&,
                                                            const storage::ReadTransaction&,
                                                            const Request&),
                           const Request& request) {
    return Read(person,
                [&](const workflow::Context& context, const storage::ReadTransaction& transaction) {
                  return handler(context, transaction, request);
                });
  }

  // A request with the field name.
  template <typename Request>
  static Request Named(const std::string& name = kName) {
    Request request;
    request.set_name(name);
    return request;
  }

  v1::CreateApplicationRequest ACreation() {
    v1::CreateApplicationRequest request;
    request.set_parent("seasons/116");
    request.set_application_id("mobile");
    request.mutable_application()->set_agency("agencies/household");
    request.mutable_application()->set_category("digital");
    *request.mutable_application()->mutable_content() = ContentToProto(AContent());
    return request;
  }

  absl::StatusOr<v1::Attachment> Upload(std::string_view person, const std::string& sha256) {
    return Write(person,
                 [&](const workflow::Context& context, storage::WriteTransaction& transaction) {
                   v1::UploadAttachmentRequest::Start start;
                   start.set_parent(kName);
                   start.set_display_name("調查.pdf");
                   start.set_sha256(sha256);
                   return UploadAttachment(context, transaction, start, testing::kPdf);
                 });
  }
};

TEST_F(ApplicationHandlers, AnApplicationGoesFromCreationToItsFirstRevision) {
  ASSERT_OK_AND_ASSIGN(const v1::Application created, Do("ho", CreateApplication, ACreation()));
  EXPECT_EQ(created.state(), v1::Application::DRAFT);
  EXPECT_TRUE(created.draft_open());

  auto update = v1::UpdateApplicationRequest();
  update.mutable_application()->set_name(kName);
  update.mutable_application()->set_etag(created.etag());
  update.mutable_application()->mutable_content()->set_summary("更清楚的摘要");
  ASSERT_OK_AND_ASSIGN(const v1::Application updated, Do("ho", UpdateApplication, update));
  EXPECT_EQ(updated.content().summary(), "更清楚的摘要");
  EXPECT_EQ(updated.content().team_size(), 2);
  EXPECT_THAT(Do("ho", UpdateApplication, update), HasReason(Reason::kEtagMismatch));

  auto endorse = Named<v1::EndorseApplicationRequest>();
  endorse.set_content_digest(created.content_digest());
  EXPECT_THAT(Do("he", EndorseApplication, endorse), HasReason(Reason::kDigestMismatch));
  endorse.set_content_digest(updated.content_digest());
  ASSERT_OK_AND_ASSIGN(const v1::Application endorsed, Do("he", EndorseApplication, endorse));
  EXPECT_EQ(endorsed.endorsement().agency(), "agencies/civil");
  EXPECT_EQ(endorsed.endorsement().content_digest(), updated.content_digest());

  ASSERT_OK_AND_ASSIGN(const v1::Application submitted,
                       Do("ho", SubmitApplication, Named<v1::SubmitApplicationRequest>()));
  EXPECT_EQ(submitted.state(), v1::Application::SUBMITTED);
  EXPECT_FALSE(submitted.draft_open());
  EXPECT_EQ(submitted.content_digest(), updated.content_digest());
  EXPECT_TRUE(submitted.has_submit_time());

  ASSERT_OK_AND_ASSIGN(
      const v1::Revision revision,
      Do("chen", GetRevision,
         Named<v1::GetRevisionRequest>("seasons/116/applications/mobile/revisions/1")));
  EXPECT_EQ(revision.submitter(), "people/ho");
  EXPECT_EQ(revision.content().summary(), "更清楚的摘要");
}

TEST_F(ApplicationHandlers, AStaffMemberDoesNotSeeTheDraftTheyBeganForAnAgency) {
  ASSERT_OK_AND_ASSIGN(const v1::Application created, Do("chen", CreateApplication, ACreation()));
  EXPECT_FALSE(created.has_content());
  EXPECT_EQ(created.name(), kName);
}

TEST_F(ApplicationHandlers, MalformedRequestsAreRefusedByTheirField) {
  v1::CreateApplicationRequest create = ACreation();
  create.set_parent("season/116");
  EXPECT_THAT(Do("ho", CreateApplication, create), HasReason(Reason::kNameInvalid));
  create = ACreation();
  create.mutable_application()->clear_category();
  EXPECT_THAT(Do("ho", CreateApplication, create), HasReason(Reason::kFieldRequired));
  create = ACreation();
  create.mutable_application()->clear_agency();
  EXPECT_THAT(Do("ho", CreateApplication, create), HasReason(Reason::kFieldRequired));
  auto endorse = Named<v1::EndorseApplicationRequest>();
  EXPECT_THAT(Do("he", EndorseApplication, endorse), HasReason(Reason::kFieldRequired));
  auto submit = Named<v1::SubmitApplicationRequest>();
  submit.set_etag("7");
  EXPECT_THAT(Do("ho", SubmitApplication, submit), HasReason(Reason::kFieldInvalid));
  EXPECT_THAT(Do("ho", SubmitApplication, Named<v1::SubmitApplicationRequest>("")),
              HasReason(Reason::kFieldRequired));
}

TEST_F(ApplicationHandlers, TheStaffChecksReturnsAndRejects) {
  PlaceSeasonIn(SeasonState::kEligibility);
  Place({});
  Place({.id = "second", .title = "乙"});
  Place({.id = "third", .title = "丙"});
  auto returned = Named<v1::ReturnApplicationRequest>();
  returned.set_reason("缺件");
  returned.add_corrections("補簽章");
  ASSERT_OK_AND_ASSIGN(const v1::Application back, Do("chen", ReturnApplication, returned));
  EXPECT_THAT(back.corrections(), ElementsAre("補簽章"));
  EXPECT_EQ(back.correction_count(), 1);
  auto rejected = Named<v1::RejectApplicationRequest>("seasons/116/applications/second");
  rejected.set_reason("非本市機關");
  ASSERT_OK_AND_ASSIGN(const v1::Application out, Do("chen", RejectApplication, rejected));
  EXPECT_EQ(out.state(), v1::Application::INELIGIBLE);
  EXPECT_EQ(out.reason(), "非本市機關");
  ASSERT_OK_AND_ASSIGN(const v1::Application in,
                       Do("chen", AcceptApplication,
                          Named<v1::AcceptApplicationRequest>("seasons/116/applications/third")));
  EXPECT_EQ(in.state(), v1::Application::ELIGIBLE);
}

TEST_F(ApplicationHandlers, ApplicationsLeaveWithAReason) {
  Place({});
  Place({.id = "second", .title = "乙"});
  auto withdraw = Named<v1::WithdrawApplicationRequest>();
  EXPECT_THAT(Do("ho", WithdrawApplication, withdraw), HasReason(Reason::kFieldRequired));
  withdraw.set_reason("人力不足");
  ASSERT_OK_AND_ASSIGN(const v1::Application gone, Do("ho", WithdrawApplication, withdraw));
  EXPECT_EQ(gone.state(), v1::Application::WITHDRAWN);
  auto disqualify = Named<v1::DisqualifyApplicationRequest>("seasons/116/applications/second");
  disqualify.set_reason("資料不實");
  ASSERT_OK_AND_ASSIGN(const v1::Application out, Do("chen", DisqualifyApplication, disqualify));
  EXPECT_EQ(out.state(), v1::Application::DISQUALIFIED);
}

TEST_F(ApplicationHandlers, ListsAreFilteredAndPaged) {
  Place({.id = "a", .title = "甲"});
  Place({.id = "b", .category = "inclusion", .title = "乙"});
  Place({.id = "c", .agency = "civil", .title = "丙"});
  v1::ListApplicationsRequest request;
  request.set_parent("seasons/116");
  request.set_page_size(2);
  ASSERT_OK_AND_ASSIGN(const auto first, Do("chen", ListApplications, request));
  EXPECT_THAT(first.applications(), SizeIs(2));
  request.set_page_token(first.next_page_token());
  ASSERT_OK_AND_ASSIGN(const auto second, Do("chen", ListApplications, request));
  ASSERT_THAT(second.applications(), SizeIs(1));
  EXPECT_EQ(second.applications(0).name(), "seasons/116/applications/c");
  EXPECT_EQ(second.next_page_token(), "");

  v1::ListApplicationsRequest filtered;
  filtered.set_parent("seasons/116");
  filtered.set_category("inclusion");
  ASSERT_OK_AND_ASSIGN(const auto inclusion, Do("chen", ListApplications, filtered));
  ASSERT_THAT(inclusion.applications(), SizeIs(1));
  EXPECT_EQ(inclusion.applications(0).title(), "乙");
  filtered.clear_category();
  filtered.set_agency("agencies/civil");
  ASSERT_OK_AND_ASSIGN(const auto civil, Do("chen", ListApplications, filtered));
  EXPECT_THAT(civil.applications(), SizeIs(1));
  filtered.set_state(v1::Application::DRAFT);
  ASSERT_OK_AND_ASSIGN(const auto drafts, Do("chen", ListApplications, filtered));
  EXPECT_THAT(drafts.applications(), SizeIs(0));
}

TEST_F(ApplicationHandlers, RevisionsAreListedWithoutContent) {
  Place({});
  v1::ListRevisionsRequest request;
  request.set_parent(kName);
  ASSERT_OK_AND_ASSIGN(const auto revisions, Do("ho", ListRevisions, request));
  ASSERT_THAT(revisions.revisions(), SizeIs(1));
  EXPECT_EQ(revisions.revisions(0).name(), "seasons/116/applications/mobile/revisions/1");
  EXPECT_FALSE(revisions.revisions(0).has_content());
}

TEST_F(ApplicationHandlers, AttachmentsAreUploadedListedDownloadedAndRemoved) {
  Place({.state = ApplicationState::kDraft});
  EXPECT_THAT(Upload("ho", "not hexadecimal"), HasReason(Reason::kFieldInvalid));
  ASSERT_OK_AND_ASSIGN(const v1::Attachment file,
                       Upload("ho", base::Digest::Of(testing::kPdf).Hex()));
  EXPECT_EQ(file.sha256(), base::Digest::Of(testing::kPdf).Hex());
  ASSERT_OK(Upload("ho", ""));

  v1::ListAttachmentsRequest list;
  list.set_parent(kName);
  list.set_page_size(1);
  ASSERT_OK_AND_ASSIGN(const auto first, Do("ho", ListAttachments, list));
  ASSERT_THAT(first.attachments(), SizeIs(1));
  EXPECT_EQ(first.attachments(0).name(), file.name());
  list.set_page_token(first.next_page_token());
  ASSERT_OK_AND_ASSIGN(const auto second, Do("ho", ListAttachments, list));
  ASSERT_THAT(second.attachments(), SizeIs(1));
  EXPECT_NE(second.attachments(0).name(), file.name());
  EXPECT_EQ(second.next_page_token(), "");

  EXPECT_THAT(Do("ho", DownloadAttachment, Named<v1::DownloadAttachmentRequest>(file.name())),
              IsOkAndHolds(std::string(testing::kPdf)));
  ASSERT_OK(Do("ho", RemoveAttachment, Named<v1::RemoveAttachmentRequest>(file.name())));
  EXPECT_THAT(Do("ho", DownloadAttachment, Named<v1::DownloadAttachmentRequest>(file.name())),
              HasReason(Reason::kNotFound));
}

}  // namespace
}  // namespace award::service
