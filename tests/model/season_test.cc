// The table of a season's stages, whole, and the order of its schedule.
#include "server/model/season.h"

#include <string>
#include <vector>

#include "fmt/format.h"
#include "gtest/gtest.h"
#include "tests/testing/golden.h"

namespace award {
namespace {

constexpr std::pair<SeasonVerb, const char*> kVerbs[] = {{SeasonVerb::kAnnounce, "ANNOUNCE"},
                                                         {SeasonVerb::kAdvance, "ADVANCE"},
                                                         {SeasonVerb::kReject, "REJECT"},
                                                         {SeasonVerb::kDispatch, "DISPATCH"},
                                                         {SeasonVerb::kVoid, "VOID"}};

TEST(SeasonStates, EveryStateAndVerbIsAsReviewed) {
  std::string table;
  for (const auto& [state, state_name] : Words<SeasonState>::kRows) {
    for (const auto& [verb, verb_name] : kVerbs) {
      const std::optional<SeasonState> next = Next(state, verb);
      table += fmt::format("{:<13} {:<8} {}\n", state_name, verb_name, next ? NameOf(*next) : "-");
    }
  }
  EXPECT_TRUE(testing::MatchesGolden("season_states.txt", table));
}

TEST(SeasonStates, ADispatchedOrVoidSeasonStays) {
  for (const SeasonState end : {SeasonState::kDispatched, SeasonState::kVoid}) {
    for (const auto& [verb, name] : kVerbs) {
      EXPECT_EQ(Next(end, verb), std::nullopt) << NameOf(end) << " " << name;
    }
  }
}

TEST(SeasonStates, AVoidSeasonHasReachedNothing) {
  for (const auto& [stage, name] : Words<SeasonState>::kRows) {
    EXPECT_FALSE(HasReached(SeasonState::kVoid, stage)) << name;
  }
}

TEST(SeasonStates, AStageIsReachedFromItselfOn) {
  EXPECT_FALSE(HasReached(SeasonState::kConsensus, SeasonState::kCoaching));
  EXPECT_TRUE(HasReached(SeasonState::kCoaching, SeasonState::kCoaching));
  EXPECT_TRUE(HasReached(SeasonState::kFinalRound, SeasonState::kCoaching));
}

TEST(Schedule, IsInOrderWhenEachTimeIsAfterTheOneBefore) {
  const Schedule good{{1}, {2}, {3}, {4}, {5}, {6}};
  EXPECT_TRUE(IsInOrder(good));
  base::Time Schedule::*const members[] = {
      &Schedule::intake_close_time, &Schedule::correction_close_time,
      &Schedule::first_round_close_time, &Schedule::coaching_close_time,
      &Schedule::final_round_close_time};
  for (base::Time Schedule::*member : members) {
    Schedule equal = good;
    equal.*member = equal.*member - std::chrono::microseconds(1);
    EXPECT_FALSE(IsInOrder(equal)) << "a window of no length";
  }
  EXPECT_FALSE(IsInOrder(Schedule{})) << "a schedule that was never filled in";
}

}  // namespace
}  // namespace award
