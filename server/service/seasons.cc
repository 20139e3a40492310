// Seasons: parse, call the workflow, convert.
#include "server/service/seasons.h"

#include <optional>
#include <utility>
#include <vector>

#include "server/base/id.h"
#include "server/base/status_macros.h"
#include "server/service/convert.h"
#include "server/service/etag.h"
#include "server/service/page.h"
#include "server/service/resource_name.h"
#include "server/service/rules.h"
#include "server/service/update_mask.h"
#include "server/workflow/names.h"
#include "server/workflow/seasons.h"

namespace award::service {
namespace {

v1::Season SeasonToProto(const Season& season) {
  v1::Season proto;
  proto.set_name(workflow::SeasonName(season.id));
  proto.set_display_name(season.display_name);
  proto.set_state(ToProto<v1::Season::State>(season.state));
  *proto.mutable_rules() = RulesToProto(season.rules);
  proto.set_rules_digest(ToProto(season.rules_digest));
  if (season.schedule) *proto.mutable_schedule() = ScheduleToProto(*season.schedule);
  proto.set_rehearsal(season.rehearsal);
  if (season.announce_time) *proto.mutable_announce_time() = ToProto(*season.announce_time);
  *proto.mutable_create_time() = ToProto(season.create_time);
  *proto.mutable_update_time() = ToProto(season.update_time);
  proto.set_etag(FormatEtag(season.etag));
  return proto;
}

// What a verb of the workflow answered, as the contract's message.
absl::StatusOr<v1::Season> Converted(const absl::StatusOr<Season>& season) {
  RETURN_IF_ERROR(season.status());
  return SeasonToProto(*season);
}

}  // namespace

absl::StatusOr<v1::Season> CreateSeason(const workflow::Context& context,
                                        storage::WriteTransaction& transaction,
                                        const v1::CreateSeasonRequest& request) {
  if (request.season_id().empty()) return FieldRequired("season_id");
  RETURN_IF_ERROR(base::CheckId("season_id", request.season_id()));
  if (!request.season().has_rules()) return FieldRequired("season.rules");
  Season season;
  season.id = SeasonId(request.season_id());
  season.display_name = request.season().display_name();
  season.rehearsal = request.season().rehearsal();
  ASSIGN_OR_RETURN(season.rules, FromProto(request.season().rules()));
  if (request.season().has_schedule()) {
    ASSIGN_OR_RETURN(season.schedule, FromProto(request.season().schedule()));
  }
  return Converted(workflow::CreateSeason(context, transaction, std::move(season)));
}

absl::StatusOr<v1::Season> GetSeason(const workflow::Context&,
                                     const storage::ReadTransaction& transaction,
                                     const v1::GetSeasonRequest& request) {
  ASSIGN_OR_RETURN(const SeasonId season, ParseSeason("name", request.name()));
  return Converted(workflow::GetSeason(transaction, season));
}

absl::StatusOr<v1::ListSeasonsResponse> ListSeasons(const workflow::Context&,
                                                    const storage::ReadTransaction& transaction,
                                                    const v1::ListSeasonsRequest& request) {
  ASSIGN_OR_RETURN(const Page page, Page::Of(request));
  ASSIGN_OR_RETURN(const std::vector<Season> seasons,
                   workflow::ListSeasons(transaction, page.After<SeasonId>(), page.limit()));
  v1::ListSeasonsResponse response;
  for (const Season& season : page.Rows(seasons)) *response.add_seasons() = SeasonToProto(season);
  response.set_next_page_token(
      page.NextToken(seasons, [](const Season& season) { return season.id.value(); }));
  return response;
}

absl::StatusOr<v1::Season> UpdateSeason(const workflow::Context& context,
                                        storage::WriteTransaction& transaction,
                                        const v1::UpdateSeasonRequest& request) {
  ASSIGN_OR_RETURN(const SeasonId season, ParseSeason("season.name", request.season().name()));
  ASSIGN_OR_RETURN(const UpdateMask mask, UpdateMask::Of(request.update_mask(), request.season(),
                                                         {"display_name", "rules", "schedule"}));
  ASSIGN_OR_RETURN(const std::optional<int64_t> etag, ParseEtag(request.season().etag()));
  workflow::SeasonUpdate update;
  if (mask.Has("display_name")) update.display_name = request.season().display_name();
  if (mask.Has("rules")) {
    ASSIGN_OR_RETURN(update.rules, FromProto(request.season().rules()));
  }
  if (mask.Has("schedule")) {
    ASSIGN_OR_RETURN(update.schedule, FromProto(request.season().schedule()));
  }
  return Converted(workflow::UpdateSeason(context, transaction, season, std::move(update), etag));
}

absl::StatusOr<v1::Season> AnnounceSeason(const workflow::Context& context,
                                          storage::WriteTransaction& transaction,
                                          const v1::AnnounceSeasonRequest& request) {
  ASSIGN_OR_RETURN(const SeasonId season, ParseSeason("name", request.name()));
  ASSIGN_OR_RETURN(const std::optional<int64_t> etag, ParseEtag(request.etag()));
  return Converted(workflow::AnnounceSeason(context, transaction, season, etag));
}

absl::StatusOr<v1::Season> AdvanceSeason(const workflow::Context& context,
                                         storage::WriteTransaction& transaction,
                                         const v1::AdvanceSeasonRequest& request) {
  ASSIGN_OR_RETURN(const SeasonId season, ParseSeason("name", request.name()));
  ASSIGN_OR_RETURN(const SeasonState state, FromProto<SeasonState>("state", request.state()));
  ASSIGN_OR_RETURN(const std::optional<int64_t> etag, ParseEtag(request.etag()));
  return Converted(workflow::AdvanceSeason(context, transaction, season, state, etag));
}

absl::StatusOr<v1::Season> RescheduleSeason(const workflow::Context& context,
                                            storage::WriteTransaction& transaction,
                                            const v1::RescheduleSeasonRequest& request) {
  ASSIGN_OR_RETURN(const SeasonId season, ParseSeason("name", request.name()));
  if (!request.has_schedule()) return FieldRequired("schedule");
  ASSIGN_OR_RETURN(const Schedule schedule, FromProto(request.schedule()));
  ASSIGN_OR_RETURN(const std::optional<int64_t> etag, ParseEtag(request.etag()));
  return Converted(
      workflow::RescheduleSeason(context, transaction, season, schedule, request.reason(), etag));
}

absl::StatusOr<v1::Season> VoidSeason(const workflow::Context& context,
                                      storage::WriteTransaction& transaction,
                                      const v1::VoidSeasonRequest& request) {
  ASSIGN_OR_RETURN(const SeasonId season, ParseSeason("name", request.name()));
  ASSIGN_OR_RETURN(const std::optional<int64_t> etag, ParseEtag(request.etag()));
  return Converted(workflow::VoidSeason(context, transaction, season, request.reason(), etag));
}

}  // namespace award::service
