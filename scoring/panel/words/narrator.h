// Says plans, proofs, obstacles, explanations and changes in sentences an officer understands, in
// both languages. Applications, judges and rules appear by their ids; affinities with the decimals
// of the problem. Texts are not escaped for any medium.
#ifndef AWARD_SCORING_PANEL_WORDS_NARRATOR_H_
#define AWARD_SCORING_PANEL_WORDS_NARRATOR_H_

#include <vector>

#include "scoring/panel/assign.h"
#include "scoring/panel/certificate.h"
#include "scoring/panel/change/difference.h"
#include "scoring/panel/change/explanation.h"
#include "scoring/panel/change/forcing.h"
#include "scoring/panel/change/replacement.h"
#include "scoring/panel/plan.h"
#include "scoring/panel/problem.h"
#include "scoring/report/sentence.h"

namespace award::scoring::panel {

// Longer lists end with "and 14 more"; the structures hold them whole.
inline constexpr size_t kMostNamed = 8;

class Narrator {
 public:
  // `problem` stays alive.
  explicit Narrator(const Problem& problem) : problem_(problem) {}

  // What was reached and what is proved: that it is the best, or how far the best may be.
  // `follows`: other tiers come before it.
  Sentences ForTier(const TierResult& result, bool follows = false) const;
  // A line for each tier but the draw, and one when the work was stopped before its end.
  std::vector<Sentences> ForPlan(const Plan& plan) const;
  // "total affinity: 19 765.659, at most 19 770.100 possible".
  Sentences ForProgress(const Progress& progress) const;

  // Why there is no plan. Its repairs are not included.
  Sentences ForBlocked(const Blocked& blocked) const;
  // One way out, without a full stop: "let J01 take 2 more; …".
  Sentences ForRepair(const Repair& repair) const;
  // The reason, then a line to introduce the repairs or to say that there is none, then each.
  std::vector<Sentences> ForAnswer(const Blocked& blocked) const;

  // A thing in which a plan does not obey the rules.
  Sentences ForBreach(const Breach& breach) const;

  // Why the judge is on the panel or is not: a line for the fact, then one for each reason.
  std::vector<Sentences> ForExplanation(const Explanation& explanation) const;
  // What one more seat is worth, and why a judge has few or none.
  std::vector<Sentences> ForLoad(const LoadExplanation& explanation) const;
  // What forcing or forbidding a pair costs, tier by tier, and how many pairs move.
  std::vector<Sentences> ForForced(const ForcedAnswer& answer, Pair pair) const;

  // How many pairs, panels and loads differ, and each tier that does.
  std::vector<Sentences> ForDifference(const Difference& difference) const;
  // Lost seats, new pairs, and who moves though not forced to.
  std::vector<Sentences> ForEffort(const Effort& effort) const;

 private:
  const Problem& problem_;
};

}  // namespace award::scoring::panel

#endif  // AWARD_SCORING_PANEL_WORDS_NARRATOR_H_
