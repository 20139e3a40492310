// Rounds to count in tests: the worked example that every reader can check by hand, and builders.
#ifndef AWARD_TESTS_SCORING_ROUNDS_H_
#define AWARD_TESTS_SCORING_ROUNDS_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scoring/ranking/tabulation.h"

namespace award::scoring {

// A fraction that is known to fit.
Fraction Ratio(int64_t numerator, int64_t denominator);

// A rubric with one item per dimension: d1, d2, … with these weights.
Rubric RubricOfWeights(const std::vector<int32_t>& weights);

// A scored cell with these points (whole numbers) per item.
Cell Scored(std::string_view application, std::string_view judge,
            const std::vector<int32_t>& points);

// Any other cell.
Cell Unscored(std::string_view application, std::string_view judge, CellState state);

// One dimension; one row per application (a1, a2, …), one column per judge (j1, j2, …), whole
// points; a negative number leaves the pair without a cell.
Round RoundOfTotals(const std::vector<std::vector<int32_t>>& points);

// The worked example: applications A to D, judges J1 to J5, weights 10/15/25/10/15/25, tie chain
// first places, heaviest dimensions, mean total.
Round WorkedExample(Method method);

// Replaces the cell of one pair.
void SetCell(Round& round, const Cell& cell);

// The tabulation of a round that is known to be valid.
Tabulation CountOf(const Round& round);

// The line of an application, which must exist.
const Line& LineOf(const Tabulation& tabulation, std::string_view application);

// The place by that method alone, without decisions.
std::optional<int32_t> ShadowPlace(const Line& line, Method method);

// "A B C D": the applications in the order of the lines that have a place.
std::string OrderOf(const Tabulation& tabulation);

}  // namespace award::scoring

#endif  // AWARD_TESTS_SCORING_ROUNDS_H_
