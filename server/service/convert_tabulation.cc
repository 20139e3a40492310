// Field by field, in the order of the contract. A number that is not there stays absent.
#include "server/service/convert_tabulation.h"

#include <string>

#include "server/service/convert.h"
#include "server/workflow/names.h"

namespace award::service {
namespace {

template <typename Message>
void SetExact(const std::string& fraction, v1::Exact* (Message::*field)(), Message& message) {
  if (!fraction.empty()) *(message.*field)() = ExactFromFraction(fraction);
}

v1::JudgeTotal JudgeTotalToProto(const JudgeTotal& total) {
  v1::JudgeTotal proto;
  proto.set_judge_code(total.judge_code);
  proto.set_state(ToProto<v1::JudgeTotal::State>(total.state));
  SetExact(total.total, &v1::JudgeTotal::mutable_total, proto);
  SetExact(total.rank, &v1::JudgeTotal::mutable_rank, proto);
  SetExact(total.scaled_rank, &v1::JudgeTotal::mutable_scaled_rank, proto);
  return proto;
}

// None of them for a line without places, and in tabulations of before.
void AddShadowPlaces(const ShadowPlaces& places, v1::Line& proto) {
  if (places.total_score == 0 && places.trimmed_mean == 0 && places.rank_sum == 0) return;
  const auto add = [&](TabulationMethod method, int32_t place) {
    v1::ShadowPlace& row = *proto.add_shadow_places();
    row.set_method(ToProto<v1::TabulationMethod>(method));
    row.set_place(place);
  };
  add(TabulationMethod::kTotalScore, places.total_score);
  add(TabulationMethod::kRankSum, places.rank_sum);
  add(TabulationMethod::kTrimmedMean, places.trimmed_mean);
  add(TabulationMethod::kMedian, places.median);
}

v1::ComparisonStep StepToProto(const ComparisonStep& step) {
  v1::ComparisonStep proto;
  if (const auto key = FromName<TieKey>(step.tie_key)) proto.set_tie_key(ToProto<v1::TieKey>(*key));
  proto.set_dimension(step.dimension.value());
  SetExact(step.higher_value, &v1::ComparisonStep::mutable_higher_value, proto);
  SetExact(step.lower_value, &v1::ComparisonStep::mutable_lower_value, proto);
  return proto;
}

v1::CategoryResult ResultToProto(const SeasonId& season, const CategoryResult& result) {
  v1::CategoryResult proto;
  proto.set_category(result.category.value());
  proto.set_display_name(result.display_name);
  proto.set_rank_sum_refusal(result.rank_sum_refusal);
  proto.set_vacancies(result.vacancies);
  for (const Line& line : result.lines) *proto.add_lines() = LineToProto(season, line);
  for (const Comparison& comparison : result.comparisons) {
    *proto.add_comparisons() = ComparisonToProto(season, comparison);
  }
  return proto;
}

}  // namespace

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
  proto.set_admitted(line.admitted());
  proto.set_unranked_reason(line.unranked_reason);
  for (const JudgeTotal& total : line.judge_totals) {
    *proto.add_judge_totals() = JudgeTotalToProto(total);
  }
  proto.set_admission(ToProto<v1::Line::Admission>(line.admission));
  AddShadowPlaces(line.shadow_places, proto);
  SetExact(line.trimmed_mean, &v1::Line::mutable_trimmed_mean, proto);
  SetExact(line.median_total, &v1::Line::mutable_median_total, proto);
  proto.set_published(line.published);
  for (const DimensionMean& mean : line.dimension_means) {
    v1::DimensionMean& row = *proto.add_dimension_means();
    row.set_dimension(mean.dimension.value());
    SetExact(mean.mean, &v1::DimensionMean::mutable_mean, row);
    row.set_below_floor(mean.below_floor);
  }
  proto.set_agency_display_name(line.agency_display_name);
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
  SetExact(comparison.higher_value, &v1::Comparison::mutable_higher_value, proto);
  SetExact(comparison.lower_value, &v1::Comparison::mutable_lower_value, proto);
  for (const ComparisonStep& step : comparison.steps) *proto.add_steps() = StepToProto(step);
  proto.set_sentence_zh_tw(comparison.sentence_zh);
  proto.set_sentence_en(comparison.sentence_en);
  SetExact(comparison.gap, &v1::Comparison::mutable_gap, proto);
  return proto;
}

v1::Tabulation TabulationToProto(const workflow::TabulationView& view) {
  const Tabulation& tabulation = view.tabulation;
  v1::Tabulation proto;
  proto.set_name(workflow::TabulationName(tabulation.season, tabulation.id));
  proto.set_round(ToProto<v1::Round>(tabulation.round));
  proto.set_method(ToProto<v1::TabulationMethod>(tabulation.method));
  for (const CategoryResult& result : tabulation.categories) {
    *proto.add_categories() = ResultToProto(tabulation.season, result);
  }
  proto.set_rules_digest(tabulation.rules_digest.Hex());
  proto.set_inputs_digest(tabulation.inputs_digest.Hex());
  proto.set_current(view.current);
  *proto.mutable_create_time() = ToProto(tabulation.create_time);
  return proto;
}

v1::ExplainRankResponse ExplanationToProto(const workflow::RankExplanation& explanation) {
  const Tabulation& tabulation = explanation.tabulation;
  v1::ExplainRankResponse proto;
  proto.set_tabulation(workflow::TabulationName(tabulation.season, tabulation.id));
  proto.set_round(ToProto<v1::Round>(tabulation.round));
  proto.set_method(ToProto<v1::TabulationMethod>(tabulation.method));
  proto.set_category(explanation.category.value());
  proto.set_category_display_name(explanation.category_display_name);
  *proto.mutable_line() = LineToProto(tabulation.season, explanation.line);
  proto.set_sentence_zh_tw(explanation.sentence_zh);
  proto.set_sentence_en(explanation.sentence_en);
  for (const Comparison& comparison : explanation.comparisons) {
    *proto.add_comparisons() = ComparisonToProto(tabulation.season, comparison);
  }
  return proto;
}

}  // namespace award::service
