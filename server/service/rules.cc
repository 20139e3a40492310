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

// The zero value of an enum that has a default.
template <typename E, typename Value>
absl::StatusOr<E> WithDefault(std::string_view field, Value value, E standing_in) {
  if (value == static_cast<Value>(0)) return standing_in;
  return service::FromProto<E>(field, value);
}

v1::Dimension DimensionToProto(const Dimension& dimension) {
  v1::Dimension proto;
  proto.set_id(dimension.id.value());
  proto.set_display_name(dimension.display_name);
  proto.set_weight_basis_points(dimension.weight_basis_points);
  for (const Item& item : dimension.items) {
    v1::Item& row = *proto.add_items();
    row.set_id(item.id.value());
    row.set_display_name(item.display_name);
    row.set_share(item.share);
    row.set_facet(item.facet.value());
  }
  proto.set_weight_points(dimension.weight_points);
  if (dimension.floor != 0) proto.set_floor(DecimalFromHundredths(dimension.floor));
  return proto;
}

v1::Category CategoryToProto(const Category& category) {
  v1::Category proto;
  proto.set_id(category.id.value());
  proto.set_display_name(category.display_name);
  proto.set_quota(category.quota);
  v1::Rubric& rubric = *proto.mutable_rubric();
  for (const Dimension& dimension : category.dimensions) {
    *rubric.add_dimensions() = DimensionToProto(dimension);
  }
  rubric.set_total_points(category.total_points);
  for (const Facet& facet : category.facets) {
    v1::Facet& row = *rubric.add_facets();
    row.set_id(facet.id.value());
    row.set_display_name(facet.display_name);
    row.set_share(facet.share);
  }
  for (const Bonus& bonus : category.bonuses) {
    v1::Bonus& row = *rubric.add_bonuses();
    row.set_id(bonus.id.value());
    row.set_display_name(bonus.display_name);
    row.set_highest(DecimalFromHundredths(bonus.highest));
  }
  for (const Level& level : category.levels) {
    v1::Level& row = *rubric.add_levels();
    row.set_lowest(DecimalFromHundredths(level.lowest));
    row.set_display_name(level.display_name);
    row.set_anchor(level.anchor);
  }
  return proto;
}

absl::StatusOr<Dimension> FromProto(const std::string& path, const v1::Dimension& proto) {
  RETURN_IF_ERROR(CheckCount(path + ".items", proto.items_size(), base::kItemsPerDimensionMax));
  Dimension dimension;
  dimension.id = DimensionId(proto.id());
  dimension.display_name = proto.display_name();
  dimension.weight_basis_points = proto.weight_basis_points();
  for (const v1::Item& item : proto.items()) {
    dimension.items.push_back(
        {ItemId(item.id()), item.display_name(), item.share(), FacetId(item.facet())});
  }
  dimension.weight_points = proto.weight_points();
  if (!proto.floor().empty()) {
    ASSIGN_OR_RETURN(dimension.floor, workflow::ParseScore(path + ".floor", proto.floor()));
  }
  return dimension;
}

// What a rubric has beside its dimensions.
absl::Status ReadExtras(const std::string& path, const v1::Rubric& rubric, Category& category) {
  RETURN_IF_ERROR(CheckCount(path + ".facets", rubric.facets_size(), base::kFacetsPerRubricMax));
  RETURN_IF_ERROR(CheckCount(path + ".bonuses", rubric.bonuses_size(), base::kBonusesPerRubricMax));
  RETURN_IF_ERROR(CheckCount(path + ".levels", rubric.levels_size(), base::kLevelsPerRubricMax));
  for (const v1::Facet& facet : rubric.facets()) {
    category.facets.push_back({FacetId(facet.id()), facet.display_name(), facet.share()});
  }
  for (int i = 0; i < rubric.bonuses_size(); ++i) {
    const v1::Bonus& bonus = rubric.bonuses(i);
    ASSIGN_OR_RETURN(
        const int32_t highest,
        ThresholdFromProto(fmt::format("{}.bonuses[{}].highest", path, i), bonus.highest()));
    category.bonuses.push_back({ItemId(bonus.id()), bonus.display_name(), highest});
  }
  for (int i = 0; i < rubric.levels_size(); ++i) {
    const v1::Level& level = rubric.levels(i);
    ASSIGN_OR_RETURN(
        const int32_t lowest,
        ThresholdFromProto(fmt::format("{}.levels[{}].lowest", path, i), level.lowest()));
    category.levels.push_back({lowest, level.display_name(), level.anchor()});
  }
  return absl::OkStatus();
}

absl::StatusOr<Category> FromProto(const std::string& path, const v1::Category& proto) {
  Category category;
  category.id = CategoryId(proto.id());
  category.display_name = proto.display_name();
  category.quota = proto.quota();
  const std::string rubric = path + ".rubric";
  RETURN_IF_ERROR(CheckCount(rubric + ".dimensions", proto.rubric().dimensions_size(),
                             base::kDimensionsPerRubricMax));
  for (int i = 0; i < proto.rubric().dimensions_size(); ++i) {
    ASSIGN_OR_RETURN(Dimension dimension, FromProto(fmt::format("{}.dimensions[{}]", rubric, i),
                                                    proto.rubric().dimensions(i)));
    category.dimensions.push_back(std::move(dimension));
  }
  category.total_points = proto.rubric().total_points();
  RETURN_IF_ERROR(ReadExtras(rubric, proto.rubric(), category));
  return category;
}

void CountingToProto(const Rules& rules, v1::Rules& proto) {
  proto.set_rank_on(ToProto<v1::RankOn>(rules.rank_on));
  for (const RoundingStage& stage : rules.rounding) {
    v1::RoundingStage& row = *proto.add_rounding();
    row.set_point(ToProto<v1::RoundingStage::Point>(stage.point));
    row.set_places(stage.places);
    row.set_mode(ToProto<v1::RoundingStage::Mode>(stage.mode));
  }
  proto.set_ties_at_cut(ToProto<v1::TiesAtCut>(rules.ties_at_cut));
  proto.mutable_trim()->set_each_side(rules.trim_each_side);
  proto.mutable_trim()->set_from_judges(rules.trim_from_judges);
}

// What says how a round is counted and has a default.
absl::Status ReadCounting(const v1::Rules& proto, Rules& rules) {
  ASSIGN_OR_RETURN(rules.rank_on, WithDefault("rules.rank_on", proto.rank_on(), RankOn::kExact));
  ASSIGN_OR_RETURN(rules.ties_at_cut,
                   WithDefault("rules.ties_at_cut", proto.ties_at_cut(), TiesAtCut::kAdmitted));
  RETURN_IF_ERROR(CheckCount("rules.rounding", proto.rounding_size(), base::kRoundingStagesMax));
  for (int i = 0; i < proto.rounding_size(); ++i) {
    const v1::RoundingStage& row = proto.rounding(i);
    const std::string path = fmt::format("rules.rounding[{}]", i);
    RoundingStage& stage = rules.rounding.emplace_back();
    ASSIGN_OR_RETURN(stage.point, service::FromProto<RoundingPoint>(path + ".point", row.point()));
    stage.places = row.places();
    ASSIGN_OR_RETURN(stage.mode, service::FromProto<RoundingMode>(path + ".mode", row.mode()));
  }
  if (proto.has_trim()) {
    rules.trim_each_side = proto.trim().each_side();
    rules.trim_from_judges = proto.trim().from_judges();
  }
  return absl::OkStatus();
}

void AssignmentToProto(const AssignmentRules& rules, v1::AssignmentRules& proto) {
  proto.set_fairness(ToProto<v1::AssignmentRules::Fairness>(rules.fairness));
  proto.set_price_basis_points(rules.price_basis_points);
  proto.set_preference_affinity(rules.preference_affinity);
  for (const AssignmentRule& rule : rules.rules) {
    v1::AssignmentRule& row = *proto.add_rules();
    row.set_id(rule.id);
    row.set_each(ToProto<v1::AssignmentRule::Each>(rule.each));
    row.set_members(rule.members);
    row.set_scope(rule.scope);
    row.set_min(rule.min);
    row.set_max(rule.max);
    row.set_soft(rule.soft);
  }
}

absl::StatusOr<AssignmentRules> AssignmentFromProto(const v1::AssignmentRules& proto) {
  AssignmentRules rules;
  ASSIGN_OR_RETURN(rules.fairness, WithDefault("rules.assignment.fairness", proto.fairness(),
                                               AssignmentRules().fairness));
  rules.price_basis_points = proto.price_basis_points();
  rules.preference_affinity = proto.preference_affinity();
  RETURN_IF_ERROR(
      CheckCount("rules.assignment.rules", proto.rules_size(), base::kAssignmentRulesMax));
  for (int i = 0; i < proto.rules_size(); ++i) {
    const v1::AssignmentRule& row = proto.rules(i);
    AssignmentRule& rule = rules.rules.emplace_back();
    rule.id = row.id();
    ASSIGN_OR_RETURN(rule.each, service::FromProto<RuleSide>(
                                    fmt::format("rules.assignment.rules[{}].each", i), row.each()));
    rule.members = row.members();
    rule.scope = row.scope();
    rule.min = row.min();
    rule.max = row.max();
    rule.soft = row.soft();
  }
  return rules;
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
  CountingToProto(rules, proto);
  AssignmentToProto(rules.assignment, *proto.mutable_assignment());
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
  RETURN_IF_ERROR(ReadCounting(proto, rules));
  ASSIGN_OR_RETURN(rules.assignment, AssignmentFromProto(proto.assignment()));
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
