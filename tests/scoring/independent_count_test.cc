// Ten thousand random small rounds are counted twice, by the floor and by the independent model;
// everything official must agree. A failure names the seed of its round, which replays it alone.
#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include "gtest/gtest.h"
#include "tests/scoring/independent_model.h"
#include "tests/scoring/random_rounds.h"

namespace award::scoring {
namespace {

using independent::Count;
using independent::CountAgain;
using independent::Entry;
using independent::Quotient;
using independent::Sheet;

constexpr uint32_t kFirstSeed = 20270311;
constexpr uint32_t kRounds = 10'000;

// How often each thing worth a test came up.
using Met = std::map<std::string, int>;

bool Same(const Fraction& fraction, const Quotient& quotient) {
  return std::gcd(fraction.numerator(), fraction.denominator()) == 1 &&
         fraction.denominator() > 0 &&
         Sign({fraction.numerator(), fraction.denominator()}, quotient) == 0;
}

bool Same(const std::optional<Fraction>& fraction, const std::optional<Quotient>& quotient) {
  if (!fraction.has_value() || !quotient.has_value()) {
    return fraction.has_value() == quotient.has_value();
  }
  return Same(*fraction, *quotient);
}

bool Same(const std::vector<Fraction>& fractions, const std::vector<Quotient>& quotients) {
  return std::equal(fractions.begin(), fractions.end(), quotients.begin(), quotients.end(),
                    [](const Fraction& f, const Quotient& q) { return Same(f, q); });
}

void ExpectSameSheets(const Line& line, const Entry& entry) {
  ASSERT_EQ(line.judges.size(), entry.sheets.size());
  auto expected = entry.sheets.begin();
  for (const JudgeLine& judge : line.judges) {
    SCOPED_TRACE(judge.judge);
    EXPECT_EQ(judge.judge, expected->first);
    const Sheet& sheet = (expected++)->second;
    EXPECT_EQ(judge.state, sheet.state);
    EXPECT_EQ(judge.excluded, sheet.excluded);
    EXPECT_TRUE(Same(judge.total, sheet.total));
    EXPECT_TRUE(Same(judge.rank, sheet.rank));
    EXPECT_TRUE(Same(judge.scaled_rank, sheet.scaled_rank));
  }
}

void ExpectSameStanding(const Round& round, const Count& count, const Standing& standing,
                        const Entry& entry) {
  EXPECT_TRUE(Same(standing.mean_total, entry.mean));
  EXPECT_TRUE(Same(standing.trimmed_mean, entry.trimmed));
  EXPECT_TRUE(Same(standing.median_total, entry.median));
  EXPECT_TRUE(Same(standing.rank, entry.rank));
  EXPECT_EQ(standing.first_places, entry.first_places);
  EXPECT_TRUE(Same(standing.heaviest, entry.heaviest));
  EXPECT_TRUE(Same(standing.published, entry.published));
  std::vector<Quotient> dimensions;
  for (const size_t d : count.by_weight) dimensions.push_back(entry.dimensions[d]);
  EXPECT_TRUE(Same(standing.dimensions, dimensions));
  const std::vector<TieKey>& chain = round.rules.tie_chain;
  if (std::find(chain.begin(), chain.end(), TieKey::kLowerVariance) != chain.end()) {
    EXPECT_TRUE(Same(standing.variance, entry.variance));
  } else {
    EXPECT_FALSE(standing.variance.has_value());
  }
}

void ExpectSameLine(const Round& round, const Count& count, const Line& line) {
  SCOPED_TRACE(line.application);
  const Entry& entry = count.entries.at(line.application);
  EXPECT_EQ(line.unranked, entry.unranked);
  EXPECT_EQ(line.counted_sheets, entry.counted);
  ExpectSameSheets(line, entry);
  EXPECT_EQ(line.standing.has_value(), !entry.unranked.has_value());
  if (line.standing.has_value()) ExpectSameStanding(round, count, *line.standing, entry);
  EXPECT_TRUE(Same(line.dimension_means, entry.dimension_means));
  EXPECT_TRUE(Same(line.spread, entry.spread));
  EXPECT_TRUE(Same(line.spread_of_all_sheets, entry.spread_of_all));
  EXPECT_EQ(line.divergence, entry.level);
  EXPECT_EQ(line.divergence_open, entry.open);
  EXPECT_EQ(line.place, entry.place);
  EXPECT_EQ(line.shadow_places, entry.shadow_places);
  EXPECT_EQ(line.dimensions_below_floor, entry.below_floor);
  EXPECT_EQ(line.admission, entry.admission);
}

// The steps down to the first number that differs, and what follows from them.
void ExpectSameComparison(const Count& count, const PairComparison& pair) {
  SCOPED_TRACE(pair.first + " and " + pair.second);
  const Entry& first = count.entries.at(pair.first);
  const Entry& second = count.entries.at(pair.second);
  size_t differs = 0;
  while (differs < first.path.size() &&
         Sign(first.path[differs].value, second.path[differs].value) == 0) {
    ++differs;
  }
  const bool equal = differs == first.path.size();
  const Comparison& comparison = pair.comparison;
  ASSERT_EQ(comparison.steps.size(), equal ? differs : differs + 1);
  for (size_t s = 0; s < comparison.steps.size(); ++s) {
    EXPECT_EQ(comparison.steps[s].tie_key, first.path[s].key);
    EXPECT_EQ(comparison.steps[s].dimension, first.path[s].dimension);
    EXPECT_TRUE(Same(comparison.steps[s].first_value, first.path[s].value));
    EXPECT_TRUE(Same(comparison.steps[s].second_value, second.path[s].value));
  }
  const bool decided = equal && first.decided.has_value();
  EXPECT_EQ(pair.decision, decided ? first.decided : std::nullopt);
  EXPECT_EQ(comparison.order, equal && !decided ? 0 : -1);
  const DecidedBy by = decided        ? DecidedBy::kDecision
                       : equal        ? DecidedBy::kNothing
                       : differs == 0 ? DecidedBy::kMethod
                                      : DecidedBy::kTieKey;
  EXPECT_EQ(comparison.decided_by, by);
  const Step& deciding = comparison.steps[equal ? 0 : differs];
  EXPECT_EQ(&comparison.deciding(), &deciding);
}

// Between neighbours, and between any two.
void ExpectSameComparisons(const Round& round, const Count& count, const Tabulation& tabulation,
                           const std::vector<std::string>& order) {
  std::vector<std::string> placed;
  for (const std::string& application : order) {
    if (count.entries.at(application).place.has_value()) placed.push_back(application);
  }
  ASSERT_EQ(tabulation.comparisons.size(), placed.empty() ? 0 : placed.size() - 1);
  for (size_t p = 0; p + 1 < placed.size(); ++p) {
    EXPECT_EQ(tabulation.comparisons[p].first, placed[p]);
    EXPECT_EQ(tabulation.comparisons[p].second, placed[p + 1]);
    ExpectSameComparison(count, tabulation.comparisons[p]);
  }
  for (size_t a = 0; a < placed.size(); ++a) {
    for (size_t b = a + 1; b < placed.size(); ++b) {
      const bool swapped = (a + b) % 2 == 1;
      const auto pair =
          ComparePair(round, tabulation, placed[swapped ? b : a], placed[swapped ? a : b]);
      ASSERT_TRUE(pair.ok());
      EXPECT_EQ(pair->first, placed[a]);
      EXPECT_EQ(pair->second, placed[b]);
      ExpectSameComparison(count, *pair);
    }
  }
}

// The reason given must be true; which of several true ones is given does not matter.
void ExpectTrueRefusal(const Count& count, const std::optional<RefusedRanks>& refused) {
  ASSERT_EQ(refused.has_value(), count.refused());
  if (!refused.has_value()) return;
  if (refused->reason == RankRefusal::kJudgeWithOneApplication) {
    std::vector<std::string> scored;
    for (const auto& [application, entry] : count.entries) {
      if (entry.unranked.has_value() || entry.CountedSheetOf(refused->judge) == nullptr) continue;
      scored.push_back(application);
    }
    EXPECT_EQ(scored, std::vector<std::string>{refused->first_application});
    return;
  }
  ASSERT_EQ(refused->reason, RankRefusal::kPanelsShareNoJudge);
  EXPECT_FALSE(count.Joined(refused->first_application, refused->second_application));
  EXPECT_FALSE(count.entries.at(refused->second_application).unranked.has_value());
}

void ExpectSameCount(const Round& round, const Tabulation& tabulation, const Count& count) {
  const std::vector<std::string> order = count.Order();
  ASSERT_EQ(tabulation.lines.size(), order.size());
  for (size_t i = 0; i < order.size(); ++i) {
    ASSERT_EQ(tabulation.lines[i].application, order[i]);
    ExpectSameLine(round, count, tabulation.lines[i]);
  }
  std::vector<std::string> by_weight;
  for (const size_t d : count.by_weight) by_weight.push_back(round.rubric.dimensions[d].id);
  EXPECT_EQ(tabulation.dimensions_by_weight, by_weight);
  EXPECT_EQ(tabulation.complete_panel, count.complete);
  ExpectTrueRefusal(count, tabulation.refused_ranks);
  EXPECT_EQ(tabulation.pending_cells, count.pending);
  EXPECT_EQ(tabulation.vacancies, count.vacancies);
  EXPECT_EQ(tabulation.unused_tie_decisions, count.unused_decisions);
  ExpectSameComparisons(round, count, tabulation, order);
}

// A refused count must be right about its reason: an exact variance that does not fit 64 bits.
bool HasVarianceBeyond64Bits(const Count& count) {
  constexpr independent::Huge kMost = std::numeric_limits<int64_t>::max();
  return std::any_of(count.entries.begin(), count.entries.end(), [&](const auto& pair) {
    const Quotient& variance = pair.second.variance;
    return variance.top > kMost || variance.bottom > kMost;
  });
}

// What this round adds to the list of things that were met.
void Note(const Round& round, const Tabulation& tabulation, Met& met) {
  ++met["method " + std::to_string(static_cast<int>(round.rules.method))];
  if (tabulation.refused_ranks.has_value()) {
    ++met["refusal " + std::to_string(static_cast<int>(tabulation.refused_ranks->reason))];
    if (round.rules.method == Method::kRankSum) ++met["no official order"];
  }
  if (tabulation.vacancies > 0) ++met["vacancy"];
  if (!tabulation.unused_tie_decisions.empty()) ++met["unused decision"];
  if (!tabulation.complete_panel) ++met["incomplete panel"];
  for (const PairComparison& pair : tabulation.comparisons) {
    const Comparison& comparison = pair.comparison;
    ++met["decided by " + std::to_string(static_cast<int>(comparison.decided_by))];
    if (comparison.decided_by == DecidedBy::kTieKey) {
      ++met["key " + std::to_string(static_cast<int>(*comparison.deciding().tie_key))];
    }
  }
  for (const Line& line : tabulation.lines) {
    ++met["admission " + std::to_string(static_cast<int>(line.admission))];
    ++met["divergence " + std::to_string(static_cast<int>(line.divergence))];
    if (line.divergence_open) ++met["open divergence"];
    if (line.unranked.has_value()) {
      ++met["unranked " + std::to_string(static_cast<int>(*line.unranked))];
    }
    for (const JudgeLine& judge : line.judges) {
      ++met["cell " + std::to_string(static_cast<int>(judge.state))];
      if (judge.excluded) ++met["exclusion"];
    }
    if (line.standing.has_value() && line.standing->trimmed_mean != line.standing->mean_total) {
      ++met["trimmed"];
    }
  }
}

// Values 0..count-1 of each kind must have come up at least `least` times.
void ExpectAllMet(const Met& met, const std::string& kind, int count, int least = 100) {
  for (int value = 0; value < count; ++value) {
    const auto found = met.find(kind + " " + std::to_string(value));
    EXPECT_GE(found == met.end() ? 0 : found->second, least) << kind << " " << value;
  }
}

TEST(IndependentCount, AgreesOnTenThousandRandomRounds) {
  Met met;
  for (uint32_t seed = kFirstSeed; seed < kFirstSeed + kRounds && !HasFailure(); ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Dice dice(seed);
    Round round = RandomRound(dice);
    AddTieDecisions(dice, round);
    const auto tabulation = Tabulate(round);
    const Count count = CountAgain(round);
    if (HasVarianceBeyond64Bits(count)) {
      EXPECT_EQ(tabulation.status().code(), absl::StatusCode::kOutOfRange);
      continue;
    }
    ASSERT_TRUE(tabulation.ok()) << tabulation.status().message();
    ExpectSameCount(round, *tabulation, count);
    Note(round, *tabulation, met);
  }
  // The rounds are worth nothing if they never reach what they are to test.
  ExpectAllMet(met, "method", 3);
  ExpectAllMet(met, "refusal", 2);
  ExpectAllMet(met, "decided by", 4);
  ExpectAllMet(met, "key", 8);
  ExpectAllMet(met, "admission", 6);
  ExpectAllMet(met, "divergence", 4);
  ExpectAllMet(met, "unranked", 3);
  ExpectAllMet(met, "cell", 5);
  for (const char* const once : {"no official order", "vacancy", "unused decision", "trimmed",
                                 "incomplete panel", "open divergence", "exclusion"}) {
    EXPECT_GE(met[once], 100) << once;
  }
}

TEST(IndependentCount, AgreesOnLargerRounds) {
  for (uint32_t seed = kFirstSeed; seed < kFirstSeed + 40 && !HasFailure(); ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Dice dice(seed);
    Round round = RandomRound(dice, 30, 15);
    AddTieDecisions(dice, round);
    const auto tabulation = Tabulate(round);
    ASSERT_TRUE(tabulation.ok()) << tabulation.status().message();
    ExpectSameCount(round, *tabulation, CountAgain(round));
  }
}

TEST(IndependentCount, AgreesOnWeightsThatHardlyDivide) {
  int too_fine = 0;
  int counted = 0;
  for (uint32_t seed = kFirstSeed; seed < kFirstSeed + 1'000 && !HasFailure(); ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Dice dice(seed);
    Round round = RandomRound(dice);
    RefineWeights(dice, round);
    // The square of so fine a distance would not fit 64 bits, which is a status of its own.
    std::vector<TieKey>& chain = round.rules.tie_chain;
    chain.erase(std::remove(chain.begin(), chain.end(), TieKey::kLowerVariance), chain.end());
    const std::vector<RubricProblem> problems = FindProblems(round.rubric);
    const auto tabulation = Tabulate(round);
    ASSERT_EQ(tabulation.ok(), problems.empty()) << tabulation.status().message();
    if (!problems.empty()) {
      ++too_fine;
      EXPECT_EQ(problems.front().fault, RubricFault::kSharesTooFine);
      continue;
    }
    ++counted;
    ExpectSameCount(round, *tabulation, CountAgain(round));
  }
  EXPECT_GE(too_fine, 100);
  EXPECT_GE(counted, 100);
}

TEST(IndependentCount, AgreesOnWhatCannotBeCounted) {
  int refused = 0;
  int counted = 0;
  for (uint32_t seed = kFirstSeed; seed < kFirstSeed + 3'000 && !HasFailure(); ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Dice dice(seed);
    Round round = RandomRound(dice);
    Disturb(dice, round);
    const auto tabulation = Tabulate(round);
    ASSERT_EQ(tabulation.ok(), independent::FitsTogether(round)) << tabulation.status().message();
    if (!tabulation.ok()) {
      ++refused;
      EXPECT_EQ(tabulation.status().code(), absl::StatusCode::kInvalidArgument);
      continue;
    }
    ++counted;
    ExpectSameCount(round, *tabulation, CountAgain(round));
  }
  EXPECT_GE(refused, 500);
  EXPECT_GE(counted, 500);
}

}  // namespace
}  // namespace award::scoring
