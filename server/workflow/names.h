// Resource names as the contract writes them: the only place that builds one below the service.
#ifndef AWARD_SERVER_WORKFLOW_NAMES_H_
#define AWARD_SERVER_WORKFLOW_NAMES_H_

#include <string>

#include "server/model/ids.h"
#include "server/model/judging_words.h"

namespace award::workflow {

std::string AgencyName(const AgencyId& agency);
std::string PersonName(const PersonId& person);
std::string TokenName(const PersonId& person, const TokenId& token);
std::string SeasonName(const SeasonId& season);
std::string ApplicationName(const SeasonId& season, const ApplicationId& application);
std::string RevisionName(const SeasonId& season, const ApplicationId& application, int number);
std::string AttachmentName(const SeasonId& season, const ApplicationId& application,
                           const AttachmentId& attachment);
std::string JudgeName(const SeasonId& season, const JudgeId& judge);
std::string ConflictName(const SeasonId& season, const ConflictId& conflict);
std::string PlanName(const SeasonId& season, const PlanId& plan);
// `seasons/{season}/assignments/{application}.{round}.{judge}`.
std::string AssignmentName(const SeasonId& season, const ApplicationId& application, Round round,
                           const JudgeId& judge);
// `seasons/{season}/locks/{application}.{round}.{judge}`.
std::string LockName(const SeasonId& season, const ApplicationId& application, Round round,
                     const JudgeId& judge);
std::string PreferenceName(const SeasonId& season, const JudgeId& judge,
                           const ApplicationId& application);
// `…/sheets/{application}.{round}`, with `.v{version}` for a superseded version (version > 0).
std::string SheetName(const SeasonId& season, const JudgeId& judge,
                      const ApplicationId& application, Round round, int superseded_version = 0);
std::string TabulationName(const SeasonId& season, const TabulationId& tabulation);
std::string ResolutionName(const SeasonId& season, const ResolutionId& resolution);
std::string CoachingCaseName(const SeasonId& season, const CoachingCaseId& coaching_case);
std::string AdviceName(const SeasonId& season, const CoachingCaseId& coaching_case,
                       const AdviceId& advice);
std::string NominationListName(const SeasonId& season, const NominationListId& list);

}  // namespace award::workflow

#endif  // AWARD_SERVER_WORKFLOW_NAMES_H_
