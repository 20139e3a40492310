// Recording conflicts, deriving them from the register, and the recusal that follows.
#include "server/workflow/conflicts.h"

#include <map>
#include <utility>

#include "fmt/format.h"
#include "server/base/error.h"
#include "server/base/limits.h"
#include "server/base/status_macros.h"
#include "server/base/text.h"
#include "server/storage/agencies.h"
#include "server/storage/applications.h"
#include "server/storage/assignments.h"
#include "server/storage/conflicts.h"
#include "server/storage/judges.h"
#include "server/storage/seasons.h"
#include "server/storage/sheets.h"
#include "server/workflow/access.h"
#include "server/workflow/names.h"
#include "server/workflow/record.h"
#include "server/workflow/stages.h"

namespace award::workflow {
namespace {

using base::Reason;

bool IsDerived(ConflictGround ground) {
  return ground == ConflictGround::kSameFirstLevelAgency ||
         ground == ConflictGround::kCoachOfApplicant;
}

// The rounds whose assignments a conflict still ends: what was adopted on the first round stands.
std::vector<Round> OpenRounds(SeasonState stage) {
  switch (stage) {
    case SeasonState::kAssignment:
    case SeasonState::kFirstRound:
    case SeasonState::kConsensus:
      return {Round::kFirst};
    case SeasonState::kCoaching:
    case SeasonState::kFinalRound:
      return {Round::kFinal};
    default:
      return {};
  }
}

absl::Status SupersedeSheet(const Context& context, storage::WriteTransaction& transaction,
                            const Sheet& sheet, ConflictGround ground) {
  Sheet superseded = sheet;
  superseded.state = SheetState::kSuperseded;
  superseded.reason = fmt::format("The judge was recused: {}.", NameOf(ground));
  superseded.update_time = context.now;
  return storage::UpdateSheet(transaction, sheet, superseded);
}

// Ends the judge's assignments to the application, with the sheets in force. Gives the digest of
// what counts no more, if it was submitted.
absl::StatusOr<std::optional<base::Digest>> Recuse(const Context& context,
                                                   storage::WriteTransaction& transaction,
                                                   const Season& season, const Conflict& conflict) {
  std::optional<base::Digest> digest;
  for (const Round round : OpenRounds(season.state)) {
    ASSIGN_OR_RETURN(std::optional<Assignment> assignment,
                     storage::FindAssignment(transaction, season.id, round, conflict.application,
                                             conflict.judge));
    if (!assignment || assignment->state != AssignmentState::kActive) continue;
    assignment->state = AssignmentState::kRecused;
    assignment->update_time = context.now;
    RETURN_IF_ERROR(storage::UpdateAssignment(transaction, *assignment));
    ASSIGN_OR_RETURN(
        const std::optional<Sheet> sheet,
        storage::FindSheet(transaction, {season.id, conflict.judge, conflict.application, round}));
    if (!sheet) continue;
    digest = sheet->digest;
    RETURN_IF_ERROR(SupersedeSheet(context, transaction, *sheet, conflict.ground));
  }
  return digest;
}

// Records a derived conflict unless it stands, with its effect.
absl::Status Derive(const Context& context, storage::WriteTransaction& transaction,
                    const Season& season, const JudgeId& judge, const ApplicationId& application,
                    ConflictGround ground) {
  ASSIGN_OR_RETURN(const bool stands,
                   storage::HasConflictOn(transaction, season.id, judge, application, ground));
  if (stands) return absl::OkStatus();
  Conflict conflict;
  conflict.season = season.id;
  conflict.id = base::NewId<ConflictTag>(context.ids);
  conflict.judge = judge;
  conflict.application = application;
  conflict.ground = ground;
  conflict.origin = ConflictOrigin::kDerived;
  conflict.create_time = context.now;
  RETURN_IF_ERROR(storage::InsertConflict(transaction, conflict));
  return Recuse(context, transaction, season, conflict).status();
}

// Who states the conflict: the judge of themself, or the staff. NOT_YOURS.
absl::StatusOr<ConflictOrigin> OriginOf(const storage::ReadTransaction& transaction,
                                        const Caller& caller, const SeasonId& season,
                                        const JudgeId& judge) {
  const absl::Status own = RequireOwnJudge(transaction, caller, season, judge);
  if (own.ok()) return ConflictOrigin::kDeclared;
  if (base::ReasonOf(own) == Reason::kNotYours && caller.Has(Role::kStaff)) {
    return ConflictOrigin::kRecorded;
  }
  return own;
}

// NOT_FOUND unless both exist and the caller may know of the application.
absl::Status CheckParties(const Context& context, const storage::ReadTransaction& transaction,
                          const Season& season, const ConflictStatement& stated) {
  RETURN_IF_ERROR(storage::LoadJudge(transaction, season.id, stated.judge).status());
  ASSIGN_OR_RETURN(const Application application,
                   storage::LoadApplication(transaction, season.id, stated.application));
  ASSIGN_OR_RETURN(const bool known, MayList(transaction, context.caller, season, application));
  if (!known) return storage::ApplicationNotFound(season.id, stated.application);
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Conflict> CreateConflict(const Context& context,
                                        storage::WriteTransaction& transaction,
                                        const SeasonId& season, const ConflictStatement& stated) {
  ASSIGN_OR_RETURN(const Season loaded, storage::LoadSeason(transaction, season));
  Conflict conflict;
  ASSIGN_OR_RETURN(conflict.origin, OriginOf(transaction, context.caller, season, stated.judge));
  if (IsDerived(stated.ground)) {
    return base::Error(
        Reason::kFieldInvalid,
        fmt::format("{} follows from the register; name another ground.", NameOf(stated.ground)),
        {{"field", "ground"}});
  }
  ASSIGN_OR_RETURN(conflict.statement,
                   base::CleanText("statement", stated.statement, base::kReasonTextLengthMax,
                                   base::TextShape::kParagraphs));
  RETURN_IF_ERROR(CheckParties(context, transaction, loaded, stated));
  if (!HasReached(loaded.state, SeasonState::kAnnounced) ||
      HasReached(loaded.state, SeasonState::kDeliberation)) {
    return WrongState(SeasonName(season), NameOf(loaded.state), "Declaring a conflict");
  }
  conflict.season = season;
  conflict.id = base::NewId<ConflictTag>(context.ids);
  conflict.judge = stated.judge;
  conflict.application = stated.application;
  conflict.ground = stated.ground;
  conflict.create_time = context.now;
  RETURN_IF_ERROR(storage::InsertConflict(transaction, conflict));
  ASSIGN_OR_RETURN(const std::optional<base::Digest> superseded,
                   Recuse(context, transaction, loaded, conflict));
  // What a judge states of kin and interests stays out of the record: the ground is enough.
  RETURN_IF_ERROR(Record(context, transaction,
                         {.resource = ConflictName(season, conflict.id),
                          .to_state = NameOf(conflict.origin),
                          .reason = NameOf(conflict.ground),
                          .digest = superseded}));
  return conflict;
}

absl::StatusOr<Conflict> GetConflict(const Context& context,
                                     const storage::ReadTransaction& transaction,
                                     const SeasonId& season, const ConflictId& conflict) {
  ASSIGN_OR_RETURN(const std::optional<JudgeId> only,
                   OnlyJudgeSeen(transaction, context.caller, season));
  ASSIGN_OR_RETURN(Conflict loaded, storage::LoadConflict(transaction, season, conflict));
  if (only && *only != loaded.judge) return storage::ConflictNotFound(season, conflict);
  return loaded;
}

absl::StatusOr<std::vector<Conflict>> ListConflicts(const Context& context,
                                                    const storage::ReadTransaction& transaction,
                                                    const SeasonId& season,
                                                    const std::optional<ConflictId>& after,
                                                    int limit) {
  RETURN_IF_ERROR(storage::LoadSeason(transaction, season).status());
  ASSIGN_OR_RETURN(const std::optional<JudgeId> only,
                   OnlyJudgeSeen(transaction, context.caller, season));
  if (only && only->empty()) return std::vector<Conflict>();
  return storage::ListConflicts(transaction, season, only, after, limit);
}

absl::Status DeriveConflictsOf(const Context& context, storage::WriteTransaction& transaction,
                               const Season& season, const Judge& judge) {
  if (!judge.agency) return absl::OkStatus();
  ASSIGN_OR_RETURN(const Agency agency, storage::LoadAgency(transaction, *judge.agency));
  ASSIGN_OR_RETURN(const std::vector<Application> applications,
                   storage::ListApplicationsOf(transaction, season.id));
  std::map<AgencyId, AgencyId> heads;
  for (const Application& application : applications) {
    if (!IsInFirstRound(application.state)) continue;
    if (heads.count(application.agency) == 0) {
      ASSIGN_OR_RETURN(const Agency applicant,
                       storage::LoadAgency(transaction, application.agency));
      heads[application.agency] = applicant.head();
    }
    if (heads[application.agency] != agency.head()) continue;
    RETURN_IF_ERROR(Derive(context, transaction, season, judge.id, application.id,
                           ConflictGround::kSameFirstLevelAgency));
  }
  return absl::OkStatus();
}

absl::Status DeriveConflicts(const Context& context, storage::WriteTransaction& transaction,
                             const Season& season) {
  ASSIGN_OR_RETURN(const std::vector<Judge> panel, storage::ListPanel(transaction, season.id));
  for (const Judge& judge : panel) {
    RETURN_IF_ERROR(DeriveConflictsOf(context, transaction, season, judge));
  }
  return absl::OkStatus();
}

absl::Status DeriveCoachConflict(const Context& context, storage::WriteTransaction& transaction,
                                 const Season& season, const ApplicationId& application,
                                 const PersonId& coach) {
  ASSIGN_OR_RETURN(const std::optional<JudgeId> judge,
                   storage::FindJudgeOfPerson(transaction, season.id, coach));
  if (!judge) return absl::OkStatus();
  return Derive(context, transaction, season, *judge, application,
                ConflictGround::kCoachOfApplicant);
}

}  // namespace award::workflow
