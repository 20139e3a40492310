// `award season update` and `reschedule`: some dates on the command line, the whole schedule on the
// wire. The dates that are not named are read from the season first.
#include "award/v1/season.pb.h"
#include "client/command/handlers.h"
#include "client/command/request.h"

namespace award::client {
namespace {

// Whether one of the times is not there.
bool HasGaps(const v1::Schedule& schedule) {
  for (int i = 0; i < schedule.GetDescriptor()->field_count(); ++i) {
    const auto* field = schedule.GetDescriptor()->field(i);
    if (!schedule.GetReflection()->HasField(schedule, field)) return true;
  }
  return false;
}

// The season's present schedule with the given times over it.
absl::StatusOr<v1::Schedule> Completed(Session& session, const std::string& season,
                                       const v1::Schedule& given) {
  if (!HasGaps(given)) return given;
  v1::GetSeasonRequest request;
  request.set_name(season);
  ASSIGN_OR_RETURN(const auto present,
                   session.Call<v1::Season>("SeasonService.GetSeason", request));
  v1::Schedule schedule = present.schedule();
  std::vector<const FieldDescriptor*> times;
  given.GetReflection()->ListFields(given, &times);
  // Whole times: merging would keep the old nanoseconds beside new seconds.
  for (const FieldDescriptor* time : times) {
    schedule.GetReflection()
        ->MutableMessage(&schedule, time)
        ->CopyFrom(given.GetReflection()->GetMessage(given, time));
  }
  return schedule;
}

}  // namespace

absl::Status RunSeasonUpdate(Session& session, const Command& command, const Arguments& arguments) {
  ASSIGN_OR_RETURN(const MessagePointer request, BuildRequest(session, command, arguments));
  auto& update = dynamic_cast<v1::UpdateSeasonRequest&>(*request);
  if (update.season().has_schedule()) {
    ASSIGN_OR_RETURN(*update.mutable_season()->mutable_schedule(),
                     Completed(session, update.season().name(), update.season().schedule()));
  }
  // One mask path for the whole schedule in place of one for each time.
  google::protobuf::FieldMask mask;
  bool names_schedule = false;
  for (const std::string& path : update.update_mask().paths()) {
    if (!path.starts_with("schedule")) {
      mask.add_paths(path);
    } else if (!names_schedule) {
      mask.add_paths("schedule");
      names_schedule = true;
    }
  }
  if (update.has_update_mask()) *update.mutable_update_mask() = mask;
  return CallAndShow(session, command, *request);
}

absl::Status RunSeasonReschedule(Session& session, const Command& command,
                                 const Arguments& arguments) {
  ASSIGN_OR_RETURN(const MessagePointer request, BuildRequest(session, command, arguments));
  auto& reschedule = dynamic_cast<v1::RescheduleSeasonRequest&>(*request);
  ASSIGN_OR_RETURN(*reschedule.mutable_schedule(),
                   Completed(session, reschedule.name(), reschedule.schedule()));
  return CallAndShow(session, command, *request);
}

}  // namespace award::client
