// How far judges agree with one another: Krippendorff's α, Kendall's W, and Spearman's rank
// correlation for each pair of judges. α counts severity as disagreement; W and Spearman do not.
#ifndef AWARD_SCORING_INSIGHT_AGREEMENT_H_
#define AWARD_SCORING_INSIGHT_AGREEMENT_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"
#include "scoring/insight/observations.h"
#include "scoring/insight/undefined.h"
#include "scoring/insight/watch.h"

namespace award::scoring::insight {

enum class Scale { kNominal, kOrdinal, kInterval, kRatio };

// Krippendorff's α = 1 − D_o/D_e; an application with one score drops out. kTooFewJudges: no
// application has two scores; kNoVariation: all scores that count are equal; kNegativeValue and
// kTooLarge (more different values than kMostRatioValues) on the ratio scale alone.
Statistic KrippendorffAlpha(const Observations& observations, Scale scale);

inline constexpr size_t kMostRatioValues = 20'000;

// Kendall's coefficient of concordance of a complete panel, equals sharing their mean rank.
struct Concordance {
  double w = 0;            // Corrected for ties; from 0 to 1.
  double uncorrected = 0;  // As if there were no ties.
  double chi_square = 0;   // From w.
  int64_t degrees_of_freedom = 0;
  Statistic p;
  Statistic mean_spearman;  // Over all pairs of judges, from w.
};

// kTooFewApplications or kTooFewJudges below two, kIncompletePanel, kNoVariation: every judge gave
// the same score to all.
Defined<Concordance> ConcordanceOf(const Observations& observations);

struct JudgePair {
  uint32_t first = 0;
  uint32_t second = 0;
  size_t common = 0;  // Applications that both scored.
  // kTooFewInCommon below three; kNoVariation: one of the two gave all of them the same score.
  Statistic spearman;
};

struct PairwiseSpearman {
  std::vector<JudgePair> pairs;  // By first and second judge.
  size_t counted = 0;            // Pairs with a value.
  Statistic mean;                // Of their values.
};

inline constexpr size_t kMostJudgesForPairs = 300;

// kTooFewJudges below two; kTooLarge above kMostJudgesForPairs. kCancelled: by the watch.
absl::StatusOr<Defined<PairwiseSpearman>> PairwiseSpearmanOf(const Observations& observations,
                                                             const Watch& watch);

// Ranks 1 to n of the values, low first, equals sharing their mean rank.
std::vector<double> MeanRanks(const std::vector<double>& values);

}  // namespace award::scoring::insight

#endif  // AWARD_SCORING_INSIGHT_AGREEMENT_H_
