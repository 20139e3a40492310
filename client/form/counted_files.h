// Reads sheets.csv and decisions.csv for a count without a server: in pieces, so that a file of any
// size can be read, and with everything that is wrong told by its line.
#ifndef AWARD_CLIENT_FORM_COUNTED_FILES_H_
#define AWARD_CLIENT_FORM_COUNTED_FILES_H_

#include <cstdint>
#include <functional>
#include <istream>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "scoring/ranking/rules.h"
#include "scoring/ranking/tabulation.h"

namespace award::client {

// Told now and then how many bytes of how many (0: not known) are read, and (0, 0) once all are,
// before they are put in order; an error ends the reading.
using ReadWatch = std::function<absl::Status(int64_t read, int64_t size)>;

// The rounds of the categories, in their order. `-` is `in`. FILE_UNREADABLE; TABLE_INVALID (usage)
// with the first problems; what the watch answers.
absl::StatusOr<std::vector<scoring::Round>> ReadSheets(
    const std::string& path, std::istream& in,
    const std::vector<scoring::CategoryRules>& categories, const ReadWatch& watch);

// Adds the decisions in the file to the rounds. Errors likewise.
absl::Status ReadDecisions(const std::string& path, std::istream& in,
                           const std::vector<scoring::CategoryRules>& categories,
                           const ReadWatch& watch, std::vector<scoring::Round>& rounds);

}  // namespace award::client

#endif  // AWARD_CLIENT_FORM_COUNTED_FILES_H_
