// The panel's messages, field by field.
#include "server/service/convert_judging.h"

#include <string>
#include <utility>

#include "server/base/status_macros.h"
#include "server/service/convert.h"
#include "server/service/etag.h"
#include "server/workflow/names.h"

namespace award::service {

v1::Judge JudgeToProto(const Judge& judge) {
  v1::Judge proto;
  proto.set_name(workflow::JudgeName(judge.season, judge.id));
  proto.set_person(workflow::PersonName(judge.person));
  proto.set_display_name(judge.display_name);
  proto.set_code(judge.code);
  proto.set_outside(judge.outside);
  if (judge.agency) proto.set_agency(workflow::AgencyName(*judge.agency));
  proto.set_gender(ToProto<v1::Judge::Gender>(judge.gender));
  for (const Expertise& expertise : judge.expertise) {
    v1::Expertise* row = proto.add_expertise();
    row->set_dimension(expertise.dimension.value());
    row->set_level(expertise.level);
  }
  proto.set_load_min(judge.load_min);
  proto.set_load_max(judge.load_max);
  proto.set_organisation(judge.organisation);
  proto.set_seniority(judge.seniority);
  if (judge.declare_time) *proto.mutable_declare_time() = ToProto(*judge.declare_time);
  if (judge.withdraw_time) *proto.mutable_withdraw_time() = ToProto(*judge.withdraw_time);
  proto.set_withdraw_reason(judge.withdraw_reason);
  *proto.mutable_create_time() = ToProto(judge.create_time);
  *proto.mutable_update_time() = ToProto(judge.update_time);
  proto.set_etag(FormatEtag(judge.etag));
  return proto;
}

v1::Conflict ConflictToProto(const Conflict& conflict) {
  v1::Conflict proto;
  proto.set_name(workflow::ConflictName(conflict.season, conflict.id));
  proto.set_judge(workflow::JudgeName(conflict.season, conflict.judge));
  proto.set_application(workflow::ApplicationName(conflict.season, conflict.application));
  proto.set_ground(ToProto<v1::Conflict::Ground>(conflict.ground));
  proto.set_origin(ToProto<v1::Conflict::Origin>(conflict.origin));
  proto.set_statement(conflict.statement);
  *proto.mutable_create_time() = ToProto(conflict.create_time);
  return proto;
}

v1::Assignment AssignmentToProto(const storage::TitledAssignment& row) {
  const Assignment& assignment = row.assignment;
  v1::Assignment proto;
  proto.set_name(workflow::AssignmentName(assignment.season, assignment.application,
                                          assignment.round, assignment.judge));
  proto.set_judge(workflow::JudgeName(assignment.season, assignment.judge));
  proto.set_application(workflow::ApplicationName(assignment.season, assignment.application));
  proto.set_title(row.title);
  proto.set_round(ToProto<v1::Round>(assignment.round));
  proto.set_state(ToProto<v1::Assignment::State>(assignment.state));
  proto.set_sheet(workflow::SheetName(assignment.season, assignment.judge, assignment.application,
                                      assignment.round));
  return proto;
}

v1::Sheet SheetToProto(const workflow::SheetView& view) {
  const Sheet& sheet = view.sheet;
  const int version = sheet.state == SheetState::kSuperseded ? sheet.version : 0;
  v1::Sheet proto;
  proto.set_name(
      workflow::SheetName(sheet.season, sheet.judge, sheet.application, sheet.round, version));
  proto.set_application(workflow::ApplicationName(sheet.season, sheet.application));
  proto.set_round(ToProto<v1::Round>(sheet.round));
  proto.set_revision(sheet.revision);
  proto.set_state(ToProto<v1::Sheet::State>(sheet.state));
  proto.set_version(sheet.version);
  for (const ItemScore& score : sheet.scores) {
    v1::ItemScore* row = proto.add_scores();
    row->set_item(score.item.value());
    row->set_score(DecimalFromHundredths(score.score));
  }
  for (const DimensionComment& comment : sheet.comments) {
    v1::DimensionComment* row = proto.add_comments();
    row->set_dimension(comment.dimension.value());
    for (const std::string& text : comment.strengths) row->add_strengths(text);
    for (const std::string& text : comment.improvements) row->add_improvements(text);
  }
  proto.set_total(view.total);
  proto.set_reason(sheet.reason);
  proto.set_digest(ToProto(sheet.digest));
  if (sheet.submit_time) *proto.mutable_submit_time() = ToProto(*sheet.submit_time);
  *proto.mutable_update_time() = ToProto(sheet.update_time);
  proto.set_etag(FormatEtag(sheet.etag));
  return proto;
}

std::vector<Expertise> ExpertiseFromProto(
    const google::protobuf::RepeatedPtrField<v1::Expertise>& expertise) {
  std::vector<Expertise> rows;
  for (const v1::Expertise& row : expertise) {
    rows.push_back({DimensionId(row.dimension()), row.level()});
  }
  return rows;
}

std::vector<workflow::StatedScore> ScoresFromProto(
    const google::protobuf::RepeatedPtrField<v1::ItemScore>& scores) {
  std::vector<workflow::StatedScore> rows;
  rows.reserve(static_cast<size_t>(scores.size()));
  for (const v1::ItemScore& score : scores) rows.push_back({ItemId(score.item()), score.score()});
  return rows;
}

std::vector<DimensionComment> CommentsFromProto(
    const google::protobuf::RepeatedPtrField<v1::DimensionComment>& comments) {
  std::vector<DimensionComment> rows;
  for (const v1::DimensionComment& comment : comments) {
    DimensionComment& row = rows.emplace_back();
    row.dimension = DimensionId(comment.dimension());
    row.strengths.assign(comment.strengths().begin(), comment.strengths().end());
    row.improvements.assign(comment.improvements().begin(), comment.improvements().end());
  }
  return rows;
}

absl::StatusOr<std::optional<Round>> RoundFilter(v1::Round round) {
  if (round == v1::ROUND_UNSPECIFIED) return std::nullopt;
  ASSIGN_OR_RETURN(const Round known, FromProto<Round>("round", round));
  return known;
}

absl::Status CheckSameSeason(std::string_view field, const SeasonId& season,
                             const SeasonId& named) {
  if (season == named) return absl::OkStatus();
  return FieldInvalid(field, "is of another season");
}

}  // namespace award::service
