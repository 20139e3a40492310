// Who may call what, as the contract declares it with the option (award.v1.access). What nobody
// declared nobody may call.
#ifndef AWARD_SERVER_RPC_ACCESS_TABLE_H_
#define AWARD_SERVER_RPC_ACCESS_TABLE_H_

#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "google/protobuf/descriptor.h"
#include "server/model/person.h"

namespace award::rpc {

struct Method;

// The roles that may call the method. INTERNAL: it declares none.
absl::StatusOr<std::vector<Role>> RolesOf(const google::protobuf::MethodDescriptor& method);

// The method that takes this request, in a service of the same file; null when there is none.
const google::protobuf::MethodDescriptor* MethodOf(const google::protobuf::Descriptor& request);

// The same methods with their roles. The server does not start unless this succeeds.
// INTERNAL: a row without a method, two rows for one, a wrong reply, a method of the rows' services
// without a row, a method without roles.
absl::StatusOr<std::vector<Method>> CheckedMethods(std::vector<Method> methods);

}  // namespace award::rpc

#endif  // AWARD_SERVER_RPC_ACCESS_TABLE_H_
