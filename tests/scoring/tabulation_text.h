// All that a tabulation says as plain text, so that tests can ask whether two are the same.
#ifndef AWARD_TESTS_SCORING_TABULATION_TEXT_H_
#define AWARD_TESTS_SCORING_TABULATION_TEXT_H_

#include <string>

#include "scoring/ranking/tabulation.h"

namespace award::scoring {

// The figures over the counted sheets.
std::string FiguresOf(const Line& line);

// The official and the shadow places.
std::string PlacesOf(const Line& line);

// Everything that is said about one application.
std::string Everything(const Line& line);

// Everything a tabulation of `round` says. Unused decisions are named by what they order, since
// their positions are those of the input.
std::string Everything(const Round& round, const Tabulation& tabulation);

}  // namespace award::scoring

#endif  // AWARD_TESTS_SCORING_TABULATION_TEXT_H_
