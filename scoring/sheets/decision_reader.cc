// Rows of decisions.csv, and whether the decisions they make up can stand together.
#include "scoring/sheets/decision_reader.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <tuple>
#include <variant>

namespace award::scoring {

namespace {

enum Column : size_t { kCategory, kDecision, kNumber, kApplication, kJudge };
constexpr std::string_view kColumns[] = {"category", "decision", "number", "application", "judge"};

using Decision = std::variant<DivergenceOutcome, TieWay>;

std::optional<Decision> DecisionOf(std::string_view word) {
  if (word == "KEEP") return DivergenceOutcome::kKeep;
  if (word == "EXCLUDE") return DivergenceOutcome::kExclude;
  if (word == "RESCORE") return DivergenceOutcome::kRescore;
  if (word == "UNDECIDABLE") return DivergenceOutcome::kUndecidable;
  if (word == "VOTE") return TieWay::kVote;
  if (word == "LOT") return TieWay::kLot;
  return std::nullopt;
}

// A whole number from 1 without leading zeros.
std::optional<int64_t> NumberOf(std::string_view text) {
  int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  if (number < 1 || text.front() == '0') return std::nullopt;
  return number;
}

}  // namespace

DecisionReader::DecisionReader(const std::vector<CategoryRules>& categories,
                               const std::vector<Round>& rounds)
    : categories_(categories),
      states_(categories.size()),
      table_(kDecisionsHeader, *this, problems_) {
  for (size_t i = 0; i < categories.size(); ++i) {
    positions_.emplace(categories[i].id, i);
    states_[i].applications.insert(rounds[i].applications.begin(), rounds[i].applications.end());
    for (const Cell& cell : rounds[i].cells) {
      if (cell.state == CellState::kScored) states_[i].scored.emplace(cell.application, cell.judge);
    }
  }
}

DecisionsRead DecisionReader::Finish() {
  table_.Finish();
  for (size_t i = 0; !table_.stopped() && i < states_.size(); ++i) {
    CheckOutcomes(i);
    CheckTies(i);
  }
  DecisionsRead read;
  read.problems = problems_.Finish(kDecisionsHeader);
  read.more_problems = problems_.more();
  if (!read.problems.empty()) return read;
  for (const CategoryState& state : states_) read.decisions.push_back(MakeDecisions(state));
  return read;
}

void DecisionReader::Report(CsvFault fault, const CsvRow& row, int64_t line, std::string_view value,
                            std::string_view criterion) {
  CsvProblem problem{fault, line};
  problem.category = Shown(row.cell(kCategory));
  problem.application = Shown(row.cell(kApplication));
  problem.judge = Shown(row.cell(kJudge));
  problem.value = Shown(value);
  problem.criterion = criterion;
  const auto known = positions_.find(row.cell(kCategory));
  if (known != positions_.end()) problem.category_position = known->second;
  problems_.Add(std::move(problem));
}

bool DecisionReader::CheckIdCell(const CsvRow& row, size_t column, int64_t line) {
  const IdFault fault = CheckId(row.cell(column));
  if (fault == IdFault::kNone) return true;
  Report(FaultOf(fault), row, line, fault == IdFault::kEmpty ? kColumns[column] : row.cell(column));
  return false;
}

bool DecisionReader::CheckEmpty(const CsvRow& row, size_t column, int64_t line) {
  if (row.cell(column).empty()) return true;
  Report(CsvFault::kCellNotEmpty, row, line, row.cell(column), kColumns[column]);
  return false;
}

DecisionReader::CategoryState* DecisionReader::Find(const CsvRow& row, int64_t line) {
  if (!CheckIdCell(row, kCategory, line)) return nullptr;
  const auto found = positions_.find(row.cell(kCategory));
  if (found == positions_.end()) {
    Report(CsvFault::kUnknownCategory, row, line, row.cell(kCategory));
    return nullptr;
  }
  if (!CheckIdCell(row, kApplication, line)) return nullptr;
  CategoryState& state = states_[found->second];
  if (state.applications.contains(row.cell(kApplication))) return &state;
  Report(CsvFault::kUnknownApplication, row, line, row.cell(kApplication));
  return nullptr;
}

void DecisionReader::Take(const CsvRow& row, int64_t line) {
  const std::optional<Decision> decision = DecisionOf(row.cell(kDecision));
  if (!decision.has_value()) {
    Report(CsvFault::kUnknownDecision, row, line, row.cell(kDecision));
  } else if (const auto* way = std::get_if<TieWay>(&*decision)) {
    TakeTie(row, line, *way);
  } else {
    TakeOutcome(row, line, std::get<DivergenceOutcome>(*decision));
  }
}

void DecisionReader::TakeOutcome(const CsvRow& row, int64_t line, DivergenceOutcome outcome) {
  CategoryState* const state = Find(row, line);
  if (state == nullptr || !CheckEmpty(row, kNumber, line)) return;
  if (outcome == DivergenceOutcome::kExclude) {
    if (!CheckIdCell(row, kJudge, line)) return;
    if (!state->scored.contains(std::pair(row.cell(kApplication), row.cell(kJudge)))) {
      Report(CsvFault::kNoScoredSheet, row, line, row.cell(kJudge));
      return;
    }
  } else if (!CheckEmpty(row, kJudge, line)) {
    return;
  }
  state->outcomes[std::string(row.cell(kApplication))].push_back(
      {outcome, std::string(row.cell(kJudge)), line});
}

void DecisionReader::TakeTie(const CsvRow& row, int64_t line, TieWay way) {
  CategoryState* const state = Find(row, line);
  if (state == nullptr || !CheckEmpty(row, kJudge, line)) return;
  const std::optional<int64_t> number = NumberOf(row.cell(kNumber));
  if (!number.has_value()) {
    Report(CsvFault::kNotANumber, row, line, row.cell(kNumber));
    return;
  }
  state->ties[*number].push_back({std::string(row.cell(kApplication)), way, line});
}

CsvProblem DecisionReader::Named(CsvFault fault, size_t category, std::string_view application,
                                 int64_t line) const {
  CsvProblem problem{fault, line};
  problem.category = Shown(categories_[category].id);
  problem.category_position = category;
  problem.application = Shown(application);
  return problem;
}

void DecisionReader::CheckOutcomes(size_t category) {
  for (const auto& [application, outcomes] : states_[category].outcomes) {
    for (size_t i = 1; i < outcomes.size(); ++i) {
      const Outcome& later = outcomes[i];
      const bool exclusions = later.outcome == DivergenceOutcome::kExclude;
      const auto contradicted =
          std::find_if(outcomes.begin(), outcomes.begin() + static_cast<std::ptrdiff_t>(i),
                       [&](const Outcome& earlier) {
                         return !exclusions || earlier.outcome != DivergenceOutcome::kExclude ||
                                earlier.judge == later.judge;
                       });
      if (contradicted == outcomes.begin() + static_cast<std::ptrdiff_t>(i)) continue;
      CsvProblem problem = Named(CsvFault::kDecidedTwice, category, application, later.line);
      problem.other_line = contradicted->line;
      problems_.Add(std::move(problem));
      break;
    }
  }
}

void DecisionReader::CheckTies(size_t category) {
  std::map<std::vector<std::string>, std::pair<int64_t, int64_t>> groups;  // Line and number.
  for (const auto& [number, rows] : states_[category].ties) {
    const std::string number_word = std::to_string(number);
    const auto report = [&](CsvFault fault, const Ordered& row, int64_t other_line,
                            std::string_view application) {
      CsvProblem problem = Named(fault, category, application, row.line);
      problem.other_line = other_line;
      problem.value = number_word;
      problems_.Add(std::move(problem));
    };
    std::map<std::string_view, int64_t> lines;
    const auto vote = std::find_if(rows.begin(), rows.end(),
                                   [](const Ordered& row) { return row.way == TieWay::kVote; });
    const auto lot = std::find_if(rows.begin(), rows.end(),
                                  [](const Ordered& row) { return row.way == TieWay::kLot; });
    if (vote != rows.end() && lot != rows.end()) {
      report(CsvFault::kMixedWays, *vote, lot->line, "");
      continue;
    }
    bool repeated = false;
    for (const Ordered& row : rows) {
      const auto [first, added] = lines.emplace(row.application, row.line);
      if (added) continue;
      report(CsvFault::kRepeatedInOrder, row, first->second, row.application);
      repeated = true;
    }
    if (repeated) continue;
    if (rows.size() == 1) {
      report(CsvFault::kLoneApplication, rows.front(), 0, rows.front().application);
      continue;
    }
    std::vector<std::string> group;
    group.reserve(lines.size());
    for (const auto& [application, line] : lines) group.emplace_back(application);
    const auto [same, added] =
        groups.emplace(std::move(group), std::pair(rows.front().line, number));
    if (!added) report(CsvFault::kSameGroupDecided, rows.front(), same->second.first, "");
  }
}

Decisions DecisionReader::MakeDecisions(const CategoryState& state) const {
  Decisions decisions;
  for (const auto& [application, outcomes] : state.outcomes) {
    for (const Outcome& outcome : outcomes) {
      decisions.divergences.push_back({application, outcome.outcome, outcome.judge});
    }
  }
  std::sort(decisions.divergences.begin(), decisions.divergences.end(),
            [](const DivergenceDecision& a, const DivergenceDecision& b) {
              return std::tie(a.application, a.judge) < std::tie(b.application, b.judge);
            });
  for (const auto& [number, rows] : state.ties) {
    TieDecision& decision = decisions.ties.emplace_back(TieDecision{rows.front().way, {}});
    for (const Ordered& row : rows) decision.order.push_back(row.application);
  }
  return decisions;
}

}  // namespace award::scoring
