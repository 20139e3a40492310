// The report of a tabulation as a table: one row for each application, safe for spreadsheets.
#ifndef AWARD_SCORING_REPORT_TABULATION_CSV_H_
#define AWARD_SCORING_REPORT_TABULATION_CSV_H_

#include <string>
#include <vector>

#include "scoring/report/counted_category.h"

namespace award::scoring {

// RFC 4180 with CR LF and a header. An exact number stands printed and, in the column after it, as
// a fraction. A text that begins like a formula (= + - @, their full-width forms, tab, carriage
// return) has an apostrophe before it (CWE-1236).
std::string TabulationCsv(const std::vector<CountedCategory>& categories);

}  // namespace award::scoring

#endif  // AWARD_SCORING_REPORT_TABULATION_CSV_H_
