// `award plan --check`: someone else's plan is believed in nothing; and every kind of bad input is
// named with its line and its remedy, and nothing is written.
#include <algorithm>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/client/planner.h"

namespace award::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr char kPairHeader[] = "application_id,judge_id\n";

// A plan with its proof, made by the command itself.
class CheckedPlan : public ::testing::Test {
 protected:
  CheckedPlan() {
    const Outcome made = planner.Run(
        {"--out", planner.File("plan.csv"), "--certificate", planner.File("cert.json")});
    EXPECT_EQ(made.exit, 0) << made.err;
  }

  Outcome Check(const std::string& plan, const std::vector<std::string>& more = {}) {
    std::vector<std::string> args = {"--check", plan};
    args.insert(args.end(), more.begin(), more.end());
    return planner.Run(args);
  }

  Planner planner;
};

TEST_F(CheckedPlan, IsBelievedOnlyWithItsProof) {
  const std::string plan = planner.File("plan.csv");
  EXPECT_EQ(Check(plan, {planner.File("cert.json")}).exit, 0);
  for (const auto& [language, words] :
       {std::pair{"zh-TW", "沒有提供證明檔"}, std::pair{"en", "nothing is proved about it"}}) {
    const Outcome bare = Check(plan, {"--lang", language});
    EXPECT_EQ(bare.exit, 1);
    EXPECT_THAT(bare.out, HasSubstr(words));
    EXPECT_THAT(bare.err, HasSubstr("[PLAN_NOT_PROVED]"));
  }
  // The flags may stand before the proof.
  EXPECT_EQ(planner.Run({planner.File("cert.json"), "--check", plan}).exit, 0);
}

TEST_F(CheckedPlan, HasAllItsBreachesListed) {
  const std::string plan =
      planner.With("bad.csv", std::string(kPairHeader) + "A1,J1\nA2,J2\nA3,J1\nA3,J2\n");
  const std::string locks = planner.With("locks.csv", std::string(kPairHeader) + "A1,J2\n");
  for (const auto& [language, words] :
       {std::pair{"zh-TW", std::vector{"利益關係", "必須由委員", "應為 1 位", "至多 1 件"}},
        std::pair{"en", std::vector{"in conflict", "locked to it", "instead of 1",
                                    "at most 1 is allowed"}}}) {
    const Outcome outcome =
        Check(plan, {planner.File("cert.json"), "--locks", locks, "--lang", language});
    EXPECT_EQ(outcome.exit, 1);
    for (const char* word : words) EXPECT_THAT(outcome.out, HasSubstr(word));
    EXPECT_THAT(outcome.err, HasSubstr("[PLAN_HAS_BREACHES]"));
  }
  const Outcome json = Check(plan, {"--format", "json"});
  EXPECT_EQ(json.exit, 1);
  EXPECT_THAT(json.out, AllOf(HasSubstr("\"award-plan-check/1\""), HasSubstr("\"proved\": false")));
}

// Fairness costs a little of the total here; the most even plan of the best total is uneven, and
// must not count as the bound of a plan that has another total.
TEST(CheckedFairPlan, IsBoundedAsWhenItWasMade) {
  Planner planner("application_id,k\nA1,1\nA2,1\nA3,1\nA4,1\n",
                  "judge_id,min_load,max_load\nJ1,0,2\nJ2,0,4\nJ3,0,4\n",
                  "application_id,J1,J2,J3\nA1,10,,4\nA2,5,0,\nA3,9,0,\nA4,,3,\n");
  const std::string plan = planner.File("plan.csv");
  const std::string proof = planner.File("cert.json");
  const Outcome made =
      planner.Run({"--objective", "floor", "--out", plan, "--certificate", proof, "--lang", "en"});
  ASSERT_EQ(made.exit, 0) << made.err;
  const Outcome checked = planner.Run({"--check", plan, proof, "--lang", "en"});
  EXPECT_EQ(checked.exit, 0) << checked.err;
  for (const char* line : {"this one has 21, at most 1 (4.55 %) less", "squared loads is 6; no"}) {
    EXPECT_THAT(made.out, HasSubstr(line));
    EXPECT_THAT(checked.out, HasSubstr(line));
  }
}

TEST_F(CheckedPlan, IsNotTheBestWhenAnotherIs) {
  Planner other(kThreeApplications, "judge_id,min_load,max_load\nJ1,0,3\nJ2,0,2\nJ3,0,3\n",
                kThreeAffinities);
  const std::string proof = other.File("cert.json");
  ASSERT_EQ(other.Run({"--certificate", proof}).exit, 0);
  const std::string worse = other.With("worse.csv", kThreePlan);
  const Outcome outcome = other.Run({"--check", worse, proof, "--lang", "en"});
  EXPECT_EQ(outcome.exit, 1);
  EXPECT_THAT(outcome.out, AllOf(HasSubstr("every rule is kept"),
                                 HasSubstr("The proof was made for another plan."),
                                 Not(HasSubstr("all that the proof says holds"))));
  EXPECT_THAT(outcome.err, HasSubstr("[PLAN_PROOF_FALSE]"));
}

TEST_F(CheckedPlan, IsNotBelievedWithAProofThatWasTouched) {
  std::string proof = Slurp(planner.File("cert.json"));
  const size_t at = proof.find("\"prices\"");
  ASSERT_NE(at, std::string::npos) << proof;
  // Without any price nothing bounds the total so closely.
  const size_t open = proof.find('[', at);
  size_t close = open;
  for (int depth = 0; close < proof.size(); ++close) {
    depth += proof[close] == '[' ? 1 : proof[close] == ']' ? -1 : 0;
    if (depth == 0) break;
  }
  proof.replace(open, close - open + 1, "[]");
  const Outcome outcome =
      Check(planner.File("plan.csv"), {planner.With("touched.json", proof), "--lang", "en"});
  EXPECT_EQ(outcome.exit, 1) << outcome.out;
  EXPECT_THAT(outcome.err, HasSubstr("[PLAN_PROOF_FALSE]"));
  const Outcome damaged = Check(planner.File("plan.csv"), {planner.With("half.json", "{\"en")});
  EXPECT_EQ(damaged.exit, 2);
  EXPECT_THAT(damaged.err, AllOf(HasSubstr("half.json"), HasSubstr("[CERTIFICATE_NOT_JSON]")));
}

TEST_F(CheckedPlan, AnswersTheQuestionItsProofWasMadeFor) {
  const std::string plan = planner.File("plan.csv");
  const std::string proof = planner.File("cert.json");
  EXPECT_EQ(Check(plan, {proof, "--objective", "total", "--seed", "0"}).exit, 0);
  for (const std::vector<std::string>& flags :
       {std::vector<std::string>{"--objective", "deficit"}, {"--seed", "8"}, {"--partial"}}) {
    std::vector<std::string> more = {proof};
    more.insert(more.end(), flags.begin(), flags.end());
    const Outcome outcome = Check(plan, more);
    EXPECT_EQ(outcome.exit, 1) << flags[0];
    EXPECT_THAT(outcome.err,
                AllOf(HasSubstr("[PLAN_OTHER_QUESTION]"), HasSubstr("--objective total --seed 0")));
  }
}

TEST_F(CheckedPlan, IsExplainedToo) {
  const Outcome outcome = Check(planner.File("plan.csv"),
                                {planner.File("cert.json"), "--explain", "A2,J1", "--lang", "en"});
  EXPECT_EQ(outcome.exit, 0) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("A2 and J1"));
  const Outcome bare = Check(planner.File("plan.csv"), {"--explain", "A2,J2", "--lang", "en"});
  EXPECT_EQ(bare.exit, 1);
  EXPECT_THAT(bare.out, HasSubstr("A2 and J2"));
}

TEST(PlanFlags, ThatAreWrongAreNamed) {
  Planner planner;
  const auto refused = [&](const std::vector<std::string>& more, const std::string& reason) {
    const Outcome outcome = planner.Run(more);
    EXPECT_EQ(outcome.exit, 2) << more[0];
    EXPECT_EQ(outcome.out, "");
    EXPECT_THAT(outcome.err, HasSubstr("[" + reason + "]")) << more[0];
  };
  refused({"--objective", "best"}, "FLAG_VALUE_INVALID");
  refused({"--k", "0"}, "FLAG_VALUE_INVALID");
  refused({"--k", "two"}, "FLAG_VALUE_INVALID");
  refused({"--seed", "-1"}, "FLAG_VALUE_INVALID");
  refused({"--affinity-decimals", "10"}, "FLAG_VALUE_INVALID");
  refused({"--objective", "level", "--price", "0.125"}, "FLAG_VALUE_INVALID");
  refused({"--objective", "level", "--price", "101"}, "FLAG_VALUE_INVALID");
  refused({"--price", "1"}, "FLAG_MISSING");
  refused({"--difference", "d.csv"}, "FLAG_MISSING");
  refused({"--locks", "-", "--keep", "-"}, "FLAGS_EXCLUSIVE");
  refused({"--out", "-"}, "FLAG_VALUE_INVALID");
  refused({"cert.json"}, "TOO_MANY_ARGUMENTS");
  refused({"--check", "plan.csv", "--out", "x.csv"}, "PLAN_CHECK_WRITES");
  refused({"--aplications", "x"}, "UNKNOWN_FLAG");
  EXPECT_THAT(RunOffline({"plan", "--judges", "x"}).err, HasSubstr("--applications is missing"));
  EXPECT_EQ(planner.Run({"--objective", "level", "--price", "1.5"}).exit, 0);
}

// The file, what stands in it, and where and how it is refused.
struct BadFile {
  std::string flag;
  std::string text;
  std::string place;
  std::string reason;
  std::string zh;
  std::string en;
};

// Exit 2, nothing on stdout, nothing written, and these words, in both languages.
void ExpectRefused(const BadFile& bad) {
  Planner planner;
  const std::string path = planner.With("bad.csv", bad.text);
  for (const auto& [language, words] : {std::pair{"zh-TW", bad.zh}, std::pair{"en", bad.en}}) {
    std::vector<std::string> args = {"plan", "--out", planner.File("plan.csv"), "--lang", language};
    for (const std::string flag : {"applications", "judges", "affinity"}) {
      const std::string file = flag == bad.flag ? path : planner.File(flag + ".csv");
      args.insert(args.end(), {"--" + flag, file});
    }
    if (std::count(args.begin(), args.end(), path) == 0) {
      args.insert(args.end(), {"--" + bad.flag, path});
    }
    const Outcome outcome = RunOffline(args);
    EXPECT_EQ(outcome.exit, 2) << bad.reason << outcome.err;
    EXPECT_EQ(outcome.out, "");
    EXPECT_THAT(outcome.err, HasSubstr("bad.csv" + bad.place)) << bad.reason;
    EXPECT_THAT(outcome.err, HasSubstr("[" + bad.reason + "]"));
    EXPECT_THAT(outcome.err, HasSubstr(words));
  }
  EXPECT_FALSE(planner.Names().contains("plan.csv"));
}

TEST(BadPlanFiles, NameTheLineAndTheRemedy) {
  const std::string judges = "judge_id,min_load,max_load\n";
  const std::string tail = "J2,0,1\nJ3,0,3\n";
  const std::string rules = "rule_id,each,members,scope,min,max,soft\n";
  const std::vector<BadFile> cases = {
      {"applications", "", "", "TABLE_EMPTY", "檔案是空的。第一行請寫：application_id,k",
       "Begin it with"},
      {"applications", "application_id\nA1\nA2\nA3\n", ":1", "TABLE_COLUMN_MISSING", "沒有欄位 k",
       "lacks the column k"},
      {"applications", "application_id,k\nA1,1\nA1,1\nA2,1\nA3,1\n", ":3", "APPLICATION_TWICE",
       "申請案 A1 出現兩次（另見第 2 行）", "A1 stands there twice (also on line 2). Keep one"},
      {"applications", "application_id,k\nA1,1\nA2,x\nA3,1\n", ":3", "COUNT_NOT_A_NUMBER",
       "不是從 0 起的整數", "no whole number from 0"},
      {"judges", judges + "J1,0,3\nJ1,0,3\n" + tail, ":3", "JUDGE_TWICE",
       "委員 J1 出現兩次（另見第 2 行）", "Judge J1 stands there twice (also on line 2)"},
      {"judges", judges + "J1,-1,3\n" + tail, ":2", "COUNT_NOT_A_NUMBER", "不可為負數",
       "it cannot be negative"},
      {"judges", judges + "J1,4,3\n" + tail, ":2", "MIN_OVER_MAX", "委員 J1 的下限 4 大於上限 3",
       "The minimum 4 of judge J1 is over the maximum 3. Lower"},
      {"judges", judges + "J1,0\n" + tail, ":2", "TABLE_COLUMNS", "這一列有 2 欄", "2 columns"},
      {"affinity", "application_id,J1,J2,J3\nA1,,0.5,\nA2,high,0.9,\nA3,0.9,,\n", ":3",
       "AFFINITY_NOT_A_NUMBER", "「high」不是數字。請寫如 0.75 的數字；利益關係請留空",
       "is not a number: `high`"},
      {"affinity", "application_id,J1,J2,J3\nA1,,0.5,\nA2,0.9,0.9,\n", "", "AFFINITY_ROW_MISSING",
       "申請案 A3 沒有適配度的列", "Application A3 has no row of affinities"},
      {"affinity", "application_id,J1,J2\nA1,,0.5\nA2,0.9,0.9\nA3,0.9,\n", "",
       "AFFINITY_COLUMN_MISSING", "委員 J3 沒有適配度的欄", "Judge J3 has no column"},
      {"affinity", "application_id,J1,J2,J3\nA1,,0.5\nA2,0.9,0.9,\nA3,0.9,,\n", ":2",
       "TABLE_COLUMNS", "這一列有 3 欄", "The row has 3 columns"},
      {"affinity", "application_id,J1,J2,J3\nA1,,9e15,\nA2,0.9,0.9,\nA3,0.9,,\n", ":2",
       "AFFINITY_RANGE", "過大", "is too large"},
      {"locks", std::string(kPairHeader) + "A9,J1\n", ":2", "APPLICATION_UNKNOWN",
       "沒有申請案「A9」", "no application `A9`"},
      {"locks", std::string(kPairHeader) + "A2,J9\n", ":2", "JUDGE_UNKNOWN", "沒有委員「J9」",
       "no judge `J9`"},
      {"locks", std::string(kPairHeader) + "A2,J1\nA2,J1\n", ":3", "PAIR_TWICE", "出現兩次",
       "stands there twice"},
      {"locks", std::string(kPairHeader) + "A1,J1\n", ":2", "LOCK_ON_CONFLICT", "迴避不可例外",
       "a conflict knows no exception"},
      {"started", std::string(kPairHeader) + "A1,J9\n", ":2", "JUDGE_UNKNOWN", "沒有委員「J9」",
       "no judge `J9`"},
      {"rules", rules + "r,application,external=1,,1,,\n", ":2", "RULE_ATTRIBUTE_UNKNOWN",
       "屬性 external", "names external"},
      {"rules", rules + "r,panel,judge_id=J1,,1,,\n", ":2", "RULE_EACH",
       "請寫 application 或 judge", "Write application or judge"},
      {"rules", rules + "r,application,external,,3,1,\n", ":2", "MIN_OVER_MAX", "規則 r 的下限 3",
       "of rule r"},
  };
  for (const BadFile& bad : cases) ExpectRefused(bad);
  Planner planner;
  const Outcome checked =
      planner.Run({"--check", planner.With("p.csv", "application_id,judge_id\nA1,J9\n")});
  EXPECT_EQ(checked.exit, 2);
  EXPECT_THAT(checked.err, AllOf(HasSubstr("p.csv:2"), HasSubstr("[JUDGE_UNKNOWN]")));
}

TEST(BadPlanFiles, AreListedTogetherUpToALimit) {
  std::string applications = "application_id,k\n";
  for (int i = 0; i < 100; ++i) applications += "A" + std::to_string(i) + ",x\n";
  Planner planner(applications, kThreeJudges, kThreeAffinities);
  const Outcome outcome = planner.Run({"--lang", "en"});
  EXPECT_EQ(outcome.exit, 2);
  EXPECT_THAT(outcome.err,
              AllOf(HasSubstr("applications.csv:2: "), HasSubstr("applications.csv:3: "),
                    HasSubstr("problems the first 20 are listed")));
}

TEST(BadPlanFiles, AreNeverPlannedAround) {
  // More locks than a judge may have is no bad line, but no plan either.
  Planner planner;
  const std::string locks = planner.With("locks.csv", std::string(kPairHeader) + "A1,J2\nA2,J2\n");
  const Outcome outcome = planner.Run({"--locks", locks, "--lang", "en"});
  EXPECT_EQ(outcome.exit, 3) << outcome.out << outcome.err;
  EXPECT_THAT(outcome.out, AllOf(HasSubstr("J2"), HasSubstr("A2")));
}

}  // namespace
}  // namespace award::testing
