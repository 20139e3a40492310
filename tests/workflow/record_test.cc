// What every verb shares: the event of a change, etags, reasons, names.
#include "server/workflow/record.h"

#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "server/base/limits.h"
#include "server/storage/events.h"
#include "server/workflow/names.h"
#include "tests/testing/season_fixture.h"

namespace award::workflow {
namespace {

using base::Reason;
using testing::HasReason;
using testing::IsOkAndHolds;

class RecordTest : public testing::SeasonFixture {};

TEST_F(RecordTest, SaysWhoWhenByWhichVerbAndForWhichRequest) {
  const base::Digest digest = base::Digest::Of("what");
  ASSERT_OK(Write("chen", [&](const Context& context, auto& transaction) {
    Context asked{context.now, context.caller, "AnnounceSeason", "request-1", context.ids};
    return Record(asked, transaction,
                  {.resource = "seasons/116",
                   .from_state = "DRAFT",
                   .to_state = "ANNOUNCED",
                   .reason = "公告",
                   .digest = digest});
  }));
  const auto events = Read("chen", [&](const Context&, const auto& transaction) {
    return storage::ListEvents(transaction, "", 0, 10);
  });
  ASSERT_OK(events);
  ASSERT_EQ(events->size(), 1U);
  const Event& event = events->at(0);
  EXPECT_EQ(event.actor, "chen");
  EXPECT_EQ(event.create_time, clock_.Now());
  EXPECT_EQ(event.verb, "AnnounceSeason");
  EXPECT_EQ(event.request_id, "request-1");
  EXPECT_EQ(event.resource, "seasons/116");
  EXPECT_EQ(event.from_state + ">" + event.to_state, "DRAFT>ANNOUNCED");
  EXPECT_EQ(event.reason, "公告");
  EXPECT_EQ(event.digest, digest);
}

TEST(CheckEtag, RefusesAnotherRevisionAndNamesBoth) {
  EXPECT_OK(CheckEtag(std::nullopt, 3, "seasons/116"));
  EXPECT_OK(CheckEtag(3, 3, "seasons/116"));
  const absl::Status refused = CheckEtag(2, 3, "seasons/116");
  EXPECT_THAT(refused, HasReason(Reason::kEtagMismatch));
  const base::Metadata expected = {{"resource", "seasons/116"}, {"expected", "2"}, {"actual", "3"}};
  EXPECT_EQ(base::MetadataOf(refused), expected);
}

TEST(RequireReason, TakesACleanTextAndNoEmptyOne) {
  EXPECT_THAT(RequireReason("  颱風\n延期 "), IsOkAndHolds(std::string("颱風\n延期")));
  EXPECT_THAT(RequireReason(" \n "), HasReason(Reason::kFieldRequired));
  EXPECT_THAT(RequireReason("\x1b[31m"), HasReason(Reason::kTextControlCharacter));
  EXPECT_THAT(RequireReason(std::string(base::kReasonTextLengthMax + 1, 'x')),
              HasReason(Reason::kTextTooLong));
}

TEST(Names, AreThoseOfTheContract) {
  const SeasonId season("116");
  const ApplicationId application("a");
  const JudgeId judge("lin");
  EXPECT_EQ(AgencyName(AgencyId("civil")), "agencies/civil");
  EXPECT_EQ(PersonName(PersonId("chen")), "people/chen");
  EXPECT_EQ(TokenName(PersonId("chen"), TokenId("t")), "people/chen/tokens/t");
  EXPECT_EQ(SeasonName(season), "seasons/116");
  EXPECT_EQ(ApplicationName(season, application), "seasons/116/applications/a");
  EXPECT_EQ(RevisionName(season, application, 2), "seasons/116/applications/a/revisions/2");
  EXPECT_EQ(AttachmentName(season, application, AttachmentId("f")),
            "seasons/116/applications/a/attachments/f");
  EXPECT_EQ(JudgeName(season, judge), "seasons/116/judges/lin");
  EXPECT_EQ(ConflictName(season, ConflictId("c")), "seasons/116/conflicts/c");
  EXPECT_EQ(PlanName(season, PlanId("p")), "seasons/116/assignmentPlans/p");
  EXPECT_EQ(AssignmentName(season, application, Round::kFirst, judge),
            "seasons/116/assignments/a.first.lin");
  EXPECT_EQ(SheetName(season, judge, application, Round::kFinal),
            "seasons/116/judges/lin/sheets/a.final");
  EXPECT_EQ(SheetName(season, judge, application, Round::kFirst, 2),
            "seasons/116/judges/lin/sheets/a.first.v2");
  EXPECT_EQ(TabulationName(season, TabulationId("t")), "seasons/116/tabulations/t");
  EXPECT_EQ(ResolutionName(season, ResolutionId("r")), "seasons/116/resolutions/r");
  EXPECT_EQ(CoachingCaseName(season, CoachingCaseId("k")), "seasons/116/coachingCases/k");
  EXPECT_EQ(AdviceName(season, CoachingCaseId("k"), AdviceId("v")),
            "seasons/116/coachingCases/k/advice/v");
  EXPECT_EQ(NominationListName(season, NominationListId("l")), "seasons/116/nominationLists/l");
}

}  // namespace
}  // namespace award::workflow
