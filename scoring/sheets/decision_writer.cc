// Rows of decisions.csv.
#include "scoring/sheets/decision_writer.h"

#include <algorithm>
#include <tuple>

#include "scoring/sheets/csv_text.h"
#include "scoring/sheets/decision_reader.h"

namespace award::scoring {

namespace {

void AppendRow(std::string_view category, std::string_view word, std::string_view number,
               std::string_view application, std::string_view judge, std::string& text) {
  for (const std::string_view cell : {category, word, number, application, judge}) {
    AppendCsvCell(cell, text);
    text += ',';
  }
  text.back() = '\n';
}

}  // namespace

std::string_view WordOf(DivergenceOutcome outcome) {
  switch (outcome) {
    case DivergenceOutcome::kKeep:
      break;
    case DivergenceOutcome::kExclude:
      return "EXCLUDE";
    case DivergenceOutcome::kRescore:
      return "RESCORE";
    case DivergenceOutcome::kUndecidable:
      return "UNDECIDABLE";
  }
  return "KEEP";
}

std::string_view WordOf(TieWay way) { return way == TieWay::kVote ? "VOTE" : "LOT"; }

std::vector<const DivergenceDecision*> SortedDivergences(const Round& round) {
  std::vector<const DivergenceDecision*> sorted;
  for (const DivergenceDecision& decision : round.divergence_decisions) {
    sorted.push_back(&decision);
  }
  std::sort(sorted.begin(), sorted.end(),
            [](const DivergenceDecision* a, const DivergenceDecision* b) {
              return std::tie(a->application, a->outcome, a->judge) <
                     std::tie(b->application, b->outcome, b->judge);
            });
  return sorted;
}

std::vector<const TieDecision*> SortedTies(const Round& round) {
  std::vector<const TieDecision*> sorted;
  for (const TieDecision& decision : round.tie_decisions) sorted.push_back(&decision);
  std::sort(sorted.begin(), sorted.end(), [](const TieDecision* a, const TieDecision* b) {
    return std::tie(a->order, a->way) < std::tie(b->order, b->way);
  });
  return sorted;
}

std::string WriteDecisions(const std::vector<CategoryRules>& categories,
                           const std::vector<Round>& rounds) {
  std::string text(kDecisionsHeader);
  text += '\n';
  for (size_t i = 0; i < rounds.size(); ++i) {
    const std::string& category = categories[i].id;
    for (const DivergenceDecision* decision : SortedDivergences(rounds[i])) {
      AppendRow(category, WordOf(decision->outcome), "", decision->application, decision->judge,
                text);
    }
    size_t number = 0;
    for (const TieDecision* decision : SortedTies(rounds[i])) {
      ++number;
      for (const std::string& application : decision->order) {
        AppendRow(category, WordOf(decision->way), std::to_string(number), application, "", text);
      }
    }
  }
  return text;
}

}  // namespace award::scoring
