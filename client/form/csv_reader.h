// Reads comma-separated values after RFC 4180, as spreadsheets write them.
#ifndef AWARD_CLIENT_FORM_CSV_READER_H_
#define AWARD_CLIENT_FORM_CSV_READER_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace award::client {

struct CsvRow {
  int line = 0;                              // Where it begins, from 1.
  std::map<std::string, std::string> cells;  // By column.

  const std::string& Cell(const std::string& column) const { return cells.at(column); }
};

// The rows below a header that names exactly these columns, in any order. A byte order mark at the
// beginning, empty lines, and the apostrophe that shields a formula (client/render/csv.h) are taken
// off. CSV_INVALID (usage) naming every line that is wrong.
absl::StatusOr<std::vector<CsvRow>> ReadCsv(std::string_view file, std::string_view text,
                                            const std::vector<std::string>& columns);

}  // namespace award::client

#endif  // AWARD_CLIENT_FORM_CSV_READER_H_
