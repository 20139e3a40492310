// The cheapest repair of every kind, then of one kind alone; each is tried before it is offered.
#include "scoring/panel/blocking/repair.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <utility>

#include "scoring/panel/blocking/blocking.h"
#include "scoring/panel/blocking/competition.h"
#include "scoring/panel/blocking/elastic.h"
#include "scoring/panel/blocking/scene.h"

namespace award::scoring::panel {

namespace {

constexpr size_t kMostRepairs = 3;

enum Family : uint32_t { kLoads = 1, kSeats = 2, kRules = 4, kLocks = 8 };

// The families that the changes are of.
uint32_t FamiliesOf(const Repair& repair) {
  uint32_t families = 0;
  for (const Change& change : repair.changes) {
    switch (change.kind) {
      case Change::Kind::kRaiseLoad:
      case Change::Kind::kLowerLowestLoad:
        families |= kLoads;
        break;
      case Change::Kind::kFewerSeats:
        families |= kSeats;
        break;
      case Change::Kind::kLiftRule:
        families |= kRules;
        break;
      case Change::Kind::kUnlock:
        families |= kLocks;
        break;
    }
  }
  return families;
}

// What the search for obstacles needs, which is all but the affinities: those of a large problem
// are most of it.
Problem WithoutAffinities(const Problem& problem) {
  Problem bare;
  bare.applications = problem.applications;
  bare.seats = problem.seats;
  bare.judges = problem.judges;
  bare.locks = problem.locks;
  bare.scopes = problem.scopes;
  bare.rules = problem.rules;
  bare.objective = problem.objective;
  return bare;
}

bool MakesPossible(const Scene& scene, const Repair& repair) {
  const Problem repaired = Repaired(WithoutAffinities(scene.problem), repair);
  const Classes classes = MakeClasses(repaired);
  return !FindBlockedIn(Scene(repaired, classes, scene.pairs)).has_value();
}

std::vector<std::pair<int32_t, int32_t>> SeatAsManyAsPossible(const Scene& scene) {
  std::vector<int32_t> everybody(scene.panels.size());
  std::iota(everybody.begin(), everybody.end(), 0);
  Competition seated(scene.panels, scene.quotas, scene.pairs, everybody);
  seated.Fill();
  return seated.Given();
}

// The cheapest of all and the cheapest of each family alone, cheapest first; not tried yet.
std::vector<Repair> Cheapest(const Scene& scene) {
  Elastic elastic(scene, SeatAsManyAsPossible(scene));
  std::vector<Repair> repairs;
  const std::optional<Repair> cheapest = elastic.Solve({});
  if (!cheapest.has_value() || cheapest->changes.empty()) return repairs;
  repairs.push_back(*cheapest);
  for (const Family family : {kLoads, kSeats, kRules}) {
    if (FamiliesOf(*cheapest) == family) continue;
    std::optional<Repair> repair = elastic.Solve({.loads = family == kLoads,
                                                  .seats = family == kSeats,
                                                  .rules = family == kRules,
                                                  .locks = false});
    if (repair.has_value()) repairs.push_back(std::move(*repair));
  }
  std::stable_sort(repairs.begin(), repairs.end(),
                   [](const Repair& left, const Repair& right) { return left.cost < right.cost; });
  // A mixture is not worth showing beside something as cheap of one kind.
  if (repairs.size() > 1 && repairs[0].cost == repairs[1].cost) repairs.erase(repairs.begin());
  return repairs;
}

}  // namespace

std::vector<Repair> FindRepairs(const Problem& problem, const Classes& classes) {
  const Scene scene(problem, classes, PairsWithoutConflict(problem));
  std::vector<Repair> repairs = Cheapest(scene);
  repairs.erase(std::remove_if(repairs.begin(), repairs.end(),
                               [&](const Repair& repair) { return !MakesPossible(scene, repair); }),
                repairs.end());
  repairs.resize(std::min(repairs.size(), kMostRepairs));
  return repairs;
}

Problem Repaired(Problem problem, const Repair& repair) {
  for (const Change& change : repair.changes) {
    const auto amount = static_cast<int32_t>(change.amount);
    const auto judge = static_cast<size_t>(change.judge);
    switch (change.kind) {
      case Change::Kind::kRaiseLoad:
        problem.judges[judge].highest_load += amount;
        break;
      case Change::Kind::kLowerLowestLoad:
        problem.judges[judge].lowest_load -= amount;
        break;
      case Change::Kind::kFewerSeats:
        problem.seats[static_cast<size_t>(change.application)] -= amount;
        break;
      case Change::Kind::kLiftRule:
        problem.rules[static_cast<size_t>(change.rule)].lowest = 0;
        problem.rules[static_cast<size_t>(change.rule)].highest = kUnlimited;
        break;
      case Change::Kind::kUnlock:
        problem.locks.erase(std::remove(problem.locks.begin(), problem.locks.end(),
                                        Pair{change.application, change.judge}),
                            problem.locks.end());
        break;
    }
  }
  return problem;
}

}  // namespace award::scoring::panel
