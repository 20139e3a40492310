// Which applications can be compared through the judges they share. Where panels fall apart, no
// adjustment can compare across the parts.
#ifndef AWARD_SCORING_INSIGHT_CONNECTION_H_
#define AWARD_SCORING_INSIGHT_CONNECTION_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "scoring/insight/matrix.h"
#include "scoring/insight/observations.h"
#include "scoring/insight/undefined.h"

namespace award::scoring::insight {

// Two applications are in one component when a chain of shared judges leads from one to the other.
// Components are numbered by their first application.
struct Components {
  uint32_t count = 0;
  std::vector<uint32_t> of_application;
  std::vector<uint32_t> of_judge;
};

// A sheet that would join a component to the first one.
struct JoiningSheet {
  uint32_t judge = 0;        // Of the first component: who has the most sheets there.
  uint32_t application = 0;  // Of the other component: which has the fewest sheets there.
};

// How firmly the judges hang together, in units of the error of one score.
struct Connectivity {
  Components components;
  std::vector<JoiningSheet> joining;  // One for each component but the first.
  // Eigenvalues of the judge Laplacian, ascending; empty above kMostJudgesForEigenvalues.
  std::vector<double> eigenvalues;
  // The second smallest: 0 when disconnected (then kDisconnected), small when nearly so.
  Statistic algebraic_connectivity = Undefined::kTooFewJudges;
  // The weakest link: the variance of the difference of two judges' severities over the error
  // variance, at its largest (their effective resistance), and between whom.
  Statistic largest_resistance = Undefined::kTooFewJudges;
  uint32_t first_judge = 0;
  uint32_t second_judge = 0;
};

inline constexpr size_t kMostJudgesForEigenvalues = 400;
// Above it nothing that needs a judges × judges matrix is computed.
inline constexpr size_t kMostJudges = 4000;

Components ComponentsOf(const Observations& observations);
Connectivity ConnectivityOf(const Observations& observations);

// The judge Laplacian L = diag(n_j) − Nᵀ diag(1/n_a) N; lower triangle. At most kMostJudges.
Matrix JudgeLaplacian(const Observations& observations);
// L + 11ᵀ/J within each component of J judges: positive definite, and its inverse is L⁺ + 11ᵀ/J.
Matrix GroundedLaplacian(const Observations& observations, const Components& components);
// L⁺: times the error variance it is the covariance of the judge effects, which sum to zero in each
// component. Both triangles. kTooLarge above kMostJudges.
Defined<Matrix> JudgeCovariance(const Observations& observations, const Components& components);

}  // namespace award::scoring::insight

#endif  // AWARD_SCORING_INSIGHT_CONNECTION_H_
