// What a command works with: the settings, the connection when it needs one, and the streams. Data
// goes to `out`, messages to `err`.
#ifndef AWARD_CLIENT_COMMAND_SESSION_H_
#define AWARD_CLIENT_COMMAND_SESSION_H_

#include <istream>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/statusor.h"
#include "client/connection/connection.h"
#include "client/contract/contract.h"
#include "client/error/status_macros.h"
#include "client/settings/environment.h"
#include "client/settings/settings.h"
#include "client/words/language.h"

namespace award::client {

class Session {
 public:
  Session(Settings settings, const Environment& environment, std::istream& input,
          std::ostream& output, std::ostream& messages)
      : in(input),
        out(output),
        err(messages),
        settings_(std::move(settings)),
        environment_(environment) {}

  // Connects on the first call.
  absl::StatusOr<MessagePointer> Call(const MethodDescriptor* method, const Message& request);
  absl::StatusOr<std::unique_ptr<Stream>> Open(const MethodDescriptor* method);

  // The same with the answer's own type: Call<v1::Season>("SeasonService.GetSeason", request).
  template <typename Answer>
  absl::StatusOr<Answer> Call(std::string_view method, const Message& request) {
    ASSIGN_OR_RETURN(const MessagePointer answer, Call(MethodNamed(method), request));
    return dynamic_cast<const Answer&>(*answer);
  }

  // A message for the user, on `err`.
  void Note(Words words);
  void Note(std::string_view text);

  // Shows how far a long transfer of bytes is, or a long computation, on a terminal only; `total` 0
  // when it is not known.
  void ShowProgress(std::string_view what, int64_t done, int64_t total);
  void ShowStep(std::string_view what, int64_t done, int64_t total);
  void EndProgress();

  const Settings& settings() const { return settings_; }
  Language language() const { return settings_.language; }
  size_t columns() const { return environment_.columns; }

  std::istream& in;
  std::ostream& out;
  std::ostream& err;

 private:
  absl::Status Connect();
  void ShowProgressLine(std::string line);

  const Settings settings_;
  const Environment& environment_;
  std::unique_ptr<Connection> connection_;
  std::string progress_;  // What the terminal shows now.
};

}  // namespace award::client

#endif  // AWARD_CLIENT_COMMAND_SESSION_H_
