// gRPC's settings, each with its reason, and the order of starting and stopping.
#include "server/rpc/server.h"

#include <chrono>
#include <deque>
#include <string>
#include <utility>

#include "fmt/format.h"
#include "grpcpp/grpcpp.h"
#include "grpcpp/health_check_service_interface.h"
#include "grpcpp/impl/codegen/server_callback_handlers.h"
#include "grpcpp/impl/rpc_service_method.h"
#include "grpcpp/impl/service_type.h"
#include "grpcpp/resource_quota.h"
#include "grpcpp/support/server_callback.h"
#include "server/base/error.h"
#include "server/base/limits.h"
#include "server/base/status_macros.h"
#include "server/rpc/call.h"
#include "server/rpc/methods.h"

namespace award::rpc {
namespace {

using grpc::ByteBuffer;
using grpc::CallbackServerContext;

constexpr int kMinute = 60 * 1000;  // Milliseconds, as gRPC counts.
constexpr int kMetadataBytesMax = 8 * 1024;
constexpr int kStreamsPerConnectionMax = 100;
constexpr int kThreadsMax = 64;
constexpr size_t kMemoryQuotaBytes = 256UL * 1024 * 1024;
constexpr std::chrono::seconds kDrainTime{10};

// All methods as one gRPC service. What the generated classes do by inheritance, one layer for each
// method, is a loop here; requests and replies stay bytes.
class MethodsService final : public grpc::Service {
 public:
  MethodsService(const std::vector<Method>& methods, Dispatcher& dispatcher,
                 AttachmentStreams& streams) {
    for (const Method& method : methods) {
      const google::protobuf::MethodDescriptor& descriptor = *method.descriptor;
      paths_.push_back(fmt::format("/{}/{}", descriptor.service()->full_name(), descriptor.name()));
      if (descriptor.client_streaming()) {
        AddRow(grpc::internal::RpcMethod::CLIENT_STREAMING,
               new grpc::internal::CallbackClientStreamingHandler<ByteBuffer, ByteBuffer>(
                   [&](CallbackServerContext* context, ByteBuffer* reply) {
                     return streams.TakeUpload(method, context, reply);
                   }));
      } else if (descriptor.server_streaming()) {
        AddRow(grpc::internal::RpcMethod::SERVER_STREAMING,
               new grpc::internal::CallbackServerStreamingHandler<ByteBuffer, ByteBuffer>(
                   [&](CallbackServerContext* context, const ByteBuffer* request) {
                     return streams.TakeDownload(method, context, request);
                   }));
      } else {
        AddRow(
            grpc::internal::RpcMethod::NORMAL_RPC,
            new grpc::internal::CallbackUnaryHandler<ByteBuffer, ByteBuffer>(
                [&](CallbackServerContext* context, const ByteBuffer* request, ByteBuffer* reply) {
                  return TakeUnaryCall(method, dispatcher, context, request, reply);
                }));
      }
    }
  }

 private:
  void AddRow(grpc::internal::RpcMethod::RpcType type, grpc::internal::MethodHandler* handler) {
    AddMethod(new grpc::internal::RpcServiceMethod(paths_.back().c_str(), type, nullptr));
    MarkMethodRawCallback(static_cast<int>(paths_.size()) - 1, handler);
  }

  std::deque<std::string> paths_;  // gRPC keeps pointers into it.
};

void Configure(grpc::ServerBuilder& builder) {
  builder.SetMaxReceiveMessageSize(static_cast<int>(base::kMessageBytesMax));
  builder.AddChannelArgument(GRPC_ARG_MAX_METADATA_SIZE, kMetadataBytesMax);
  // Otherwise a second server would start on the same port and get half of the calls.
  builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
  builder.AddChannelArgument(GRPC_ARG_MAX_CONCURRENT_STREAMS, kStreamsPerConnectionMax);
  // Connections that nobody uses go, and all are made anew in time.
  builder.AddChannelArgument(GRPC_ARG_MAX_CONNECTION_IDLE_MS, 5 * kMinute);
  builder.AddChannelArgument(GRPC_ARG_MAX_CONNECTION_AGE_MS, 60 * kMinute);
  builder.AddChannelArgument(GRPC_ARG_MAX_CONNECTION_AGE_GRACE_MS, kMinute);
  // A peer that is gone is noticed; one that pings more than once a minute is sent away.
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIME_MS, kMinute);
  builder.AddChannelArgument(GRPC_ARG_HTTP2_MIN_RECV_PING_INTERVAL_WITHOUT_DATA_MS, kMinute);
  grpc::ResourceQuota quota;
  quota.Resize(kMemoryQuotaBytes);
  quota.SetMaxThreads(kThreadsMax);
  builder.SetResourceQuota(quota);
}

}  // namespace

absl::StatusOr<std::unique_ptr<Server>> Server::Start(const ServerOptions& options,
                                                      base::Clock& clock, base::IdSource& ids) {
  ASSIGN_OR_RETURN(std::vector<Method> methods, Methods());
  ASSIGN_OR_RETURN(std::unique_ptr<storage::Store> store,
                   storage::Store::Open(options.database, options.store));
  std::unique_ptr<Server> server(new Server(std::move(store), std::move(methods), clock, ids));
  RETURN_IF_ERROR(server->Listen(options));
  return server;
}

Server::Server(std::unique_ptr<storage::Store> store, std::vector<Method> methods,
               base::Clock& clock, base::IdSource& ids)
    : store_(std::move(store)),
      methods_(std::move(methods)),
      dispatcher_(*store_, clock, ids),
      streams_(dispatcher_),
      service_(std::make_unique<MethodsService>(methods_, dispatcher_, streams_)) {}

Server::~Server() { static_cast<void>(Stop()); }

absl::Status Server::Listen(const ServerOptions& options) {
  grpc::EnableDefaultHealthCheckService(true);
  grpc::SslServerCredentialsOptions tls;  // gRPC takes TLS 1.2 and 1.3, nothing older.
  tls.pem_key_cert_pairs.push_back({options.private_key, options.certificate});
  grpc::ServerBuilder builder;
  Configure(builder);
  builder.AddListeningPort(options.listen, grpc::SslServerCredentials(tls), &port_);
  builder.RegisterService(service_.get());
  server_ = builder.BuildAndStart();
  if (server_ != nullptr && port_ != 0) return absl::OkStatus();
  return base::Error(base::Reason::kAddressUnusable,
                     fmt::format("Cannot listen on {}.", options.listen),
                     {{"address", options.listen}});
}

absl::Status Server::Stop() {
  if (server_ != nullptr) {
    server_->Shutdown(std::chrono::system_clock::now() + kDrainTime);
    server_->Wait();
    server_.reset();
  }
  return store_->Stop();
}

}  // namespace award::rpc
