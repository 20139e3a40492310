// People, roles and tokens: who may call, and who must always be able to.
#include "server/workflow/people.h"

#include <chrono>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "server/storage/events.h"
#include "server/storage/store.h"
#include "server/workflow/access.h"
#include "tests/testing/season_fixture.h"

namespace award::workflow {
namespace {

using base::Reason;
using ::testing::ElementsAre;
using testing::HasReason;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr RoleGrant kStaff{Role::kStaff, std::nullopt};

class People : public testing::SeasonFixture {
 protected:
  absl::StatusOr<IssuedToken> Issue(const char* person, int32_t days = 0) {
    return Write("chen", [&](const Context& context, auto& transaction) {
      return IssueToken(context, transaction, PersonId(person), days);
    });
  }

  absl::StatusOr<Caller> Call(const std::string& secret) {
    absl::StatusOr<Caller> caller = absl::UnknownError("not run");
    EXPECT_OK(store().Read([&](const storage::ReadTransaction& transaction) -> absl::Status {
      caller = Authenticate(transaction, SecretDigest(secret), clock_.Now());
      return absl::OkStatus();
    }));
    return caller;
  }

  absl::StatusOr<Person> Disable(const char* person) {
    return Write("chen", [&](const Context& context, auto& transaction) {
      return DisablePerson(context, transaction, PersonId(person), "離職", std::nullopt);
    });
  }

  absl::StatusOr<Person> Revoke(const char* person, const RoleGrant& grant) {
    return Write("chen", [&](const Context& context, auto& transaction) {
      return RevokeRole(context, transaction, PersonId(person), grant, std::nullopt);
    });
  }

  absl::StatusOr<Person> Grant(const char* person, const RoleGrant& grant) {
    return Write("chen", [&](const Context& context, auto& transaction) {
      return GrantRole(context, transaction, PersonId(person), grant, std::nullopt);
    });
  }
};

TEST_F(People, AreCreatedWithoutRoles) {
  const auto person = Write("chen", [&](const Context& context, auto& transaction) {
    return CreatePerson(context, transaction, PersonId("wang"), " 王小明 ");
  });
  ASSERT_OK(person);
  EXPECT_EQ(person->display_name, "王小明");
  EXPECT_TRUE(person->roles.empty());
  const auto create = [&](const char* id, const char* name) {
    return Write("chen", [&](const Context& context, auto& transaction) {
      return CreatePerson(context, transaction, PersonId(id), name);
    });
  };
  EXPECT_THAT(create("wang", "另一人"), HasReason(Reason::kAlreadyExists));
  EXPECT_THAT(create("Wang", "王"), HasReason(Reason::kIdInvalid));
  EXPECT_THAT(create("wang-2", " "), HasReason(Reason::kFieldRequired));
}

TEST_F(People, ARoleIsGrantedOnceAndWithAnAgencyExactlyForItsUsers) {
  ASSERT_OK_AND_ASSIGN(const Person person,
                       Grant("nobody", {Role::kAgencyUser, AgencyId("civil")}));
  EXPECT_THAT(person.roles, ElementsAre(RoleGrant{Role::kAgencyUser, AgencyId("civil")}));
  EXPECT_THAT(Grant("nobody", {Role::kAgencyUser, AgencyId("civil")}),
              HasReason(Reason::kAlreadyExists));
  EXPECT_OK(Grant("nobody", {Role::kAgencyUser, AgencyId("health")}));
  EXPECT_THAT(Grant("nobody", {Role::kAgencyUser, std::nullopt}), HasReason(Reason::kRoleInvalid));
  EXPECT_THAT(Grant("nobody", {Role::kStaff, AgencyId("civil")}), HasReason(Reason::kRoleInvalid));
  EXPECT_THAT(Grant("nobody", {Role::kAgencyUser, AgencyId("moon")}), HasReason(Reason::kNotFound));
  EXPECT_THAT(Grant("ghost", kStaff), HasReason(Reason::kNotFound));
}

TEST_F(People, AnOldEtagIsRefused) {
  const auto grant = [&](int64_t etag) {
    return Write("chen", [&](const Context& context, auto& transaction) {
      return GrantRole(context, transaction, PersonId("nobody"), kStaff, etag);
    });
  };
  EXPECT_THAT(grant(7), HasReason(Reason::kEtagMismatch));
  ASSERT_OK_AND_ASSIGN(const Person person, grant(1));
  EXPECT_EQ(person.etag, 2);
}

TEST_F(People, ARevokedRoleIsGoneOnTheNextCall) {
  ASSERT_OK_AND_ASSIGN(const IssuedToken token, Issue("shen"));
  ASSERT_OK_AND_ASSIGN(const Caller before, Call(token.secret));
  EXPECT_TRUE(before.Has(Role::kAuditor));
  ASSERT_OK(Revoke("shen", {Role::kAuditor, std::nullopt}));
  ASSERT_OK_AND_ASSIGN(const Caller after, Call(token.secret));
  EXPECT_FALSE(after.Has(Role::kAuditor));
  EXPECT_THAT(Revoke("shen", {Role::kAuditor, std::nullopt}), HasReason(Reason::kNotFound));
}

TEST_F(People, TheLastOfTheStaffStays) {
  ASSERT_OK(Revoke("wu", kStaff));
  EXPECT_THAT(Revoke("chen", kStaff), HasReason(Reason::kLastStaff));
  EXPECT_THAT(Disable("chen"), HasReason(Reason::kLastStaff));
  EXPECT_OK(Disable("shen")) << "others may go";
}

TEST_F(People, ADisabledMemberOfTheStaffDoesNotCount) {
  ASSERT_OK(Disable("wu"));
  EXPECT_THAT(Revoke("chen", kStaff), HasReason(Reason::kLastStaff));
  EXPECT_OK(Revoke("wu", kStaff)) << "whose role moves nothing";
}

TEST_F(People, ADisabledPersonIsNobody) {
  ASSERT_OK_AND_ASSIGN(const IssuedToken token, Issue("shen"));
  ASSERT_OK(Call(token.secret));
  ASSERT_OK(Disable("shen"));
  EXPECT_THAT(Call(token.secret), HasReason(Reason::kUnauthenticated));
  EXPECT_THAT(Issue("shen"), HasReason(Reason::kPersonDisabled));
  EXPECT_THAT(Grant("shen", kStaff), HasReason(Reason::kPersonDisabled));
  EXPECT_THAT(Disable("shen"), HasReason(Reason::kPersonDisabled));
  EXPECT_THAT(Write("chen",
                    [&](const Context& context, auto& transaction) {
                      return DisablePerson(context, transaction, PersonId("wu"), " ", std::nullopt);
                    }),
              HasReason(Reason::kFieldRequired))
      << "a reason is needed";
}

TEST_F(People, ATokenWorksUntilItExpires) {
  ASSERT_OK_AND_ASSIGN(const IssuedToken token, Issue("shen", 1));
  ASSERT_OK_AND_ASSIGN(const Caller caller, Call(token.secret));
  EXPECT_EQ(caller.person, PersonId("shen"));
  clock_.Advance(std::chrono::hours(24) - std::chrono::microseconds(1));
  EXPECT_OK(Call(token.secret));
  clock_.Advance(std::chrono::microseconds(1));
  EXPECT_THAT(Call(token.secret), HasReason(Reason::kUnauthenticated));
}

TEST_F(People, ALifetimeIsOneDayToAYearAndNinetyDaysByDefault) {
  ASSERT_OK_AND_ASSIGN(const IssuedToken token, Issue("shen"));
  EXPECT_EQ(token.token.expire_time - clock_.Now(), std::chrono::days(90));
  EXPECT_OK(Issue("shen", 365));
  EXPECT_THAT(Issue("shen", 366), HasReason(Reason::kFieldInvalid));
  EXPECT_THAT(Issue("shen", -1), HasReason(Reason::kFieldInvalid));
  EXPECT_THAT(Issue("ghost"), HasReason(Reason::kNotFound));
}

TEST_F(People, ARevokedTokenStopsOnTheNextCall) {
  ASSERT_OK_AND_ASSIGN(const IssuedToken token, Issue("shen"));
  ASSERT_OK_AND_ASSIGN(const IssuedToken other, Issue("shen"));
  const auto revoke = [&](const char* person) {
    return Write("chen", [&](const Context& context, auto& transaction) {
      return RevokeToken(context, transaction, PersonId(person), token.token.id, "遺失");
    });
  };
  EXPECT_THAT(revoke("wu"), HasReason(Reason::kNotFound)) << "not that person's";
  ASSERT_OK_AND_ASSIGN(const Token revoked, revoke("shen"));
  EXPECT_EQ(revoked.revoke_time, clock_.Now());
  EXPECT_THAT(Call(token.secret), HasReason(Reason::kUnauthenticated));
  EXPECT_OK(Call(other.secret));
  EXPECT_THAT(revoke("shen"), HasReason(Reason::kTokenRevoked));
}

TEST_F(People, AllWaysOfHavingNoTokenReadTheSame) {
  ASSERT_OK_AND_ASSIGN(const IssuedToken token, Issue("shen", 1));
  clock_.Advance(std::chrono::days(2));
  const absl::Status expired = Call(token.secret).status();
  EXPECT_EQ(expired, Call("never issued").status());
  EXPECT_EQ(expired, Call(token.token.secret_sha256.Hex()).status());
}

// 256 bits in base32, and nowhere in the file or in the record.
TEST_F(People, ASecretIsStoredNowhere) {
  ASSERT_OK_AND_ASSIGN(const IssuedToken token, Issue("shen"));
  EXPECT_EQ(token.secret.size(), 52U);
  EXPECT_EQ(token.token.secret_sha256, base::Digest::Of(token.secret));
  ASSERT_OK(store().Read([&](const storage::ReadTransaction& transaction) -> absl::Status {
    for (const storage::Sql sql :
         {storage::Sql("SELECT count(*) FROM token WHERE instr(CAST(secret_sha256 AS TEXT), "
                       ":secret) OR instr(id, :secret)"),
          storage::Sql("SELECT count(*) FROM event WHERE instr(resource, :secret) "
                       "OR instr(reason, :secret) OR instr(to_state, :secret)")}) {
      storage::Statement row = transaction.Prepare(sql);
      row.Bind(":secret", token.secret);
      EXPECT_OK(row.Next().status());
      EXPECT_EQ(row.Int(0), 0) << sql.text();
    }
    return absl::OkStatus();
  }));
}

TEST_F(People, TokensAreListedNewestFirst) {
  ASSERT_OK_AND_ASSIGN(const IssuedToken first, Issue("shen"));
  clock_.Advance(std::chrono::seconds(1));
  ASSERT_OK_AND_ASSIGN(const IssuedToken second, Issue("shen"));
  const auto list = [&](const std::optional<TokenId>& before) {
    return Read("chen", [&](const Context&, const auto& transaction) {
      return ListTokens(transaction, PersonId("shen"), before, 10);
    });
  };
  const auto all = list(std::nullopt);
  ASSERT_OK(all);
  ASSERT_EQ(all->size(), 2U);
  EXPECT_EQ(all->at(0).id, second.token.id);
  const auto rest = list(second.token.id);
  ASSERT_OK(rest);
  ASSERT_EQ(rest->size(), 1U);
  EXPECT_EQ(rest->at(0).id, first.token.id);
}

TEST_F(People, TheConsoleMakesTheFirstOfTheStaffAndNotASecond) {
  const auto create = [&](storage::Store& store) {
    absl::StatusOr<IssuedToken> issued = absl::UnknownError("not run");
    const absl::Status status =
        store.Write([&](storage::WriteTransaction& transaction) -> absl::Status {
          const Context console{clock_.Now(), {}, "CreateFirstStaff", "", ids_};
          issued = CreateFirstStaff(console, transaction, PersonId("first"), "第一人");
          return issued.status();
        });
    return status.ok() ? issued : absl::StatusOr<IssuedToken>(status);
  };
  EXPECT_THAT(create(store()), HasReason(Reason::kWrongState)) << "chen is there";

  const testing::TempDirectory directory;
  storage::StoreOptions options;
  options.readers = 1;
  options.writer.free_bytes_min = 0;
  auto opened = storage::Store::Open(directory.File("empty.db"), options);
  ASSERT_OK(opened);
  storage::Store& empty = **opened;
  ASSERT_OK_AND_ASSIGN(const IssuedToken issued, create(empty));
  ASSERT_OK(empty.Read([&](const storage::ReadTransaction& transaction) -> absl::Status {
    const auto caller = Authenticate(transaction, SecretDigest(issued.secret), clock_.Now());
    EXPECT_OK(caller);
    EXPECT_TRUE(caller.ok() && caller->Has(Role::kStaff));
    const auto events = storage::ListEvents(transaction, "", 0, 10);
    EXPECT_OK(events);
    for (const Event& event : *events) EXPECT_EQ(event.actor, "console");
    return absl::OkStatus();
  }));
  EXPECT_THAT(create(empty), HasReason(Reason::kWrongState));
  EXPECT_OK(empty.Stop());
}

}  // namespace
}  // namespace award::workflow
