// Counting a round.
#include "server/workflow/counting.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "fmt/format.h"
#include "scoring/ranking/tabulation.h"
#include "server/base/error.h"
#include "server/base/status_macros.h"
#include "server/storage/revisions.h"
#include "server/storage/tabulations.h"
#include "server/workflow/count_conversion.h"
#include "server/workflow/names.h"
#include "server/workflow/round_inputs.h"
#include "server/workflow/rules_check.h"

namespace award::workflow {
namespace {

using base::Reason;

// A sheet's scores in rubric order; nothing when an item is missing.
std::vector<int32_t> ScoresOf(const Sheet& sheet, const Category& category) {
  std::vector<int32_t> scores;
  for (const Dimension& dimension : category.dimensions) {
    for (const Item& item : dimension.items) {
      const auto score = std::find_if(sheet.scores.begin(), sheet.scores.end(),
                                      [&](const ItemScore& s) { return s.item == item.id; });
      if (score == sheet.scores.end()) return {};
      scores.push_back(score->score);
    }
  }
  return scores;
}

scoring::Cell CellOf(const Assignment& assignment, const RoundInputs& inputs,
                     const Category& category) {
  scoring::Cell cell{
      assignment.application.value(), assignment.judge.value(), scoring::CellState::kPending, {}};
  if (assignment.state == AssignmentState::kRecused) {
    cell.state = scoring::CellState::kRecused;
    return cell;
  }
  const auto found = inputs.sheets.find({assignment.application, assignment.judge});
  if (found == inputs.sheets.end()) return cell;
  switch (found->second.state) {
    case SheetState::kSubmitted:
      cell.state = scoring::CellState::kScored;
      cell.scores = ScoresOf(found->second, category);
      break;
    case SheetState::kAbstained:
      cell.state = scoring::CellState::kAbstained;
      break;
    case SheetState::kWaived:
      cell.state = scoring::CellState::kAbsent;
      break;
    case SheetState::kDraft:
    case SheetState::kSuperseded:
      break;
  }
  return cell;
}

// The seats of the plan, and the judges who were kept from the application before it.
std::vector<scoring::Cell> CellsOf(const RoundInputs& inputs, const Category& category) {
  const auto in_category = [&](const ApplicationId& application) {
    const Application* found = inputs.FindApplication(application);
    return found != nullptr && found->category == category.id;
  };
  std::vector<scoring::Cell> cells;
  std::set<std::pair<ApplicationId, JudgeId>> seen;
  for (const Assignment& assignment : inputs.assignments) {
    if (!in_category(assignment.application)) continue;
    seen.emplace(assignment.application, assignment.judge);
    cells.push_back(CellOf(assignment, inputs, category));
  }
  for (const Conflict& conflict : inputs.conflicts) {
    if (!in_category(conflict.application)) continue;
    if (!seen.emplace(conflict.application, conflict.judge).second) continue;
    cells.push_back(
        {conflict.application.value(), conflict.judge.value(), scoring::CellState::kRecused, {}});
  }
  return cells;
}

// The decisions in force on one application: the last one, and with an exclusion those right before
// it, since each leaves out one judge. An exclusion whose sheet no longer counts has had its
// effect.
std::vector<scoring::DivergenceDecision> DivergenceDecisionsOf(const RoundInputs& inputs,
                                                               const Application& application) {
  std::vector<scoring::DivergenceDecision> decisions;
  for (const Resolution& resolution : inputs.resolutions) {
    if (resolution.kind != ResolutionKind::kDivergence) continue;
    if (resolution.application != application.id) continue;
    const scoring::DivergenceDecision decision{
        application.id.value(), ToScoring(resolution.outcome), resolution.judge.value()};
    const bool excludes = decision.outcome == scoring::DivergenceOutcome::kExclude;
    std::erase_if(decisions, [&](const scoring::DivergenceDecision& d) {
      return !excludes || d.outcome != scoring::DivergenceOutcome::kExclude ||
             d.judge == decision.judge;
    });
    decisions.push_back(decision);
  }
  std::erase_if(decisions, [&](const scoring::DivergenceDecision& d) {
    if (d.outcome != scoring::DivergenceOutcome::kExclude) return false;
    const auto sheet = inputs.sheets.find({application.id, JudgeId(d.judge)});
    return sheet == inputs.sheets.end() || sheet->second.state != SheetState::kSubmitted;
  });
  return decisions;
}

// The last decision on each set of applications of the category.
std::vector<scoring::TieDecision> TieDecisionsOf(const RoundInputs& inputs,
                                                 const Category& category) {
  std::map<std::set<ApplicationId>, scoring::TieDecision> decisions;
  for (const Resolution& resolution : inputs.resolutions) {
    if (resolution.kind != ResolutionKind::kTie || resolution.category != category.id) continue;
    const bool all_in =
        std::all_of(resolution.order.begin(), resolution.order.end(),
                    [&](const ApplicationId& id) { return inputs.FindApplication(id) != nullptr; });
    if (!all_in) continue;
    scoring::TieDecision decision;
    decision.way =
        resolution.means == TieMeans::kLot ? scoring::TieWay::kLot : scoring::TieWay::kVote;
    for (const ApplicationId& id : resolution.order) decision.order.push_back(id.value());
    decisions[{resolution.order.begin(), resolution.order.end()}] = std::move(decision);
  }
  std::vector<scoring::TieDecision> list;
  for (auto& [key, decision] : decisions) list.push_back(std::move(decision));
  return list;
}

scoring::Round RoundOf(const Season& season, Round round, const Category& category,
                       const RoundInputs& inputs) {
  scoring::Round counted;
  counted.rules = ScoringRules(season.rules, category, round);
  counted.rubric = RubricOf(category);
  for (const Application& application : inputs.applications) {
    if (application.category != category.id) continue;
    counted.applications.push_back(application.id.value());
    for (scoring::DivergenceDecision& decision : DivergenceDecisionsOf(inputs, application)) {
      counted.divergence_decisions.push_back(std::move(decision));
    }
  }
  for (const Judge& judge : inputs.judges) counted.judges.push_back(judge.id.value());
  counted.cells = CellsOf(inputs, category);
  counted.tie_decisions = TieDecisionsOf(inputs, category);
  return counted;
}

// What a line shows beside the numbers.
absl::Status AddTitles(const storage::ReadTransaction& transaction, const Season& season,
                       const RoundInputs& inputs, CategoryResult& result) {
  for (Line& line : result.lines) {
    const Application& application = *inputs.FindApplication(line.application);
    ASSIGN_OR_RETURN(
        const Revision revision,
        storage::LoadRevisionHead(transaction, season.id, application.id, application.revision));
    line.title = revision.content.title;
    line.agency = application.agency;
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Tabulation> CountRound(const storage::ReadTransaction& transaction,
                                      const Season& season, Round round) {
  ASSIGN_OR_RETURN(const RoundInputs inputs, ReadRoundInputs(transaction, season, round));
  Tabulation tabulation;
  tabulation.season = season.id;
  tabulation.round = round;
  tabulation.method = season.rules.method;
  tabulation.rules_digest = season.rules_digest.value_or(base::Digest());
  tabulation.inputs_digest = InputsDigest(season, round, inputs);
  std::map<std::string, std::string> codes;
  for (const Judge& judge : inputs.judges) codes[judge.id.value()] = judge.code;
  for (const Category& category : season.rules.categories) {
    const scoring::Round counted = RoundOf(season, round, category, inputs);
    if (counted.applications.empty()) continue;
    const absl::StatusOr<scoring::Tabulation> result = scoring::Tabulate(counted);
    if (!result.ok()) {
      return base::Error(Reason::kInternal,
                         fmt::format("Counting {} of {}: {}", category.id.value(),
                                     SeasonName(season.id), result.status().ToString()));
    }
    CategoryResult& converted =
        tabulation.categories.emplace_back(FromScoring(*result, counted, codes));
    converted.category = category.id;
    RETURN_IF_ERROR(AddTitles(transaction, season, inputs, converted));
  }
  return tabulation;
}

absl::StatusOr<bool> IsCurrent(const storage::ReadTransaction& transaction, const Season& season,
                               const Tabulation& tabulation) {
  ASSIGN_OR_RETURN(const RoundInputs inputs,
                   ReadRoundInputs(transaction, season, tabulation.round));
  return InputsDigest(season, tabulation.round, inputs) == tabulation.inputs_digest;
}

absl::StatusOr<std::optional<Tabulation>> FindCurrentTabulation(
    const storage::ReadTransaction& transaction, const Season& season, Round round) {
  ASSIGN_OR_RETURN(std::optional<Tabulation> latest,
                   storage::FindLatestTabulation(transaction, season.id, round));
  if (!latest) return std::nullopt;
  ASSIGN_OR_RETURN(const bool current, IsCurrent(transaction, season, *latest));
  if (!current) return std::nullopt;
  return latest;
}

}  // namespace award::workflow
