// Ranks effects.
#include "scoring/insight/adjusted.h"

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace award::scoring::insight {
namespace {

constexpr double kEqual = 1e-9;

}  // namespace

std::vector<int32_t> PlacesOf(const std::vector<double>& effects) {
  std::vector<size_t> order(effects.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::sort(order.begin(), order.end(), [&](size_t a, size_t b) {
    return effects[a] != effects[b] ? effects[a] > effects[b] : a < b;
  });
  std::vector<int32_t> places(effects.size(), 1);
  for (size_t i = 1; i < order.size(); ++i) {
    const bool equal = effects[order[i - 1]] - effects[order[i]] <= kEqual;
    places[order[i]] = equal ? places[order[i - 1]] : static_cast<int32_t>(i + 1);
  }
  return places;
}

Defined<std::vector<int32_t>> AdditivePlaces(const Defined<AdditiveFit>& fit,
                                             const Components& components) {
  if (!fit) return fit.reason();
  if (fit->applications.size() < 2) return Undefined::kTooFewApplications;
  if (components.count > 1) return Undefined::kDisconnected;
  return PlacesOf(fit->applications);
}

Defined<std::vector<int32_t>> PredictedPlaces(const Defined<MixedFit>& fit) {
  if (!fit) return fit.reason();
  if (fit->applications.size() < 2) return Undefined::kTooFewApplications;
  return PlacesOf(fit->applications);
}

}  // namespace award::scoring::insight
