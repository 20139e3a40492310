// Reading what decides a plan, and its digest.
#include "server/workflow/assignment_inputs.h"

#include <algorithm>
#include <limits>

#include "server/base/status_macros.h"
#include "server/storage/agencies.h"
#include "server/storage/applications.h"
#include "server/storage/assignments.h"
#include "server/storage/conflicts.h"
#include "server/storage/judges.h"
#include "server/storage/plans.h"
#include "server/storage/preferences.h"
#include "server/storage/seat_locks.h"
#include "server/storage/sheets.h"

namespace award::workflow {
namespace {

constexpr int kAll = std::numeric_limits<int>::max();

bool IsInRound(ApplicationState state, Round round) {
  return state ==
         (round == Round::kFirst ? ApplicationState::kEligible : ApplicationState::kShortlisted);
}

absl::Status ReadHeads(const storage::ReadTransaction& transaction, AssignmentInputs& inputs) {
  const auto read = [&](const AgencyId& agency) -> absl::Status {
    if (inputs.heads.count(agency) > 0) return absl::OkStatus();
    ASSIGN_OR_RETURN(const Agency loaded, storage::LoadAgency(transaction, agency));
    inputs.heads[agency] = loaded.head();
    return absl::OkStatus();
  };
  for (const Application& application : inputs.applications) {
    RETURN_IF_ERROR(read(application.agency));
  }
  for (const Judge& judge : inputs.judges) {
    if (judge.agency) RETURN_IF_ERROR(read(*judge.agency));
  }
  return absl::OkStatus();
}

// What stands of the plan in force.
absl::Status ReadPresent(const storage::ReadTransaction& transaction, AssignmentInputs& inputs) {
  ASSIGN_OR_RETURN(inputs.base,
                   storage::FindAppliedPlan(transaction, inputs.season.id, inputs.round));
  ASSIGN_OR_RETURN(const std::vector<Assignment> assignments,
                   storage::ListAssignmentsOf(transaction, inputs.season.id, inputs.round));
  for (const Assignment& assignment : assignments) {
    if (assignment.state != AssignmentState::kActive) continue;
    inputs.active.insert({assignment.application, assignment.judge});
  }
  ASSIGN_OR_RETURN(const std::vector<Sheet> sheets,
                   storage::ListSheetsInForce(transaction, inputs.season.id, inputs.round));
  for (const Sheet& sheet : sheets) {
    const PairKey pair{sheet.application, sheet.judge};
    if (inputs.active.count(pair) > 0) inputs.started.insert(pair);
  }
  return absl::OkStatus();
}

// Leaves out whom no plan can seat: those withdrawn who have begun nothing.
void DropWithdrawn(AssignmentInputs& inputs) {
  std::set<JudgeId> busy;
  for (const auto& [application, judge] : inputs.started) busy.insert(judge);
  std::erase_if(inputs.judges, [&](const Judge& judge) {
    return judge.withdraw_time && busy.count(judge.id) == 0;
  });
}

absl::Status ReadLocks(const storage::ReadTransaction& transaction, AssignmentInputs& inputs) {
  ASSIGN_OR_RETURN(const std::vector<SeatLock> locks,
                   storage::ListSeatLocks(transaction, inputs.season.id, std::nullopt, kAll));
  const auto is_there = [&](const SeatLock& lock) {
    return std::any_of(inputs.applications.begin(), inputs.applications.end(),
                       [&](const Application& a) { return a.id == lock.application; }) &&
           std::any_of(inputs.judges.begin(), inputs.judges.end(), [&](const Judge& judge) {
             return judge.id == lock.judge && !judge.withdraw_time;
           });
  };
  for (const SeatLock& lock : locks) {
    const PairKey pair{lock.application, lock.judge};
    if (lock.round != inputs.round || !is_there(lock) || inputs.InConflict(pair)) continue;
    inputs.locks.insert(pair);
  }
  return absl::OkStatus();
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
  inputs.keep = season.state ==
                (round == Round::kFirst ? SeasonState::kFirstRound : SeasonState::kFinalRound);
  ASSIGN_OR_RETURN(inputs.applications, storage::ListApplicationsOf(transaction, season.id));
  std::erase_if(inputs.applications, [&](const Application& application) {
    return !IsInRound(application.state, round);
  });
  std::set<ApplicationId> ids;
  for (const Application& application : inputs.applications) ids.insert(application.id);
  ASSIGN_OR_RETURN(inputs.judges, storage::ListPanel(transaction, season.id));
  RETURN_IF_ERROR(ReadPresent(transaction, inputs));
  std::erase_if(inputs.started, [&](const PairKey& pair) { return ids.count(pair.first) == 0; });
  DropWithdrawn(inputs);
  RETURN_IF_ERROR(ReadHeads(transaction, inputs));
  ASSIGN_OR_RETURN(inputs.conflicts, storage::ListConflictsOf(transaction, season.id));
  std::erase_if(inputs.conflicts,
                [&](const Conflict& conflict) { return ids.count(conflict.application) == 0; });
  for (const Conflict& conflict : inputs.conflicts) {
    inputs.conflicting.insert({conflict.application, conflict.judge});
  }
  ASSIGN_OR_RETURN(inputs.preferences, storage::ListPreferences(transaction, season.id,
                                                                std::nullopt, std::nullopt, kAll));
  std::erase_if(inputs.preferences,
                [&](const Preference& p) { return ids.count(p.application) == 0; });
  RETURN_IF_ERROR(ReadLocks(transaction, inputs));
  return inputs;
}

base::Digest InputsDigest(const AssignmentInputs& inputs) {
  AssignmentInputs decisive = inputs;
  std::set<JudgeId> withdrawn;
  for (const Judge& judge : inputs.judges) {
    if (judge.withdraw_time) withdrawn.insert(judge.id);
  }
  std::erase_if(decisive.started,
                [&](const PairKey& pair) { return withdrawn.count(pair.second) == 0; });
  const PlanDocuments files = MakeProblemFiles(decisive);
  base::Canonical bytes("assignment_inputs/2");
  bytes.Text(inputs.season.id.value()).Text(NameOf(inputs.round));
  bytes.Bytes(RulesDigest(inputs.season.rules).Bytes());
  if (inputs.base) {
    bytes.Text(inputs.base->id.value());
  } else {
    bytes.None();
  }
  bytes.Bytes(files.applications).Bytes(files.judges).Bytes(files.affinity).Bytes(files.rules);
  bytes.Bytes(files.locks).Bytes(files.conflicts).Bytes(files.kept);
  return bytes.Digest();
}

int32_t AffinityOf(const Judge& judge, const Category& category) {
  constexpr int64_t kWhole = 10'000;
  int64_t affinity = 0;
  for (const Expertise& expertise : judge.expertise) {
    const Dimension* dimension = category.FindDimension(expertise.dimension);
    if (dimension == nullptr) continue;
    const int64_t weight = category.total_points == 0
                               ? dimension->weight_basis_points
                               : dimension->weight_points * kWhole / category.total_points;
    affinity += expertise.level * weight;
  }
  return static_cast<int32_t>(affinity);
}

}  // namespace award::workflow
