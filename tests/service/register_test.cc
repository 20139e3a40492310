// Agencies, people and the record through their handlers.
#include "server/service/agencies.h"
#include "server/service/events.h"
#include "server/service/people.h"
#include "tests/service/handler_fixture.h"

namespace award::service {
namespace {

using base::Reason;
using testing::HasReason;

class RegisterTest : public testing::HandlerFixture {};

TEST_F(RegisterTest, AgenciesAreImportedAllOrNothing) {
  v1::ImportAgenciesRequest request;
  EXPECT_THAT(Do(&ImportAgencies, request), HasReason(Reason::kFieldRequired));
  v1::Agency& second = *request.add_agencies();
  second.set_name("agencies/library");
  second.set_display_name("市立圖書館");
  second.set_level(v1::Agency::SECOND_LEVEL);
  second.set_supervising_agency("agencies/culture");
  EXPECT_THAT(Do(&ImportAgencies, request), HasReason(Reason::kSupervisionInvalid));
  v1::Agency& first = *request.add_agencies();
  first.set_name("agencies/culture");
  first.set_display_name("文化局");
  EXPECT_THAT(Do(&ImportAgencies, request), HasReason(Reason::kFieldRequired));
  first.set_level(v1::Agency::FIRST_LEVEL);
  ASSERT_OK_AND_ASSIGN(const v1::ImportAgenciesResponse made, Do(&ImportAgencies, request));
  EXPECT_EQ(made.created_count(), 2);
  ASSERT_OK_AND_ASSIGN(const v1::ImportAgenciesResponse again, Do(&ImportAgencies, request));
  EXPECT_EQ(again.unchanged_count(), 2);

  v1::GetAgencyRequest get;
  get.set_name("agencies/library");
  ASSERT_OK_AND_ASSIGN(const v1::Agency got, See(&GetAgency, get));
  EXPECT_EQ(got.supervising_agency(), "agencies/culture");
}

TEST_F(RegisterTest, AgenciesAreListedById) {
  v1::ListAgenciesRequest request;
  request.set_page_size(4);
  ASSERT_OK_AND_ASSIGN(const v1::ListAgenciesResponse first, See(&ListAgencies, request));
  ASSERT_EQ(first.agencies_size(), 4);
  EXPECT_EQ(first.agencies(0).name(), "agencies/civil");
  request.set_page_token(first.next_page_token());
  ASSERT_OK_AND_ASSIGN(const v1::ListAgenciesResponse second, See(&ListAgencies, request));
  ASSERT_EQ(second.agencies_size(), 1);
  EXPECT_EQ(second.agencies(0).name(), "agencies/jiasian");
}

TEST_F(RegisterTest, APersonGetsAndLosesRoles) {
  v1::GrantRoleRequest grant;
  grant.set_name("people/nobody");
  EXPECT_THAT(Do(&GrantRole, grant), HasReason(Reason::kFieldRequired));
  grant.mutable_grant()->set_role(v1::AGENCY_USER);
  EXPECT_THAT(Do(&GrantRole, grant), HasReason(Reason::kRoleInvalid));
  grant.mutable_grant()->set_agency("agencies/clinic");
  ASSERT_OK_AND_ASSIGN(const v1::Person granted, Do(&GrantRole, grant));
  ASSERT_EQ(granted.roles_size(), 1);
  EXPECT_EQ(granted.roles(0).agency(), "agencies/clinic");
  EXPECT_THAT(Do(&GrantRole, grant), HasReason(Reason::kAlreadyExists));

  v1::RevokeRoleRequest revoke;
  revoke.set_name("people/nobody");
  *revoke.mutable_grant() = grant.grant();
  ASSERT_OK_AND_ASSIGN(const v1::Person revoked, Do(&RevokeRole, revoke));
  EXPECT_EQ(revoked.roles_size(), 0);
}

TEST_F(RegisterTest, TheCallerSeesThemselves) {
  ASSERT_OK_AND_ASSIGN(const v1::Person caller, See(&GetCaller, v1::GetCallerRequest()));
  EXPECT_EQ(caller.name(), "people/chen");
  EXPECT_EQ(caller.roles(0).role(), v1::STAFF);
}

TEST_F(RegisterTest, TokensAreListedNewestFirstWithoutSecrets) {
  v1::IssueTokenRequest issue;
  issue.set_parent("people/lin");
  issue.set_lifetime_days(366);
  EXPECT_THAT(Do(&IssueToken, issue), HasReason(Reason::kFieldInvalid));
  issue.set_lifetime_days(1);
  std::vector<std::string> names;
  for (int i = 0; i < 3; ++i) {
    clock_.Advance(std::chrono::seconds(1));
    ASSERT_OK_AND_ASSIGN(const v1::IssueTokenResponse issued, Do(&IssueToken, issue));
    EXPECT_FALSE(issued.secret().empty());
    names.push_back(issued.token().name());
  }
  v1::ListTokensRequest list;
  list.set_parent("people/lin");
  list.set_page_size(2);
  ASSERT_OK_AND_ASSIGN(const v1::ListTokensResponse first, See(&ListTokens, list));
  ASSERT_EQ(first.tokens_size(), 2);
  EXPECT_EQ(first.tokens(0).name(), names[2]);
  list.set_page_token(first.next_page_token());
  ASSERT_OK_AND_ASSIGN(const v1::ListTokensResponse second, See(&ListTokens, list));
  ASSERT_EQ(second.tokens_size(), 1);
  EXPECT_EQ(second.tokens(0).name(), names[0]);

  v1::RevokeTokenRequest revoke;
  revoke.set_name(names[0]);
  revoke.set_reason("遺失");
  ASSERT_OK_AND_ASSIGN(const v1::Token revoked, Do(&RevokeToken, revoke));
  EXPECT_TRUE(revoked.has_revoke_time());
  EXPECT_THAT(Do(&RevokeToken, revoke), HasReason(Reason::kTokenRevoked));
}

TEST_F(RegisterTest, TheRecordIsReadInOrderAndByResource) {
  v1::CreatePersonRequest create;
  for (const char* id : {"one", "two", "three"}) {
    create.set_person_id(id);
    create.mutable_person()->set_display_name(id);
    ASSERT_OK(Do(&CreatePerson, create));
  }
  v1::ListEventsRequest list;
  list.set_page_size(2);
  ASSERT_OK_AND_ASSIGN(const v1::ListEventsResponse first, See(&ListEvents, list));
  ASSERT_EQ(first.events_size(), 2);
  EXPECT_EQ(first.events(0).name(), "events/1");
  EXPECT_EQ(first.events(0).actor(), "people/chen");
  EXPECT_EQ(first.events(0).resource(), "people/one");
  list.set_page_token(first.next_page_token());
  ASSERT_OK_AND_ASSIGN(const v1::ListEventsResponse second, See(&ListEvents, list));
  ASSERT_EQ(second.events_size(), 1);
  EXPECT_EQ(second.events(0).name(), "events/3");

  v1::ListEventsRequest of_two;
  of_two.set_resource("people/two");
  EXPECT_EQ(See(&ListEvents, of_two)->events_size(), 1);
  of_two.set_resource("people/t");
  EXPECT_EQ(See(&ListEvents, of_two)->events_size(), 0);
  of_two.set_resource("people/%");
  EXPECT_THAT(See(&ListEvents, of_two), HasReason(Reason::kNameInvalid));
}

TEST_F(RegisterTest, PeopleAreListedAndDisabled) {
  ASSERT_OK_AND_ASSIGN(const v1::ListPeopleResponse people,
                       See(&ListPeople, v1::ListPeopleRequest()));
  EXPECT_EQ(people.people_size(), 15);
  v1::DisablePersonRequest disable;
  disable.set_name("people/lin");
  EXPECT_THAT(Do(&DisablePerson, disable), HasReason(Reason::kFieldRequired));
  disable.set_reason("離職");
  ASSERT_OK_AND_ASSIGN(const v1::Person disabled, Do(&DisablePerson, disable));
  EXPECT_EQ(disabled.state(), v1::Person::DISABLED);
}

}  // namespace
}  // namespace award::service
