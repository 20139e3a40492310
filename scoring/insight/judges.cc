// Comparisons of totals are exact; means, deviations and correlations are in floating point.
#include "scoring/insight/judges.h"

#include <algorithm>
#include <cmath>

#include "absl/status/status.h"
#include "scoring/number/wide.h"

namespace award::scoring::insight {
namespace {

struct Moments {
  double mean = 0;
  double squares = 0;  // Sum about the mean.
};

Moments MomentsOf(const std::vector<double>& values) {
  Moments moments;
  for (const double value : values) moments.mean += value;
  moments.mean /= static_cast<double>(values.size());
  for (const double value : values) {
    moments.squares += (value - moments.mean) * (value - moments.mean);
  }
  return moments;
}

// Equal values have a mean that rounding may set beside them.
bool AllEqual(const std::vector<double>& values) {
  return std::all_of(values.begin(), values.end(),
                     [&](double value) { return value == values.front(); });
}

Statistic MeanOf(const std::vector<double>& values, Undefined if_none) {
  return values.empty() ? Statistic(if_none) : Statistic(MomentsOf(values).mean);
}

Statistic DeviationOf(const std::vector<double>& values, Undefined if_single) {
  if (values.size() < 2) return if_single;
  if (AllEqual(values)) return 0.0;
  return std::sqrt(MomentsOf(values).squares / static_cast<double>(values.size() - 1));
}

Statistic CorrelationOf(const std::vector<double>& x, const std::vector<double>& y) {
  if (x.size() < 3) return Undefined::kTooFewApplications;
  if (AllEqual(x) || AllEqual(y)) return Undefined::kNoVariation;
  const Moments of_x = MomentsOf(x);
  const Moments of_y = MomentsOf(y);
  double together = 0;
  for (size_t i = 0; i < x.size(); ++i) together += (x[i] - of_x.mean) * (y[i] - of_y.mean);
  const double correlation = together / std::sqrt(of_x.squares * of_y.squares);
  return std::isfinite(correlation) ? Statistic(std::clamp(correlation, -1.0, 1.0))
                                    : Statistic(Undefined::kNoVariation);
}

// The mean of the correlations between two columns, over the pairs that have one.
Statistic MeanCorrelationOf(const std::vector<std::vector<double>>& columns) {
  if (columns.size() < 2 || columns.front().size() < 3) return Undefined::kTooFewApplications;
  std::vector<double> correlations;
  for (size_t i = 0; i < columns.size(); ++i) {
    for (size_t k = i + 1; k < columns.size(); ++k) {
      const Statistic correlation = CorrelationOf(columns[i], columns[k]);
      if (correlation.defined()) correlations.push_back(*correlation);
    }
  }
  return MeanOf(correlations, Undefined::kNoVariation);
}

// The sheets of each judge, and what stands beside each of them.
struct Sheets {
  std::vector<std::vector<size_t>> of_judge;
  std::vector<Wide> sum;      // Of all totals of an application,
  std::vector<size_t> count;  // and how many there are.
};

Sheets SheetsOf(const Panel& panel) {
  Sheets sheets{std::vector<std::vector<size_t>>(panel.judges.size()),
                std::vector<Wide>(panel.applications.size(), 0),
                std::vector<size_t>(panel.applications.size(), 0)};
  for (size_t s = 0; s < panel.sheets.size(); ++s) {
    const PanelSheet& sheet = panel.sheets[s];
    sheets.of_judge[sheet.judge].push_back(s);
    sheets.sum[sheet.application] += sheet.total;
    ++sheets.count[sheet.application];
  }
  return sheets;
}

// A judge's total beside the mean of the others, which is others / count.
struct Compared {
  int64_t own;
  Wide others;
  Wide count;
};

std::vector<Compared> ComparedOf(const Panel& panel, const Sheets& sheets, size_t judge) {
  std::vector<Compared> result;
  for (const size_t s : sheets.of_judge[judge]) {
    const PanelSheet& sheet = panel.sheets[s];
    if (sheets.count[sheet.application] < 2) continue;
    result.push_back({sheet.total, sheets.sum[sheet.application] - sheet.total,
                      static_cast<Wide>(sheets.count[sheet.application] - 1)});
  }
  return result;
}

Statistic DiscordanceOf(const std::vector<Compared>& compared) {
  if (compared.size() > kMostApplicationsForDiscordance) return Undefined::kTooLarge;
  if (compared.size() < 2) return Undefined::kTooFewApplications;
  int64_t pairs = 0;
  int64_t against = 0;
  for (size_t i = 0; i < compared.size(); ++i) {
    for (size_t k = 0; k < i; ++k) {
      const Wide left = compared[i].others * compared[k].count;
      const Wide right = compared[k].others * compared[i].count;
      if (left == right || compared[i].own == compared[k].own) continue;
      ++pairs;
      if ((left < right) != (compared[i].own < compared[k].own)) ++against;
    }
  }
  if (pairs == 0) return Undefined::kNoVariation;
  return static_cast<double>(against) / static_cast<double>(pairs);
}

void CompareWithOthers(const Panel& panel, const std::vector<Compared>& compared,
                       JudgeDiagnosis& judge) {
  judge.compared = compared.size();
  std::vector<double> own, others, differences, absolute;
  const double scale = static_cast<double>(panel.total_scale);
  for (const Compared& each : compared) {
    own.push_back(static_cast<double>(each.own) / scale);
    others.push_back(static_cast<double>(each.others) / static_cast<double>(each.count) / scale);
    differences.push_back(own.back() - others.back());
    absolute.push_back(std::abs(differences.back()));
  }
  judge.difference = MeanOf(differences, Undefined::kTooFewInCommon);
  judge.absolute_difference = MeanOf(absolute, Undefined::kTooFewInCommon);
  judge.correlation = CorrelationOf(own, others);
  judge.deviation = DeviationOf(own, Undefined::kTooFewApplications);
  judge.others_deviation = DeviationOf(others, Undefined::kTooFewApplications);
  judge.discordance = DiscordanceOf(compared);
}

// The dimension scores of some sheets, a column for each dimension.
std::vector<std::vector<double>> DimensionsOf(const Panel& panel,
                                              const std::vector<size_t>& sheets) {
  const size_t dimensions = panel.weights.size();
  std::vector<std::vector<double>> columns(dimensions);
  for (const size_t s : sheets) {
    for (size_t d = 0; d < dimensions; ++d) {
      columns[d].push_back(static_cast<double>(panel.dimensions[s * dimensions + d]) /
                           static_cast<double>(panel.dimension_scale));
    }
  }
  return columns;
}

Statistic ItemDeviationOf(const Panel& panel, size_t sheet) {
  std::vector<double> items(panel.item_count);
  for (size_t i = 0; i < items.size(); ++i)
    items[i] = panel.items[sheet * items.size() + i] / 100.0;
  return DeviationOf(items, Undefined::kTooFewInCommon);
}

Statistic MeanItemDeviationOf(const Panel& panel, const std::vector<size_t>& sheets) {
  if (panel.item_count < 2) return Undefined::kTooFewInCommon;
  std::vector<double> deviations;
  deviations.reserve(sheets.size());
  for (const size_t s : sheets) deviations.push_back(*ItemDeviationOf(panel, s));
  return MeanOf(deviations, Undefined::kTooFewApplications);
}

// The correlation of the dimensions' means over judges.
Statistic PanelDimensionCorrelation(const Panel& panel, const Sheets& sheets) {
  const size_t dimensions = panel.weights.size();
  std::vector<std::vector<double>> columns(dimensions,
                                           std::vector<double>(panel.applications.size(), 0.0));
  for (size_t s = 0; s < panel.sheets.size(); ++s) {
    const uint32_t application = panel.sheets[s].application;
    for (size_t d = 0; d < dimensions; ++d) {
      columns[d][application] += static_cast<double>(panel.dimensions[s * dimensions + d]) /
                                 (static_cast<double>(panel.dimension_scale) *
                                  static_cast<double>(sheets.count[application]));
    }
  }
  return MeanCorrelationOf(columns);
}

void AddResiduals(const Observations& observations, const Defined<AdditiveFit>& fit,
                  std::vector<JudgeDiagnosis>& judges) {
  std::vector<double> squares(judges.size(), 0.0);
  if (fit.defined()) {
    for (size_t i = 0; i < observations.size(); ++i) {
      squares[observations.judge[i]] += fit->residuals[i] * fit->residuals[i];
    }
  }
  for (size_t j = 0; j < judges.size(); ++j) {
    if (!fit.defined()) {
      judges[j].residual_rms = judges[j].residual_ratio = fit.reason();
      continue;
    }
    const double mean_square = squares[j] / observations.by_judge[j];
    judges[j].residual_rms = std::sqrt(mean_square);
    judges[j].residual_ratio = fit->error_variance.defined()
                                   ? Statistic(mean_square / *fit->error_variance)
                                   : fit->error_variance;
  }
}

}  // namespace

absl::StatusOr<PanelDiagnosis> DiagnoseJudges(const Panel& panel, const Observations& observations,
                                              const Defined<AdditiveFit>& fit, const Watch& watch) {
  const Sheets sheets = SheetsOf(panel);
  PanelDiagnosis result;
  result.judges.resize(panel.judges.size());
  std::vector<size_t> all;
  for (size_t s = 0; s < panel.sheets.size(); ++s) all.push_back(s);
  for (size_t j = 0; j < panel.judges.size(); ++j) {
    if (watch &&
        !watch("judges", static_cast<int64_t>(j), static_cast<int64_t>(panel.judges.size()))) {
      return absl::CancelledError("stopped while looking at the judges");
    }
    JudgeDiagnosis& judge = result.judges[j];
    judge.applications = sheets.of_judge[j].size();
    CompareWithOthers(panel, ComparedOf(panel, sheets, j), judge);
    judge.dimension_correlation = MeanCorrelationOf(DimensionsOf(panel, sheets.of_judge[j]));
    judge.item_deviation = MeanItemDeviationOf(panel, sheets.of_judge[j]);
  }
  AddResiduals(observations, fit, result.judges);
  result.dimension_correlation = PanelDimensionCorrelation(panel, sheets);
  result.item_deviation = MeanItemDeviationOf(panel, all);
  return result;
}

std::vector<ApplicationDiagnosis> DiagnoseApplications(const Panel& panel) {
  std::vector<std::vector<const PanelSheet*>> sheets(panel.applications.size());
  for (const PanelSheet& sheet : panel.sheets) sheets[sheet.application].push_back(&sheet);
  std::vector<ApplicationDiagnosis> result;
  result.reserve(sheets.size());
  const double scale = static_cast<double>(panel.total_scale);
  for (const std::vector<const PanelSheet*>& own : sheets) {
    ApplicationDiagnosis& application = result.emplace_back();
    application.sheets = own.size();
    if (own.empty()) {
      application.deviation = Undefined::kTooFewJudges;
      continue;
    }
    std::vector<double> points;
    std::vector<int64_t> totals;
    for (const PanelSheet* sheet : own) {
      points.push_back(panel.Points(*sheet));
      totals.push_back(sheet->total);
    }
    std::sort(totals.begin(), totals.end());
    const Wide range = static_cast<Wide>(totals.back()) - totals.front();
    const Wide twice_median =
        static_cast<Wide>(totals[(totals.size() - 1) / 2]) + totals[totals.size() / 2];
    application.range = static_cast<double>(range) / scale;
    application.median = static_cast<double>(twice_median) / (2 * scale);
    application.deviation = DeviationOf(points, Undefined::kTooFewJudges);
    Wide farthest = 0;
    for (const PanelSheet* sheet : own) {
      const Wide from = 2 * static_cast<Wide>(sheet->total) - twice_median;
      const Wide distance = from < 0 ? -from : from;
      if (distance > farthest) {
        farthest = distance;
        application.farthest_judge = sheet->judge;
        application.farthest_judges = 1;
      } else if (distance == farthest && distance > 0) {
        ++application.farthest_judges;
      }
    }
    for (const int32_t threshold : panel.thresholds) {
      const bool reached = range * 100 >= static_cast<Wide>(threshold) * panel.total_scale;
      if (threshold > 0 && reached) application.flags.push_back(threshold);
    }
  }
  return result;
}

}  // namespace award::scoring::insight
