// The flow by which owners compete: how much can be given, and who lacks something.
#include "scoring/panel/blocking/competition.h"

#include <utility>
#include <vector>

#include "gtest/gtest.h"
#include "tests/scoring/panel_problems.h"
#include "tests/scoring/panel_scene.h"

namespace award::scoring::panel {
namespace {

using CompetitionPairs = std::vector<std::pair<int32_t, int32_t>>;

Competition CompetitionOfAll(const StagedProblem& staged) {
  return Competition(staged.scene.panels, staged.scene.quotas, staged.scene.pairs,
                     Everybody(staged.scene.panels.size()));
}

TEST(Competition, GivesAllThatCanBeGivenAlsoByExchanges) {
  // Whoever goes first, the first judge must end up with the last application, and so on.
  const StagedProblem staged(
      ProblemOf({{1, 1, 1}, {1, 1, kConflict}, {1, kConflict, kConflict}}, 1, 1));
  Competition competition = CompetitionOfAll(staged);
  EXPECT_EQ(competition.Owed(), 3);
  EXPECT_EQ(competition.Fill(), 0);
  EXPECT_TRUE(competition.Lacking().empty());
  EXPECT_EQ(competition.Given(), (CompetitionPairs{{0, 2}, {1, 1}, {2, 0}}));
}

TEST(Competition, WhoLacksSomethingReachesAllWhoCompete) {
  // The last application has a judge of its own.
  const StagedProblem staged(ProblemOf(
      {{1, 1, kConflict}, {1, 1, kConflict}, {1, 1, kConflict}, {kConflict, kConflict, 1}}, 1, 1));
  Competition competition = CompetitionOfAll(staged);
  EXPECT_EQ(competition.Fill(), 1);
  ASSERT_EQ(competition.Lacking().size(), 1U);
  EXPECT_EQ(competition.ReachedFrom(competition.Lacking().front()),
            (std::vector<int32_t>{0, 1, 2}));
}

TEST(Competition, TakesAnOwnerOutOnlyWhenTheOthersStillBlock) {
  const StagedProblem staged(ProblemOf({{1, 1}, {1, 1}, {1, 1}, {1, 1}}, 1, 1));
  Competition competition = CompetitionOfAll(staged);
  EXPECT_EQ(competition.Fill(), 2);
  EXPECT_TRUE(competition.BlocksWithout(0));
  EXPECT_EQ(competition.Owed(), 1);
  const CompetitionPairs given = competition.Given();
  EXPECT_FALSE(competition.BlocksWithout(1));
  EXPECT_EQ(competition.Owed(), 1);
  EXPECT_EQ(competition.Given(), given);
}

TEST(Competition, ALockFillsAPlaceAndIsNotGiven) {
  Problem problem = ProblemOf({{1, 1}, {1, kConflict}}, 1, 1);
  problem.locks = {{0, 0}};
  const StagedProblem staged(std::move(problem));
  Competition competition = CompetitionOfAll(staged);
  EXPECT_EQ(competition.Owed(), 1);
  EXPECT_EQ(competition.Fill(), 1);
  EXPECT_EQ(competition.Lacking(), (std::vector<int32_t>{1}));
  EXPECT_TRUE(competition.Given().empty());
}

TEST(Competition, JudgesCompeteForWhatTheirLowestLoadsAskFor) {
  Problem problem = ProblemOf({{1, 1}}, 1, 1);
  for (Judge& judge : problem.judges) judge.lowest_load = 1;
  const StagedProblem staged(std::move(problem));
  Competition competition(staged.scene.quotas, staged.scene.panels, staged.by_judge, {0, 1});
  EXPECT_EQ(competition.Owed(), 2);
  EXPECT_EQ(competition.Fill(), 1);
}

TEST(Competition, BeginsWithWhatItIsGiven) {
  const StagedProblem staged(ProblemOf({{1, 1}, {1, 1}}, 1, 1));
  for (const int32_t judge : {0, 1}) {
    Competition competition = CompetitionOfAll(staged);
    competition.Give({{0, judge}});
    EXPECT_EQ(competition.Owed(), 1);
    EXPECT_EQ(competition.Fill(), 0);
    EXPECT_EQ(competition.Given(), (CompetitionPairs{{0, judge}, {1, 1 - judge}}));
  }
}

}  // namespace
}  // namespace award::scoring::panel
