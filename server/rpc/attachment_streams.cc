// Reactors delete themselves; after Finish nothing of them may be used.
#include "server/rpc/attachment_streams.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <string>
#include <utility>

#include "award/v1/attachment.pb.h"
#include "fmt/format.h"
#include "server/base/error.h"
#include "server/base/limits.h"
#include "server/rpc/call.h"
#include "server/rpc/log.h"
#include "server/rpc/status.h"
#include "server/service/attachments.h"

namespace award::rpc {
namespace {

using base::Reason;

constexpr auto kChunkBytes = static_cast<size_t>(base::kAttachmentChunkBytesMax);
constexpr auto kAttachmentBytes = static_cast<size_t>(base::kAttachmentBytesMax);

// The log line of a stream, written when it is done.
class StreamLog {
 public:
  explicit StreamLog(const Method& method) : method_(method) {}

  // Notes how the call ends and gives its status for gRPC.
  grpc::Status End(const absl::Status& status, const PersonId& person, base::IdSource& ids) {
    if (!person.empty()) person_ = person;
    reason_ = ReasonWord(status);
    return ToGrpc(status, ids);
  }
  void Note(const PersonId& person) { person_ = person; }
  void Write() const {
    LogCall(method_.descriptor->name(), person_.value(), reason_,
            std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() -
                                                                  started_));
  }

 private:
  const Method& method_;
  const std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
  PersonId person_;
  std::string reason_ = "CANCELLED";
};

class Upload final : public grpc::ServerReadReactor<grpc::ByteBuffer> {
 public:
  Upload(const Method& method, Dispatcher& dispatcher, grpc::CallbackServerContext* context,
         grpc::ByteBuffer* reply, std::atomic<int>& under_way)
      : method_(method),
        dispatcher_(dispatcher),
        context_(context),
        reply_(reply),
        under_way_(under_way),
        log_(method) {
    if (++under_way_ > base::kUploadsAtOnceMax) {
      End(base::Error(Reason::kOverloaded, "Too many uploads are under way; try again shortly."));
    } else {
      StartRead(&buffer_);
    }
  }

  void OnReadDone(bool ok) override {
    if (!ok) {
      Submit();
    } else if (const absl::Status status = Take(); !status.ok()) {
      End(status);
    } else {
      StartRead(&buffer_);
    }
  }

  void OnDone() override {
    --under_way_;
    log_.Write();
    delete this;
  }

 private:
  // One message of the stream.
  absl::Status Take() {
    v1::UploadAttachmentRequest message;
    absl::Status shape = Parse(buffer_, message);
    if (!has_start_) {
      // Before anything is kept in memory: may this caller upload at all?
      const Answer admitted =
          dispatcher_.Read(EnvelopeOf(method_, *context_),
                           [](const auto&, const auto&) -> Result { return nullptr; });
      log_.Note(admitted.person);
      if (!admitted.status.ok()) return admitted.status;
    }
    if (!shape.ok()) return shape;
    if (message.has_start() == has_start_) {
      return base::Error(Reason::kWrongShape,
                         "The first message carries `start`, every later one `chunk`.");
    }
    if (!has_start_) {
      has_start_ = true;
      start_ = std::move(*message.mutable_start());
      return absl::OkStatus();
    }
    if (message.chunk().size() > kChunkBytes) {
      return base::Error(Reason::kFieldInvalid,
                         fmt::format("A chunk has at most {} bytes.", kChunkBytes),
                         {{"field", "chunk"}});
    }
    if (bytes_.size() + message.chunk().size() > kAttachmentBytes) {
      return base::Error(Reason::kAttachmentTooLarge,
                         fmt::format("An attachment has at most {} bytes.", kAttachmentBytes),
                         {{"bytes_max", fmt::format("{}", kAttachmentBytes)}});
    }
    bytes_ += message.chunk();
    return absl::OkStatus();
  }

  // The sender has sent all. A broken connection looks the same here, but is seen by the time the
  // writer comes to it.
  void Submit() {
    if (!has_start_) {
      return End(base::Error(Reason::kWrongShape, "The stream has no first message."));
    }
    Manner manner = MannerOf(start_);
    if (!manner.request_id.empty()) {
      manner.digest = base::Canonical("upload/1")
                          .Bytes(manner.digest.Bytes())
                          .Bytes(base::Digest::Of(bytes_).Bytes())
                          .Digest();
    }
    dispatcher_.Write(
        EnvelopeOf(method_, *context_), std::move(manner),
        [this](const workflow::Context& call, storage::WriteTransaction& transaction) -> Result {
          if (context_->IsCancelled()) {
            return base::Error(Reason::kAttachmentDamaged, "The upload broke off.");
          }
          return Moved(service::UploadAttachment(call, transaction, start_, std::move(bytes_)));
        },
        [this](const Answer& answer) {
          if (answer.status.ok()) *reply_ = ToByteBuffer(answer.reply);
          Finish(log_.End(answer.status, answer.person, dispatcher_.ids()));
        });
  }

  void End(const absl::Status& status) { Finish(log_.End(status, PersonId(), dispatcher_.ids())); }

  const Method& method_;
  Dispatcher& dispatcher_;
  grpc::CallbackServerContext* const context_;
  grpc::ByteBuffer* const reply_;
  std::atomic<int>& under_way_;
  StreamLog log_;
  grpc::ByteBuffer buffer_;
  bool has_start_ = false;
  v1::UploadAttachmentRequest::Start start_;
  std::string bytes_;
};

class Download final : public grpc::ServerWriteReactor<grpc::ByteBuffer> {
 public:
  Download(const Method& method, Dispatcher& dispatcher, const grpc::CallbackServerContext& context,
           const grpc::ByteBuffer& bytes)
      : dispatcher_(dispatcher), log_(method) {
    v1::DownloadAttachmentRequest request;
    const absl::Status shape = Parse(bytes, request);
    const Answer answer = dispatcher.Read(
        EnvelopeOf(method, context),
        [&](const workflow::Context& call, const storage::ReadTransaction& transaction) -> Result {
          if (!shape.ok()) return shape;
          absl::StatusOr<std::string> attachment =
              service::DownloadAttachment(call, transaction, request);
          if (!attachment.ok()) return attachment.status();
          bytes_ = *std::move(attachment);
          return nullptr;
        });
    person_ = answer.person;
    answer.status.ok() ? SendNext() : End(answer.status);
  }

  void OnWriteDone(bool ok) override {
    // A receiver that is gone is told nothing; the log line says CANCELLED.
    ok ? SendNext() : Finish(grpc::Status::CANCELLED);
  }

  void OnDone() override {
    log_.Write();
    delete this;
  }

 private:
  void SendNext() {
    if (sent_ == bytes_.size()) return End(absl::OkStatus());
    v1::DownloadAttachmentResponse message;
    message.set_chunk(bytes_.substr(sent_, kChunkBytes));
    sent_ += message.chunk().size();
    buffer_ = ToByteBuffer(message.SerializeAsString());
    StartWrite(&buffer_);
  }

  void End(const absl::Status& status) { Finish(log_.End(status, person_, dispatcher_.ids())); }

  Dispatcher& dispatcher_;
  StreamLog log_;
  PersonId person_;
  std::string bytes_;
  size_t sent_ = 0;
  grpc::ByteBuffer buffer_;
};

}  // namespace

grpc::ServerReadReactor<grpc::ByteBuffer>* AttachmentStreams::TakeUpload(
    const Method& method, grpc::CallbackServerContext* context, grpc::ByteBuffer* reply) {
  return new Upload(method, dispatcher_, context, reply, uploads_);
}

grpc::ServerWriteReactor<grpc::ByteBuffer>* AttachmentStreams::TakeDownload(
    const Method& method, grpc::CallbackServerContext* context, const grpc::ByteBuffer* request) {
  return new Download(method, dispatcher_, *context, *request);
}

}  // namespace award::rpc
