// People, roles and tokens.
#ifndef AWARD_SERVER_WORKFLOW_PEOPLE_H_
#define AWARD_SERVER_WORKFLOW_PEOPLE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "server/model/person.h"
#include "server/storage/sqlite.h"
#include "server/workflow/context.h"

namespace award::workflow {

// The errors are those the contract names for the verb of the same name.
absl::StatusOr<Person> CreatePerson(const Context& context, storage::WriteTransaction& transaction,
                                    const PersonId& id, std::string_view display_name);
absl::StatusOr<Person> GetPerson(const storage::ReadTransaction& transaction,
                                 const PersonId& person);
absl::StatusOr<std::vector<Person>> ListPeople(const storage::ReadTransaction& transaction,
                                               const std::optional<PersonId>& after, int limit);
absl::StatusOr<Person> GrantRole(const Context& context, storage::WriteTransaction& transaction,
                                 const PersonId& person, const RoleGrant& grant,
                                 std::optional<int64_t> etag);
absl::StatusOr<Person> RevokeRole(const Context& context, storage::WriteTransaction& transaction,
                                  const PersonId& person, const RoleGrant& grant,
                                  std::optional<int64_t> etag);
absl::StatusOr<Person> DisablePerson(const Context& context, storage::WriteTransaction& transaction,
                                     const PersonId& person, std::string_view reason,
                                     std::optional<int64_t> etag);

struct IssuedToken {
  Token token;
  std::string secret;  // What the person calls with: 256 bits in base32. Kept nowhere.
};

// `lifetime_days` 1 to 365; 0 means 90.
absl::StatusOr<IssuedToken> IssueToken(const Context& context,
                                       storage::WriteTransaction& transaction,
                                       const PersonId& person, int32_t lifetime_days);
absl::StatusOr<Token> RevokeToken(const Context& context, storage::WriteTransaction& transaction,
                                  const PersonId& person, const TokenId& token,
                                  std::string_view reason);
absl::StatusOr<std::vector<Token>> ListTokens(const storage::ReadTransaction& transaction,
                                              const PersonId& person,
                                              const std::optional<TokenId>& before, int limit);

// What is kept of a secret.
base::Digest SecretDigest(std::string_view secret);

// On the server's console: the first member of the staff, with a token. The context's caller is
// nobody. FAILED_PRECONDITION (WRONG_STATE) when there is staff already.
absl::StatusOr<IssuedToken> CreateFirstStaff(const Context& context,
                                             storage::WriteTransaction& transaction,
                                             const PersonId& id, std::string_view display_name);

}  // namespace award::workflow

#endif  // AWARD_SERVER_WORKFLOW_PEOPLE_H_
