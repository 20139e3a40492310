// Adds integers over a common scale; each figure is reduced to a fraction once, at its end.
#include "scoring/ranking/figures.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <span>

#include "fmt/format.h"

namespace award::scoring {

namespace {

Wide SumOf(std::span<const int64_t> totals) {
  return std::accumulate(totals.begin(), totals.end(), Wide{0});
}

// Σ(x − mean)²/n = (n·Σx² − (Σx)²)/n², in points.
absl::StatusOr<Fraction> Variance(std::span<const int64_t> totals, int64_t scale) {
  int64_t divisor = scale;
  for (const int64_t total : totals) divisor = std::gcd(divisor, total);
  const auto count = static_cast<int64_t>(totals.size());
  const auto whole = static_cast<Wide>(scale / divisor) * count;
  // Deviations times n: each below 2^63, or the square does not fit.
  const Wide sum = SumOf(totals) / divisor;
  Wide squares = 0;
  for (const int64_t total : totals) {
    const Wide deviation = static_cast<Wide>(total / divisor) * count - sum;
    if (deviation > std::numeric_limits<int64_t>::max() / count ||
        deviation < std::numeric_limits<int64_t>::min() / count ||
        whole > std::numeric_limits<int64_t>::max() / count) {
      return absl::OutOfRangeError("a variance does not fit 64 bits");
    }
    squares += deviation * deviation;
  }
  return Fraction::OfWide(squares, whole * whole * count);
}

}  // namespace

std::vector<size_t> ByFallingWeight(const Rubric& rubric) {
  std::vector<size_t> order(rubric.dimensions.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) {
    return rubric.dimensions[a].weight > rubric.dimensions[b].weight;
  });
  return order;
}

std::optional<std::string> FindVarianceProblem(const Rules& rules, const Rubric& rubric) {
  constexpr int64_t kFinestVarianceScale = 20'000'000;
  const bool declared =
      std::count(rules.tie_chain.begin(), rules.tie_chain.end(), TieKey::kLowerVariance) > 0;
  if (!declared) return std::nullopt;
  const absl::StatusOr<Weighing> weighing = Weighing::Of(rubric, rules.rounding.sheet);
  if (!weighing.ok() || weighing->total_scale() <= kFinestVarianceScale) return std::nullopt;
  return fmt::format(
      "the lower variance cannot be a tie key of this rubric: its totals have a common denominator "
      "of {}, above {}, so exact variances may not fit; use coarser weights or shares, or another "
      "key",
      weighing->total_scale(), kFinestVarianceScale);
}

FigureMaker::FigureMaker(const Rules& rules, const Rubric& rubric, const Weighing& weighing,
                         bool complete)
    : rules_(rules),
      weighing_(weighing),
      complete_(complete),
      wants_variance_(
          std::count(rules.tie_chain.begin(), rules.tie_chain.end(), TieKey::kLowerVariance) > 0),
      by_weight_(ByFallingWeight(rubric)) {
  const int32_t highest = rubric.dimensions[by_weight_.front()].weight;
  for (const Dimension& dimension : rubric.dimensions) {
    heaviest_.push_back(dimension.weight == highest);
  }
}

absl::StatusOr<Figures> FigureMaker::Make(const std::vector<SheetEntry>& entries) const {
  std::vector<const SheetEntry*> counted;
  std::vector<int64_t> totals;
  for (const SheetEntry& entry : entries) {
    if (!entry.counted()) continue;
    counted.push_back(&entry);
    totals.push_back(entry.sheet.total);
  }
  Figures figures;
  if (absl::Status status = AddTotals(std::move(totals), figures.standing); !status.ok()) {
    return status;
  }
  if (absl::Status status = AddDimensions(counted, figures); !status.ok()) return status;
  return figures;
}

absl::Status FigureMaker::AddTotals(std::vector<int64_t> totals, Standing& standing) const {
  std::sort(totals.begin(), totals.end());
  const auto count = static_cast<int64_t>(totals.size());
  const absl::StatusOr<Fraction> mean = weighing_.TotalPoints(SumOf(totals), count);
  if (!mean.ok()) return mean.status();
  standing.mean_total = standing.trimmed_mean = *mean;
  const bool even = count % 2 == 0;
  const auto middle = static_cast<size_t>(count / 2);
  const absl::StatusOr<Fraction> median = weighing_.TotalPoints(
      even ? static_cast<Wide>(totals[middle - 1]) + totals[middle] : totals[middle], even ? 2 : 1);
  if (!median.ok()) return median.status();
  standing.median_total = *median;
  if (count >= rules_.trim.from_judges) {
    const auto side = static_cast<size_t>(rules_.trim.each_side);
    const std::span<const int64_t> kept =
        std::span<const int64_t>(totals).subspan(side, totals.size() - 2 * side);
    const absl::StatusOr<Fraction> trimmed =
        weighing_.TotalPoints(SumOf(kept), static_cast<int64_t>(kept.size()));
    if (!trimmed.ok()) return trimmed.status();
    standing.trimmed_mean = *trimmed;
  }
  if (!wants_variance_) return absl::OkStatus();
  const absl::StatusOr<Fraction> variance = Variance(totals, weighing_.total_scale());
  if (!variance.ok()) return variance.status();
  standing.variance = *variance;
  return absl::OkStatus();
}

absl::Status FigureMaker::AddDimensions(const std::vector<const SheetEntry*>& counted,
                                        Figures& figures) const {
  const auto count = static_cast<int64_t>(counted.size());
  const int64_t divisor = complete_ ? 1 : count;
  figures.dimension_means.resize(by_weight_.size());
  Wide heaviest = 0;
  for (const size_t dimension : by_weight_) {
    Wide sum = 0;
    for (const SheetEntry* entry : counted) sum += entry->sheet.dimensions[dimension];
    if (heaviest_[dimension]) heaviest += sum;
    const absl::StatusOr<Fraction> mean = weighing_.DimensionPoints(sum, count);
    if (!mean.ok()) return mean.status();
    figures.dimension_means[dimension] = *mean;
    const absl::StatusOr<Fraction> value =
        complete_ ? weighing_.DimensionPoints(sum, divisor) : mean;
    if (!value.ok()) return value.status();
    figures.standing.dimensions.push_back(*value);
  }
  const absl::StatusOr<Fraction> value = weighing_.DimensionPoints(heaviest, divisor);
  if (!value.ok()) return value.status();
  figures.standing.heaviest = *value;
  return absl::OkStatus();
}

}  // namespace award::scoring
