// Builds the problem, reads the answer, words what blocks it.
#include "server/workflow/assignment_problem.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <variant>

#include "fmt/format.h"
#include "scoring/panel_before/assign.h"
#include "server/base/error.h"
#include "server/base/status_macros.h"
#include "server/storage/applications.h"
#include "server/storage/conflicts.h"
#include "server/storage/judges.h"
#include "server/workflow/names.h"

namespace award::workflow {
namespace {

using base::Reason;
namespace panel = award::scoring::panel_before;

using PairKey = std::pair<ApplicationId, JudgeId>;

bool IsInRound(ApplicationState state, Round round) {
  return state ==
         (round == Round::kFirst ? ApplicationState::kEligible : ApplicationState::kShortlisted);
}

// Decides between otherwise equal plans. Fixed by season and round, so that nobody can draw until
// the plan pleases them.
uint64_t SeedOf(const AssignmentInputs& inputs) {
  const base::Digest digest = base::Canonical("assignment_seed/1")
                                  .Text(inputs.season.id.value())
                                  .Text(NameOf(inputs.round))
                                  .Digest();
  uint64_t seed = 0;
  for (const char byte : digest.Bytes().substr(0, 8)) {
    seed = (seed << 8) | static_cast<unsigned char>(byte);
  }
  return seed;
}

absl::StatusOr<std::map<PairKey, int32_t>> Affinities(const AssignmentInputs& inputs) {
  std::map<PairKey, int32_t> affinities;
  for (const Application& application : inputs.applications) {
    const Category* category = inputs.season.rules.FindCategory(application.category);
    if (category == nullptr) {
      return base::Error(Reason::kInternal, "An application is in no category of its season.");
    }
    for (const Judge& judge : inputs.judges) {
      affinities[{application.id, judge.id}] = AffinityOf(judge, *category);
    }
  }
  return affinities;
}

panel::Problem MakeProblem(const AssignmentInputs& inputs,
                           const std::map<PairKey, int32_t>& affinities) {
  panel::Problem problem;
  for (const Application& application : inputs.applications) {
    problem.applications.push_back(application.id.value());
  }
  for (const Judge& judge : inputs.judges) {
    problem.judges.push_back({judge.id.value(), judge.outside, judge.load_min, judge.load_max});
  }
  problem.judges_per_application = inputs.judges_per_application();
  problem.outside_per_application = inputs.season.rules.outside_judges_min;
  for (const Conflict& conflict : inputs.conflicts) {
    problem.conflicts.push_back({conflict.application.value(), conflict.judge.value()});
  }
  for (const auto& [pair, affinity] : affinities) {
    problem.affinities.push_back({pair.first.value(), pair.second.value(), affinity});
  }
  problem.seed = SeedOf(inputs);
  return problem;
}

std::string_view WordOf(panel::BlockedBy by) {
  switch (by) {
    case panel::BlockedBy::kLocks:
      return "LOCKS";
    case panel::BlockedBy::kApplication:
      return "APPLICATION";
    case panel::BlockedBy::kPanel:
      return "PANEL";
    case panel::BlockedBy::kGroup:
      return "GROUP";
    case panel::BlockedBy::kLowestLoads:
      return "LOWEST_LOADS";
  }
  return "";
}

absl::Status Infeasible(const AssignmentInputs& inputs, const panel::Blocked& blocked) {
  const SeasonId& season = inputs.season.id;
  std::vector<base::Violation> violations;
  for (const std::string& id : blocked.applications) {
    violations.push_back({Reason::kAssignmentInfeasible, ApplicationName(season, ApplicationId(id)),
                          fmt::format("Application {} cannot be given its judges.", id)});
  }
  for (const std::string& id : blocked.judges) {
    violations.push_back({Reason::kAssignmentInfeasible, JudgeName(season, JudgeId(id)),
                          fmt::format("Judge {} is one of those it depends on.", id)});
  }
  if (violations.empty()) {
    violations.push_back({Reason::kAssignmentInfeasible, SeasonName(season), blocked.text});
  }
  return base::ErrorWithViolations(Reason::kAssignmentInfeasible, blocked.text,
                                   {{"blocked_by", std::string(WordOf(blocked.by))},
                                    {"outside", blocked.outside ? "true" : "false"},
                                    {"wanted", fmt::format("{}", blocked.wanted)},
                                    {"available", fmt::format("{}", blocked.available)},
                                    {"conflicts", fmt::format("{}", blocked.conflicts)}},
                                   std::move(violations));
}

// Every judge without a conflict on every application.
absl::StatusOr<AssignmentPlan> SeatEverybody(const AssignmentInputs& inputs,
                                             const std::map<PairKey, int32_t>& affinities,
                                             AssignmentPlan plan) {
  std::set<PairKey> conflicts;
  for (const Conflict& conflict : inputs.conflicts) {
    conflicts.insert({conflict.application, conflict.judge});
  }
  const int32_t outside_min = inputs.season.rules.outside_judges_min;
  for (const Application& application : inputs.applications) {
    panel::Blocked blocked;
    blocked.by = panel::BlockedBy::kApplication;
    int64_t seats = 0;
    int64_t outside = 0;
    for (const Judge& judge : inputs.judges) {
      const PairKey pair{application.id, judge.id};
      if (conflicts.count(pair) > 0) {
        ++blocked.conflicts;
        continue;
      }
      plan.seats.push_back({application.id, judge.id, affinities.at(pair)});
      plan.affinity_total += affinities.at(pair);
      blocked.judges.push_back(judge.id.value());
      ++seats;
      if (judge.outside) ++outside;
    }
    if (seats >= 1 && outside >= outside_min) continue;
    blocked.outside = seats >= 1;
    blocked.wanted = blocked.outside ? outside_min : 1;
    blocked.available = blocked.outside ? outside : 0;
    blocked.applications = {application.id.value()};
    blocked.text = fmt::format("Application {} needs {} judges{}; {} have no conflict.",
                               application.id.value(), blocked.wanted,
                               blocked.outside ? " from outside" : "", blocked.available);
    return Infeasible(inputs, blocked);
  }
  plan.affinity_bound = plan.affinity_total;
  return plan;
}

}  // namespace

int32_t AssignmentInputs::judges_per_application() const {
  return round == Round::kFirst ? season.rules.first_round_judges : season.rules.final_round_judges;
}

absl::StatusOr<AssignmentInputs> ReadAssignmentInputs(const storage::ReadTransaction& transaction,
                                                      const Season& season, Round round) {
  AssignmentInputs inputs;
  inputs.season = season;
  inputs.round = round;
  ASSIGN_OR_RETURN(inputs.applications, storage::ListApplicationsOf(transaction, season.id));
  std::erase_if(inputs.applications, [&](const Application& application) {
    return !IsInRound(application.state, round);
  });
  ASSIGN_OR_RETURN(inputs.judges, storage::ListPanel(transaction, season.id));
  std::set<ApplicationId> ids;
  for (const Application& application : inputs.applications) ids.insert(application.id);
  ASSIGN_OR_RETURN(inputs.conflicts, storage::ListConflictsOf(transaction, season.id));
  std::erase_if(inputs.conflicts,
                [&](const Conflict& conflict) { return ids.count(conflict.application) == 0; });
  return inputs;
}

base::Digest InputsDigest(const AssignmentInputs& inputs) {
  base::Canonical bytes("assignment_inputs/1");
  bytes.Text(inputs.season.id.value()).Text(NameOf(inputs.round));
  bytes.Bytes(RulesDigest(inputs.season.rules).Bytes());
  bytes.List(inputs.applications.size());
  for (const Application& application : inputs.applications) {
    bytes.Text(application.id.value()).Text(application.category.value());
  }
  bytes.List(inputs.judges.size());
  for (const Judge& judge : inputs.judges) {
    bytes.Text(judge.id.value()).Bool(judge.outside).Int(judge.load_min).Int(judge.load_max);
    bytes.List(judge.expertise.size());
    for (const Expertise& expertise : judge.expertise) {
      bytes.Text(expertise.dimension.value()).Int(expertise.level);
    }
  }
  std::set<PairKey> pairs;  // One pair may have several grounds.
  for (const Conflict& conflict : inputs.conflicts) {
    pairs.insert({conflict.application, conflict.judge});
  }
  bytes.List(pairs.size());
  for (const auto& [application, judge] : pairs) {
    bytes.Text(application.value()).Text(judge.value());
  }
  return bytes.Digest();
}

int32_t AffinityOf(const Judge& judge, const Category& category) {
  int32_t affinity = 0;
  for (const Expertise& expertise : judge.expertise) {
    const Dimension* dimension = category.FindDimension(expertise.dimension);
    if (dimension != nullptr) affinity += expertise.level * dimension->weight_basis_points;
  }
  return affinity;
}

absl::StatusOr<AssignmentPlan> FillPlan(const AssignmentInputs& inputs, AssignmentPlan plan) {
  using Affinity = std::map<PairKey, int32_t>;
  ASSIGN_OR_RETURN(const Affinity affinities, Affinities(inputs));
  if (inputs.judges_per_application() == 0) {
    return SeatEverybody(inputs, affinities, std::move(plan));
  }
  const panel::Problem problem = MakeProblem(inputs, affinities);
  using Answer = std::variant<panel::Plan, panel::Blocked>;
  const absl::StatusOr<Answer> answer = panel::Assign(problem);
  if (!answer.ok()) {
    return base::Error(Reason::kInternal, std::string(answer.status().message()));
  }
  if (const auto* blocked = std::get_if<panel::Blocked>(&*answer)) {
    return Infeasible(inputs, *blocked);
  }
  const panel::Plan& best = std::get<panel::Plan>(*answer);
  if (const absl::Status proof = panel::CheckPlan(problem, best); !proof.ok()) {
    return base::Error(Reason::kInternal, std::string(proof.message()));
  }
  for (const panel::Pair& pair : best.pairs) {
    const PairKey key{ApplicationId(pair.application), JudgeId(pair.judge)};
    plan.seats.push_back({key.first, key.second, affinities.at(key)});
  }
  plan.affinity_total = best.total_affinity;
  plan.affinity_bound = best.total_affinity;
  plan.prices = best.prices;
  return plan;
}

}  // namespace award::workflow
