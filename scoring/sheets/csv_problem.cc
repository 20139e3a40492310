// The order of problems and their English sentences.
#include "scoring/sheets/csv_problem.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "fmt/format.h"
#include "scoring/sheets/csv_text.h"

namespace award::scoring {

namespace {

constexpr size_t kShownBytes = 60;

bool ConcernsFile(CsvFault fault) { return fault <= CsvFault::kRowTooLong; }

auto KeyOf(const CsvProblem& p) {
  return std::tuple(!ConcernsFile(p.fault), p.category_position, std::string_view(p.category),
                    std::string_view(p.application), std::string_view(p.judge),
                    p.criterion_position, std::string_view(p.criterion), p.fault,
                    std::string_view(p.value));
}

std::string SheetOf(const CsvProblem& p) {
  return fmt::format("judge {} on application {} in category {}", p.judge, p.application,
                     p.category);
}

// What is wrong with the text of the file.
std::string TextSentence(const CsvProblem& p, std::string_view header) {
  switch (p.fault) {
    case CsvFault::kEmptyFile:
      return fmt::format("the file is empty; begin it with the header {}", header);
    case CsvFault::kWrongHeader:
      return fmt::format("the first line is \"{}\"; write exactly {}", p.value, header);
    case CsvFault::kUnterminatedQuote:
      return "a quote opens and does not close; close it, and write a quote inside a quoted text "
             "twice";
    case CsvFault::kRowTooLong:
      return "the row does not end; end every row with a line end, and check that this is a CSV "
             "file";
    case CsvFault::kMisplacedQuote:
      return "a quote stands in the middle of a text; quote the whole text and write the inner "
             "quote twice";
    case CsvFault::kColumnCount:
      return fmt::format("the row has {} columns; write {}, and quote a text with a comma in it",
                         p.value, header);
    case CsvFault::kBadUtf8:
      return fmt::format("\"{}\" is not UTF-8; save the file as CSV UTF-8", p.value);
    case CsvFault::kEmptyId:
      return fmt::format("the column {} is empty; fill in the id", p.value);
    case CsvFault::kIdTooLong:
      return fmt::format("the id \"{}\" is too long; use {} bytes or fewer", p.value,
                         kLongestIdBytes);
    case CsvFault::kControlCharacter:
      return fmt::format("the id \"{}\" has a control character; remove it", p.value);
    case CsvFault::kSpaceAround:
      return fmt::format("the id \"{}\" begins or ends with a space; remove it", p.value);
    case CsvFault::kUnknownCategory:
      return fmt::format("the category \"{}\" is not in the rules; correct it, or use other rules",
                         p.value);
    default:
      return "";
  }
}

std::string SheetSentence(const CsvProblem& p) {
  switch (p.fault) {
    case CsvFault::kUnknownCriterion:
      return fmt::format(
          "\"{}\" is no item, bonus or dimension of category {}; correct it after the rules",
          p.criterion, p.category);
    case CsvFault::kNotAScore:
      return fmt::format(
          "\"{}\" is no score for {}; write a decimal such as 85.5, or one of abstained, recused, "
          "absent, pending",
          p.value, p.criterion);
    case CsvFault::kTooManyPlaces:
      return fmt::format("the score {} for {} has too many places; write at most two", p.value,
                         p.criterion);
    case CsvFault::kScoreOutOfRange:
      return fmt::format("the score {} for {} is out of range; look up its highest in the rules",
                         p.value, p.criterion);
    case CsvFault::kRepeatedCriterion:
      return fmt::format("{} of {} stands here and in line {}; keep one of them",
                         p.criterion.empty() ? "the row" : p.criterion, SheetOf(p), p.other_line);
    case CsvFault::kItemsAndDimension:
      return fmt::format(
          "{} scored the dimension {} as a whole and also items of it; keep either the one or the "
          "others",
          SheetOf(p), p.criterion);
    case CsvFault::kMixedStates:
      return fmt::format("{} is {}; keep the rows of one of them", SheetOf(p), p.value);
    case CsvFault::kMissingCriteria:
      return fmt::format(
          "{} lacks {}; add the scores, or a row with pending when the sheet is not finished",
          SheetOf(p), p.value);
    default:
      return "";
  }
}

std::string DecisionSentence(const CsvProblem& p) {
  switch (p.fault) {
    case CsvFault::kUnknownDecision:
      return fmt::format(
          "\"{}\" is no decision; write KEEP, EXCLUDE, RESCORE, UNDECIDABLE, VOTE or LOT", p.value);
    case CsvFault::kUnknownApplication:
      return fmt::format("application {} has no sheets in category {}; correct the id",
                         p.application, p.category);
    case CsvFault::kNoScoredSheet:
      return fmt::format("{} has no scored sheet that could be excluded; correct the ids",
                         SheetOf(p));
    case CsvFault::kNotANumber:
      return fmt::format(
          "\"{}\" is no number of a decision; give the rows of one vote or lot the same whole "
          "number from 1",
          p.value);
    case CsvFault::kCellNotEmpty:
      return fmt::format("the column {} of this decision must be empty, but holds \"{}\"; empty it",
                         p.criterion, p.value);
    case CsvFault::kDecidedTwice:
      return fmt::format(
          "application {} in category {} is decided here and in line {}; keep one decision (only "
          "exclusions of different judges stand together)",
          p.application, p.category, p.other_line);
    case CsvFault::kMixedWays:
      return fmt::format(
          "decision {} of category {} is a vote here and a lot in line {}; number them apart",
          p.value, p.category, p.other_line);
    case CsvFault::kRepeatedInOrder:
      return fmt::format(
          "decision {} of category {} names application {} here and in line {}; keep one row",
          p.value, p.category, p.application, p.other_line);
    case CsvFault::kLoneApplication:
      return fmt::format(
          "decision {} of category {} orders only application {}; add the rows of its equals",
          p.value, p.category, p.application);
    case CsvFault::kSameGroupDecided:
      return fmt::format(
          "two decisions of category {} order the same applications, here and in line {}; keep the "
          "one that holds",
          p.category, p.other_line);
    default:
      return "";
  }
}

std::string Sentence(const CsvProblem& problem, std::string_view header) {
  std::string text = TextSentence(problem, header);
  if (text.empty()) text = SheetSentence(problem);
  if (text.empty()) text = DecisionSentence(problem);
  return problem.line > 0 ? fmt::format("line {}: {}", problem.line, text) : text;
}

}  // namespace

std::string Shown(std::string_view text) {
  std::string shown;
  while (!text.empty()) {
    const size_t length = Utf8Length(text);
    const auto byte = static_cast<unsigned char>(text.front());
    const bool plain = length > 0 && !IsControl(text.substr(0, length));
    const std::string piece =
        plain ? std::string(text.substr(0, length)) : fmt::format("\\x{:02X}", byte);
    if (shown.size() + piece.size() > kShownBytes) return shown + "…";
    shown += piece;
    text.remove_prefix(plain ? length : 1);
  }
  return shown;
}

bool CsvProblems::Before::operator()(const CsvProblem& a, const CsvProblem& b) const {
  return KeyOf(a) < KeyOf(b);
}

void CsvProblems::Add(CsvProblem problem) {
  const auto found = kept_.find(problem);
  if (found != kept_.end()) {
    const auto lines = [](const CsvProblem& p) { return std::pair(p.line, p.other_line); };
    if (lines(*found) <= lines(problem)) return;
    kept_.erase(found);
  }
  kept_.insert(std::move(problem));
  if (kept_.size() <= kMost) return;
  kept_.erase(std::prev(kept_.end()));
  more_ = true;
}

std::vector<CsvProblem> CsvProblems::Finish(std::string_view header) const {
  std::vector<CsvProblem> problems(kept_.begin(), kept_.end());
  for (CsvProblem& problem : problems) problem.text = Sentence(problem, header);
  return problems;
}

}  // namespace award::scoring
