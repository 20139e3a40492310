// What the commission should hear first, as plain sentences in both languages: each from one
// statistic of the insight, with its numbers. Sentences say what was found, never who is best.
#ifndef AWARD_SCORING_INSIGHT_FINDINGS_H_
#define AWARD_SCORING_INSIGHT_FINDINGS_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "scoring/insight/insight.h"
#include "scoring/report/sentence.h"

namespace award::scoring::insight {

enum class FindingKind {
  kPanelsFallApart,          // No adjustment compares across groups without a common judge.
  kNeighboursNotSeparated,   // The first two in order of place that the panel cannot separate.
  kAwardLineNotSeparated,    // The last admitted and the first who is not.
  kFirstPlaceHangsOnJudges,  // Those without any one of whom the first place changes.
  kAwardSetHangsOnJudges,    // The fewest without whom others are admitted.
  kFirstPlaceResampled,      // In what share of judge resamples the first place is first.
  kFirstPlaceHangsOnWeight,  // The weight with the least room before the first place changes.
  kAwardSetHangsOnWeight,    // The same for the award set.
  kAdjustmentMovesAwards,    // Who would be within the cut without severity, and is not admitted.
  kTooFewJudgesForATest,     // Without a model no test at 5 % exists for so few judges.
};

std::string_view NameOf(FindingKind kind);

struct Finding {
  FindingKind kind;
  std::vector<uint32_t> applications;  // Positions in the panel of those it is about.
  std::vector<uint32_t> judges;
  std::optional<size_t> dimension;
  Sentences sentences;
};

// In the order of FindingKind, each at most once.
std::vector<Finding> FindingsOf(const Insight& insight);

}  // namespace award::scoring::insight

#endif  // AWARD_SCORING_INSIGHT_FINDINGS_H_
