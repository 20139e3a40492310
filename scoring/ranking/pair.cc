// Why any two applications of a tabulation stand as they do.
#include <algorithm>
#include <utility>

#include "absl/status/status.h"
#include "fmt/format.h"
#include "scoring/ranking/figures.h"
#include "scoring/ranking/order.h"
#include "scoring/ranking/tabulation.h"

namespace award::scoring {

namespace {

// The position of the application among the ranked lines.
absl::StatusOr<size_t> PlacedLine(const std::vector<const Line*>& ranked,
                                  const Tabulation& tabulation, std::string_view application) {
  const auto found =
      std::find_if(tabulation.lines.begin(), tabulation.lines.end(),
                   [&](const Line& line) { return line.application == application; });
  if (found == tabulation.lines.end()) {
    return absl::NotFoundError(
        fmt::format("application {} is not in this tabulation", application));
  }
  if (!found->place.has_value()) {
    return absl::FailedPreconditionError(fmt::format("application {} has no place", application));
  }
  const auto position = std::find(ranked.begin(), ranked.end(), &*found);
  return static_cast<size_t>(position - ranked.begin());
}

// The way in which a decision told the lines from `first` down to `second` apart.
std::optional<TieWay> WayBetween(const Tabulation& tabulation, std::string_view first,
                                 std::string_view second) {
  auto pair = std::find_if(tabulation.comparisons.begin(), tabulation.comparisons.end(),
                           [&](const PairComparison& p) { return p.first == first; });
  for (; pair != tabulation.comparisons.end(); ++pair) {
    if (pair->decision.has_value()) return pair->decision;
    if (pair->second == second) break;
  }
  return std::nullopt;
}

}  // namespace

absl::StatusOr<PairComparison> ComparePair(const Round& round, const Tabulation& tabulation,
                                           std::string_view first, std::string_view second) {
  if (first == second) {
    return absl::InvalidArgumentError(
        fmt::format("application {} is not compared with itself", first));
  }
  std::vector<const Line*> ranked;
  for (const Line& line : tabulation.lines) {
    if (line.standing.has_value()) ranked.push_back(&line);
  }
  absl::StatusOr<size_t> a = PlacedLine(ranked, tabulation, first);
  if (!a.ok()) return a.status();
  absl::StatusOr<size_t> b = PlacedLine(ranked, tabulation, second);
  if (!b.ok()) return b.status();
  if (*b < *a) std::swap(*a, *b);  // Lines stand in the order of their places.
  const Order order(ranked, round.rules.method, round.rules.rank_on, round.rules.tie_chain,
                    ByFallingWeight(round.rubric));
  PairComparison pair{ranked[*a]->application, ranked[*b]->application, order.Compare(*a, *b),
                      std::nullopt};
  if (pair.comparison.order == 0 && ranked[*a]->place != ranked[*b]->place) {
    pair.decision = WayBetween(tabulation, pair.first, pair.second);
    pair.comparison.decided_by = DecidedBy::kDecision;
    pair.comparison.order = -1;
  }
  return pair;
}

}  // namespace award::scoring
