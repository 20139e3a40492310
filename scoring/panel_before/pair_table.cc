// Sorting a problem and looking its pairs up.
#include "scoring/panel_before/pair_table.h"

#include <algorithm>

namespace award::scoring::panel_before {

std::optional<size_t> PairTable::FindApplication(const std::string& id) const {
  const auto found = std::lower_bound(applications.begin(), applications.end(), id);
  if (found == applications.end() || *found != id) return std::nullopt;
  return static_cast<size_t>(found - applications.begin());
}

std::optional<size_t> PairTable::FindJudge(const std::string& id) const {
  const auto found = std::lower_bound(
      judges.begin(), judges.end(), id,
      [](const Judge& judge, const std::string& value) { return judge.id < value; });
  if (found == judges.end() || found->id != id) return std::nullopt;
  return static_cast<size_t>(found - judges.begin());
}

bool PairTable::Allowed(size_t application, size_t judge) const {
  return !pairs[application][judge].conflict && judges[judge].highest_load > 0;
}

PairTable MakePairTable(const Problem& problem) {
  PairTable table;
  table.applications = problem.applications;
  table.judges = problem.judges;
  std::sort(table.applications.begin(), table.applications.end());
  std::sort(table.judges.begin(), table.judges.end(),
            [](const Judge& a, const Judge& b) { return a.id < b.id; });
  table.pairs.assign(table.applications.size(), std::vector<PairState>(table.judges.size()));
  const auto at = [&](const std::string& application, const std::string& judge) -> PairState& {
    return table.pairs[*table.FindApplication(application)][*table.FindJudge(judge)];
  };
  for (const Pair& pair : problem.conflicts) at(pair.application, pair.judge).conflict = true;
  for (const Pair& pair : problem.locks) at(pair.application, pair.judge).locked = true;
  for (const Affinity& affinity : problem.affinities) {
    at(affinity.application, affinity.judge).affinity = affinity.value;
  }
  return table;
}

}  // namespace award::scoring::panel_before
