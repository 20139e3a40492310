// The rules: everything is in the digest, and every contradiction is named.
#include "server/model/rules.h"

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace award {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Rules GoodRules() {
  Rules rules;
  const Dimension dimension{DimensionId("1"), "構面一", 10'000, {{ItemId("1-1"), "項目", 1}}};
  rules.categories.push_back({CategoryId("digital"), "數位創新加值", {dimension}, 2});
  rules.categories.push_back({CategoryId("inclusion"), "社會創新共融", {dimension}, 1});
  rules.tie_chain = {TieKey::kMoreFirstPlaces, TieKey::kMeanTotal};
  rules.first_round_judges = 5;
  rules.panel_judges_min = 5;
  return rules;
}

struct Edit {
  const char* subject;  // What the fault is about.
  std::function<void(Rules&)> apply;
};

std::vector<std::string> SubjectsOf(const Rules& rules) {
  std::vector<std::string> subjects;
  for (const base::Violation& fault : RulesFaults(rules)) subjects.push_back(fault.subject);
  return subjects;
}

TEST(Rules, WithoutFaultsAreAccepted) { EXPECT_THAT(SubjectsOf(GoodRules()), IsEmpty()); }

TEST(Rules, EveryContradictionIsNamedByWhatItIsAbout) {
  const Edit edits[] = {
      {"categories", [](Rules& r) { r.categories.clear(); }},
      {"categories/Digital", [](Rules& r) { r.categories[0].id = CategoryId("Digital"); }},
      {"categories/digital", [](Rules& r) { r.categories[1].id = CategoryId("digital"); }},
      {"categories/digital", [](Rules& r) { r.categories[0].display_name.clear(); }},
      {"categories/inclusion", [](Rules& r) { r.categories[1].display_name = "數位創新加值"; }},
      {"categories/digital", [](Rules& r) { r.categories[0].quota = 0; }},
      {"tie_chain", [](Rules& r) { r.tie_chain.clear(); }},
      {"tie_chain",
       [](Rules& r) {
         r.tie_chain = {TieKey::kMeanTotal, TieKey::kMeanTotal};
       }},
      {"shortlist_factor", [](Rules& r) { r.shortlist_factor = 0; }},
      {"shortlist_floor", [](Rules& r) { r.shortlist_floor = -1; }},
      {"shortlist_floor", [](Rules& r) { r.shortlist_floor = 10'001; }},
      {"nomination_floor", [](Rules& r) { r.nomination_floor = -1; }},
      {"nomination_floor", [](Rules& r) { r.nomination_floor = 10'001; }},
      {"divergence", [](Rules& r) { r.divergence_shown = 0; }},
      {"divergence", [](Rules& r) { r.divergence_shown = 1501; }},
      {"divergence", [](Rules& r) { r.divergence_resolved = 1499; }},
      {"first_round_judges", [](Rules& r) { r.first_round_judges = 0; }},
      {"final_round_judges", [](Rules& r) { r.final_round_judges = -1; }},
      {"outside_judges_min", [](Rules& r) { r.outside_judges_min = -1; }},
      {"outside_judges_min", [](Rules& r) { r.outside_judges_min = 6; }},
      {"outside_judges_min", [](Rules& r) { r.final_round_judges = 1, r.outside_judges_min = 2; }},
      {"panel.judges_min", [](Rules& r) { r.panel_judges_min = 4; }},
      {"panel.outside_percent_min", [](Rules& r) { r.panel_outside_percent_min = 101; }},
      {"panel.outside_percent_min", [](Rules& r) { r.panel_outside_percent_min = -1; }},
      {"panel.gender_percent_min", [](Rules& r) { r.panel_gender_percent_min = 51; }},
      {"panel.gender_percent_min", [](Rules& r) { r.panel_gender_percent_min = -1; }},
      {"correction_limit", [](Rules& r) { r.correction_limit = -1; }},
      {"correction_limit", [](Rules& r) { r.correction_limit = 11; }},
      {"dimension_text_length_max", [](Rules& r) { r.dimension_text_length_max = 0; }},
      {"dimension_text_length_max", [](Rules& r) { r.dimension_text_length_max = 20'001; }}};
  for (const Edit& edit : edits) {
    Rules rules = GoodRules();
    edit.apply(rules);
    EXPECT_THAT(SubjectsOf(rules), ElementsAre(edit.subject));
  }
}

TEST(Rules, AllFaultsAreNamedAtOnce) {
  Rules rules = GoodRules();
  rules.categories[1].quota = 0;
  rules.tie_chain.clear();
  rules.correction_limit = 99;
  const std::vector<base::Violation> faults = RulesFaults(rules);
  ASSERT_EQ(faults.size(), 3U);
  EXPECT_EQ(faults[0].type, base::Reason::kQuotaInvalid);
  EXPECT_EQ(faults[1].type, base::Reason::kTieChainInvalid);
  EXPECT_EQ(faults[2].type, base::Reason::kRulesInvalid);
}

TEST(RulesDigest, DependsOnEverything) {
  const std::function<void(Rules&)> edits[] = {
      [](Rules&) {},
      [](Rules& r) { r.categories.pop_back(); },
      [](Rules& r) { std::swap(r.categories[0], r.categories[1]); },
      [](Rules& r) { r.categories[0].id = CategoryId("d"); },
      [](Rules& r) { r.categories[0].display_name = "d"; },
      [](Rules& r) { r.categories[0].quota = 3; },
      [](Rules& r) { r.categories[0].dimensions.clear(); },
      [](Rules& r) { r.categories[0].dimensions[0].id = DimensionId("2"); },
      [](Rules& r) { r.categories[0].dimensions[0].display_name = "d"; },
      [](Rules& r) { r.categories[0].dimensions[0].weight_basis_points = 9'999; },
      [](Rules& r) { r.categories[0].dimensions[0].items.clear(); },
      [](Rules& r) { r.categories[0].dimensions[0].items[0].id = ItemId("2-1"); },
      [](Rules& r) { r.categories[0].dimensions[0].items[0].display_name = "d"; },
      [](Rules& r) { r.categories[0].dimensions[0].items[0].share = 2; },
      [](Rules& r) { r.method = TabulationMethod::kRankSum; },
      [](Rules& r) { r.tie_chain.pop_back(); },
      [](Rules& r) { std::swap(r.tie_chain[0], r.tie_chain[1]); },
      [](Rules& r) { ++r.shortlist_factor; },
      [](Rules& r) { ++r.shortlist_floor; },
      [](Rules& r) { ++r.nomination_floor; },
      [](Rules& r) { ++r.divergence_shown; },
      [](Rules& r) { ++r.divergence_discussed; },
      [](Rules& r) { ++r.divergence_resolved; },
      [](Rules& r) { ++r.first_round_judges; },
      [](Rules& r) { ++r.final_round_judges; },
      [](Rules& r) { ++r.outside_judges_min; },
      [](Rules& r) { ++r.panel_judges_min; },
      [](Rules& r) { ++r.panel_outside_percent_min; },
      [](Rules& r) { ++r.panel_gender_percent_min; },
      [](Rules& r) { ++r.correction_limit; },
      [](Rules& r) { ++r.dimension_text_length_max; },
      [](Rules& r) { r.categories[0].total_points = 100; },
      [](Rules& r) {
        r.categories[0].facets = {{FacetId("f"), "作為", 55}};
      },
      [](Rules& r) {
        r.categories[0].facets = {{FacetId("g"), "作為", 55}};
      },
      [](Rules& r) {
        r.categories[0].facets = {{FacetId("f"), "成效", 55}};
      },
      [](Rules& r) {
        r.categories[0].facets = {{FacetId("f"), "作為", 45}};
      },
      [](Rules& r) {
        r.categories[1].facets = {{FacetId("f"), "作為", 55}};
      },
      [](Rules& r) {
        r.categories[0].bonuses = {{ItemId("b"), "加分", 500}};
      },
      [](Rules& r) {
        r.categories[0].bonuses = {{ItemId("c"), "加分", 500}};
      },
      [](Rules& r) {
        r.categories[0].bonuses = {{ItemId("b"), "額外", 500}};
      },
      [](Rules& r) {
        r.categories[0].bonuses = {{ItemId("b"), "加分", 501}};
      },
      [](Rules& r) {
        r.categories[0].levels = {{0, "良好", "說明"}};
      },
      [](Rules& r) {
        r.categories[0].levels = {{1, "良好", "說明"}};
      },
      [](Rules& r) {
        r.categories[0].levels = {{0, "標竿", "說明"}};
      },
      [](Rules& r) {
        r.categories[0].levels = {{0, "良好", ""}};
      },
      [](Rules& r) { r.categories[0].dimensions[0].weight_points = 1; },
      [](Rules& r) { r.categories[0].dimensions[0].floor = 1; },
      [](Rules& r) { r.categories[0].dimensions[0].items[0].facet = FacetId("f"); },
      [](Rules& r) { r.method = TabulationMethod::kTrimmedMean; },
      [](Rules& r) { r.tie_chain.push_back(TieKey::kHeadToHead); },
      [](Rules& r) { r.rank_on = RankOn::kPublished; },
      [](Rules& r) { r.ties_at_cut = TiesAtCut::kStrict; },
      [](Rules& r) { ++r.trim_each_side; },
      [](Rules& r) { ++r.trim_from_judges; },
      [](Rules& r) {
        r.rounding = {{RoundingPoint::kResult, 2, RoundingMode::kHalfUp}};
      },
      [](Rules& r) {
        r.rounding = {{RoundingPoint::kResult, 3, RoundingMode::kHalfUp}};
      },
      [](Rules& r) {
        r.rounding = {{RoundingPoint::kResult, 2, RoundingMode::kUp}};
      },
      [](Rules& r) {
        r.rounding = {{RoundingPoint::kJudgeTotal, 2, RoundingMode::kHalfUp}};
      }};
  std::set<base::Digest> digests;
  for (const auto& edit : edits) {
    Rules rules = GoodRules();
    edit(rules);
    EXPECT_TRUE(digests.insert(RulesDigest(rules)).second) << digests.size();
  }
  EXPECT_TRUE(digests.contains(RulesDigest(GoodRules())));
}

// Digests stand on official letters: rules that declare nothing new keep theirs for good.
TEST(RulesDigest, OfPlainRulesNeverChanges) {
  EXPECT_EQ(RulesDigest(GoodRules()).Hex(),
            "d677c3bf92a675d0cfa7e7c6f11449a70f6e4896b6b99e46b2ae63263715f749");
}

TEST(Rules, WeighInOneUnit) {
  Rules rules = GoodRules();
  rules.categories[0].dimensions[0].weight_points = 5;
  EXPECT_THAT(SubjectsOf(rules), ElementsAre("categories/digital/dimensions/1"));
  rules.categories[0].total_points = 5;
  EXPECT_THAT(SubjectsOf(rules), ElementsAre("categories/digital/dimensions/1"));
  rules.categories[0].dimensions[0].weight_basis_points = 0;
  EXPECT_THAT(SubjectsOf(rules), IsEmpty());
}

TEST(Rules, ScoreTheItemsThenTheBonuses) {
  Category category = GoodRules().categories[0];
  category.bonuses = {{ItemId("b-1"), "加分", 500}};
  EXPECT_THAT(category.Criteria(), ElementsAre(ItemId("1-1"), ItemId("b-1")));
}

TEST(Rules, FindWhatIsThere) {
  const Rules rules = GoodRules();
  const Category* category = rules.FindCategory(CategoryId("inclusion"));
  ASSERT_NE(category, nullptr);
  EXPECT_EQ(category->display_name, "社會創新共融");
  EXPECT_EQ(rules.FindCategory(CategoryId("ai")), nullptr);
  EXPECT_NE(category->FindDimension(DimensionId("1")), nullptr);
  EXPECT_EQ(category->FindDimension(DimensionId("2")), nullptr);
  EXPECT_TRUE(category->HasItem(ItemId("1-1")));
  EXPECT_FALSE(category->HasItem(ItemId("1-2")));
}

}  // namespace
}  // namespace award
