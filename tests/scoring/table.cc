// A plain reader: no quotes, no empty last column.
#include "tests/scoring/table.h"

#include <fstream>
#include <sstream>

namespace award::scoring {

namespace {

std::vector<std::string> Split(const std::string& line) {
  std::vector<std::string> fields;
  std::istringstream stream(line);
  for (std::string field; std::getline(stream, field, ',');) fields.push_back(field);
  return fields;
}

}  // namespace

std::vector<Row> RowsOf(const std::string& text) {
  std::istringstream lines(text);
  std::vector<std::string> header;
  std::vector<Row> rows;
  for (std::string line; std::getline(lines, line);) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty() || line[0] == '#') continue;
    const std::vector<std::string> fields = Split(line);
    if (header.empty()) {
      header = fields;
      continue;
    }
    Row row;
    for (size_t i = 0; i < header.size() && i < fields.size(); ++i) row[header[i]] = fields[i];
    rows.push_back(row);
  }
  return rows;
}

std::vector<Row> ReadTable(std::string_view name) {
  std::ifstream file(std::string(AWARD_SOURCE_DIR "/tests/scoring/data/") + std::string(name));
  std::ostringstream text;
  text << file.rdbuf();
  return RowsOf(text.str());
}

}  // namespace award::scoring
