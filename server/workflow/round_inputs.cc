// Everything that is counted in a round.
#include "server/workflow/round_inputs.h"

#include <algorithm>
#include <limits>

#include "server/base/status_macros.h"
#include "server/storage/applications.h"
#include "server/storage/assignments.h"
#include "server/storage/conflicts.h"
#include "server/storage/judges.h"
#include "server/storage/resolutions.h"
#include "server/storage/sheets.h"

namespace award::workflow {

const Application* RoundInputs::FindApplication(const ApplicationId& application) const {
  const auto found = std::find_if(applications.begin(), applications.end(),
                                  [&](const Application& a) { return a.id == application; });
  return found == applications.end() ? nullptr : &*found;
}

absl::StatusOr<RoundInputs> ReadRoundInputs(const storage::ReadTransaction& transaction,
                                            const Season& season, Round round) {
  RoundInputs inputs;
  ASSIGN_OR_RETURN(inputs.applications, storage::ListApplicationsOf(transaction, season.id));
  std::erase_if(inputs.applications, [&](const Application& application) {
    return round == Round::kFirst ? !IsInFirstRound(application.state)
                                  : !IsInFinalRound(application.state);
  });
  const auto outside = [&](const auto& row) { return !inputs.FindApplication(row.application); };
  ASSIGN_OR_RETURN(inputs.judges, storage::ListPanel(transaction, season.id));
  ASSIGN_OR_RETURN(inputs.assignments, storage::ListAssignmentsOf(transaction, season.id, round));
  std::erase_if(inputs.assignments, outside);
  std::erase_if(inputs.assignments, [](const Assignment& assignment) {
    return assignment.state == AssignmentState::kReleased;
  });
  ASSIGN_OR_RETURN(inputs.conflicts, storage::ListConflictsOf(transaction, season.id));
  std::erase_if(inputs.conflicts, outside);
  ASSIGN_OR_RETURN(std::vector<Sheet> sheets,
                   storage::ListSheetsInForce(transaction, season.id, round));
  for (Sheet& sheet : sheets) {
    if (outside(sheet)) continue;
    const std::pair key(sheet.application, sheet.judge);
    inputs.sheets.emplace(key, std::move(sheet));
  }
  ASSIGN_OR_RETURN(inputs.resolutions, storage::ListResolutions(transaction, season.id, 0,
                                                                std::numeric_limits<int>::max()));
  std::erase_if(inputs.resolutions, [&](const Resolution& resolution) {
    return resolution.round != round || (resolution.kind != ResolutionKind::kDivergence &&
                                         resolution.kind != ResolutionKind::kTie);
  });
  return inputs;
}

base::Digest InputsDigest(const Season& season, Round round, const RoundInputs& inputs) {
  base::Canonical bytes("round-inputs/1");
  bytes.Text(season.id.value()).Text(NameOf(round));
  bytes.Bytes(season.rules_digest ? season.rules_digest->Bytes() : "");
  bytes.List(inputs.applications.size());
  for (const Application& application : inputs.applications) bytes.Text(application.id.value());
  bytes.List(inputs.assignments.size());
  for (const Assignment& assignment : inputs.assignments) {
    bytes.Text(assignment.application.value()).Text(assignment.judge.value());
    bytes.Text(NameOf(assignment.state));
  }
  bytes.List(inputs.conflicts.size());
  for (const Conflict& conflict : inputs.conflicts) {
    bytes.Text(conflict.application.value()).Text(conflict.judge.value());
    bytes.Text(NameOf(conflict.ground));
  }
  bytes.List(inputs.sheets.size());
  for (const auto& [key, sheet] : inputs.sheets) {
    bytes.Text(key.first.value()).Text(key.second.value()).Int(sheet.version);
    bytes.Text(NameOf(sheet.state)).Bytes(sheet.digest ? sheet.digest->Bytes() : "");
  }
  bytes.List(inputs.resolutions.size());
  for (const Resolution& resolution : inputs.resolutions) bytes.Text(resolution.id.value());
  return bytes.Digest();
}

}  // namespace award::workflow
