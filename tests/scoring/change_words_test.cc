// The sentences about differences, forced pairs and replacements in both languages, word for word.
#include <optional>
#include <vector>

#include "gtest/gtest.h"
#include "scoring/panel/words/narrator.h"
#include "tests/scoring/narrated.h"

namespace award::scoring::panel {
namespace {

Difference OnePairDifference() {
  Difference difference;
  difference.removed = {{"a1", "j1"}};
  difference.added = {{"a1", "j3"}};
  difference.panels = {{"a1", {"j1"}, {"j3"}}};
  difference.loads = {{"j1", 2, 1}, {"j3", 0, 1}};
  difference.tiers = {{Tier::kTotal, 19'765'659, 19'764'000},
                      {Tier::kFloor, 3, 3},
                      {Tier::kEvenness, 10, 12},
                      {Tier::kChanges, std::nullopt, 1},
                      {Tier::kDraw, 4, 5}};
  return difference;
}

TEST(ChangeWords, SumUpADifferenceAndSayOnlyTheTiersThatDiffer) {
  const Problem problem = NarratedProblemKept();
  const std::vector<Sentences> lines = Narrator(problem).ForDifference(OnePairDifference());
  ASSERT_EQ(lines.size(), 3U);
  ExpectSentences(lines[0], "移出 1 組、新增 1 組配對；涉及 1 件申請案，2 位委員的案量改變。",
                  "Pairs removed: 1, added: 1. Panels that change: 1, loads that change: 2.");
  ExpectSentences(lines[1], "適配度總和：19 765.659 → 19 764.000（-1.659）。",
                  "total affinity: 19 765.659 → 19 764.000 (-1.659).");
  ExpectSentences(lines[2], "案量平方和：10 → 12（+2）。", "sum of squared loads: 10 → 12 (+2).");
  ExpectSentences(Narrator(problem).ForDifference({})[0], "兩個分案完全相同。",
                  "The plans are the same.");
}

TEST(ChangeWords, SayWhatForcingAPairCosts) {
  const Problem problem = NarratedProblemKept();
  Forced forced;
  forced.pair = {0, 2};
  forced.difference = OnePairDifference();
  std::vector<Sentences> lines = Narrator(problem).ForForced(forced, {0, 2});
  ASSERT_EQ(lines.size(), 3U);
  ExpectSentences(lines[0], "若委員「j3」評審申請案「a1」，最好的分案須新增 1 組配對、移出 1 組。",
                  "With judge j3 on application a1, the best plan adds 1 pair and removes 1.");
  forced.onto = false;
  forced.difference.tiers.clear();
  lines = Narrator(problem).ForForced(forced, {0, 2});
  ASSERT_EQ(lines.size(), 2U);
  ExpectSentences(lines[0],
                  "若不由委員「j3」評審申請案「a1」，最好的分案須新增 1 組配對、移出 1 組。",
                  "Without judge j3 on application a1, the best plan adds 1 pair and removes 1.");
  ExpectSentences(lines[1], "各項數值都不變。", "It is as good in every point.");
}

TEST(ChangeWords, SayThatForcingAPairIsImpossibleAndWhy) {
  const Problem problem = NarratedProblemKept();
  Blocked blocked;
  blocked.by = BlockedBy::kPanel;
  blocked.wanted = 2;
  blocked.available = 1;
  const std::vector<Sentences> lines = Narrator(problem).ForForced(blocked, {0, 2});
  ASSERT_EQ(lines.size(), 2U);
  ExpectSentences(lines[0], "若改變「a1」與「j3」的決定，就沒有符合規則的分案。",
                  "If it is decided otherwise about a1 with j3, no plan is possible.");
  ExpectSentences(lines[1], "全部申請案共需 2 席，全體委員至多可評 1 席，不足 1 席。",
                  "All applications together want 2 seats; all judges together have 1 place: short "
                  "by 1.");
}

TEST(ChangeWords, SayHowMuchAReplacementMovesAndWho) {
  const Problem problem = NarratedProblemKept();
  Effort effort;
  effort.lost_seats = 41;
  effort.new_pairs = 41;
  effort.fewest = true;
  ExpectSentences(Narrator(problem).ForEffort(effort)[0],
                  "失去的席次 41 席，新配對 41 組：不可能更少。",
                  "Lost seats: 41; new pairs: 41. No plan can have fewer.");
  effort.new_pairs = 43;
  effort.moves = {{0, 1, 2}, {1, 0, -1}};
  std::vector<Sentences> lines = Narrator(problem).ForEffort(effort);
  ASSERT_EQ(lines.size(), 3U);
  ExpectSentences(lines[0],
                  "失去的席次 41 席，新配對 43 組。其餘是因為沒有空閒的委員能直接遞補；"
                  "已證明變動不可能更少。",
                  "Lost seats: 41; new pairs: 43. Nobody free could take some of the seats "
                  "directly; it is proved that no plan moves fewer.");
  ExpectSentences(lines[1], "委員「j1」由申請案「a2」改評「a3」。",
                  "Judge j1 leaves application a2 for a3.");
  ExpectSentences(lines[2], "委員「j2」由申請案「a1」移出。", "Judge j2 leaves application a1.");
  effort.fewest = false;
  effort.moves.resize(22, {0, 1, 2});
  lines = Narrator(problem).ForEffort(effort);
  ASSERT_EQ(lines.size(), kMostNamed + 2);
  ExpectSentences(lines[0], "失去的席次 41 席，新配對 43 組。尚未證明變動不可能更少。",
                  "Lost seats: 41; new pairs: 43. That no plan moves fewer is not proved.");
  ExpectSentences(lines.back(), "及其他 14 位次的變動。", "And 14 more moves.");
}

}  // namespace
}  // namespace award::scoring::panel
