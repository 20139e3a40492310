// Small dense symmetric algebra in a fixed order of operations: the same bits from every compiler
// and at every optimisation level. Meant for a row per judge, up to a few thousand.
#ifndef AWARD_SCORING_INSIGHT_MATRIX_H_
#define AWARD_SCORING_INSIGHT_MATRIX_H_

#include <cstddef>
#include <optional>
#include <vector>

namespace award::scoring::insight {

// A square matrix of zeros to begin with. Symmetric ones are read from their lower triangle alone:
// row at least column.
class Matrix {
 public:
  explicit Matrix(size_t size);

  size_t size() const { return size_; }
  double& at(size_t row, size_t column) { return values_[row * stride_ + column]; }
  double at(size_t row, size_t column) const { return values_[row * stride_ + column]; }
  double* row(size_t row) { return values_.data() + row * stride_; }
  const double* row(size_t row) const { return values_.data() + row * stride_; }
  // Rows are padded to whole tiles with zeros; `stride` is what lies between two.
  size_t stride() const { return stride_; }

 private:
  size_t size_;
  size_t stride_;
  std::vector<double> values_;
};

// The lower triangular C with C Cᵀ = M of a positive definite M.
class Cholesky {
 public:
  // None if M is not positive definite to working precision.
  static std::optional<Cholesky> Of(Matrix symmetric);

  size_t size() const { return factor_.size(); }
  double LogDeterminant() const;                                 // Of M.
  std::vector<double> Forward(std::vector<double> right) const;  // C⁻¹ right.
  std::vector<double> Solve(std::vector<double> right) const;    // M⁻¹ right.
  Matrix Inverse() const;                                        // M⁻¹, both triangles.

 private:
  explicit Cholesky(Matrix factor) : factor_(std::move(factor)) {}

  Matrix factor_;
};

// All eigenvalues of a symmetric matrix, ascending. Takes size³ steps.
std::vector<double> Eigenvalues(Matrix symmetric);

}  // namespace award::scoring::insight

#endif  // AWARD_SCORING_INSIGHT_MATRIX_H_
