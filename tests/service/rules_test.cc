// Rules and schedules survive the way to the contract and back; what cannot be read is named by its
// path.
#include "server/service/rules.h"

#include "server/base/error.h"
#include "tests/testing/season_fixture.h"

namespace award::service {
namespace {

using base::Reason;
using testing::HasReason;

std::string FieldOf(const absl::Status& status) {
  for (const auto& [key, value] : base::MetadataOf(status)) {
    if (key == "field") return value;
  }
  return "";
}

TEST(Rules, ComeBackTheSame) {
  const Rules rules = testing::ARules();
  ASSERT_OK_AND_ASSIGN(const Rules back, FromProto(RulesToProto(rules)));
  EXPECT_EQ(RulesDigest(back), RulesDigest(rules));
}

TEST(Rules, ComeBackTheSameWithEverythingDeclared) {
  const Rules rules = testing::DeclaredRules();
  const v1::Rules proto = RulesToProto(rules);
  ASSERT_OK_AND_ASSIGN(const Rules back, FromProto(proto));
  EXPECT_EQ(RulesDigest(back), RulesDigest(rules));
  EXPECT_EQ(proto.categories(0).rubric().bonuses(0).highest(), "5");
  EXPECT_EQ(proto.categories(0).rubric().dimensions(2).floor(), "60");
  EXPECT_EQ(proto.categories(0).rubric().levels(1).lowest(), "80");
}

TEST(Rules, WhatIsNotDeclaredHasItsDefault) {
  v1::Rules proto = RulesToProto(testing::ARules());
  proto.clear_rank_on();
  proto.clear_ties_at_cut();
  proto.clear_trim();
  ASSERT_OK_AND_ASSIGN(const Rules rules, FromProto(proto));
  EXPECT_EQ(RulesDigest(rules), RulesDigest(testing::ARules()));
  EXPECT_EQ(rules.rank_on, RankOn::kExact);
  EXPECT_EQ(rules.ties_at_cut, TiesAtCut::kAdmitted);
  EXPECT_EQ(rules.trim_each_side * 10 + rules.trim_from_judges, 15);
}

TEST(Rules, WhatIsDeclaredHalfIsNamedByItsPath) {
  v1::Rules rules = RulesToProto(testing::DeclaredRules());
  rules.mutable_rounding(1)->clear_mode();
  EXPECT_EQ(FieldOf(FromProto(rules).status()), "rules.rounding[1].mode");
  rules = RulesToProto(testing::DeclaredRules());
  rules.mutable_categories(0)->mutable_rubric()->mutable_bonuses(0)->clear_highest();
  EXPECT_EQ(FieldOf(FromProto(rules).status()), "rules.categories[0].rubric.bonuses[0].highest");
  rules = RulesToProto(testing::DeclaredRules());
  rules.mutable_categories(0)->mutable_rubric()->mutable_dimensions(2)->set_floor("sixty");
  EXPECT_EQ(FieldOf(FromProto(rules).status()), "rules.categories[0].rubric.dimensions[2].floor");
}

TEST(Rules, ThresholdsAreDecimals) {
  v1::Rules rules = RulesToProto(testing::ARules());
  EXPECT_EQ(rules.shortlist_floor(), "70");
  EXPECT_EQ(rules.divergence().discussed(), "15");
  rules.set_shortlist_floor("70.25");
  ASSERT_OK_AND_ASSIGN(const Rules read, FromProto(rules));
  EXPECT_EQ(read.shortlist_floor, 7025);

  rules.set_nomination_floor("80.125");
  EXPECT_THAT(FromProto(rules), HasReason(Reason::kScoreTooPrecise));
  EXPECT_EQ(FieldOf(FromProto(rules).status()), "rules.nomination_floor");
  rules.set_nomination_floor("");
  EXPECT_THAT(FromProto(rules), HasReason(Reason::kFieldRequired));
}

TEST(Rules, UnknownWordsAreNamedByTheirPath) {
  v1::Rules rules = RulesToProto(testing::ARules());
  rules.set_tie_chain(1, static_cast<v1::TieKey>(77));
  EXPECT_THAT(FromProto(rules), HasReason(Reason::kFieldInvalid));
  EXPECT_EQ(FieldOf(FromProto(rules).status()), "rules.tie_chain[1]");
  rules = RulesToProto(testing::ARules());
  rules.clear_method();
  EXPECT_THAT(FromProto(rules), HasReason(Reason::kFieldRequired));
}

TEST(Rules, ListsAreBounded) {
  v1::Rules rules = RulesToProto(testing::ARules());
  auto* dimensions = rules.mutable_categories(0)->mutable_rubric();
  while (dimensions->dimensions_size() < 13)
    *dimensions->add_dimensions() = dimensions->dimensions(0);
  EXPECT_THAT(FromProto(rules), HasReason(Reason::kFieldInvalid));
}

TEST(Schedule, ComesBackTheSameAndIsWhole) {
  const Schedule schedule = testing::ASchedule();
  ASSERT_OK_AND_ASSIGN(const Schedule back, FromProto(ScheduleToProto(schedule)));
  EXPECT_EQ(back, schedule);
  v1::Schedule holed = ScheduleToProto(schedule);
  holed.clear_coaching_close_time();
  EXPECT_THAT(FromProto(holed), HasReason(Reason::kFieldRequired));
  EXPECT_EQ(FieldOf(FromProto(holed).status()), "schedule.coaching_close_time");
}

}  // namespace
}  // namespace award::service
