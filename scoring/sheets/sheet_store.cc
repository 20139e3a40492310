// Slots, the checks of whole sheets, and the round that is made of them.
#include "scoring/sheets/sheet_store.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace award::scoring {

namespace {

constexpr std::string_view kStateWords[] = {"pending", "scored", "abstained", "recused", "absent"};

uint8_t BitOf(CellState state) { return static_cast<uint8_t>(1U << static_cast<unsigned>(state)); }

constexpr size_t kNamedMissing = 3;

// A state other than scored, as a slot keeps it.
int16_t SlotOf(CellState state) { return static_cast<int16_t>(-2 - static_cast<int>(state)); }

uint32_t Narrow(int64_t line) { return static_cast<uint32_t>(std::min<int64_t>(line, UINT32_MAX)); }

// The numbers of the ids by rising id, and the position of each number in it.
struct Sorted {
  std::vector<std::string> ids;
  std::vector<uint32_t> positions;
};

Sorted Sort(const IdNumbers& numbers) {
  std::vector<uint32_t> order(numbers.size());
  std::iota(order.begin(), order.end(), 0U);
  const auto by_id = [&](uint32_t a, uint32_t b) { return numbers.at(a) < numbers.at(b); };
  if (!std::is_sorted(order.begin(), order.end(), by_id)) {
    std::sort(order.begin(), order.end(), by_id);
  }
  Sorted sorted;
  sorted.ids.reserve(order.size());
  sorted.positions.resize(order.size());
  for (const uint32_t number : order) {
    sorted.positions[number] = static_cast<uint32_t>(sorted.ids.size());
    sorted.ids.push_back(numbers.at(number));
  }
  return sorted;
}

uint64_t PairOf(uint32_t application, uint32_t judge) {
  return static_cast<uint64_t>(application) << 32 | judge;
}

}  // namespace

std::optional<uint32_t> IdNumbers::Find(std::string_view id) const {
  const auto found = numbers_.find(id);
  return found == numbers_.end() ? std::nullopt : std::optional(found->second);
}

uint32_t IdNumbers::Add(std::string_view id) {
  const auto number = static_cast<uint32_t>(ids_.size());
  numbers_.emplace(ids_.emplace_back(id), number);
  return number;
}

uint32_t SlotBlocks::Add() {
  if (count_ % kPageBlocks == 0) {
    const size_t slots = kPageBlocks * width_;
    Page& page = pages_.emplace_back();
    page.values = std::make_unique_for_overwrite<int16_t[]>(slots);
    page.lines = std::make_unique<uint32_t[]>(slots);
    std::fill_n(page.values.get(), slots, kEmpty);
  }
  return static_cast<uint32_t>(count_++);
}

int16_t* SlotBlocks::values(uint32_t block) const {
  return pages_[block / kPageBlocks].values.get() + block % kPageBlocks * width_;
}

uint32_t* SlotBlocks::lines(uint32_t block) const {
  return pages_[block / kPageBlocks].lines.get() + block % kPageBlocks * width_;
}

SheetStore::SheetStore(const CategoryRules& rules, size_t position)
    : rules_(rules),
      position_(position),
      scored_count_(ScoreCount(rules.rubric)),
      ids_(CriterionIds(rules.rubric)),
      highest_(HighestScores(rules.rubric)),
      items_(scored_count_),
      dimensions_(rules.rubric.dimensions.size()) {
  for (const Dimension& dimension : rules.rubric.dimensions) {
    const auto number = static_cast<uint32_t>(&dimension - rules.rubric.dimensions.data());
    dimension_of_.insert(dimension_of_.end(), dimension.items.size(), number);
    ids_.push_back(dimension.id);
    highest_.push_back(kHighestScore);
  }
  for (Criterion c = 0; c < ids_.size(); ++c) criteria_.emplace(ids_[c], c);  // Keeps the first.
}

std::optional<SheetStore::Criterion> SheetStore::FindCriterion(std::string_view id) const {
  const auto found = criteria_.find(id);
  return found == criteria_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<uint32_t> SheetStore::FindSheet(uint32_t application, uint32_t judge) const {
  const Chain& chain = chains_[application];
  if (chain.count > kLongestChain) {
    const auto found = by_pair_.find(PairOf(application, judge));
    return found == by_pair_.end() ? std::nullopt : std::optional(found->second);
  }
  for (uint32_t s = chain.first; s != kNone; s = sheets_[s].next) {
    if (sheets_[s].judge == judge) return s;
  }
  return std::nullopt;
}

uint32_t SheetStore::FindOrAdd(uint32_t application, uint32_t judge, int64_t line) {
  if (application >= chains_.size()) chains_.resize(application + 1);
  if (const auto found = FindSheet(application, judge); found.has_value()) return *found;
  const auto number = static_cast<uint32_t>(sheets_.size());
  Sheet& sheet = sheets_.emplace_back();
  sheet.application = application;
  sheet.judge = judge;
  sheet.line = Narrow(line);
  Chain& chain = chains_[application];
  (chain.first == kNone ? chain.first : sheets_[chain.last].next) = number;
  chain.last = number;
  if (++chain.count <= kLongestChain) return number;
  const bool just_grew = chain.count == kLongestChain + 1;
  for (uint32_t s = just_grew ? chain.first : number; s != kNone; s = sheets_[s].next) {
    by_pair_.emplace(PairOf(application, sheets_[s].judge), s);
  }
  return number;
}

int64_t SheetStore::Put(uint32_t number, std::optional<Criterion> criterion, CellState state,
                        int32_t score, int64_t line) {
  Sheet& sheet = sheets_[number];
  sheet.states |= BitOf(state);
  if (!criterion.has_value()) {
    if (sheet.word_line != 0) return sheet.word_line;
    sheet.word_line = Narrow(line);
    return 0;
  }
  const bool whole = *criterion >= scored_count_;
  SlotBlocks& blocks = whole ? dimensions_ : items_;
  uint32_t& block = whole ? sheet.dimensions : sheet.items;
  if (block == kNone) block = blocks.Add();
  const size_t slot = whole ? *criterion - scored_count_ : *criterion;
  int16_t& value = blocks.values(block)[slot];
  uint32_t& row = blocks.lines(block)[slot];
  if (value != SlotBlocks::kEmpty) return row;
  const bool scored = state == CellState::kScored;
  value = scored ? static_cast<int16_t>(score) : SlotOf(state);
  row = Narrow(line);
  if (scored && !whole) ++sheet.filled;
  return 0;
}

CsvProblem SheetStore::ProblemOf(CsvFault fault, const Sheet& sheet) const {
  CsvProblem problem{fault, sheet.line};
  problem.category = Shown(rules_.id);
  problem.category_position = position_;
  problem.application = Shown(applications_.at(sheet.application));
  problem.judge = Shown(judges_.at(sheet.judge));
  return problem;
}

void SheetStore::CheckSheets(CsvProblems& problems) const {
  for (const Sheet& sheet : sheets_) {
    const bool complete = sheet.filled == scored_count_ && sheet.dimensions == kNone &&
                          sheet.states == BitOf(CellState::kScored);
    if (!complete && !sheet.faulty) CheckSheet(sheet, problems);
  }
}

void SheetStore::CheckSheet(const Sheet& sheet, CsvProblems& problems) const {
  constexpr auto kUnfinished =
      static_cast<uint8_t>(1U << static_cast<unsigned>(CellState::kScored) |
                           1U << static_cast<unsigned>(CellState::kPending));
  const bool one_state = (sheet.states & (sheet.states - 1)) == 0;
  if (!one_state && sheet.states != kUnfinished) {
    CsvProblem problem = ProblemOf(CsvFault::kMixedStates, sheet);
    for (const CellState state : {CellState::kScored, CellState::kAbstained, CellState::kRecused,
                                  CellState::kAbsent, CellState::kPending}) {
      if ((sheet.states & BitOf(state)) == 0) continue;
      if (!problem.value.empty()) problem.value += ", ";
      problem.value += kStateWords[static_cast<size_t>(state)];
    }
    problems.Add(std::move(problem));
    return;
  }
  bool twice = false;
  for (size_t i = 0; sheet.dimensions != kNone && sheet.items != kNone && i < dimension_of_.size();
       ++i) {
    if (items_.values(sheet.items)[i] < 0) continue;
    const uint32_t dimension = dimension_of_[i];
    if (dimensions_.values(sheet.dimensions)[dimension] < 0) continue;
    CsvProblem problem = ProblemOf(CsvFault::kItemsAndDimension, sheet);
    problem.criterion = Shown(rules_.rubric.dimensions[dimension].id);
    problem.criterion_position = scored_count_ + dimension;
    problems.Add(std::move(problem));
    twice = true;
  }
  if (twice || sheet.states != BitOf(CellState::kScored)) return;
  CsvProblem problem = ProblemOf(CsvFault::kMissingCriteria, sheet);
  problem.value = Missing(sheet);
  if (!problem.value.empty()) problems.Add(std::move(problem));
}

int16_t SheetStore::ScoreOf(const Sheet& sheet, Criterion criterion) const {
  if (sheet.items != kNone && items_.values(sheet.items)[criterion] >= 0) {
    return items_.values(sheet.items)[criterion];
  }
  if (sheet.dimensions == kNone || criterion >= dimension_of_.size()) return SlotBlocks::kEmpty;
  return dimensions_.values(sheet.dimensions)[dimension_of_[criterion]];
}

std::string SheetStore::Missing(const Sheet& sheet) const {
  std::vector<std::string_view> missing;
  for (Criterion c = 0; c < scored_count_; ++c) {
    if (ScoreOf(sheet, c) >= 0) continue;
    std::string_view id = ids_[c];
    if (sheet.dimensions != kNone && c < dimension_of_.size()) {
      // Where whole dimensions are scored, one of which nothing is scored is what is missing.
      const uint32_t dimension = dimension_of_[c];
      bool untouched = true;
      for (Criterion i = 0; i < dimension_of_.size(); ++i) {
        if (dimension_of_[i] == dimension && ScoreOf(sheet, i) >= 0) untouched = false;
      }
      if (untouched) id = ids_[scored_count_ + dimension];
    }
    if (missing.empty() || missing.back() != id) missing.push_back(id);
  }
  std::string words;
  for (size_t i = 0; i < std::min(missing.size(), kNamedMissing); ++i) {
    if (i > 0) words += ", ";
    words += Shown(missing[i]);
  }
  return missing.size() > kNamedMissing ? words + ", …" : words;
}

CellState SheetStore::StateOf(const Sheet& sheet) const {
  if ((sheet.states & BitOf(CellState::kPending)) != 0) return CellState::kPending;
  for (const CellState state : {CellState::kAbstained, CellState::kRecused, CellState::kAbsent}) {
    if ((sheet.states & BitOf(state)) != 0) return state;
  }
  return CellState::kScored;
}

Round SheetStore::MakeRound() const {
  Sorted applications = Sort(applications_);
  Sorted judges = Sort(judges_);
  std::vector<std::pair<uint64_t, uint32_t>> order;
  order.reserve(sheets_.size());
  for (const Sheet& sheet : sheets_) {
    order.emplace_back(
        PairOf(applications.positions[sheet.application], judges.positions[sheet.judge]),
        static_cast<uint32_t>(order.size()));
  }
  if (!std::is_sorted(order.begin(), order.end())) std::sort(order.begin(), order.end());
  Round round;
  round.rules = rules_.rules;
  round.rubric = rules_.rubric;
  round.cells.reserve(order.size());
  for (const auto& [pair, number] : order) {
    const Sheet& sheet = sheets_[number];
    Cell& cell = round.cells.emplace_back();
    cell.application = applications_.at(sheet.application);
    cell.judge = judges_.at(sheet.judge);
    cell.state = StateOf(sheet);
    if (cell.state != CellState::kScored) continue;
    if (sheet.dimensions == kNone) {
      const int16_t* const values = items_.values(sheet.items);
      cell.scores.assign(values, values + scored_count_);
    } else {
      for (Criterion c = 0; c < scored_count_; ++c) cell.scores.push_back(ScoreOf(sheet, c));
    }
  }
  round.applications = std::move(applications.ids);
  round.judges = std::move(judges.ids);
  return round;
}

}  // namespace award::scoring
