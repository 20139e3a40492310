// Two-way analysis of variance and what is derived from it.
#include "scoring/insight/reliability.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "scoring/insight/distributions.h"

namespace award::scoring::insight {
namespace {

constexpr double kUpper = 0.975;  // Of two-sided intervals at 95 %.

Statistic Ratio(double numerator, double denominator) {
  return denominator == 0 ? Statistic(Undefined::kNoVariation) : Statistic(numerator / denominator);
}

// The least sum of squares of `count` values up to `largest` that is not mere rounding.
double RoundingOf(double largest, double count) {
  const double rounding = 1e-11 * largest;
  return rounding * rounding * count;
}

double OrZero(double sum, double rounding) { return sum > rounding ? sum : 0; }

// F = between / within with its degrees of freedom, and what is the reason if there is none.
struct FRatio {
  double between;
  double within;
  double between_freedom;
  double within_freedom;
};

// Of 1 and 3: the interval of F, each end turned into a correlation.
template <typename FromF>
Interval IntervalByF(const Statistic& estimate, const FRatio& ratio, const FromF& from_f) {
  Interval result{estimate, Undefined::kNoVariation, Undefined::kNoVariation};
  if (!estimate.defined()) return result;
  if (ratio.within == 0) {
    result.low = result.high = Undefined::kNoError;
    return result;
  }
  const double f = ratio.between / ratio.within;
  const std::optional<double> low = FQuantile(kUpper, ratio.between_freedom, ratio.within_freedom);
  const std::optional<double> high = FQuantile(kUpper, ratio.within_freedom, ratio.between_freedom);
  result.low = low.has_value() ? from_f(f / *low) : Statistic(Undefined::kNotFinite);
  result.high = high.has_value() ? from_f(f * *high) : Statistic(Undefined::kNotFinite);
  return result;
}

// The interval of agreement by one judge, with Satterthwaite's degrees of freedom.
Interval AgreementInterval(const MeanSquares& squares, const Statistic& estimate) {
  Interval result{estimate, Undefined::kNoVariation, Undefined::kNoVariation};
  if (!estimate.defined()) return result;
  const double n = static_cast<double>(squares.applications);
  const double k = static_cast<double>(squares.judges);
  const double msr = squares.between_applications;
  const double msc = squares.between_judges;
  const double mse = squares.error;
  if (mse == 0) {
    result.low = result.high = Undefined::kNoError;
    return result;
  }
  const double scaled = k * *estimate * msc / mse;
  const double rest = n * (1 + (k - 1) * *estimate) - k * *estimate;
  const double freedom = (n - 1) * (k - 1) * (scaled + rest) * (scaled + rest) /
                         ((n - 1) * scaled * scaled + rest * rest);
  const std::optional<double> f_low = FQuantile(kUpper, n - 1, freedom);
  const std::optional<double> f_high = FQuantile(kUpper, freedom, n - 1);
  const double others = k * msc + (k * n - k - n) * mse;
  result.low = f_low.has_value() ? Ratio(n * (msr - *f_low * mse), *f_low * others + n * msr)
                                 : Statistic(Undefined::kNotFinite);
  result.high = f_high.has_value() ? Ratio(n * (*f_high * msr - mse), others + n * *f_high * msr)
                                   : Statistic(Undefined::kNotFinite);
  return result;
}

// A coefficient above 1, or bounds the wrong way round, come of judges' effects or applications'
// effects whose estimate is negative: then there is no such coefficient, or no such interval.
Interval Sound(Interval interval) {
  if (interval.estimate.defined() && *interval.estimate > 1) {
    return {Undefined::kNegativeValue, Undefined::kNegativeValue, Undefined::kNegativeValue};
  }
  if (interval.low.defined() && interval.high.defined() && *interval.low > *interval.high) {
    interval.low = interval.high = Undefined::kNegativeValue;
  }
  return interval;
}

// What k judges reach if one reaches `single` (Spearman and Brown).
Statistic Stepped(const Statistic& single, double k) {
  return single.defined() ? Ratio(k * *single, 1 + (k - 1) * *single) : single;
}

}  // namespace

Defined<MeanSquares> MeanSquaresOf(const Observations& observations) {
  if (observations.applications() < 2) return Undefined::kTooFewApplications;
  if (observations.judges() < 2) return Undefined::kTooFewJudges;
  if (!observations.complete()) return Undefined::kIncompletePanel;
  const size_t judges = observations.judges();
  const double n = static_cast<double>(observations.applications());
  const double k = static_cast<double>(judges);
  std::vector<double> rows(observations.applications(), 0.0);
  std::vector<double> columns(judges, 0.0);
  double largest = 0;
  double mean = 0;
  for (size_t i = 0; i < observations.size(); ++i) {
    rows[i / judges] += observations.value[i] / k;
    columns[i % judges] += observations.value[i] / n;
    mean += observations.value[i] / (n * k);
    largest = std::max(largest, std::abs(observations.value[i]));
  }
  double between_rows = 0;
  for (const double row : rows) between_rows += k * (row - mean) * (row - mean);
  double between_columns = 0;
  for (const double column : columns) between_columns += n * (column - mean) * (column - mean);
  double error = 0;
  for (size_t i = 0; i < observations.size(); ++i) {
    const double rest = observations.value[i] - rows[i / judges] - columns[i % judges] + mean;
    error += rest * rest;
  }
  const double rounding = RoundingOf(largest, n * k);
  between_rows = OrZero(between_rows, rounding);
  between_columns = OrZero(between_columns, rounding);
  error = OrZero(error, rounding);
  MeanSquares squares;
  squares.applications = observations.applications();
  squares.judges = judges;
  squares.between_applications = between_rows / (n - 1);
  squares.between_judges = between_columns / (k - 1);
  squares.error = error / ((n - 1) * (k - 1));
  squares.within_applications = (between_columns + error) / (n * (k - 1));
  return squares;
}

IntraclassCorrelations IntraclassCorrelationsOf(const MeanSquares& squares) {
  const double n = static_cast<double>(squares.applications);
  const double k = static_cast<double>(squares.judges);
  const double msr = squares.between_applications;
  const double msw = squares.within_applications;
  const double mse = squares.error;
  const double judges = (squares.between_judges - mse) / n;
  const FRatio nested = {msr, msw, n - 1, n * (k - 1)};
  const FRatio crossed = {msr, mse, n - 1, (n - 1) * (k - 1)};
  const auto single = [&](double f) { return Ratio(f - 1, f + k - 1); };
  const auto mean = [&](double f) { return Ratio(f - 1, f); };
  const Interval single2 =
      AgreementInterval(squares, Ratio(msr - mse, msr + (k - 1) * mse + k * judges));
  return {.single1 = IntervalByF(Ratio(msr - msw, msr + (k - 1) * msw), nested, single),
          .single2 = Sound(single2),
          .single3 = IntervalByF(Ratio(msr - mse, msr + (k - 1) * mse), crossed, single),
          .mean1 = IntervalByF(Ratio(msr - msw, msr), nested, mean),
          .mean2 = Sound(
              {Ratio(msr - mse, msr + judges), Stepped(single2.low, k), Stepped(single2.high, k)}),
          .mean3 = IntervalByF(Ratio(msr - mse, msr), crossed, mean)};
}

VarianceComponents VarianceComponentsOf(const MeanSquares& squares) {
  const double application =
      (squares.between_applications - squares.error) / static_cast<double>(squares.judges);
  const double judge =
      (squares.between_judges - squares.error) / static_cast<double>(squares.applications);
  return {std::max(application, 0.0), std::max(judge, 0.0), squares.error, application < 0,
          judge < 0};
}

VarianceComponents VarianceComponentsOf(const MixedFit& fit) {
  return {fit.application_variance, fit.judge_variance, fit.error_variance,
          fit.application_variance == 0, fit.judge_variance == 0};
}

Defined<Generalizability> GeneralizabilityOf(const Observations& observations,
                                             const VarianceComponents& components) {
  if (observations.applications() < 2) return Undefined::kTooFewApplications;
  const double applications = static_cast<double>(observations.applications());
  std::vector<double> of_judge(observations.judges(), 0.0);
  double inverse = 0;
  for (size_t a = 0; a < observations.applications(); ++a) {
    const double share = 1 / static_cast<double>(observations.count(a));
    inverse += share;
    for (size_t i = observations.first[a]; i < observations.first[a + 1]; ++i) {
      of_judge[observations.judge[i]] += share;
    }
  }
  // Over all pairs, then without each application's pair with itself.
  double shared = -inverse;
  for (const double each : of_judge) shared += each * each;
  Generalizability result;
  result.components = components;
  result.harmonic_judges = applications / inverse;
  if (!observations.complete()) {
    result.overlap_loss =
        std::max(0.0, 1 / result.harmonic_judges - shared / (applications * (applications - 1)));
  }
  const double between = components.application;
  const double error = components.error / result.harmonic_judges;
  result.relative = Ratio(between, between + result.overlap_loss * components.judge + error);
  result.relative_crossed = Ratio(between, between + error);
  result.absolute =
      Ratio(between, between + (components.judge + components.error) / result.harmonic_judges);
  result.single_relative = Ratio(between, between + components.error);
  result.single_absolute = Ratio(between, between + components.judge + components.error);
  return result;
}

Statistic JudgesNeeded(const VarianceComponents& components, double target, bool absolute) {
  if (components.application <= 0) return Undefined::kNoVarianceBetween;
  const double noise = components.error + (absolute ? components.judge : 0);
  return target / (1 - target) * noise / components.application;
}

Defined<NestedComponents> NestedComponentsOf(size_t applications, size_t tasks, size_t judges,
                                             const std::vector<double>& values) {
  if (applications < 2) return Undefined::kTooFewApplications;
  if (tasks < 2 || judges < 2) return Undefined::kTooFewJudges;
  if (values.size() != applications * tasks * judges) return Undefined::kIncompletePanel;
  const double n_a = static_cast<double>(applications);
  const double n_t = static_cast<double>(tasks);
  const double n_r = static_cast<double>(judges);
  std::vector<double> application(applications, 0.0);
  std::vector<double> task(tasks, 0.0);
  std::vector<double> judge(tasks * judges, 0.0);
  std::vector<double> cell(applications * tasks, 0.0);
  double mean = 0;
  for (size_t i = 0; i < values.size(); ++i) {
    const size_t a = i / (tasks * judges);
    const size_t tr = i % (tasks * judges);
    application[a] += values[i] / (n_t * n_r);
    task[tr / judges] += values[i] / (n_a * n_r);
    judge[tr] += values[i] / n_a;
    cell[a * tasks + tr / judges] += values[i] / n_r;
    mean += values[i] / (n_a * n_t * n_r);
  }
  double ss_a = 0, ss_t = 0, ss_r = 0, ss_at = 0, ss_e = 0;
  const auto square = [](double x) { return x * x; };
  for (const double each : application) ss_a += n_t * n_r * square(each - mean);
  for (const double each : task) ss_t += n_a * n_r * square(each - mean);
  for (size_t i = 0; i < judge.size(); ++i) ss_r += n_a * square(judge[i] - task[i / judges]);
  for (size_t i = 0; i < cell.size(); ++i) {
    ss_at += n_r * square(cell[i] - application[i / tasks] - task[i % tasks] + mean);
  }
  for (size_t i = 0; i < values.size(); ++i) {
    const size_t tr = i % (tasks * judges);
    ss_e += square(values[i] - cell[i / judges] - judge[tr] + task[tr / judges]);
  }
  const double a = ss_a / (n_a - 1);
  const double t = ss_t / (n_t - 1);
  const double r = ss_r / (n_t * (n_r - 1));
  const double at = ss_at / ((n_a - 1) * (n_t - 1));
  const double e = ss_e / ((n_a - 1) * n_t * (n_r - 1));
  NestedComponents result{(a - at) / (n_t * n_r), (t - at - r + e) / (n_a * n_r), (r - e) / n_a,
                          (at - e) / n_r, e};
  for (double* each :
       {&result.application, &result.task, &result.judge_in_task, &result.application_by_task}) {
    if (*each >= 0) continue;
    *each = 0;
    result.some_were_negative = true;
  }
  return result;
}

}  // namespace award::scoring::insight
