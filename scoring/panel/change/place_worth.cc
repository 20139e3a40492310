// The best uses of the classes are put together from the inside out; each is a list of gains.
#include "scoring/panel/change/place_worth.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "scoring/panel/position.h"

namespace award::scoring::panel {

namespace {

// What places are worth in a class: a number that must be used, then gains, falling.
struct Uses {
  int64_t forced = 0;
  std::vector<Price> gains;
};

void Restrict(Uses& uses, int64_t lowest, int64_t highest) {
  if (uses.forced < lowest) {
    const int64_t more =
        std::min<int64_t>(lowest - uses.forced, static_cast<int64_t>(uses.gains.size()));
    uses.gains.erase(uses.gains.begin(), uses.gains.begin() + more);
    uses.forced += more;
  }
  const int64_t room = std::max<int64_t>(0, highest - uses.forced);
  if (static_cast<int64_t>(uses.gains.size()) > room) uses.gains.resize(static_cast<size_t>(room));
}

// Of all classes together, without the judge's own load.
Uses BestUses(const Problem& problem, const Classes& classes, const PairValues& values,
              int32_t judge) {
  const ClassTree& tree = classes.QuotaOf(judge);
  std::vector<Uses> uses(tree.nodes.size());
  for (int32_t a = 0; At(a) < problem.applications.size(); ++a) {
    const Pair pair{a, judge};
    if (problem.InConflict(pair) || problem.seats[At(a)] == 0) continue;
    uses[At(tree.leaf[At(a)])].gains.push_back(values.PriceOf(pair));
  }
  for (size_t node = tree.nodes.size(); node-- > 0;) {
    Uses& own = uses[node];
    std::sort(own.gains.begin(), own.gains.end(), std::greater<>());
    if (node == 0) break;
    Restrict(own, tree.nodes[node].lowest, tree.nodes[node].highest);
    Uses& outer = uses[At(tree.nodes[node].parent)];
    outer.forced += own.forced;
    outer.gains.insert(outer.gains.end(), own.gains.begin(), own.gains.end());
  }
  return std::move(uses[0]);
}

}  // namespace

PlaceWorth::PlaceWorth(const Problem& problem, const Classes& classes, const PairValues& values,
                       int32_t judge, bool even_loads)
    : of_(problem.judges[At(judge)]), even_loads_(even_loads) {
  Uses uses = BestUses(problem, classes, values, judge);
  forced_ = std::max<int64_t>(uses.forced, 0);
  gains_ = std::move(uses.gains);
}

std::optional<Price> PlaceWorth::GainOf(int64_t place) const {
  if (place <= forced_ || place > forced_ + static_cast<int64_t>(gains_.size())) {
    return std::nullopt;
  }
  Price gain = gains_[static_cast<size_t>(place - forced_ - 1)];
  if (even_loads_) gain[kEvennessPrice] -= 2 * place - 1;  // place² − (place − 1)².
  return gain;
}

Price PlaceWorth::OfOneMore() const {
  return std::max(GainOf(int64_t{of_.highest_load} + 1).value_or(Price{}), Price{});
}

std::optional<Price> PlaceWorth::SlackBelow(int64_t load) const {
  if (load <= of_.lowest_load) return std::nullopt;
  return GainOf(load);
}

std::optional<Price> PlaceWorth::SlackAbove(int64_t load) const {
  if (load >= of_.highest_load) return std::nullopt;
  const std::optional<Price> gain = GainOf(load + 1);
  if (!gain.has_value()) return std::nullopt;
  return Price{} - *gain;
}

}  // namespace award::scoring::panel
