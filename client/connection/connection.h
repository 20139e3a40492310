// One connection to a server: unary calls by the method's name, and streams of messages. The only
// part of the client that knows gRPC; every call travels as bytes, so no generated stubs are
// needed.
#ifndef AWARD_CLIENT_CONNECTION_CONNECTION_H_
#define AWARD_CLIENT_CONNECTION_CONNECTION_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "client/contract/contract.h"
#include "client/settings/settings.h"

namespace award::client {

// A call with many messages one way. Destroying it before Finish cancels the call.
class Stream {
 public:
  virtual ~Stream() = default;

  // False when the call has ended; Finish says why.
  virtual bool Write(const Message& message) = 0;
  virtual bool EndWrites() = 0;
  virtual bool Read(Message& message) = 0;

  virtual absl::Status Finish() = 0;
};

// Not thread-safe.
class Connection {
 public:
  // Reads the CA and the token; nothing is sent yet.
  // FILE_UNREADABLE, CA_FILE_INVALID, TOKEN_FILE_OPEN, TOKEN_FILE_EMPTY (usage).
  static absl::StatusOr<std::unique_ptr<Connection>> Open(const Settings& settings);

  virtual ~Connection() = default;

  // Calls a unary method. A call that was cut off or refused for load is repeated with growing
  // pauses until the timeout, with the same bytes and so with the same request id.
  // Errors: those of ProbeServer, when nothing was sent; those of the server; OUTCOME_UNKNOWN for a
  // write that may have been done; SERVER_SILENT and SERVER_CONNECTION_LOST for a read.
  virtual absl::StatusOr<MessagePointer> Call(const MethodDescriptor* method,
                                              const Message& request) = 0;

  // Opens a streaming call; it is not repeated. The same errors before anything was sent.
  virtual absl::StatusOr<std::unique_ptr<Stream>> Open(const MethodDescriptor* method) = 0;
};

}  // namespace award::client

#endif  // AWARD_CLIENT_CONNECTION_CONNECTION_H_
