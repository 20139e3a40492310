// Components by union of judges, and the judge Laplacian with its pseudo-inverse.
#include "scoring/insight/connection.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace award::scoring::insight {
namespace {

uint32_t RootOf(std::vector<uint32_t>& parents, uint32_t judge) {
  while (parents[judge] != judge) {
    parents[judge] = parents[parents[judge]];
    judge = parents[judge];
  }
  return judge;
}

std::vector<JoiningSheet> JoiningSheetsOf(const Observations& observations,
                                          const Components& components) {
  if (components.count < 2) return {};
  std::vector<JoiningSheet> joining(components.count);
  std::vector<size_t> fewest(components.count, observations.size() + 1);
  uint32_t judge = 0;
  uint32_t most = 0;
  for (uint32_t j = 0; j < observations.judges(); ++j) {
    if (components.of_judge[j] == 0 && observations.by_judge[j] > most) {
      most = observations.by_judge[j];
      judge = j;
    }
  }
  for (uint32_t a = 0; a < observations.applications(); ++a) {
    const uint32_t component = components.of_application[a];
    if (observations.count(a) >= fewest[component]) continue;
    fewest[component] = observations.count(a);
    joining[component] = {judge, a};
  }
  joining.erase(joining.begin());
  return joining;
}

}  // namespace

Components ComponentsOf(const Observations& observations) {
  std::vector<uint32_t> parents(observations.judges());
  std::iota(parents.begin(), parents.end(), 0U);
  const auto roots_of = [&](size_t a) {
    return RootOf(parents, observations.judge[observations.first[a]]);
  };
  for (size_t a = 0; a < observations.applications(); ++a) {
    const uint32_t root = roots_of(a);
    for (size_t i = observations.first[a] + 1; i < observations.first[a + 1]; ++i) {
      parents[RootOf(parents, observations.judge[i])] = root;
    }
  }
  Components components;
  components.of_application.resize(observations.applications());
  components.of_judge.resize(observations.judges());
  std::vector<uint32_t> number(observations.judges(), UINT32_MAX);  // Of the component of a root.
  for (size_t a = 0; a < observations.applications(); ++a) {
    uint32_t& mine = number[roots_of(a)];
    if (mine == UINT32_MAX) mine = components.count++;
    components.of_application[a] = mine;
  }
  for (uint32_t j = 0; j < observations.judges(); ++j) {
    components.of_judge[j] = number[RootOf(parents, j)];
  }
  return components;
}

Matrix JudgeLaplacian(const Observations& observations) {
  Matrix laplacian(observations.judges());
  for (size_t j = 0; j < observations.judges(); ++j) laplacian.at(j, j) = observations.by_judge[j];
  for (size_t a = 0; a < observations.applications(); ++a) {
    const size_t begin = observations.first[a];
    const double share = 1.0 / static_cast<double>(observations.count(a));
    for (size_t i = begin; i < observations.first[a + 1]; ++i) {
      double* row = laplacian.row(observations.judge[i]);
      for (size_t k = begin; k <= i; ++k) row[observations.judge[k]] -= share;
    }
  }
  return laplacian;
}

Matrix GroundedLaplacian(const Observations& observations, const Components& components) {
  std::vector<double> share(components.count, 0.0);
  for (const uint32_t component : components.of_judge) share[component] += 1;
  for (double& each : share) each = 1 / each;
  Matrix laplacian = JudgeLaplacian(observations);
  for (size_t i = 0; i < laplacian.size(); ++i) {
    const uint32_t component = components.of_judge[i];
    for (size_t k = 0; k <= i; ++k) {
      if (components.of_judge[k] == component) laplacian.at(i, k) += share[component];
    }
  }
  return laplacian;
}

Defined<Matrix> JudgeCovariance(const Observations& observations, const Components& components) {
  if (observations.judges() > kMostJudges) return Undefined::kTooLarge;
  const std::optional<Cholesky> factor = Cholesky::Of(GroundedLaplacian(observations, components));
  if (!factor.has_value()) return Undefined::kNotFinite;
  Matrix covariance = factor->Inverse();
  std::vector<double> share(components.count, 0.0);
  for (const uint32_t component : components.of_judge) share[component] += 1;
  for (size_t i = 0; i < covariance.size(); ++i) {
    const uint32_t component = components.of_judge[i];
    for (size_t k = 0; k < covariance.size(); ++k) {
      if (components.of_judge[k] == component) covariance.at(i, k) -= 1 / share[component];
    }
  }
  return covariance;
}

Connectivity ConnectivityOf(const Observations& observations) {
  Connectivity result;
  result.components = ComponentsOf(observations);
  result.joining = JoiningSheetsOf(observations, result.components);
  const size_t judges = observations.judges();
  if (judges < 2) return result;
  if (judges <= kMostJudgesForEigenvalues) {
    result.eigenvalues = Eigenvalues(JudgeLaplacian(observations));
  }
  if (result.components.count > 1) {
    result.algebraic_connectivity = Undefined::kDisconnected;
    result.largest_resistance = Undefined::kDisconnected;
    return result;
  }
  result.algebraic_connectivity =
      judges <= kMostJudgesForEigenvalues ? Statistic(result.eigenvalues[1]) : Undefined::kTooLarge;
  const Defined<Matrix> covariance = JudgeCovariance(observations, result.components);
  if (!covariance.defined()) {
    result.largest_resistance = covariance.reason();
    return result;
  }
  double largest = -1;
  for (size_t i = 0; i < judges; ++i) {
    for (size_t k = i + 1; k < judges; ++k) {
      const double resistance =
          covariance->at(i, i) + covariance->at(k, k) - 2 * covariance->at(k, i);
      // Judges in the same position differ by rounding alone: the first of them is named.
      if (resistance <= largest * (1 + 1e-9)) continue;
      largest = resistance;
      result.first_judge = static_cast<uint32_t>(i);
      result.second_judge = static_cast<uint32_t>(k);
    }
  }
  result.largest_resistance = largest;
  return result;
}

}  // namespace award::scoring::insight
