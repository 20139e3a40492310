// One unary call on gRPC's side: bytes in, bytes out. Requests are parsed here and not by gRPC, so
// that a text that is not UTF-8 is refused by name, and after the caller's rights.
#ifndef AWARD_SERVER_RPC_CALL_H_
#define AWARD_SERVER_RPC_CALL_H_

#include <memory>
#include <string>

#include "absl/status/status.h"
#include "google/protobuf/message.h"
#include "grpcpp/server_context.h"
#include "grpcpp/support/byte_buffer.h"
#include "grpcpp/support/server_callback.h"
#include "server/rpc/dispatch.h"

namespace award::rpc {

// What the call carries beside its message.
Envelope EnvelopeOf(const Method& method, const grpc::CallbackServerContext& context);

// Fills `message` from the bytes. TEXT_NOT_UTF8: they are a message in whose texts something is not
// UTF-8. FIELD_INVALID: they are no message of this type.
absl::Status Parse(const grpc::ByteBuffer& bytes, google::protobuf::Message& message);

grpc::ByteBuffer ToByteBuffer(const std::string& bytes);

// Takes a unary call and answers it; the reactor deletes itself.
grpc::ServerUnaryReactor* TakeUnaryCall(const Method& method, Dispatcher& dispatcher,
                                        grpc::CallbackServerContext* context,
                                        const grpc::ByteBuffer* request, grpc::ByteBuffer* reply);

}  // namespace award::rpc

#endif  // AWARD_SERVER_RPC_CALL_H_
