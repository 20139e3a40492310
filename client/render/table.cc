// First every cell is rendered, then columns are measured, then the widest give way.
#include "client/render/table.h"

#include <algorithm>

#include "client/render/text.h"
#include "client/render/width.h"

namespace award::client {
namespace {

constexpr size_t kGap = 2;
constexpr size_t kColumnMin = 8;         // No column is cut below this.
constexpr size_t kHeadingWidthMax = 40;  // In pairs; a longer heading pushes only its own value.
constexpr size_t kValueWidthMin = 20;

bool IsNumber(const std::string& cell) {
  return !cell.empty() && cell.find_first_not_of("0123456789.,-+%") == std::string::npos;
}

// A column of numbers: at least one, and nothing but numbers and empty cells.
bool IsNumeric(const std::vector<std::vector<std::string>>& rows, size_t column) {
  bool any = false;
  for (const auto& row : rows) {
    if (row[column].empty() || row[column] == "-") continue;
    if (!IsNumber(row[column])) return false;
    any = true;
  }
  return any;
}

// The first column stays whole: it is the name that is typed in the next command.
void Narrow(std::vector<size_t>& widths, size_t width) {
  const auto total = [&] {
    size_t sum = kGap * (widths.size() - 1);
    for (const size_t w : widths) sum += w;
    return sum;
  };
  while (total() > width) {
    const auto widest = std::max_element(widths.begin() + 1, widths.end());
    if (widest == widths.end() || *widest <= kColumnMin) return;
    --*widest;
  }
}

std::string WithoutTrailingSpaces(std::string line) {
  while (line.ends_with(' ')) line.pop_back();
  return line;
}

}  // namespace

std::string PrintTable(const Table& table, size_t width) {
  std::vector<std::vector<std::string>> rows = table.rows;
  for (auto& row : rows) {
    for (std::string& cell : row) cell = RenderLine(cell);
  }
  std::vector<size_t> widths;
  std::vector<bool> numeric;
  for (size_t i = 0; i < table.headings.size(); ++i) {
    widths.push_back(DisplayWidth(table.headings[i]));
    for (const auto& row : rows) widths[i] = std::max(widths[i], DisplayWidth(row[i]));
    numeric.push_back(IsNumeric(rows, i));
  }
  if (width > 0 && !widths.empty()) Narrow(widths, width);
  const auto print_row = [&](const std::vector<std::string>& cells) {
    std::string line;
    for (size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) line += std::string(kGap, ' ');
      const std::string cell = Cut(cells[i], widths[i]);
      line += numeric[i] ? PadLeft(cell, widths[i]) : PadRight(cell, widths[i]);
    }
    return WithoutTrailingSpaces(line) + "\n";
  };
  std::string printed = print_row(table.headings);
  for (size_t i = 0; i < widths.size(); ++i) {
    printed += (i > 0 ? std::string(kGap, ' ') : "") + std::string(widths[i], '-');
  }
  printed += "\n";
  for (const auto& row : rows) printed += print_row(row);
  return printed;
}

std::string PrintPairs(const std::vector<Pair>& pairs, size_t indent, size_t width) {
  size_t heading_width = 0;
  for (const Pair& pair : pairs) {
    const size_t own = DisplayWidth(pair.heading);
    if (own <= kHeadingWidthMax) heading_width = std::max(heading_width, own);
  }
  const size_t begin = indent + heading_width + kGap;
  const bool wraps = width > begin + kValueWidthMin;
  std::string printed;
  for (const Pair& pair : pairs) {
    const std::string value = Render(pair.value);
    const std::vector<std::string> lines = Wrap(value, wraps ? width - begin : value.size() + 2);
    std::string line =
        std::string(indent, ' ') + PadRight(pair.heading, heading_width) + std::string(kGap, ' ');
    for (size_t i = 0; i < lines.size(); ++i) {
      if (i > 0) line = std::string(begin, ' ');
      printed += WithoutTrailingSpaces(line + lines[i]) + "\n";
    }
  }
  return printed;
}

}  // namespace award::client
