// An application that comes or goes shifts the positions of all behind it: rows, scopes, members,
// locks and grounds are listed anew.
#include "scoring/panel/change/updating.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "absl/status/status.h"
#include "fmt/format.h"

#include "scoring/panel/position.h"

namespace award::scoring::panel {

namespace {

absl::Status Unknown(std::string_view kind, std::string_view id) {
  return absl::NotFoundError(fmt::format("no {} {}", kind, id));
}

// Where an application goes, -1: away.
using Places = std::vector<int32_t>;

std::vector<int32_t> Moved(const std::vector<int32_t>& positions, const Places& places) {
  std::vector<int32_t> moved;
  for (const int32_t position : positions) {
    if (places[At(position)] >= 0) moved.push_back(places[At(position)]);
  }
  return moved;
}

std::vector<Pair> Moved(const std::vector<Pair>& pairs, const Places& places) {
  std::vector<Pair> moved;
  for (const Pair pair : pairs) {
    const int32_t place = places[At(pair.application)];
    if (place >= 0) moved.push_back({place, pair.judge});
  }
  return moved;
}

void Include(std::vector<int32_t>& positions, int32_t position) {
  const auto at = std::lower_bound(positions.begin(), positions.end(), position);
  if (at == positions.end() || *at != position) positions.insert(at, position);
}

// A scope that rules of both sides use is listed once for each side, so that the applications of
// one can change and the judges of the other cannot.
void SeparateScopes(Problem& problem) {
  std::vector<std::vector<int32_t>> scopes;
  std::vector<int32_t> of_application(problem.scopes.size(), -1);
  std::vector<int32_t> of_judge(problem.scopes.size(), -1);
  for (Rule& rule : problem.rules) {
    int32_t& place = (rule.each == Each::kApplication ? of_application : of_judge)[At(rule.scope)];
    if (place < 0) {
      place = static_cast<int32_t>(scopes.size());
      scopes.push_back(problem.scopes[At(rule.scope)]);
    }
    rule.scope = place;
  }
  problem.scopes = std::move(scopes);
}

// `places` keeps the order.
void MoveApplications(Problem& problem, const Places& places) {
  SeparateScopes(problem);
  std::vector<bool> moved(problem.scopes.size(), false);
  for (Rule& rule : problem.rules) {
    if (rule.each == Each::kJudge) {
      rule.members = Moved(rule.members, places);
    } else if (!moved[At(rule.scope)]) {
      moved[At(rule.scope)] = true;
      problem.scopes[At(rule.scope)] = Moved(problem.scopes[At(rule.scope)], places);
    }
  }
  problem.locks = Moved(problem.locks, places);
  problem.kept = Moved(problem.kept, places);
  std::vector<Ground> grounds;
  for (Ground& ground : problem.grounds) {
    ground.pair.application = places[At(ground.pair.application)];
    if (ground.pair.application >= 0) grounds.push_back(std::move(ground));
  }
  problem.grounds = std::move(grounds);
}

Places SamePlaces(const Problem& problem) {
  Places places(problem.applications.size());
  for (size_t a = 0; a < places.size(); ++a) places[a] = static_cast<int32_t>(a);
  return places;
}

class Updater {
 public:
  Updater(Problem& problem, std::vector<NamedPair> started)
      : problem_(problem), started_(std::move(started)) {}

  absl::Status operator()(const DropOut& update) {
    const std::optional<int32_t> judge = problem_.FindJudge(update.judge);
    if (!judge.has_value()) return Unknown("judge", update.judge);
    std::erase_if(problem_.locks, [judge](const Pair& lock) { return lock.judge == *judge; });
    dropped_.push_back(*judge);
    return absl::OkStatus();
  }

  absl::Status operator()(const LateConflict& update) {
    const std::optional<int32_t> application = problem_.FindApplication(update.pair.application);
    if (!application.has_value()) return Unknown("application", update.pair.application);
    const std::optional<int32_t> judge = problem_.FindJudge(update.pair.judge);
    if (!judge.has_value()) return Unknown("judge", update.pair.judge);
    const Pair pair{*application, *judge};
    problem_.affinity[problem_.Cell(pair)] = kConflict;
    std::erase(problem_.locks, pair);
    const auto at = std::lower_bound(
        problem_.grounds.begin(), problem_.grounds.end(), pair,
        [](const Ground& ground, const Pair& sought) { return ground.pair < sought; });
    if (at != problem_.grounds.end() && at->pair == pair) {
      at->text = update.ground;
    } else {
      problem_.grounds.insert(at, {pair, update.ground});
    }
    return absl::OkStatus();
  }

  absl::Status operator()(const NewLoad& update) {
    const std::optional<int32_t> judge = problem_.FindJudge(update.judge);
    if (!judge.has_value()) return Unknown("judge", update.judge);
    if (update.lowest < 0 || update.lowest > update.highest) {
      return absl::InvalidArgumentError(
          fmt::format("judge {} cannot have a load of {} to {}; the lowest is 0 or more and not "
                      "above the highest",
                      update.judge, update.lowest, update.highest));
    }
    std::erase(dropped_, *judge);
    problem_.judges[At(*judge)].lowest_load = update.lowest;
    problem_.judges[At(*judge)].highest_load = update.highest;
    return absl::OkStatus();
  }

  absl::Status operator()(const NewApplication& update) {
    if (problem_.FindApplication(update.id).has_value()) {
      return absl::InvalidArgumentError(fmt::format("application {} is there already", update.id));
    }
    if (update.affinity.size() != problem_.judges.size()) {
      return absl::InvalidArgumentError(
          fmt::format("application {} has {} affinities for {} judges", update.id,
                      update.affinity.size(), problem_.judges.size()));
    }
    std::optional<int32_t> like;
    if (!update.like.empty()) {
      like = problem_.FindApplication(update.like);
      if (!like.has_value()) return Unknown("application", update.like);
    }
    const auto at =
        std::lower_bound(problem_.applications.begin(), problem_.applications.end(), update.id);
    const auto place = static_cast<int32_t>(at - problem_.applications.begin());
    Places places = SamePlaces(problem_);
    for (size_t a = At(place); a < places.size(); ++a) ++places[a];
    MoveApplications(problem_, places);
    problem_.applications.insert(at, update.id);
    problem_.seats.insert(problem_.seats.begin() + place, update.seats);
    const auto row = static_cast<std::ptrdiff_t>(problem_.Cell({place, 0}));
    problem_.affinity.insert(problem_.affinity.begin() + row, update.affinity.begin(),
                             update.affinity.end());
    if (like.has_value()) ShareRules(places[At(*like)], place);
    return absl::OkStatus();
  }

  absl::Status operator()(const Withdrawn& update) {
    const std::optional<int32_t> application = problem_.FindApplication(update.application);
    if (!application.has_value()) return Unknown("application", update.application);
    Places places = SamePlaces(problem_);
    places[At(*application)] = -1;
    for (size_t a = At(*application) + 1; a < places.size(); ++a) --places[a];
    MoveApplications(problem_, places);
    problem_.applications.erase(problem_.applications.begin() + *application);
    problem_.seats.erase(problem_.seats.begin() + *application);
    const auto row = static_cast<std::ptrdiff_t>(problem_.Cell({*application, 0}));
    const auto from = problem_.affinity.begin() + row;
    problem_.affinity.erase(from, from + static_cast<std::ptrdiff_t>(problem_.judges.size()));
    return absl::OkStatus();
  }

  // Judges who dropped out have what they started, and owe no rule anything more.
  void Finish() {
    if (dropped_.empty()) return;
    SeparateScopes(problem_);
    for (const int32_t judge : dropped_) {
      problem_.judges[At(judge)].lowest_load = 0;
      problem_.judges[At(judge)].highest_load = CountStarted(judge);
      for (const Rule& rule : problem_.rules) {
        if (rule.each == Each::kJudge) std::erase(problem_.scopes[At(rule.scope)], judge);
      }
    }
  }

 private:
  int32_t CountStarted(int32_t judge) const {
    int32_t count = 0;
    for (const NamedPair& pair : started_) {
      if (pair.judge != problem_.judges[At(judge)].id) continue;
      const std::optional<int32_t> application = problem_.FindApplication(pair.application);
      if (application.has_value() && !problem_.InConflict({*application, judge})) ++count;
    }
    return count;
  }

  void ShareRules(int32_t like, int32_t place) {
    for (Rule& rule : problem_.rules) {
      std::vector<int32_t>& positions =
          rule.each == Each::kApplication ? problem_.scopes[At(rule.scope)] : rule.members;
      if (std::binary_search(positions.begin(), positions.end(), like)) Include(positions, place);
    }
  }

  Problem& problem_;
  const std::vector<NamedPair> started_;
  std::vector<int32_t> dropped_;
};

}  // namespace

absl::StatusOr<Problem> Updated(const Problem& present, const std::vector<Pair>& started,
                                const std::vector<Update>& updates) {
  Problem problem = present;
  Updater updater(problem, NamesOf(present, started));
  for (const Update& update : updates) {
    if (absl::Status status = std::visit(updater, update); !status.ok()) return status;
  }
  updater.Finish();
  return problem;
}

}  // namespace award::scoring::panel
