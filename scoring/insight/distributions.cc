// Boost.Math, told to answer with what is not a number instead of throwing; and Tukey's studentized
// range, which it lacks, by Gauss–Legendre quadrature with fixed nodes.
#include "scoring/insight/distributions.h"

#include <algorithm>
#include <array>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/policies/policy.hpp>
#include <cmath>
#include <cstddef>
#include <vector>

namespace award::scoring::insight {
namespace {

namespace policies = boost::math::policies;
using Quiet = policies::policy<
    policies::domain_error<policies::ignore_error>, policies::pole_error<policies::ignore_error>,
    policies::overflow_error<policies::ignore_error>,
    policies::underflow_error<policies::ignore_error>,
    policies::denorm_error<policies::ignore_error>,
    policies::rounding_error<policies::ignore_error>,
    policies::evaluation_error<policies::ignore_error>,
    policies::indeterminate_result_error<policies::ignore_error>, policies::promote_double<false>>;
using FisherF = boost::math::fisher_f_distribution<double, Quiet>;
using StudentT = boost::math::students_t_distribution<double, Quiet>;
using ChiSquare = boost::math::chi_squared_distribution<double, Quiet>;

bool Positive(double value) { return std::isfinite(value) && value > 0; }
bool Probability(double value) { return value > 0 && value < 1; }

std::optional<double> IfFinite(double value) {
  return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

constexpr size_t kNodes = 16;

struct Quadrature {
  std::array<double, kNodes> node;    // From -1 to 1.
  std::array<double, kNodes> weight;  // They sum to 2.
};

// The roots of the Legendre polynomial of degree kNodes by Newton's method.
Quadrature GaussLegendre() {
  Quadrature rule{};
  constexpr double kDegree = static_cast<double>(kNodes);
  for (size_t i = 0; i < kNodes; ++i) {
    double x = std::cos(3.141592653589793 * (static_cast<double>(i) + 0.75) / (kDegree + 0.5));
    double slope = 1;
    for (int step = 0; step < 20; ++step) {
      double before = 1;
      double value = x;
      for (size_t n = 2; n <= kNodes; ++n) {
        const double degree = static_cast<double>(n);
        const double next = ((2 * degree - 1) * x * value - (degree - 1) * before) / degree;
        before = value;
        value = next;
      }
      slope = kDegree * (before - x * value) / (1 - x * x);
      x -= value / slope;
    }
    rule.node[i] = x;
    rule.weight[i] = 2 / ((1 - x * x) * slope * slope);
  }
  return rule;
}

struct Node {
  double x;
  double weight;
};

// Of an integral, with kNodes nodes in each of so many pieces.
std::vector<Node> NodesOf(double from, double to, int pieces) {
  static const Quadrature rule = GaussLegendre();
  const double half = (to - from) / (2.0 * pieces);
  std::vector<Node> nodes;
  for (int piece = 0; piece < pieces; ++piece) {
    const double middle = from + half * (2.0 * piece + 1);
    for (size_t i = 0; i < kNodes; ++i) {
      nodes.push_back({middle + half * rule.node[i], half * rule.weight[i]});
    }
  }
  return nodes;
}

double Normal(double z) { return std::erfc(-z * 0.7071067811865476) / 2; }

// The range of so many independent standard normal values.
class Range {
 public:
  explicit Range(double groups) : groups_(groups) {
    constexpr double kReach = 9;                // Beyond it the normal density is nothing.
    const int pieces = groups < 100 ? 12 : 18;  // More groups make a steeper slope.
    for (const Node& node : NodesOf(-kReach, kReach, pieces)) {
      const double density = std::exp(-node.x * node.x / 2) * 0.3989422804014327;
      highest_.push_back({node.x, Normal(node.x), groups * node.weight * density});
    }
  }

  // The probability that it stays below `width`: over where the highest value can be.
  double Cdf(double width) const {
    double sum = 0;
    for (const Highest& highest : highest_) {
      const double inside = highest.below - Normal(highest.z - width);
      if (inside > 0) sum += highest.weight * std::exp((groups_ - 1) * std::log(inside));
    }
    return std::min(1.0, sum);
  }

 private:
  struct Highest {
    double z;
    double below;  // The probability of values below z.
    double weight;
  };

  double groups_;
  std::vector<Highest> highest_;
};

// Where the density of the estimated deviation, s with ν s² ~ χ²(ν), has fallen to nothing.
struct Reach {
  double from;
  double to;
  double highest;  // Logarithm of the density at its peak, up to a constant.
};

double LogDensity(double s, double freedom) {
  return (freedom - 1) * std::log(s) - freedom * s * s / 2;
}

Reach ReachOf(double freedom) {
  constexpr double kNothing = 34;  // e⁻³⁴ of the peak.
  const double peak = std::sqrt((freedom - 1) / freedom);
  const double highest = freedom > 1 ? LogDensity(peak, freedom) : 0.0;
  const double floor = highest - kNothing;
  const auto bisect = [&](double inside, double outside) {
    for (int step = 0; step < 60; ++step) {
      const double middle = (inside + outside) / 2;
      (LogDensity(middle, freedom) > floor ? inside : outside) = middle;
    }
    return outside;
  };
  const double from = peak > 0 ? bisect(peak, 0.0) : 0.0;
  return {from, bisect(std::max(peak, 1e-9), peak + 10), highest};
}

}  // namespace

std::optional<double> FQuantile(double probability, double numerator, double denominator) {
  if (!Probability(probability) || !Positive(numerator) || !Positive(denominator)) return {};
  return IfFinite(quantile(FisherF(numerator, denominator), probability));
}

std::optional<double> FUpperTail(double value, double numerator, double denominator) {
  if (!(value >= 0) || !Positive(numerator) || !Positive(denominator)) return {};
  if (std::isinf(value)) return 0.0;
  return IfFinite(cdf(complement(FisherF(numerator, denominator), value)));
}

std::optional<double> StudentQuantile(double probability, double freedom) {
  if (!Probability(probability) || !Positive(freedom)) return {};
  return IfFinite(quantile(StudentT(freedom), probability));
}

std::optional<double> StudentTwoSided(double value, double freedom) {
  if (std::isnan(value) || !Positive(freedom)) return {};
  if (std::isinf(value)) return 0.0;
  const std::optional<double> tail = IfFinite(cdf(complement(StudentT(freedom), std::abs(value))));
  return tail.has_value() ? std::optional(2 * *tail) : std::nullopt;
}

std::optional<double> ChiSquareUpperTail(double value, double freedom) {
  if (!(value >= 0) || !Positive(freedom)) return {};
  if (std::isinf(value)) return 0.0;
  return IfFinite(cdf(complement(ChiSquare(freedom), value)));
}

std::optional<double> StudentizedRangeCdf(double value, double groups, double freedom) {
  if (!(value >= 0) || !(groups >= 2 && groups <= 10'000)) return {};
  if (!std::isfinite(freedom) || freedom < 1) return {};
  if (value == 0) return 0.0;
  const Reach reach = ReachOf(freedom);
  const Range range(groups);
  constexpr int kPieces = 16;
  double below = 0;
  double all = 0;
  for (const Node& node : NodesOf(reach.from, reach.to, kPieces)) {
    const double density = node.weight * std::exp(LogDensity(node.x, freedom) - reach.highest);
    all += density;
    below += density * range.Cdf(value * node.x);
  }
  return IfFinite(std::min(1.0, below / all));
}

std::optional<double> StudentizedRangeQuantile(double probability, double groups, double freedom) {
  if (!Probability(probability)) return {};
  double low = 0;
  double high = 8;
  double below = -probability;
  double above = 0;
  for (int step = 0;; ++step, high *= 2) {
    const std::optional<double> reached = StudentizedRangeCdf(high, groups, freedom);
    if (!reached.has_value() || step == 40) return {};
    above = *reached - probability;
    if (above >= 0) break;
    low = high;
    below = above;
  }
  // False position; a side that stays twice counts half, so that it moves too (Illinois).
  int stayed = 0;  // Below zero: the low side did, above: the high side.
  for (int step = 0; step < 100 && high - low > 1e-12 * high; ++step) {
    double middle = low + (high - low) * (below / (below - above));
    if (!(middle > low && middle < high)) middle = (low + high) / 2;
    const std::optional<double> reached = StudentizedRangeCdf(middle, groups, freedom);
    if (!reached.has_value()) return {};
    const double error = *reached - probability;
    if (std::abs(error) < 1e-13) return middle;
    if (error < 0) {
      low = middle;
      below = error;
      if (stayed > 0) above /= 2;
      stayed = 1;
    } else {
      high = middle;
      above = error;
      if (stayed < 0) below /= 2;
      stayed = -1;
    }
  }
  return (low + high) / 2;
}

}  // namespace award::scoring::insight
