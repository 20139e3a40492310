// Reads the round again as the count did, and keeps what counted.
#include "scoring/insight/panel.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "absl/status/status.h"
#include "scoring/ranking/sheet_table.h"

namespace award::scoring::insight {
namespace {

using Positions = std::unordered_map<std::string_view, uint32_t>;

Positions PositionsIn(const std::vector<std::string>& ids) {
  Positions positions;
  positions.reserve(ids.size());
  for (size_t i = 0; i < ids.size(); ++i) positions.emplace(ids[i], static_cast<uint32_t>(i));
  return positions;
}

// The counted sheets of the ranked applications, with positions among those. Judges still have
// their positions in the table, of which `judges` says who has a sheet.
void AddSheets(const SheetTable& table, const Tabulation& tabulation, Panel& panel,
               std::vector<bool>& judges) {
  std::unordered_map<std::string_view, bool> ranked;
  for (const Line& line : tabulation.lines) {
    ranked.emplace(line.application, line.standing.has_value());
  }
  judges.assign(table.judges.size(), false);
  for (size_t a = 0; a < table.applications.size(); ++a) {
    const auto found = ranked.find(table.applications[a]);
    if (found == ranked.end() || !found->second) continue;
    const auto position = static_cast<uint32_t>(panel.applications.size());
    panel.applications.push_back(table.applications[a]);
    for (const SheetEntry& entry : table.entries[a]) {
      if (!entry.counted()) continue;
      judges[entry.judge] = true;
      panel.sheets.push_back({position, static_cast<uint32_t>(entry.judge), entry.sheet.total});
      panel.dimensions.insert(panel.dimensions.end(), entry.sheet.dimensions.begin(),
                              entry.sheet.dimensions.end());
    }
  }
}

// Numbers the judges with a sheet anew.
void KeepJudges(const std::vector<std::string>& all, const std::vector<bool>& kept, Panel& panel) {
  std::vector<uint32_t> position(all.size(), 0);
  for (size_t j = 0; j < all.size(); ++j) {
    if (!kept[j]) continue;
    position[j] = static_cast<uint32_t>(panel.judges.size());
    panel.judges.push_back(all[j]);
  }
  for (PanelSheet& sheet : panel.sheets) sheet.judge = position[sheet.judge];
}

void AddItems(const Round& round, Panel& panel) {
  panel.item_count = ScoreCount(round.rubric) - round.rubric.bonuses.size();
  panel.items.resize(panel.sheets.size() * panel.item_count);
  const Positions applications = PositionsIn(panel.applications);
  const Positions judges = PositionsIn(panel.judges);
  const auto before = [](const PanelSheet& a, const PanelSheet& b) {
    return std::pair(a.application, a.judge) < std::pair(b.application, b.judge);
  };
  for (const Cell& cell : round.cells) {
    if (cell.state != CellState::kScored) continue;
    const auto application = applications.find(cell.application);
    const auto judge = judges.find(cell.judge);
    if (application == applications.end() || judge == judges.end()) continue;
    const PanelSheet wanted{application->second, judge->second, 0};
    const auto sheet = std::lower_bound(panel.sheets.begin(), panel.sheets.end(), wanted, before);
    if (sheet == panel.sheets.end() || before(wanted, *sheet)) continue;  // An excluded sheet.
    const auto index = static_cast<size_t>(sheet - panel.sheets.begin());
    std::copy_n(cell.scores.begin(), panel.item_count,
                panel.items.begin() + static_cast<std::ptrdiff_t>(index * panel.item_count));
  }
}

}  // namespace

absl::StatusOr<Panel> PanelOf(const Round& round, const Tabulation& tabulation) {
  const absl::StatusOr<SheetTable> table = ReadSheets(round);
  if (!table.ok()) return table.status();
  Panel panel;
  panel.total_scale = table->weighing.total_scale();
  panel.dimension_scale = table->weighing.dimension_scale();
  for (const Dimension& dimension : round.rubric.dimensions) {
    panel.weights.push_back(dimension.weight);
  }
  panel.cut = round.rules.cut;
  const DivergenceThresholds& divergence = round.rules.divergence;
  panel.thresholds = {divergence.show, divergence.discuss, divergence.resolve};
  std::vector<bool> judges;
  AddSheets(*table, tabulation, panel, judges);
  KeepJudges(table->judges, judges, panel);
  AddItems(round, panel);
  return panel;
}

}  // namespace award::scoring::insight
