// Showing sheets, or no more of them than their state.
#include "server/workflow/sheet_views.h"

#include <map>
#include <memory>
#include <set>
#include <utility>

#include "server/base/error.h"
#include "server/base/status_macros.h"
#include "server/storage/applications.h"
#include "server/storage/conflicts.h"
#include "server/storage/frozen_rules.h"
#include "server/storage/judges.h"
#include "server/storage/seasons.h"
#include "server/workflow/access.h"
#include "server/workflow/names.h"
#include "server/workflow/sheet_content.h"

namespace award::workflow {
namespace {

using base::Reason;

absl::Status Refusal(Reason reason, std::string_view text, const storage::SheetSubject& subject) {
  return base::Error(
      reason, text,
      {{"resource", SheetName(subject.season, subject.judge, subject.application, subject.round)}});
}

absl::Status SheetNotFound(const storage::SheetSubject& subject, int32_t version) {
  return base::Error(Reason::kNotFound, "There is no such sheet.",
                     {{"resource", SheetName(subject.season, subject.judge, subject.application,
                                             subject.round, version)}});
}

// The state alone: nothing from which a score could be told.
SheetView BriefView(Sheet sheet) {
  sheet.scores.clear();
  sheet.comments.clear();
  sheet.digest.reset();
  return {std::move(sheet), ""};
}

// What those see who are not its judge.
absl::StatusOr<SheetView> OthersView(Sheet sheet, const Category& category, const Rules& rules,
                                     SeasonState stage) {
  const bool was_submitted = sheet.digest.has_value();
  if (!was_submitted || !IsOver(sheet.round, stage)) return BriefView(std::move(sheet));
  return WholeView(std::move(sheet), category, rules);
}

// That a submitted sheet still says what its judge signed, whoever had the file in hand.
absl::Status CheckDigest(const Sheet& sheet) {
  if (!sheet.digest || SheetDigest(sheet) == *sheet.digest) return absl::OkStatus();
  return base::Error(
      Reason::kInternal, "A stored sheet is not the one that was submitted.",
      {{"resource", SheetName(sheet.season, sheet.judge, sheet.application, sheet.round)}});
}

absl::StatusOr<std::shared_ptr<const Rules>> RulesOf(const storage::ReadTransaction& transaction,
                                                     const Season& season) {
  if (!season.rules_digest) {
    return base::Error(Reason::kInternal, "A season with sheets has no frozen rules.");
  }
  return storage::LoadFrozenRules(transaction, season.id, *season.rules_digest);
}

absl::StatusOr<Sheet> FindStored(const storage::ReadTransaction& transaction,
                                 const storage::SheetSubject& subject, int32_t version) {
  std::optional<Sheet> sheet;
  if (version == 0) {
    ASSIGN_OR_RETURN(sheet, storage::FindSheet(transaction, subject));
  } else {
    ASSIGN_OR_RETURN(sheet, storage::FindSheetVersion(transaction, subject, version));
    // Under its version's name a sheet is found only once it is superseded.
    if (sheet && sheet->state != SheetState::kSuperseded) sheet.reset();
  }
  if (!sheet) return SheetNotFound(subject, version);
  RETURN_IF_ERROR(CheckDigest(*sheet));
  return *std::move(sheet);
}

// Whether the caller, as a judge of the season, has a conflict with the application.
absl::StatusOr<bool> IsRecused(const storage::ReadTransaction& transaction, const Caller& caller,
                               const storage::SheetSubject& subject) {
  ASSIGN_OR_RETURN(const std::optional<JudgeId> own,
                   storage::FindJudgeOfPerson(transaction, subject.season, caller.person));
  if (!own) return false;
  return storage::HasConflict(transaction, subject.season, *own, subject.application);
}

// The applications that the judge has a conflict with.
absl::StatusOr<std::set<ApplicationId>> RecusedFrom(const storage::ReadTransaction& transaction,
                                                    const SeasonId& season,
                                                    const std::optional<JudgeId>& judge) {
  std::set<ApplicationId> recused;
  if (!judge) return recused;
  ASSIGN_OR_RETURN(const std::vector<Conflict> conflicts,
                   storage::ListConflictsOf(transaction, season));
  for (const Conflict& conflict : conflicts) {
    if (conflict.judge == *judge) recused.insert(conflict.application);
  }
  return recused;
}

// Narrows a list to the judge that the caller is. NOT_FOUND when another is asked for.
absl::Status Narrow(const storage::ReadTransaction& transaction, const Caller& caller,
                    storage::SheetFilter& filter) {
  ASSIGN_OR_RETURN(const std::optional<JudgeId> only,
                   OnlyJudgeSeen(transaction, caller, filter.season));
  if (only && filter.judge && *only != *filter.judge) {
    return storage::JudgeNotFound(filter.season, *filter.judge);
  }
  if (only) filter.judge = only;
  if (!filter.judge || filter.judge->empty()) return absl::OkStatus();
  return storage::LoadJudge(transaction, filter.season, *filter.judge).status();
}

}  // namespace

bool IsOver(Round round, SeasonState stage) {
  return HasReached(stage,
                    round == Round::kFirst ? SeasonState::kConsensus : SeasonState::kDeliberation);
}

absl::StatusOr<SheetView> WholeView(Sheet sheet, const Category& category, const Rules& rules) {
  ASSIGN_OR_RETURN(std::string total, TotalOf(sheet, category, rules));
  return SheetView{std::move(sheet), std::move(total)};
}

absl::StatusOr<SheetView> GetSheet(const Context& context,
                                   const storage::ReadTransaction& transaction,
                                   const storage::SheetSubject& subject, int32_t version) {
  ASSIGN_OR_RETURN(const std::optional<storage::SheetSetting> setting,
                   storage::FindSheetSetting(transaction, subject));
  const bool own = setting && setting->person == context.caller.person;
  if (!own) {
    ASSIGN_OR_RETURN(const std::optional<JudgeId> only,
                     OnlyJudgeSeen(transaction, context.caller, subject.season));
    if (only) return SheetNotFound(subject, version);
  }
  ASSIGN_OR_RETURN(const bool recused, IsRecused(transaction, context.caller, subject));
  if (recused) {
    return Refusal(Reason::kConflictOfInterest, "The judge is recused from this application.",
                   subject);
  }
  if (own && !setting->assignment) {
    return Refusal(Reason::kNotAssigned, "The judge is not assigned to this application.", subject);
  }
  if (!setting || !setting->application) return SheetNotFound(subject, version);
  ASSIGN_OR_RETURN(Sheet sheet, FindStored(transaction, subject, version));
  if (sheet.state == SheetState::kDraft) sheet.revision = setting->application->revision;
  ASSIGN_OR_RETURN(const std::shared_ptr<const Rules> rules, RulesOf(transaction, setting->season));
  const Category* category = rules->FindCategory(setting->application->category);
  if (category == nullptr) {
    return base::Error(Reason::kInternal, "An application is in no category of its season.");
  }
  if (own) return WholeView(std::move(sheet), *category, *rules);
  return OthersView(std::move(sheet), *category, *rules, setting->season.state);
}

absl::StatusOr<std::vector<SheetView>> ListSheets(
    const Context& context, const storage::ReadTransaction& transaction,
    storage::SheetFilter filter, const std::optional<storage::SheetPosition>& after, int limit) {
  ASSIGN_OR_RETURN(const Season season, storage::LoadSeason(transaction, filter.season));
  RETURN_IF_ERROR(Narrow(transaction, context.caller, filter));
  std::vector<SheetView> views;
  if (filter.judge && filter.judge->empty()) return views;
  ASSIGN_OR_RETURN(const std::optional<JudgeId> own,
                   storage::FindJudgeOfPerson(transaction, season.id, context.caller.person));
  ASSIGN_OR_RETURN(const std::set<ApplicationId> recused, RecusedFrom(transaction, season.id, own));
  ASSIGN_OR_RETURN(const std::vector<Application> applications,
                   storage::ListApplicationsOf(transaction, season.id));
  std::map<ApplicationId, const Category*> categories;
  for (const Application& application : applications) {
    categories[application.id] = season.rules.FindCategory(application.category);
  }
  ASSIGN_OR_RETURN(std::vector<Sheet> sheets,
                   storage::ListSheets(transaction, filter, after, limit));
  for (Sheet& sheet : sheets) {
    RETURN_IF_ERROR(CheckDigest(sheet));
    const Category* category = categories[sheet.application];
    if (category == nullptr || recused.count(sheet.application) > 0) {
      views.push_back(BriefView(std::move(sheet)));
    } else if (own == sheet.judge) {
      ASSIGN_OR_RETURN(SheetView view, WholeView(std::move(sheet), *category, season.rules));
      views.push_back(std::move(view));
    } else {
      ASSIGN_OR_RETURN(SheetView view,
                       OthersView(std::move(sheet), *category, season.rules, season.state));
      views.push_back(std::move(view));
    }
  }
  return views;
}

}  // namespace award::workflow
