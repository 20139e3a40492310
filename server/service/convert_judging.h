// From the model's panel to the contract's messages: judges, conflicts, assignments, sheets.
#ifndef AWARD_SERVER_SERVICE_CONVERT_JUDGING_H_
#define AWARD_SERVER_SERVICE_CONVERT_JUDGING_H_

#include <optional>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "award/v1/assignment.pb.h"
#include "award/v1/conflict.pb.h"
#include "award/v1/judge.pb.h"
#include "award/v1/sheet.pb.h"
#include "google/protobuf/repeated_field.h"
#include "server/model/judging.h"
#include "server/storage/assignments.h"
#include "server/workflow/sheet_content.h"
#include "server/workflow/sheet_views.h"

namespace award::service {

v1::Judge JudgeToProto(const Judge& judge);
v1::Conflict ConflictToProto(const Conflict& conflict);
v1::Assignment AssignmentToProto(const storage::TitledAssignment& row);
v1::Sheet SheetToProto(const workflow::SheetView& view);

std::vector<Expertise> ExpertiseFromProto(
    const google::protobuf::RepeatedPtrField<v1::Expertise>& expertise);
std::vector<workflow::StatedScore> ScoresFromProto(
    const google::protobuf::RepeatedPtrField<v1::ItemScore>& scores);
std::vector<DimensionComment> CommentsFromProto(
    const google::protobuf::RepeatedPtrField<v1::DimensionComment>& comments);

// The round that a list is narrowed to; nothing when it is not. FIELD_INVALID.
absl::StatusOr<std::optional<Round>> RoundFilter(v1::Round round);

// FIELD_INVALID unless a resource that a field names is of the same season as the request.
absl::Status CheckSameSeason(std::string_view field, const SeasonId& season, const SeasonId& named);

}  // namespace award::service

#endif  // AWARD_SERVER_SERVICE_CONVERT_JUDGING_H_
