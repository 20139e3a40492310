// Handlers of CoachingService.
#include "server/service/coaching.h"

#include <charconv>
#include <vector>

#include "fmt/format.h"
#include "server/base/status_macros.h"
#include "server/service/convert.h"
#include "server/service/etag.h"
#include "server/service/page.h"
#include "server/service/resource_name.h"
#include "server/workflow/coaching.h"
#include "server/workflow/names.h"

namespace award::service {
namespace {

v1::CoachingCase CoachingCaseToProto(const CoachingCase& coaching_case) {
  v1::CoachingCase proto;
  proto.set_name(workflow::CoachingCaseName(coaching_case.season, coaching_case.id));
  proto.set_application(workflow::ApplicationName(coaching_case.season, coaching_case.application));
  proto.set_coach(workflow::PersonName(coaching_case.coach));
  proto.set_state(ToProto<v1::CoachingCase::State>(coaching_case.state));
  *proto.mutable_create_time() = ToProto(coaching_case.create_time);
  *proto.mutable_update_time() = ToProto(coaching_case.update_time);
  proto.set_etag(FormatEtag(coaching_case.etag));
  return proto;
}

v1::Advice AdviceToProto(const Advice& advice) {
  v1::Advice proto;
  proto.set_name(workflow::AdviceName(advice.season, advice.coaching_case, advice.id));
  proto.set_dimension(advice.dimension.value());
  proto.set_text(advice.text);
  proto.set_state(ToProto<v1::Advice::State>(advice.state));
  proto.set_response(advice.response);
  *proto.mutable_create_time() = ToProto(advice.create_time);
  if (advice.respond_time) *proto.mutable_respond_time() = ToProto(*advice.respond_time);
  proto.set_etag(FormatEtag(advice.etag));
  return proto;
}

}  // namespace

absl::StatusOr<v1::CoachingCase> CreateCoachingCase(const workflow::Context& context,
                                                    storage::WriteTransaction& transaction,
                                                    const v1::CreateCoachingCaseRequest& request) {
  ASSIGN_OR_RETURN(const SeasonId season, ParseSeason("parent", request.parent()));
  ASSIGN_OR_RETURN(
      const ApplicationKey application,
      ParseApplication("coaching_case.application", request.coaching_case().application()));
  if (application.season != season) {
    return FieldInvalid("coaching_case.application", "is of another season");
  }
  ASSIGN_OR_RETURN(const PersonId coach,
                   ParsePerson("coaching_case.coach", request.coaching_case().coach()));
  ASSIGN_OR_RETURN(
      const CoachingCase coaching_case,
      workflow::CreateCoachingCase(context, transaction, season, application.application, coach));
  return CoachingCaseToProto(coaching_case);
}

absl::StatusOr<v1::CoachingCase> GetCoachingCase(const workflow::Context& context,
                                                 const storage::ReadTransaction& transaction,
                                                 const v1::GetCoachingCaseRequest& request) {
  ASSIGN_OR_RETURN(const CoachingCaseKey key, ParseCoachingCase("name", request.name()));
  ASSIGN_OR_RETURN(const CoachingCase coaching_case,
                   workflow::GetCoachingCase(context, transaction, key.season, key.coaching_case));
  return CoachingCaseToProto(coaching_case);
}

absl::StatusOr<v1::ListCoachingCasesResponse> ListCoachingCases(
    const workflow::Context& context, const storage::ReadTransaction& transaction,
    const v1::ListCoachingCasesRequest& request) {
  ASSIGN_OR_RETURN(const SeasonId season, ParseSeason("parent", request.parent()));
  ASSIGN_OR_RETURN(const Page page, Page::Of(request));
  ASSIGN_OR_RETURN(const std::vector<CoachingCase> rows,
                   workflow::ListCoachingCases(context, transaction, season,
                                               page.After<CoachingCaseId>(), page.limit()));
  v1::ListCoachingCasesResponse response;
  for (const CoachingCase& coaching_case : page.Rows(rows)) {
    *response.add_coaching_cases() = CoachingCaseToProto(coaching_case);
  }
  response.set_next_page_token(
      page.NextToken(rows, [](const CoachingCase& found) { return found.id.value(); }));
  return response;
}

absl::StatusOr<v1::CoachingCase> CloseCoachingCase(const workflow::Context& context,
                                                   storage::WriteTransaction& transaction,
                                                   const v1::CloseCoachingCaseRequest& request) {
  ASSIGN_OR_RETURN(const CoachingCaseKey key, ParseCoachingCase("name", request.name()));
  ASSIGN_OR_RETURN(const std::optional<int64_t> etag, ParseEtag(request.etag()));
  ASSIGN_OR_RETURN(
      const CoachingCase coaching_case,
      workflow::CloseCoachingCase(context, transaction, key.season, key.coaching_case, etag));
  return CoachingCaseToProto(coaching_case);
}

absl::StatusOr<v1::Advice> CreateAdvice(const workflow::Context& context,
                                        storage::WriteTransaction& transaction,
                                        const v1::CreateAdviceRequest& request) {
  ASSIGN_OR_RETURN(const CoachingCaseKey key, ParseCoachingCase("parent", request.parent()));
  ASSIGN_OR_RETURN(
      const Advice advice,
      workflow::CreateAdvice(context, transaction, key.season, key.coaching_case,
                             DimensionId(request.advice().dimension()), request.advice().text()));
  return AdviceToProto(advice);
}

absl::StatusOr<v1::Advice> RespondAdvice(const workflow::Context& context,
                                         storage::WriteTransaction& transaction,
                                         const v1::RespondAdviceRequest& request) {
  ASSIGN_OR_RETURN(const AdviceKey key, ParseAdvice("name", request.name()));
  ASSIGN_OR_RETURN(const AdviceState state, FromProto<AdviceState>("state", request.state()));
  ASSIGN_OR_RETURN(const std::optional<int64_t> etag, ParseEtag(request.etag()));
  ASSIGN_OR_RETURN(const Advice advice,
                   workflow::RespondAdvice(context, transaction, key.season, key.coaching_case,
                                           key.advice, state, request.response(), etag));
  return AdviceToProto(advice);
}

absl::StatusOr<v1::ListAdviceResponse> ListAdvice(const workflow::Context& context,
                                                  const storage::ReadTransaction& transaction,
                                                  const v1::ListAdviceRequest& request) {
  ASSIGN_OR_RETURN(const CoachingCaseKey key, ParseCoachingCase("parent", request.parent()));
  ASSIGN_OR_RETURN(const Page page, Page::Of(request));
  int32_t after = 0;
  if (page.after()) {
    std::from_chars(page.after()->data(), page.after()->data() + page.after()->size(), after);
  }
  ASSIGN_OR_RETURN(const std::vector<Advice> rows,
                   workflow::ListAdvice(context, transaction, key.season, key.coaching_case, after,
                                        page.limit()));
  v1::ListAdviceResponse response;
  for (const Advice& advice : page.Rows(rows)) *response.add_advice() = AdviceToProto(advice);
  response.set_next_page_token(
      page.NextToken(rows, [](const Advice& advice) { return fmt::to_string(advice.position); }));
  return response;
}

}  // namespace award::service
