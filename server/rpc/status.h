// Errors as they go over the wire: code, sentence, and a serialised award.v1.Status whose details
// any client can decode, since they are wire-identical to those of google.rpc.
#ifndef AWARD_SERVER_RPC_STATUS_H_
#define AWARD_SERVER_RPC_STATUS_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "grpcpp/support/status.h"
#include "server/base/id.h"

namespace award::rpc {

// The status for gRPC. An internal error goes to the log under an incident's id, and the caller is
// told the id alone. What does not fit the 8 KiB that clients take is left out: first the sentences
// of the violations, then violations from the end, counted in the metadata as `omitted`.
grpc::Status ToGrpc(const absl::Status& status, base::IdSource& ids);

// The name of the status' reason, `OK`, or the word of its code.
std::string ReasonWord(const absl::Status& status);

// At most `bytes_max` bytes, cut between characters; never half a character.
std::string CutText(std::string_view text, size_t bytes_max);

}  // namespace award::rpc

#endif  // AWARD_SERVER_RPC_STATUS_H_
