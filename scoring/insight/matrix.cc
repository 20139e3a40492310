// Blocked factorisation on packed tiles. Every element is summed in one order that the source alone
// decides: lanes are independent, nothing is contracted, and no size is looked up at run time.
#include "scoring/insight/matrix.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <utility>

namespace award::scoring::insight {
namespace {

constexpr size_t kTile = 4;    // Rows and columns that the innermost loop keeps in registers.
constexpr size_t kBlock = 64;  // Columns that are eliminated at once.

using Lanes [[gnu::vector_size(16)]] = double;

Lanes Load(const double* from) {
  Lanes lanes;
  std::memcpy(&lanes, from, sizeof lanes);
  return lanes;
}

void Store(Lanes lanes, double* to) { std::memcpy(to, &lanes, sizeof lanes); }

size_t RoundUp(size_t count, size_t step) { return (count + step - 1) / step * step; }

void Subtract(Lanes left, Lanes right, double* from) {
  Store(Load(from) - left, from);
  Store(Load(from + 2) - right, from + 2);
}

// The 4 × 4 tile `c` minus A Bᵀ, where A and B are packed: four rows side by side, `depth` of them.
void SubtractProduct(const double* a, const double* b, size_t depth, double* c, size_t stride) {
  Lanes c00{}, c01{}, c10{}, c11{}, c20{}, c21{}, c30{}, c31{};
  for (size_t k = 0; k < depth; ++k, a += kTile, b += kTile) {
    const Lanes left = Load(b);
    const Lanes right = Load(b + 2);
    c00 += a[0] * left;
    c01 += a[0] * right;
    c10 += a[1] * left;
    c11 += a[1] * right;
    c20 += a[2] * left;
    c21 += a[2] * right;
    c30 += a[3] * left;
    c31 += a[3] * right;
  }
  Subtract(c00, c01, c);
  Subtract(c10, c11, c + stride);
  Subtract(c20, c21, c + 2 * stride);
  Subtract(c30, c31, c + 3 * stride);
}

// The lower triangle of a diagonal block, transposed: column t of it is where[t * kBlock].
void Transpose(const Matrix& matrix, size_t first, size_t columns, double* where) {
  for (size_t t = 0; t < columns; ++t) {
    for (size_t r = t; r < columns; ++r) where[t * kBlock + r] = matrix.row(first + r)[first + t];
  }
}

// Solves C X = B in place for four right sides that lie side by side; `transposed` is C.
void SolveLower(const double* transposed, size_t rows, double* x) {
  for (size_t t = 0; t < rows; ++t) {
    const double* column = transposed + t * kBlock;
    const Lanes left = Load(x + t * kTile) / column[t];
    const Lanes right = Load(x + t * kTile + 2) / column[t];
    Store(left, x + t * kTile);
    Store(right, x + t * kTile + 2);
    for (size_t r = t + 1; r < rows; ++r) {
      Subtract(column[r] * left, column[r] * right, x + r * kTile);
    }
  }
}

// Factors a diagonal block in place. False if it is not positive definite beside `diagonal`.
bool FactorBlock(Matrix& matrix, size_t first, size_t columns,
                 const std::vector<double>& diagonal) {
  constexpr double kSmallestPivot = 1e-14;  // Of what stood there: below it all digits are lost.
  for (size_t j = first; j < first + columns; ++j) {
    double* row = matrix.row(j);
    for (size_t i = first; i <= j; ++i) {
      const double* above = matrix.row(i);
      double sum = row[i];
      for (size_t t = first; t < i; ++t) sum -= row[t] * above[t];
      if (i < j) {
        row[i] = sum / above[i];
      } else if (sum > kSmallestPivot * diagonal[j] && std::isfinite(sum)) {
        row[j] = std::sqrt(sum);
      } else {
        return false;
      }
    }
  }
  return true;
}

// Divides the rows below a factored block by it, and leaves them packed as well.
void SolvePanel(Matrix& matrix, size_t first, size_t columns, std::vector<double>& packed) {
  std::vector<double> transposed(kBlock * kBlock);
  Transpose(matrix, first, columns, transposed.data());
  const size_t below = first + columns;
  for (size_t i = below; i < matrix.stride(); i += kTile) {
    double* tile = packed.data() + (i - below) * columns;
    for (size_t r = 0; r < kTile; ++r) {
      for (size_t t = 0; t < columns; ++t) tile[t * kTile + r] = matrix.row(i + r)[first + t];
    }
    SolveLower(transposed.data(), columns, tile);
    for (size_t r = 0; r < kTile; ++r) {
      for (size_t t = 0; t < columns; ++t) matrix.row(i + r)[first + t] = tile[t * kTile + r];
    }
  }
}

// C⁻¹ by groups of four columns, each a packed column of all rows.
std::vector<double> PackedInverse(const Matrix& factor) {
  const size_t rows = factor.stride();
  std::vector<double> inverse(rows * rows, 0.0);
  for (size_t i = 0; i < rows; ++i) inverse[(i / kTile * rows + i) * kTile + i % kTile] = 1;
  std::vector<double> transposed(kBlock * kBlock);
  std::vector<double> packed(kBlock * rows);
  for (size_t first = 0; first < rows; first += kBlock) {
    const size_t columns = std::min(kBlock, rows - first);
    Transpose(factor, first, columns, transposed.data());
    for (size_t i = 0; i < columns; ++i) {
      for (size_t k = 0; k < first; ++k) {
        packed[(i / kTile * first + k) * kTile + i % kTile] = factor.row(first + i)[k];
      }
    }
    for (size_t group = 0; group < (first + columns) / kTile; ++group) {
      double* column = inverse.data() + group * rows * kTile;
      const size_t from = group * kTile;
      for (size_t i = 0; i < columns && from < first; i += kTile) {
        SubtractProduct(packed.data() + (i * first + from * kTile), column + from * kTile,
                        first - from, column + (first + i) * kTile, kTile);
      }
      SolveLower(transposed.data(), columns, column + first * kTile);
    }
  }
  return inverse;
}

struct Tridiagonal {
  std::vector<double> diagonal;
  std::vector<double> beside;  // beside[i] couples i - 1 and i; beside[0] is 0.
};

// By Householder reflections from the last row upwards, on the lower triangle.
Tridiagonal Tridiagonalise(Matrix matrix) {
  const size_t n = matrix.size();
  Tridiagonal result{std::vector<double>(n), std::vector<double>(n, 0.0)};
  std::vector<double> product(n);
  for (size_t i = n; i-- > 2;) {
    double* v = matrix.row(i);  // Columns 0 to i - 1 become the reflection's vector.
    double norm = 0;
    for (size_t k = 0; k < i; ++k) norm += v[k] * v[k];
    norm = std::sqrt(norm);
    if (norm == 0) continue;
    const double along = v[i - 1] > 0 ? -norm : norm;
    result.beside[i] = along;
    const double scale = norm * (norm + std::abs(v[i - 1]));  // Half of |v|² once v is shifted.
    v[i - 1] -= along;
    for (size_t r = 0; r < i; ++r) {
      product[r] = 0;
      for (size_t k = 0; k <= r; ++k) product[r] += matrix.row(r)[k] * v[k];
    }
    for (size_t r = 0; r < i; ++r) {
      for (size_t k = 0; k < r; ++k) product[k] += matrix.row(r)[k] * v[r];
    }
    double inner = 0;
    for (size_t r = 0; r < i; ++r) inner += product[r] * v[r];
    for (size_t r = 0; r < i; ++r) {
      product[r] = (product[r] - v[r] * (inner / (2 * scale))) / scale;
    }
    for (size_t r = 0; r < i; ++r) {
      for (size_t k = 0; k <= r; ++k) {
        matrix.row(r)[k] -= v[r] * product[k] + product[r] * v[k];
      }
    }
  }
  if (n > 1) result.beside[1] = matrix.at(1, 0);
  for (size_t i = 0; i < n; ++i) result.diagonal[i] = matrix.at(i, i);
  return result;
}

// How many eigenvalues lie below `limit` (Sturm's sequence).
size_t CountBelow(const Tridiagonal& matrix, double limit, double smallest) {
  size_t count = 0;
  double pivot = 1;
  for (size_t i = 0; i < matrix.diagonal.size(); ++i) {
    pivot = matrix.diagonal[i] - limit - matrix.beside[i] * matrix.beside[i] / pivot;
    if (std::abs(pivot) < smallest) pivot = -smallest;
    if (pivot < 0) ++count;
  }
  return count;
}

}  // namespace

Matrix::Matrix(size_t size)
    : size_(size), stride_(RoundUp(size, kTile)), values_(stride_ * stride_, 0.0) {}

std::optional<Cholesky> Cholesky::Of(Matrix symmetric) {
  const size_t rows = symmetric.stride();
  std::vector<double> diagonal(rows, 1.0);
  for (size_t i = 0; i < symmetric.size(); ++i) diagonal[i] = symmetric.at(i, i);
  for (size_t i = symmetric.size(); i < rows; ++i) symmetric.row(i)[i] = 1;
  std::vector<double> packed(rows * kBlock);
  for (size_t first = 0; first < rows; first += kBlock) {
    const size_t columns = std::min(kBlock, rows - first);
    if (!FactorBlock(symmetric, first, columns, diagonal)) return std::nullopt;
    SolvePanel(symmetric, first, columns, packed);
    const size_t below = first + columns;
    for (size_t i = below; i < rows; i += kTile) {
      for (size_t j = below; j <= i; j += kTile) {
        SubtractProduct(packed.data() + (i - below) * columns,
                        packed.data() + (j - below) * columns, columns, symmetric.row(i) + j, rows);
      }
    }
  }
  return Cholesky(std::move(symmetric));
}

double Cholesky::LogDeterminant() const {
  double sum = 0;
  for (size_t i = 0; i < size(); ++i) sum += std::log(factor_.at(i, i));
  return 2 * sum;
}

std::vector<double> Cholesky::Forward(std::vector<double> right) const {
  for (size_t i = 0; i < size(); ++i) {
    const double* row = factor_.row(i);
    double sum = right[i];
    for (size_t k = 0; k < i; ++k) sum -= row[k] * right[k];
    right[i] = sum / row[i];
  }
  return right;
}

std::vector<double> Cholesky::Solve(std::vector<double> right) const {
  right = Forward(std::move(right));
  for (size_t i = size(); i-- > 0;) {
    const double* row = factor_.row(i);
    right[i] /= row[i];
    for (size_t k = 0; k < i; ++k) right[k] -= row[k] * right[i];
  }
  return right;
}

Matrix Cholesky::Inverse() const {
  const size_t rows = factor_.stride();
  const std::vector<double> packed = PackedInverse(factor_);
  Matrix inverse(size());
  for (size_t i = 0; i < size(); i += kTile) {
    for (size_t j = 0; j <= i; j += kTile) {
      double tile[kTile * kTile] = {};
      SubtractProduct(packed.data() + (i * rows + i * kTile),
                      packed.data() + (j * rows + i * kTile), rows - i, tile, kTile);
      for (size_t r = 0; r < kTile && i + r < size(); ++r) {
        for (size_t c = 0; c < kTile && j + c <= i + r; ++c) {
          inverse.at(i + r, j + c) = -tile[r * kTile + c];
          inverse.at(j + c, i + r) = -tile[r * kTile + c];
        }
      }
    }
  }
  return inverse;
}

std::vector<double> Eigenvalues(Matrix symmetric) {
  const Tridiagonal matrix = Tridiagonalise(std::move(symmetric));
  const size_t n = matrix.diagonal.size();
  double reach = 0;  // No eigenvalue is further from zero (Gershgorin).
  for (size_t i = 0; i < n; ++i) {
    reach = std::max(reach, std::abs(matrix.diagonal[i]) + std::abs(matrix.beside[i]) +
                                (i + 1 < n ? std::abs(matrix.beside[i + 1]) : 0));
  }
  const double smallest = std::max(reach * 1e-300, 1e-300);
  std::vector<double> values(n);
  for (size_t index = 0; index < n; ++index) {
    double low = index > 0 ? values[index - 1] : -reach;
    double high = reach;
    for (int step = 0; step < 100; ++step) {
      const double middle = low + (high - low) / 2;
      if (middle <= low || middle >= high) break;
      (CountBelow(matrix, middle, smallest) > index ? high : low) = middle;
    }
    values[index] = low + (high - low) / 2;
  }
  return values;
}

}  // namespace award::scoring::insight
