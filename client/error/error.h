// Errors of the client. Those it makes itself look exactly like those of the server: a reason,
// facts by name, and violations, carried as the payloads google.rpc.ErrorInfo and
// PreconditionFailure of a status. So one table (client/words/reasons.h) words them all, at the
// end, in the user's language.
#ifndef AWARD_CLIENT_ERROR_ERROR_H_
#define AWARD_CLIENT_ERROR_ERROR_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"

namespace award::client {

// What the process says to its caller.
enum class Exit {
  kDone = 0,
  kRefused = 1,    // The server refused; its reason is printed.
  kUsage = 2,      // Wrong usage or a bad input file; nothing was sent.
  kUnreached = 3,  // The server was not reached, or TLS failed; nothing was done.
  kBlocked = 3,    // `award plan`, which needs no server: no plan is possible; nothing was written.
  kUnknown = 4,    // A write was sent and its outcome is not known; repeat it with its request id.
  kInterrupted = 130,  // By Ctrl-C, as shells have it; what was written, if anything, is told.
};

// Facts about an error by name, as {field: "score", line: "12"}.
using Facts = std::map<std::string, std::string>;

// One of several things that are wrong.
struct Violation {
  std::string type;     // The name of a reason.
  std::string subject;  // What it is about: a resource, a field, a line.
  std::string text;     // An English sentence, or a fact; empty when the reason says it all.
  Facts facts = {};     // Of the client's own ones: more facts by name.
};

// Everything an error says.
struct Complaint {
  Exit exit = Exit::kDone;
  std::string reason;   // UPPER_SNAKE, such as `WINDOW_CLOSED`.
  bool local = false;   // Made by the client, not by the server.
  std::string message;  // The server's English sentence, for reasons that are not worded here.
  Facts facts;
  std::vector<Violation> violations;
};

// The errors the client makes. The reasons are rows of client/words/reasons.cc.
absl::Status UsageError(std::string_view reason, Facts facts = {},
                        std::vector<Violation> violations = {});
absl::Status UnreachedError(std::string_view reason, Facts facts = {});
absl::Status UnknownOutcome(Facts facts);
// The answer did not fit what was asked, such as a file whose digest is another.
absl::Status RefusedError(std::string_view reason, Facts facts = {});

// What was asked for is not possible, for reasons that were printed.
absl::Status BlockedError(std::string_view reason, Facts facts = {});

// The user stopped it. INTERRUPTED: nothing was written.
absl::Status InterruptedError(std::string_view reason = "INTERRUPTED", Facts facts = {});

// The error of a call that the server answered. `details` are the bytes of google.rpc.Status, as
// gRPC carries them in grpc-status-details-bin; without an ErrorInfo in them the name of the
// status code is the reason.
absl::Status ServerError(int code, std::string_view message, std::string_view details);

// Reads back what one of the functions above put in.
// Requires: the status is not OK.
Complaint ComplaintOf(const absl::Status& status);

}  // namespace award::client

#endif  // AWARD_CLIENT_ERROR_ERROR_H_
