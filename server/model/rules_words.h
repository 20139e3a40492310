// The words of rules. Stored, and part of their digest; never rename.
#ifndef AWARD_SERVER_MODEL_RULES_WORDS_H_
#define AWARD_SERVER_MODEL_RULES_WORDS_H_

#include <string_view>
#include <utility>

#include "server/model/names.h"

namespace award {

// A median is only ever a shadow.
enum class TabulationMethod { kTotalScore, kRankSum, kTrimmedMean, kMedian };

template <>
struct Words<TabulationMethod> {
  static constexpr std::pair<TabulationMethod, std::string_view> kRows[] = {
      {TabulationMethod::kTotalScore, "TOTAL_SCORE"},
      {TabulationMethod::kRankSum, "RANK_SUM"},
      {TabulationMethod::kTrimmedMean, "TRIMMED_MEAN"},
      {TabulationMethod::kMedian, "MEDIAN"}};
};

enum class TieKey {
  kMoreFirstPlaces,
  kHeaviestDimension,
  kDimensionsInOrder,
  kMeanTotal,
  kLowerRankSum,
  kMedianTotal,
  kHeadToHead,
  kLowerVariance
};

template <>
struct Words<TieKey> {
  static constexpr std::pair<TieKey, std::string_view> kRows[] = {
      {TieKey::kMoreFirstPlaces, "MORE_FIRST_PLACES"},
      {TieKey::kHeaviestDimension, "HEAVIEST_DIMENSION"},
      {TieKey::kDimensionsInOrder, "DIMENSIONS_IN_ORDER"},
      {TieKey::kMeanTotal, "MEAN_TOTAL"},
      {TieKey::kLowerRankSum, "LOWER_RANK_SUM"},
      {TieKey::kMedianTotal, "MEDIAN_TOTAL"},
      {TieKey::kHeadToHead, "HEAD_TO_HEAD"},
      {TieKey::kLowerVariance, "LOWER_VARIANCE"}};
};

enum class RankOn { kExact, kPublished };

template <>
struct Words<RankOn> {
  static constexpr std::pair<RankOn, std::string_view> kRows[] = {
      {RankOn::kExact, "EXACT"}, {RankOn::kPublished, "PUBLISHED"}};
};

enum class TiesAtCut { kAdmitted, kStrict };

template <>
struct Words<TiesAtCut> {
  static constexpr std::pair<TiesAtCut, std::string_view> kRows[] = {
      {TiesAtCut::kAdmitted, "ADMITTED"}, {TiesAtCut::kStrict, "STRICT"}};
};

enum class RoundingPoint { kDimensionScore, kJudgeTotal, kResult };

template <>
struct Words<RoundingPoint> {
  static constexpr std::pair<RoundingPoint, std::string_view> kRows[] = {
      {RoundingPoint::kDimensionScore, "DIMENSION_SCORE"},
      {RoundingPoint::kJudgeTotal, "JUDGE_TOTAL"},
      {RoundingPoint::kResult, "RESULT"}};
};

enum class RoundingMode { kHalfUp, kTruncate, kUp };

template <>
struct Words<RoundingMode> {
  static constexpr std::pair<RoundingMode, std::string_view> kRows[] = {
      {RoundingMode::kHalfUp, "HALF_UP"},
      {RoundingMode::kTruncate, "TRUNCATE"},
      {RoundingMode::kUp, "UP"}};
};

// What comes before the total affinity of an assignment plan.
enum class Fairness { kTotal, kFloor, kLevel, kDeficit, kFair };

template <>
struct Words<Fairness> {
  static constexpr std::pair<Fairness, std::string_view> kRows[] = {{Fairness::kTotal, "TOTAL"},
                                                                    {Fairness::kFloor, "FLOOR"},
                                                                    {Fairness::kLevel, "LEVEL"},
                                                                    {Fairness::kDeficit, "DEFICIT"},
                                                                    {Fairness::kFair, "FAIR"}};
};

// Whom a rule of assignment is about.
enum class RuleSide { kApplication, kJudge };

template <>
struct Words<RuleSide> {
  static constexpr std::pair<RuleSide, std::string_view> kRows[] = {
      {RuleSide::kApplication, "APPLICATION"}, {RuleSide::kJudge, "JUDGE"}};
};

}  // namespace award

#endif  // AWARD_SERVER_MODEL_RULES_WORDS_H_
