// α, W and Spearman: published examples, the definitions written out plainly, and odd panels.
#include "scoring/insight/agreement.h"

#include <algorithm>
#include <map>
#include <string>

#include "gtest/gtest.h"
#include "tests/scoring/insight/panels.h"

namespace award::scoring::insight {
namespace {

const std::pair<const char*, Scale> kNamedScales[] = {{"nominal", Scale::kNominal},
                                                      {"ordinal", Scale::kOrdinal},
                                                      {"interval", Scale::kInterval},
                                                      {"ratio", Scale::kRatio}};

TEST(Alpha, IsThePublishedOneOfKrippendorff) {
  const auto expected = Expected("expected_stats.json").at("krippendorff_2011");
  const Observations observations = From(Transposed(ReadNumbers("krippendorff_2011.csv")));
  const double published[] = {0.743, 0.815, 0.849, 0.797};
  for (size_t i = 0; i < 4; ++i) {
    const Statistic alpha = KrippendorffAlpha(observations, kNamedScales[i].second);
    EXPECT_THAT(alpha, Within(expected[kNamedScales[i].first].get<double>(), 1e-13));
    EXPECT_NEAR(*alpha, published[i], 0.0005);
  }
}

TEST(Alpha, IsTheExpectedOneOfOtherPanels) {
  const auto expected = Expected("expected_stats.json");
  const Observations table = From(ReadNumbers("shrout_fleiss_1979.csv"));
  for (const auto& [name, scale] : kNamedScales) {
    EXPECT_THAT(KrippendorffAlpha(table, scale),
                Within(expected["shrout_fleiss_alpha"][name].get<double>(), 1e-12));
  }
  const Observations demonstration = Demonstration();
  EXPECT_THAT(KrippendorffAlpha(demonstration, Scale::kInterval),
              Within(expected["demo_alpha"]["interval"].get<double>(), 1e-12));
  EXPECT_THAT(KrippendorffAlpha(demonstration, Scale::kOrdinal),
              Within(expected["demo_alpha"]["ordinal"].get<double>(), 1e-12));
}

// By the table of coincidences, as it is defined.
double ByCoincidences(const Observations& observations, Scale scale) {
  std::map<double, std::map<double, double>> table;
  for (size_t a = 0; a < observations.applications(); ++a) {
    if (observations.count(a) < 2) continue;
    for (size_t i = observations.first[a]; i < observations.first[a + 1]; ++i) {
      for (size_t k = observations.first[a]; k < observations.first[a + 1]; ++k) {
        if (i == k) continue;
        table[observations.value[i]][observations.value[k]] +=
            1 / static_cast<double>(observations.count(a) - 1);
      }
    }
  }
  std::map<double, double> counts;
  double all = 0;
  for (const auto& [c, row] : table) {
    for (const auto& [k, pairs] : row) {
      counts[c] += pairs;
      all += pairs;
    }
  }
  const auto difference = [&](double c, double k) {
    if (c == k) return 0.0;
    switch (scale) {
      case Scale::kNominal:
        return 1.0;
      case Scale::kInterval:
        return (c - k) * (c - k);
      case Scale::kRatio:
        return (c - k) * (c - k) / ((c + k) * (c + k));
      case Scale::kOrdinal:
        break;
    }
    double sum = -(counts[c] + counts[k]) / 2;
    for (const auto& [g, count] : counts) {
      if (g >= std::min(c, k) && g <= std::max(c, k)) sum += count;
    }
    return sum * sum;
  };
  double observed = 0, expected = 0;
  for (const auto& [c, of_c] : counts) {
    for (const auto& [k, of_k] : counts) {
      observed += table[c][k] * difference(c, k) / all;
      expected += of_c * of_k * difference(c, k) / (all * (all - 1));
    }
  }
  return 1 - observed / expected;
}

TEST(Alpha, IsTheSameByTheTableOfCoincidences) {
  Sequence sequence(9);
  for (int round = 0; round < 100; ++round) {
    Table table(2 + sequence.Below(8), std::vector<double>(2 + sequence.Below(4), kGap));
    for (size_t a = 0; a < table.size(); ++a) {
      for (size_t j = 0; j < table[a].size(); ++j) {
        if (a == 0 || j == 0 || sequence.Below(4) > 0) {
          table[a][j] = static_cast<double>(1 + sequence.Below(4));
        }
      }
    }
    table[0][0] = 5;  // Two values at least.
    table[0][1] = 1;
    const Observations observations = From(table);
    for (const auto& [name, scale] : kNamedScales) {
      EXPECT_NEAR(*KrippendorffAlpha(observations, scale), ByCoincidences(observations, scale),
                  1e-12)
          << name;
    }
  }
}

// With three judges and no gaps each coincidence counts half, not one: this table by hand.
TEST(Alpha, WeighsCompleteUnitsByTheirJudges) {
  const Observations observations = From({{1, 1, 2}, {2, 2, 2}, {1, 2, 2}});
  // Ordered pairs that differ: 4/2 + 0 + 4/2 of 9; expected 2·3·6 of 9·8.
  EXPECT_THAT(KrippendorffAlpha(observations, Scale::kNominal),
              Within(1 - (4.0 / 9) / (36.0 / 72), 1e-14));
}

TEST(Alpha, DoesNotChangeWithNamesJudgesAndUnits) {
  const Table table = ReadNumbers("shrout_fleiss_1979.csv");
  Table renamed = table;
  Table scaled = table;
  for (size_t i = 0; i < table.size(); ++i) {
    std::reverse(renamed[i].begin(), renamed[i].end());
    for (double& score : renamed[i]) score = score * score;  // Keeps the order.
    for (double& score : scaled[i]) score = 3 * score;
  }
  std::reverse(renamed.begin(), renamed.end());
  for (const Scale scale : {Scale::kNominal, Scale::kOrdinal}) {
    EXPECT_THAT(KrippendorffAlpha(From(renamed), scale),
                Within(*KrippendorffAlpha(From(table), scale), 1e-12));
  }
  for (const Scale scale : {Scale::kInterval, Scale::kRatio}) {
    EXPECT_THAT(KrippendorffAlpha(From(scaled), scale),
                Within(*KrippendorffAlpha(From(table), scale), 1e-12));
  }
}

TEST(Alpha, SaysWhereItHasNoMeaning) {
  for (const auto& [name, scale] : kNamedScales) {
    EXPECT_THAT(KrippendorffAlpha(From({{3, 3}, {3, 3}}), scale),
                IsUndefined(Undefined::kNoVariation));
    EXPECT_THAT(KrippendorffAlpha(From({{3, kGap}, {kGap, 4}}), scale),
                IsUndefined(Undefined::kTooFewJudges));
    EXPECT_THAT(KrippendorffAlpha(Observations(), scale), IsUndefined(Undefined::kTooFewJudges));
  }
  EXPECT_THAT(KrippendorffAlpha(From({{-3, 3}, {3, 4}}), Scale::kRatio),
              IsUndefined(Undefined::kNegativeValue));
  EXPECT_TRUE(KrippendorffAlpha(From({{0, 0}, {3, 0}}), Scale::kRatio).defined());
}

TEST(Concordance, IsTheExpectedOne) {
  const auto expected = Expected("expected_stats.json").at("kendall").at("shrout_fleiss");
  const Concordance result = *ConcordanceOf(From(ReadNumbers("shrout_fleiss_1979.csv")));
  EXPECT_THAT(result.w, Within(expected["W"].get<double>(), 1e-13));
  EXPECT_THAT(result.uncorrected, Within(expected["W_uncorrected"].get<double>(), 1e-13));
  EXPECT_THAT(result.chi_square, Within(expected["chisq"].get<double>(), 1e-13));
  EXPECT_EQ(result.degrees_of_freedom, 5);
  EXPECT_THAT(result.p, Within(expected["p"].get<double>(), 1e-12));
  EXPECT_THAT(result.mean_spearman, Within(expected["mean_rho"].get<double>(), 1e-13));
}

TEST(Concordance, LiesBetweenNoneAndAll) {
  EXPECT_THAT(ConcordanceOf(From({{1, 2, 3}, {2, 3, 4}, {4, 9, 5}}))->w, Within(1.0, 1e-13));
  EXPECT_NEAR(ConcordanceOf(From({{1, 3}, {2, 2}, {3, 1}}))->w, 0, 1e-13);
  Sequence sequence(2);
  for (int round = 0; round < 100; ++round) {
    Table table(2 + sequence.Below(6), std::vector<double>(2 + sequence.Below(5)));
    for (auto& row : table) {
      for (double& score : row) score = static_cast<double>(sequence.Below(3));
    }
    table[0][0] = 9;
    const Observations observations = From(table);
    const Concordance result = *ConcordanceOf(observations);
    EXPECT_GE(result.w, 0);
    EXPECT_LE(result.w, 1 + 1e-12);
    EXPECT_LE(result.uncorrected, result.w + 1e-12);
  }
}

// W follows from the mean of all pairs' correlations only where there are no ties.
TEST(Concordance, HasTheMeanOfThePairsWithoutTies) {
  const Observations observations =
      From({{1, 3, 2, 9}, {2, 1, 4, 8}, {3, 2, 5, 1}, {4, 5, 7, 2}, {5, 4, 6, 3}});
  EXPECT_THAT(PairwiseSpearmanOf(observations, {}).value()->mean,
              Within(*ConcordanceOf(observations)->mean_spearman, 1e-12));
}

TEST(Concordance, SaysWhereItHasNoMeaning) {
  EXPECT_THAT(ConcordanceOf(From({{3, 4}, {3, 4}})), IsUndefined(Undefined::kNoVariation));
  EXPECT_THAT(ConcordanceOf(From({{3, 4}})), IsUndefined(Undefined::kTooFewApplications));
  EXPECT_THAT(ConcordanceOf(From({{3}, {4}})), IsUndefined(Undefined::kTooFewJudges));
  EXPECT_THAT(ConcordanceOf(From({{3, 4}, {kGap, 4}})), IsUndefined(Undefined::kIncompletePanel));
}

TEST(Spearman, OfEveryPairIsTheExpectedOne) {
  const auto expected = Expected("expected_stats.json").at("demo_pairwise_spearman");
  const PairwiseSpearman result = *PairwiseSpearmanOf(Demonstration(), {}).value();
  ASSERT_EQ(result.pairs.size(), 36U);
  for (size_t i = 0; i < 36; ++i) {
    const JudgePair& pair = result.pairs[i];
    EXPECT_EQ(std::to_string(pair.first + 1) + "-" + std::to_string(pair.second + 1),
              expected["pairs"][i].get<std::string>());
    EXPECT_EQ(pair.common, expected["n"][i].get<size_t>());
    EXPECT_THAT(pair.spearman, Within(expected["rho"][i].get<double>(), 1e-12));
  }
  EXPECT_EQ(result.counted, 36U);
  EXPECT_THAT(result.mean, Within(expected["mean"].get<double>(), 1e-12));
}

TEST(Spearman, NeedsThreeCommonApplicationsThatDiffer) {
  const PairwiseSpearman result =
      *PairwiseSpearmanOf(From({{1, 5, 1}, {2, 5, 2}, {3, 5, kGap}}), {}).value();
  EXPECT_THAT(result.pairs[0].spearman, IsUndefined(Undefined::kNoVariation));
  EXPECT_THAT(result.pairs[1].spearman, IsUndefined(Undefined::kTooFewInCommon));
  EXPECT_EQ(result.counted, 0U);
  EXPECT_THAT(result.mean, IsUndefined(Undefined::kTooFewInCommon));
  EXPECT_THAT(PairwiseSpearmanOf(From({{1}, {2}}), {}).value(),
              IsUndefined(Undefined::kTooFewJudges));
  EXPECT_EQ(PairwiseSpearmanOf(Demonstration(), [](auto...) { return false; }).status().code(),
            absl::StatusCode::kCancelled);
}

TEST(MeanRanks, AreSharedByEquals) {
  EXPECT_THAT(MeanRanks({5, 1, 5, 9, 5}), testing::ElementsAre(3, 1, 3, 5, 3));
}

}  // namespace
}  // namespace award::scoring::insight
