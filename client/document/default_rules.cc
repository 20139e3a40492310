// The tables come first; the eye can check that each row of weights sums to 100.
#include "client/document/default_rules.h"

#include <array>

#include "fmt/format.h"

namespace award::client {
namespace {

struct DimensionRow {
  std::string_view name;
  std::array<std::string_view, 4> items;  // Empty places at the end.
};

constexpr std::array<DimensionRow, 6> kDimensions = {{
    {"完備基礎服務項目",
     {"標準作業程序與正確性", "資訊易懂易用與進度查詢", "服務禮貌與便利環境",
      "學習標竿與創新服務"}},
    {"重視全程意見回饋及參與",
     {"民眾參與設計與民間協力", "意見調查的方法與工具", "滿意度調查與檢討改善",
      "傾聽意見與即時回應"}},
    {"便捷服務遞送過程與方式",
     {"單一窗口與書證減量", "線上申辦與跨平台服務", "跨機關整合與資源共享", "創新服務策略與精進"}},
    {"關懷多元對象及城鄉差距",
     {"特殊與弱勢對象的適性服務", "延伸據點與可近性", "數位落差的替代管道", ""}},
    {"開放政府透明治理", {"資料開放與加值運用", "多元管道參與決策", "精實內部作業", ""}},
    {"掌握社經發展趨勢",
     {"發掘議題與前瞻規劃", "法規調適、資通訊運用與流程簡化", "跨域、民間與社會創新協力",
      "成本效益、制度化與持續性"}},
}};

struct CategoryRow {
  std::string_view id;
  std::string_view name;
  std::array<int, 6> percent;  // Of the dimensions, in their order.
};

constexpr std::array<CategoryRow, 3> kCategories = {{
    {"digital", "數位創新加值", {10, 15, 25, 10, 15, 25}},
    {"inclusion", "社會創新共融", {10, 20, 10, 30, 10, 20}},
    {"general", "整體服務", {25, 20, 20, 15, 10, 10}},
}};

// Dimensions by the number of their items: points that do not divide evenly.
constexpr std::array<int, 6> kNeutralPoints = {4, 4, 4, 3, 3, 4};
constexpr int kNeutralTotal = 22;

struct LevelRow {
  const char* lowest;
  const char* name;
  const char* anchor;
};

constexpr LevelRow kLevels[] = {
    {"0", "不足", "看不出有系統的作法；沒有成果，或成果下滑。"},
    {"60", "待改善", "作法剛起步，多為被動因應；成果少，或只有個別事例。"},
    {"70", "合格", "能有系統地滿足基本需求，部分仍在起步；成果已見改善，比較資料不多。"},
    {"80", "優良", "作法有系統並落實於主要環節，依實證改進；成果與趨勢良好，已有部分比較。"},
    {"90", "標竿",
     "作法有系統、全面落實、持續學習精進，已為其他機關仿效；成果領先同儕，三年以上趨勢良好，"
     "並能分對象呈現。"},
};

constexpr int kQuota = 2;  // The national award decides each year; the city must set its own.

// The dimensions with their items, not weighed yet, and the levels.
v1::Category MakeCategory(std::string_view id, std::string_view name) {
  v1::Category category;
  category.set_id(std::string(id));
  category.set_display_name(std::string(name));
  category.set_quota(kQuota);
  for (const LevelRow& row : kLevels) {
    auto* level = category.mutable_rubric()->add_levels();
    level->set_lowest(row.lowest);
    level->set_display_name(row.name);
    level->set_anchor(row.anchor);
  }
  for (size_t i = 0; i < kDimensions.size(); ++i) {
    auto* dimension = category.mutable_rubric()->add_dimensions();
    dimension->set_id(fmt::format("{}", i + 1));
    dimension->set_display_name(std::string(kDimensions[i].name));
    for (size_t j = 0; j < kDimensions[i].items.size(); ++j) {
      if (kDimensions[i].items[j].empty()) continue;
      auto* item = dimension->add_items();
      item->set_id(fmt::format("{}-{}", i + 1, j + 1));
      item->set_display_name(std::string(kDimensions[i].items[j]));
      item->set_share(1);
    }
  }
  return category;
}

v1::Category MakeCategory(const CategoryRow& row) {
  v1::Category category = MakeCategory(row.id, row.name);
  int i = 0;
  for (auto& dimension : *category.mutable_rubric()->mutable_dimensions()) {
    dimension.set_weight_basis_points(row.percent[static_cast<size_t>(i++)] * 100);
  }
  return category;
}

v1::Category MakeNeutralCategory() {
  v1::Category category = MakeCategory("neutral", "依項目數配分");
  category.mutable_rubric()->set_total_points(kNeutralTotal);
  int i = 0;
  for (auto& dimension : *category.mutable_rubric()->mutable_dimensions()) {
    dimension.set_weight_points(kNeutralPoints[static_cast<size_t>(i++)]);
  }
  return category;
}

}  // namespace

v1::Rules DefaultRules(std::string_view category) {
  v1::Rules rules;
  rules.set_method(v1::TOTAL_SCORE);
  rules.add_tie_chain(v1::MORE_FIRST_PLACES);
  rules.add_tie_chain(v1::HEAVIEST_DIMENSION);
  rules.add_tie_chain(v1::MEAN_TOTAL);
  rules.set_rank_on(v1::EXACT);
  auto* stage = rules.add_rounding();
  stage->set_point(v1::RoundingStage::RESULT);
  stage->set_places(2);
  stage->set_mode(v1::RoundingStage::HALF_UP);
  rules.set_ties_at_cut(v1::ADMITTED);
  rules.mutable_trim()->set_each_side(1);
  rules.mutable_trim()->set_from_judges(5);
  rules.set_shortlist_factor(2);
  rules.set_shortlist_floor("70");
  rules.set_nomination_floor("80");
  rules.mutable_divergence()->set_shown("10");
  rules.mutable_divergence()->set_discussed("15");
  rules.mutable_divergence()->set_resolved("20");
  rules.set_first_round_judges(5);
  rules.set_final_round_judges(0);
  rules.set_outside_judges_min(2);
  rules.mutable_panel()->set_judges_min(9);
  rules.mutable_panel()->set_outside_percent_min(50);
  rules.mutable_panel()->set_gender_percent_min(33);
  rules.set_correction_limit(1);
  rules.set_dimension_text_length_max(3000);
  for (const CategoryRow& row : kCategories) {
    if (category == "all" || category == row.id) *rules.add_categories() = MakeCategory(row);
  }
  if (category == "neutral") *rules.add_categories() = MakeNeutralCategory();
  return rules;
}

}  // namespace award::client
