// The conversion first, then the faults that scoring finds, told in the words of the contract.
#include "client/document/counting_rules.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <set>
#include <string_view>
#include <utility>
#include <variant>

#include "client/contract/contract.h"
#include "client/error/error.h"
#include "client/error/status_macros.h"
#include "fmt/format.h"
#include "scoring/number/decimal.h"
#include "scoring/ranking/figures.h"

namespace award::client {
namespace {

scoring::Method MethodOf(v1::TabulationMethod method) {
  switch (method) {
    case v1::RANK_SUM:
      return scoring::Method::kRankSum;
    case v1::TRIMMED_MEAN:
      return scoring::Method::kTrimmedMean;
    case v1::MEDIAN:
      return scoring::Method::kMedian;
    default:
      return scoring::Method::kTotalScore;
  }
}

scoring::TieKey TieKeyOf(int key) {
  switch (key) {
    case v1::MORE_FIRST_PLACES:
      return scoring::TieKey::kMoreFirstPlaces;
    case v1::HEAVIEST_DIMENSION:
      return scoring::TieKey::kHeaviestDimension;
    case v1::DIMENSIONS_IN_ORDER:
      return scoring::TieKey::kDimensionsInOrder;
    case v1::LOWER_RANK_SUM:
      return scoring::TieKey::kRankSum;
    case v1::MEDIAN_TOTAL:
      return scoring::TieKey::kMedianTotal;
    case v1::HEAD_TO_HEAD:
      return scoring::TieKey::kHeadToHead;
    case v1::LOWER_VARIANCE:
      return scoring::TieKey::kLowerVariance;
    default:
      return scoring::TieKey::kMeanTotal;
  }
}

scoring::RoundingMode ModeOf(v1::RoundingStage::Mode mode) {
  switch (mode) {
    case v1::RoundingStage::TRUNCATE:
      return scoring::RoundingMode::kTruncate;
    case v1::RoundingStage::UP:
      return scoring::RoundingMode::kUp;
    default:
      return scoring::RoundingMode::kHalfUp;
  }
}

// Converts, and keeps what is wrong on the way.
class Conversion {
 public:
  Conversion(const v1::Rules& rules, CountedRound round) : rules_(rules), round_(round) {}

  CountingRules Convert() {
    const scoring::Rules shared = Shared();
    AddFaults(scoring::FindProblems(shared), result_.faults);
    if (rules_.categories().empty()) Fault("RULES_NO_CATEGORIES", "categories", "", "");
    for (int i = 0; i < rules_.categories_size(); ++i) {
      AddCategory(rules_.categories(i), fmt::format("categories[{}]", i), shared);
    }
    return std::move(result_);
  }

 private:
  void Fault(std::string_view reason, std::string path, std::string subject, std::string text) {
    result_.faults.push_back({reason, std::move(path), std::move(subject), std::move(text)});
  }

  // A decimal of the contract in hundredths; `if_absent` for an empty text, 0 for one that is none.
  int32_t Hundredths(const std::string& text, int32_t if_absent, const std::string& path,
                     const std::string& subject) {
    if (text.empty()) return if_absent;
    const auto value = scoring::ParseHundredths(text);
    if (const int32_t* hundredths = std::get_if<int32_t>(&value)) return *hundredths;
    Fault("RULES_NUMBER", path, subject, text);
    return 0;
  }

  // Everything but the cut.
  scoring::Rules Shared() {
    scoring::Rules shared;
    if (rules_.method() == 0) Fault("RULES_METHOD_MISSING", "method", "", "");
    shared.method = MethodOf(rules_.method());
    if (rules_.tie_chain().empty()) Fault("RULES_TIE_CHAIN_EMPTY", "tie_chain", "", "");
    for (int i = 0; i < rules_.tie_chain_size(); ++i) {
      if (rules_.tie_chain(i) == 0) {
        Fault("RULES_CHOICE_MISSING", fmt::format("tie_chain[{}]", i), "tie_chain", "");
      }
      shared.tie_chain.push_back(TieKeyOf(rules_.tie_chain(i)));
    }
    const bool first = round_ == CountedRound::kFirst;
    const int32_t shortlist = Hundredths(rules_.shortlist_floor(), 0, "shortlist_floor", "");
    const int32_t nomination = Hundredths(rules_.nomination_floor(), 0, "nomination_floor", "");
    shared.floor = first ? shortlist : nomination;
    if (first && rules_.shortlist_factor() < 1) {
      Fault("RULES_FACTOR", "shortlist_factor", "", fmt::format("{}", rules_.shortlist_factor()));
    }
    shared.divergence = Divergence();
    if (rules_.rank_on() == v1::PUBLISHED) shared.rank_on = scoring::RankOn::kPublished;
    if (rules_.ties_at_cut() == v1::STRICT) shared.ties_at_cut = scoring::TiesAtCut::kStrict;
    if (rules_.has_trim()) {
      shared.trim = {rules_.trim().each_side(), rules_.trim().from_judges()};
    }
    shared.rounding = Rounding();
    return shared;
  }

  scoring::DivergenceThresholds Divergence() {
    const scoring::DivergenceThresholds usual;
    const auto& declared = rules_.divergence();
    const size_t before = result_.faults.size();
    scoring::DivergenceThresholds read;
    read.show = Hundredths(declared.shown(), usual.show, "divergence.shown", "");
    read.discuss = Hundredths(declared.discussed(), usual.discuss, "divergence.discussed", "");
    read.resolve = Hundredths(declared.resolved(), usual.resolve, "divergence.resolved", "");
    return result_.faults.size() == before ? read : usual;  // One fault is not told twice.
  }

  scoring::Rounding Rounding() {
    scoring::Rounding rounding;
    std::vector<scoring::RoundingStage> result;
    for (int i = 0; i < rules_.rounding_size(); ++i) {
      const v1::RoundingStage& stage = rules_.rounding(i);
      if (stage.point() == 0 || stage.mode() == 0) {
        Fault("RULES_CHOICE_MISSING", fmt::format("rounding[{}]", i), "rounding", "");
      }
      const scoring::RoundingStage read = {stage.places(), ModeOf(stage.mode())};
      if (stage.point() == v1::RoundingStage::DIMENSION_SCORE) {
        rounding.sheet.dimension_score.push_back(read);
      } else if (stage.point() == v1::RoundingStage::JUDGE_TOTAL) {
        rounding.sheet.judge_total.push_back(read);
      } else {
        result.push_back(read);
      }
    }
    if (!result.empty()) rounding.result = std::move(result);
    return rounding;
  }

  void AddCategory(const v1::Category& category, const std::string& path, scoring::Rules rules) {
    const std::string& id = category.id();
    if (id.empty()) {
      Fault("RULES_ID_MISSING", path, path, "");
    } else if (!category_ids_.insert(id).second) {
      Fault("RULES_CATEGORY_TWICE", path + ".id", id, "");
    }
    if (category.quota() < 1) {
      Fault("RULES_QUOTA", path + ".quota", id, fmt::format("{}", category.quota()));
    }
    const int64_t factor = round_ == CountedRound::kFirst ? rules_.shortlist_factor() : 1;
    const int64_t cut =
        std::clamp<int64_t>(category.quota() * factor, 0, std::numeric_limits<int32_t>::max());
    rules.cut = static_cast<int32_t>(cut);
    scoring::Rubric rubric = RubricOf(category.rubric(), path + ".rubric", id);
    AddFaults(scoring::FindProblems(rubric), category, path + ".rubric", result_.faults);
    if (result_.faults.empty() && scoring::FindVarianceProblem(rules, rubric).has_value()) {
      Fault("RULES_VARIANCE_TOO_FINE", "tie_chain", id, "");
    }
    result_.categories.push_back({id, category.display_name(), std::move(rubric), rules});
  }

  scoring::Rubric RubricOf(const v1::Rubric& declared, const std::string& path,
                           const std::string& category) {
    scoring::Rubric rubric;
    const bool points = declared.total_points() != 0;
    if (points) rubric.whole_weight = declared.total_points();
    for (int i = 0; i < declared.dimensions_size(); ++i) {
      rubric.dimensions.push_back(
          DimensionOf(declared.dimensions(i), fmt::format("{}.dimensions[{}]", path, i),
                      fmt::format("{}/{}", category, declared.dimensions(i).id()), points));
    }
    for (const v1::Facet& facet : declared.facets()) {
      rubric.facets.push_back({facet.id(), facet.share(), facet.display_name()});
    }
    for (int i = 0; i < declared.bonuses_size(); ++i) {
      const v1::Bonus& bonus = declared.bonuses(i);
      const int32_t highest =
          Hundredths(bonus.highest(), 0, fmt::format("{}.bonuses[{}].highest", path, i),
                     fmt::format("{}/{}", category, bonus.id()));
      rubric.bonuses.push_back({bonus.id(), highest, bonus.display_name()});
    }
    for (int i = 0; i < declared.levels_size(); ++i) {
      const v1::Level& level = declared.levels(i);
      const int32_t lowest =
          Hundredths(level.lowest(), 0, fmt::format("{}.levels[{}].lowest", path, i),
                     fmt::format("{}/{}", category, level.display_name()));
      rubric.levels.push_back({lowest, level.display_name(), level.anchor()});
    }
    return rubric;
  }

  scoring::Dimension DimensionOf(const v1::Dimension& declared, const std::string& path,
                                 const std::string& subject, bool points) {
    scoring::Dimension dimension;
    dimension.id = declared.id();
    dimension.name = declared.display_name();
    dimension.weight = points ? declared.weight_points() : declared.weight_basis_points();
    if ((points ? declared.weight_basis_points() : declared.weight_points()) != 0) {
      Fault("RULES_TWO_UNITS", path, subject, "");
    }
    dimension.floor = Hundredths(declared.floor(), 0, path + ".floor", subject);
    for (const v1::Item& item : declared.items()) {
      dimension.items.push_back({item.id(), item.share(), item.facet(), item.display_name()});
    }
    return dimension;
  }

  const v1::Rules& rules_;
  const CountedRound round_;
  CountingRules result_;
  std::set<std::string> category_ids_;
};

}  // namespace

CountingRules CountingRulesOf(const v1::Rules& rules, CountedRound round) {
  return Conversion(rules, round).Convert();
}

absl::StatusOr<std::vector<scoring::CategoryRules>> ReadCountingRules(const JsonSource& source,
                                                                      CountedRound round) {
  ASSIGN_OR_RETURN(const MessagePointer message, FromJson(v1::Rules::descriptor(), source));
  CountingRules counting = CountingRulesOf(dynamic_cast<const v1::Rules&>(*message), round);
  if (counting.faults.empty()) return std::move(counting.categories);
  std::vector<Violation> violations;
  for (RulesFault& fault : counting.faults) {
    std::string subject = source.PlaceOf(fault.path);
    if (!fault.subject.empty()) subject += " " + fault.subject;
    violations.push_back({std::string(fault.reason), std::move(subject), std::move(fault.text)});
  }
  return UsageError("RULES_FILE_INVALID", {{"file", source.name()}}, std::move(violations));
}

}  // namespace award::client
