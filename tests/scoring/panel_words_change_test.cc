// The sentences about pairs, loads and changes in both languages, word for word.
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "scoring/panel/words/narrator.h"
#include "tests/scoring/panel_problems.h"

namespace award::scoring::panel {
namespace {

using Kind = Reason::Kind;

Problem ThreeByFiveKept() {
  Problem problem =
      ProblemOf({{900, 2, 3, 4, 5}, {6, 7, kConflict, 9, 10}, {11, 12, 13, 14, 15}}, 2, 3);
  problem.decimals = 3;
  problem.judges[0].lowest_load = 1;
  problem.rules[static_cast<size_t>(AddRule(problem, Each::kApplication, {0, 1}, 1, 1))].id =
      "outside";
  problem.rules[static_cast<size_t>(AddRule(problem, Each::kJudge, {0, 1}, 1, 2))].id = "mixed";
  return problem;
}

void ExpectBoth(const Sentences& sentences, const std::string& zh_tw, const std::string& en) {
  EXPECT_EQ(sentences.zh_tw, zh_tw);
  EXPECT_EQ(sentences.en, en);
}

// j1 and a1, with these reasons.
Explanation ExplanationOf(bool assigned, std::vector<Reason> reasons) {
  Explanation told;
  told.pair = {0, 0};
  told.assigned = assigned;
  told.affinity = 900;
  told.rank = 2;
  told.allowed = 5;
  told.panel = {{2, 950, 1, false}, {4, 5, 3, false}};
  told.reasons = std::move(reasons);
  return told;
}

// The sentence of one reason, the second of the explanation.
Sentences LineOf(const Explanation& told) {
  const Problem problem = ThreeByFiveKept();
  const std::vector<Sentences> lines = Narrator(problem).ForExplanation(told);
  EXPECT_GE(lines.size(), 2U);
  return lines.size() < 2 ? Sentences{} : lines[1];
}

TEST(PanelWords, SayTheFactOfAPairFirst) {
  const Problem problem = ThreeByFiveKept();
  ExpectBoth(Narrator(problem).ForExplanation(ExplanationOf(true, {}))[0],
             "委員「j1」評審申請案「a1」：適配度 0.900，在可評審此案的 5 位委員中排第 2。",
             "Judge j1 is on application a1: affinity 0.900, rank 2 of 5 who may judge it.");
  Explanation in_conflict = ExplanationOf(false, {{Kind::kInConflict, -1, {}, ""}});
  in_conflict.affinity = kConflict;
  const std::vector<Sentences> lines = Narrator(problem).ForExplanation(in_conflict);
  ASSERT_EQ(lines.size(), 2U);  // Nothing more is to be said.
  ExpectBoth(lines[0], "委員「j1」未分得申請案「a1」。", "Judge j1 is not on application a1.");
  ExpectBoth(lines[1], "兩者有利益關係，須迴避（未載明事由）。",
             "They are in conflict (no ground is on record).");
}

TEST(PanelWords, SayWhyAJudgeIsOnAPanel) {
  ExpectBoth(LineOf(ExplanationOf(true, {{Kind::kLocked, -1, {}, ""}})), "這個配對是必須指派的。",
             "This pair is locked.");
  ExpectBoth(LineOf(ExplanationOf(true, {{Kind::kKept, -1, {}, ""}})), "沿用現行分案。",
             "It stays as it is in the present plan.");
  ExpectBoth(LineOf(ExplanationOf(true, {{Kind::kBestForApplication, -1, {}, ""}})),
             "可評審此案的委員中，沒有人的適配度更高。",
             "No judge who may judge it has a higher affinity.");
  ExpectBoth(LineOf(ExplanationOf(true, {{Kind::kLoadNeeds, -1, {}, ""}})),
             "這位委員的最低案量為 1 件，目前沒有超過。",
             "This judge must have at least 1 and has no more.");
  ExpectBoth(LineOf(ExplanationOf(true, {{Kind::kRuleNeeds, 0, {}, ""}})),
             "規則「outside」至少須有 1 位，沒有其他符合者。",
             "Rule outside needs at least 1 on this panel, and nothing else counts for it.");
  ExpectBoth(LineOf(ExplanationOf(true, {{Kind::kRuleNeeds, 1, {1, 2}, ""}})),
             "規則「mixed」至少須有 1 件；其餘為「a2」、「a3」。",
             "Rule mixed needs at least 1 for this judge; the others are a2 and a3.");
}

TEST(PanelWords, SayWhyAJudgeIsNotOnAPanel) {
  ExpectBoth(LineOf(ExplanationOf(false, {{Kind::kInConflict, -1, {}, "同一機關"}})),
             "兩者有利益關係，須迴避：同一機關。", "They are in conflict: 同一機關.");
  ExpectBoth(LineOf(ExplanationOf(false, {{Kind::kNoSeats, -1, {}, ""}})), "這件申請案不需要委員。",
             "This application wants no judges.");
  ExpectBoth(LineOf(ExplanationOf(false, {{Kind::kLoadFull, -1, {0, 1, 2}, ""}})),
             "這位委員已達最高案量 3 件：「a1」、「a2」、「a3」。",
             "The judge already has the most allowed, 3: a1, a2 and a3.");
  ExpectBoth(LineOf(ExplanationOf(false, {{Kind::kPanelFull, 0, {1}, ""}})),
             "規則「outside」在此案至多 1 位，已有「j2」。",
             "Rule outside allows at most 1 on this panel; already there: j2.");
  ExpectBoth(LineOf(ExplanationOf(false, {{Kind::kQuotaFull, 1, {0, 1}, ""}})),
             "規則「mixed」對這位委員至多 2 件，已有「a1」、「a2」。",
             "Rule mixed allows this judge at most 2; already there: a1 and a2.");
  ExpectBoth(LineOf(ExplanationOf(false, {{Kind::kPanelNeeds, 0, {1}, ""}})),
             "規則「outside」至少須有 1 位，由「j2」擔任；這位委員不能代替。",
             "Rule outside needs at least 1, and these hold the seats that could be given up: "
             "j2.");
  ExpectBoth(LineOf(ExplanationOf(false, {{Kind::kSeatsLocked, -1, {1, 2}, ""}})),
             "此案的席次都已由必須指派的委員擔任：「j2」、「j3」。",
             "Every seat of the application is locked: j2 and j3.");
  ExpectBoth(LineOf(ExplanationOf(false, {{Kind::kSeatsBetter, -1, {2}, ""}})),
             "席次由適配度不低於此的委員擔任：「j3」（0.950）。",
             "Seats are taken by judges with at least this affinity: j3 (0.950).");
}

Sentences LossLineOf(bool assigned, Loss loss) {
  Explanation told = ExplanationOf(assigned, {{Kind::kLoss, -1, {}, ""}});
  told.loss = loss;
  return LineOf(told);
}

TEST(PanelWords, SayWhatTheOtherDecisionCostsAtLeast) {
  ExpectBoth(LossLineOf(true, {Tier::kTotal, 123}), "若不這樣分，適配度總和至少減少 0.123。",
             "Decided otherwise, at least 0.123 of total affinity is lost.");
  ExpectBoth(LossLineOf(false, {Tier::kTotal, 123}),
             "這位委員另有更好的用處。若一定要評此案，適配度總和至少減少 0.123。",
             "The judge is of better use elsewhere. Forced onto it, at least 0.123 of total "
             "affinity is lost.");
  ExpectBoth(LossLineOf(false, {Tier::kUnfilled, 2}),
             "這位委員另有更好的用處。若一定要評此案，至少多 2 席從缺。",
             "The judge is of better use elsewhere. Forced onto it, at least 2 more seats stay "
             "empty.");
  ExpectBoth(LossLineOf(false, {Tier::kChanges, 1}),
             "這位委員另有更好的用處。若一定要評此案，至少多放棄 1 組現行配對。",
             "The judge is of better use elsewhere. Forced onto it, at least 1 more pairs of "
             "the present plan are given up.");
  ExpectBoth(LossLineOf(false, {Tier::kEvenness, 2}),
             "若一定要評此案，適配度總和不會更高，而案量較不平均。",
             "Forced onto it, no total affinity is gained, and the loads are less even.");
  ExpectBoth(LossLineOf(false, {Tier::kDraw, 2}),
             "若一定要評此案，最多只能同樣好，而抽籤決定了現在的分案。",
             "Forced onto it, a plan can at best be equally good, and the draw decided for "
             "this one.");
}

TEST(PanelWords, NameWhatComesBeforeTheTotalWhereAPlanIsKept) {
  Problem problem = ThreeByFiveKept();
  problem.kept = {{0, 1}};
  Explanation told = ExplanationOf(true, {{Kind::kLoss, -1, {}, ""}});
  told.loss = Loss{Tier::kTotal, 123};
  ExpectBoth(Narrator(problem).ForExplanation(told)[1],
             "若不這樣分，適配度總和至少減少 0.123（或前面各項變差）。",
             "Decided otherwise, at least 0.123 of total affinity is lost (or a point before "
             "it gets worse).");
}

TEST(PanelWords, SayHonestlyThatAProofSaysNothing) {
  ExpectBoth(LineOf(ExplanationOf(false, {})), "證明未指出改變這個決定的最低代價；試算後才知道。",
             "The proof states no least cost of deciding otherwise; a trial would tell.");
  Explanation told = ExplanationOf(false, {});
  told.no_choice = true;
  ExpectBoth(LineOf(told), "規則、案量與必須指派的配對不容許其他決定。",
             "Rules, loads and locks leave no other choice.");
}

TEST(PanelWords, SayWhatAPlaceIsWorthAndWhyAJudgeHasNone) {
  const Problem problem = ThreeByFiveKept();
  LoadExplanation told;
  told.judge = 2;
  told.conflicts = 1;
  told.allowed = 2;
  EXPECT_EQ(Narrator(problem).ForLoad(told).size(), 1U);  // Without a proof, the fact alone.
  told.proved = true;
  told.nearest = Pair{2, 2};
  told.nearest_loss = Loss{Tier::kTotal, 12};
  std::vector<Sentences> lines = Narrator(problem).ForLoad(told);
  ASSERT_EQ(lines.size(), 3U);
  ExpectBoth(lines[0], "委員「j3」分得 0 件（0 至 3 件）；可評審 2 件，因利益關係迴避 1 件。",
             "Judge j3 has 0 applications (0 to 3 are allowed); may judge 2 and is in conflict "
             "with 1.");
  ExpectBoth(lines[1], "委員「j3」再多一席，不會更好。",
             "One more place of judge j3 would improve nothing.");
  ExpectBoth(lines[2],
             "未分得的申請案中，最接近的是「a3」：若一定要評此案，適配度總和至少減少 0.012。",
             "Of those it is not on, the nearest is a3: forced onto it, at least 0.012 of "
             "total affinity is lost.");
  told.worth = Loss{Tier::kTotal, 50};
  ExpectBoth(Narrator(problem).ForLoad(told)[1], "委員「j3」再多一席，適配度總和至多增加 0.050。",
             "One more place of judge j3 is worth at most 0.050 of total affinity.");
  told.worth = Loss{Tier::kChanges, 1};
  ExpectBoth(Narrator(problem).ForLoad(told)[1],
             "委員「j3」再多一席，至多改善「放棄的現行配對」 1。",
             "One more place of judge j3 would improve at most: present pairs given up, by "
             "1.");
}

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

TEST(PanelWords, SumUpADifferenceAndSayOnlyTheTiersThatDiffer) {
  const Problem problem = ThreeByFiveKept();
  const std::vector<Sentences> lines = Narrator(problem).ForDifference(OnePairDifference());
  ASSERT_EQ(lines.size(), 3U);
  ExpectBoth(lines[0], "移出 1 組、新增 1 組配對；涉及 1 件申請案，2 位委員的案量改變。",
             "Pairs removed: 1, added: 1. Panels that change: 1, loads that change: 2.");
  ExpectBoth(lines[1], "適配度總和：19 765.659 → 19 764.000（-1.659）。",
             "total affinity: 19 765.659 → 19 764.000 (-1.659).");
  ExpectBoth(lines[2], "案量平方和：10 → 12（+2）。", "sum of squared loads: 10 → 12 (+2).");
  ExpectBoth(Narrator(problem).ForDifference({})[0], "兩個分案完全相同。",
             "The plans are the same.");
}

TEST(PanelWords, SayWhatForcingAPairCosts) {
  const Problem problem = ThreeByFiveKept();
  Forced forced;
  forced.pair = {0, 2};
  forced.difference = OnePairDifference();
  std::vector<Sentences> lines = Narrator(problem).ForForced(forced, {0, 2});
  ASSERT_EQ(lines.size(), 3U);
  ExpectBoth(lines[0], "若委員「j3」評審申請案「a1」，最好的分案須新增 1 組配對、移出 1 組。",
             "With judge j3 on application a1, the best plan adds 1 pair and removes 1.");
  forced.onto = false;
  forced.difference.tiers.clear();
  lines = Narrator(problem).ForForced(forced, {0, 2});
  ASSERT_EQ(lines.size(), 2U);
  ExpectBoth(lines[0], "若不由委員「j3」評審申請案「a1」，最好的分案須新增 1 組配對、移出 1 組。",
             "Without judge j3 on application a1, the best plan adds 1 pair and removes 1.");
  ExpectBoth(lines[1], "各項數值都不變。", "It is as good in every point.");
}

TEST(PanelWords, SayThatForcingAPairIsImpossibleAndWhy) {
  const Problem problem = ThreeByFiveKept();
  Blocked blocked;
  blocked.by = BlockedBy::kPanel;
  blocked.wanted = 2;
  blocked.available = 1;
  const std::vector<Sentences> lines = Narrator(problem).ForForced(blocked, {0, 2});
  ASSERT_EQ(lines.size(), 2U);
  ExpectBoth(lines[0], "若改變「a1」與「j3」的決定，就沒有符合規則的分案。",
             "If it is decided otherwise about a1 with j3, no plan is possible.");
  ExpectBoth(lines[1], "全部申請案共需 2 席，全體委員至多可評 1 席，不足 1 席。",
             "All applications together want 2 seats; all judges together have 1 place: short "
             "by 1.");
}

TEST(PanelWords, SayHowMuchAReplacementMovesAndWho) {
  const Problem problem = ThreeByFiveKept();
  Effort effort;
  effort.lost_seats = 41;
  effort.new_pairs = 41;
  effort.fewest = true;
  ExpectBoth(Narrator(problem).ForEffort(effort)[0], "失去的席次 41 席，新配對 41 組：不可能更少。",
             "Lost seats: 41; new pairs: 41. No plan can have fewer.");
  effort.new_pairs = 43;
  effort.moves = {{0, 1, 2}, {1, 0, -1}};
  std::vector<Sentences> lines = Narrator(problem).ForEffort(effort);
  ASSERT_EQ(lines.size(), 3U);
  ExpectBoth(lines[0],
             "失去的席次 41 席，新配對 43 組。其餘是因為沒有空閒的委員能直接遞補；"
             "已證明變動不可能更少。",
             "Lost seats: 41; new pairs: 43. Nobody free could take some of the seats "
             "directly; it is proved that no plan moves fewer.");
  ExpectBoth(lines[1], "委員「j1」由申請案「a2」改評「a3」。",
             "Judge j1 leaves application a2 for a3.");
  ExpectBoth(lines[2], "委員「j2」由申請案「a1」移出。", "Judge j2 leaves application a1.");
  effort.fewest = false;
  effort.moves.resize(22, {0, 1, 2});
  lines = Narrator(problem).ForEffort(effort);
  ASSERT_EQ(lines.size(), kMostNamed + 2);
  ExpectBoth(lines[0], "失去的席次 41 席，新配對 43 組。尚未證明變動不可能更少。",
             "Lost seats: 41; new pairs: 43. That no plan moves fewer is not proved.");
  ExpectBoth(lines.back(), "及其他 14 位次的變動。", "And 14 more moves.");
}

}  // namespace
}  // namespace award::scoring::panel
