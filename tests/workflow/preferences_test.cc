// What judges wish is said in time, by themselves, weighs what the rules declare, and bends none.
#include "server/workflow/preferences.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "server/workflow/judges.h"
#include "tests/workflow/assignment_fixture.h"

namespace award::workflow {
namespace {

using base::Reason;
using ::testing::Contains;
using testing::HasReason;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class Preferences : public AssignmentFixture {
 protected:
  void SetUp() override {
    AssignmentFixture::SetUp();
    ChangeRules([](Rules& rules) { rules.assignment.preference_affinity = 1000; });
    for (const char* id : {"lin", "tsai", "huang"}) PlaceJudge({.id = id, .declared = false});
    PlaceApplication("portal");
  }
  absl::StatusOr<Preference> State(const std::string& person, const std::string& judge, Wish wish) {
    return Write(person, [&](const Context& context, storage::WriteTransaction& transaction) {
      return StatePreference(context, transaction, season_, JudgeId(judge), ApplicationId("portal"),
                             wish);
    });
  }
  absl::StatusOr<std::vector<Preference>> Listed(const std::string& person,
                                                 std::optional<JudgeId> judge = std::nullopt) {
    return Read(person, [&](const Context& context, const storage::ReadTransaction& transaction) {
      return ListPreferences(context, transaction, season_, judge, std::nullopt, 10);
    });
  }
};

TEST_F(Preferences, WeighWhatTheRulesDeclare) {
  ASSERT_OK(State("lin", "lin", Wish::kRatherNot));
  ASSERT_OK(State("lin", "lin", Wish::kWant));  // The last word counts.
  ASSERT_OK(State("tsai", "tsai", Wish::kRatherNot));
  ASSERT_OK_AND_ASSIGN(const PlanView plan, Propose());
  EXPECT_THAT(SeatsOf(plan), Contains("portal lin 1000"));
  EXPECT_THAT(SeatsOf(plan), Contains("portal huang 0"));
}

TEST_F(Preferences, OverrideNoConflict) {
  ASSERT_OK(State("lin", "lin", Wish::kWant));
  ASSERT_OK(Recuse("lin", "portal"));
  ASSERT_OK_AND_ASSIGN(const PlanView plan, Propose());
  EXPECT_THAT(SeatsOf(plan), ::testing::ElementsAre("portal huang 0", "portal tsai 0"));
}

TEST_F(Preferences, AreTheJudgesOwn) {
  EXPECT_THAT(State("tsai", "lin", Wish::kWant), HasReason(Reason::kNotYours));
  ASSERT_OK(State("lin", "lin", Wish::kWant));
  ASSERT_OK_AND_ASSIGN(const auto own, Listed("lin"));
  EXPECT_THAT(own, SizeIs(1));
  ASSERT_OK_AND_ASSIGN(const auto others, Listed("tsai"));
  EXPECT_THAT(others, IsEmpty());
  EXPECT_THAT(Listed("tsai", JudgeId("lin")), HasReason(Reason::kNotFound));
  ASSERT_OK_AND_ASSIGN(const auto all, Listed("shen"));
  EXPECT_THAT(all, SizeIs(1));
}

TEST_F(Preferences, AreSaidBeforeContentOpens) {
  ASSERT_OK(Write("lin", [&](const Context& context, storage::WriteTransaction& transaction) {
    return CompleteDeclaration(context, transaction, season_, JudgeId("lin"), std::nullopt);
  }));
  EXPECT_THAT(State("lin", "lin", Wish::kWant), HasReason(Reason::kDeclarationComplete));
  PlaceSeasonIn(SeasonState::kFirstRound);
  EXPECT_THAT(State("tsai", "tsai", Wish::kWant), HasReason(Reason::kWrongState));
}

class PreferencesUndeclared : public AssignmentFixture {};

TEST_F(PreferencesUndeclared, AreNotAskedWhereTheyWouldNotCount) {
  PlaceJudge({.id = "lin", .declared = false});
  PlaceApplication("portal");
  EXPECT_THAT(Write("lin",
                    [&](const Context& context, storage::WriteTransaction& transaction) {
                      return StatePreference(context, transaction, season_, JudgeId("lin"),
                                             ApplicationId("portal"), Wish::kWant);
                    }),
              HasReason(Reason::kPreferencesNotAsked));
}

}  // namespace
}  // namespace award::workflow
