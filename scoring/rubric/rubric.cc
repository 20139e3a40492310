// Validation of a rubric and of the scores of a sheet.
#include "scoring/rubric/rubric.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <string_view>

#include "fmt/format.h"

namespace award::scoring {

namespace {

constexpr size_t kMostDimensions = 32;
constexpr size_t kMostItems = 64;
constexpr int32_t kHighestShare = 10'000;
constexpr int32_t kHighestWhole = 1'000'000;
constexpr int64_t kFinestScale = 1'000'000'000'000;

// Walks a rubric and gathers what is wrong with it.
class ProblemFinder {
 public:
  explicit ProblemFinder(const Rubric& rubric) : rubric_(rubric) {}

  // Looks at what the dimensions are split by and stand beside.
  void VisitFacets() {
    if (rubric_.facets.size() == 1) {
      Report(RubricFault::kLoneFacet, "", rubric_.facets.front().id, 1,
             fmt::format("facet {} is the only one; name two or more, or none",
                         rubric_.facets.front().id));
    }
    for (const Facet& facet : rubric_.facets) {
      if (facet.id.empty()) {
        Report(RubricFault::kEmptyId, "", "", 0, "a facet has no id");
      } else if (!facet_ids_.insert(facet.id).second) {
        Report(RubricFault::kDuplicateItem, "", facet.id, 0,
               fmt::format("facet {} is listed twice", facet.id));
      }
      VisitShare("facet", "", facet.id, facet.share);
    }
  }

  void VisitBonuses() {
    for (const Bonus& bonus : rubric_.bonuses) {
      VisitScoredId("", bonus.id, "a bonus has no id");
      if (bonus.highest < 1 || bonus.highest > kHighestScore) {
        Report(RubricFault::kBonusOutOfRange, "", bonus.id, bonus.highest,
               fmt::format("bonus {} gives up to {} hundredths; it gives 1 to {}", bonus.id,
                           bonus.highest, kHighestScore));
      }
    }
  }

  void VisitLevels() {
    int32_t last = -1;
    for (const Level& level : rubric_.levels) {
      const bool rises = last < 0 ? level.lowest == 0 : level.lowest > last;
      if (!rises || level.lowest > kHighestScore || level.name.empty()) {
        Report(RubricFault::kLevelsNotRising, "", level.name, level.lowest,
               "the levels have names, start at 0 and rise up to 100 points");
        return;
      }
      last = level.lowest;
    }
  }

  // Looks at one dimension and its items.
  void Visit(const Dimension& dimension) {
    if (dimension.id.empty()) {
      Report(RubricFault::kEmptyId, "", "", 0, "a dimension has no id");
    } else if (!dimension_ids_.insert(dimension.id).second) {
      Report(RubricFault::kDuplicateDimension, dimension.id, "", 0,
             fmt::format("dimension {} is listed twice", dimension.id));
    }
    if (dimension.weight <= 0) {
      Report(RubricFault::kWeightNotPositive, dimension.id, "", dimension.weight,
             fmt::format("dimension {} has weight {}; a weight is at least 1", dimension.id,
                         dimension.weight));
    }
    if (dimension.floor < kLowestScore || dimension.floor > kHighestScore) {
      Report(RubricFault::kFloorOutOfRange, dimension.id, "", dimension.floor,
             fmt::format("dimension {} has a floor of {} hundredths; it is {} to {}", dimension.id,
                         dimension.floor, kLowestScore, kHighestScore));
    }
    const size_t count = dimension.items.size();
    if (count == 0) {
      Report(RubricFault::kNoItems, dimension.id, "", 0,
             fmt::format("dimension {} has no items", dimension.id));
    }
    if (count > kMostItems) {
      Report(RubricFault::kTooManyItems, dimension.id, "", static_cast<int64_t>(count),
             fmt::format("dimension {} has {} items; {} is the most", dimension.id, count,
                         kMostItems));
    }
    for (const Item& item : dimension.items) VisitItem(dimension, item);
    for (const Facet& facet : rubric_.facets) {
      const bool scored = std::any_of(dimension.items.begin(), dimension.items.end(),
                                      [&](const Item& item) { return item.facet == facet.id; });
      if (scored || count == 0) continue;
      Report(RubricFault::kFacetWithoutItems, dimension.id, facet.id, 0,
             fmt::format("dimension {} has no item of facet {}", dimension.id, facet.id));
    }
  }

  void Report(RubricFault fault, std::string_view dimension, std::string_view item, int64_t value,
              std::string_view text) {
    problems_.push_back(
        {fault, std::string(dimension), std::string(item), value, std::string(text)});
  }

  const std::vector<RubricProblem>& problems() const { return problems_; }

 private:
  void VisitItem(const Dimension& dimension, const Item& item) {
    VisitScoredId(dimension.id, item.id,
                  fmt::format("an item of dimension {} has no id", dimension.id));
    VisitShare("item", dimension.id, item.id, item.share);
    const bool known =
        item.facet.empty() ? rubric_.facets.empty() : facet_ids_.contains(item.facet);
    if (known) return;
    Report(RubricFault::kFacetUnknown, dimension.id, item.id, 0,
           item.facet.empty()
               ? fmt::format("item {} names no facet; each item of this rubric does", item.id)
               : fmt::format("item {} names the facet {}, which the rubric does not have", item.id,
                             item.facet));
  }

  // On a sheet such an id would mean the item to one reader and the dimension to another.
  bool IsOfAnotherDimension(std::string_view dimension, const std::string& id) const {
    return std::any_of(
        rubric_.dimensions.begin(), rubric_.dimensions.end(),
        [&](const Dimension& other) { return other.id == id && other.id != dimension; });
  }

  // An id that stands on sheets: of an item or a bonus.
  void VisitScoredId(std::string_view dimension, const std::string& id, std::string_view if_empty) {
    if (id.empty()) {
      Report(RubricFault::kEmptyId, dimension, "", 0, if_empty);
    } else if (!scored_ids_.insert(id).second) {
      Report(RubricFault::kDuplicateItem, dimension, id, 0,
             fmt::format("item {} is listed twice", id));
    } else if (IsOfAnotherDimension(dimension, id)) {
      Report(RubricFault::kDuplicateItem, dimension, id, 0,
             fmt::format("item {} has the id of another dimension", id));
    }
  }

  void VisitShare(std::string_view what, std::string_view dimension, std::string_view id,
                  int32_t share) {
    if (share >= 1 && share <= kHighestShare) return;
    Report(RubricFault::kShareOutOfRange, dimension, id, share,
           fmt::format("{} {} has share {}; a share is 1 to {}", what, id, share, kHighestShare));
  }

  const Rubric& rubric_;
  std::set<std::string> dimension_ids_;
  std::set<std::string> scored_ids_;
  std::set<std::string> facet_ids_;
  std::vector<RubricProblem> problems_;
};

// Whether totals need a finer scale than kFinestScale (see Weighing): a mean over many judges could
// then be too long for 64 bits.
bool ScaleIsTooFine(const Rubric& rubric) {
  int64_t facets = rubric.facets.empty() ? 1 : 0;
  for (const Facet& facet : rubric.facets) facets += facet.share;
  int64_t items = 1;
  int64_t weights = 1;
  for (const Dimension& dimension : rubric.dimensions) {
    const int64_t whole = rubric.whole_weight;
    weights = std::lcm(weights, whole / std::gcd(int64_t{dimension.weight}, whole));
    std::map<std::string_view, int64_t> shares;
    for (const Item& item : dimension.items) shares[item.facet] += item.share;
    for (const auto& [facet, sum] : shares) {
      int64_t divisor = sum;
      for (const Item& item : dimension.items) {
        if (item.facet == facet) divisor = std::gcd(divisor, int64_t{item.share});
      }
      items = std::lcm(items, sum / divisor * facets);
      if (items > kFinestScale / kHundredthsPerPoint / weights) return true;
    }
  }
  return false;
}

}  // namespace

std::vector<RubricProblem> FindProblems(const Rubric& rubric) {
  ProblemFinder finder(rubric);
  const size_t count = rubric.dimensions.size();
  if (count == 0) {
    finder.Report(RubricFault::kNoDimensions, "", "", 0, "the rubric has no dimensions");
    return finder.problems();
  }
  if (count > kMostDimensions) {
    finder.Report(
        RubricFault::kTooManyDimensions, "", "", static_cast<int64_t>(count),
        fmt::format("the rubric has {} dimensions; {} is the most", count, kMostDimensions));
  }
  finder.VisitFacets();
  int64_t sum = 0;
  for (const Dimension& dimension : rubric.dimensions) {
    finder.Visit(dimension);
    sum += dimension.weight;
  }
  const std::string_view unit = rubric.whole_weight == kWholeWeight ? "basis points" : "points";
  if (rubric.whole_weight < 1 || rubric.whole_weight > kHighestWhole) {
    finder.Report(RubricFault::kWholeOutOfRange, "", "", rubric.whole_weight,
                  fmt::format("the weights are to sum to {} points; they sum to 1 to {}",
                              rubric.whole_weight, kHighestWhole));
  } else if (sum != rubric.whole_weight) {
    finder.Report(RubricFault::kWeightsDoNotSum, "", "", sum,
                  fmt::format("the weights sum to {} {}, not {}", sum, unit, rubric.whole_weight));
  }
  finder.VisitBonuses();
  finder.VisitLevels();
  if (finder.problems().empty() && ScaleIsTooFine(rubric)) {
    finder.Report(RubricFault::kSharesTooFine, "", "", kFinestScale,
                  fmt::format("the items' shares and the weights have no common denominator up to "
                              "{}",
                              kFinestScale));
  }
  return finder.problems();
}

absl::Status Validate(const Rubric& rubric) {
  std::string text;
  for (const RubricProblem& problem : FindProblems(rubric)) {
    if (!text.empty()) text += "; ";
    text += problem.text;
  }
  return text.empty() ? absl::OkStatus() : absl::InvalidArgumentError(text);
}

std::vector<std::string> CriterionIds(const Rubric& rubric) {
  std::vector<std::string> ids;
  for (const Dimension& dimension : rubric.dimensions) {
    for (const Item& item : dimension.items) ids.push_back(item.id);
  }
  for (const Bonus& bonus : rubric.bonuses) ids.push_back(bonus.id);
  return ids;
}

std::vector<int32_t> HighestScores(const Rubric& rubric) {
  std::vector<int32_t> highest;
  for (const Dimension& dimension : rubric.dimensions) {
    highest.resize(highest.size() + dimension.items.size(), kHighestScore);
  }
  for (const Bonus& bonus : rubric.bonuses) highest.push_back(bonus.highest);
  return highest;
}

size_t ScoreCount(const Rubric& rubric) { return HighestScores(rubric).size(); }

absl::Status CheckScores(const Rubric& rubric, const std::vector<int32_t>& scores) {
  const std::vector<int32_t> highest = HighestScores(rubric);
  if (scores.size() != highest.size()) {
    return absl::InvalidArgumentError(
        fmt::format("a sheet has {} scores, not {}", highest.size(), scores.size()));
  }
  for (size_t i = 0; i < scores.size(); ++i) {
    if (scores[i] >= kLowestScore && scores[i] <= highest[i]) continue;
    return absl::InvalidArgumentError(fmt::format("item {} has {} hundredths; a score is {} to {}",
                                                  CriterionIds(rubric)[i], scores[i], kLowestScore,
                                                  highest[i]));
  }
  return absl::OkStatus();
}

const Level* LevelOf(const Rubric& rubric, const Fraction& points) {
  const Level* reached = nullptr;
  for (const Level& level : rubric.levels) {
    if (points >= Fraction::FromHundredths(level.lowest)) reached = &level;
  }
  return reached;
}

}  // namespace award::scoring
