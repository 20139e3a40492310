// Computes everything in turn; each step decides for itself whether it has a meaning.
#include "scoring/insight/insight.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "scoring/insight/adjusted.h"

namespace award::scoring::insight {
namespace {

// Builds one insight step by step.
class Examination {
 public:
  Examination(const Round& round, const Tabulation& tabulation, const InsightOptions& options,
              const Watch& watch)
      : round_(round), tabulation_(tabulation), options_(options), watch_(watch) {}

  absl::StatusOr<Insight> Run() {
    absl::StatusOr<Panel> panel = PanelOf(round_, tabulation_);
    if (!panel.ok()) return panel.status();
    result_.panel = *std::move(panel);
    absl::StatusOr<Observations> observations = TotalsOf(result_.panel);
    if (!observations.ok()) return observations.status();
    observations_ = *std::move(observations);
    result_.complete = observations_.complete();
    TakeOfficialResult();
    result_.applications = DiagnoseApplications(result_.panel);
    for (auto step :
         {&Examination::FindSeverity, &Examination::FindReliability, &Examination::DiagnosePanel,
          &Examination::LeaveOutJudges, &Examination::Resample, &Examination::ChangeWeights}) {
      if (absl::Status status = (this->*step)(); !status.ok()) return status;
    }
    return std::move(result_);
  }

 private:
  void TakeOfficialResult() {
    result_.method = round_.rules.method;
    for (const Dimension& dimension : round_.rubric.dimensions) {
      result_.dimensions.push_back(dimension.id);
    }
    std::unordered_map<std::string_view, const Line*> lines;
    for (const Line& line : tabulation_.lines) lines.emplace(line.application, &line);
    for (const std::string& application : result_.panel.applications) {
      lines_.push_back(lines.at(application));
      result_.places.push_back(lines_.back()->place);
      result_.admitted.push_back(lines_.back()->admitted());
      result_.means.push_back(lines_.back()->standing->mean_total);
    }
  }

  absl::Status FindSeverity() {
    Severity& severity = result_.severity;
    severity.connectivity = ConnectivityOf(observations_);
    const Components& components = severity.connectivity.components;
    severity.additive = FitAdditive(observations_, components);
    severity.additive_places = AdditivePlaces(severity.additive, components);
    if (severity.additive) {
      const Defined<Matrix> covariance = JudgeCovariance(observations_, components);
      if (!covariance) {
        severity.additive_errors = covariance.reason();
        result_.firmness.separation = covariance.reason();
      } else {
        severity.additive_errors = ErrorsOf(observations_, *severity.additive, *covariance);
        severity.residuals = ResidualsOf(observations_, *severity.additive, *covariance);
        absl::StatusOr<Defined<Separation>> separation =
            SeparationOf(observations_, components, *severity.additive, *covariance, watch_);
        if (!separation.ok()) return separation.status();
        result_.firmness.separation = *std::move(separation);
      }
    } else {
      severity.additive_errors = severity.additive.reason();
      result_.firmness.separation = severity.additive.reason();
    }
    absl::StatusOr<Defined<MixedFit>> mixed = FitMixed(observations_, watch_);
    if (!mixed.ok()) return mixed.status();
    severity.mixed = *std::move(mixed);
    if (severity.mixed) {
      severity.mixed_errors = ErrorsOf(observations_, *severity.mixed);
    } else {
      severity.mixed_errors = severity.mixed.reason();
    }
    severity.mixed_places = PredictedPlaces(severity.mixed);
    return absl::OkStatus();
  }

  absl::Status FindReliability() {
    Reliability& reliability = result_.reliability;
    const Defined<MixedFit>& mixed = result_.severity.mixed;
    reliability.mean_squares = MeanSquaresOf(observations_);
    if (reliability.mean_squares) {
      reliability.intraclass = IntraclassCorrelationsOf(*reliability.mean_squares);
      Generalize(VarianceComponentsOf(*reliability.mean_squares));
    } else {
      reliability.intraclass = reliability.mean_squares.reason();
      if (mixed) {
        Generalize(VarianceComponentsOf(*mixed));
      } else {
        reliability.generalizability = mixed.reason();
        reliability.judges_to_rank = mixed.reason();
        reliability.judges_for_threshold = mixed.reason();
      }
    }
    for (size_t s = 0; s < kScales.size(); ++s) {
      reliability.alpha[s] = KrippendorffAlpha(observations_, kScales[s]);
    }
    reliability.concordance = ConcordanceOf(observations_);
    absl::StatusOr<Defined<PairwiseSpearman>> spearman = PairwiseSpearmanOf(observations_, watch_);
    if (!spearman.ok()) return spearman.status();
    reliability.spearman = *std::move(spearman);
    return absl::OkStatus();
  }

  void Generalize(const VarianceComponents& components) {
    Reliability& reliability = result_.reliability;
    reliability.generalizability = GeneralizabilityOf(observations_, components);
    reliability.judges_to_rank = JudgesNeeded(components, kTargetReliability, false);
    reliability.judges_for_threshold = JudgesNeeded(components, kTargetReliability, true);
  }

  absl::Status DiagnosePanel() {
    absl::StatusOr<PanelDiagnosis> diagnosis =
        DiagnoseJudges(result_.panel, observations_, result_.severity.additive, watch_);
    if (!diagnosis.ok()) return diagnosis.status();
    result_.diagnosis = *std::move(diagnosis);
    return absl::OkStatus();
  }

  absl::Status LeaveOutJudges() {
    absl::StatusOr<Defined<LeaveOneOut>> left =
        LeaveOneOutOf(round_, tabulation_, result_.panel, watch_);
    if (!left.ok()) return left.status();
    result_.firmness.leave_one_out = *std::move(left);
    return absl::OkStatus();
  }

  absl::Status Resample() {
    Firmness& firmness = result_.firmness;
    std::vector<PanelSheet> sheets = result_.panel.sheets;
    if (round_.rules.method == Method::kRankSum && !tabulation_.refused_ranks.has_value()) {
      firmness.resampled_by = Method::kRankSum;
      if (!TakeRanks(sheets)) {
        firmness.bootstrap = Undefined::kTooLarge;
        return absl::OkStatus();
      }
    }
    absl::StatusOr<Defined<Bootstrap>> bootstrap = ResampleJudges(
        result_.panel.applications.size(), result_.panel.judges.size(), sheets, watch_);
    if (!bootstrap.ok()) return bootstrap.status();
    firmness.bootstrap = *std::move(bootstrap);
    return absl::OkStatus();
  }

  // The judges' scaled ranks instead of their totals, turned round, over their common denominator.
  bool TakeRanks(std::vector<PanelSheet>& sheets) const {
    constexpr int64_t kMostDenominator = int64_t{1} << 40;
    std::vector<Fraction> ranks;
    int64_t common = 1;
    for (const Line* line : lines_) {
      for (const JudgeLine& judge : line->judges) {
        if (!judge.scaled_rank.has_value()) continue;
        ranks.push_back(*judge.scaled_rank);
        common = std::lcm(common, ranks.back().denominator());
        if (common > kMostDenominator) return false;
      }
    }
    for (size_t s = 0; s < sheets.size(); ++s) {
      // Sheets and ranks are both by application, then judge. No rank exceeds the applications.
      sheets[s].total = -ranks[s].numerator() * (common / ranks[s].denominator());
    }
    return true;
  }

  absl::Status ChangeWeights() {
    Firmness& firmness = result_.firmness;
    std::vector<bool> barred;
    for (const Line* line : lines_) {
      barred.push_back(line->admission == Admission::kBelowFloor ||
                       line->admission == Admission::kBelowDimensionFloor);
    }
    firmness.weights = WeightStabilityOf(result_.panel, barred);
    std::vector<WeightSet> stored;
    if (options_.weights.empty()) {
      const std::optional<WeightSet> any = AnyWeights(result_.panel.weights.size());
      const std::optional<WeightSet> near = NearWeights(result_.panel.weights);
      if (any.has_value() && near.has_value()) stored = {*any, *near};
    }
    for (const WeightSet& set : options_.weights.empty() ? stored : options_.weights) {
      absl::StatusOr<Defined<Acceptability>> result = AcceptabilityOf(result_.panel, set, watch_);
      if (!result.ok()) return result.status();
      firmness.acceptability.push_back({set.name, *std::move(result)});
    }
    return absl::OkStatus();
  }

  const Round& round_;
  const Tabulation& tabulation_;
  const InsightOptions& options_;
  const Watch& watch_;
  Observations observations_;
  std::vector<const Line*> lines_;  // In the order of the panel.
  Insight result_;
};

}  // namespace

absl::StatusOr<Insight> Examine(const Round& round, const Tabulation& tabulation,
                                const InsightOptions& options, const Watch& watch) {
  return Examination(round, tabulation, options, watch).Run();
}

}  // namespace award::scoring::insight
