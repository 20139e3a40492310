// Callers over TLS, and the echo they are held against.
#include "tests/benchmark/bench_wire.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <utility>

#include "fmt/format.h"
#include "grpcpp/create_channel.h"
#include "grpcpp/generic/async_generic_service.h"
#include "grpcpp/generic/generic_stub.h"
#include "grpcpp/security/credentials.h"
#include "grpcpp/security/server_credentials.h"
#include "grpcpp/server.h"
#include "grpcpp/server_builder.h"
#include "grpcpp/support/byte_buffer.h"

namespace award::bench {
namespace {

using Clock = std::chrono::steady_clock;

// One call after the other, driven by gRPC's own threads.
class Callers {
 public:
  Callers(std::shared_ptr<grpc::Channel> channel, std::string method, int callers,
          const NextCall& next)
      : stub_(std::move(channel)), method_(std::move(method)), next_(next), running_(callers) {
    for (int i = 0; i < callers; ++i) states_.push_back(std::make_unique<State>());
  }

  Measured Run() {
    const Clock::time_point start = Clock::now();
    for (size_t i = 0; i < states_.size(); ++i) Send(static_cast<int>(i));
    std::unique_lock lock(mutex_);
    finished_.wait(lock, [&] { return running_ == 0; });
    Measured measured;
    measured.seconds = std::chrono::duration<double>(Clock::now() - start).count();
    for (const auto& state : states_) {
      measured.latencies_us.insert(measured.latencies_us.end(), state->latencies_us.begin(),
                                   state->latencies_us.end());
      measured.failures += state->failures;
      if (measured.first_failure.empty()) measured.first_failure = state->first_failure;
    }
    measured.calls = measured.latencies_us.size();
    std::sort(measured.latencies_us.begin(), measured.latencies_us.end());
    return measured;
  }

 private:
  struct State {
    std::unique_ptr<grpc::ClientContext> context;
    grpc::ByteBuffer request;
    grpc::ByteBuffer reply;
    Clock::time_point start;
    int number = 0;
    std::vector<double> latencies_us;
    size_t failures = 0;
    std::string first_failure;
  };

  void Send(int caller) {
    State& state = *states_[static_cast<size_t>(caller)];
    Call call;
    if (!next_(caller, state.number++, call)) {
      const std::scoped_lock lock(mutex_);
      if (--running_ == 0) finished_.notify_all();
      return;
    }
    state.context = std::make_unique<grpc::ClientContext>();
    if (!call.secret.empty()) {
      state.context->AddMetadata("authorization", "Bearer " + call.secret);
    }
    const grpc::Slice slice(call.request);
    state.request = grpc::ByteBuffer(&slice, 1);
    state.reply.Clear();
    state.start = Clock::now();
    stub_.UnaryCall(state.context.get(), method_, grpc::StubOptions(), &state.request, &state.reply,
                    [this, caller](const grpc::Status& status) { Answered(caller, status); });
  }

  void Answered(int caller, const grpc::Status& status) {
    State& state = *states_[static_cast<size_t>(caller)];
    const std::chrono::duration<double, std::micro> spent = Clock::now() - state.start;
    if (status.ok()) {
      state.latencies_us.push_back(spent.count());
    } else {
      ++state.failures;
      if (state.first_failure.empty()) state.first_failure = status.error_message();
    }
    Send(caller);
  }

  grpc::GenericStub stub_;
  const std::string method_;
  const NextCall& next_;
  std::vector<std::unique_ptr<State>> states_;
  std::mutex mutex_;  // Guards running_.
  std::condition_variable finished_;
  int running_;
};

// Reads one message, sends it back.
class EchoReactor final : public grpc::ServerGenericBidiReactor {
 public:
  EchoReactor() { StartRead(&message_); }

  void OnReadDone(bool ok) override {
    if (!ok) return Finish(grpc::Status(grpc::StatusCode::INTERNAL, "no message"));
    StartWriteAndFinish(&message_, grpc::WriteOptions(), grpc::Status::OK);
  }
  void OnDone() override { delete this; }

 private:
  grpc::ByteBuffer message_;
};

class EchoService final : public grpc::CallbackGenericService {
 private:
  grpc::ServerGenericBidiReactor* CreateReactor(grpc::GenericCallbackServerContext*) override {
    return new EchoReactor;
  }
};

}  // namespace

double Measured::Percentile(double share) const {
  if (latencies_us.empty()) return 0;
  const auto index = static_cast<size_t>(share * static_cast<double>(latencies_us.size() - 1));
  return latencies_us[index];
}

Measured RunCallers(int port, const std::string& authority_pem, const std::string& method,
                    int callers, const NextCall& next) {
  grpc::SslCredentialsOptions tls;
  tls.pem_root_certs = authority_pem;
  grpc::ChannelArguments arguments;
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  const std::shared_ptr<grpc::Channel> channel = grpc::CreateCustomChannel(
      fmt::format("127.0.0.1:{}", port), grpc::SslCredentials(tls), arguments);
  channel->WaitForConnected(std::chrono::system_clock::now() + std::chrono::seconds(10));
  return Callers(channel, method, callers, next).Run();
}

struct EchoServer::Parts {
  EchoService service;
  std::unique_ptr<grpc::Server> server;
};

EchoServer::EchoServer(const rpc::Certificates& certificates) : parts_(std::make_unique<Parts>()) {
  grpc::SslServerCredentialsOptions tls;
  tls.pem_key_cert_pairs.push_back({certificates.private_key, certificates.certificate});
  grpc::ServerBuilder builder;
  builder.AddListeningPort("127.0.0.1:0", grpc::SslServerCredentials(tls), &port_);
  builder.RegisterCallbackGenericService(&parts_->service);
  parts_->server = builder.BuildAndStart();
}

EchoServer::~EchoServer() { parts_->server->Shutdown(); }

}  // namespace award::bench
