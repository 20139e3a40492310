// Everything that decides an assignment plan, read at once.
#ifndef AWARD_SERVER_WORKFLOW_ASSIGNMENT_INPUTS_H_
#define AWARD_SERVER_WORKFLOW_ASSIGNMENT_INPUTS_H_

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "server/base/digest.h"
#include "server/model/application.h"
#include "server/model/judging.h"
#include "server/model/season.h"
#include "server/storage/sqlite.h"

namespace award::workflow {

using PairKey = std::pair<ApplicationId, JudgeId>;

struct AssignmentInputs {
  Season season;
  Round round = Round::kFirst;
  // Whether as little as possible of the plan in force is to change; in the round itself always.
  bool keep = false;
  std::string given_affinities;           // affinity.csv, when somebody gave it; otherwise empty.
  std::vector<Application> applications;  // Those of the round, by id.
  // The panel by id; of those withdrawn only who has begun sheets that stay.
  std::vector<Judge> judges;
  std::map<AgencyId, AgencyId> heads;   // The first-level agency of each agency concerned.
  std::vector<Conflict> conflicts;      // With these applications, by judge and application.
  std::vector<Preference> preferences;  // Of and on these.
  std::set<PairKey> locks;              // Set by the staff and possible; not the started ones.
  std::set<PairKey> started;            // Assigned, with a sheet in force.
  std::optional<AssignmentPlan> base;   // The plan in force, with seats.
  std::set<PairKey> active;             // Its seats that are still assigned.

  // 0: every judge without a conflict.
  int32_t judges_per_application() const;
  bool InConflict(const PairKey& pair) const { return conflicting.count(pair) > 0; }

  std::set<PairKey> conflicting;  // The pairs of `conflicts`.
};

// `keep` is set when the round is open.
absl::StatusOr<AssignmentInputs> ReadAssignmentInputs(const storage::ReadTransaction& transaction,
                                                      const Season& season, Round round);

// The SHA-256 of all that decides the plan but the sheets begun, which a judge may write while the
// plan is reviewed.
base::Digest InputsDigest(const AssignmentInputs& inputs);

// Σ level × weight in basis points over the dimensions of the category, 0..30 000. Points are
// brought to basis points, rounded down.
int32_t AffinityOf(const Judge& judge, const Category& category);

// The files of the problem as `award plan` reads them, without a certificate.
PlanDocuments MakeProblemFiles(const AssignmentInputs& inputs);

}  // namespace award::workflow

#endif  // AWARD_SERVER_WORKFLOW_ASSIGNMENT_INPUTS_H_
