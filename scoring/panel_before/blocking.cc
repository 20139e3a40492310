// Simple counts first, then maximum flow; a blocking set comes from what stays reachable.
#include "scoring/panel_before/blocking.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "fmt/format.h"
#include "scoring/panel_before/maximum_flow.h"

namespace award::scoring::panel_before {

namespace {

using Positions = std::vector<size_t>;

int64_t Size(const Positions& positions) { return static_cast<int64_t>(positions.size()); }

Positions AllPositions(size_t count) {
  Positions all(count);
  for (size_t i = 0; i < count; ++i) all[i] = i;
  return all;
}

// What remains to be filled when the locked pairs are given.
struct Rest {
  std::vector<int64_t> seats;         // Per application.
  std::vector<int64_t> inside_seats;  // Per application: at most this many from inside.
  std::vector<int64_t> lowest;        // Per judge; never below 0.
  std::vector<int64_t> highest;       // Per judge.
};

Rest WithoutLocks(const Problem& problem, const PairTable& table) {
  Rest rest;
  rest.seats.assign(table.applications.size(), problem.judges_per_application);
  rest.inside_seats.assign(table.applications.size(),
                           problem.judges_per_application - problem.outside_per_application);
  for (const Judge& judge : table.judges) {
    rest.lowest.push_back(judge.lowest_load);
    rest.highest.push_back(judge.highest_load);
  }
  for (size_t a = 0; a < table.applications.size(); ++a) {
    for (size_t j = 0; j < table.judges.size(); ++j) {
      if (!table.pairs[a][j].locked) continue;
      --rest.seats[a];
      if (!table.judges[j].outside) --rest.inside_seats[a];
      rest.lowest[j] = std::max<int64_t>(0, rest.lowest[j] - 1);
      --rest.highest[j];
    }
  }
  return rest;
}

// Which of the judges' loads a flow is asked to respect or to fill.
enum class Load { kHighest, kLowest };

// A maximum flow of the unlocked seats of some applications into some judges' loads.
class SeatFlow {
 public:
  SeatFlow(const PairTable& table, const Rest& rest, const Positions& applications,
           const Positions& judges, Load load)
      : table_(table),
        applications_(applications),
        judges_(judges),
        flow_(2 + 2 * table.applications.size() + table.judges.size()) {
    for (const size_t a : applications) {
      application_arcs_.push_back(flow_.AddArc(kSource, ApplicationNode(a), rest.seats[a]));
      flow_.AddArc(ApplicationNode(a), InsideNode(a), rest.inside_seats[a]);
      for (const size_t j : judges) {
        if (!table.Allowed(a, j) || table.pairs[a][j].locked) continue;
        flow_.AddArc(table.judges[j].outside ? ApplicationNode(a) : InsideNode(a), JudgeNode(j), 1);
      }
    }
    for (const size_t j : judges) {
      const int64_t room = load == Load::kHighest ? rest.highest[j] : rest.lowest[j];
      judge_arcs_.push_back(flow_.AddArc(JudgeNode(j), kSink, room));
    }
    filled_ = flow_.Run(kSource, kSink);
  }

  int64_t filled() const { return filled_; }

  // The smallest set of applications, reached from one that lacks a judge, which blocks itself.
  Positions SmallestShortOfJudges() const {
    Positions smallest;
    for (size_t i = 0; i < applications_.size(); ++i) {
      if (flow_.Spare(application_arcs_[i]) == 0) continue;
      const std::vector<bool> reached = flow_.ReachableFrom(ApplicationNode(applications_[i]));
      Positions group;
      for (const size_t a : applications_) {
        if (reached[ApplicationNode(a)]) group.push_back(a);
      }
      if (smallest.empty() || group.size() < smallest.size()) smallest = std::move(group);
    }
    return smallest;
  }

  // Likewise of judges, from one whose load is not filled.
  Positions SmallestShortOfApplications() const {
    Positions smallest;
    for (size_t i = 0; i < judges_.size(); ++i) {
      if (flow_.Spare(judge_arcs_[i]) == 0) continue;
      const std::vector<bool> reached = flow_.ReachingTo(JudgeNode(judges_[i]));
      Positions group;
      for (const size_t j : judges_) {
        if (reached[JudgeNode(j)]) group.push_back(j);
      }
      if (smallest.empty() || group.size() < smallest.size()) smallest = std::move(group);
    }
    return smallest;
  }

 private:
  static constexpr size_t kSource = 0;
  static constexpr size_t kSink = 1;
  size_t ApplicationNode(size_t a) const { return 2 + a; }
  size_t InsideNode(size_t a) const { return 2 + table_.applications.size() + a; }
  size_t JudgeNode(size_t j) const { return 2 + 2 * table_.applications.size() + j; }

  const PairTable& table_;
  const Positions applications_;
  const Positions judges_;
  MaximumFlow flow_;
  std::vector<size_t> application_arcs_;
  std::vector<size_t> judge_arcs_;
  int64_t filled_ = 0;
};

// Takes members out of `group` while it still blocks; what is left is minimal.
template <typename Blocks>
Positions Shrink(Positions group, const Blocks& blocks) {
  for (size_t step = std::max<size_t>(group.size() / 2, 1);; step /= 2) {
    for (size_t begin = 0; begin < group.size() && group.size() > step;) {
      const auto first = group.begin() + static_cast<std::ptrdiff_t>(begin);
      const auto last =
          group.begin() + static_cast<std::ptrdiff_t>(std::min(begin + step, group.size()));
      Positions fewer(group.begin(), first);
      fewer.insert(fewer.end(), last, group.end());
      if (blocks(fewer)) {
        group = std::move(fewer);
      } else {
        begin += step;
      }
    }
    if (step == 1) return group;
  }
}

// Runs the checks in order. Every check that finds nothing leaves the problem as it was.
class BlockFinder {
 public:
  BlockFinder(const Problem& problem, const PairTable& table)
      : problem_(problem),
        table_(table),
        rest_(WithoutLocks(problem, table)),
        all_applications_(AllPositions(table.applications.size())),
        all_judges_(AllPositions(table.judges.size())) {}

  std::optional<Blocked> Run() const {
    std::optional<Blocked> blocked = CheckLocks();
    if (!blocked.has_value()) blocked = CheckApplications();
    if (!blocked.has_value()) blocked = CheckPanel();
    if (!blocked.has_value()) blocked = CheckGroups();
    if (!blocked.has_value()) blocked = CheckLowestLoads();
    return blocked;
  }

 private:
  std::optional<Blocked> CheckLocks() const {
    for (const size_t a : all_applications_) {
      for (const size_t j : all_judges_) {
        if (!table_.pairs[a][j].locked || !table_.pairs[a][j].conflict) continue;
        Blocked blocked = Name(BlockedBy::kLocks, false, {a}, {j}, 1, 0);
        blocked.text = fmt::format("judge {} is required for application {} but has a conflict",
                                   table_.judges[j].id, table_.applications[a]);
        return blocked;
      }
    }
    for (const size_t a : all_applications_) {
      const bool outside = rest_.seats[a] >= 0;
      if (outside && rest_.inside_seats[a] >= 0) continue;
      Positions locked;
      for (const size_t j : all_judges_) {
        if (!table_.pairs[a][j].locked || (outside && table_.judges[j].outside)) continue;
        locked.push_back(j);
      }
      const int64_t most =
          problem_.judges_per_application - (outside ? problem_.outside_per_application : 0);
      Blocked blocked = Name(BlockedBy::kLocks, outside, {a}, locked, Size(locked), most);
      blocked.text =
          fmt::format("{} {}judges are required for application {}, which has room for {}",
                      locked.size(), outside ? "inside " : "", table_.applications[a], most);
      return blocked;
    }
    for (const size_t j : all_judges_) {
      if (rest_.highest[j] >= 0) continue;
      Positions locked;
      for (const size_t a : all_applications_) {
        if (table_.pairs[a][j].locked) locked.push_back(a);
      }
      Blocked blocked =
          Name(BlockedBy::kLocks, false, locked, {j}, Size(locked), table_.judges[j].highest_load);
      blocked.text = fmt::format("judge {} is required for {} applications but takes at most {}",
                                 table_.judges[j].id, locked.size(), table_.judges[j].highest_load);
      return blocked;
    }
    return std::nullopt;
  }

  std::optional<Blocked> CheckApplications() const {
    for (const size_t a : all_applications_) {
      for (const bool outside : {false, true}) {
        const Positions able = AbleJudges({a}, outside);
        const int64_t wanted =
            outside ? problem_.outside_per_application : problem_.judges_per_application;
        if (Size(able) >= wanted) continue;
        Blocked blocked = Name(BlockedBy::kApplication, outside, {a}, able, wanted, Size(able));
        blocked.text = fmt::format(
            "application {} needs {} {}judges, but only {} can judge it; {} judges have a conflict "
            "with it",
            table_.applications[a], wanted, outside ? "outside " : "", able.size(),
            blocked.conflicts);
        return blocked;
      }
    }
    return std::nullopt;
  }

  std::optional<Blocked> CheckPanel() const {
    for (const bool outside : {false, true}) {
      const Positions able = AbleJudges(all_applications_, outside);
      int64_t places = 0;
      for (const size_t j : able) {
        const auto candidates = std::count_if(all_applications_.begin(), all_applications_.end(),
                                              [&](size_t a) { return table_.Allowed(a, j); });
        places += std::min<int64_t>(table_.judges[j].highest_load, candidates);
      }
      const int64_t wanted = Size(all_applications_) * (outside ? problem_.outside_per_application
                                                                : problem_.judges_per_application);
      if (places >= wanted) continue;
      Blocked blocked = Name(BlockedBy::kPanel, outside, all_applications_, able, wanted, places);
      blocked.text = fmt::format("{} {}seats are wanted, but the judges can fill only {}: {} short",
                                 wanted, outside ? "outside " : "", places, wanted - places);
      return blocked;
    }
    return std::nullopt;
  }

  int64_t SeatsOf(const Positions& applications) const {
    int64_t seats = 0;
    for (const size_t a : applications) seats += rest_.seats[a];
    return seats;
  }

  bool ApplicationsBlock(const Rest& rest, const Positions& applications) const {
    return SeatFlow(table_, rest, applications, all_judges_, Load::kHighest).filled() <
           SeatsOf(applications);
  }

  std::optional<Blocked> CheckGroups() const {
    const SeatFlow flow(table_, rest_, all_applications_, all_judges_, Load::kHighest);
    if (flow.filled() == SeatsOf(all_applications_)) return std::nullopt;
    const Positions group = Shrink(flow.SmallestShortOfJudges(), [&](const Positions& fewer) {
      return ApplicationsBlock(rest_, fewer);
    });
    // If the group could be seated by anyone, the shortage is of outside judges.
    Rest anyone = rest_;
    anyone.inside_seats = anyone.seats;
    const bool outside = !ApplicationsBlock(anyone, group);
    const int64_t filled = SeatFlow(table_, rest_, group, all_judges_, Load::kHighest).filled();
    const int64_t wanted = Size(group) * problem_.judges_per_application;
    const int64_t available = wanted - SeatsOf(group) + filled;
    const Positions able = AbleJudges(group, outside);
    Blocked blocked = Name(BlockedBy::kGroup, outside, group, able, wanted, available);
    blocked.text = fmt::format(
        "{} applications compete for {} {}judges: of {} seats only {} can be filled together",
        group.size(), able.size(), outside ? "outside " : "", wanted, available);
    return blocked;
  }

  int64_t LowestOf(const Positions& judges) const {
    int64_t lowest = 0;
    for (const size_t j : judges) lowest += rest_.lowest[j];
    return lowest;
  }

  bool JudgesBlock(const Positions& judges) const {
    return SeatFlow(table_, rest_, all_applications_, judges, Load::kLowest).filled() <
           LowestOf(judges);
  }

  std::optional<Blocked> CheckLowestLoads() const {
    const SeatFlow flow(table_, rest_, all_applications_, all_judges_, Load::kLowest);
    if (flow.filled() == LowestOf(all_judges_)) return std::nullopt;
    // When all lowest loads together exceed all seats, a part of the judges would explain less.
    const bool whole = LowestOf(all_judges_) > SeatsOf(all_applications_);
    const Positions group =
        whole ? all_judges_
              : Shrink(flow.SmallestShortOfApplications(),
                       [&](const Positions& fewer) { return JudgesBlock(fewer); });
    const int64_t wanted = LowestOf(group);
    const int64_t available =
        SeatFlow(table_, rest_, all_applications_, group, Load::kLowest).filled();
    Blocked blocked =
        Name(BlockedBy::kLowestLoads, false, all_applications_, group, wanted, available);
    blocked.text = fmt::format(
        "{} judges must get at least {} seats besides the required pairs, but only {} can be given",
        group.size(), wanted, available);
    return blocked;
  }

  // The judges who could be assigned to one of `applications`.
  Positions AbleJudges(const Positions& applications, bool outside_only) const {
    Positions able;
    for (const size_t j : all_judges_) {
      if (outside_only && !table_.judges[j].outside) continue;
      if (std::any_of(applications.begin(), applications.end(),
                      [&](size_t a) { return table_.Allowed(a, j); })) {
        able.push_back(j);
      }
    }
    return able;
  }

  Blocked Name(BlockedBy by, bool outside, const Positions& applications, const Positions& judges,
               int64_t wanted, int64_t available) const {
    Blocked blocked;
    blocked.by = by;
    blocked.outside = outside;
    blocked.wanted = wanted;
    blocked.available = available;
    for (const size_t j : judges) blocked.judges.push_back(table_.judges[j].id);
    for (const size_t a : applications) {
      blocked.applications.push_back(table_.applications[a]);
      for (const size_t j : all_judges_) blocked.conflicts += table_.pairs[a][j].conflict ? 1 : 0;
    }
    return blocked;
  }

  const Problem& problem_;
  const PairTable& table_;
  const Rest rest_;
  const Positions all_applications_;
  const Positions all_judges_;
};

}  // namespace

std::optional<Blocked> FindBlocked(const Problem& problem, const PairTable& table) {
  return BlockFinder(problem, table).Run();
}

}  // namespace award::scoring::panel_before
