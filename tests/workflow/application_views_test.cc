// Who sees what of an application.
#include "server/workflow/application_views.h"

#include <string>
#include <vector>

#include "fmt/format.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/workflow/application_fixture.h"

namespace award::workflow {
namespace {

using base::Reason;
using ::testing::ElementsAre;
using testing::HasReason;
using ::testing::IsEmpty;
using testing::kMobile;
using ::testing::SizeIs;

class ApplicationViews : public ApplicationFixture {
 protected:
  // `id: title`, with a star for a brief sight and a question mark for an open draft.
  std::vector<std::string> Listed(std::string_view person, const char* after = nullptr,
                                  int limit = 100) {
    const auto views = Read(person, [&](const Context& context,
                                        const storage::ReadTransaction& transaction) {
      return ListApplications(context, transaction, {.season = season_},
                              after ? std::optional(ApplicationId(after)) : std::nullopt, limit);
    });
    EXPECT_OK(views);
    std::vector<std::string> lines;
    if (!views.ok()) return lines;
    for (const ApplicationView& view : *views) {
      lines.push_back(fmt::format("{}:{}{}{}", view.application.id.value(),
                                  view.revision ? view.revision->content.title : "-",
                                  view.sight == Sight::kBrief ? "*" : "",
                                  view.revision && view.revision->is_draft() ? "?" : ""));
      if (view.revision) {
        EXPECT_THAT(view.revision->content.dimensions, IsEmpty());
      }
    }
    return lines;
  }

  absl::StatusOr<Revision> RevisionSeen(std::string_view person, int32_t number) {
    return Read(person, [&](const Context& context, const storage::ReadTransaction& transaction) {
      return GetRevision(context, transaction, season_, kMobile, number);
    });
  }
};

TEST_F(ApplicationViews, AuthorsAndEndorsersSeeTheDraftAllOthersWhatWasSubmitted) {
  PlaceSeasonIn(SeasonState::kCoaching);
  Place({.state = ApplicationState::kShortlisted, .title = "原名"});
  ASSERT_OK(Retitle("ho", "修正版"));
  for (const char* person : {"ho", "he"}) {
    ASSERT_OK_AND_ASSIGN(const ApplicationView view, View(person));
    EXPECT_EQ(view.revision->content.title, "修正版") << person;
    EXPECT_TRUE(view.revision->is_draft());
    EXPECT_EQ(view.submit_time, clock_.Now()) << "of the last submitted one";
  }
  for (const char* person : {"chen", "kuo", "shen"}) {
    ASSERT_OK_AND_ASSIGN(const ApplicationView view, View(person));
    EXPECT_EQ(view.revision->content.title, "原名") << person;
    EXPECT_THAT(view.revision->content.dimensions, SizeIs(6));
  }
  EXPECT_THAT(View("hsu"), HasReason(Reason::kNotFound));
  EXPECT_THAT(View("nobody"), HasReason(Reason::kNotFound));
}

TEST_F(ApplicationViews, TheStaffSeesThatADraftExistsButNotWhatItSays) {
  PlaceSeasonIn(SeasonState::kIntake);
  Place({.state = ApplicationState::kDraft});
  ASSERT_OK_AND_ASSIGN(const ApplicationView view, View("chen"));
  EXPECT_FALSE(view.revision.has_value());
  EXPECT_FALSE(view.submit_time.has_value());
}

TEST_F(ApplicationViews, ListsWhatEachCallerMayKnowOf) {
  PlaceSeasonIn(SeasonState::kCoaching);
  Place({.id = "a", .agency = "household", .state = ApplicationState::kEligible, .title = "甲"});
  Place({.id = "b", .agency = "clinic", .state = ApplicationState::kDraft, .title = "乙"});
  Place({.id = "c", .agency = "civil", .state = ApplicationState::kDraft, .title = "丙"});
  EXPECT_THAT(Listed("ho"), ElementsAre("a:甲"));
  EXPECT_THAT(Listed("he"), ElementsAre("a:甲", "c:丙?"));
  EXPECT_THAT(Listed("hsu"), ElementsAre("b:乙?"));
  EXPECT_THAT(Listed("chen"), ElementsAre("a:甲", "b:-", "c:-"));
  EXPECT_THAT(Listed("pan"), ElementsAre("a:甲*"));
  EXPECT_THAT(Listed("nobody"), IsEmpty());
}

// What a caller may not know of must not make a page shorter.
TEST_F(ApplicationViews, PagesAreFullAcrossWhatIsHidden) {
  PlaceSeasonIn(SeasonState::kIntake);
  for (const char* id : {"a", "b", "c", "d", "e", "f"}) {
    Place({.id = id, .agency = "clinic", .state = ApplicationState::kDraft, .title = id});
  }
  Place({.id = "g", .state = ApplicationState::kDraft, .title = "g"});
  Place({.id = "h", .state = ApplicationState::kDraft, .title = "h"});
  EXPECT_THAT(Listed("ho", nullptr, 2), ElementsAre("g:g?", "h:h?"));
  EXPECT_THAT(Listed("ho", "g", 2), ElementsAre("h:h?"));
}

TEST_F(ApplicationViews, ACoachWithoutTheCaseSeesNoContent) {
  PlaceSeasonIn(SeasonState::kCoaching);
  Place({.state = ApplicationState::kShortlisted});
  ASSERT_OK_AND_ASSIGN(const ApplicationView view, View("pan"));
  EXPECT_EQ(view.sight, Sight::kBrief);
  EXPECT_THAT(RevisionSeen("pan", 1), HasReason(Reason::kPermissionDenied));
}

TEST_F(ApplicationViews, ADraftIsNotARevision) {
  PlaceSeasonIn(SeasonState::kCoaching);
  Place({.state = ApplicationState::kShortlisted, .title = "原名"});
  ASSERT_OK(Retitle("ho", "修正版"));
  ASSERT_OK_AND_ASSIGN(const Revision first, RevisionSeen("ho", 1));
  EXPECT_EQ(first.content.title, "原名");
  EXPECT_EQ(RevisionSeen("ho", 2).status(), storage::RevisionNotFound(season_, kMobile, 2));
  EXPECT_EQ(RevisionSeen("ho", 3).status(), storage::RevisionNotFound(season_, kMobile, 3));
}

}  // namespace
}  // namespace award::workflow
