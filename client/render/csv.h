// Comma-separated values after RFC 4180 that a spreadsheet cannot take for formulas (CWE-1236).
#ifndef AWARD_CLIENT_RENDER_CSV_H_
#define AWARD_CLIENT_RENDER_CSV_H_

#include <string>
#include <string_view>
#include <vector>

namespace award::client {

// One cell: rendered, with an apostrophe before a text that begins like a formula (= + - @, their
// full-width forms, tab, carriage return), quoted where it must be. A plain number such as -5 or
// 86.5 stays a number.
std::string CsvCell(std::string_view text);

// One line, ending in CR LF.
std::string CsvLine(const std::vector<std::string>& cells);

}  // namespace award::client

#endif  // AWARD_CLIENT_RENDER_CSV_H_
