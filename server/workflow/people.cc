// People, roles and tokens.
#include "server/workflow/people.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "fmt/format.h"
#include "server/base/error.h"
#include "server/base/limits.h"
#include "server/base/status_macros.h"
#include "server/base/text.h"
#include "server/storage/agencies.h"
#include "server/storage/people.h"
#include "server/workflow/names.h"
#include "server/workflow/record.h"

namespace award::workflow {
namespace {

using base::Reason;

constexpr int32_t kLifetimeDaysDefault = 90;
constexpr int32_t kLifetimeDaysMax = 365;
constexpr size_t kSecretBytes = 32;

absl::Status CheckGrant(const storage::ReadTransaction& transaction, const RoleGrant& grant) {
  if ((grant.role == Role::kAgencyUser) != grant.agency.has_value()) {
    return base::Error(Reason::kRoleInvalid,
                       "An agency user acts for one agency; the other roles for none.",
                       {{"role", std::string(NameOf(grant.role))}});
  }
  if (!grant.agency) return absl::OkStatus();
  return storage::LoadAgency(transaction, *grant.agency).status();
}

absl::Status CheckActive(const Person& person) {
  if (person.state == PersonState::kActive) return absl::OkStatus();
  return base::Error(Reason::kPersonDisabled, "The person is disabled.",
                     {{"resource", PersonName(person.id)}});
}

// Somebody must always be able to run the season.
absl::Status CheckStaffRemains(const storage::ReadTransaction& transaction, const Person& person) {
  const bool is_staff = person.state == PersonState::kActive &&
                        std::any_of(person.roles.begin(), person.roles.end(),
                                    [](const RoleGrant& g) { return g.role == Role::kStaff; });
  if (!is_staff) return absl::OkStatus();
  ASSIGN_OR_RETURN(const int64_t staff, storage::CountActive(transaction, Role::kStaff));
  if (staff > 1) return absl::OkStatus();
  return base::Error(Reason::kLastStaff, "This is the last active member of the staff.",
                     {{"resource", PersonName(person.id)}});
}

// A change of roles is a change of the person.
absl::StatusOr<Person> Touch(const Context& context, storage::WriteTransaction& transaction,
                             Person person) {
  person.update_time = context.now;
  RETURN_IF_ERROR(storage::UpdatePerson(transaction, person));
  return storage::LoadPerson(transaction, person.id);
}

std::string GrantText(const RoleGrant& grant) {
  if (!grant.agency) return std::string(NameOf(grant.role));
  return fmt::format("{} {}", NameOf(grant.role), AgencyName(*grant.agency));
}

}  // namespace

base::Digest SecretDigest(std::string_view secret) { return base::Digest::Of(secret); }

absl::StatusOr<Person> CreatePerson(const Context& context, storage::WriteTransaction& transaction,
                                    const PersonId& id, std::string_view display_name) {
  RETURN_IF_ERROR(base::CheckId("person_id", id.value()));
  ASSIGN_OR_RETURN(std::string name,
                   base::CleanText("display_name", display_name, base::kTitleLengthMax));
  if (name.empty()) {
    return base::Error(Reason::kFieldRequired, "A person has a name.", {{"field", "display_name"}});
  }
  Person person;
  person.id = id;
  person.display_name = std::move(name);
  person.create_time = context.now;
  person.update_time = context.now;
  person.etag = 1;
  RETURN_IF_ERROR(storage::InsertPerson(transaction, person));
  RETURN_IF_ERROR(
      Record(context, transaction, {.resource = PersonName(id), .to_state = NameOf(person.state)}));
  return person;
}

absl::StatusOr<Person> GetPerson(const storage::ReadTransaction& transaction,
                                 const PersonId& person) {
  return storage::LoadPerson(transaction, person);
}

absl::StatusOr<std::vector<Person>> ListPeople(const storage::ReadTransaction& transaction,
                                               const std::optional<PersonId>& after, int limit) {
  return storage::ListPeople(transaction, after, limit);
}

absl::StatusOr<Person> GrantRole(const Context& context, storage::WriteTransaction& transaction,
                                 const PersonId& person, const RoleGrant& grant,
                                 std::optional<int64_t> etag) {
  RETURN_IF_ERROR(CheckGrant(transaction, grant));
  ASSIGN_OR_RETURN(Person loaded, storage::LoadPerson(transaction, person));
  RETURN_IF_ERROR(CheckEtag(etag, loaded.etag, PersonName(person)));
  RETURN_IF_ERROR(CheckActive(loaded));
  if (std::find(loaded.roles.begin(), loaded.roles.end(), grant) != loaded.roles.end()) {
    return base::Error(Reason::kAlreadyExists, "The person holds this role already.",
                       {{"resource", PersonName(person)}, {"role", GrantText(grant)}});
  }
  RETURN_IF_ERROR(storage::InsertGrant(transaction, person, grant));
  RETURN_IF_ERROR(
      Record(context, transaction, {.resource = PersonName(person), .to_state = GrantText(grant)}));
  return Touch(context, transaction, std::move(loaded));
}

absl::StatusOr<Person> RevokeRole(const Context& context, storage::WriteTransaction& transaction,
                                  const PersonId& person, const RoleGrant& grant,
                                  std::optional<int64_t> etag) {
  ASSIGN_OR_RETURN(Person loaded, storage::LoadPerson(transaction, person));
  RETURN_IF_ERROR(CheckEtag(etag, loaded.etag, PersonName(person)));
  if (std::find(loaded.roles.begin(), loaded.roles.end(), grant) == loaded.roles.end()) {
    return base::Error(Reason::kNotFound, "The person does not hold this role.",
                       {{"resource", PersonName(person)}, {"role", GrantText(grant)}});
  }
  if (grant.role == Role::kStaff) RETURN_IF_ERROR(CheckStaffRemains(transaction, loaded));
  RETURN_IF_ERROR(storage::DeleteGrant(transaction, person, grant));
  RETURN_IF_ERROR(Record(context, transaction,
                         {.resource = PersonName(person), .from_state = GrantText(grant)}));
  return Touch(context, transaction, std::move(loaded));
}

absl::StatusOr<Person> DisablePerson(const Context& context, storage::WriteTransaction& transaction,
                                     const PersonId& person, std::string_view reason,
                                     std::optional<int64_t> etag) {
  ASSIGN_OR_RETURN(const std::string why, RequireReason(reason));
  ASSIGN_OR_RETURN(Person loaded, storage::LoadPerson(transaction, person));
  RETURN_IF_ERROR(CheckEtag(etag, loaded.etag, PersonName(person)));
  RETURN_IF_ERROR(CheckActive(loaded));
  RETURN_IF_ERROR(CheckStaffRemains(transaction, loaded));
  loaded.state = PersonState::kDisabled;
  RETURN_IF_ERROR(Record(context, transaction,
                         {.resource = PersonName(person),
                          .from_state = NameOf(PersonState::kActive),
                          .to_state = NameOf(PersonState::kDisabled),
                          .reason = why}));
  return Touch(context, transaction, std::move(loaded));
}

absl::StatusOr<IssuedToken> IssueToken(const Context& context,
                                       storage::WriteTransaction& transaction,
                                       const PersonId& person, int32_t lifetime_days) {
  if (lifetime_days < 0 || lifetime_days > kLifetimeDaysMax) {
    return base::Error(Reason::kFieldInvalid, "A token works for 1 to 365 days.",
                       {{"field", "lifetime_days"}, {"value", fmt::format("{}", lifetime_days)}});
  }
  ASSIGN_OR_RETURN(const Person loaded, storage::LoadPerson(transaction, person));
  RETURN_IF_ERROR(CheckActive(loaded));
  const std::chrono::days lifetime(lifetime_days == 0 ? kLifetimeDaysDefault : lifetime_days);
  IssuedToken issued;
  issued.secret = base::Base32(context.ids.Bytes(kSecretBytes));
  issued.token.id = base::NewId<TokenTag>(context.ids);
  issued.token.person = person;
  issued.token.secret_sha256 = SecretDigest(issued.secret);
  issued.token.create_time = context.now;
  issued.token.expire_time = context.now + lifetime;
  RETURN_IF_ERROR(storage::InsertToken(transaction, issued.token));
  RETURN_IF_ERROR(Record(context, transaction, {.resource = TokenName(person, issued.token.id)}));
  return issued;
}

absl::StatusOr<Token> RevokeToken(const Context& context, storage::WriteTransaction& transaction,
                                  const PersonId& person, const TokenId& token,
                                  std::string_view reason) {
  ASSIGN_OR_RETURN(const std::string why, RequireReason(reason));
  ASSIGN_OR_RETURN(const Token loaded, storage::LoadToken(transaction, person, token));
  if (loaded.revoke_time) {
    return base::Error(Reason::kTokenRevoked, "The token is revoked already.",
                       {{"resource", TokenName(person, token)}});
  }
  RETURN_IF_ERROR(storage::RevokeToken(transaction, token, context.now));
  RETURN_IF_ERROR(
      Record(context, transaction, {.resource = TokenName(person, token), .reason = why}));
  return storage::LoadToken(transaction, person, token);
}

absl::StatusOr<std::vector<Token>> ListTokens(const storage::ReadTransaction& transaction,
                                              const PersonId& person,
                                              const std::optional<TokenId>& before, int limit) {
  RETURN_IF_ERROR(storage::LoadPerson(transaction, person).status());
  std::optional<Token> last;
  if (before) {
    ASSIGN_OR_RETURN(last, storage::LoadToken(transaction, person, *before));
  }
  return storage::ListTokens(transaction, person, last, limit);
}

absl::StatusOr<IssuedToken> CreateFirstStaff(const Context& context,
                                             storage::WriteTransaction& transaction,
                                             const PersonId& id, std::string_view display_name) {
  ASSIGN_OR_RETURN(const int64_t staff, storage::CountActive(transaction, Role::kStaff));
  if (staff > 0) return WrongState("the register of people", "in use", context.verb);
  RETURN_IF_ERROR(CreatePerson(context, transaction, id, display_name).status());
  RETURN_IF_ERROR(
      GrantRole(context, transaction, id, {Role::kStaff, std::nullopt}, std::nullopt).status());
  return IssueToken(context, transaction, id, 0);
}

}  // namespace award::workflow
