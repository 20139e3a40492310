// Rows of applications.
#include "server/storage/applications.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "server/base/status_macros.h"
#include "tests/testing/application_builders.h"
#include "tests/testing/matchers.h"
#include "tests/testing/season_fixture.h"

namespace award::storage {
namespace {

using base::Reason;
using ::testing::ElementsAre;
using testing::HasReason;
using ::testing::IsEmpty;
using testing::PlacedApplication;

class Applications : public testing::SeasonFixture {
 protected:
  void SetUp() override {
    SeasonFixture::SetUp();
    PlaceSeasonIn(SeasonState::kIntake);
  }

  void Place(const PlacedApplication& placed) {
    ASSERT_OK(store().Write([&](WriteTransaction& transaction) {
      return testing::PlaceApplication(transaction, season_, clock_.Now(), placed);
    }));
  }

  std::vector<std::string> Listed(const ApplicationFilter& filter, const char* after = nullptr,
                                  int limit = 100) {
    std::vector<std::string> ids;
    EXPECT_OK(store().Read([&](const ReadTransaction& transaction) -> absl::Status {
      ASSIGN_OR_RETURN(
          const std::vector<Application> rows,
          ListApplications(transaction, filter,
                           after ? std::optional(ApplicationId(after)) : std::nullopt, limit));
      for (const Application& row : rows) ids.push_back(row.id.value());
      return absl::OkStatus();
    }));
    return ids;
  }

  bool HasTitleNow(const Application& application, std::string_view title) {
    bool has = false;
    EXPECT_OK(store().Read([&](const ReadTransaction& transaction) -> absl::Status {
      ASSIGN_OR_RETURN(has, HasTitle(transaction, application, title));
      return absl::OkStatus();
    }));
    return has;
  }
};

TEST_F(Applications, ComeBackAsTheyWereStored) {
  Place({.id = "a"});
  ASSERT_OK(store().Write([&](WriteTransaction& transaction) -> absl::Status {
    ASSIGN_OR_RETURN(Application row, LoadApplication(transaction, season_, ApplicationId("a")));
    row.category = CategoryId("inclusion");
    row.state = ApplicationState::kReturned;
    row.correction_count = 1;
    row.reason = "缺首長簽章";
    row.corrections = {"補簽章", "補期程"};
    row.update_time = clock_.Now() + std::chrono::hours(1);
    RETURN_IF_ERROR(UpdateApplication(transaction, row));
    EXPECT_EQ(row.etag, 2);
    ASSIGN_OR_RETURN(const Application read,
                     LoadApplication(transaction, season_, ApplicationId("a")));
    EXPECT_EQ(read.agency, AgencyId("household"));
    EXPECT_EQ(read.category, CategoryId("inclusion"));
    EXPECT_EQ(read.state, ApplicationState::kReturned);
    EXPECT_EQ(read.revision, 1);
    EXPECT_EQ(read.correction_count, 1);
    EXPECT_EQ(read.reason, "缺首長簽章");
    EXPECT_THAT(read.corrections, ElementsAre("補簽章", "補期程"));
    EXPECT_EQ(read.create_time, clock_.Now());
    EXPECT_EQ(read.update_time, clock_.Now() + std::chrono::hours(1));
    EXPECT_EQ(read.etag, 2);
    return absl::OkStatus();
  }));
}

TEST_F(Applications, CannotShareAnId) {
  Place({.id = "a"});
  EXPECT_THAT(store().Write([&](WriteTransaction& transaction) {
    return testing::PlaceApplication(transaction, season_, clock_.Now(), {.id = "a"});
  }),
              HasReason(Reason::kAlreadyExists));
}

TEST_F(Applications, AreNotOverwrittenFromAnOldReading) {
  Place({.id = "a"});
  ASSERT_OK(store().Write([&](WriteTransaction& transaction) -> absl::Status {
    ASSIGN_OR_RETURN(Application first, LoadApplication(transaction, season_, ApplicationId("a")));
    Application second = first;
    RETURN_IF_ERROR(UpdateApplication(transaction, first));
    EXPECT_THAT(UpdateApplication(transaction, second), HasReason(Reason::kEtagMismatch));
    return absl::OkStatus();
  }));
}

TEST_F(Applications, ThatDoNotExistAreNotFound) {
  ASSERT_OK(store().Read([&](const ReadTransaction& transaction) -> absl::Status {
    EXPECT_THAT(LoadApplication(transaction, season_, ApplicationId("none")),
                HasReason(Reason::kNotFound));
    EXPECT_THAT(LoadApplication(transaction, SeasonId("117"), ApplicationId("none")),
                HasReason(Reason::kNotFound));
    return absl::OkStatus();
  }));
}

TEST_F(Applications, AreListedByIdUnderEveryFilter) {
  Place({.id = "c", .agency = "household", .category = "digital"});
  Place({.id = "a", .agency = "civil", .category = "inclusion", .title = "甲"});
  Place({.id = "b", .agency = "household", .state = ApplicationState::kDraft, .title = "乙"});
  EXPECT_THAT(Listed({.season = season_}), ElementsAre("a", "b", "c"));
  EXPECT_THAT(Listed({.season = season_}, "a", 1), ElementsAre("b"));
  EXPECT_THAT(Listed({.season = season_, .category = CategoryId("inclusion")}), ElementsAre("a"));
  EXPECT_THAT(Listed({.season = season_, .agency = AgencyId("household")}), ElementsAre("b", "c"));
  EXPECT_THAT(Listed({.season = season_, .state = ApplicationState::kDraft}), ElementsAre("b"));
  EXPECT_THAT(Listed({.season = SeasonId("117")}), IsEmpty());
}

TEST_F(Applications, KeepTheirTitlesApartWithinAnAgency) {
  Place({.id = "a", .title = "甲"});
  Place({.id = "gone", .state = ApplicationState::kWithdrawn, .title = "乙"});
  Application other;
  other.season = season_;
  other.id = ApplicationId("other");
  other.agency = AgencyId("household");
  EXPECT_TRUE(HasTitleNow(other, "甲"));
  EXPECT_FALSE(HasTitleNow(other, "乙")) << "a withdrawn one gives its title back";
  EXPECT_FALSE(HasTitleNow(other, "丙"));
  other.id = ApplicationId("a");
  EXPECT_FALSE(HasTitleNow(other, "甲")) << "its own";
  other.id = ApplicationId("other");
  other.agency = AgencyId("civil");
  EXPECT_FALSE(HasTitleNow(other, "甲")) << "another agency's";
}

}  // namespace
}  // namespace award::storage
