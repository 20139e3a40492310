// Rules: look-up, digest and what is wrong with them.
#include "server/model/rules.h"

#include <algorithm>
#include <set>

#include "fmt/format.h"

namespace award {

using base::Reason;

const Dimension* Category::FindDimension(const DimensionId& dimension) const {
  const auto found = std::find_if(dimensions.begin(), dimensions.end(),
                                  [&](const Dimension& d) { return d.id == dimension; });
  return found == dimensions.end() ? nullptr : &*found;
}

bool Category::HasItem(const ItemId& item) const {
  return std::any_of(dimensions.begin(), dimensions.end(), [&](const Dimension& dimension) {
    return std::any_of(dimension.items.begin(), dimension.items.end(),
                       [&](const Item& i) { return i.id == item; });
  });
}

std::vector<ItemId> Category::Criteria() const {
  std::vector<ItemId> criteria;
  for (const Dimension& dimension : dimensions) {
    for (const Item& item : dimension.items) criteria.push_back(item.id);
  }
  for (const Bonus& bonus : bonuses) criteria.push_back(bonus.id);
  return criteria;
}

const Category* Rules::FindCategory(const CategoryId& category) const {
  const auto found = std::find_if(categories.begin(), categories.end(),
                                  [&](const Category& c) { return c.id == category; });
  return found == categories.end() ? nullptr : &*found;
}

namespace {

base::Canonical CategoryBytes(const Category& category) {
  base::Canonical bytes("category/1");
  bytes.Text(category.id.value()).Text(category.display_name).Int(category.quota);
  bytes.List(category.dimensions.size());
  for (const Dimension& dimension : category.dimensions) {
    bytes.Text(dimension.id.value()).Text(dimension.display_name);
    bytes.Int(dimension.weight_basis_points).List(dimension.items.size());
    for (const Item& item : dimension.items) {
      bytes.Text(item.id.value()).Text(item.display_name).Int(item.share);
    }
  }
  return bytes;
}

// Whether the category says anything that the first form of the contract could not.
bool IsExtended(const Category& category) {
  if (category.total_points != 0 || !category.facets.empty() || !category.bonuses.empty() ||
      !category.levels.empty()) {
    return true;
  }
  return std::any_of(category.dimensions.begin(), category.dimensions.end(),
                     [](const Dimension& dimension) {
                       return dimension.weight_points != 0 || dimension.floor != 0 ||
                              std::any_of(dimension.items.begin(), dimension.items.end(),
                                          [](const Item& item) { return !item.facet.empty(); });
                     });
}

bool IsDeclared(const AssignmentRules& assignment) {
  const AssignmentRules plain;
  return assignment.fairness != plain.fairness ||
         assignment.price_basis_points != plain.price_basis_points ||
         assignment.preference_affinity != plain.preference_affinity || !assignment.rules.empty();
}

base::Canonical AssignmentBytes(const AssignmentRules& assignment) {
  base::Canonical bytes("assignment-rules/1");
  bytes.Text(NameOf(assignment.fairness)).Int(assignment.price_basis_points);
  bytes.Int(assignment.preference_affinity).List(assignment.rules.size());
  for (const AssignmentRule& rule : assignment.rules) {
    bytes.Text(rule.id).Text(NameOf(rule.each)).Text(rule.members).Text(rule.scope);
    bytes.Int(rule.min).Text(rule.max).Bool(rule.soft);
  }
  return bytes;
}

bool IsExtended(const Rules& rules) {
  const Rules plain;
  return rules.rank_on != plain.rank_on || !rules.rounding.empty() ||
         rules.ties_at_cut != plain.ties_at_cut || rules.trim_each_side != plain.trim_each_side ||
         rules.trim_from_judges != plain.trim_from_judges ||
         std::any_of(rules.categories.begin(), rules.categories.end(),
                     [](const Category& category) { return IsExtended(category); });
}

base::Canonical ExtensionBytes(const Category& category) {
  base::Canonical bytes("category-extension/1");
  bytes.Int(category.total_points).List(category.dimensions.size());
  for (const Dimension& dimension : category.dimensions) {
    bytes.Int(dimension.weight_points).Int(dimension.floor).List(dimension.items.size());
    for (const Item& item : dimension.items) bytes.Text(item.facet.value());
  }
  bytes.List(category.facets.size());
  for (const Facet& facet : category.facets) {
    bytes.Text(facet.id.value()).Text(facet.display_name).Int(facet.share);
  }
  bytes.List(category.bonuses.size());
  for (const Bonus& bonus : category.bonuses) {
    bytes.Text(bonus.id.value()).Text(bonus.display_name).Int(bonus.highest);
  }
  bytes.List(category.levels.size());
  for (const Level& level : category.levels) {
    bytes.Int(level.lowest).Text(level.display_name).Text(level.anchor);
  }
  return bytes;
}

base::Canonical ExtensionBytes(const Rules& rules) {
  base::Canonical bytes("rules-extension/1");
  bytes.List(rules.categories.size());
  for (const Category& category : rules.categories) bytes.Nested(ExtensionBytes(category));
  bytes.Text(NameOf(rules.rank_on)).Text(NameOf(rules.ties_at_cut));
  bytes.Int(rules.trim_each_side).Int(rules.trim_from_judges).List(rules.rounding.size());
  for (const RoundingStage& stage : rules.rounding) {
    bytes.Text(NameOf(stage.point)).Int(stage.places).Text(NameOf(stage.mode));
  }
  return bytes;
}

void Check(bool holds, std::string_view subject, std::string_view text,
           std::vector<base::Violation>& faults) {
  if (!holds) faults.push_back({Reason::kRulesInvalid, std::string(subject), std::string(text)});
}

// A rubric weighs in one unit; whether the weights sum to it is scoring's question.
void CheckUnits(const Category& category, const std::string& subject,
                std::vector<base::Violation>& faults) {
  const bool points = category.total_points != 0;
  for (const Dimension& dimension : category.dimensions) {
    const int32_t other = points ? dimension.weight_basis_points : dimension.weight_points;
    Check(other == 0, fmt::format("{}/dimensions/{}", subject, dimension.id.value()),
          points ? "With total_points every dimension has weight_points and no basis points."
                 : "Without total_points every dimension has basis points and no weight_points.",
          faults);
  }
}

void CheckNumbers(const Rules& rules, std::vector<base::Violation>& faults) {
  Check(rules.shortlist_factor >= 1, "shortlist_factor", "The factor is at least 1.", faults);
  Check(rules.shortlist_floor >= 0 && rules.shortlist_floor <= 10'000, "shortlist_floor",
        "The floor is between 0 and 100.", faults);
  Check(rules.nomination_floor >= 0 && rules.nomination_floor <= 10'000, "nomination_floor",
        "The floor is between 0 and 100.", faults);
  Check(0 < rules.divergence_shown && rules.divergence_shown <= rules.divergence_discussed &&
            rules.divergence_discussed <= rules.divergence_resolved,
        "divergence", "The thresholds are above 0 and rise from shown to resolved.", faults);
  Check(rules.first_round_judges >= 1, "first_round_judges",
        "Each application needs at least one judge.", faults);
  Check(rules.final_round_judges >= 0, "final_round_judges", "The number is not negative.", faults);
  Check(rules.outside_judges_min >= 0 && rules.outside_judges_min <= rules.first_round_judges,
        "outside_judges_min", "Not more judges from outside than judges.", faults);
  Check(rules.final_round_judges <= 0 || rules.outside_judges_min <= rules.final_round_judges,
        "outside_judges_min", "Not more judges from outside than judges in the final round.",
        faults);
  Check(rules.panel_judges_min >= std::max(1, rules.first_round_judges), "panel.judges_min",
        "The panel has at least the judges that one application needs.", faults);
  Check(rules.panel_outside_percent_min >= 0 && rules.panel_outside_percent_min <= 100,
        "panel.outside_percent_min", "A share is between 0 and 100 percent.", faults);
  Check(rules.panel_gender_percent_min >= 0 && rules.panel_gender_percent_min <= 50,
        "panel.gender_percent_min", "The share of either gender is at most 50 percent.", faults);
  Check(rules.correction_limit >= 0 && rules.correction_limit <= 10, "correction_limit",
        "The limit is between 0 and 10.", faults);
  Check(rules.dimension_text_length_max >= 1 && rules.dimension_text_length_max <= 20'000,
        "dimension_text_length_max", "The limit is between 1 and 20000 characters.", faults);
}

bool IsHighest(const std::string& text) {
  if (text.empty() || text == "all-1") return true;
  return text.size() <= 6 && text.find_first_not_of("0123456789") == std::string::npos;
}

void CheckAssignment(const AssignmentRules& assignment, std::vector<base::Violation>& faults) {
  Check(assignment.price_basis_points >= 0 && assignment.price_basis_points <= 10'000,
        "assignment.price_basis_points", "The price is between 0 and 10000 basis points.", faults);
  Check(assignment.preference_affinity >= 0 && assignment.preference_affinity <= 30'000,
        "assignment.preference_affinity", "The amount is between 0 and 30000.", faults);
  std::set<std::string> ids;
  for (const AssignmentRule& rule : assignment.rules) {
    const std::string subject = fmt::format("assignment.rules/{}", rule.id);
    Check(base::IsValidId(rule.id), subject, "The id of a rule is not valid.", faults);
    Check(rule.id != "outside", subject, "The rule `outside` stands in outside_judges_min.",
          faults);
    Check(ids.insert(rule.id).second, subject, "Two rules have this id.", faults);
    Check(rule.min >= 0 && rule.min <= 100'000, subject, "The minimum is between 0 and 100000.",
          faults);
    Check(IsHighest(rule.max), subject, "The maximum is a whole number, `all-1` or empty.", faults);
    Check(rule.min > 0 || !rule.max.empty(), subject, "A rule has a minimum or a maximum.", faults);
  }
}

}  // namespace

base::Digest RulesDigest(const Rules& rules) {
  base::Canonical bytes(IsExtended(rules) ? "rules/2" : "rules/1");
  bytes.List(rules.categories.size());
  for (const Category& category : rules.categories) bytes.Nested(CategoryBytes(category));
  bytes.Text(NameOf(rules.method)).List(rules.tie_chain.size());
  for (const TieKey key : rules.tie_chain) bytes.Text(NameOf(key));
  bytes.Int(rules.shortlist_factor).Int(rules.shortlist_floor).Int(rules.nomination_floor);
  bytes.Int(rules.divergence_shown).Int(rules.divergence_discussed).Int(rules.divergence_resolved);
  bytes.Int(rules.first_round_judges).Int(rules.final_round_judges).Int(rules.outside_judges_min);
  bytes.Int(rules.panel_judges_min).Int(rules.panel_outside_percent_min);
  bytes.Int(rules.panel_gender_percent_min).Int(rules.correction_limit);
  bytes.Int(rules.dimension_text_length_max);
  if (IsExtended(rules)) bytes.Nested(ExtensionBytes(rules));
  if (IsDeclared(rules.assignment)) bytes.Nested(AssignmentBytes(rules.assignment));
  return bytes.Digest();
}

std::vector<base::Violation> RulesFaults(const Rules& rules) {
  std::vector<base::Violation> faults;
  Check(!rules.categories.empty(), "categories", "A season has at least one category.", faults);
  std::set<CategoryId> ids;
  std::set<std::string> names;
  for (const Category& category : rules.categories) {
    const std::string subject = fmt::format("categories/{}", category.id.value());
    Check(base::IsValidId(category.id.value()), subject, "The id of a category is not valid.",
          faults);
    Check(ids.insert(category.id).second, subject, "Two categories have this id.", faults);
    Check(!category.display_name.empty() && names.insert(category.display_name).second, subject,
          "The name of a category is empty or used twice.", faults);
    if (category.quota < 1) {
      faults.push_back({Reason::kQuotaInvalid, subject, "The quota is at least 1."});
    }
    CheckUnits(category, subject, faults);
  }
  const std::set<TieKey> keys(rules.tie_chain.begin(), rules.tie_chain.end());
  if (rules.tie_chain.empty() || keys.size() != rules.tie_chain.size()) {
    faults.push_back({Reason::kTieChainInvalid, "tie_chain",
                      "The tie chain names at least one key and none twice."});
  }
  CheckNumbers(rules, faults);
  CheckAssignment(rules.assignment, faults);
  return faults;
}

}  // namespace award
