// The connection is opened late, so that offline commands and usage errors need no server.
#include "client/command/session.h"

#include "client/render/text.h"
#include "fmt/format.h"

namespace award::client {

absl::Status Session::Connect() {
  if (connection_ != nullptr) return absl::OkStatus();
  ASSIGN_OR_RETURN(connection_, Connection::Open(settings_));
  return absl::OkStatus();
}

absl::StatusOr<MessagePointer> Session::Call(const MethodDescriptor* method,
                                             const Message& request) {
  RETURN_IF_ERROR(Connect());
  return connection_->Call(method, request);
}

absl::StatusOr<std::unique_ptr<Stream>> Session::Open(const MethodDescriptor* method) {
  RETURN_IF_ERROR(Connect());
  return connection_->Open(method);
}

void Session::Note(Words words) { Note(words.In(language())); }

void Session::Note(std::string_view text) { err << Render(text) << '\n'; }

void Session::ShowProgress(std::string_view what, int64_t done, int64_t total) {
  const std::string share = total > 0 ? fmt::format("{:3}%", done * 100 / total) : "";
  ShowProgressLine(fmt::format("{}  {} KiB {}", RenderLine(what), done / 1024, share));
}

void Session::ShowStep(std::string_view what, int64_t done, int64_t total) {
  const std::string share = total > 0 ? fmt::format("{:3}%", done * 100 / total) : "";
  ShowProgressLine(fmt::format("{} {}", RenderLine(what), share));
}

// The escape clears what a longer line before it left.
void Session::ShowProgressLine(std::string line) {
  if (!environment_.err_is_terminal || line == progress_) return;
  err << fmt::format("\r{}\x1B[K", line) << std::flush;
  progress_ = std::move(line);
}

void Session::EndProgress() {
  if (progress_.empty()) return;
  err << '\n';
  progress_.clear();
}

}  // namespace award::client
