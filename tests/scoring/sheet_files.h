// A small set of rules and files for the tests of sheets.csv and decisions.csv.
#ifndef AWARD_TESTS_SCORING_SHEET_FILES_H_
#define AWARD_TESTS_SCORING_SHEET_FILES_H_

#include <string>
#include <string_view>
#include <vector>

#include "scoring/sheets/decision_reader.h"
#include "scoring/sheets/sheet_reader.h"

namespace award::scoring {

// Category c: dimension x with items x1 and x2, dimension y with item y1, bonus b up to 5.
// Category e: dimension z with item z; cut 3.
std::vector<CategoryRules> TwoCategories();

// The header of sheets.csv and these rows.
std::string FileOf(std::string_view rows);

// Reads with TwoCategories(), in pieces of so many bytes.
SheetsRead ReadSheetFile(std::string_view file, size_t piece = 1'000'000);

// The sentences of problems, one in a line.
std::string Texts(const std::vector<CsvProblem>& problems);

// "application judge state score,score …" of each cell, in their order.
std::vector<std::string> CellTexts(const Round& round);

}  // namespace award::scoring

#endif  // AWARD_TESTS_SCORING_SHEET_FILES_H_
