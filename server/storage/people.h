// The rows of people, their roles and their tokens.
#ifndef AWARD_SERVER_STORAGE_PEOPLE_H_
#define AWARD_SERVER_STORAGE_PEOPLE_H_

#include <optional>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "server/base/digest.h"
#include "server/model/person.h"
#include "server/storage/sqlite.h"

namespace award::storage {

// ALREADY_EXISTS.
absl::Status InsertPerson(WriteTransaction& transaction, const Person& person);
// Writes name and state where the row still has `person.etag`, and adds 1 to it. ETAG_MISMATCH.
absl::Status UpdatePerson(WriteTransaction& transaction, Person& person);
// NOT_FOUND.
absl::StatusOr<Person> LoadPerson(const ReadTransaction& transaction, const PersonId& person);
// By id, after `after` when given, at most `limit`.
absl::StatusOr<std::vector<Person>> ListPeople(const ReadTransaction& transaction,
                                               const std::optional<PersonId>& after, int limit);
// How many active people hold the role.
absl::StatusOr<int64_t> CountActive(const ReadTransaction& transaction, Role role);

absl::Status InsertGrant(WriteTransaction& transaction, const PersonId& person,
                         const RoleGrant& grant);
absl::Status DeleteGrant(WriteTransaction& transaction, const PersonId& person,
                         const RoleGrant& grant);

absl::Status InsertToken(WriteTransaction& transaction, const Token& token);
absl::Status RevokeToken(WriteTransaction& transaction, const TokenId& token, base::Time now);
absl::StatusOr<std::optional<Token>> FindTokenBySecret(const ReadTransaction& transaction,
                                                       const base::Digest& secret_sha256);
// NOT_FOUND.
absl::StatusOr<Token> LoadToken(const ReadTransaction& transaction, const PersonId& person,
                                const TokenId& token);
// Newest first; those issued before `before` when given, at most `limit`.
absl::StatusOr<std::vector<Token>> ListTokens(const ReadTransaction& transaction,
                                              const PersonId& person,
                                              const std::optional<Token>& before, int limit);

}  // namespace award::storage

#endif  // AWARD_SERVER_STORAGE_PEOPLE_H_
