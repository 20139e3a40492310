// The readers are scoring's; here their problems become the client's violations.
#include "client/form/counted_files.h"

#include <string_view>
#include <utility>

#include "client/error/error.h"
#include "client/error/status_macros.h"
#include "client/files/files.h"
#include "fmt/format.h"
#include "scoring/sheets/csv_problem.h"
#include "scoring/sheets/decision_reader.h"
#include "scoring/sheets/sheet_reader.h"

namespace award::client {
namespace {

using scoring::CsvFault;

std::string_view ReasonOf(CsvFault fault) {
  switch (fault) {
    case CsvFault::kEmptyFile:
      return "TABLE_EMPTY";
    case CsvFault::kWrongHeader:
      return "TABLE_HEADER";
    case CsvFault::kUnterminatedQuote:
      return "TABLE_QUOTE_OPEN";
    case CsvFault::kRowTooLong:
      return "TABLE_ROW_TOO_LONG";
    case CsvFault::kMisplacedQuote:
      return "TABLE_QUOTE";
    case CsvFault::kColumnCount:
      return "TABLE_COLUMNS";
    case CsvFault::kBadUtf8:
      return "TABLE_NOT_UTF8";
    case CsvFault::kEmptyId:
      return "TABLE_ID_MISSING";
    case CsvFault::kIdTooLong:
      return "TABLE_ID_TOO_LONG";
    case CsvFault::kControlCharacter:
      return "TABLE_ID_CONTROL";
    case CsvFault::kSpaceAround:
      return "TABLE_ID_SPACE";
    case CsvFault::kUnknownCategory:
      return "TABLE_CATEGORY_UNKNOWN";
    case CsvFault::kUnknownCriterion:
      return "SCORE_ITEM_UNKNOWN";
    case CsvFault::kNotAScore:
      return "SCORE_NOT_A_NUMBER";
    case CsvFault::kTooManyPlaces:
      return "SCORE_PLACES";
    case CsvFault::kScoreOutOfRange:
      return "SCORE_RANGE";
    case CsvFault::kRepeatedCriterion:
      return "SCORE_TWICE";
    case CsvFault::kItemsAndDimension:
      return "SCORE_ITEMS_AND_DIMENSION";
    case CsvFault::kMixedStates:
      return "SHEET_STATES";
    case CsvFault::kMissingCriteria:
      return "SHEET_INCOMPLETE";
    case CsvFault::kUnknownDecision:
      return "DECISION_UNKNOWN";
    case CsvFault::kUnknownApplication:
      return "DECISION_APPLICATION_UNKNOWN";
    case CsvFault::kNoScoredSheet:
      return "DECISION_NO_SHEET";
    case CsvFault::kNotANumber:
      return "DECISION_NUMBER";
    case CsvFault::kCellNotEmpty:
      return "DECISION_CELL_NOT_EMPTY";
    case CsvFault::kDecidedTwice:
      return "DECISION_TWICE";
    case CsvFault::kMixedWays:
      return "DECISION_WAYS";
    case CsvFault::kRepeatedInOrder:
      return "DECISION_ORDER_TWICE";
    case CsvFault::kLoneApplication:
      return "DECISION_LONE";
    case CsvFault::kSameGroupDecided:
      return "DECISION_GROUP_TWICE";
  }
  return "LINE_VALUE";
}

Violation ViolationOf(const scoring::CsvProblem& problem, const std::string& path,
                      std::string_view header) {
  const auto shown = [](const std::string& text) { return text.empty() ? "\"\"" : text; };
  Violation violation;
  violation.type = std::string(ReasonOf(problem.fault));
  violation.subject = problem.line > 0 ? fmt::format("{}:{}", path, problem.line) : path;
  violation.facts = {
      {"category", shown(problem.category)}, {"application", shown(problem.application)},
      {"judge", shown(problem.judge)},       {"criterion", problem.criterion},
      {"value", shown(problem.value)},       {"other", fmt::format("{}", problem.other_line)},
      {"header", std::string(header)}};
  return violation;
}

absl::Status Invalid(const std::vector<scoring::CsvProblem>& problems, bool more,
                     const std::string& path, std::string_view header) {
  std::vector<Violation> violations;
  for (const scoring::CsvProblem& problem : problems) {
    violations.push_back(ViolationOf(problem, path, header));
  }
  Facts facts = {{"file", path}};
  if (more) facts["shown"] = fmt::format("{}", problems.size());
  return UsageError("TABLE_INVALID", std::move(facts), std::move(violations));
}

// Feeds the whole file to a reader.
template <typename Reader>
absl::Status Feed(const std::string& path, std::istream& in, const ReadWatch& watch,
                  Reader& reader) {
  const auto take = [&](std::string_view piece, int64_t read, int64_t size) {
    reader.Feed(piece);
    return watch(read, size);
  };
  RETURN_IF_ERROR(ReadInPieces(path, in, take));
  return watch(0, 0);
}

}  // namespace

absl::StatusOr<std::vector<scoring::Round>> ReadSheets(
    const std::string& path, std::istream& in,
    const std::vector<scoring::CategoryRules>& categories, const ReadWatch& watch) {
  scoring::SheetReader reader(categories);
  RETURN_IF_ERROR(Feed(path, in, watch, reader));
  scoring::SheetsRead read = reader.Finish();
  if (read.problems.empty()) return std::move(read.rounds);
  return Invalid(read.problems, read.more_problems, path, scoring::kSheetsHeader);
}

absl::Status ReadDecisions(const std::string& path, std::istream& in,
                           const std::vector<scoring::CategoryRules>& categories,
                           const ReadWatch& watch, std::vector<scoring::Round>& rounds) {
  scoring::DecisionReader reader(categories, rounds);
  RETURN_IF_ERROR(Feed(path, in, watch, reader));
  scoring::DecisionsRead read = reader.Finish();
  if (!read.problems.empty()) {
    return Invalid(read.problems, read.more_problems, path, scoring::kDecisionsHeader);
  }
  for (size_t i = 0; i < rounds.size(); ++i) {
    rounds[i].divergence_decisions = std::move(read.decisions[i].divergences);
    rounds[i].tie_decisions = std::move(read.decisions[i].ties);
  }
  return absl::OkStatus();
}

}  // namespace award::client
