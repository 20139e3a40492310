// Laws that every official count obeys, whatever the sheets: what must change nothing changes
// nothing, what must move only one way does, and no state of a cell acts as a zero.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"
#include "tests/scoring/random_rounds.h"
#include "tests/scoring/rounds.h"
#include "tests/scoring/tabulation_text.h"

namespace award::scoring {
namespace {

// Whole points: one row per application, one column per judge.
using Points = std::vector<std::vector<int32_t>>;

Points AnyPoints(size_t least_applications, size_t least_judges) {
  const size_t applications = *rc::gen::inRange<size_t>(least_applications, 8);
  const size_t judges = *rc::gen::inRange<size_t>(least_judges, 7);
  return *rc::gen::container<Points>(
      applications, rc::gen::container<std::vector<int32_t>>(judges, rc::gen::inRange(60, 80)));
}

// Any round that can be counted, with decisions.
Round AnyRound() {
  Dice dice(*rc::gen::noShrink(rc::gen::arbitrary<uint32_t>()));
  Round round = RandomRound(dice);
  AddTieDecisions(dice, round);
  return round;
}

std::vector<TieKey> AnyChain() {
  Dice dice(*rc::gen::noShrink(rc::gen::arbitrary<uint32_t>()));
  return RandomRound(dice).rules.tie_chain;
}

std::map<std::string, std::string> PlacesOf(const Tabulation& tabulation) {
  std::map<std::string, std::string> places;
  for (const Line& line : tabulation.lines) places[line.application] = PlacesOf(line);
  return places;
}

std::set<std::string> AdmittedOf(const Tabulation& tabulation) {
  std::set<std::string> admitted;
  for (const Line& line : tabulation.lines) {
    if (line.admitted()) admitted.insert(line.application);
  }
  return admitted;
}

RC_GTEST_PROP(CountProperty, TheOrderOfTheInputChangesNothing, ()) {
  Round round = AnyRound();
  const std::string expected = Everything(round, CountOf(round));
  Dice dice(*rc::gen::noShrink(rc::gen::arbitrary<uint32_t>()));
  dice.Shuffle(round.applications);
  dice.Shuffle(round.judges);
  dice.Shuffle(round.cells);
  dice.Shuffle(round.divergence_decisions);
  dice.Shuffle(round.tie_decisions);
  RC_ASSERT(Everything(round, CountOf(round)) == expected);
}

RC_GTEST_PROP(CountProperty, NamesDecideNothing, ()) {
  // Turned around, ids sort the other way: only the names in the result may change.
  const auto renamed = [](const std::string& id) {
    return id.empty() ? id : std::string(1, id[0]) + static_cast<char>('0' + '9' - id[1]);
  };
  const Round round = AnyRound();
  Round other = round;
  for (std::string& id : other.applications) id = renamed(id);
  for (std::string& id : other.judges) id = renamed(id);
  for (Cell& cell : other.cells) {
    cell.application = renamed(cell.application);
    cell.judge = renamed(cell.judge);
  }
  for (DivergenceDecision& decision : other.divergence_decisions) {
    decision.application = renamed(decision.application);
    decision.judge = renamed(decision.judge);
  }
  for (TieDecision& decision : other.tie_decisions) {
    for (std::string& id : decision.order) id = renamed(id);
  }
  const Tabulation tabulation = CountOf(round);
  const Tabulation mirrored = CountOf(other);
  for (const Line& line : tabulation.lines) {
    const Line& twin = LineOf(mirrored, renamed(line.application));
    RC_ASSERT(FiguresOf(line) == FiguresOf(twin));
    RC_ASSERT(PlacesOf(line) == PlacesOf(twin));
    RC_ASSERT(line.admission == twin.admission);
  }
}

RC_GTEST_PROP(CountProperty, AConstantAddedToOneJudgeOfACompletePanelChangesNoOrder, ()) {
  Points points = AnyPoints(1, 1);
  const size_t judge = *rc::gen::inRange<size_t>(0, points.front().size());
  const int32_t constant = *rc::gen::inRange(-60, 21);
  const Tabulation before = CountOf(RoundOfTotals(points));
  for (std::vector<int32_t>& row : points) row[judge] += constant;
  const Tabulation after = CountOf(RoundOfTotals(points));
  for (const Line& line : before.lines) {
    const Line& twin = LineOf(after, line.application);
    RC_ASSERT(line.place == twin.place);
    RC_ASSERT(ShadowPlace(line, Method::kTotalScore) == ShadowPlace(twin, Method::kTotalScore));
    RC_ASSERT(ShadowPlace(line, Method::kRankSum) == ShadowPlace(twin, Method::kRankSum));
    RC_ASSERT(line.standing->rank == twin.standing->rank);
    RC_ASSERT(line.standing->first_places == twin.standing->first_places);
    const Fraction moved = Ratio(constant, static_cast<int64_t>(points.front().size()));
    RC_ASSERT(Add(line.standing->mean_total, moved).value() == twin.standing->mean_total);
  }
}

RC_GTEST_PROP(CountProperty, EqualScoresGiveEveryoneTheFirstPlace, ()) {
  Points points = AnyPoints(1, 1);
  for (std::vector<int32_t>& row : points) row = points.front();
  Round round = RoundOfTotals(points);
  round.rules.tie_chain = AnyChain();
  round.rules.method =
      *rc::gen::element(Method::kTotalScore, Method::kRankSum, Method::kTrimmedMean);
  const Tabulation tabulation = CountOf(round);
  for (const Line& line : tabulation.lines) {
    RC_ASSERT(line.place == 1);
    for (const Method method : kMethods) RC_ASSERT(ShadowPlace(line, method) == 1);
  }
  for (const PairComparison& pair : tabulation.comparisons) {
    RC_ASSERT(pair.comparison.decided_by == DecidedBy::kNothing);
  }
}

RC_GTEST_PROP(CountProperty, AnApplicationAloneIsFirst, ()) {
  const std::vector<int32_t> row =
      *rc::gen::nonEmpty(rc::gen::container<std::vector<int32_t>>(rc::gen::inRange(0, 101)));
  Round round = RoundOfTotals({row});
  round.rules.method =
      *rc::gen::element(Method::kTotalScore, Method::kRankSum, Method::kTrimmedMean);
  round.rules.tie_chain = AnyChain();
  round.rules.cut = 1;
  const Tabulation tabulation = CountOf(round);
  const Line& line = tabulation.lines.front();
  const auto judges = static_cast<int32_t>(row.size());
  RC_ASSERT(line.place == 1);
  RC_ASSERT(line.admitted());
  RC_ASSERT(tabulation.complete_panel);
  RC_ASSERT(line.standing->rank == Fraction::Whole(judges));
  RC_ASSERT(line.standing->first_places == judges);
  RC_ASSERT(tabulation.comparisons.empty());
}

RC_GTEST_PROP(CountProperty, AJudgeOfOneApplicationStopsRanksButNotMeans, ()) {
  Points points = AnyPoints(2, 2);
  const size_t seen = *rc::gen::inRange<size_t>(0, points.size());
  for (size_t a = 0; a < points.size(); ++a) {
    if (a != seen) points[a][0] = -1;  // No cell.
  }
  Round round = RoundOfTotals(points);
  const Tabulation tabulation = CountOf(round);
  RC_ASSERT(tabulation.refused_ranks->reason == RankRefusal::kJudgeWithOneApplication);
  RC_ASSERT(tabulation.refused_ranks->judge == "j1");
  RC_ASSERT(tabulation.refused_ranks->first_application == round.applications[seen]);
  for (const Line& line : tabulation.lines) {
    RC_ASSERT(line.place.has_value());
    RC_ASSERT(!ShadowPlace(line, Method::kRankSum).has_value());
    RC_ASSERT(ShadowPlace(line, Method::kTotalScore) == line.place);
    RC_ASSERT(!line.standing->rank.has_value());
  }
  round.rules.method = Method::kRankSum;
  round.rules.cut = 3;
  const Tabulation by_ranks = CountOf(round);
  RC_ASSERT(AdmittedOf(by_ranks).empty());
  RC_ASSERT(by_ranks.vacancies == 0);  // Nothing was decided.
  RC_ASSERT(OrderOf(by_ranks).empty());
}

RC_GTEST_PROP(CountProperty, TwoPanelsAreRankedTogetherOnlyWhenAJudgeJoinsThem, ()) {
  Points points = AnyPoints(4, 3);
  for (size_t a = 0; a < points.size(); ++a) {
    for (size_t j = 0; j < points[a].size(); ++j) {
      if ((a < 2) != (j < 1)) points[a][j] = -1;
    }
  }
  const Tabulation apart = CountOf(RoundOfTotals(points));
  RC_ASSERT(apart.refused_ranks->reason == RankRefusal::kPanelsShareNoJudge);
  const auto in_first = [](const std::string& id) { return id == "a1" || id == "a2"; };
  RC_ASSERT(in_first(apart.refused_ranks->first_application) !=
            in_first(apart.refused_ranks->second_application));
  points[*rc::gen::inRange<size_t>(2, points.size())][0] = *rc::gen::inRange(60, 80);
  RC_ASSERT(!CountOf(RoundOfTotals(points)).refused_ranks.has_value());
}

RC_GTEST_PROP(CountProperty, NoStateOfACellActsAsAZero, ()) {
  const Points points = AnyPoints(2, 2);
  Round round = RoundOfTotals(points);
  round.rules.tie_chain = AnyChain();
  const size_t chosen = *rc::gen::inRange<size_t>(0, round.cells.size());
  Cell& cell = round.cells[chosen];
  const std::string application = cell.application;
  const size_t a = chosen / points.front().size();
  const size_t j = chosen % points.front().size();
  int64_t others = 0;
  for (size_t other = 0; other < points[a].size(); ++other) {
    if (other != j) others += points[a][other];
  }
  const auto judges = static_cast<int64_t>(points[a].size());
  cell.scores = {0};
  const Tabulation with_zero = CountOf(round);
  RC_ASSERT(LineOf(with_zero, application).standing->mean_total == Ratio(others, judges));
  std::set<std::string> figures;
  cell.scores.clear();
  for (const CellState state :
       {CellState::kPending, CellState::kAbstained, CellState::kRecused, CellState::kAbsent}) {
    cell.state = state;
    const Tabulation without = CountOf(round);
    const Line& line = LineOf(without, application);
    RC_ASSERT(line.standing->mean_total == Ratio(others, judges - 1));
    RC_ASSERT(line.counted_sheets == judges - 1);
    RC_ASSERT(line.judges[j].state == state);
    RC_ASSERT(without.pending_cells == (state == CellState::kPending ? 1 : 0));
    std::string all;
    for (const Line& each : without.lines) all += FiguresOf(each) + PlacesOf(each);
    figures.insert(all);
  }
  RC_ASSERT(figures.size() == 1U);
}

RC_GTEST_PROP(CountProperty, AnExcludedSheetCountsAsIfItHadNotBeenGiven, ()) {
  Round round = RoundOfTotals(AnyPoints(2, 3));
  round.rules.tie_chain = AnyChain();
  const Cell chosen = round.cells[*rc::gen::inRange<size_t>(0, round.cells.size())];
  Round without = round;
  SetCell(without, Unscored(chosen.application, chosen.judge, CellState::kRecused));
  round.divergence_decisions = {{chosen.application, DivergenceOutcome::kExclude, chosen.judge}};
  const Tabulation excluded = CountOf(round);
  const Tabulation recused = CountOf(without);
  for (const Line& line : excluded.lines) {
    const Line& twin = LineOf(recused, line.application);
    RC_ASSERT(FiguresOf(line) == FiguresOf(twin));
    RC_ASSERT(PlacesOf(line) == PlacesOf(twin));
    RC_ASSERT(line.spread == twin.spread);
    RC_ASSERT(line.spread_of_all_sheets >= line.spread);
  }
}

RC_GTEST_PROP(CountProperty, OneScoreEverywhereIsTheTotalWhateverTheWeights, ()) {
  Round round = AnyRound();
  round.rubric.bonuses.clear();
  round.rules.rounding.sheet = {};
  const int32_t score = *rc::gen::element(0, 1, 3'333, 7'550, 10'000);
  for (Cell& cell : round.cells) {
    if (cell.state == CellState::kScored) cell.scores.assign(ScoreCount(round.rubric), score);
  }
  for (const Line& line : CountOf(round).lines) {
    for (const JudgeLine& judge : line.judges) {
      if (judge.total.has_value()) RC_ASSERT(*judge.total == Fraction::FromHundredths(score));
    }
    for (const Fraction& mean : line.dimension_means) {
      RC_ASSERT(mean == Fraction::FromHundredths(score));
    }
  }
}

RC_GTEST_PROP(CountProperty, WeightsInAnyUnitCountTheSame, ()) {
  Round round = AnyRound();
  const std::string expected = Everything(round, CountOf(round));
  const int32_t unit = *rc::gen::inRange(2, 90);
  round.rubric.whole_weight *= unit;
  for (Dimension& dimension : round.rubric.dimensions) dimension.weight *= unit;
  RC_ASSERT(Everything(round, CountOf(round)) == expected);
}

RC_GTEST_PROP(CountProperty, APublishedOrderNeverContradictsTheExactOne, ()) {
  Round round = AnyRound();
  round.rules.tie_chain.clear();
  round.tie_decisions.clear();
  round.rules.rank_on = RankOn::kExact;
  const Tabulation exact = CountOf(round);
  round.rules.rank_on = RankOn::kPublished;
  const Tabulation published = CountOf(round);
  for (const Line& a : exact.lines) {
    for (const Line& b : exact.lines) {
      if (!a.place.has_value() || !b.place.has_value() || *a.place > *b.place) continue;
      RC_ASSERT(LineOf(published, a.application).place.value() <=
                LineOf(published, b.application).place.value());
    }
  }
}

RC_GTEST_PROP(CountProperty, AWiderCutAdmitsNobodyLess, ()) {
  Round round = AnyRound();
  const Tabulation narrow = CountOf(round);
  round.rules.cut += *rc::gen::inRange(1, 4);
  const Tabulation wide = CountOf(round);
  const std::set<std::string> few = AdmittedOf(narrow);
  const std::set<std::string> many = AdmittedOf(wide);
  RC_ASSERT(std::includes(many.begin(), many.end(), few.begin(), few.end()));
  RC_ASSERT(PlacesOf(narrow) == PlacesOf(wide));
  if (round.rules.ties_at_cut == TiesAtCut::kStrict) {
    RC_ASSERT(many.size() <= static_cast<size_t>(round.rules.cut));
  }
}

RC_GTEST_PROP(CountProperty, ADecisionMovesOnlyTheEqualsItOrders, ()) {
  const Round round = AnyRound();
  Round undecided = round;
  undecided.tie_decisions.clear();
  const Tabulation after = CountOf(round);
  const Tabulation before = CountOf(undecided);
  std::set<std::string> moved;
  for (size_t d = 0; d < round.tie_decisions.size(); ++d) {
    const std::vector<size_t>& unused = after.unused_tie_decisions;
    if (std::find(unused.begin(), unused.end(), d) != unused.end()) continue;
    const std::vector<std::string>& order = round.tie_decisions[d].order;
    const int32_t shared = *LineOf(before, order.front()).place;
    for (size_t i = 0; i < order.size(); ++i) {
      RC_ASSERT(LineOf(before, order[i]).place == shared);
      RC_ASSERT(LineOf(after, order[i]).place == shared + static_cast<int32_t>(i));
      moved.insert(order[i]);
    }
  }
  for (const Line& line : before.lines) {
    const Line& twin = LineOf(after, line.application);
    if (moved.count(line.application) == 0) RC_ASSERT(line.place == twin.place);
    RC_ASSERT(line.shadow_places == twin.shadow_places);
    RC_ASSERT(FiguresOf(line) == FiguresOf(twin));
  }
}

RC_GTEST_PROP(CountProperty, AHigherScoreNeverLowersThePlace, ()) {
  Points points = AnyPoints(2, 1);
  const size_t a = *rc::gen::inRange<size_t>(0, points.size());
  const size_t j = *rc::gen::inRange<size_t>(0, points[a].size());
  const Tabulation before = CountOf(RoundOfTotals(points));
  points[a][j] += *rc::gen::inRange(1, 21);
  const Tabulation after = CountOf(RoundOfTotals(points));
  const std::string id = "a" + std::to_string(a + 1);
  for (const Method method : kMethods) {
    RC_ASSERT(*ShadowPlace(LineOf(after, id), method) <= *ShadowPlace(LineOf(before, id), method));
  }
}

}  // namespace
}  // namespace award::scoring
