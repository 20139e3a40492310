// Carries a plan over to a changed problem by ids, and measures how much the next plan moves.
#include "scoring/panel/change/replacement.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

#include "absl/status/status.h"
#include "scoring/panel/change/updating.h"
#include "scoring/panel/position.h"

namespace award::scoring::panel {

namespace {

bool IsAmong(const std::vector<Pair>& pairs, Pair pair) {
  return std::binary_search(pairs.begin(), pairs.end(), pair);
}

// Positions of one problem in another, by id; -1 for what is not there.
struct Translation {
  std::vector<int32_t> applications;
  std::vector<int32_t> judges;

  std::optional<Pair> Of(Pair pair) const {
    const Pair translated{applications[At(pair.application)], judges[At(pair.judge)]};
    if (translated.application < 0 || translated.judge < 0) return std::nullopt;
    return translated;
  }
};

Translation Translate(const Problem& from, const Problem& to) {
  Translation translation;
  translation.applications.reserve(from.applications.size());
  for (const std::string& id : from.applications) {
    translation.applications.push_back(to.FindApplication(id).value_or(-1));
  }
  translation.judges.reserve(from.judges.size());
  for (const Judge& judge : from.judges) {
    translation.judges.push_back(to.FindJudge(judge.id).value_or(-1));
  }
  return translation;
}

// Places that pairs which cannot move leave to others.
struct Room {
  std::vector<int64_t> seats;
  std::vector<int64_t> loads;

  bool For(Pair pair) const { return seats[At(pair.application)] > 0 && loads[At(pair.judge)] > 0; }
};

Room RoomBeside(const std::vector<Pair>& locks, const Problem& problem) {
  Room room;
  room.seats.assign(problem.seats.begin(), problem.seats.end());
  for (const Judge& judge : problem.judges) room.loads.push_back(judge.highest_load);
  for (const Pair lock : locks) {
    --room.seats[At(lock.application)];
    --room.loads[At(lock.judge)];
  }
  return room;
}

// Counted from the side of the applications and from that of the judges; both are lower bounds.
int64_t CountLostSeats(const Problem& problem) {
  std::vector<int64_t> panels(problem.applications.size(), 0);
  std::vector<int64_t> loads(problem.judges.size(), 0);
  for (const Pair pair : problem.kept) {
    ++panels[At(pair.application)];
    ++loads[At(pair.judge)];
  }
  int64_t in_panels = 0;
  for (size_t a = 0; a < panels.size(); ++a) {
    in_panels += std::min<int64_t>(panels[a], problem.seats[a]);
  }
  int64_t in_loads = 0;
  for (size_t j = 0; j < loads.size(); ++j) {
    in_loads += std::min<int64_t>(loads[j], problem.judges[j].highest_load);
  }
  return std::max<int64_t>(0, problem.SeatCount() - std::min(in_panels, in_loads));
}

}  // namespace

absl::StatusOr<Replacement> CarryOver(const Problem& present, const std::vector<Pair>& pairs,
                                      const std::vector<Pair>& started, Problem next) {
  const Translation translation = Translate(present, next);
  for (const Pair pair : started) {
    if (!IsAmong(pairs, pair)) {
      return absl::InvalidArgumentError("a started pair is not part of the plan");
    }
    const std::optional<Pair> lock = translation.Of(pair);
    if (lock.has_value() && !next.InConflict(*lock)) next.locks.push_back(*lock);
  }
  std::sort(next.locks.begin(), next.locks.end());
  next.locks.erase(std::unique(next.locks.begin(), next.locks.end()), next.locks.end());
  const Room room = RoomBeside(next.locks, next);
  Replacement replacement;
  next.kept.clear();
  for (const Pair pair : pairs) {
    const std::optional<Pair> translated = translation.Of(pair);
    if (translated.has_value() && !next.InConflict(*translated) &&
        (IsAmong(next.locks, *translated) || room.For(*translated))) {
      next.kept.push_back(*translated);
    } else {
      replacement.lost.push_back(NamesOf(present, {pair}).front());
    }
  }
  std::sort(next.kept.begin(), next.kept.end());
  replacement.lost_seats = CountLostSeats(next);
  replacement.problem = std::move(next);
  return replacement;
}

absl::StatusOr<Replacement> Replace(const Problem& present, const std::vector<Pair>& pairs,
                                    const std::vector<Pair>& started,
                                    const std::vector<Update>& updates) {
  absl::StatusOr<Problem> next = Updated(present, started, updates);
  if (!next.ok()) return next.status();
  return CarryOver(present, pairs, started, *std::move(next));
}

Start StartOf(const Problem& present, const Plan& plan, const Problem& next) {
  Start start;
  const Translation translation = Translate(present, next);
  for (const Pair pair : plan.pairs) {
    const std::optional<Pair> translated = translation.Of(pair);
    if (translated.has_value() && !next.InConflict(*translated)) {
      start.pairs.push_back(*translated);
    }
  }
  std::sort(start.pairs.begin(), start.pairs.end());
  if (present.decimals != next.decimals ||
      plan.certificate.prices.size() != present.judges.size()) {
    return start;
  }
  start.prices.assign(next.judges.size(), 0);
  for (size_t j = 0; j < present.judges.size(); ++j) {
    const int32_t to = translation.judges[j];
    const std::vector<Price>& prices = plan.certificate.prices[j];
    if (to >= 0 && !prices.empty()) start.prices[At(to)] = prices[0][kTotalPrice];
  }
  return start;
}

Effort EffortOf(const Replacement& replacement, const Plan& plan) {
  const std::vector<Pair>& kept = replacement.problem.kept;
  std::map<int32_t, std::vector<int32_t>> left;    // By judge: applications.
  std::map<int32_t, std::vector<int32_t>> joined;  // Likewise.
  Effort effort;
  effort.lost_seats = replacement.lost_seats;
  for (const Pair pair : plan.pairs) {
    if (IsAmong(kept, pair)) continue;
    ++effort.new_pairs;
    joined[pair.judge].push_back(pair.application);
  }
  for (const Pair pair : kept) {
    if (!IsAmong(plan.pairs, pair)) left[pair.judge].push_back(pair.application);
  }
  for (const auto& [judge, from] : left) {
    const std::vector<int32_t>& to = joined[judge];
    for (size_t i = 0; i < from.size(); ++i) {
      effort.moves.push_back({judge, from[i], i < to.size() ? to[i] : -1});
    }
  }
  effort.fewest = effort.moves.empty();
  for (const TierResult& result : plan.tiers) {
    if (result.tier == Tier::kChanges && result.bound == result.value) effort.fewest = true;
  }
  return effort;
}

}  // namespace award::scoring::panel
