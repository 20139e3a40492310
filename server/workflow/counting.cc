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
#include "server/storage/agencies.h"
#include "server/storage/revisions.h"
#include "server/storage/tabulations.h"
#include "server/workflow/count_conversion.h"
#include "server/workflow/kept_rounds.h"
#include "server/workflow/names.h"
#include "server/workflow/round_inputs.h"
#include "server/workflow/rules_check.h"

namespace award::workflow {
namespace {

using base::Reason;

// A sheet's scores in rubric order; nothing when an item or a bonus is missing.
std::vector<int32_t> ScoresOf(const Sheet& sheet, const Category& category) {
  std::vector<int32_t> scores;
  for (const ItemId& item : category.Criteria()) {
    const auto score = std::find_if(sheet.scores.begin(), sheet.scores.end(),
                                    [&](const ItemScore& s) { return s.item == item; });
    if (score == sheet.scores.end()) return {};
    scores.push_back(score->score);
  }
  return scores;
}

// What scoring knows a judge by, so that everything it gives is by code.
const std::string& CodeOf(const RoundInputs& inputs, const JudgeId& judge) {
  static const std::string kNone;
  const auto found = std::find_if(inputs.judges.begin(), inputs.judges.end(),
                                  [&](const Judge& j) { return j.id == judge; });
  return found == inputs.judges.end() ? kNone : found->code;
}

scoring::Cell CellOf(const Assignment& assignment, const RoundInputs& inputs,
                     const Category& category) {
  scoring::Cell cell{assignment.application.value(),
                     CodeOf(inputs, assignment.judge),
                     scoring::CellState::kPending,
                     {}};
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
    cells.push_back({conflict.application.value(),
                     CodeOf(inputs, conflict.judge),
                     scoring::CellState::kRecused,
                     {}});
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
        application.id.value(), ToScoring(resolution.outcome),
        resolution.judge.empty() ? std::string() : CodeOf(inputs, resolution.judge)};
    const bool excludes = decision.outcome == scoring::DivergenceOutcome::kExclude;
    std::erase_if(decisions, [&](const scoring::DivergenceDecision& d) {
      return !excludes || d.outcome != scoring::DivergenceOutcome::kExclude ||
             d.judge == decision.judge;
    });
    decisions.push_back(decision);
  }
  std::erase_if(decisions, [&](const scoring::DivergenceDecision& d) {
    if (d.outcome != scoring::DivergenceOutcome::kExclude) return false;
    return std::none_of(inputs.sheets.begin(), inputs.sheets.end(), [&](const auto& entry) {
      const auto& [key, sheet] = entry;
      return key.first == application.id && CodeOf(inputs, key.second) == d.judge &&
             sheet.state == SheetState::kSubmitted;
    });
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
  for (const Judge& judge : inputs.judges) counted.judges.push_back(judge.code);
  counted.cells = CellsOf(inputs, category);
  counted.tie_decisions = TieDecisionsOf(inputs, category);
  return counted;
}

// What a line shows beside the numbers: the names of today.
absl::Status AddNames(const storage::ReadTransaction& transaction, const Season& season,
                      const RoundInputs& inputs, CategoryResult& result) {
  for (Line& line : result.lines) {
    const Application& application = *inputs.FindApplication(line.application);
    ASSIGN_OR_RETURN(
        const Revision revision,
        storage::LoadRevisionHead(transaction, season.id, application.id, application.revision));
    line.title = revision.content.title;
    line.agency = application.agency;
    ASSIGN_OR_RETURN(const Agency agency, storage::LoadAgency(transaction, application.agency));
    line.agency_display_name = agency.display_name;
  }
  return absl::OkStatus();
}

absl::StatusOr<CategoryResult> CountCategory(const Season& season, const Category& category,
                                             const RoundInputs& inputs,
                                             const scoring::Round& round) {
  const absl::StatusOr<scoring::Tabulation> counted = scoring::Tabulate(round);
  if (!counted.ok()) {
    return base::Error(Reason::kInternal,
                       fmt::format("Counting {} of {}: {}", category.id.value(),
                                   SeasonName(season.id), counted.status().ToString()));
  }
  JudgesByCode judges;
  for (const Judge& judge : inputs.judges) judges[judge.code] = judge.id;
  CategoryResult result = FromScoring(*counted, round, judges);
  result.category = category.id;
  result.display_name = category.display_name;
  return result;
}

}  // namespace

absl::StatusOr<CountedRound> CountRound(const storage::ReadTransaction& transaction,
                                        const Season& season, Round round) {
  ASSIGN_OR_RETURN(const RoundInputs inputs, ReadRoundInputs(transaction, season, round));
  CountedRound counted;
  Tabulation& tabulation = counted.tabulation;
  tabulation.season = season.id;
  tabulation.round = round;
  tabulation.method = season.rules.method;
  tabulation.rules_digest = season.rules_digest.value_or(base::Digest());
  tabulation.inputs_digest = InputsDigest(season, round, inputs);
  std::vector<scoring::Round> rounds;
  for (const Category& category : season.rules.categories) {
    rounds.push_back(RoundOf(season, round, category, inputs));
    if (rounds.back().applications.empty()) continue;
    ASSIGN_OR_RETURN(CategoryResult result, CountCategory(season, category, inputs, rounds.back()));
    RETURN_IF_ERROR(AddNames(transaction, season, inputs, result));
    tabulation.categories.push_back(std::move(result));
  }
  ASSIGN_OR_RETURN(counted.documents, WriteDocuments(season.rules, round, rounds));
  return counted;
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
