// Tails and quantiles against closed forms and textbook tables.
#include "scoring/insight/distributions.h"

#include <cmath>
#include <limits>

#include "gtest/gtest.h"
#include "tests/scoring/insight/panels.h"

namespace award::scoring::insight {
namespace {

// Closed forms: t with one degree of freedom is Cauchy's, with two an algebraic one; χ² with two is
// exponential; F with two and two is f / (1 + f).
TEST(Distributions, AreTheClosedFormsWhereThereIsOne) {
  EXPECT_THAT(StudentTwoSided(1, 1), Within(0.5, 1e-14));
  EXPECT_THAT(StudentTwoSided(-3, 2), Within(1 - 3 / std::sqrt(11.0), 1e-13));
  EXPECT_THAT(StudentQuantile(0.75, 1), Within(1.0, 1e-13));
  EXPECT_THAT(ChiSquareUpperTail(80, 2), Within(std::exp(-40.0), 1e-13));
  EXPECT_THAT(FUpperTail(3, 2, 2), Within(0.25, 1e-13));
  EXPECT_THAT(FQuantile(0.975, 2, 2), Within(39.0, 1e-12));
}

TEST(Distributions, HaveNothingOutsideTheirDomain) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const double infinity = std::numeric_limits<double>::infinity();
  EXPECT_EQ(FQuantile(1, 2, 2), std::nullopt);
  EXPECT_EQ(FQuantile(0.5, 0, 2), std::nullopt);
  EXPECT_EQ(FQuantile(0.5, 2, nan), std::nullopt);
  EXPECT_EQ(FUpperTail(-1, 2, 2), std::nullopt);
  EXPECT_EQ(StudentQuantile(0, 3), std::nullopt);
  EXPECT_EQ(StudentTwoSided(nan, 3), std::nullopt);
  EXPECT_EQ(StudentTwoSided(1, -1), std::nullopt);
  EXPECT_EQ(ChiSquareUpperTail(nan, 3), std::nullopt);
  EXPECT_EQ(StudentizedRangeCdf(1, 1, 10), std::nullopt);
  EXPECT_EQ(StudentizedRangeQuantile(0.95, 3, 0.5), std::nullopt);
  EXPECT_EQ(StudentTwoSided(infinity, 3), 0.0);
  EXPECT_EQ(FUpperTail(infinity, 3, 3), 0.0);
}

// The range of two is the absolute difference: √2 |t|.
TEST(StudentizedRange, OfTwoGroupsIsStudents) {
  for (const double freedom : {1.0, 2.0, 5.0, 86.0, 10000.0}) {
    const double quantile = std::sqrt(2.0) * StudentQuantile(0.975, freedom).value();
    EXPECT_THAT(StudentizedRangeQuantile(0.95, 2, freedom), Within(quantile, 1e-10)) << freedom;
    EXPECT_THAT(StudentizedRangeCdf(3, 2, freedom),
                Within(1 - StudentTwoSided(3 / std::sqrt(2.0), freedom).value(), 1e-10))
        << freedom;
  }
}

// Of the upper five and one per cent points, as textbooks print them.
TEST(StudentizedRange, AgreesWithThePublishedTables) {
  EXPECT_NEAR(StudentizedRangeQuantile(0.95, 3, 20).value(), 3.58, 0.005);
  EXPECT_NEAR(StudentizedRangeQuantile(0.95, 10, 10).value(), 5.60, 0.005);
  EXPECT_NEAR(StudentizedRangeQuantile(0.99, 5, 10).value(), 6.14, 0.005);
  EXPECT_NEAR(StudentizedRangeQuantile(0.95, 20, 60).value(), 5.24, 0.005);
}

// The same double integral by the trapezoidal rule, which is exact to rounding here.
double PlainRangeCdf(double value, double groups, double freedom) {
  const auto normal = [](double z) { return std::erfc(-z / std::sqrt(2.0)) / 2; };
  double below = 0, all = 0;
  for (double s = 0.4; s < 1.8; s += 0.01) {
    double range = 0;
    for (double z = -9; z < 9; z += 0.02) {
      const double inside = normal(z) - normal(z - value * s);
      range += 0.02 * groups * std::exp(-z * z / 2) / std::sqrt(2 * std::acos(-1.0)) *
               std::pow(inside, groups - 1);
    }
    const double density = std::pow(s, freedom - 1) * std::exp(-freedom * (s * s - 1) / 2);
    below += density * range;
    all += density;
  }
  return below / all;
}

TEST(StudentizedRange, IsTheDoubleIntegralOfItsDefinition) {
  for (const double groups : {3.0, 24.0, 1000.0}) {
    for (const double value : {3.5, 5.3, 8.0}) {
      EXPECT_NEAR(StudentizedRangeCdf(value, groups, 86).value(), PlainRangeCdf(value, groups, 86),
                  1e-10)
          << groups << " " << value;
    }
  }
}

TEST(StudentizedRange, GrowsWithProbabilityAndGroups) {
  double before = 0;
  for (const double groups : {2.0, 3.0, 10.0, 99.0, 101.0, 1000.0}) {
    const double quantile = StudentizedRangeQuantile(0.95, groups, 30).value();
    EXPECT_GT(quantile, before);
    EXPECT_NEAR(StudentizedRangeCdf(quantile, groups, 30).value(), 0.95, 1e-12);
    before = quantile;
  }
}

}  // namespace
}  // namespace award::scoring::insight
