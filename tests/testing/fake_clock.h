// A clock that stands still until a test moves it.
#ifndef AWARD_TESTS_TESTING_FAKE_CLOCK_H_
#define AWARD_TESTS_TESTING_FAKE_CLOCK_H_

#include <atomic>
#include <chrono>

#include "server/base/time.h"

namespace award::testing {

// Starts at 2027-02-01 09:00 in Taipei (ROC year 116), inside the default window for applications.
class FakeClock final : public base::Clock {
 public:
  static constexpr base::Time kStart{1'801'443'600'000'000};

  base::Time Now() override { return {us_}; }
  void Set(base::Time now) { us_ = now.us; }
  void Advance(std::chrono::microseconds span) { us_ += span.count(); }

 private:
  std::atomic<int64_t> us_{kStart.us};
};

}  // namespace award::testing

#endif  // AWARD_TESTS_TESTING_FAKE_CLOCK_H_
