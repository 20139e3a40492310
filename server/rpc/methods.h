// Every method the server answers, one line each.
#ifndef AWARD_SERVER_RPC_METHODS_H_
#define AWARD_SERVER_RPC_METHODS_H_

#include <vector>

#include "absl/status/statusor.h"
#include "server/rpc/unary.h"

namespace award::rpc {

// All methods with their roles; the errors of CheckedMethods.
absl::StatusOr<std::vector<Method>> Methods();

}  // namespace award::rpc

#endif  // AWARD_SERVER_RPC_METHODS_H_
