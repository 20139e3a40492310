// Field by field, in the order of the contract.
#include "server/service/convert_plan.h"

#include <string>

#include "fmt/format.h"
#include "server/base/status_macros.h"
#include "server/service/convert.h"
#include "server/service/convert_judging.h"
#include "server/service/etag.h"
#include "server/service/resource_name.h"
#include "server/workflow/names.h"

namespace award::service {
namespace {

v1::Seat SeatToProto(const SeasonId& season, const Seat& seat) {
  v1::Seat proto;
  proto.set_application(workflow::ApplicationName(season, seat.application));
  proto.set_judge(workflow::JudgeName(season, seat.judge));
  proto.set_affinity(seat.affinity);
  return proto;
}

void AddSentences(const std::vector<scoring::Sentences>& lines,
                  google::protobuf::RepeatedPtrField<v1::Sentence>& proto) {
  for (const scoring::Sentences& line : lines) {
    v1::Sentence& row = *proto.Add();
    row.set_zh_tw(line.zh_tw);
    row.set_en(line.en);
  }
}

void AddReview(const AssignmentPlan& plan, v1::AssignmentPlan& proto) {
  if (!plan.proposer.empty()) proto.set_proposer(workflow::PersonName(plan.proposer));
  if (plan.review_person) proto.set_review_person(workflow::PersonName(*plan.review_person));
  proto.set_review_note(plan.review_note);
  if (plan.review_time) *proto.mutable_review_time() = ToProto(*plan.review_time);
  if (plan.base) proto.set_base_plan(workflow::PlanName(plan.season, *plan.base));
}

}  // namespace

v1::AssignmentPlan PlanToProto(const AssignmentPlan& plan) {
  v1::AssignmentPlan proto;
  proto.set_name(workflow::PlanName(plan.season, plan.id));
  proto.set_round(ToProto<v1::Round>(plan.round));
  proto.set_state(ToProto<v1::AssignmentPlan::State>(plan.state));
  for (const Seat& seat : plan.seats) *proto.add_seats() = SeatToProto(plan.season, seat);
  proto.set_affinity_total(plan.affinity_total);
  for (const PlanTier& tier : plan.tiers) {
    v1::TierResult& row = *proto.add_tiers();
    row.set_tier(ToProto<v1::TierResult::Tier>(tier.tier));
    row.set_value(tier.value);
    if (tier.bound) row.set_bound(*tier.bound);
    if (tier.bound && tier.tier == AssignmentTier::kTotal) proto.set_affinity_bound(*tier.bound);
  }
  proto.set_inputs_digest(plan.inputs_digest.Hex());
  *proto.mutable_create_time() = ToProto(plan.create_time);
  if (plan.apply_time) *proto.mutable_apply_time() = ToProto(*plan.apply_time);
  proto.set_etag(FormatEtag(plan.etag));
  proto.set_imported(plan.imported);
  AddReview(plan, proto);
  return proto;
}

v1::AssignmentPlan PlanToProto(const workflow::PlanView& view) {
  const SeasonId& season = view.plan.season;
  v1::AssignmentPlan proto = PlanToProto(view.plan);
  proto.set_affinity_decimals(view.decimals);
  for (size_t i = 0; i < view.tier_sentences.size(); ++i) {
    v1::TierResult& row = *proto.mutable_tiers(static_cast<int>(i));
    row.set_sentence_zh_tw(view.tier_sentences[i].zh_tw);
    row.set_sentence_en(view.tier_sentences[i].en);
  }
  for (const Seat& seat : view.added) *proto.add_added_seats() = SeatToProto(season, seat);
  for (const Seat& seat : view.removed) *proto.add_removed_seats() = SeatToProto(season, seat);
  AddSentences(view.change_sentences, *proto.mutable_change_sentences());
  return proto;
}

v1::ExplainAssignmentResponse ExplanationToProto(
    const SeasonId& season, const workflow::AssignmentExplanation& explanation) {
  v1::ExplainAssignmentResponse proto;
  proto.set_seated(explanation.seated);
  proto.set_affinity(explanation.affinity);
  proto.set_rank(static_cast<int32_t>(explanation.rank));
  proto.set_load(static_cast<int32_t>(explanation.load));
  for (const Seat& seat : explanation.panel) *proto.add_panel() = SeatToProto(season, seat);
  AddSentences(explanation.sentences, *proto.mutable_sentences());
  AddSentences(explanation.otherwise, *proto.mutable_otherwise_sentences());
  return proto;
}

v1::GetAssignmentProblemResponse ProblemToProto(const workflow::KeptProblem& problem) {
  v1::GetAssignmentProblemResponse proto;
  proto.set_assignment_plan(workflow::PlanName(problem.plan.season, problem.plan.id));
  proto.set_applications(problem.files.applications);
  proto.set_judges(problem.files.judges);
  proto.set_affinity(problem.files.affinity);
  proto.set_rules(problem.files.rules);
  proto.set_locks(problem.files.locks);
  proto.set_conflicts(problem.files.conflicts);
  proto.set_kept(problem.files.kept);
  proto.set_plan(problem.plan_csv);
  proto.set_certificate(problem.files.certificate);
  for (const std::string& argument : problem.arguments) proto.add_arguments(argument);
  return proto;
}

v1::Lock LockToProto(const SeatLock& lock) {
  v1::Lock proto;
  proto.set_name(workflow::LockName(lock.season, lock.application, lock.round, lock.judge));
  proto.set_round(ToProto<v1::Round>(lock.round));
  proto.set_application(workflow::ApplicationName(lock.season, lock.application));
  proto.set_judge(workflow::JudgeName(lock.season, lock.judge));
  proto.set_reason(lock.reason);
  proto.set_person(workflow::PersonName(lock.person));
  *proto.mutable_create_time() = ToProto(lock.create_time);
  return proto;
}

v1::Preference PreferenceToProto(const Preference& preference) {
  v1::Preference proto;
  proto.set_name(
      workflow::PreferenceName(preference.season, preference.judge, preference.application));
  proto.set_judge(workflow::JudgeName(preference.season, preference.judge));
  proto.set_application(workflow::ApplicationName(preference.season, preference.application));
  proto.set_wish(ToProto<v1::Preference::Wish>(preference.wish));
  *proto.mutable_update_time() = ToProto(preference.update_time);
  return proto;
}

absl::StatusOr<std::vector<Seat>> SeatsFromProto(
    const SeasonId& season, const google::protobuf::RepeatedPtrField<v1::Seat>& seats) {
  std::vector<Seat> rows;
  for (int i = 0; i < seats.size(); ++i) {
    const std::string field = fmt::format("assignment_plan.seats[{}]", i);
    ASSIGN_OR_RETURN(const ApplicationKey application,
                     ParseApplication(field + ".application", seats[i].application()));
    ASSIGN_OR_RETURN(const JudgeKey judge, ParseJudge(field + ".judge", seats[i].judge()));
    RETURN_IF_ERROR(CheckSameSeason(field + ".application", season, application.season));
    RETURN_IF_ERROR(CheckSameSeason(field + ".judge", season, judge.season));
    rows.push_back({application.application, judge.judge});
  }
  return rows;
}

}  // namespace award::service
