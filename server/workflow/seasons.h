// Seasons: creating, announcing, advancing, rescheduling, ending.
#ifndef AWARD_SERVER_WORKFLOW_SEASONS_H_
#define AWARD_SERVER_WORKFLOW_SEASONS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "server/model/season.h"
#include "server/storage/sqlite.h"
#include "server/workflow/context.h"

namespace award::workflow {

// Which parts of a season an update replaces.
struct SeasonUpdate {
  std::optional<std::string> display_name;
  std::optional<Rules> rules;
  std::optional<Schedule> schedule;
};

absl::StatusOr<Season> CreateSeason(const Context& context, storage::WriteTransaction& transaction,
                                    Season season);
absl::StatusOr<Season> GetSeason(const storage::ReadTransaction& transaction,
                                 const SeasonId& season);
// Newest first; after `after` (exclusive) when given, at most `limit`.
absl::StatusOr<std::vector<Season>> ListSeasons(const storage::ReadTransaction& transaction,
                                                const std::optional<SeasonId>& after, int limit);
absl::StatusOr<Season> UpdateSeason(const Context& context, storage::WriteTransaction& transaction,
                                    const SeasonId& season, SeasonUpdate update,
                                    std::optional<int64_t> etag);
absl::StatusOr<Season> AnnounceSeason(const Context& context,
                                      storage::WriteTransaction& transaction,
                                      const SeasonId& season, std::optional<int64_t> etag);
// `state` must be the next stage. REQUIREMENTS_MISSING names everything that is missing.
absl::StatusOr<Season> AdvanceSeason(const Context& context, storage::WriteTransaction& transaction,
                                     const SeasonId& season, SeasonState state,
                                     std::optional<int64_t> etag);
absl::StatusOr<Season> RescheduleSeason(const Context& context,
                                        storage::WriteTransaction& transaction,
                                        const SeasonId& season, const Schedule& schedule,
                                        std::string_view reason, std::optional<int64_t> etag);
absl::StatusOr<Season> VoidSeason(const Context& context, storage::WriteTransaction& transaction,
                                  const SeasonId& season, std::string_view reason,
                                  std::optional<int64_t> etag);

// The season, in one of `stages`. NOT_FOUND, WRONG_STATE.
absl::StatusOr<Season> LoadSeasonIn(const storage::ReadTransaction& transaction,
                                    const SeasonId& season,
                                    std::initializer_list<SeasonState> stages,
                                    std::string_view verb);

}  // namespace award::workflow

#endif  // AWARD_SERVER_WORKFLOW_SEASONS_H_
