// Writes sheets.csv in its one canonical form: by category in the order of the rules, application,
// judge, then in rubric order; LF at line ends. SheetReader reads the same rounds back from it.
#ifndef AWARD_SCORING_SHEETS_SHEET_WRITER_H_
#define AWARD_SCORING_SHEETS_SHEET_WRITER_H_

#include <string>
#include <vector>

#include "scoring/ranking/tabulation.h"

namespace award::scoring {

// The file. `rounds` are those of `categories`, in the same order, with scores that fit the
// rubrics. A sheet without scores is one row without a criterion. An application or a judge without
// a single cell does not appear, since the file holds sheets only.
std::string WriteSheets(const std::vector<CategoryRules>& categories,
                        const std::vector<Round>& rounds);

// The cells by application, then judge.
std::vector<const Cell*> SortedCells(const Round& round);

// The word of sheets.csv for a state other than kScored.
std::string_view WordOf(CellState state);

}  // namespace award::scoring

#endif  // AWARD_SCORING_SHEETS_SHEET_WRITER_H_
