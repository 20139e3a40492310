// The rows, by the rooms of the house. A method of these services that is not here keeps the server
// from starting.
#include "server/rpc/methods.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "server/service/agencies.h"
#include "server/service/applications.h"
#include "server/service/assignments.h"
#include "server/service/attachments.h"
#include "server/service/coaching.h"
#include "server/service/conflicts.h"
#include "server/service/events.h"
#include "server/service/judges.h"
#include "server/service/locks.h"
#include "server/service/nominations.h"
#include "server/service/people.h"
#include "server/service/preferences.h"
#include "server/service/resolutions.h"
#include "server/service/seasons.h"
#include "server/service/sheets.h"
#include "server/service/tabulations.h"

namespace award::rpc {
namespace {

std::vector<Method> RegisterMethods() {
  return {
      Write(&service::CreateSeason),     Read(&service::GetSeason),
      Read(&service::ListSeasons),       Write(&service::UpdateSeason),
      Write(&service::AnnounceSeason),   Write(&service::AdvanceSeason),
      Write(&service::RescheduleSeason), Write(&service::VoidSeason),

      Write(&service::ImportAgencies),   Read(&service::GetAgency),
      Read(&service::ListAgencies),

      Write(&service::CreatePerson),     Read(&service::GetPerson),
      Read(&service::ListPeople),        Read(&service::GetCaller),
      Write(&service::GrantRole),        Write(&service::RevokeRole),
      Write(&service::DisablePerson),    Write(&service::IssueToken),
      Write(&service::RevokeToken),      Read(&service::ListTokens),

      Read(&service::ListEvents),
  };
}

std::vector<Method> ApplicationMethods() {
  return {
      Write(&service::CreateApplication),
      Read(&service::GetApplication),
      Read(&service::ListApplications),
      Write(&service::UpdateApplication),
      Write(&service::EndorseApplication),
      Write(&service::SubmitApplication),
      Write(&service::WithdrawApplication),
      Write(&service::AcceptApplication),
      Write(&service::ReturnApplication),
      Write(&service::RejectApplication),
      Write(&service::DisqualifyApplication),
      Read(&service::GetRevision),
      Read(&service::ListRevisions),

      Stream<v1::UploadAttachmentRequest, v1::Attachment>(),
      Stream<v1::DownloadAttachmentRequest, v1::DownloadAttachmentResponse>(),
      Read(&service::ListAttachments),
      Write(&service::RemoveAttachment),

      Write(&service::CreateCoachingCase),
      Read(&service::GetCoachingCase),
      Read(&service::ListCoachingCases),
      Write(&service::CloseCoachingCase),
      Write(&service::CreateAdvice),
      Write(&service::RespondAdvice),
      Read(&service::ListAdvice),
  };
}

std::vector<Method> JudgingMethods() {
  return {
      Write(&service::CreateJudge),
      Read(&service::GetJudge),
      Read(&service::ListJudges),
      Write(&service::UpdateJudge),
      Write(&service::CompleteDeclaration),
      Write(&service::WithdrawJudge),
      Write(&service::RestoreJudge),
      Write(&service::StatePreference),
      Read(&service::ListPreferences),

      Write(&service::CreateConflict),
      Read(&service::GetConflict),
      Read(&service::ListConflicts),

      Write(&service::CreateAssignmentPlan),
      Read(&service::GetAssignmentPlan),
      Read(&service::ListAssignmentPlans),
      Write(&service::ReviewAssignmentPlan),
      Write(&service::ApplyAssignmentPlan),
      Write(&service::UndoAssignmentPlan),
      Read(&service::ExplainAssignment),
      Read(&service::GetAssignmentProblem),
      Write(&service::CreateLock),
      Read(&service::ListLocks),
      Write(&service::RemoveLock),
      Read(&service::ListAssignments),

      Read(&service::GetSheet),
      Read(&service::ListSheets),
      Write(&service::UpdateSheet),
      Write(&service::SubmitSheet),
      Write(&service::AbstainSheet),
      Write(&service::WaiveSheet),
  };
}

std::vector<Method> ResultMethods() {
  return {
      Write(&service::CreateTabulation),     Read(&service::GetTabulation),
      Read(&service::ListTabulations),       Read(&service::ExplainRank),
      Read(&service::GetTabulationReport),   Read(&service::GetTabulationInsight),

      Write(&service::CreateResolution),     Read(&service::GetResolution),
      Read(&service::ListResolutions),

      Write(&service::CreateNominationList), Read(&service::GetNominationList),
      Read(&service::ListNominationLists),   Write(&service::ApproveNominationList),
      Write(&service::RejectNominationList), Write(&service::DispatchNominationList),
  };
}

}  // namespace

absl::StatusOr<std::vector<Method>> Methods() {
  std::vector<Method> methods;
  for (auto* const room :
       {&RegisterMethods, &ApplicationMethods, &JudgingMethods, &ResultMethods}) {
    std::vector<Method> rows = room();
    std::move(rows.begin(), rows.end(), std::back_inserter(methods));
  }
  return CheckedMethods(std::move(methods));
}

}  // namespace award::rpc
