// Files of weights, good and bad, and the stored vectors.
#include "scoring/insight/weight_sets.h"

#include <numeric>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "scoring/insight/weights/stored_weights.h"

namespace award::scoring::insight {
namespace {

TEST(WeightSets, ReadsSetsByName) {
  const auto sets =
      ParseWeightSets("\xEF\xBB\xBFset,A,B\r\n# a remark\r\nx,1,2\r\n\r\ny,0,5\r\nx,3,4").value();
  ASSERT_EQ(sets.size(), 2U);
  EXPECT_EQ(sets[0].name, "x");
  EXPECT_EQ(sets[0].dimensions, 2U);
  EXPECT_EQ(sets[0].count(), 2U);
  EXPECT_THAT(sets[0].weights, testing::ElementsAre(1, 2, 3, 4));
  EXPECT_THAT(sets[1].weights, testing::ElementsAre(0, 5));
}

TEST(WeightSets, NamesTheLineThatIsWrong) {
  const auto problem = [](std::string_view text) {
    return std::string(ParseWeightSets(text).status().message());
  };
  EXPECT_EQ(problem(""), "the file has no vectors of weights");
  EXPECT_EQ(problem("set,A\n"), "the file has no vectors of weights");
  EXPECT_EQ(problem("a,b\n"), "line 1: the header is \"set\" and one column per dimension");
  EXPECT_EQ(problem("\nset\n"), "line 2: the header is \"set\" and one column per dimension");
  EXPECT_EQ(problem("set,A,B\nx,1,2\nx,1\n"), "line 3: 2 columns, not 3");
  EXPECT_EQ(problem("set,A,B\nx,1,2,3\n"), "line 2: 4 columns, not 3");
  EXPECT_EQ(problem("set,A,B\n,1,2\n"), "line 2: the vector names no set");
  EXPECT_EQ(problem("set,A,B\nx,0,0\n"), "line 2: all weights are zero");
  for (const std::string bad :
       {"-1", "1.5", "", " 1", "+1", "1000000001", "99999999999999999999"}) {
    EXPECT_EQ(problem("set,A,B\nx,1," + bad),
              "line 2: \"" + bad + "\" is not an integer from 0 to 1000000000");
  }
}

TEST(StoredWeights, OfTheSimplexSumToTheWhole) {
  const WeightSet set = *AnyWeights(6);
  EXPECT_EQ(set.name, "simplex");
  ASSERT_EQ(set.count(), 2'000U);
  EXPECT_THAT(std::vector<int64_t>(set.vector(0), set.vector(1)),
              testing::ElementsAre(2498, 62, 788, 619, 3267, 2766));
  for (size_t v = 0; v < set.count(); ++v) {
    EXPECT_EQ(std::accumulate(set.vector(v), set.vector(v) + 6, int64_t{0}), 10'000);
  }
}

// p/q, the digits of `index` in base `base`, reversed behind the point.
TEST(StoredWeights, OfTheUnitCubeAreTheHaltonPoints) {
  const std::span<const uint16_t> stored = StoredUnitVectors();
  ASSERT_EQ(stored.size(), 12'000U);
  const std::vector<int64_t> bases = {2, 3, 5, 7, 11, 13};
  for (size_t i = 0; i < stored.size(); ++i) {
    const int64_t base = bases[i % 6];
    int64_t p = 0;
    int64_t q = 1;
    for (auto index = static_cast<int64_t>(i / 6 + 1); index > 0; index /= base) {
      p = p * base + index % base;
      q *= base;
    }
    ASSERT_EQ(stored[i], 10'001 * p / q) << i;
  }
}

TEST(StoredWeights, NearTheDeclaredOnesStayWithinAFifth) {
  const std::vector<int32_t> weights = {2'500, 2'000, 1'500, 1'500, 1'500, 1'000};
  const WeightSet set = *NearWeights(weights);
  EXPECT_EQ(set.name, "within_20_percent");
  ASSERT_EQ(set.count(), 2'000U);
  const std::span<const uint16_t> unit = StoredUnitVectors();
  for (size_t i = 0; i < set.weights.size(); ++i) {
    // The weight is w·(8000 + 4000·u/10000), here over 4000/10000.
    const int64_t weight = weights[i % 6];
    ASSERT_EQ(set.weights[i] * 4'000, weight * (8'000 * 10'000 + 4'000 * int64_t{unit[i]}));
    ASSERT_GE(set.weights[i], weight * 20'000);
    ASSERT_LE(set.weights[i], weight * 30'000);
  }
}

TEST(StoredWeights, AreForSixDimensionsAlone) {
  EXPECT_FALSE(AnyWeights(5).has_value());
  EXPECT_FALSE(NearWeights({1, 2, 3}).has_value());
}

}  // namespace
}  // namespace award::scoring::insight
