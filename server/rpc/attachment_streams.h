// The two calls that stream: attachments come in chunks and go out in chunks. An upload is refused
// as soon as it is too large or its sender may not send one, and becomes one unit of the writer
// when all of it is there.
#ifndef AWARD_SERVER_RPC_ATTACHMENT_STREAMS_H_
#define AWARD_SERVER_RPC_ATTACHMENT_STREAMS_H_

#include <atomic>

#include "grpcpp/server_context.h"
#include "grpcpp/support/byte_buffer.h"
#include "grpcpp/support/server_callback.h"
#include "server/rpc/dispatch.h"

namespace award::rpc {

// Thread-safe. Outlives its streams.
class AttachmentStreams {
 public:
  explicit AttachmentStreams(Dispatcher& dispatcher) : dispatcher_(dispatcher) {}

  // OVERLOADED: as many uploads as the memory is meant for are under way.
  // ATTACHMENT_TOO_LARGE: the attachment. FIELD_INVALID: a chunk is. WRONG_SHAPE: no start first,
  // or a second one. The rest is the handler's.
  grpc::ServerReadReactor<grpc::ByteBuffer>* TakeUpload(const Method& method,
                                                        grpc::CallbackServerContext* context,
                                                        grpc::ByteBuffer* reply);

  grpc::ServerWriteReactor<grpc::ByteBuffer>* TakeDownload(const Method& method,
                                                           grpc::CallbackServerContext* context,
                                                           const grpc::ByteBuffer* request);

 private:
  Dispatcher& dispatcher_;
  std::atomic<int> uploads_{0};  // Under way.
};

}  // namespace award::rpc

#endif  // AWARD_SERVER_RPC_ATTACHMENT_STREAMS_H_
