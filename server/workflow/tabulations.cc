// Counting a round on the staff's word, and who may see the result.
#include "server/workflow/tabulations.h"

#include <utility>

#include "fmt/format.h"
#include "server/base/error.h"
#include "server/base/status_macros.h"
#include "server/storage/conflicts.h"
#include "server/storage/judges.h"
#include "server/storage/seasons.h"
#include "server/storage/tabulation_documents.h"
#include "server/storage/tabulations.h"
#include "server/workflow/counting.h"
#include "server/workflow/names.h"
#include "server/workflow/record.h"
#include "server/workflow/seasons.h"
#include "server/workflow/stages.h"

namespace award::workflow {
namespace {

using base::Reason;

// Those who see results by office see them all; a judge sees those of their own season.
absl::Status CheckSeesResults(const storage::ReadTransaction& transaction, const Caller& caller,
                              const SeasonId& season, std::string_view resource) {
  if (caller.Has(Role::kStaff) || caller.Has(Role::kCommissionMember) ||
      caller.Has(Role::kAuditor)) {
    return absl::OkStatus();
  }
  ASSIGN_OR_RETURN(const std::optional<JudgeId> judge,
                   storage::FindJudgeOfPerson(transaction, season, caller.person));
  if (judge) return absl::OkStatus();
  return base::Error(Reason::kNotFound, "There is no such resource.",
                     {{"resource", std::string(resource)}});
}

// Takes out what concerns an application that the caller, as a judge, has a conflict with.
absl::Status HideConflicts(const storage::ReadTransaction& transaction, const Caller& caller,
                           Tabulation& tabulation) {
  ASSIGN_OR_RETURN(const std::optional<JudgeId> judge,
                   storage::FindJudgeOfPerson(transaction, tabulation.season, caller.person));
  if (!judge) return absl::OkStatus();
  for (CategoryResult& result : tabulation.categories) {
    std::vector<Line> seen;
    for (Line& line : result.lines) {
      ASSIGN_OR_RETURN(const bool conflict, storage::HasConflict(transaction, tabulation.season,
                                                                 *judge, line.application));
      if (!conflict) seen.push_back(std::move(line));
    }
    result.lines = std::move(seen);
    std::erase_if(result.comparisons, [&](const Comparison& comparison) {
      return result.FindLine(comparison.higher) == nullptr ||
             result.FindLine(comparison.lower) == nullptr;
    });
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<TabulationView> CreateTabulation(const Context& context,
                                                storage::WriteTransaction& transaction,
                                                const SeasonId& season, Round round) {
  const SeasonState stage =
      round == Round::kFirst ? SeasonState::kConsensus : SeasonState::kDeliberation;
  ASSIGN_OR_RETURN(const Season loaded, LoadSeasonIn(transaction, season, {stage}, context.verb));
  Missing missing;
  RETURN_IF_ERROR(AddSheetsMissing(transaction, loaded, round, missing));
  if (!missing.empty()) {
    return base::ErrorWithViolations(
        Reason::kRequirementsMissing,
        fmt::format("The round cannot be counted: {} sheets are outstanding.", missing.size()),
        {{"resource", SeasonName(season)}, {"count", fmt::format("{}", missing.size())}}, missing);
  }
  ASSIGN_OR_RETURN(CountedRound counted, CountRound(transaction, loaded, round));
  Tabulation& tabulation = counted.tabulation;
  tabulation.id = base::NewId<TabulationTag>(context.ids);
  tabulation.create_time = context.now;
  RETURN_IF_ERROR(storage::InsertTabulation(transaction, tabulation));
  RETURN_IF_ERROR(storage::InsertDocuments(transaction, tabulation, counted.documents));
  RETURN_IF_ERROR(Record(context, transaction,
                         {.resource = TabulationName(season, tabulation.id),
                          .to_state = NameOf(round),
                          .digest = tabulation.inputs_digest}));
  RETURN_IF_ERROR(HideConflicts(transaction, context.caller, tabulation));
  return TabulationView{std::move(tabulation), true};
}

absl::StatusOr<TabulationView> GetTabulation(const Context& context,
                                             const storage::ReadTransaction& transaction,
                                             const SeasonId& season,
                                             const TabulationId& tabulation) {
  RETURN_IF_ERROR(
      CheckSeesResults(transaction, context.caller, season, TabulationName(season, tabulation)));
  ASSIGN_OR_RETURN(const Season loaded, storage::LoadSeason(transaction, season));
  TabulationView view;
  ASSIGN_OR_RETURN(view.tabulation, storage::LoadTabulation(transaction, season, tabulation));
  ASSIGN_OR_RETURN(view.current, IsCurrent(transaction, loaded, view.tabulation));
  RETURN_IF_ERROR(HideConflicts(transaction, context.caller, view.tabulation));
  return view;
}

absl::StatusOr<std::vector<TabulationView>> ListTabulations(
    const Context& context, const storage::ReadTransaction& transaction, const SeasonId& season,
    const std::optional<TabulationId>& before, int limit) {
  RETURN_IF_ERROR(CheckSeesResults(transaction, context.caller, season, SeasonName(season)));
  ASSIGN_OR_RETURN(const Season loaded, storage::LoadSeason(transaction, season));
  std::optional<Tabulation> last;
  if (before) {
    ASSIGN_OR_RETURN(last, storage::LoadTabulation(transaction, season, *before));
  }
  ASSIGN_OR_RETURN(std::vector<Tabulation> tabulations,
                   storage::ListTabulations(transaction, season, last, limit));
  std::vector<TabulationView> views;
  for (Tabulation& tabulation : tabulations) {
    ASSIGN_OR_RETURN(const bool current, IsCurrent(transaction, loaded, tabulation));
    views.push_back({std::move(tabulation), current});
  }
  return views;
}

}  // namespace award::workflow
