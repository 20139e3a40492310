// Two categories, and sheets as lines of text.
#include "tests/scoring/sheet_files.h"

#include "fmt/format.h"
#include "scoring/sheets/sheet_writer.h"

namespace award::scoring {

std::vector<CategoryRules> TwoCategories() {
  std::vector<CategoryRules> categories(2);
  categories[0].id = "c";
  categories[0].rubric.dimensions = {{"x", 6'000, {{"x1", 1, "", ""}, {"x2", 1, "", ""}}, 0, ""},
                                     {"y", 4'000, {{"y1", 1, "", ""}}, 0, ""}};
  categories[0].rubric.bonuses = {{"b", 500, ""}};
  categories[1].id = "e";
  categories[1].rubric.dimensions = {{"z", 10'000, {{"z", 1, "", ""}}, 0, ""}};
  categories[1].rules.cut = 3;
  return categories;
}

std::string FileOf(std::string_view rows) { return fmt::format("{}\n{}", kSheetsHeader, rows); }

SheetsRead ReadSheetFile(std::string_view file, size_t piece) {
  const std::vector<CategoryRules> categories = TwoCategories();
  SheetReader reader(categories);
  for (size_t at = 0; at < file.size(); at += piece) reader.Feed(file.substr(at, piece));
  return reader.Finish();
}

std::string Texts(const std::vector<CsvProblem>& problems) {
  std::string texts;
  for (const CsvProblem& problem : problems) texts += problem.text + '\n';
  return texts;
}

std::vector<std::string> CellTexts(const Round& round) {
  std::vector<std::string> texts;
  for (const Cell& cell : round.cells) {
    const bool scored = cell.state == CellState::kScored;
    texts.push_back(fmt::format("{} {} {} {}", cell.application, cell.judge,
                                scored ? "scored" : WordOf(cell.state),
                                fmt::join(cell.scores, ",")));
  }
  return texts;
}

}  // namespace award::scoring
