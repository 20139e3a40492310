// The sentences about pairs and loads in both languages, word for word.
#include <optional>
#include <utility>
#include <vector>

#include "gtest/gtest.h"
#include "scoring/panel/words/narrator.h"
#include "tests/scoring/narrated.h"

namespace award::scoring::panel {
namespace {

using Kind = Reason::Kind;

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
  const Problem problem = NarratedProblemKept();
  const std::vector<Sentences> lines = Narrator(problem).ForExplanation(told);
  EXPECT_GE(lines.size(), 2U);
  return lines.size() < 2 ? Sentences{} : lines[1];
}

TEST(ExplanationWords, SayTheFactOfAPairFirst) {
  const Problem problem = NarratedProblemKept();
  ExpectSentences(Narrator(problem).ForExplanation(ExplanationOf(true, {}))[0],
                  "委員「j1」評審申請案「a1」：適配度 0.900，在可評審此案的 5 位委員中排第 2。",
                  "Judge j1 is on application a1: affinity 0.900, rank 2 of 5 who may judge it.");
  Explanation in_conflict = ExplanationOf(false, {{Kind::kInConflict, -1, {}, ""}});
  in_conflict.affinity = kConflict;
  const std::vector<Sentences> lines = Narrator(problem).ForExplanation(in_conflict);
  ASSERT_EQ(lines.size(), 2U);  // Nothing more is to be said.
  ExpectSentences(lines[0], "委員「j1」未分得申請案「a1」。", "Judge j1 is not on application a1.");
  ExpectSentences(lines[1], "兩者有利益關係，須迴避（未載明事由）。",
                  "They are in conflict (no ground is on record).");
}

TEST(ExplanationWords, SayWhyAJudgeIsOnAPanel) {
  ExpectSentences(LineOf(ExplanationOf(true, {{Kind::kLocked, -1, {}, ""}})),
                  "這個配對是必須指派的。", "This pair is locked.");
  ExpectSentences(LineOf(ExplanationOf(true, {{Kind::kKept, -1, {}, ""}})), "沿用現行分案。",
                  "It stays as it is in the present plan.");
  ExpectSentences(LineOf(ExplanationOf(true, {{Kind::kBestForApplication, -1, {}, ""}})),
                  "可評審此案的委員中，沒有人的適配度更高。",
                  "No judge who may judge it has a higher affinity.");
  ExpectSentences(LineOf(ExplanationOf(true, {{Kind::kLoadNeeds, -1, {}, ""}})),
                  "這位委員的最低案量為 1 件，目前沒有超過。",
                  "This judge must have at least 1 and has no more.");
  ExpectSentences(LineOf(ExplanationOf(true, {{Kind::kRuleNeeds, 0, {}, ""}})),
                  "規則「outside」至少須有 1 位，沒有其他符合者。",
                  "Rule outside needs at least 1 on this panel, and nothing else counts for it.");
  ExpectSentences(LineOf(ExplanationOf(true, {{Kind::kRuleNeeds, 1, {1, 2}, ""}})),
                  "規則「mixed」至少須有 1 件；其餘為「a2」、「a3」。",
                  "Rule mixed needs at least 1 for this judge; the others are a2 and a3.");
}

TEST(ExplanationWords, SayWhyAJudgeIsNotOnAPanel) {
  ExpectSentences(LineOf(ExplanationOf(false, {{Kind::kInConflict, -1, {}, "同一機關"}})),
                  "兩者有利益關係，須迴避：同一機關。", "They are in conflict: 同一機關.");
  ExpectSentences(LineOf(ExplanationOf(false, {{Kind::kNoSeats, -1, {}, ""}})),
                  "這件申請案不需要委員。", "This application wants no judges.");
  ExpectSentences(LineOf(ExplanationOf(false, {{Kind::kLoadFull, -1, {0, 1, 2}, ""}})),
                  "這位委員已達最高案量 3 件：「a1」、「a2」、「a3」。",
                  "The judge already has the most allowed, 3: a1, a2 and a3.");
  ExpectSentences(LineOf(ExplanationOf(false, {{Kind::kPanelFull, 0, {1}, ""}})),
                  "規則「outside」在此案至多 1 位，已有「j2」。",
                  "Rule outside allows at most 1 on this panel; already there: j2.");
  ExpectSentences(LineOf(ExplanationOf(false, {{Kind::kQuotaFull, 1, {0, 1}, ""}})),
                  "規則「mixed」對這位委員至多 2 件，已有「a1」、「a2」。",
                  "Rule mixed allows this judge at most 2; already there: a1 and a2.");
  ExpectSentences(LineOf(ExplanationOf(false, {{Kind::kPanelNeeds, 0, {1}, ""}})),
                  "規則「outside」至少須有 1 位，由「j2」擔任；這位委員不能代替。",
                  "Rule outside needs at least 1, and these hold the seats that could be given up: "
                  "j2.");
  ExpectSentences(LineOf(ExplanationOf(false, {{Kind::kSeatsLocked, -1, {1, 2}, ""}})),
                  "此案的席次都已由必須指派的委員擔任：「j2」、「j3」。",
                  "Every seat of the application is locked: j2 and j3.");
  ExpectSentences(LineOf(ExplanationOf(false, {{Kind::kSeatsBetter, -1, {2}, ""}})),
                  "席次由適配度不低於此的委員擔任：「j3」（0.950）。",
                  "Seats are taken by judges with at least this affinity: j3 (0.950).");
}

Sentences LossLineOf(bool assigned, Loss loss) {
  Explanation told = ExplanationOf(assigned, {{Kind::kLoss, -1, {}, ""}});
  told.loss = loss;
  return LineOf(told);
}

TEST(ExplanationWords, SayWhatTheOtherDecisionCostsAtLeast) {
  ExpectSentences(LossLineOf(true, {Tier::kTotal, 123}), "若不這樣分，適配度總和至少減少 0.123。",
                  "Decided otherwise, at least 0.123 of total affinity is lost.");
  ExpectSentences(LossLineOf(false, {Tier::kTotal, 123}),
                  "這位委員另有更好的用處。若一定要評此案，適配度總和至少減少 0.123。",
                  "The judge is of better use elsewhere. Forced onto it, at least 0.123 of total "
                  "affinity is lost.");
  ExpectSentences(
      LossLineOf(false, {Tier::kUnfilled, 2}),
      "這位委員另有更好的用處。若一定要評此案，至少多 2 席從缺。",
      "The judge is of better use elsewhere. Forced onto it, at least 2 more seats stay "
      "empty.");
  ExpectSentences(LossLineOf(false, {Tier::kChanges, 1}),
                  "這位委員另有更好的用處。若一定要評此案，至少多放棄 1 組現行配對。",
                  "The judge is of better use elsewhere. Forced onto it, at least 1 more pairs of "
                  "the present plan are given up.");
  ExpectSentences(LossLineOf(false, {Tier::kEvenness, 2}),
                  "若一定要評此案，適配度總和不會更高，而案量較不平均。",
                  "Forced onto it, no total affinity is gained, and the loads are less even.");
  ExpectSentences(LossLineOf(false, {Tier::kDraw, 2}),
                  "若一定要評此案，最多只能同樣好，而抽籤決定了現在的分案。",
                  "Forced onto it, a plan can at best be equally good, and the draw decided for "
                  "this one.");
}

TEST(ExplanationWords, NameWhatComesBeforeTheTotalWhereAPlanIsKept) {
  Problem problem = NarratedProblemKept();
  problem.kept = {{0, 1}};
  Explanation told = ExplanationOf(true, {{Kind::kLoss, -1, {}, ""}});
  told.loss = Loss{Tier::kTotal, 123};
  ExpectSentences(Narrator(problem).ForExplanation(told)[1],
                  "若不這樣分，適配度總和至少減少 0.123（或前面各項變差）。",
                  "Decided otherwise, at least 0.123 of total affinity is lost (or a point before "
                  "it gets worse).");
}

TEST(ExplanationWords, SayHonestlyThatAProofSaysNothing) {
  ExpectSentences(LineOf(ExplanationOf(false, {})),
                  "證明未指出改變這個決定的最低代價；試算後才知道。",
                  "The proof states no least cost of deciding otherwise; a trial would tell.");
  Explanation told = ExplanationOf(false, {});
  told.no_choice = true;
  ExpectSentences(LineOf(told), "規則、案量與必須指派的配對不容許其他決定。",
                  "Rules, loads and locks leave no other choice.");
}

TEST(ExplanationWords, SayWhatAPlaceIsWorthAndWhyAJudgeHasNone) {
  const Problem problem = NarratedProblemKept();
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
  ExpectSentences(
      lines[0], "委員「j3」分得 0 件（0 至 3 件）；可評審 2 件，因利益關係迴避 1 件。",
      "Judge j3 has 0 applications (0 to 3 are allowed); may judge 2 and is in conflict "
      "with 1.");
  ExpectSentences(lines[1], "委員「j3」再多一席，不會更好。",
                  "One more place of judge j3 would improve nothing.");
  ExpectSentences(lines[2],
                  "未分得的申請案中，最接近的是「a3」：若一定要評此案，適配度總和至少減少 0.012。",
                  "Of those it is not on, the nearest is a3: forced onto it, at least 0.012 of "
                  "total affinity is lost.");
  told.worth = Loss{Tier::kTotal, 50};
  ExpectSentences(Narrator(problem).ForLoad(told)[1],
                  "委員「j3」再多一席，適配度總和至多增加 0.050。",
                  "One more place of judge j3 is worth at most 0.050 of total affinity.");
  told.worth = Loss{Tier::kChanges, 1};
  ExpectSentences(Narrator(problem).ForLoad(told)[1],
                  "委員「j3」再多一席，至多改善「放棄的現行配對」 1。",
                  "One more place of judge j3 would improve at most: present pairs given up, by "
                  "1.");
}

}  // namespace
}  // namespace award::scoring::panel
