// What a line of the rules file stands for, and what may be wrong with it.
#include <string>
#include <string_view>
#include <vector>

#include "fmt/format.h"
#include "gtest/gtest.h"
#include "scoring/panel/files/rule_lines.h"
#include "tests/scoring/panel_files.h"

namespace award::scoring::panel {
namespace {

using RuleLines = std::vector<std::string>;

constexpr std::string_view kRulesHeader = "rule_id,each,members,scope,min,max,soft\n";

FileTexts FilesWithRules(const std::string& rules) {
  return SmallFilesWith({{File::kRules, std::string(kRulesHeader) + rules + "\n"}});
}

std::string IdsOf(const std::vector<int32_t>& positions) {
  return fmt::format("{}", fmt::join(positions, " "));
}

// "id value: 1-2 of 0 1 for each judge 0 2, soft".
RuleLines ToldRules(const std::string& rules) {
  const ProblemRead read = ReadFiles(FilesWithRules(rules));
  EXPECT_EQ(Told(read.faults), RuleLines());
  const Problem& problem = read.problem;
  EXPECT_TRUE(Validate(problem).ok()) << Validate(problem);
  RuleLines told;
  for (const Rule& rule : problem.rules) {
    told.push_back(fmt::format(
        "{} {}: {}-{} of {} for each {} {}{}", rule.id, rule.value, rule.lowest,
        rule.highest == kUnlimited ? std::string() : std::to_string(rule.highest),
        IdsOf(rule.members), rule.each == Each::kJudge ? "judge" : "application",
        IdsOf(problem.scopes[static_cast<size_t>(rule.scope)]), rule.soft ? ", soft" : ""));
  }
  return told;
}

TEST(RuleLines, MembersOfOneValue) {
  EXPECT_EQ(ToldRules("out,application,external=1,,1,,"),
            (RuleLines{"out : 1- of 0 2 for each application 0 1 2"}));
  EXPECT_EQ(ToldRules("out,application,external=1,category=C1,0,1,yes"),
            (RuleLines{"out : 0-1 of 0 2 for each application 0 2, soft"}));
  // One value of a cell with several.
  EXPECT_EQ(ToldRules("road,application,topics=roads,,1,,"),
            (RuleLines{"road : 1- of 0 1 for each application 0 1 2"}));
  EXPECT_EQ(ToldRules("cal,judge,category=C1,external=1,1,,"),
            (RuleLines{"cal : 1- of 0 2 for each judge 0 2"}));
}

TEST(RuleLines, ARuleForEachValue) {
  EXPECT_EQ(ToldRules("one,application,topics=*,,,1,"),
            (RuleLines{"one roads: 0-1 of 0 1 for each application 0 1 2"}));  // water: one judge.
  EXPECT_EQ(ToldRules("few,judge,category=*,,1,,"),
            (RuleLines{"few C1: 1- of 0 2 for each judge 0 1 2",
                       "few C2: 1- of 1 for each judge 0 1 2"}));
}

TEST(RuleLines, ARuleForEachValueOfTheOtherSide) {
  EXPECT_EQ(ToldRules("expert,application,topics=@topic,,1,,"),
            (RuleLines{"expert roads: 1- of 0 1 for each application 1",
                       "expert water: 1- of 0 for each application 0"}));
  EXPECT_EQ(ToldRules("expert,application,topics=@topic,category=C2,1,,"),
            (RuleLines{"expert roads: 1- of 0 1 for each application 1"}));
  // A judge is kept from what they know about.
  EXPECT_EQ(ToldRules("away,judge,topic=@topics,,,0,"),
            (RuleLines{"away roads: 0-0 of 1 for each judge 0 1",
                       "away water: 0-0 of 0 for each judge 0"}));
}

TEST(RuleLines, AValueStandsOnceHoweverItIsWritten) {
  FileTexts files = FilesWithRules("one,application,topics=*,,1,1,");
  files[File::kJudges] =
      "judge_id,min_load,max_load,topics\nj1,0,1,roads  roads\nj2,0,1, roads \n"
      "j3,0,1,\n";
  const ProblemRead read = ReadFiles(files);
  EXPECT_EQ(Told(read.faults), RuleLines());
  ASSERT_EQ(read.problem.rules.size(), 1U);
  EXPECT_EQ(read.problem.rules[0].value, "roads");
  EXPECT_EQ(read.problem.rules[0].members, (std::vector<int32_t>{0, 1}));
}

TEST(RuleLines, NotAllOfTheMembers) {
  EXPECT_EQ(ToldRules("not_all,judge,category=*,,,all-1,"),
            (RuleLines{"not_all C1: 0-1 of 0 2 for each judge 0 1 2"}));  // C2 has one alone.
}

TEST(RuleLines, ByIdAndValueWhateverTheOrder) {
  const RuleLines expected = {"a : 1- of 0 2 for each application 0 1 2",
                              "b roads: 0-1 of 0 1 for each application 0 1 2",
                              "c C1: 0-1 of 0 2 for each judge 0 1 2"};
  EXPECT_EQ(ToldRules("a,application,external=1,,1,,\nb,application,topics=*,,,1,\n"
                      "c,judge,category=*,,,1,"),
            expected);
  EXPECT_EQ(ToldRules("c,judge,category=*,,,1,\nb,application,topics=*,,,1,\n"
                      "a,application,external=1,,1,,"),
            expected);
}

TEST(RuleLines, ScopesAreSharedOnOneSideOnly) {
  const ProblemRead read =
      ReadFiles(FilesWithRules("a,application,external=1,,1,,\nb,judge,category=C1,,1,,\n"
                               "c,application,external=0,,,0,"));
  ASSERT_EQ(read.problem.rules.size(), 3U);
  EXPECT_EQ(read.problem.scopes.size(), 2U);
  EXPECT_EQ(read.problem.rules[0].scope, read.problem.rules[2].scope);
  EXPECT_NE(read.problem.rules[0].scope, read.problem.rules[1].scope);
}

TEST(RuleLines, ASoftRuleMayAskForMoreThanThereIs) {
  EXPECT_EQ(ToldRules("expert,application,external=@category,,1,,yes"),
            (RuleLines{"expert C1: 1- of  for each application 0 2, soft",
                       "expert C2: 1- of  for each application 1, soft"}));
}

RuleLines RuleFaultsOf(const std::string& rules) { return FaultsOf(FilesWithRules(rules)); }

TEST(RuleFaults, OfWords) {
  EXPECT_EQ(RuleFaultsOf("r,panel,external=1,,1,,"),
            (RuleLines{"RULE_EACH rules.csv:2 rule=r value=panel"}));
  EXPECT_EQ(RuleFaultsOf("r,,external=1,,1,,"), (RuleLines{"RULE_EACH rules.csv:2 rule=r"}));
  for (const std::string members :
       {"", "external", "external=", "=1", "external=@", "external=1 0"}) {
    EXPECT_EQ(RuleFaultsOf("r,application," + members + ",,1,,"),
              (RuleLines{"RULE_MEMBERS rules.csv:2 rule=r" +
                         (members.empty() ? "" : " value=" + members)}));
  }
  for (const std::string scope : {"C1", "category=", "category=*", "category=@topic"}) {
    EXPECT_EQ(RuleFaultsOf("r,application,external=1," + scope + ",1,,"),
              (RuleLines{"RULE_SCOPE rules.csv:2 rule=r value=" + scope}));
  }
  EXPECT_EQ(RuleFaultsOf("r,application,external=1,,1,,no"),
            (RuleLines{"RULE_SOFT rules.csv:2 rule=r value=no"}));
}

TEST(RuleFaults, OfNumbers) {
  EXPECT_EQ(RuleFaultsOf("r,application,external=1,,-1,,"),
            (RuleLines{"COUNT_NOT_A_NUMBER rules.csv:2 rule=r column=min value=-1"}));
  EXPECT_EQ(RuleFaultsOf("r,application,external=1,,,all,"),
            (RuleLines{"COUNT_NOT_A_NUMBER rules.csv:2 rule=r column=max value=all"}));
  EXPECT_EQ(RuleFaultsOf("r,application,external=1,,,2147483647,"),
            (RuleLines{"COUNT_TOO_LARGE rules.csv:2 rule=r column=max value=2147483647"}));
  EXPECT_EQ(RuleFaultsOf("r,application,external=1,,2,1,"),
            (RuleLines{"MIN_OVER_MAX rules.csv:2 rule=r value=2 expected=1"}));
  EXPECT_EQ(RuleFaultsOf("r,judge,category=C1,,2,all-1,"),
            (RuleLines{"MIN_OVER_MAX rules.csv:2 rule=r value=2 expected=1"}));
  EXPECT_EQ(RuleFaultsOf("r,application,external=1,,3,,"),
            (RuleLines{"RULE_TOO_FEW_MEMBERS rules.csv:2 rule=r value=external=1 expected=3"}));
  EXPECT_EQ(RuleFaultsOf("r,application,topics=*,,2,,"),
            (RuleLines{"RULE_TOO_FEW_MEMBERS rules.csv:2 rule=r value=topics=water expected=2"}));
}

TEST(RuleFaults, OfAttributes) {
  EXPECT_EQ(
      RuleFaultsOf("r,application,category=C1,,1,,"),
      (RuleLines{"RULE_ATTRIBUTE_UNKNOWN rules.csv:2 rule=r column=category expected=judges.csv"}));
  EXPECT_EQ(RuleFaultsOf("r,judge,external=1,,1,,"),
            (RuleLines{"RULE_ATTRIBUTE_UNKNOWN rules.csv:2 rule=r column=external "
                       "expected=applications.csv"}));
  EXPECT_EQ(RuleFaultsOf("r,application,topics=@topics,,1,,"),
            (RuleLines{"RULE_ATTRIBUTE_UNKNOWN rules.csv:2 rule=r column=topics "
                       "expected=applications.csv"}));
  EXPECT_EQ(RuleFaultsOf("r,application,external=1,external=1,1,,"),
            (RuleLines{"RULE_ATTRIBUTE_UNKNOWN rules.csv:2 rule=r column=external "
                       "expected=applications.csv"}));
  EXPECT_EQ(RuleFaultsOf("r,application,external=2,,,1,"),
            (RuleLines{"RULE_NO_MEMBER rules.csv:2 rule=r value=external=2"}));
  EXPECT_EQ(RuleFaultsOf("r,application,external=1,category=C9,1,,"),
            (RuleLines{"RULE_NOBODY_IN_SCOPE rules.csv:2 rule=r value=category=C9"}));
  // k and the loads are not attributes.
  EXPECT_EQ(
      RuleFaultsOf("r,application,max_load=2,,1,,"),
      (RuleLines{"RULE_ATTRIBUTE_UNKNOWN rules.csv:2 rule=r column=max_load expected=judges.csv"}));
}

TEST(RuleFaults, OneIdIsOneLine) {
  EXPECT_EQ(RuleFaultsOf("r,application,external=1,,1,,\n\nr,application,external=0,,,1,"),
            (RuleLines{"RULE_TWICE rules.csv:4/2 rule=r"}));
}

TEST(RuleFaults, AreAllTold) {
  EXPECT_EQ(
      RuleFaultsOf("r,panel,x,y,-1,-2,maybe"),
      (RuleLines{"COUNT_NOT_A_NUMBER rules.csv:2 rule=r column=max value=-2",
                 "COUNT_NOT_A_NUMBER rules.csv:2 rule=r column=min value=-1",
                 "RULE_EACH rules.csv:2 rule=r value=panel",
                 "RULE_MEMBERS rules.csv:2 rule=r value=x", "RULE_SCOPE rules.csv:2 rule=r value=y",
                 "RULE_SOFT rules.csv:2 rule=r value=maybe"}));
}

}  // namespace
}  // namespace award::scoring::panel
