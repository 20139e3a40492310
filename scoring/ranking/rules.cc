// Validation of the rules of a count.
#include "scoring/ranking/rules.h"

#include <algorithm>
#include <span>

#include "fmt/format.h"
#include "scoring/number/decimal.h"

namespace award::scoring {

namespace {

bool Rise(const DivergenceThresholds& thresholds) {
  int32_t last = 0;
  for (const int32_t threshold : {thresholds.show, thresholds.discuss, thresholds.resolve}) {
    if (threshold == 0) continue;
    if (threshold < last) return false;
    last = threshold;
  }
  return true;
}

void FindPlaces(std::span<const RoundingStage> stages, std::vector<RulesProblem>& problems) {
  for (const RoundingStage& stage : stages) {
    if (stage.places >= 0 && stage.places <= kMostPlaces) continue;
    problems.push_back(
        {RulesFault::kPlacesOutOfRange,
         fmt::format("a rounding keeps {} places; it keeps 0 to {}", stage.places, kMostPlaces)});
  }
}

void FindRounding(const Rounding& rounding, std::vector<RulesProblem>& problems) {
  FindPlaces(rounding.sheet.dimension_score, problems);
  FindPlaces(rounding.sheet.judge_total, problems);
  FindPlaces(rounding.result, problems);
  if (rounding.result.empty()) {
    problems.push_back({RulesFault::kNoResultRounding, "the rounding of results is not declared"});
  }
}

}  // namespace

std::vector<RulesProblem> FindProblems(const Rules& rules) {
  std::vector<RulesProblem> problems;
  if (rules.method == Method::kMedian) {
    problems.push_back({RulesFault::kMedianIsShadowOnly,
                        "the median is shown beside the result; no list is made by it"});
  }
  std::vector<TieKey> keys = rules.tie_chain;
  std::sort(keys.begin(), keys.end());
  if (std::adjacent_find(keys.begin(), keys.end()) != keys.end()) {
    problems.push_back({RulesFault::kRepeatedTieKey, "a key is listed twice in the tie chain"});
  }
  if (rules.cut < 0) {
    problems.push_back(
        {RulesFault::kNegativeCut, fmt::format("the cut is {}; it is at least 0", rules.cut)});
  }
  if (rules.floor < kLowestScore || rules.floor > kHighestScore) {
    problems.push_back(
        {RulesFault::kFloorOutOfRange, fmt::format("the floor is {} hundredths; it is {} to {}",
                                                   rules.floor, kLowestScore, kHighestScore)});
  }
  if (!Rise(rules.divergence)) {
    problems.push_back(
        {RulesFault::kThresholdsNotRising,
         "the divergence thresholds are positive and rise from show to discuss to resolve"});
  }
  if (rules.trim.each_side < 1 || rules.trim.from_judges / 2 < rules.trim.each_side ||
      rules.trim.from_judges == 2 * rules.trim.each_side) {
    problems.push_back(
        {RulesFault::kTrimOutOfRange,
         fmt::format(
             "{} totals are trimmed on each side from {} judges on; at least 1 is, and more "
             "than twice as many judges are needed",
             rules.trim.each_side, rules.trim.from_judges)});
  }
  FindRounding(rules.rounding, problems);
  return problems;
}

absl::Status Validate(const Rules& rules) {
  std::string text;
  for (const RulesProblem& problem : FindProblems(rules)) {
    if (!text.empty()) text += "; ";
    text += problem.text;
  }
  return text.empty() ? absl::OkStatus() : absl::InvalidArgumentError(text);
}

}  // namespace award::scoring
