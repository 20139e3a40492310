// Rows of revisions and endorsements.
#include "server/storage/revisions.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "server/base/status_macros.h"
#include "server/storage/attachments.h"
#include "tests/testing/application_builders.h"
#include "tests/testing/matchers.h"
#include "tests/testing/season_fixture.h"

namespace award::storage {
namespace {

using base::Reason;
using ::testing::ElementsAre;
using testing::HasReason;
using testing::kMobile;
using ::testing::SizeIs;

class Revisions : public testing::SeasonFixture {
 protected:
  void SetUp() override {
    SeasonFixture::SetUp();
    PlaceSeasonIn(SeasonState::kIntake);
  }

  void Place(ApplicationState state) {
    ASSERT_OK(store().Write([&](WriteTransaction& transaction) {
      return testing::PlaceApplication(transaction, season_, clock_.Now(), {.state = state});
    }));
  }
};

// Every field of the content goes into the digest, so equal digests mean that nothing was lost.
TEST_F(Revisions, ComeBackAsTheyWereStored) {
  Place(ApplicationState::kSubmitted);
  ASSERT_OK(store().Read([&](const ReadTransaction& transaction) -> absl::Status {
    ASSIGN_OR_RETURN(const Revision read, LoadRevision(transaction, season_, kMobile, 1));
    const base::Digest digest = ContentDigest(CategoryId("digital"), testing::AContent(), {});
    EXPECT_EQ(ContentDigest(CategoryId("digital"), read.content, read.attachments), digest);
    EXPECT_EQ(read.content_digest, digest);
    EXPECT_EQ(read.submitter, PersonId("ho"));
    EXPECT_EQ(read.submit_time, clock_.Now());
    EXPECT_TRUE(read.endorsement.has_value());
    if (read.endorsement) {
      EXPECT_EQ(read.endorsement->agency, AgencyId("civil"));
      EXPECT_EQ(read.endorsement->content_digest, digest);
    }
    return absl::OkStatus();
  }));
}

TEST_F(Revisions, ADraftIsReplacedWhole) {
  Place(ApplicationState::kDraft);
  ASSERT_OK(store().Write([&](WriteTransaction& transaction) -> absl::Status {
    ASSIGN_OR_RETURN(std::optional<Revision> draft, FindDraft(transaction, season_, kMobile));
    EXPECT_TRUE(draft.has_value());
    if (!draft) return absl::OkStatus();
    draft->content.title = "新名";
    draft->content.team = {{"民政局", "林志明", "科長"}};
    draft->content.dimensions.erase(draft->content.dimensions.begin());
    const Attachment file{.id = AttachmentId("f"), .display_name = "a.pdf"};
    RETURN_IF_ERROR(InsertAttachment(transaction, season_, kMobile, file, testing::kPdf));
    draft->attachments = {file};
    RETURN_IF_ERROR(ReplaceDraft(transaction, *draft));
    ASSIGN_OR_RETURN(const Revision read, LoadRevision(transaction, season_, kMobile, 1));
    EXPECT_EQ(read.content.title, "新名");
    EXPECT_THAT(read.content.team, SizeIs(1));
    EXPECT_THAT(read.content.dimensions, SizeIs(5));
    EXPECT_THAT(read.attachments, SizeIs(1));
    return absl::OkStatus();
  }));
}

// Whatever the code above does: the schema refuses to touch what was submitted.
TEST_F(Revisions, ThatWereSubmittedNeverChange) {
  Place(ApplicationState::kSubmitted);
  EXPECT_THAT(store().Write([&](WriteTransaction& transaction) -> absl::Status {
    ASSIGN_OR_RETURN(Revision revision, LoadRevision(transaction, season_, kMobile, 1));
    revision.content.title = "竄改";
    return ReplaceDraft(transaction, revision);
  }),
              HasReason(Reason::kInternal));
  for (const Sql sql : {Sql("DELETE FROM revision_text"), Sql("DELETE FROM team_member"),
                        Sql("DELETE FROM revision")}) {
    EXPECT_THAT(store().Write(
                    [&](WriteTransaction& transaction) { return transaction.Prepare(sql).Run(); }),
                testing::StatusIs(absl::StatusCode::kInternal))
        << sql.text();
  }
}

TEST_F(Revisions, CannotHaveTwoDrafts) {
  Place(ApplicationState::kDraft);
  EXPECT_THAT(store().Write([&](WriteTransaction& transaction) -> absl::Status {
    ASSIGN_OR_RETURN(Revision revision, LoadRevision(transaction, season_, kMobile, 1));
    revision.number = 2;
    return ReplaceDraft(transaction, revision);
  }),
              HasReason(Reason::kAlreadyExists));
}

TEST_F(Revisions, ListsWhatWasSubmittedAndNotTheDraft) {
  Place(ApplicationState::kShortlisted);
  ASSERT_OK(store().Write([&](WriteTransaction& transaction) -> absl::Status {
    ASSIGN_OR_RETURN(Revision draft, LoadRevision(transaction, season_, kMobile, 1));
    draft.number = 2;
    RETURN_IF_ERROR(ReplaceDraft(transaction, draft));
    ASSIGN_OR_RETURN(auto heads, ListRevisions(transaction, season_, kMobile, 0, 10));
    EXPECT_THAT(heads, SizeIs(1));
    draft.submitter = PersonId("ho");
    draft.submit_time = clock_.Now();
    RETURN_IF_ERROR(SubmitDraft(transaction, draft));
    ASSIGN_OR_RETURN(heads, ListRevisions(transaction, season_, kMobile, 1, 10));
    EXPECT_THAT(heads, SizeIs(1));
    if (!heads.empty()) {
      EXPECT_EQ(heads[0].number, 2);
      EXPECT_EQ(heads[0].content.title, draft.content.title);
    }
    EXPECT_THAT(SubmitDraft(transaction, draft), HasReason(Reason::kNotFound)) << "only once";
    return absl::OkStatus();
  }));
}

TEST_F(Revisions, AnEndorsementBelongsToOneDigest) {
  Place(ApplicationState::kDraft);
  ASSERT_OK(store().Write([&](WriteTransaction& transaction) -> absl::Status {
    Endorsement endorsement{.agency = AgencyId("civil"),
                            .person = PersonId("he"),
                            .content_digest = base::Digest::Of("one"),
                            .endorse_time = clock_.Now()};
    RETURN_IF_ERROR(UpsertEndorsement(transaction, season_, kMobile, endorsement));
    endorsement.agency = AgencyId("health");
    RETURN_IF_ERROR(UpsertEndorsement(transaction, season_, kMobile, endorsement));
    ASSIGN_OR_RETURN(auto found,
                     FindEndorsement(transaction, season_, kMobile, base::Digest::Of("one")));
    EXPECT_TRUE(found && found->agency == AgencyId("health"));
    ASSIGN_OR_RETURN(found,
                     FindEndorsement(transaction, season_, kMobile, base::Digest::Of("two")));
    EXPECT_FALSE(found.has_value());
    return absl::OkStatus();
  }));
}

}  // namespace
}  // namespace award::storage
