// Cells are split first, then given their columns.
#include "client/form/csv_reader.h"

#include <algorithm>

#include "client/error/error.h"
#include "client/render/text.h"
#include "fmt/format.h"

namespace award::client {
namespace {

struct Record {
  int line = 0;
  std::vector<std::string> cells;
};

class Splitter {
 public:
  explicit Splitter(std::string_view text) : rest_(text) {
    if (rest_.starts_with("\xEF\xBB\xBF")) rest_.remove_prefix(3);
  }

  bool done() const { return rest_.empty(); }
  bool quotes_closed() const { return quotes_closed_; }

  Record Next() {
    Record record{line_, {""}};
    bool quoted = false;
    while (!rest_.empty()) {
      const char c = rest_[0];
      rest_.remove_prefix(1);
      if (c == '\n') ++line_;
      if (quoted) {
        if (c != '"') {
          record.cells.back() += c;
        } else if (rest_.starts_with('"')) {
          record.cells.back() += '"';
          rest_.remove_prefix(1);
        } else {
          quoted = false;
        }
      } else if (c == '"' && record.cells.back().empty()) {
        quoted = true;
      } else if (c == ',') {
        record.cells.emplace_back();
      } else if (c == '\n') {
        break;
      } else if (c != '\r') {
        record.cells.back() += c;
      }
    }
    quotes_closed_ = !quoted;
    return record;
  }

 private:
  std::string_view rest_;
  int line_ = 1;
  bool quotes_closed_ = true;
};

std::string Unshielded(std::string cell) {
  const bool shielded = cell.size() > 1 && cell[0] == '\'' &&
                        (std::string_view("=+-@\t").find(cell[1]) != std::string_view::npos);
  return shielded ? cell.substr(1) : cell;
}

std::string Joined(const std::vector<std::string>& texts) {
  std::string joined;
  for (const std::string& text : texts) joined += (joined.empty() ? "" : ",") + text;
  return joined;
}

}  // namespace

absl::StatusOr<std::vector<CsvRow>> ReadCsv(std::string_view file, std::string_view text,
                                            const std::vector<std::string>& columns) {
  std::vector<Violation> wrong;
  const auto complain = [&](std::string type, int line, std::string what) {
    wrong.push_back({std::move(type), fmt::format("{}:{}", file, line), std::move(what)});
  };
  std::vector<CsvRow> rows;
  std::vector<std::string> header;
  Splitter splitter(text);
  while (!splitter.done()) {
    const Record record = splitter.Next();
    if (record.cells.size() == 1 && record.cells[0].empty()) continue;
    if (!splitter.quotes_closed()) complain("LINE_QUOTES", record.line, "");
    if (!IsUtf8(Joined(record.cells))) {
      complain("LINE_NOT_UTF8", record.line, "");
    } else if (header.empty()) {
      header = record.cells;
      if (std::is_permutation(header.begin(), header.end(), columns.begin(), columns.end())) {
        continue;
      }
      complain("LINE_HEADER", record.line, Joined(columns));
      break;
    } else if (record.cells.size() != header.size()) {
      complain("LINE_COLUMNS", record.line, Joined(record.cells));
    } else {
      CsvRow& row = rows.emplace_back();
      row.line = record.line;
      for (size_t i = 0; i < header.size(); ++i) row.cells[header[i]] = Unshielded(record.cells[i]);
    }
  }
  if (header.empty() && wrong.empty()) complain("LINE_HEADER", 1, Joined(columns));
  if (!wrong.empty()) return UsageError("CSV_INVALID", {{"file", std::string(file)}}, wrong);
  return rows;
}

}  // namespace award::client
