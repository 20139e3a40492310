// Everything that is counted in a round, read at once, and its digest.
#ifndef AWARD_SERVER_WORKFLOW_ROUND_INPUTS_H_
#define AWARD_SERVER_WORKFLOW_ROUND_INPUTS_H_

#include <map>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "server/base/digest.h"
#include "server/model/application.h"
#include "server/model/judging.h"
#include "server/model/resolution.h"
#include "server/model/season.h"
#include "server/model/sheet.h"
#include "server/storage/sqlite.h"

namespace award::workflow {

struct RoundInputs {
  std::vector<Application> applications;  // Those in the round, by id.
  std::vector<Judge> judges;              // The whole panel, by id.
  std::vector<Assignment> assignments;    // Of those applications, by application and judge.
  std::vector<Conflict> conflicts;        // Of those applications.
  // In force, by application and judge.
  std::map<std::pair<ApplicationId, JudgeId>, Sheet> sheets;
  std::vector<Resolution> resolutions;  // On divergences and ties of the round, in sequence.

  const Application* FindApplication(const ApplicationId& application) const;
};

absl::StatusOr<RoundInputs> ReadRoundInputs(const storage::ReadTransaction& transaction,
                                            const Season& season, Round round);

// The SHA-256 of all of it: two rounds with the same digest count to the same tabulation.
base::Digest InputsDigest(const Season& season, Round round, const RoundInputs& inputs);

}  // namespace award::workflow

#endif  // AWARD_SERVER_WORKFLOW_ROUND_INPUTS_H_
