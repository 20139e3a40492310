// The sentences about plans in both languages, word for word: what is proved, how far the best may
// be, and how the work proceeds.
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "gtest/gtest.h"
#include "scoring/panel/words/narrator.h"
#include "scoring/panel/words/panel_writer.h"
#include "tests/scoring/narrated.h"

namespace award::scoring::panel {
namespace {

TEST(PlanWords, GroupLongNumbersAndKeepEveryDecimal) {
  EXPECT_EQ(Grouped(19'765'659, 3), "19 765.659");
  EXPECT_EQ(Grouped(1'234'567'890, 0), "1 234 567 890");
  EXPECT_EQ(Grouped(9'999, 0), "9999");
  EXPECT_EQ(Grouped(5, 3), "0.005");
  EXPECT_EQ(Grouped(-5, 3), "-0.005");
  EXPECT_EQ(Grouped(-1'234'500, 2), "-12 345.00");
  EXPECT_EQ(Grouped(0, 9), "0.000000000");
  EXPECT_EQ(Grouped(std::numeric_limits<int64_t>::min(), 0), "-9 223 372 036 854 775 808");
}

TEST(PlanWords, SayThatNothingBetterIsPossibleOnlyWhenItIsProved) {
  const Problem problem = NarratedProblem();
  const Narrator narrator(problem);
  ExpectSentences(
      narrator.ForTier({Tier::kTotal, 19'765'659, 19'765'659}),
      "適配度總和：符合這些規則的分案，都不可能超過 19 765.659；本分案為 19 765.659。",
      "Total affinity: no assignment under these rules can have more than 19 765.659; this one has "
      "19 765.659.");
  ExpectSentences(
      narrator.ForTier({Tier::kTotal, 19'765'659, 19'765'659}, true),
      "適配度總和：符合這些規則且前述各項同樣好的分案，都不可能超過 19 765.659；本分案為 "
      "19 765.659。",
      "Total affinity: no assignment under these rules that is as good in the points before can "
      "have more than 19 765.659; this one has 19 765.659.");
  ExpectSentences(
      narrator.ForTier({Tier::kTotal, 19'765'659, 19'765'759}, true),
      "適配度總和：符合這些規則的分案，都不可能超過 19 765.759；本分案為 19 765.659，至多相差 "
      "0.100（0.01%）。",
      "Total affinity: no assignment under these rules can have more than 19 765.759; this one has "
      "19 765.659, at most 0.100 (0.01 %) less.");
  ExpectSentences(narrator.ForTier({Tier::kTotal, 19'765'659, std::nullopt}),
                  "適配度總和為 19 765.659；未證明為最佳。",
                  "The total affinity is 19 765.659. That this is the best is not proved.");
}

TEST(PlanWords, SayEachTierByItsName) {
  const Problem problem = NarratedProblem();
  const Narrator narrator(problem);
  ExpectSentences(narrator.ForTier({Tier::kUnfilled, 0, 0}), "所有席次都已分配。",
                  "Every seat is filled.");
  ExpectSentences(
      narrator.ForTier({Tier::kUnfilled, 3, 3}),
      "從缺席次（含未達最低案量者）共 3 席；符合這些規則的分案，都不可能更少。",
      "Seats that stay empty, with places missing to lowest loads: 3; no assignment under these "
      "rules can have fewer.");
  ExpectSentences(narrator.ForTier({Tier::kChanges, 0, 0}), "現行分案中可以保留的配對全部保留。",
                  "Every pair of the present plan that can stay stays.");
  ExpectSentences(
      narrator.ForTier({Tier::kChanges, 2, 1}),
      "放棄現行分案中的 2 組配對；最佳值介於 1 與 2 之間，尚未證明。",
      "Pairs of the present plan that are given up: 2. The best lies between 1 and 2; where is not "
      "proved.");
  ExpectSentences(
      narrator.ForTier({Tier::kFloor, 3'211, 3'211}),
      "適配度總和最低的申請案有 3.211；符合這些規則的分案，都不可能高於 3.211。",
      "The worst-served application has a sum of 3.211; no assignment under these rules can have "
      "more than 3.211.");
  ExpectSentences(
      narrator.ForTier({Tier::kLevel, 3'211, 3'311}),
      "各案的適配度總和至少達到其自身最佳與保障水準中的較低者；保障水準為 3.211；最佳值介於 3.211 "
      "與 3.311 之間，尚未證明。",
      "Every application has the lower of its own ideal and a level of 3.211. The best lies "
      "between "
      "3.211 and 3.311; where is not proved.");
  ExpectSentences(
      narrator.ForTier({Tier::kDeficit, 500, 120}),
      "每件申請案與其自身最佳的差距至多 0.500；最佳值介於 0.120 與 0.500 之間，尚未證明。",
      "The deficit of every application to its own ideal is at most 0.500. The best lies between "
      "0.120 and 0.500; where is not proved.");
  ExpectSentences(narrator.ForTier({Tier::kEvenness, 1'250, 1'250}, true),
                  "案量平方和為 1250；符合這些規則且前述各項同樣好的分案，案量都不可能更平均。",
                  "The sum of squared loads is 1250; no assignment under these rules that is as "
                  "good in the points before has more even loads.");
  ExpectSentences(narrator.ForTier({Tier::kGroups, 1, 1}),
                  "所有委員都經由共同的申請案相連，彼此的寬嚴可以比較。",
                  "All judges are linked by applications they share, so that their severity can be "
                  "compared.");
  ExpectSentences(
      narrator.ForTier({Tier::kGroups, 3, std::nullopt}),
      "委員分成 3 群，群與群之間沒有共同的申請案，寬嚴無法比較；未證明為最佳。",
      "The judges fall into 3 groups that share no application, so that severity cannot "
      "be compared between them. That this is the best is not proved.");
}

TEST(PlanWords, SayThatThePlanIsNotFinishedBeforeAnythingElse) {
  const Problem problem = NarratedProblem();
  Plan plan;
  plan.tiers = {{Tier::kFloor, 3, 3}, {Tier::kTotal, 9, 12}, {Tier::kDraw, 5, std::nullopt}};
  EXPECT_EQ(Narrator(problem).ForPlan(plan).size(), 2U);  // The draw tells people nothing.
  plan.interrupted = true;
  const std::vector<Sentences> lines = Narrator(problem).ForPlan(plan);
  ASSERT_EQ(lines.size(), 3U);
  ExpectSentences(lines[0], "求解提前中止；以下是目前最好的分案，差距如各項所示。",
                  "The work was stopped; this is the best plan so far, and each line says how far "
                  "it may be from the best.");
}

TEST(PlanWords, FollowTheWork) {
  const Problem problem = NarratedProblem();
  const Narrator narrator(problem);
  ExpectSentences(narrator.ForProgress({Tier::kTotal, true, 19'765'659, 19'770'100}),
                  "適配度總和：19 765.659，至多 19 770.100",
                  "total affinity: 19 765.659, at most 19 770.100 possible");
  ExpectSentences(narrator.ForProgress({Tier::kDeficit, true, 5, 2}),
                  "與自身最佳的最大差距：0.005，至少 0.002",
                  "largest deficit to an own ideal: 0.005, at least 0.002 needed");
  ExpectSentences(narrator.ForProgress({Tier::kTotal, true, 5, 5}), "適配度總和：0.005，已是最佳",
                  "total affinity: 0.005, the best possible");
  ExpectSentences(narrator.ForProgress({Tier::kChanges, false, 0, 0}), "放棄的現行配對：尚未有分案",
                  "present pairs given up: no plan yet");
}

}  // namespace
}  // namespace award::scoring::panel
