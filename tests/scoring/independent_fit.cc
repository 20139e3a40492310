// What makes a round fit to be counted, said a second time.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "tests/scoring/independent_model.h"

namespace award::scoring::independent {

bool FitsTogether(const Round& round) {
  std::vector<int32_t> highest;
  for (const Dimension& d : round.rubric.dimensions) {
    highest.insert(highest.end(), d.items.size(), 10'000);
  }
  for (const Bonus& bonus : round.rubric.bonuses) highest.push_back(bonus.highest);
  const std::set<std::string> applications(round.applications.begin(), round.applications.end());
  const std::set<std::string> judges(round.judges.begin(), round.judges.end());
  bool fits = applications.size() == round.applications.size() &&
              judges.size() == round.judges.size() && applications.count("") == 0 &&
              judges.count("") == 0;
  std::map<std::pair<std::string, std::string>, CellState> cells;
  for (const Cell& cell : round.cells) {
    fits = fits && applications.count(cell.application) > 0 && judges.count(cell.judge) > 0;
    fits = fits && cells.insert({{cell.application, cell.judge}, cell.state}).second;
    fits = fits && (cell.state == CellState::kScored) != cell.scores.empty();
    if (cell.state == CellState::kScored) fits = fits && cell.scores.size() == highest.size();
    for (size_t s = 0; fits && s < cell.scores.size(); ++s) {
      fits = cell.scores[s] >= 0 && cell.scores[s] <= highest[s];
    }
  }
  std::map<std::string, std::set<std::string>> excluded;  // Without a judge: another outcome.
  for (const DivergenceDecision& decision : round.divergence_decisions) {
    const bool excludes = decision.outcome == DivergenceOutcome::kExclude;
    fits =
        fits && applications.count(decision.application) > 0 && excludes != decision.judge.empty();
    std::set<std::string>& before = excluded[decision.application];
    fits = fits && (before.empty() || (excludes && before.count("") == 0));
    fits = fits && before.insert(decision.judge).second;
    const auto cell = cells.find({decision.application, decision.judge});
    if (excludes) fits = fits && cell != cells.end() && cell->second == CellState::kScored;
  }
  std::set<std::set<std::string>> groups;
  for (const TieDecision& decision : round.tie_decisions) {
    const std::set<std::string> group(decision.order.begin(), decision.order.end());
    fits = fits && group.size() == decision.order.size() && group.size() > 1;
    fits =
        fits && std::includes(applications.begin(), applications.end(), group.begin(), group.end());
    fits = fits && groups.insert(group).second;
  }
  return fits;
}

}  // namespace award::scoring::independent
