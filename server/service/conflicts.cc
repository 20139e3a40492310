// Conflicts: parse, call the workflow, convert.
#include "server/service/conflicts.h"

#include <vector>

#include "server/base/status_macros.h"
#include "server/service/convert.h"
#include "server/service/convert_judging.h"
#include "server/service/page.h"
#include "server/service/resource_name.h"
#include "server/workflow/conflicts.h"

namespace award::service {

absl::StatusOr<v1::Conflict> CreateConflict(const workflow::Context& context,
                                            storage::WriteTransaction& transaction,
                                            const v1::CreateConflictRequest& request) {
  ASSIGN_OR_RETURN(const SeasonId season, ParseSeason("parent", request.parent()));
  const v1::Conflict& stated = request.conflict();
  ASSIGN_OR_RETURN(const JudgeKey judge, ParseJudge("conflict.judge", stated.judge()));
  ASSIGN_OR_RETURN(const ApplicationKey application,
                   ParseApplication("conflict.application", stated.application()));
  RETURN_IF_ERROR(CheckSameSeason("conflict.judge", season, judge.season));
  RETURN_IF_ERROR(CheckSameSeason("conflict.application", season, application.season));
  workflow::ConflictStatement statement;
  statement.judge = judge.judge;
  statement.application = application.application;
  ASSIGN_OR_RETURN(statement.ground, FromProto<ConflictGround>("conflict.ground", stated.ground()));
  statement.statement = stated.statement();
  ASSIGN_OR_RETURN(const Conflict conflict,
                   workflow::CreateConflict(context, transaction, season, statement));
  return ConflictToProto(conflict);
}

absl::StatusOr<v1::Conflict> GetConflict(const workflow::Context& context,
                                         const storage::ReadTransaction& transaction,
                                         const v1::GetConflictRequest& request) {
  ASSIGN_OR_RETURN(const ConflictKey key, ParseConflict("name", request.name()));
  ASSIGN_OR_RETURN(const Conflict conflict,
                   workflow::GetConflict(context, transaction, key.season, key.conflict));
  return ConflictToProto(conflict);
}

absl::StatusOr<v1::ListConflictsResponse> ListConflicts(const workflow::Context& context,
                                                        const storage::ReadTransaction& transaction,
                                                        const v1::ListConflictsRequest& request) {
  ASSIGN_OR_RETURN(const SeasonId season, ParseSeason("parent", request.parent()));
  ASSIGN_OR_RETURN(const Page page, Page::Of(request));
  ASSIGN_OR_RETURN(const std::vector<Conflict> conflicts,
                   workflow::ListConflicts(context, transaction, season, page.After<ConflictId>(),
                                           page.limit()));
  v1::ListConflictsResponse response;
  for (const Conflict& conflict : page.Rows(conflicts)) {
    *response.add_conflicts() = ConflictToProto(conflict);
  }
  response.set_next_page_token(
      page.NextToken(conflicts, [](const Conflict& conflict) { return conflict.id.value(); }));
  return response;
}

}  // namespace award::service
