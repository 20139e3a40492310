// Tables for people: columns aligned by display width, numbers to the right, cut to the terminal.
#ifndef AWARD_CLIENT_RENDER_TABLE_H_
#define AWARD_CLIENT_RENDER_TABLE_H_

#include <cstddef>
#include <string>
#include <vector>

namespace award::client {

struct Table {
  std::vector<std::string> headings;
  std::vector<std::vector<std::string>> rows;  // As many cells as there are headings.
};

// Prints a table, a rule under its headings, two spaces between columns. With a `width` other than
// 0 (a terminal) the widest columns but the first give way and their cells are cut with `…`;
// without, nothing is. A column of numbers stands to the right. Cells are rendered here
// (client/render/text.h).
std::string PrintTable(const Table& table, size_t width);

// Prints `heading  value` lines; a value that is longer than the terminal is wide is wrapped and
// its next lines stand under its beginning.
struct Pair {
  std::string heading;
  std::string value;
};
std::string PrintPairs(const std::vector<Pair>& pairs, size_t indent, size_t width);

}  // namespace award::client

#endif  // AWARD_CLIENT_RENDER_TABLE_H_
