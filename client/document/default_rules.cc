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

constexpr int kQuota = 2;  // The national award decides each year; the city must set its own.

v1::Category MakeCategory(const CategoryRow& row) {
  v1::Category category;
  category.set_id(std::string(row.id));
  category.set_display_name(std::string(row.name));
  category.set_quota(kQuota);
  for (size_t i = 0; i < kDimensions.size(); ++i) {
    auto* dimension = category.mutable_rubric()->add_dimensions();
    dimension->set_id(fmt::format("{}", i + 1));
    dimension->set_display_name(std::string(kDimensions[i].name));
    dimension->set_weight_basis_points(row.percent[i] * 100);
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

}  // namespace

v1::Rules DefaultRules(std::string_view category) {
  v1::Rules rules;
  rules.set_method(v1::TOTAL_SCORE);
  rules.add_tie_chain(v1::MORE_FIRST_PLACES);
  rules.add_tie_chain(v1::HEAVIEST_DIMENSION);
  rules.add_tie_chain(v1::MEAN_TOTAL);
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
  return rules;
}

}  // namespace award::client
