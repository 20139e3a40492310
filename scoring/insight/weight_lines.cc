// Puts the means of all applications over one denominator.
#include "scoring/insight/weight_lines.h"

#include <algorithm>
#include <numeric>

namespace award::scoring::insight {
namespace {

// Products of two numerators, and sums of such, stay within 128 bits.
constexpr int kMostBits = 60;
// More than the bits of any total in points, with room for sums.
constexpr int kPointBits = 24;

Wide WideGcd(Wide a, Wide b) {
  while (b != 0) {
    const Wide rest = a % b;
    a = b;
    b = rest;
  }
  return a < 0 ? -a : a;
}

// How many bits the magnitude of `value` takes.
int BitsOf(Wide value) {
  int bits = 0;
  for (Wide magnitude = value < 0 ? -value : value; magnitude != 0; magnitude >>= 1) ++bits;
  return bits;
}

// The number of sheets of each application.
std::vector<int64_t> CountSheets(const Panel& panel) {
  std::vector<int64_t> counts(panel.applications.size(), 0);
  for (const PanelSheet& sheet : panel.sheets) ++counts[sheet.application];
  return counts;
}

// Their least common multiple; 0 if it is above 2^40.
int64_t CommonMultiple(const std::vector<int64_t>& counts) {
  int64_t common = 1;
  for (const int64_t count : counts) {
    common = std::lcm(common, std::max<int64_t>(count, 1));
    if (common > int64_t{1} << 40) return 0;
  }
  return common;
}

}  // namespace

Defined<WeightLines> WeightLinesOf(const Panel& panel) {
  const std::vector<int64_t> counts = CountSheets(panel);
  const int64_t common = CommonMultiple(counts);
  WeightLines lines;
  lines.dimensions = panel.weights.size();
  lines.whole = std::accumulate(panel.weights.begin(), panel.weights.end(), int64_t{0});
  const Wide scale = static_cast<Wide>(panel.dimension_scale) * lines.whole;
  const Wide shared = WideGcd(scale, panel.total_scale);
  // total / total_scale = total × dimension_factor / (scale × total_factor).
  const Wide dimension_factor = scale / shared;
  const Wide total_factor = panel.total_scale / shared;
  if (common == 0 || BitsOf(total_factor) + BitsOf(scale) + BitsOf(common) + kPointBits > 126) {
    return Undefined::kTooLarge;
  }
  lines.score_scale = static_cast<Wide>(panel.dimension_scale) * common;
  lines.scores.resize(panel.applications.size() * lines.dimensions, 0);
  lines.totals.resize(panel.applications.size(), 0);
  for (size_t s = 0; s < panel.sheets.size(); ++s) {
    const size_t a = panel.sheets[s].application;
    const Wide factor = common / counts[a];
    lines.totals[a] += factor * dimension_factor * panel.sheets[s].total;
    for (size_t d = 0; d < lines.dimensions; ++d) {
      lines.scores[a * lines.dimensions + d] += factor * panel.dimensions[s * lines.dimensions + d];
    }
  }
  lines.constant_factor = total_factor;
  lines.constants = lines.totals;
  for (size_t a = 0; a < panel.applications.size(); ++a) {
    for (size_t d = 0; d < lines.dimensions; ++d) {
      lines.constants[a] -=
          total_factor * panel.weights[d] * lines.scores[a * lines.dimensions + d];
    }
  }
  const auto is_zero = [](Wide value) { return value == 0; };
  if (std::all_of(lines.constants.begin(), lines.constants.end(), is_zero)) {
    for (Wide& total : lines.totals) total /= total_factor;
    lines.constant_factor = 1;
  }
  const auto is_large = [](Wide value) { return BitsOf(value) > kMostBits; };
  for (const auto* numbers : {&lines.constants, &lines.totals}) {
    if (std::any_of(numbers->begin(), numbers->end(), is_large)) return Undefined::kTooLarge;
  }
  for (const Wide score : lines.scores) {
    if (is_large(score * lines.whole)) return Undefined::kTooLarge;
  }
  return lines;
}

}  // namespace award::scoring::insight
