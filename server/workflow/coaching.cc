// A coach's advice to a shortlisted applicant, and the agency's responses.
#include "server/workflow/coaching.h"

#include <algorithm>
#include <limits>
#include <string>
#include <utility>

#include "fmt/format.h"
#include "server/base/error.h"
#include "server/base/limits.h"
#include "server/base/status_macros.h"
#include "server/base/text.h"
#include "server/storage/agencies.h"
#include "server/storage/applications.h"
#include "server/storage/assignments.h"
#include "server/storage/coaching.h"
#include "server/storage/judges.h"
#include "server/storage/people.h"
#include "server/storage/seasons.h"
#include "server/workflow/access.h"
#include "server/workflow/conflicts.h"
#include "server/workflow/names.h"
#include "server/workflow/record.h"
#include "server/workflow/seasons.h"
#include "server/workflow/stages.h"
#include "server/workflow/windows.h"

namespace award::workflow {
namespace {

using base::Reason;

absl::StatusOr<bool> MaySee(const storage::ReadTransaction& transaction, const Caller& caller,
                            const CoachingCase& coaching_case) {
  if (caller.Has(Role::kStaff) || caller.Has(Role::kCommissionMember) ||
      caller.Has(Role::kAuditor) || coaching_case.coach == caller.person) {
    return true;
  }
  ASSIGN_OR_RETURN(
      const Application application,
      storage::LoadApplication(transaction, coaching_case.season, coaching_case.application));
  ASSIGN_OR_RETURN(const Agency agency, storage::LoadAgency(transaction, application.agency));
  return caller.ActsFor(agency.id) || caller.ActsFor(agency.head());
}

absl::Status CheckOpen(const CoachingCase& coaching_case, std::string_view verb) {
  if (coaching_case.state == CoachingState::kOpen) return absl::OkStatus();
  return WrongState(CoachingCaseName(coaching_case.season, coaching_case.id),
                    NameOf(coaching_case.state), verb);
}

// A text that must be there.
absl::StatusOr<std::string> RequireText(std::string_view field, std::string_view text) {
  ASSIGN_OR_RETURN(std::string clean, base::CleanText(field, text, base::kNarrativeLengthMax,
                                                      base::TextShape::kParagraphs));
  if (!clean.empty()) return clean;
  return base::Error(Reason::kFieldRequired, fmt::format("The field {} is needed.", field),
                     {{"field", std::string(field)}});
}

absl::Status CheckCoach(const storage::ReadTransaction& transaction, const Season& season,
                        const ApplicationId& application, const PersonId& coach) {
  ASSIGN_OR_RETURN(const Person person, storage::LoadPerson(transaction, coach));
  if (person.state != PersonState::kActive) {
    return base::Error(Reason::kPersonDisabled, "The person is disabled.",
                       {{"resource", PersonName(coach)}});
  }
  if (std::find(person.roles.begin(), person.roles.end(), RoleGrant{Role::kCoach, std::nullopt}) ==
      person.roles.end()) {
    return base::Error(Reason::kRoleInvalid, "The person does not hold the coach's role.",
                       {{"resource", PersonName(coach)}, {"role", "COACH"}});
  }
  ASSIGN_OR_RETURN(const std::optional<JudgeId> judge,
                   storage::FindJudgeOfPerson(transaction, season.id, coach));
  if (!judge) return absl::OkStatus();
  ASSIGN_OR_RETURN(const bool assigned,
                   storage::IsAssigned(transaction, season.id, application, *judge));
  if (!assigned) return absl::OkStatus();
  return base::Error(
      Reason::kCoachIsJudge, "The person scores the application and cannot coach its applicant.",
      {{"resource", ApplicationName(season.id, application)}, {"person", coach.value()}});
}

absl::StatusOr<std::vector<base::Violation>> Unanswered(const storage::ReadTransaction& transaction,
                                                        const CoachingCase& coaching_case) {
  ASSIGN_OR_RETURN(const std::vector<Advice> advice,
                   storage::ListAdvice(transaction, coaching_case.season, coaching_case.id, 0,
                                       std::numeric_limits<int>::max()));
  std::vector<base::Violation> missing;
  for (const Advice& piece : advice) {
    if (piece.state != AdviceState::kPending) continue;
    missing.push_back({Reason::kAdviceUnanswered,
                       AdviceName(piece.season, piece.coaching_case, piece.id),
                       "The agency has not responded to this advice."});
  }
  return missing;
}

}  // namespace

absl::StatusOr<CoachingCase> CreateCoachingCase(const Context& context,
                                                storage::WriteTransaction& transaction,
                                                const SeasonId& season,
                                                const ApplicationId& application,
                                                const PersonId& coach) {
  ASSIGN_OR_RETURN(const Season loaded, storage::LoadSeason(transaction, season));
  ASSIGN_OR_RETURN(const Application applied,
                   storage::LoadApplication(transaction, season, application));
  if (loaded.state != SeasonState::kCoaching) {
    return WrongState(SeasonName(season), NameOf(loaded.state), context.verb);
  }
  if (applied.state != ApplicationState::kShortlisted) {
    return WrongState(ApplicationName(season, application), NameOf(applied.state), context.verb);
  }
  RETURN_IF_ERROR(CheckCoach(transaction, loaded, application, coach));
  CoachingCase coaching_case;
  coaching_case.season = season;
  coaching_case.id = base::NewId<CoachingCaseTag>(context.ids);
  coaching_case.application = application;
  coaching_case.coach = coach;
  coaching_case.create_time = context.now;
  coaching_case.update_time = context.now;
  coaching_case.etag = 1;
  RETURN_IF_ERROR(storage::InsertCoachingCase(transaction, coaching_case));
  RETURN_IF_ERROR(DeriveCoachConflict(context, transaction, loaded, application, coach));
  RETURN_IF_ERROR(Record(context, transaction,
                         {.resource = CoachingCaseName(season, coaching_case.id),
                          .to_state = NameOf(coaching_case.state)}));
  return coaching_case;
}

absl::StatusOr<CoachingCase> GetCoachingCase(const Context& context,
                                             const storage::ReadTransaction& transaction,
                                             const SeasonId& season, const CoachingCaseId& id) {
  ASSIGN_OR_RETURN(CoachingCase coaching_case, storage::LoadCoachingCase(transaction, season, id));
  ASSIGN_OR_RETURN(const bool seen, MaySee(transaction, context.caller, coaching_case));
  if (seen) return coaching_case;
  return base::Error(Reason::kNotFound, "There is no such resource.",
                     {{"resource", CoachingCaseName(season, id)}});
}

absl::StatusOr<std::vector<CoachingCase>> ListCoachingCases(
    const Context& context, const storage::ReadTransaction& transaction, const SeasonId& season,
    const std::optional<CoachingCaseId>& after, int limit) {
  RETURN_IF_ERROR(storage::LoadSeason(transaction, season).status());
  // A season has few cases; those the caller may not see are passed over before the limit counts.
  ASSIGN_OR_RETURN(
      std::vector<CoachingCase> cases,
      storage::ListCoachingCases(transaction, season, after, std::numeric_limits<int>::max()));
  std::vector<CoachingCase> seen;
  for (CoachingCase& coaching_case : cases) {
    if (seen.size() == static_cast<size_t>(limit)) break;
    ASSIGN_OR_RETURN(const bool may_see, MaySee(transaction, context.caller, coaching_case));
    if (may_see) seen.push_back(std::move(coaching_case));
  }
  return seen;
}

absl::StatusOr<CoachingCase> CloseCoachingCase(const Context& context,
                                               storage::WriteTransaction& transaction,
                                               const SeasonId& season, const CoachingCaseId& id,
                                               std::optional<int64_t> etag) {
  ASSIGN_OR_RETURN(CoachingCase coaching_case, GetCoachingCase(context, transaction, season, id));
  if (!context.caller.Has(Role::kStaff) && coaching_case.coach != context.caller.person) {
    return base::Error(Reason::kNotYours, "Only its coach or the staff closes a coaching case.",
                       {{"resource", CoachingCaseName(season, id)}});
  }
  RETURN_IF_ERROR(CheckEtag(etag, coaching_case.etag, CoachingCaseName(season, id)));
  RETURN_IF_ERROR(CheckOpen(coaching_case, context.verb));
  ASSIGN_OR_RETURN(std::vector<base::Violation> missing, Unanswered(transaction, coaching_case));
  if (!missing.empty()) {
    return base::ErrorWithViolations(
        Reason::kRequirementsMissing,
        fmt::format("{} pieces of advice have no response.", missing.size()),
        {{"resource", CoachingCaseName(season, id)}, {"count", fmt::format("{}", missing.size())}},
        missing);
  }
  coaching_case.state = CoachingState::kClosed;
  coaching_case.update_time = context.now;
  RETURN_IF_ERROR(storage::UpdateCoachingCase(transaction, coaching_case));
  RETURN_IF_ERROR(Record(context, transaction,
                         {.resource = CoachingCaseName(season, id),
                          .from_state = NameOf(CoachingState::kOpen),
                          .to_state = NameOf(coaching_case.state)}));
  return coaching_case;
}

absl::StatusOr<Advice> CreateAdvice(const Context& context, storage::WriteTransaction& transaction,
                                    const SeasonId& season, const CoachingCaseId& coaching_case,
                                    const DimensionId& dimension, std::string_view text) {
  ASSIGN_OR_RETURN(const CoachingCase loaded,
                   GetCoachingCase(context, transaction, season, coaching_case));
  if (loaded.coach != context.caller.person) {
    return base::Error(Reason::kNotYours, "Only the coach of this case gives advice in it.",
                       {{"resource", CoachingCaseName(season, coaching_case)}});
  }
  ASSIGN_OR_RETURN(const Season in_season,
                   LoadSeasonIn(transaction, season, {SeasonState::kCoaching}, context.verb));
  RETURN_IF_ERROR(CheckOpen(loaded, context.verb));
  ASSIGN_OR_RETURN(const Application application,
                   storage::LoadApplication(transaction, season, loaded.application));
  const Category* category = in_season.rules.FindCategory(application.category);
  if (category == nullptr || category->FindDimension(dimension) == nullptr) {
    return base::Error(Reason::kDimensionUnknown, "The rubric has no such dimension.",
                       {{"dimension", dimension.value()}});
  }
  Advice advice;
  ASSIGN_OR_RETURN(advice.text, RequireText("text", text));
  advice.season = season;
  advice.coaching_case = coaching_case;
  advice.id = base::NewId<AdviceTag>(context.ids);
  advice.dimension = dimension;
  advice.create_time = context.now;
  advice.etag = 1;
  RETURN_IF_ERROR(storage::InsertAdvice(transaction, advice));
  RETURN_IF_ERROR(Record(context, transaction,
                         {.resource = AdviceName(season, coaching_case, advice.id),
                          .to_state = NameOf(advice.state)}));
  return advice;
}

absl::StatusOr<Advice> RespondAdvice(const Context& context, storage::WriteTransaction& transaction,
                                     const SeasonId& season, const CoachingCaseId& coaching_case,
                                     const AdviceId& advice, AdviceState state,
                                     std::string_view response, std::optional<int64_t> etag) {
  ASSIGN_OR_RETURN(const CoachingCase loaded,
                   GetCoachingCase(context, transaction, season, coaching_case));
  ASSIGN_OR_RETURN(const Application application,
                   storage::LoadApplication(transaction, season, loaded.application));
  RETURN_IF_ERROR(RequireAgency(context.caller, application.agency));
  if (state == AdviceState::kPending) {
    return base::Error(Reason::kFieldInvalid, "A response accepts, has done or declines.",
                       {{"field", "state"}});
  }
  ASSIGN_OR_RETURN(const std::string text, RequireText("response", response));
  ASSIGN_OR_RETURN(Advice found, storage::LoadAdvice(transaction, season, coaching_case, advice));
  RETURN_IF_ERROR(CheckEtag(etag, found.etag, AdviceName(season, coaching_case, advice)));
  ASSIGN_OR_RETURN(const Season in_season, storage::LoadSeason(transaction, season));
  RETURN_IF_ERROR(CheckCoachable(in_season, context.now));
  RETURN_IF_ERROR(CheckOpen(loaded, context.verb));
  const AdviceState from = found.state;
  found.state = state;
  found.response = text;
  found.respond_time = context.now;
  RETURN_IF_ERROR(storage::UpdateAdvice(transaction, found));
  RETURN_IF_ERROR(Record(context, transaction,
                         {.resource = AdviceName(season, coaching_case, advice),
                          .from_state = NameOf(from),
                          .to_state = NameOf(state)}));
  return found;
}

absl::StatusOr<std::vector<Advice>> ListAdvice(const Context& context,
                                               const storage::ReadTransaction& transaction,
                                               const SeasonId& season,
                                               const CoachingCaseId& coaching_case, int32_t after,
                                               int limit) {
  RETURN_IF_ERROR(GetCoachingCase(context, transaction, season, coaching_case).status());
  return storage::ListAdvice(transaction, season, coaching_case, after, limit);
}

absl::Status AddCoachingMissing(const storage::ReadTransaction& transaction, const Season& season,
                                Missing& missing) {
  ASSIGN_OR_RETURN(const std::vector<Application> applications,
                   storage::ListApplicationsOf(transaction, season.id));
  for (const Application& application : applications) {
    if (application.state != ApplicationState::kShortlisted) continue;
    ASSIGN_OR_RETURN(const std::optional<CoachingCase> coaching_case,
                     storage::FindCoachingCaseOf(transaction, season.id, application.id));
    if (!coaching_case) {
      missing.push_back({Reason::kCoachingMissing, ApplicationName(season.id, application.id),
                         "The application has no coaching case."});
    } else if (coaching_case->state == CoachingState::kOpen) {
      missing.push_back({Reason::kCoachingOpen, CoachingCaseName(season.id, coaching_case->id),
                         "The coaching case is not closed."});
    }
  }
  return absl::OkStatus();
}

}  // namespace award::workflow
