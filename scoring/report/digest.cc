// What of rules, sheets and decisions becomes part of a digest, and in what order.
#include "scoring/report/digest.h"

#include <algorithm>

#include "scoring/report/part_stream.h"
#include "scoring/report/words.h"
#include "scoring/sheets/decision_writer.h"
#include "scoring/sheets/sheet_writer.h"

namespace award::scoring {

namespace {

void AddStages(const std::vector<RoundingStage>& stages, PartStream& parts) {
  parts.Count(stages.size());
  for (const RoundingStage& stage : stages) {
    parts.Integer(stage.places);
    parts.Text(NameOf(stage.mode));
  }
}

void AddRules(const Rules& rules, PartStream& parts) {
  parts.Text(NameOf(rules.method));
  parts.Text(NameOf(rules.rank_on));
  parts.Count(rules.tie_chain.size());
  for (const TieKey key : rules.tie_chain) parts.Text(NameOf(key));
  parts.Integer(rules.cut);
  parts.Text(NameOf(rules.ties_at_cut));
  parts.Integer(rules.floor);
  parts.Integer(rules.divergence.show);
  parts.Integer(rules.divergence.discuss);
  parts.Integer(rules.divergence.resolve);
  parts.Integer(rules.trim.each_side);
  parts.Integer(rules.trim.from_judges);
  AddStages(rules.rounding.sheet.dimension_score, parts);
  AddStages(rules.rounding.sheet.judge_total, parts);
  AddStages(rules.rounding.result, parts);
}

void AddRubric(const Rubric& rubric, PartStream& parts) {
  parts.Integer(rubric.whole_weight);
  parts.Count(rubric.dimensions.size());
  for (const Dimension& dimension : rubric.dimensions) {
    parts.Text(dimension.id);
    parts.Text(dimension.name);
    parts.Integer(dimension.weight);
    parts.Integer(dimension.floor);
    parts.Count(dimension.items.size());
    for (const Item& item : dimension.items) {
      parts.Text(item.id);
      parts.Text(item.name);
      parts.Integer(item.share);
      parts.Text(item.facet);
    }
  }
  parts.Count(rubric.facets.size());
  for (const Facet& facet : rubric.facets) {
    parts.Text(facet.id);
    parts.Text(facet.name);
    parts.Integer(facet.share);
  }
  parts.Count(rubric.bonuses.size());
  for (const Bonus& bonus : rubric.bonuses) {
    parts.Text(bonus.id);
    parts.Text(bonus.name);
    parts.Integer(bonus.highest);
  }
  parts.Count(rubric.levels.size());
  for (const Level& level : rubric.levels) {
    parts.Integer(level.lowest);
    parts.Text(level.name);
    parts.Text(level.anchor);
  }
}

std::vector<std::string> Rising(std::vector<std::string> ids) {
  if (!std::is_sorted(ids.begin(), ids.end())) std::sort(ids.begin(), ids.end());
  return ids;
}

char LetterOf(CellState state) {
  switch (state) {
    case CellState::kScored:
      return 'S';
    case CellState::kAbstained:
      return 'A';
    case CellState::kRecused:
      return 'R';
    case CellState::kAbsent:
      return 'N';
    case CellState::kPending:
      break;
  }
  return 'P';
}

void AddSheets(const Round& round, PartStream& parts) {
  parts.Texts(Rising(round.applications));
  parts.Texts(Rising(round.judges));
  const std::vector<const Cell*> cells = SortedCells(round);
  parts.Count(cells.size());
  for (const Cell* cell : cells) {
    parts.Text(cell->application);
    parts.Text(cell->judge);
    parts.Byte(LetterOf(cell->state));
    if (cell->state != CellState::kScored) continue;
    parts.Scores(cell->scores);
  }
}

void AddDecisions(const Round& round, PartStream& parts) {
  parts.Count(round.divergence_decisions.size());
  for (const DivergenceDecision* decision : SortedDivergences(round)) {
    parts.Text(decision->application);
    parts.Text(NameOf(decision->outcome));
    parts.Text(decision->judge);
  }
  parts.Count(round.tie_decisions.size());
  for (const TieDecision* decision : SortedTies(round)) {
    parts.Text(NameOf(decision->way));
    parts.Texts(decision->order);
  }
}

}  // namespace

TabulationDigests DigestsOf(const std::vector<CountedCategory>& categories) {
  PartStream rules("award-rules/1");
  PartStream sheets("award-sheets/1");
  PartStream decisions("award-decisions/1");
  for (PartStream* parts : {&rules, &sheets, &decisions}) parts->Count(categories.size());
  for (const CountedCategory& category : categories) {
    rules.Text(category.rules.id);
    rules.Text(category.rules.name);
    AddRules(category.rules.rules, rules);
    AddRubric(category.rules.rubric, rules);
    sheets.Text(category.rules.id);
    AddSheets(category.round, sheets);
    decisions.Text(category.rules.id);
    AddDecisions(category.round, decisions);
  }
  return {rules.Finish(), sheets.Finish(), decisions.Finish()};
}

}  // namespace award::scoring
