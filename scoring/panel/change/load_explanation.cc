// What one more place of a judge is worth: the best use of the places at the prices is a concave
// function of their number, built class by class from the gains of single places.
#include <algorithm>
#include <functional>
#include <utility>

#include "scoring/panel/change/explanation.h"
#include "scoring/panel/change/loss.h"
#include "scoring/panel/change/margin.h"

namespace award::scoring::panel {

namespace {

size_t At(int32_t position) { return static_cast<size_t>(position); }

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

class PlaceWorth {
 public:
  PlaceWorth(const Problem& problem, const Classes& classes, const Certificate& certificate,
             int32_t judge)
      : problem_(problem), classes_(classes), certificate_(certificate), judge_(judge) {}

  // By how much the best use grows at most when the highest load grows by one.
  Price OfOneMore() const {
    const Uses uses = BestUses();
    const int64_t highest = problem_.judges[At(judge_)].highest_load;
    const int64_t place = highest - uses.forced;
    if (place < 0 || place >= static_cast<int64_t>(uses.gains.size())) return Price{};
    Price gain = uses.gains[static_cast<size_t>(place)];
    gain[kEvennessPrice] -= 2 * highest + 1;  // (highest + 1)² − highest².
    return std::max(gain, Price{});
  }

 private:
  // Of all classes together, without the judge's own load.
  Uses BestUses() const {
    const ClassTree& tree = classes_.QuotaOf(judge_);
    std::vector<Uses> uses(tree.nodes.size());
    for (int32_t a = 0; At(a) < problem_.applications.size(); ++a) {
      const Pair pair{a, judge_};
      if (problem_.InConflict(pair) || problem_.seats[At(a)] == 0) continue;
      uses[At(tree.leaf[At(a)])].gains.push_back(PriceOf(classes_, certificate_, pair));
    }
    for (size_t node = tree.nodes.size(); node-- > 0;) {
      Uses& own = uses[node];
      std::sort(own.gains.begin(), own.gains.end(), std::greater<>());
      if (node == 0) break;
      const int64_t lowest = problem_.objective.partial ? 0 : tree.nodes[node].lowest;
      Restrict(own, lowest, tree.nodes[node].highest);
      Uses& outer = uses[At(tree.nodes[node].parent)];
      outer.forced += own.forced;
      outer.gains.insert(outer.gains.end(), own.gains.begin(), own.gains.end());
    }
    return std::move(uses[0]);
  }

  const Problem& problem_;
  const Classes& classes_;
  const Certificate& certificate_;
  const int32_t judge_;
};

std::vector<std::vector<int32_t>> PanelsOf(const Problem& problem, const Plan& plan) {
  std::vector<std::vector<int32_t>> panels(problem.applications.size());
  for (const Pair pair : plan.pairs) panels[At(pair.application)].push_back(pair.judge);
  return panels;
}

void FindNearest(const Problem& problem, const Classes& classes, const Plan& plan,
                 LoadExplanation& told) {
  const std::vector<std::vector<int32_t>> panels = PanelsOf(problem, plan);
  std::optional<int64_t> least;
  for (int32_t a = 0; At(a) < panels.size(); ++a) {
    const Pair pair{a, told.judge};
    const std::vector<int32_t>& panel = panels[At(a)];
    if (problem.seats[At(a)] == 0 || problem.InConflict(pair) ||
        std::binary_search(panel.begin(), panel.end(), told.judge)) {
      continue;
    }
    const PanelMargin margin(problem, classes, plan.certificate, a, panel);
    const std::optional<int64_t> loss = margin.RoughLossOfJoining(told.judge);
    if (loss.has_value() && (!least.has_value() || *loss < *least)) {
      least = loss;
      told.nearest = pair;
    }
  }
  if (!told.nearest.has_value()) return;
  PanelMargin margin(problem, classes, plan.certificate, told.nearest->application,
                     panels[At(told.nearest->application)]);
  const std::optional<Price> at_prices = margin.LossOfJoining(told.judge);
  if (at_prices.has_value()) told.nearest_loss = CertainLoss(plan, *at_prices);
}

}  // namespace

LoadExplanation ExplainLoad(const Problem& problem, const Classes& classes, const Plan& plan,
                            int32_t judge) {
  LoadExplanation told;
  told.judge = judge;
  told.load = std::count_if(plan.pairs.begin(), plan.pairs.end(),
                            [judge](const Pair& pair) { return pair.judge == judge; });
  for (int32_t a = 0; At(a) < problem.applications.size(); ++a) {
    if (problem.seats[At(a)] == 0) continue;
    ++(problem.InConflict({a, judge}) ? told.conflicts : told.allowed);
  }
  if (!HasPrices(problem, classes, plan.certificate)) return told;
  const PlaceWorth worth(problem, classes, plan.certificate, judge);
  const std::optional<std::optional<Loss>> gain = MostGain(plan, worth.OfOneMore());
  told.proved = gain.has_value();
  if (told.proved) told.worth = *gain;
  FindNearest(problem, classes, plan, told);
  return told;
}

}  // namespace award::scoring::panel
