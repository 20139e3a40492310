// Rubric, rules, cells and decisions are drawn one after the other from the same dice.
#include "tests/scoring/random_rounds.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "tests/scoring/independent_model.h"

namespace award::scoring {

namespace {

// `whole` cut into `parts` positive integers.
std::vector<int32_t> Parts(Dice& dice, int32_t whole, uint32_t parts) {
  std::vector<int32_t> result(parts, whole / static_cast<int32_t>(parts));
  result.back() += whole % static_cast<int32_t>(parts);
  for (size_t p = 1; p < result.size(); ++p) {
    if (dice.Once(3)) continue;  // Leave some weights equal.
    const auto moved = static_cast<int32_t>(dice.Below(static_cast<uint32_t>(result[p])));
    result[p] -= moved;
    result[p - 1] += moved;
  }
  return result;
}

Rubric RandomRubric(Dice& dice) {
  Rubric rubric;
  rubric.whole_weight = dice.OneOf(std::vector<int32_t>{10'000, 10'000, 100, 110, 12, 7});
  if (dice.Once(3)) {
    rubric.facets = dice.Once(2) ? std::vector<Facet>{{"did", 55, ""}, {"came", 45, ""}}
                                 : std::vector<Facet>{{"did", 1, ""}, {"came", 2, ""}};
  }
  for (const int32_t weight : Parts(dice, rubric.whole_weight, 1 + dice.Below(4))) {
    Dimension dimension;
    dimension.id = "d" + std::to_string(rubric.dimensions.size() + 1);
    dimension.weight = weight;
    dimension.floor = dice.OneOf(std::vector<int32_t>{0, 0, 0, 7'000, 7'567});
    std::vector<std::string> sides(1 + dice.Below(3));
    if (!rubric.facets.empty()) sides = {"did", "came", dice.Once(2) ? "did" : "came"};
    if (!rubric.facets.empty() && dice.Once(2)) sides.pop_back();
    for (const std::string& side : sides) {
      const std::string id = dimension.id + "." + std::to_string(dimension.items.size() + 1);
      dimension.items.push_back({id, static_cast<int32_t>(1 + dice.Below(3)), side, ""});
    }
    rubric.dimensions.push_back(dimension);
  }
  if (dice.Once(4)) rubric.bonuses.push_back({"b1", 500, ""});
  if (dice.Once(8)) rubric.bonuses.push_back({"b2", 1, ""});
  return rubric;
}

std::vector<RoundingStage> Stages(Dice& dice, uint32_t at_least) {
  std::vector<RoundingStage> stages(at_least + dice.Below(2));
  for (RoundingStage& stage : stages) {
    stage.places = dice.OneOf(std::vector<int32_t>{0, 0, 1, 2, 2, 3, 4});
    stage.mode = dice.OneOf(std::vector<RoundingMode>{RoundingMode::kHalfUp, RoundingMode::kHalfUp,
                                                      RoundingMode::kTruncate, RoundingMode::kUp});
  }
  return stages;
}

Rules RandomRules(Dice& dice, uint32_t applications) {
  Rules rules;
  rules.method =
      dice.OneOf(std::vector<Method>{Method::kTotalScore, Method::kRankSum, Method::kTrimmedMean});
  rules.tie_chain = {TieKey::kMoreFirstPlaces,   TieKey::kHeaviestDimension,
                     TieKey::kDimensionsInOrder, TieKey::kMeanTotal,
                     TieKey::kRankSum,           TieKey::kMedianTotal,
                     TieKey::kHeadToHead,        TieKey::kLowerVariance};
  dice.Shuffle(rules.tie_chain);
  rules.tie_chain.resize(dice.Once(3) ? 0 : dice.Below(9));
  rules.cut = static_cast<int32_t>(dice.Below(applications + 2));
  rules.floor = dice.OneOf(std::vector<int32_t>{0, 0, 7'250, 7'500, 8'000, 10'000});
  rules.divergence = dice.OneOf(std::vector<DivergenceThresholds>{
      {1'000, 1'500, 2'000}, {100, 500, 500}, {0, 333, 0}, {0, 0, 0}, {250, 0, 1'000}});
  rules.rank_on = dice.Once(2) ? RankOn::kPublished : RankOn::kExact;
  rules.ties_at_cut = dice.Once(2) ? TiesAtCut::kStrict : TiesAtCut::kAdmit;
  rules.trim.each_side = dice.Once(5) ? 2 : 1;
  rules.trim.from_judges = 2 * rules.trim.each_side + 1 + static_cast<int32_t>(dice.Below(3));
  rules.rounding.result = Stages(dice, 1);
  if (dice.Once(4)) rules.rounding.sheet.dimension_score = Stages(dice, 0);
  if (dice.Once(4)) rules.rounding.sheet.judge_total = Stages(dice, 0);
  return rules;
}

void AddCells(Dice& dice, Round& round) {
  const std::vector<std::vector<int32_t>> palettes = {
      {7'000, 7'500},        {7'500, 8'000, 8'500},        {0, 7'500, 10'000},
      {8'333, 8'334, 8'335}, {7'250, 7'275, 7'300, 8'050}, {7'777}};
  const std::vector<int32_t>& palette = dice.OneOf(palettes);
  const uint32_t gaps = dice.OneOf(std::vector<uint32_t>{0, 0, 1, 3, 6});  // Of ten.
  // Now and then everything is one score, so that the finest differences decide.
  const bool flat_sheets = dice.Once(3);
  // Now and then two panels that share no judge.
  const bool two_panels = dice.Once(12) && round.applications.size() > 3;
  for (const std::string& application : round.applications) {
    for (const std::string& judge : round.judges) {
      if (two_panels && (application < "a2") != (judge < "j2")) continue;
      Cell cell{application, judge, CellState::kScored, {}};
      if (dice.Below(10) < gaps) {
        if (dice.Once(3)) continue;
        cell.state = dice.OneOf(std::vector<CellState>{CellState::kPending, CellState::kAbstained,
                                                       CellState::kRecused, CellState::kAbsent});
      }
      const int32_t one_score = dice.OneOf(palette);
      for (const Dimension& dimension : round.rubric.dimensions) {
        for (size_t i = 0; i < dimension.items.size(); ++i) {
          cell.scores.push_back(flat_sheets ? one_score : dice.OneOf(palette));
        }
      }
      for (const Bonus& bonus : round.rubric.bonuses) {
        const int32_t given = dice.OneOf(std::vector<int32_t>{0, 1, 100, bonus.highest});
        cell.scores.push_back(std::min(given, bonus.highest));
      }
      if (cell.state != CellState::kScored) cell.scores.clear();
      round.cells.push_back(cell);
    }
  }
  dice.Shuffle(round.cells);
}

void AddDivergenceDecisions(Dice& dice, Round& round) {
  for (const std::string& application : round.applications) {
    if (!dice.Once(4)) continue;
    const DivergenceOutcome outcome = dice.OneOf(std::vector<DivergenceOutcome>{
        DivergenceOutcome::kKeep, DivergenceOutcome::kExclude, DivergenceOutcome::kExclude,
        DivergenceOutcome::kRescore, DivergenceOutcome::kUndecidable});
    if (outcome != DivergenceOutcome::kExclude) {
      round.divergence_decisions.push_back({application, outcome, ""});
      continue;
    }
    for (const Cell& cell : round.cells) {
      if (cell.application != application || cell.state != CellState::kScored) continue;
      if (dice.Once(3)) round.divergence_decisions.push_back({application, outcome, cell.judge});
    }
  }
}

// The groups that are equal after the whole chain.
std::vector<std::vector<std::string>> EqualGroups(const Round& round) {
  std::map<int32_t, std::vector<std::string>> by_place;
  for (const auto& [application, entry] : independent::CountAgain(round).entries) {
    if (entry.place.has_value()) by_place[*entry.place].push_back(application);
  }
  std::vector<std::vector<std::string>> groups;
  for (const auto& [place, group] : by_place) {
    if (group.size() > 1) groups.push_back(group);
  }
  return groups;
}

}  // namespace

Round RandomRound(Dice& dice, uint32_t most_applications, uint32_t most_judges) {
  const uint32_t applications =
      dice.Once(20) ? dice.Below(2) : 2 + dice.Below(most_applications - 1);
  const uint32_t judges = dice.Once(20) ? 0 : 1 + dice.Below(most_judges);
  Round round;
  round.rubric = RandomRubric(dice);
  round.rules = RandomRules(dice, applications);
  for (uint32_t a = 0; a < applications; ++a) round.applications.push_back("a" + std::to_string(a));
  for (uint32_t j = 0; j < judges; ++j) round.judges.push_back("j" + std::to_string(j));
  dice.Shuffle(round.applications);
  dice.Shuffle(round.judges);
  AddCells(dice, round);
  AddDivergenceDecisions(dice, round);
  return round;
}

void AddTieDecisions(Dice& dice, Round& round) {
  for (std::vector<std::string> group : EqualGroups(round)) {
    if (dice.Once(3)) continue;
    dice.Shuffle(group);
    if (group.size() > 2 && dice.Once(4)) group.pop_back();  // No longer the whole group.
    round.tie_decisions.push_back({dice.Once(2) ? TieWay::kVote : TieWay::kLot, group});
  }
  if (round.applications.size() < 2 || !dice.Once(5)) return;
  std::vector<std::string> any = round.applications;
  dice.Shuffle(any);
  any.resize(2);
  const auto same = [&](const TieDecision& decision) {
    return std::is_permutation(any.begin(), any.end(), decision.order.begin(),
                               decision.order.end());
  };
  if (std::none_of(round.tie_decisions.begin(), round.tie_decisions.end(), same)) {
    round.tie_decisions.push_back({TieWay::kVote, any});
  }
}

void RefineWeights(Dice& dice, Round& round) {
  Rubric& rubric = round.rubric;
  rubric.whole_weight = dice.OneOf(std::vector<int32_t>{97, 1'000, 9'973, 99'991, 1'000'000});
  const std::vector<int32_t> weights =
      Parts(dice, rubric.whole_weight, static_cast<uint32_t>(rubric.dimensions.size()));
  for (size_t d = 0; d < weights.size(); ++d) {
    rubric.dimensions[d].weight = weights[d];
    for (Item& item : rubric.dimensions[d].items) {
      item.share = static_cast<int32_t>(1 + dice.Below(dice.Once(3) ? 10'000 : 30));
    }
  }
  for (Facet& facet : rubric.facets) facet.share = static_cast<int32_t>(1 + dice.Below(20));
  const size_t bonuses = rubric.bonuses.size();
  for (Cell& cell : round.cells) {
    for (size_t s = 0; s + bonuses < cell.scores.size(); ++s) {
      cell.scores[s] = static_cast<int32_t>(dice.Below(kHighestScore + 1));
    }
  }
}

void Disturb(Dice& dice, Round& round) {
  const auto another = [&](const std::vector<std::string>& ids) {
    return ids.empty() || dice.Once(3) ? std::string("nobody") : dice.OneOf(ids);
  };
  const std::string application = another(round.applications);
  const std::string judge = another(round.judges);
  switch (dice.Below(8)) {
    case 0:
      return round.applications.push_back(application);
    case 1:
      return round.judges.push_back(judge);
    case 2:
      return round.cells.push_back({application, judge, CellState::kAbsent, {}});
    case 3:
      return round.divergence_decisions.push_back(
          {application, DivergenceOutcome::kExclude, judge});
    case 4:
      return round.divergence_decisions.push_back({application, DivergenceOutcome::kKeep, ""});
    case 5:
      return round.divergence_decisions.push_back(
          {application, DivergenceOutcome::kRescore, judge});
    case 6:
      return round.tie_decisions.push_back(
          {TieWay::kLot, {application, another(round.applications)}});
    default:
      break;
  }
  if (round.cells.empty()) return;
  Cell& cell = round.cells[dice.Below(static_cast<uint32_t>(round.cells.size()))];
  if (dice.Once(2)) return cell.scores.push_back(0);
  if (!cell.scores.empty()) cell.scores.back() += dice.Once(2) ? 10'000 : -8'000;
}

}  // namespace award::scoring
