// Reads the test data of this folder: comma-separated tables with a comment line and a header line.
#ifndef AWARD_TESTS_SCORING_TABLE_H_
#define AWARD_TESTS_SCORING_TABLE_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace award::scoring {

// A row by column name.
using Row = std::map<std::string, std::string>;

// The rows of `text`.
std::vector<Row> RowsOf(const std::string& text);

// The rows of tests/scoring/data/<name>; empty when the file cannot be read.
std::vector<Row> ReadTable(std::string_view name);

}  // namespace award::scoring

#endif  // AWARD_TESTS_SCORING_TABLE_H_
