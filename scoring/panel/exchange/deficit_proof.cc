// Finds each application's weight by bisection; see the header.
#include "scoring/panel/exchange/deficit_proof.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "scoring/number/wide.h"
#include "scoring/panel/fairness_bound.h"
#include "scoring/panel/price_bound.h"

namespace award::scoring::panel {
namespace {

// The panel that an application would choose at a weight, without regard to rules.
class PanelPick {
 public:
  PanelPick(const Problem& problem, const Classes& classes,
            const std::vector<std::vector<int64_t>>& prices)
      : problem_(problem), classes_(classes), prices_(prices), offered_(prices.size()) {}

  // The application that SumAt is about.
  void Of(int32_t application) {
    application_ = application;
    for (size_t judge = 0; judge < prices_.size(); ++judge) {
      const ClassTree& tree = classes_.QuotaOf(static_cast<int32_t>(judge));
      auto node = static_cast<size_t>(tree.leaf[static_cast<size_t>(application)]);
      int64_t price = prices_[judge][node];
      while (node != 0) {
        node = static_cast<size_t>(tree.nodes[node].parent);
        price += prices_[judge][node];
      }
      offered_[judge] = price;
    }
  }

  // Sum of affinities of the judges whose weighted affinity less price is highest.
  int64_t SumAt(int64_t weight) {
    const auto seats = static_cast<size_t>(problem_.seats[static_cast<size_t>(application_)]);
    best_.clear();
    const int32_t* const affinity = problem_.affinity.data() + problem_.Cell({application_, 0});
    for (size_t judge = 0; judge < offered_.size(); ++judge) {
      if (affinity[judge] == kConflict) continue;
      const Offer offer{weight * affinity[judge] - offered_[judge], affinity[judge]};
      if (best_.size() == seats && (seats == 0 || offer.worth <= best_.back().worth)) continue;
      if (best_.size() == seats) best_.pop_back();
      const auto place = std::upper_bound(
          best_.begin(), best_.end(), offer,
          [](const Offer& left, const Offer& right) { return left.worth > right.worth; });
      best_.insert(place, offer);
    }
    int64_t sum = 0;
    for (const Offer& offer : best_) sum += offer.affinity;
    return sum;
  }

 private:
  struct Offer {
    int64_t worth = 0;
    int64_t affinity = 0;
  };
  const Problem& problem_;
  const Classes& classes_;
  const std::vector<std::vector<int64_t>>& prices_;
  int32_t application_ = 0;
  std::vector<int64_t> offered_;  // Per judge, what a place costs the application.
  std::vector<Offer> best_;       // Falling.
};

}  // namespace

DeficitProof ProveDeficit(const Problem& problem, const Classes& classes,
                          const std::vector<std::optional<int64_t>>& ideals, int64_t deficit,
                          std::vector<std::vector<int64_t>> prices, int64_t most_weight) {
  DeficitProof proof;
  PanelPick choice(problem, classes, prices);
  for (int32_t a = 0; a < static_cast<int32_t>(ideals.size()); ++a) {
    const std::optional<int64_t>& ideal = ideals[static_cast<size_t>(a)];
    // The least weight at which it would choose what it needs: the sum rises with the weight.
    choice.Of(a);
    int64_t lowest = 0;
    int64_t highest = ideal ? most_weight : 0;
    while (lowest < highest) {
      const int64_t middle = lowest + (highest - lowest) / 2;
      if (choice.SumAt(middle) >= *ideal - deficit) {
        highest = middle;
      } else {
        lowest = middle + 1;
      }
    }
    proof.weights.push_back(lowest);
  }
  proof.prices = std::move(prices);
  const std::optional<Wide> highest =
      WeightedBoundAtPrices(problem, classes, proof.weights, proof.prices);
  if (!highest) return {};
  proof.bound = DeficitBound(ideals, {{proof.weights, *highest}});
  return proof;
}

}  // namespace award::scoring::panel
