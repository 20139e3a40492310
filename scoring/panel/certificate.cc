// Puts the bounds together tier by tier and compares them with what a plan states.
#include "scoring/panel/certificate.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "fmt/format.h"
#include "scoring/number/wide.h"
#include "scoring/panel/fairness_bound.h"
#include "scoring/panel/price_bound.h"
#include "scoring/panel/tier_value.h"

namespace award::scoring::panel {

namespace {

std::optional<LinearTier> LinearOf(Tier tier) {
  switch (tier) {
    case Tier::kUnfilled:
      return kUnfilledPrice;
    case Tier::kChanges:
      return kChangesPrice;
    case Tier::kTotal:
      return kTotalPrice;
    case Tier::kEvenness:
      return kEvennessPrice;
    case Tier::kDraw:
      return kDrawPrice;
    case Tier::kFloor:
    case Tier::kLevel:
    case Tier::kDeficit:
    case Tier::kGroups:
      break;
  }
  return std::nullopt;
}

bool MoreIsBetter(Tier tier) {
  return tier == Tier::kFloor || tier == Tier::kLevel || tier == Tier::kTotal ||
         tier == Tier::kDraw;
}

std::string_view NameIn(Tier tier) {
  switch (tier) {
    case Tier::kUnfilled:
      return "seats unfilled";
    case Tier::kChanges:
      return "pairs given up";
    case Tier::kFloor:
      return "lowest sum";
    case Tier::kLevel:
      return "level";
    case Tier::kDeficit:
      return "largest deficit";
    case Tier::kTotal:
      return "total affinity";
    case Tier::kEvenness:
      return "sum of squared loads";
    case Tier::kGroups:
      return "groups";
    case Tier::kDraw:
      return "draw";
  }
  return "tier";
}

// What the prices say about one tier after the other, for plans that are as good in those before.
class Prover {
 public:
  Prover(const Problem& problem, const Classes& classes, const Certificate& certificate)
      : problem_(problem),
        classes_(classes),
        certificate_(certificate),
        mask_(LinearMaskOf(problem)),
        best_(BoundAtPrices(problem, classes, certificate.prices, mask_)) {}

  const Ideals& OwnIdeals() {
    if (!ideals_.has_value()) ideals_ = panel::OwnIdeals(problem_, classes_);
    return *ideals_;
  }

  // The bound of a tier, the next one in order, for plans with at least `seats` seats filled.
  std::optional<int64_t> BoundOf(Tier tier, int64_t seats) {
    switch (tier) {
      case Tier::kFloor:
        return FloorBound(problem_, classes_, OwnIdeals());
      case Tier::kLevel:
        return LevelBound(OwnIdeals(), SumBounds());
      case Tier::kDeficit:
        return DeficitBound(OwnIdeals(), SumBounds());
      case Tier::kGroups:
        return seats > 0 ? 1 : 0;
      case Tier::kEvenness: {
        std::optional<int64_t> bound = EvennessBound(problem_, seats);
        if (best_.has_value() && bound.has_value()) {
          bound = std::max(*bound, -(*best_)[kEvennessPrice]);
        }
        return bound;
      }
      case Tier::kUnfilled:
      case Tier::kChanges:
      case Tier::kTotal:
      case Tier::kDraw:
        break;
    }
    if (!best_.has_value()) return std::nullopt;
    if (tier == Tier::kUnfilled) return std::max<int64_t>(0, -(*best_)[kUnfilledPrice]);
    if (tier == Tier::kChanges) return std::max<int64_t>(0, GivenUpAt((*best_)[kChangesPrice]));
    return (*best_)[*LinearOf(tier)];
  }

  // The plan has `value` in the tier. After a gap the tiers up to it are left out.
  void Reach(Tier tier, int64_t value) {
    const std::optional<LinearTier> linear = LinearOf(tier);
    if (!linear.has_value() || !best_.has_value()) return;
    const int64_t best = (*best_)[*linear];
    int64_t stated = value;
    if (tier == Tier::kUnfilled || tier == Tier::kEvenness) stated = -value;
    if (tier == Tier::kChanges) stated = GivenUpAt(value);
    if (stated == best) return;
    for (size_t before = 0; before <= *linear; ++before) mask_[before] = false;
    // What is left after the total was priced for plans of the best total alone.
    best_ = *linear < kTotalPrice ? BoundAtPrices(problem_, classes_, certificate_.prices, mask_)
                                  : std::nullopt;
  }

 private:
  // Pairs kept from pairs given up, and the other way round.
  int64_t GivenUpAt(int64_t kept) const {
    return static_cast<int64_t>(problem_.kept.size()) - kept;
  }

  std::vector<SumBound> SumBounds() const {
    std::vector<SumBound> sums;
    if (best_.has_value()) {
      sums.push_back(
          {std::vector<int64_t>(problem_.applications.size(), 1), (*best_)[kTotalPrice]});
    }
    const std::vector<int64_t>& weights = certificate_.deficit_weights;
    if (!weights.empty()) {
      const std::optional<Wide> highest =
          WeightedBoundAtPrices(problem_, classes_, weights, certificate_.deficit_prices);
      if (highest.has_value()) sums.push_back({weights, *highest});
    }
    return sums;
  }

  const Problem& problem_;
  const Classes& classes_;
  const Certificate& certificate_;
  TierMask mask_;
  std::optional<Price> best_;  // Nothing: the prices prove nothing about what is to come.
  std::optional<Ideals> ideals_;
};

std::string PairText(const Problem& problem, Pair pair) {
  return fmt::format("application {} with judge {}",
                     problem.applications[static_cast<size_t>(pair.application)],
                     problem.judges[static_cast<size_t>(pair.judge)].id);
}

std::string BreachText(const Problem& problem, const Breach& breach) {
  const auto application = static_cast<size_t>(breach.pair.application);
  const auto judge = static_cast<size_t>(breach.pair.judge);
  switch (breach.kind) {
    case Breach::Kind::kInConflict:
      return PairText(problem, breach.pair) + " is a conflict";
    case Breach::Kind::kLockMissing:
      return PairText(problem, breach.pair) + " is locked but not assigned";
    case Breach::Kind::kSeats:
      return fmt::format("application {} has {} judges for {} seats",
                         problem.applications[application], breach.counted, breach.highest);
    case Breach::Kind::kLoad:
      return fmt::format("judge {} has {} applications, not {} to {}", problem.judges[judge].id,
                         breach.counted, breach.lowest, breach.highest);
    case Breach::Kind::kRule:
      break;
  }
  const Rule& rule = problem.rules[static_cast<size_t>(breach.rule)];
  return fmt::format(
      "{} {} has {} members of rule {}, not {} to {}",
      breach.pair.judge < 0 ? "application" : "judge",
      breach.pair.judge < 0 ? problem.applications[application] : problem.judges[judge].id,
      breach.counted, rule.id, breach.lowest,
      breach.highest == kUnlimited ? "any number" : fmt::to_string(breach.highest));
}

absl::Status Fails(const std::string& text) { return absl::FailedPreconditionError(text); }

absl::Status CheckPairs(const Problem& problem, const std::vector<Pair>& pairs) {
  for (size_t i = 0; i < pairs.size(); ++i) {
    const Pair pair = pairs[i];
    if (pair.application < 0 ||
        static_cast<size_t>(pair.application) >= problem.applications.size() || pair.judge < 0 ||
        static_cast<size_t>(pair.judge) >= problem.judges.size()) {
      return Fails(fmt::format("pair {} is of an application or judge that does not exist", i));
    }
    if (i > 0 && pairs[i - 1] >= pair) return Fails(fmt::format("pair {} does not rise", i));
  }
  const std::vector<Breach> breaches = FindBreaches(problem, pairs);
  if (!breaches.empty()) return Fails(BreachText(problem, breaches.front()));
  return absl::OkStatus();
}

absl::Status CheckTier(const TierResult& stated, const TierResult& proved) {
  const std::string_view name = NameIn(proved.tier);
  if (stated.tier != proved.tier) {
    return Fails(fmt::format("{} is missing or not in its place", name));
  }
  if (stated.value != proved.value) {
    return Fails(fmt::format("{} is {}, not {}", name, proved.value, stated.value));
  }
  if (!stated.bound.has_value()) return absl::OkStatus();
  if (!proved.bound.has_value()) {
    return Fails(fmt::format("{}: the certificate proves no bound", name));
  }
  const bool too_good =
      MoreIsBetter(proved.tier) ? *stated.bound < *proved.bound : *stated.bound > *proved.bound;
  if (too_good) {
    return Fails(fmt::format("{}: the certificate proves the bound {}, not {}", name, *proved.bound,
                             *stated.bound));
  }
  return absl::OkStatus();
}

}  // namespace

std::optional<int64_t> BoundOf(const Problem& problem, const Classes& classes,
                               const Certificate& certificate, Tier tier) {
  // Of a partial plan nothing is known.
  const int64_t seats = problem.objective.partial ? 0 : problem.SeatCount();
  return Prover(problem, classes, certificate).BoundOf(tier, seats);
}

std::vector<TierResult> ProveTiers(const Problem& problem, const Classes& classes,
                                   const std::vector<Pair>& pairs, const Certificate& certificate) {
  Prover prover(problem, classes, certificate);
  int64_t seats = problem.SeatCount();
  // A plan as good may have filled other seats, but no fewer than this.
  if (problem.objective.partial) seats -= ValueOf(problem, pairs, Tier::kUnfilled);
  std::vector<TierResult> results;
  for (const Tier tier : TiersOf(problem)) {
    const int64_t value =
        ValueOf(problem, NeedsIdeals(tier) ? prover.OwnIdeals() : Ideals{}, pairs, tier);
    std::optional<int64_t> bound = prover.BoundOf(tier, seats);
    // Whoever fills as many seats, counting lowest loads, has pairs too.
    if (tier == Tier::kGroups) bound = pairs.empty() ? 0 : 1;
    results.push_back({tier, value, bound});
    prover.Reach(tier, value);
  }
  return results;
}

absl::Status CheckPlan(const Problem& problem, const Plan& plan) {
  if (absl::Status status = CheckPairs(problem, plan.pairs); !status.ok()) return status;
  const std::vector<TierResult> proved =
      ProveTiers(problem, MakeClasses(problem), plan.pairs, plan.certificate);
  if (plan.tiers.size() != proved.size()) {
    return Fails(
        fmt::format("{} tiers are stated; there are {}", plan.tiers.size(), proved.size()));
  }
  for (size_t i = 0; i < proved.size(); ++i) {
    if (absl::Status status = CheckTier(plan.tiers[i], proved[i]); !status.ok()) return status;
  }
  return absl::OkStatus();
}

}  // namespace award::scoring::panel
