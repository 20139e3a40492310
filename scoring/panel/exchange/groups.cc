// Groups of judges, and joining them by exchanges that cost nothing.
#include <algorithm>
#include <cstddef>
#include <limits>
#include <numeric>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "scoring/panel/certificate.h"
#include "scoring/panel/exchange/exchange.h"
#include "scoring/panel/exchange/rule_count.h"
#include "scoring/panel/exchange/seating.h"

namespace award::scoring::panel {
namespace {

// Pairs of pairs looked at, and exchanges tried, before the search for more is given up.
constexpr int64_t kMostLooks = int64_t{1} << 24;
constexpr size_t kMostMergers = 1 << 16;
constexpr size_t kMostTrials = 2000;

// Per judge the smallest judge of the group; -1 without an application.
std::vector<int32_t> GroupOfJudges(const Problem& problem, const std::vector<Pair>& pairs) {
  std::vector<int32_t> leader(problem.judges.size());
  std::iota(leader.begin(), leader.end(), 0);
  const auto find = [&](int32_t judge) {
    while (leader[static_cast<size_t>(judge)] != judge) {
      const int32_t above = leader[static_cast<size_t>(judge)];
      leader[static_cast<size_t>(judge)] = leader[static_cast<size_t>(above)];
      judge = above;
    }
    return judge;
  };
  std::vector<int32_t> first(problem.applications.size(), -1);
  std::vector<char> busy(problem.judges.size());
  for (const Pair& pair : pairs) {
    busy[static_cast<size_t>(pair.judge)] = 1;
    int32_t& met = first[static_cast<size_t>(pair.application)];
    if (met < 0) met = pair.judge;
    const int32_t one = find(met);
    const int32_t other = find(pair.judge);
    leader[static_cast<size_t>(std::max(one, other))] = std::min(one, other);
  }
  std::vector<int32_t> group(problem.judges.size(), -1);
  for (int32_t judge = 0; judge < static_cast<int32_t>(group.size()); ++judge) {
    if (busy[static_cast<size_t>(judge)] != 0) group[static_cast<size_t>(judge)] = find(judge);
  }
  return group;
}

// Two pairs exchange judges, or one pair takes another judge (`second` < 0).
struct Merger {
  int64_t draw = 0;
  size_t first = 0;
  int64_t second = -1;
  int32_t judge = -1;  // Without a second pair: the judge it goes to.
};

class Joining {
 public:
  Joining(const Problem& problem, const Classes& classes, std::vector<Pair> pairs)
      : problem_(problem),
        pairs_(std::move(pairs)),
        seating_(problem, pairs_),
        panel_rules_(problem),
        judge_rules_(problem, seating_, 1) {
    FindLeastSums(classes);
  }

  // Joins two groups; false when that is not possible, or not found.
  bool JoinOnce() {
    const std::vector<int32_t> groups = GroupOfJudges(problem_, pairs_);
    const int64_t before = GroupsOf(problem_, pairs_);
    if (before < 2) return false;
    std::vector<Merger> candidates = Find(groups);
    const auto better = [](const Merger& a, const Merger& b) {
      return std::tuple(-a.draw, a.first, a.second, a.judge) <
             std::tuple(-b.draw, b.first, b.second, b.judge);
    };
    std::sort(candidates.begin(), candidates.end(), better);
    if (candidates.size() > kMostTrials) candidates.resize(kMostTrials);
    for (const Merger& candidate : candidates) {
      const std::vector<Transfer> moves = MovesOf(candidate);
      for (const Transfer& move : moves) seating_.Apply(move);
      std::vector<Pair> joined = seating_.Pairs();
      if (GroupsOf(problem_, joined) < before) {
        for (const Transfer& move : moves) judge_rules_.Apply(move);
        pairs_ = std::move(joined);
        return true;
      }
      for (const Transfer& move : moves) seating_.Apply({move.application, move.to, move.from});
    }
    return false;
  }

  std::vector<Pair> Take() { return std::move(pairs_); }

 private:
  // What each application must keep so that no tier of fairness gets worse.
  void FindLeastSums(const Classes& classes) {
    least_sums_.assign(problem_.applications.size(), std::numeric_limits<int64_t>::min());
    const std::vector<Tier> tiers = TiersOf(problem_);
    const auto asks = [](Tier tier) {
      return tier == Tier::kFloor || tier == Tier::kLevel || tier == Tier::kDeficit;
    };
    if (std::none_of(tiers.begin(), tiers.end(), asks)) return;
    const std::vector<std::optional<int64_t>> ideals = OwnIdeals(problem_, classes);
    for (const Tier tier : tiers) {
      if (!asks(tier)) continue;
      const int64_t value = ValueOf(problem_, pairs_, tier);
      for (size_t a = 0; a < least_sums_.size(); ++a) {
        if (tier == Tier::kFloor) least_sums_[a] = std::max(least_sums_[a], value);
        if (!ideals[a]) continue;
        const int64_t least =
            tier == Tier::kDeficit ? *ideals[a] - value : std::min(value, *ideals[a]);
        least_sums_[a] = std::max(least_sums_[a], least);
      }
    }
  }

  bool Kept(int32_t application, int32_t judge) const {
    return std::binary_search(problem_.kept.begin(), problem_.kept.end(), Pair{application, judge});
  }

  bool Allowed(const Pair& pair) const {
    return !problem_.InConflict(pair) && !seating_.Has(pair.application, pair.judge);
  }

  std::vector<Transfer> MovesOf(const Merger& candidate) const {
    const Pair& first = pairs_[candidate.first];
    if (candidate.second < 0) return {{first.application, first.judge, candidate.judge}};
    const Pair& second = pairs_[static_cast<size_t>(candidate.second)];
    return {{first.application, first.judge, second.judge},
            {second.application, second.judge, first.judge}};
  }

  // Whether all tiers before kGroups stay as they are, and every rule too.
  bool CostsNothing(std::span<const Transfer> moves) {
    int64_t gain = 0;
    int kept = 0;
    for (const Transfer& move : moves) {
      if (!Allowed({move.application, move.to})) return false;
      const int64_t change = int64_t{problem_.AffinityOf({move.application, move.to})} -
                             problem_.AffinityOf({move.application, move.from});
      gain += change;
      if (change < 0 && seating_.SumOf(move.application) + change <
                            least_sums_[static_cast<size_t>(move.application)]) {
        return false;
      }
      kept += Kept(move.application, move.to) ? 1 : 0;
      kept -= Kept(move.application, move.from) ? 1 : 0;
    }
    if (gain != 0 || kept != 0) return false;
    for (const Transfer& move : moves) {
      if (seating_.IsLocked(move.application, move.from)) return false;
      if (panel_rules_.ChangeOf(move.application, seating_.JudgesOf(move.application), move.from,
                                move.to) > 0) {
        return false;
      }
    }
    if (judge_rules_.Empty()) return true;
    const std::vector<int64_t> alike(problem_.judges.size(), 1);
    return judge_rules_.ChangeOf(moves, alike).breaches <= 0;
  }

  // Whether the two may exchange judges at no cost in total; most may not.
  bool KeepsTotal(const Pair& one, const Pair& other) const {
    const int64_t first = problem_.AffinityOf({one.application, other.judge});
    const int64_t second = problem_.AffinityOf({other.application, one.judge});
    return first + second == int64_t{problem_.AffinityOf(one)} + problem_.AffinityOf(other);
  }

  // A load given from one judge to another keeps the sum of squares only when they change places.
  bool KeepsLoads(int32_t from, int32_t to) const {
    const Judge& fewer = problem_.judges[static_cast<size_t>(from)];
    const Judge& more = problem_.judges[static_cast<size_t>(to)];
    return seating_.LoadOf(from) == seating_.LoadOf(to) + 1 &&
           seating_.LoadOf(from) > fewer.lowest_load && seating_.LoadOf(to) < more.highest_load;
  }

  int64_t DrawOfMoves(std::span<const Transfer> moves) const {
    int64_t draw = 0;
    for (const Transfer& move : moves) {
      const std::string& application = problem_.applications[static_cast<size_t>(move.application)];
      draw += DrawOf(problem_.seed, application, problem_.judges[static_cast<size_t>(move.to)].id);
      draw -=
          DrawOf(problem_.seed, application, problem_.judges[static_cast<size_t>(move.from)].id);
    }
    return draw;
  }

  void Consider(Merger candidate, std::vector<Merger>& found) {
    const std::vector<Transfer> moves = MovesOf(candidate);
    if (!CostsNothing(moves)) return;
    candidate.draw = DrawOfMoves(moves);
    found.push_back(candidate);
  }

  std::vector<Merger> Find(const std::vector<int32_t>& groups) {
    std::vector<Merger> found;
    const auto group_of = [&](int32_t judge) { return groups[static_cast<size_t>(judge)]; };
    for (size_t first = 0; first < pairs_.size(); ++first) {
      const Pair one = pairs_[first];
      for (int32_t judge = 0; judge < static_cast<int32_t>(groups.size()); ++judge) {
        if (group_of(judge) < 0 || group_of(judge) == group_of(one.judge)) continue;
        ++looks_;
        if (KeepsLoads(one.judge, judge)) Consider({0, first, -1, judge}, found);
      }
      for (size_t second = first + 1; second < pairs_.size(); ++second) {
        const Pair other = pairs_[second];
        if (group_of(other.judge) == group_of(one.judge)) continue;
        ++looks_;
        if (!KeepsTotal(one, other)) continue;
        Consider({0, first, static_cast<int64_t>(second), -1}, found);
      }
      if (looks_ > kMostLooks || found.size() > kMostMergers) break;
    }
    return found;
  }

  const Problem& problem_;
  std::vector<Pair> pairs_;
  Seating seating_;
  PanelRules panel_rules_;
  JudgeRules judge_rules_;
  std::vector<int64_t> least_sums_;
  int64_t looks_ = 0;
};

}  // namespace

int64_t GroupsOf(const Problem& problem, const std::vector<Pair>& pairs) {
  const std::vector<int32_t> groups = GroupOfJudges(problem, pairs);
  int64_t count = 0;
  for (size_t judge = 0; judge < groups.size(); ++judge) {
    if (groups[judge] == static_cast<int32_t>(judge)) ++count;
  }
  return count;
}

std::vector<Pair> JoinGroups(const Problem& problem, const Classes& classes,
                             std::vector<Pair> pairs) {
  // Only applications with two judges or more connect any.
  const auto same = [](const Pair& a, const Pair& b) { return a.application == b.application; };
  if (std::adjacent_find(pairs.begin(), pairs.end(), same) == pairs.end()) return pairs;
  if (GroupsOf(problem, pairs) < 2) return pairs;
  Joining joining(problem, classes, std::move(pairs));
  while (joining.JoinOnce()) {
  }
  return joining.Take();
}

}  // namespace award::scoring::panel
