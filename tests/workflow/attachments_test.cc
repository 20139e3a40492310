// Attachments: what is taken, what is kept, who gets it.
#include "server/workflow/attachments.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "server/base/limits.h"
#include "server/storage/attachments.h"
#include "tests/workflow/application_fixture.h"

namespace award::workflow {
namespace {

using base::Reason;
using ::testing::ElementsAre;
using testing::HasReason;
using ::testing::IsEmpty;
using testing::IsOkAndHolds;
using testing::kMobile;
using testing::kPdf;

class AttachmentVerbs : public ApplicationFixture {
 protected:
  absl::StatusOr<Attachment> Upload(std::string_view person, std::string_view bytes = kPdf,
                                    std::optional<base::Digest> sha256 = std::nullopt,
                                    std::string_view name = "調查.pdf") {
    return Write(person, [&](const Context& context, storage::WriteTransaction& transaction) {
      return UploadAttachment(context, transaction, {season_, kMobile, name, sha256, bytes});
    });
  }

  absl::Status Remove(std::string_view person, const AttachmentId& attachment) {
    return Write(person, [&](const Context& context, storage::WriteTransaction& transaction) {
      return RemoveAttachment(context, transaction, season_, kMobile, attachment);
    });
  }

  absl::StatusOr<std::string> Download(std::string_view person, const AttachmentId& attachment) {
    return Read(person, [&](const Context& context, const storage::ReadTransaction& transaction) {
      return DownloadAttachment(context, transaction, season_, kMobile, attachment);
    });
  }

  std::vector<std::string> Listed(std::string_view person) {
    const auto files =
        Read(person, [&](const Context& context, const storage::ReadTransaction& transaction) {
          return ListAttachments(context, transaction, season_, kMobile);
        });
    EXPECT_OK(files);
    std::vector<std::string> ids;
    if (!files.ok()) return ids;
    for (const Attachment& file : *files) ids.push_back(file.id.value());
    return ids;
  }

  int64_t Stored() {
    int64_t count = 0;
    EXPECT_OK(store().Read([&](const storage::ReadTransaction& transaction) -> absl::Status {
      ASSIGN_OR_RETURN(count, storage::CountAttachments(transaction, season_, kMobile));
      return absl::OkStatus();
    }));
    return count;
  }

  void PlaceDraft() {
    PlaceSeasonIn(SeasonState::kIntake);
    Place({.state = ApplicationState::kDraft});
  }
};

TEST_F(AttachmentVerbs, AFileIsKeptWithItsTypeSizeAndDigest) {
  PlaceDraft();
  ASSERT_OK_AND_ASSIGN(const Attachment file, Upload("ho", kPdf, base::Digest::Of(kPdf)));
  EXPECT_EQ(file.display_name, "調查.pdf");
  EXPECT_EQ(file.media_type, "application/pdf");
  EXPECT_EQ(file.size_bytes, static_cast<int64_t>(std::string_view(kPdf).size()));
  EXPECT_EQ(file.sha256, base::Digest::Of(kPdf));
  EXPECT_THAT(Download("ho", file.id), IsOkAndHolds(std::string(kPdf)));
}

TEST_F(AttachmentVerbs, AFileThatArrivesDamagedIsRefused) {
  PlaceDraft();
  EXPECT_THAT(Upload("ho", kPdf, base::Digest::Of("sent")), HasReason(Reason::kAttachmentDamaged));
  EXPECT_THAT(Upload("ho", "broken", base::Digest::Of(kPdf)), HasReason(Reason::kAttachmentDamaged))
      << "before the type";
  EXPECT_EQ(Stored(), 0);
}

TEST_F(AttachmentVerbs, AFileOfTheWrongTypeIsRefused) {
  PlaceDraft();
  EXPECT_THAT(Upload("ho", "MZ\x90"), HasReason(Reason::kAttachmentWrongType));
  EXPECT_THAT(Upload("ho", kPdf, std::nullopt, "調查.png"),
              HasReason(Reason::kAttachmentWrongType));
}

TEST_F(AttachmentVerbs, AFileMayBeAsLargeAsTheLimitAndNoLarger) {
  PlaceDraft();
  std::string bytes = kPdf;
  bytes.resize(base::kAttachmentBytesMax, 'x');
  EXPECT_OK(Upload("ho", bytes));
  EXPECT_THAT(Upload("ho", bytes + 'x'), HasReason(Reason::kAttachmentTooLarge));
}

TEST_F(AttachmentVerbs, AnApplicationHasTenAtMost) {
  PlaceDraft();
  for (int i = 0; i < base::kAttachmentsPerApplicationMax; ++i) ASSERT_OK(Upload("ho"));
  EXPECT_THAT(Upload("ho"), HasReason(Reason::kTooManyAttachments));
  ASSERT_OK(Remove("ho", AttachmentId("attachment-0003")));
  EXPECT_OK(Upload("ho"));
}

TEST_F(AttachmentVerbs, AnAgencyHasItsShareOfRoom) {
  PlaceDraft();
  Place({.id = "second", .state = ApplicationState::kDraft, .title = "乙"});
  ASSERT_OK(store().Write([&](storage::WriteTransaction& transaction) -> absl::Status {
    // As if it had so many bytes: the sizes are what is added up.
    const Attachment large{.id = AttachmentId("large"),
                           .size_bytes = base::kAttachmentBytesPerAgencyMax -
                                         static_cast<int64_t>(std::string_view(kPdf).size())};
    const ApplicationId second("second");
    RETURN_IF_ERROR(storage::InsertAttachment(transaction, season_, second, large, "x"));
    ASSIGN_OR_RETURN(Revision draft, storage::LoadRevision(transaction, season_, second, 1));
    draft.attachments = {large};
    return storage::ReplaceDraft(transaction, draft);
  }));
  ASSERT_OK(Upload("ho"));
  EXPECT_THAT(Upload("ho"), HasReason(Reason::kAgencySpaceExhausted));
}

TEST_F(AttachmentVerbs, AFileIsPartOfWhatIsEndorsed) {
  PlaceDraft();
  ASSERT_OK(Endorse("he"));
  ASSERT_OK_AND_ASSIGN(const Attachment file, Upload("ho"));
  EXPECT_THAT(Submit("ho"), HasReason(Reason::kRequirementsMissing));
  ASSERT_OK(Remove("ho", file.id));
  EXPECT_OK(Submit("ho")) << "it says again what was endorsed";
}

TEST_F(AttachmentVerbs, FilesAreWrittenByTheAgencyInItsWindowAlone) {
  PlaceDraft();
  EXPECT_THAT(Upload("he"), HasReason(Reason::kNotYourAgency));
  EXPECT_THAT(Upload("hsu"), HasReason(Reason::kNotFound));
  ASSERT_OK_AND_ASSIGN(const Attachment file, Upload("ho"));
  clock_.Set(testing::ASchedule().intake_close_time);
  EXPECT_THAT(Upload("ho"), HasReason(Reason::kWindowClosed));
  EXPECT_THAT(Remove("ho", file.id), HasReason(Reason::kWindowClosed));
  PlaceSeasonIn(SeasonState::kEligibility);
  EXPECT_THAT(Upload("ho"), HasReason(Reason::kWrongState));
}

TEST_F(AttachmentVerbs, AFileThatWasNeverSubmittedGoesWithItsBytes) {
  PlaceDraft();
  ASSERT_OK_AND_ASSIGN(const Attachment file, Upload("ho"));
  ASSERT_OK(Remove("ho", file.id));
  EXPECT_EQ(Stored(), 0);
  EXPECT_THAT(Download("ho", file.id), HasReason(Reason::kNotFound));
  EXPECT_THAT(Remove("ho", file.id), HasReason(Reason::kNotFound));
}

TEST_F(AttachmentVerbs, ASubmittedRevisionKeepsItsFile) {
  PlaceDraft();
  ASSERT_OK_AND_ASSIGN(const Attachment file, Upload("ho"));
  ASSERT_OK(Endorse("he"));
  ASSERT_OK(Submit("ho"));
  PlaceSeasonIn(SeasonState::kEligibility);
  ASSERT_OK(Return("chen"));
  ASSERT_OK(Remove("ho", file.id)) << "opens the draft of the correction";
  EXPECT_THAT(Listed("ho"), IsEmpty());
  EXPECT_THAT(Listed("chen"), ElementsAre(file.id.value()));
  EXPECT_THAT(Download("chen", file.id), IsOkAndHolds(std::string(kPdf)));
  EXPECT_THAT(Download("ho", file.id), IsOkAndHolds(std::string(kPdf)));
}

TEST_F(AttachmentVerbs, AFileOfTheDraftIsForThoseWhoSeeDrafts) {
  PlaceSeasonIn(SeasonState::kCoaching);
  Place({.state = ApplicationState::kShortlisted});
  ASSERT_OK_AND_ASSIGN(const Attachment file, Upload("ho"));
  EXPECT_THAT(Download("he", file.id), IsOkAndHolds(std::string(kPdf)));
  EXPECT_EQ(Download("chen", file.id).status(),
            storage::AttachmentNotFound(season_, kMobile, file.id));
  EXPECT_THAT(Download("pan", file.id), HasReason(Reason::kPermissionDenied));
  EXPECT_THAT(Download("hsu", file.id), HasReason(Reason::kNotFound));
}

}  // namespace
}  // namespace award::workflow
