// The handlers of SeasonService. The errors are those the contract names, and those of a shape that
// cannot be read: NAME_INVALID, FIELD_REQUIRED, FIELD_INVALID.
#ifndef AWARD_SERVER_SERVICE_SEASONS_H_
#define AWARD_SERVER_SERVICE_SEASONS_H_

#include "absl/status/statusor.h"
#include "award/v1/season.pb.h"
#include "server/storage/sqlite.h"
#include "server/workflow/context.h"

namespace award::service {

absl::StatusOr<v1::Season> CreateSeason(const workflow::Context& context,
                                        storage::WriteTransaction& transaction,
                                        const v1::CreateSeasonRequest& request);
absl::StatusOr<v1::Season> GetSeason(const workflow::Context& context,
                                     const storage::ReadTransaction& transaction,
                                     const v1::GetSeasonRequest& request);
absl::StatusOr<v1::ListSeasonsResponse> ListSeasons(const workflow::Context& context,
                                                    const storage::ReadTransaction& transaction,
                                                    const v1::ListSeasonsRequest& request);
absl::StatusOr<v1::Season> UpdateSeason(const workflow::Context& context,
                                        storage::WriteTransaction& transaction,
                                        const v1::UpdateSeasonRequest& request);
absl::StatusOr<v1::Season> AnnounceSeason(const workflow::Context& context,
                                          storage::WriteTransaction& transaction,
                                          const v1::AnnounceSeasonRequest& request);
absl::StatusOr<v1::Season> AdvanceSeason(const workflow::Context& context,
                                         storage::WriteTransaction& transaction,
                                         const v1::AdvanceSeasonRequest& request);
absl::StatusOr<v1::Season> RescheduleSeason(const workflow::Context& context,
                                            storage::WriteTransaction& transaction,
                                            const v1::RescheduleSeasonRequest& request);
absl::StatusOr<v1::Season> VoidSeason(const workflow::Context& context,
                                      storage::WriteTransaction& transaction,
                                      const v1::VoidSeasonRequest& request);

}  // namespace award::service

#endif  // AWARD_SERVER_SERVICE_SEASONS_H_
