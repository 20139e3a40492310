// The handlers of PersonService. The errors are those the contract names, and those of a shape that
// cannot be read: NAME_INVALID, FIELD_REQUIRED, FIELD_INVALID.
#ifndef AWARD_SERVER_SERVICE_PEOPLE_H_
#define AWARD_SERVER_SERVICE_PEOPLE_H_

#include "absl/status/statusor.h"
#include "award/v1/person.pb.h"
#include "server/storage/sqlite.h"
#include "server/workflow/context.h"

namespace award::service {

absl::StatusOr<v1::Person> CreatePerson(const workflow::Context& context,
                                        storage::WriteTransaction& transaction,
                                        const v1::CreatePersonRequest& request);
absl::StatusOr<v1::Person> GetPerson(const workflow::Context& context,
                                     const storage::ReadTransaction& transaction,
                                     const v1::GetPersonRequest& request);
absl::StatusOr<v1::ListPeopleResponse> ListPeople(const workflow::Context& context,
                                                  const storage::ReadTransaction& transaction,
                                                  const v1::ListPeopleRequest& request);
absl::StatusOr<v1::Person> GetCaller(const workflow::Context& context,
                                     const storage::ReadTransaction& transaction,
                                     const v1::GetCallerRequest& request);
absl::StatusOr<v1::Person> GrantRole(const workflow::Context& context,
                                     storage::WriteTransaction& transaction,
                                     const v1::GrantRoleRequest& request);
absl::StatusOr<v1::Person> RevokeRole(const workflow::Context& context,
                                      storage::WriteTransaction& transaction,
                                      const v1::RevokeRoleRequest& request);
absl::StatusOr<v1::Person> DisablePerson(const workflow::Context& context,
                                         storage::WriteTransaction& transaction,
                                         const v1::DisablePersonRequest& request);
absl::StatusOr<v1::IssueTokenResponse> IssueToken(const workflow::Context& context,
                                                  storage::WriteTransaction& transaction,
                                                  const v1::IssueTokenRequest& request);
absl::StatusOr<v1::Token> RevokeToken(const workflow::Context& context,
                                      storage::WriteTransaction& transaction,
                                      const v1::RevokeTokenRequest& request);
absl::StatusOr<v1::ListTokensResponse> ListTokens(const workflow::Context& context,
                                                  const storage::ReadTransaction& transaction,
                                                  const v1::ListTokensRequest& request);

}  // namespace award::service

#endif  // AWARD_SERVER_SERVICE_PEOPLE_H_
