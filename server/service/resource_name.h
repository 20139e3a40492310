// Resource names as they arrive: each pattern of the contract, parsed into typed ids. The names are
// built in server/workflow/names.h. `field` says in errors which field of the request held the
// name.
//
// Every function here refuses with FIELD_REQUIRED an empty name, and with NAME_INVALID a name that
// does not follow its pattern or holds something that cannot be an id.
#ifndef AWARD_SERVER_SERVICE_RESOURCE_NAME_H_
#define AWARD_SERVER_SERVICE_RESOURCE_NAME_H_

#include <cstdint>
#include <string_view>

#include "absl/status/statusor.h"
#include "server/model/ids.h"
#include "server/model/judging_words.h"

namespace award::service {

struct TokenKey {
  PersonId person;
  TokenId token;
};
struct ApplicationKey {
  SeasonId season;
  ApplicationId application;
};
struct RevisionKey {
  SeasonId season;
  ApplicationId application;
  int32_t number = 0;  // From 1.
};
struct AttachmentKey {
  SeasonId season;
  ApplicationId application;
  AttachmentId attachment;
};
struct JudgeKey {
  SeasonId season;
  JudgeId judge;  // Empty means every judge, only where ParseJudgeOrEvery was asked.
};
struct ConflictKey {
  SeasonId season;
  ConflictId conflict;
};
struct PlanKey {
  SeasonId season;
  PlanId plan;
};
struct LockKey {
  SeasonId season;
  ApplicationId application;
  Round round = Round::kFirst;
  JudgeId judge;
};
struct SheetKey {
  SeasonId season;
  JudgeId judge;
  ApplicationId application;
  Round round = Round::kFirst;
  int32_t superseded_version = 0;  // 0: the sheet that counts.
};
struct TabulationKey {
  SeasonId season;
  TabulationId tabulation;
};
struct ResolutionKey {
  SeasonId season;
  ResolutionId resolution;
};
struct CoachingCaseKey {
  SeasonId season;
  CoachingCaseId coaching_case;
};
struct AdviceKey {
  SeasonId season;
  CoachingCaseId coaching_case;
  AdviceId advice;
};
struct NominationListKey {
  SeasonId season;
  NominationListId list;
};

// agencies/{agency}
absl::StatusOr<AgencyId> ParseAgency(std::string_view field, std::string_view name);
// people/{person}
absl::StatusOr<PersonId> ParsePerson(std::string_view field, std::string_view name);
// people/{person}/tokens/{token}
absl::StatusOr<TokenKey> ParseToken(std::string_view field, std::string_view name);
// seasons/{season}
absl::StatusOr<SeasonId> ParseSeason(std::string_view field, std::string_view name);
// seasons/{season}/applications/{application}
absl::StatusOr<ApplicationKey> ParseApplication(std::string_view field, std::string_view name);
// …/revisions/{number}
absl::StatusOr<RevisionKey> ParseRevision(std::string_view field, std::string_view name);
// …/attachments/{attachment}
absl::StatusOr<AttachmentKey> ParseAttachment(std::string_view field, std::string_view name);
// seasons/{season}/judges/{judge}
absl::StatusOr<JudgeKey> ParseJudge(std::string_view field, std::string_view name);
// The same, or seasons/{season}/judges/- for every judge.
absl::StatusOr<JudgeKey> ParseJudgeOrEvery(std::string_view field, std::string_view name);
// seasons/{season}/conflicts/{conflict}
absl::StatusOr<ConflictKey> ParseConflict(std::string_view field, std::string_view name);
// seasons/{season}/assignmentPlans/{plan}
absl::StatusOr<PlanKey> ParsePlan(std::string_view field, std::string_view name);
// seasons/{season}/locks/{application}.first.{judge}, or .final.
absl::StatusOr<LockKey> ParseLock(std::string_view field, std::string_view name);
// seasons/{season}/judges/{judge}/sheets/{application}.first, .final, .first.v1 and so on
absl::StatusOr<SheetKey> ParseSheet(std::string_view field, std::string_view name);
// seasons/{season}/tabulations/{tabulation}
absl::StatusOr<TabulationKey> ParseTabulation(std::string_view field, std::string_view name);
// seasons/{season}/resolutions/{resolution}
absl::StatusOr<ResolutionKey> ParseResolution(std::string_view field, std::string_view name);
// seasons/{season}/coachingCases/{coaching_case}
absl::StatusOr<CoachingCaseKey> ParseCoachingCase(std::string_view field, std::string_view name);
// …/advice/{advice}
absl::StatusOr<AdviceKey> ParseAdvice(std::string_view field, std::string_view name);
// seasons/{season}/nominationLists/{list}
absl::StatusOr<NominationListKey> ParseNominationList(std::string_view field,
                                                      std::string_view name);

}  // namespace award::service

#endif  // AWARD_SERVER_SERVICE_RESOURCE_NAME_H_
