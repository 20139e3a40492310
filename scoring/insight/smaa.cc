// Ranks the exact means once per vector of weights.
#include "scoring/insight/smaa.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "absl/status/status.h"
#include "scoring/insight/bootstrap.h"
#include "scoring/insight/weight_lines.h"

namespace award::scoring::insight {
namespace {

constexpr size_t kVectorsPerLook = 64;
constexpr double kBasisPoints = 10'000;

// Adds the places of one vector; `firsts` gets those who share the first.
void CountPlaces(std::vector<std::pair<Wide, size_t>>& order, PlaceCounts& counts,
                 std::vector<size_t>& firsts) {
  std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  firsts.clear();
  size_t place = 1;
  for (size_t i = 0; i < order.size(); ++i) {
    if (i > 0 && order[i].first != order[i - 1].first) place = i + 1;
    counts.Add(order[i].second, place, 1);
    if (place == 1) firsts.push_back(order[i].second);
  }
}

// The sheets with totals by other weights, in units that compare; empty if they do not fit.
std::vector<PanelSheet> Reweighed(const Panel& panel, const std::vector<int64_t>& weights) {
  const size_t dimensions = panel.weights.size();
  const int64_t whole = std::accumulate(panel.weights.begin(), panel.weights.end(), int64_t{0});
  const int64_t sum = std::accumulate(weights.begin(), weights.end(), int64_t{0});
  const Wide scale = static_cast<Wide>(panel.dimension_scale) * whole;
  std::vector<Wide> totals;
  for (size_t s = 0; s < panel.sheets.size(); ++s) {
    Wide weighted = 0;
    Wide declared = 0;
    for (size_t d = 0; d < dimensions; ++d) {
      const int64_t score = panel.dimensions[s * dimensions + d];
      weighted += static_cast<Wide>(weights[d]) * score;
      declared += static_cast<Wide>(panel.weights[d]) * score;
    }
    // Beside it what no weight touches: the total less what the declared weights make of the
    // dimensions.
    Wide constant = 0;
    if (__builtin_mul_overflow(scale, static_cast<Wide>(panel.sheets[s].total), &constant) ||
        __builtin_mul_overflow(declared, static_cast<Wide>(panel.total_scale), &declared) ||
        __builtin_mul_overflow(weighted, static_cast<Wide>(panel.total_scale) * whole, &weighted) ||
        __builtin_sub_overflow(constant, declared, &constant) ||
        __builtin_mul_overflow(constant, static_cast<Wide>(sum), &constant) ||
        __builtin_add_overflow(weighted, constant, &weighted)) {
      return {};
    }
    totals.push_back(weighted);
  }
  const Wide lowest = *std::min_element(totals.begin(), totals.end());
  Wide unit = 0;
  for (Wide& total : totals) {
    total -= lowest;
    Wide rest = total;
    while (rest != 0) unit = std::exchange(rest, unit % rest);
  }
  std::vector<PanelSheet> sheets = panel.sheets;
  for (size_t s = 0; s < sheets.size(); ++s) {
    const Wide total = unit == 0 ? 0 : totals[s] / unit;
    if (total > std::numeric_limits<int64_t>::max()) return {};
    sheets[s].total = static_cast<int64_t>(total);
  }
  return sheets;
}

absl::StatusOr<Statistic> ConfidenceOf(const Panel& panel, size_t application,
                                       const std::vector<double>& central, const Watch& watch) {
  std::vector<int64_t> weights;  // Hundredths of a basis point.
  for (const double weight : central) weights.push_back(std::llround(weight * 100));
  const std::vector<PanelSheet> sheets = Reweighed(panel, weights);
  if (sheets.empty()) return Statistic(Undefined::kTooLarge);
  const absl::StatusOr<Defined<Bootstrap>> resampled =
      ResampleJudges(panel.applications.size(), panel.judges.size(), sheets, watch);
  if (!resampled.ok()) return resampled.status();
  if (!*resampled) return Statistic(resampled->reason());
  const Bootstrap& bootstrap = **resampled;
  return Statistic(static_cast<double>(bootstrap.counts.at(application, 1)) /
                   static_cast<double>(bootstrap.used_weight));
}

// The sums of the shares of the vectors that put an application first.
class Centres {
 public:
  Centres(size_t applications, size_t dimensions)
      : dimensions_(dimensions), sums_(applications * dimensions, 0), counts_(applications, 0) {}

  void Add(size_t application, const int64_t* vector, int64_t sum) {
    ++counts_[application];
    for (size_t d = 0; d < dimensions_; ++d) {
      sums_[application * dimensions_ + d] +=
          kBasisPoints * static_cast<double>(vector[d]) / static_cast<double>(sum);
    }
  }

  std::optional<FirstPlace> Of(size_t application) const {
    if (counts_[application] == 0) return std::nullopt;
    FirstPlace first;
    for (size_t d = 0; d < dimensions_; ++d) {
      first.central_weights.push_back(sums_[application * dimensions_ + d] /
                                      static_cast<double>(counts_[application]));
    }
    return first;
  }

 private:
  size_t dimensions_;
  std::vector<double> sums_;
  std::vector<int64_t> counts_;
};

absl::Status AddConfidences(const Panel& panel, const Watch& watch,
                            std::vector<std::optional<FirstPlace>>& firsts) {
  const auto count =
      std::count_if(firsts.begin(), firsts.end(), [](const auto& first) { return !!first; });
  const int64_t resamples = ResampleCount(panel.judges.size());
  const auto applications = static_cast<int64_t>(firsts.size());
  if (resamples > kMostResampledPlaces / applications / count) return absl::OkStatus();
  for (size_t a = 0; a < firsts.size(); ++a) {
    if (!firsts[a].has_value()) continue;
    const absl::StatusOr<Statistic> confidence =
        ConfidenceOf(panel, a, firsts[a]->central_weights, watch);
    if (!confidence.ok()) return confidence.status();
    firsts[a]->confidence = *confidence;
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Defined<Acceptability>> AcceptabilityOf(const Panel& panel, const WeightSet& set,
                                                       const Watch& watch) {
  using Result = Defined<Acceptability>;
  const size_t applications = panel.applications.size();
  if (applications < 2) return Result(Undefined::kTooFewApplications);
  if (set.dimensions != panel.weights.size() || set.weights.empty()) {
    return Result(Undefined::kNoWeightVectors);
  }
  if (applications > kMostApplicationsForPlaces ||
      set.count() > static_cast<size_t>(kMostWeighedPlaces) / applications) {
    return Result(Undefined::kTooLarge);
  }
  const Defined<WeightLines> lines = WeightLinesOf(panel);
  if (!lines) return Result(lines.reason());
  Acceptability result{set.name, static_cast<int64_t>(set.count()), PlaceCounts(applications), {}};
  Centres centres(applications, set.dimensions);
  std::vector<std::pair<Wide, size_t>> order(applications);
  std::vector<size_t> firsts;
  for (size_t v = 0; v < set.count(); ++v) {
    if (watch && v % kVectorsPerLook == 0 &&
        !watch("weights", static_cast<int64_t>(v), result.vectors)) {
      return absl::CancelledError("stopped while trying other weights");
    }
    const int64_t* const vector = set.vector(v);
    const int64_t sum = std::accumulate(vector, vector + set.dimensions, int64_t{0});
    for (size_t a = 0; a < applications; ++a) {
      Wide weighted = 0;
      for (size_t d = 0; d < set.dimensions; ++d) {
        weighted += vector[d] * lines->scores[a * set.dimensions + d];
      }
      order[a] = {weighted * lines->whole * lines->constant_factor + sum * lines->constants[a], a};
    }
    CountPlaces(order, result.counts, firsts);
    for (const size_t a : firsts) centres.Add(a, vector, sum);
  }
  for (size_t a = 0; a < applications; ++a) result.firsts.push_back(centres.Of(a));
  if (absl::Status status = AddConfidences(panel, watch, result.firsts); !status.ok()) {
    return status;
  }
  return Result(std::move(result));
}

}  // namespace award::scoring::insight
