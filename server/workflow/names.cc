// Resource names as the contract writes them.
#include "server/workflow/names.h"

#include <string_view>

#include "fmt/format.h"

namespace award::workflow {
namespace {

std::string InSeason(const SeasonId& season, std::string_view collection, std::string_view id) {
  return fmt::format("seasons/{}/{}/{}", season.value(), collection, id);
}

std::string_view RoundWord(Round round) { return round == Round::kFirst ? "first" : "final"; }

}  // namespace

std::string AgencyName(const AgencyId& agency) {
  return fmt::format("agencies/{}", agency.value());
}

std::string PersonName(const PersonId& person) { return fmt::format("people/{}", person.value()); }

std::string TokenName(const PersonId& person, const TokenId& token) {
  return fmt::format("people/{}/tokens/{}", person.value(), token.value());
}

std::string SeasonName(const SeasonId& season) { return fmt::format("seasons/{}", season.value()); }

std::string ApplicationName(const SeasonId& season, const ApplicationId& application) {
  return InSeason(season, "applications", application.value());
}

std::string RevisionName(const SeasonId& season, const ApplicationId& application, int number) {
  return fmt::format("{}/revisions/{}", ApplicationName(season, application), number);
}

std::string AttachmentName(const SeasonId& season, const ApplicationId& application,
                           const AttachmentId& attachment) {
  return fmt::format("{}/attachments/{}", ApplicationName(season, application), attachment.value());
}

std::string JudgeName(const SeasonId& season, const JudgeId& judge) {
  return InSeason(season, "judges", judge.value());
}

std::string ConflictName(const SeasonId& season, const ConflictId& conflict) {
  return InSeason(season, "conflicts", conflict.value());
}

std::string PlanName(const SeasonId& season, const PlanId& plan) {
  return InSeason(season, "assignmentPlans", plan.value());
}

std::string AssignmentName(const SeasonId& season, const ApplicationId& application, Round round,
                           const JudgeId& judge) {
  return fmt::format("seasons/{}/assignments/{}.{}.{}", season.value(), application.value(),
                     RoundWord(round), judge.value());
}

std::string LockName(const SeasonId& season, const ApplicationId& application, Round round,
                     const JudgeId& judge) {
  return fmt::format("seasons/{}/locks/{}.{}.{}", season.value(), application.value(),
                     RoundWord(round), judge.value());
}

std::string PreferenceName(const SeasonId& season, const JudgeId& judge,
                           const ApplicationId& application) {
  return fmt::format("{}/preferences/{}", JudgeName(season, judge), application.value());
}

std::string SheetName(const SeasonId& season, const JudgeId& judge,
                      const ApplicationId& application, Round round, int superseded_version) {
  const std::string name = fmt::format("{}/sheets/{}.{}", JudgeName(season, judge),
                                       application.value(), RoundWord(round));
  return superseded_version > 0 ? fmt::format("{}.v{}", name, superseded_version) : name;
}

std::string TabulationName(const SeasonId& season, const TabulationId& tabulation) {
  return InSeason(season, "tabulations", tabulation.value());
}

std::string ResolutionName(const SeasonId& season, const ResolutionId& resolution) {
  return InSeason(season, "resolutions", resolution.value());
}

std::string CoachingCaseName(const SeasonId& season, const CoachingCaseId& coaching_case) {
  return InSeason(season, "coachingCases", coaching_case.value());
}

std::string AdviceName(const SeasonId& season, const CoachingCaseId& coaching_case,
                       const AdviceId& advice) {
  return fmt::format("{}/advice/{}", CoachingCaseName(season, coaching_case), advice.value());
}

std::string NominationListName(const SeasonId& season, const NominationListId& list) {
  return InSeason(season, "nominationLists", list.value());
}

}  // namespace award::workflow
