// The exactness vectors: means that a program with floating point rounds wrongly, and tied rank
// sums. Each becomes a panel of sheets that is counted like any other.
#include <algorithm>
#include <fstream>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "fmt/format.h"
#include "gtest/gtest.h"
#include "nlohmann/json.hpp"
#include "tests/scoring/rounds.h"

namespace award::scoring {
namespace {

nlohmann::json ReadVectors(const std::string& name) {
  std::ifstream file(AWARD_SOURCE_DIR "/tests/scoring/data/" + name);
  return nlohmann::json::parse(file);
}

// One application whose judges' totals, in millionths of a point, add up to `sum`.
Round RoundOfSum(int64_t sum, int64_t judges) {
  Round round;
  // With these weights a total is first + 9999 · second millionths, which reaches all of them.
  round.rubric = RubricOfWeights({1, 9'999});
  round.applications = {"a"};
  for (int64_t j = 0; j < judges; ++j) {
    const int64_t total = sum / judges + (j < sum % judges ? 1 : 0);
    const int64_t second = std::min<int64_t>(total / 9'999, kHighestScore);
    round.judges.push_back(fmt::format("j{}", j));
    round.cells.push_back(
        {"a",
         round.judges.back(),
         CellState::kScored,
         {static_cast<int32_t>(total - 9'999 * second), static_cast<int32_t>(second)}});
  }
  return round;
}

TEST(Vectors, EveryMeanIsRoundedOnceFromTheExactValue) {
  const nlohmann::json vectors = ReadVectors("vectors_rounding.json").at("vectors");
  ASSERT_EQ(vectors.size(), 205U);
  std::map<std::pair<int64_t, int64_t>, Fraction> means;  // A panel of 100 000 is counted once.
  int halves = 0;
  int floating_point_is_wrong = 0;
  for (const nlohmann::json& vector : vectors) {
    SCOPED_TRACE(vector.dump());
    const int64_t sum = vector.at("sum_1e-6");
    const int64_t judges = vector.at("n");
    const int32_t places = vector.at("places");
    const std::string half_up = vector.at("half_up");
    const std::string truncated = vector.at("truncate");
    const std::vector<RoundingStage> stages = {{places, RoundingMode::kHalfUp}};
    const auto [counted, is_new] = means.try_emplace({sum, judges});
    if (is_new || judges < 100) {
      Round round = RoundOfSum(sum, judges);
      round.rules.rounding.result = stages;
      const Standing standing = *CountOf(round).lines.front().standing;
      EXPECT_EQ(standing.mean_total, Ratio(sum, judges * 1'000'000));
      EXPECT_EQ(standing.published->ToDecimal(places), half_up);
      counted->second = standing.mean_total;
    }
    const Fraction& mean = counted->second;
    EXPECT_EQ(mean.ToDecimal(places), half_up);
    EXPECT_EQ(RoundInStages(mean, stages)->ToDecimal(places), half_up);
    EXPECT_EQ(RoundTo(mean, {places, RoundingMode::kTruncate})->ToDecimal(places), truncated);
    const Fraction doubled = Multiply(mean, Ratio(2 * PowerOfTen(places), 1)).value();
    const bool half = doubled.denominator() == 1 && doubled.numerator() % 2 == 1;
    EXPECT_EQ(half, vector.at("is_exact_half").get<bool>());
    if (half) ++halves;
    if (half_up != vector.at("printf_of_double").get<std::string>()) ++floating_point_is_wrong;
  }
  EXPECT_EQ(halves, 46);
  EXPECT_EQ(floating_point_is_wrong, 22);
}

using Numbers = std::map<std::string, int32_t>;

// Orders of A, B and C by `judges` judges, one text each ("BAC"), that give these rank sums and
// first places; found by trying all.
std::vector<std::string> FindOrders(size_t judges, const Numbers& rank_sums,
                                    const Numbers& first_places) {
  const std::vector<std::string> all = {"ABC", "ACB", "BAC", "BCA", "CAB", "CBA"};
  std::vector<size_t> chosen(judges, 0);
  while (true) {
    Numbers sums;
    Numbers firsts = {{"A", 0}, {"B", 0}, {"C", 0}};
    for (const size_t order : chosen) {
      for (size_t rank = 0; rank < 3; ++rank) {
        sums[all[order].substr(rank, 1)] += static_cast<int32_t>(rank + 1);
      }
      ++firsts[all[order].substr(0, 1)];
    }
    if (sums == rank_sums && firsts == first_places) break;
    size_t j = 0;
    while (j < judges && ++chosen[j] == all.size()) chosen[j++] = 0;
    if (j == judges) return {};
  }
  std::vector<std::string> orders;
  orders.reserve(judges);
  for (const size_t order : chosen) orders.push_back(all[order]);
  return orders;
}

// Sheets with these orders; the scores in the heaviest dimension add up as given, and the other
// dimension, nearly as heavy, is so far apart that it alone makes the order.
Round RoundOfOrders(const std::vector<std::string>& orders, const Numbers& heaviest_sums) {
  Round round;
  round.rules.method = Method::kRankSum;
  round.rubric = RubricOfWeights({4'999, 5'001});
  round.applications = {"A", "B", "C"};
  for (const std::string& order : orders) {
    const auto j = static_cast<int32_t>(round.judges.size());
    round.judges.push_back(fmt::format("J{}", j + 1));
    for (const std::string& id : round.applications) {
      const auto judges = static_cast<int32_t>(orders.size());
      const int32_t sum = heaviest_sums.at(id);
      const int32_t heavy = sum / judges + (j < sum % judges ? 1 : 0);
      const int32_t other = 100 - 40 * static_cast<int32_t>(order.find(id));
      round.cells.push_back(Scored(id, round.judges.back(), {other, heavy}));
    }
  }
  return round;
}

TEST(Vectors, TiedRankSumsAreDecidedByTheDeclaredKeys) {
  const nlohmann::json vectors = ReadVectors("vectors_tiebreak.json");
  ASSERT_EQ(vectors.size(), 3U);
  for (const nlohmann::json& vector : vectors) {
    SCOPED_TRACE(vector.at("name").get<std::string>());
    const Numbers rank_sums = vector.at("rank_sums");
    const Numbers heaviest = vector.at("highest_weight_item_sum");
    const Numbers first_places = vector.at("first_places");
    const std::vector<std::string> orders = FindOrders(5, rank_sums, first_places);
    ASSERT_EQ(orders.size(), 5U);
    Round round = RoundOfOrders(orders, heaviest);
    const std::vector<std::string> rule = vector.at("rule");
    ASSERT_EQ(rule.front(), "rank_sum");
    for (size_t key = 1; key < rule.size(); ++key) {
      round.rules.tie_chain.push_back(rule[key] == "first_places" ? TieKey::kMoreFirstPlaces
                                                                  : TieKey::kHeaviestDimension);
    }
    const Tabulation tabulation = CountOf(round);
    EXPECT_TRUE(tabulation.complete_panel);
    for (const auto& [id, place] : vector.at("expected").get<Numbers>()) {
      const Line& line = LineOf(tabulation, id);
      EXPECT_EQ(line.standing->rank, Fraction::Whole(rank_sums.at(id))) << id;
      EXPECT_EQ(line.standing->heaviest, Fraction::Whole(heaviest.at(id))) << id;
      EXPECT_EQ(line.standing->first_places, first_places.at(id)) << id;
      EXPECT_EQ(line.place, place) << id;
    }
  }
}

}  // namespace
}  // namespace award::scoring
