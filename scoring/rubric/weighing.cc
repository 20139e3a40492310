// Puts the weights of a rubric over common denominators, once, and adds up sheets with them.
#include "scoring/rubric/weighing.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <string_view>

#include "absl/status/status.h"
#include "fmt/format.h"

namespace award::scoring {

namespace {

struct Ratio64 {
  int64_t numerator = 0;
  int64_t denominator = 1;
};

Ratio64 Reduced(int64_t numerator, int64_t denominator) {
  const int64_t divisor = std::gcd(numerator, denominator);
  return {numerator / divisor, denominator / divisor};
}

// The factors over their least common denominator, which is returned.
int64_t CommonDenominator(const std::vector<Ratio64>& factors, std::vector<int64_t>& numerators) {
  int64_t common = 1;
  for (const Ratio64& factor : factors) common = std::lcm(common, factor.denominator);
  for (const Ratio64& factor : factors) {
    numerators.push_back(factor.numerator * (common / factor.denominator));
  }
  return common;
}

// What each item contributes to the score of its dimension.
std::vector<Ratio64> ItemFactors(const Rubric& rubric) {
  std::map<std::string_view, int64_t> facet_share = {{"", 1}};
  int64_t facets = 0;
  for (const Facet& facet : rubric.facets) facets += facet_share[facet.id] = facet.share;
  std::vector<Ratio64> factors;
  for (const Dimension& dimension : rubric.dimensions) {
    std::map<std::string_view, int64_t> shares;
    for (const Item& item : dimension.items) shares[item.facet] += item.share;
    for (const Item& item : dimension.items) {
      factors.push_back(Reduced(item.share * facet_share[item.facet],
                                shares[item.facet] * std::max<int64_t>(facets, 1)));
    }
  }
  return factors;
}

absl::Status CheckStages(std::span<const RoundingStage> stages) {
  for (const RoundingStage& stage : stages) {
    if (stage.places >= 0 && stage.places <= kMostPlaces) continue;
    return absl::InvalidArgumentError(
        fmt::format("a rounding keeps {} places; it keeps 0 to {}", stage.places, kMostPlaces));
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Weighing> Weighing::Of(const Rubric& rubric, const SheetRounding& rounding) {
  if (absl::Status status = Validate(rubric); !status.ok()) return status;
  if (absl::Status status = CheckStages(rounding.dimension_score); !status.ok()) return status;
  if (absl::Status status = CheckStages(rounding.judge_total); !status.ok()) return status;
  Weighing weighing;
  weighing.rounding_ = rounding;
  weighing.highest_ = HighestScores(rubric);
  weighing.exact_scale_ =
      kHundredthsPerPoint * CommonDenominator(ItemFactors(rubric), weighing.item_factor_);
  weighing.dimension_scale_ = rounding.dimension_score.empty()
                                  ? weighing.exact_scale_
                                  : PowerOfTen(rounding.dimension_score.back().places);
  std::vector<Ratio64> weights;
  for (size_t d = 0; d < rubric.dimensions.size(); ++d) {
    const Dimension& dimension = rubric.dimensions[d];
    weighing.dimension_of_.resize(weighing.dimension_of_.size() + dimension.items.size(), d);
    weights.push_back(Reduced(dimension.weight, rubric.whole_weight));
  }
  const int64_t scale =
      weighing.dimension_scale_ * CommonDenominator(weights, weighing.weight_factor_);
  weighing.weighted_scale_ = std::lcm(scale, kHundredthsPerPoint);
  for (int64_t& factor : weighing.weight_factor_) factor *= weighing.weighted_scale_ / scale;
  weighing.bonus_factor_ = weighing.weighted_scale_ / kHundredthsPerPoint;
  weighing.total_scale_ = rounding.judge_total.empty()
                              ? weighing.weighted_scale_
                              : PowerOfTen(rounding.judge_total.back().places);
  return weighing;
}

absl::StatusOr<int64_t> Weighing::RoundDimension(Wide numerator) const {
  if (rounding_.dimension_score.empty()) return static_cast<int64_t>(numerator);
  return RoundedNumerator(numerator, exact_scale_, rounding_.dimension_score);
}

absl::StatusOr<WeighedSheet> Weighing::Weigh(const std::vector<int32_t>& scores) const {
  if (scores.size() != highest_.size()) {
    return absl::InvalidArgumentError(
        fmt::format("a sheet has {} scores, not {}", highest_.size(), scores.size()));
  }
  for (size_t i = 0; i < scores.size(); ++i) {
    if (scores[i] >= kLowestScore && scores[i] <= highest_[i]) continue;
    return absl::InvalidArgumentError(
        fmt::format("score {} of a sheet has {} hundredths; a score is {} to {}", i + 1, scores[i],
                    kLowestScore, highest_[i]));
  }
  WeighedSheet sheet;
  sheet.dimensions.resize(weight_factor_.size());
  const size_t items = item_factor_.size();
  for (size_t i = 0; i < items; ++i) {
    sheet.dimensions[dimension_of_[i]] += item_factor_[i] * scores[i];
  }
  for (size_t d = 0; d < sheet.dimensions.size(); ++d) {
    const absl::StatusOr<int64_t> rounded = RoundDimension(sheet.dimensions[d]);
    if (!rounded.ok()) return rounded.status();
    sheet.dimensions[d] = *rounded;
    sheet.total += weight_factor_[d] * *rounded;
  }
  for (size_t i = items; i < scores.size(); ++i) sheet.total += bonus_factor_ * scores[i];
  if (rounding_.judge_total.empty()) return sheet;
  const absl::StatusOr<int64_t> rounded =
      RoundedNumerator(sheet.total, weighted_scale_, rounding_.judge_total);
  if (!rounded.ok()) return rounded.status();
  sheet.total = *rounded;
  return sheet;
}

absl::StatusOr<Fraction> Weighing::TotalPoints(Wide numerator, int64_t divisor) const {
  return Fraction::OfWide(numerator, static_cast<Wide>(total_scale_) * divisor);
}

absl::StatusOr<Fraction> Weighing::DimensionPoints(Wide numerator, int64_t divisor) const {
  return Fraction::OfWide(numerator, static_cast<Wide>(dimension_scale_) * divisor);
}

absl::StatusOr<Fraction> WeightedTotal(const Rubric& rubric, const std::vector<int32_t>& scores,
                                       const SheetRounding& rounding) {
  const absl::StatusOr<Weighing> weighing = Weighing::Of(rubric, rounding);
  if (!weighing.ok()) return weighing.status();
  const absl::StatusOr<WeighedSheet> sheet = weighing->Weigh(scores);
  if (!sheet.ok()) return sheet.status();
  return weighing->TotalPoints(sheet->total);
}

}  // namespace award::scoring
