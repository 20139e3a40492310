// Rows of attachments and their bytes.
#include "server/storage/attachments.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "server/base/status_macros.h"
#include "server/storage/revisions.h"
#include "tests/testing/application_builders.h"
#include "tests/testing/matchers.h"
#include "tests/testing/season_fixture.h"

namespace award::storage {
namespace {

using base::Reason;
using testing::HasReason;
using testing::IsOkAndHolds;
using testing::kMobile;
using ::testing::SizeIs;

Attachment AFile(const char* id, int64_t size_bytes = 100) {
  return {.id = AttachmentId(id),
          .display_name = "調查.pdf",
          .media_type = "application/pdf",
          .size_bytes = size_bytes,
          .sha256 = base::Digest::Of(id),
          .create_time = testing::FakeClock::kStart};
}

// As the workflow does: every file that is kept is shown by the draft.
absl::Status Show(WriteTransaction& transaction, const SeasonId& season,
                  const ApplicationId& application, const Attachment& file,
                  std::string_view bytes) {
  RETURN_IF_ERROR(InsertAttachment(transaction, season, application, file, bytes));
  ASSIGN_OR_RETURN(Revision draft, LoadRevision(transaction, season, application, 1));
  draft.attachments = {file};
  return ReplaceDraft(transaction, draft);
}

class Attachments : public testing::SeasonFixture {
 protected:
  void SetUp() override {
    SeasonFixture::SetUp();
    PlaceSeasonIn(SeasonState::kIntake);
  }
};

TEST_F(Attachments, KeepTheirBytesAsTheyCame) {
  const std::string bytes("\x00\xff\x01 not text\n\x00", 13);
  ASSERT_OK(store().Write([&](WriteTransaction& transaction) -> absl::Status {
    RETURN_IF_ERROR(testing::PlaceApplication(transaction, season_, clock_.Now(),
                                              {.state = ApplicationState::kDraft}));
    RETURN_IF_ERROR(Show(transaction, season_, kMobile, AFile("f"), bytes));
    EXPECT_THAT(LoadAttachmentBytes(transaction, season_, kMobile, AttachmentId("f")),
                IsOkAndHolds(bytes));
    EXPECT_THAT(LoadAttachmentBytes(transaction, season_, kMobile, AttachmentId("g")),
                HasReason(Reason::kNotFound));
    return absl::OkStatus();
  }));
}

TEST_F(Attachments, StayAsLongAsARevisionShowsThem) {
  ASSERT_OK(store().Write([&](WriteTransaction& transaction) -> absl::Status {
    RETURN_IF_ERROR(testing::PlaceApplication(transaction, season_, clock_.Now(),
                                              {.state = ApplicationState::kDraft}));
    RETURN_IF_ERROR(InsertAttachment(transaction, season_, kMobile, AFile("kept"), "k"));
    RETURN_IF_ERROR(InsertAttachment(transaction, season_, kMobile, AFile("lost"), "l"));
    ASSIGN_OR_RETURN(Revision draft, LoadRevision(transaction, season_, kMobile, 1));
    draft.attachments = {AFile("kept")};
    RETURN_IF_ERROR(ReplaceDraft(transaction, draft));
    EXPECT_THAT(CountAttachments(transaction, season_, kMobile), IsOkAndHolds(2));
    RETURN_IF_ERROR(DeleteUnshownAttachments(transaction, season_, kMobile));
    EXPECT_THAT(CountAttachments(transaction, season_, kMobile), IsOkAndHolds(1));
    ASSIGN_OR_RETURN(const auto shown, ListAttachments(transaction, season_, kMobile, 1));
    EXPECT_THAT(shown, SizeIs(1));
    if (!shown.empty()) {
      EXPECT_EQ(shown[0].id, AttachmentId("kept"));
      EXPECT_EQ(shown[0].display_name, "調查.pdf");
      EXPECT_EQ(shown[0].sha256, base::Digest::Of("kept"));
      EXPECT_EQ(shown[0].size_bytes, 100);
    }
    return absl::OkStatus();
  }));
}

TEST_F(Attachments, AreSubmittedWithARevisionThatShowsThem) {
  ASSERT_OK(store().Write([&](WriteTransaction& transaction) -> absl::Status {
    RETURN_IF_ERROR(testing::PlaceApplication(transaction, season_, clock_.Now(),
                                              {.state = ApplicationState::kShortlisted}));
    RETURN_IF_ERROR(InsertAttachment(transaction, season_, kMobile, AFile("f"), "f"));
    ASSIGN_OR_RETURN(Revision draft, LoadRevision(transaction, season_, kMobile, 1));
    draft.number = 2;
    draft.attachments = {AFile("f")};
    RETURN_IF_ERROR(ReplaceDraft(transaction, draft));
    EXPECT_THAT(IsSubmitted(transaction, season_, kMobile, AttachmentId("f")), IsOkAndHolds(false));
    draft.submitter = PersonId("ho");
    draft.submit_time = clock_.Now();
    RETURN_IF_ERROR(SubmitDraft(transaction, draft));
    EXPECT_THAT(IsSubmitted(transaction, season_, kMobile, AttachmentId("f")), IsOkAndHolds(true));
    return absl::OkStatus();
  }));
}

TEST_F(Attachments, AreCountedTogetherForAnAgency) {
  ASSERT_OK(store().Write([&](WriteTransaction& transaction) -> absl::Status {
    for (const auto& [id, agency] :
         {std::pair("a", "household"), std::pair("b", "household"), std::pair("c", "civil")}) {
      RETURN_IF_ERROR(testing::PlaceApplication(
          transaction, season_, clock_.Now(),
          {.id = id, .agency = agency, .state = ApplicationState::kDraft, .title = id}));
      RETURN_IF_ERROR(Show(transaction, season_, ApplicationId(id), AFile("f", 1000), "f"));
    }
    EXPECT_THAT(SumAttachmentBytes(transaction, season_, AgencyId("household")),
                IsOkAndHolds(2000));
    EXPECT_THAT(SumAttachmentBytes(transaction, season_, AgencyId("jiasian")), IsOkAndHolds(0));
    return absl::OkStatus();
  }));
}

}  // namespace
}  // namespace award::storage
