// One pass over all pairs. A pair is ranked by a single number that holds as many tiers as fit 62
// bits; the tiers behind it, the draw above all, are worked out only for pairs that tie.
#include "scoring/panel/price_bound.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "scoring/panel/judge_bound.h"
#include "scoring/panel/panel_filler.h"

namespace award::scoring::panel {

namespace {

constexpr Wide kHighestRank = Wide{1} << 62;

// Per judge and class; 0 in tiers that do not count. Nothing: not one per judge and class, or too
// high.
std::optional<std::vector<std::vector<Price>>> CheckedPrices(
    const Problem& problem, const Classes& classes, const std::vector<std::vector<Price>>& prices,
    const TierMask& mask) {
  if (prices.size() != problem.judges.size()) return std::nullopt;
  std::vector<std::vector<Price>> checked = prices;
  for (size_t j = 0; j < checked.size(); ++j) {
    if (checked[j].size() != classes.QuotaOf(static_cast<int32_t>(j)).nodes.size()) {
      return std::nullopt;
    }
    for (Price& price : checked[j]) {
      for (size_t tier = 0; tier < kLinearTiers; ++tier) {
        if (!mask[tier]) price[tier] = 0;
        if (price[tier] < -kHighestPrice || price[tier] > kHighestPrice) return std::nullopt;
      }
    }
  }
  return checked;
}

// What one step in a tier adds to a pair's rank; 0 for tiers that the rank leaves out. The draw
// always is.
struct RankUnits {
  Price unit{};
  bool holds_all = true;  // Every tier that counts.
};

RankUnits MakeRankUnits(const Problem& problem, const std::vector<std::vector<Price>>& prices,
                        const TierMask& mask, int64_t highest_weight) {
  Price limit{};
  for (const std::vector<Price>& of_judge : prices) {
    for (const Price& price : of_judge) {
      for (size_t tier = 0; tier < kLinearTiers; ++tier) {
        limit[tier] = std::max({limit[tier], price[tier], -price[tier]});
      }
    }
  }
  limit[kChangesPrice] += 1;
  int64_t affinity = 0;
  for (const int32_t value : problem.affinity) {
    if (value != kConflict) affinity = std::max(affinity, std::abs(int64_t{value}));
  }
  limit[kTotalPrice] += affinity * highest_weight;

  RankUnits units;
  std::vector<std::pair<size_t, Wide>> held;  // Tier, and how many steps it has.
  Wide steps = 1;
  for (size_t tier = 0; tier < kLinearTiers; ++tier) {
    if (!mask[tier]) continue;
    const Wide own = 2 * Wide{limit[tier]} + 1;
    if (tier == kDrawPrice || (!held.empty() && own > kHighestRank / steps)) {
      units.holds_all = false;
      break;
    }
    steps *= own;
    held.emplace_back(tier, own);
  }
  Wide unit = 1;
  for (auto at = held.rbegin(); at != held.rend(); ++at) {
    units.unit[at->first] = static_cast<int64_t>(unit);
    unit *= at->second;
  }
  return units;
}

class PanelBound {
 public:
  // `weights`: per application.
  PanelBound(const Problem& problem, const Classes& classes, const TierMask& mask,
             const std::vector<std::vector<Price>>& prices, const std::vector<int64_t>& weights)
      : problem_(problem),
        classes_(classes),
        mask_(mask),
        prices_(prices),
        weights_(weights),
        units_(
            MakeRankUnits(problem, prices, mask,
                          weights.empty() ? 0 : *std::max_element(weights.begin(), weights.end()))),
        filler_(problem, classes),
        charge_(problem.judges.size(), 0) {
    for (size_t j = 0; j < charge_.size(); ++j) {
      std::vector<int64_t>& of_judge = charges_.emplace_back();
      for (const Price& price : prices_[j]) of_judge.push_back(RankOf(price));
      one_class_ = one_class_ && of_judge.size() == 1;
      charge_[j] = of_judge[0];
    }
  }

  // Nothing when an application can have no panel.
  std::optional<WidePrice> Sum() {
    WidePrice sum{};
    for (size_t a = 0; a < problem_.applications.size(); ++a) {
      application_ = static_cast<int32_t>(a);
      const std::optional<WidePrice> best = BestPanel();
      if (!best.has_value()) return std::nullopt;
      AddTo(sum, *best);
    }
    return sum;
  }

 private:
  int64_t RankOf(const Price& price) const {
    int64_t rank = 0;
    for (size_t tier = 0; tier < kLinearTiers; ++tier) rank += units_.unit[tier] * price[tier];
    return rank;
  }

  // The judge's innermost class that the application is in.
  size_t LeafOf(int32_t judge) const {
    const std::vector<int32_t>& leaf = classes_.QuotaOf(judge).leaf;
    return static_cast<size_t>(leaf[static_cast<size_t>(application_)]);
  }

  bool IsKept(int32_t judge) const {
    return std::binary_search(problem_.kept.begin(), problem_.kept.end(),
                              Pair{application_, judge});
  }

  // Value less price of the pair. What counts is below 2^62.
  Price Net(int32_t judge) const {
    const Price& price = prices_[static_cast<size_t>(judge)][LeafOf(judge)];
    Price net{};
    for (size_t tier = 0; tier < kLinearTiers; ++tier) net[tier] = -price[tier];
    if (mask_[kChangesPrice] && IsKept(judge)) ++net[kChangesPrice];
    if (mask_[kTotalPrice]) {
      net[kTotalPrice] +=
          weights_[static_cast<size_t>(application_)] * problem_.AffinityOf({application_, judge});
    }
    if (mask_[kDrawPrice]) {
      net[kDrawPrice] +=
          DrawOf(problem_.seed, problem_.applications[static_cast<size_t>(application_)],
                 problem_.judges[static_cast<size_t>(judge)].id);
    }
    return net;
  }

  // The locks of the application go first; false when one of them is a conflict.
  bool ReadLocks() {
    locked_.clear();
    for (auto lock =
             std::lower_bound(problem_.locks.begin(), problem_.locks.end(), Pair{application_, 0});
         lock != problem_.locks.end() && lock->application == application_; ++lock) {
      if (problem_.InConflict(*lock)) return false;
      locked_.push_back(lock->judge);
    }
    return true;
  }

  void Rank() {
    const auto a = static_cast<size_t>(application_);
    if (!one_class_) {
      for (size_t j = 0; j < charge_.size(); ++j) {
        charge_[j] = charges_[j][LeafOf(static_cast<int32_t>(j))];
      }
    }
    const int32_t* row = problem_.affinity.data() + problem_.Cell({application_, 0});
    const int64_t unit = units_.unit[kTotalPrice] * weights_[a];
    ChargeKept(-1);
    ranking_.Clear(MostAsked(problem_, classes_, application_));
    size_t next_lock = 0;
    for (size_t j = 0; j < charge_.size(); ++j) {
      if (next_lock < locked_.size() && static_cast<size_t>(locked_[next_lock]) == j) {
        ++next_lock;
      } else if (row[j] != kConflict) {
        ranking_.Add({row[j] * unit - charge_[j], static_cast<int32_t>(j)});
      }
    }
    ChargeKept(1);
    Ranking::Settle settle;
    if (!units_.holds_all) {
      settle = [this](auto first, auto last) { Settle(first, last); };
    }
    ranking_.Close(std::move(settle));
  }

  // Pairs of Problem::kept are worth one more in kChanges: `sign` −1 while they are ranked, and 1
  // to undo it.
  void ChargeKept(int64_t sign) {
    for (auto kept =
             std::lower_bound(problem_.kept.begin(), problem_.kept.end(), Pair{application_, 0});
         kept != problem_.kept.end() && kept->application == application_; ++kept) {
      charge_[static_cast<size_t>(kept->judge)] += sign * units_.unit[kChangesPrice];
    }
  }

  void Settle(std::vector<Ranked>::iterator first, std::vector<Ranked>::iterator last) const {
    std::vector<std::pair<Price, Ranked>> tied;
    for (auto at = first; at != last; ++at) tied.emplace_back(Net(at->judge), *at);
    std::sort(tied.begin(), tied.end(), [](const auto& left, const auto& right) {
      return left.first != right.first ? left.first > right.first
                                       : left.second.judge < right.second.judge;
    });
    for (const auto& [net, ranked] : tied) *first++ = ranked;
  }

  std::optional<WidePrice> BestPanel() {
    if (!ReadLocks()) return std::nullopt;
    Rank();
    const int32_t seats = problem_.seats[static_cast<size_t>(application_)];
    const int32_t most_empty = problem_.objective.partial ? seats : 0;
    std::optional<WidePrice> best;
    for (int32_t empty = 0; empty <= most_empty; ++empty) {
      std::optional<WidePrice> panel = PanelWith(empty);
      if (!panel.has_value()) continue;
      if (mask_[kUnfilledPrice]) (*panel)[kUnfilledPrice] -= empty;
      if (!best.has_value() || IsLess(*best, *panel)) best = panel;
    }
    return best;
  }

  std::optional<WidePrice> PanelWith(int32_t empty) {
    if (!filler_.Begin(application_, empty)) return std::nullopt;
    WidePrice sum{};
    const auto take = [&](int32_t judge) {
      if (!filler_.Take(judge)) return false;
      const Price net = Net(judge);
      for (size_t tier = 0; tier < kLinearTiers; ++tier) sum[tier] += net[tier];
      return true;
    };
    for (const int32_t judge : locked_) {
      if (!take(judge)) return std::nullopt;
    }
    for (size_t n = 0; n < ranking_.size() && !filler_.IsComplete(); ++n) take(ranking_.At(n));
    return sum;
  }

  const Problem& problem_;
  const Classes& classes_;
  const TierMask mask_;
  const std::vector<std::vector<Price>>& prices_;
  const std::vector<int64_t>& weights_;
  const RankUnits units_;
  PanelFiller filler_;
  bool one_class_ = true;
  // Prices as ranks: per judge and class, and of the application at hand per judge.
  std::vector<std::vector<int64_t>> charges_;
  std::vector<int64_t> charge_;
  Ranking ranking_;
  std::vector<int32_t> locked_;
  int32_t application_ = 0;
};

std::optional<WidePrice> Bound(const Problem& problem, const Classes& classes,
                               const std::vector<std::vector<Price>>& prices, const TierMask& mask,
                               const std::vector<int64_t>& weights) {
  const auto checked = CheckedPrices(problem, classes, prices, mask);
  if (!checked.has_value()) return std::nullopt;
  std::optional<WidePrice> sum = PanelBound(problem, classes, mask, *checked, weights).Sum();
  if (!sum.has_value()) return std::nullopt;
  const JudgeBound judges(problem, classes, mask);
  for (size_t j = 0; j < checked->size(); ++j) {
    AddTo(*sum, judges.Of(static_cast<int32_t>(j), (*checked)[j]));
  }
  return sum;
}

bool Fits(Wide value) {
  return value >= std::numeric_limits<int64_t>::min() &&
         value <= std::numeric_limits<int64_t>::max();
}

}  // namespace

TierMask LinearMaskOf(const Problem& problem) {
  TierMask mask;
  mask.fill(true);
  mask[kUnfilledPrice] = problem.objective.partial;
  mask[kChangesPrice] = !problem.kept.empty();
  return mask;
}

std::optional<Price> BoundAtPrices(const Problem& problem, const Classes& classes,
                                   const std::vector<std::vector<Price>>& prices,
                                   const TierMask& mask) {
  const std::vector<int64_t> weights(problem.applications.size(), 1);
  const std::optional<WidePrice> sum = Bound(problem, classes, prices, mask, weights);
  if (!sum.has_value() || !std::all_of(sum->begin(), sum->end(), Fits)) return std::nullopt;
  Price bound{};
  for (size_t tier = 0; tier < kLinearTiers; ++tier) {
    bound[tier] = static_cast<int64_t>((*sum)[tier]);
  }
  return bound;
}

std::optional<Wide> WeightedBoundAtPrices(const Problem& problem, const Classes& classes,
                                          const std::vector<int64_t>& weights,
                                          const std::vector<std::vector<int64_t>>& prices) {
  if (weights.size() != problem.applications.size()) return std::nullopt;
  for (const int64_t weight : weights) {
    if (weight < 0 || weight > kHighestWeight) return std::nullopt;
  }
  TierMask mask{};
  mask[kTotalPrice] = true;
  std::vector<std::vector<Price>> as_total(prices.size());
  for (size_t j = 0; j < prices.size(); ++j) {
    for (const int64_t price : prices[j]) as_total[j].emplace_back()[kTotalPrice] = price;
  }
  const std::optional<WidePrice> sum = Bound(problem, classes, as_total, mask, weights);
  if (!sum.has_value()) return std::nullopt;
  return (*sum)[kTotalPrice];
}

}  // namespace award::scoring::panel
