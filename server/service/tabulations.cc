// Handlers of TabulationService.
#include "server/service/tabulations.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "server/base/status_macros.h"
#include "server/service/convert.h"
#include "server/service/convert_judging.h"
#include "server/service/convert_tabulation.h"
#include "server/service/page.h"
#include "server/service/resource_name.h"
#include "server/service/rules.h"
#include "server/workflow/names.h"
#include "server/workflow/rank_explanations.h"
#include "server/workflow/tabulation_reports.h"
#include "server/workflow/tabulations.h"

namespace award::service {

absl::StatusOr<v1::Tabulation> CreateTabulation(const workflow::Context& context,
                                                storage::WriteTransaction& transaction,
                                                const v1::CreateTabulationRequest& request) {
  ASSIGN_OR_RETURN(const SeasonId season, ParseSeason("parent", request.parent()));
  ASSIGN_OR_RETURN(const Round round,
                   FromProto<Round>("tabulation.round", request.tabulation().round()));
  ASSIGN_OR_RETURN(const workflow::TabulationView view,
                   workflow::CreateTabulation(context, transaction, season, round));
  return TabulationToProto(view);
}

absl::StatusOr<v1::Tabulation> GetTabulation(const workflow::Context& context,
                                             const storage::ReadTransaction& transaction,
                                             const v1::GetTabulationRequest& request) {
  ASSIGN_OR_RETURN(const TabulationKey key, ParseTabulation("name", request.name()));
  ASSIGN_OR_RETURN(const workflow::TabulationView view,
                   workflow::GetTabulation(context, transaction, key.season, key.tabulation));
  return TabulationToProto(view);
}

absl::StatusOr<v1::ListTabulationsResponse> ListTabulations(
    const workflow::Context& context, const storage::ReadTransaction& transaction,
    const v1::ListTabulationsRequest& request) {
  ASSIGN_OR_RETURN(const SeasonId season, ParseSeason("parent", request.parent()));
  ASSIGN_OR_RETURN(const Page page, Page::Of(request));
  ASSIGN_OR_RETURN(const std::vector<workflow::TabulationView> rows,
                   workflow::ListTabulations(context, transaction, season,
                                             page.After<TabulationId>(), page.limit()));
  v1::ListTabulationsResponse response;
  for (const workflow::TabulationView& view : page.Rows(rows)) {
    *response.add_tabulations() = TabulationToProto(view);
  }
  response.set_next_page_token(page.NextToken(
      rows, [](const workflow::TabulationView& view) { return view.tabulation.id.value(); }));
  return response;
}

absl::StatusOr<v1::ExplainRankResponse> ExplainRank(const workflow::Context& context,
                                                    const storage::ReadTransaction& transaction,
                                                    const v1::ExplainRankRequest& request) {
  ASSIGN_OR_RETURN(const TabulationKey key, ParseTabulation("name", request.name()));
  ASSIGN_OR_RETURN(const ApplicationKey application,
                   ParseApplication("application", request.application()));
  RETURN_IF_ERROR(CheckSameSeason("application", key.season, application.season));
  std::optional<ApplicationId> other;
  if (!request.other_application().empty()) {
    ASSIGN_OR_RETURN(const ApplicationKey named,
                     ParseApplication("other_application", request.other_application()));
    RETURN_IF_ERROR(CheckSameSeason("other_application", key.season, named.season));
    other = named.application;
  }
  ASSIGN_OR_RETURN(const workflow::RankExplanation explanation,
                   workflow::ExplainRank(context, transaction, key.season, key.tabulation,
                                         application.application, other));
  return ExplanationToProto(explanation);
}

absl::StatusOr<v1::GetTabulationReportResponse> GetTabulationReport(
    const workflow::Context& context, const storage::ReadTransaction& transaction,
    const v1::GetTabulationReportRequest& request) {
  ASSIGN_OR_RETURN(const TabulationKey key, ParseTabulation("name", request.name()));
  ASSIGN_OR_RETURN(const workflow::TabulationReport report,
                   workflow::GetTabulationReport(context, transaction, key.season, key.tabulation));
  v1::GetTabulationReportResponse response;
  response.set_tabulation(request.name());
  response.set_round(ToProto<v1::Round>(report.round));
  *response.mutable_rules() = RulesToProto(*report.rules);
  response.set_sheets(report.documents.sheets);
  response.set_decisions(report.documents.decisions);
  response.set_report(report.documents.report);
  response.set_sheets_digest(base::Digest::Of(report.documents.sheets).Hex());
  response.set_decisions_digest(base::Digest::Of(report.documents.decisions).Hex());
  response.set_report_digest(base::Digest::Of(report.documents.report).Hex());
  return response;
}

absl::StatusOr<v1::GetTabulationInsightResponse> GetTabulationInsight(
    const workflow::Context& context, const storage::ReadTransaction& transaction,
    const v1::GetTabulationInsightRequest& request) {
  ASSIGN_OR_RETURN(const TabulationKey key, ParseTabulation("name", request.name()));
  ASSIGN_OR_RETURN(std::string insight, workflow::GetTabulationInsight(context, transaction,
                                                                       key.season, key.tabulation));
  v1::GetTabulationInsightResponse response;
  response.set_tabulation(request.name());
  response.set_insight(std::move(insight));
  return response;
}

}  // namespace award::service
