// From gRPC's buffers to the dispatcher and back. The log line is written when the answer is out,
// on gRPC's thread, so that the writer never waits for the log.
#include "server/rpc/call.h"

#include <chrono>
#include <utility>

#include "google/protobuf/empty.pb.h"
#include "grpcpp/support/proto_buffer_reader.h"
#include "grpcpp/support/slice.h"
#include "server/base/error.h"
#include "server/rpc/log.h"
#include "server/rpc/status.h"

namespace award::rpc {
namespace {

using google::protobuf::Message;

class UnaryCall final : public grpc::ServerUnaryReactor {
 public:
  UnaryCall(const Method& method, Dispatcher& dispatcher, grpc::ByteBuffer* reply)
      : method_(method), dispatcher_(dispatcher), reply_(reply) {}

  void Start(const grpc::CallbackServerContext& context, const grpc::ByteBuffer& bytes) {
    const std::shared_ptr<Message> request(method_.request->New());
    const absl::Status shape = Parse(bytes, *request);
    const Envelope envelope = EnvelopeOf(method_, context);
    if (method_.read) {
      Answered(dispatcher_.Read(envelope, [&](const workflow::Context& call,
                                              const storage::ReadTransaction& transaction) {
        return shape.ok() ? method_.read(call, transaction, *request) : Result(shape);
      }));
      return;
    }
    dispatcher_.Write(
        envelope, shape.ok() ? MannerOf(*request) : Manner(),
        [this, request, shape](const workflow::Context& call,
                               storage::WriteTransaction& transaction) {
          return shape.ok() ? method_.write(call, transaction, *request) : Result(shape);
        },
        [this](Answer answer) { Answered(std::move(answer)); });
  }

  void OnDone() override {
    LogCall(method_.descriptor->name(), person_.value(), reason_,
            std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() -
                                                                  started_));
    delete this;
  }

 private:
  void Answered(Answer answer) {
    person_ = std::move(answer.person);
    reason_ = ReasonWord(answer.status);
    if (answer.status.ok()) *reply_ = ToByteBuffer(answer.reply);
    // OnDone may run before Finish returns: nothing of this object may be used after it.
    Finish(ToGrpc(answer.status, dispatcher_.ids()));
  }

  const std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
  const Method& method_;
  Dispatcher& dispatcher_;
  grpc::ByteBuffer* const reply_;
  PersonId person_;
  std::string reason_;
};

}  // namespace

Envelope EnvelopeOf(const Method& method, const grpc::CallbackServerContext& context) {
  const auto& metadata = context.client_metadata();
  Envelope envelope{.method = &method};
  if (metadata.count("authorization") == 1) {
    const grpc::string_ref value = metadata.find("authorization")->second;
    envelope.secret = SecretOf({value.data(), value.size()});
  }
  return envelope;
}

absl::Status Parse(const grpc::ByteBuffer& bytes, Message& message) {
  grpc::ByteBuffer buffer(bytes);  // The reader wants its own; the slices are shared.
  grpc::ProtoBufferReader reader(&buffer);
  if (buffer.Length() == 0 || message.ParseFromZeroCopyStream(&reader)) return absl::OkStatus();
  // Whether only a text is wrong: read as a message of unknown fields, the bytes make sense.
  google::protobuf::Empty fields;
  grpc::ByteBuffer again(bytes);
  grpc::ProtoBufferReader fields_reader(&again);
  if (fields.ParseFromZeroCopyStream(&fields_reader)) {
    return base::Error(base::Reason::kTextNotUtf8, "A text in the request is not valid UTF-8.");
  }
  return base::Error(base::Reason::kFieldInvalid, "The request is not a message of its type.",
                     {{"type", message.GetDescriptor()->full_name()}});
}

grpc::ByteBuffer ToByteBuffer(const std::string& bytes) {
  const grpc::Slice slice(bytes);
  return grpc::ByteBuffer(&slice, 1);
}

grpc::ServerUnaryReactor* TakeUnaryCall(const Method& method, Dispatcher& dispatcher,
                                        grpc::CallbackServerContext* context,
                                        const grpc::ByteBuffer* request, grpc::ByteBuffer* reply) {
  auto* call = new UnaryCall(method, dispatcher, reply);
  call->Start(*context, *request);
  return call;
}

}  // namespace award::rpc
