// Ctrl-C during a long command: noticed between two steps, so that the command ends in words and
// leaves nothing half-written. A second one ends the process at once.
#ifndef AWARD_CLIENT_COMMAND_INTERRUPTION_H_
#define AWARD_CLIENT_COMMAND_INTERRUPTION_H_

#include <csignal>
#include <string_view>

#include "absl/status/status.h"

namespace award::client {

// Watches for SIGINT as long as it lives; one at a time.
class Interruption {
 public:
  Interruption();
  ~Interruption();
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;

  bool Seen() const;

  // INTERRUPTED once the signal has come.
  absl::Status Check() const;

 private:
  struct sigaction before_ {};
};

// As long as it lives the signal ends the process itself, with the exit code of an interruption:
// for a computation that asks nobody, of which nothing is written yet.
class EndAtOnce {
 public:
  // `words` go to standard error then; at most 500 bytes of them.
  EndAtOnce(const Interruption&, std::string_view words);
  ~EndAtOnce();
  EndAtOnce(const EndAtOnce&) = delete;
  EndAtOnce& operator=(const EndAtOnce&) = delete;
};

}  // namespace award::client

#endif  // AWARD_CLIENT_COMMAND_INTERRUPTION_H_
