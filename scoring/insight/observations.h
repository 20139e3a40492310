// The view all statistics take of a panel: one number for each pair of application and judge,
// by application and then judge, whatever order they came in.
#ifndef AWARD_SCORING_INSIGHT_OBSERVATIONS_H_
#define AWARD_SCORING_INSIGHT_OBSERVATIONS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"
#include "scoring/insight/panel.h"

namespace award::scoring::insight {

struct Observation {
  uint32_t application = 0;
  uint32_t judge = 0;
  double value = 0;
};

// Those of application a are first[a] up to first[a + 1]. Every application and every judge has at
// least one.
struct Observations {
  std::vector<size_t> first = {0};  // One more than there are applications.
  std::vector<uint32_t> judge;      // Of each observation; ascending within an application.
  std::vector<double> value;        // Of each observation, in points.
  std::vector<uint32_t> by_judge;   // How many each judge has.

  size_t applications() const { return first.size() - 1; }
  size_t judges() const { return by_judge.size(); }
  size_t size() const { return value.size(); }
  size_t count(size_t application) const { return first[application + 1] - first[application]; }
  // Every judge scored every application.
  bool complete() const { return size() == applications() * judges(); }
};

// kInvalidArgument: an index out of range, a value that is not finite, a pair that comes twice, an
// application or a judge without an observation.
absl::StatusOr<Observations> Arrange(size_t applications, size_t judges,
                                     const std::vector<Observation>& observations);
// The judges' totals. Errors as Arrange.
absl::StatusOr<Observations> TotalsOf(const Panel& panel);

}  // namespace award::scoring::insight

#endif  // AWARD_SCORING_INSIGHT_OBSERVATIONS_H_
