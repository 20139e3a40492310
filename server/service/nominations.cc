// Handlers of NominationService.
#include "server/service/nominations.h"

#include <set>
#include <vector>

#include "server/base/status_macros.h"
#include "server/service/convert.h"
#include "server/service/etag.h"
#include "server/service/page.h"
#include "server/service/resource_name.h"
#include "server/workflow/names.h"
#include "server/workflow/nominations.h"

namespace award::service {
namespace {

v1::Nomination NominationToProto(const SeasonId& season, const Nomination& nomination) {
  v1::Nomination proto;
  proto.set_category(nomination.category.value());
  proto.set_place(nomination.place);
  proto.set_application(workflow::ApplicationName(season, nomination.application));
  proto.set_revision(nomination.revision);
  proto.set_agency_display_name(nomination.agency_display_name);
  proto.set_title(nomination.title);
  *proto.mutable_mean_total() = ExactFromFraction(nomination.mean_total);
  proto.set_content_digest(nomination.content_digest.Hex());
  return proto;
}

void WriteCategories(const NominationList& list, v1::NominationList& proto) {
  std::set<TabulationId> seen;
  for (const NominationCategory& category : list.categories) {
    if (category.none) proto.add_none_categories(category.category.value());
    if (seen.insert(category.tabulation).second) {
      proto.add_tabulations(workflow::TabulationName(list.season, category.tabulation));
    }
  }
}

v1::NominationList NominationListToProto(const NominationList& list) {
  v1::NominationList proto;
  proto.set_name(workflow::NominationListName(list.season, list.id));
  proto.set_state(ToProto<v1::NominationList::State>(list.state));
  proto.set_rehearsal(list.rehearsal);
  for (const Nomination& nomination : list.nominations) {
    *proto.add_nominations() = NominationToProto(list.season, nomination);
  }
  WriteCategories(list, proto);
  proto.set_rules_digest(list.rules_digest.Hex());
  proto.set_digest(list.digest.Hex());
  proto.set_proposer(workflow::PersonName(list.proposer));
  for (const Approval& approval : list.approvals) {
    v1::Approval& added = *proto.add_approvals();
    added.set_person(workflow::PersonName(approval.person));
    added.set_digest(approval.digest.Hex());
    *added.mutable_approve_time() = ToProto(approval.approve_time);
  }
  proto.set_reason(list.reason);
  proto.set_document_number(list.document_number);
  *proto.mutable_create_time() = ToProto(list.create_time);
  if (list.dispatch_time) *proto.mutable_dispatch_time() = ToProto(*list.dispatch_time);
  proto.set_etag(FormatEtag(list.etag));
  return proto;
}

// Of a request with `name` and `etag`.
template <typename Request>
absl::StatusOr<workflow::ListKey> ListKeyOf(const Request& request) {
  ASSIGN_OR_RETURN(const NominationListKey key, ParseNominationList("name", request.name()));
  ASSIGN_OR_RETURN(const std::optional<int64_t> etag, ParseEtag(request.etag()));
  return workflow::ListKey{key.season, key.list, etag};
}

}  // namespace

absl::StatusOr<v1::NominationList> CreateNominationList(
    const workflow::Context& context, storage::WriteTransaction& transaction,
    const v1::CreateNominationListRequest& request) {
  ASSIGN_OR_RETURN(const SeasonId season, ParseSeason("parent", request.parent()));
  ASSIGN_OR_RETURN(const NominationList list,
                   workflow::CreateNominationList(context, transaction, season));
  return NominationListToProto(list);
}

absl::StatusOr<v1::NominationList> GetNominationList(const workflow::Context&,
                                                     const storage::ReadTransaction& transaction,
                                                     const v1::GetNominationListRequest& request) {
  ASSIGN_OR_RETURN(const NominationListKey key, ParseNominationList("name", request.name()));
  ASSIGN_OR_RETURN(const NominationList list,
                   workflow::GetNominationList(transaction, key.season, key.list));
  return NominationListToProto(list);
}

absl::StatusOr<v1::ListNominationListsResponse> ListNominationLists(
    const workflow::Context&, const storage::ReadTransaction& transaction,
    const v1::ListNominationListsRequest& request) {
  ASSIGN_OR_RETURN(const SeasonId season, ParseSeason("parent", request.parent()));
  ASSIGN_OR_RETURN(const Page page, Page::Of(request));
  ASSIGN_OR_RETURN(const std::vector<NominationList> rows,
                   workflow::ListNominationLists(transaction, season,
                                                 page.After<NominationListId>(), page.limit()));
  v1::ListNominationListsResponse response;
  for (const NominationList& list : page.Rows(rows)) {
    *response.add_nomination_lists() = NominationListToProto(list);
  }
  response.set_next_page_token(
      page.NextToken(rows, [](const NominationList& list) { return list.id.value(); }));
  return response;
}

absl::StatusOr<v1::NominationList> ApproveNominationList(
    const workflow::Context& context, storage::WriteTransaction& transaction,
    const v1::ApproveNominationListRequest& request) {
  ASSIGN_OR_RETURN(const workflow::ListKey key, ListKeyOf(request));
  ASSIGN_OR_RETURN(const base::Digest digest, DigestFromProto("digest", request.digest()));
  ASSIGN_OR_RETURN(const NominationList list,
                   workflow::ApproveNominationList(context, transaction, key, digest));
  return NominationListToProto(list);
}

absl::StatusOr<v1::NominationList> RejectNominationList(
    const workflow::Context& context, storage::WriteTransaction& transaction,
    const v1::RejectNominationListRequest& request) {
  ASSIGN_OR_RETURN(const workflow::ListKey key, ListKeyOf(request));
  ASSIGN_OR_RETURN(const NominationList list,
                   workflow::RejectNominationList(context, transaction, key, request.reason()));
  return NominationListToProto(list);
}

absl::StatusOr<v1::NominationList> DispatchNominationList(
    const workflow::Context& context, storage::WriteTransaction& transaction,
    const v1::DispatchNominationListRequest& request) {
  ASSIGN_OR_RETURN(const workflow::ListKey key, ListKeyOf(request));
  ASSIGN_OR_RETURN(
      const NominationList list,
      workflow::DispatchNominationList(context, transaction, key, request.document_number()));
  return NominationListToProto(list);
}

}  // namespace award::service
