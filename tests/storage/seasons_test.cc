// Rows of seasons and their rules.
#include "server/storage/seasons.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "server/base/status_macros.h"
#include "server/storage/frozen_rules.h"
#include "server/storage/rubrics.h"
#include "server/storage/rules.h"
#include "tests/testing/season_fixture.h"

namespace award::storage {
namespace {

using base::Reason;
using ::testing::ElementsAre;
using testing::HasReason;
using ::testing::IsEmpty;

class Seasons : public testing::SeasonFixture {
 protected:
  Season ASeason(const char* id) const {
    Season season;
    season.id = SeasonId(id);
    season.display_name = "評選";
    season.rules = testing::ARules();
    season.create_time = season.update_time = clock_start_;
    season.etag = 1;
    return season;
  }

  absl::Status Insert(const Season& season) {
    return store().Write(
        [&](WriteTransaction& transaction) { return InsertSeason(transaction, season); });
  }

  absl::StatusOr<Season> Load(const SeasonId& id) {
    absl::StatusOr<Season> loaded = absl::UnknownError("not run");
    EXPECT_OK(store().Read([&](const ReadTransaction& transaction) -> absl::Status {
      loaded = LoadSeason(transaction, id);
      return absl::OkStatus();
    }));
    return loaded;
  }

  const base::Time clock_start_ = testing::FakeClock::kStart;
};

// Every field of the rules goes into the digest, so equal digests mean that nothing was lost.
TEST_F(Seasons, ComeBackWithTheirRulesWhole) {
  Season season = ASeason("116");
  season.rehearsal = true;
  season.rules.method = TabulationMethod::kRankSum;
  season.rules.categories[1].quota = 3;
  season.rules.categories[0].dimensions[2].items[1].share = 7;
  season.rules.final_round_judges = 4;
  season.rules.correction_limit = 2;
  season.rules.dimension_text_length_max = 1234;
  ASSERT_OK(Insert(season));
  ASSERT_OK_AND_ASSIGN(const Season loaded, Load(SeasonId("116")));
  EXPECT_EQ(RulesDigest(loaded.rules), RulesDigest(season.rules));
  EXPECT_EQ(loaded.display_name, "評選");
  EXPECT_TRUE(loaded.rehearsal);
  EXPECT_EQ(loaded.state, SeasonState::kDraft);
  EXPECT_EQ(loaded.schedule, std::nullopt);
  EXPECT_EQ(loaded.rules_digest, std::nullopt);
  EXPECT_EQ(loaded.announce_time, std::nullopt);
  EXPECT_EQ(loaded.etag, 1);
}

TEST_F(Seasons, ComeBackWithWhatTheirRulesDeclare) {
  Season season = ASeason("116");
  season.rules = testing::DeclaredRules();
  ASSERT_OK(Insert(season));
  ASSERT_OK_AND_ASSIGN(const Season loaded, Load(SeasonId("116")));
  EXPECT_EQ(RulesDigest(loaded.rules), RulesDigest(season.rules));
  EXPECT_NE(RulesDigest(loaded.rules), RulesDigest(testing::ARules()));
  season.rules = testing::ARules();
  ASSERT_OK(store().Write(
      [&](WriteTransaction& transaction) { return ReplaceRules(transaction, season); }));
  ASSERT_OK_AND_ASSIGN(const Season plain, Load(SeasonId("116")));
  EXPECT_EQ(RulesDigest(plain.rules), RulesDigest(season.rules));
}

TEST_F(Seasons, CategoriesAreReplacedWhole) {
  ASSERT_OK(Insert(ASeason("116")));
  const std::vector<Category> declared = testing::DeclaredRules().categories;
  ASSERT_OK(store().Write([&](WriteTransaction& transaction) -> absl::Status {
    RETURN_IF_ERROR(ReplaceCategories(transaction, SeasonId("116"), {declared[0]}));
    ASSIGN_OR_RETURN(const auto loaded, LoadCategories(transaction, SeasonId("116")));
    EXPECT_EQ(loaded.size(), 1U);
    EXPECT_EQ(loaded.at(0).Criteria(), declared[0].Criteria());
    EXPECT_EQ(loaded.at(0).levels.at(1).anchor, "有系統地推動。");
    EXPECT_EQ(loaded.at(0).facets.at(1).share, 45);
    EXPECT_EQ(loaded.at(0).dimensions.at(2).floor, 6000);
    return absl::OkStatus();
  }));
}

TEST_F(Seasons, AnUpdateWritesEverythingButTheRules) {
  Season season = ASeason("116");
  ASSERT_OK(Insert(season));
  season.state = SeasonState::kAnnounced;
  season.display_name = "新名";
  season.schedule = testing::ASchedule();
  season.rules_digest = RulesDigest(season.rules);
  season.announce_time = base::Time{5};
  season.update_time = base::Time{6};
  const base::Digest before = RulesDigest(season.rules);
  season.rules.tie_chain.clear();
  ASSERT_OK(store().Write(
      [&](WriteTransaction& transaction) { return UpdateSeason(transaction, season); }));
  EXPECT_EQ(season.etag, 2);
  ASSERT_OK_AND_ASSIGN(const Season loaded, Load(SeasonId("116")));
  EXPECT_EQ(loaded.state, SeasonState::kAnnounced);
  EXPECT_EQ(loaded.display_name, "新名");
  EXPECT_EQ(loaded.schedule, testing::ASchedule());
  EXPECT_EQ(loaded.rules_digest, before);
  EXPECT_EQ(loaded.announce_time, base::Time{5});
  EXPECT_EQ(loaded.update_time, base::Time{6});
  EXPECT_EQ(loaded.create_time, clock_start_);
  EXPECT_EQ(loaded.etag, 2);
  EXPECT_EQ(RulesDigest(loaded.rules), before);
}

TEST_F(Seasons, AnUpdateOfWhatWasReadBeforeIsRefused) {
  ASSERT_OK(Insert(ASeason("116")));
  Season stale = ASeason("116");
  ASSERT_OK(store().Write(
      [&](WriteTransaction& transaction) { return UpdateSeason(transaction, stale); }));
  stale.etag = 1;
  stale.display_name = "晚了";
  EXPECT_THAT(store().Write(
                  [&](WriteTransaction& transaction) { return UpdateSeason(transaction, stale); }),
              HasReason(Reason::kEtagMismatch));
  ASSERT_OK_AND_ASSIGN(const Season loaded, Load(SeasonId("116")));
  EXPECT_EQ(loaded.display_name, "評選");
}

TEST_F(Seasons, RulesAreReplacedWhole) {
  Season season = ASeason("116");
  ASSERT_OK(Insert(season));
  season.rules.categories.erase(season.rules.categories.begin());
  season.rules.categories[0].dimensions.resize(2);
  season.rules.categories[0].dimensions[0].items.resize(1);
  season.rules.tie_chain = {TieKey::kMedianTotal};
  season.rules.shortlist_factor = 3;
  ASSERT_OK(store().Write(
      [&](WriteTransaction& transaction) { return ReplaceRules(transaction, season); }));
  ASSERT_OK_AND_ASSIGN(const Season loaded, Load(SeasonId("116")));
  EXPECT_EQ(RulesDigest(loaded.rules), RulesDigest(season.rules));
}

TEST_F(Seasons, OneIdStandsOnce) {
  ASSERT_OK(Insert(ASeason("116")));
  EXPECT_THAT(Insert(ASeason("116")), HasReason(Reason::kAlreadyExists));
  EXPECT_THAT(Load(SeasonId("115")), HasReason(Reason::kNotFound));
}

TEST_F(Seasons, AreListedByYearNewestFirst) {
  for (const char* id : {"99", "116", "100", "9"}) ASSERT_OK(Insert(ASeason(id)));
  const auto ids = [&](const std::optional<SeasonId>& after, int limit) {
    std::vector<std::string> found;
    EXPECT_OK(store().Read([&](const ReadTransaction& transaction) -> absl::Status {
      ASSIGN_OR_RETURN(const auto seasons, ListSeasons(transaction, after, limit));
      for (const Season& season : seasons) found.push_back(season.id.value());
      return absl::OkStatus();
    }));
    return found;
  };
  EXPECT_THAT(ids(std::nullopt, 10), ElementsAre("116", "100", "99", "9"));
  EXPECT_THAT(ids(std::nullopt, 2), ElementsAre("116", "100"));
  EXPECT_THAT(ids(SeasonId("100"), 10), ElementsAre("99", "9"));
  EXPECT_THAT(ids(SeasonId("9"), 10), IsEmpty());
}

TEST_F(Seasons, FrozenRulesAreThoseOfTheDigest) {
  Season season = ASeason("116");
  ASSERT_OK(Insert(season));
  ASSERT_OK(store().Read([&](const ReadTransaction& transaction) -> absl::Status {
    ASSIGN_OR_RETURN(const auto rules,
                     LoadFrozenRules(transaction, season.id, RulesDigest(season.rules)));
    EXPECT_EQ(RulesDigest(*rules), RulesDigest(season.rules));
    return absl::OkStatus();
  }));
}

}  // namespace
}  // namespace award::storage
