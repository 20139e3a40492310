// Resolutions (決議): what the committee decides on divergences, ties, shortlists and nominations,
// and the effect of each.
#ifndef AWARD_SERVER_WORKFLOW_RESOLUTIONS_H_
#define AWARD_SERVER_WORKFLOW_RESOLUTIONS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "server/model/resolution.h"
#include "server/model/season.h"
#include "server/storage/sqlite.h"
#include "server/workflow/context.h"

namespace award::workflow {

// Records a resolution and gives it effect. `judge_code` names the judge left out by EXCLUDE_JUDGE.
// The errors are those the contract names for CreateResolution.
absl::StatusOr<Resolution> CreateResolution(const Context& context,
                                            storage::WriteTransaction& transaction,
                                            Resolution resolution, const std::string& judge_code);
absl::StatusOr<Resolution> GetResolution(const storage::ReadTransaction& transaction,
                                         const SeasonId& season, const ResolutionId& resolution);
// Oldest first, after `after` (exclusive) in sequence, at most `limit`.
absl::StatusOr<std::vector<Resolution>> ListResolutions(const storage::ReadTransaction& transaction,
                                                        const SeasonId& season, int64_t after,
                                                        int limit);

// The last resolution of a kind on a category, if it rests on this tabulation.
absl::StatusOr<std::optional<Resolution>> FindAdopted(const storage::ReadTransaction& transaction,
                                                      const SeasonId& season, ResolutionKind kind,
                                                      const CategoryId& category,
                                                      const TabulationId& tabulation);

}  // namespace award::workflow

#endif  // AWARD_SERVER_WORKFLOW_RESOLUTIONS_H_
