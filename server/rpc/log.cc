// Lines of key=value. Control characters never reach the log: a line is a line.
#include "server/rpc/log.h"

#include <algorithm>
#include <memory>
#include <string>

#include "google/protobuf/stubs/logging.h"
#include "grpc/support/log.h"
#include "spdlog/sinks/stdout_sinks.h"
#include "spdlog/spdlog.h"

namespace award::rpc {
namespace {

std::string OneLine(std::string_view text) {
  std::string line(text);
  std::replace_if(
      line.begin(), line.end(),
      [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, ' ');
  return line;
}

// Protobuf complains of invalid requests here; they are answered by name, and their texts are not
// for the log.
void DropMessage(google::protobuf::LogLevel, const char*, int, const std::string&) {}

// What gRPC says of connections, such as a handshake that failed.
void TakeMessage(gpr_log_func_args* message) {
  if (message->severity != GPR_LOG_SEVERITY_ERROR) return;
  spdlog::warn("grpc text=\"{}\"", OneLine(message->message));
}

}  // namespace

void SetUpLog() {
  auto logger =
      std::make_shared<spdlog::logger>("award", std::make_shared<spdlog::sinks::stderr_sink_mt>());
  logger->set_pattern("%Y-%m-%dT%H:%M:%S.%fZ %l %v", spdlog::pattern_time_type::utc);
  logger->flush_on(spdlog::level::info);
  spdlog::set_default_logger(std::move(logger));
  google::protobuf::SetLogHandler(&DropMessage);
  gpr_set_log_function(&TakeMessage);
}

void LogCall(std::string_view method, std::string_view person, std::string_view reason,
             std::chrono::microseconds duration) {
  spdlog::info("call method={} person={} reason={} us={}", method, person.empty() ? "-" : person,
               reason, duration.count());
}

void LogIncident(std::string_view incident, const absl::Status& status) {
  spdlog::error("incident id={} status={}", incident, OneLine(status.ToString()));
}

void LogStep(std::string_view text) { spdlog::info("{}", OneLine(text)); }

}  // namespace award::rpc
