// What is not a score is refused by the name of its fault, and changes nothing.
#include "server/workflow/scores.h"

#include "server/storage/seasons.h"
#include "tests/testing/season_fixture.h"

namespace award::workflow {
namespace {

using base::Reason;
using testing::HasReason;
using testing::IsOkAndHolds;

TEST(Score, IsKeptInHundredths) {
  EXPECT_THAT(ParseScore("score", "0"), IsOkAndHolds(0));
  EXPECT_THAT(ParseScore("score", "86.5"), IsOkAndHolds(8650));
  EXPECT_THAT(ParseScore("score", "100.00"), IsOkAndHolds(10'000));
}

TEST(Score, IsRefusedByTheNameOfItsFault) {
  EXPECT_THAT(ParseScore("score", ""), HasReason(Reason::kScoreInvalid));
  EXPECT_THAT(ParseScore("score", "86,5"), HasReason(Reason::kScoreInvalid));
  EXPECT_THAT(ParseScore("score", "86.500"), HasReason(Reason::kScoreTooPrecise));
  EXPECT_THAT(ParseScore("score", "100.01"), HasReason(Reason::kScoreOutOfRange));
  EXPECT_THAT(ParseScore("score", "-1"), HasReason(Reason::kScoreOutOfRange));
}

TEST(Score, ARefusalNamesTheField) {
  EXPECT_EQ(base::MetadataOf(ParseScore("scores[3].score", "x").status()).at(0).second,
            "scores[3].score");
}

// The fixture that the other tests of this floor stand on.
class FixtureTest : public testing::SeasonFixture {};

TEST_F(FixtureTest, PlacesTheSeasonInAnyState) {
  for (const auto& [state, word] : Words<SeasonState>::kRows) {
    PlaceSeasonIn(state);
    const auto season = Read("chen", [&](const Context&, const auto& transaction) {
      return storage::LoadSeason(transaction, season_);
    });
    ASSERT_OK(season);
    EXPECT_EQ(season->state, state) << word;
    EXPECT_EQ(season->rules.categories.size(), 2U);
  }
}

TEST_F(FixtureTest, KnowsItsPeople) {
  const auto agency = Write("ho", [](const Context& context, auto&) -> absl::StatusOr<AgencyId> {
    return context.caller.roles.at(0).agency.value();
  });
  EXPECT_THAT(agency, IsOkAndHolds(AgencyId("household")));
}

}  // namespace
}  // namespace award::workflow
