// Calls run on one completion queue and are waited for at once: the client does one thing at a
// time.
#include "client/connection/connection.h"

#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>
#include <grpcpp/completion_queue.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/security/credentials.h>
#include <grpcpp/support/byte_buffer.h>
#include <grpcpp/support/channel_arguments.h>

#include <algorithm>
#include <chrono>
#include <thread>

#include "client/connection/probe.h"
#include "client/error/error.h"
#include "client/error/status_macros.h"
#include "client/files/files.h"
#include "fmt/format.h"

namespace award::client {
namespace {

using SteadyClock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr int kAnswerBytesMax = 64 << 20;  // A list of applications with their texts.
constexpr milliseconds kFirstPause{100};   // Doubled each time, up to …
constexpr milliseconds kLongestPause{2000};
constexpr milliseconds kShortestAttempt{2000};    // A shorter rest is given to one attempt whole.
constexpr std::chrono::minutes kStreamLimit{10};  // An upload on a slow line.

grpc::ByteBuffer ToBuffer(const Message& message) {
  const grpc::Slice slice(message.SerializeAsString());
  return grpc::ByteBuffer(&slice, 1);
}

bool FromBuffer(const grpc::ByteBuffer& buffer, Message& message) {
  std::vector<grpc::Slice> slices;
  if (!buffer.Valid() || !buffer.Dump(&slices).ok()) return false;
  std::string bytes;
  for (const grpc::Slice& slice : slices) {
    bytes.append(reinterpret_cast<const char*>(slice.begin()), slice.size());
  }
  return message.ParseFromString(bytes);
}

absl::Status FromGrpc(const grpc::Status& status) {
  if (status.ok()) return absl::OkStatus();
  return ServerError(static_cast<int>(status.error_code()), status.error_message(),
                     status.error_details());
}

// What a failed attempt leaves to do.
enum class Failure {
  kDefinite,  // The server refused: nothing happened, and nothing else will.
  kBusy,      // The server refused for now: nothing happened.
  kCutOff,    // No answer: it may have happened.
};

Failure FailureOf(const grpc::Status& status) {
  const bool explained = !status.error_details().empty();
  switch (status.error_code()) {
    case grpc::StatusCode::UNAVAILABLE:
      return explained ? Failure::kBusy : Failure::kCutOff;
    case grpc::StatusCode::DEADLINE_EXCEEDED:
    case grpc::StatusCode::CANCELLED:
      return Failure::kCutOff;
    case grpc::StatusCode::RESOURCE_EXHAUSTED: {
      const bool overloaded = ComplaintOf(FromGrpc(status)).reason == "OVERLOADED";
      return overloaded ? Failure::kBusy : Failure::kDefinite;
    }
    default:
      return Failure::kDefinite;
  }
}

// Between half and all of the pause, so that callers who failed together do not return together.
milliseconds WithJitter(milliseconds pause) {
  const std::string id = NewRequestId();
  const int share = std::stoi(id.substr(0, 2), nullptr, 16);  // 0 … 255.
  return pause / 2 + pause * share / 512;
}

class GrpcStream final : public Stream {
 public:
  GrpcStream(grpc::GenericStub& stub, const std::string& path,
             std::unique_ptr<grpc::ClientContext> context)
      : context_(std::move(context)), call_(stub.PrepareCall(context_.get(), path, &queue_)) {
    call_->StartCall(this);
    alive_ = Wait();
  }

  ~GrpcStream() override {
    context_->TryCancel();
    queue_.Shutdown();
    void* tag = nullptr;
    bool ok = false;
    while (queue_.Next(&tag, &ok)) continue;
  }

  bool Write(const Message& message) override {
    if (!alive_) return false;
    call_->Write(ToBuffer(message), this);
    alive_ = Wait();
    return alive_;
  }

  bool EndWrites() override {
    if (!alive_) return false;
    call_->WritesDone(this);
    alive_ = Wait();
    return alive_;
  }

  bool Read(Message& message) override {
    grpc::ByteBuffer buffer;
    call_->Read(&buffer, this);
    return Wait() && FromBuffer(buffer, message);
  }

  absl::Status Finish() override {
    grpc::Status status;
    call_->Finish(&status, this);
    Wait();
    return FromGrpc(status);
  }

 private:
  bool Wait() {
    void* tag = nullptr;
    bool ok = false;
    return queue_.Next(&tag, &ok) && ok;
  }

  grpc::CompletionQueue queue_;
  std::unique_ptr<grpc::ClientContext> context_;
  std::unique_ptr<grpc::GenericClientAsyncReaderWriter> call_;
  bool alive_ = false;
};

class GrpcConnection final : public Connection {
 public:
  GrpcConnection(const Settings& settings, std::string ca, std::string token)
      : server_(settings.server),
        ca_(std::move(ca)),
        token_(std::move(token)),
        timeout_(std::chrono::seconds(settings.timeout_seconds)) {
    grpc::SslCredentialsOptions tls;
    tls.pem_root_certs = ca_;
    grpc::ChannelArguments arguments;
    arguments.SetMaxReceiveMessageSize(kAnswerBytesMax);
    arguments.SetInt(GRPC_ARG_ENABLE_RETRIES, 0);  // Ours know the request id.
    arguments.SetInt(GRPC_ARG_ENABLE_HTTP_PROXY, 0);
    arguments.SetInt(GRPC_ARG_INITIAL_RECONNECT_BACKOFF_MS, static_cast<int>(kFirstPause.count()));
    arguments.SetInt(GRPC_ARG_MIN_RECONNECT_BACKOFF_MS, static_cast<int>(kFirstPause.count()));
    arguments.SetInt(GRPC_ARG_MAX_RECONNECT_BACKOFF_MS, static_cast<int>(kLongestPause.count()));
    channel_ = grpc::CreateCustomChannel(server_, grpc::SslCredentials(tls), arguments);
    stub_ = std::make_unique<grpc::GenericStub>(channel_);
  }

  absl::StatusOr<MessagePointer> Call(const MethodDescriptor* method,
                                      const Message& request) override {
    const auto deadline = SteadyClock::now() + timeout_;
    milliseconds pause = kFirstPause;
    bool may_have_happened = false;
    while (true) {
      RETURN_IF_ERROR(Connect(deadline, may_have_happened, *method, request));
      MessagePointer answer = NewMessage(method->output_type());
      const grpc::Status status = Attempt(WirePath(method), request, *answer, deadline);
      if (status.ok()) return answer;
      const Failure failure = FailureOf(status);
      if (failure == Failure::kDefinite) return FromGrpc(status);
      may_have_happened |= failure == Failure::kCutOff;
      const milliseconds rest = WithJitter(pause);
      if (SteadyClock::now() + rest >= deadline) {
        if (failure == Failure::kBusy && !may_have_happened) return FromGrpc(status);
        return CutOff(*method, request, status);
      }
      std::this_thread::sleep_for(rest);
      pause = std::min(pause * 2, kLongestPause);
    }
  }

  absl::StatusOr<std::unique_ptr<Stream>> Open(const MethodDescriptor* method) override {
    const auto deadline = SteadyClock::now() + timeout_;
    RETURN_IF_ERROR(WaitForServer(deadline));
    const auto limit = std::max<SteadyClock::duration>(timeout_, kStreamLimit);
    return std::unique_ptr<Stream>(
        std::make_unique<GrpcStream>(*stub_, WirePath(method), NewContext(limit)));
  }

 private:
  std::unique_ptr<grpc::ClientContext> NewContext(SteadyClock::duration limit) const {
    auto context = std::make_unique<grpc::ClientContext>();
    if (!token_.empty()) context->AddMetadata("authorization", "Bearer " + token_);
    const auto whole = std::chrono::duration_cast<std::chrono::system_clock::duration>(limit);
    context->set_deadline(std::chrono::system_clock::now() + whole);
    return context;
  }

  // Waits until the channel is ready. A first failure is told at once, with its cause.
  absl::Status WaitForServer(SteadyClock::time_point deadline) {
    while (true) {
      const grpc_connectivity_state state = channel_->GetState(true);
      if (state == GRPC_CHANNEL_READY) return absl::OkStatus();
      if (state == GRPC_CHANNEL_TRANSIENT_FAILURE || SteadyClock::now() >= deadline) {
        RETURN_IF_ERROR(ProbeServer(server_, ca_));
        if (SteadyClock::now() >= deadline) {
          return UnreachedError("SERVER_SILENT", {{"server", server_}});
        }
      }
      const auto rest = deadline - SteadyClock::now();
      channel_->WaitForStateChange(
          state, std::chrono::system_clock::now() +
                     std::chrono::duration_cast<std::chrono::system_clock::duration>(rest));
    }
  }

  // As WaitForServer; but once a call was cut off, a server that is gone may come back.
  absl::Status Connect(SteadyClock::time_point deadline, bool may_have_happened,
                       const MethodDescriptor& method, const Message& request) {
    while (true) {
      const absl::Status status = WaitForServer(deadline);
      if (status.ok() || !may_have_happened) return status;
      if (SteadyClock::now() + kFirstPause >= deadline) {
        return IsWrite(&method) ? OutcomeUnknown(request) : status;
      }
      std::this_thread::sleep_for(kFirstPause);
    }
  }

  grpc::Status Attempt(const std::string& path, const Message& request, Message& answer,
                       SteadyClock::time_point deadline) {
    const auto rest = deadline - SteadyClock::now();
    // Half of the time for one attempt leaves the other half for a repetition.
    const auto limit = rest < kShortestAttempt
                           ? rest
                           : std::max<SteadyClock::duration>(rest / 2, kShortestAttempt);
    const auto context = NewContext(limit);
    grpc::CompletionQueue queue;
    const auto call = stub_->PrepareUnaryCall(context.get(), path, ToBuffer(request), &queue);
    grpc::ByteBuffer buffer;
    grpc::Status status;
    call->StartCall();
    call->Finish(&buffer, &status, this);
    void* tag = nullptr;
    bool ok = false;
    queue.Next(&tag, &ok);
    if (status.ok() && !FromBuffer(buffer, answer)) {
      return {grpc::StatusCode::INTERNAL, "The answer cannot be read."};
    }
    return status;
  }

  static absl::Status OutcomeUnknown(const Message& request) {
    const auto* field = request.GetDescriptor()->FindFieldByName("request_id");
    return UnknownOutcome({{"request_id", request.GetReflection()->GetString(request, field)}});
  }

  absl::Status CutOff(const MethodDescriptor& method, const Message& request,
                      const grpc::Status& status) const {
    if (IsWrite(&method)) return OutcomeUnknown(request);
    if (status.error_code() == grpc::StatusCode::DEADLINE_EXCEEDED) {
      return UnreachedError("SERVER_SILENT", {{"server", server_}});
    }
    return UnreachedError("SERVER_CONNECTION_LOST",
                          {{"server", server_}, {"detail", status.error_message()}});
  }

  const std::string server_;
  const std::string ca_;
  const std::string token_;
  const SteadyClock::duration timeout_;
  std::shared_ptr<grpc::Channel> channel_;
  std::unique_ptr<grpc::GenericStub> stub_;
};

absl::StatusOr<std::string> ReadToken(const std::string& path) {
  ASSIGN_OR_RETURN(std::string token, ReadSecretFile(path));
  while (!token.empty() && (token.back() == '\n' || token.back() == '\r')) token.pop_back();
  const bool visible =
      std::all_of(token.begin(), token.end(), [](char c) { return c > 0x20 && c < 0x7F; });
  if (token.empty() || !visible) return UsageError("TOKEN_FILE_EMPTY", {{"file", path}});
  return token;
}

}  // namespace

absl::StatusOr<std::unique_ptr<Connection>> Connection::Open(const Settings& settings) {
  std::string ca;
  std::string token;
  if (!settings.ca_file.empty()) {
    ASSIGN_OR_RETURN(ca, ReadFile(settings.ca_file));
    if (ca.find("-----BEGIN CERTIFICATE-----") == std::string::npos) {
      return UsageError("CA_FILE_INVALID", {{"file", settings.ca_file}});
    }
  }
  if (!settings.token_file.empty()) {
    ASSIGN_OR_RETURN(token, ReadToken(settings.token_file));
  }
  return std::unique_ptr<Connection>(
      std::make_unique<GrpcConnection>(settings, std::move(ca), std::move(token)));
}

}  // namespace award::client
