// What an application says: cleaned, and measured.
#include "server/workflow/application_content.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/testing/application_builders.h"
#include "tests/testing/matchers.h"
#include "tests/testing/season_fixture.h"

namespace award::workflow {
namespace {

using base::Reason;
using testing::AContent;
using ::testing::ElementsAre;
using testing::HasReason;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class ApplicationContent : public ::testing::Test {
 protected:
  absl::StatusOr<Content> Clean(const Content& content) const {
    return CleanContent(content, category_, rules_);
  }
  std::vector<Reason> Gaps(const Content& content) const {
    std::vector<Reason> reasons;
    for (const base::Violation& gap : ContentGaps(content, category_)) reasons.push_back(gap.type);
    return reasons;
  }

  Rules rules_ = testing::ARules();
  Category category_ = rules_.categories.front();
  Content content_ = AContent();
};

TEST_F(ApplicationContent, ThatIsCompleteHasNoGaps) {
  ASSERT_OK_AND_ASSIGN(const Content clean, Clean(content_));
  EXPECT_THAT(Gaps(clean), IsEmpty());
}

TEST_F(ApplicationContent, EveryGapIsNamedAtOnce) {
  EXPECT_THAT(
      Gaps(Content()),
      ElementsAre(Reason::kFieldRequired, Reason::kFieldRequired, Reason::kTextMissing,
                  Reason::kTextMissing, Reason::kTextMissing, Reason::kTextMissing,
                  Reason::kTextMissing, Reason::kTextMissing, Reason::kTeamMissing,
                  Reason::kDatesMissing, Reason::kContactMissing, Reason::kAttestationMissing));
}

TEST_F(ApplicationContent, EachThingThatIsNeededIsMissedAlone) {
  Content without = content_;
  without.dimensions.erase(without.dimensions.begin() + 2);
  ASSERT_THAT(ContentGaps(without, category_), SizeIs(1));
  EXPECT_EQ(ContentGaps(without, category_)[0].subject, "content.dimensions[3]");
  without = content_;
  without.team[1].job_title.clear();
  EXPECT_THAT(Gaps(without), ElementsAre(Reason::kTeamMissing));
  without = content_;
  without.end_date.clear();
  EXPECT_THAT(Gaps(without), ElementsAre(Reason::kDatesMissing));
  without = content_;
  without.contact.phone.clear();
  EXPECT_THAT(Gaps(without), ElementsAre(Reason::kContactMissing));
  without = content_;
  without.attestation.attested = false;
  EXPECT_THAT(Gaps(without), ElementsAre(Reason::kAttestationMissing));
  without = content_;
  without.summary.clear();
  EXPECT_THAT(Gaps(without), ElementsAre(Reason::kFieldRequired));
}

// So that the digest does not depend on the order in which a form was filled in.
TEST_F(ApplicationContent, DimensionsStandInTheOrderOfTheRubric) {
  Content shuffled = content_;
  std::swap(shuffled.dimensions[0], shuffled.dimensions[5]);
  shuffled.dimensions[2].text = "  ";
  ASSERT_OK_AND_ASSIGN(const Content clean, Clean(shuffled));
  std::vector<std::string> ids;
  for (const DimensionText& text : clean.dimensions) ids.push_back(text.dimension.value());
  EXPECT_THAT(ids, ElementsAre("1", "2", "4", "5", "6"));
}

TEST_F(ApplicationContent, TextsAreStoredInOneNormalForm) {
  content_.title = "  cafe\u0301 服務 ";
  ASSERT_OK_AND_ASSIGN(const Content clean, Clean(content_));
  EXPECT_EQ(clean.title, "café 服務");
}

TEST_F(ApplicationContent, CannotNameADimensionTheRubricDoesNotHave) {
  content_.dimensions[0].dimension = DimensionId("7");
  EXPECT_THAT(Clean(content_), HasReason(Reason::kDimensionUnknown));
}

TEST_F(ApplicationContent, CannotNameADimensionTwice) {
  content_.dimensions.push_back(content_.dimensions[0]);
  EXPECT_THAT(Clean(content_), HasReason(Reason::kFieldInvalid));
}

TEST_F(ApplicationContent, AcceptsExactlyAsManyCharactersAsTheRulesAllow) {
  rules_.dimension_text_length_max = 10;
  content_.dimensions = {{DimensionId("1"), "一二三四五六七八九十"}};
  EXPECT_OK(Clean(content_));
  content_.dimensions[0].text += "百";
  EXPECT_THAT(Clean(content_), HasReason(Reason::kTextTooLong));
}

TEST_F(ApplicationContent, RefusesWhatIsNotText) {
  content_.summary = "\xff\xfe";
  EXPECT_THAT(Clean(content_), HasReason(Reason::kTextNotUtf8));
  content_.summary = "\u202etxt.exe";
  EXPECT_THAT(Clean(content_), HasReason(Reason::kTextControlCharacter));
}

TEST_F(ApplicationContent, DatesAreDaysOfTheCalendar) {
  for (const char* day : {"2026-02-29", "2026-13-01", "2026-04-31", "26-01-01", "2026/01/01",
                          "2026-1-01", "2026-01-0x", "0-00-00000", "2026-00-10"}) {
    content_.start_date = day;
    content_.end_date.clear();
    EXPECT_THAT(Clean(content_), HasReason(Reason::kDateInvalid)) << day;
  }
  content_.start_date = "2024-02-29";
  EXPECT_OK(Clean(content_));
}

TEST_F(ApplicationContent, TheLastDayIsNotBeforeTheFirst) {
  content_.start_date = "2026-05-02";
  content_.end_date = "2026-05-01";
  EXPECT_THAT(Clean(content_), HasReason(Reason::kDateInvalid));
  content_.end_date = "2026-05-02";
  EXPECT_OK(Clean(content_));
}

TEST_F(ApplicationContent, TheBudgetIsNotNegativeAndTheTeamHasALimit) {
  content_.budget_thousand_twd = -1;
  EXPECT_THAT(Clean(content_), HasReason(Reason::kFieldInvalid));
  content_.budget_thousand_twd = 0;
  EXPECT_OK(Clean(content_));
  content_.team.assign(100, content_.team[0]);
  EXPECT_OK(Clean(content_));
  content_.team.push_back(content_.team[0]);
  EXPECT_THAT(Clean(content_), HasReason(Reason::kFieldInvalid));
}

}  // namespace
}  // namespace award::workflow
