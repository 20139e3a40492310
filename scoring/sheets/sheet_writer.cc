// Rows of sheets.csv; a score is printed with as few digits as it needs.
#include "scoring/sheets/sheet_writer.h"

#include <algorithm>
#include <string_view>
#include <tuple>

#include "fmt/format.h"
#include "scoring/sheets/csv_text.h"
#include "scoring/sheets/sheet_reader.h"

namespace award::scoring {

namespace {

void AppendScore(int32_t hundredths, std::string& text) {
  const fmt::format_int points(hundredths / 100);
  text.append(points.data(), points.size());
  const int32_t rest = hundredths % 100;
  if (rest == 0) return;
  text += '.';
  text += static_cast<char>('0' + rest / 10);
  if (rest % 10 != 0) text += static_cast<char>('0' + rest % 10);
}

}  // namespace

std::vector<const Cell*> SortedCells(const Round& round) {
  std::vector<const Cell*> cells;
  cells.reserve(round.cells.size());
  for (const Cell& cell : round.cells) cells.push_back(&cell);
  const auto before = [](const Cell* a, const Cell* b) {
    return std::tie(a->application, a->judge) < std::tie(b->application, b->judge);
  };
  if (!std::is_sorted(cells.begin(), cells.end(), before)) {
    std::sort(cells.begin(), cells.end(), before);
  }
  return cells;
}

std::string_view WordOf(CellState state) {
  switch (state) {
    case CellState::kAbstained:
      return "abstained";
    case CellState::kRecused:
      return "recused";
    case CellState::kAbsent:
      return "absent";
    case CellState::kPending:
    case CellState::kScored:
      break;
  }
  return "pending";
}

std::string WriteSheets(const std::vector<CategoryRules>& categories,
                        const std::vector<Round>& rounds) {
  std::string text(kSheetsHeader);
  text += '\n';
  for (size_t i = 0; i < rounds.size(); ++i) {
    const std::vector<std::string> criteria = CriterionIds(rounds[i].rubric);
    for (const Cell* cell : SortedCells(rounds[i])) {
      std::string start;
      AppendCsvCell(categories[i].id, start);
      start += ',';
      AppendCsvCell(cell->application, start);
      start += ',';
      AppendCsvCell(cell->judge, start);
      start += ',';
      if (cell->state != CellState::kScored) {
        text.append(start).append(",").append(WordOf(cell->state)).append("\n");
        continue;
      }
      for (size_t c = 0; c < criteria.size(); ++c) {
        text += start;
        AppendCsvCell(criteria[c], text);
        text += ',';
        AppendScore(cell->scores[c], text);
        text += '\n';
      }
    }
  }
  return text;
}

}  // namespace award::scoring
