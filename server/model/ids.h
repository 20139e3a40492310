// The typed ids of every resource. Those with a kind are made by the server; people choose the
// others.
#ifndef AWARD_SERVER_MODEL_IDS_H_
#define AWARD_SERVER_MODEL_IDS_H_

#include <string_view>

#include "server/base/id.h"

namespace award {

struct AgencyTag {};
struct PersonTag {};
struct SeasonTag {};
struct CategoryTag {};
struct DimensionTag {};
struct ItemTag {};
struct FacetTag {};
struct JudgeTag {};
struct TokenTag {
  static constexpr std::string_view kKind = "token";
};
struct ApplicationTag {
  static constexpr std::string_view kKind = "application";
};
struct AttachmentTag {
  static constexpr std::string_view kKind = "attachment";
};
struct ConflictTag {
  static constexpr std::string_view kKind = "conflict";
};
struct PlanTag {
  static constexpr std::string_view kKind = "plan";
};
struct TabulationTag {
  static constexpr std::string_view kKind = "tabulation";
};
struct ResolutionTag {
  static constexpr std::string_view kKind = "resolution";
};
struct CoachingCaseTag {
  static constexpr std::string_view kKind = "coaching";
};
struct AdviceTag {
  static constexpr std::string_view kKind = "advice";
};
struct NominationListTag {
  static constexpr std::string_view kKind = "list";
};

using AgencyId = base::Id<AgencyTag>;
using PersonId = base::Id<PersonTag>;
using TokenId = base::Id<TokenTag>;
using SeasonId = base::Id<SeasonTag>;
using CategoryId = base::Id<CategoryTag>;
using DimensionId = base::Id<DimensionTag>;
using ItemId = base::Id<ItemTag>;
using FacetId = base::Id<FacetTag>;
using ApplicationId = base::Id<ApplicationTag>;
using AttachmentId = base::Id<AttachmentTag>;
using JudgeId = base::Id<JudgeTag>;
using ConflictId = base::Id<ConflictTag>;
using PlanId = base::Id<PlanTag>;
using TabulationId = base::Id<TabulationTag>;
using ResolutionId = base::Id<ResolutionTag>;
using CoachingCaseId = base::Id<CoachingCaseTag>;
using AdviceId = base::Id<AdviceTag>;
using NominationListId = base::Id<NominationListTag>;

}  // namespace award

#endif  // AWARD_SERVER_MODEL_IDS_H_
