// Field by field, in the order of the contract.
#include "server/service/rules.h"

#include <string>

#include "fmt/format.h"
#include "server/base/limits.h"
#include "server/base/status_macros.h"
#include "server/service/convert.h"
#include "server/workflow/scores.h"

namespace award::service {
namespace {

absl::StatusOr<int32_t> ThresholdFromProto(const std::string& field, const std::string& text) {
  if (text.empty()) return FieldRequired(field);
  return workflow::ParseScore(field, text);
}

absl::Status CheckCount(const std::string& field, int count, int max) {
  if (count <= max) return absl::OkStatus();
  return FieldInvalid(field, fmt::format("has {} elements; the most is {}", count, max));
}

v1::Category CategoryToProto(const Category& category) {
  v1::Category proto;
  proto.set_id(category.id.value());
  proto.set_display_name(category.display_name);
  for (const Dimension& dimension : category.dimensions) {
    v1::Dimension& copy = *proto.mutable_rubric()->add_dimensions();
    copy.set_id(dimension.id.value());
    copy.set_display_name(dimension.display_name);
    copy.set_weight_basis_points(dimension.weight_basis_points);
    for (const Item& item : dimension.items) {
      v1::Item& row = *copy.add_items();
      row.set_id(item.id.value());
      row.set_display_name(item.display_name);
      row.set_share(item.share);
    }
  }
  proto.set_quota(category.quota);
  return proto;
}

absl::StatusOr<Category> FromProto(const std::string& path, const v1::Category& proto) {
  Category category;
  category.id = CategoryId(proto.id());
  category.display_name = proto.display_name();
  category.quota = proto.quota();
  RETURN_IF_ERROR(CheckCount(path + ".rubric.dimensions", proto.rubric().dimensions_size(),
                             base::kDimensionsPerRubricMax));
  for (const v1::Dimension& copy : proto.rubric().dimensions()) {
    RETURN_IF_ERROR(CheckCount(path + ".rubric.dimensions.items", copy.items_size(),
                               base::kItemsPerDimensionMax));
    Dimension& dimension = category.dimensions.emplace_back();
    dimension.id = DimensionId(copy.id());
    dimension.display_name = copy.display_name();
    dimension.weight_basis_points = copy.weight_basis_points();
    for (const v1::Item& item : copy.items()) {
      dimension.items.push_back({ItemId(item.id()), item.display_name(), item.share()});
    }
  }
  return category;
}

}  // namespace

v1::Rules RulesToProto(const Rules& rules) {
  v1::Rules proto;
  for (const Category& category : rules.categories)
    *proto.add_categories() = CategoryToProto(category);
  proto.set_method(ToProto<v1::TabulationMethod>(rules.method));
  for (const TieKey key : rules.tie_chain) proto.add_tie_chain(ToProto<v1::TieKey>(key));
  proto.set_shortlist_factor(rules.shortlist_factor);
  proto.set_shortlist_floor(DecimalFromHundredths(rules.shortlist_floor));
  proto.set_nomination_floor(DecimalFromHundredths(rules.nomination_floor));
  v1::DivergenceThresholds& divergence = *proto.mutable_divergence();
  divergence.set_shown(DecimalFromHundredths(rules.divergence_shown));
  divergence.set_discussed(DecimalFromHundredths(rules.divergence_discussed));
  divergence.set_resolved(DecimalFromHundredths(rules.divergence_resolved));
  proto.set_first_round_judges(rules.first_round_judges);
  proto.set_final_round_judges(rules.final_round_judges);
  proto.set_outside_judges_min(rules.outside_judges_min);
  proto.mutable_panel()->set_judges_min(rules.panel_judges_min);
  proto.mutable_panel()->set_outside_percent_min(rules.panel_outside_percent_min);
  proto.mutable_panel()->set_gender_percent_min(rules.panel_gender_percent_min);
  proto.set_correction_limit(rules.correction_limit);
  proto.set_dimension_text_length_max(rules.dimension_text_length_max);
  return proto;
}

absl::StatusOr<Rules> FromProto(const v1::Rules& proto) {
  Rules rules;
  RETURN_IF_ERROR(
      CheckCount("rules.categories", proto.categories_size(), base::kCategoriesPerSeasonMax));
  for (int i = 0; i < proto.categories_size(); ++i) {
    ASSIGN_OR_RETURN(Category category,
                     FromProto(fmt::format("rules.categories[{}]", i), proto.categories(i)));
    rules.categories.push_back(std::move(category));
  }
  ASSIGN_OR_RETURN(rules.method, FromProto<TabulationMethod>("rules.method", proto.method()));
  for (int i = 0; i < proto.tie_chain_size(); ++i) {
    ASSIGN_OR_RETURN(const TieKey key,
                     FromProto<TieKey>(fmt::format("rules.tie_chain[{}]", i), proto.tie_chain(i)));
    rules.tie_chain.push_back(key);
  }
  rules.shortlist_factor = proto.shortlist_factor();
  ASSIGN_OR_RETURN(rules.shortlist_floor,
                   ThresholdFromProto("rules.shortlist_floor", proto.shortlist_floor()));
  ASSIGN_OR_RETURN(rules.nomination_floor,
                   ThresholdFromProto("rules.nomination_floor", proto.nomination_floor()));
  const v1::DivergenceThresholds& divergence = proto.divergence();
  ASSIGN_OR_RETURN(rules.divergence_shown,
                   ThresholdFromProto("rules.divergence.shown", divergence.shown()));
  ASSIGN_OR_RETURN(rules.divergence_discussed,
                   ThresholdFromProto("rules.divergence.discussed", divergence.discussed()));
  ASSIGN_OR_RETURN(rules.divergence_resolved,
                   ThresholdFromProto("rules.divergence.resolved", divergence.resolved()));
  rules.first_round_judges = proto.first_round_judges();
  rules.final_round_judges = proto.final_round_judges();
  rules.outside_judges_min = proto.outside_judges_min();
  rules.panel_judges_min = proto.panel().judges_min();
  rules.panel_outside_percent_min = proto.panel().outside_percent_min();
  rules.panel_gender_percent_min = proto.panel().gender_percent_min();
  rules.correction_limit = proto.correction_limit();
  rules.dimension_text_length_max = proto.dimension_text_length_max();
  return rules;
}

v1::Schedule ScheduleToProto(const Schedule& schedule) {
  v1::Schedule proto;
  *proto.mutable_intake_open_time() = ToProto(schedule.intake_open_time);
  *proto.mutable_intake_close_time() = ToProto(schedule.intake_close_time);
  *proto.mutable_correction_close_time() = ToProto(schedule.correction_close_time);
  *proto.mutable_first_round_close_time() = ToProto(schedule.first_round_close_time);
  *proto.mutable_coaching_close_time() = ToProto(schedule.coaching_close_time);
  *proto.mutable_final_round_close_time() = ToProto(schedule.final_round_close_time);
  return proto;
}

absl::StatusOr<Schedule> FromProto(const v1::Schedule& proto) {
  const auto time = [](const char* field, bool is_set,
                       const google::protobuf::Timestamp& value) -> absl::StatusOr<base::Time> {
    if (!is_set) return FieldRequired(field);
    return service::FromProto(field, value);
  };
  Schedule schedule;
  ASSIGN_OR_RETURN(
      schedule.intake_open_time,
      time("schedule.intake_open_time", proto.has_intake_open_time(), proto.intake_open_time()));
  ASSIGN_OR_RETURN(
      schedule.intake_close_time,
      time("schedule.intake_close_time", proto.has_intake_close_time(), proto.intake_close_time()));
  ASSIGN_OR_RETURN(schedule.correction_close_time,
                   time("schedule.correction_close_time", proto.has_correction_close_time(),
                        proto.correction_close_time()));
  ASSIGN_OR_RETURN(schedule.first_round_close_time,
                   time("schedule.first_round_close_time", proto.has_first_round_close_time(),
                        proto.first_round_close_time()));
  ASSIGN_OR_RETURN(schedule.coaching_close_time,
                   time("schedule.coaching_close_time", proto.has_coaching_close_time(),
                        proto.coaching_close_time()));
  ASSIGN_OR_RETURN(schedule.final_round_close_time,
                   time("schedule.final_round_close_time", proto.has_final_round_close_time(),
                        proto.final_round_close_time()));
  return schedule;
}

}  // namespace award::service
