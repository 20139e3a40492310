// Every pattern of the contract is parsed, and what the server builds is what it takes.
#include "server/service/resource_name.h"

#include "tests/testing/matchers.h"

namespace award::service {
namespace {

using base::Reason;
using testing::HasReason;
using testing::IsOkAndHolds;

TEST(ResourceName, TopLevelNamesGiveTheirId) {
  EXPECT_THAT(ParseAgency("agency", "agencies/civil-affairs"),
              IsOkAndHolds(AgencyId("civil-affairs")));
  EXPECT_THAT(ParsePerson("name", "people/chen"), IsOkAndHolds(PersonId("chen")));
  EXPECT_THAT(ParseSeason("name", "seasons/116"), IsOkAndHolds(SeasonId("116")));
}

TEST(ResourceName, NestedNamesGiveEveryId) {
  ASSERT_OK_AND_ASSIGN(
      const AttachmentKey attachment,
      ParseAttachment("name", "seasons/116/applications/meals/attachments/attachment-0001"));
  EXPECT_EQ(attachment.season.value(), "116");
  EXPECT_EQ(attachment.application.value(), "meals");
  EXPECT_EQ(attachment.attachment.value(), "attachment-0001");
  ASSERT_OK_AND_ASSIGN(const RevisionKey revision,
                       ParseRevision("name", "seasons/116/applications/meals/revisions/2"));
  EXPECT_EQ(revision.number, 2);
  ASSERT_OK_AND_ASSIGN(const AdviceKey advice,
                       ParseAdvice("name", "seasons/116/coachingCases/c/advice/a"));
  EXPECT_EQ(advice.coaching_case.value(), "c");
  EXPECT_EQ(advice.advice.value(), "a");
  EXPECT_OK(ParseToken("name", "people/chen/tokens/token-0001"));
  EXPECT_OK(ParseConflict("name", "seasons/116/conflicts/conflict-0001"));
  EXPECT_OK(ParsePlan("name", "seasons/116/assignmentPlans/plan-0001"));
  EXPECT_OK(ParseTabulation("name", "seasons/116/tabulations/t"));
  EXPECT_OK(ParseResolution("name", "seasons/116/resolutions/r"));
  EXPECT_OK(ParseCoachingCase("name", "seasons/116/coachingCases/c"));
  EXPECT_OK(ParseNominationList("name", "seasons/116/nominationLists/l"));
}

TEST(ResourceName, ASheetNamesItsRoundAndItsSupersededVersion) {
  ASSERT_OK_AND_ASSIGN(const SheetKey first,
                       ParseSheet("name", "seasons/116/judges/lin/sheets/meals.first"));
  EXPECT_EQ(first.application.value(), "meals");
  EXPECT_EQ(first.round, Round::kFirst);
  EXPECT_EQ(first.superseded_version, 0);
  ASSERT_OK_AND_ASSIGN(const SheetKey old,
                       ParseSheet("name", "seasons/116/judges/lin/sheets/meals.final.v3"));
  EXPECT_EQ(old.round, Round::kFinal);
  EXPECT_EQ(old.superseded_version, 3);
  for (const char* sheet : {"meals", "meals.", "meals.second", ".first", "meals.first.3",
                            "meals.first.v0", "meals.first.v1.v2", "Meals.first", "meals.first."}) {
    EXPECT_THAT(ParseSheet("name", std::string("seasons/116/judges/lin/sheets/") + sheet),
                HasReason(Reason::kNameInvalid))
        << sheet;
  }
}

TEST(ResourceName, EveryJudgeIsMeantOnlyWhereAsked) {
  ASSERT_OK_AND_ASSIGN(const JudgeKey every, ParseJudgeOrEvery("parent", "seasons/116/judges/-"));
  EXPECT_TRUE(every.judge.empty());
  ASSERT_OK_AND_ASSIGN(const JudgeKey one, ParseJudgeOrEvery("parent", "seasons/116/judges/lin"));
  EXPECT_EQ(one.judge.value(), "lin");
  EXPECT_THAT(ParseJudge("parent", "seasons/116/judges/-"), HasReason(Reason::kNameInvalid));
}

TEST(ResourceName, WhatFollowsNoPatternIsRefused) {
  EXPECT_THAT(ParseSeason("name", ""), HasReason(Reason::kFieldRequired));
  for (const char* name : {"116", "season/116", "seasons/", "seasons/116/", "/seasons/116",
                           "seasons//116", "seasons/116/judges/lin", "seasons/-", "seasons/A",
                           "seasons/%2e", "seasons/../116", "people/116"}) {
    EXPECT_THAT(ParseSeason("name", name), HasReason(Reason::kNameInvalid)) << name;
  }
  EXPECT_THAT(ParseSeason("name", "seasons/" + std::string(5000, 'a')),
              HasReason(Reason::kNameInvalid));
  for (const char* number : {"0", "-1", "01", "1x", "9999999999"}) {
    EXPECT_THAT(
        ParseRevision("name", std::string("seasons/116/applications/meals/revisions/") + number),
        HasReason(Reason::kNameInvalid))
        << number;
  }
}

TEST(ResourceName, ARefusalNamesTheField) {
  const base::Metadata metadata = base::MetadataOf(ParseSeason("parent", "season/116").status());
  EXPECT_EQ(metadata.at(0), (std::pair<std::string, std::string>("field", "parent")));
}

}  // namespace
}  // namespace award::service
