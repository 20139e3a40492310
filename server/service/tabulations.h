// Handlers of TabulationService.
#ifndef AWARD_SERVER_SERVICE_TABULATIONS_H_
#define AWARD_SERVER_SERVICE_TABULATIONS_H_

#include "absl/status/statusor.h"
#include "award/v1/tabulation.pb.h"
#include "server/storage/sqlite.h"
#include "server/workflow/context.h"

namespace award::service {

absl::StatusOr<v1::Tabulation> CreateTabulation(const workflow::Context& context,
                                                storage::WriteTransaction& transaction,
                                                const v1::CreateTabulationRequest& request);
absl::StatusOr<v1::Tabulation> GetTabulation(const workflow::Context& context,
                                             const storage::ReadTransaction& transaction,
                                             const v1::GetTabulationRequest& request);
absl::StatusOr<v1::ListTabulationsResponse> ListTabulations(
    const workflow::Context& context, const storage::ReadTransaction& transaction,
    const v1::ListTabulationsRequest& request);

absl::StatusOr<v1::ExplainRankResponse> ExplainRank(const workflow::Context& context,
                                                    const storage::ReadTransaction& transaction,
                                                    const v1::ExplainRankRequest& request);
absl::StatusOr<v1::GetTabulationReportResponse> GetTabulationReport(
    const workflow::Context& context, const storage::ReadTransaction& transaction,
    const v1::GetTabulationReportRequest& request);
absl::StatusOr<v1::GetTabulationInsightResponse> GetTabulationInsight(
    const workflow::Context& context, const storage::ReadTransaction& transaction,
    const v1::GetTabulationInsightRequest& request);

}  // namespace award::service

#endif  // AWARD_SERVER_SERVICE_TABULATIONS_H_
