// `award plan` as people run it: plans with their proof, what blocks one, files that appear whole
// or not at all, and interruption.
#include <algorithm>
#include <csignal>
#include <streambuf>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/client/planner.h"

namespace award::testing {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

constexpr char kTooFewPlaces[] = "judge_id,min_load,max_load\nJ1,0,1\nJ2,0,1\nJ3,0,3\n";

// Large enough for several steps of progress.
class LargePlanner : public Planner {
 public:
  LargePlanner() {
    std::string applications = "application_id,k\n";
    std::string judges = "judge_id,min_load,max_load\n";
    std::string affinity = "application_id";
    for (int j = 0; j < 30; ++j) {
      judges += "J" + std::to_string(j) + ",0,20\n";
      affinity += ",J" + std::to_string(j);
    }
    for (int a = 0; a < 100; ++a) {
      applications += "A" + std::to_string(a) + ",5\n";
      affinity += "\nA" + std::to_string(a);
      for (int j = 0; j < 30; ++j) {
        affinity += "," + std::to_string((a * 37 + j * 61 + a * j) % 101);
      }
    }
    With("applications.csv", applications);
    With("judges.csv", judges);
    With("affinity.csv", affinity + "\n");
  }
};

TEST(Plan, FillsWhatAGreedyAssignmentLeavesEmpty) {
  Planner planner;
  const Outcome csv = planner.Run({"--format", "csv"});
  EXPECT_EQ(csv.exit, 0) << csv.err;
  EXPECT_EQ(csv.out, kThreePlan);
  EXPECT_EQ(csv.err, "");
}

TEST(Plan, IsSaidInWordsInBothLanguages) {
  Planner planner;
  const Outcome en = planner.Run({"--lang", "en"});
  ASSERT_EQ(en.exit, 0) << en.err;
  EXPECT_THAT(
      en.out,
      AllOf(HasSubstr("3 applications with 3 seats, 3 judges with at most 7 places, 5 "
                      "conflicts, 0 locks, 0 rules."),
            HasSubstr("no assignment under these rules can have more than 2.30; this one has 2.30"),
            HasSubstr("Loads of the judges: lowest 0, highest 2, mean 1.00. Judges without "
                      "an application: J3."),
            HasSubstr("Worst-served applications"), HasSubstr("A2"), HasSubstr("0.95"),
            HasSubstr("0.05")));
  const Outcome zh = planner.Run({"--lang", "zh-TW"});
  ASSERT_EQ(zh.exit, 0) << zh.err;
  EXPECT_THAT(zh.out, AllOf(HasSubstr("申請案 3（共 3 席）"), HasSubstr("本分案為 2.30"),
                            HasSubstr("委員案量：最少 0、最多 2、平均 1.00。沒有案件的委員：J3。"),
                            HasSubstr("分配條件最差的申請案"), Not(HasSubstr("applications"))));
}

TEST(Plan, IsWrittenWithItsProofAndCheckedByIt) {
  Planner planner;
  const std::string out = planner.File("plan.csv");
  const std::string proof = planner.File("cert.json");
  const Outcome made = planner.Run({"--out", out, "--certificate", proof, "--lang", "en"});
  ASSERT_EQ(made.exit, 0) << made.err;
  EXPECT_EQ(Slurp(out), kThreePlan);
  EXPECT_THAT(made.err, AllOf(HasSubstr("Written: "), HasSubstr(out), HasSubstr(proof)));
  EXPECT_THAT(planner.Names(), ElementsAre("affinity.csv", "applications.csv", "cert.json",
                                           "judges.csv", "plan.csv"));
  const Outcome checked = planner.Run({"--check", out, proof, "--lang", "en"});
  EXPECT_EQ(checked.exit, 0) << checked.out << checked.err;
  EXPECT_THAT(checked.out,
              AllOf(HasSubstr("Checked as: --objective total --seed 0"),
                    HasSubstr("every rule is kept"), HasSubstr("all that the proof says holds")));
  const Outcome json = planner.Run({"--format", "json"});
  EXPECT_EQ(json.out, Slurp(proof));
}

TEST(Plan, IsTheSameForAnyOrderOfRowsAndColumns) {
  Planner planner;
  Planner shuffled("application_id,k\nA3,1\nA1,1\nA2,1\n",
                   "judge_id,max_load,min_load\nJ3,3,0\nJ1,3,0\nJ2,1,0\n",
                   "application_id,J2,J3,J1\nA2,0.95,,0.9\nA3,,,0.9\nA1,0.5,,\n");
  const Outcome first = planner.Run({"--format", "json", "--seed", "7"});
  EXPECT_EQ(first.exit, 0) << first.err;
  EXPECT_EQ(shuffled.Run({"--format", "json", "--seed", "7"}).out, first.out);
}

TEST(Plan, ReadsStandardInput) {
  Planner planner;
  const Outcome outcome =
      RunOffline({"plan", "--applications", planner.File("applications.csv"), "--judges",
                  planner.File("judges.csv"), "--affinity", "-", "--format", "csv"},
                 {}, kThreeAffinities);
  EXPECT_EQ(outcome.out, kThreePlan) << outcome.err;
}

TEST(Plan, TakesTheNumberOfJudgesFromTheFlag) {
  Planner planner("application_id\nA1\nA2\n", "judge_id,min_load,max_load\nJ1,0,2\nJ2,0,2\n",
                  "application_id,J1,J2\nA1,1,2\nA2,3,4\n");
  const Outcome outcome = planner.Run({"--k", "2", "--format", "csv"});
  EXPECT_EQ(outcome.out, "application_id,judge_id\nA1,J1\nA1,J2\nA2,J1\nA2,J2\n") << outcome.err;
}

TEST(Plan, CannotOverwrite) {
  Planner planner;
  const std::string out = planner.With("plan.csv", "mine");
  for (const auto& [language, words] :
       {std::pair{"zh-TW", "不會覆寫"}, std::pair{"en", "is not overwritten"}}) {
    const Outcome outcome =
        planner.Run({"--out", out, "--certificate", planner.File("c.json"), "--lang", language});
    EXPECT_EQ(outcome.exit, 2);
    EXPECT_EQ(outcome.out, "");
    EXPECT_THAT(outcome.err, AllOf(HasSubstr("[FILE_EXISTS]"), HasSubstr(words)));
  }
  EXPECT_EQ(Slurp(out), "mine");
  EXPECT_FALSE(planner.Names().contains("c.json"));
  const Outcome nowhere = planner.Run({"--out", planner.File("none/plan.csv")});
  EXPECT_EQ(nowhere.exit, 2);
  EXPECT_THAT(nowhere.err, HasSubstr("[FILE_UNWRITABLE]"));
}

TEST(BlockedPlan, ExitsWithThreeAndNamesReasonAndRepairs) {
  Planner planner(kThreeApplications, kTooFewPlaces, kThreeAffinities);
  const std::vector<std::string> files = {"--out", planner.File("plan.csv"), "--certificate",
                                          planner.File("cert.json")};
  for (const auto& [language, words] :
       {std::pair{"zh-TW", "沒有符合規則的分案"}, std::pair{"en", "No plan keeps all rules"}}) {
    std::vector<std::string> more = files;
    more.insert(more.end(), {"--lang", language});
    const Outcome outcome = planner.Run(more);
    EXPECT_EQ(outcome.exit, 3) << outcome.out << outcome.err;
    EXPECT_THAT(outcome.err, AllOf(HasSubstr("[PLAN_BLOCKED]"), HasSubstr(words)));
    EXPECT_THAT(outcome.out, AllOf(HasSubstr("max_load"), HasSubstr("J1")));
  }
  EXPECT_THAT(planner.Run({"--lang", "en"}).out,
              AllOf(HasSubstr("want 3 seats"), HasSubstr("short by 1"),
                    HasSubstr("judges.csv: max_load of J1 from 1 to 2")));
  EXPECT_THAT(planner.Names(), ElementsAre("affinity.csv", "applications.csv", "judges.csv"));
}

TEST(BlockedPlan, IsDataInJson) {
  Planner planner(kThreeApplications, kTooFewPlaces, kThreeAffinities);
  const Outcome json = planner.Run({"--format", "json"});
  EXPECT_EQ(json.exit, 3);
  EXPECT_THAT(json.out, AllOf(HasSubstr("\"award-plan-blocked/1\""), HasSubstr("\"by\": \"PANEL\""),
                              HasSubstr("\"wanted\": 3"), HasSubstr("\"available\": 2"),
                              HasSubstr("\"RAISE_LOAD\"")));
  // Nothing that could be taken for a plan.
  const Outcome csv = planner.Run({"--format", "csv", "--lang", "en"});
  EXPECT_EQ(csv.out, "");
  EXPECT_THAT(csv.err, HasSubstr("short by 1"));
}

TEST(BlockedPlan, ShortensALongRepairAndSaysSo) {
  LargePlanner planner;
  const Outcome outcome = planner.Run({"--k", "7", "--lang", "en"});
  EXPECT_EQ(outcome.exit, 3);
  EXPECT_THAT(outcome.out, AllOf(HasSubstr("max_load of J"), HasSubstr("more changes")));
  EXPECT_LT(std::count(outcome.out.begin(), outcome.out.end(), '\n'), 40);
}

TEST(PartialPlan, LeavesSeatsEmptyOnlyWhenAsked) {
  Planner planner(kThreeApplications, kTooFewPlaces, kThreeAffinities);
  const Outcome outcome = planner.Run({"--partial", "--lang", "en"});
  EXPECT_EQ(outcome.exit, 0) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("Seats left empty"));
  const Outcome csv = planner.Run({"--partial", "--format", "csv"});
  EXPECT_EQ(std::count(csv.out.begin(), csv.out.end(), '\n'), 3) << csv.out;
}

TEST(KeptPlan, ShowsTheDifferenceBeforeAnythingIsApplied) {
  Planner planner;
  // J2 had two applications and may have one.
  const std::string kept =
      planner.With("old.csv", "application_id,judge_id\nA1,J2\nA2,J2\nA3,J1\n");
  const std::string difference = planner.File("diff.csv");
  const Outcome outcome = planner.Run({"--keep", kept, "--difference", difference, "--lang", "en"});
  ASSERT_EQ(outcome.exit, 0) << outcome.err;
  EXPECT_EQ(Slurp(difference), "application_id,judge_id,change\nA2,J2,removed\nA2,J1,added\n");
  EXPECT_THAT(outcome.out, AllOf(HasSubstr("The plan to keep has 3 pairs."),
                                 HasSubstr("What changes"), HasSubstr("joined")));
}

TEST(KeptPlan, NamesWhoIsNoLongerThere) {
  Planner planner;
  const std::string kept =
      planner.With("old.csv", "application_id,judge_id\nA1,J9\nA2,J1\nA3,J1\n");
  const std::string difference = planner.File("diff.csv");
  const Outcome outcome = planner.Run({"--keep", kept, "--difference", difference, "--lang", "en"});
  ASSERT_EQ(outcome.exit, 0) << outcome.err;
  EXPECT_THAT(outcome.err, HasSubstr("No longer there, of --keep: A1,J9"));
  EXPECT_EQ(Slurp(difference), "application_id,judge_id,change\nA1,J9,removed\nA1,J2,added\n");
}

TEST(StartedSheets, Stay) {
  // Without the sheet that is begun A2 would go to J1.
  Planner planner(kThreeApplications, "judge_id,min_load,max_load\nJ1,0,3\nJ2,0,2\nJ3,0,3\n",
                  "application_id,J1,J2,J3\nA1,,0.5,\nA2,0.9,0.1,\nA3,0.9,,\n");
  const std::string started = planner.With("started.csv", "application_id,judge_id\nA2,J2\n");
  EXPECT_THAT(planner.Run({"--format", "csv"}).out, HasSubstr("A2,J1"));
  const Outcome outcome = planner.Run({"--started", started, "--format", "csv"});
  EXPECT_THAT(outcome.out, HasSubstr("A2,J2")) << outcome.err;
  const std::string conflicts =
      planner.With("conflicts.csv", "application_id,judge_id,ground\nA2,J2,family\n");
  const Outcome late = planner.Run(
      {"--started", started, "--conflicts", conflicts, "--format", "csv", "--lang", "en"});
  EXPECT_EQ(late.exit, 0) << late.err;
  EXPECT_THAT(late.out, HasSubstr("A2,J1"));
  EXPECT_THAT(late.err, HasSubstr("in conflict since, and so not kept: A2,J2"));
}

TEST(ExplainedPair, SaysWhyAndWhatTheOtherDecisionCosts) {
  Planner planner;
  const Outcome on = planner.Run({"--explain", "A2,J1", "--lang", "en"});
  ASSERT_EQ(on.exit, 0) << on.err;
  EXPECT_THAT(on.out, AllOf(HasSubstr("A2 and J1"), HasSubstr("If it were decided the other way")));
  const std::string conflicts =
      planner.With("conflicts.csv", "application_id,judge_id,ground\nA3,J2,同一機關\n");
  const Outcome off =
      planner.Run({"--explain", "A3,J2", "--conflicts", conflicts, "--lang", "zh-TW"});
  EXPECT_EQ(off.exit, 0) << off.err;
  EXPECT_THAT(off.out, AllOf(HasSubstr("A3 與 J2"), HasSubstr("同一機關"),
                             Not(HasSubstr("若改變這個決定"))));
  const Outcome unknown = planner.Run({"--explain", "A2,J9", "--lang", "en"});
  EXPECT_EQ(unknown.exit, 2);
  EXPECT_THAT(unknown.err, HasSubstr("[PLAN_PAIR_UNKNOWN]"));
  // The data stays data; what is explained goes beside it.
  const Outcome csv = planner.Run({"--explain", "A2,J1", "--format", "csv", "--lang", "en"});
  EXPECT_EQ(csv.out, kThreePlan);
  EXPECT_THAT(csv.err, HasSubstr("A2 and J1"));
}

// Hands out `text` and raises SIGINT at its end.
class InterruptedInput : public std::streambuf {
 public:
  explicit InterruptedInput(std::string text) : text_(std::move(text)) {}

 protected:
  int_type underflow() override {
    if (given_) {
      std::raise(SIGINT);
      return traits_type::eof();
    }
    given_ = true;
    setg(text_.data(), text_.data(), text_.data() + text_.size());
    return traits_type::to_int_type(text_[0]);
  }

 private:
  std::string text_;
  bool given_ = false;
};

TEST(InterruptedPlan, WritesNothingWhileThereIsNone) {
  Planner planner;
  for (const auto& [language, words] :
       {std::pair{"zh-TW", "已中斷"}, std::pair{"en", "Interrupted; no result was written."}}) {
    InterruptedInput buffer(kThreeAffinities);
    std::istream in(&buffer);
    std::ostringstream out;
    std::ostringstream err;
    const std::vector<std::string> args = {"plan",
                                           "--applications",
                                           planner.File("applications.csv"),
                                           "--judges",
                                           planner.File("judges.csv"),
                                           "--affinity",
                                           "-",
                                           "--out",
                                           planner.File("plan.csv"),
                                           "--lang",
                                           language};
    EXPECT_EQ(client::Run(args, {}, in, out, err), 130);
    EXPECT_EQ(out.str(), "");
    EXPECT_THAT(err.str(), HasSubstr(words));
  }
  EXPECT_FALSE(planner.Names().contains("plan.csv"));
}

// Raises SIGINT once the line of progress speaks of a plan.
class InterruptingTerminal : public std::stringbuf {
 protected:
  std::streamsize xsputn(const char* text, std::streamsize size) override {
    const auto written = std::stringbuf::xsputn(text, size);
    if (!raised_ && str().find("sum of squared loads") != std::string::npos) {
      raised_ = true;
      std::raise(SIGINT);
    }
    return written;
  }

 private:
  bool raised_ = false;
};

TEST(InterruptedPlan, IsTheBestSoFar) {
  LargePlanner planner;
  planner.environment.err_is_terminal = true;
  InterruptingTerminal terminal;
  std::istringstream in;
  std::ostringstream out;
  std::ostream err(&terminal);
  const std::vector<std::string> args = {"plan",
                                         "--applications",
                                         planner.File("applications.csv"),
                                         "--judges",
                                         planner.File("judges.csv"),
                                         "--affinity",
                                         planner.File("affinity.csv"),
                                         "--out",
                                         planner.File("plan.csv"),
                                         "--lang",
                                         "en",
                                         "--objective",
                                         "fair"};
  EXPECT_EQ(client::Run(args, planner.environment, in, out, err), 130) << terminal.str();
  EXPECT_THAT(terminal.str(), AllOf(HasSubstr("[PLAN_INTERRUPTED]"), HasSubstr("best plan so far"),
                                    HasSubstr(planner.File("plan.csv"))));
  EXPECT_THAT(out.str(), HasSubstr("The work was stopped"));
  const Outcome checked = planner.Run({"--check", planner.File("plan.csv"), "--lang", "en"});
  EXPECT_THAT(checked.out, HasSubstr("every rule is kept"));
}

TEST(PlanProgress, IsShownOnATerminalAlone) {
  LargePlanner planner;
  EXPECT_EQ(planner.Run().err, "");
  planner.environment.err_is_terminal = true;
  EXPECT_THAT(planner.Run({"--lang", "en"}).err,
              AllOf(StartsWith("\r"), HasSubstr("affinity.csv"),
                    HasSubstr("solving  sum of squared loads: "), HasSubstr("at least")));
  EXPECT_THAT(planner.Run({"--lang", "zh-TW"}).err, HasSubstr("求解中  案量平方和："));
}

}  // namespace
}  // namespace award::testing
