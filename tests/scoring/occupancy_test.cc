// What owners hold and owe, class by class, when one more comes or goes.
#include "scoring/panel/blocking/occupancy.h"

#include <vector>

#include "gtest/gtest.h"
#include "tests/scoring/panel_problems.h"
#include "tests/scoring/panel_scene.h"

namespace award::scoring::panel {
namespace {

constexpr int32_t kOccupancyRoot = 0;
constexpr int32_t kOccupancyClass = 1;

// Three seats, one or two of them for the first two judges; the third judge is locked.
Problem OccupancyProblem() {
  Problem problem = ProblemOf({{1, 1, 1, 1}}, 3, 1);
  AddRule(problem, Each::kApplication, {0, 1}, 1, 2);
  problem.locks = {{0, 2}};
  return problem;
}

std::vector<int64_t> OccupancyNumbers(const Occupancy& panels) {
  return {panels.Used(0, kOccupancyRoot), panels.Owed(0, kOccupancyRoot),
          panels.Used(0, kOccupancyClass), panels.Owed(0, kOccupancyClass)};
}

TEST(Occupancy, LowestBoundsThatLocksDoNotMeetAreOwed) {
  const StagedProblem staged(OccupancyProblem());
  const Occupancy panels(staged.scene.panels, {0});
  // The seat that the class owes is not owed again by the root.
  EXPECT_EQ(OccupancyNumbers(panels), (std::vector<int64_t>{3, 1, 1, 1}));
  EXPECT_EQ(panels.OwedBy(0), 2);
}

TEST(Occupancy, OneMorePaysTheInnermostDebtFirst) {
  const StagedProblem staged(OccupancyProblem());
  Occupancy panels(staged.scene.panels, {0});
  panels.Add(0, kOccupancyClass);
  EXPECT_EQ(OccupancyNumbers(panels), (std::vector<int64_t>{3, 1, 1, 0}));
  panels.Add(0, kOccupancyClass);
  EXPECT_EQ(OccupancyNumbers(panels), (std::vector<int64_t>{3, 0, 2, 0}));
  EXPECT_FALSE(panels.CanAdd(0, kOccupancyClass));
  EXPECT_FALSE(panels.CanAdd(0, kOccupancyRoot));
}

TEST(Occupancy, OneLessUndoesOneMore) {
  const StagedProblem staged(OccupancyProblem());
  Occupancy panels(staged.scene.panels, {0});
  const std::vector<int64_t> empty = OccupancyNumbers(panels);
  panels.Add(0, kOccupancyClass);
  const std::vector<int64_t> one = OccupancyNumbers(panels);
  panels.Add(0, kOccupancyClass);
  EXPECT_TRUE(panels.CanLeave(0, kOccupancyClass));
  panels.Remove(0, kOccupancyClass);
  EXPECT_EQ(OccupancyNumbers(panels), one);
  EXPECT_FALSE(panels.CanLeave(0, kOccupancyClass));
  panels.Remove(0, kOccupancyClass);
  EXPECT_EQ(OccupancyNumbers(panels), empty);
}

TEST(Occupancy, APlaceOwedToAClassIsKeptFromOthers) {
  Problem problem = ProblemOf({{1}, {1}, {1}}, 1, 2);
  AddRule(problem, Each::kJudge, {0}, 1, kUnlimited);
  const StagedProblem staged(std::move(problem));
  Occupancy loads(staged.scene.quotas, {0});
  EXPECT_TRUE(loads.CanAdd(0, loads.LeafOf(0, 1)));
  loads.Add(0, loads.LeafOf(0, 1));
  EXPECT_FALSE(loads.CanAdd(0, loads.LeafOf(0, 2)));
  EXPECT_TRUE(loads.CanAdd(0, loads.LeafOf(0, 0)));
}

TEST(Occupancy, NumbersOwnersByTheirPlaceInTheList) {
  Problem problem = ProblemOf({{1, 1}, {1, 1}, {1, 1}}, 1, 3);
  problem.seats = {2, 1, 0};
  const StagedProblem staged(std::move(problem));
  const Occupancy panels(staged.scene.panels, {2, 0});
  ASSERT_EQ(panels.size(), 2U);
  EXPECT_EQ(panels.OwnerAt(0), 2);
  EXPECT_EQ(panels.OwedBy(0), 0);
  EXPECT_EQ(panels.OwnerAt(1), 0);
  EXPECT_EQ(panels.OwedBy(1), 2);
}

}  // namespace
}  // namespace award::scoring::panel
