// The checks on a round: every id known, every pair at most once, every sheet fits the rubric.
#include "scoring/ranking/sheet_table.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "fmt/format.h"

namespace award::scoring {

namespace {

// `ids` sorted; an error when one is empty or repeated. `what` names them in the error.
absl::StatusOr<std::vector<std::string>> SortedIds(std::vector<std::string> ids,
                                                   std::string_view what) {
  std::sort(ids.begin(), ids.end());
  if (!ids.empty() && ids.front().empty()) {
    return absl::InvalidArgumentError(fmt::format("{} has no id", what));
  }
  const auto repeated = std::adjacent_find(ids.begin(), ids.end());
  if (repeated != ids.end()) {
    return absl::InvalidArgumentError(fmt::format("{} {} is listed twice", what, *repeated));
  }
  return ids;
}

// Where each id of a sorted list stands.
class Positions {
 public:
  Positions(const std::vector<std::string>& sorted, std::string_view what) : what_(what) {
    of_.reserve(sorted.size());
    for (size_t i = 0; i < sorted.size(); ++i) of_.emplace(sorted[i], i);
  }

  // Cells mostly come application by application, so the last answer is tried first.
  absl::StatusOr<size_t> Of(const std::string& id) {
    if (id == last_.first) return last_.second;
    const auto found = of_.find(id);
    if (found != of_.end()) {
      last_ = *found;
      return found->second;
    }
    return absl::InvalidArgumentError(fmt::format("{} {} is not in this round", what_, id));
  }

 private:
  std::string_view what_;
  std::unordered_map<std::string_view, size_t> of_;
  std::pair<std::string_view, size_t> last_ = {"", 0};  // No id is empty.
};

absl::StatusOr<SheetEntry> ReadCell(const Weighing& weighing, const Cell& cell, size_t judge) {
  SheetEntry entry;
  entry.judge = judge;
  entry.state = cell.state;
  if (cell.state != CellState::kScored) {
    if (cell.scores.empty()) return entry;
    return absl::InvalidArgumentError(
        fmt::format("judge {} has scores for application {} but no scored sheet", cell.judge,
                    cell.application));
  }
  absl::StatusOr<WeighedSheet> sheet = weighing.Weigh(cell.scores);
  if (!sheet.ok()) return sheet.status();
  entry.sheet = *std::move(sheet);
  return entry;
}

// Fills a table step by step.
class Reader {
 public:
  Reader(const Round& round, Weighing weighing) : round_(round), table_(std::move(weighing)) {}

  absl::StatusOr<SheetTable> Run() {
    absl::StatusOr<std::vector<std::string>> applications =
        SortedIds(round_.applications, "application");
    if (!applications.ok()) return applications.status();
    absl::StatusOr<std::vector<std::string>> judges = SortedIds(round_.judges, "judge");
    if (!judges.ok()) return judges.status();
    table_.entries.resize(applications->size());
    table_.outcomes.resize(applications->size());
    table_.applications = *std::move(applications);
    table_.judges = *std::move(judges);
    if (absl::Status status = AddCells(); !status.ok()) return status;
    if (absl::Status status = ApplyDivergenceDecisions(); !status.ok()) return status;
    if (absl::Status status = CheckTieDecisions(); !status.ok()) return status;
    return std::move(table_);
  }

 private:
  absl::Status AddCells() {
    Positions applications(table_.applications, "application");
    Positions judges(table_.judges, "judge");
    for (const Cell& cell : round_.cells) {
      const absl::StatusOr<size_t> application = applications.Of(cell.application);
      if (!application.ok()) return application.status();
      const absl::StatusOr<size_t> judge = judges.Of(cell.judge);
      if (!judge.ok()) return judge.status();
      absl::StatusOr<SheetEntry> entry = ReadCell(table_.weighing, cell, *judge);
      if (!entry.ok()) return entry.status();
      table_.entries[*application].push_back(*std::move(entry));
    }
    for (size_t a = 0; a < table_.entries.size(); ++a) {
      std::vector<SheetEntry>& entries = table_.entries[a];
      std::sort(entries.begin(), entries.end(),
                [](const SheetEntry& x, const SheetEntry& y) { return x.judge < y.judge; });
      const auto repeated = std::adjacent_find(
          entries.begin(), entries.end(),
          [](const SheetEntry& x, const SheetEntry& y) { return x.judge == y.judge; });
      if (repeated == entries.end()) continue;
      return absl::InvalidArgumentError(fmt::format("judge {} has two cells for application {}",
                                                    table_.judges[repeated->judge],
                                                    table_.applications[a]));
    }
    return absl::OkStatus();
  }

  // Marks one judge's sheet for one application as excluded.
  absl::Status Exclude(const DivergenceDecision& decision, size_t application) {
    const absl::StatusOr<size_t> judge = Positions(table_.judges, "judge").Of(decision.judge);
    if (!judge.ok()) return judge.status();
    for (SheetEntry& entry : table_.entries[application]) {
      if (entry.judge != *judge || !entry.scored()) continue;
      if (entry.excluded) {
        return absl::InvalidArgumentError(fmt::format(
            "judge {} is excluded twice for application {}", decision.judge, decision.application));
      }
      entry.excluded = true;
      return absl::OkStatus();
    }
    return absl::InvalidArgumentError(
        fmt::format("judge {} has no scored sheet for application {} that could be excluded",
                    decision.judge, decision.application));
  }

  absl::Status ApplyDivergenceDecisions() {
    for (const DivergenceDecision& decision : round_.divergence_decisions) {
      const absl::StatusOr<size_t> application =
          Positions(table_.applications, "application").Of(decision.application);
      if (!application.ok()) return application.status();
      std::optional<DivergenceOutcome>& outcome = table_.outcomes[*application];
      const bool excludes = decision.outcome == DivergenceOutcome::kExclude;
      if (outcome.has_value() && !(excludes && outcome == DivergenceOutcome::kExclude)) {
        return absl::InvalidArgumentError(
            fmt::format("application {} has two divergence decisions", decision.application));
      }
      outcome = decision.outcome;
      if (excludes) {
        if (absl::Status status = Exclude(decision, *application); !status.ok()) return status;
      } else if (!decision.judge.empty()) {
        return absl::InvalidArgumentError(
            fmt::format("the decision on application {} names a judge but excludes none",
                        decision.application));
      }
    }
    return absl::OkStatus();
  }

  absl::Status CheckTieDecisions() const {
    std::set<std::vector<std::string>> groups;
    for (const TieDecision& decision : round_.tie_decisions) {
      absl::StatusOr<std::vector<std::string>> group = SortedIds(decision.order, "application");
      if (!group.ok()) return group.status();
      if (group->size() < 2) {
        return absl::InvalidArgumentError("a tie decision orders at least two applications");
      }
      for (const std::string& id : *group) {
        const absl::StatusOr<size_t> known = Positions(table_.applications, "application").Of(id);
        if (!known.ok()) return known.status();
      }
      if (!groups.insert(*std::move(group)).second) {
        return absl::InvalidArgumentError("two tie decisions order the same applications");
      }
    }
    return absl::OkStatus();
  }

  const Round& round_;
  SheetTable table_;
};

}  // namespace

absl::StatusOr<SheetTable> ReadSheets(const Round& round) {
  if (absl::Status status = Validate(round.rules); !status.ok()) return status;
  absl::StatusOr<Weighing> weighing = Weighing::Of(round.rubric, round.rules.rounding.sheet);
  if (!weighing.ok()) return weighing.status();
  return Reader(round, *std::move(weighing)).Run();
}

}  // namespace award::scoring
