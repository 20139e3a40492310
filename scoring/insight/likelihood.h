// The restricted likelihood of the mixed model at given variance ratios, by judges × judges
// algebra. Everything is in units of the error variance; all vectors over the scores enter by their
// sums.
#ifndef AWARD_SCORING_INSIGHT_LIKELIHOOD_H_
#define AWARD_SCORING_INSIGHT_LIKELIHOOD_H_

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "scoring/insight/matrix.h"
#include "scoring/insight/observations.h"

namespace award::scoring::insight {

// A vector over the scores, known by its sums.
struct Sums {
  std::vector<double> application;
  std::vector<double> judge;
};

// One number for the applications, γ_a or what belongs to it, and one for the judges, γ_j.
using Pair = std::array<double, 2>;

// V = I + γ_a Z_a Z_aᵀ + γ_j Z_j Z_jᵀ, where Z says which application or judge a score is of.
class Covariance {
 public:
  // Keeps a reference to the observations. None if no factor can be had.
  static std::optional<Covariance> Of(const Observations& observations, Pair ratios);

  // The sums of V⁻¹ x. They are also the predicted effects, each divided by its ratio.
  Sums Solve(const Sums& x) const;
  double LogDeterminant() const;
  // The traces of V⁻¹ Z_a Z_aᵀ and V⁻¹ Z_j Z_jᵀ.
  Pair Traces() const;
  // Variances of the effects given the scores and the mean.
  Sums ConditionalVariances() const;

 private:
  Covariance(const Observations& observations, Pair ratios);
  // The sum of the matrix over all pairs of judges of application a.
  double AmongJudges(const Matrix& matrix, size_t a) const;

  const Observations* observations_;
  Pair ratios_;
  std::vector<double> shrink_;  // 1 / (1 + γ_a n_a).
  Matrix reduced_;  // L_h = diag(n_j) − Nᵀ diag(h) N, h = γ_a shrink; lower triangle.
  std::optional<Cholesky> factor_;  // Of I + γ_j L_h.
};

// The likelihood with mean and error variance at their best for the ratios.
struct Evaluation {
  Covariance covariance;
  double mean = 0;
  double error_variance = 0;
  double deviance = 0;
  Sums residual;  // V⁻¹(y − μ): the effects are γ times these.
  Sums ones;      // V⁻¹ 1.
  double ones_square = 0;
};

// How the deviance changes with the ratios.
struct Slope {
  Pair gradient;
  // Second derivatives aa, aj, jj, as the average of the observed and the expected ones.
  std::array<double, 3> curvature;
};

class Likelihood {
 public:
  // Keeps a reference to the observations.
  explicit Likelihood(const Observations& observations);

  // None where the deviance is not finite.
  std::optional<Evaluation> At(Pair ratios) const;
  Slope SlopeAt(const Evaluation& at) const;
  // Ratios to begin with, above zero: equates three sums of squares with what they are expected to
  // be (Henderson's first method).
  Pair Start() const;

 private:
  double Count() const { return static_cast<double>(observations_.size()); }
  // xᵀ V⁻¹ x for the scores less `mean`, or for x = 1, from the sums of e = V⁻¹ x. It is a sum of
  // squares: nothing is subtracted from anything large.
  double SquareOfScores(const Sums& e, Pair ratios, double mean) const;
  double SquareOfOnes(const Sums& e, Pair ratios) const;

  const Observations& observations_;
  double center_ = 0;  // The plain mean of all scores.
  Sums scores_;        // Less the center.
  Sums counts_;
};

}  // namespace award::scoring::insight

#endif  // AWARD_SCORING_INSIGHT_LIKELIHOOD_H_
