// The table of an application's states, whole.
#include "server/model/application_states.h"

#include <string>

#include "fmt/format.h"
#include "gtest/gtest.h"
#include "tests/testing/golden.h"

namespace award {
namespace {

TEST(ApplicationStates, EveryStateAndVerbIsAsReviewed) {
  std::string table;
  for (const auto& [state, state_name] : Words<ApplicationState>::kRows) {
    for (const auto& [verb, verb_name] : Words<ApplicationVerb>::kRows) {
      const std::optional<ApplicationState> next = Next(state, verb);
      table += fmt::format("{:<15} {:<10} {}\n", state_name, verb_name, next ? NameOf(*next) : "-");
    }
  }
  EXPECT_TRUE(testing::MatchesGolden("application_states.txt", table));
}

TEST(ApplicationStates, WhoLeftNeverComesBack) {
  for (const ApplicationState left : {ApplicationState::kWithdrawn, ApplicationState::kDisqualified,
                                      ApplicationState::kIneligible}) {
    for (const auto& [verb, name] : Words<ApplicationVerb>::kRows) {
      EXPECT_EQ(Next(left, verb), std::nullopt) << NameOf(left) << " " << name;
    }
  }
}

TEST(ApplicationStates, EverythingSubmittedCanBeDisqualified) {
  for (const auto& [state, name] : Words<ApplicationState>::kRows) {
    const bool is_decided =
        state == ApplicationState::kDraft || state == ApplicationState::kIneligible ||
        state == ApplicationState::kWithdrawn || state == ApplicationState::kDisqualified;
    EXPECT_EQ(Next(state, ApplicationVerb::kDisqualify).has_value(), !is_decided) << name;
  }
}

TEST(ApplicationStates, WhatTheCommitteeReconsidersCanBeDecidedAgain) {
  for (const ApplicationVerb verb : {ApplicationVerb::kShortlist, ApplicationVerb::kPassOver}) {
    EXPECT_EQ(Next(*Next(ApplicationState::kEligible, verb), ApplicationVerb::kReconsider),
              ApplicationState::kEligible);
  }
  for (const ApplicationVerb verb : {ApplicationVerb::kNominate, ApplicationVerb::kPassOver}) {
    EXPECT_EQ(Next(*Next(ApplicationState::kShortlisted, verb), ApplicationVerb::kReconsider),
              ApplicationState::kShortlisted);
  }
}

TEST(ApplicationStates, AreWritableInTheirStageOnly) {
  std::string writable;
  for (const auto& [state, state_name] : Words<ApplicationState>::kRows) {
    for (const auto& [stage, stage_name] : Words<SeasonState>::kRows) {
      if (IsWritable(state, stage)) writable += fmt::format("{} in {}\n", state_name, stage_name);
    }
  }
  EXPECT_EQ(writable,
            "DRAFT in ANNOUNCED\nDRAFT in INTAKE\nRETURNED in ELIGIBILITY\n"
            "SHORTLISTED in COACHING\n");
}

TEST(ApplicationStates, OfTheFinalRoundWereInTheFirst) {
  for (const auto& [state, name] : Words<ApplicationState>::kRows) {
    if (IsInFinalRound(state)) {
      EXPECT_TRUE(IsInFirstRound(state)) << name;
    }
  }
  EXPECT_TRUE(IsInFirstRound(ApplicationState::kNotShortlisted));
  EXPECT_FALSE(IsInFinalRound(ApplicationState::kNotShortlisted));
  EXPECT_FALSE(IsInFirstRound(ApplicationState::kSubmitted));
}

}  // namespace
}  // namespace award
