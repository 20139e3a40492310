// Sorts, checks and counts the scores once, so that no statistic has to.
#include "scoring/insight/observations.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string_view>

#include "absl/status/status.h"

namespace award::scoring::insight {
namespace {

absl::Status Refuse(std::string_view what) {
  return absl::InvalidArgumentError({what.data(), what.size()});
}

struct Score {
  uint32_t judge;
  double value;
};

absl::Status CheckRanges(size_t applications, size_t judges,
                         const std::vector<Observation>& observations) {
  for (const Observation& observation : observations) {
    if (observation.application >= applications || observation.judge >= judges) {
      return Refuse("an observation names an application or judge that is not there");
    }
    if (!std::isfinite(observation.value)) return Refuse("an observation is not a finite number");
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Observations> Arrange(size_t applications, size_t judges,
                                     const std::vector<Observation>& observations) {
  if (absl::Status status = CheckRanges(applications, judges, observations); !status.ok()) {
    return status;
  }
  Observations result;
  result.first.assign(applications + 1, 0);
  result.by_judge.assign(judges, 0);
  for (const Observation& observation : observations) {
    ++result.first[observation.application + 1];
    ++result.by_judge[observation.judge];
  }
  for (size_t a = 0; a < applications; ++a) {
    if (result.first[a + 1] == 0) return Refuse("an application has no observation");
    result.first[a + 1] += result.first[a];
  }
  if (std::count(result.by_judge.begin(), result.by_judge.end(), 0U) > 0) {
    return Refuse("a judge has no observation");
  }
  std::vector<size_t> next(result.first.begin(), result.first.end() - 1);
  std::vector<Score> scores(observations.size());
  for (const Observation& observation : observations) {
    scores[next[observation.application]++] = {observation.judge, observation.value};
  }
  result.judge.resize(scores.size());
  result.value.resize(scores.size());
  for (size_t a = 0; a < applications; ++a) {
    const auto begin = scores.begin() + static_cast<std::ptrdiff_t>(result.first[a]);
    const auto end = scores.begin() + static_cast<std::ptrdiff_t>(result.first[a + 1]);
    std::sort(begin, end, [](const Score& x, const Score& y) { return x.judge < y.judge; });
    for (size_t i = result.first[a]; i < result.first[a + 1]; ++i) {
      if (i > result.first[a] && scores[i].judge == scores[i - 1].judge) {
        return Refuse("two observations have the same application and judge");
      }
      result.judge[i] = scores[i].judge;
      result.value[i] = scores[i].value;
    }
  }
  return result;
}

absl::StatusOr<Observations> TotalsOf(const Panel& panel) {
  std::vector<Observation> observations;
  observations.reserve(panel.sheets.size());
  for (const PanelSheet& sheet : panel.sheets) {
    observations.push_back({sheet.application, sheet.judge, panel.Points(sheet)});
  }
  return Arrange(panel.applications.size(), panel.judges.size(), observations);
}

}  // namespace award::scoring::insight
