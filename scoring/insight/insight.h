// All advice on one category that was counted: how severe the judges are, how reliable the panel,
// how firm the ranking. It stands beside the tabulation and never changes it.
#ifndef AWARD_SCORING_INSIGHT_INSIGHT_H_
#define AWARD_SCORING_INSIGHT_INSIGHT_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "scoring/insight/additive.h"
#include "scoring/insight/agreement.h"
#include "scoring/insight/bootstrap.h"
#include "scoring/insight/connection.h"
#include "scoring/insight/judges.h"
#include "scoring/insight/leave_one_out.h"
#include "scoring/insight/mixed.h"
#include "scoring/insight/observations.h"
#include "scoring/insight/panel.h"
#include "scoring/insight/reliability.h"
#include "scoring/insight/separation.h"
#include "scoring/insight/smaa.h"
#include "scoring/insight/undefined.h"
#include "scoring/insight/watch.h"
#include "scoring/insight/weight_sets.h"
#include "scoring/insight/weight_stability.h"
#include "scoring/ranking/tabulation.h"

namespace award::scoring::insight {

inline constexpr std::array kScales = {Scale::kNominal, Scale::kOrdinal, Scale::kInterval,
                                       Scale::kRatio};

// Effects and errors by application and by judge, in the order of the panel.
struct Severity {
  Connectivity connectivity;
  Defined<AdditiveFit> additive = Undefined::kTooFewApplications;
  Defined<AdditiveErrors> additive_errors = Undefined::kTooFewApplications;
  std::vector<Residual> residuals;  // Of each observation; empty without additive fit.
  Defined<MixedFit> mixed = Undefined::kTooFewApplications;
  Defined<MixedErrors> mixed_errors = Undefined::kTooFewApplications;
  // The shadow of the ranking without severity, by either fit.
  Defined<std::vector<int32_t>> additive_places = Undefined::kTooFewApplications;
  Defined<std::vector<int32_t>> mixed_places = Undefined::kTooFewApplications;
};

struct Reliability {
  Defined<MeanSquares> mean_squares = Undefined::kIncompletePanel;
  Defined<IntraclassCorrelations> intraclass = Undefined::kIncompletePanel;
  // From the mean squares of a complete panel, else from the mixed fit.
  Defined<Generalizability> generalizability = Undefined::kTooFewApplications;
  // Judges on a complete panel for a coefficient of kTargetReliability: to rank, and for a
  // threshold.
  Statistic judges_to_rank = Undefined::kTooFewApplications;
  Statistic judges_for_threshold = Undefined::kTooFewApplications;
  std::array<Statistic, kScales.size()> alpha = {
      Undefined::kTooFewJudges, Undefined::kTooFewJudges, Undefined::kTooFewJudges,
      Undefined::kTooFewJudges};  // Krippendorff's, by kScales.
  Defined<Concordance> concordance = Undefined::kIncompletePanel;
  Defined<PairwiseSpearman> spearman = Undefined::kTooFewJudges;
};

inline constexpr double kTargetReliability = 0.9;

struct NamedAcceptability {
  std::string set;
  Defined<Acceptability> result = Undefined::kNoWeightVectors;
};

struct Firmness {
  Defined<Separation> separation = Undefined::kTooFewApplications;
  Defined<LeaveOneOut> leave_one_out = Undefined::kTooFewJudges;
  // What the resamples are ranked by: the rank sum where it is the official method, or else the
  // mean total. kTooLarge also where the ranks have no common denominator of 64 bits.
  Method resampled_by = Method::kTotalScore;
  Defined<Bootstrap> bootstrap = Undefined::kTooFewJudges;
  // Of mean totals.
  Defined<std::vector<DimensionStability>> weights = Undefined::kTooFewApplications;
  std::vector<NamedAcceptability> acceptability;  // One for each set of weights.
};

struct Insight {
  Method method = Method::kTotalScore;  // The official one.
  Panel panel;
  std::vector<std::string> dimensions;         // Their ids.
  std::vector<std::optional<int32_t>> places;  // Official, in the order of the panel.
  std::vector<bool> admitted;
  std::vector<Fraction> means;  // Mean totals.
  bool complete = false;
  Severity severity;
  Reliability reliability;
  PanelDiagnosis diagnosis;
  std::vector<ApplicationDiagnosis> applications;
  Firmness firmness;
};

struct InsightOptions {
  // Sets of weights to rank with besides the declared ones. Empty: the two stored ones, which there
  // are for six dimensions.
  std::vector<WeightSet> weights;
};

// Looks at `round` and `tabulation`, which is its result. What cannot be computed says so; errors
// are those of Tabulate, and kCancelled by the watch.
absl::StatusOr<Insight> Examine(const Round& round, const Tabulation& tabulation,
                                const InsightOptions& options, const Watch& watch);

}  // namespace award::scoring::insight

#endif  // AWARD_SCORING_INSIGHT_INSIGHT_H_
