// Validation of a rubric and the exact weighted score of a sheet.
#include "scoring/rubric/rubric.h"

#include <numeric>
#include <set>

#include "fmt/format.h"

namespace award::scoring {

namespace {

constexpr size_t kMostDimensions = 32;
constexpr size_t kMostItems = 64;
constexpr int32_t kHighestShare = 10'000;
constexpr int64_t kFinestShares = 1'000'000;

// Walks a rubric and gathers what is wrong with it.
class ProblemFinder {
 public:
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
             fmt::format("dimension {} has weight {}; a weight is at least 1 basis point",
                         dimension.id, dimension.weight));
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
  }

  void Report(RubricFault fault, std::string_view dimension, std::string_view item, int64_t value,
              std::string_view text) {
    problems_.push_back(
        {fault, std::string(dimension), std::string(item), value, std::string(text)});
  }

  const std::vector<RubricProblem>& problems() const { return problems_; }

 private:
  void VisitItem(const Dimension& dimension, const Item& item) {
    if (item.id.empty()) {
      Report(RubricFault::kEmptyId, dimension.id, "", 0,
             fmt::format("an item of dimension {} has no id", dimension.id));
    } else if (!item_ids_.insert(item.id).second) {
      Report(RubricFault::kDuplicateItem, dimension.id, item.id, 0,
             fmt::format("item {} is listed twice", item.id));
    }
    if (item.share < 1 || item.share > kHighestShare) {
      Report(RubricFault::kShareOutOfRange, dimension.id, item.id, item.share,
             fmt::format("item {} has share {}; a share is 1 to {}", item.id, item.share,
                         kHighestShare));
    }
  }

  std::set<std::string> dimension_ids_;
  std::set<std::string> item_ids_;
  std::vector<RubricProblem> problems_;
};

// The sum of a dimension's shares after dividing them by their common divisor.
int64_t ReducedShares(const Dimension& dimension) {
  int64_t sum = 0;
  int64_t divisor = 0;
  for (const Item& item : dimension.items) {
    sum += item.share;
    divisor = std::gcd(divisor, static_cast<int64_t>(item.share));
  }
  return divisor == 0 ? 1 : sum / divisor;
}

// Finer shares than this could make a mean over many judges too long for 64 bits.
bool SharesAreTooFine(const Rubric& rubric) {
  int64_t multiple = 1;
  for (const Dimension& dimension : rubric.dimensions) {
    multiple = std::lcm(multiple, ReducedShares(dimension));
    if (multiple > kFinestShares) return true;
  }
  return false;
}

}  // namespace

std::vector<RubricProblem> FindProblems(const Rubric& rubric) {
  ProblemFinder finder;
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
  int64_t sum = 0;
  for (const Dimension& dimension : rubric.dimensions) {
    finder.Visit(dimension);
    sum += dimension.weight;
  }
  if (sum != kWholeWeight) {
    finder.Report(RubricFault::kWeightsDoNotSum, "", "", sum,
                  fmt::format("the weights sum to {} basis points, not {}", sum, kWholeWeight));
  }
  if (finder.problems().empty() && SharesAreTooFine(rubric)) {
    finder.Report(
        RubricFault::kSharesTooFine, "", "", kFinestShares,
        fmt::format("the items' shares have no common denominator up to {}", kFinestShares));
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

size_t ItemCount(const Rubric& rubric) {
  size_t count = 0;
  for (const Dimension& dimension : rubric.dimensions) count += dimension.items.size();
  return count;
}

absl::Status CheckScores(const Rubric& rubric, const std::vector<int32_t>& scores) {
  if (scores.size() != ItemCount(rubric)) {
    return absl::InvalidArgumentError(
        fmt::format("a sheet has {} scores, not {}", ItemCount(rubric), scores.size()));
  }
  size_t next = 0;
  for (const Dimension& dimension : rubric.dimensions) {
    for (const Item& item : dimension.items) {
      const int32_t score = scores[next++];
      if (score < kLowestScore || score > kHighestScore) {
        return absl::InvalidArgumentError(
            fmt::format("item {} has {} hundredths; a score is {} to {}", item.id, score,
                        kLowestScore, kHighestScore));
      }
    }
  }
  return absl::OkStatus();
}

absl::StatusOr<std::vector<Fraction>> DimensionScores(const Rubric& rubric,
                                                      const std::vector<int32_t>& scores) {
  if (absl::Status status = CheckScores(rubric, scores); !status.ok()) return status;
  std::vector<Fraction> result;
  result.reserve(rubric.dimensions.size());
  size_t next = 0;
  for (const Dimension& dimension : rubric.dimensions) {
    int64_t points = 0;
    int64_t shares = 0;
    for (const Item& item : dimension.items) {
      points += static_cast<int64_t>(item.share) * scores[next++];
      shares += item.share;
    }
    const absl::StatusOr<Fraction> score = Fraction::Of(points, shares * 100);
    if (!score.ok()) return score.status();
    result.push_back(*score);
  }
  return result;
}

absl::StatusOr<Fraction> WeightedTotal(const Rubric& rubric, const std::vector<int32_t>& scores) {
  const absl::StatusOr<std::vector<Fraction>> dimensions = DimensionScores(rubric, scores);
  if (!dimensions.ok()) return dimensions.status();
  Fraction total;
  for (size_t d = 0; d < dimensions->size(); ++d) {
    const absl::StatusOr<Fraction> weight = Fraction::Of(rubric.dimensions[d].weight, kWholeWeight);
    if (!weight.ok()) return weight.status();
    const absl::StatusOr<Fraction> part = Multiply(*weight, (*dimensions)[d]);
    if (!part.ok()) return part.status();
    const absl::StatusOr<Fraction> sum = Add(total, *part);
    if (!sum.ok()) return sum.status();
    total = *sum;
  }
  return total;
}

}  // namespace award::scoring
