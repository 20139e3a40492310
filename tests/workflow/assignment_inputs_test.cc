// What decides a plan becomes files that say it all: attributes, rules, preferences, locks; and a
// digest that changes with each of them.
#include "server/workflow/assignment_inputs.h"

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/testing/application_builders.h"
#include "tests/testing/season_fixture.h"

namespace award::workflow {
namespace {

using ::testing::HasSubstr;
using testing::kMobile;
using ::testing::Not;
using ::testing::SizeIs;

// Two applications and two judges: one from outside, one from the civil bureau.
AssignmentInputs Inputs() {
  AssignmentInputs inputs;
  inputs.season.id = SeasonId("116");
  inputs.season.rules = testing::ARules();
  Application& bus = inputs.applications.emplace_back();
  bus.id = ApplicationId("bus");
  bus.category = CategoryId("inclusion");
  bus.agency = AgencyId("clinic");
  Application& mobile = inputs.applications.emplace_back();
  mobile.id = kMobile;
  mobile.category = CategoryId("digital");
  mobile.agency = AgencyId("household");
  Judge& lin = inputs.judges.emplace_back();
  lin.id = JudgeId("lin");
  lin.outside = true;
  lin.organisation = "nsysu";
  lin.gender = Gender::kFemale;
  lin.seniority = 2;
  lin.expertise = {{DimensionId("3"), 2}, {DimensionId("4"), 1}};
  lin.load_max = 5;
  Judge& yang = inputs.judges.emplace_back();
  yang.id = JudgeId("yang");
  yang.agency = AgencyId("civil");
  yang.load_min = 1;
  yang.load_max = 3;
  inputs.heads = {{AgencyId("clinic"), AgencyId("health")},
                  {AgencyId("household"), AgencyId("civil")},
                  {AgencyId("civil"), AgencyId("civil")}};
  return inputs;
}

AssignmentRule ARule(const char* id, const char* members, int32_t min, const char* max) {
  return {.id = id, .members = members, .scope = "", .min = min, .max = max};
}

TEST(ProblemFiles, SayWhatRulesCanAskFor) {
  const PlanDocuments files = MakeProblemFiles(Inputs());
  EXPECT_EQ(files.applications,
            "application_id,k,category,agency,supervisor,heaviest1,heaviest2,heaviest3\n"
            "bus,2,inclusion,clinic,health,4:1,4:2,4:3\n"
            "mobile,2,digital,household,civil,3:1,3:2,3:3\n");
  EXPECT_EQ(files.judges,
            "judge_id,min_load,max_load,outside,organisation,agency,supervisor,gender,seniority,"
            "expertise\n"
            "lin,0,5,1,nsysu,,,FEMALE,1 2,3:1 3:2 4:1\n"
            "yang,1,3,,civil,civil,civil,,,\n");
  EXPECT_EQ(files.affinity, "application_id,lin,yang\nbus,5500,0\nmobile,6000,0\n");
  EXPECT_EQ(files.rules,
            "rule_id,each,members,scope,min,max,soft\noutside,application,outside=1,,1,,\n");
  EXPECT_EQ(files.locks, "application_id,judge_id\n");
  EXPECT_EQ(files.conflicts, "application_id,judge_id,ground\n");
  EXPECT_EQ(files.kept, "");
}

TEST(ProblemFiles, AddWhatAJudgeWishes) {
  AssignmentInputs inputs = Inputs();
  inputs.season.rules.assignment.preference_affinity = 1000;
  inputs.preferences = {
      {inputs.season.id, JudgeId("lin"), kMobile, Wish::kRatherNot, {}},
      {inputs.season.id, JudgeId("yang"), kMobile, Wish::kWant, {}},
      {inputs.season.id, JudgeId("yang"), ApplicationId("bus"), Wish::kIndifferent, {}}};
  EXPECT_EQ(MakeProblemFiles(inputs).affinity,
            "application_id,lin,yang\nbus,5500,0\nmobile,5000,1000\n");
}

TEST(ProblemFiles, LeaveOutRulesAboutNobody) {
  AssignmentInputs inputs = Inputs();
  inputs.season.rules.outside_judges_min = 0;
  inputs.season.rules.assignment.rules = {
      ARule("one-body", "organisation=*", 0, "1"), ARule("men", "gender=MALE", 0, "1"),
      ARule("women", "gender=FEMALE", 1, ""), ARule("knows", "expertise=@heaviest2", 1, "")};
  inputs.season.rules.assignment.rules[3].scope = "category=general";
  inputs.season.rules.assignment.rules[3].soft = true;
  EXPECT_EQ(MakeProblemFiles(inputs).rules,
            "rule_id,each,members,scope,min,max,soft\n"
            "one-body,application,organisation=*,,,1,\n"
            "women,application,gender=FEMALE,,1,,\n");
  inputs.season.rules.assignment.rules[3].scope = "category=digital";
  EXPECT_THAT(MakeProblemFiles(inputs).rules,
              HasSubstr("knows,application,expertise=@heaviest2,category=digital,1,,yes\n"));
}

TEST(ProblemFiles, SeatEverybodyWhenTheRulesSayAll) {
  AssignmentInputs inputs = Inputs();
  inputs.round = Round::kFinal;
  inputs.season.rules.assignment.rules = {ARule("one-body", "organisation=*", 0, "1")};
  inputs.conflicts.emplace_back();
  inputs.conflicts[0].application = kMobile;
  inputs.conflicts[0].judge = JudgeId("yang");
  inputs.conflicting = {{kMobile, JudgeId("yang")}};
  const PlanDocuments files = MakeProblemFiles(inputs);
  EXPECT_THAT(files.applications, HasSubstr("bus,2,"));
  EXPECT_THAT(files.applications, HasSubstr("mobile,1,"));
  EXPECT_THAT(files.judges, HasSubstr("\nyang,0,2,"));
  EXPECT_THAT(files.rules, Not(HasSubstr("one-body")));
  EXPECT_THAT(files.rules, HasSubstr("outside"));
  EXPECT_EQ(files.conflicts, "application_id,judge_id,ground\nmobile,yang,SELF_OR_KIN\n");
}

TEST(ProblemFiles, LockSheetsBegunAndHoldThoseWhoLeftToThem) {
  AssignmentInputs inputs = Inputs();
  inputs.started = {{kMobile, JudgeId("yang")}};
  inputs.locks = {{ApplicationId("bus"), JudgeId("lin")}};
  inputs.judges[1].withdraw_time = base::Time{1};
  const PlanDocuments files = MakeProblemFiles(inputs);
  EXPECT_EQ(files.locks, "application_id,judge_id\nbus,lin\nmobile,yang\n");
  EXPECT_THAT(files.judges, HasSubstr("\nyang,0,1,"));
}

TEST(ProblemFiles, KeepWhatStandsOfThePlanInForce) {
  AssignmentInputs inputs = Inputs();
  inputs.keep = true;
  inputs.base.emplace().seats = {{kMobile, JudgeId("lin")},
                                 {kMobile, JudgeId("yang")},
                                 {ApplicationId("bus"), JudgeId("lin")},
                                 {ApplicationId("gone"), JudgeId("lin")}};
  inputs.active = {{kMobile, JudgeId("lin")},
                   {kMobile, JudgeId("yang")},
                   {ApplicationId("gone"), JudgeId("lin")}};
  inputs.conflicting = {{kMobile, JudgeId("yang")}};
  EXPECT_EQ(MakeProblemFiles(inputs).kept, "application_id,judge_id\nmobile,lin\n");
  inputs.keep = false;
  EXPECT_EQ(MakeProblemFiles(inputs).kept, "");
}

TEST(AssignmentInputs, KeepTheirDigestWhileJudgesWrite) {
  AssignmentInputs inputs = Inputs();
  const base::Digest before = InputsDigest(inputs);
  inputs.started = {{kMobile, JudgeId("yang")}};
  EXPECT_EQ(InputsDigest(inputs), before);
}

TEST(Affinity, IsTheSumOfLevelTimesWeight) {
  const Rules rules = testing::ARules();
  Judge judge;
  judge.expertise = {{DimensionId("1"), 3}, {DimensionId("3"), 2}, {DimensionId("9"), 3}};
  EXPECT_EQ(AffinityOf(judge, rules.categories[0]), 3 * 1000 + 2 * 2500);
  EXPECT_EQ(AffinityOf(judge, rules.categories[1]), 3 * 1000 + 2 * 1500);
}

TEST(AssignmentInputs, HaveADigestThatChangesWithEachOfThem) {
  AssignmentInputs inputs;
  inputs.season.id = SeasonId("116");
  inputs.season.rules = testing::ARules();
  inputs.applications.emplace_back().id = kMobile;
  inputs.judges.emplace_back().id = JudgeId("lin");
  inputs.judges[0].expertise = {{DimensionId("1"), 1}};
  inputs.conflicts.emplace_back();
  const std::vector<std::function<void(AssignmentInputs&)>> changes = {
      [](AssignmentInputs& i) { i.round = Round::kFinal; },
      [](AssignmentInputs& i) { i.season.rules.outside_judges_min = 0; },
      [](AssignmentInputs& i) { i.applications[0].category = CategoryId("inclusion"); },
      [](AssignmentInputs& i) { i.judges[0].outside = true; },
      [](AssignmentInputs& i) { i.judges[0].load_min = 1; },
      [](AssignmentInputs& i) { i.judges[0].load_max = 1; },
      [](AssignmentInputs& i) { i.judges[0].expertise[0].level = 2; },
      [](AssignmentInputs& i) { i.conflicts[0].judge = JudgeId("lin"); },
      [](AssignmentInputs& i) { i.judges[0].organisation = "nsysu"; },
      [](AssignmentInputs& i) { i.judges[0].gender = Gender::kFemale; },
      [](AssignmentInputs& i) { i.judges[0].seniority = 2; },
      [](AssignmentInputs& i) {
        i.locks.insert({kMobile, JudgeId("lin")});
      },
      [](AssignmentInputs& i) { i.given_affinities = "application_id,lin\nmobile,3\n"; },
      [](AssignmentInputs& i) { i.season.rules.assignment.fairness = Fairness::kTotal; },
      [](AssignmentInputs& i) { i.base.emplace().id = PlanId("before"); },
  };
  std::set<std::string> digests{InputsDigest(inputs).Hex()};
  for (const auto& change : changes) {
    AssignmentInputs changed = inputs;
    change(changed);
    digests.insert(InputsDigest(changed).Hex());
  }
  EXPECT_THAT(digests, SizeIs(changes.size() + 1));
}

}  // namespace
}  // namespace award::workflow
