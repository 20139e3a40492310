// Counts random small rounds a second time, in a deliberately naive way that shares no code with
// the floor, and compares every place; and shows that the order of the input does not matter.
#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "gtest/gtest.h"
#include "tests/scoring/rounds.h"

namespace award::scoring {
namespace {

constexpr unsigned kRoundSeed = 20270311;

// A ratio of integers that is never reduced; the rounds are small enough for 128 bits.
struct Quotient {
  Wide top = 0;
  Wide bottom = 1;
};
Quotient Plus(const Quotient& a, const Quotient& b) {
  if (a.bottom == b.bottom) return {a.top + b.top, a.bottom};
  return {a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom};
}
int Sign(const Quotient& a, const Quotient& b) {
  const Wide left = a.top * b.bottom;
  const Wide right = b.top * a.bottom;
  return left < right ? -1 : left > right ? 1 : 0;
}

using Ids = std::vector<std::string>;

// What the second count knows of a round: for each counted pair the total and the heaviest
// dimensions' sum, in units of 1/(100 · 10 000 · 12) point.
struct Naive {
  Ids ranked;
  std::map<std::pair<std::string, std::string>, int64_t> total;
  std::map<std::pair<std::string, std::string>, int64_t> heaviest;

  std::vector<int64_t> TotalsOf(const std::string& application) const {
    std::vector<int64_t> totals;
    for (const auto& [pair, value] : total) {
      if (pair.first == application) totals.push_back(value);
    }
    return totals;
  }
};

Naive ReadNaively(const Round& round) {
  Naive naive;
  int32_t top_weight = 0;
  for (const Dimension& d : round.rubric.dimensions) top_weight = std::max(top_weight, d.weight);
  for (const Cell& cell : round.cells) {
    bool counts = cell.state == CellState::kScored;
    for (const DivergenceDecision& decision : round.divergence_decisions) {
      if (decision.application != cell.application) continue;
      if (decision.outcome == DivergenceOutcome::kUndecidable) counts = false;
      if (decision.judge == cell.judge) counts = false;
    }
    if (!counts) continue;
    size_t next = 0;
    int64_t total = 0;
    int64_t heaviest = 0;
    for (const Dimension& dimension : round.rubric.dimensions) {
      const auto items = static_cast<int64_t>(dimension.items.size());
      int64_t shares = 0;
      int64_t points = 0;
      for (int64_t i = 0; i < items; ++i) {
        shares += dimension.items[static_cast<size_t>(i)].share;
        points += dimension.items[static_cast<size_t>(i)].share * cell.scores[next++];
      }
      total += dimension.weight * points * (12 / shares);
      if (dimension.weight == top_weight) heaviest += 10'000 * points * (12 / shares);
    }
    naive.total[{cell.application, cell.judge}] = total;
    naive.heaviest[{cell.application, cell.judge}] = heaviest;
  }
  for (const std::string& application : round.applications) {
    if (!naive.TotalsOf(application).empty()) naive.ranked.push_back(application);
  }
  return naive;
}

// How many of the ranked applications `judge` scored; how many of those are better; how many equal.
struct Seen {
  int64_t all = 0;
  int64_t better = 0;
  int64_t equal = 0;
};
Seen Look(const Naive& naive, const std::string& application, const std::string& judge) {
  Seen seen;
  const int64_t own = naive.total.at({application, judge});
  for (const auto& [pair, value] : naive.total) {
    if (pair.second != judge) continue;
    ++seen.all;
    if (value > own) ++seen.better;
    if (value == own) ++seen.equal;
  }
  return seen;
}

struct NaiveStanding {
  Quotient mean;
  Quotient rank;  // Scaled mean.
  Quotient heaviest;
  int64_t first_places = 0;
};

NaiveStanding StandingOf(const Naive& naive, const std::string& application) {
  NaiveStanding standing;
  Wide judges = 0;
  Quotient total;
  Quotient heaviest;
  Quotient ranks;
  const auto everyone = static_cast<int64_t>(naive.ranked.size());
  for (const auto& [pair, value] : naive.total) {
    if (pair.first != application) continue;
    ++judges;
    total = Plus(total, {value, 1});
    heaviest = Plus(heaviest, {naive.heaviest.at(pair), 1});
    const Seen seen = Look(naive, application, pair.second);
    // Twice the mean rank minus one: 2·better + equal − 1.
    const int64_t twice_steps = 2 * seen.better + seen.equal - 1;
    if (seen.all > 1) {
      ranks = Plus(ranks, {twice_steps * (everyone - 1), 2 * (seen.all - 1)});
    }
    if (seen.better == 0 && (seen.all > 1 || everyone == 1)) ++standing.first_places;
  }
  standing.mean = {total.top, judges};
  standing.heaviest = {heaviest.top, judges};
  standing.rank = {ranks.top, ranks.bottom * judges};
  return standing;
}

// Ranks make sense when nobody saw one of several and judges join all applications.
bool RanksMakeSense(const Naive& naive) {
  if (naive.ranked.size() < 2) return true;
  std::map<std::string, int> seen;
  for (const auto& [pair, value] : naive.total) ++seen[pair.second];
  for (const auto& [judge, count] : seen) {
    if (count < 2) return false;
  }
  Ids reached = {naive.ranked[0]};
  for (size_t i = 0; i < reached.size(); ++i) {
    for (const auto& [from, ignored] : naive.total) {
      if (from.first != reached[i]) continue;
      for (const auto& [to, also_ignored] : naive.total) {
        if (to.second == from.second &&
            std::find(reached.begin(), reached.end(), to.first) == reached.end()) {
          reached.push_back(to.first);
        }
      }
    }
  }
  return reached.size() == naive.ranked.size();
}

// Above 0 when a is better, by method and then first places, heaviest dimensions, mean total.
int Better(const NaiveStanding& a, const NaiveStanding& b, Method method) {
  const int by_mean = Sign(a.mean, b.mean);
  const int by_rank = Sign(b.rank, a.rank);
  if (method == Method::kTotalScore && by_mean != 0) return by_mean;
  if (method == Method::kRankSum && by_rank != 0) return by_rank;
  if (a.first_places != b.first_places) return a.first_places > b.first_places ? 1 : -1;
  const int by_heaviest = Sign(a.heaviest, b.heaviest);
  return by_heaviest != 0 ? by_heaviest : by_mean;
}

int NaivePlace(const std::map<std::string, NaiveStanding>& standings, const std::string& id,
               Method method) {
  int place = 1;
  for (const auto& [other, standing] : standings) {
    if (Better(standing, standings.at(id), method) > 0) ++place;
  }
  return place;
}

// A round of 1 to 6 applications and 1 to 5 judges with few distinct scores, so that ties abound.
Round RandomRound(std::mt19937& random) {
  const auto below = [&](uint32_t count) { return static_cast<uint32_t>(random()) % count; };
  Round round;
  const std::vector<std::vector<int32_t>> weights = {
      {10'000}, {5'000, 5'000}, {2'500, 5'000, 2'500}, {1'000, 1'500, 2'500, 1'000, 1'500, 2'500}};
  round.rubric = RubricOfWeights(weights[below(4)]);
  if (below(2) == 0) round.rubric.dimensions[0].items = {{"x", 1}, {"y", 2}, {"z", 1}};
  round.rules.method = below(2) == 0 ? Method::kTotalScore : Method::kRankSum;
  round.rules.tie_chain = {TieKey::kMoreFirstPlaces, TieKey::kHeaviestDimension,
                           TieKey::kMeanTotal};
  const uint32_t applications = 1 + below(6);
  const uint32_t judges = 1 + below(5);
  const uint32_t gaps = below(3);
  for (uint32_t j = 0; j < judges; ++j) round.judges.push_back("j" + std::to_string(j));
  for (uint32_t a = 0; a < applications; ++a) {
    round.applications.push_back("a" + std::to_string(a));
    for (uint32_t j = 0; j < judges; ++j) {
      Cell cell = Unscored(round.applications[a], round.judges[j],
                           static_cast<CellState>(below(10) < gaps ? 1 + below(4) : 1));
      if (cell.state == CellState::kScored) {
        for (size_t i = 0; i < ScoreCount(round.rubric); ++i) {
          cell.scores.push_back(static_cast<int32_t>(7'000 + 500 * below(4)));
        }
      }
      round.cells.push_back(cell);
    }
  }
  const Cell& chosen = round.cells[below(static_cast<uint32_t>(round.cells.size()))];
  if (below(4) == 0 && chosen.state == CellState::kScored) {
    round.divergence_decisions = {{chosen.application, DivergenceOutcome::kExclude, chosen.judge}};
  } else if (below(6) == 0) {
    round.divergence_decisions = {{chosen.application, DivergenceOutcome::kUndecidable, ""}};
  }
  return round;
}

void ExpectSamePlaces(const Round& round) {
  const Tabulation tabulation = Tabulate(round).value();
  const Naive naive = ReadNaively(round);
  std::map<std::string, NaiveStanding> standings;
  for (const std::string& id : naive.ranked) standings[id] = StandingOf(naive, id);
  const bool ranks = RanksMakeSense(naive);
  EXPECT_EQ(tabulation.refused_ranks.has_value(), !ranks);
  const Method official = round.rules.method;
  const Method shadow = official == Method::kTotalScore ? Method::kRankSum : Method::kTotalScore;
  const auto expected = [&](const std::string& id, Method method) -> std::optional<int32_t> {
    if (standings.count(id) == 0 || (method == Method::kRankSum && !ranks)) return std::nullopt;
    return NaivePlace(standings, id, method);
  };
  for (const Line& line : tabulation.lines) {
    EXPECT_EQ(line.place, expected(line.application, official)) << line.application;
    EXPECT_EQ(ShadowPlace(line, shadow), expected(line.application, shadow)) << line.application;
    EXPECT_EQ(line.unranked.has_value(), standings.count(line.application) == 0);
    if (!line.standing.has_value()) continue;
    const NaiveStanding& standing = standings.at(line.application);
    const Fraction& mean = line.standing->mean_total;
    EXPECT_EQ(Sign({mean.numerator(), mean.denominator()},
                   {standing.mean.top, standing.mean.bottom * 12'000'000}),
              0);
  }
}

TEST(IndependentCount, AgreesOnRandomRounds) {
  RecordProperty("seed", static_cast<int>(kRoundSeed));
  std::mt19937 random(kRoundSeed);
  for (int i = 0; i < 1'500 && !testing::Test::HasFailure(); ++i) {
    SCOPED_TRACE("seed " + std::to_string(kRoundSeed) + ", round " + std::to_string(i));
    ExpectSamePlaces(RandomRound(random));
  }
}

// Everything a tabulation says, as text.
std::string TextOf(const Tabulation& tabulation) {
  std::string text = tabulation.complete_panel ? "complete\n" : "incomplete\n";
  for (const Line& line : tabulation.lines) {
    text += line.application + " " + std::to_string(line.place.value_or(-1)) + " " +
            std::to_string(ShadowPlace(line, Method::kRankSum).value_or(-1)) +
            (line.admitted() ? " in " : " out ") + line.spread.ToString();
    if (line.standing.has_value()) text += " " + line.standing->mean_total.ToString();
    for (const JudgeLine& judge : line.judges) {
      text += " " + judge.judge + ":" + (judge.rank.has_value() ? judge.rank->ToString() : "-");
    }
    text += "\n";
  }
  for (const PairComparison& pair : tabulation.comparisons) {
    text += pair.first + ">" + pair.second + " " +
            pair.comparison.deciding().first_value.ToString() + " " +
            pair.comparison.deciding().second_value.ToString() + "\n";
  }
  return text;
}

TEST(IndependentCount, TheOrderOfTheInputDoesNotMatter) {
  RecordProperty("seed", static_cast<int>(kRoundSeed));
  std::mt19937 random(kRoundSeed);
  for (int i = 0; i < 200 && !testing::Test::HasFailure(); ++i) {
    Round round = RandomRound(random);
    round.rules.cut = 2;
    const std::string expected = TextOf(Tabulate(round).value());
    for (int shuffle = 0; shuffle < 5; ++shuffle) {
      std::shuffle(round.applications.begin(), round.applications.end(), random);
      std::shuffle(round.judges.begin(), round.judges.end(), random);
      std::shuffle(round.cells.begin(), round.cells.end(), random);
      EXPECT_EQ(TextOf(Tabulate(round).value()), expected)
          << "seed " << kRoundSeed << ", round " << i;
    }
  }
}

}  // namespace
}  // namespace award::scoring
