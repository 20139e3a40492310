// The one place that reads the machine's clock.
#include "server/base/time.h"

#include <algorithm>

namespace award::base {

Time SystemClock::Now() {
  const auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
  const int64_t machine_us =
      std::chrono::duration_cast<std::chrono::microseconds>(since_epoch).count();
  int64_t last_us = last_us_.load();
  int64_t now_us = 0;
  do {
    now_us = std::max(machine_us, last_us + 1);
  } while (!last_us_.compare_exchange_weak(last_us, now_us));
  return {now_us};
}

}  // namespace award::base
