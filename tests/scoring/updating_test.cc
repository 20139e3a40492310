// The problem after updates alone, in their order, before any plan is carried over to it.
#include "scoring/panel/change/updating.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/scoring/panel_problems.h"

namespace award::scoring::panel {
namespace {

TEST(Updating, TakesUpdatesInTheirOrder) {
  const Problem present = ProblemOf({{1, 2}, {3, 4}}, 1, 2);
  EXPECT_EQ(Updated(present, {}, {DropOut{"j1"}, NewLoad{"j1", 1, 3}})->judges[0].highest_load, 3);
  EXPECT_EQ(Updated(present, {}, {NewLoad{"j1", 1, 3}, DropOut{"j1"}})->judges[0].highest_load, 0);
  EXPECT_EQ(Updated(present, {{1, 0}}, {DropOut{"j1"}})->judges[0].highest_load, 1);
  EXPECT_EQ(Updated(present, {{1, 0}}, {Withdrawn{"a2"}, DropOut{"j1"}})->judges[0].highest_load,
            0);
}

TEST(Updating, MovesEverythingThatStandsBehindAnApplication) {
  Problem present = ProblemOf({{1, 2}, {kConflict, 4}}, 1, 2);
  present.locks = {{1, 1}};
  present.kept = {{0, 0}, {1, 1}};
  present.grounds = {{{1, 0}, "ground"}};
  const auto next = Updated(present, {}, {Withdrawn{"a1"}});
  ASSERT_TRUE(next.ok()) << next.status();
  EXPECT_THAT(next->affinity, testing::ElementsAre(kConflict, 4));
  EXPECT_THAT(next->locks, testing::ElementsAre(Pair{0, 1}));
  EXPECT_THAT(next->kept, testing::ElementsAre(Pair{0, 1}));
  EXPECT_EQ(next->grounds[0].pair, (Pair{0, 0}));
  EXPECT_EQ(Updated(present, {}, {Withdrawn{"a1"}, Withdrawn{"a1"}}).status().code(),
            absl::StatusCode::kNotFound);
}

}  // namespace
}  // namespace award::scoring::panel
