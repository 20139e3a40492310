// Rows of people, roles and tokens.
#include "server/storage/people.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "server/base/status_macros.h"
#include "tests/testing/season_fixture.h"

namespace award::storage {
namespace {

using base::Reason;
using ::testing::ElementsAre;
using testing::HasReason;
using ::testing::IsEmpty;
using testing::IsOkAndHolds;

class People : public testing::SeasonFixture {
 protected:
  static Token AToken(const char* id, int64_t create_us) {
    return {TokenId(id), PersonId("chen"), base::Digest::Of(id), {create_us}, {100}, std::nullopt};
  }
};

TEST_F(People, ComeBackWithTheirRoles) {
  ASSERT_OK(store().Write([&](WriteTransaction& transaction) -> absl::Status {
    const PersonId he("he");
    RETURN_IF_ERROR(InsertGrant(transaction, he, {Role::kCoach, std::nullopt}));
    RETURN_IF_ERROR(InsertGrant(transaction, he, {Role::kAgencyUser, AgencyId("health")}));
    ASSIGN_OR_RETURN(Person person, LoadPerson(transaction, he));
    EXPECT_EQ(person.roles.size(), 3U);
    RETURN_IF_ERROR(DeleteGrant(transaction, he, {Role::kAgencyUser, AgencyId("civil")}));
    ASSIGN_OR_RETURN(person, LoadPerson(transaction, he));
    EXPECT_THAT(person.roles,
                ::testing::UnorderedElementsAre(RoleGrant{Role::kCoach, std::nullopt},
                                                RoleGrant{Role::kAgencyUser, AgencyId("health")}));
    return absl::OkStatus();
  }));
}

TEST_F(People, HoldARoleOnce) {
  for (const RoleGrant& grant :
       {RoleGrant{Role::kStaff, std::nullopt}, RoleGrant{Role::kAgencyUser, AgencyId("civil")}}) {
    const PersonId person(grant.agency ? "he" : "chen");
    EXPECT_FALSE(store()
                     .Write([&](WriteTransaction& transaction) {
                       return InsertGrant(transaction, person, grant);
                     })
                     .ok());
  }
}

TEST_F(People, AnUpdateOfWhatWasReadBeforeIsRefused) {
  ASSERT_OK(store().Write([&](WriteTransaction& transaction) -> absl::Status {
    ASSIGN_OR_RETURN(Person person, LoadPerson(transaction, PersonId("chen")));
    Person stale = person;
    person.state = PersonState::kDisabled;
    RETURN_IF_ERROR(UpdatePerson(transaction, person));
    EXPECT_EQ(person.etag, 2);
    EXPECT_THAT(UpdatePerson(transaction, stale), HasReason(Reason::kEtagMismatch));
    ASSIGN_OR_RETURN(const Person loaded, LoadPerson(transaction, person.id));
    EXPECT_EQ(loaded.state, PersonState::kDisabled);
    EXPECT_THAT(InsertPerson(transaction, loaded), HasReason(Reason::kAlreadyExists));
    EXPECT_THAT(LoadPerson(transaction, PersonId("ghost")), HasReason(Reason::kNotFound));
    return absl::OkStatus();
  }));
}

TEST_F(People, OnlyTheActiveCount) {
  ASSERT_OK(store().Write([&](WriteTransaction& transaction) -> absl::Status {
    EXPECT_THAT(CountActive(transaction, Role::kStaff), IsOkAndHolds(2));
    ASSIGN_OR_RETURN(Person person, LoadPerson(transaction, PersonId("chen")));
    person.state = PersonState::kDisabled;
    RETURN_IF_ERROR(UpdatePerson(transaction, person));
    EXPECT_THAT(CountActive(transaction, Role::kStaff), IsOkAndHolds(1));
    EXPECT_THAT(CountActive(transaction, Role::kAuditor), IsOkAndHolds(1));
    return absl::OkStatus();
  }));
}

TEST_F(People, AreListedByIdWithTheirRoles) {
  ASSERT_OK(store().Read([&](const ReadTransaction& transaction) -> absl::Status {
    ASSIGN_OR_RETURN(const auto first, ListPeople(transaction, std::nullopt, 2));
    EXPECT_EQ(first.size(), 2U);
    EXPECT_EQ(first.at(0).id, PersonId("chen"));
    EXPECT_EQ(first.at(0).roles.size(), 1U);
    ASSIGN_OR_RETURN(const auto next, ListPeople(transaction, first.at(1).id, 1));
    EXPECT_GT(next.at(0).id, first.at(1).id);
    return absl::OkStatus();
  }));
}

TEST_F(People, TokensAreFoundByTheDigestOfTheirSecretAlone) {
  ASSERT_OK(store().Write([&](WriteTransaction& transaction) -> absl::Status {
    RETURN_IF_ERROR(InsertToken(transaction, AToken("t-1", 1)));
    ASSIGN_OR_RETURN(const auto found, FindTokenBySecret(transaction, base::Digest::Of("t-1")));
    EXPECT_TRUE(found && found->id == TokenId("t-1") && found->person == PersonId("chen"));
    ASSIGN_OR_RETURN(const auto other, FindTokenBySecret(transaction, base::Digest::Of("t-2")));
    EXPECT_FALSE(other.has_value());
    EXPECT_THAT(LoadToken(transaction, PersonId("wu"), TokenId("t-1")),
                HasReason(Reason::kNotFound))
        << "another person's";
    RETURN_IF_ERROR(RevokeToken(transaction, TokenId("t-1"), {7}));
    ASSIGN_OR_RETURN(const Token revoked, LoadToken(transaction, PersonId("chen"), TokenId("t-1")));
    EXPECT_EQ(revoked.revoke_time, base::Time{7});
    return absl::OkStatus();
  }));
}

TEST_F(People, TokensAreListedNewestFirst) {
  ASSERT_OK(store().Write([&](WriteTransaction& transaction) -> absl::Status {
    RETURN_IF_ERROR(InsertToken(transaction, AToken("t-1", 1)));
    RETURN_IF_ERROR(InsertToken(transaction, AToken("t-3", 2)));
    RETURN_IF_ERROR(InsertToken(transaction, AToken("t-2", 2)));
    const auto ids = [&](const std::optional<Token>& before, int limit) {
      std::vector<std::string> found;
      const auto tokens = ListTokens(transaction, PersonId("chen"), before, limit);
      EXPECT_OK(tokens);
      if (!tokens.ok()) return found;
      for (const Token& token : *tokens) found.push_back(token.id.value());
      return found;
    };
    EXPECT_THAT(ids(std::nullopt, 10), ElementsAre("t-3", "t-2", "t-1"));
    EXPECT_THAT(ids(std::nullopt, 1), ElementsAre("t-3"));
    EXPECT_THAT(ids(AToken("t-3", 2), 10), ElementsAre("t-2", "t-1"));
    EXPECT_THAT(ids(AToken("t-1", 1), 10), IsEmpty());
    return absl::OkStatus();
  }));
}

}  // namespace
}  // namespace award::storage
