// Handlers of TabulationService.
#include "server/service/tabulations.h"

#include <vector>

#include "server/base/status_macros.h"
#include "server/service/convert.h"
#include "server/service/page.h"
#include "server/service/resource_name.h"
#include "server/workflow/names.h"
#include "server/workflow/tabulations.h"

namespace award::service {
namespace {

// A number that is not there stays absent.
void SetExact(const std::string& fraction, v1::Exact* (v1::Line::*field)(), v1::Line& line) {
  if (!fraction.empty()) *(line.*field)() = ExactFromFraction(fraction);
}

v1::JudgeTotal JudgeTotalToProto(const JudgeTotal& total) {
  v1::JudgeTotal proto;
  proto.set_judge_code(total.judge_code);
  proto.set_state(ToProto<v1::JudgeTotal::State>(total.state));
  if (!total.total.empty()) *proto.mutable_total() = ExactFromFraction(total.total);
  if (!total.rank.empty()) *proto.mutable_rank() = ExactFromFraction(total.rank);
  return proto;
}

v1::Line LineToProto(const SeasonId& season, const Line& line) {
  v1::Line proto;
  proto.set_application(workflow::ApplicationName(season, line.application));
  proto.set_title(line.title);
  proto.set_agency(workflow::AgencyName(line.agency));
  proto.set_place(line.place);
  proto.set_shadow_place(line.shadow_place);
  SetExact(line.mean_total, &v1::Line::mutable_mean_total, proto);
  SetExact(line.rank_sum, &v1::Line::mutable_rank_sum, proto);
  proto.set_first_places(line.first_places);
  proto.set_judge_count(line.judge_count);
  SetExact(line.spread, &v1::Line::mutable_spread, proto);
  proto.set_divergence(ToProto<v1::Line::Divergence>(line.divergence));
  proto.set_outcome(ToProto<v1::DivergenceOutcome>(line.outcome));
  proto.set_above_floor(line.above_floor);
  proto.set_admitted(line.admitted);
  proto.set_unranked_reason(line.unranked_reason);
  for (const JudgeTotal& total : line.judge_totals) {
    *proto.add_judge_totals() = JudgeTotalToProto(total);
  }
  return proto;
}

v1::Comparison ComparisonToProto(const SeasonId& season, const Comparison& comparison) {
  v1::Comparison proto;
  proto.set_higher(workflow::ApplicationName(season, comparison.higher));
  proto.set_lower(workflow::ApplicationName(season, comparison.lower));
  proto.set_decider(ToProto<v1::Comparison::Decider>(comparison.decider));
  if (const auto key = FromName<TieKey>(comparison.tie_key)) {
    proto.set_tie_key(ToProto<v1::TieKey>(*key));
  }
  *proto.mutable_higher_value() = ExactFromFraction(comparison.higher_value);
  *proto.mutable_lower_value() = ExactFromFraction(comparison.lower_value);
  return proto;
}

v1::Tabulation TabulationToProto(const workflow::TabulationView& view) {
  const Tabulation& tabulation = view.tabulation;
  v1::Tabulation proto;
  proto.set_name(workflow::TabulationName(tabulation.season, tabulation.id));
  proto.set_round(ToProto<v1::Round>(tabulation.round));
  proto.set_method(ToProto<v1::TabulationMethod>(tabulation.method));
  for (const CategoryResult& result : tabulation.categories) {
    v1::CategoryResult& category = *proto.add_categories();
    category.set_category(result.category.value());
    category.set_rank_sum_refusal(result.rank_sum_refusal);
    for (const Line& line : result.lines) {
      *category.add_lines() = LineToProto(tabulation.season, line);
    }
    for (const Comparison& comparison : result.comparisons) {
      *category.add_comparisons() = ComparisonToProto(tabulation.season, comparison);
    }
  }
  proto.set_rules_digest(tabulation.rules_digest.Hex());
  proto.set_inputs_digest(tabulation.inputs_digest.Hex());
  proto.set_current(view.current);
  *proto.mutable_create_time() = ToProto(tabulation.create_time);
  return proto;
}

}  // namespace

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

}  // namespace award::service
