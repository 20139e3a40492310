// Weight intervals, against expected fractions and against the order anew on either side of an end.
#include "scoring/insight/weight_stability.h"

#include <algorithm>
#include <set>
#include <utility>

#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"
#include "scoring/insight/weight_lines.h"
#include "tests/scoring/insight/insight_rounds.h"
#include "tests/scoring/rounds.h"

namespace award::scoring::insight {
namespace {

std::vector<DimensionStability> StabilityOf(const Panel& panel) {
  return *WeightStabilityOf(panel, std::vector<bool>(panel.applications.size(), false));
}

void ExpectInterval(const Defined<WeightInterval>& interval, const nlohmann::json& expected) {
  ASSERT_TRUE(interval.defined());
  EXPECT_EQ(interval->low, FractionFrom(expected[0]));
  EXPECT_EQ(interval->high, FractionFrom(expected[1]));
  EXPECT_EQ(interval->at_low.has_value(), expected[0] != "0");
  EXPECT_EQ(interval->at_high.has_value(), expected[1] != "1");
}

TEST(WeightStability, HasTheExpectedIntervalsOfTheDemonstration) {
  const auto expected = Expected("demo_expected_exact.json").at("weight_stability");
  const std::vector<DimensionStability> result = StabilityOf(PanelOf(DemonstrationRound(5)));
  ASSERT_EQ(result.size(), 6U);
  for (size_t d = 0; d < result.size(); ++d) {
    SCOPED_TRACE(d);
    const auto& intervals = expected.at("D" + std::to_string(d + 1));
    EXPECT_EQ(result[d].weight, FractionFrom(intervals.at("weight")));
    ExpectInterval(result[d].first_place, intervals.at("top1"));
    ExpectInterval(result[d].award_set, intervals.at("top5_set"));
    ExpectInterval(result[d].full_order, intervals.at("full_ranking"));
  }
}

// Two dimensions of equal weight: a (80, 60) is ahead of b (60, 70) until the first weighs 1/3.
TEST(WeightStability, NamesThePairThatEndsAnInterval) {
  Round round;
  round.rubric = RubricOfWeights({5'000, 5'000});
  round.rules.cut = 1;
  round.applications = {"a", "b"};
  round.judges = {"j"};
  round.cells = {Scored("a", "j", {80, 60}), Scored("b", "j", {60, 70})};
  const std::vector<DimensionStability> result = StabilityOf(PanelOf(round));
  EXPECT_EQ(result[0].full_order->low, Ratio(1, 3));
  EXPECT_EQ(result[0].full_order->high, Fraction::Whole(1));
  ASSERT_TRUE(result[0].full_order->at_low.has_value());
  EXPECT_EQ(result[0].full_order->at_low->ahead, 0U);
  EXPECT_EQ(result[0].full_order->at_low->behind, 1U);
  EXPECT_FALSE(result[0].full_order->at_high.has_value());
  EXPECT_EQ(result[1].award_set->high, Ratio(2, 3));
  // What no weight touches counts too: with three more points b catches up at 16/30.
  round.rubric.bonuses = {{"extra", 500, ""}};
  round.cells[0].scores.push_back(0);
  round.cells[1].scores.push_back(300);
  EXPECT_EQ(StabilityOf(PanelOf(round))[0].full_order->low, Ratio(13, 30));
}

TEST(WeightStability, LeavesNoRoomWhereEqualsWouldPart) {
  Round round;
  round.rubric = RubricOfWeights({5'000, 5'000});
  round.rules.cut = 1;
  round.applications = {"a", "b", "c"};
  round.judges = {"j"};
  round.cells = {Scored("a", "j", {80, 60}), Scored("b", "j", {60, 80}),
                 Scored("c", "j", {10, 10})};
  const DimensionStability parted = StabilityOf(PanelOf(round))[0];
  for (const auto* interval : {&parted.first_place, &parted.award_set, &parted.full_order}) {
    EXPECT_EQ((*interval)->low, Ratio(1, 2));
    EXPECT_EQ((*interval)->high, Ratio(1, 2));
  }
  SetCell(round, Scored("b", "j", {80, 60}));  // Equal with any weights: they never part.
  const DimensionStability together = StabilityOf(PanelOf(round))[0];
  EXPECT_EQ(together.full_order->low, Fraction::Whole(0));
  EXPECT_EQ(together.award_set->high, Fraction::Whole(1));
}

// Equals at the last place: c overtaken inside the set drops out of it.
TEST(WeightStability, SeesWhoIsPushedOutByEquals) {
  Round round;
  round.rubric = RubricOfWeights({5'000, 5'000});
  round.rules.cut = 2;
  round.applications = {"a", "b", "c"};
  round.judges = {"j"};
  round.cells = {Scored("a", "j", {60, 70}), Scored("b", "j", {60, 70}),
                 Scored("c", "j", {80, 60})};
  const DimensionStability stability = StabilityOf(PanelOf(round))[0];
  EXPECT_EQ(stability.award_set->low, Ratio(1, 3));
  EXPECT_EQ(stability.award_set->high, Fraction::Whole(1));
}

TEST(WeightStability, DoesNotCountThoseBarredByAFloor) {
  const Panel panel = PanelOf(DemonstrationRound(1));
  std::vector<bool> barred(panel.applications.size(), true);
  barred[PositionOf(panel, "7")] = false;
  const DimensionStability stability = (*WeightStabilityOf(panel, barred))[1];
  EXPECT_EQ(stability.award_set->high, Fraction::Whole(1));
  EXPECT_LT(stability.first_place->high, Fraction::Whole(1));
}

// The lines give back the means: what the weights make of the dimensions, and the constant.
TEST(WeightLines, AddUpToTheMeanTotals) {
  Round round = DemonstrationRound(5);
  round.rubric.bonuses = {{"extra", 500, ""}};
  for (size_t c = 0; c < round.cells.size(); ++c) {
    round.cells[c].scores.push_back(static_cast<int32_t>(c));
  }
  const Tabulation tabulation = CountOf(round);
  const Panel panel = PanelOf(round);
  const WeightLines lines = *WeightLinesOf(panel);
  const Wide unit = lines.score_scale * lines.whole * lines.constant_factor;
  for (size_t a = 0; a < panel.applications.size(); ++a) {
    Wide total = lines.constants[a];
    for (size_t d = 0; d < lines.dimensions; ++d) {
      total += lines.scores[a * lines.dimensions + d] * panel.weights[d] * lines.constant_factor;
    }
    EXPECT_EQ(total, lines.totals[a]);
    EXPECT_EQ(Fraction::OfWide(total, unit).value(),
              LineOf(tabulation, panel.applications[a]).standing->mean_total);
  }
}

TEST(WeightStability, SaysWhereItIsUndefined) {
  const auto all_in = [](const Panel& panel) {
    return WeightStabilityOf(panel, std::vector<bool>(panel.applications.size(), false));
  };
  EXPECT_THAT(all_in(PanelOf(RoundOfTotals({{90, 80}}))),
              IsUndefined(Undefined::kTooFewApplications));
  EXPECT_THAT(all_in(PanelOf(RoundOfTotals({{90}, {80}}))), IsUndefined(Undefined::kOneDimension));
  EXPECT_THAT(StabilityOf(PanelOf(DemonstrationRound(0)))[0].award_set,
              IsUndefined(Undefined::kNoCut));
  Panel large = PanelOf(DemonstrationRound(5));
  large.dimension_scale *= int64_t{1} << 40;
  large.total_scale = large.total_scale * 7 + 1;
  EXPECT_THAT(all_in(large), IsUndefined(Undefined::kTooLarge));
}

// The order at one weight, worked out anew: groups of equals, best first; exact in integers, for
// one dimension weighing `share` and the others in proportion.
std::vector<std::set<size_t>> GroupsAt(const Panel& panel, size_t dimension,
                                       std::pair<Wide, Wide> share) {
  const size_t dimensions = panel.weights.size();
  std::vector<std::pair<Wide, size_t>> order;
  Wide others = 0;
  for (size_t d = 0; d < dimensions; ++d) others += d == dimension ? 0 : panel.weights[d];
  for (size_t a = 0; a < panel.applications.size(); ++a) {
    Wide total = 0;
    Wide sheets = 0;
    for (size_t s = 0; s < panel.sheets.size(); ++s) {
      if (panel.sheets[s].application != a) continue;
      ++sheets;
      for (size_t d = 0; d < dimensions; ++d) {
        const Wide weight =
            d == dimension ? share.first * others : (share.second - share.first) * panel.weights[d];
        total += weight * panel.dimensions[s * dimensions + d];
      }
    }
    order.emplace_back(total * (60 / sheets), a);  // At most six judges.
  }
  std::sort(order.rbegin(), order.rend());
  std::vector<std::set<size_t>> groups;
  for (size_t i = 0; i < order.size(); ++i) {
    if (i == 0 || order[i].first != order[i - 1].first) groups.emplace_back();
    groups.back().insert(order[i].second);
  }
  return groups;
}

std::set<size_t> FirstOf(const std::vector<std::set<size_t>>& groups, size_t places) {
  std::set<size_t> best;
  for (const std::set<size_t>& group : groups) {
    if (best.size() >= places) break;
    best.insert(group.begin(), group.end());
  }
  return best;
}

// The mean of two shares by their denominators: strictly between them.
std::pair<Wide, Wide> Between(const Fraction& a, const Fraction& b) {
  return {static_cast<Wide>(a.numerator()) * b.denominator() +
              static_cast<Wide>(b.numerator()) * a.denominator(),
          static_cast<Wide>(2) * a.denominator() * b.denominator()};
}

// `same` tells whether what the interval is about is as declared with that share.
template <typename Same>
void CheckInterval(const WeightInterval& interval, const Fraction& weight, const Same& same) {
  RC_ASSERT(interval.low <= weight);
  RC_ASSERT(interval.high >= weight);
  for (const bool upwards : {false, true}) {
    const Fraction& end = upwards ? interval.high : interval.low;
    const bool ends = (upwards ? interval.at_high : interval.at_low).has_value();
    if (end != weight) {
      const std::pair<Wide, Wide> middle = Between(end, weight);
      RC_ASSERT(same(middle));
      // Very near the end, inside.
      RC_ASSERT(same({middle.first + static_cast<Wide>(end.numerator()) * 1'000'000 *
                                         (middle.second / end.denominator()),
                      middle.second * 1'000'001}));
    }
    RC_ASSERT(ends == (end != Fraction::Whole(upwards ? 1 : 0)));
    if (!ends) continue;
    // At the end or very near it, outside, something is different.
    const Wide scale = 10'000'000'000;
    const Wide top = static_cast<Wide>(end.numerator()) * scale + (upwards ? 1 : -1);
    const std::pair<Wide, Wide> outside{top, static_cast<Wide>(end.denominator()) * scale};
    RC_ASSERT(!same({end.numerator(), end.denominator()}) || !same(outside));
  }
}

RC_GTEST_PROP(WeightStabilityProperty, IsSameInsideAndDifferentOutside, ()) {
  Sequence sequence(*rc::gen::arbitrary<uint32_t>());
  const auto applications = *rc::gen::inRange<size_t>(2, 8);
  const auto judges = *rc::gen::inRange<size_t>(1, 5);
  Round round = RandomRound(sequence, applications, judges, *rc::gen::inRange<size_t>(0, 4));
  round.rules.cut = *rc::gen::inRange<int32_t>(1, 5);
  if (*rc::gen::arbitrary<bool>()) {  // Few different scores: equals, and lines that are one.
    for (Cell& cell : round.cells) {
      for (int32_t& score : cell.scores) score = score / 500 * 500;
    }
  }
  const Panel panel = PanelOf(round);
  const std::vector<DimensionStability> result = StabilityOf(panel);
  const auto cut = static_cast<size_t>(round.rules.cut);
  for (size_t d = 0; d < result.size(); ++d) {
    const Fraction& weight = result[d].weight;
    const auto at = [&](std::pair<Wide, Wide> share) { return GroupsAt(panel, d, share); };
    const auto declared = at({weight.numerator(), weight.denominator()});
    CheckInterval(*result[d].full_order, weight,
                  [&](std::pair<Wide, Wide> share) { return at(share) == declared; });
    CheckInterval(*result[d].first_place, weight, [&](std::pair<Wide, Wide> share) {
      return FirstOf(at(share), 1) == FirstOf(declared, 1);
    });
    CheckInterval(*result[d].award_set, weight, [&](std::pair<Wide, Wide> share) {
      return FirstOf(at(share), cut) == FirstOf(declared, cut);
    });
  }
}

}  // namespace
}  // namespace award::scoring::insight
