// The server's log: one line per call and one per incident, on standard error. It never holds a
// text that a person wrote, a score or a token. The only door to the log for server/rpc.
#ifndef AWARD_SERVER_RPC_LOG_H_
#define AWARD_SERVER_RPC_LOG_H_

#include <chrono>
#include <string_view>

#include "absl/status/status.h"

namespace award::rpc {

// UTC times, microseconds. What gRPC has to say becomes lines of the same form; what protobuf says
// of a request is dropped, since the answer says it.
void SetUpLog();

// How a call ended. `person` is empty while the caller is unknown.
void LogCall(std::string_view method, std::string_view person, std::string_view reason,
             std::chrono::microseconds duration);

// What went wrong inside, under the id that the caller was told.
void LogIncident(std::string_view incident, const absl::Status& status);

// A step of the server's life, such as where it listens.
void LogStep(std::string_view text);

}  // namespace award::rpc

#endif  // AWARD_SERVER_RPC_LOG_H_
