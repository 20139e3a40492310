// The one way a call takes, whatever it asks for: who and when, may they, was it answered before,
// do it, remember the answer. Everything happens inside one transaction, so a token or a role that
// was revoked binds on the next call.
//
// The order of refusals: UNAUTHENTICATED, PERMISSION_DENIED, the shape of the request, then what
// the handler finds. A write meets OVERLOADED and STORAGE_FULL before all of these: then the
// database is not even asked who calls.
#ifndef AWARD_SERVER_RPC_DISPATCH_H_
#define AWARD_SERVER_RPC_DISPATCH_H_

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "google/protobuf/message.h"
#include "server/base/digest.h"
#include "server/base/id.h"
#include "server/base/time.h"
#include "server/model/ids.h"
#include "server/rpc/unary.h"
#include "server/storage/store.h"

namespace award::rpc {

// What came with a call beside its message.
struct Envelope {
  const Method* method = nullptr;
  std::optional<base::Digest> secret;  // Of the bearer token; absent when none was sent.
};

// How a mutating call wants to be taken.
struct Manner {
  std::string request_id;      // Empty: none.
  bool validate_only = false;  // Do it, answer, keep nothing.
  base::Digest digest;         // Of the whole request; compared when the id comes again.
};

// What becomes of a call.
struct Answer {
  absl::Status status;
  std::string reply;  // The serialised message; empty unless the status is OK.
  PersonId person;    // Who called; empty while unknown.
};

// The token's digest from the value of the `authorization` header, `Bearer <secret>`.
std::optional<base::Digest> SecretOf(std::string_view authorization);

// The manner of a request with the fields request_id and validate_only.
Manner MannerOf(const google::protobuf::Message& request);

// The bytes of a message, the same for equal messages.
std::string Serialized(const google::protobuf::Message& message);

// Removes every field with the option (award.v1.secret), at any depth.
void ClearSecrets(google::protobuf::Message& message);

// Thread-safe.
class Dispatcher {
 public:
  using Reader = std::function<Result(const workflow::Context&, const storage::ReadTransaction&)>;
  using Writer = std::function<Result(const workflow::Context&, storage::WriteTransaction&)>;

  Dispatcher(storage::Store& store, base::Clock& clock, base::IdSource& ids)
      : store_(store), clock_(clock), ids_(ids) {}

  // Runs the handler on a snapshot. Waits.
  Answer Read(const Envelope& envelope, const Reader& handler);

  // Runs the handler as one unit of the writer and returns at once. `done` is called exactly once,
  // when the effects are durable or refused, on the writer's thread; never after an I/O error.
  // REQUEST_ID_INVALID: not 1 to 64 letters, digits and hyphens. REQUEST_ID_REUSED: the caller used
  // the id for another request. The same request gets the stored answer, without its secrets.
  void Write(const Envelope& envelope, Manner manner, Writer handler,
             std::function<void(Answer)> done);

  base::IdSource& ids() { return ids_; }

 private:
  storage::Store& store_;
  base::Clock& clock_;
  base::IdSource& ids_;
};

}  // namespace award::rpc

#endif  // AWARD_SERVER_RPC_DISPATCH_H_
