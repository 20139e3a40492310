// The rows of people, their roles and their tokens.
#include "server/storage/people.h"

#include <utility>

#include "fmt/format.h"
#include "server/base/error.h"
#include "server/base/status_macros.h"

namespace award::storage {
namespace {

using base::Reason;

constexpr char kInsertPerson[] = R"sql(
  INSERT INTO person (id, display_name, state, create_time_us, update_time_us, etag)
  VALUES (:id, :display_name, :state, :create_time, :update_time, :etag)
  ON CONFLICT (id) DO NOTHING)sql";

constexpr char kUpdatePerson[] = R"sql(
  UPDATE person
  SET display_name = :display_name, state = :state, update_time_us = :update_time, etag = etag + 1
  WHERE id = :id AND etag = :etag)sql";

constexpr char kFindPerson[] = R"sql(
  SELECT id, display_name, state, create_time_us, update_time_us, etag
  FROM person
  WHERE id = :id)sql";

constexpr char kListPeople[] = R"sql(
  SELECT id, display_name, state, create_time_us, update_time_us, etag
  FROM person
  WHERE id > :after
  ORDER BY id
  LIMIT :limit)sql";

constexpr char kListGrants[] = R"sql(
  SELECT role, agency_id
  FROM role_grant
  WHERE person_id = :person
  ORDER BY role, coalesce(agency_id, ''))sql";

constexpr char kCountActive[] = R"sql(
  SELECT count(DISTINCT p.id)
  FROM person AS p JOIN role_grant AS g ON g.person_id = p.id
  WHERE p.state = 'ACTIVE' AND g.role = :role)sql";

constexpr char kInsertGrant[] = R"sql(
  INSERT INTO role_grant (person_id, role, agency_id)
  VALUES (:person, :role, :agency))sql";

constexpr char kDeleteGrant[] = R"sql(
  DELETE FROM role_grant
  WHERE person_id = :person AND role = :role AND coalesce(agency_id, '') = :agency)sql";

constexpr char kInsertToken[] = R"sql(
  INSERT INTO token (id, person_id, secret_sha256, create_time_us, expire_time_us)
  VALUES (:id, :person, :secret_sha256, :create_time, :expire_time))sql";

constexpr char kRevokeToken[] = R"sql(
  UPDATE token
  SET revoke_time_us = :now
  WHERE id = :id AND revoke_time_us IS NULL)sql";

constexpr char kFindTokenBySecret[] = R"sql(
  SELECT id, person_id, secret_sha256, create_time_us, expire_time_us, revoke_time_us
  FROM token
  WHERE secret_sha256 = :secret_sha256)sql";

constexpr char kFindToken[] = R"sql(
  SELECT id, person_id, secret_sha256, create_time_us, expire_time_us, revoke_time_us
  FROM token
  WHERE id = :id AND person_id = :person)sql";

constexpr char kListTokens[] = R"sql(
  SELECT id, person_id, secret_sha256, create_time_us, expire_time_us, revoke_time_us
  FROM token
  WHERE person_id = :person
    AND (create_time_us < :before_time OR (create_time_us = :before_time AND id < :before_id))
  ORDER BY create_time_us DESC, id DESC
  LIMIT :limit)sql";

Person ReadPerson(const Statement& row) {
  Person person;
  person.id = PersonId(row.Text(0));
  person.display_name = row.Text(1);
  person.state = FromName<PersonState>(row.Text(2)).value_or(PersonState::kDisabled);
  person.create_time = row.Time(3);
  person.update_time = row.Time(4);
  person.etag = row.Int(5);
  return person;
}

Token ReadToken(const Statement& row) {
  Token token;
  token.id = TokenId(row.Text(0));
  token.person = PersonId(row.Text(1));
  token.secret_sha256 = row.Digest(2);
  token.create_time = row.Time(3);
  token.expire_time = row.Time(4);
  token.revoke_time = row.TimeOrNull(5);
  return token;
}

absl::Status ReadGrants(const ReadTransaction& transaction, Person& person) {
  Statement row = transaction.Prepare(kListGrants);
  row.Bind(":person", person.id);
  while (true) {
    ASSIGN_OR_RETURN(const bool found, row.Next());
    if (!found) return absl::OkStatus();
    const std::optional<Role> role = FromName<Role>(row.Text(0));
    if (!role) return base::Error(Reason::kInternal, "A stored role has no enumerator.");
    RoleGrant grant{*role, std::nullopt};
    if (std::optional<std::string> agency = row.TextOrNull(1)) {
      grant.agency = AgencyId(std::move(*agency));
    }
    person.roles.push_back(std::move(grant));
  }
}

}  // namespace

absl::Status InsertPerson(WriteTransaction& transaction, const Person& person) {
  Statement statement = transaction.Prepare(kInsertPerson);
  statement.Bind(":id", person.id).Bind(":display_name", person.display_name);
  statement.Bind(":state", NameOf(person.state)).Bind(":create_time", person.create_time);
  statement.Bind(":update_time", person.update_time).Bind(":etag", person.etag);
  RETURN_IF_ERROR(statement.Run());
  if (statement.changes() == 1) return absl::OkStatus();
  return base::Error(Reason::kAlreadyExists, "There is a person of this id already.",
                     {{"resource", fmt::format("people/{}", person.id.value())}});
}

absl::Status UpdatePerson(WriteTransaction& transaction, Person& person) {
  Statement statement = transaction.Prepare(kUpdatePerson);
  statement.Bind(":id", person.id).Bind(":display_name", person.display_name);
  statement.Bind(":state", NameOf(person.state)).Bind(":update_time", person.update_time);
  RETURN_IF_ERROR(statement.Bind(":etag", person.etag).Run());
  if (statement.changes() == 0) {
    return base::Error(Reason::kEtagMismatch, "The person changed since it was read.",
                       {{"resource", fmt::format("people/{}", person.id.value())}});
  }
  ++person.etag;
  return absl::OkStatus();
}

absl::StatusOr<Person> LoadPerson(const ReadTransaction& transaction, const PersonId& person) {
  Statement row = transaction.Prepare(kFindPerson);
  row.Bind(":id", person);
  ASSIGN_OR_RETURN(const bool found, row.Next());
  if (!found) {
    return base::Error(Reason::kNotFound, "There is no such person.",
                       {{"resource", fmt::format("people/{}", person.value())}});
  }
  Person loaded = ReadPerson(row);
  RETURN_IF_ERROR(ReadGrants(transaction, loaded));
  return loaded;
}

absl::StatusOr<std::vector<Person>> ListPeople(const ReadTransaction& transaction,
                                               const std::optional<PersonId>& after, int limit) {
  Statement row = transaction.Prepare(kListPeople);
  row.Bind(":after", after ? after->value() : "").Bind(":limit", limit);
  std::vector<Person> people;
  while (true) {
    ASSIGN_OR_RETURN(const bool found, row.Next());
    if (!found) break;
    people.push_back(ReadPerson(row));
  }
  for (Person& person : people) RETURN_IF_ERROR(ReadGrants(transaction, person));
  return people;
}

absl::StatusOr<int64_t> CountActive(const ReadTransaction& transaction, Role role) {
  Statement row = transaction.Prepare(kCountActive);
  row.Bind(":role", NameOf(role));
  RETURN_IF_ERROR(row.Next().status());
  return row.Int(0);
}

absl::Status InsertGrant(WriteTransaction& transaction, const PersonId& person,
                         const RoleGrant& grant) {
  Statement statement = transaction.Prepare(kInsertGrant);
  statement.Bind(":person", person).Bind(":role", NameOf(grant.role));
  return statement.Bind(":agency", grant.agency).Run();
}

absl::Status DeleteGrant(WriteTransaction& transaction, const PersonId& person,
                         const RoleGrant& grant) {
  Statement statement = transaction.Prepare(kDeleteGrant);
  statement.Bind(":person", person).Bind(":role", NameOf(grant.role));
  return statement.Bind(":agency", grant.agency ? grant.agency->value() : "").Run();
}

absl::Status InsertToken(WriteTransaction& transaction, const Token& token) {
  Statement statement = transaction.Prepare(kInsertToken);
  statement.Bind(":id", token.id).Bind(":person", token.person);
  statement.Bind(":secret_sha256", token.secret_sha256).Bind(":create_time", token.create_time);
  return statement.Bind(":expire_time", token.expire_time).Run();
}

absl::Status RevokeToken(WriteTransaction& transaction, const TokenId& token, base::Time now) {
  return transaction.Prepare(kRevokeToken).Bind(":id", token).Bind(":now", now).Run();
}

absl::StatusOr<std::optional<Token>> FindTokenBySecret(const ReadTransaction& transaction,
                                                       const base::Digest& secret_sha256) {
  Statement row = transaction.Prepare(kFindTokenBySecret);
  row.Bind(":secret_sha256", secret_sha256);
  ASSIGN_OR_RETURN(const bool found, row.Next());
  if (!found) return std::nullopt;
  return ReadToken(row);
}

absl::StatusOr<Token> LoadToken(const ReadTransaction& transaction, const PersonId& person,
                                const TokenId& token) {
  Statement row = transaction.Prepare(kFindToken);
  row.Bind(":id", token).Bind(":person", person);
  ASSIGN_OR_RETURN(const bool found, row.Next());
  if (found) return ReadToken(row);
  return base::Error(
      Reason::kNotFound, "There is no such token.",
      {{"resource", fmt::format("people/{}/tokens/{}", person.value(), token.value())}});
}

absl::StatusOr<std::vector<Token>> ListTokens(const ReadTransaction& transaction,
                                              const PersonId& person,
                                              const std::optional<Token>& before, int limit) {
  Statement row = transaction.Prepare(kListTokens);
  row.Bind(":person", person).Bind(":limit", limit);
  row.Bind(":before_time", before ? before->create_time.us : INT64_MAX);
  row.Bind(":before_id", before ? before->id.value() : "");
  std::vector<Token> tokens;
  while (true) {
    ASSIGN_OR_RETURN(const bool found, row.Next());
    if (!found) return tokens;
    tokens.push_back(ReadToken(row));
  }
}

}  // namespace award::storage
