// A round with everything a report can say: ties told apart by keys and by a vote, ties left, all
// states of sheets, exclusions, floors, a strict cut, refused ranks. Its files are read as they
// come.
#ifndef AWARD_TESTS_SCORING_REPORTED_ROUNDS_H_
#define AWARD_TESTS_SCORING_REPORTED_ROUNDS_H_

#include <string>
#include <string_view>
#include <vector>

#include "scoring/report/counted_category.h"

namespace award::scoring {

// service (平均總分, cut 2), digital (序位法, refused), small (published values, strict cut).
std::vector<CategoryRules> ReportedRules();
std::string_view ReportedSheets();
std::string_view ReportedDecisions();

// Counts the files, which must be right.
std::vector<CountedCategory> CountFiles(const std::vector<CategoryRules>& categories,
                                        std::string_view sheets, std::string_view decisions);

// The three of them.
std::vector<CountedCategory> ReportedRounds();

}  // namespace award::scoring

#endif  // AWARD_TESTS_SCORING_REPORTED_ROUNDS_H_
