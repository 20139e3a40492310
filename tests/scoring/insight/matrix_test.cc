// Factors, inverses and eigenvalues around the sizes of tiles and blocks.
#include "scoring/insight/matrix.h"

#include <cmath>

#include "gtest/gtest.h"
#include "tests/scoring/insight/panels.h"

namespace award::scoring::insight {
namespace {

Matrix PositiveDefinite(size_t size) {
  Sequence sequence(size + 1);
  Matrix matrix(size);
  for (size_t i = 0; i < size; ++i) {
    for (size_t k = 0; k <= i; ++k) matrix.at(i, k) = matrix.at(k, i) = sequence.Uniform() - 0.5;
    matrix.at(i, i) += static_cast<double>(size);
  }
  return matrix;
}

class MatrixOfSize : public testing::TestWithParam<size_t> {};
// Around the sizes of tiles and blocks.
INSTANTIATE_TEST_SUITE_P(Sizes, MatrixOfSize,
                         testing::Values(1, 2, 3, 4, 5, 9, 63, 64, 65, 127, 128, 131));

TEST_P(MatrixOfSize, TimesItsInverseIsOne) {
  const Matrix matrix = PositiveDefinite(GetParam());
  const std::optional<Cholesky> factor = Cholesky::Of(matrix);
  ASSERT_TRUE(factor.has_value());
  const Matrix inverse = factor->Inverse();
  for (size_t i = 0; i < matrix.size(); ++i) {
    for (size_t k = 0; k < matrix.size(); ++k) {
      double sum = 0;
      for (size_t t = 0; t < matrix.size(); ++t) sum += matrix.at(i, t) * inverse.at(t, k);
      EXPECT_NEAR(sum, i == k ? 1 : 0, 1e-13);
      EXPECT_EQ(inverse.at(i, k), inverse.at(k, i));
    }
  }
}

TEST_P(MatrixOfSize, SolvesAndHasTheDeterminantOfItsEigenvalues) {
  const Matrix matrix = PositiveDefinite(GetParam());
  const std::optional<Cholesky> factor = Cholesky::Of(matrix);
  ASSERT_TRUE(factor.has_value());
  std::vector<double> right(matrix.size());
  for (size_t i = 0; i < right.size(); ++i) right[i] = static_cast<double>(i % 7) - 2;
  const std::vector<double> solution = factor->Solve(right);
  const std::vector<double> half = factor->Forward(right);
  double form = 0;
  double square = 0;
  for (size_t i = 0; i < matrix.size(); ++i) {
    double sum = 0;
    for (size_t k = 0; k < matrix.size(); ++k) sum += matrix.at(i, k) * solution[k];
    EXPECT_NEAR(sum, right[i], 1e-11);
    form += right[i] * solution[i];
    square += half[i] * half[i];
  }
  EXPECT_NEAR(square, form, 1e-12 * form);
  double trace = 0;
  double logarithm = 0;
  for (const double value : Eigenvalues(matrix)) {
    trace += value;
    logarithm += std::log(value);
  }
  for (size_t i = 0; i < matrix.size(); ++i) trace -= matrix.at(i, i);
  EXPECT_NEAR(trace, 0, 1e-9);
  EXPECT_NEAR(logarithm, factor->LogDeterminant(), 1e-10);
}

TEST(Matrix, ReadsTheLowerTriangleAlone) {
  Matrix matrix(2);
  matrix.at(0, 0) = 4;
  matrix.at(1, 0) = 2;
  matrix.at(1, 1) = 3;
  matrix.at(0, 1) = 1e9;
  EXPECT_NEAR(Cholesky::Of(matrix)->LogDeterminant(), std::log(8), 1e-15);
  const std::vector<double> values = Eigenvalues(matrix);
  EXPECT_NEAR(values[0], (7 - std::sqrt(17)) / 2, 1e-14);
  EXPECT_NEAR(values[1], (7 + std::sqrt(17)) / 2, 1e-14);
}

TEST(Matrix, HasTheEigenvaluesOfItsBlocks) {
  Matrix matrix(5);  // A diagonal one but for the last two rows.
  for (size_t i = 0; i < 5; ++i) matrix.at(i, i) = 5.0 - static_cast<double>(i);
  matrix.at(4, 3) = 2;
  const std::vector<double> values = Eigenvalues(matrix);
  const double expected[] = {(3 - std::sqrt(17)) / 2, 3, (3 + std::sqrt(17)) / 2, 4, 5};
  for (size_t i = 0; i < 5; ++i) EXPECT_NEAR(values[i], expected[i], 1e-13);
  matrix.at(1, 0) = 1;
  matrix.at(4, 3) = 0;
  EXPECT_NEAR(Eigenvalues(matrix)[4], (9 + std::sqrt(5)) / 2, 1e-13);
}

TEST(Matrix, IsNotFactoredUnlessPositiveDefinite) {
  Matrix singular(2);
  singular.at(0, 0) = singular.at(1, 0) = singular.at(1, 1) = 1;
  EXPECT_FALSE(Cholesky::Of(singular).has_value());
  Matrix repeated(4);  // The last row says what the first does.
  for (size_t i = 0; i < 4; ++i) repeated.at(i, i) = 1;
  repeated.at(3, 0) = 1;
  EXPECT_FALSE(Cholesky::Of(repeated).has_value());
  Matrix negative(70);
  for (size_t i = 0; i < 70; ++i) negative.at(i, i) = i < 69 ? 1 : -1;
  EXPECT_FALSE(Cholesky::Of(negative).has_value());
}

}  // namespace
}  // namespace award::scoring::insight
