// The handler does nothing but set a flag; without SA_RESTART a read that waits ends too.
#include "client/command/interruption.h"

#include "client/error/error.h"

namespace award::client {
namespace {

volatile std::sig_atomic_t seen = 0;

void See(int) { seen = 1; }

}  // namespace

Interruption::Interruption() {
  seen = 0;
  struct sigaction action {};
  action.sa_handler = See;
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, &before_);
}

Interruption::~Interruption() { sigaction(SIGINT, &before_, nullptr); }

bool Interruption::Seen() const { return seen != 0; }

absl::Status Interruption::Check() const { return Seen() ? InterruptedError() : absl::OkStatus(); }

}  // namespace award::client
