// People, roles and tokens: parse, call the workflow, convert.
#include "server/service/people.h"

#include <optional>
#include <vector>

#include "server/base/id.h"
#include "server/base/status_macros.h"
#include "server/model/person.h"
#include "server/service/convert.h"
#include "server/service/etag.h"
#include "server/service/page.h"
#include "server/service/resource_name.h"
#include "server/workflow/names.h"
#include "server/workflow/people.h"

namespace award::service {
namespace {

v1::Person PersonToProto(const Person& person) {
  v1::Person proto;
  proto.set_name(workflow::PersonName(person.id));
  proto.set_display_name(person.display_name);
  proto.set_state(ToProto<v1::Person::State>(person.state));
  for (const RoleGrant& grant : person.roles) {
    v1::RoleGrant& copy = *proto.add_roles();
    copy.set_role(ToProto<v1::Role>(grant.role));
    if (grant.agency) copy.set_agency(workflow::AgencyName(*grant.agency));
  }
  *proto.mutable_create_time() = ToProto(person.create_time);
  *proto.mutable_update_time() = ToProto(person.update_time);
  proto.set_etag(FormatEtag(person.etag));
  return proto;
}

v1::Token TokenToProto(const Token& token) {
  v1::Token proto;
  proto.set_name(workflow::TokenName(token.person, token.id));
  *proto.mutable_create_time() = ToProto(token.create_time);
  *proto.mutable_expire_time() = ToProto(token.expire_time);
  if (token.revoke_time) *proto.mutable_revoke_time() = ToProto(*token.revoke_time);
  return proto;
}

absl::StatusOr<RoleGrant> GrantFromProto(const v1::RoleGrant& proto) {
  RoleGrant grant;
  ASSIGN_OR_RETURN(grant.role, FromProto<Role>("grant.role", proto.role()));
  if (!proto.agency().empty()) {
    ASSIGN_OR_RETURN(grant.agency, ParseAgency("grant.agency", proto.agency()));
  }
  return grant;
}

absl::StatusOr<v1::Person> Converted(const absl::StatusOr<Person>& person) {
  RETURN_IF_ERROR(person.status());
  return PersonToProto(*person);
}

}  // namespace

absl::StatusOr<v1::Person> CreatePerson(const workflow::Context& context,
                                        storage::WriteTransaction& transaction,
                                        const v1::CreatePersonRequest& request) {
  if (request.person_id().empty()) return FieldRequired("person_id");
  return Converted(workflow::CreatePerson(context, transaction, PersonId(request.person_id()),
                                          request.person().display_name()));
}

absl::StatusOr<v1::Person> GetPerson(const workflow::Context&,
                                     const storage::ReadTransaction& transaction,
                                     const v1::GetPersonRequest& request) {
  ASSIGN_OR_RETURN(const PersonId person, ParsePerson("name", request.name()));
  return Converted(workflow::GetPerson(transaction, person));
}

absl::StatusOr<v1::ListPeopleResponse> ListPeople(const workflow::Context&,
                                                  const storage::ReadTransaction& transaction,
                                                  const v1::ListPeopleRequest& request) {
  ASSIGN_OR_RETURN(const Page page, Page::Of(request));
  ASSIGN_OR_RETURN(const std::vector<Person> people,
                   workflow::ListPeople(transaction, page.After<PersonId>(), page.limit()));
  v1::ListPeopleResponse response;
  for (const Person& person : page.Rows(people)) *response.add_people() = PersonToProto(person);
  response.set_next_page_token(
      page.NextToken(people, [](const Person& person) { return person.id.value(); }));
  return response;
}

absl::StatusOr<v1::Person> GetCaller(const workflow::Context& context,
                                     const storage::ReadTransaction& transaction,
                                     const v1::GetCallerRequest&) {
  return Converted(workflow::GetPerson(transaction, context.caller.person));
}

absl::StatusOr<v1::Person> GrantRole(const workflow::Context& context,
                                     storage::WriteTransaction& transaction,
                                     const v1::GrantRoleRequest& request) {
  ASSIGN_OR_RETURN(const PersonId person, ParsePerson("name", request.name()));
  ASSIGN_OR_RETURN(const RoleGrant grant, GrantFromProto(request.grant()));
  ASSIGN_OR_RETURN(const std::optional<int64_t> etag, ParseEtag(request.etag()));
  return Converted(workflow::GrantRole(context, transaction, person, grant, etag));
}

absl::StatusOr<v1::Person> RevokeRole(const workflow::Context& context,
                                      storage::WriteTransaction& transaction,
                                      const v1::RevokeRoleRequest& request) {
  ASSIGN_OR_RETURN(const PersonId person, ParsePerson("name", request.name()));
  ASSIGN_OR_RETURN(const RoleGrant grant, GrantFromProto(request.grant()));
  ASSIGN_OR_RETURN(const std::optional<int64_t> etag, ParseEtag(request.etag()));
  return Converted(workflow::RevokeRole(context, transaction, person, grant, etag));
}

absl::StatusOr<v1::Person> DisablePerson(const workflow::Context& context,
                                         storage::WriteTransaction& transaction,
                                         const v1::DisablePersonRequest& request) {
  ASSIGN_OR_RETURN(const PersonId person, ParsePerson("name", request.name()));
  ASSIGN_OR_RETURN(const std::optional<int64_t> etag, ParseEtag(request.etag()));
  return Converted(workflow::DisablePerson(context, transaction, person, request.reason(), etag));
}

absl::StatusOr<v1::IssueTokenResponse> IssueToken(const workflow::Context& context,
                                                  storage::WriteTransaction& transaction,
                                                  const v1::IssueTokenRequest& request) {
  ASSIGN_OR_RETURN(const PersonId person, ParsePerson("parent", request.parent()));
  ASSIGN_OR_RETURN(const workflow::IssuedToken issued,
                   workflow::IssueToken(context, transaction, person, request.lifetime_days()));
  v1::IssueTokenResponse response;
  *response.mutable_token() = TokenToProto(issued.token);
  response.set_secret(issued.secret);
  return response;
}

absl::StatusOr<v1::Token> RevokeToken(const workflow::Context& context,
                                      storage::WriteTransaction& transaction,
                                      const v1::RevokeTokenRequest& request) {
  ASSIGN_OR_RETURN(const TokenKey key, ParseToken("name", request.name()));
  ASSIGN_OR_RETURN(const Token token, workflow::RevokeToken(context, transaction, key.person,
                                                            key.token, request.reason()));
  return TokenToProto(token);
}

absl::StatusOr<v1::ListTokensResponse> ListTokens(const workflow::Context&,
                                                  const storage::ReadTransaction& transaction,
                                                  const v1::ListTokensRequest& request) {
  ASSIGN_OR_RETURN(const PersonId person, ParsePerson("parent", request.parent()));
  ASSIGN_OR_RETURN(const Page page, Page::Of(request));
  ASSIGN_OR_RETURN(const std::vector<Token> tokens,
                   workflow::ListTokens(transaction, person, page.After<TokenId>(), page.limit()));
  v1::ListTokensResponse response;
  for (const Token& token : page.Rows(tokens)) *response.add_tokens() = TokenToProto(token);
  response.set_next_page_token(
      page.NextToken(tokens, [](const Token& token) { return token.id.value(); }));
  return response;
}

}  // namespace award::service
