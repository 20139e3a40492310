// Rules and schedules, from the contract to the model and back.
#ifndef AWARD_SERVER_SERVICE_RULES_H_
#define AWARD_SERVER_SERVICE_RULES_H_

#include "absl/status/statusor.h"
#include "award/v1/rules.pb.h"
#include "award/v1/season.pb.h"
#include "server/model/rules.h"
#include "server/model/season.h"

namespace award::service {

v1::Rules RulesToProto(const Rules& rules);
// FIELD_REQUIRED, FIELD_INVALID, SCORE_…: a field that cannot be read, by its path. Whether the
// rules make sense is the workflow's question.
absl::StatusOr<Rules> FromProto(const v1::Rules& rules);

v1::Schedule ScheduleToProto(const Schedule& schedule);
// FIELD_REQUIRED: a time is absent. FIELD_INVALID: one is not a time.
absl::StatusOr<Schedule> FromProto(const v1::Schedule& schedule);

}  // namespace award::service

#endif  // AWARD_SERVER_SERVICE_RULES_H_
