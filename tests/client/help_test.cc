// Help and "did you mean", in both languages and without a server.
#include "client/command/help.h"

#include "client/document/default_rules.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/client/runner.h"

namespace award::client {
namespace {

using ::award::testing::Outcome;
using ::award::testing::RunOffline;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(Help, NamesEveryNounAndVerb) {
  for (const Language language : {Language::kChinese, Language::kEnglish}) {
    const std::string overview = HelpOverview(language);
    for (const Noun& noun : Nouns()) {
      EXPECT_THAT(overview, HasSubstr(std::string(noun.noun)));
      EXPECT_THAT(overview, HasSubstr(std::string(noun.words.In(language))));
    }
    for (const Command& command : Commands()) {
      const std::string help = HelpOnNoun(*FindNoun(command.noun), language);
      EXPECT_THAT(help, HasSubstr(std::string(command.verb)));
      EXPECT_THAT(HelpOnCommand(command, language),
                  HasSubstr(std::string(command.help.In(language))));
    }
  }
}

TEST(Help, ShowsTheFlagsOfACommand) {
  const Outcome outcome = RunOffline({"help", "judge", "create"});
  EXPECT_EQ(outcome.exit, 0);
  EXPECT_THAT(outcome.out, HasSubstr("award judge create YEAR[/JUDGE]"));
  EXPECT_THAT(outcome.out, HasSubstr("--gender female|male|other"));
  EXPECT_THAT(outcome.out, HasSubstr("--expertise dimension=level …"));
  EXPECT_THAT(outcome.out, HasSubstr("--dry-run"));
  EXPECT_THAT(outcome.out, Not(HasSubstr("--code")));
  EXPECT_EQ(RunOffline({"judge", "create", "--help"}).out, outcome.out);
}

TEST(Help, KnowsACommandWithoutAVerb) {
  const Outcome outcome = RunOffline({"tabulate", "--help"});
  EXPECT_EQ(outcome.exit, 0);
  EXPECT_THAT(outcome.out, HasSubstr("Usage: award tabulate\n"));
  for (const char* flag : {"--rules FILE", "--sheets FILE", "--decisions FILE",
                           "--round first|final", "--insight ", "--weights FILE"}) {
    EXPECT_THAT(outcome.out, HasSubstr(flag));
  }
  EXPECT_EQ(RunOffline({"help", "tabulate"}).out, outcome.out);
  EXPECT_THAT(RunOffline({"help", "--lang", "zh-TW"}).out, HasSubstr("tabulate"));
  EXPECT_THAT(RunOffline({"tabulate", "-h", "--lang", "zh-TW"}).out, HasSubstr("不需伺服器"));
}

TEST(Help, ShowsHowToPlanAndCheck) {
  const Outcome outcome = RunOffline({"plan", "--help", "--lang", "en"});
  EXPECT_EQ(outcome.exit, 0);
  EXPECT_THAT(outcome.out, HasSubstr("Usage: award plan\n"));
  for (const char* flag : {"--applications FILE", "--judges FILE", "--affinity FILE",
                           "--objective total|floor|level|deficit|fair", "--partial ",
                           "--check PLAN [PROOF]", "--explain APPLICATION,JUDGE"}) {
    EXPECT_THAT(outcome.out, HasSubstr(flag));
  }
  EXPECT_THAT(RunOffline({"help", "--lang", "en"}).out,
              HasSubstr("3 server not reached (award plan: no plan is possible)"));
}

TEST(Help, SaysThatAnUpdateReplacesWhatIsRepeated) {
  EXPECT_THAT(RunOffline({"help", "sheet", "update", "--lang", "en"}).out,
              HasSubstr("scores, in place of all that are there"));
}

TEST(Help, SpeaksTheLanguageThatIsAskedFor) {
  EXPECT_THAT(RunOffline({"--lang", "zh-TW"}).out, HasSubstr("用法"));
  EXPECT_THAT(RunOffline({"help", "--lang=en"}).out, HasSubstr("Usage"));
}

TEST(Usage, GuessesWhatWasMeant) {
  EXPECT_THAT(RunOffline({"sesaon", "get", "116"}).err, HasSubstr("Did you mean `season`?"));
  EXPECT_THAT(RunOffline({"season", "anounce", "116"}).err, HasSubstr("Did you mean `announce`?"));
  EXPECT_THAT(RunOffline({"judge", "create", "116/lin", "--load-mx", "3"}).err,
              HasSubstr("Did you mean --load-max?"));
  EXPECT_THAT(RunOffline({"tabulat", "--rules", "x"}).err, HasSubstr("Did you mean `tabulate`?"));
  EXPECT_THAT(RunOffline({"tabulate", "--sheet", "x"}).err, HasSubstr("Did you mean --sheets?"));
  EXPECT_THAT(RunOffline({"xyzzy", "get"}).err, Not(HasSubstr("Did you mean")));
  EXPECT_THAT(RunOffline({"--lang", "zh-TW", "sheet", "sumbit", "x"}).err,
              HasSubstr("您是不是要用「submit」"));
}

TEST(Usage, NamesWhatIsWrong) {
  const auto reason = [](const std::vector<std::string>& args) {
    const Outcome outcome = RunOffline(args);
    EXPECT_EQ(outcome.exit, 2) << outcome.err;
    EXPECT_EQ(outcome.out, "");
    const size_t open = outcome.err.rfind('[');
    return outcome.err.substr(open + 1, outcome.err.find(']', open) - open - 1);
  };
  EXPECT_EQ(reason({"nonsense"}), "UNKNOWN_NOUN");
  EXPECT_EQ(reason({"season"}), "VERB_MISSING");
  EXPECT_EQ(reason({"season", "get"}), "NAME_MISSING");
  EXPECT_EQ(reason({"season", "get", "116", "117"}), "TOO_MANY_ARGUMENTS");
  EXPECT_EQ(reason({"season", "get", "116", "--dry-run"}), "UNKNOWN_FLAG");
  EXPECT_EQ(reason({"season", "get", "116", "--nonsense"}), "UNKNOWN_FLAG");
  EXPECT_EQ(reason({"season", "void", "116", "--reason"}), "FLAG_WITHOUT_VALUE");
  EXPECT_EQ(reason({"tabulation", "explain", "116/t"}), "NAME_MISSING");
  EXPECT_EQ(reason({"tabulation", "explain", "116/t", "a", "b", "c"}), "TOO_MANY_ARGUMENTS");
  EXPECT_EQ(reason({"tabulation", "report", "116/t"}), "FLAG_MISSING");
  EXPECT_EQ(reason({"season", "void", "116", "--reason", "a", "--reason", "b"}), "FLAG_REPEATED");
  EXPECT_EQ(reason({"season", "advance", "116", "--state", "later"}), "FLAG_VALUE_INVALID");
  EXPECT_EQ(reason({"season", "get", "116/x"}), "NAME_MALFORMED");
  EXPECT_EQ(reason({"season", "create", "116", "--from", "/nonexistent"}), "FILE_UNREADABLE");
  EXPECT_EQ(reason({"token", "issue", "chen"}), "FLAG_MISSING");
  EXPECT_EQ(reason({"resolution", "create", "116", "--reason", "x"}), "FLAG_MISSING");
  EXPECT_EQ(reason({"resolution", "create", "116", "--tie", "a", "--divergence", "b"}),
            "FLAGS_EXCLUSIVE");
  EXPECT_EQ(reason({"rules", "template", "sport"}), "NAME_MALFORMED");
  EXPECT_EQ(reason({"rules", "template", "all", "digital"}), "TOO_MANY_ARGUMENTS");
  EXPECT_EQ(reason({"rules", "check"}), "NAME_MISSING");
  EXPECT_EQ(reason({"tabulate"}), "FLAG_MISSING");
  EXPECT_EQ(reason({"tabulate", "--rules", "r.json"}), "FLAG_MISSING");
  EXPECT_EQ(reason({"tabulate", "sheets.csv"}), "TOO_MANY_ARGUMENTS");
  EXPECT_EQ(reason({"tabulate", "--rules", "-", "--sheets", "-"}), "FLAGS_EXCLUSIVE");
  EXPECT_EQ(reason({"tabulate", "--rules", "a", "--sheets", "b", "--round", "second"}),
            "FLAG_VALUE_INVALID");
  EXPECT_EQ(reason({"tabulate", "--rules", "/nonexistent", "--sheets", "b"}), "FILE_UNREADABLE");
}

TEST(Version, IsPrinted) { EXPECT_THAT(RunOffline({"version"}).out, HasSubstr("award 1.")); }

TEST(RulesTemplate, HasSixDimensionsAnd22ItemsWhoseWeightsSum) {
  const v1::Rules rules = DefaultRules("all");
  ASSERT_EQ(rules.categories_size(), 3);
  for (const auto& category : rules.categories()) {
    int weight = 0;
    int items = 0;
    for (const auto& dimension : category.rubric().dimensions()) {
      weight += dimension.weight_basis_points();
      items += dimension.items_size();
    }
    EXPECT_EQ(category.rubric().dimensions_size(), 6);
    EXPECT_EQ(items, 22) << category.id();
    EXPECT_EQ(weight, 10000) << category.id();
  }
}

TEST(RulesTemplate, IsWholeAndReadable) {
  const Outcome outcome = RunOffline({"rules", "template", "all"});
  EXPECT_EQ(outcome.exit, 0);
  for (const char* part : {"\"digital\"", "\"inclusion\"", "\"general\"", "數位創新加值", "\"1-4\"",
                           "\"6-4\"", "\"TOTAL_SCORE\"", "\"MORE_FIRST_PLACES\""}) {
    EXPECT_THAT(outcome.out, HasSubstr(part));
  }
  EXPECT_THAT(RunOffline({"rules", "template", "digital"}).out, Not(HasSubstr("inclusion")));
}

}  // namespace
}  // namespace award::client
