// The nomination list: proposed, approved by two keys, dispatched.
#include "server/workflow/nominations.h"

#include <algorithm>
#include <string>
#include <utility>

#include "fmt/format.h"
#include "server/base/error.h"
#include "server/base/limits.h"
#include "server/base/status_macros.h"
#include "server/base/text.h"
#include "server/storage/agencies.h"
#include "server/storage/applications.h"
#include "server/storage/nominations.h"
#include "server/storage/revisions.h"
#include "server/storage/seasons.h"
#include "server/storage/tabulations.h"
#include "server/workflow/counting.h"
#include "server/workflow/names.h"
#include "server/workflow/record.h"
#include "server/workflow/resolutions.h"
#include "server/workflow/seasons.h"

namespace award::workflow {
namespace {

using base::Reason;

// Adds the nominations of one category, as its tabulation ranks them. An application that left the
// selection since the resolution is not on the list.
absl::Status AddNominations(const storage::ReadTransaction& transaction,
                            const CategoryResult& result, NominationList& list) {
  for (const Line& line : result.lines) {
    ASSIGN_OR_RETURN(const Application application,
                     storage::LoadApplication(transaction, list.season, line.application));
    if (application.state != ApplicationState::kNominated) continue;
    ASSIGN_OR_RETURN(const Agency agency, storage::LoadAgency(transaction, application.agency));
    ASSIGN_OR_RETURN(
        const Revision revision,
        storage::LoadRevisionHead(transaction, list.season, application.id, application.revision));
    list.nominations.push_back({result.category, line.place, application.id, application.revision,
                                agency.display_name, revision.content.title, line.mean_total,
                                revision.content_digest});
  }
  return absl::OkStatus();
}

// Every category of the rules: one without any application in the final round has nobody (從缺).
absl::Status AddCategories(const storage::ReadTransaction& transaction, const Season& season,
                           NominationList& list) {
  ASSIGN_OR_RETURN(const std::optional<Tabulation> tabulation,
                   storage::FindLatestTabulation(transaction, season.id, Round::kFinal));
  if (!tabulation) {
    return base::Error(Reason::kTabulationMissing, "The final round has no tabulation.",
                       {{"resource", SeasonName(season.id)}});
  }
  for (const Category& category : season.rules.categories) {
    const size_t before = list.nominations.size();
    const CategoryResult* result = tabulation->FindCategory(category.id);
    if (result != nullptr) {
      ASSIGN_OR_RETURN(const std::optional<Resolution> adopted,
                       FindAdopted(transaction, season.id, ResolutionKind::kNomination, category.id,
                                   tabulation->id));
      if (!adopted) {
        return base::Error(Reason::kNominationMissing,
                           "A category has no resolution on its nomination.",
                           {{"category", category.id.value()}});
      }
      RETURN_IF_ERROR(AddNominations(transaction, *result, list));
    }
    list.categories.push_back({category.id, tabulation->id, list.nominations.size() == before});
  }
  return absl::OkStatus();
}

// The list still says what was resolved, and every application on it is still in the selection.
absl::Status CheckStands(const storage::ReadTransaction& transaction, const NominationList& list) {
  if (ListDigest(list) != list.digest) {
    return base::Error(Reason::kInternal, "A nomination list does not match its digest.");
  }
  for (const Nomination& nomination : list.nominations) {
    ASSIGN_OR_RETURN(const Application application,
                     storage::LoadApplication(transaction, list.season, nomination.application));
    if (application.state == ApplicationState::kNominated) continue;
    return base::Error(Reason::kListOutdated,
                       "A nominated application left the selection since the list was proposed.",
                       {{"resource", ApplicationName(list.season, application.id)},
                        {"state", std::string(NameOf(application.state))}});
  }
  return absl::OkStatus();
}

absl::StatusOr<NominationList> LoadAt(const storage::ReadTransaction& transaction,
                                      const ListKey& key) {
  ASSIGN_OR_RETURN(NominationList list,
                   storage::LoadNominationList(transaction, key.season, key.list));
  RETURN_IF_ERROR(CheckEtag(key.etag, list.etag, NominationListName(key.season, key.list)));
  return list;
}

absl::Status WrongListState(const NominationList& list, std::string_view verb) {
  return WrongState(NominationListName(list.season, list.id), NameOf(list.state), verb);
}

// The list moves the season it belongs to.
absl::Status MoveSeason(const Context& context, storage::WriteTransaction& transaction,
                        const SeasonId& id, SeasonVerb verb, std::string_view reason) {
  ASSIGN_OR_RETURN(Season season, storage::LoadSeason(transaction, id));
  const std::optional<SeasonState> next = Next(season.state, verb);
  if (!next) return WrongState(SeasonName(id), NameOf(season.state), context.verb);
  const SeasonState from = season.state;
  season.state = *next;
  season.update_time = context.now;
  RETURN_IF_ERROR(storage::UpdateSeason(transaction, season));
  return Record(context, transaction,
                {.resource = SeasonName(id),
                 .from_state = NameOf(from),
                 .to_state = NameOf(*next),
                 .reason = reason});
}

absl::Status StoreMoved(const Context& context, storage::WriteTransaction& transaction,
                        NominationList& list, NominationListState from) {
  RETURN_IF_ERROR(storage::UpdateNominationList(transaction, list));
  return Record(context, transaction,
                {.resource = NominationListName(list.season, list.id),
                 .from_state = NameOf(from),
                 .to_state = NameOf(list.state),
                 .reason = list.reason,
                 .digest = list.digest});
}

}  // namespace

absl::StatusOr<NominationList> CreateNominationList(const Context& context,
                                                    storage::WriteTransaction& transaction,
                                                    const SeasonId& season) {
  ASSIGN_OR_RETURN(const Season loaded,
                   LoadSeasonIn(transaction, season, {SeasonState::kApproval}, context.verb));
  ASSIGN_OR_RETURN(const std::optional<NominationListId> open,
                   storage::FindOpenNominationList(transaction, season));
  if (open) {
    return base::Error(Reason::kListOpen, "A nomination list is open already.",
                       {{"resource", NominationListName(season, *open)}});
  }
  NominationList list;
  list.season = season;
  list.id = base::NewId<NominationListTag>(context.ids);
  list.rehearsal = loaded.rehearsal;
  list.rules_digest = loaded.rules_digest.value_or(base::Digest());
  list.proposer = context.caller.person;
  list.create_time = context.now;
  list.etag = 1;
  RETURN_IF_ERROR(AddCategories(transaction, loaded, list));
  list.digest = ListDigest(list);
  RETURN_IF_ERROR(storage::InsertNominationList(transaction, list));
  RETURN_IF_ERROR(Record(context, transaction,
                         {.resource = NominationListName(season, list.id),
                          .to_state = NameOf(list.state),
                          .digest = list.digest}));
  return list;
}

absl::StatusOr<NominationList> GetNominationList(const storage::ReadTransaction& transaction,
                                                 const SeasonId& season,
                                                 const NominationListId& list) {
  return storage::LoadNominationList(transaction, season, list);
}

absl::StatusOr<std::vector<NominationList>> ListNominationLists(
    const storage::ReadTransaction& transaction, const SeasonId& season,
    const std::optional<NominationListId>& before, int limit) {
  RETURN_IF_ERROR(storage::LoadSeason(transaction, season).status());
  std::optional<NominationList> last;
  if (before) {
    ASSIGN_OR_RETURN(last, storage::LoadNominationList(transaction, season, *before));
  }
  return storage::ListNominationLists(transaction, season, last, limit);
}

absl::StatusOr<NominationList> ApproveNominationList(const Context& context,
                                                     storage::WriteTransaction& transaction,
                                                     const ListKey& key,
                                                     const base::Digest& digest) {
  ASSIGN_OR_RETURN(NominationList list, LoadAt(transaction, key));
  const std::string name = NominationListName(key.season, key.list);
  if (list.proposer == context.caller.person) {
    return base::Error(Reason::kOwnProposal, "Who proposed a list cannot approve it.",
                       {{"resource", name}});
  }
  if (list.digest != digest) {
    return base::Error(Reason::kDigestMismatch, "The list is not the one that was read.",
                       {{"resource", name}, {"digest", list.digest.Hex()}});
  }
  if (std::any_of(list.approvals.begin(), list.approvals.end(), [&](const Approval& approval) {
        return approval.person == context.caller.person;
      })) {
    return base::Error(Reason::kAlreadyApproved, "The caller has approved this list already.",
                       {{"resource", name}});
  }
  if (list.state != NominationListState::kProposed) return WrongListState(list, context.verb);
  RETURN_IF_ERROR(CheckStands(transaction, list));
  list.approvals.push_back({context.caller.person, digest, context.now});
  RETURN_IF_ERROR(
      storage::InsertApproval(transaction, key.season, key.list, list.approvals.back()));
  if (list.approvals.size() >= kApprovalsNeeded) list.state = NominationListState::kApproved;
  RETURN_IF_ERROR(StoreMoved(context, transaction, list, NominationListState::kProposed));
  return list;
}

absl::StatusOr<NominationList> RejectNominationList(const Context& context,
                                                    storage::WriteTransaction& transaction,
                                                    const ListKey& key, std::string_view reason) {
  ASSIGN_OR_RETURN(const std::string why, RequireReason(reason));
  ASSIGN_OR_RETURN(NominationList list, LoadAt(transaction, key));
  const NominationListState from = list.state;
  if (from != NominationListState::kProposed && from != NominationListState::kApproved) {
    return WrongListState(list, context.verb);
  }
  list.state = NominationListState::kRejected;
  list.reason = why;
  RETURN_IF_ERROR(StoreMoved(context, transaction, list, from));
  RETURN_IF_ERROR(MoveSeason(context, transaction, key.season, SeasonVerb::kReject, why));
  return list;
}

absl::StatusOr<NominationList> DispatchNominationList(const Context& context,
                                                      storage::WriteTransaction& transaction,
                                                      const ListKey& key,
                                                      std::string_view document_number) {
  ASSIGN_OR_RETURN(const std::string number,
                   base::CleanText("document_number", document_number, base::kCodeLengthMax));
  if (!IsDocumentNumber(number)) {
    return base::Error(Reason::kDocumentNumberInvalid,
                       "A document number reads like 高市府研發字第11631168900號.",
                       {{"field", "document_number"}, {"value", number}});
  }
  ASSIGN_OR_RETURN(NominationList list, LoadAt(transaction, key));
  const std::string name = NominationListName(key.season, key.list);
  if (list.state == NominationListState::kProposed) {
    return base::ErrorWithViolations(
        Reason::kRequirementsMissing, "The list does not have two approvals.",
        {{"resource", name}, {"count", "1"}},
        {{Reason::kApprovalMissing, name,
          fmt::format("{} of {} approvals are there.", list.approvals.size(), kApprovalsNeeded)}});
  }
  if (list.state != NominationListState::kApproved) return WrongListState(list, context.verb);
  RETURN_IF_ERROR(CheckStands(transaction, list));
  list.state = NominationListState::kDispatched;
  list.document_number = number;
  list.dispatch_time = context.now;
  RETURN_IF_ERROR(StoreMoved(context, transaction, list, NominationListState::kApproved));
  RETURN_IF_ERROR(MoveSeason(context, transaction, key.season, SeasonVerb::kDispatch, number));
  return list;
}

}  // namespace award::workflow
