// How two applications compare: the method, then each key of the chain in its order. The first
// three cases are published ones of 最有利標評選辦法 §15-1, with rank sums 9, 9, 12.
#include "scoring/ranking/order.h"

#include <vector>

#include "gtest/gtest.h"
#include "tests/scoring/rounds.h"

namespace award::scoring {
namespace {

Standing Of(int32_t rank, int32_t heaviest, int32_t first_places) {
  Standing standing;
  standing.rank = Fraction::Whole(rank);
  standing.heaviest = Fraction::Whole(heaviest);
  standing.first_places = first_places;
  standing.dimensions.resize(2);
  return standing;
}

using Chain = std::vector<TieKey>;

Comparison Compare(const Standing& first, const Standing& second, Method method,
                   const Chain& chain) {
  Line a;
  Line b;
  a.standing = first;
  b.standing = second;
  const std::vector<size_t> dimensions = {0, 1};
  return Order({&a, &b}, method, RankOn::kExact, chain, dimensions).Compare(0, 1);
}

TEST(Compare, HeaviestDimensionDecidesEqualRankSums) {
  const Comparison result =
      Compare(Of(9, 269, 2), Of(9, 262, 2), Method::kRankSum, {TieKey::kHeaviestDimension});
  EXPECT_LT(result.order, 0);
  EXPECT_EQ(result.decided_by, DecidedBy::kTieKey);
  EXPECT_EQ(result.deciding().tie_key, TieKey::kHeaviestDimension);
  EXPECT_EQ(result.deciding().first_value, Fraction::Whole(269));
  EXPECT_EQ(result.deciding().second_value, Fraction::Whole(262));
}

TEST(Compare, MoreFirstPlacesDecideEqualRankSums) {
  const Comparison result =
      Compare(Of(9, 262, 1), Of(9, 262, 3), Method::kRankSum, {TieKey::kMoreFirstPlaces});
  EXPECT_GT(result.order, 0);
}

TEST(Compare, WhatIsEqualInEveryKeyStaysEqual) {
  const Chain chain = {TieKey::kHeaviestDimension, TieKey::kMoreFirstPlaces};
  const Comparison result = Compare(Of(9, 262, 2), Of(9, 262, 2), Method::kRankSum, chain);
  EXPECT_EQ(result.order, 0);
  EXPECT_EQ(result.decided_by, DecidedBy::kNothing);
  EXPECT_EQ(result.deciding().first_value, Fraction::Whole(9));
  const Comparison worse = Compare(Of(12, 300, 5), Of(9, 262, 2), Method::kRankSum, chain);
  EXPECT_GT(worse.order, 0);
  EXPECT_EQ(worse.decided_by, DecidedBy::kMethod);
}

TEST(Compare, KeysAreTriedInTheDeclaredOrder) {
  const Standing a = Of(9, 270, 1);
  const Standing b = Of(9, 260, 3);
  const Chain heaviest_first = {TieKey::kHeaviestDimension, TieKey::kMoreFirstPlaces};
  const Chain places_first = {TieKey::kMedianTotal, TieKey::kMoreFirstPlaces,
                              TieKey::kHeaviestDimension};
  EXPECT_LT(Compare(a, b, Method::kRankSum, heaviest_first).order, 0);
  EXPECT_EQ(Compare(a, b, Method::kRankSum, heaviest_first).steps.size(), 2U);
  EXPECT_GT(Compare(a, b, Method::kRankSum, places_first).order, 0);
  EXPECT_EQ(Compare(a, b, Method::kRankSum, places_first).steps.size(), 3U);
}

TEST(Compare, EveryKeyReadsItsOwnFigure) {
  Standing a;
  Standing b;
  a.rank = b.rank = Fraction::Whole(3);
  const Chain all = {TieKey::kMoreFirstPlaces,   TieKey::kHeaviestDimension,
                     TieKey::kDimensionsInOrder, TieKey::kMeanTotal,
                     TieKey::kRankSum,           TieKey::kMedianTotal};
  a.dimensions = b.dimensions = {Fraction::Whole(1), Fraction::Whole(2)};
  const auto key = [&] { return Compare(a, b, Method::kRankSum, all).deciding().tie_key; };
  EXPECT_EQ(key(), std::nullopt);
  a.median_total = Fraction::Whole(1);
  EXPECT_EQ(key(), TieKey::kMedianTotal);
  a.mean_total = Fraction::Whole(1);
  EXPECT_EQ(key(), TieKey::kMeanTotal);
  b.dimensions[1] = Fraction::Whole(9);
  EXPECT_EQ(key(), TieKey::kDimensionsInOrder);
  EXPECT_EQ(Compare(a, b, Method::kRankSum, all).deciding().dimension, 1U);
  EXPECT_GT(Compare(a, b, Method::kRankSum, all).order, 0);
  a.heaviest = Fraction::Whole(1);
  EXPECT_EQ(key(), TieKey::kHeaviestDimension);
  b.first_places = 1;
  EXPECT_EQ(key(), TieKey::kMoreFirstPlaces);
  // A lower rank is better, also as a key under the other method.
  a.mean_total = b.mean_total;
  a.rank = Fraction::Whole(2);
  EXPECT_LT(Compare(a, b, Method::kTotalScore, {TieKey::kRankSum}).order, 0);
}

TEST(Compare, RefusedRanksTellNothingApart) {
  Standing a = Of(1, 5, 0);
  const Standing b = Of(2, 4, 0);
  a.rank.reset();
  const Comparison result =
      Compare(a, b, Method::kTotalScore, {TieKey::kRankSum, TieKey::kHeaviestDimension});
  EXPECT_EQ(result.deciding().tie_key, TieKey::kHeaviestDimension);
}

}  // namespace
}  // namespace award::scoring
