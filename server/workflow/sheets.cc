// Writing sheets. Submitting is what a season does most at once, so one statement reads all that
// decides and the rubric comes from memory.
#include "server/workflow/sheets.h"

#include <memory>
#include <string>
#include <utility>

#include "fmt/format.h"
#include "server/base/error.h"
#include "server/base/status_macros.h"
#include "server/storage/applications.h"
#include "server/storage/assignments.h"
#include "server/storage/frozen_rules.h"
#include "server/storage/seasons.h"
#include "server/workflow/names.h"
#include "server/workflow/record.h"
#include "server/workflow/stages.h"
#include "server/workflow/windows.h"

namespace award::workflow {
namespace {

using base::Reason;

// All that a verb on one sheet works with.
struct Desk {
  storage::SheetSubject subject;
  storage::SheetSetting setting;
  std::shared_ptr<const Rules> rules;
  const Category* category = nullptr;  // Of `rules`.
  std::optional<Sheet> stored;         // The sheet in force.
  Sheet sheet;                         // What it becomes.

  std::string name() const {
    return SheetName(subject.season, subject.judge, subject.application, subject.round);
  }
  std::string_view from_state() const { return stored ? NameOf(stored->state) : ""; }
};

absl::Status Refusal(Reason reason, std::string_view text, const Desk& desk) {
  return base::Error(reason, text, {{"resource", desk.name()}});
}

// NOT_YOURS is said of a judge that does not exist, too.
absl::Status CheckOwn(const Context& context, const storage::ReadTransaction& transaction,
                      const storage::SheetSubject& subject,
                      const std::optional<storage::SheetSetting>& setting) {
  if (setting && setting->person == context.caller.person) return absl::OkStatus();
  if (!setting) RETURN_IF_ERROR(storage::LoadSeason(transaction, subject.season).status());
  return base::Error(Reason::kNotYours, "This belongs to another judge.",
                     {{"resource", JudgeName(subject.season, subject.judge)}});
}

absl::Status CheckAssigned(const Desk& desk) {
  const storage::SheetSetting& setting = desk.setting;
  if (setting.has_conflict || setting.assignment == AssignmentState::kRecused) {
    return Refusal(Reason::kConflictOfInterest, "The judge is recused from this application.",
                   desk);
  }
  if (!setting.application || setting.assignment != AssignmentState::kActive) {
    return Refusal(Reason::kNotAssigned, "The judge is not assigned to this application.", desk);
  }
  return absl::OkStatus();
}

absl::Status ReadRules(const storage::ReadTransaction& transaction, Desk& desk) {
  const Season& season = desk.setting.season;
  if (season.rules_digest) {
    ASSIGN_OR_RETURN(desk.rules,
                     storage::LoadFrozenRules(transaction, season.id, *season.rules_digest));
    desk.category = desk.rules->FindCategory(desk.setting.application->category);
  }
  if (desk.category != nullptr) return absl::OkStatus();
  return base::Error(Reason::kInternal, "An assigned application is in no frozen category.");
}

// Reads the sheet in force and prepares what it becomes.
absl::Status ReadSheet(const Context& context, const storage::ReadTransaction& transaction,
                       Desk& desk) {
  ASSIGN_OR_RETURN(desk.stored, storage::FindSheet(transaction, desk.subject));
  if (desk.stored) {
    desk.sheet = *desk.stored;
  } else {
    desk.sheet.season = desk.subject.season;
    desk.sheet.judge = desk.subject.judge;
    desk.sheet.application = desk.subject.application;
    desk.sheet.round = desk.subject.round;
    desk.sheet.create_time = context.now;
    desk.sheet.etag = 1;
    // A draft may have been superseded when the judge left the panel and came back.
    ASSIGN_OR_RETURN(const int32_t last, storage::LastVersion(transaction, desk.subject));
    desk.sheet.version = last + 1;
  }
  desk.sheet.revision = desk.setting.application->revision;  // A draft keeps up.
  desk.sheet.update_time = context.now;
  return absl::OkStatus();
}

// The desk of the judge who calls.
absl::StatusOr<Desk> OpenOwnDesk(const Context& context,
                                 const storage::ReadTransaction& transaction,
                                 const storage::SheetSubject& subject) {
  ASSIGN_OR_RETURN(std::optional<storage::SheetSetting> setting,
                   storage::FindSheetSetting(transaction, subject));
  RETURN_IF_ERROR(CheckOwn(context, transaction, subject, setting));
  Desk desk;
  desk.subject = subject;
  desk.setting = *std::move(setting);
  RETURN_IF_ERROR(CheckAssigned(desk));
  RETURN_IF_ERROR(ReadRules(transaction, desk));
  RETURN_IF_ERROR(ReadSheet(context, transaction, desk));
  return desk;
}

SeasonState RescoringStage(Round round) {
  return round == Round::kFirst ? SeasonState::kConsensus : SeasonState::kDeliberation;
}

// A draft that a resolution opened anew is written in the meeting's stage.
bool IsRescored(const Desk& desk) {
  return desk.setting.season.state == RescoringStage(desk.subject.round) && desk.stored &&
         desk.stored->version > 1;
}

absl::Status CheckInRound(const Desk& desk) {
  const ApplicationState state = desk.setting.application->state;
  const bool in_round =
      desk.subject.round == Round::kFirst ? IsInFirstRound(state) : IsInFinalRound(state);
  if (in_round) return absl::OkStatus();
  return WrongState(ApplicationName(desk.subject.season, desk.subject.application), NameOf(state),
                    "Scoring");
}

absl::Status CheckDraft(const Desk& desk) {
  if (!desk.stored || desk.stored->state == SheetState::kDraft) return absl::OkStatus();
  return base::Error(Reason::kSheetSubmitted, "The sheet can no longer be changed.",
                     {{"resource", desk.name()}, {"state", std::string(desk.from_state())}});
}

// That the caller read what stands: two windows of one judge must not overwrite each other.
absl::Status CheckRead(const Desk& desk, std::optional<int64_t> etag) {
  if (!desk.stored) return CheckEtag(etag, 0, desk.name());
  if (etag) return CheckEtag(etag, desk.stored->etag, desk.name());
  return base::Error(Reason::kFieldRequired, "There is a draft; read it and name its etag.",
                     {{"field", "etag"}, {"resource", desk.name()}});
}

// Everything that keeps a judge from writing the sheet now.
absl::Status CheckWritable(const Context& context, const Desk& desk, std::optional<int64_t> etag) {
  RETURN_IF_ERROR(CheckDraft(desk));
  RETURN_IF_ERROR(CheckRead(desk, etag));
  RETURN_IF_ERROR(CheckInRound(desk));
  if (IsRescored(desk)) return absl::OkStatus();
  return CheckScorable(desk.setting.season, desk.subject.round, context.now);
}

absl::Status Store(storage::WriteTransaction& transaction, Desk& desk) {
  if (desk.stored) return storage::UpdateSheet(transaction, *desk.stored, desk.sheet);
  return storage::InsertSheet(transaction, desk.sheet);
}

absl::StatusOr<SheetView> Finish(const Context& context, storage::WriteTransaction& transaction,
                                 Desk desk) {
  RETURN_IF_ERROR(Store(transaction, desk));
  RETURN_IF_ERROR(Record(context, transaction,
                         {.resource = desk.name(),
                          .from_state = desk.from_state(),
                          .to_state = NameOf(desk.sheet.state),
                          .reason = desk.sheet.reason,
                          .digest = desk.sheet.digest}));
  return WholeView(std::move(desk.sheet), *desk.category, *desk.rules);
}

}  // namespace

absl::StatusOr<SheetView> UpdateSheet(const Context& context,
                                      storage::WriteTransaction& transaction,
                                      const storage::SheetSubject& subject,
                                      const SheetUpdate& update, std::optional<int64_t> etag) {
  ASSIGN_OR_RETURN(Desk desk, OpenOwnDesk(context, transaction, subject));
  RETURN_IF_ERROR(Replace(update, *desk.category, desk.sheet));
  RETURN_IF_ERROR(CheckWritable(context, desk, etag));
  return Finish(context, transaction, std::move(desk));
}

absl::StatusOr<SheetView> SubmitSheet(const Context& context,
                                      storage::WriteTransaction& transaction,
                                      const storage::SheetSubject& subject,
                                      const SheetUpdate& update, std::optional<int64_t> etag) {
  ASSIGN_OR_RETURN(Desk desk, OpenOwnDesk(context, transaction, subject));
  RETURN_IF_ERROR(Replace(update, *desk.category, desk.sheet));
  RETURN_IF_ERROR(CheckWritable(context, desk, etag));
  std::vector<base::Violation> gaps = SheetGaps(desk.sheet, *desk.category);
  if (!gaps.empty()) {
    return base::ErrorWithViolations(
        Reason::kRequirementsMissing,
        fmt::format("{} things are missing on the sheet; the first: {}", gaps.size(),
                    gaps.front().text),
        {{"resource", desk.name()}, {"count", fmt::format("{}", gaps.size())}}, gaps);
  }
  desk.sheet.state = SheetState::kSubmitted;
  desk.sheet.digest = SheetDigest(desk.sheet);
  desk.sheet.submit_time = context.now;
  return Finish(context, transaction, std::move(desk));
}

absl::StatusOr<SheetView> AbstainSheet(const Context& context,
                                       storage::WriteTransaction& transaction,
                                       const storage::SheetSubject& subject,
                                       std::string_view reason, std::optional<int64_t> etag) {
  ASSIGN_OR_RETURN(Desk desk, OpenOwnDesk(context, transaction, subject));
  ASSIGN_OR_RETURN(desk.sheet.reason, RequireReason(reason));
  RETURN_IF_ERROR(CheckWritable(context, desk, etag));
  desk.sheet.state = SheetState::kAbstained;
  return Finish(context, transaction, std::move(desk));
}

absl::StatusOr<SheetView> WaiveSheet(const Context& context, storage::WriteTransaction& transaction,
                                     const storage::SheetSubject& subject, std::string_view reason,
                                     std::optional<int64_t> etag) {
  ASSIGN_OR_RETURN(std::string cleaned, RequireReason(reason));
  ASSIGN_OR_RETURN(std::optional<storage::SheetSetting> setting,
                   storage::FindSheetSetting(transaction, subject));
  Desk desk;
  desk.subject = subject;
  if (!setting || !setting->application || !setting->assignment) {
    return Refusal(Reason::kNotFound, "There is no such sheet.", desk);
  }
  desk.setting = *std::move(setting);
  if (desk.setting.assignment != AssignmentState::kActive) {
    return WrongState(desk.name(), NameOf(*desk.setting.assignment), "Waiving");
  }
  RETURN_IF_ERROR(ReadRules(transaction, desk));
  RETURN_IF_ERROR(ReadSheet(context, transaction, desk));
  RETURN_IF_ERROR(CheckDraft(desk));
  RETURN_IF_ERROR(CheckEtag(etag, desk.stored ? desk.stored->etag : 0, desk.name()));
  RETURN_IF_ERROR(CheckInRound(desk));
  const SeasonState stage =
      subject.round == Round::kFirst ? SeasonState::kFirstRound : SeasonState::kFinalRound;
  if (desk.setting.season.state != stage && !IsRescored(desk)) {
    return WrongState(SeasonName(subject.season), NameOf(desk.setting.season.state), "Waiving");
  }
  desk.sheet.state = SheetState::kWaived;
  desk.sheet.reason = std::move(cleaned);
  ASSIGN_OR_RETURN(SheetView view, Finish(context, transaction, std::move(desk)));
  // What the judge had begun to write is nobody else's.
  view.sheet.scores.clear();
  view.sheet.comments.clear();
  view.total.clear();
  return view;
}

absl::Status SupersedeForRescore(const Context& context, storage::WriteTransaction& transaction,
                                 const Season& season, Round round,
                                 const ApplicationId& application, std::string_view reason) {
  if (season.state != RescoringStage(round)) {
    return WrongState(SeasonName(season.id), NameOf(season.state), "Scoring anew");
  }
  ASSIGN_OR_RETURN(const Application judged,
                   storage::LoadApplication(transaction, season.id, application));
  ASSIGN_OR_RETURN(const std::vector<Assignment> assignments,
                   storage::ListAssignmentsOf(transaction, season.id, round));
  for (const Assignment& assignment : assignments) {
    if (assignment.application != application) continue;
    if (assignment.state != AssignmentState::kActive) continue;
    ASSIGN_OR_RETURN(
        const std::optional<Sheet> stored,
        storage::FindSheet(transaction, {season.id, assignment.judge, application, round}));
    if (!stored || stored->state != SheetState::kSubmitted) continue;
    Sheet superseded = *stored;
    superseded.state = SheetState::kSuperseded;
    superseded.reason = std::string(reason);
    superseded.update_time = context.now;
    RETURN_IF_ERROR(storage::UpdateSheet(transaction, *stored, superseded));
    Sheet anew;
    anew.season = season.id;
    anew.judge = assignment.judge;
    anew.application = application;
    anew.round = round;
    anew.version = stored->version + 1;
    anew.revision = judged.revision;
    anew.create_time = context.now;
    anew.update_time = context.now;
    anew.etag = 1;
    RETURN_IF_ERROR(storage::InsertSheet(transaction, anew));
  }
  return absl::OkStatus();
}

absl::Status AddSheetsMissing(const storage::ReadTransaction& transaction, const Season& season,
                              Round round, Missing& missing) {
  ASSIGN_OR_RETURN(const std::vector<storage::OutstandingSheet> outstanding,
                   storage::ListOutstanding(transaction, season.id, round));
  for (const storage::OutstandingSheet& sheet : outstanding) {
    const bool in_round =
        round == Round::kFirst ? IsInFirstRound(sheet.state) : IsInFinalRound(sheet.state);
    if (!in_round) continue;
    missing.push_back({Reason::kSheetOutstanding,
                       SheetName(season.id, sheet.judge, sheet.application, round),
                       fmt::format("Judge {} has not submitted a sheet on application {}.",
                                   sheet.judge.value(), sheet.application.value())});
  }
  return absl::OkStatus();
}

}  // namespace award::workflow
