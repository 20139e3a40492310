// Rows of one sheet mostly follow each other in rubric order; those are taken without being split,
// by comparing them with what is expected. Every other row is split and looked up.
#include "scoring/sheets/sheet_reader.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>
#include <variant>

namespace award::scoring {

namespace {

enum Column : size_t { kCategory, kApplication, kJudge, kCriterion, kScore };
constexpr std::string_view kColumns[] = {"category", "application", "judge", "criterion", "score"};

// The longest score that is read without splitting, "100.00", and the longest line end.
constexpr size_t kLongestScore = 6;
constexpr size_t kLongestLineEnd = 2;

std::optional<CellState> StateOf(std::string_view word) {
  if (word == "abstained") return CellState::kAbstained;
  if (word == "recused") return CellState::kRecused;
  if (word == "absent") return CellState::kAbsent;
  if (word == "pending") return CellState::kPending;
  return std::nullopt;
}

CsvFault FaultOf(DecimalFault fault) {
  switch (fault) {
    case DecimalFault::kTooManyPlaces:
      return CsvFault::kTooManyPlaces;
    case DecimalFault::kOutOfRange:
      return CsvFault::kScoreOutOfRange;
    case DecimalFault::kNotANumber:
      break;
  }
  return CsvFault::kNotAScore;
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// Reads a score and the line end behind it: one to three digits, a point and one or two digits or
// none. `at` moves behind the line end. Nothing when it is written otherwise.
// Requires: kLongestScore + kLongestLineEnd readable bytes.
std::optional<int32_t> ReadPlainScore(const char*& at) {
  const char* p = at;
  if (!IsDigit(*p)) return std::nullopt;
  int32_t value = *p++ - '0';
  for (int i = 0; i < 2 && IsDigit(*p); ++i) value = value * 10 + (*p++ - '0');
  value *= 100;
  if (*p == '.') {
    if (!IsDigit(p[1])) return std::nullopt;
    value += 10 * (p[1] - '0');
    p += 2;
    if (IsDigit(*p)) value += *p++ - '0';
  }
  if (*p == '\r' && p[1] == '\n') ++p;
  if (*p != '\n') return std::nullopt;
  at = p + 1;
  return value;
}

}  // namespace

void SheetReader::Expected::Set(std::string_view text) {
  padded_.assign(text);
  padded_.append(kSlack, '\0');
  size_ = text.size();
  std::array<char, kSlack> mask{};
  const size_t last = size_ % kSlack == 0 ? std::min(size_, kSlack) : size_ % kSlack;
  std::fill_n(mask.begin(), last, '\xFF');
  std::memcpy(&last_mask_, mask.data(), kSlack);
}

bool SheetReader::Expected::Begins(const char* at) const {
  const auto difference = [&](size_t offset) {
    uint64_t found = 0;
    uint64_t expected = 0;
    std::memcpy(&found, at + offset, kSlack);
    std::memcpy(&expected, padded_.data() + offset, kSlack);
    return found ^ expected;
  };
  size_t offset = 0;
  for (; offset + kSlack < size_; offset += kSlack) {
    if (difference(offset) != 0) return false;
  }
  return (difference(offset) & last_mask_) == 0;
}

SheetReader::SheetReader(const std::vector<CategoryRules>& categories)
    : table_(kSheetsHeader, *this, problems_) {
  for (const CategoryRules& category : categories) {
    const SheetStore& store = stores_.emplace_back(category, positions_.size());
    positions_.emplace(category.id, positions_.size());
    std::vector<Expected>& names = names_.emplace_back();
    for (SheetStore::Criterion c = 0; c < store.scored_count(); ++c) {
      std::string name;
      AppendCsvCell(store.criterion_id(c), name);
      names.emplace_back().Set(name + ',');
    }
  }
}

SheetsRead SheetReader::Finish() {
  table_.Finish();
  if (!table_.stopped()) {
    for (const SheetStore& store : stores_) store.CheckSheets(problems_);
  }
  SheetsRead read;
  read.problems = problems_.Finish(kSheetsHeader);
  read.more_problems = problems_.more();
  while (!stores_.empty()) {
    if (read.problems.empty()) read.rounds.push_back(stores_.front().MakeRound());
    stores_.pop_front();
  }
  return read;
}

bool SheetReader::CheckIdCell(const CsvRow& row, size_t column, int64_t line) {
  const IdFault id_fault = CheckId(row.cell(column));
  if (id_fault == IdFault::kNone) return true;
  const CsvFault fault = FaultOf(id_fault);
  CsvProblem problem = ProblemOf(fault, line, row);
  const auto known = positions_.find(row.cell(kCategory));
  if (known != positions_.end()) problem.category_position = known->second;
  problem.value =
      fault == CsvFault::kEmptyId ? std::string(kColumns[column]) : Shown(row.cell(column));
  problems_.Add(std::move(problem));
  return false;
}

bool SheetReader::FindCategory(const CsvRow& row, int64_t line) {
  const auto found = positions_.find(row.cell(kCategory));
  if (found == positions_.end()) {
    if (!CheckIdCell(row, kCategory, line)) return false;
    CsvProblem problem = ProblemOf(CsvFault::kUnknownCategory, line, row);
    problem.value = problem.category;
    problems_.Add(std::move(problem));
    return false;
  }
  current_.category = found->first;
  current_.store = found->second;
  return true;
}

bool SheetReader::FindId(const CsvRow& row, size_t column, int64_t line, IdNumbers& numbers,
                         NumberedId& id) {
  std::optional<uint32_t> number = numbers.Find(row.cell(column));
  if (!number.has_value()) {
    if (!CheckIdCell(row, column, line)) return false;
    number = numbers.Add(row.cell(column));
  }
  id = {numbers.at(*number), *number};
  return true;
}

bool SheetReader::FindSheet(const CsvRow& row, int64_t line) {
  const bool same_category = current_.known && row.cell(kCategory) == current_.category;
  const bool same_application = same_category && row.cell(kApplication) == current_.application.id;
  const bool same_judge = same_category && row.cell(kJudge) == current_.judge.id;
  if (same_application && same_judge) return true;
  current_.known = false;
  if (!same_category && !FindCategory(row, line)) return false;
  SheetStore& store = stores_[current_.store];
  if (!same_application &&
      !FindId(row, kApplication, line, store.applications(), current_.application)) {
    return false;
  }
  if (!same_judge && !FindId(row, kJudge, line, store.judges(), current_.judge)) return false;
  current_.sheet = store.FindOrAdd(current_.application.number, current_.judge.number, line);
  current_.known = true;
  return true;
}

void SheetReader::Report(CsvFault fault, const CsvRow& row, int64_t line,
                         std::optional<SheetStore::Criterion> criterion, int64_t other_line) {
  CsvProblem problem = ProblemOf(fault, line, row);
  problem.category_position = current_.store;
  problem.criterion = Shown(row.cell(kCriterion));
  if (criterion.has_value()) problem.criterion_position = *criterion;
  if (fault == CsvFault::kRepeatedCriterion) {
    problem.line = other_line;
    problem.other_line = line;
  } else {
    problem.value = Shown(row.cell(kScore));
  }
  problems_.Add(std::move(problem));
  stores_[current_.store].SetFaulty(current_.sheet);
}

void SheetReader::Take(const CsvRow& row, int64_t line) {
  prefix_.Set("");
  if (!FindSheet(row, line)) return;
  SheetStore& store = stores_[current_.store];
  const std::string_view name = row.cell(kCriterion);
  const bool as_expected = next_ < store.scored_count() && store.criterion_id(next_) == name;
  const std::optional<SheetStore::Criterion> criterion =
      as_expected ? std::optional(next_) : store.FindCriterion(name);
  const std::optional<CellState> state = StateOf(row.cell(kScore));
  if (!criterion.has_value() && (!name.empty() || !state.has_value())) {
    Report(name.empty() ? CsvFault::kEmptyId : CsvFault::kUnknownCriterion, row, line, criterion);
    return;
  }
  int32_t score = 0;
  if (!state.has_value()) {
    const auto parsed = ParseHundredths(row.cell(kScore), store.highest(*criterion));
    if (const auto* fault = std::get_if<DecimalFault>(&parsed)) {
      Report(FaultOf(*fault), row, line, criterion);
      return;
    }
    score = std::get<int32_t>(parsed);
  }
  const int64_t earlier =
      store.Put(current_.sheet, criterion, state.value_or(CellState::kScored), score, line);
  if (earlier != 0) {
    Report(CsvFault::kRepeatedCriterion, row, line, criterion, earlier);
  } else if (!state.has_value() && *criterion < store.scored_count()) {
    Expect(row, *criterion);
  }
}

void SheetReader::Expect(const CsvRow& row, SheetStore::Criterion criterion) {
  const std::vector<Expected>& names = names_[current_.store];
  next_ = criterion + 1 < names.size() ? criterion + 1 : 0;
  if (row.quoted()) return;
  const char* const begin = row.cell(kCategory).data();
  prefix_.Set({begin, static_cast<size_t>(row.cell(kCriterion).data() - begin)});
}

CsvRowTaker::Taken SheetReader::TakeKnown(std::string_view text, int64_t line) {
  Taken taken;
  if (prefix_.empty()) return taken;
  SheetStore& store = stores_[current_.store];
  const std::vector<Expected>& names = names_[current_.store];
  int16_t* const values = store.values(current_.sheet);
  uint32_t* const lines = store.lines(current_.sheet);
  const char* at = text.data();
  const char* const end = at + text.size();
  while (true) {
    const Expected& name = names[next_];
    const auto left = static_cast<size_t>(end - at);
    if (left < prefix_.size() + name.size() + kLongestScore + kLongestLineEnd) break;
    if (!prefix_.Begins(at)) break;
    const char* p = at + prefix_.size();
    if (!name.Begins(p)) break;
    p += name.size();
    const std::optional<int32_t> score = ReadPlainScore(p);
    if (!score.has_value() || *score > store.highest(next_)) break;
    if (values[next_] != SlotBlocks::kEmpty) break;
    values[next_] = static_cast<int16_t>(*score);
    lines[next_] = static_cast<uint32_t>(line + taken.rows);
    next_ = next_ + 1 < names.size() ? next_ + 1 : 0;
    ++taken.rows;
    at = p;
  }
  taken.bytes = static_cast<size_t>(at - text.data());
  store.AddFilled(current_.sheet, static_cast<size_t>(taken.rows));
  return taken;
}

}  // namespace award::scoring
