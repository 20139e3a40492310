// The sentences about problems without a plan in both languages, word for word: what blocks, what
// repairs, and what a plan does not obey.
#include <cstdint>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "scoring/panel/words/narrator.h"
#include "tests/scoring/narrated.h"

namespace award::scoring::panel {
namespace {

Blocked BlockedOf(BlockedBy by) {
  Blocked blocked;
  blocked.by = by;
  blocked.applications = {0, 2};
  blocked.judges = {0, 1};
  blocked.wanted = 4;
  blocked.available = 3;
  return blocked;
}

TEST(BlockedWords, SayWhichApplicationHasTooFewJudges) {
  const Problem problem = NarratedProblem();
  Blocked blocked = BlockedOf(BlockedBy::kApplication);
  blocked.applications = {0};
  blocked.wanted = 3;
  blocked.available = 2;
  blocked.conflicts = 3;
  blocked.rules = {0};
  ExpectSentences(Narrator(problem).ForBlocked(blocked),
                  "申請案「a1」需要 3 位委員，只有 2 位可以擔任（能評審此案者：「j1」、「j2」）。"
                  "涉及規則：「institution」（衛生局）。其中有 3 筆利益關係須迴避。",
                  "Application a1 needs 3 judges; only 2 are possible (who can judge it: j1 and "
                  "j2). Rule concerned: institution (衛生局). 3 conflicts exclude pairs here.");
}

TEST(BlockedWords, SayWhichApplicationsCompeteForWhom) {
  const Problem problem = NarratedProblem();
  Blocked blocked = BlockedOf(BlockedBy::kGroup);
  blocked.apart = {{2, 1}};
  blocked.locks = {{0, 1}};
  blocked.conflicts = 1;
  ExpectSentences(
      Narrator(problem).ForBlocked(blocked),
      "這 2 件申請案爭取相同的委員：「a1」、「a3」。共需 4 席；委員「j1」、「j2」只有 3 "
      "席可給，不足 1 席。不受此限而未計入的配對有 1 組。"
      "已有必須指派的配對：「a1」與「j2」。其中有 1 筆利益關係須迴避。",
      "These 2 applications compete for the same judges: a1 and a3. Together they want "
      "4 seats; j1 and j2 have 3 for them: short by 1. Not counted, since it is no part "
      "of the shortage: 1 pair. Locked already: a1 with j2. 1 conflict excludes a pair "
      "here.");
}

TEST(BlockedWords, SayThatThePanelIsTooSmallOrLowestLoadsTooHigh) {
  const Problem problem = NarratedProblem();
  Blocked blocked = BlockedOf(BlockedBy::kPanel);
  blocked.wanted = 13'890;
  blocked.available = 13'340;
  ExpectSentences(Narrator(problem).ForBlocked(blocked),
                  "全部申請案共需 13 890 席，全體委員至多可評 13 340 席，不足 550 席。",
                  "All applications together want 13 890 seats; all judges together have 13 340 "
                  "places: short by 550.");
  blocked = BlockedOf(BlockedBy::kLowestLoads);
  ExpectSentences(
      Narrator(problem).ForBlocked(blocked),
      "委員「j1」、「j2」依最低案量合計須評 4 席，只有 3 席可給（申請案「a1」、「a3」），"
      "不足 1 席。",
      "Judges j1 and j2 must get together at least 4 seats; only 3 can go to them (from "
      "a1 and a3): short by 1.");
}

TEST(BlockedWords, SayWhichLocksContradictWhat) {
  const Problem problem = NarratedProblem();
  Blocked blocked = BlockedOf(BlockedBy::kLocks);
  blocked.locks = {{0, 0}, {1, 2}};
  ExpectSentences(
      Narrator(problem).ForBlocked(blocked),
      "必須指派的配對與規則牴觸：「a1」與「j1」、「a2」與「j3」。申請案「a2」與委員「j3」"
      "有利益關係，須迴避。",
      "The locks contradict the rules: a1 with j1 and a2 with j3. Application a2 and "
      "judge j3 are in conflict.");
  blocked.locks = {{0, 0}};
  blocked.rules = {0, 1};
  ExpectSentences(Narrator(problem).ForBlocked(blocked),
                  "必須指派的配對與規則牴觸：「a1」與「j1」。涉及申請案：「a1」、「a3」。"
                  "涉及委員：「j1」、「j2」。需要 4，至多 3。涉及規則：「institution」（衛生局）、"
                  "「not_all」。",
                  "The locks contradict the rules: a1 with j1. Applications concerned: a1 and a3. "
                  "Judges concerned: j1 and j2. Needed: 4, possible: 3. Rules concerned: "
                  "institution (衛生局) and not_all.");
}

TEST(BlockedWords, DoNotClaimImpossibleWhatIsOnlyNotFound) {
  const Problem problem = NarratedProblem();
  Blocked blocked;
  blocked.by = BlockedBy::kCrossing;
  blocked.rules = {0, 1};
  const std::vector<Sentences> lines = Narrator(problem).ForAnswer(blocked);
  ASSERT_EQ(lines.size(), 1U);
  ExpectSentences(
      lines[0],
      "沒有找到符合全部規則的分案，但也沒有證明它不存在。"
      "互相交錯的規則：「institution」（衛生局）、「not_all」。",
      "No assignment was found that keeps every rule; that there is none is not proved. "
      "Rules that cross each other: institution (衛生局) and not_all.");
}

TEST(BlockedWords, ShortenLongLists) {
  Problem problem = NarratedProblem();
  problem.applications.clear();
  for (char c = 'a'; c < 'w'; ++c) problem.applications.push_back(std::string("P") + c);
  Blocked blocked = BlockedOf(BlockedBy::kGroup);
  blocked.applications.clear();
  for (int32_t a = 0; a < 22; ++a) blocked.applications.push_back(a);
  const Sentences sentences = Narrator(problem).ForBlocked(blocked);
  EXPECT_THAT(sentences.zh_tw, testing::HasSubstr("「Pg」、「Ph」及其他 14 件。"));
  EXPECT_THAT(sentences.en, testing::HasSubstr("Pg, Ph and 14 more. "));
  blocked.applications.resize(kMostNamed + 1);  // "and 1 more" would be no shorter.
  EXPECT_THAT(Narrator(problem).ForBlocked(blocked).en, testing::HasSubstr("Ph and Pi. "));
}

TEST(BlockedWords, OfferRepairsAsChoices) {
  const Problem problem = NarratedProblem();
  using Kind = Change::Kind;
  Blocked blocked = BlockedOf(BlockedBy::kPanel);
  EXPECT_EQ(Narrator(problem).ForAnswer(blocked)[1].zh_tw,
            "在現有的利益關係與必要規則下無法分案；兩者都不得放寬。");
  blocked.repairs = {{{{Kind::kRaiseLoad, -1, 0, -1, 2}, {Kind::kFewerSeats, 1, -1, -1, 1}}, 3},
                     {{{Kind::kLowerLowestLoad, -1, 1, -1, 1}}, 3},
                     {{{Kind::kLiftRule, -1, -1, 0, 1}}, 3},
                     {{{Kind::kUnlock, 0, 0, -1, 1}}, 3}};
  const std::vector<Sentences> lines = Narrator(problem).ForAnswer(blocked);
  ASSERT_EQ(lines.size(), 6U);
  ExpectSentences(lines[1], "採行以下任一方式即可分案：",
                  "A plan becomes possible by any one of these:");
  ExpectSentences(
      lines[2], "（1）委員「j1」多評 2 件（3 改為 5）；申請案「a2」減少 1 位委員（2 改為 1）。",
      "(1) let judge j1 take 2 more (3 becomes 5); give application a2 1 judge fewer (2 "
      "becomes 1).");
  ExpectSentences(lines[3], "（2）委員「j2」的最低案量減 1 件（2 改為 1）。",
                  "(2) lower the lowest load of judge j2 by 1 (2 becomes 1).");
  ExpectSentences(lines[4], "（3）放寬規則「institution」（衛生局）。",
                  "(3) lift rule institution (衛生局).");
  ExpectSentences(lines[5], "（4）不再要求申請案「a1」由委員「j1」評審。",
                  "(4) unlock application a1 from judge j1.");
  blocked.repairs.resize(1);
  EXPECT_EQ(Narrator(problem).ForAnswer(blocked)[1].en, "A plan becomes possible like this:");
}

TEST(BlockedWords, SayWhatAPlanDoesNotObey) {
  const Problem problem = NarratedProblem();
  const Narrator narrator(problem);
  using Kind = Breach::Kind;
  ExpectSentences(narrator.ForBreach({Kind::kInConflict, {1, 2}}),
                  "申請案「a2」分給有利益關係的委員「j3」。",
                  "Application a2 has judge j3, who is in conflict with it.");
  ExpectSentences(narrator.ForBreach({Kind::kLockMissing, {1, 2}}),
                  "申請案「a2」必須由委員「j3」評審，但未分給該委員。",
                  "Application a2 does not have judge j3, who is locked to it.");
  ExpectSentences(narrator.ForBreach({Kind::kSeats, {1, -1}, -1, 1, 2, 2}),
                  "申請案「a2」有 1 位委員，應為 2 位。",
                  "Application a2 has 1 judge instead of 2.");
  ExpectSentences(narrator.ForBreach({Kind::kLoad, {-1, 1}, -1, 4, 2, 3}),
                  "委員「j2」分得 4 件，至多 3 件。",
                  "Judge j2 has 4 applications; at most 3 are allowed.");
  ExpectSentences(narrator.ForBreach({Kind::kLoad, {-1, 1}, -1, 1, 2, 3}),
                  "委員「j2」分得 1 件，至少須 2 件。",
                  "Judge j2 has 1 application; at least 2 are needed.");
  ExpectSentences(narrator.ForBreach({Kind::kRule, {0, -1}, 0, 2, 1, 1}),
                  "規則「institution」（衛生局）：申請案「a1」有 2 位，至多 1 位。",
                  "Rule institution (衛生局): application a1 has 2 such judges; at most 1 is "
                  "allowed.");
  ExpectSentences(narrator.ForBreach({Kind::kRule, {-1, 3}, 1, 3, 0, 2}),
                  "規則「not_all」：委員「j4」有 3 件，至多 2 件。",
                  "Rule not_all: judge j4 has 3 such applications; at most 2 are allowed.");
}

}  // namespace
}  // namespace award::scoring::panel
