// Judges: parse, call the workflow, convert.
#include "server/service/judges.h"

#include <optional>
#include <utility>
#include <vector>

#include "server/base/status_macros.h"
#include "server/service/convert.h"
#include "server/service/convert_judging.h"
#include "server/service/etag.h"
#include "server/service/page.h"
#include "server/service/resource_name.h"
#include "server/service/update_mask.h"
#include "server/workflow/judge_withdrawals.h"
#include "server/workflow/judges.h"

namespace award::service {
namespace {

absl::StatusOr<v1::Judge> ConvertedJudge(const absl::StatusOr<Judge>& judge) {
  RETURN_IF_ERROR(judge.status());
  return JudgeToProto(*judge);
}

}  // namespace

absl::StatusOr<v1::Judge> CreateJudge(const workflow::Context& context,
                                      storage::WriteTransaction& transaction,
                                      const v1::CreateJudgeRequest& request) {
  const v1::Judge& stated = request.judge();
  Judge judge;
  ASSIGN_OR_RETURN(judge.season, ParseSeason("parent", request.parent()));
  if (request.judge_id().empty()) return FieldRequired("judge_id");
  judge.id = JudgeId(request.judge_id());
  ASSIGN_OR_RETURN(judge.person, ParsePerson("judge.person", stated.person()));
  judge.outside = stated.outside();
  if (!stated.agency().empty()) {
    ASSIGN_OR_RETURN(judge.agency, ParseAgency("judge.agency", stated.agency()));
  }
  ASSIGN_OR_RETURN(judge.gender, FromProto<Gender>("judge.gender", stated.gender()));
  judge.expertise = ExpertiseFromProto(stated.expertise());
  judge.load_min = stated.load_min();
  judge.load_max = stated.load_max();
  judge.organisation = stated.organisation();
  judge.seniority = stated.seniority();
  return ConvertedJudge(workflow::CreateJudge(context, transaction, std::move(judge)));
}

absl::StatusOr<v1::Judge> GetJudge(const workflow::Context& context,
                                   const storage::ReadTransaction& transaction,
                                   const v1::GetJudgeRequest& request) {
  ASSIGN_OR_RETURN(const JudgeKey key, ParseJudge("name", request.name()));
  return ConvertedJudge(workflow::GetJudge(context, transaction, key.season, key.judge));
}

absl::StatusOr<v1::ListJudgesResponse> ListJudges(const workflow::Context& context,
                                                  const storage::ReadTransaction& transaction,
                                                  const v1::ListJudgesRequest& request) {
  ASSIGN_OR_RETURN(const SeasonId season, ParseSeason("parent", request.parent()));
  ASSIGN_OR_RETURN(const Page page, Page::Of(request));
  ASSIGN_OR_RETURN(
      const std::vector<Judge> judges,
      workflow::ListJudges(context, transaction, season, page.After<JudgeId>(), page.limit()));
  v1::ListJudgesResponse response;
  for (const Judge& judge : page.Rows(judges)) *response.add_judges() = JudgeToProto(judge);
  response.set_next_page_token(
      page.NextToken(judges, [](const Judge& judge) { return judge.id.value(); }));
  return response;
}

absl::StatusOr<v1::Judge> UpdateJudge(const workflow::Context& context,
                                      storage::WriteTransaction& transaction,
                                      const v1::UpdateJudgeRequest& request) {
  const v1::Judge& stated = request.judge();
  ASSIGN_OR_RETURN(const JudgeKey key, ParseJudge("judge.name", stated.name()));
  ASSIGN_OR_RETURN(const UpdateMask mask, UpdateMask::Of(request.update_mask(), stated,
                                                         {"expertise", "load_min", "load_max",
                                                          "organisation", "seniority"}));
  ASSIGN_OR_RETURN(const std::optional<int64_t> etag, ParseEtag(stated.etag()));
  workflow::JudgeUpdate update;
  if (mask.Has("expertise")) update.expertise = ExpertiseFromProto(stated.expertise());
  if (mask.Has("load_min")) update.load_min = stated.load_min();
  if (mask.Has("load_max")) update.load_max = stated.load_max();
  if (mask.Has("organisation")) update.organisation = stated.organisation();
  if (mask.Has("seniority")) update.seniority = stated.seniority();
  return ConvertedJudge(
      workflow::UpdateJudge(context, transaction, key.season, key.judge, std::move(update), etag));
}

absl::StatusOr<v1::Judge> CompleteDeclaration(const workflow::Context& context,
                                              storage::WriteTransaction& transaction,
                                              const v1::CompleteDeclarationRequest& request) {
  ASSIGN_OR_RETURN(const JudgeKey key, ParseJudge("name", request.name()));
  ASSIGN_OR_RETURN(const std::optional<int64_t> etag, ParseEtag(request.etag()));
  return ConvertedJudge(
      workflow::CompleteDeclaration(context, transaction, key.season, key.judge, etag));
}

absl::StatusOr<v1::Judge> WithdrawJudge(const workflow::Context& context,
                                        storage::WriteTransaction& transaction,
                                        const v1::WithdrawJudgeRequest& request) {
  ASSIGN_OR_RETURN(const JudgeKey key, ParseJudge("name", request.name()));
  ASSIGN_OR_RETURN(const std::optional<int64_t> etag, ParseEtag(request.etag()));
  return ConvertedJudge(
      workflow::WithdrawJudge(context, transaction, key.season, key.judge, request.reason(), etag));
}

absl::StatusOr<v1::Judge> RestoreJudge(const workflow::Context& context,
                                       storage::WriteTransaction& transaction,
                                       const v1::RestoreJudgeRequest& request) {
  ASSIGN_OR_RETURN(const JudgeKey key, ParseJudge("name", request.name()));
  ASSIGN_OR_RETURN(const std::optional<int64_t> etag, ParseEtag(request.etag()));
  return ConvertedJudge(workflow::RestoreJudge(context, transaction, key.season, key.judge, etag));
}

}  // namespace award::service
