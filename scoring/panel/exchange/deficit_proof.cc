// Finds each application's weight by bisection; see the header.
#include "scoring/panel/exchange/deficit_proof.h"

#include <algorithm>
#include <cstddef>
#include <limits>

#include "scoring/number/wide.h"
#include "scoring/panel/fairness_bound.h"
#include "scoring/panel/price_bound.h"

namespace award::scoring::panel {
namespace {

// The panel that an application would choose at a weight, without regard to rules.
class Choice {
 public:
  Choice(const Problem& problem, const std::vector<int64_t>& prices)
      : problem_(problem), prices_(prices) {}

  // Sum of affinities of the judges whose weighted affinity less price is highest.
  int64_t SumAt(int32_t application, int64_t weight) {
    const auto seats = static_cast<size_t>(problem_.seats[static_cast<size_t>(application)]);
    best_.clear();
    const int32_t* const affinity = problem_.affinity.data() + problem_.Cell({application, 0});
    for (size_t judge = 0; judge < prices_.size(); ++judge) {
      if (affinity[judge] == kConflict) continue;
      const Offer offer{weight * affinity[judge] - prices_[judge], affinity[judge]};
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
  const std::vector<int64_t>& prices_;
  std::vector<Offer> best_;  // Falling.
};

}  // namespace

DeficitProof ProveDeficit(const Problem& problem, const Classes& classes,
                          const std::vector<std::optional<int64_t>>& ideals, int64_t deficit,
                          const std::vector<int64_t>& prices, int64_t most_weight) {
  DeficitProof proof;
  Choice choice(problem, prices);
  for (int32_t a = 0; a < static_cast<int32_t>(ideals.size()); ++a) {
    const std::optional<int64_t>& ideal = ideals[static_cast<size_t>(a)];
    // The least weight at which it would choose what it needs: the sum rises with the weight.
    int64_t lowest = 0;
    int64_t highest = ideal ? most_weight : 0;
    while (lowest < highest) {
      const int64_t middle = lowest + (highest - lowest) / 2;
      if (choice.SumAt(a, middle) >= *ideal - deficit) {
        highest = middle;
      } else {
        lowest = middle + 1;
      }
    }
    proof.weights.push_back(lowest);
  }
  for (int32_t judge = 0; judge < static_cast<int32_t>(prices.size()); ++judge) {
    proof.prices.emplace_back(classes.QuotaOf(judge).nodes.size());
    proof.prices.back().front() = prices[static_cast<size_t>(judge)];
  }
  const std::optional<Wide> highest =
      WeightedBoundAtPrices(problem, classes, proof.weights, proof.prices);
  if (!highest) return {};
  proof.bound = DeficitBound(ideals, {{proof.weights, *highest}});
  return proof;
}

}  // namespace award::scoring::panel
