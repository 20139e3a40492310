// Application by application every panel, then everything that can be said of a whole plan.
#include "tests/scoring/panel_brute_force.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace award::scoring::panel {

namespace {

bool Has(unsigned panel, size_t judge) { return (panel >> judge & 1U) != 0; }

size_t SizeOf(unsigned panel) {
  size_t size = 0;
  for (; panel != 0; panel >>= 1U) size += panel & 1U;
  return size;
}

bool IsIn(const std::vector<int32_t>& positions, size_t position) {
  return std::find(positions.begin(), positions.end(), static_cast<int32_t>(position)) !=
         positions.end();
}

}  // namespace

EveryPlan::EveryPlan(const Problem& problem, size_t most) : problem_(problem), most_(most) {
  for (size_t a = 0; a < problem.applications.size(); ++a) {
    choices_.push_back(PanelsOf(a));
    std::optional<int64_t> ideal;
    for (unsigned panel = 0; panel < 1U << problem.judges.size(); ++panel) {
      if (SizeOf(panel) != static_cast<size_t>(problem.seats[a]) || !IsPanel(a, panel)) continue;
      ideal = std::max(ideal.value_or(std::numeric_limits<int64_t>::min()), SumOf(a, panel));
    }
    ideals_.push_back(ideal);
  }
  Panels panels;
  std::vector<int32_t> loads(problem.judges.size(), 0);
  Extend(panels, loads);
}

// Conflicts and the rules about applications; locks are not asked.
bool EveryPlan::IsPanel(size_t application, unsigned panel) const {
  for (size_t j = 0; j < problem_.judges.size(); ++j) {
    if (Has(panel, j) &&
        problem_.InConflict({static_cast<int32_t>(application), static_cast<int32_t>(j)})) {
      return false;
    }
  }
  const auto seats = static_cast<size_t>(problem_.seats[application]);
  const size_t size = SizeOf(panel);
  if (size > seats) return false;
  for (const Rule& rule : problem_.rules) {
    if (rule.each != Each::kApplication ||
        !IsIn(problem_.scopes[static_cast<size_t>(rule.scope)], application)) {
      continue;
    }
    size_t counted = 0;
    for (const int32_t judge : rule.members) {
      counted += Has(panel, static_cast<size_t>(judge)) ? 1U : 0U;
    }
    if (counted > static_cast<size_t>(rule.highest)) return false;
    if (counted + (seats - size) < static_cast<size_t>(rule.lowest)) return false;
  }
  return true;
}

std::vector<unsigned> EveryPlan::PanelsOf(size_t application) const {
  unsigned locked = 0;
  for (const Pair& lock : problem_.locks) {
    if (lock.application == static_cast<int32_t>(application)) locked |= 1U << lock.judge;
  }
  std::vector<unsigned> panels;
  for (unsigned panel = 0; panel < 1U << problem_.judges.size(); ++panel) {
    const bool full = SizeOf(panel) == static_cast<size_t>(problem_.seats[application]);
    if ((panel & locked) == locked && (full || problem_.objective.partial) &&
        IsPanel(application, panel)) {
      panels.push_back(panel);
    }
  }
  return panels;
}

void EveryPlan::Extend(Panels& panels, std::vector<int32_t>& loads) {
  if (!complete_) return;
  if (panels.size() == problem_.applications.size()) {
    if (!IsPlan(panels, loads)) return;
    if (plans_.size() == most_) complete_ = false;
    if (complete_) plans_.push_back(Weigh(panels));
    return;
  }
  for (const unsigned panel : choices_[panels.size()]) {
    bool fits = true;
    for (size_t j = 0; j < loads.size(); ++j) {
      if (!Has(panel, j)) continue;
      ++loads[j];
      fits = fits && loads[j] <= problem_.judges[j].highest_load;
    }
    if (fits) {
      panels.push_back(static_cast<uint8_t>(panel));
      Extend(panels, loads);
      panels.pop_back();
    }
    for (size_t j = 0; j < loads.size(); ++j) loads[j] -= Has(panel, j) ? 1 : 0;
  }
}

// Lowest loads, which need not be reached where seats may stay empty, and the rules about judges.
bool EveryPlan::IsPlan(const Panels& panels, const std::vector<int32_t>& loads) const {
  for (size_t j = 0; j < loads.size(); ++j) {
    if (loads[j] < problem_.judges[j].lowest_load && !problem_.objective.partial) return false;
    for (const Rule& rule : problem_.rules) {
      if (rule.each != Each::kJudge || !IsIn(problem_.scopes[static_cast<size_t>(rule.scope)], j)) {
        continue;
      }
      int32_t counted = 0;
      for (const int32_t application : rule.members) {
        counted += Has(panels[static_cast<size_t>(application)], j) ? 1 : 0;
      }
      if (counted > rule.highest || counted < rule.lowest) return false;
    }
  }
  return true;
}

int64_t EveryPlan::SumOf(size_t application, unsigned panel) const {
  int64_t sum = 0;
  for (size_t j = 0; j < problem_.judges.size(); ++j) {
    if (Has(panel, j)) sum += problem_.affinity[application * problem_.judges.size() + j];
  }
  return sum;
}

// Judges join the group of the lowest judge they reach; as often as there are judges.
int64_t EveryPlan::GroupsOf(const Panels& panels) const {
  std::vector<unsigned> group;
  for (size_t j = 0; j < problem_.judges.size(); ++j) {
    const bool idle =
        std::none_of(panels.begin(), panels.end(), [j](unsigned panel) { return Has(panel, j); });
    group.push_back(idle ? 0 : 1U << j);
  }
  for (size_t times = 0; times < group.size(); ++times) {
    for (const unsigned panel : panels) {
      unsigned all = panel;
      for (size_t j = 0; j < group.size(); ++j) all |= Has(panel, j) ? group[j] : 0;
      for (size_t j = 0; j < group.size(); ++j) {
        if (Has(panel, j)) group[j] |= all;
      }
    }
  }
  std::sort(group.begin(), group.end());
  const auto end = std::unique(group.begin(), group.end());
  return end - group.begin() - (group.front() == 0 ? 1 : 0);
}

EveryPlan::Weighed EveryPlan::Weigh(const Panels& panels) const {
  Weighed plan;
  plan.panels = panels;
  const auto value = [&plan](Tier tier) -> int64_t& {
    return plan.values[static_cast<size_t>(tier)];
  };
  value(Tier::kFloor) = std::numeric_limits<int64_t>::max();
  value(Tier::kDeficit) = 0;
  std::optional<int64_t> level;
  std::optional<int64_t> highest_ideal;
  std::vector<int64_t> loads(problem_.judges.size(), 0);
  for (size_t a = 0; a < panels.size(); ++a) {
    const int64_t sum = SumOf(a, panels[a]);
    value(Tier::kUnfilled) += problem_.seats[a] - static_cast<int64_t>(SizeOf(panels[a]));
    value(Tier::kTotal) += sum;
    value(Tier::kFloor) = std::min(value(Tier::kFloor), sum);
    for (size_t j = 0; j < loads.size(); ++j) {
      if (!Has(panels[a], j)) continue;
      ++loads[j];
      value(Tier::kDraw) += DrawOf(problem_.seed, problem_.applications[a], problem_.judges[j].id);
    }
    if (!ideals_[a].has_value()) continue;
    value(Tier::kDeficit) = std::max(value(Tier::kDeficit), *ideals_[a] - sum);
    highest_ideal = std::max(highest_ideal.value_or(*ideals_[a]), *ideals_[a]);
    if (sum < *ideals_[a]) level = std::min(level.value_or(sum), sum);
  }
  value(Tier::kLevel) = level.value_or(highest_ideal.value_or(0));
  for (size_t j = 0; j < loads.size(); ++j) {
    value(Tier::kUnfilled) += std::max<int64_t>(0, problem_.judges[j].lowest_load - loads[j]);
    value(Tier::kEvenness) += loads[j] * loads[j];
  }
  for (const Pair& kept : problem_.kept) {
    const unsigned panel = panels[static_cast<size_t>(kept.application)];
    value(Tier::kChanges) += Has(panel, static_cast<size_t>(kept.judge)) ? 0 : 1;
  }
  value(Tier::kGroups) = GroupsOf(panels);
  return plan;
}

bool EveryPlan::MoreIsBetter(Tier tier) {
  return tier == Tier::kFloor || tier == Tier::kLevel || tier == Tier::kTotal ||
         tier == Tier::kDraw;
}

void EveryPlan::Keep(std::vector<const Weighed*>& plans, Tier tier) {
  const auto value = [tier](const Weighed* plan) {
    const int64_t raw = plan->values[static_cast<size_t>(tier)];
    return MoreIsBetter(tier) ? raw : -raw;
  };
  int64_t best = std::numeric_limits<int64_t>::min();
  for (const Weighed* plan : plans) best = std::max(best, value(plan));
  plans.erase(std::remove_if(plans.begin(), plans.end(),
                             [&](const Weighed* plan) { return value(plan) < best; }),
              plans.end());
}

std::vector<Tier> EveryPlan::Tiers() const {
  std::vector<Tier> tiers;
  if (problem_.objective.partial) tiers.push_back(Tier::kUnfilled);
  if (!problem_.kept.empty()) tiers.push_back(Tier::kChanges);
  const Fairness fairness = problem_.objective.fairness;
  if (fairness == Fairness::kFloor || fairness == Fairness::kFair) tiers.push_back(Tier::kFloor);
  if (fairness == Fairness::kLevel) tiers.push_back(Tier::kLevel);
  if (fairness == Fairness::kDeficit || fairness == Fairness::kFair) {
    tiers.push_back(Tier::kDeficit);
  }
  tiers.insert(tiers.end(), {Tier::kTotal, Tier::kEvenness, Tier::kGroups, Tier::kDraw});
  return tiers;
}

int64_t EveryPlan::LeastTotal() const {
  std::vector<const Weighed*> plans;
  for (const Weighed& plan : plans_) plans.push_back(&plan);
  for (const Tier tier : Tiers()) {
    if (tier > Tier::kChanges && tier != Tier::kTotal) continue;
    Keep(plans, tier);
    if (tier == Tier::kTotal) break;
  }
  const int64_t best = plans.front()->values[static_cast<size_t>(Tier::kTotal)];
  const int64_t usual = problem_.objective.fairness == Fairness::kLevel ? 200 : 50;
  const int64_t price = problem_.objective.price_basis_points.value_or(static_cast<int32_t>(usual));
  return best - std::max(best, -best) * price / 10'000;
}

std::optional<EveryPlan::Best> EveryPlan::FindBest() const {
  if (plans_.empty()) return std::nullopt;
  std::vector<const Weighed*> plans;
  for (const Weighed& plan : plans_) plans.push_back(&plan);
  Best best;
  for (const Tier tier : Tiers()) {
    if (tier == Tier::kLevel || tier == Tier::kDeficit) {
      // After the floor the price may already be spent.
      int64_t least = LeastTotal();
      std::vector<const Weighed*> dearest = plans;
      Keep(dearest, Tier::kTotal);
      least = std::min(least, dearest.front()->values[static_cast<size_t>(Tier::kTotal)]);
      plans.erase(std::remove_if(plans.begin(), plans.end(),
                                 [&](const Weighed* plan) {
                                   return plan->values[static_cast<size_t>(Tier::kTotal)] < least;
                                 }),
                  plans.end());
    }
    if (tier == Tier::kGroups) {
      std::vector<const Weighed*> drawn = plans;
      Keep(drawn, Tier::kDraw);
      best.before_groups = PairsOf(drawn.front()->panels);
    }
    Keep(plans, tier);
    best.tiers.push_back({tier, plans.front()->values[static_cast<size_t>(tier)], {}});
  }
  best.pairs = PairsOf(plans.front()->panels);
  return best;
}

std::vector<Pair> EveryPlan::PairsOf(const Panels& panels) const {
  std::vector<Pair> pairs;
  for (size_t a = 0; a < panels.size(); ++a) {
    for (size_t j = 0; j < problem_.judges.size(); ++j) {
      if (Has(panels[a], j)) pairs.push_back({static_cast<int32_t>(a), static_cast<int32_t>(j)});
    }
  }
  return pairs;
}

EveryPlan::Panels EveryPlan::PanelsOf(const std::vector<Pair>& pairs) const {
  Panels panels(problem_.applications.size(), 0);
  for (const Pair& pair : pairs) {
    uint8_t& panel = panels[static_cast<size_t>(pair.application)];
    panel = static_cast<uint8_t>(panel | 1U << pair.judge);
  }
  return panels;
}

int64_t EveryPlan::ValueOf(const std::vector<Pair>& pairs, Tier tier) const {
  return Weigh(PanelsOf(pairs)).values[static_cast<size_t>(tier)];
}

bool EveryPlan::Contains(const std::vector<Pair>& pairs) const {
  const Panels sought = PanelsOf(pairs);
  return std::any_of(plans_.begin(), plans_.end(),
                     [&sought](const Weighed& plan) { return plan.panels == sought; });
}

}  // namespace award::scoring::panel
