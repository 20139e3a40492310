// From plans and their explanations to the contract's messages.
#ifndef AWARD_SERVER_SERVICE_CONVERT_PLAN_H_
#define AWARD_SERVER_SERVICE_CONVERT_PLAN_H_

#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "award/v1/assignment.pb.h"
#include "award/v1/lock.pb.h"
#include "award/v1/preference.pb.h"
#include "google/protobuf/repeated_field.h"
#include "server/model/judging.h"
#include "server/workflow/assignment_explanations.h"
#include "server/workflow/assignments.h"
#include "server/workflow/plan_views.h"

namespace award::service {

// Without seats and words, as lists show it.
v1::AssignmentPlan PlanToProto(const AssignmentPlan& plan);
v1::AssignmentPlan PlanToProto(const workflow::PlanView& view);

v1::ExplainAssignmentResponse ExplanationToProto(
    const SeasonId& season, const workflow::AssignmentExplanation& explanation);
v1::GetAssignmentProblemResponse ProblemToProto(const workflow::KeptProblem& problem);

v1::Lock LockToProto(const SeatLock& lock);
v1::Preference PreferenceToProto(const Preference& preference);

// FIELD_REQUIRED, NAME_INVALID; FIELD_INVALID: a seat of another season.
absl::StatusOr<std::vector<Seat>> SeatsFromProto(
    const SeasonId& season, const google::protobuf::RepeatedPtrField<v1::Seat>& seats);

}  // namespace award::service

#endif  // AWARD_SERVER_SERVICE_CONVERT_PLAN_H_
