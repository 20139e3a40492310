// Who the caller is, and what the caller is to a resource.
#include "server/workflow/access.h"

#include <algorithm>
#include <optional>

#include "server/base/error.h"
#include "server/base/status_macros.h"
#include "server/storage/agencies.h"
#include "server/storage/applications.h"
#include "server/storage/assignments.h"
#include "server/storage/coaching.h"
#include "server/storage/conflicts.h"
#include "server/storage/judges.h"
#include "server/storage/people.h"
#include "server/workflow/names.h"

namespace award::workflow {

using base::Reason;

bool Caller::Has(Role role) const {
  return std::any_of(roles.begin(), roles.end(),
                     [&](const RoleGrant& grant) { return grant.role == role; });
}

bool Caller::ActsFor(const AgencyId& agency) const {
  return std::find(roles.begin(), roles.end(), RoleGrant{Role::kAgencyUser, agency}) != roles.end();
}

namespace {

// What relates a caller to an application beside their roles.
struct Relation {
  bool author = false;           // Of its agency, or of the agency that endorses it.
  std::optional<JudgeId> judge;  // The caller as a judge of its season.
  bool recused = false;
  bool coach = false;
};

absl::StatusOr<Relation> RelationOf(const storage::ReadTransaction& transaction,
                                    const Caller& caller, const Season& season,
                                    const Application& application) {
  Relation relation;
  if (caller.Has(Role::kAgencyUser)) {
    ASSIGN_OR_RETURN(const Agency agency, storage::LoadAgency(transaction, application.agency));
    relation.author = caller.ActsFor(agency.id) || caller.ActsFor(agency.head());
  }
  // A conflict binds whoever sits on the panel, whatever other roles they hold.
  ASSIGN_OR_RETURN(relation.judge,
                   storage::FindJudgeOfPerson(transaction, season.id, caller.person));
  if (relation.judge) {
    ASSIGN_OR_RETURN(relation.recused,
                     storage::HasConflict(transaction, season.id, *relation.judge, application.id));
  }
  if (caller.Has(Role::kCoach)) {
    ASSIGN_OR_RETURN(const std::optional<CoachingCase> coaching_case,
                     storage::FindCoachingCaseOf(transaction, season.id, application.id));
    relation.coach = coaching_case && coaching_case->coach == caller.person;
  }
  return relation;
}

bool SeesEverySubmission(const Caller& caller) {
  return caller.Has(Role::kStaff) || caller.Has(Role::kCommissionMember) ||
         caller.Has(Role::kAuditor);
}

absl::Status Refusal(Reason reason, std::string_view text, const Application& application) {
  return base::Error(reason, text,
                     {{"resource", ApplicationName(application.season, application.id)}});
}

}  // namespace

absl::StatusOr<Caller> Authenticate(const storage::ReadTransaction& transaction,
                                    const base::Digest& secret_sha256, base::Time now) {
  const auto refusal = [] {
    return base::Error(Reason::kUnauthenticated,
                       "The call needs a token that is known, not expired and not revoked.");
  };
  ASSIGN_OR_RETURN(const std::optional<Token> token,
                   storage::FindTokenBySecret(transaction, secret_sha256));
  if (!token || token->revoke_time || now >= token->expire_time) return refusal();
  ASSIGN_OR_RETURN(Person person, storage::LoadPerson(transaction, token->person));
  if (person.state != PersonState::kActive) return refusal();
  return Caller{person.id, std::move(person.roles)};
}

absl::Status RequireAgency(const Caller& caller, const AgencyId& agency) {
  if (caller.ActsFor(agency)) return absl::OkStatus();
  return base::Error(Reason::kNotYourAgency, "This is for a user of another agency.",
                     {{"agency", AgencyName(agency)}});
}

absl::Status RequireJudge(const Caller& caller, const Judge& judge) {
  if (caller.person == judge.person) return absl::OkStatus();
  return base::Error(Reason::kNotYours, "This belongs to another judge.",
                     {{"resource", JudgeName(judge.season, judge.id)}});
}

absl::Status RequireOwnJudge(const storage::ReadTransaction& transaction, const Caller& caller,
                             const SeasonId& season, const JudgeId& judge) {
  ASSIGN_OR_RETURN(const std::optional<JudgeId> own,
                   storage::FindJudgeOfPerson(transaction, season, caller.person));
  if (own == judge) return absl::OkStatus();
  return base::Error(Reason::kNotYours, "This belongs to another judge.",
                     {{"resource", JudgeName(season, judge)}});
}

absl::StatusOr<std::optional<JudgeId>> OnlyJudgeSeen(const storage::ReadTransaction& transaction,
                                                     const Caller& caller, const SeasonId& season) {
  if (SeesEverySubmission(caller)) return std::nullopt;
  ASSIGN_OR_RETURN(const std::optional<JudgeId> own,
                   storage::FindJudgeOfPerson(transaction, season, caller.person));
  return own.value_or(JudgeId());
}

absl::StatusOr<Sight> SightOf(const storage::ReadTransaction& transaction, const Caller& caller,
                              const Season& season, const Application& application) {
  ASSIGN_OR_RETURN(const Relation relation, RelationOf(transaction, caller, season, application));
  if (relation.author) return Sight::kDraft;
  if (relation.recused) {
    return Refusal(Reason::kConflictOfInterest, "The judge is recused from this application.",
                   application);
  }
  if (SeesEverySubmission(caller) || relation.coach) return Sight::kSubmitted;
  ASSIGN_OR_RETURN(const bool listed, MayList(transaction, caller, season, application));
  if (!listed) return storage::ApplicationNotFound(application.season, application.id);
  if (!relation.judge) return Sight::kBrief;
  ASSIGN_OR_RETURN(const bool assigned,
                   storage::IsAssigned(transaction, season.id, application.id, *relation.judge));
  if (assigned && HasReached(season.state, SeasonState::kFirstRound)) return Sight::kSubmitted;
  return Refusal(Reason::kNotAssigned,
                 "The judge is not assigned to this application, or the round is not open.",
                 application);
}

absl::StatusOr<bool> MayList(const storage::ReadTransaction& transaction, const Caller& caller,
                             const Season& season, const Application& application) {
  if (SeesEverySubmission(caller)) return true;
  ASSIGN_OR_RETURN(const Relation relation, RelationOf(transaction, caller, season, application));
  if (relation.author) return true;
  return application.revision > 0 && (relation.judge || caller.Has(Role::kCoach));
}

}  // namespace award::workflow
