// The handler sets a flag and does nothing else, unless it has words to end with; without
// SA_RESTART a read that waits ends too.
#include "client/command/interruption.h"

#include <unistd.h>

#include <algorithm>
#include <array>

#include "client/error/error.h"

namespace award::client {
namespace {

volatile std::sig_atomic_t seen = 0;

// What a handler may read: no string, and its size last.
std::array<char, 500> last_words;
volatile std::sig_atomic_t last_words_size = 0;

void See(int) {
  seen = 1;
  if (last_words_size == 0) return;
  const auto size = static_cast<size_t>(last_words_size);
  if (write(STDERR_FILENO, last_words.data(), size) < 0) _exit(static_cast<int>(Exit::kRefused));
  _exit(static_cast<int>(Exit::kInterrupted));
}

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

EndAtOnce::EndAtOnce(const Interruption&, std::string_view words) {
  const size_t size = std::min(words.size(), last_words.size());
  std::copy_n(words.begin(), size, last_words.begin());
  last_words_size = static_cast<std::sig_atomic_t>(size);
}

EndAtOnce::~EndAtOnce() { last_words_size = 0; }

}  // namespace award::client
