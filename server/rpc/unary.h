// The methods of the contract as the server runs them: one row each, made from a handler of the
// service floor by Write or Read. The method is found by its request message, so a row cannot name
// a wrong one.
#ifndef AWARD_SERVER_RPC_UNARY_H_
#define AWARD_SERVER_RPC_UNARY_H_

#include <functional>
#include <memory>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/message.h"
#include "server/model/person.h"
#include "server/rpc/access_table.h"
#include "server/storage/sqlite.h"
#include "server/workflow/context.h"

namespace award::rpc {

// A reply, or why there is none.
using Result = absl::StatusOr<std::unique_ptr<google::protobuf::Message>>;

struct Method {
  const google::protobuf::MethodDescriptor* descriptor = nullptr;  // Null: not in the contract.
  const google::protobuf::Message* request = nullptr;              // The prototype.
  const google::protobuf::Descriptor* reply = nullptr;
  std::vector<Role> roles;  // Any of them may call; filled from the contract by CheckedMethods.

  // Exactly one of the two; neither for a method that streams.
  std::function<Result(const workflow::Context&, storage::WriteTransaction&,
                       const google::protobuf::Message&)>
      write;
  std::function<Result(const workflow::Context&, const storage::ReadTransaction&,
                       const google::protobuf::Message&)>
      read;
};

template <typename Request, typename Reply>
Method Stream() {
  return {.descriptor = MethodOf(*Request::descriptor()),
          .request = &Request::default_instance(),
          .reply = Reply::descriptor()};
}

template <typename Reply>
Result Moved(absl::StatusOr<Reply> reply) {
  if (!reply.ok()) return std::move(reply).status();
  return std::make_unique<Reply>(*std::move(reply));
}

// A method that changes something: one unit of the writer, answered when it is durable.
template <typename Request, typename Reply>
Method Write(absl::StatusOr<Reply> (*handler)(const workflow::Context&, storage::WriteTransaction&,
                                              const Request&)) {
  Method method = Stream<Request, Reply>();
  method.write = [handler](const workflow::Context& context, storage::WriteTransaction& transaction,
                           const google::protobuf::Message& request) {
    return Moved(handler(context, transaction, static_cast<const Request&>(request)));
  };
  return method;
}

// A method that only reads: one snapshot, answered on the thread that took the call.
template <typename Request, typename Reply>
Method Read(absl::StatusOr<Reply> (*handler)(const workflow::Context&,
                                             const storage::ReadTransaction&, const Request&)) {
  Method method = Stream<Request, Reply>();
  method.read = [handler](const workflow::Context& context,
                          const storage::ReadTransaction& transaction,
                          const google::protobuf::Message& request) {
    return Moved(handler(context, transaction, static_cast<const Request&>(request)));
  };
  return method;
}

}  // namespace award::rpc

#endif  // AWARD_SERVER_RPC_UNARY_H_
