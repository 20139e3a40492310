// Counts the round again without some of its judges. Their scored sheets become absent ones; what
// was pending stays so, since a re-scoring that somebody still owes is not over without them.
#include "scoring/insight/leave_one_out.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "absl/status/status.h"

namespace award::scoring::insight {
namespace {

// What a count says about the applications of the panel, in their order.
struct Outcome {
  std::vector<std::optional<int32_t>> places;
  std::vector<bool> first;
  std::vector<bool> admitted;
};

// Why a count has no places.
Undefined ReasonOf(const RefusedRanks& refused) {
  return refused.reason == RankRefusal::kJudgeWithOneApplication ? Undefined::kTooFewInCommon
         : refused.reason == RankRefusal::kPanelsShareNoJudge    ? Undefined::kDisconnected
                                                                 : Undefined::kTooLarge;
}

bool IsRefused(const Round& round, const Tabulation& tabulation) {
  return round.rules.method == Method::kRankSum && tabulation.refused_ranks.has_value();
}

// The round, from which judges can be taken away and given back.
class Recount {
 public:
  Recount(const Round& round, const Panel& panel) : round_(round), cells_(panel.judges.size()) {
    for (size_t a = 0; a < panel.applications.size(); ++a) {
      applications_.emplace(panel.applications[a], a);
    }
    std::unordered_map<std::string_view, size_t> judges;
    for (size_t j = 0; j < panel.judges.size(); ++j) judges.emplace(panel.judges[j], j);
    for (size_t c = 0; c < round_.cells.size(); ++c) {
      const auto judge = judges.find(round_.cells[c].judge);
      if (judge != judges.end() && round_.cells[c].state == CellState::kScored) {
        cells_[judge->second].push_back(c);
      }
    }
    judges_ = &panel.judges;
  }

  Outcome OutcomeOf(const Tabulation& tabulation) const {
    Outcome outcome;
    outcome.places.resize(applications_.size());
    outcome.first.resize(applications_.size(), false);
    outcome.admitted.resize(applications_.size(), false);
    for (const Line& line : tabulation.lines) {
      const auto found = applications_.find(line.application);
      if (found == applications_.end()) continue;
      outcome.places[found->second] = line.place;
      outcome.first[found->second] = line.place == 1;
      outcome.admitted[found->second] = line.admitted();
    }
    return outcome;
  }

  absl::StatusOr<Defined<Outcome>> Without(const std::vector<uint32_t>& judges) {
    std::vector<std::vector<int32_t>> scores;
    const std::vector<DivergenceDecision> decisions = round_.divergence_decisions;
    for (const uint32_t judge : judges) {
      for (const size_t c : cells_[judge]) {
        scores.push_back(std::move(round_.cells[c].scores));
        round_.cells[c].scores.clear();
        round_.cells[c].state = CellState::kAbsent;
      }
      auto& left = round_.divergence_decisions;
      left.erase(std::remove_if(left.begin(), left.end(),
                                [&](const DivergenceDecision& decision) {
                                  return decision.judge == (*judges_)[judge];
                                }),
                 left.end());
    }
    const absl::StatusOr<Tabulation> tabulation = Tabulate(round_);
    round_.divergence_decisions = decisions;
    size_t next = 0;
    for (const uint32_t judge : judges) {
      for (const size_t c : cells_[judge]) {
        round_.cells[c].scores = std::move(scores[next++]);
        round_.cells[c].state = CellState::kScored;
      }
    }
    if (!tabulation.ok()) return tabulation.status();
    if (IsRefused(round_, *tabulation)) {
      return Defined<Outcome>(ReasonOf(*tabulation->refused_ranks));
    }
    return Defined<Outcome>(OutcomeOf(*tabulation));
  }

 private:
  Round round_;
  std::vector<std::vector<size_t>> cells_;  // Per judge: the scored ones.
  std::unordered_map<std::string_view, size_t> applications_;
  const std::vector<std::string>* judges_ = nullptr;
};

LeftOut Compare(const Outcome& whole, Outcome rest) {
  LeftOut left;
  for (size_t a = 0; a < whole.places.size(); ++a) {
    if (!whole.places[a].has_value() || !rest.places[a].has_value()) continue;
    left.largest_shift = std::max(left.largest_shift, std::abs(*whole.places[a] - *rest.places[a]));
  }
  left.first_place_changes = whole.first != rest.first;
  left.award_set_changes = whole.admitted != rest.admitted;
  left.places = std::move(rest.places);
  return left;
}

absl::Status Stopped() { return absl::CancelledError("stopped while leaving out judges"); }

// Looks for the smallest set of judges that matters, size by size.
class Search {
 public:
  Search(const Panel& panel, Recount& recount, const Outcome& whole, const Watch& watch,
         int64_t most_removals)
      : panel_(panel),
        recount_(recount),
        whole_(whole),
        watch_(watch),
        most_removals_(most_removals) {}

  absl::StatusOr<SmallestRemoval> Run() {
    SmallestRemoval found;
    int64_t sets = 1;
    const auto judges = static_cast<int64_t>(panel_.judges.size());
    for (int64_t size = 1; size < judges; ++size) {
      sets = sets * (judges - size + 1) / size;
      if (tried_ + sets > most_removals_) break;
      found.searched = static_cast<size_t>(size);
      last_ = tried_ + sets;
      const absl::StatusOr<bool> changes = AnyChanges(found.searched, 0);
      if (!changes.ok()) return changes.status();
      if (!*changes) continue;
      found.judges = chosen_;
      break;
    }
    return found;
  }

 private:
  // Whether some set with `chosen_` and `more` of the judges from `next` on changes the award set;
  // then it is left in `chosen_`.
  absl::StatusOr<bool> AnyChanges(size_t more, uint32_t next) {
    if (more == 0) return Changes();
    for (uint32_t j = next; j + more <= panel_.judges.size(); ++j) {
      chosen_.push_back(j);
      absl::StatusOr<bool> changes = AnyChanges(more - 1, j + 1);
      if (!changes.ok() || *changes) return changes;
      chosen_.pop_back();
    }
    return false;
  }

  absl::StatusOr<bool> Changes() {
    ++tried_;
    if (watch_ && !watch_("removals of judges", tried_, last_)) return Stopped();
    if (!EveryApplicationKeepsASheet()) return false;
    const absl::StatusOr<Defined<Outcome>> rest = recount_.Without(chosen_);
    if (!rest.ok()) return rest.status();
    return rest->defined() && (**rest).admitted != whole_.admitted;
  }

  bool EveryApplicationKeepsASheet() const {
    std::vector<bool> keeps(panel_.applications.size(), false);
    for (const PanelSheet& sheet : panel_.sheets) {
      if (std::find(chosen_.begin(), chosen_.end(), sheet.judge) == chosen_.end()) {
        keeps[sheet.application] = true;
      }
    }
    return std::find(keeps.begin(), keeps.end(), false) == keeps.end();
  }

  const Panel& panel_;
  Recount& recount_;
  const Outcome& whole_;
  const Watch& watch_;
  const int64_t most_removals_;
  int64_t tried_ = 0;
  int64_t last_ = 0;
  std::vector<uint32_t> chosen_;
};

}  // namespace

absl::StatusOr<Defined<LeaveOneOut>> LeaveOneOutOf(const Round& round, const Tabulation& tabulation,
                                                   const Panel& panel, const Watch& watch) {
  using Result = Defined<LeaveOneOut>;
  if (panel.applications.size() < 2) return Result(Undefined::kTooFewApplications);
  if (panel.judges.size() < 2) return Result(Undefined::kTooFewJudges);
  if (IsRefused(round, tabulation)) return Result(ReasonOf(*tabulation.refused_ranks));
  const auto judges = static_cast<int64_t>(panel.judges.size());
  const int64_t most_recounts =
      kMostRecountedCells / std::max<int64_t>(1, static_cast<int64_t>(round.cells.size()));
  if (judges > most_recounts) return Result(Undefined::kTooLarge);
  Recount recount(round, panel);
  const Outcome whole = recount.OutcomeOf(tabulation);
  LeaveOneOut result;
  for (uint32_t j = 0; j < judges; ++j) {
    if (watch && !watch("judges left out", j, judges)) return Stopped();
    absl::StatusOr<Defined<Outcome>> rest = recount.Without({j});
    if (!rest.ok()) return rest.status();
    if (rest->defined()) {
      result.judges.emplace_back(Compare(whole, **rest));
    } else {
      result.judges.emplace_back(rest->reason());
    }
  }
  if (panel.cut > 0) {
    const absl::StatusOr<SmallestRemoval> smallest =
        Search(panel, recount, whole, watch, std::min(kMostRemovals, most_recounts)).Run();
    if (!smallest.ok()) return smallest.status();
    result.award_set = *smallest;
  }
  return Result(std::move(result));
}

}  // namespace award::scoring::insight
